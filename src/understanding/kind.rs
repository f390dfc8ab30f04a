//! The kind of a question: the evidence in it in, what it wants out.

mod follow;
mod on_one;

use super::Kind;
use super::cues::Cue;
use super::detail::Detail;
use super::listing::{Order, Standing};
use super::patterns::Found;
use super::signals::Signals;
use super::vocabulary::Meaning;
use crate::knowledge::city::Section;
use crate::language::Language;

/// From this share of telling words on, a question without any cue is on a topic.
const ON_TOPIC: f32 = 0.5;

/// So few words alone, without any cue, are what a person looks for.
const FEW_WORDS: usize = 2;

/// Beside thanks that ask nothing, so many other words may stand: "thanks, my boss will be delighted".
const MOST_BESIDE_SOCIAL: usize = 4;

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
    /// Of what was listed last only what fulfils this too.
    Choosing,
    /// The last question, with this too.
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
        .or_else(|| with_stranger(signals))
        .or_else(|| in_stranger(signals))
        .or_else(|| follow::counted_out(signals))
        .or_else(|| follow::compared(signals))
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
    let is_elsewhere = signals.strength(Cue::Elsewhere) > 0;
    if signals.words.is_empty() || signals.sure_name().is_some() || is_elsewhere {
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
    let own = signals.places_of(spoken.0);
    let rest = signals
        .content
        .iter()
        .filter(|place| !own.contains(place))
        .count();
    let is_beside = |found: &Found<Meaning>| !found.places.iter().all(|place| own.contains(place));
    let asks_a_fact = spoken.1 == Kind::Help && !signals.details_outside(&[]).is_empty();
    let is_more = signals.network
        || (asks_a_fact && signals.spoken_of().is_some())
        || signals.topics.iter().any(is_beside)
        || signals.institutions.iter().any(is_beside);
    let is_certain = spoken.1 == Kind::Thanks || signals.strength(spoken.0) > 2;
    let most = if is_certain && asks_nothing(signals) {
        MOST_BESIDE_SOCIAL
    } else {
        1
    };
    (rest <= most && !is_more).then(|| Reading::of(spoken.1))
}

/// Whether no cue of a question stands beside the greeting or the thanks.
fn asks_nothing(signals: &Signals<'_>) -> bool {
    let mut cues = signals.cues.iter();
    cues.all(|found| {
        matches!(
            found.meaning,
            Cue::Greeting | Cue::Help | Cue::Thanks | Cue::Speaker | Cue::Hint(_) | Cue::Here
        )
    })
}

/// Questions on something else.
fn elsewhere(signals: &Signals<'_>) -> Option<Reading> {
    let strength = signals.strength(Cue::Elsewhere);
    let looks_for_own = signals.strength(Cue::Speaker) > 0
        && signals.strength(Cue::Join) > 0
        && !signals.institutions.is_empty();
    let is_elsewhere = (strength > 1 && !looks_for_own)
        || (strength > 0 && !signals.network && signals.topic_share() < 0.7);
    is_elsewhere.then(|| Reading::of(Kind::Unknown))
}

/// Why belong, and how the city joins.
fn general(signals: &Signals<'_>) -> Option<Reading> {
    let benefits = match signals.strength(Cue::Benefits) {
        strength if signals.strength(Cue::List) >= strength && signals.has_part_of_name() => 0,
        strength => strength,
    };
    let process = signals
        .strength(Cue::Process)
        .max(leads_to_the_city(signals));
    let strongest = benefits.max(process);
    let speaks = !signals.institutions.is_empty() && signals.strength(Cue::Speaker) > 0;
    let is_mostly_on_topic = signals.topic_share() > ON_TOPIC;
    let is_on_topic = is_mostly_on_topic && strongest < 2;
    // Who says what they do asks what there is for them, whichever way leads there.
    let says_what = is_mostly_on_topic && signals.has_own_topics();
    let is_on_join = speaks
        && (says_what || (signals.strength(Cue::Join) > 0 && signals.strength(Cue::Process) == 0));
    let is_list = benefits == 0
        && signals.strength(Cue::List) > 0
        && signals
            .standing()
            .is_some_and(|(_, strength)| strength >= strongest);
    if strongest == 0
        || is_on_join
        || is_on_topic
        || is_list
        || !is_on_belonging(signals, strongest)
    {
        return None;
    }
    Some(Reading::of(if benefits > process {
        Kind::Benefits
    } else {
        Kind::Process
    }))
}

/// How many words lead to what is said of the city as such, where they are most of the question and no list is asked for.
fn leads_to_the_city(signals: &Signals<'_>) -> usize {
    let leads = signals.entry_strength(|section| section != Section::Benefits);
    let asks_for_list = signals.strength(Cue::List) > 0
        || signals.strength(Cue::Membership) > 1
        || signals.standing().is_some();
    if leads > 1 && leads * 2 >= signals.content.len() && !asks_for_list {
        leads
    } else {
        0
    }
}

/// Whether belonging as such is spoken of, and not something else that is worth while or has a procedure.
fn is_on_belonging(signals: &Signals<'_>, strongest: usize) -> bool {
    let is_on_us = signals.speaks_of_city() || signals.network || signals.reference;
    let is_plain = strongest > 1 && signals.topics.is_empty();
    is_on_us || strongest > 2 || is_plain || signals.content.is_empty()
}

