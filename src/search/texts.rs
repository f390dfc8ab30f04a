//! Weighs texts against a question: its words in, how much of them stands in the text of each organisation out.

use std::collections::HashMap;

use tantivy::TantivyError;

use super::Search;
use super::find::FoundWord;
use super::rank::LEAST_SHARE;
use crate::understanding::Understanding;
use crate::words::Analyser;

/// Texts that share less than this part of the best one's share are left out.
const NEAR_BEST: f32 = 0.75;

/// What a word that only begins like the one asked for weighs beside it.
const NEAR: f32 = 0.6;

/// What a word of the question weighs that stands in no text.
const UNFOUND: f32 = 0.4;

/// How much of a question stands in the text of each organisation.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) by_organisation: HashMap<usize, TextMatch>,
    total: f32,
    pub(super) best: f32,
}

/// What of a question stands in one text.
#[derive(Default)]
pub(super) struct TextMatch {
    /// The words of the question that stand there, folded.
    pub(super) words: Vec<String>,
    weight: f32,
    score: f32,
    /// The part of the question's weight that stands in the text, 0 to 1.
    pub(super) share: f32,
    /// How well it stands there beside the best text, 0 to 1.
    pub(super) closeness: f32,
}

impl Texts {
    /// A word that stands in few texts weighs more; one that stands in none says little of what is meant. A text that
    /// has only a word like it has a part of it.
    fn add(&mut self, word: &str, found: &FoundWord, near: FoundWord) {
        let spread = if found.is_empty() {
            near.len()
        } else {
            found.len()
        };
        let weight = if spread == 0 {
            UNFOUND
        } else {
            1.0 / (1.0 + spread as f32).ln().max(1.0)
        };
        self.total += weight;
        for (number, score) in found {
            let text = self.by_organisation.entry(*number).or_default();
            text.words.push(word.to_owned());
            text.weight += weight;
            text.score += score;
        }
        for (number, score) in near {
            if !found.contains_key(&number) {
                let text = self.by_organisation.entry(number).or_default();
                text.weight += weight * NEAR;
                text.score += score * NEAR;
            }
        }
    }

    fn finish(&mut self) {
        let best_score = self
            .by_organisation
            .values()
            .map(|text| text.score)
            .fold(f32::EPSILON, f32::max);
        for text in self.by_organisation.values_mut() {
            text.share = text.weight / self.total.max(f32::EPSILON);
            text.closeness = text.score / best_score;
            self.best = self.best.max(text.share);
        }
    }

    /// From this share on, a text is as near the question as the best ones.
    pub(super) fn least_share(&self) -> f32 {
        (self.best * NEAR_BEST).max(LEAST_SHARE)
    }
}

impl Search {
    /// What of the words of an understanding stands in which texts.
    pub(super) fn texts(
        &self,
        understanding: &Understanding,
        analyser: &Analyser,
    ) -> Result<Texts, TantivyError> {
        let mut texts = Texts::default();
        for word in &understanding.words {
            let found = self.word(word, understanding.language, analyser)?;
            let mut near = self.beginning(word, understanding.language, analyser)?;
            if found.is_empty() && near.is_empty() && !analyser.is_word(word) {
                near = self.letters(word, understanding.language, analyser)?;
            }
            texts.add(word, &found, near);
        }
        texts.finish();
        Ok(texts)
    }
}
