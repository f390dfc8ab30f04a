//! Mistyped words: a word that no dictionary knows in, the nearest words that the bot knows out.

use fst::{IntoStreamer, Set, Streamer};

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
}

impl Spelling {
    /// Takes folded word forms.
    pub(super) fn new(forms: Set<Vec<u8>>) -> Self {
        Self { forms }
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
        let slips = match letters {
            0..LEAST_LETTERS => return Vec::new(),
            LEAST_LETTERS..LETTERS_FOR_TWO_SLIPS => 1,
            _ => 2,
        };
        let mut best = slips;
        let mut nearest: Vec<String> = Vec::new();
        let own = letters_of(folded);
        self.each_with_first_letter_of(folded, |form| {
            // Each slip changes at most two of the letters that a word has.
            let differing = (letters_of(form) ^ own).count_ones() as usize;
            let length = form.chars().count();
            let is_short = letters < LETTERS_FOR_ONE_SLIP && length <= letters;
            if differing > 2 * best || length.abs_diff(letters) > best || is_short {
                return;
            }
            let distance = strsim::osa_distance(folded, form);
            if distance < best {
                nearest.clear();
                best = distance;
            }
            if distance == best {
                nearest.push(form.to_owned());
            }
        });
        if nearest.len() > MOST_CANDIDATES {
            Vec::new()
        } else {
            nearest
        }
    }

    fn each_with_first_letter_of(&self, folded: &str, mut each: impl FnMut(&str)) {
        let Some(first) = folded.chars().next() else {
            return;
        };
        let mut forms = self.forms.range().ge(first.to_string()).into_stream();
        while let Some(form) = forms.next() {
            match str::from_utf8(form) {
                Ok(form) if form.starts_with(first) => each(form),
                _ => return,
            }
        }
    }
}

/// Which letters a word has, a bit each: a quick look before the slow one.
fn letters_of(word: &str) -> u64 {
    word.chars()
        .fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
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