/// What a kind of institution can join.
fn joining(signals: &Signals<'_>) -> Option<Reading> {
    let join = signals.strength(Cue::Join);
    let speaks = signals.strength(Cue::Speaker) > 0;
    let has_institution = signals.has_own_institutions();
    let speaks_of_own = speaks
        && has_institution
        && !signals.speaks_of_city()
        && signals.strength(Cue::List) > signals.strength(Cue::Membership);
    let is_of_city =
        signals.is_on_city() && signals.strength(Cue::List) > 0 && join == 0 && !speaks_of_own;
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
    let is_by_charge = matches!(
        signals.standing(),
        Some((Standing::Fee | Standing::Free, _))
    );
    let is_joining = (has_institution && (join > 0 || speaks || is_by_charge))
        || (has_institution
            && !only_as_topic
            && signals
                .standing()
                .is_none_or(|(standing, _)| standing.is_of_charge())
            && signals.strength(Cue::Standing(Standing::ThroughInstitution)) == 0)
        || (join > 1 && speaks && !signals.topics.is_empty())
        || is_for_asker(signals);
    is_joining.then(|| Reading::of(Kind::Join))
}

/// Whether somebody who said who they are asks what there is for them: "and what is there for us?", "co dla nas?".
fn is_for_asker(signals: &Signals<'_>) -> bool {
    let asks = [Cue::List, Cue::Open, Cue::Join]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let is_bare = signals
        .cues
        .iter()
        .all(|found| found.meaning == Cue::Speaker);
    signals.conversation.institution.is_some()
        && (signals.strength(Cue::Speaker) > 0 || looks_for_any(signals))
        && (asks || is_bare)
        && signals.content.is_empty()
        && signals.standing().is_none()
}

/// Whether it is asked what one can join, whatever it is: "to what can we?".
fn looks_for_any(signals: &Signals<'_>) -> bool {
    let asks_what = [Cue::List, Cue::Open]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    asks_what && signals.strength(Cue::Join) > 1 && !signals.reference
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

/// Whether somebody belongs to something that a word of no known meaning calls: "czy lotnisko jest w ACI?".
fn in_stranger(signals: &Signals<'_>) -> Option<Reading> {
    let asks = [Cue::Membership, Cue::Join]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0)
        && signals.strength(Cue::List) < 2;
    let is_named = || {
        signals
            .content
            .iter()
            .any(|place| signals.is_strange(*place))
    };
    (asks && is_named()).then(|| Reading::of(Kind::Unknown))
}

/// What the city shares with another city of which nothing is known.
fn with_stranger(signals: &Signals<'_>) -> Option<Reading> {
    signals.unknown_fellow()?;
    Some(Reading::of(Kind::Unknown))
}

/// Lists: by topic, by standing, by date.
fn listed(signals: &Signals<'_>) -> Option<Reading> {
    let list = signals
        .strength(Cue::List)
        .max(signals.strength(Cue::Count));
    let standing = signals.standing();
    let is_choice = standing.is_some_and(|(standing, _)| standing != Standing::Belongs);
    let is_ordered = order(signals).is_some() || signals.years().is_some();
    let mut facts = signals.details_outside(&signals.topic_places());
    // What the city does about a topic is what it takes part in.
    if signals.speaks_of_city() && !signals.topics.is_empty() {
        let is_of_list = |detail| matches!(detail, Detail::Activities | Detail::PolishMembers);
        facts.retain(|(detail, _)| !is_of_list(*detail));
    }
    let words = signals.content.len();
    // What is paid for, asked of no organisation, chooses among all; what a city has for free is hardly networks.
    let is_by_charge = words == 0
        && standing.is_some_and(|(standing, _)| match standing {
            Standing::Paid => true,
            _ => standing.is_of_charge() && !signals.city,
        });
    let asks_a_fact =
        !facts.is_empty() && list == 0 && !signals.network && !is_ordered && !is_by_charge;
    let lists = list > 0 || signals.network || signals.strength(Cue::Narrow) > 0;
    let is_by_seat = (lists || signals.goes_on_by_seat()) && !signals.seat.is_empty();
    if is_by_seat {
        return Some(Reading::of(Kind::Organisations));
    }
    if asks_a_fact || is_on_daily_life(signals, list) {
        return None;
    }
    let is_on_networks = list > 0 || signals.network;
    let has_topic = !signals.topics.is_empty();
    let is_by_topic =
        signals.topic_share() >= ON_TOPIC || (has_topic && (is_on_networks || facts.is_empty()));
    let is_by_standing = (is_on_networks || signals.is_on_city())
        && (standing.is_some() || is_ordered)
        && words <= FEW_WORDS;
    let is_short = (words == 0 && is_choice) || (words <= 1 && is_ordered);
    let is_shared = signals.strength(Cue::Together) > 0
        && signals.is_on_city()
        && (1..=FEW_WORDS).contains(&words);
    let is_bare = signals.cues.is_empty() && (1..=FEW_WORDS).contains(&words);
    let is_list = is_by_topic
        || is_by_standing
        || is_short
        || is_bare
        || is_shared
        || list > 1
        || (list > 0 && signals.network);
    is_list.then(|| Reading::of(Kind::Organisations))
}

/// Whether a fact is asked for that has nothing to do with organisations: when the bus goes, where a form is to be had.
fn is_on_daily_life(signals: &Signals<'_>, list: usize) -> bool {
    let is_on_belonging = list > 0
        || signals.network
        || signals.city
        || signals.standing().is_some()
        || !signals.key_phrases.is_empty()
        || signals.strength(Cue::Membership) > 0
        || (signals.speakers && order(signals).is_some());
    signals.strength(Cue::Fact) > 0 && !is_on_belonging
}

fn asked(details: &[(Detail, usize)]) -> Vec<Detail> {
    details.iter().map(|(detail, _)| *detail).collect()
}
