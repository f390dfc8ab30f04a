//! Words treated alike in documents and questions: a text in, words with all the keys under which they can meet out.

mod dictionary;
mod english;
mod fold;
mod stems;
mod tokens;

pub use dictionary::{Dictionary, DictionaryError};
pub use fold::fold;
pub use stems::Script;
pub use tokens::{Token, tokens};

use std::ops::Range;

use english::EnglishWords;
use stems::Stemmers;

use crate::language::Language;

/// Changes whenever an index or a question would be analysed differently; part of the index's fingerprint.
pub const ANALYSER_VERSION: u32 = 3;

/// Words of so few letters are prepositions and abbreviations: their base forms ("w" for "wiek") would only mislead.
const LONGEST_TINY_WORD: usize = 2;

/// Analyses words of all three languages.
pub struct Analyser {
    dictionary: Dictionary,
    english: EnglishWords,
    stemmers: Stemmers,
}

/// One word with the keys under which it meets other forms of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, folded.
    pub folded: String,
    /// Its base forms and stems in every language of its script; always holds the folded word itself.
    pub keys: Vec<String>,
    /// Whether the Polish dictionary knows it.
    pub known: bool,
    /// Whether the list of English words has it.
    pub is_english: bool,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Whether it stands in capitals, as acronyms do.
    pub in_capitals: bool,
}

impl Word {
    /// Whether two words can be forms of the same word.
    pub fn meets(&self, other: &Word) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }
}

impl Analyser {
    /// Opens the dictionaries that are part of the program.
    ///
    /// # Errors
    /// When the files built into the program are damaged.
    pub fn new() -> Result<Self, DictionaryError> {
        Ok(Self {
            dictionary: Dictionary::polish()?,
            english: EnglishWords::new()?,
            stemmers: Stemmers::new(),
        })
    }

    /// The dictionary of Polish forms.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// All words of a text given in base forms, as vocabularies give them: an ambiguous word means only itself.
    pub fn analyse_base_forms(&self, text: &str) -> Vec<Word> {
        let mut words = self.analyse(text);
        for word in &mut words {
            if word.known && self.dictionary.lemmas(&word.folded).contains(&word.folded) {
                let english = self.stemmers.stem(&word.folded, Language::En);
                word.keys
                    .retain(|key| *key == word.folded || *key == english);
            }
        }
        words
    }

    /// Whether a folded word is one of Polish or English.
    pub fn is_word(&self, folded: &str) -> bool {
        self.dictionary.knows(folded) || self.english.contains(folded)
    }

    /// All words of a text, with their keys in every language.
    pub fn analyse(&self, text: &str) -> Vec<Word> {
        tokens(text)
            .into_iter()
            .map(|token| self.word(token))
            .collect()
    }

    /// The base forms of one folded word in one language; never empty.
    pub fn bases(&self, folded: &str, language: Language) -> Vec<String> {
        if language == Language::Pl && Script::of(folded) == Script::Latin {
            let lemmas = self.dictionary.lemmas(folded);
            if !lemmas.is_empty() {
                return lemmas;
            }
        }
        vec![self.stemmers.stem(folded, language)]
    }

    fn word(&self, token: Token) -> Word {
        let mut keys = vec![token.folded.clone()];
        let mut known = false;
        let is_tiny = token.folded.chars().count() <= LONGEST_TINY_WORD;
        match Script::of(&token.folded) {
            _ if is_tiny => known = self.dictionary.knows(&token.folded),
            Script::Latin => {
                let lemmas = self.dictionary.lemmas(&token.folded);
                known = !lemmas.is_empty();
                keys.extend(lemmas);
                if !known {
                    keys.push(self.stemmers.stem(&token.folded, Language::Pl));
                }
                keys.push(self.stemmers.stem(&token.folded, Language::En));
            }
            Script::Cyrillic => keys.push(self.stemmers.stem(&token.folded, Language::Uk)),
            Script::Other => {}
        }
        keys.sort();
        keys.dedup();
        Word {
            is_english: self.english.contains(&token.folded),
            folded: token.folded,
            keys,
            known,
            place: token.place,
            in_capitals: token.in_capitals,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let analyser = Analyser::new().expect("the dictionary is whole");
        let (one, other) = (analyser.analyse(one), analyser.analyse(other));
        one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.meets(other))
    }

    #[test]
    fn inflected_polish_words_meet_their_base_form() {
        assert!(meet("Lidze Miast Historycznych", "liga miasto historyczny"));
        assert!(meet("należymy", "należeć"));
    }

    #[test]
    fn missing_diacritics_make_no_difference() {
        assert!(meet(
            "nalezymy do sieci miast zyczliwych",
            "należeć do sieć miasto życzliwy"
        ));
    }

    #[test]
    fn english_words_meet_their_other_forms() {
        assert!(meet("networks joining museums", "network join museum"));
    }

    #[test]
    fn ukrainian_words_meet_their_other_forms() {
        assert!(meet("автобусами мережі містом", "автобус мережа місто"));
    }

    #[test]
    fn different_words_do_not_meet() {
        assert!(!meet("muzeum", "mur"));
        assert!(!meet("трамвай", "травень"));
    }
}
