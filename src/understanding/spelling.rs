//! Mistyped words: a word that no dictionary knows in, the nearest words that the bot knows out.

use std::collections::{HashMap, HashSet};

/// From so many letters on, one slip is forgiven.
const LETTERS_FOR_ONE_SLIP: usize = 5;

/// From so many letters on, two slips are forgiven.
const LETTERS_FOR_TWO_SLIPS: usize = 9;

/// More equally near words than these leave nothing sure.
const MOST_CANDIDATES: usize = 4;

/// All forms of the words that the bot knows, by their first letter.
pub(super) struct Spelling {
    known: HashSet<String>,
    by_first_letter: HashMap<char, Vec<(usize, String)>>,
}

impl Spelling {
    /// Takes folded word forms.
    pub(super) fn new(forms: impl IntoIterator<Item = String>) -> Self {
        let known: HashSet<String> = forms.into_iter().collect();
        let mut by_first_letter: HashMap<char, Vec<(usize, String)>> = HashMap::new();
        for form in &known {
            let letters = form.chars().count();
            if let Some(first) = form
                .chars()
                .next()
                .filter(|_| letters + 2 >= LETTERS_FOR_ONE_SLIP)
            {
                by_first_letter
                    .entry(first)
                    .or_default()
                    .push((letters, form.clone()));
            }
        }
        for forms in by_first_letter.values_mut() {
            forms.sort();
        }
        Self {
            known,
            by_first_letter,
        }
    }

    /// Whether the word is one of the known forms.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.known.contains(folded)
    }

    /// The nearest known forms of a mistyped word, all equally near; none if there is none near enough.
    ///
    /// A slip is a letter left out, added, changed, or swapped with its neighbour; the first letter has to be right.
    pub(super) fn nearest(&self, folded: &str) -> Vec<&str> {
        let letters = folded.chars().count();
        let slips = match letters {
            ..LETTERS_FOR_ONE_SLIP => return Vec::new(),
            LETTERS_FOR_ONE_SLIP..LETTERS_FOR_TWO_SLIPS => 1,
            _ => 2,
        };
        let Some(forms) = folded
            .chars()
            .next()
            .and_then(|first| self.by_first_letter.get(&first))
        else {
            return Vec::new();
        };
        let mut best = slips;
        let mut nearest: Vec<&str> = Vec::new();
        let shortest = forms.partition_point(|(length, _)| length + slips < letters);
        for (_, form) in forms
            .iter()
            .skip(shortest)
            .take_while(|(length, _)| *length <= letters + slips)
        {
            let distance = strsim::osa_distance(folded, form);
            if distance < best {
                nearest.clear();
                best = distance;
            }
            if distance == best {
                nearest.push(form);
            }
        }
        if nearest.len() > MOST_CANDIDATES {
            Vec::new()
        } else {
            nearest
        }
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
        let spelling = Spelling::new(forms.map(str::to_owned));
        spelling
            .nearest(word)
            .into_iter()
            .map(str::to_owned)
            .collect()
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
    }
}
