//! Asks the index: words, topics and institutions in, the organisations in which they stand out.

use std::collections::HashMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term};

use super::Search;
use super::fields::{Cut, PARTS, terms_of_word};
use crate::language::Language;
use crate::words::Analyser;

/// The most organisations that one word is looked up in.
const MOST_FOUND: usize = 400;

/// What the other fields in which a word stands add to the best of them.
const TIE: f32 = 0.3;

/// The organisations in which one word stands, by their place in the knowledge, each with its score.
pub(super) type FoundWord = HashMap<usize, f32>;

impl Search {
    /// The organisations in whose texts a folded word stands in any form.
    pub(super) fn word(
        &self,
        folded: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<FoundWord, TantivyError> {
        self.cut_word(folded, language, Cut::Base, analyser)
    }

    /// The organisations in whose texts a word begins like the folded one: another word of its family, or of none.
    pub(super) fn beginning(
        &self,
        folded: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<FoundWord, TantivyError> {
        self.cut_word(folded, language, Cut::Prefix, analyser)
    }

    fn cut_word(
        &self,
        folded: &str,
        language: Language,
        cut: Cut,
        analyser: &Analyser,
    ) -> Result<FoundWord, TantivyError> {
        let mut clauses: Vec<Box<dyn Query>> = Vec::new();
        for term in terms_of_word(folded, language, cut, analyser) {
            for (part, weight) in PARTS {
                if let Some(field) = self.fields.text(language, part, cut) {
                    clauses.push(boosted(term_query(field, &term, WithFrequency), weight));
                }
            }
        }
        self.scores(&DisjunctionMaxQuery::with_tie_breaker(clauses, TIE))
    }

    /// The organisations that have the given value in a field.
    pub(super) fn tagged(&self, field: Field, value: &str) -> Result<FoundWord, TantivyError> {
        self.scores(&*term_query(field, value, Tag))
    }

    /// The organisations whose texts share most letters with a word that stands in none of them.
    pub(super) fn letters(
        &self,
        folded: &str,
        language: Language,
        analyser: &Analyser,
    ) -> Result<FoundWord, TantivyError> {
        let terms = terms_of_word(folded, language, Cut::Grams, analyser);
        let mut clauses: Vec<Box<dyn Query>> = Vec::new();
        for (part, weight) in PARTS {
            let Some(field) = self.fields.text(language, part, Cut::Grams) else {
                continue;
            };
            let grams = terms
                .iter()
                .map(|term| term_query(field, term, WithFrequency))
                .collect();
            let most = terms.len() * 2 / 3;
            clauses.push(boosted(
                Box::new(BooleanQuery::union_with_minimum_required_clauses(
                    grams,
                    most.max(1),
                )),
                weight,
            ));
        }
        self.scores(&DisjunctionMaxQuery::with_tie_breaker(clauses, TIE))
    }

    fn scores(&self, query: &dyn Query) -> Result<FoundWord, TantivyError> {
        let found = self
            .searcher
            .search(query, &TopDocs::with_limit(MOST_FOUND).order_by_score())?;
        let numbered = found.into_iter().filter_map(|(score, address)| {
            let numbers = self
                .numbers
                .get(usize::try_from(address.segment_ord).ok()?)?;
            Some((usize::try_from(numbers.first(address.doc_id)?).ok()?, score))
        });
        Ok(numbered.collect())
    }
}

enum Counting {
    WithFrequency,
    Tag,
}

use Counting::{Tag, WithFrequency};

fn term_query(field: Field, text: &str, counting: Counting) -> Box<dyn Query> {
    let option = match counting {
        WithFrequency => IndexRecordOption::WithFreqs,
        Tag => IndexRecordOption::Basic,
    };
    Box::new(TermQuery::new(Term::from_field_text(field, text), option))
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}
