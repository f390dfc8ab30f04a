//! A text with its parse mode or entities goes in, the text that people would see (or Telegram's objection) comes out.

use std::cmp::Reverse;

use serde_json::{Map, Value, json};

use super::body::Params;
use super::html;
use super::refusal::Refusal;

/// The longest text, in code points and in UTF-16 units.
const LONGEST: usize = 4096;

/// The longest text before parsing, in bytes.
const LONGEST_SOURCE: usize = 1 << 15;

/// Entities beyond these are dropped.
const MOST_ENTITIES: usize = 100;

/// What Telegram cuts off at the end.
const BLANKS: [char; 9] = [
    ' ', '\t', '\n', '\r', '\u{b}', '\u{c}', '\u{a0}', '\u{2028}', '\u{2029}',
];

/// A text after parsing.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Text {
    /// What people see.
    pub(super) text: String,
    /// How it is set.
    pub(super) entities: Vec<Entity>,
    /// Links that Telegram drops without a word, with the reason.
    pub(super) lost_links: Vec<String>,
}

/// A part of a text that is set in some way; places are UTF-16 units.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entity {
    /// Where it begins.
    pub(super) offset: usize,
    /// How long it is.
    pub(super) length: usize,
    /// The other fields, `type` among them.
    pub(super) fields: Map<String, Value>,
}

impl Entity {
    /// The `MessageEntity` object.
    fn into_value(mut self) -> Value {
        self.fields.insert("offset".to_owned(), json!(self.offset));
        self.fields.insert("length".to_owned(), json!(self.length));
        Value::Object(self.fields)
    }
}

impl Text {
    /// The fields of a message with this text.
    pub(super) fn into_fields(mut self) -> Map<String, Value> {
        self.entities
            .sort_by_key(|entity| (entity.offset, Reverse(entity.length)));
        self.entities.truncate(MOST_ENTITIES);
        let mut fields = Map::from_iter([("text".to_owned(), json!(self.text))]);
        if !self.entities.is_empty() {
            let entities = self.entities.into_iter().map(Entity::into_value);
            fields.insert("entities".to_owned(), entities.collect());
        }
        fields
    }

    /// Cuts blanks off at both ends, as Telegram does: in front only those that stand before every entity.
    fn trim(&mut self) {
        self.text.retain(|letter| letter != '\r');
        let kept = self.text.trim_end_matches(BLANKS).len();
        self.text.truncate(kept);
        let end = units(&self.text);
        self.entities.retain(|entity| entity.offset < end);
        for entity in &mut self.entities {
            entity.length = entity.length.min(end - entity.offset);
        }
        let first = self.entities.iter().map(|entity| entity.offset).min();
        let blanks = self.text.len() - self.text.trim_start_matches([' ', '\n']).len();
        let cut = blanks.min(first.unwrap_or(blanks));
        self.text.drain(..cut);
        for entity in &mut self.entities {
            entity.offset -= cut;
        }
    }
}

/// Parses, trims and measures the text in the parameter. `too_long` is what Telegram says of long ones.
pub(super) fn read(params: &Params, name: &str, too_long: &str) -> Result<Text, Refusal> {
    let source = params.text(name);
    if source.is_empty() {
        return Err(Refusal::bad("Message text is empty"));
    }
    if source.len() > LONGEST_SOURCE {
        return Err(Refusal::bad("Text is too long"));
    }
    let mode = params.text("parse_mode").to_lowercase();
    let mut text = match mode.as_str() {
        "" | "none" => Text {
            entities: given_entities(params, units(&source))?,
            text: source,
            ..Text::default()
        },
        "html" => html::parse(&source)?,
        // Telegram takes Markdown too. This server parses HTML only.
        _ => return Err(Refusal::bad("Unsupported parse_mode")),
    };
    text.trim();
    if text.text.is_empty() {
        return Err(Refusal::bad("Text must be non-empty"));
    }
    if text.text.chars().count().max(units(&text.text)) > LONGEST {
        return Err(Refusal::bad(too_long));
    }
    Ok(text)
}

/// The entities given beside a text of so many UTF-16 units.
fn given_entities(params: &Params, end: usize) -> Result<Vec<Entity>, Refusal> {
    let Some(Value::Array(list)) = params.value("entities") else {
        return Ok(Vec::new());
    };
    let mut entities = Vec::new();
    for value in list {
        let place = |name: &str| {
            let number = value[name].as_u64();
            number
                .and_then(|number| usize::try_from(number).ok())
                .ok_or_else(|| {
                    Refusal::bad(format!("Field \"{name}\" must be a Number"))
                        .within("Can't parse MessageEntity")
                })
        };
        let (offset, length) = (place("offset")?, place("length")?);
        if offset > end || offset + length > end {
            return Err(Refusal::bad(format!(
                "Entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {}",
                offset + length
            )));
        }
        let fields = value.as_object().cloned().unwrap_or_default();
        if length > 0 {
            entities.push(Entity {
                offset,
                length,
                fields,
            });
        }
    }
    Ok(entities)
}

/// A text field that has to be there.
pub(super) fn string_field<'a>(object: &'a Value, name: &str) -> Result<&'a str, Refusal> {
    match object.get(name) {
        None | Some(Value::Null) => Err(Refusal::bad(format!("Can't find field \"{name}\""))),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(Refusal::bad(format!(
            "Field \"{name}\" must be of type String"
        ))),
    }
}

/// Length in UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The `bot_command` entities of what a person wrote.
pub(super) fn commands_in(text: &str) -> Vec<Value> {
    let mut entities = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let command: String = word
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "/_@".contains(*letter))
            .collect();
        let name = command
            .strip_prefix('/')
            .and_then(|rest| rest.split('@').next());
        if name.is_some_and(|name| (1..=64).contains(&name.len()) && !name.contains('/')) {
            entities
                .push(json!({"type": "bot_command", "offset": offset, "length": command.len()}));
        }
        offset += units(word);
    }
    entities
}
