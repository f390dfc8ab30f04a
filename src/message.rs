//! A message as a person reads it, before any front has dressed it: lines of marked text and buttons.

mod about;
mod back;
mod browse;
mod card;
mod city;
mod closing;
mod compare;
mod compose;
mod dates;
mod detail;
mod join;
mod list;
mod rows;
mod short;
mod verdict;

pub use compose::{Compose, Shown, capitalised};
pub use rows::rows;

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
    /// Copies a text.
    Copy(String),
    /// Begins a message to somebody else with the bot's answer to these words.
    Share(String),
}

/// The page that is shown in small under a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Preview {
    /// None, whatever addresses the text holds.
    #[default]
    None,
    /// The page of an address.
    Small(String),
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub action: Action,
    /// Whether it begins a row, however much room the row before has.
    pub begins_row: bool,
}

/// Text and buttons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The lines; an empty one parts paragraphs.
    pub lines: Vec<Vec<Span>>,
    /// The buttons, in order.
    pub buttons: Vec<Button>,
    /// The page shown under it.
    pub preview: Preview,
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
        self.buttons.push(Button::new(label, Action::Ask(payload)));
    }

    /// Adds a button that opens a page.
    pub fn open(&mut self, label: String, url: String) {
        self.buttons.push(Button::new(label, Action::Open(url)));
    }

    /// Adds a button that copies a text.
    pub fn copy(&mut self, label: String, text: String) {
        self.buttons.push(Button::new(label, Action::Copy(text)));
    }

    /// Adds a button that sends the bot's answer to these words to somebody else.
    pub fn share(&mut self, label: String, query: String) {
        self.buttons.push(Button::new(label, Action::Share(query)));
    }

    /// Adds buttons that begin a row.
    pub fn row(&mut self, buttons: impl IntoIterator<Item = Button>) {
        for (number, button) in buttons.into_iter().enumerate() {
            self.buttons.push(Button {
                begins_row: number == 0,
                ..button
            });
        }
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

impl Button {
    /// A button that stands in a row with those before it while there is room.
    pub fn new(label: String, action: Action) -> Self {
        Self {
            label,
            action,
            begins_row: false,
        }
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
            Action::Open(text) | Action::Copy(text) | Action::Share(text) => text.clone(),
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
