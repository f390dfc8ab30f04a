//! What answers are made with: a question of a person in, the reply out; threads are kept, feedback is counted.

use std::sync::Arc;
use std::time::Instant;

use teloxide::types::{Me, User};

use super::conversations::{Conversations, Speaker};
use super::edits::Edits;
use super::recent::{Answered, Recent};
use crate::clock::today;
use crate::engine::Engine;
use crate::feedback::Feedback;
use crate::language::Language;
use crate::live::Live;
use crate::memory::Memory;
use crate::message::Message;
use crate::phrases::Value;
use crate::question::link::Link;
use crate::question::payload::Request;
use crate::question::{Ask, Question, command};
use crate::telemetry;

/// What every handler works with.
pub(super) struct Desk {
    live: Arc<Live>,
    pub(super) me: Me,
    pub(super) edits: Edits,
    pub(super) conversations: Conversations,
    recent: Recent,
    feedback: Arc<Feedback>,
}

impl Desk {
    pub(super) fn new(
        live: Arc<Live>,
        me: Me,
        feedback: Arc<Feedback>,
        shared: Option<Arc<Memory>>,
    ) -> Self {
        Self {
            live,
            me,
            edits: Edits::new(shared.clone()),
            conversations: Conversations::new(shared),
            recent: Recent::new(),
            feedback,
        }
    }

    /// The engine as it is now; one answer is made with one engine.
    pub(super) fn engine(&self) -> Arc<Engine> {
        self.live.engine()
    }

    /// What a text asks: a deep link for what it names, a command for what it does, all else is a question.
    pub(super) async fn read(&self, text: &str, hint: Option<Language>, speaker: Speaker) -> Ask {
        if let Some(link) = command::start_argument(text).and_then(Link::parse) {
            return Ask::Button(link.payload(self.language(hint, speaker).await));
        }
        command::ask(text).unwrap_or_else(|| Question::text(text, None, today()).ask)
    }

    /// Answers a question, with the thread of the speaker in mind.
    pub(super) async fn answer(
        &self,
        ask: Ask,
        hint: Option<Language>,
        speaker: Speaker,
    ) -> Arc<Answered> {
        let conversation = self.conversations.get(speaker).await;
        let question = Question {
            ask,
            hint,
            today: today(),
        };
        let (engine, start) = (self.engine(), Instant::now());
        let answered = self.recent.answer(&engine, &question, conversation);
        let reply = &answered.reply;
        let (kind, found_nothing) = (reply.answer.kind(), reply.answer.found_nothing());
        telemetry::answered(kind, reply.language, found_nothing, start.elapsed());
        self.feedback.answered(&engine, &question, reply);
        let next = Arc::clone(&answered.next);
        self.conversations.put(speaker, next).await;
        answered
    }

    /// Counts what a person thinks of an answer; what no button of ours says is not counted.
    pub(super) fn note(&self, request: &Request) {
        let engine = self.engine();
        let catalogue = engine.catalogue();
        let is_known = |id: &str| {
            catalogue.place_of(id).is_some()
                || catalogue.topic(id).is_some()
                || catalogue.institution(id).is_some()
        };
        match request {
            Request::Thumb(thumb) if thumb.on.as_deref().is_none_or(is_known) => {
                let on = thumb.on.as_deref();
                self.feedback.rated(today(), thumb.is_up, thumb.kind, on);
            }
            Request::Report(slug) if catalogue.place_of(slug).is_some() => {
                self.feedback.mistaken(today(), slug);
            }
            _ => {}
        }
    }

    /// A fixed sentence, in the language of the conversation.
    pub(super) async fn sentence(
        &self,
        key: &str,
        values: &[(&str, Value<'_>)],
        speaker: Speaker,
        hint: Option<Language>,
    ) -> Message {
        let language = self.language(hint, speaker).await;
        let mut message = Message::default();
        message.say(&self.engine().phrases().say(language, key, values));
        message
    }

    async fn language(&self, hint: Option<Language>, speaker: Speaker) -> Language {
        let language = self.conversations.get(speaker).await.language;
        language.or(hint).unwrap_or_default()
    }
}

/// The language of a person's app.
pub(super) fn language_of(user: &User) -> Option<Language> {
    user.language_code.as_deref().and_then(Language::from_code)
}
