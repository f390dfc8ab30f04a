//! A set of single words: words of a list in, whether a word of a question is a form of one of them out.

use std::collections::HashSet;

use crate::words::{Analyser, Word};

/// Words in their base form, found in any other.
#[derive(Default)]
pub(super) struct WordSet {
    keys: HashSet<String>,
}

impl WordSet {
    /// Adds a word; a phrase of several words is left out.
    pub(super) fn add(&mut self, word: &str, analyser: &Analyser) {
        if let [word] = analyser.analyse_base_forms(word).as_slice() {
            self.keys.extend(word.keys.iter().cloned());
        }
    }

    /// Whether the word is a form of one of them.
    pub(super) fn has(&self, word: &Word) -> bool {
        word.keys.iter().any(|key| self.keys.contains(key))
    }
}
