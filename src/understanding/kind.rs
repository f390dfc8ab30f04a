//! The kind of a question: the evidence in it in, what it wants out.

mod follow;
mod on_one;

use super::Kind;
use super::cues::Cue;
use super::detail::Detail;
use super::listing::{Order, Standing};
use super::signals::Signals;
use crate::knowledge::city::Section;
use crate::language::Language;

/// From this share of telling words on, a question without any cue is on a topic.
const ON_TOPIC: f32 = 0.5;

/// So few words alone, without any cue, are what a person looks for.
const FEW_WORDS: usize = 2;

/// What a question wants, and of which organisations.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    pub(super) organisations: Vec<String>,
    pub(super) details: Vec<Detail>,
    pub(super) doubts: Vec<String>,
    pub(super) continues: Option<Continues>,
}

/// How a question goes on with the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Continues {
    /// The same again in another language.
    Speaking(Language),
    /// Of the last list only what fulfils this too.
    Narrowing,
    /// The last list on something else.
    Turning,
}

impl Reading {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            organisations: Vec::new(),
            details: Vec::new(),
            doubts: Vec::new(),
            continues: None,
        }
    }

    fn on(kind: Kind, slug: &str) -> Self {
        Self {
            organisations: vec![slug.to_owned()],
            ..Self::of(kind)
        }
    }
}

/// Settles the kind; the first of these that the evidence bears.
pub(super) fn kind(signals: &Signals<'_>) -> Reading {
    social(signals)
        .or_else(|| follow::in_another_language(signals))
        .or_else(|| on_one::named(signals))
        .or_else(|| elsewhere(signals))
        .or_else(|| follow::together(signals))
        .or_else(|| follow::counted_out(signals))
        .or_else(|| follow::list_again(signals))
        .or_else(|| follow::follow_up(signals))
        .or_else(|| general(signals))
        .or_else(|| joining(signals))
        .or_else(|| stranger(signals))
        .or_else(|| listed(signals))
        .or_else(|| on_one::perhaps_named(signals))
        .unwrap_or_else(|| Reading::of(Kind::Unknown))
}

/// The order that the question sets for a list.
pub(super) fn order(signals: &Signals<'_>) -> Option<Order> {
    let in_topics = signals.topic_places();
    [Order::Newest, Order::Oldest]
        .into_iter()
        .find(|order| signals.strength_outside(Cue::Order(*order), &in_topics) > 0)
}

/// Greetings, thanks and calls for help, when there is hardly anything else in the question.
fn social(signals: &Signals<'_>) -> Option<Reading> {
    if signals.words.is_empty() || signals.sure_name().is_some() {
        return None;
    }
    let kinds = [
        (Cue::Greeting, Kind::Greeting),
        (Cue::Help, Kind::Help),
        (Cue::Thanks, Kind::Thanks),
    ];
    let spoken = kinds
        .into_iter()
        .filter(|(cue, _)| signals.strength(*cue) > 0)
        .max_by_key(|(cue, _)| signals.strength(*cue))?;
    let own: Vec<usize> = signals
        .cues
        .iter()
        .filter(|found| found.meaning == spoken.0)
        .flat_map(|found| found.places.clone())
        .collect();
    let rest = signals
        .content
        .iter()
        .filter(|place| !own.contains(place))
        .count();
    let is_more = signals.network || !signals.topics.is_empty() || !signals.institutions.is_empty();
    (rest <= 1 && !is_more).then(|| Reading::of(spoken.1))
}

/// Questions on something else.
fn elsewhere(signals: &Signals<'_>) -> Option<Reading> {
    let strength = signals.strength(Cue::Elsewhere);
    let is_elsewhere =
        strength > 1 || (strength > 0 && !signals.network && signals.topic_share() < 0.7);
    is_elsewhere.then(|| Reading::of(Kind::Unknown))
}

