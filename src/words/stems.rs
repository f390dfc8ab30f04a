//! Stemmers: a folded word in, its stem in one language out.

use frostem::{Algorithm, Stemmer};

use super::fold::fold;
use crate::language::Language;

/// The Snowball stemmers of the three languages.
pub(super) struct Stemmers {
    polish: Stemmer,
    english: Stemmer,
    ukrainian: Stemmer,
}

impl Stemmers {
    pub(super) fn new() -> Self {
        Self {
            polish: Stemmer::new(Algorithm::Polish),
            english: Stemmer::new(Algorithm::English),
            ukrainian: Stemmer::new(Algorithm::Ukrainian),
        }
    }

    /// The stem of a folded word, folded.
    pub(super) fn stem(&self, folded: &str, language: Language) -> String {
        let stemmer = match language {
            Language::Pl => self.polish,
            Language::En => self.english,
            Language::Uk => self.ukrainian,
        };
        let stem = fold(&stemmer.stem(folded));
        match language {
            Language::Uk => as_typed(&stem),
            Language::En => as_in_britain(stem),
            Language::Pl => stem,
        }
    }
}

/// One letter for those that a Russian keyboard does not tell apart: `містом` and `мистом` are the same word.
fn as_typed(stem: &str) -> String {
    let letter = |letter| match letter {
        'і' | 'ї' => 'и',
        'є' => 'е',
        _ => letter,
    };
    stem.chars().map(letter).collect()
}

/// Shorter words, such as `our` and `or`, are spelt alike.
const SHORTEST_SPELT_APART: usize = 5;

/// One spelling for words that British and American English spell apart: `theatre` and `theater`, `organise` and `organize`.
fn as_in_britain(stem: String) -> String {
    if stem.len() < SHORTEST_SPELT_APART {
        return stem;
    }
    let stem = stem.replace("iz", "is").replace("our", "or");
    match stem.strip_suffix("ter") {
        Some(start) => format!("{start}tr"),
        None => stem,
    }
}

/// The alphabet of a word, by its first letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Polish and English, and digits.
    Latin,
    /// Ukrainian.
    Cyrillic,
    /// Any other.
    Other,
}

impl Script {
    /// The script of a word.
    pub fn of(word: &str) -> Self {
        match word.chars().find(|letter| letter.is_alphabetic()) {
            Some('\u{400}'..='\u{52f}') => Self::Cyrillic,
            Some(letter) if letter > '\u{24f}' => Self::Other,
            _ => Self::Latin,
        }
    }
}
