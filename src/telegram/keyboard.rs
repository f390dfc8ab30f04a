//! Buttons as Telegram's inline keyboard: buttons in, rows that Telegram takes out.

use teloxide::types::{
    CopyTextButton, InlineKeyboardButton, InlineKeyboardButtonKind, InlineKeyboardMarkup,
};

use crate::message::{Action, Button, rows};
use crate::question::payload::MOST_BYTES;

/// The longest text that Telegram copies, in characters.
const LONGEST_COPY: usize = 256;

/// The keyboard of a message; `None` when it has no buttons.
pub(super) fn keyboard(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    let keys = |row: Vec<&Button>| row.into_iter().filter_map(key).collect();
    let rows: Vec<Vec<InlineKeyboardButton>> = rows(buttons).into_iter().map(keys).collect();
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

/// A button as Telegram has it; one that Telegram would refuse is left out and logged.
fn key(button: &Button) -> Option<InlineKeyboardButton> {
    let label = button.label.clone();
    match &button.action {
        Action::Ask(payload) => {
            let data = payload.to_string();
            if data.len() > MOST_BYTES {
                log::error!("the button {data} is longer than Telegram takes");
                return None;
            }
            Some(InlineKeyboardButton::callback(label, data))
        }
        Action::Open(url) => match url.parse() {
            Ok(url) => Some(InlineKeyboardButton::url(label, url)),
            Err(error) => {
                log::error!("the address {url} on a button is broken: {error}");
                None
            }
        },
        Action::Copy(text) => {
            let length = text.chars().count();
            if length == 0 || length > LONGEST_COPY {
                log::error!("a text of {length} characters cannot be copied by a button");
                return None;
            }
            let copy = CopyTextButton { text: text.clone() };
            Some(InlineKeyboardButton::copy_text_button(label, copy))
        }
        Action::Share(query) => {
            let share = InlineKeyboardButtonKind::SwitchInlineQuery(query.clone());
            Some(InlineKeyboardButton::new(label, share))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn keys(buttons: &[Button]) -> Value {
        serde_json::to_value(keyboard(buttons)).expect("a keyboard is JSON")
    }

    fn button(action: Action) -> Button {
        Button::new("x".to_owned(), action)
    }

    #[test]
    fn every_action_is_a_key_of_its_own_kind() {
        let actions = [
            Action::Open("https://example.org/".to_owned()),
            Action::Copy("XXXIII/658/25".to_owned()),
            Action::Share("Hanza".to_owned()),
        ];
        assert_eq!(
            keys(&actions.map(button))["inline_keyboard"][0],
            json!([
                {"text": "x", "url": "https://example.org/"},
                {"text": "x", "copy_text": {"text": "XXXIII/658/25"}},
                {"text": "x", "switch_inline_query": "Hanza"},
            ])
        );
    }

    #[test]
    fn what_telegram_would_refuse_is_left_out() {
        let actions = [
            Action::Copy("x".repeat(300)),
            Action::Open("no address".to_owned()),
        ];
        assert_eq!(keys(&actions.map(button)), Value::Null);
    }

    #[test]
    fn a_message_without_buttons_has_no_keyboard() {
        assert_eq!(keyboard(&[]), None);
    }
}
