//! Weighs organisations against a question: its telling words in, how much of them each organisation answers and why out.

use tantivy::TantivyError;

use super::Search;
use super::fields::Cut;
use super::hits::Reason;
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
const MENTION_OF_TOPIC: f32 = 0.58;

/// What a word tells that stands alone in a text, though the question has it in a keyword that means something else.
const BOUND: f32 = 0.6;

/// What it tells to be about another one of the topics of which any will do.
const ANOTHER_TOO: f32 = 0.02;

/// How much less a word that stands for something tells where it is only mentioned: the metro station at the seat.
const IN_PASSING: f32 = 0.6;

/// What a word in a name tells.
const IN_NAME: f32 = 1.0;

/// From this on, a word stands in a name or keyword.
const IN_KEYWORD: f32 = 0.96;

/// A word in the names or keywords of no more organisations than these is meant for them.
const FEW: usize = 3;

/// What such a word weighs where another that stands for a topic weighs 1.
const OF_FEW: f32 = 1.6;

/// How much of a question each organisation answers, by its place in the knowledge.
pub struct Evidence {
    weighed: Weighed,
    total: f32,
    reasons: Reasons,
    /// The marks of topics and words.
    on_subject: Marks,
}

/// Weights of all organisations, of which those that have some are known.
struct Weighed {
    weights: Vec<Weight>,
    /// The places of those that have some, in no order.
    places: Vec<usize>,
}

/// What was found of one organisation; number and marks lie side by side, as long lists read both.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    number: f32,
    marks: Marks,
}

impl Weight {
    fn is_none(self) -> bool {
        self.number == 0.0 && self.marks == 0
    }
}

impl Weighed {
    fn of_none(organisations: usize) -> Self {
        Self {
            weights: vec![Weight::default(); organisations],
            places: Vec::with_capacity(organisations),
        }
    }

    /// Changes the number of an organisation, 0 before, and adds a mark.
    fn note(&mut self, place: usize, change: impl Fn(f32) -> f32, mark: Marks) {
        let Some(weight) = self.weights.get_mut(place) else {
            return;
        };
        let had_none = weight.is_none();
        weight.number = change(weight.number);
        weight.marks |= mark;
        if had_none && !weight.is_none() {
            self.places.push(place);
        }
    }

    fn of(&self, place: usize) -> Weight {
        self.weights.get(place).copied().unwrap_or_default()
    }

    /// Forgets all, and gives what there was.
    fn drain(&mut self) -> impl Iterator<Item = (usize, f32, Marks)> {
        let Self { weights, places } = self;
        places.drain(..).filter_map(|place| {
            let weight = std::mem::take(weights.get_mut(place)?);
            Some((place, weight.number, weight.marks))
        })
    }
}

/// The reasons that one organisation has, a bit for each of the question's.
pub(super) type Marks = u32;

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

    /// The marks of topics and words.
    fn on_subject(&self) -> Marks {
        let all = self.0.iter().take(Marks::BITS as usize).enumerate();
        let on_subject =
            all.filter(|(_, reason)| matches!(reason, Reason::Topic(..) | Reason::Word(_)));
        on_subject.fold(0, |marks, (place, _)| marks | Marks::from(1_u8) << place)
    }

    fn of(&self, marks: Marks) -> Vec<Reason> {
        let all = self.0.iter().take(Marks::BITS as usize).enumerate();
        let own = all.filter(|(place, _)| (marks >> place) & 1 == 1);
        own.map(|(_, reason)| reason.clone()).collect()
    }
}

impl Evidence {
    /// The part of the question that an organisation answers, 0 to 1.
    pub(super) fn share(&self, place: usize) -> f32 {
        self.weighed.of(place).number / self.total.max(f32::EPSILON)
    }

    /// The part of it that the best answers.
    pub(super) fn most(&self) -> f32 {
        let places = self.weighed.places.iter();
        places.map(|place| self.share(*place)).fold(0.0, f32::max)
    }

    /// How many organisations answer any part of it.
    pub(super) fn count(&self) -> usize {
        self.weighed.places.len()
    }

    /// The organisations that answer at least the given part of it, in no order.
    pub(super) fn from(&self, least: f32) -> impl Iterator<Item = usize> {
        let places = self.weighed.places.iter().copied();
        places.filter(move |place| self.share(*place) >= least)
    }

    /// Why an organisation answers it.
    pub(super) fn reasons(&self, place: usize) -> Vec<Reason> {
        self.reasons.of(self.weighed.of(place).marks)
    }

    /// Whether an organisation answers it by a topic or a word, not only by who can join it.
    pub(super) fn is_on_subject(&self, place: usize) -> bool {
        self.weighed.of(place).marks & self.on_subject != 0
    }

    /// Of topics of which any will do, the one that an organisation is most about counts, and hardly more than that.
    fn add_as_one_of_many(&mut self, explained: &mut Weighed) {
        self.total = 1.0;
        for (place, quality, marks) in explained.drain() {
            let change = |known: f32| match known {
                0.0 => quality,
                _ => known.max(quality) + ANOTHER_TOO,
            };
            self.weighed.note(place, change, marks);
        }
    }

    /// A word that few organisations explain weighs more than one that many do.
    fn add(&mut self, asked: &Asked, is_on_topic: bool, bearers: usize, explained: &mut Weighed) {
        let qualities = explained.places.iter();
        let qualities = qualities.map(|place| explained.of(*place).number);
        let spread = qualities.filter(|quality| *quality >= TELLING).count();
        let weight = if explained.places.is_empty() {
            UNEXPLAINED
        } else {
            let all = explained.weights.len() as f32;
            (1.0 + all / spread.max(1) as f32).ln() / (1.0 + all).ln()
        };
        let weight = match (asked.has_sense(), is_on_topic) {
            (true, _) if (1..=FEW).contains(&bearers) => OF_FEW,
            (true, _) => 1.0,
            (false, true) => weight * BESIDE_TOPIC,
            (false, false) => weight,
        };
        let weight = weight * asked.part;
        self.total += weight;
        for (place, quality, marks) in explained.drain() {
            self.weighed
                .note(place, |known| known + weight * quality, marks);
        }
    }
}

