//! A method and its parameters go in; the state changes as at Telegram, and the result or refusal comes out.

use serde_json::{Map, Value, json};

use super::body::Params;
use super::refusal::Refusal;
use super::state::{QueryKind, State, bot_user, now};
use super::{commands, inline, keyboard, text, webhook};

/// The methods that a call may name.
const METHODS: [&str; 21] = [
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "answerInlineQuery",
    "sendChatAction",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
    "setMyName",
    "getMyName",
    "setChatMenuButton",
];

/// What a bot can be seen doing.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// The method in Telegram's spelling; one that does not exist stays as it is.
pub(super) fn canonical(name: &str) -> String {
    METHODS
        .into_iter()
        .find(|method| method.eq_ignore_ascii_case(name))
        .unwrap_or(name)
        .to_owned()
}

/// Carries a method out, all but getUpdates, which waits.
pub(super) fn carry_out(
    state: &mut State,
    method: &str,
    params: &Params,
) -> Result<Value, Refusal> {
    let profile = &mut state.profile;
    match method {
        "getMe" => Ok(me()),
        "setWebhook" => webhook::set(state, params),
        "deleteWebhook" => Ok(webhook::delete(state, params)),
        "getWebhookInfo" => Ok(webhook::info(state)),
        "sendMessage" => send_message(state, params),
        "editMessageText" => edit_text(state, params),
        "editMessageReplyMarkup" => edit_keyboard(state, params),
        "answerCallbackQuery" => answer_callback(state, params),
        "answerInlineQuery" => inline::answer(state, params),
        "sendChatAction" => chat_action(state, params),
        "setMyCommands" => profile.set_commands(params),
        "getMyCommands" => profile.commands(params),
        "deleteMyCommands" => profile.delete_commands(params),
        "setMyDescription" => profile.set_text("description", 512, params),
        "getMyDescription" => profile.text("description", params),
        "setMyShortDescription" => profile.set_text("short_description", 120, params),
        "getMyShortDescription" => profile.text("short_description", params),
        "setMyName" => profile.set_text("name", 64, params),
        "getMyName" => profile.text("name", params),
        "setChatMenuButton" => commands::check_menu_button(params),
        _ => Err(Refusal::new(404, "Not Found")),
    }
}

/// The result of getMe.
fn me() -> Value {
    let mut me = bot_user();
    if let Some(fields) = me.as_object_mut() {
        for (name, value) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", false),
            ("supports_inline_queries", true),
            ("can_connect_to_business", false),
            ("has_main_web_app", false),
        ] {
            fields.insert(name.to_owned(), json!(value));
        }
    }
    me
}

/// Carries sendMessage out.
fn send_message(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let mut text = text::read(params, "text", "Message is too long")?;
    if params
        .value("link_preview_options")
        .is_some_and(|options| !options.is_object())
    {
        return Err(Refusal::bad("Object expected as link preview options"));
    }
    let markup = keyboard::read(params, false)?;
    let chat = state.known_chat(params)?;
    let reply = params.value("reply_parameters").unwrap_or(&Value::Null);
    let replied = reply["message_id"].as_i64();
    if let Some(id) = replied
        && state.message(chat, id).is_none()
        && reply["allow_sending_without_reply"] != true
    {
        return Err(Refusal::bad("Message to be replied not found"));
    }
    state.lose("sendMessage", std::mem::take(&mut text.lost_links));
    let mut fields = text.into_fields();
    fields.extend(markup.map(|markup| ("reply_markup".to_owned(), markup)));
    Ok(state.send(chat, fields))
}

/// Carries editMessageText out: without a keyboard the old one goes.
fn edit_text(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let mut text = text::read(params, "text", "MESSAGE_TOO_LONG")?;
    let markup = keyboard::read(params, true)?;
    let lost = std::mem::take(&mut text.lost_links);
    let mut fields = text.into_fields();
    fields.extend(markup.map(|markup| ("reply_markup".to_owned(), markup)));
    let result = edit(state, params, &["text", "entities", "reply_markup"], fields)?;
    state.lose("editMessageText", lost);
    Ok(result)
}

/// Carries editMessageReplyMarkup out.
fn edit_keyboard(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let markup = keyboard::read(params, true)?;
    let fields = markup.map(|markup| ("reply_markup".to_owned(), markup));
    edit(
        state,
        params,
        &["reply_markup"],
        fields.into_iter().collect(),
    )
}

/// Puts the new fields in place of the old ones, if the message is the bot's and anything changes.
fn edit(
    state: &mut State,
    params: &Params,
    replaced: &[&str],
    fields: Map<String, Value>,
) -> Result<Value, Refusal> {
    let inline_id = params.text("inline_message_id");
    if !inline_id.is_empty() {
        return if state.inline_messages.contains(&inline_id) {
            Ok(Value::Bool(true))
        } else {
            Err(Refusal::bad("MESSAGE_ID_INVALID"))
        };
    }
    let chat = state.known_chat(params)?;
    let id = params.number("message_id").filter(|id| *id > 0);
    let Some(id) = id else {
        return Err(Refusal::bad("Message identifier is not specified"));
    };
    let Some(Value::Object(old)) = state.message(chat, id) else {
        return Err(Refusal::bad("Message to edit not found"));
    };
    if old.get("from").is_none_or(|from| from["is_bot"] != true) {
        return Err(Refusal::bad("Message can't be edited"));
    }
    if replaced
        .iter()
        .all(|name| old.get(*name) == fields.get(*name))
    {
        return Err(Refusal::bad(
            "Message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
        ));
    }
    let mut message = old.clone();
    for name in replaced {
        message.remove(*name);
    }
    message.extend(fields);
    message.insert("edit_date".to_owned(), json!(now()));
    Ok(state.replace(chat, id, Value::Object(message)))
}

/// Carries answerCallbackQuery out.
fn answer_callback(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    if params.text("text").chars().count() > 200 {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let url = params.text("url").to_lowercase();
    let opens = ["https://t.me/", "t.me/", "tg://"]
        .iter()
        .any(|start| url.starts_with(start));
    if !url.is_empty() && !opens {
        return Err(Refusal::bad("URL_INVALID"));
    }
    state.answer_query(&params.text("callback_query_id"), QueryKind::Callback)
}

/// Carries sendChatAction out.
fn chat_action(state: &State, params: &Params) -> Result<Value, Refusal> {
    let action = params.text("action").to_lowercase();
    if !ACTIONS.contains(&action.as_str()) {
        return Err(Refusal::bad("Wrong parameter action in request"));
    }
    state.known_chat(params).map(|_| Value::Bool(true))
}
