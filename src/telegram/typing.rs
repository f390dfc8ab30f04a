//! “Typing…”: a chat in, shown while an answer takes long.

use std::time::Duration;

use teloxide::Bot;
use teloxide::prelude::Requester;
use teloxide::types::{ChatAction, ChatId};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Shorter waits are not worth a sign.
const LONG: Duration = Duration::from_millis(300);

/// Shows that an answer is on its way, unless it is dropped before the wait grows long.
pub(super) struct Typing {
    task: JoinHandle<()>,
}

impl Typing {
    pub(super) fn in_chat(bot: &Bot, chat: ChatId) -> Self {
        let bot = bot.clone();
        let task = tokio::spawn(async move {
            sleep(LONG).await;
            // A sign that does not come is no loss.
            let _ = bot.send_chat_action(chat, ChatAction::Typing).await;
        });
        Self { task }
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        self.task.abort();
    }
}
