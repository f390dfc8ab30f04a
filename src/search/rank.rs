//! Puts organisations in order: an understanding in, the best organisations with their reasons out.

use std::cmp::Reverse;

use tantivy::TantivyError;

use super::Search;
use super::evidence::Evidence;
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::{self, Bearing, Charge, Organisation, Route, Status};
use crate::understanding::listing::{Order, Standing};
use crate::understanding::subject::Asked;
use crate::understanding::{Kind, Understanding};
use crate::words::Analyser;

/// From this share of the question on, an organisation answers it.
const LEAST_SHARE: f32 = 0.35;

/// The same for a question that has no word of a topic or institution, where texts alone have to answer.
const LEAST_SHARE_OF_TEXT: f32 = 0.6;

/// A list by standing or date is narrowed by a topic, not by other words that the question holds beside.
const NEVER: f32 = f32::INFINITY;

/// Organisations that answer less than this part of what the best ones do are padding.
const NEAR_BEST: f32 = 0.62;

/// Where those that one can join oneself answer less than this part of what others do, the others are meant.
const NEAR_BEST_CLOSED: f32 = 0.55;

/// A list that texts alone have found holds no more than this.
const MOST_BY_TEXT: usize = 5;

/// What the city's part in it weighs beside how much of the question it answers.
const TAKES_PART: f32 = 0.06;
const BELONGS: f32 = 0.016;
const MEMBER: f32 = 0.01;

/// What the city's part weighs in a list of what others can join.
const STANDING_IN_JOINING: f32 = 0.1;

/// What being made for the kind of institution that asks weighs there.
const MADE_FOR: f32 = 0.06;

/// What being free for sure weighs where that is asked.
const FREE_FOR_SURE: f32 = 0.5;

/// Why an organisation stands in a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It is named.
    Name,
    /// It is about the topic, as id.
    Topic(String, Bearing),
    /// A word of the question, folded, stands in its texts.
    Word(String),
    /// The kind of institution, as id, can join it.
    Institution(String),
    /// The city stands to it as asked.
    Standing,
    /// The institution or city that the question names takes part in it.
    Fellow,
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
            Kind::Organisations if understanding.organisations.is_empty() => {
                self.list(understanding, knowledge, analyser, year)
            }
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
        if !understanding.fellows.is_empty() {
            return Ok(together(understanding, knowledge, year));
        }
        let evidence = self.evidence(understanding, knowledge, analyser)?;
        let conditions = &understanding.conditions;
        let has_conditions = conditions.choose();
        let fitting = |organisation: &Organisation| fits(understanding, organisation, year);
        let of_city = |organisation: &Organisation| {
            fitting(organisation) && organisation.city.takes_part(year)
        };
        let standing = |organisation: &Organisation| standing_score(organisation, year);
        let least = if understanding.is_by_example && has_conditions {
            NEVER
        } else {
            least_share(understanding)
        };
        let mut hits = Vec::new();
        let answers_best = |fits: &dyn Fn(&Organisation) -> bool| best(&evidence, knowledge, fits);
        let is_of_city = answers_best(&of_city) >= answers_best(&fitting) * NEAR_BEST;
        if understanding.is_on_city && !understanding.topics.is_empty() && is_of_city {
            hits = answering(&evidence, knowledge, of_city, least, false, standing);
        }
        if hits.is_empty() {
            hits = answering(
                &evidence,
                knowledge,
                fitting,
                least,
                has_conditions,
                standing,
            );
        }
        if understanding.topics.is_empty() && !has_conditions {
            hits.truncate(MOST_BY_TEXT);
        }
        if conditions.standing == Some(Standing::Absent) {
            networks_of_cities_first(&mut hits, knowledge, conditions.is_of_cities);
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
        let evidence = self.evidence(understanding, knowledge, analyser)?;
        let charge = understanding.conditions.standing;
        let open = |organisation: &Organisation| {
            let institution = understanding.institution.as_ref();
            costs_as_asked(organisation, charge)
                && institution.is_none_or(|institution| organisation.join.who.contains(institution))
                && !matches!(organisation.join.route, Route::CityOnly | Route::None)
        };
        let institution = understanding.institution.as_ref();
        let preference = |organisation: &Organisation| {
            let made_for = institution.map_or(0.0, |kind| made_for(organisation, kind));
            let is_sure = charge.is_some_and(|charge| charge.fits(organisation, year));
            MADE_FOR * made_for
                + STANDING_IN_JOINING * standing_score(organisation, year)
                + if is_sure { FREE_FOR_SURE } else { 0.0 }
        };
        let mut hits = answering(
            &evidence,
            knowledge,
            open,
            LEAST_SHARE,
            institution.is_some(),
            preference,
        );
        let closed = |organisation: &Organisation| !open(organisation);
        let best_of = |fits: &dyn Fn(&Organisation) -> bool| best(&evidence, knowledge, fits);
        if best_of(&open) < best_of(&closed) * NEAR_BEST_CLOSED {
            hits = answering(
                &evidence,
                knowledge,
                closed,
                LEAST_SHARE,
                false,
                |organisation| standing_score(organisation, year),
            );
        }
        let is_on_topic = |hit: &Hit| {
            let mut reasons = hit.reasons.iter();
            reasons.any(|reason| matches!(reason, Reason::Topic(..) | Reason::Word(_)))
        };
        if !understanding.topics.is_empty() && hits.iter().any(is_on_topic) {
            hits.retain(is_on_topic);
        }
        Ok(Hits { hits })
    }
}