/// Why belong, and how the city joins.
fn general(signals: &Signals<'_>) -> Option<Reading> {
    let benefits = signals.strength(Cue::Benefits);
    let leads = signals.entry_strength(|section| section != Section::Benefits);
    let asks_for_list = signals.strength(Cue::List) > 0
        || signals.strength(Cue::Membership) > 1
        || signals.standing().is_some();
    let leads = if leads > 1 && leads * 2 >= signals.content.len() && !asks_for_list {
        leads
    } else {
        0
    };
    let process = signals.strength(Cue::Process).max(leads);
    let is_joining = !signals.institutions.is_empty()
        && signals.strength(Cue::Join) > 0
        && signals.strength(Cue::Speaker) > 0;
    if is_joining && signals.strength(Cue::Process) == 0 {
        return None;
    }
    let strongest = benefits.max(process);
    let is_on_us = signals.city || signals.network || signals.reference || signals.speakers;
    let is_plain = strongest > 1 && signals.topics.is_empty();
    let is_on_city = is_on_us || strongest > 2 || is_plain || signals.content.is_empty();
    if strongest == 0 || !is_on_city {
        return None;
    }
    if signals.topic_share() > ON_TOPIC && benefits.max(process) < 2 {
        return None;
    }
    Some(Reading::of(if benefits > process {
        Kind::Benefits
    } else {
        Kind::Process
    }))
}

/// What a kind of institution can join.
fn joining(signals: &Signals<'_>) -> Option<Reading> {
    let join = signals.strength(Cue::Join);
    let speaks = signals.strength(Cue::Speaker) > 0;
    let has_institution = !signals.institutions.is_empty();
    let is_of_city = signals.is_on_city() && signals.strength(Cue::List) > 0 && join == 0;
    if is_of_city {
        return None;
    }
    let only_as_topic = signals.institutions.iter().all(|found| {
        signals.topics.iter().any(|topic| {
            found
                .places
                .iter()
                .all(|place| topic.places.contains(place))
        })
    });
    let is_joining = (has_institution && (join > 0 || speaks))
        || (has_institution
            && !only_as_topic
            && signals.standing().is_none()
            && signals.strength(Cue::Standing(Standing::ThroughInstitution)) == 0)
        || (join > 1 && speaks && !signals.topics.is_empty());
    is_joining.then(|| Reading::of(Kind::Join))
}

/// Whether the city belongs to something that nothing known is called.
fn stranger(signals: &Signals<'_>) -> Option<Reading> {
    let asks = signals.strength(Cue::Membership) > 0 && signals.strength(Cue::List) < 2;
    let names_something = signals.topics.is_empty()
        && signals.key_phrases.is_empty()
        && !signals.content.is_empty()
        && signals
            .standing()
            .is_none_or(|(standing, _)| standing == Standing::Belongs)
        && order(signals).is_none();
    (asks && names_something).then(|| Reading::of(Kind::Unknown))
}

/// Lists: by topic, by standing, by date.
fn listed(signals: &Signals<'_>) -> Option<Reading> {
    let list = signals
        .strength(Cue::List)
        .max(signals.strength(Cue::Count));
    let standing = signals.standing().is_some();
    let ordered = order(signals).is_some() || signals.years().is_some();
    let has_choice = signals
        .standing()
        .is_some_and(|(standing, _)| standing != Standing::Belongs);
    let share = signals.topic_share();
    let facts = signals.details_outside(&signals.topic_places());
    let asks_a_fact = !facts.is_empty() && list == 0 && !signals.network;
    let asks_elsewhere = signals.strength(Cue::Fact) > 0
        && list == 0
        && !signals.network
        && !signals.city
        && !standing
        && signals.key_phrases.is_empty()
        && signals.strength(Cue::Membership) == 0;
    if (asks_a_fact && !ordered) || asks_elsewhere {
        return None;
    }
    let is_list = share >= ON_TOPIC
        || (!signals.topics.is_empty() && (list > 0 || signals.network))
        || ((list > 0 || signals.network || signals.is_on_city())
            && (standing || ordered)
            && signals.content.len() <= 2)
        || (list > 1 && signals.network && signals.content.len() <= 1)
        || (signals.content.is_empty() && has_choice)
        || (ordered && signals.content.len() <= 1);
    let searches = (list > 0 && signals.network)
        || list > 1
        || (!signals.topics.is_empty() && facts.is_empty());
    let is_bare = signals.cues.is_empty() && (1..=FEW_WORDS).contains(&signals.content.len());
    (is_list || searches || is_bare).then(|| Reading::of(Kind::Organisations))
}

fn asked(details: &[(Detail, usize)]) -> Vec<Detail> {
    details.iter().map(|(detail, _)| *detail).collect()
}
