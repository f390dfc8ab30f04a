//! What the bot knows: a folder of TOML files in, organisations, topics, kinds of institution and the city out.

mod check;
pub mod city;
pub mod date;
mod extent;
pub mod fault;
pub mod organisation;
pub mod read;
pub mod rule;
mod slug;
pub mod source;
pub mod statements;
mod table;
pub mod text;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use city::{City, Institution, Topic};
use organisation::{Organisation, Route};

/// Everything that is known, checked; organisations are sorted by slug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knowledge {
    /// The city.
    pub city: City,
    /// The topics, in the order in which they are offered.
    pub topics: Vec<Topic>,
    /// The kinds of institution, in the order in which they are offered.
    pub institutions: Vec<Institution>,
    organisations: Vec<Organisation>,
    /// For each topic the kinds of institution that can join something on it; found when it is first asked for.
    #[serde(skip)]
    joinable: OnceLock<HashMap<String, HashSet<String>>>,
}

impl Knowledge {
    /// Puts the parts together.
    pub fn new(
        city: City,
        topics: Vec<Topic>,
        institutions: Vec<Institution>,
        mut organisations: Vec<Organisation>,
    ) -> Self {
        organisations.sort_by(|one, other| one.slug.cmp(&other.slug));
        Self {
            city,
            topics,
            institutions,
            organisations,
            joinable: OnceLock::new(),
        }
    }

    /// All organisations, sorted by slug.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// The place of a slug among the organisations.
    pub fn place_of(&self, slug: &str) -> Option<usize> {
        self.organisations
            .binary_search_by(|organisation| organisation.slug.as_str().cmp(slug))
            .ok()
    }

    /// The organisation of a slug.
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        self.organisations.get(self.place_of(slug)?)
    }

    /// Whether there is something on a topic that a kind of institution can join.
    pub fn can_join(&self, institution: &str, topic: &str) -> bool {
        let joinable = self.joinable.get_or_init(|| joinable(&self.organisations));
        let institutions = joinable.get(topic);
        institutions.is_some_and(|institutions| institutions.contains(institution))
    }

    /// The topic of an id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The kind of institution of an id.
    pub fn institution(&self, id: &str) -> Option<&Institution> {
        self.institutions
            .iter()
            .find(|institution| institution.id == id)
    }
}

fn joinable(organisations: &[Organisation]) -> HashMap<String, HashSet<String>> {
    let mut joinable: HashMap<String, HashSet<String>> = HashMap::new();
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
