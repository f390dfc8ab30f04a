//! Asks the index: words, topics and institutions in, the organisations in which they stand out.

use std::collections::{HashMap, HashSet};

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

impl Search {
    /// Tells the organisations in whose texts a folded word stands in any form, or begins like a word that does, each
    /// with how much that tells that it is about it, 0 to 1.
    pub(super) fn word(
        &self,
        folded: &str,
        language: Language,
        cut: Cut,
        analyser: &Analyser,
        mut tell: impl FnMut(usize, f32),
    ) -> Result<(), TantivyError> {
        for term in terms_of_word(folded, language, cut, analyser) {
            for (part, quality) in PARTS {
                if let Some(field) = self.fields.text(language, part, cut) {
                    self.tagged(field, &term, |place| tell(place, quality))?;
                }
            }
        }
        Ok(())
    }

    /// The organisations, by place, whose seat is where all the given words say.
    pub(super) fn seated(
        &self,
        folded: &[String],
        language: Language,
        analyser: &Analyser,
    ) -> Result<HashSet<usize>, TantivyError> {
        let mut seated: Option<HashSet<usize>> = None;
        let Some(field) = self.fields.seat(language) else {
            return Ok(HashSet::new());
        };
        for word in folded {
            let mut of_word = HashSet::new();
            for term in terms_of_word(word, language, Cut::Base, analyser) {
                self.tagged(field, &term, |place| {
                    of_word.insert(place);
                })?;
            }
            seated = Some(match seated {
                Some(seated) => seated.intersection(&of_word).copied().collect(),
                None => of_word,
            });
        }
        Ok(seated.unwrap_or_default())
    }

    /// Tells the organisations that have the given value in a field. Its postings are read as they are: there is nothing
    /// to score, and nothing is ever deleted from an index.
    pub(super) fn tagged(
        &self,
        field: Field,
        value: &str,
        mut tell: impl FnMut(usize),
    ) -> Result<(), TantivyError> {
        let term = Term::from_field_text(field, value);
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let index = reader.inverted_index(field)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            while postings.doc() != TERMINATED {
                if let Some(place) = self.places.of(DocAddress::new(segment, postings.doc())) {
                    tell(place);
                }
                postings.advance();
            }
        }
        Ok(())
    }

    /// The organisations whose texts share most letters with a word that stands in none of them.
    pub(super) fn letters(
        &self,
        folded: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<HashMap<usize, f32>, TantivyError> {
        let terms = terms_of_word(folded, language, Cut::Grams, analyser);
        let most = (terms.len() * 2 / 3).max(1);
        let mut found = HashMap::new();
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
                if let Some(place) = self.places.of(address) {
                    let best: &mut f32 = found.entry(place).or_default();
                    *best = best.max(quality);
                }
            }
        }
        Ok(found)
    }
}

fn term_query(field: Field, text: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic)
}
