//! What a button or deep link carries: a request in, at most 64 bytes of text out, and back.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::language::Language;
use crate::understanding::Kind;
use crate::understanding::detail::Detail;
use crate::understanding::listing::Standing;

/// The most that Telegram lets a button carry, in bytes.
pub const MOST_BYTES: usize = 64;

/// Parts what is asked for from the way back.
const BACK: char = '<';

/// The kinds of answer that a thumb can judge.
const JUDGED: [Kind; 7] = [
    Kind::Organisations,
    Kind::Organisation,
    Kind::Detail,
    Kind::Membership,
    Kind::Join,
    Kind::Benefits,
    Kind::Process,
];

/// A request with all that is needed to answer it again, in the language of the message that it stands under.
///
/// Its text is `language:verb:arguments`, and `<back` after it where the answer takes the place of the message.
/// It lives in chat histories for years: a verb is never given another meaning.
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
    /// Whether the city belongs to an organisation.
    Verdict(String),
    /// A page of a list, from 0.
    List(ListRequest, usize),
    /// A page of the topics, to choose from.
    Topics(usize),
    /// A page of the kinds of institution, to choose from.
    Institutions(usize),
    /// A page of the topics on which a kind of institution can join something.
    TopicsFor(String, usize),
    /// A page of the kinds of institution that can join something on a topic.
    InstitutionsFor(String, usize),
    /// Why belong.
    Benefits,
    /// How the city joins, and an institution takes part.
    Process,
    /// What the bot can do.
    Help,
    /// Who runs the bot, and how old its knowledge is.
    About,
    /// What is kept of those who ask.
    Privacy,
    /// The languages, to choose from.
    Languages,
    /// To go on in a language.
    Language(Language),
    /// None of the offered choices.
    NoneOfThese,
    /// That something on the card of an organisation is wrong.
    Report(String),
    /// Whether an answer helped.
    Thumb(Thumb),
    /// An answer in the place of the message, and where one gets back from there.
    InPlace(Box<Request>, Back),
}

/// Where a button leads back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Back {
    /// Nowhere: the message stood by itself before.
    Nowhere,
    /// To the card of the organisation that the message is on.
    Card,
    /// To a page of a list; from a fact by way of the card.
    List(ListRequest, usize),
    /// To the topics.
    Topics,
}

/// A judgement on an answer; it holds nothing of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumb {
    /// Whether the answer helped.
    pub is_up: bool,
    /// The kind of the answer.
    pub kind: Kind,
    /// What it was on: the slug of an organisation, or the id of a topic or kind of institution.
    pub on: Option<String>,
}

/// Lists that a button can ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRequest {
    /// All organisations.
    All,
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
        let (code, request) = text.split_once(':')?;
        let language = language(code)?;
        let request = match request.split_once(BACK) {
            Some((request, back)) => Request::parse(request)?.in_place(Back::parse(back)?)?,
            None => Request::parse(request)?,
        };
        Some(Self { language, request })
    }
}

impl Request {
    /// Whether the answer takes the place of the message under which the button stands; else it comes as a new one.
    pub fn edits_message(&self) -> bool {
        matches!(
            self,
            Self::InPlace(..)
                | Self::List(..)
                | Self::Topics(_)
                | Self::Institutions(_)
                | Self::TopicsFor(..)
                | Self::InstitutionsFor(..)
                | Self::Languages
                | Self::Language(_)
        )
    }

    /// Whether the answer is a short note to the person who pressed, which changes nothing in the chat.
    pub fn is_noted(&self) -> bool {
        matches!(self, Self::Report(_) | Self::Thumb(_))
    }

