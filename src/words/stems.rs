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
        fold(&stemmer.stem(folded))
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
