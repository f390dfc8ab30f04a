//! The fields of the index: a text in, the terms under which it is indexed and found out.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, TantivyError};

use crate::language::Language;
use crate::words::{Analyser, Token};

/// Changes whenever an old index could not be read as it is read now; part of the index's fingerprint.
pub(super) const SCHEMA_VERSION: u32 = 9;

/// The letters of the prefix field: so many tell most words apart and leave endings out.
const PREFIX: usize = 5;

/// The letters of a gram.
const GRAM: usize = 4;

/// The parts of an organisation's text, with how much a word found there tells that it is about it, 0 to 1.
pub(super) const PARTS: [(Part, f32); 6] = [
    (Part::Name, 1.0),
    (Part::Aliases, 0.96),
    (Part::Keywords, 0.96),
    (Part::Summary, 0.9),
    (Part::Offer, 0.7),
    (Part::Rest, 0.45),
];

/// A part of an organisation's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The full name.
    Name,
    /// All names in all languages.
    Aliases,
    /// Everyday words.
    Keywords,
    /// What it is and what it is for.
    Summary,
    /// What it gives, and how to join it.
    Offer,
    /// Everything else.
    Rest,
}

/// How the words of a part are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Base forms.
    Base,
    /// First letters.
    Prefix,
    /// Four letters each.
    Grams,
}

const CUTS: [Cut; 3] = [Cut::Base, Cut::Prefix, Cut::Grams];

/// The name of the field that holds an organisation's place in the knowledge.
pub(super) const NUMBER: &str = "number";

/// Handles to the fields.
pub(super) struct Fields {
    pub(super) number: Field,
    /// The whole organisation, for [`super::shelf`].
    pub(super) stored: Field,
    pub(super) topic: Field,
    pub(super) side_topic: Field,
    pub(super) who: Field,
    pub(super) mainly_for: Field,
    /// Keywords as they stand, folded.
    pub(super) keyword: Field,
    /// The names of the local institutions and other cities that take part in it.
    pub(super) fellow: Field,
    /// The words of where its seat is, in their base forms, one field a language.
    seats: Vec<Field>,
    texts: Vec<Field>,
}

impl Fields {
    /// The schema, and the handles to its fields.
    pub(super) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        let words = TextOptions::default().set_indexing_options(words);
        let mut texts = Vec::new();
        for language in Language::ALL {
            for (part, _) in PARTS {
                for cut in CUTS {
                    texts.push(schema.add_text_field(
                        &format!("{part:?}-{language}-{cut:?}").to_lowercase(),
                        words.clone(),
                    ));
                }
            }
        }
        let fields = Self {
            number: schema.add_u64_field(NUMBER, FAST),
            stored: schema.add_bytes_field("organisation", STORED),
            topic: schema.add_text_field("topic", STRING),
            side_topic: schema.add_text_field("side-topic", STRING),
            who: schema.add_text_field("who", STRING),
            mainly_for: schema.add_text_field("mainly-for", STRING),
            keyword: schema.add_text_field("keyword", STRING),
            fellow: schema.add_text_field("fellow", STRING),
            seats: Language::ALL
                .iter()
                .map(|language| schema.add_text_field(&format!("seat-{language}"), words.clone()))
                .collect(),
            texts,
        };
        (schema.build(), fields)
    }

    /// The handles to the fields of an index that was built with [`Fields::schema`].
    pub(super) fn of(index: &Index) -> Result<Self, TantivyError> {
        let (expected, fields) = Self::schema();
        if index.schema() == expected {
            Ok(fields)
        } else {
            Err(TantivyError::SchemaError(
                "the index was built by another version".to_owned(),
            ))
        }
    }

    /// The field of seats in a language.
    pub(super) fn seat(&self, language: Language) -> Option<Field> {
        let language = Language::ALL.iter().position(|known| *known == language)?;
        self.seats.get(language).copied()
    }

    /// The field of a part in a language, cut in a way.
    pub(super) fn text(&self, language: Language, part: Part, cut: Cut) -> Option<Field> {
        let language = Language::ALL.iter().position(|known| *known == language)?;
        let part = PARTS.iter().position(|(known, _)| *known == part)?;
        let cut = CUTS.iter().position(|known| *known == cut)?;
        self.texts
            .get((language * PARTS.len() + part) * CUTS.len() + cut)
            .copied()
    }
}

/// The terms of the words of a text, as they go into a field.
pub(super) fn terms_of_words(
    words: &[Token],
    language: Language,
    cut: Cut,
    analyser: &Analyser,
) -> Vec<String> {
    words
        .iter()
        .flat_map(|word| terms_of_word(&word.folded, language, cut, analyser))
        .collect()
}

/// The terms of one folded word: the same for documents and questions.
pub(super) fn terms_of_word(
    folded: &str,
    language: Language,
    cut: Cut,
    analyser: &Analyser,
) -> Vec<String> {
    match cut {
        Cut::Base => analyser.bases(folded, language),
        Cut::Prefix => vec![folded.chars().take(PREFIX).collect()],
        Cut::Grams => grams(folded),
    }
}

fn grams(folded: &str) -> Vec<String> {
    let letters: Vec<char> = std::iter::once('^')
        .chain(folded.chars())
        .chain(['$'])
        .collect();
    letters
        .windows(GRAM)
        .map(|gram| gram.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;

    #[test]
    fn each_text_has_a_field_of_its_own() {
        let (schema, fields) = Fields::schema();
        let field = fields
            .text(Language::Uk, Part::Rest, Cut::Grams)
            .expect("the field is there");
        assert_eq!(schema.get_field_name(field), "rest-uk-grams");
    }

    #[test]
    fn a_word_gives_the_same_terms_in_a_text_and_alone() {
        let analyser = Analyser::new().expect("the dictionary is whole");
        for cut in CUTS {
            let alone = terms_of_word("tramwajow", Language::Pl, cut, &analyser);
            assert_eq!(
                terms_of_words(&tokens("Tramwajów"), Language::Pl, cut, &analyser),
                alone
            );
        }
    }

    #[test]
    fn grams_mark_where_a_word_begins_and_ends() {
        assert_eq!(grams("hanza"), ["^han", "hanz", "anza", "nza$"]);
        assert_eq!(grams("x"), Vec::<String>::new());
    }
}
