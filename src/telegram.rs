//! Telegram: updates in, messages out; the only part that knows teloxide.

mod answers;
mod asker;
mod commands;
mod conversations;
mod delivery;
mod desk;
mod edits;
mod faults;
mod groups;
mod handlers;
mod html;
mod inline;
mod intake;
mod keyboard;
mod ledger;
mod once;
mod pauses;
mod polling;
mod private;
mod pulse;
mod queues;
mod reached;
mod recent;
mod send;
mod signals;
mod start;
mod typing;
mod webhook;

pub use groups::addressed;
pub use queues::Line;
pub use start::{BotError, run};
