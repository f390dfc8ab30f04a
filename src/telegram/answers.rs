//! The tree of handlers: an update in, the handler of its kind called.

use std::sync::Arc;

use teloxide::Bot;
use teloxide::dispatching::{DpHandlerDescription, UpdateFilterExt};
use teloxide::dptree::{self, Handler};
use teloxide::types::Update;

use super::asker::Asker;
use super::desk::Desk;
use super::handlers::{on_button, on_edit, on_flood, on_message, on_trouble};
use super::inline::on_inline;
use super::queues::Work;

/// Answers updates, each by the handler of its kind.
pub(super) struct Answers {
    bot: Bot,
    desk: Arc<Desk>,
    handlers: Handler<'static, (), DpHandlerDescription>,
}

impl Answers {
    pub(super) fn new(bot: Bot, desk: Arc<Desk>) -> Self {
        let handlers = dptree::entry()
            .branch(Update::filter_message().endpoint(on_message))
            .branch(Update::filter_edited_message().endpoint(on_edit))
            .branch(Update::filter_callback_query().endpoint(on_button))
            .branch(Update::filter_inline_query().endpoint(on_inline));
        Self {
            bot,
            desk,
            handlers,
        }
    }
}

impl Work for Answers {
    async fn answer(&self, update: Update) {
        let with = dptree::deps![update, self.bot.clone(), Arc::clone(&self.desk)];
        let _ = self.handlers.dispatch(with).await;
    }

    async fn apologise(&self, asker: Asker) {
        on_trouble(&self.bot, &self.desk, asker).await;
    }

    async fn answer_together(&self, updates: Vec<Update>) {
        on_flood(&self.bot, &self.desk, updates).await;
    }
}
