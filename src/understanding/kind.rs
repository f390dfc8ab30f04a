//! The kind of a question: the evidence in it in, what it wants out.

use super::Kind;
use super::cues::Cue;
use super::detail::Detail;
use super::listing::{Order, Standing};
use super::names::{Named, SURE};
use super::signals::Signals;
use crate::knowledge::city::Section;
use crate::language::Language;

/// From this share of telling words on, a question without any cue is on a topic.
const ON_TOPIC: f32 = 0.5;

/// What "how many", asked of an organisation, weighs: its members are meant.
const HOW_MANY: f32 = 2.5;

/// With no larger share of other words, a question that names an organisation is on that alone.
const FEW_OTHERS: f32 = 0.5;

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
        .or_else(|| in_another_language(signals))
        .or_else(|| named(signals))
        .or_else(|| elsewhere(signals))
        .or_else(|| together(signals))
        .or_else(|| counted_out(signals))
        .or_else(|| list_again(signals))
        .or_else(|| follow_up(signals))
        .or_else(|| general(signals))
        .or_else(|| joining(signals))
        .or_else(|| stranger(signals))
        .or_else(|| listed(signals))
        .or_else(|| perhaps_named(signals))
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

/// Questions on an organisation that is named.
fn named(signals: &Signals<'_>) -> Option<Reading> {
    let named = meant_name(signals)?;
    let outside = |cue| signals.strength_outside(cue, &named.places) as f32;
    let details = signals.details_outside(&named.places);
    let strongest = details
        .first()
        .map_or(0.0, |(_, strength)| *strength as f32 + 0.6);
    let counts = details.is_empty() && outside(Cue::HowMany) > 0.0;
    let details = if counts {
        vec![(Detail::MemberCount, 1)]
    } else {
        details
    };
    let strongest = if counts { HOW_MANY } else { strongest };
    let speaks_for = !signals.institutions.is_empty() || outside(Cue::Speaker) > 0.0;
    let join = match outside(Cue::Join) {
        0.0 => 0.0,
        strength => strength + if speaks_for { 0.7 } else { 0.2 },
    };
    let membership = match outside(Cue::Membership) {
        0.0 => 0.0,
        strength => strength + if signals.city { 0.4 } else { 0.0 },
    };
    let about = outside(Cue::About) * 0.9;
    let best = [strongest, join, membership, about]
        .into_iter()
        .fold(0.0, f32::max);
    let mut reading = if let Some(again) = asked_again(signals, best) {
        return Some(Reading {
            organisations: vec![named.slug.clone()],
            ..again
        });
    } else if best == 0.0 {
        let others = signals.share_of_content(|place| !named.places.contains(&place));
        let is_of_us = signals.speakers
            || signals.strength(Cue::Speaker) > 0
            || signals.strength(Cue::Here) > 0;
        let kind = if (signals.city || is_of_us) && others <= FEW_OTHERS {
            Kind::Membership
        } else {
            Kind::Organisation
        };
        Reading::on(kind, &named.slug)
    } else if best == strongest {
        Reading::on(Kind::Detail, &named.slug)
    } else if best == join {
        Reading::on(Kind::Join, &named.slug)
    } else if best == membership {
        Reading::on(Kind::Membership, &named.slug)
    } else {
        Reading::on(Kind::Organisation, &named.slug)
    };
    reading.details = asked(&details);
    reading.doubts = signals
        .as_good_names(named)
        .into_iter()
        .map(|other| other.slug.clone())
        .filter(|slug| *slug != named.slug)
        .collect();
    Some(reading)
}

/// The organisation that the question is on: a whole name, or a part of one that nothing else explains.
fn meant_name<'a>(signals: &'a Signals<'_>) -> Option<&'a Named> {
    if let Some(sure) = signals.sure_name() {
        let lists = signals.strength(Cue::List);
        let is_of_topic = signals.is_of_topic(&sure.places)
            && lists > signals.strength(Cue::Membership).max(1)
            && signals.details_outside(&sure.places).is_empty();
        let is_of_topic = is_of_topic || signals.is_listed_noun(sure);
        let sure = signals.ordinal_of_names().unwrap_or(sure);
        let others = signals.share_of_content(|place| !sure.places.contains(&place));
        let is_alone = others == 0.0 && !signals.is_within_detail(&sure.places);
        if !is_of_topic && (!sure.is_general || is_alone) {
            return Some(sure);
        }
    }
    let best = signals
        .as_good_names(signals.names.first()?)
        .first()
        .copied()?;
    let asks_a_fact = !signals.details_outside(&best.places).is_empty();
    let lists = signals.strength(Cue::List) > signals.strength(Cue::Membership).max(1);
    let is_list = !asks_a_fact && (lists || signals.strength(Cue::Count) > 0);
    let others = signals.share_of_content(|place| !best.places.contains(&place));
    let as_topic = signals.is_of_topic(&best.places);
    let asks_of_one = [Cue::About, Cue::Membership, Cue::Join]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0)
        || asks_a_fact;
    let mut institutions = signals.institutions.iter();
    let speaks_for_none =
        institutions.all(|found| found.places.iter().all(|place| best.places.contains(place)));
    let is_part_of_detail = best.certainty < SURE && signals.is_within_detail(&best.places);
    let is_meant = if signals.is_listed_noun(best) || best.is_general || is_part_of_detail {
        false
    } else if best.is_ambiguous {
        others == 0.0 || asks_of_one
    } else {
        best.places.len() > 1
            && !is_list
            && speaks_for_none
            && (asks_of_one || (!as_topic && others < 0.5))
    };
    is_meant.then_some(best)
}

