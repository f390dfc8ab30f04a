//! What is there to choose from without words: the knowledge in, everything, or the topics and kinds of institution that lead on, out.

use super::{Answer, List, named_up_to};
use crate::knowledge::catalogue::{Catalogue, Profile};
use crate::knowledge::city::{Institution, Topic};
use crate::language::Language;
use crate::question::payload::ListRequest;
use crate::search::{Choice, Hit};
use crate::understanding::Conditions;

/// All organisations: first those in which the city takes part, by their names in the language.
pub fn all(catalogue: &Catalogue, language: Language, page: usize, year: i16) -> Answer {
    let (with_city, others): (Vec<&Profile>, Vec<&Profile>) = catalogue
        .by_name(language)
        .partition(|profile| profile.part.takes_part(year));
    let taking_part = with_city.len();
    let entries = with_city.into_iter().chain(others);
    let entries = entries.take(named_up_to(page)).map(|profile| Hit {
        slug: profile.slug.clone(),
        score: 0.0,
        reasons: Vec::new(),
    });
    let list = List {
        entries: entries.collect(),
        count: catalogue.profiles().len(),
        taking_part,
        topic: None,
        institution: None,
        open_to: None,
        conditions: Conditions::default(),
        choice: Choice::All,
        page,
        again: Some(ListRequest::All),
        whole: None,
    };
    Answer::List(list.on_its_pages())
}

/// The topics on which there is something that a kind of institution, as id, can join.
pub fn topics_for<'k>(catalogue: &'k Catalogue, institution: &str) -> Vec<&'k Topic> {
    let topics = catalogue.topics.iter();
    let can_join = |topic: &&Topic| catalogue.can_join(institution, &topic.id);
    topics.filter(can_join).collect()
}

/// The kinds of institution that can join something on a topic, as id.
pub fn institutions_for<'k>(catalogue: &'k Catalogue, topic: &str) -> Vec<&'k Institution> {
    let institutions = catalogue.institutions.iter();
    let can_join = |institution: &&Institution| catalogue.can_join(&institution.id, topic);
    institutions.filter(can_join).collect()
}
