//! Questions on one organisation: the evidence in, which organisation and what is asked of it out.

use super::follow::asked_again;
use super::{FEW_WORDS, Reading, asked};
use crate::understanding::Kind;
use crate::understanding::cues::Cue;
use crate::understanding::detail::Detail;
use crate::understanding::names::{Named, SURE};
use crate::understanding::signals::Signals;

/// What "how many", asked of an organisation, weighs: its members are meant.
const HOW_MANY: f32 = 2.5;

/// What a cue weighs beside the number of its words: a fact asked for is rarely an accident, "joining" often one.
const OF_A_FACT: f32 = 0.6;
const OF_A_SPEAKER: f32 = 0.7;
const OF_JOINING: f32 = 0.2;
const OF_THE_CITY: f32 = 0.4;
const OF_ABOUT: f32 = 0.9;
const MOST_OF_MEMBERSHIP: f32 = 2.0;

/// A keyword of so many organisations names none of them.
const FEWEST_COMMON: usize = 3;

/// With no larger share of other words, a question that names an organisation is on that alone.
const FEW_OTHERS: f32 = 0.5;

/// Questions on an organisation that is named.
pub(super) fn named(signals: &Signals<'_>) -> Option<Reading> {
    if is_example(signals) {
        return None;
    }
    let named = meant_name(signals)?;
    let mut weighed = Weighed::of(signals, named);
    let is_as_before = signals.goes_on || signals.strength(Cue::Too) > 0;
    if weighed.best() == 0.0 && !is_as_before && !is_on_us(signals, named) {
        let hinted = signals.hinted(&named.places);
        weighed.hint(hinted);
    }
    if let Some(again) = asked_again(signals, weighed.best()) {
        return Some(Reading {
            organisations: vec![named.slug.clone()],
            ..again
        });
    }
    if let Some(beside) = beside(signals) {
        return Some(beside);
    }
    let as_good = signals.as_good_names(named).into_iter();
    let kind = weighed.kind(signals, named);
    if matches!(kind, Kind::Detail | Kind::Membership) && signals.ordinal().is_none() {
        let organisations = signals.named_together();
        if organisations.len() > 1 {
            return Some(Reading {
                organisations,
                details: asked(&weighed.details),
                ..Reading::of(kind)
            });
        }
    }
    Some(Reading {
        doubts: as_good
            .map(|other| other.slug.clone())
            .filter(|slug| *slug != named.slug)
            .collect(),
        details: asked(&weighed.details),
        ..Reading::on(kind, &named.slug)
    })
}

/// Whether a list is asked for, and what is named is only an example of what could be on it.
fn is_example(signals: &Signals<'_>) -> bool {
    let standing = signals.standing().map_or(0, |(_, strength)| strength);
    signals.strength(Cue::Example) > 0 && signals.strength(Cue::List).max(standing) > 1
}

/// Organisations that are to be compared.
fn beside(signals: &Signals<'_>) -> Option<Reading> {
    let mut organisations = signals.mentioned();
    organisations.dedup();
    let is_meant = organisations.len() > 1 && signals.strength(Cue::Compare) > 0;
    is_meant.then(|| Reading {
        organisations,
        ..Reading::of(Kind::Organisations)
    })
}

/// How strongly a question on an organisation asks for each kind of answer.
struct Weighed {
    details: Vec<(Detail, usize)>,
    detail: f32,
    join: f32,
    membership: f32,
    about: f32,
}

impl Weighed {
    fn of(signals: &Signals<'_>, named: &Named) -> Self {
        let outside = |cue| signals.strength_outside(cue, &named.places) as f32;
        let weight = |cue, bonus| match outside(cue) {
            0.0 => 0.0,
            strength => strength + bonus,
        };
        let mut details = signals.details_outside(&named.places);
        let mut detail = details
            .first()
            .map_or(0.0, |(_, strength)| *strength as f32 + OF_A_FACT);
        if details.is_empty() && outside(Cue::HowMany) > 0.0 {
            details.push((how_many(signals), 1));
            detail = HOW_MANY;
        }
        let of_the_city = if signals.city { OF_THE_CITY } else { 0.0 };
        let speaks_for = !signals.institutions.is_empty() || outside(Cue::Speaker) > 0.0;
        Self {
            details,
            detail,
            join: weight(
                Cue::Join,
                if speaks_for { OF_A_SPEAKER } else { OF_JOINING },
            ),
            // "Since when are we in it" asks for the date, however long its other half.
            membership: match outside(Cue::Membership) {
                0.0 => 0.0,
                // "Is there any card" asks what there is.
                strength if outside(Cue::List) >= strength && !is_on_the_city(signals) => 0.0,
                strength => strength.min(MOST_OF_MEMBERSHIP) + of_the_city,
            },
            about: outside(Cue::About) * OF_ABOUT,
        }
    }