/// Questions on something else.
fn elsewhere(signals: &Signals<'_>) -> Option<Reading> {
    let strength = signals.strength(Cue::Elsewhere);
    let is_elsewhere =
        strength > 1 || (strength > 0 && !signals.network && signals.topic_share() < 0.7);
    is_elsewhere.then(|| Reading::of(Kind::Unknown))
}

/// The last question in another language.
fn in_another_language(signals: &Signals<'_>) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let language = Language::ALL
        .into_iter()
        .find(|language| signals.strength(Cue::Speak(*language)) > 0)?;
    (signals.content.is_empty() && signals.names.is_empty()).then(|| Reading {
        continues: Some(Continues::Speaking(language)),
        ..Reading::of(last.kind)
    })
}

/// What was asked last, asked of another organisation: "a Hanza?", "no, I meant ICORN".
fn asked_again(signals: &Signals<'_>, best: f32) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let goes_on = signals.goes_on || signals.strength(Cue::Correction) > 0;
    let was_on_one = !last.organisations.is_empty();
    (best == 0.0 && goes_on && was_on_one).then(|| Reading {
        details: last.details.clone(),
        ..Reading::of(last.kind)
    })
}

/// In what a local institution takes part, or the city together with another.
fn together(signals: &Signals<'_>) -> Option<Reading> {
    let covers = |place: &usize| {
        let mut fellows = signals.fellows.iter();
        fellows.any(|found| found.places.contains(place))
    };
    let is_asked = signals.strength(Cue::List) > 0
        || signals.strength(Cue::Membership) > 0
        || signals.network
        || (signals.city && signals.fellows.iter().any(|found| found.meaning.is_city));
    let others = signals
        .content
        .iter()
        .filter(|place| !covers(place))
        .count();
    let is_meant =
        !signals.fellows.is_empty() && is_asked && others <= 1 && signals.strength(Cue::Join) == 0;
    is_meant.then(|| Reading::of(Kind::Organisations))
}

/// One of those last shown, by its place, and nothing else: "a ta druga?".
fn counted_out(signals: &Signals<'_>) -> Option<Reading> {
    signals.ordinal()?;
    let slug = signals.spoken_of()?;
    let asks_more = signals
        .content
        .iter()
        .any(|place| !signals.is_ordinal(*place))
        || !signals.details_outside(&[]).is_empty()
        || signals.strength(Cue::Join) > 0;
    if asks_more {
        return None;
    }
    let again = asked_again(signals, 0.0);
    let reading = again.unwrap_or_else(|| Reading::of(Kind::Organisation));
    Some(Reading {
        organisations: vec![slug.clone()],
        ..reading
    })
}

/// The last list, narrowed ("only those for schools") or on something else ("and in culture?").
fn list_again(signals: &Signals<'_>) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let was_list =
        last.organisations.is_empty() && matches!(last.kind, Kind::Organisations | Kind::Join);
    if !was_list {
        return None;
    }
    let narrows = signals.strength(Cue::Narrow) > 0;
    let has_conditions =
        signals.standing().is_some() || signals.years().is_some() || order(signals).is_some();
    let only_institutions = !signals.institutions.is_empty() && !signals.has_own_topics();
    let continues = if narrows && (!signals.content.is_empty() || has_conditions) {
        Continues::Narrowing
    } else if !signals.goes_on || signals.network {
        return None;
    } else if only_institutions && !last.topics.is_empty() && last.institution.is_none() {
        Continues::Narrowing
    } else if signals.topic_share() >= ON_TOPIC {
        Continues::Turning
    } else {
        return None;
    };
    let joins = last.kind == Kind::Join || !signals.institutions.is_empty();
    Some(Reading {
        continues: Some(continues),
        ..Reading::of(if joins {
            Kind::Join
        } else {
            Kind::Organisations
        })
    })
}

/// Questions that lean on what was spoken of.
fn follow_up(signals: &Signals<'_>) -> Option<Reading> {
    let slug = signals.spoken_of()?;
    let joins_there =
        signals.reference && signals.strength(Cue::Join) > 0 && !signals.has_own_topics();
    let content = signals
        .content
        .iter()
        .filter(|place| !signals.is_within_detail(&[**place]));
    let says_more = content.clone().any(|place| signals.is_telling(*place))
        || signals.network
        || content.count() > 2;
    if says_more && !joins_there {
        return None;
    }
    let details = signals.details_outside(&[]);
    let join = signals.strength(Cue::Join);
    let strongest = details.first().map_or(0, |(_, strength)| *strength);
    let mut reading = if strongest > 0 && strongest >= join {
        Reading::on(Kind::Detail, slug)
    } else if join > 0 {
        Reading::on(Kind::Join, slug)
    } else if signals.strength(Cue::Membership) > 0 && signals.reference {
        Reading::on(Kind::Membership, slug)
    } else if signals.strength(Cue::About) > 0 && signals.content.is_empty() {
        Reading::on(Kind::Organisation, slug)
    } else {
        return None;
    };
    reading.details = asked(&details);
    Some(reading)
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

/// A part of a name that was not enough to answer on: asked back.
fn perhaps_named(signals: &Signals<'_>) -> Option<Reading> {
    let Some(best) = signals.names.first() else {
        let doubts = signals.alike();
        return (!doubts.is_empty()).then(|| Reading {
            doubts,
            ..Reading::of(Kind::Organisation)
        });
    };
    let is_little = signals.content.len() <= best.places.len() + FEW_WORDS;
    is_little.then(|| Reading {
        doubts: signals
            .as_good_names(best)
            .into_iter()
            .map(|named| named.slug.clone())
            .collect(),
        ..Reading::of(Kind::Organisation)
    })
}

fn asked(details: &[(Detail, usize)]) -> Vec<Detail> {
    details.iter().map(|(detail, _)| *detail).collect()
}
