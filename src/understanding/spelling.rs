//! Mistyped words: a word that no dictionary knows in, the nearest words that the bot knows out.

use fst::{IntoStreamer, Set, Streamer};
use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder};

/// From so many letters on, one slip is forgiven; a letter short of that, one that was left out.
const LETTERS_FOR_ONE_SLIP: usize = 5;

/// From so many letters on, two slips are forgiven.
const LETTERS_FOR_TWO_SLIPS: usize = 9;

/// Shorter words are left alone.
const LEAST_LETTERS: usize = LETTERS_FOR_ONE_SLIP - 1;

/// More equally near words than these leave nothing sure.
const MOST_CANDIDATES: usize = 4;

/// All forms of the words that the bot knows.
pub(super) struct Spelling {
    forms: Set<Vec<u8>>,
    /// Makes automata of all words with one slip, and with two at most.
    slips: [LevenshteinAutomatonBuilder; 2],
}

impl Spelling {
    /// Takes folded word forms.
    pub(super) fn new(forms: Set<Vec<u8>>) -> Self {
        Self {
            forms,
            slips: [1, 2].map(|slips| LevenshteinAutomatonBuilder::new(slips, true)),
        }
    }

    /// Whether the word is one of the known forms.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.forms.contains(folded)
    }

    /// The nearest known forms of a mistyped word, all equally near; none if there is none near enough.
    ///
    /// A slip is a letter left out, added, changed, or swapped with its neighbour; the first letter has to be right.
    pub(super) fn nearest(&self, folded: &str) -> Vec<String> {
        let letters = folded.chars().count();
        let forgiven = match letters {
            0..LEAST_LETTERS => return Vec::new(),
            LEAST_LETTERS..LETTERS_FOR_TWO_SLIPS => 1,
            _ => 2,
        };
        let slips = self.slips.iter().take(forgiven);
        let mut within = slips.map(|slips| self.within(&slips.build_dfa(folded), folded));
        let nearest = within.find(|nearest| !nearest.is_empty());
        let mut nearest = nearest.unwrap_or_default();
        if letters < LETTERS_FOR_ONE_SLIP {
            nearest.retain(|form| form.chars().count() > letters);
        }
        if nearest.len() > MOST_CANDIDATES {
            Vec::new()
        } else {
            nearest
        }
    }

    /// The forms that an automaton takes, with the first letter of the word.
    fn within(&self, automaton: &DFA, folded: &str) -> Vec<String> {
        let Some(first) = folded.chars().next() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut forms = self
            .forms
            .search(automaton)
            .ge(first.to_string())
            .into_stream();
        while let Some(form) = forms.next() {
            match str::from_utf8(form) {
                Ok(form) if form.starts_with(first) => found.push(form.to_owned()),
                _ => break,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(word: &str) -> Vec<String> {
        let forms = [
            "transport",
            "transportu",
            "transparentnosc",
            "hanza",
            "tramwaj",
            "organizacja",
            "mury",
        ];
        let mut forms = forms.to_vec();
        forms.sort_unstable();
        Spelling::new(Set::from_iter(forms).expect("the forms are sorted")).nearest(word)
    }

    #[test]
    fn swapped_letters_count_as_one_slip() {
        assert_eq!(nearest("transprot"), ["transport"]);
        assert_eq!(nearest("trmawaj"), ["tramwaj"]);
    }

    #[test]
    fn long_words_forgive_two_slips_short_ones_one() {
        assert_eq!(nearest("orgnizcja"), ["organizacja"]);
        assert_eq!(nearest("hannzza"), Vec::<String>::new());
        assert_eq!(nearest("hansza"), ["hanza"]);
    }

    #[test]
    fn very_short_words_are_left_alone() {
        assert_eq!(nearest("mur"), Vec::<String>::new());
        assert_eq!(nearest("murt"), Vec::<String>::new());
    }

    #[test]
    fn in_short_words_a_letter_left_out_is_forgiven() {
        assert_eq!(nearest("hnza"), ["hanza"]);
    }
}
