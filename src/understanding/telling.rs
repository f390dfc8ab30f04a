//! Which of the phrases found in a question count: all that were found in, those that mean something there out.

use super::cues::Cue;
use super::names::Named;
use super::patterns::Found;
use super::vocabulary::{Meaning, Vocabulary};
use crate::words::Word;

/// Without what counts or sorts by words that only tell years: "last year" is not the last one.
pub(super) fn without_counting_years(mut cues: Vec<Found<Cue>>) -> Vec<Found<Cue>> {
    let of_years = |cue| matches!(cue, Cue::ThisYear | Cue::LastYear | Cue::PastYears);
    let in_years: Vec<usize> = cues
        .iter()
        .filter(|found| of_years(found.meaning))
        .flat_map(|found| found.places.clone())
        .collect();
    cues.retain(|found| {
        let counts = matches!(found.meaning, Cue::Ordinal(_) | Cue::Order(_));
        !counts || !found.places.iter().any(|place| in_years.contains(place))
    });
    cues
}

pub(super) fn without_scattered(
    mut names: Vec<Named>,
    plain: &[Word],
    vocabulary: &Vocabulary,
) -> Vec<Named> {
    let is_city = |place: &usize| {
        let word = plain.get(*place);
        word.is_some_and(|word| vocabulary.is_city(word))
    };
    names.retain(|named| {
        let pairs = named.places.iter().zip(named.places.iter().skip(1));
        let is_together = pairs.fold(true, |together, (one, next)| {
            together && one.abs_diff(*next) == 1
        });
        is_together || !named.places.iter().any(is_city)
    });
    names
}

/// The kinds of institution by which the person says who asks: next to a word of speaking for somebody ("jesteśmy
/// stowarzyszeniem"), with a word between that says on what ("our cycling association"), or at the very beginning
/// ("stowarzyszenie rowerzystów, szukamy …").
pub(super) fn spoken_as(
    institutions: &[Found<Meaning>],
    cues: &[Found<Cue>],
    topics: &[Found<Meaning>],
) -> Vec<Found<Meaning>> {
    let mut speaking = cues.iter().filter(|found| found.meaning == Cue::Speaker);
    let ends: Vec<usize> = speaking
        .clone()
        .filter_map(|found| found.places.last().copied())
        .collect();
    let says_on_what = |place: usize| topics.iter().any(|found| found.places == [place]);
    let is_after = |first: usize| {
        let follows = |end: &usize| end + 1 == first || (end + 2 == first && says_on_what(end + 1));
        ends.iter().any(follows)
    };
    let speaks = speaking.next().is_some();
    let begins = |first: usize| first == 0 || (first == 1 && says_on_what(0));
    let is_who_asks = |found: &&Found<Meaning>| {
        let first = found.places.first().copied();
        first.is_some_and(|first| is_after(first) || (speaks && begins(first)))
    };
    institutions.iter().filter(is_who_asks).cloned().collect()
}

/// Keywords of several words of which at least one carries a meaning of its own.
pub(super) fn telling_phrases(
    found: Vec<Found<usize>>,
    plain: &[Word],
    vocabulary: &Vocabulary,
) -> Vec<Found<usize>> {
    let carries = |place: &usize| {
        let word = plain.get(*place);
        word.is_some_and(|word| vocabulary.is_filler(word) || !vocabulary.is_empty(word))
    };
    let mut found = found;
    found.retain(|found| found.places.iter().any(carries));
    found
}

/// Without the phrases that are made of empty words alone: they mean a topic only to the vocabulary, not to the person.
pub(super) fn telling(
    found: Vec<Found<Meaning>>,
    plain: &[Word],
    vocabulary: &Vocabulary,
) -> Vec<Found<Meaning>> {
    let is_empty = |place: &usize| {
        plain
            .get(*place)
            .is_none_or(|word| vocabulary.is_empty(word))
    };
    found
        .into_iter()
        .filter(|found| !found.places.iter().all(is_empty))
        .collect()
}

/// Without the phrases that lie within longer ones of the same book, or merely share a stem with a word that another has itself.
pub(super) fn widest<T: Copy>(found: Vec<Found<T>>) -> Vec<Found<T>> {
    let is_within = |one: &Found<T>, other: &Found<T>| {
        one.places.len() < other.places.len()
            && one.places.iter().all(|place| other.places.contains(place))
    };
    let is_poorer = |one: &Found<T>, other: &Found<T>| {
        !one.is_exact && other.is_exact && one.places == other.places
    };
    let is_worse = |one: &Found<T>| {
        found
            .iter()
            .any(|other| is_within(one, other) || is_poorer(one, other))
    };
    found.iter().filter(|one| !is_worse(one)).cloned().collect()
}
