//! Weighs organisations against a question: its telling words in, how much of them each organisation answers and why out.

use rustc_hash::FxHashMap;
use tantivy::TantivyError;

use super::Search;
use super::fields::Cut;
use super::find::Found;
use super::rank::Reason;
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::Bearing;
use crate::language::Language;
use crate::understanding::Understanding;
use crate::understanding::subject::{Asked, Sense};
use crate::words::Analyser;

/// What a word that only begins like one of the text tells beside that word.
const NEAR: f32 = 0.1;

/// What a word that shares most letters with one of the text tells.
const BY_LETTERS: f32 = 0.5;

/// From this on, a word tells enough of an organisation to be explained by it.
const TELLING: f32 = 0.5;

/// What a word that nothing explains weighs: it says little of what is meant.
const UNEXPLAINED: f32 = 0.3;

/// What a word beside those of topics and institutions weighs: it narrows the list, but does not make it.
const BESIDE_TOPIC: f32 = 0.5;

/// What the mere mention of a topic's own name tells: being about the topic tells more.
const MENTION_OF_TOPIC: f32 = 0.6;

/// What a word tells that stands alone in a text, though the question has it in a keyword that means something else.
const BOUND: f32 = 0.6;

/// What a word in a name tells.
const IN_NAME: f32 = 1.0;

/// How much of a question each organisation answers.
pub(super) struct Evidence {
    organisations: FxHashMap<usize, Weighed>,
    total: f32,
    reasons: Reasons,
}

/// What speaks for one organisation.
#[derive(Debug, Default)]
struct Weighed {
    weight: f32,
    reasons: Marks,
}

/// The reasons that one organisation has, a bit for each of the question's.
type Marks = u128;

/// All reasons that a question gives, in the order of its words. An organisation keeps marks of them: of a large
/// knowledge thousands have the same ones.
#[derive(Debug, Default)]
struct Reasons(Vec<Reason>);

impl Reasons {
    /// The mark of a reason; none where a question gives more than there are bits.
    fn mark(&mut self, reason: Reason) -> Marks {
        let known = self.0.iter().position(|known| *known == reason);
        let place = known.unwrap_or_else(|| {
            self.0.push(reason);
            self.0.len() - 1
        });
        let bit = u32::try_from(place).ok();
        bit.and_then(|bit| Marks::from(1_u8).checked_shl(bit))
            .unwrap_or(0)
    }

    fn of(&self, marks: Marks) -> Vec<Reason> {
        let all = self.0.iter().take(Marks::BITS as usize).enumerate();
        let own = all.filter(|(place, _)| (marks >> place) & 1 == 1);
        own.map(|(_, reason)| reason.clone()).collect()
    }
}

impl Evidence {
    /// The part of the question that an organisation answers, 0 to 1.
    pub(super) fn share(&self, number: usize) -> f32 {
        let weighed = self.organisations.get(&number);
        weighed.map_or(0.0, |weighed| weighed.weight) / self.total.max(f32::EPSILON)
    }

    /// The organisations that answer some part of it, by their places in the knowledge, in no order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.organisations.keys().copied()
    }

    /// Why an organisation answers it.
    pub(super) fn reasons(&self, number: usize) -> Vec<Reason> {
        let weighed = self.organisations.get(&number);
        weighed.map_or_else(Vec::new, |weighed| self.reasons.of(weighed.reasons))
    }

    /// A word that few organisations explain weighs more than one that many do.
    fn add(
        &mut self,
        asked: &Asked,
        is_on_topic: bool,
        explained: Explained,
        organisations: usize,
    ) {
        let spread = explained
            .values()
            .filter(|(quality, _)| *quality >= TELLING)
            .count();
        let weight = if explained.is_empty() {
            UNEXPLAINED
        } else {
            let all = organisations as f32;
            (1.0 + all / spread.max(1) as f32).ln() / (1.0 + all).ln()
        };
        let weight = match (asked.has_sense(), is_on_topic) {
            (true, _) => 1.0,
            (false, true) => weight * BESIDE_TOPIC,
            (false, false) => weight,
        };
        let weight = weight * asked.part;
        self.total += weight;
        for (number, (quality, reasons)) in explained {
            let weighed = self.organisations.entry(number).or_default();
            weighed.weight += weight * quality;
            weighed.reasons |= reasons;
        }
    }
}

/// The organisations that explain one word, each with how well and why.
type Explained = FxHashMap<usize, (f32, Marks)>;

