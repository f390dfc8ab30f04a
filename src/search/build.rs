//! Builds an index: the knowledge in, a committed tantivy index out.

use tantivy::schema::TantivyDocument;
use tantivy::{Index, TantivyError};

use super::fields::{Cut, Fields, PARTS, Part, terms_of_text};
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::Organisation;
use crate::knowledge::text::{ListFact, TextFact};
use crate::language::Language;
use crate::words::Analyser;

/// Memory of the index writer, in bytes: tantivy's least, and enough for thousands of organisations at a time.
const WRITER_MEMORY: usize = 20_000_000;

/// Writes every organisation into an empty index.
pub(super) fn write(
    index: &Index,
    fields: &Fields,
    knowledge: &Knowledge,
    analyser: &Analyser,
) -> Result<(), TantivyError> {
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER_MEMORY)?;
    for (number, organisation) in (0..).zip(knowledge.organisations()) {
        writer.add_document(document(number, organisation, fields, analyser))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()
}

fn document(
    number: u64,
    organisation: &Organisation,
    fields: &Fields,
    analyser: &Analyser,
) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_u64(fields.number, number);
    organisation
        .offer
        .topics
        .iter()
        .for_each(|topic| document.add_text(fields.topic, topic));
    organisation
        .offer
        .side_topics
        .iter()
        .for_each(|topic| document.add_text(fields.side_topic, topic));
    organisation
        .join
        .who
        .iter()
        .for_each(|who| document.add_text(fields.who, who));
    for language in Language::ALL {
        for (part, _) in PARTS {
            let text = text(organisation, part, language);
            for cut in [Cut::Base, Cut::Prefix, Cut::Grams] {
                if let Some(field) = fields.text(language, part, cut) {
                    document.add_text(field, terms_of_text(&text, language, cut, analyser));
                }
            }
        }
    }
    document
}

fn text(organisation: &Organisation, part: Part, language: Language) -> String {
    match part {
        Part::Name => organisation.names.get(language).full.clone(),
        Part::Aliases => organisation.names.all().collect::<Vec<_>>().join(" "),
        Part::Keywords => organisation.keywords.get(language).join(" "),
        Part::Summary => {
            let (purpose, summary) = (&organisation.purpose, &organisation.summary);
            format!("{} {}", purpose.get(language), summary.get(language))
        }
        Part::Offer => offer(organisation, language),
        Part::Rest => rest(organisation, language),
    }
}

fn offer(organisation: &Organisation, language: Language) -> String {
    let (offer, join) = (&organisation.offer, &organisation.join);
    let facts = [&join.institutions, &join.individuals, &join.how];
    let lists = [
        &offer.benefits,
        &offer.aims,
        &organisation.organisation.events,
    ];
    joined(&facts, &lists, language)
}

/// What is said of its past, its people and places.
fn rest(organisation: &Organisation, language: Language) -> String {
    let (body, city) = (&organisation.organisation, &organisation.city);
    let facts = [
        &body.seat,
        &body.governance,
        &body.members,
        &city.coordinator,
    ];
    let lists = [
        &city.roles,
        &city.activities,
        &city.plans,
        &city.history,
        &city.background,
    ];
    let mut texts = vec![joined(&facts, &lists, language)];
    let remarks = [&body.founded, &city.since].into_iter().flatten();
    texts.extend(remarks.filter_map(|fact| fact.remark(language).map(str::to_owned)));
    let names = [&city.institutions, &body.national_members];
    texts.extend(
        names
            .into_iter()
            .flatten()
            .flat_map(|fact| fact.names.clone()),
    );
    texts.join(" ")
}

fn joined(facts: &[&Option<TextFact>], lists: &[&Option<ListFact>], language: Language) -> String {
    let facts = facts
        .iter()
        .copied()
        .flatten()
        .map(|fact| fact.get(language));
    let lists = lists.iter().copied().flatten();
    let items = lists
        .flat_map(|list| list.get(language))
        .map(String::as_str);
    facts.chain(items).collect::<Vec<_>>().join(" ")
}
