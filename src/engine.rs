//! The whole way in one call: a question and what the conversation was about in, the reply and the new conversation out.

use std::sync::Arc;

use serde::Serialize;
use thiserror::Error;

use crate::answer::{self, Answer, Verdict};
use crate::knowledge::catalogue::Catalogue;
use crate::language::Language;
use crate::message::{ButtonJson, Compose, Message, Shown};
use crate::phrases::{PhraseError, Phrases};
use crate::question::link::Target;
use crate::question::payload::{ListRequest, Payload, Request};
use crate::question::{Ask, Question};
use crate::search::{Evidence, Found, Opened, Search};
use crate::understanding::clue::Clue;
use crate::understanding::conversation::Conversation;
use crate::understanding::detail::Detail;
use crate::understanding::{CueError, Kind, Understanding, Vocabulary, understand};
use crate::words::Analyser;

/// Organisations that can be pointed to by their place.
const REMEMBERED: usize = 10;

/// Of a longer list the conversation does not remember what it held.
const MOST_LISTED: usize = 80;

/// Answers questions; may be asked from any number of threads.
pub struct Engine {
    catalogue: Catalogue,
    search: Search,
    vocabulary: Vocabulary,
    analyser: Arc<Analyser>,
    phrases: Phrases,
    fingerprint: String,
}

/// What is replied.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The language of the reply.
    pub language: Language,
    /// The answer as a value.
    pub answer: Answer,
    /// The answer in words.
    pub message: Message,
    /// The sources shown.
    pub sources: Vec<Shown>,
    /// Which words of the question led to it.
    pub clues: Vec<Clue>,
}

/// A reply as the contract has it.
#[derive(Debug, Serialize)]
pub struct ReplyJson<'a> {
    /// The id of the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a serde_json::Value>,
    language: &'a str,
    kind: &'a str,
    organisations: Vec<&'a str>,
    verdict: Option<&'a str>,
    detail: Option<&'a str>,
    text: String,
    buttons: Vec<ButtonJson<'a>>,
    sources: &'a [Shown],
    /// Time from the text in hand to the reply in hand, in microseconds.
    pub micros: u128,
    /// Which words of the question led to it, where that is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a [Clue]>,
}

