//! What is kept in memory of a whole knowledge: all of it in, what is weighed and counted of its organisations out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Profile;
use crate::knowledge::Knowledge;
use crate::knowledge::city::{City, Institution, Topic};
use crate::knowledge::date::PartialDate;
use crate::knowledge::organisation::{Organisation, Route};
use crate::language::Language;
use crate::words::fold;

/// So many short names hold one of which the city is a member.
const MOST_SHORT: usize = 50;

/// What is known, but for the texts on single organisations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    pub(super) city: City,
    pub(super) topics: Vec<Topic>,
    pub(super) institutions: Vec<Institution>,
    pub(super) profiles: Vec<Profile>,
    pub(super) at_a_glance: AtAGlance,
}

/// What can be said of all organisations together, each by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AtAGlance {
    /// All of them by their names.
    pub(super) by_name: InEach,
    /// Those to which the city belongs or belonged, the shortest name first; some only.
    pub(super) shortest: InEach,
    /// For each topic those chiefly on it in which institutions take part only through the city.
    pub(super) through_city: BTreeMap<String, Vec<u32>>,
    /// For each topic the kinds of institution that can join something on it.
    pub(super) joinable: BTreeMap<String, BTreeSet<String>>,
    pub(super) pages: usize,
    pub(super) newest: Option<PartialDate>,
}

/// Places of organisations in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct InEach {
    pl: Vec<u32>,
    en: Vec<u32>,
    uk: Vec<u32>,
}

impl InEach {
    pub(super) fn get(&self, language: Language) -> &[u32] {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
            Language::Uk => &self.uk,
        }
    }

    fn of(places: impl Fn(Language) -> Vec<u32>) -> Self {
        Self {
            pl: places(Language::Pl),
            en: places(Language::En),
            uk: places(Language::Uk),
        }
    }
}

impl Outline {
    /// The outline of a knowledge.
    pub fn of(knowledge: &Knowledge) -> Self {
        let organisations = knowledge.organisations();
        let institutions = &knowledge.institutions;
        Self {
            city: knowledge.city.clone(),
            topics: knowledge.topics.clone(),
            institutions: institutions.clone(),
            profiles: organisations
                .iter()
                .map(|organisation| Profile::of(organisation, institutions))
                .collect(),
            at_a_glance: AtAGlance {
                by_name: InEach::of(|language| by_name(organisations, language)),
                shortest: InEach::of(|language| shortest(organisations, language)),
                through_city: through_city(organisations),
                joinable: joinable(organisations),
                pages: knowledge.pages(),
                newest: knowledge.newest(),
            },
        }
    }
}

fn by_name(organisations: &[Organisation], language: Language) -> Vec<u32> {
    let mut places: Vec<(u32, &Organisation)> = (0..).zip(organisations).collect();
    places.sort_by_cached_key(|(_, organisation)| fold(&organisation.names.get(language).short));
    places.into_iter().map(|(place, _)| place).collect()
}

fn shortest(organisations: &[Organisation], language: Language) -> Vec<u32> {
    let name = |organisation: &Organisation| {
        let name = &organisation.names.get(language).in_sentence;
        name.chars().count()
    };
    let all = (0..).zip(organisations);
    let bound = all.filter(|(_, organisation)| organisation.city.part().is_bound());
    let mut places: Vec<(u32, usize)> = bound
        .map(|(place, organisation)| (place, name(organisation)))
        .collect();
    places.sort_by_key(|(_, length)| *length);
    places.truncate(MOST_SHORT);
    places.into_iter().map(|(place, _)| place).collect()
}

fn through_city(organisations: &[Organisation]) -> BTreeMap<String, Vec<u32>> {
    let mut through: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (place, organisation) in (0..).zip(organisations) {
        if !organisation.join.route.is_through_city() {
            continue;
        }
        for topic in &organisation.offer.topics {
            through.entry(topic.clone()).or_default().push(place);
        }
    }
    through
}

fn joinable(organisations: &[Organisation]) -> BTreeMap<String, BTreeSet<String>> {
    let mut joinable: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Organisation { join, offer, .. } in organisations {
        if matches!(join.route, Route::CityOnly | Route::None) {
            continue;
        }
        for topic in &offer.topics {
            let institutions = joinable.entry(topic.clone()).or_default();
            institutions.extend(join.who.iter().cloned());
        }
    }
    joinable
}
