//! Questions that go on with the last one: the evidence and the conversation in, what is asked of what was spoken of out.

use super::{Continues, ON_TOPIC, Reading, asked, is_for_asker, looks_for_any, order};
use crate::language::Language;
use crate::understanding::Kind;
use crate::understanding::cues::Cue;
use crate::understanding::detail::Detail;
use crate::understanding::listing::Standing;
use crate::understanding::signals::Signals;

/// So many words of no known meaning can stand in a question on what was spoken of.
const MOST_BESIDE: usize = 2;

/// In so few words nothing is said beside what those listed are to cost: "te darmowe".
const FEWEST_TO_SAY_MORE: usize = 3;

/// A question of so few words, after what somebody can join, is on what they can join too.
const SHORT: usize = 2;

/// The last question in another language.
pub(super) fn in_another_language(signals: &Signals<'_>) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let language = Language::ALL
        .into_iter()
        .find(|language| signals.strength(Cue::Speak(*language)) > 0)?;
    let saying = signals.places_of(Cue::Speak(language));
    let is_other = |place: &usize| !saying.contains(place);
    let asks_more = signals.content.iter().any(is_other)
        || signals
            .names
            .iter()
            .any(|named| named.places.iter().any(is_other))
        || !signals.details_outside(&saying).is_empty();
    (!asks_more).then(|| Reading {
        continues: Some(Continues::Speaking(language)),
        ..Reading::of(last.kind)
    })
}

/// In what a local institution takes part, or the city together with another.
pub(super) fn together(signals: &Signals<'_>) -> Option<Reading> {
    let covers = |place: &usize| {
        let mut fellows = signals.fellows.iter();
        fellows.any(|found| found.places.contains(place))
    };
    let is_asked = signals.strength(Cue::List) > 0
        || signals.strength(Cue::Membership) > 0
        || signals.network
        || (signals.city && signals.names_another_city())
        || (asks_where_too(signals) && signals.names_another_city());
    let others = signals
        .content
        .iter()
        .filter(|place| !covers(place) && !signals.is_of_institution(**place))
        .count();
    let asks_a_fact = signals.reference
        && signals.conversation.organisation.is_some()
        && signals.strength(Cue::List) == 0
        && !signals.details_outside(&[]).is_empty();
    let is_meant = !signals.fellows.is_empty()
        && is_asked
        && !asks_a_fact
        && others <= 1
        && signals.strength(Cue::Join) == 0
        && signals.seat.is_empty();
    let slug = signals.spoken_of().filter(|_| signals.reference);
    if let Some(slug) = slug
        && is_meant
        && signals.strength(Cue::Membership) > signals.strength(Cue::List)
    {
        return Some(Reading::on(Kind::Membership, slug));
    }
    is_meant.then(|| Reading::of(Kind::Organisations))
}

/// Whether it is asked where somebody is as well: "gdzie jest też Gdańsk?".
fn asks_where_too(signals: &Signals<'_>) -> bool {
    let is_shared = [Cue::Too, Cue::Together]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    is_shared && signals.strength(Cue::Open) > 0
}

