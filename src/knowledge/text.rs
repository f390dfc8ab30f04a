//! Texts in three languages and facts with their sources: what a knowledge table says, as types.

use super::date::{AsOf, PartialDate};
use super::table::table;
use crate::language::Language;

table! {
    /// One text in each language.
    Text {
        /// Polish.
        required pl: String,
        /// English.
        required en: String,
        /// Ukrainian.
        required uk: String,
    }
}

table! {
    /// Words or phrases in each language, as many as each needs.
    Words {
        /// Polish.
        required pl: Vec<String>,
        /// English.
        required en: Vec<String>,
        /// Ukrainian.
        required uk: Vec<String>,
    }
}

table! {
    /// A fact said in words.
    TextFact {
        /// Polish.
        required pl: String,
        /// English.
        required en: String,
        /// Ukrainian.
        required uk: String,
        /// How old the fact is, where it can have changed.
        optional as_of: Option<AsOf>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// A fact that is a list; the same items in the same order in each language.
    ListFact {
        /// Polish.
        required pl: Vec<String>,
        /// English.
        required en: Vec<String>,
        /// Ukrainian.
        required uk: Vec<String>,
        /// How old the list is, where it can have changed.
        optional as_of: Option<AsOf>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// Names of cities or institutions, the same in every language, with a remark where one is needed.
    NamesFact {
        /// The names.
        required names: Vec<String>,
        /// A remark in Polish.
        optional pl: Option<String>,
        /// A remark in English.
        optional en: Option<String>,
        /// A remark in Ukrainian.
        optional uk: Option<String>,
        /// How old the list is, where it can have changed.
        optional as_of: Option<AsOf>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// A year, a closer date where it is known, and what else there is to say of it.
    DateFact {
        /// The year, for sorting; `None` only where no year was found.
        optional year: Option<i16>,
        /// The closer date.
        optional date: Option<PartialDate>,
        /// A remark in Polish.
        optional pl: Option<String>,
        /// A remark in English.
        optional en: Option<String>,
        /// A remark in Ukrainian.
        optional uk: Option<String>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

impl Text {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        pick(language, &self.pl, &self.en, &self.uk)
    }

    /// The text in each language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [self.pl.as_str(), &self.en, &self.uk].into_iter()
    }
}

impl Words {
    /// The words of all languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.pl, &self.en, &self.uk]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// The words of one language.
    pub fn get(&self, language: Language) -> &[String] {
        pick(language, &self.pl, &self.en, &self.uk)
    }
}

impl TextFact {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        pick(language, &self.pl, &self.en, &self.uk)
    }
}

impl ListFact {
    /// The items in one language.
    pub fn get(&self, language: Language) -> &[String] {
        pick(language, &self.pl, &self.en, &self.uk)
    }
}

impl NamesFact {
    /// The remark in one language.
    pub fn remark(&self, language: Language) -> Option<&str> {
        pick(language, &self.pl, &self.en, &self.uk).as_deref()
    }
}

impl DateFact {
    /// The remark in one language.
    pub fn remark(&self, language: Language) -> Option<&str> {
        pick(language, &self.pl, &self.en, &self.uk).as_deref()
    }
}

fn pick<'a, T: ?Sized>(language: Language, pl: &'a T, en: &'a T, uk: &'a T) -> &'a T {
    match language {
        Language::Pl => pl,
        Language::En => en,
        Language::Uk => uk,
    }
}
