//! Phrases that mean something: the words of a question in, the meanings of the phrases found in them out.

use std::collections::HashMap;

use crate::words::{Analyser, Word};

/// The most words that a gap (`…`) in a pattern passes over.
const LONGEST_GAP: usize = 4;

/// A collection of phrases, each with a meaning.
///
/// A phrase is a sequence of words in their base form. `…` stands for up to four words of any kind, `a|b` for
/// either word, `=word` for the very form, not another form of the same word.
pub(super) struct PatternBook<T> {
    patterns: Vec<Pattern<T>>,
    by_first_key: HashMap<String, Vec<usize>>,
}

struct Pattern<T> {
    elements: Vec<Element>,
    meaning: T,
}

enum Element {
    Word {
        keys: Vec<String>,
        exact: Vec<String>,
    },
    Gap,
}

/// A phrase found in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// What the phrase means.
    pub(super) meaning: T,
    /// The words of the question that make it, by their number; words passed over by a gap are not among them.
    pub(super) places: Vec<usize>,
    /// Whether every word stands there just as the phrase has it.
    pub(super) is_exact: bool,
}

impl<T: Copy> PatternBook<T> {
    pub(super) fn new() -> Self {
        Self {
            patterns: Vec::new(),
            by_first_key: HashMap::new(),
        }
    }

    /// Adds a phrase; one without words is left out.
    pub(super) fn add(&mut self, phrase: &str, meaning: T, analyser: &Analyser) {
        let elements: Vec<Element> = phrase
            .split_whitespace()
            .flat_map(|part| elements(part, analyser))
            .collect();
        let Some(Element::Word { keys, exact }) = elements.first() else {
            return;
        };
        let number = self.patterns.len();
        for key in keys.iter().chain(exact) {
            let starting = self.by_first_key.entry(key.clone()).or_default();
            if starting.last() != Some(&number) {
                starting.push(number);
            }
        }
        self.patterns.push(Pattern { elements, meaning });
    }

    /// Every phrase that stands in the words, once for each place where it begins.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Found<T>> {
        let mut found = Vec::new();
        for (start, word) in words.iter().enumerate() {
            let starting = word.keys.iter();
            let starting = starting.filter_map(|key| self.by_first_key.get(key));
            let mut tried: Vec<usize> = starting.flatten().copied().collect();
            tried.sort_unstable();
            tried.dedup();
            for number in &tried {
                let Some(pattern) = self.patterns.get(*number) else {
                    continue;
                };
                let mut places = Vec::new();
                if matches(&pattern.elements, words, start, &mut places) {
                    found.push(Found {
                        meaning: pattern.meaning,
                        is_exact: pattern.is_exact(words, &places),
                        places,
                    });
                }
            }
        }
        found
    }
}

impl<T> Pattern<T> {
    fn is_exact(&self, words: &[Word], places: &[usize]) -> bool {
        let telling = self.elements.iter().filter_map(|element| match element {
            Element::Word { keys, exact } => Some((keys, exact)),
            Element::Gap => None,
        });
        telling.zip(places).all(|((keys, exact), place)| {
            words
                .get(*place)
                .is_some_and(|word| keys.contains(&word.folded) || exact.contains(&word.folded))
        })
    }
}

fn elements(part: &str, analyser: &Analyser) -> Vec<Element> {
    if part == "…" {
        return vec![Element::Gap];
    }
    if !part.contains(['|', '=']) {
        let words = analyser.analyse_base_forms(part);
        return words
            .into_iter()
            .map(|word| Element::Word {
                keys: word.keys,
                exact: Vec::new(),
            })
            .collect();
    }
    let (mut keys, mut exact) = (Vec::new(), Vec::new());
    for alternative in part.split('|') {
        for word in analyser.analyse_base_forms(alternative) {
            if alternative.starts_with('=') {
                exact.push(word.folded);
            } else {
                keys.extend(word.keys);
            }
        }
    }
    vec![Element::Word { keys, exact }]
}

fn matches(elements: &[Element], words: &[Word], start: usize, places: &mut Vec<usize>) -> bool {
    let Some((element, rest)) = elements.split_first() else {
        return true;
    };
    match element {
        Element::Gap => {
            (0..=LONGEST_GAP).any(|skipped| matches(rest, words, start + skipped, places))
        }
        Element::Word { keys, exact } => {
            let fits = words.get(start).is_some_and(|word| {
                exact.contains(&word.folded) || word.keys.iter().any(|key| keys.contains(key))
            });
            if !fits {
                return false;
            }
            places.push(start);
            let whole = matches(rest, words, start + 1, places);
            if !whole {
                places.pop();
            }
            whole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(phrase: &str, text: &str) -> Vec<Vec<usize>> {
        let analyser = Analyser::new().expect("the dictionary is whole");
        let mut book = PatternBook::new();
        book.add(phrase, (), &analyser);
        book.find(&analyser.analyse(text))
            .into_iter()
            .map(|found| found.places)
            .collect()
    }

    #[test]
    fn a_phrase_is_found_in_any_inflected_form() {
        assert_eq!(places("należeć do", "czy nalezymy do hanzy"), [[1, 2]]);
    }

    #[test]
    fn a_gap_passes_over_up_to_four_words() {
        assert_eq!(places("czy … należeć", "czy Kraków nadal należy"), [[0, 3]]);
        assert_eq!(
            places("czy … należeć", "czy to nasze miasto nadal jeszcze należy"),
            Vec::<Vec<usize>>::new()
        );
    }

    #[test]
    fn alternatives_and_exact_forms_are_told_apart() {
        assert_eq!(
            places("kiedy przystąpić|wstąpić", "kiedy wstąpiliśmy"),
            [[0, 1]]
        );
        assert_eq!(places("=jesteśmy szkoła", "jesteśmy szkołą"), [[0, 1]]);
        assert_eq!(
            places("=jesteśmy szkoła", "jest szkołą"),
            Vec::<Vec<usize>>::new()
        );
    }

    #[test]
    fn an_ambiguous_base_form_means_only_itself() {
        assert_eq!(places("plac", "kto płaci"), Vec::<Vec<usize>>::new());
    }
}