    /// The same with its answer in the place of the message; `None` where that has no meaning.
    pub fn in_place(self, back: Back) -> Option<Self> {
        let turns = matches!(
            self,
            Self::Card(_)
                | Self::Detail(..)
                | Self::Join(_)
                | Self::Verdict(_)
                | Self::Benefits
                | Self::Process
                | Self::Help
                | Self::About
                | Self::Privacy
        );
        turns.then(|| Self::InPlace(Box::new(self), back))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let verb = parts.next()?;
        let arguments: Vec<&str> = parts.collect();
        Some(match (verb, arguments.as_slice()) {
            ("o", [slug]) => Self::Card(id(slug)?),
            ("d", [slug, detail]) => Self::Detail(id(slug)?, Detail::from_word(detail)?),
            ("j", [slug]) => Self::Join(id(slug)?),
            ("v", [slug]) => Self::Verdict(id(slug)?),
            ("it", [institution, page]) => Self::TopicsFor(id(institution)?, page.parse().ok()?),
            ("kt", [topic, page]) => Self::InstitutionsFor(id(topic)?, page.parse().ok()?),
            ("topics", []) => Self::Topics(0),
            ("topics", [page]) => Self::Topics(page.parse().ok()?),
            ("kinds", []) => Self::Institutions(0),
            ("kinds", [page]) => Self::Institutions(page.parse().ok()?),
            ("why", []) => Self::Benefits,
            ("how", []) => Self::Process,
            ("help", []) => Self::Help,
            ("about", []) => Self::About,
            ("privacy", []) => Self::Privacy,
            ("langs", []) => Self::Languages,
            ("l", [code]) => Self::Language(language(code)?),
            ("none", []) => Self::NoneOfThese,
            ("r", [slug]) => Self::Report(id(slug)?),
            ("up", arguments) => Self::Thumb(Thumb::parse(true, arguments)?),
            ("down", arguments) => Self::Thumb(Thumb::parse(false, arguments)?),
            (_, arguments) => {
                let (list, page) = ListRequest::parse(verb, arguments)?;
                Self::List(list, page)
            }
        })
    }
}

impl Back {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "" => Self::Nowhere,
            "o" => Self::Card,
            "topics" => Self::Topics,
            list => {
                let mut parts = list.split(':');
                let verb = parts.next()?;
                let arguments: Vec<&str> = parts.collect();
                let (list, page) = ListRequest::parse(verb, &arguments)?;
                Self::List(list, page)
            }
        })
    }
}

impl Thumb {
    fn parse(is_up: bool, arguments: &[&str]) -> Option<Self> {
        let (kind, on) = match arguments {
            [kind] => (kind, None),
            [kind, on] => (kind, Some(id(on)?)),
            _ => return None,
        };
        let kind = JUDGED.into_iter().find(|known| known.as_str() == *kind)?;
        Some(Self { is_up, kind, on })
    }
}

impl ListRequest {
    /// Whether it asks for what a kind of institution can join.
    pub fn is_of_ways_in(&self) -> bool {
        matches!(self, Self::Institution(_) | Self::TopicForInstitution(..))
    }

    fn parse(verb: &str, arguments: &[&str]) -> Option<(Self, usize)> {
        let (page, arguments) = arguments.split_last()?;
        let list = match (verb, arguments) {
            ("a", []) => Self::All,
            ("t", [topic]) => Self::Topic(id(topic)?),
            ("tw", [topic, words]) => Self::TopicWithWords(id(topic)?, folded_words(words)?),
            ("i", [institution]) => Self::Institution(id(institution)?),
            ("ti", [topic, institution]) => Self::TopicForInstitution(id(topic)?, id(institution)?),
            ("s", [standing]) => Self::Standing(Standing::from_word(standing)?),
            _ => return None,
        };
        Some((list, page.parse().ok()?))
    }
}

