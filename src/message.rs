//! A message as a person reads it, before any front has dressed it: lines of marked text and buttons.

mod card;
mod city;
mod compose;
mod dates;
mod detail;
mod join;
mod list;
mod verdict;

pub use compose::{Compose, Shown, capitalised};

use serde::Serialize;

use crate::phrases::BOLD;
use crate::question::payload::Payload;

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Plain(String),
    /// Text that the eye should find.
    Bold(String),
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Asks again.
    Ask(Payload),
    /// Opens a page.
    Open(String),
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// Text and buttons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The lines; an empty one parts paragraphs.
    pub lines: Vec<Vec<Span>>,
    /// The buttons, in order.
    pub buttons: Vec<Button>,
}

/// A button as the JSON of an answer has it.
#[derive(Debug, Serialize)]
pub struct ButtonJson<'a> {
    label: &'a str,
    payload: String,
}

impl Message {
    /// Adds text, which may be of several lines and hold bold parts between `**`.
    pub fn say(&mut self, text: &str) {
        for line in text.lines() {
            self.lines.push(spans(line));
        }
    }

    /// Parts paragraphs.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Adds a button that asks.
    pub fn ask(&mut self, label: String, payload: Payload) {
        self.buttons.push(Button {
            label,
            action: Action::Ask(payload),
        });
    }

    /// Adds a button that opens a page.
    pub fn open(&mut self, label: String, url: String) {
        self.buttons.push(Button {
            label,
            action: Action::Open(url),
        });
    }

    /// The text without marks.
    pub fn plain_text(&self) -> String {
        let lines: Vec<String> = self
            .lines
            .iter()
            .map(|line| line.iter().map(Span::text).collect())
            .collect();
        lines.join("\n")
    }
}

impl Span {
    /// The text without its mark.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Bold(text) => text,
        }
    }
}

impl<'a> From<&'a Button> for ButtonJson<'a> {
    fn from(button: &'a Button) -> Self {
        let payload = match &button.action {
            Action::Ask(payload) => payload.to_string(),
            Action::Open(url) => url.clone(),
        };
        Self {
            label: &button.label,
            payload,
        }
    }
}

fn spans(line: &str) -> Vec<Span> {
    let parts = line
        .split(BOLD)
        .enumerate()
        .filter(|(_, part)| !part.is_empty());
    parts
        .map(|(number, part)| {
            if number % 2 == 1 {
                Span::Bold(part.to_owned())
            } else {
                Span::Plain(part.to_owned())
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_parts_become_bold() {
        let mut message = Message::default();
        message.say("**Tak**, od **2001** r.\nKoniec");
        assert_eq!(message.lines.len(), 2);
        assert_eq!(message.lines[0][0], Span::Bold("Tak".to_owned()));
        assert_eq!(message.plain_text(), "Tak, od 2001 r.\nKoniec");
    }
}