/// One of those last shown, by its place, and nothing else: "a ta druga?".
pub(super) fn counted_out(signals: &Signals<'_>) -> Option<Reading> {
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

/// The two spoken of last, beside each other: "what is the difference?".
pub(super) fn compared(signals: &Signals<'_>) -> Option<Reading> {
    let shown = &signals.conversation.shown;
    let is_meant = signals.strength(Cue::Compare) > 0
        && shown.len() == 2
        && signals.names.is_empty()
        && signals.content.is_empty();
    is_meant.then(|| Reading {
        organisations: shown.clone(),
        ..Reading::of(Kind::Organisations)
    })
}

/// The last list, narrowed ("only those for schools") or on something else ("and in culture?").
pub(super) fn list_again(signals: &Signals<'_>) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let was_list =
        last.organisations.is_empty() && matches!(last.kind, Kind::Organisations | Kind::Join);
    let has_conditions =
        signals.standing().is_some() || signals.years().is_some() || order(signals).is_some();
    let narrows = asks_for_free(signals)
        || asks_for_first(signals)
        || signals.strength(Cue::Narrow) > 0 && (!signals.content.is_empty() || has_conditions);
    let chooses = narrows && !signals.conversation.listed.is_empty();
    let is_on_one = signals.strength(Cue::Pointing) > 0 && !signals.content.is_empty();
    if !was_list && !chooses || is_on_one {
        return None;
    }
    if was_list && counts_them(signals) {
        return Some(Reading {
            continues: Some(Continues::Speaking(signals.language)),
            ..Reading::of(last.kind)
        });
    }
    let again = match last.kind {
        _ if is_alike(signals) => Some(Kind::Organisations),
        Kind::Join if is_for_asker(signals) => Some(Kind::Join),
        _ => None,
    };
    if let Some(kind) = again {
        return Some(Reading {
            continues: Some(Continues::Narrowing),
            ..Reading::of(kind)
        });
    }
    let only_institutions = !signals.institutions.is_empty() && !signals.has_own_topics();
    let continues = if chooses {
        Continues::Choosing
    } else if narrows {
        Continues::Narrowing
    } else if !(signals.goes_on || is_on_same_way_in(signals)) || signals.network {
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

/// Whether, of what was listed, what costs so much is asked for, and nothing else: "anything free?".
fn asks_for_free(signals: &Signals<'_>) -> bool {
    let is_of_charge = signals
        .standing()
        .is_some_and(|(standing, _)| standing.is_of_charge());
    let asks = [Cue::Open, Cue::List]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let is_short = signals.words.len() <= FEWEST_TO_SAY_MORE;
    let is_on_one = (signals.reference && !is_short) || signals.speaks_of_city();
    is_of_charge && (asks || is_short) && signals.content.is_empty() && !is_on_one
}

/// Whether which of those listed came first or last is asked, and nothing else: "which one is the oldest?".
fn asks_for_first(signals: &Signals<'_>) -> bool {
    let points = [Cue::Pointing, Cue::Open]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let is_asked = order(signals).is_some() && (signals.goes_on || points);
    let is_counted = signals.ordinal().is_some();
    is_asked && !is_counted && signals.content.is_empty() && !signals.speaks_of_networks()
}

/// Whether it is asked how many were listed, and nothing else: "how many are there?".
fn counts_them(signals: &Signals<'_>) -> bool {
    signals.strength(Cue::CountListed) > 0 && signals.content.is_empty()
}

/// Whether the city is asked about on what the last list was on: "and is the city in anything like that?".
fn is_alike(signals: &Signals<'_>) -> bool {
    signals.strength(Cue::Alike) > 0 && signals.speaks_of_city() && signals.topics.is_empty()
}

/// After what somebody can join: hardly more than another topic, "anything about nature?".
fn is_on_same_way_in(signals: &Signals<'_>) -> bool {
    let last = signals.conversation.last.as_ref();
    let was_way_in = last.is_some_and(|last| {
        last.kind == Kind::Join && last.organisations.is_empty() && last.institution.is_some()
    });
    let is_other = signals.is_on_city() || !signals.institutions.is_empty();
    let is_short = (1..=SHORT).contains(&signals.content.len());
    was_way_in
        && signals.strength(Cue::List) > 0
        && !is_other
        && is_short
        && signals.topic_share() == 1.0
}

/// Questions that lean on what was spoken of.
pub(super) fn follow_up(signals: &Signals<'_>) -> Option<Reading> {
    let slug = signals.spoken_of()?;
    let was_on_one = signals
        .conversation
        .last
        .as_ref()
        .is_some_and(|last| !last.organisations.is_empty());
    let asks_for_others = !was_on_one || looks_for_any(signals);
    if is_for_asker(signals) && asks_for_others && !signals.reference {
        return None;
    }
    let mut details = signals.details_outside(&[]);
    if details.is_empty() && asks_who(signals) {
        details.push((Detail::Coordinator, 1));
    }
    let strongest = details.first().map_or(0, |(_, strength)| *strength);
    let joins_there =
        signals.reference && signals.strength(Cue::Join) > 0 && !signals.has_own_topics();
    let belongs_there = (signals.reference || asks_of_city(signals))
        && signals.strength(Cue::Membership) > 0
        && [Cue::List, Cue::Benefits, Cue::Process]
            .into_iter()
            .all(|cue| signals.strength(cue) == 0);
    let asks_there = strongest > 0 && asks_of_it(signals);
    let joins_it = signals.strength(Cue::Join) > 0 && joins_it(signals);
    let hinted = hinted(signals);
    let is_on_it = joins_there || belongs_there || asks_there || joins_it || hinted.is_some();
    if says_more(signals) && !is_on_it {
        return None;
    }
    let join = signals.strength(Cue::Join);
    let mut reading = if strongest > 0 && strongest >= join {
        Reading::on(Kind::Detail, slug)
    } else if join > 0 {
        Reading::on(Kind::Join, slug)
    } else if belongs_there {
        Reading::on(Kind::Membership, slug)
    } else if signals.strength(Cue::About) > 0 && signals.content.is_empty() {
        Reading::on(Kind::Organisation, slug)
    } else if let Some(hinted) = hinted {
        details.push((hinted, 1));
        Reading::on(Kind::Detail, slug)
    } else if signals.strength(Cue::About) > 0 && signals.reference && !says_more(signals) {
        Reading::on(Kind::Organisation, slug)
    } else {
        return None;
    };
    reading.details = asked(&details);
    Some(reading)
}

/// Whether, after a question on one organisation, hardly more is asked than whether the city did it too.
fn asks_of_city(signals: &Signals<'_>) -> bool {
    let last = signals.conversation.last.as_ref();
    let was_on_one = last.is_some_and(|last| !last.organisations.is_empty());
    let is_on_us = signals.speaks_of_city() || signals.strength(Cue::Speaker) > 0;
    was_on_one && is_on_us && signals.content.is_empty()
}

/// Whether it is asked who of the city's people is there, by whatever verb: "who goes there from our side?".
fn asks_who(signals: &Signals<'_>) -> bool {
    let is_of_city = signals.speaks_of_city() || signals.strength(Cue::Here) > 0;
    let asks_more = [
        Cue::List,
        Cue::Membership,
        Cue::Join,
        Cue::Standing(Standing::Signed),
    ]
    .into_iter()
    .any(|cue| signals.strength(cue) > 0);
    signals.strength(Cue::Who) > 0 && (is_of_city || signals.reference) && !asks_more
}

/// A fact at which only a word hints, where nothing in the question asks for anything else.
fn hinted(signals: &Signals<'_>) -> Option<Detail> {
    let others = [
        Cue::Correction,
        Cue::Count,
        Cue::Greeting,
        Cue::Help,
        Cue::Narrow,
        Cue::Naming,
        Cue::Pointing,
        Cue::Process,
        Cue::Thanks,
    ];
    let is_general = signals.strength(Cue::Benefits) > 0 && signals.speaks_of_networks();
    let asks_else = is_general || others.into_iter().any(|cue| signals.strength(cue) > 0);
    if asks_else || signals.topic_share() > 0.0 {
        return None;
    }
    signals.hinted(&[])
}

/// Whether the question holds more than what can be asked of what was spoken of.
fn says_more(signals: &Signals<'_>) -> bool {
    let content = beside_details(signals);
    content.clone().any(|place| signals.is_telling(place))
        || signals.speaks_of_networks()
        || content.count() > MOST_BESIDE
}

/// Whether a fact is asked of what was spoken of, whoever asks: "what do companies get out of it", "how much is it for a school".
fn asks_of_it(signals: &Signals<'_>) -> bool {
    let lists = [Cue::List, Cue::Count, Cue::Narrow]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let (telling, others): (Vec<usize>, Vec<usize>) =
        beside_details(signals).partition(|place| signals.is_telling(*place));
    let of_institutions = |place: &usize| signals.is_of_institution(*place);
    let is_on_it = signals.reference || telling.iter().all(of_institutions);
    let details = signals.details_outside(&[]);
    let strongest = details.first().map_or(0, |(_, strength)| *strength);
    !lists && is_on_it && others.len() <= strongest.max(MOST_BESIDE)
}

/// Whether somebody, after a question on one organisation, wants to join without a word on what: "can our museum join?".
fn joins_it(signals: &Signals<'_>) -> bool {
    let last = signals.conversation.last.as_ref();
    let was_on_one = last.is_some_and(|last| !last.organisations.is_empty());
    let looks_for_any = [Cue::List, Cue::Open, Cue::Process]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let is_who = !signals.institutions.is_empty() || signals.strength(Cue::Speaker) > 0;
    was_on_one && is_who && !looks_for_any && !signals.speaks_of_networks()
}

/// The words with a meaning of their own that are not part of asking for a fact.
fn beside_details<'a>(signals: &'a Signals<'_>) -> impl Iterator<Item = usize> + Clone + 'a {
    let content = signals.content.iter().copied();
    content.filter(|place| !signals.is_within_detail(&[*place]))
}

/// What was asked last, asked of another organisation: "a Hanza?", "no, I meant ICORN".
pub(super) fn asked_again(signals: &Signals<'_>, best: f32) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let goes_on = [Cue::Correction, Cue::Too]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0)
        || signals.goes_on;
    let was_on_one = !last.organisations.is_empty() && last.kind != Kind::Organisations
        || last.kind == Kind::Membership;
    (best == 0.0 && goes_on && was_on_one).then(|| Reading {
        details: last.details.clone(),
        ..Reading::of(last.kind)
    })
}