fn language(code: &str) -> Option<Language> {
    let mut languages = Language::ALL.into_iter();
    languages.find(|language| language.code() == code)
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
        write!(f, "{}:{}", self.language, self.request)
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(slug) => write!(f, "o:{slug}"),
            Self::Detail(slug, detail) => write!(f, "d:{slug}:{}", detail.as_str()),
            Self::Join(slug) => write!(f, "j:{slug}"),
            Self::Verdict(slug) => write!(f, "v:{slug}"),
            Self::List(list, page) => write!(f, "{list}:{page}"),
            Self::Topics(0) => f.write_str("topics"),
            Self::Topics(page) => write!(f, "topics:{page}"),
            Self::Institutions(0) => f.write_str("kinds"),
            Self::Institutions(page) => write!(f, "kinds:{page}"),
            Self::TopicsFor(institution, page) => write!(f, "it:{institution}:{page}"),
            Self::InstitutionsFor(topic, page) => write!(f, "kt:{topic}:{page}"),
            Self::Benefits => f.write_str("why"),
            Self::Process => f.write_str("how"),
            Self::Help => f.write_str("help"),
            Self::About => f.write_str("about"),
            Self::Privacy => f.write_str("privacy"),
            Self::Languages => f.write_str("langs"),
            Self::Language(language) => write!(f, "l:{language}"),
            Self::NoneOfThese => f.write_str("none"),
            Self::Report(slug) => write!(f, "r:{slug}"),
            Self::Thumb(thumb) => write!(f, "{thumb}"),
            Self::InPlace(request, back) => write!(f, "{request}{BACK}{back}"),
        }
    }
}

impl fmt::Display for Back {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => Ok(()),
            Self::Card => f.write_str("o"),
            Self::List(list, page) => write!(f, "{list}:{page}"),
            Self::Topics => f.write_str("topics"),
        }
    }
}

impl fmt::Display for Thumb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.is_up { "up" } else { "down" };
        write!(f, "{verb}:{}", self.kind.as_str())?;
        match &self.on {
            Some(on) => write!(f, ":{on}"),
            None => Ok(()),
        }
    }
}

/// Without its page.
impl fmt::Display for ListRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("a"),
            Self::Topic(topic) => write!(f, "t:{topic}"),
            Self::TopicWithWords(topic, words) => write!(f, "tw:{topic}:{}", words.join("+")),
            Self::Institution(institution) => write!(f, "i:{institution}"),
            Self::TopicForInstitution(topic, institution) => write!(f, "ti:{topic}:{institution}"),
            Self::Standing(standing) => write!(f, "s:{}", standing.as_str()),
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
    const IN_CHAT_HISTORIES: [&str; 34] = [
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
        "pl:v:hanse",
        "pl:a:3",
        "uk:topics:2",
        "en:kinds:1",
        "pl:it:cultural-institution:0",
        "pl:kt:urban-planning:0",
        "pl:help",
        "en:about",
        "uk:privacy",
        "pl:langs",
        "pl:l:en",
        "pl:r:hanse",
        "pl:up:organisation:hanse",
        "uk:down:organisations:transport",
        "en:down:benefits",
        "pl:o:hanse<t:transport:0",
        "en:o:hanse<",
        "pl:d:hanse:since<o",
        "uk:d:european-benchmarking-cooperation:polish-members<topics",
        "pl:j:icom<ti:culture:museum:1",
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
            "pl:t:0",
            "pl:o:hanse<x",
            "pl:o:hanse<<o",
            "pl:t:transport:0<o",
            "pl:r:hanse<o",
            "pl:l:de",
            "pl:up:greeting",
        ] {
            assert_eq!(Payload::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_walked_through_takes_the_place_of_the_message_and_what_is_asked_comes_anew() {
        let edits = |text: &str| {
            let payload = Payload::parse(text).expect("it is a payload");
            payload.request.edits_message()
        };
        for text in [
            "pl:t:transport:1",
            "pl:topics",
            "pl:o:hanse<t:transport:1",
            "pl:l:en",
        ] {
            assert!(edits(text), "{text}");
        }
        for text in ["pl:o:hanse", "pl:j:icom", "pl:why", "pl:r:hanse"] {
            assert!(!edits(text), "{text}");
        }
    }
}
