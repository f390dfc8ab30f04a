//! Puts organisations in order: an understanding in, the best organisations with their reasons out.

use std::cmp::Reverse;
use std::collections::HashMap;

use tantivy::TantivyError;

use super::Search;
use super::texts::{TextMatch, Texts};
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::{Bearing, Organisation, Route, Status};
use crate::understanding::listing::{Order, Standing};
use crate::understanding::{Kind, Understanding};
use crate::words::Analyser;

/// From this share of the question's words on, an organisation's text answers the question.
pub(super) const LEAST_SHARE: f32 = 0.5;

/// A question that is hardly on a topic is answered only when a text has so much of it.
const CERTAIN_SHARE: f32 = 0.6;

/// From this share on, a text has all of the question.
const WHOLE: f32 = 0.99;

/// A list that texts alone have found holds no more than this.
const MOST_BY_TEXT: usize = 5;

/// What being about the topic weighs.
const CENTRAL: f32 = 2.0;
const SIDE: f32 = 0.8;

/// What the city's part in it weighs.
const TAKES_PART: f32 = 1.2;
const BELONGS: f32 = 0.3;
const MEMBER: f32 = 0.2;

/// What the words of the question in the text weigh.
const TEXT: f32 = 2.0;

/// What being made for the kind of institution weighs.
const MADE_FOR: f32 = 1.0;

/// Why an organisation stands in a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It is named.
    Name,
    /// It is about the topic, as id.
    Topic(String, Bearing),
    /// Words of the question stand in its text, folded.
    Words(Vec<String>),
    /// The kind of institution, as id, can join it.
    Institution(String),
    /// The city stands to it as asked.
    Standing,
}

/// One organisation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its slug.
    pub slug: String,
    /// How well it answers, for comparing within one list only.
    pub score: f32,
    /// Why it is there.
    pub reasons: Vec<Reason>,
}

/// The organisations found, the best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// The organisations.
    pub hits: Vec<Hit>,
}

impl Search {
    /// Finds what an understanding asks for; `year` is the present one.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(
        &self,
        understanding: &Understanding,
        knowledge: &Knowledge,
        analyser: &Analyser,
        year: i16,
    ) -> Result<Hits, TantivyError> {
        match understanding.kind {
            Kind::Organisations => self.list(understanding, knowledge, analyser, year),
            Kind::Join if understanding.organisations.is_empty() => {
                self.ways_in(understanding, knowledge, analyser, year)
            }
            _ => Ok(named(understanding)),
        }
    }

    fn list(
        &self,
        understanding: &Understanding,
        knowledge: &Knowledge,
        analyser: &Analyser,
        year: i16,
    ) -> Result<Hits, TantivyError> {
        let texts = self.texts(understanding, analyser)?;
        let topics = self.topics(&understanding.topics)?;
        let conditions = &understanding.conditions;
        let has_conditions = !conditions.is_empty();
        let by_topic = !understanding.topics.is_empty();
        let mut hits = Vec::new();
        for (number, organisation) in knowledge.organisations().iter().enumerate() {
            if !fits(understanding, organisation, year) {
                continue;
            }
            let mut reasons: Vec<Reason> = topics.get(&number).cloned().unwrap_or_default();
            let text = texts.by_organisation.get(&number);
            let is_near = text.is_some_and(|text| text.share >= texts.least_share());
            let is_in = if by_topic {
                !reasons.is_empty() || (is_near && text.is_some_and(|text| text.share > WHOLE))
            } else {
                is_near || has_conditions
            };
            if !is_in {
                continue;
            }
            if has_conditions {
                reasons.push(Reason::Standing);
            }
            if let Some(text) = text.filter(|text| is_near && !text.words.is_empty()) {
                reasons.push(Reason::Words(text.words.clone()));
            }
            let score = topic_score(&reasons, understanding)
                + standing_score(organisation, year)
                + text_score(text);
            hits.push(Hit {
                slug: organisation.slug.clone(),
                score,
                reasons,
            });
        }
        if understanding.on_subject < LEAST_SHARE && !has_conditions && texts.best < CERTAIN_SHARE {
            hits.clear();
        }
        keep_those_that_say_it(&mut hits, &texts, by_topic, has_conditions, knowledge);
        sort(&mut hits);
        if !by_topic && !has_conditions {
            hits.truncate(MOST_BY_TEXT);
        }
        if let Some(order) = conditions.order {
            by_date(&mut hits, order, knowledge);
        }
        Ok(Hits { hits })
    }

    fn ways_in(
        &self,
        understanding: &Understanding,
        knowledge: &Knowledge,
        analyser: &Analyser,
        year: i16,
    ) -> Result<Hits, TantivyError> {
        let texts = self.texts(understanding, analyser)?;
        let topics = self.topics(&understanding.topics)?;
        let institution = understanding.institution.as_deref();
        let open = institution
            .map(|institution| self.tagged(self.fields.who, institution))
            .transpose()?;
        let mut hits = Vec::new();
        for (number, organisation) in knowledge.organisations().iter().enumerate() {
            let is_open = open.as_ref().is_none_or(|open| open.contains_key(&number))
                && !matches!(organisation.join.route, Route::CityOnly | Route::None);
            if !is_open {
                continue;
            }
            let text = texts.by_organisation.get(&number);
            let mut reasons: Vec<Reason> = topics.get(&number).cloned().unwrap_or_default();
            if institution.is_none()
                && reasons.is_empty()
                && text.is_none_or(|text| text.share < texts.least_share())
            {
                continue;
            }
            reasons
                .extend(institution.map(|institution| Reason::Institution(institution.to_owned())));
            if let Some(text) = text {
                reasons.push(Reason::Words(text.words.clone()));
            }
            let made_for = institution.is_some_and(|institution| {
                organisation
                    .join
                    .mainly_for
                    .iter()
                    .any(|who| who == institution)
            });
            let score = topic_score(&reasons, understanding)
                + if made_for { MADE_FOR } else { 0.0 }
                + text_score(text)
                + standing_score(organisation, year) * 0.1;
            hits.push(Hit {
                slug: organisation.slug.clone(),
                score,
                reasons,
            });
        }
        sort(&mut hits);
        Ok(Hits { hits })
    }

    fn topics(&self, ids: &[String]) -> Result<HashMap<usize, Vec<Reason>>, TantivyError> {
        let mut reasons: HashMap<usize, Vec<Reason>> = HashMap::new();
        for id in ids {
            for (field, bearing) in [
                (self.fields.topic, Bearing::Central),
                (self.fields.side_topic, Bearing::Side),
            ] {
                for number in self.tagged(field, id)?.into_keys() {
                    reasons
                        .entry(number)
                        .or_default()
                        .push(Reason::Topic(id.clone(), bearing));
                }
            }
        }
        Ok(reasons)
    }
}

