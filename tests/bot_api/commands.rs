//! What the bot says about itself (commands, name, descriptions, menu button) goes in, and comes out when asked for.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::body::Params;
use super::refusal::Refusal;
use super::text::string_field;

/// What the bot said about itself.
#[derive(Default)]
pub(super) struct Profile {
    /// By scope and language.
    commands: HashMap<(String, String), Value>,
    /// By field and language.
    texts: HashMap<(&'static str, String), String>,
}

impl Profile {
    /// Carries setMyCommands out.
    pub(super) fn set_commands(&mut self, params: &Params) -> Result<Value, Refusal> {
        let list = match params.value("commands") {
            None => &Vec::new(),
            Some(Value::Array(list)) => list,
            Some(_) => return Err(Refusal::bad("Expected an Array of BotCommand")),
        };
        let mut commands = Vec::new();
        for command in list {
            commands.push(checked_command(command)?);
        }
        let place = (scope(params)?, language(params)?);
        let names: HashSet<&String> = commands.iter().map(|(name, _)| name).collect();
        if names.len() < commands.len() || !names.iter().all(|name| is_command(name)) {
            return Err(Refusal::bad("BOT_COMMAND_INVALID"));
        }
        if commands.len() > 100 {
            return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
        }
        let commands = commands
            .into_iter()
            .map(|(name, description)| json!({"command": name, "description": description}));
        self.commands.insert(place, commands.collect());
        Ok(Value::Bool(true))
    }

    /// Carries getMyCommands out; Telegram looks at no other scope or language.
    pub(super) fn commands(&self, params: &Params) -> Result<Value, Refusal> {
        let place = (scope(params)?, language(params)?);
        Ok(self.commands.get(&place).cloned().unwrap_or(json!([])))
    }

    /// Carries deleteMyCommands out.
    pub(super) fn delete_commands(&mut self, params: &Params) -> Result<Value, Refusal> {
        self.commands.remove(&(scope(params)?, language(params)?));
        Ok(Value::Bool(true))
    }

    /// Carries setMyName, setMyDescription or setMyShortDescription out. What Telegram says of a long text is unknown.
    pub(super) fn set_text(
        &mut self,
        field: &'static str,
        most: usize,
        params: &Params,
    ) -> Result<Value, Refusal> {
        let language = language(params)?;
        let text = params.text(field);
        if text.chars().count() > most {
            return Err(Refusal::bad(format!("{field} is longer than {most}")));
        }
        self.texts.insert((field, language), text);
        Ok(Value::Bool(true))
    }

    /// Carries the opposite out: the text in this language, else the one for all languages.
    pub(super) fn text(&self, field: &'static str, params: &Params) -> Result<Value, Refusal> {
        let found = [language(params)?, String::new()]
            .into_iter()
            .filter_map(|language| self.texts.get(&(field, language)))
            .find(|text| !text.is_empty());
        let text = found.map_or("", String::as_str);
        Ok(Value::Object(Map::from_iter([(
            field.to_owned(),
            json!(text),
        )])))
    }
}

/// Carries setChatMenuButton out: nothing asks for the button, so it is checked only.
pub(super) fn check_menu_button(params: &Params) -> Result<Value, Refusal> {
    let kind = match params.value("menu_button") {
        None => "default",
        Some(button) => button["type"].as_str().unwrap_or_default(),
    };
    if ["default", "commands", "web_app"].contains(&kind) {
        Ok(Value::Bool(true))
    } else {
        Err(Refusal::bad(
            "Can't parse menu button: MenuButton has unsupported type",
        ))
    }
}

/// Name and description of a command without the slash, if they have an allowed length.
fn checked_command(command: &Value) -> Result<(String, String), Refusal> {
    let outer = "Can't parse BotCommand";
    if !command.is_object() {
        return Err(Refusal::bad("Expected an Object").within(outer));
    }
    let name = string_field(command, "command").map_err(|refusal| refusal.within(outer))?;
    let description =
        string_field(command, "description").map_err(|refusal| refusal.within(outer))?;
    let name = name.trim();
    let name = name.strip_prefix('/').unwrap_or(name);
    for (what, text, most) in [
        ("Command", name, 32),
        ("Command description", description.trim(), 256),
    ] {
        if text.is_empty() {
            return Err(Refusal::bad(format!("{what} must be non-empty")));
        }
        if text.chars().count() > most {
            return Err(Refusal::bad(format!(
                "{what} length must not exceed {most}"
            )));
        }
    }
    Ok((name.to_owned(), description.trim().to_owned()))
}

/// Whether the name holds nothing but a-z, 0-9 and `_`.
fn is_command(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The language code: two letters or empty.
fn language(params: &Params) -> Result<String, Refusal> {
    let code = params.text("language_code");
    let two_letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        Ok(code)
    } else {
        Err(Refusal::bad("Invalid language code specified"))
    }
}

/// The scope in one spelling.
fn scope(params: &Params) -> Result<String, Refusal> {
    let fallback = json!({"type": "default"});
    let scope = params.value("scope").unwrap_or(&fallback);
    let kind = scope["type"].as_str().unwrap_or_default();
    let complaint = match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => None,
        "chat" | "chat_administrators" | "chat_member" => scope["chat_id"]
            .is_null()
            .then_some("Empty chat_id specified"),
        _ => Some("Unsupported type specified"),
    };
    match complaint {
        None => Ok(scope.to_string()),
        Some(complaint) => Err(Refusal::bad(complaint).within("Can't parse BotCommandScope")),
    }
}
