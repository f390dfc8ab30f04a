//! Buttons as Telegram's inline keyboard: buttons in, rows that Telegram takes out.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::message::{Action, Button};
use crate::question::payload::MOST_BYTES;

/// Labels of so many characters together still stand side by side on a phone.
const ROW: usize = 30;

/// The most buttons in one row.
const MOST_IN_ROW: usize = 3;

/// The keyboard of a message; `None` when it has no buttons.
pub(super) fn keyboard(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    let mut rows: Vec<Vec<InlineKeyboardButton>> = Vec::new();
    let mut room = 0;
    for button in buttons {
        let Some(key) = key(button) else { continue };
        let length = button.label.chars().count();
        match rows
            .last_mut()
            .filter(|row| length <= room && row.len() < MOST_IN_ROW)
        {
            Some(row) => row.push(key),
            None => {
                room = ROW;
                rows.push(vec![key]);
            }
        }
        room = room.saturating_sub(length);
    }
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

/// A button as Telegram has it; one that Telegram would refuse is left out and logged.
fn key(button: &Button) -> Option<InlineKeyboardButton> {
    match &button.action {
        Action::Ask(payload) => {
            let data = payload.to_string();
            if data.len() > MOST_BYTES {
                log::error!("the button {data} is longer than Telegram takes");
                return None;
            }
            Some(InlineKeyboardButton::callback(button.label.clone(), data))
        }
        Action::Open(url) => match url.parse() {
            Ok(url) => Some(InlineKeyboardButton::url(button.label.clone(), url)),
            Err(error) => {
                log::error!("the address {url} on a button is broken: {error}");
                None
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_labels_share_a_row_and_long_ones_do_not() {
        let button = |label: &str| Button {
            label: label.to_owned(),
            action: Action::Open("https://example.org/".to_owned()),
        };
        let buttons = [
            button("EMTA"),
            button("UITP"),
            button("CIVITAS"),
            button("Do których może wejść moja instytucja?"),
        ];
        let rows = keyboard(&buttons)
            .expect("there are buttons")
            .inline_keyboard;
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn a_message_without_buttons_has_no_keyboard() {
        assert_eq!(keyboard(&[]), None);
    }
}
