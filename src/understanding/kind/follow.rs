//! Questions that go on with the last one: the evidence and the conversation in, what is asked of what was spoken of out.

use super::{Continues, ON_TOPIC, Reading, asked, order};
use crate::language::Language;
use crate::understanding::Kind;
use crate::understanding::cues::Cue;
use crate::understanding::signals::Signals;

/// The last question in another language.
pub(super) fn in_another_language(signals: &Signals<'_>) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let language = Language::ALL
        .into_iter()
        .find(|language| signals.strength(Cue::Speak(*language)) > 0)?;
    (signals.content.is_empty() && signals.names.is_empty()).then(|| Reading {
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
        || (signals.city && signals.names_another_city());
    let others = signals
        .content
        .iter()
        .filter(|place| !covers(place))
        .count();
    let is_meant = !signals.fellows.is_empty()
        && is_asked
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

/// The last list, narrowed ("only those for schools") or on something else ("and in culture?").
pub(super) fn list_again(signals: &Signals<'_>) -> Option<Reading> {
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
pub(super) fn follow_up(signals: &Signals<'_>) -> Option<Reading> {
    let slug = signals.spoken_of()?;
    let joins_there =
        signals.reference && signals.strength(Cue::Join) > 0 && !signals.has_own_topics();
    let belongs_there = signals.reference
        && signals.strength(Cue::Membership) > 0
        && [Cue::List, Cue::Benefits, Cue::Process]
            .into_iter()
            .all(|cue| signals.strength(cue) == 0);
    let content = signals
        .content
        .iter()
        .filter(|place| !signals.is_within_detail(&[**place]));
    let says_more = content.clone().any(|place| signals.is_telling(*place))
        || signals.speaks_of_networks()
        || content.count() > 2;
    if says_more && !joins_there && !belongs_there {
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

/// What was asked last, asked of another organisation: "a Hanza?", "no, I meant ICORN".
pub(super) fn asked_again(signals: &Signals<'_>, best: f32) -> Option<Reading> {
    let last = signals.conversation.last.as_ref()?;
    let goes_on = signals.goes_on || signals.strength(Cue::Correction) > 0;
    let was_on_one = !last.organisations.is_empty() && last.kind != Kind::Organisations;
    (best == 0.0 && goes_on && was_on_one).then(|| Reading {
        details: last.details.clone(),
        ..Reading::of(last.kind)
    })
}