/// When some texts speak of what is asked, those that merely touch the topic are padding.
fn keep_those_that_say_it(
    hits: &mut Vec<Hit>,
    texts: &Texts,
    by_topic: bool,
    has_conditions: bool,
    knowledge: &Knowledge,
) {
    let says_all = |hit: &Hit| {
        let place = knowledge.place_of(&hit.slug);
        place
            .and_then(|place| texts.by_organisation.get(&place))
            .is_some_and(|text| text.share > WHOLE)
    };
    let has_words = |reason: &Reason| matches!(reason, Reason::Words(_));
    let is_central = |reason: &Reason| matches!(reason, Reason::Topic(_, Bearing::Central));
    if by_topic && hits.iter().any(|hit| hit.reasons.iter().any(has_words)) {
        hits.retain(|hit| {
            let mut reasons = hit.reasons.iter();
            reasons.any(|reason| has_words(reason) || is_central(reason))
        });
    }
    if has_conditions && !by_topic && hits.iter().any(says_all) {
        hits.retain(says_all);
    }
}

fn named(understanding: &Understanding) -> Hits {
    let hits = understanding.organisations.iter().map(|slug| Hit {
        slug: slug.clone(),
        score: 1.0,
        reasons: vec![Reason::Name],
    });
    Hits {
        hits: hits.collect(),
    }
}

fn fits(understanding: &Understanding, organisation: &Organisation, year: i16) -> bool {
    let conditions = &understanding.conditions;
    let by_order = conditions
        .order
        .map(|_| Standing::Belongs)
        .filter(|_| conditions.standing.is_none());
    let standing = conditions.standing.or(by_order);
    let by_institution = understanding
        .institution
        .as_ref()
        .filter(|_| understanding.topics.is_empty());
    standing.is_none_or(|standing| standing.fits(organisation, year))
        && conditions.years.is_none_or(|years| years.fit(organisation))
        && by_institution.is_none_or(|institution| {
            standing.is_some() || organisation.join.who.contains(institution)
        })
}

/// The first topics of a question weigh more than the later ones.
fn topic_score(reasons: &[Reason], understanding: &Understanding) -> f32 {
    let score = |reason: &Reason| match reason {
        Reason::Topic(id, bearing) => {
            let place = understanding
                .topics
                .iter()
                .position(|topic| topic == id)
                .unwrap_or(0);
            let weight = if *bearing == Bearing::Central {
                CENTRAL
            } else {
                SIDE
            };
            weight / (1.0 + place as f32 * 0.5)
        }
        _ => 0.0,
    };
    let mut scores: Vec<f32> = reasons.iter().map(score).collect();
    scores.sort_by(|one, other| other.total_cmp(one));
    scores
        .iter()
        .zip([1.0, 0.5, 0.25])
        .map(|(score, weight)| score * weight)
        .sum()
}

fn text_score(text: Option<&TextMatch>) -> f32 {
    text.map_or(0.0, |text| TEXT * text.share * text.closeness)
}

fn standing_score(organisation: &Organisation, year: i16) -> f32 {
    let city = &organisation.city;
    let parts = [
        (city.takes_part(year), TAKES_PART),
        (city.belongs(year), BELONGS),
        (city.status == Status::Member, MEMBER),
    ];
    parts
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum()
}

fn sort(hits: &mut [Hit]) {
    hits.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then_with(|| one.slug.cmp(&other.slug))
    });
}

fn by_date(hits: &mut Vec<Hit>, order: Order, knowledge: &Knowledge) {
    let date = |hit: &Hit| {
        let since = knowledge.organisation(&hit.slug)?.city.since.as_ref()?;
        let year = since.date.map_or(since.year?, |date| date.year);
        Some((
            year,
            since.date.and_then(|date| date.month).unwrap_or(0),
            since.date.and_then(|date| date.day).unwrap_or(0),
        ))
    };
    hits.retain(|hit| date(hit).is_some());
    match order {
        Order::Newest => hits.sort_by_key(|hit| Reverse(date(hit))),
        Order::Oldest => hits.sort_by_key(date),
    }
}
