//! What the bot knows: a folder of TOML files in, organisations, topics, kinds of institution and the city out.

pub mod catalogue;
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

use city::{City, Institution, Topic};
use organisation::Organisation;

/// Everything that is known, whole and checked; organisations are sorted by slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knowledge {
    /// The city.
    pub city: City,
    /// The topics, in the order in which they are offered.
    pub topics: Vec<Topic>,
    /// The kinds of institution, in the order in which they are offered.
    pub institutions: Vec<Institution>,
    organisations: Vec<Organisation>,
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
        }
    }

    /// All organisations, sorted by slug.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// The organisation of a slug.
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        let place = self
            .organisations
            .binary_search_by(|organisation| organisation.slug.as_str().cmp(slug));
        self.organisations.get(place.ok()?)
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
