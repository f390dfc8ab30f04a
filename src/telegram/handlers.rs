//! Answers updates: a message, an edited message or a pressed button in, a message or a changed message out.

use std::sync::Arc;
use std::time::Duration;

use teloxide::Bot;
use teloxide::payloads::AnswerCallbackQuerySetters;
use teloxide::prelude::{CallbackQuery, Requester};
use teloxide::types::{Message as Incoming, MessageKind, Update, UpdateKind};
use tokio::time::timeout;

use super::asker::Asker;
use super::conversations::Speaker;
use super::delivery::deliver;
use super::desk::{Desk, language_of};
use super::groups::addressed;
use super::private::address;
use super::send::{Place, edit, send};
use super::typing::Typing;
use crate::message::Message;
use crate::phrases::Value;
use crate::question::Ask;
use crate::question::payload::Payload;

/// A button waits no longer for the sign that it was pressed: what it asks for counts more.
const LONGEST_SIGN: Duration = Duration::from_secs(5);

/// Answers a message: in a private chat everything, in a group only what is said to the bot.
pub(super) async fn on_message(bot: Bot, incoming: Incoming, desk: Arc<Desk>) {
    if !matches!(incoming.kind, MessageKind::Common(_)) || is_from(&desk, &incoming) {
        return;
    }
    if !incoming.chat.is_private() {
        return on_group_message(&bot, &incoming, &desk).await;
    }
    let hint = incoming.from.as_ref().and_then(language_of);
    let speaker = speaker(&incoming);
    let place = place(&incoming);
    let Some(text) = incoming.text().or(incoming.caption()) else {
        let sentence = desk.sentence("text-only", &[], speaker, hint).await;
        send(&bot, place, &sentence).await;
        return;
    };
    desk.edits
        .asks_anew(incoming.chat.id, incoming.id, text)
        .await;
    let typing = Typing::in_chat(&bot, incoming.chat.id);
    let ask = desk.read(text, hint, speaker).await;
    let answered = desk.answer(ask, hint, speaker).await;
    drop(typing);
    send(&bot, place, &answered.reply.message).await;
}

/// The answer is short and says what it answers; whoever replies to it goes on from there.
async fn on_group_message(bot: &Bot, incoming: &Incoming, desk: &Desk) {
    let Some(text) = addressed(incoming, &desk.me) else {
        return;
    };
    desk.edits
        .asks_anew(incoming.chat.id, incoming.id, &text)
        .await;
    let hint = incoming.from.as_ref().and_then(language_of);
    let speaker = speaker(incoming);
    if let Some(first) = incoming.reply_to_message() {
        desk.conversations.take_up(speaker, first.id).await;
    }
    let typing = Typing::in_chat(bot, incoming.chat.id);
    let ask = desk.read(&text, hint, speaker).await;
    let answered = desk.answer(ask, hint, speaker).await;
    drop(typing);
    let reply = &answered.reply;
    let mut message = reply.message.short();
    let private = desk.sentence("button-private", &[], speaker, hint).await;
    let address = address(desk.me.username(), reply.target(), reply.language);
    message.open(private.plain_text(), address);
    if let Some(answer) = send(bot, place(incoming), &message).await {
        desk.conversations.put_under(speaker, answer).await;
    }
}

/// An edited message is answered anew only if it asks something else now.
pub(super) async fn on_edit(bot: Bot, incoming: Incoming, desk: Arc<Desk>) {
    let text = if incoming.chat.is_private() {
        incoming.text().or(incoming.caption()).map(str::to_owned)
    } else {
        addressed(&incoming, &desk.me)
    };
    let Some(text) = text else { return };
    if desk
        .edits
        .asks_anew(incoming.chat.id, incoming.id, &text)
        .await
    {
        on_message(bot, incoming, desk).await;
    }
}

/// The query is answered first, so that the button stops waiting whatever comes then.
pub(super) async fn on_button(bot: Bot, query: CallbackQuery, desk: Arc<Desk>) {
    let hint = language_of(&query.from);
    let place = query
        .message
        .as_ref()
        .map(|message| (message.chat().id, message.id()));
    let speaker = (
        place.map_or(query.from.id.into(), |(chat, _)| chat),
        Some(query.from.id),
    );
    let payload = query.data.as_deref().and_then(Payload::parse);
    let (Some((chat, id)), Some(payload)) = (place, payload) else {
        let sentence = desk.sentence("old-button", &[], speaker, hint).await;
        return acknowledge(&bot, &query, Some(sentence)).await;
    };
    if payload.request.is_noted() {
        desk.note(&payload.request);
        let note = desk.answer(Ask::Button(payload), hint, speaker).await;
        let note = note.reply.message.clone();
        return acknowledge(&bot, &query, Some(note)).await;
    }
    acknowledge(&bot, &query, None).await;
    let turns = payload.request.edits_message();
    let answered = desk.answer(Ask::Button(payload), hint, speaker).await;
    let message = &answered.reply.message;
    if turns {
        edit(&bot, chat, id, message).await;
    } else {
        let place = Place {
            chat,
            reply_to: None,
        };
        send(&bot, place, message).await;
    }
}

/// Says to whom an answer broke off that something went wrong.
pub(super) async fn on_trouble(bot: &Bot, desk: &Desk, asker: Asker) {
    let sentence = desk
        .sentence("trouble", &[], asker.speaker, asker.hint)
        .await;
    let place = Place {
        chat: asker.speaker.0,
        reply_to: None,
    };
    send(bot, place, &sentence).await;
}

/// Answers together what came faster than it could be answered; pressed buttons stop waiting.
pub(super) async fn on_flood(bot: &Bot, desk: &Desk, updates: Vec<Update>) {
    let count = updates.len();
    let mut last = None;
    for update in updates {
        match update.kind {
            UpdateKind::CallbackQuery(query) => acknowledge(bot, &query, None).await,
            UpdateKind::Message(incoming) | UpdateKind::EditedMessage(incoming) => {
                last = Some(incoming);
            }
            _ => {}
        }
    }
    let Some(incoming) = last else { return };
    let hint = incoming.from.as_ref().and_then(language_of);
    let values = [("count", Value::Count(count))];
    let sentence = desk
        .sentence("too-many", &values, speaker(&incoming), hint)
        .await;
    send(bot, place(&incoming), &sentence).await;
}

async fn acknowledge(bot: &Bot, query: &CallbackQuery, message: Option<Message>) {
    let mut request = bot.answer_callback_query(query.id.clone());
    if let Some(message) = message {
        request = request.text(message.plain_text());
    }
    if timeout(LONGEST_SIGN, deliver(request)).await.is_err() {
        log::warn!("a pressed button could not be acknowledged in time");
    }
}

fn speaker(incoming: &Incoming) -> Speaker {
    (incoming.chat.id, incoming.from.as_ref().map(|from| from.id))
}

/// In a group the answer shows which message it answers.
fn place(incoming: &Incoming) -> Place {
    Place {
        chat: incoming.chat.id,
        reply_to: (!incoming.chat.is_private()).then_some(incoming.id),
    }
}

/// Whether the bot itself wrote the message, by what a person chose in inline mode.
fn is_from(desk: &Desk, incoming: &Incoming) -> bool {
    let via = incoming.via_bot.as_ref();
    via.is_some_and(|via| via.id == desk.me.user.id)
}
