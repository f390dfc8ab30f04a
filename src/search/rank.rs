//! Puts organisations in order: an understanding in, the best organisations with their reasons out.

use std::cmp::Ordering;
use std::collections::HashSet;

use tantivy::TantivyError;

use super::Search;
use super::evidence::Evidence;
use crate::knowledge::catalogue::{Catalogue, Profile};
use crate::knowledge::organisation::{self, Bearing, Charge, Route, Status};
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

/// What being a network of cities weighs among those to which the city does not belong: it could belong to these.
const NETWORK_OF_CITIES: f32 = 10.0;

/// Of longer lists only so many of the best are named; all are counted.
pub const MOST_NAMED: usize = 1_000;

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

/// The organisations found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
    /// In how many of them the city takes part.
    pub taking_part: usize,
}

/// An organisation that may answer, with all that is weighed of it: long lists look at each profile only once.
struct Candidate {
    /// Its place in the catalogue.
    place: usize,
    /// The part of the question that it answers.
    share: f32,
    score: f32,
    /// Whether it is as asked.
    fits: bool,
    /// Whether the city takes part in it.
    takes_part: bool,
}

impl Candidate {
    fn fits(&self) -> bool {
        self.fits
    }
}

/// What a question is answered from.
struct Sought<'a> {
    evidence: Evidence,
    catalogue: &'a Catalogue,
    year: i16,
    /// The places of those whose seat is as asked; nothing where that is not asked.
    seated: Option<HashSet<usize>>,
}

impl Search {
    /// Finds what an understanding asks for; `year` is the present one. Of a long list the best `most` are named.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(
        &self,
        understanding: &Understanding,
        catalogue: &Catalogue,
        analyser: &Analyser,
        year: i16,
        most: usize,
    ) -> Result<Hits, TantivyError> {
        let is_list = understanding.organisations.is_empty();
        match understanding.kind {
            Kind::Organisations if is_list && !understanding.fellows.is_empty() => {
                self.together(understanding, catalogue, year, most)
            }
            Kind::Organisations | Kind::Join if is_list => {
                let sought = Sought {
                    evidence: self.evidence(understanding, analyser)?,
                    catalogue,
                    year,
                    seated: self.seated_as_asked(understanding, analyser)?,
                };
                Ok(match understanding.kind {
                    Kind::Join => sought.ways_in(understanding, most),
                    _ => sought.list(understanding, most),
                })
            }
            _ => Ok(named(understanding)),
        }
    }

    fn seated_as_asked(
        &self,
        understanding: &Understanding,
        analyser: &Analyser,
    ) -> Result<Option<HashSet<usize>>, TantivyError> {
        let seat = &understanding.conditions.seat;
        let seated =
            (!seat.is_empty()).then(|| self.seated(seat, understanding.language, analyser));
        seated.transpose()
    }

    /// The organisations in which somebody takes part together; those in which the city has a part first.
    fn together(
        &self,
        understanding: &Understanding,
        catalogue: &Catalogue,
        year: i16,
        most: usize,
    ) -> Result<Hits, TantivyError> {
        let mut places = Vec::new();
        for name in &understanding.fellows {
            self.tagged(self.fields.fellow, name, |place| places.push(place))?;
        }
        places.sort_unstable();
        places.dedup();
        let profile = |place: &usize| catalogue.profiles().get(*place);
        let is_shared =
            |place: &usize| profile(place).is_some_and(|profile| profile.part.takes_part(year));
        if understanding.is_with_city && places.iter().any(is_shared) {
            places.retain(is_shared);
        }
        let candidates = places.into_iter().filter_map(|place| {
            let profile = profile(&place)?;
            Some(Candidate {
                place,
                share: 1.0,
                score: standing_score(profile, year),
                fits: true,
                takes_part: profile.part.takes_part(year),
            })
        });
        let reasons = |_| vec![Reason::Fellow];
        Ok(hits(
            candidates.collect(),
            best_first,
            most,
            catalogue,
            reasons,
        ))
    }
}

