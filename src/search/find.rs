//! Asks the index: words, topics and institutions in, the organisations in which they stand out.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use tantivy::postings::SegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, TERMINATED, TantivyError, Term};

use super::Search;
use super::fields::{Cut, PARTS, terms_of_word};
use crate::language::Language;
use crate::words::Analyser;

/// So many organisations are found by letters, in each part of the texts.
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
            for address in self.with_most(field, &terms, most)? {
                if let Some(place) = self.places.of(address) {
                    let best: &mut f32 = found.entry(place).or_default();
                    *best = best.max(quality);
                }
            }
        }
        Ok(found)
    }

    /// The documents that have at least so many of the terms in a field, those with more of them first.
    fn with_most(
        &self,
        field: Field,
        terms: &[String],
        least: usize,
    ) -> Result<Vec<DocAddress>, TantivyError> {
        let mut found: Vec<(usize, DocAddress)> = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let index = reader.inverted_index(field)?;
            let mut postings = Vec::new();
            for term in terms {
                let term = Term::from_field_text(field, term);
                postings.extend(index.read_postings(&term, IndexRecordOption::Basic)?);
            }
            let of_segment = documents_with_most(postings, least).into_iter();
            found.extend(of_segment.map(|(count, doc)| (count, DocAddress::new(segment, doc))));
        }
        found.sort_unstable_by_key(|(count, address)| (Reverse(*count), *address));
        let best = found.into_iter().take(MOST_BY_LETTERS);
        Ok(best.map(|(_, address)| address).collect())
    }
}

/// The documents that stand in at least so many of the postings, each with in how many.
///
/// Whatever stands in enough of them stands in one of the rarest few: only these are walked, and looked up in the others.
fn documents_with_most(mut postings: Vec<SegmentPostings>, least: usize) -> Vec<(usize, DocId)> {
    let Some(rarest) = (postings.len() + 1).checked_sub(least) else {
        return Vec::new();
    };
    postings.sort_by_key(SegmentPostings::doc_freq);
    let mut common = postings.split_off(rarest.min(postings.len()));
    let mut standing: Vec<DocId> = Vec::new();
    for rare in &mut postings {
        while rare.doc() != TERMINATED {
            standing.push(rare.doc());
            rare.advance();
        }
    }
    standing.sort_unstable();
    let mut found = Vec::new();
    for same in standing.chunk_by(|one, other| one == other) {
        let Some(&doc) = same.first() else {
            continue;
        };
        let mut stands_in = same.len();
        for postings in &mut common {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            stands_in += usize::from(postings.doc() == doc);
        }
        if stands_in >= least {
            found.push((stands_in, doc));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use tantivy::schema::TantivyDocument;
    use tantivy::{Index, ReloadPolicy};

    use super::super::fields::Fields;
    use super::*;
    use crate::search::fields::Part;

    /// The documents of an index of texts that have at least so many of the terms, each with how many.
    fn found(texts: &[String], terms: &[&str], least: usize) -> Vec<(usize, DocId)> {
        let (schema, fields) = Fields::schema();
        let field = fields
            .text(Language::Pl, Part::Rest, Cut::Grams)
            .expect("the field is there");
        let index = Index::create_in_ram(schema);
        let mut writer = index
            .writer_with_num_threads::<TantivyDocument>(1, 15_000_000)
            .expect("memory is enough");
        for text in texts {
            let mut document = TantivyDocument::new();
            document.add_text(field, text);
            writer.add_document(document).expect("it is taken");
        }
        writer.commit().expect("it is kept");
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let searcher = reader.try_into().expect("it can be read").searcher();
        let segment = searcher.segment_reader(0);
        let inverted = segment.inverted_index(field).expect("it can be read");
        let postings = terms.iter().filter_map(|term| {
            let term = Term::from_field_text(field, term);
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
            postings.expect("it can be read")
        });
        documents_with_most(postings.collect(), least)
    }

    #[test]
    fn documents_with_most_of_the_terms_are_those_that_counting_finds() {
        let terms = ["abcd", "bcde", "cdef", "defg", "efgh"];
        let has = |number: usize, term: usize| number.is_multiple_of(term + 2);
        let texts: Vec<String> = (0..500)
            .map(|number| {
                let own = (0..terms.len()).filter(|term| has(number, *term));
                own.filter_map(|term| terms.get(term).copied())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        for least in 1..=terms.len() {
            let counted = (0..500_u32).filter_map(|doc| {
                let count = (0..terms.len()).filter(|term| has(doc as usize, *term));
                Some((count.count(), doc)).filter(|(count, _)| *count >= least)
            });
            assert_eq!(
                found(&texts, &terms, least),
                counted.collect::<Vec<_>>(),
                "at least {least}"
            );
        }
    }

    #[test]
    fn nothing_has_more_terms_than_stand_in_the_index() {
        let texts = ["abcd bcde".to_owned()];
        assert_eq!(found(&texts, &["abcd", "bcde", "zzzz"], 3), []);
        assert_eq!(found(&texts, &["abcd", "bcde", "zzzz"], 2), [(2, 0)]);
    }
}
