//! What of a question may be kept: its text in, a few single words that tell of no person out.

use std::hash::{BuildHasher, RandomState};

use jiff::civil::Date;
use moka::sync::Cache;
use unicode_normalization::UnicodeNormalization;

use crate::engine::Engine;
use crate::language::Language;
use crate::words::{Analyser, Word};

/// The most words that are kept of a question.
const MOST_WORDS: usize = 8;

/// Longer words are none, and single letters tell nothing.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=30;

/// So many letters an acronym has; longer ones in capitals may be surnames.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=6;

/// A word that may be anything is kept when it is asked on so many different days.
const DAYS: u8 = 3;

/// More words than these push out those that were not asked for longest.
const MOST_SIGHTINGS: u64 = 20_000;

/// On how many days words were asked, without the words.
pub(super) struct Sightings {
    /// By a sum of the word from which it cannot be read: the last day, and on how many days.
    days: Cache<u64, (Date, u8)>,
    hasher: RandomState,
}

impl Sightings {
    pub(super) fn new() -> Self {
        Self {
            days: Cache::new(MOST_SIGHTINGS),
            hasher: RandomState::new(),
        }
    }

    /// The words to keep, each once, in base form, in alphabetical order, parted by spaces.
    pub(super) fn kept(
        &self,
        text: &str,
        language: Language,
        engine: &Engine,
        day: Date,
    ) -> String {
        let (vocabulary, analyser) = (engine.vocabulary(), engine.analyser());
        let text = plain(text);
        let words = analyser.analyse(&text);
        let is_name = |place: Option<usize>| {
            let word = place.and_then(|place| words.get(place));
            word.is_some_and(|word| starts_high(&text, word) && !vocabulary.knows(word))
        };
        let has_small = text.chars().any(char::is_lowercase) || words.len() == 1;
        let is_acronym = |place: usize, word: &Word| {
            let stands_alone = !is_name(place.checked_sub(1)) && !is_name(place.checked_add(1));
            let letters = word.folded.chars().count();
            word.in_capitals && has_small && stands_alone && ACRONYM.contains(&letters)
        };
        let telling = words.iter().enumerate().filter(|(_, word)| {
            LETTERS.contains(&word.folded.chars().count())
                && word.folded.chars().all(char::is_alphabetic)
                && !vocabulary.is_empty(word)
        });
        let kept = telling.filter_map(|(place, word)| {
            if is_acronym(place, word) {
                return Some(word.folded.clone());
            }
            let base = base(word, language, analyser);
            let may_stay = vocabulary.knows(word) || self.is_asked_again(&base, day);
            may_stay.then_some(base)
        });
        let mut kept: Vec<String> = kept.take(MOST_WORDS).collect();
        kept.sort();
        kept.dedup();
        kept.join(" ")
    }

    /// Notes that a word was asked; whether that was so on enough different days.
    fn is_asked_again(&self, word: &str, day: Date) -> bool {
        let sum = self.hasher.hash_one(word);
        let (last, days) = self.days.get(&sum).unwrap_or((day, 1));
        let days = if last == day {
            days
        } else {
            days.saturating_add(1)
        };
        self.days.insert(sum, (day, days));
        days >= DAYS
    }
}

/// The text without what holds a digit, an address, a link or a name with `@`.
fn plain(text: &str) -> String {
    let text: String = text.nfkc().collect();
    let kept = text.split_whitespace().filter(|part| !is_address(part));
    kept.collect::<Vec<_>>().join(" ")
}

fn is_address(part: &str) -> bool {
    let inner = part.trim_matches(|letter: char| !letter.is_alphanumeric());
    part.chars().any(char::is_numeric)
        || part.contains(['@', '_', '#', '\\'])
        || inner.contains(['.', ':'])
}

fn starts_high(text: &str, word: &Word) -> bool {
    let typed = text.get(word.place.clone()).unwrap_or_default();
    typed.chars().next().is_some_and(char::is_uppercase)
}

fn base(word: &Word, language: Language, analyser: &Analyser) -> String {
    let bases = analyser.bases(&word.folded, language);
    bases
        .into_iter()
        .next()
        .unwrap_or_else(|| word.folded.clone())
}
