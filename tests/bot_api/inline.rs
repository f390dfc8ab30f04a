//! The answer to an inline query goes in, Telegram's objection to it comes out.

use std::collections::HashSet;

use serde_json::Value;

use super::body::Params;
use super::refusal::Refusal;
use super::state::{QueryKind, State};
use super::text::{self, string_field};
use super::{keyboard, webhook};

/// The kinds of results with the fields that they need, unless they have an id of a file on Telegram's servers.
const RESULTS: [(&str, &[&str]); 13] = [
    ("article", &["title"]),
    ("photo", &["photo_url", "thumbnail_url"]),
    ("gif", &["gif_url", "thumbnail_url"]),
    ("mpeg4_gif", &["mpeg4_url", "thumbnail_url"]),
    (
        "video",
        &["video_url", "mime_type", "thumbnail_url", "title"],
    ),
    ("audio", &["audio_url", "title"]),
    ("voice", &["voice_url", "title"]),
    ("document", &["title", "document_url", "mime_type"]),
    ("location", &["latitude", "longitude", "title"]),
    ("venue", &["latitude", "longitude", "title", "address"]),
    ("contact", &["phone_number", "first_name"]),
    ("game", &["game_short_name"]),
    ("sticker", &["sticker_file_id"]),
];

/// Carries answerInlineQuery out.
pub(super) fn answer(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let start = start_parameter(params)?;
    let results = match params.value("results") {
        None => &Vec::new(),
        Some(Value::Array(results)) => results,
        Some(_) => return Err(Refusal::bad("Expected an Array of inline query results")),
    };
    if results.len() > 50 {
        return Err(Refusal::bad("Too many inline query results specified"));
    }
    let mut ids = HashSet::new();
    let mut objection = None;
    for result in results {
        let (id, complaint, lost) =
            checked(result).map_err(|refusal| refusal.within("Can't parse inline query result"))?;
        let twice = (!ids.insert(id)).then_some("RESULT_ID_DUPLICATE");
        objection = complaint.or(twice).or(objection);
        state.lose("answerInlineQuery", lost);
    }
    check_start(start)?;
    if let Some(objection) = objection {
        return Err(Refusal::bad(objection));
    }
    if params.text("next_offset").len() > 64 {
        return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
    }
    state.answer_query(&params.text("inline_query_id"), QueryKind::Inline)
}

/// The start parameter of the button above the results.
fn start_parameter(params: &Params) -> Result<Option<&str>, Refusal> {
    let Some(button) = params.value("button") else {
        return Ok(None);
    };
    let read = || {
        if !button.is_object() {
            return Err(Refusal::bad("InlineQueryResultsButton must be an Object"));
        }
        string_field(button, "text")?;
        match (button.get("start_parameter"), button.get("web_app")) {
            (Some(_), None) => string_field(button, "start_parameter").map(Some),
            (None, Some(_)) => Ok(None),
            _ => Err(Refusal::bad(
                "InlineQueryResultsButton must have exactly one optional field",
            )),
        }
    };
    read().map_err(|refusal| refusal.within("Can't parse inline query results button"))
}

/// Checks the start parameter.
fn check_start(start: Option<&str>) -> Result<(), Refusal> {
    match start {
        Some("") => Err(Refusal::bad("Can't use empty start_parameter")),
        Some(start) if start.chars().count() > 64 => {
            Err(Refusal::bad("Too long start_parameter specified"))
        }
        Some(start) if !webhook::is_plain(start) => Err(Refusal::bad(
            "Unallowed characters in start_parameter are used",
        )),
        _ => Ok(()),
    }
}

/// Refuses a result of a wrong shape; returns its id, the objection that Telegram raises later, and its lost links.
fn checked(result: &Value) -> Result<(&str, Option<&'static str>, Vec<String>), Refusal> {
    let Value::Object(fields) = result else {
        return Err(Refusal::bad("Inline query result must be an object"));
    };
    let kind = string_field(result, "type")?;
    let id = string_field(result, "id")?;
    let mut lost = Vec::new();
    match result.get("input_message_content") {
        Some(Value::Object(content)) if content.contains_key("message_text") => {
            let content = Params::from(content.clone());
            lost = text::read(&content, "message_text", "MESSAGE_TOO_LONG")?.lost_links;
        }
        Some(Value::Object(_)) => {}
        None if kind != "article" => {}
        None => return Err(Refusal::bad("Can't find field \"message_text\"")),
        Some(_) => {
            return Err(Refusal::bad(
                "Field \"input_message_content\" must be of type Object",
            ));
        }
    }
    let Some((_, needed)) = RESULTS.iter().find(|(name, _)| *name == kind) else {
        return Err(Refusal::bad(format!(
            "Type \"{kind}\" is unsupported for the inline query result"
        )));
    };
    let stored = fields.keys().any(|name| name.ends_with("_file_id"));
    let missing = needed
        .iter()
        .find(|name| !stored && !fields.contains_key(**name));
    if let Some(name) = missing {
        return Err(Refusal::bad(format!("Can't find field \"{name}\"")));
    }
    keyboard::read(&Params::from(fields.clone()), true)?;
    let objection = if !(1..=64).contains(&id.len()) {
        Some("RESULT_ID_INVALID")
    } else if kind == "article" && string_field(result, "title")?.trim().is_empty() {
        Some("ARTICLE_TITLE_EMPTY")
    } else {
        None
    };
    Ok((id, objection, lost))
}
