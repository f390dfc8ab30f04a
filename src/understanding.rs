//! What a question means: its text and what the conversation was about in, the best reading and its doubts out.

pub mod clue;
mod compact;
pub mod conversation;
mod cues;
pub mod described;
pub mod detail;
mod glossary;
mod kind;
pub mod listing;
mod meaning;
mod named;
mod names;
mod patterns;
mod query_words;
mod romanised;
mod signals;
mod spelling;
pub mod subject;
mod telling;
mod tongue;
mod vocabulary;
mod word_set;
mod years;

pub use cues::{CueError, word_lists};
pub use glossary::{Glossary, known_forms};
pub use vocabulary::Vocabulary;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::question::payload::{ListRequest, Payload, Request};
use crate::words::Analyser;
use clue::Clue;
use conversation::Conversation;
use described::Described;
use detail::Detail;
use listing::{Order, Standing, Years};
use signals::Signals;
use subject::{Asked, subject};

/// What kind of answer a question wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A list of organisations.
    Organisations,
    /// One organisation.
    Organisation,
    /// One fact, or several, of one organisation.
    Detail,
    /// Whether the city belongs.
    Membership,
    /// What one can join, or how to join one.
    Join,
    /// Why belong.
    Benefits,
    /// How the city joins, and an institution takes part.
    Process,
    /// A greeting.
    Greeting,
    /// Thanks.
    Thanks,
    /// What the bot can do.
    Help,
    /// Anything else.
    Unknown,
}

impl Kind {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::Organisation => "organisation",
            Self::Detail => "detail",
            Self::Membership => "membership",
            Self::Join => "join",
            Self::Benefits => "benefits",
            Self::Process => "process",
            Self::Greeting => "greeting",
            Self::Thanks => "thanks",
            Self::Help => "help",
            Self::Unknown => "unknown",
        }
    }
}

/// Conditions that a list has to fulfil.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// How the city stands to the organisations.
    pub standing: Option<Standing>,
    /// In which years it joined.
    pub years: Option<Years>,
    /// How the list is sorted.
    pub order: Option<Order>,
    /// Whether it is to hold networks of cities only.
    pub is_of_cities: bool,
    /// Where their seat has to be: words of it, folded; none where that is not asked.
    pub seat: Vec<String>,
}

impl Conditions {
    /// Whether they choose anything by themselves.
    pub fn choose(&self) -> bool {
        self.standing.is_some()
            || self.years.is_some()
            || self.order.is_some()
            || !self.seat.is_empty()
    }
}

/// The best reading of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Understanding {
    /// The language to answer in.
    pub language: Language,
    /// What is wanted.
    pub kind: Kind,
    /// The organisation or organisations meant, the surest first: named in the question, or carried over.
    pub organisations: Vec<String>,
    /// Topics meant, as ids, the surest first.
    pub topics: Vec<String>,
    /// The kind of institution that asks or is asked about, as id.
    pub institution: Option<String>,
    /// The kind of institution for which the person spoke before, as id.
    pub speaks_for: Option<String>,
    /// The facts asked for, the surest first.
    pub details: Vec<Detail>,
    /// What is said of the city as such, as ids of entries, the surest first.
    pub entries: Vec<String>,
    /// Where a list is asked of those that local institutions or other cities take part in: the names of these.
    pub fellows: Vec<String>,
    /// The local institution or other city of which it is asked whether it belongs, by its name among the members.
    pub member: Option<String>,
    /// Whether it is asked what the city and another one take part in together.
    pub is_with_city: bool,
    /// Whether the words of the question are examples of what is meant, which narrow no list.
    pub is_by_example: bool,
    /// Whether any of the topics will do.
    pub is_of_any: bool,
    /// What a list has to fulfil.
    pub conditions: Conditions,
    /// Of what a list is a choice, as slugs: those listed last; none where it is of all.
    pub among: Vec<String>,
    /// What is asked of one organisation that the question may describe in place of naming it.
    pub described: Option<Described>,
    /// The words to search texts for, folded, mistyped ones put right.
    pub words: Vec<String>,
    /// What each of these words can mean.
    pub subject: Vec<Asked>,
    /// Whether it is asked what the city has, not what there is.
    pub is_on_city: bool,
    /// How much of the question is on what the bot knows, 0 to 1.
    pub on_subject: f32,
    /// Whether the organisation was recognised by a mistyped name.
    pub is_name_corrected: bool,
    /// A name in the question that nothing known bears, as typed.
    pub unknown_name: Option<String>,
    /// A city in the question, as typed, of whose memberships nothing is known.
    pub unknown_fellow: Option<String>,
    /// Which words led to this reading.
    pub clues: Vec<Clue>,
    /// All organisations that the question names, in its order.
    pub mentioned: Vec<String>,
    /// Organisations that could be meant as well, when the question does not tell them apart.
    pub doubts: Vec<String>,
}

