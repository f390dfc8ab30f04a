//! Answers updates: a message or a pressed button in, a message or a changed message out.

use std::sync::Arc;

use teloxide::dispatching::{UpdateFilterExt, UpdateHandler};
use teloxide::payloads::AnswerCallbackQuerySetters;
use teloxide::prelude::{CallbackQuery, Requester};
use teloxide::types::{Message as Incoming, Update, User};
use teloxide::{Bot, RequestError, dptree};

use super::conversations::{Conversations, Speaker};
use super::send::{edit, patiently, send};
use crate::clock::today;
use crate::engine::Engine;
use crate::language::Language;
use crate::message::Message;
use crate::question::payload::Payload;
use crate::question::{Ask, Question, command};

/// What every handler works with.
pub(super) struct Desk {
    pub(super) engine: Engine,
    pub(super) conversations: Conversations,
}

/// The tree of handlers.
pub(super) fn handlers() -> UpdateHandler<RequestError> {
    dptree::entry()
        .branch(Update::filter_message().endpoint(on_message))
        .branch(Update::filter_callback_query().endpoint(on_button))
}

async fn on_message(bot: Bot, incoming: Incoming, desk: Arc<Desk>) -> Result<(), RequestError> {
    let hint = incoming.from.as_ref().and_then(language_of);
    let speaker = (incoming.chat.id, incoming.from.as_ref().map(|from| from.id));
    let message = match incoming.text() {
        Some(text) => desk.answer(ask(text), hint, speaker),
        None => desk.sentence("text-only", speaker, hint),
    };
    send(&bot, incoming.chat.id, &message).await
}

/// The query is answered first, so that the button stops waiting whatever comes then.
async fn on_button(bot: Bot, query: CallbackQuery, desk: Arc<Desk>) -> Result<(), RequestError> {
    let hint = language_of(&query.from);
    let payload = query.data.as_deref().and_then(Payload::parse);
    let place = query
        .message
        .as_ref()
        .map(|message| (message.chat().id, message.id()));
    let Some((chat, id)) = place else {
        return acknowledge(
            &bot,
            &query,
            Some(desk.sentence("old-button", (query.from.id.into(), None), hint)),
        )
        .await;
    };
    let speaker = (chat, Some(query.from.id));
    let Some(payload) = payload else {
        return acknowledge(
            &bot,
            &query,
            Some(desk.sentence("old-button", speaker, hint)),
        )
        .await;
    };
    if payload.request.is_noted() {
        let note = desk.answer(Ask::Button(payload), hint, speaker);
        return acknowledge(&bot, &query, Some(note)).await;
    }
    acknowledge(&bot, &query, None).await?;
    let turns = payload.request.edits_message();
    let message = desk.answer(Ask::Button(payload), hint, speaker);
    if turns {
        edit(&bot, chat, id, &message).await
    } else {
        send(&bot, chat, &message).await
    }
}

async fn acknowledge(
    bot: &Bot,
    query: &CallbackQuery,
    message: Option<Message>,
) -> Result<(), RequestError> {
    let mut request = bot.answer_callback_query(query.id.clone());
    if let Some(message) = message {
        request = request.text(message.plain_text());
    }
    match patiently(request).await {
        Err(RequestError::Api(error)) => {
            log::debug!("a button could not be acknowledged: {error}");
            Ok(())
        }
        result => result.map(|_| ()),
    }
}

fn ask(text: &str) -> Ask {
    command::ask(text).unwrap_or_else(|| Question::text(text, None, today()).ask)
}

fn language_of(user: &User) -> Option<Language> {
    user.language_code.as_deref().and_then(Language::from_code)
}

impl Desk {
    fn answer(&self, ask: Ask, hint: Option<Language>, speaker: Speaker) -> Message {
        let conversation = self.conversations.get(speaker);
        let (reply, conversation) = self.engine.answer(
            &Question {
                ask,
                hint,
                today: today(),
            },
            &conversation,
        );
        self.conversations.put(speaker, conversation);
        reply.message
    }

    /// A fixed sentence, in the language of the conversation.
    fn sentence(&self, key: &str, speaker: Speaker, hint: Option<Language>) -> Message {
        let language = self
            .conversations
            .get(speaker)
            .language
            .or(hint)
            .unwrap_or_default();
        let mut message = Message::default();
        message.say(&self.engine.phrases().say(language, key, &[]));
        message
    }
}
