//! What was asked, as it was asked: text, command or button in, nothing understood yet.

pub mod command;
pub mod link;
pub mod payload;

use jiff::civil::Date;

use crate::language::Language;
use payload::{Payload, Request};

/// Longer texts are cut here, in characters: no question needs more, and time grows with length.
pub const LONGEST_TEXT: usize = 2_000;

/// One thing that a person asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What was typed or pressed.
    pub ask: Ask,
    /// The language to fall back on when the text does not tell: the person's setting.
    pub hint: Option<Language>,
    /// The day on which it is asked; decides what is over and what is old.
    pub today: Date,
}

/// The ways of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Free text.
    Text(String),
    /// A button or deep link.
    Button(Payload),
    /// What a command asks for, in the language of the conversation.
    Request(Request),
    /// The command to begin.
    Start,
    /// The command for help.
    Help,
}

impl Question {
    /// A question in free text, cut to [`LONGEST_TEXT`].
    pub fn text(text: &str, hint: Option<Language>, today: Date) -> Self {
        let text = text.chars().take(LONGEST_TEXT).collect();
        Self {
            ask: Ask::Text(text),
            hint,
            today,
        }
    }
}
