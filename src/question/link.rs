//! What a deep link carries: an organisation, a topic or a kind of institution in, the parameter of `?start=` out, and back.

use std::fmt;

use super::payload::{ListRequest, Payload, Request, id};
use crate::language::Language;

/// The most that Telegram lets a parameter be long, in bytes.
pub const MOST_BYTES: usize = 64;

/// Parts the parameter; no id holds it.
const SEPARATOR: char = '_';

/// Where a link from a page or a poster leads, within the bot.
///
/// Its text is `o_hanse` for an organisation, `t_transport` for a topic, `i_museum` for a kind of institution; with a
/// language after it (`o_hanse_pl`) the answer comes in that language, else in that of the person. It stands on paper
/// for years: a text is never given another meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub target: Target,
    /// The language to answer in; that of the person where there is none.
    pub language: Option<Language>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The card of an organisation, by slug.
    Organisation(String),
    /// The list on a topic, by id.
    Topic(String),
    /// What a kind of institution can join, by id.
    Institution(String),
}

impl Link {
    /// Reads a parameter; `None` for anything that no link of ours carries.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MOST_BYTES {
            return None;
        }
        let parts: Vec<&str> = text.split(SEPARATOR).collect();
        let (verb, name, language) = match parts.as_slice() {
            [verb, name] => (verb, name, None),
            [verb, name, code] => (verb, name, Some(language(code)?)),
            _ => return None,
        };
        let name = id(name)?;
        let target = match *verb {
            "o" => Target::Organisation(name),
            "t" => Target::Topic(name),
            "i" => Target::Institution(name),
            _ => return None,
        };
        Some(Self { target, language })
    }

    /// Whether it comes back from its text: ids with other letters, or longer ones, do not.
    pub fn fits(&self) -> bool {
        Self::parse(&self.to_string()).as_ref() == Some(self)
    }

    /// What a button that leads to the same carries; `person` is the language of who followed the link.
    pub fn payload(&self, person: Language) -> Payload {
        Payload {
            language: self.language.unwrap_or(person),
            request: self.target.request(),
        }
    }
}

impl Target {
    /// What is asked for.
    pub fn request(&self) -> Request {
        match self.clone() {
            Self::Organisation(slug) => Request::Card(slug),
            Self::Topic(topic) => Request::List(ListRequest::Topic(topic), 0),
            Self::Institution(kind) => Request::List(ListRequest::Institution(kind), 0),
        }
    }
}

/// A language by its code exactly: a parameter has one spelling only.
fn language(code: &str) -> Option<Language> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verb, name) = match &self.target {
            Target::Organisation(slug) => ("o", slug),
            Target::Topic(topic) => ("t", topic),
            Target::Institution(kind) => ("i", kind),
        };
        write!(f, "{verb}{SEPARATOR}{name}")?;
        match self.language {
            Some(language) => write!(f, "{SEPARATOR}{language}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Parameters as they stand on paper; lines may be added, never changed.
    const ON_PAPER: [(&str, &str); 6] = [
        ("o_hanse", "uk:o:hanse"),
        ("t_transport", "uk:t:transport:0"),
        ("i_museum", "uk:i:museum:0"),
        ("o_c40_en", "en:o:c40"),
        (
            "t_children-and-young-people_pl",
            "pl:t:children-and-young-people:0",
        ),
        ("i_cultural-institution_uk", "uk:i:cultural-institution:0"),
    ];

    #[test]
    fn an_old_parameter_still_means_what_it_meant() {
        for (text, payload) in ON_PAPER {
            let link = Link::parse(text).expect(text);
            assert_eq!(link.to_string(), text);
            assert_eq!(link.payload(Language::Uk).to_string(), payload);
        }
    }

    #[test]
    fn a_foreign_parameter_is_no_link() {
        for text in [
            "",
            "_",
            "o",
            "o_",
            "o_Hanse",
            "o_hanse_",
            "o_hanse_de",
            "o_hanse_PL",
            "o_hanse_pl_en",
            "o_hanse_pl-PL",
            "x_hanse",
            "O_hanse",
            "o__pl",
            "o_hanse pl",
            "o_żabka",
            "pl_o_hanse",
            "💥_💥",
        ] {
            assert_eq!(Link::parse(text), None, "{text}");
        }
        let long = format!("o_{}", "a".repeat(MOST_BYTES));
        assert_eq!(Link::parse(&long), None);
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(text in "([oti]_)?[a-z0-9_-]{0,70}(_(pl|en|uk))?|.{0,70}") {
            if let Some(link) = Link::parse(&text) {
                prop_assert_eq!(link.to_string(), text);
            }
        }
    }
}
