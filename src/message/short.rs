//! The short form for a chat of many: a message in, its first lines and the few buttons without which they make no sense out.

use super::{Action, Button, Message, Preview, Span};
use crate::question::payload::Request;

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
        let left_out = self.lines.get(lines.len());
        if let Some(left_out) = left_out {
            end_with_whole(&mut lines, left_out);
        }
        let is_whole = left_out.is_none();
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

/// Leaves out the entry of a list, or the paragraph, that was begun, where whole ones stand before it.
fn end_with_whole(lines: &mut Vec<Vec<Span>>, left_out: &[Span]) {
    let end = if is_continuation(left_out) {
        lines.iter().rposition(|line| !is_continuation(line))
    } else {
        lines.iter().rposition(Vec::is_empty)
    };
    if let Some(end) = end.filter(|end| *end > 1) {
        lines.truncate(end);
    }
    while lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
}

/// Whether a line goes on with an entry of a list.
fn is_continuation(line: &[Span]) -> bool {
    line.first()
        .is_some_and(|span| span.text().starts_with(' '))
}

/// Whether a button goes on with the matter: neither a judgement nor another language nor one for those who don't know what to ask.
fn is_choice(button: &Button) -> bool {
    match &button.action {
        Action::Ask(payload) => matches!(
            payload.request,
            Request::Card(_) | Request::Detail(..) | Request::Join(_) | Request::NoneOfThese
        ),
        Action::Open(_) => true,
        Action::Copy(_) | Action::Share(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::question::payload::Payload;

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
    fn a_list_ends_with_a_whole_entry() {
        let entry = format!("1. **x**\n   {}\n", "ż".repeat(250));
        let short = with_buttons(&format!("!\n\n{}", entry.repeat(3)), &[]).short();
        assert_eq!(short.plain_text().matches("1. x").count(), 2);
        assert!(short.plain_text().ends_with('ż'));
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