/// Why there is no engine: the program itself is damaged.
#[derive(Debug, Error)]
pub enum EngineError {
    /// Its sentences.
    #[error(transparent)]
    Phrases(#[from] PhraseError),
    /// Its cue words.
    #[error(transparent)]
    Cues(#[from] CueError),
}

impl Engine {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the program's own files are damaged.
    pub fn new(opened: Opened, analyser: impl Into<Arc<Analyser>>) -> Result<Self, EngineError> {
        let analyser = analyser.into();
        let Opened {
            catalogue,
            glossary,
            forms,
            ..
        } = opened;
        let vocabulary = Vocabulary::new(&catalogue, glossary, forms, &analyser)?;
        Ok(Self {
            catalogue,
            search: opened.search,
            vocabulary,
            analyser,
            phrases: Phrases::new()?,
            fingerprint: opened.fingerprint,
        })
    }

    /// What the bot knows.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What names the knowledge that it answers from: engines of the same one give the same answers.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The words and names of what the bot knows.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What analyses words.
    pub fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    /// The sentences of the bot.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Answers a question. Never fails: trouble is answered as trouble.
    pub fn answer(
        &self,
        question: &Question,
        conversation: &Conversation,
    ) -> (Reply, Conversation) {
        let year = question.today.year();
        let (understanding, answer) = match &question.ask {
            Ask::Text(text) => {
                let understanding = understand(
                    text,
                    conversation,
                    &self.vocabulary,
                    &self.analyser,
                    question.hint,
                    year,
                );
                let (understanding, weighed) = self.pointed_out(understanding);
                let answer = self.found(&understanding, weighed, 0, year);
                (understanding, answer)
            }
            Ask::Button(payload) => self.requested(payload, year),
            Ask::Request(request) => {
                let payload = Payload {
                    language: language_of(conversation, question),
                    request: request.clone(),
                };
                self.requested(&payload, year)
            }
            Ask::Start => fixed(conversation, question, Answer::Greeting),
            Ask::Help => fixed(conversation, question, Answer::Help),
        };
        let in_place = match &question.ask {
            Ask::Button(Payload {
                request: Request::InPlace(_, back),
                ..
            }) => Some(back),
            _ => None,
        };
        let compose = Compose {
            catalogue: &self.catalogue,
            phrases: &self.phrases,
            language: understanding.language,
            year,
            in_place,
        };
        let (message, sources) = compose.message(&answer, &understanding);
        let next = next(conversation, &understanding, &answer);
        (
            Reply {
                language: understanding.language,
                answer,
                message,
                sources,
                clues: understanding.clues,
            },
            next,
        )
    }

    /// The same, on the organisation that the question describes, if it describes one; what was weighed, if it does not.
    fn pointed_out(&self, mut understanding: Understanding) -> (Understanding, Option<Evidence>) {
        let Some(described) = understanding.described.take() else {
            return (understanding, None);
        };
        let (catalogue, analyser) = (&self.catalogue, &self.analyser);
        let found = self
            .search
            .described(&described, &understanding, catalogue, analyser);
        match found {
            Ok(Found::One(slug)) => (understanding.on_described(described, slug), None),
            Ok(Found::None(weighed)) => (understanding, Some(weighed)),
            Err(error) => {
                log::error!("the index could not be read: {error}");
                (understanding, None)
            }
        }
    }

    fn found(
        &self,
        understanding: &Understanding,
        weighed: Option<Evidence>,
        page: usize,
        year: i16,
    ) -> Answer {
        let (catalogue, most) = (&self.catalogue, answer::named_up_to(page));
        let found = self.search.find(
            understanding,
            weighed,
            catalogue,
            &self.analyser,
            year,
            most,
        );
        match found {
            Ok(hits) => answer::answer(understanding, hits, catalogue, page, year),
            Err(error) => {
                log::error!("the index could not be read: {error}");
                Answer::Trouble
            }
        }
    }

    fn requested(&self, payload: &Payload, year: i16) -> (Understanding, Answer) {
        let understanding = Understanding::of_button(payload, &self.vocabulary, &self.analyser);
        let request = match &payload.request {
            Request::InPlace(request, _) => request,
            request => request,
        };
        let answer = match request {
            Request::Topics(page) => Answer::Topics(*page),
            Request::Institutions(page) => Answer::Institutions(*page),
            Request::TopicsFor(institution, page)
                if self.catalogue.institution(institution).is_some() =>
            {
                Answer::TopicsFor(institution.clone(), *page)
            }
            Request::InstitutionsFor(topic, page) if self.catalogue.topic(topic).is_some() => {
                Answer::InstitutionsFor(topic.clone(), *page)
            }
            Request::TopicsFor(..) | Request::InstitutionsFor(..) => Answer::OldButton,
            Request::Help => Answer::Help,
            Request::About => Answer::About,
            Request::Privacy => Answer::Privacy,
            Request::Languages => Answer::Languages,
            Request::Language(_) => Answer::LanguageChosen,
            Request::NoneOfThese => Answer::NoneOfThese,
            Request::Thumb(thumb) if thumb.is_up => Answer::Helped,
            Request::Thumb(_) => Answer::Missed,
            Request::Report(slug) if self.catalogue.place_of(slug).is_some() => Answer::Reported,
            Request::Report(_) => Answer::OldButton,
            Request::List(ListRequest::All, page) => {
                answer::choices::all(&self.catalogue, understanding.language, *page, year)
            }
            Request::List(_, page) => self.found(&understanding, None, *page, year),
            _ => self.found(&understanding, None, 0, year),
        };
        (understanding, answer)
    }
}

impl Reply {
    /// Where a link leads that goes on with the answer: a list to its topic or its kind of institution, anything else to
    /// its first organisation.
    pub fn target(&self) -> Option<Target> {
        if let Answer::List(list) | Answer::WaysIn(list) = &self.answer {
            return match (&list.topic, &list.institution) {
                (Some(topic), None) => Some(Target::Topic(topic.clone())),
                (None, Some(institution)) => Some(Target::Institution(institution.clone())),
                _ => None,
            };
        }
        let slug = self.answer.organisations().first().copied()?;
        Some(Target::Organisation(slug.to_owned()))
    }

    /// The reply as the contract has it; when it is to be explained, with the words that led to it.
    pub fn json<'a>(
        &'a self,
        id: Option<&'a serde_json::Value>,
        micros: u128,
        is_explained: bool,
    ) -> ReplyJson<'a> {
        let verdict = self.answer.verdict().map(Verdict::as_str);
        let detail = match self.answer.first() {
            Answer::Details(_, details) => details.first().map(|detail| Detail::as_str(*detail)),
            _ => None,
        };
        ReplyJson {
            id,
            language: self.language.code(),
            kind: self.answer.kind().as_str(),
            organisations: self.answer.organisations(),
            verdict,
            detail,
            text: self.message.plain_text(),
            buttons: self.message.buttons.iter().map(ButtonJson::from).collect(),
            sources: &self.sources,
            micros,
            why: is_explained.then_some(&self.clues),
        }
    }
}

