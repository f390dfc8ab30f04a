//! Sends what is to be said: a message in, Telegram's texts out.

use teloxide::Bot;
use teloxide::payloads::{EditMessageTextSetters, SendMessageSetters};
use teloxide::requests::Requester;
use teloxide::types::{
    ChatId, InlineKeyboardMarkup, LinkPreviewOptions, Message as Sent, MessageId, ParseMode,
    ReplyParameters,
};

use super::delivery::deliver;
use super::faults::Fault;
use super::html::{Text, texts};
use super::keyboard::keyboard;
use crate::message::{Message, Preview};

/// Where a message goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The chat.
    pub(super) chat: ChatId,
    /// The message that it answers, where that has to be seen.
    pub(super) reply_to: Option<MessageId>,
}

/// Sends a message as one text, or several if it is long; the buttons stand under the last, whose identifier is
/// returned unless nobody is there to get it.
pub(super) async fn send(bot: &Bot, place: Place, message: &Message) -> Option<MessageId> {
    let texts = texts(message);
    let last = texts.len().saturating_sub(1);
    let mut sent = None;
    for (number, text) in texts.iter().enumerate() {
        let keyboard = keyboard(&message.buttons).filter(|_| number == last);
        let preview = preview(&message.preview);
        sent = Some(
            send_text(bot, place, text, keyboard, preview)
                .await
                .ok()?
                .id,
        );
    }
    sent
}

/// Puts a message in the place of one sent before; sends it anew when that cannot be changed any more.
pub(super) async fn edit(bot: &Bot, chat: ChatId, id: MessageId, message: &Message) {
    let place = Place {
        chat,
        reply_to: None,
    };
    let texts = texts(message);
    let [text] = texts.as_slice() else {
        send(bot, place, message).await;
        return;
    };
    let mut request = bot
        .edit_message_text(chat, id, text.html.clone())
        .parse_mode(ParseMode::Html)
        .link_preview_options(preview(&message.preview));
    request.reply_markup = keyboard(&message.buttons);
    match deliver(request.clone()).await {
        Err(Fault::NotEditable) => {
            send(bot, place, message).await;
        }
        Err(Fault::Markup) => {
            request.text = text.plain.clone();
            request.parse_mode = None;
            let _ = deliver(request).await;
        }
        _ => {}
    }
}

/// A text whose markup Telegram refuses is sent once more without; a group that has moved is followed.
async fn send_text(
    bot: &Bot,
    place: Place,
    text: &Text,
    keyboard: Option<InlineKeyboardMarkup>,
    preview: LinkPreviewOptions,
) -> Result<Sent, Fault> {
    let mut request = bot
        .send_message(place.chat, text.html.clone())
        .parse_mode(ParseMode::Html)
        .link_preview_options(preview);
    request.reply_markup = keyboard.map(Into::into);
    request.reply_parameters = place
        .reply_to
        .map(|id| ReplyParameters::new(id).allow_sending_without_reply());
    match deliver(request.clone()).await {
        Err(Fault::Markup) => {
            log::error!("Telegram cannot read the markup of an answer; it goes out as plain text");
            request.text = text.plain.clone();
            request.parse_mode = None;
            deliver(request).await
        }
        Err(Fault::Moved(chat)) => {
            request.chat_id = chat.into();
            request.reply_parameters = None;
            deliver(request).await
        }
        result => result,
    }
}

/// Whether Telegram shows a page beside a text, and which.
pub(super) fn preview(preview: &Preview) -> LinkPreviewOptions {
    let url = match preview {
        Preview::None => None,
        Preview::Small(url) => Some(url.clone()),
    };
    LinkPreviewOptions {
        is_disabled: url.is_none(),
        prefer_small_media: url.is_some(),
        url,
        prefer_large_media: false,
        show_above_text: false,
    }
}
