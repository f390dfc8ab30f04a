//! Common English words: a folded word in, whether English has it out.

use fst::Set;

use super::DictionaryError;

/// Every word, folded.
static WORDS: &[u8] = include_bytes!("dictionary/english.fst");

/// The set of common English words and their forms.
pub(super) struct EnglishWords {
    words: Set<&'static [u8]>,
}

impl EnglishWords {
    /// Opens the set that is part of the program.
    pub(super) fn new() -> Result<Self, DictionaryError> {
        Ok(Self {
            words: Set::new(WORDS)?,
        })
    }

    /// Whether English has the word.
    pub(super) fn contains(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_and_their_forms_are_english() -> Result<(), DictionaryError> {
        let words = EnglishWords::new()?;
        for word in [
            "network", "networks", "belongs", "colour", "color", "writers",
        ] {
            assert!(words.contains(word), "{word}");
        }
        Ok(())
    }

    #[test]
    fn polish_words_are_not_english() -> Result<(), DictionaryError> {
        let words = EnglishWords::new()?;
        for word in ["sieci", "nalezy", "tramwajow", "krakow", ""] {
            assert!(!words.contains(word), "{word}");
        }
        Ok(())
    }
}