impl Understanding {
    /// An understanding of nothing but a kind.
    pub fn empty(language: Language, kind: Kind) -> Self {
        Self {
            language,
            kind,
            organisations: Vec::new(),
            topics: Vec::new(),
            institution: None,
            speaks_for: None,
            details: Vec::new(),
            entries: Vec::new(),
            fellows: Vec::new(),
            member: None,
            is_with_city: false,
            is_by_example: false,
            is_of_any: false,
            conditions: Conditions::default(),
            among: Vec::new(),
            described: None,
            words: Vec::new(),
            subject: Vec::new(),
            is_on_city: false,
            on_subject: 1.0,
            is_name_corrected: false,
            unknown_name: None,
            unknown_fellow: None,
            clues: Vec::new(),
            mentioned: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The same, asked of the organisation that it describes.
    #[must_use]
    pub fn on_described(self, described: Described, slug: String) -> Self {
        Self {
            kind: described.kind,
            details: described.details,
            organisations: vec![slug],
            doubts: Vec::new(),
            member: None,
            ..self
        }
    }

    /// What a button means: it says everything itself.
    pub fn of_button(payload: &Payload, vocabulary: &Vocabulary, analyser: &Analyser) -> Self {
        let on = |kind, slug: &String| Self {
            organisations: vec![slug.clone()],
            ..Self::empty(payload.language, kind)
        };
        match &payload.request {
            Request::Card(slug) => on(Kind::Organisation, slug),
            Request::Detail(slug, detail) => Self {
                details: vec![*detail],
                ..on(Kind::Detail, slug)
            },
            Request::Join(slug) => on(Kind::Join, slug),
            Request::Verdict(slug) => on(Kind::Membership, slug),
            Request::List(list, _) => {
                let mut understanding = Self::of_list(payload.language, list);
                if !understanding.words.is_empty() {
                    understanding.subject = subject(&understanding.words, vocabulary, analyser);
                }
                understanding
            }
            Request::Benefits => Self::empty(payload.language, Kind::Benefits),
            Request::Process => Self::empty(payload.language, Kind::Process),
            Request::Topics(_)
            | Request::Institutions(_)
            | Request::TopicsFor(..)
            | Request::InstitutionsFor(..)
            | Request::Help
            | Request::About
            | Request::Privacy
            | Request::Languages => Self::empty(payload.language, Kind::Help),
            Request::Language(language) => Self::empty(*language, Kind::Help),
            Request::NoneOfThese | Request::Report(_) | Request::Thumb(_) => {
                Self::empty(payload.language, Kind::Unknown)
            }
            Request::InPlace(request, _) => {
                let payload = Payload {
                    language: payload.language,
                    request: Request::clone(request),
                };
                Self::of_button(&payload, vocabulary, analyser)
            }
        }
    }

    fn of_list(language: Language, list: &ListRequest) -> Self {
        let mut understanding = Self::empty(language, Kind::Organisations);
        match list {
            ListRequest::All => {}
            ListRequest::Topic(topic) => {
                understanding.subject.push(Asked::topic(topic));
                understanding.topics.push(topic.clone());
            }
            ListRequest::TopicWithWords(topic, words) => {
                understanding.topics.push(topic.clone());
                understanding.words.clone_from(words);
            }
            ListRequest::Standing(standing) => understanding.conditions.standing = Some(*standing),
            ListRequest::Institution(institution) => {
                understanding.kind = Kind::Join;
                understanding.subject.push(Asked::institution(institution));
                understanding.institution = Some(institution.clone());
            }
            ListRequest::TopicForInstitution(topic, institution) => {
                understanding.kind = Kind::Join;
                understanding.subject.push(Asked::topic(topic));
                understanding.subject.push(Asked::institution(institution));
                understanding.topics.push(topic.clone());
                understanding.institution = Some(institution.clone());
            }
        }
        understanding
    }
}

/// Reads a question. Never fails: what cannot be read is of kind [`Kind::Unknown`].
///
/// `hint` is the language to fall back on, `year` the present one.
pub fn understand(
    text: &str,
    conversation: &Conversation,
    vocabulary: &Vocabulary,
    analyser: &Analyser,
    hint: Option<Language>,
    year: i16,
) -> Understanding {
    let in_cyrillic = romanised::in_cyrillic(text, vocabulary, analyser, conversation.language);
    let text = in_cyrillic.as_deref().unwrap_or(text);
    let signals = Signals::read(text, conversation, vocabulary, analyser, hint, year);
    let reading = kind::kind(&signals);
    signals.understanding(reading, analyser)
}
