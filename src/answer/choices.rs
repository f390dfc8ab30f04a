//! What is there to choose from without words: the knowledge in, everything, or the topics and kinds of institution that lead on, out.

use super::{Answer, List};
use crate::knowledge::Knowledge;
use crate::knowledge::city::{Institution, Topic};
use crate::knowledge::organisation::Organisation;
use crate::language::Language;
use crate::question::payload::ListRequest;
use crate::search::Hit;
use crate::understanding::Conditions;
use crate::words::fold;

/// All organisations: first those in which the city takes part, by their names in the language.
pub fn all(knowledge: &Knowledge, language: Language, page: usize, year: i16) -> Answer {
    let takes_part = |organisation: &Organisation| organisation.city.takes_part(year);
    let mut organisations: Vec<&Organisation> = knowledge.organisations().iter().collect();
    organisations.sort_by_cached_key(|organisation| {
        let name = fold(&organisation.names.get(language).short);
        (!takes_part(organisation), name)
    });
    let entries = organisations.iter().map(|organisation| Hit {
        slug: organisation.slug.clone(),
        score: 0.0,
        reasons: Vec::new(),
    });
    let list = List {
        entries: entries.collect(),
        taking_part: organisations.iter().filter(|one| takes_part(one)).count(),
        topic: None,
        institution: None,
        open_to: None,
        conditions: Conditions::default(),
        page,
        again: Some(ListRequest::All),
        whole: None,
    };
    Answer::List(list.on_its_pages())
}

/// The topics on which there is something that a kind of institution, as id, can join.
pub fn topics_for<'k>(knowledge: &'k Knowledge, institution: &str) -> Vec<&'k Topic> {
    let topics = knowledge.topics.iter();
    let can_join = |topic: &&Topic| knowledge.can_join(institution, &topic.id);
    topics.filter(can_join).collect()
}

/// The kinds of institution that can join something on a topic, as id.
pub fn institutions_for<'k>(knowledge: &'k Knowledge, topic: &str) -> Vec<&'k Institution> {
    let institutions = knowledge.institutions.iter();
    let can_join = |institution: &&Institution| knowledge.can_join(&institution.id, topic);
    institutions.filter(can_join).collect()
}
