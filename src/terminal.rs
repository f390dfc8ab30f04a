//! The terminal: lines and JSON in, answers out.

mod batch;
mod chat;

pub use batch::batch;
pub use chat::chat;

use std::io::{self, Write};
use std::time::Instant;

use crate::clock::today;
use crate::engine::Engine;
use crate::message::{Message, Span};
use crate::question::Question;
use crate::understanding::conversation::Conversation;

/// Answers one question, as text or as a line of JSON.
///
/// # Errors
/// When standard output cannot be written.
pub fn ask(engine: &Engine, text: &str, as_json: bool, is_coloured: bool) -> io::Result<()> {
    let start = Instant::now();
    let (reply, _) = engine.answer(
        &Question::text(text, None, today()),
        &Conversation::default(),
    );
    let mut output = io::stdout().lock();
    if as_json {
        let json = serde_json::to_string(&reply.json(None, start.elapsed().as_micros()))?;
        writeln!(output, "{json}")
    } else {
        writeln!(output, "{}", dressed(&reply.message, is_coloured))
    }
}

/// The text of a message with its bold parts marked for the terminal.
fn dressed(message: &Message, is_coloured: bool) -> String {
    let span = |span: &Span| match span {
        Span::Bold(text) if is_coloured => format!("\u{1b}[1m{text}\u{1b}[0m"),
        other => other.text().to_owned(),
    };
    let lines: Vec<String> = message
        .lines
        .iter()
        .map(|line| line.iter().map(span).collect())
        .collect();
    lines.join("\n")
}
