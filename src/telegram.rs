//! Telegram: updates in, messages out; the only part that knows teloxide.

mod commands;
mod conversations;
mod handlers;
mod html;
mod keyboard;
mod send;
mod signals;
mod start;

pub use start::{BotError, run};
