//! The sentences of the bot: a key and its arguments in, the sentence in a language out.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use thiserror::Error;

use crate::language::Language;

/// The sentences of all languages.
pub struct Phrases {
    bundles: Vec<(Language, FluentBundle<FluentResource>)>,
}

/// A value that a sentence mentions.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A text; it can make nothing bold.
    Text(&'a str),
    /// A number that the words around it agree with.
    Count(usize),
}

/// The sentences built into the program cannot be read.
#[derive(Debug, Error)]
#[error("the sentences of “{language}” cannot be read: {message}")]
pub struct PhraseError {
    language: Language,
    message: String,
}

const FILES: [(Language, &str); 3] = [
    (Language::Pl, include_str!("phrases/pl.ftl")),
    (Language::En, include_str!("phrases/en.ftl")),
    (Language::Uk, include_str!("phrases/uk.ftl")),
];

/// What makes a part of a sentence bold, at both ends.
pub const BOLD: &str = "**";

impl Phrases {
    /// Reads the sentences that are part of the program.
    ///
    /// # Errors
    /// When they are damaged.
    pub fn new() -> Result<Self, PhraseError> {
        let bundles = FILES
            .into_iter()
            .map(|(language, text)| Ok((language, bundle(language, text)?)))
            .collect::<Result<_, _>>()?;
        Ok(Self { bundles })
    }

    /// The sentence of a key; the key itself where a language lacks it, which a test prevents.
    pub fn say(&self, language: Language, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.try_say(language, key, values)
            .unwrap_or_else(|| key.to_owned())
    }

    /// Whether a language has the sentence.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language)
            .is_some_and(|bundle| bundle.has_message(key))
    }

    fn bundle(&self, language: Language) -> Option<&FluentBundle<FluentResource>> {
        self.bundles
            .iter()
            .find(|(known, _)| *known == language)
            .map(|(_, bundle)| bundle)
    }

    fn try_say(
        &self,
        language: Language,
        key: &str,
        values: &[(&str, Value<'_>)],
    ) -> Option<String> {
        let bundle = self.bundle(language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, fluent_value(value));
        }
        let mut errors = Vec::new();
        let sentence = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if let Some(error) = errors.first() {
            log::error!("the sentence “{key}” in {language} is incomplete: {error}");
        }
        Some(sentence.into_owned())
    }
}

fn fluent_value(value: &Value<'_>) -> FluentValue<'static> {
    match value {
        Value::Text(text) => FluentValue::from(text.replace(BOLD, "")),
        Value::Count(count) => FluentValue::Number(FluentNumber::new(
            *count as f64,
            FluentNumberOptions::default(),
        )),
    }
}

fn bundle(language: Language, text: &str) -> Result<FluentBundle<FluentResource>, PhraseError> {
    let broken = |message: String| PhraseError { language, message };
    let resource = FluentResource::try_new(text.to_owned())
        .map_err(|(_, errors)| broken(format!("{errors:?}")))?;
    let locale = language
        .code()
        .parse()
        .map_err(|error| broken(format!("{error:?}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource)
        .map_err(|errors| broken(format!("{errors:?}")))?;
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(text: &str) -> BTreeSet<&str> {
        let keys = text
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        keys.filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn every_language_has_the_same_sentences() {
        let (_, polish) = FILES[0];
        for (language, text) in FILES {
            let missing: Vec<_> = keys(polish)
                .symmetric_difference(&keys(text))
                .copied()
                .collect();
            assert!(
                missing.is_empty(),
                "{language} and pl differ in {missing:?}"
            );
        }
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        let phrases = Phrases::new().expect("the sentences are whole");
        let said =
            |language, count| phrases.say(language, "list-text", &[("count", Value::Count(count))]);
        assert_eq!(said(Language::Pl, 1), "Pasuje do tego **1 organizacja**:");
        assert_eq!(said(Language::Pl, 3), "Pasują do tego **3 organizacje**:");
        assert_eq!(said(Language::Pl, 12), "Pasuje do tego **12 organizacji**:");
        assert_eq!(said(Language::Uk, 22), "Підходять **22 організації**:");
        assert_eq!(said(Language::En, 2), "**2 organisations** fit:");
    }

    #[test]
    fn what_a_person_typed_cannot_make_text_bold() {
        let phrases = Phrases::new().expect("the sentences are whole");
        let said = phrases.say(
            Language::En,
            "unknown-name",
            &[
                ("name", Value::Text("**x**")),
                ("city", Value::Text("Kraków")),
            ],
        );
        assert!(!said.contains(BOLD), "{said}");
    }
}