impl Sought<'_> {
    fn list(&self, understanding: &Understanding, most: usize) -> Hits {
        let conditions = &understanding.conditions;
        let has_conditions = conditions.choose();
        let year = self.year;
        let is_absent = conditions.standing == Some(Standing::Absent);
        let fitting = |profile: &Profile| fits(understanding, profile, year);
        let preference = |profile: &Profile| {
            let is_of_cities = is_absent && is_of_cities(profile);
            standing_score(profile, year) + if is_of_cities { NETWORK_OF_CITIES } else { 0.0 }
        };
        let least = if understanding.is_by_example && has_conditions {
            NEVER
        } else {
            least_share(understanding)
        };
        let prefers_city = understanding.is_on_city && !understanding.topics.is_empty();
        // Of the city's, those nearly as good as the best of them count, and these need only be nearly as good as others.
        let near = if prefers_city {
            NEAR_BEST * NEAR_BEST
        } else {
            NEAR_BEST
        };
        let judged = self.judged(&fitting, &preference, near, least);
        let of_city = |candidate: &Candidate| candidate.fits && candidate.takes_part;
        let is_of_city = prefers_city
            && best(&judged, of_city) >= least.max(best(&judged, Candidate::fits) * NEAR_BEST);
        let mut found = if is_of_city {
            near_best(judged, of_city, least)
        } else if has_conditions && best(&judged, Candidate::fits) < least {
            self.all(&fitting, &preference)
        } else {
            near_best(judged, Candidate::fits, least)
        };
        if is_absent && conditions.is_of_cities {
            self.retain_where_any(&mut found, is_of_cities);
        }
        if understanding.topics.is_empty() && !has_conditions {
            keep_best(&mut found, MOST_BY_TEXT, &best_first);
        }
        match conditions.order {
            Some(order) => {
                let joined = |candidate: &Candidate| self.profile(candidate)?.joined;
                found.retain(|candidate| joined(candidate).is_some());
                let by_date = |one: &Candidate, other: &Candidate| {
                    let by_date = joined(one).cmp(&joined(other));
                    let by_date = match order {
                        Order::Oldest => by_date,
                        Order::Newest => by_date.reverse(),
                    };
                    by_date.then_with(|| best_first(one, other))
                };
                self.hits(found, by_date, most, has_conditions && !is_of_city)
            }
            None => self.hits(found, best_first, most, has_conditions && !is_of_city),
        }
    }

    fn ways_in(&self, understanding: &Understanding, most: usize) -> Hits {
        let charge = understanding.conditions.standing;
        let year = self.year;
        let asking = understanding.institution.as_ref();
        let institution = asking.and_then(|id| self.catalogue.place_of_institution(id));
        let open = |profile: &Profile| {
            let is_for_asking = match (asking, institution) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(_), Some(institution)) => profile.who.contain(institution),
            };
            is_for_asking
                && costs_as_asked(profile, charge)
                && !matches!(profile.route, Route::CityOnly | Route::None)
        };
        let preference = |profile: &Profile| {
            let made_for = institution.map_or(0.0, |kind| profile.made_for(kind));
            let is_sure = charge.is_some_and(|charge| charge.fits(profile, year));
            MADE_FOR * made_for
                + STANDING_IN_JOINING * standing_score(profile, year)
                + if is_sure { FREE_FOR_SURE } else { 0.0 }
        };
        let judged = self.judged(&open, &preference, NEAR_BEST, LEAST_SHARE);
        let best_open = best(&judged, Candidate::fits);
        let best_closed = best(&judged, |candidate| !candidate.fits);
        let is_closed = best_open < best_closed * NEAR_BEST_CLOSED;
        let mut found = if is_closed {
            let closed = |profile: &Profile| !open(profile);
            let preference = |profile: &Profile| standing_score(profile, year);
            let judged = self.judged(&closed, &preference, NEAR_BEST, LEAST_SHARE);
            near_best(judged, Candidate::fits, LEAST_SHARE)
        } else if asking.is_some() && best_open < LEAST_SHARE {
            self.all(&open, &preference)
        } else {
            near_best(judged, Candidate::fits, LEAST_SHARE)
        };
        let is_on_topic = |candidate: &Candidate| self.evidence.is_on_subject(candidate.place);
        if !understanding.topics.is_empty() && found.iter().any(is_on_topic) {
            found.retain(is_on_topic);
        }
        self.hits(found, best_first, most, asking.is_some() && !is_closed)
    }

    /// All that answer at least `near` of what the best of those that fit does, and maybe others that answer less;
    /// whether any fits that answers less than `least` does not matter.
    ///
    /// Only profiles of those that may be good enough are looked at: a few of the many that answer some part.
    fn judged(
        &self,
        fits: &impl Fn(&Profile) -> bool,
        preference: &impl Fn(&Profile) -> f32,
        near: f32,
        least: f32,
    ) -> Vec<Candidate> {
        let mut from = self.evidence.most() * near;
        loop {
            let places = self.evidence.from(from);
            let judged = places.filter_map(|place| self.judge(place, fits, preference));
            let judged: Vec<Candidate> = judged.collect();
            let needed = match best(&judged, Candidate::fits) {
                0.0 if from < least || from == 0.0 => return judged,
                0.0 => from * near,
                best => best * near,
            };
            if needed >= from {
                return judged;
            }
            from = needed;
        }
    }

    /// All that fit, whether or not they answer anything else.
    fn all(
        &self,
        fits: &impl Fn(&Profile) -> bool,
        preference: &impl Fn(&Profile) -> f32,
    ) -> Vec<Candidate> {
        let places = 0..self.catalogue.profiles().len();
        let judged = places.filter_map(|place| self.judge(place, fits, preference));
        judged.filter(|candidate| candidate.fits).collect()
    }

    fn judge(
        &self,
        place: usize,
        fits: &impl Fn(&Profile) -> bool,
        preference: &impl Fn(&Profile) -> f32,
    ) -> Option<Candidate> {
        let profile = self.catalogue.profiles().get(place)?;
        let share = self.evidence.share(place);
        Some(Candidate {
            place,
            share,
            score: share + preference(profile),
            fits: fits(profile) && self.is_seated(place),
            takes_part: profile.part.takes_part(self.year),
        })
    }

    fn is_seated(&self, place: usize) -> bool {
        let seated = self.seated.as_ref();
        seated.is_none_or(|seated| seated.contains(&place))
    }

    fn profile(&self, candidate: &Candidate) -> Option<&Profile> {
        self.catalogue.profiles().get(candidate.place)
    }

    fn retain_where_any(&self, found: &mut Vec<Candidate>, fits: impl Fn(&Profile) -> bool) {
        let fits = |candidate: &Candidate| self.profile(candidate).is_some_and(&fits);
        if found.iter().any(fits) {
            found.retain(fits);
        }
    }

    fn hits(
        &self,
        found: Vec<Candidate>,
        order: impl Fn(&Candidate, &Candidate) -> Ordering,
        most: usize,
        has_conditions: bool,
    ) -> Hits {
        let reasons = |place| {
            let mut reasons = self.evidence.reasons(place);
            reasons.extend(has_conditions.then_some(Reason::Standing));
            reasons
        };
        hits(found, order, most, self.catalogue, reasons)
    }
}

