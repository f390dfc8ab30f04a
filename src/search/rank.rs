//! Puts organisations in order: an understanding in, the best organisations with their reasons out.

use std::cmp::Ordering;
use std::collections::HashSet;

use tantivy::TantivyError;

use super::Search;
use super::evidence::Evidence;
use super::hits::{
    Candidate, Choice, Hits, NEAR_BEST, Reason, best, best_first, hits, keep_best, named, near_best,
};
use super::judge::Judge;
use crate::knowledge::catalogue::{Catalogue, Profile};
use crate::knowledge::organisation::{self, Charge, Route, Status};
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

/// What a question is answered from.
struct Sought<'a> {
    evidence: Evidence,
    catalogue: &'a Catalogue,
    year: i16,
    /// The places of those whose seat is as asked; nothing where that is not asked.
    seated: Option<HashSet<usize>>,
    /// The places of those among which a choice is asked; nothing where that is not asked.
    among: Option<HashSet<usize>>,
}

impl Search {
    /// Finds what an understanding asks for; `year` is the present one. Of a long list the best `most` are named.
    /// What speaks for each organisation is weighed unless it is given.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(
        &self,
        understanding: &Understanding,
        weighed: Option<Evidence>,
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
                    evidence: match weighed {
                        Some(weighed) => weighed,
                        None => self.evidence(understanding, analyser)?,
                    },
                    catalogue,
                    year,
                    seated: self.seated_as_asked(understanding, analyser)?,
                    among: among(understanding, catalogue),
                };
                let found = sought.found(understanding, most);
                if sought.among.is_none() {
                    return Ok(found);
                }
                if found.count > 0 {
                    return Ok(Hits {
                        choice: Choice::Among,
                        ..found
                    });
                }
                let of_all = Sought {
                    among: None,
                    ..sought
                };
                Ok(Hits {
                    choice: Choice::Beyond,
                    ..of_all.found(understanding, most)
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
    fn found(&self, understanding: &Understanding, most: usize) -> Hits {
        match understanding.kind {
            Kind::Join => self.ways_in(understanding, most),
            _ => self.list(understanding, most),
        }
    }

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
    /// Only those that may be good enough are looked at: a few of the many that answer some part.
    fn judged(
        &self,
        fits: &impl Fn(&Profile) -> bool,
        preference: &impl Fn(&Profile) -> f32,
        near: f32,
        least: f32,
    ) -> Vec<Candidate> {
        let mut judge = Judge::new(self.catalogue, fits, preference, self.year);
        let mut from = self.evidence.most() * near;
        loop {
            let mut judged = Vec::with_capacity(self.evidence.count());
            let places = self.evidence.from(from);
            judged.extend(places.filter_map(|place| self.candidate(place, &mut judge)));
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
        let mut judge = Judge::new(self.catalogue, fits, preference, self.year);
        let places = 0..self.catalogue.profiles().len();
        let judged = places.filter_map(|place| self.candidate(place, &mut judge));
        judged.filter(|candidate| candidate.fits).collect()
    }

    fn candidate(
        &self,
        place: usize,
        judge: &mut Judge<'_, impl Fn(&Profile) -> bool, impl Fn(&Profile) -> f32>,
    ) -> Option<Candidate> {
        let judgement = judge.judge(place)?;
        let share = self.evidence.share(place);
        Some(Candidate {
            place,
            share,
            score: share + judgement.preference,
            fits: judgement.fits && self.is_wanted(place),
            takes_part: judgement.takes_part,
        })
    }

    fn is_wanted(&self, place: usize) -> bool {
        let mut sets = [&self.seated, &self.among].into_iter().flatten();
        sets.all(|set| set.contains(&place))
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

/// The places of those among which a choice is asked.
fn among(understanding: &Understanding, catalogue: &Catalogue) -> Option<HashSet<usize>> {
    let listed = understanding.among.iter();
    let places = listed.filter_map(|slug| catalogue.place_of(slug));
    (!understanding.among.is_empty()).then(|| places.collect())
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
