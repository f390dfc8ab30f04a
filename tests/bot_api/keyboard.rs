//! The reply markup of a call goes in, the inline keyboard that people would see (or Telegram's objection) comes out.

use serde_json::{Value, json};

use super::body::Params;
use super::link;
use super::refusal::Refusal;
use super::text::string_field;

/// The fields that say what a button does.
const ACTIONS: [&str; 10] = [
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
];

/// Buttons beyond these in one row are dropped without a word; here the keyboard is refused.
const WIDEST_ROW: usize = 12;

/// More buttons than these, or more bytes, are refused.
const MOST_BUTTONS: usize = 100;

/// The largest keyboard in bytes of JSON.
const MOST_BYTES: usize = 10_000;

/// The inline keyboard in `reply_markup`, if there is one. Other markup is allowed unless `inline_only`.
pub(super) fn read(params: &Params, inline_only: bool) -> Result<Option<Value>, Refusal> {
    let Some(markup) = params.value("reply_markup") else {
        return Ok(None);
    };
    if markup.is_string() {
        return Err(Refusal::bad(
            "Can't parse reply keyboard markup JSON object",
        ));
    }
    if !markup.is_object() {
        return Err(Refusal::bad("Object expected as reply markup"));
    }
    if let Some(rows) = markup.get("inline_keyboard") {
        return inline(rows);
    }
    if inline_only {
        return Err(Refusal::bad("Inline keyboard expected"));
    }
    reply(markup)?;
    Ok(None)
}

/// Checks an inline keyboard: first the shape of all buttons, then what they hold.
fn inline(rows: &Value) -> Result<Option<Value>, Refusal> {
    let rows = rows_of(
        rows,
        "inline_keyboard",
        "of the InlineKeyboardMarkup must be an Array of Arrays",
    )?;
    let mut objection = None;
    for button in rows.iter().flat_map(|row| row.iter()) {
        let content = button_objection(button)
            .map_err(|refusal| refusal.within("Can't parse inline keyboard button"))?;
        objection = content.or(objection);
    }
    if let Some(objection) = objection {
        return Err(Refusal::bad(objection));
    }
    let buttons: usize = rows.iter().map(|row| row.len()).sum();
    let bytes = json!({"inline_keyboard": rows}).to_string().len();
    let wide = rows.iter().any(|row| row.len() > WIDEST_ROW);
    if buttons > MOST_BUTTONS || bytes > MOST_BYTES || wide {
        return Err(Refusal::bad("Reply markup is too long"));
    }
    let kept: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    Ok((!kept.is_empty()).then(|| json!({"inline_keyboard": kept})))
}

/// The rows of a keyboard.
fn rows_of<'a>(
    rows: &'a Value,
    field: &str,
    complaint: &str,
) -> Result<Vec<&'a Vec<Value>>, Refusal> {
    let Value::Array(rows) = rows else {
        return Err(Refusal::bad(format!(
            "Field \"{field}\" must be of type Array"
        )));
    };
    let arrays: Option<Vec<_>> = rows.iter().map(Value::as_array).collect();
    arrays.ok_or_else(|| Refusal::bad(format!("Field \"{field}\" {complaint}")))
}

/// Refuses a button of a wrong shape; returns the objection to what it holds, which Telegram raises later.
fn button_objection(button: &Value) -> Result<Option<String>, Refusal> {
    if !button.is_object() {
        return Err(Refusal::bad("InlineKeyboardButton must be an Object"));
    }
    let text = string_field(button, "text")?;
    let given = |action: &&str| match button.get(*action) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty() || action.starts_with("switch_inline"),
        Some(_) => true,
    };
    let mut actions = ACTIONS.into_iter().filter(given);
    let (first, second) = (actions.next(), actions.next());
    let Some(action) = first else {
        return Err(Refusal::bad(
            "Text buttons are unallowed in the inline keyboard",
        ));
    };
    // Telegram drops the one and takes the first of the others. Both are mistakes, so they are refused here.
    if text.trim().is_empty() {
        return Err(Refusal::bad("Button text must be non-empty"));
    }
    if second.is_some() {
        return Err(Refusal::bad("Exactly one optional field must be used"));
    }
    action_objection(button, action)
}

/// The objection to the action of a button.
fn action_objection(button: &Value, action: &str) -> Result<Option<String>, Refusal> {
    let value = &button[action];
    let objection = match action {
        "url" => {
            let url = string_field(button, "url")?;
            let problem = link::check(url).err();
            let problem = problem.filter(|_| link::person_in(url).is_none());
            problem.map(|why| format!("Inline keyboard button URL '{url}' is invalid: {why}"))
        }
        "callback_data" => {
            let data = string_field(button, "callback_data")?;
            (data.len() > 64).then(|| "BUTTON_DATA_INVALID".to_owned())
        }
        "copy_text" => {
            let length = value["text"]
                .as_str()
                .map_or(0, |text| text.chars().count());
            (!(1..=256).contains(&length)).then(|| "BUTTON_COPY_TEXT_INVALID".to_owned())
        }
        "switch_inline_query" | "switch_inline_query_current_chat" => {
            let query = string_field(button, action)?;
            // No inline query is longer, so nobody could send it.
            (query.chars().count() > 256).then(|| format!("{action} is longer than 256"))
        }
        _ => None,
    };
    Ok(objection)
}

/// Checks the markup that is no inline keyboard.
fn reply(markup: &Value) -> Result<(), Refusal> {
    if let Some(rows) = markup.get("keyboard") {
        let rows = rows_of(rows, "keyboard", "must be an Array of Arrays")?;
        for button in rows.into_iter().flatten() {
            if !button.is_string() {
                string_field(button, "text")
                    .map_err(|refusal| refusal.within("Can't parse keyboard button"))?;
            }
        }
    }
    let placeholder = markup["input_field_placeholder"].as_str();
    if placeholder.is_some_and(|text| !(1..=64).contains(&text.chars().count())) {
        return Err(Refusal::bad(
            "Input_field_placeholder must have 1 to 64 characters",
        ));
    }
    Ok(())
}
