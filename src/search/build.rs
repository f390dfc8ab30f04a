//! Builds an index: the knowledge in, a committed tantivy index out.

use tantivy::schema::TantivyDocument;
use tantivy::{Index, TantivyError};

use super::fields::{Cut, Fields, PARTS, Part, terms_of_text};
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::Organisation;
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
        Part::Title => organisation.names.get(language).full.clone(),
        Part::Alias => organisation.names.all().collect::<Vec<_>>().join(" "),
        Part::Keywords => organisation.keywords.get(language).join(" "),
        Part::Body => body(organisation, language),
    }
}

/// Everything that is said of an organisation in one language.
fn body(organisation: &Organisation, language: Language) -> String {
    let (body, city, offer, join) = (
        &organisation.organisation,
        &organisation.city,
        &organisation.offer,
        &organisation.join,
    );
    let mut texts: Vec<&str> = vec![
        organisation.purpose.get(language),
        organisation.summary.get(language),
    ];
    let facts = [
        &body.seat,
        &body.governance,
        &city.coordinator,
        &join.institutions,
        &join.individuals,
        &join.how,
    ];
    texts.extend(facts.into_iter().flatten().map(|fact| fact.get(language)));
    let lists = [
        &body.events,
        &city.roles,
        &city.activities,
        &city.plans,
        &city.history,
        &city.background,
        &offer.benefits,
        &offer.aims,
    ];
    texts.extend(
        lists
            .into_iter()
            .flatten()
            .flat_map(|list| list.get(language))
            .map(String::as_str),
    );
    texts.extend(
        [&body.founded, &city.since]
            .into_iter()
            .flatten()
            .filter_map(|fact| fact.remark(language)),
    );
    texts.extend(
        city.institutions
            .iter()
            .flat_map(|fact| &fact.names)
            .map(String::as_str),
    );
    texts.join(" ")
}