fn fixed(
    conversation: &Conversation,
    question: &Question,
    answer: Answer,
) -> (Understanding, Answer) {
    let language = language_of(conversation, question);
    (Understanding::empty(language, answer.kind()), answer)
}

/// The language of what is asked without words.
fn language_of(conversation: &Conversation, question: &Question) -> Language {
    conversation.language.or(question.hint).unwrap_or_default()
}

/// What the next question can lean on; an answer that is on nothing leaves the thread as it was.
fn next(
    conversation: &Conversation,
    understanding: &Understanding,
    answer: &Answer,
) -> Conversation {
    let mut next = conversation.clone();
    if matches!(answer, Answer::Helped | Answer::Missed | Answer::Reported) {
        return next;
    }
    next.language = Some(understanding.language);
    if understanding.kind == Kind::Join && understanding.institution.is_some() {
        next.institution.clone_from(&understanding.institution);
    }
    let is_from_knowledge = matches!(
        answer.kind(),
        Kind::Organisations | Kind::Organisation | Kind::Detail | Kind::Membership | Kind::Join
    );
    if let Answer::DidYouMean(choices) = answer {
        next.shown.clone_from(choices);
    }
    if is_from_knowledge || matches!(answer, Answer::DidYouMean(_)) {
        next.last = Some(Box::new(understanding.clone()));
    } else if matches!(answer, Answer::UnknownName(_)) {
        let of_nothing = Understanding::empty(understanding.language, Kind::Membership);
        next.last = Some(Box::new(of_nothing));
    }
    let organisations = answer.organisations();
    if organisations.is_empty() {
        return next;
    }
    let mentioned = &understanding.mentioned;
    next.organisation = organisations.first().map(|slug| (*slug).to_owned());
    if organisations.len() > 1 {
        let shown = organisations.into_iter().take(REMEMBERED);
        next.shown = shown.map(str::to_owned).collect();
        next.listed = listed(answer);
    } else if mentioned.len() > 1 {
        next.shown.clone_from(mentioned);
    } else if let Some(one) = organisations.first() {
        note_one(&mut next.shown, conversation, one);
    }
    next
}

/// One that was not among those shown comes after the one spoken of before it.
fn note_one(shown: &mut Vec<String>, conversation: &Conversation, one: &str) {
    if shown.iter().any(|slug| slug == one) {
        return;
    }
    let before = conversation.organisation.iter().cloned();
    *shown = before.chain([one.to_owned()]).collect();
}

/// What a list holds, where that can be remembered.
fn listed(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::List(list) | Answer::WaysIn(list) if list.count <= MOST_LISTED => {
            let entries = list.entries.iter();
            entries.map(|entry| entry.slug.clone()).collect()
        }
        Answer::Compared(slugs) => slugs.clone(),
        _ => Vec::new(),
    }
}
