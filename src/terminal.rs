//! The terminal: lines and JSON in, answers out.

mod batch;
mod chat;
mod manual;

pub use batch::batch;
pub use chat::chat;
pub use manual::{completions, manual};

use std::io::{self, Write};
use std::time::Instant;

use crate::clock::today;
use crate::engine::Engine;
use crate::message::{Message, Span};
use crate::question::Question;
use crate::understanding::conversation::Conversation;

/// How one answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text {
        /// Whether bold parts are marked.
        is_coloured: bool,
    },
    /// A line of JSON.
    Json,
}

/// Answers one question; when it is to be explained, with the words that led to the answer.
///
/// # Errors
/// When standard output cannot be written.
pub fn ask(engine: &Engine, text: &str, form: Form, is_explained: bool) -> io::Result<()> {
    let start = Instant::now();
    let (reply, _) = engine.answer(
        &Question::text(text, None, today()),
        &Conversation::default(),
    );
    let mut output = io::stdout().lock();
    match form {
        Form::Json => {
            let json = reply.json(None, start.elapsed().as_micros(), is_explained);
            writeln!(output, "{}", serde_json::to_string(&json)?)
        }
        Form::Text { is_coloured } => {
            writeln!(output, "{}", dressed(&reply.message, is_coloured))?;
            for clue in reply.clues.iter().filter(|_| is_explained) {
                writeln!(output, "{} → {}", clue.words, clue.means)?;
            }
            Ok(())
        }
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
