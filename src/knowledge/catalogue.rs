//! What is answered from: an outline of all organisations and a shelf in, their profiles at once and each of them whole when it is shown out.

mod alike;
mod outline;
mod profile;

pub use outline::Outline;
pub use profile::{KindsOfInstitution, Profile};

use std::sync::Arc;

use super::Knowledge;
use super::city::{City, Institution, Topic};
use super::date::PartialDate;
use super::organisation::Organisation;
use crate::language::Language;

/// Where whole organisations stand; they need not be in memory.
pub trait Shelf: Send + Sync {
    /// The organisation of a place in the outline; `None` when it cannot be read.
    fn organisation(&self, place: usize) -> Option<Arc<Organisation>>;
}

impl Shelf for Vec<Arc<Organisation>> {
    fn organisation(&self, place: usize) -> Option<Arc<Organisation>> {
        self.get(place).cloned()
    }
}

/// Everything that is known, to answer from; organisations are sorted by slug.
pub struct Catalogue {
    /// The city.
    pub city: City,
    /// The topics, in the order in which they are offered.
    pub topics: Vec<Topic>,
    /// The kinds of institution, in the order in which they are offered.
    pub institutions: Vec<Institution>,
    profiles: Vec<Profile>,
    alike: alike::Alike,
    at_a_glance: outline::AtAGlance,
    shelf: Box<dyn Shelf>,
}

impl Catalogue {
    /// Puts the parts together; the shelf holds the organisations of the outline, at the same places.
    pub fn new(outline: Outline, shelf: Box<dyn Shelf>) -> Self {
        Self {
            city: outline.city,
            topics: outline.topics,
            institutions: outline.institutions,
            alike: alike::Alike::of(&outline.profiles),
            profiles: outline.profiles,
            at_a_glance: outline.at_a_glance,
            shelf,
        }
    }

    /// The catalogue of a knowledge that is in memory.
    pub fn in_memory(knowledge: &Knowledge) -> Self {
        let organisations = knowledge.organisations().iter();
        let shelf: Vec<_> = organisations.cloned().map(Arc::new).collect();
        Self::new(Outline::of(knowledge), Box::new(shelf))
    }

    /// What is weighed of every organisation, sorted by slug.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// How many kinds of profile there are: those of a kind differ in nothing but the slug.
    pub fn kinds_of_profile(&self) -> usize {
        self.alike.count()
    }

    /// The kind of the profile of a place.
    pub fn kind_of_profile(&self, place: usize) -> Option<usize> {
        self.alike.kind_of(place)
    }

    /// A profile of a kind.
    pub fn profile_of_kind(&self, kind: usize) -> Option<&Profile> {
        self.profiles.get(self.alike.first_of(kind)?)
    }

    /// The place of a slug among the organisations.
    pub fn place_of(&self, slug: &str) -> Option<usize> {
        self.profiles
            .binary_search_by(|profile| profile.slug.as_str().cmp(slug))
            .ok()
    }

    /// What is weighed of the organisation of a slug.
    pub fn profile(&self, slug: &str) -> Option<&Profile> {
        self.profiles.get(self.place_of(slug)?)
    }

    /// The organisation of a slug.
    pub fn organisation(&self, slug: &str) -> Option<Arc<Organisation>> {
        self.shelf.organisation(self.place_of(slug)?)
    }

    /// All organisations by their names in a language.
    pub fn by_name(&self, language: Language) -> impl Iterator<Item = &Profile> {
        self.at(self.at_a_glance.by_name.get(language))
    }

    /// An organisation to which the city belongs, with a short name in a language.
    pub fn example(&self, language: Language, year: i16) -> Option<Arc<Organisation>> {
        let short = self.at_a_glance.shortest.get(language);
        let mut short = self.at(short);
        let example = short.find(|profile| profile.part.belongs(year))?;
        self.organisation(&example.slug)
    }

    /// The organisations chiefly on a topic in which institutions take part only through the city.
    pub fn through_city(&self, topic: &str) -> impl Iterator<Item = &Profile> {
        let places = self.at_a_glance.through_city.get(topic);
        self.at(places.map(Vec::as_slice).unwrap_or_default())
    }

    /// Whether there is something on a topic that a kind of institution can join.
    pub fn can_join(&self, institution: &str, topic: &str) -> bool {
        let institutions = self.at_a_glance.joinable.get(topic);
        institutions.is_some_and(|institutions| institutions.contains(institution))
    }

    /// How many pages back what is known; those that are never shown do not count.
    pub fn pages(&self) -> usize {
        self.at_a_glance.pages
    }

    /// The date of the newest fact; dates that are only about right do not count.
    pub fn newest(&self) -> Option<PartialDate> {
        self.at_a_glance.newest
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

    /// The place of a kind of institution among them, as profiles have it.
    pub fn place_of_institution(&self, id: &str) -> Option<u16> {
        let place = self.institutions.iter().position(|known| known.id == id);
        u16::try_from(place?).ok()
    }

    fn at<'a>(&'a self, places: &'a [u32]) -> impl Iterator<Item = &'a Profile> {
        let places = places
            .iter()
            .filter_map(|place| usize::try_from(*place).ok());
        places.filter_map(|place| self.profiles.get(place))
    }
}
