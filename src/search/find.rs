//! Asks the index: words, topics and institutions in, the organisations in which they stand out.

use rustc_hash::FxHashMap;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, TERMINATED, TantivyError, Term};

use super::Search;
use super::fields::{Cut, PARTS, terms_of_word};
use crate::language::Language;
use crate::words::Analyser;

/// The most organisations that a word is looked up in by its letters.
const MOST_BY_LETTERS: usize = 20;

/// Organisations by their place in the knowledge, each with how much a word tells that it is about it, 0 to 1.
pub(super) type Found = FxHashMap<usize, f32>;

impl Search {
    /// The organisations in whose texts a folded word stands in any form, or begins like a word that does.
    pub(super) fn word(
        &self,
        folded: &str,
        language: Language,
        cut: Cut,
        analyser: &Analyser,
    ) -> Result<Found, TantivyError> {
        let mut found = Found::default();
        for term in terms_of_word(folded, language, cut, analyser) {
            for (part, quality) in PARTS {
                if let Some(field) = self.fields.text(language, part, cut) {
                    self.add(field, &term, quality, &mut found)?;
                }
            }
        }
        Ok(found)
    }

    /// The organisations that have the given value in a field.
    pub(super) fn tagged(&self, field: Field, value: &str) -> Result<Vec<usize>, TantivyError> {
        let mut found = Found::default();
        self.add(field, value, 1.0, &mut found)?;
        Ok(found.into_keys().collect())
    }

    /// The organisations whose texts share most letters with a word that stands in none of them.
    pub(super) fn letters(
        &self,
        folded: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<Found, TantivyError> {
        let terms = terms_of_word(folded, language, Cut::Grams, analyser);
        let most = (terms.len() * 2 / 3).max(1);
        let mut found = Found::default();
        for (part, quality) in PARTS {
            let Some(field) = self.fields.text(language, part, Cut::Grams) else {
                continue;
            };
            let grams: Vec<Box<dyn Query>> = terms
                .iter()
                .map(|term| Box::new(term_query(field, term)) as Box<dyn Query>)
                .collect();
            let query = BooleanQuery::union_with_minimum_required_clauses(grams, most);
            let best = TopDocs::with_limit(MOST_BY_LETTERS).order_by_score();
            for (_, address) in self.searcher.search(&query, &best)? {
                self.note(address, quality, &mut found);
            }
        }
        Ok(found)
    }

    /// Notes the organisations of a term. Its postings are read as they are: there is nothing to score, and nothing is
    /// ever deleted from an index.
    fn add(
        &self,
        field: Field,
        term: &str,
        quality: f32,
        found: &mut Found,
    ) -> Result<(), TantivyError> {
        let term = Term::from_field_text(field, term);
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let index = reader.inverted_index(field)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            while postings.doc() != TERMINATED {
                self.note(DocAddress::new(segment, postings.doc()), quality, found);
                postings.advance();
            }
        }
        Ok(())
    }

    fn note(&self, address: DocAddress, quality: f32, found: &mut Found) {
        let number = usize::try_from(address.segment_ord)
            .ok()
            .and_then(|segment| self.numbers.get(segment))
            .and_then(|numbers| usize::try_from(numbers.first(address.doc_id)?).ok());
        if let Some(number) = number {
            let best = found.entry(number).or_default();
            *best = best.max(quality);
        }
    }
}

fn term_query(field: Field, text: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic)
}
