//! Sends what is to be said: a message in, Telegram's texts out; waits when Telegram asks to wait.

use std::time::Duration;

use teloxide::payloads::{EditMessageTextSetters, SendMessageSetters};
use teloxide::requests::{Request, Requester};
use teloxide::types::{ChatId, LinkPreviewOptions, MessageId, ParseMode};
use teloxide::{ApiError, Bot, RequestError};

use super::html::texts;
use super::keyboard::keyboard;
use crate::message::Message;

/// How often a request is repeated when Telegram asks to wait.
const MOST_WAITS: usize = 5;

/// Longer than this no answer is waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Sends a message as one text, or several if it is long; the buttons stand under the last.
pub(super) async fn send(bot: &Bot, chat: ChatId, message: &Message) -> Result<(), RequestError> {
    let texts = texts(message);
    let last = texts.len().saturating_sub(1);
    for (number, text) in texts.into_iter().enumerate() {
        let mut request = bot
            .send_message(chat, text)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        if let Some(keyboard) = keyboard(&message.buttons).filter(|_| number == last) {
            request = request.reply_markup(keyboard);
        }
        patiently(request).await?;
    }
    Ok(())
}

/// Puts a message in the place of one sent before; sends it anew when that cannot be changed any more.
pub(super) async fn edit(
    bot: &Bot,
    chat: ChatId,
    id: MessageId,
    message: &Message,
) -> Result<(), RequestError> {
    let texts = texts(message);
    let [text] = texts.as_slice() else {
        return send(bot, chat, message).await;
    };
    let mut request = bot
        .edit_message_text(chat, id, text)
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    if let Some(keyboard) = keyboard(&message.buttons) {
        request = request.reply_markup(keyboard);
    }
    match patiently(request).await {
        Ok(_) | Err(RequestError::Api(ApiError::MessageNotModified)) => Ok(()),
        Err(RequestError::Api(ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited)) => {
            send(bot, chat, message).await
        }
        Err(error) => Err(error),
    }
}

/// Repeats a request as often as Telegram asks to wait, within bounds.
pub(super) async fn patiently<R: Request<Err = RequestError> + Clone>(
    request: R,
) -> Result<teloxide::requests::Output<R>, RequestError> {
    for _ in 0..MOST_WAITS {
        match request.clone().send().await {
            Err(RequestError::RetryAfter(wait)) if wait.duration() <= LONGEST_WAIT => {
                tokio::time::sleep(wait.duration()).await
            }
            result => return result,
        }
    }
    request.send().await
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