/// From which share of the question on an organisation answers it.
fn least_share(understanding: &Understanding) -> f32 {
    let conditions = &understanding.conditions;
    let has_sense = understanding.subject.iter().any(Asked::has_sense);
    if has_sense {
        LEAST_SHARE
    } else if conditions.choose() {
        NEVER
    } else {
        LEAST_SHARE_OF_TEXT
    }
}

/// Whether what it costs to join may be as asked: free is also what no source names a price of.
fn costs_as_asked(organisation: &Organisation, charge: Option<Standing>) -> bool {
    let known = organisation.join.charge;
    match charge {
        Some(Standing::Free) => known != Some(Charge::Fee),
        Some(_) => known == Some(Charge::Fee),
        None => true,
    }
}

/// How far an organisation is chiefly made for a kind of institution: wholly when for no other.
fn made_for(organisation: &Organisation, kind: &String) -> f32 {
    let mainly_for = &organisation.join.mainly_for;
    if mainly_for.contains(kind) {
        1.0 / mainly_for.len() as f32
    } else {
        0.0
    }
}

/// How much of the question the best of those that fit answers.
fn best(evidence: &Evidence, knowledge: &Knowledge, fits: &dyn Fn(&Organisation) -> bool) -> f32 {
    of_evidence(evidence, knowledge)
        .filter(|(_, organisation)| fits(organisation))
        .map(|(number, _)| evidence.share(number))
        .fold(0.0, f32::max)
}

/// The organisations that answer some part of the question: of a large knowledge these are few.
fn of_evidence<'a>(
    evidence: &'a Evidence,
    knowledge: &'a Knowledge,
) -> impl Iterator<Item = (usize, &'a Organisation)> {
    let all = knowledge.organisations();
    evidence
        .numbers()
        .filter_map(|number| Some((number, all.get(number)?)))
}

/// The organisations that fit and answer the question nearly as well as the best of them; all that fit where nothing is asked
/// but that they do, or where none of them answers the rest.
fn answering(
    evidence: &Evidence,
    knowledge: &Knowledge,
    fits: impl Fn(&Organisation) -> bool,
    least_share: f32,
    has_conditions: bool,
    preference: impl Fn(&Organisation) -> f32,
) -> Vec<Hit> {
    let best = best(evidence, knowledge, &fits);
    let least = if best >= least_share {
        best * NEAR_BEST
    } else if has_conditions {
        0.0
    } else {
        return Vec::new();
    };
    let answering: Vec<(usize, &Organisation)> = if least > 0.0 {
        of_evidence(evidence, knowledge)
            .filter(|(number, organisation)| evidence.share(*number) >= least && fits(organisation))
            .collect()
    } else {
        let all = knowledge.organisations().iter().enumerate();
        all.filter(|(_, organisation)| fits(organisation)).collect()
    };
    let mut hits: Vec<Hit> = answering
        .into_iter()
        .map(|(number, organisation)| {
            let mut reasons = evidence.reasons(number);
            reasons.extend(has_conditions.then_some(Reason::Standing));
            Hit {
                slug: organisation.slug.clone(),
                score: evidence.share(number) + preference(organisation),
                reasons,
            }
        })
        .collect();
    sort(&mut hits);
    hits
}

/// The organisations of the understanding in which somebody takes part together; those in which the city has a part first.
fn together(understanding: &Understanding, knowledge: &Knowledge, year: i16) -> Hits {
    let organisations = understanding
        .fellows
        .iter()
        .filter_map(|slug| knowledge.organisation(slug));
    let all: Vec<&Organisation> = organisations.collect();
    let shared = |organisation: &&&Organisation| organisation.city.takes_part(year);
    let is_narrowed = understanding.is_with_city && all.iter().any(|one| shared(&one));
    let mut hits: Vec<Hit> = all
        .iter()
        .filter(|organisation| !is_narrowed || shared(organisation))
        .map(|organisation| Hit {
            slug: organisation.slug.clone(),
            score: standing_score(organisation, year),
            reasons: vec![Reason::Fellow],
        })
        .collect();
    sort(&mut hits);
    Hits { hits }
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

/// Of what the city does not belong to, it could belong to networks of cities: those stand first, or alone.
fn networks_of_cities_first(hits: &mut Vec<Hit>, knowledge: &Knowledge, alone: bool) {
    let is_of_cities = |hit: &Hit| {
        let organisation = knowledge.organisation(&hit.slug);
        organisation
            .is_some_and(|organisation| organisation.kind == organisation::Kind::CityNetwork)
    };
    if alone && hits.iter().any(is_of_cities) {
        hits.retain(is_of_cities);
    }
    hits.sort_by_key(|hit| !is_of_cities(hit));
}

fn fits(understanding: &Understanding, organisation: &Organisation, year: i16) -> bool {
    let conditions = &understanding.conditions;
    let by_order = conditions
        .order
        .map(|_| Standing::Belongs)
        .filter(|_| conditions.standing.is_none());
    let standing = conditions.standing.or(by_order);
    let is_soft = !understanding.topics.is_empty()
        && understanding.is_on_city
        && matches!(standing, Some(Standing::Belongs | Standing::Signed));
    let standing = standing.filter(|_| !is_soft);
    standing.is_none_or(|standing| standing.fits(organisation, year))
        && conditions.years.is_none_or(|years| years.fit(organisation))
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