    /// A fact at which only a word hints.
    fn hint(&mut self, hinted: Option<Detail>) {
        if let Some(detail) = hinted {
            self.details.push((detail, 1));
            self.detail = OF_A_FACT;
        }
    }

    fn best(&self) -> f32 {
        let weights = [self.detail, self.join, self.membership, self.about];
        weights.into_iter().fold(0.0, f32::max)
    }

    fn kind(&self, signals: &Signals<'_>, named: &Named) -> Kind {
        let is_after_list = signals.goes_on && was_list_of_city(signals);
        match self.best() {
            0.0 if is_after_list => Kind::Membership,
            0.0 if looks_for_one(signals, named) => Kind::Join,
            0.0 if is_on_us(signals, named) || signals.strength(Cue::Too) > 0 => Kind::Membership,
            0.0 => Kind::Organisation,
            best if best == self.detail => Kind::Detail,
            best if best == self.join => Kind::Join,
            best if best == self.membership => Kind::Membership,
            _ => Kind::Organisation,
        }
    }
}

/// "How many", after what something costs, asks what this costs.
fn how_many(signals: &Signals<'_>) -> Detail {
    let last = signals.conversation.last.as_ref();
    let last = last.and_then(|last| last.details.first().copied());
    match last {
        Some(Detail::Fee) if signals.goes_on => Detail::Fee,
        _ => Detail::MemberCount,
    }
}

/// Whether the last question asked for a list of what the city belongs to: "and C40?".
fn was_list_of_city(signals: &Signals<'_>) -> bool {
    let last = signals.conversation.last.as_ref();
    last.is_some_and(|last| {
        last.kind == Kind::Organisations && last.organisations.is_empty() && last.is_on_city
    })
}

/// Whether somebody says who they are and names nothing else but the organisation: "our cinema and Europa Cinemas".
fn looks_for_one(signals: &Signals<'_>, named: &Named) -> bool {
    let mut institutions = signals.institutions.iter();
    let is_other = |place: &usize| !named.places.contains(place);
    signals.strength(Cue::Speaker) > 0
        && institutions.any(|found| found.places.iter().all(is_other))
}

fn is_on_the_city(signals: &Signals<'_>) -> bool {
    signals.city || signals.speakers || signals.strength(Cue::Here) > 0
}

/// Whether the question is hardly on more than the organisation and the city or its people.
fn is_on_us(signals: &Signals<'_>, named: &Named) -> bool {
    let others = signals.share_of_content(|place| !named.places.contains(&place));
    let speaks = [Cue::Speaker, Cue::Here]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    (signals.city || signals.speakers || speaks) && others <= FEW_OTHERS
}

/// The organisation that the question is on: a whole name, or a part of one that nothing else explains.
fn meant_name<'a>(signals: &'a Signals<'_>) -> Option<&'a Named> {
    if let Some(sure) = signals.sure_name() {
        let counted = signals.ordinal_of_names().unwrap_or(sure);
        let goes_on_of_one = goes_on_of_one(signals, sure);
        if (goes_on_of_one || !is_of_list(signals, sure)) && stands_for_one(signals, counted) {
            return Some(counted);
        }
    }
    let best = signals.as_good_names(signals.names.first()?);
    let best = best.first().copied()?;
    is_part_meant(signals, best).then_some(best)
}

/// Whether the question is nothing but another name, after one on an organisation: "a w Hanzie?".
fn goes_on_of_one(signals: &Signals<'_>, named: &Named) -> bool {
    let last = signals.conversation.last.as_ref();
    let was_on_one = last.is_some_and(|last| !last.organisations.is_empty());
    let others = signals.share_of_content(|place| !named.places.contains(&place));
    signals.goes_on && was_on_one && others == 0.0 && !named.is_general
}

