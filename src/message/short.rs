//! The short form for a chat of many: a message in, its first lines and the few buttons without which they make no sense out.

use super::{Action, Button, Message, Preview, Span};

/// A short message has no more characters than this, unless its first line has.
const SHORT: usize = 600;

/// So few buttons may stand under a message that is short as it is.
const FEW_BUTTONS: usize = 5;

impl Message {
    /// The first lines, without a preview; the buttons stay only where they are few and no line is left out.
    pub fn short(&self) -> Self {
        let mut length = 0;
        let fitting = self.lines.iter().enumerate().take_while(|(number, line)| {
            length += line
                .iter()
                .map(|span| span.text().chars().count())
                .sum::<usize>()
                + 1;
            length <= SHORT || *number == 0
        });
        let mut lines: Vec<Vec<Span>> = fitting.map(|(_, line)| line.clone()).collect();
        let is_whole = lines.len() == self.lines.len();
        if !is_whole {
            end_with_paragraph(&mut lines);
        }
        let choices: Vec<&Button> = self
            .buttons
            .iter()
            .filter(|button| is_choice(button))
            .collect();
        let buttons = if is_whole && choices.len() <= FEW_BUTTONS {
            choices.into_iter().cloned().collect()
        } else {
            Vec::new()
        };
        Self {
            lines,
            buttons,
            preview: Preview::None,
        }
    }
}

/// Leaves out the paragraph that was begun, where whole ones stand before it.
fn end_with_paragraph(lines: &mut Vec<Vec<Span>>) {
    let end = lines.iter().rposition(Vec::is_empty);
    if let Some(end) = end.filter(|end| *end > 1) {
        lines.truncate(end);
    }
    while lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
}

/// Whether a button goes on with the matter: it is no judgement and no other language.
fn is_choice(button: &Button) -> bool {
    match &button.action {
        Action::Ask(payload) => !payload.request.is_noted() && !payload.request.edits_message(),
        Action::Open(_) => true,
        Action::Copy(_) | Action::Share(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::question::payload::{Payload, Request};

    fn with_buttons(text: &str, requests: &[Request]) -> Message {
        let mut message = Message::default();
        message.say(text);
        for request in requests {
            let payload = Payload {
                language: Language::Pl,
                request: request.clone(),
            };
            message.ask("x".to_owned(), payload);
        }
        message
    }

    #[test]
    fn a_long_message_ends_with_a_whole_paragraph_and_loses_its_buttons() {
        let line = "ż".repeat(250);
        let long = with_buttons(
            &format!("{line}\n{line}\n\n{line}\n{line}"),
            &[Request::Benefits],
        );
        let short = long.short();
        assert_eq!(short.plain_text(), format!("{line}\n{line}"));
        assert_eq!(short.buttons, []);
    }

    #[test]
    fn a_choice_stays_a_choice() {
        let card = Request::Card("hanse".to_owned());
        let message = with_buttons(
            "?",
            &[
                card.clone(),
                Request::NoneOfThese,
                Request::Report("hanse".to_owned()),
            ],
        );
        let short = message.short();
        assert_eq!(short.plain_text(), "?");
        assert_eq!(short.buttons.len(), 2);
    }

    #[test]
    fn one_line_that_is_too_long_stays() {
        let line = "ż".repeat(700);
        assert_eq!(with_buttons(&line, &[]).short().plain_text(), line);
    }
}