impl Search {
    /// What speaks for each organisation.
    pub(super) fn evidence(
        &self,
        understanding: &Understanding,
        knowledge: &Knowledge,
        analyser: &Analyser,
    ) -> Result<Evidence, TantivyError> {
        let mut evidence = Evidence {
            organisations: FxHashMap::default(),
            total: 0.0,
            reasons: Reasons::default(),
        };
        let is_on_topic = understanding.subject.iter().any(Asked::has_sense);
        for asked in &understanding.subject {
            let explained = self.explained(
                asked,
                understanding,
                knowledge,
                analyser,
                &mut evidence.reasons,
            )?;
            evidence.add(
                asked,
                is_on_topic,
                explained,
                knowledge.organisations().len(),
            );
        }
        Ok(evidence)
    }

    fn explained(
        &self,
        asked: &Asked,
        understanding: &Understanding,
        knowledge: &Knowledge,
        analyser: &Analyser,
        reasons: &mut Reasons,
    ) -> Result<Explained, TantivyError> {
        let mut explained = Explained::default();
        let is_whole = asked.topics.iter().any(|sense| sense.is_whole);
        let most = if is_whole { MENTION_OF_TOPIC } else { 1.0 };
        let mut note = |number: usize, quality: f32, mark: Marks| {
            let (best, marks) = explained.entry(number).or_default();
            *best = best.max(quality);
            *marks |= mark;
        };
        let alone = if asked.is_bound { BOUND } else { 1.0 };
        let word = reasons.mark(Reason::Word(asked.word.clone()));
        for (number, quality) in self.in_texts(&asked.word, understanding.language, analyser)? {
            let quality = if quality < IN_NAME {
                quality.min(most)
            } else {
                quality
            };
            note(number, quality * alone, word);
        }
        for number in asked
            .organisations
            .iter()
            .filter_map(|slug| knowledge.place_of(slug))
        {
            note(number, 1.0, word);
        }
        for sense in &asked.topics {
            for (field, bearing) in [
                (self.fields.topic, Bearing::Central),
                (self.fields.side_topic, Bearing::Side),
            ] {
                let topic = reasons.mark(Reason::Topic(sense.id.clone(), bearing));
                for number in self.tagged(field, &sense.id)? {
                    note(number, topic_quality(sense, bearing), topic);
                }
            }
        }
        let asking = understanding.institution.as_ref();
        // A keyword says more than the kind of institution that it is a case of: an energy cooperative is not any society.
        let says_more = asking.is_some() && !asked.organisations.is_empty();
        let senses = asked.institutions.iter();
        let senses = senses.filter(|sense| sense.is_whole || !says_more);
        for sense in senses.filter(|sense| asking.is_none_or(|asking| *asking == sense.id)) {
            let institution = reasons.mark(Reason::Institution(sense.id.clone()));
            for number in self.tagged(self.fields.who, &sense.id)? {
                let organisation = knowledge.organisations().get(number);
                let is_made_for = organisation
                    .is_some_and(|organisation| organisation.join.mainly_for.contains(&sense.id));
                let quality = institution_quality(sense, is_made_for);
                note(number, quality, institution);
            }
        }
        Ok(explained)
    }

    fn in_texts(
        &self,
        word: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<Found, TantivyError> {
        if word.is_empty() {
            return Ok(Found::default());
        }
        let mut found = self.word(word, language, Cut::Base, analyser)?;
        let near = self.word(word, language, Cut::Prefix, analyser)?;
        for (number, quality) in near {
            let best = found.entry(number).or_default();
            *best = best.max(quality * NEAR);
        }
        if found.is_empty() && !analyser.is_word(word) {
            found = self.letters(word, language, analyser)?;
            found
                .values_mut()
                .for_each(|quality| *quality *= BY_LETTERS);
        }
        Ok(found)
    }
}

/// A word that names the whole topic is explained by all that is chiefly about it; one that names a part of it, less so.
fn topic_quality(sense: &Sense, bearing: Bearing) -> f32 {
    match (bearing, sense.is_whole) {
        (Bearing::Central, true) => 0.95,
        (Bearing::Central, false) => 0.5,
        (Bearing::Side, true) => 0.5,
        (Bearing::Side, false) => 0.4,
    }
}

fn institution_quality(sense: &Sense, is_made_for: bool) -> f32 {
    match (is_made_for, sense.is_whole) {
        (true, true) => 1.0,
        (true, false) => 0.6,
        (false, true) => 0.6,
        (false, false) => 0.4,
    }
}