/// Whether the words of the name are what a list is asked of.
fn is_of_list(signals: &Signals<'_>, named: &Named) -> bool {
    let is_topic = signals.is_of_topic(&named.places)
        && lists(signals)
        && signals.details_outside(&named.places).is_empty();
    is_topic || signals.is_listed_noun(named)
}

/// A name of words that many share stands for one organisation only when nothing else is said.
fn stands_for_one(signals: &Signals<'_>, named: &Named) -> bool {
    let others = signals.share_of_content(|place| !named.places.contains(&place));
    !named.is_general || (others == 0.0 && !signals.is_within_detail(&named.places))
}

fn lists(signals: &Signals<'_>) -> bool {
    signals.strength(Cue::List) > signals.strength(Cue::Membership).max(1)
}

/// Whether a part of a name, or a name that is also an everyday word, is meant as a name.
fn is_part_meant(signals: &Signals<'_>, best: &Named) -> bool {
    let is_part_of_detail = best.certainty < SURE && signals.is_within_detail(&best.places);
    if best.certainty < SURE && is_ordinary(signals, best) && signals.spoken_of().is_some() {
        return false;
    }
    if signals.is_listed_noun(best)
        || best.is_general
        || is_part_of_detail
        || is_common_keyword(signals, best)
    {
        return false;
    }
    let asks_a_fact = !signals.details_outside(&best.places).is_empty();
    let asks_of_one = [Cue::About, Cue::Membership, Cue::Join]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0)
        || asks_a_fact;
    let others = signals.share_of_content(|place| !best.places.contains(&place));
    if signals.strength(Cue::Speaker) > 0 && is_who_asks(signals, best) {
        return false;
    }
    if best.is_ambiguous {
        return others == 0.0 || asks_of_one;
    }
    let list = signals.strength(Cue::List);
    let lists = lists(signals) || list > 1 && list >= signals.strength(Cue::Membership);
    let is_list = !asks_a_fact && (lists || signals.strength(Cue::Count) > 0);
    let mut institutions = signals.institutions.iter();
    let speaks_for_none =
        institutions.all(|found| found.places.iter().all(|place| best.places.contains(place)));
    let is_plain = !signals.is_of_topic(&best.places) && others < FEW_OTHERS;
    let is_told_apart = best.places.len() > 1
        || (asks_a_fact && others == 0.0 && is_plain && signals.as_good_names(best).len() == 1);
    is_told_apart && !is_list && speaks_for_none && (asks_of_one || is_plain)
}

/// Whether the words of the name are those by which somebody says what they are: "we are a culture centre".
fn is_who_asks(signals: &Signals<'_>, best: &Named) -> bool {
    let mut institutions = signals.institutions.iter();
    institutions.any(|found| {
        let mut places = best.places.iter();
        places.all(|place| found.places.contains(place))
    })
}

/// Whether the name is a single word of a dictionary, which is hardly meant as one while another is spoken of.
fn is_ordinary(signals: &Signals<'_>, best: &Named) -> bool {
    let [place] = best.places.as_slice() else {
        return false;
    };
    if signals.strength(Cue::Pointing) > 0 {
        return false;
    }
    let word = signals.words.get(*place).map(|word| &word.word);
    word.is_some_and(|word| word.known || word.is_english)
}

/// Whether the words are what several networks are asked for by: "sustainable tourism networks".
fn is_common_keyword(signals: &Signals<'_>, best: &Named) -> bool {
    let is_of_others = |place: &usize| {
        let phrases = signals.key_phrases.iter();
        let of_place = phrases.filter(|phrase| phrase.places.contains(place));
        let glossary = &signals.vocabulary.glossary;
        let of_place = of_place.filter_map(|phrase| glossary.phrase(phrase.meaning));
        of_place.map(|phrase| phrase.bearers).sum::<usize>() >= FEWEST_COMMON
    };
    signals.network && best.certainty < SURE && best.places.iter().all(is_of_others)
}

/// A part of a name that was not enough to answer on: asked back.
pub(super) fn perhaps_named(signals: &Signals<'_>) -> Option<Reading> {
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