impl Search {
    /// What speaks for each organisation.
    pub(super) fn evidence(
        &self,
        understanding: &Understanding,
        analyser: &Analyser,
    ) -> Result<Evidence, TantivyError> {
        let mut evidence = Evidence {
            weighed: Weighed::of_none(self.places.len()),
            total: 0.0,
            reasons: Reasons::default(),
            on_subject: 0,
        };
        let is_on_topic = understanding.subject.iter().any(Asked::has_sense);
        let mut explained = Weighed::of_none(self.places.len());
        for asked in &understanding.subject {
            let mut explaining = Explaining {
                explained: &mut explained,
                reasons: &mut evidence.reasons,
            };
            let bearers =
                self.explain_by_texts(asked, understanding.language, analyser, &mut explaining)?;
            self.explain_by_topics(asked, &mut explaining)?;
            self.explain_by_institutions(asked, understanding, &mut explaining)?;
            match (understanding.is_of_any, asked.topics.is_empty()) {
                (true, false) => evidence.add_as_one_of_many(&mut explained),
                (true, true) => explained.drain().for_each(drop),
                (false, _) => evidence.add(asked, is_on_topic, bearers, &mut explained),
            }
        }
        evidence.on_subject = evidence.reasons.on_subject();
        Ok(evidence)
    }

    /// Tells how often the word stands in a name or keyword.
    fn explain_by_texts(
        &self,
        asked: &Asked,
        language: Language,
        analyser: &Analyser,
        explaining: &mut Explaining<'_>,
    ) -> Result<usize, TantivyError> {
        let word = explaining.reasons.mark(Reason::Word(asked.word.clone()));
        let explained = &mut *explaining.explained;
        let is_whole = asked.topics.iter().any(|sense| sense.is_whole);
        let most = if is_whole { MENTION_OF_TOPIC } else { 1.0 };
        let alone = if asked.is_bound { BOUND } else { 1.0 };
        let aside = if asked.has_sense() { IN_PASSING } else { 1.0 };
        let mut note = |place: usize, quality: f32| {
            let quality = if quality < TELLING {
                quality * aside
            } else if quality < IN_NAME {
                quality.min(most)
            } else {
                quality
            };
            let mark = if quality < TELLING { 0 } else { word };
            explained.note(place, |best| best.max(quality * alone), mark);
        };
        let mut bearers = 0;
        if !asked.word.is_empty() {
            let mut is_found = false;
            self.word(
                &asked.word,
                language,
                Cut::Base,
                analyser,
                |place, quality| {
                    is_found = true;
                    bearers += usize::from(quality >= IN_KEYWORD);
                    note(place, quality);
                },
            )?;
            self.word(
                &asked.word,
                language,
                Cut::Prefix,
                analyser,
                |place, quality| {
                    is_found = true;
                    note(place, quality * NEAR);
                },
            )?;
            if !is_found && !analyser.is_word(&asked.word) {
                for (place, quality) in self.letters(&asked.word, language, analyser)? {
                    note(place, quality * BY_LETTERS);
                }
            }
        }
        for keyword in &asked.keywords {
            self.tagged(self.fields.keyword, keyword, |place| {
                explained.note(place, |best| best.max(1.0), word);
            })?;
        }
        Ok(bearers)
    }

    fn explain_by_topics(
        &self,
        asked: &Asked,
        explaining: &mut Explaining<'_>,
    ) -> Result<(), TantivyError> {
        for sense in &asked.topics {
            for (field, bearing) in [
                (self.fields.topic, Bearing::Central),
                (self.fields.side_topic, Bearing::Side),
            ] {
                let reason = Reason::Topic(sense.id.clone(), bearing);
                let topic = explaining.reasons.mark(reason);
                let quality = topic_quality(sense, bearing);
                self.tagged(field, &sense.id, |place| {
                    explaining
                        .explained
                        .note(place, |best| best.max(quality), topic);
                })?;
            }
        }
        Ok(())
    }

    fn explain_by_institutions(
        &self,
        asked: &Asked,
        understanding: &Understanding,
        explaining: &mut Explaining<'_>,
    ) -> Result<(), TantivyError> {
        let asking = understanding.institution.as_ref();
        // A keyword says more than the kind of institution that it is a case of: an energy cooperative is not any society.
        let says_more = asking.is_some() && !asked.keywords.is_empty();
        let senses = asked.institutions.iter();
        let senses = senses.filter(|sense| sense.is_whole || !says_more);
        for sense in senses.filter(|sense| asking.is_none_or(|asking| *asking == sense.id)) {
            let mark = explaining
                .reasons
                .mark(Reason::Institution(sense.id.clone()));
            for (field, is_made_for) in [(self.fields.mainly_for, true), (self.fields.who, false)] {
                let quality = institution_quality(sense, is_made_for);
                self.tagged(field, &sense.id, |place| {
                    explaining
                        .explained
                        .note(place, |best| best.max(quality), mark);
                })?;
            }
        }
        Ok(())
    }
}

/// What explains one word, with the reasons of the whole question.
struct Explaining<'a> {
    explained: &'a mut Weighed,
    reasons: &'a mut Reasons,
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