/// Counts the candidates and names the best of them.
fn hits(
    mut found: Vec<Candidate>,
    order: impl Fn(&Candidate, &Candidate) -> Ordering,
    most: usize,
    catalogue: &Catalogue,
    reasons: impl Fn(usize) -> Vec<Reason>,
) -> Hits {
    let count = found.len();
    let taking_part = found.iter().filter(|candidate| candidate.takes_part);
    let taking_part = taking_part.count();
    keep_best(&mut found, most, &order);
    found.sort_unstable_by(order);
    let hits = found.iter().filter_map(|candidate| {
        Some(Hit {
            slug: catalogue.profiles().get(candidate.place)?.slug.clone(),
            score: candidate.score,
            reasons: reasons(candidate.place),
        })
    });
    Hits {
        hits: hits.collect(),
        count,
        taking_part,
    }
}

/// How much of the question the best of those that are wanted answers.
fn best(judged: &[Candidate], is_wanted: impl Fn(&Candidate) -> bool) -> f32 {
    let wanted = judged.iter().filter(|candidate| is_wanted(candidate));
    wanted.map(|candidate| candidate.share).fold(0.0, f32::max)
}

/// Those that are wanted and answer the question nearly as well as the best of them, if that answers enough.
fn near_best(
    mut judged: Vec<Candidate>,
    is_wanted: impl Fn(&Candidate) -> bool,
    least: f32,
) -> Vec<Candidate> {
    let best = best(&judged, &is_wanted);
    if best < least {
        return Vec::new();
    }
    judged.retain(|candidate| candidate.share >= best * NEAR_BEST && is_wanted(candidate));
    judged
}

/// Leaves the best so many, in no order.
fn keep_best(
    found: &mut Vec<Candidate>,
    most: usize,
    order: &impl Fn(&Candidate, &Candidate) -> Ordering,
) {
    if found.len() > most {
        found.select_nth_unstable_by(most, order);
        found.truncate(most);
    }
}

/// The better one first, of two equally good the one whose slug comes first.
fn best_first(one: &Candidate, other: &Candidate) -> Ordering {
    let by_score = other.score.total_cmp(&one.score);
    by_score.then_with(|| one.place.cmp(&other.place))
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
fn costs_as_asked(profile: &Profile, charge: Option<Standing>) -> bool {
    match charge {
        Some(Standing::Free) => profile.charge != Some(Charge::Fee),
        Some(_) => profile.charge == Some(Charge::Fee),
        None => true,
    }
}

fn named(understanding: &Understanding) -> Hits {
    let hits = understanding.organisations.iter().map(|slug| Hit {
        slug: slug.clone(),
        score: 1.0,
        reasons: vec![Reason::Name],
    });
    let hits: Vec<Hit> = hits.collect();
    Hits {
        count: hits.len(),
        hits,
        taking_part: 0,
    }
}

fn is_of_cities(profile: &Profile) -> bool {
    profile.kind == organisation::Kind::CityNetwork
}

fn fits(understanding: &Understanding, profile: &Profile, year: i16) -> bool {
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
    standing.is_none_or(|standing| standing.fits(profile, year))
        && conditions.years.is_none_or(|years| years.fit(profile))
}

fn standing_score(profile: &Profile, year: i16) -> f32 {
    let part = profile.part;
    let parts = [
        (part.takes_part(year), TAKES_PART),
        (part.belongs(year), BELONGS),
        (part.status == Status::Member, MEMBER),
    ];
    parts
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum()
}
