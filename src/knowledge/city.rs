//! The city itself and the vocabularies: the keys of `city.toml`, `topics.toml` and `institutions.toml`.

use super::date::AsOf;
use super::organisation::Source;
use super::table::{table, vocabulary};
use super::text::{Text, Words};
use crate::language::Language;

table! {
    /// The city's name in one language.
    CityName {
        /// The name.
        required name: String,
        /// In the genitive.
        required genitive: String,
        /// In the locative.
        required locative: String,
    }
}

table! {
    /// The city's name in each language.
    CityNames {
        /// Polish.
        required pl: CityName,
        /// English.
        required en: CityName,
        /// Ukrainian.
        required uk: CityName,
    }
}

vocabulary! {
    /// What an entry on the city answers.
    Section {
        /// Why belong.
        Benefits = "benefits",
        /// How the city joins, and who decides.
        Joining = "joining",
        /// How an institution takes part through the city hall.
        TakingPart = "taking-part",
        /// Formal memberships, informal networks, kinds of agreements.
        Forms = "forms",
        /// Why activity differs.
        Activity = "activity",
        /// Whom to write to; the first entry is told to those who ask for something that the bot is not for.
        Contact = "contact",
    }
}

vocabulary! {
    /// What kind of benefit it is.
    Benefit {
        /// Can be counted.
        Tangible = "tangible",
        /// Cannot.
        Intangible = "intangible",
        /// Between people.
        Human = "human",
    }
}

table! {
    /// One thing that is true of the city and of belonging.
    Entry {
        /// What it answers.
        required section: Section,
        /// Unique in the file.
        required id: String,
        /// Words of a question that it answers; never shown.
        required keywords: Words,
        /// A short heading.
        required title: Text,
        /// One to four sentences.
        required text: Text,
        /// In benefits: which kind.
        optional kind: Option<Benefit>,
        /// How old it is.
        optional as_of: Option<AsOf>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// Another city or a local institution by the names that people use for it.
    Alias {
        /// Its name as it stands among members.
        required name: String,
        /// The other names, in any language.
        required words: Vec<String>,
    }
}

table! {
    /// All the keys of `city.toml`.
    City {
        /// Words that name the city or its authorities, in any language.
        required words: Vec<String>,
        /// Its name.
        required names: CityNames,
        /// The city hall as it stands after “write to …”.
        required city_hall: Text,
        /// Who runs the bot, as it stands after “It is run by …”.
        optional operator: Option<Text>,
        /// Words that name parts of the city, in any language: they say where somebody is, not what they look for.
        defaulted districts: Vec<String>,
        /// Other names of other cities and of local institutions.
        defaulted alias: Vec<Alias>,
        /// What is true of it.
        required entry: Vec<Entry>,
        /// The sources.
        required source: Vec<Source>,
    }
}

table! {
    /// A topic, with the everyday words that mean it.
    Topic {
        /// Its id.
        required id: String,
        /// On a button.
        required label: Text,
        /// After “deal with …”, „zajmuje się …”, «займаються …».
        required in_sentence: Text,
        /// Everyday words, in their base form.
        required words: Words,
        /// Words for the whole of it beside its label, in any language.
        defaulted names: Vec<String>,
    }
}

table! {
    /// A kind of institution, with the everyday words that mean it.
    Institution {
        /// Its id.
        required id: String,
        /// On a button.
        required label: Text,
        /// After “for …”, „dla …”, «для …».
        required in_sentence: Text,
        /// Everyday words, in their base form.
        required words: Words,
    }
}

table! {
    /// All the keys of `topics.toml`.
    TopicsFile {
        /// The topics.
        required topic: Vec<Topic>,
    }
}

table! {
    /// All the keys of `institutions.toml`.
    InstitutionsFile {
        /// The kinds of institution.
        required institution: Vec<Institution>,
    }
}

impl CityNames {
    /// The name in one language.
    pub fn get(&self, language: Language) -> &CityName {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
            Language::Uk => &self.uk,
        }
    }
}

impl City {
    /// The entries of one section, in the order of the file.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Entry> {
        self.entry
            .iter()
            .filter(move |entry| entry.section == section)
    }

    /// The entry of an id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entry.iter().find(|entry| entry.id == id)
    }

    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }
}
