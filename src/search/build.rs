//! Builds an index: the knowledge in, a committed tantivy index out.

use std::collections::HashSet;

use tantivy::Index;
use tantivy::schema::TantivyDocument;

use super::fields::{Cut, Fields, PARTS, Part, terms_of_words};
use super::shelf::to_bytes;
use super::store::IndexError;
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::Organisation;
use crate::knowledge::text::{ListFact, TextFact};
use crate::language::Language;
use crate::words::{Analyser, fold, tokens};

/// Memory of the index writer, in bytes: tantivy's least, and enough for thousands of organisations at a time.
const WRITER_MEMORY: usize = 20_000_000;

/// Writes every organisation into an empty index.
pub(super) fn write(
    index: &Index,
    fields: &Fields,
    knowledge: &Knowledge,
    analyser: &Analyser,
) -> Result<(), IndexError> {
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER_MEMORY)?;
    for (number, organisation) in (0..).zip(knowledge.organisations()) {
        let mut document = TantivyDocument::new();
        document.add_u64(fields.number, number);
        document.add_bytes(fields.stored, &to_bytes(organisation)?);
        add_tags(organisation, fields, &mut document);
        for language in Language::ALL {
            add_texts(organisation, language, fields, analyser, &mut document);
            add_seat(organisation, language, fields, analyser, &mut document);
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

/// What is found as a whole, not by its words.
fn add_tags(organisation: &Organisation, fields: &Fields, document: &mut TantivyDocument) {
    let Organisation { offer, join, .. } = organisation;
    for (field, values) in [
        (fields.topic, &offer.topics),
        (fields.side_topic, &offer.side_topics),
        (fields.who, &join.who),
        (fields.mainly_for, &join.mainly_for),
    ] {
        values
            .iter()
            .for_each(|value| document.add_text(field, value));
    }
    for keyword in organisation.keywords.all() {
        document.add_text(fields.keyword, fold(keyword));
    }
    let fellows = [
        &organisation.city.institutions,
        &organisation.organisation.national_members,
    ];
    for name in fellows.into_iter().flatten().flat_map(|fact| &fact.names) {
        document.add_text(fields.fellow, name);
    }
}

fn add_seat(
    organisation: &Organisation,
    language: Language,
    fields: &Fields,
    analyser: &Analyser,
    document: &mut TantivyDocument,
) {
    let seat = organisation.organisation.seat.as_ref();
    let (Some(seat), Some(field)) = (seat, fields.seat(language)) else {
        return;
    };
    let words = tokens(seat.get(language));
    let terms = terms_of_words(&words, language, Cut::Base, analyser);
    document.add_text(field, terms.join(" "));
}

/// Each term goes into the best part only in which it stands: what it tells there is what counts. Letters are looked up
/// many at a time in one part, and stand in each.
fn add_texts(
    organisation: &Organisation,
    language: Language,
    fields: &Fields,
    analyser: &Analyser,
    document: &mut TantivyDocument,
) {
    let mut bases = HashSet::new();
    let mut prefixes = HashSet::new();
    for (part, _) in PARTS {
        let words = tokens(&text(organisation, part, language));
        for cut in [Cut::Base, Cut::Prefix, Cut::Grams] {
            let Some(field) = fields.text(language, part, cut) else {
                continue;
            };
            let mut terms = terms_of_words(&words, language, cut, analyser);
            match cut {
                Cut::Base => terms.retain(|term| bases.insert(term.clone())),
                Cut::Prefix => terms.retain(|term| prefixes.insert(term.clone())),
                Cut::Grams => {}
            }
            document.add_text(field, terms.join(" "));
        }
    }
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
