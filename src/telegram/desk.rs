//! What answers are made with: a question of a person in, the message out; the thread of each conversation is kept.

use teloxide::types::{Me, User};

use super::conversations::{Conversations, Speaker};
use super::edits::Edits;
use crate::clock::today;
use crate::engine::Engine;
use crate::language::Language;
use crate::message::Message;
use crate::phrases::Value;
use crate::question::{Ask, Question};

/// What every handler works with.
pub(super) struct Desk {
    pub(super) engine: Engine,
    pub(super) me: Me,
    pub(super) edits: Edits,
    pub(super) conversations: Conversations,
}

impl Desk {
    pub(super) fn new(engine: Engine, me: Me) -> Self {
        Self {
            engine,
            me,
            edits: Edits::new(),
            conversations: Conversations::new(),
        }
    }

    /// Answers a question, with the thread of the speaker in mind.
    pub(super) fn answer(&self, ask: Ask, hint: Option<Language>, speaker: Speaker) -> Message {
        let conversation = self.conversations.get(speaker);
        let question = Question {
            ask,
            hint,
            today: today(),
        };
        let (reply, conversation) = self.engine.answer(&question, &conversation);
        self.conversations.put(speaker, conversation);
        reply.message
    }

    /// A fixed sentence, in the language of the conversation.
    pub(super) fn sentence(
        &self,
        key: &str,
        values: &[(&str, Value<'_>)],
        speaker: Speaker,
        hint: Option<Language>,
    ) -> Message {
        let language = self.conversations.get(speaker).language;
        let language = language.or(hint).unwrap_or_default();
        let mut message = Message::default();
        message.say(&self.engine.phrases().say(language, key, values));
        message
    }
}

/// The language of a person's app.
pub(super) fn language_of(user: &User) -> Option<Language> {
    user.language_code.as_deref().and_then(Language::from_code)
}
