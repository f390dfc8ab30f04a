//! What a button or deep link carries: a request in, at most 64 bytes of text out, and back.

use std::fmt;

use serde::{Serialize, Serializer};

use super::super::understanding::detail::Detail;
use super::super::understanding::listing::Standing;
use crate::language::Language;

/// The most that Telegram lets a button carry, in bytes.
pub const MOST_BYTES: usize = 64;

/// A request with all that is needed to answer it again, in the language of the message that it stands under.
///
/// Its text is `language:verb:arguments`. It lives in chat histories for years: a verb is never given another meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The language to answer in.
    pub language: Language,
    /// What is asked for.
    pub request: Request,
}

/// What a button can ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// The card of an organisation.
    Card(String),
    /// One fact of an organisation.
    Detail(String, Detail),
    /// How to join an organisation.
    Join(String),
    /// A page of a list, from 0.
    List(ListRequest, usize),
    /// The topics, to choose from.
    Topics,
    /// The kinds of institution, to choose from.
    Institutions,
    /// Why belong.
    Benefits,
    /// How the city joins, and an institution takes part.
    Process,
    /// None of the offered choices.
    NoneOfThese,
}

/// Lists that a button can ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRequest {
    /// By topic.
    Topic(String),
    /// By topic, in the order and with the choice that further words of a question, folded, make.
    TopicWithWords(String, Vec<String>),
    /// What a kind of institution can join.
    Institution(String),
    /// What a kind of institution can join, on a topic.
    TopicForInstitution(String, String),
    /// By how the city stands to them.
    Standing(Standing),
}

impl Payload {
    /// Whether a button can carry it.
    pub fn fits(&self) -> bool {
        self.to_string().len() <= MOST_BYTES
    }

    /// Reads a payload; `None` for anything that no button of ours carries.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let language = Language::ALL
            .into_iter()
            .find(|language| Some(language.code()) == parts.clone().next())?;
        parts.next()?;
        let verb = parts.next()?;
        let arguments: Vec<&str> = parts.collect();
        let request = match (verb, arguments.as_slice()) {
            ("o", [slug]) => Request::Card(id(slug)?),
            ("d", [slug, detail]) => Request::Detail(id(slug)?, Detail::from_word(detail)?),
            ("j", [slug]) => Request::Join(id(slug)?),
            ("t", [topic, page]) => {
                Request::List(ListRequest::Topic(id(topic)?), page.parse().ok()?)
            }
            ("tw", [topic, words, page]) => Request::List(
                ListRequest::TopicWithWords(id(topic)?, folded_words(words)?),
                page.parse().ok()?,
            ),
            ("i", [institution, page]) => Request::List(
                ListRequest::Institution(id(institution)?),
                page.parse().ok()?,
            ),
            ("ti", [topic, institution, page]) => Request::List(
                ListRequest::TopicForInstitution(id(topic)?, id(institution)?),
                page.parse().ok()?,
            ),
            ("s", [standing, page]) => Request::List(
                ListRequest::Standing(Standing::from_word(standing)?),
                page.parse().ok()?,
            ),
            ("topics", []) => Request::Topics,
            ("kinds", []) => Request::Institutions,
            ("why", []) => Request::Benefits,
            ("how", []) => Request::Process,
            ("none", []) => Request::NoneOfThese,
            _ => return None,
        };
        Some(Self { language, request })
    }
}

/// Folded words, parted by `+`.
fn folded_words(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = text.split('+').map(str::to_owned).collect();
    let is_word = |word: &String| !word.is_empty() && word.chars().all(char::is_alphanumeric);
    words.iter().all(is_word).then_some(words)
}

/// An id or slug as files have it: lower-case letters, digits, hyphens.
pub(super) fn id(text: &str) -> Option<String> {
    let is_id = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_id.then(|| text.to_owned())
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.language)?;
        match &self.request {
            Request::Card(slug) => write!(f, "o:{slug}"),
            Request::Detail(slug, detail) => write!(f, "d:{slug}:{}", detail.as_str()),
            Request::Join(slug) => write!(f, "j:{slug}"),
            Request::List(list, page) => match list {
                ListRequest::Topic(topic) => write!(f, "t:{topic}:{page}"),
                ListRequest::TopicWithWords(topic, words) => {
                    write!(f, "tw:{topic}:{}:{page}", words.join("+"))
                }
                ListRequest::Institution(institution) => write!(f, "i:{institution}:{page}"),
                ListRequest::TopicForInstitution(topic, institution) => {
                    write!(f, "ti:{topic}:{institution}:{page}")
                }
                ListRequest::Standing(standing) => write!(f, "s:{}:{page}", standing.as_str()),
            },
            Request::Topics => f.write_str("topics"),
            Request::Institutions => f.write_str("kinds"),
            Request::Benefits => f.write_str("why"),
            Request::Process => f.write_str("how"),
            Request::NoneOfThese => f.write_str("none"),
        }
    }
}

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Payloads as they stand in chat histories; lines may be added, never changed.
    const IN_CHAT_HISTORIES: [&str; 14] = [
        "pl:o:hanse",
        "en:d:hanse:since",
        "uk:d:mayors-declaration-for-democracy:polish-members",
        "pl:j:icom",
        "pl:t:transport:0",
        "uk:tw:transport:трамваі+автобуси:1",
        "en:i:museum:1",
        "uk:ti:culture:cultural-institution:2",
        "pl:s:belongs:0",
        "pl:topics",
        "pl:kinds",
        "pl:why",
        "pl:how",
        "en:none",
    ];

    #[test]
    fn an_old_payload_still_means_what_it_meant() {
        for text in IN_CHAT_HISTORIES {
            let payload = Payload::parse(text);
            assert_eq!(
                payload.map(|payload| payload.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn every_payload_fits_a_button() {
        for text in IN_CHAT_HISTORIES {
            assert!(text.len() <= MOST_BYTES, "{text}");
        }
    }

    #[test]
    fn a_foreign_payload_is_no_payload() {
        for text in [
            "",
            "pl",
            "pl:",
            "pl:o",
            "pl:o:",
            "pl:o:Hanse",
            "de:o:hanse",
            "pl:t:transport:-1",
            "pl:t:transport:x",
            "pl:zz:1",
            "💥",
            "pl:o:hanse:more",
        ] {
            assert_eq!(Payload::parse(text), None, "{text}");
        }
    }
}
