//! A request with JSON, form or multipart parameters goes in, one object of parameters comes out.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// No call of a bot that sends text is longer.
const LONGEST: usize = 1 << 20;

/// Parameters that are objects or lists, and that come as JSON strings in forms.
const STRUCTURED: [&str; 10] = [
    "reply_markup",
    "entities",
    "link_preview_options",
    "reply_parameters",
    "allowed_updates",
    "commands",
    "scope",
    "results",
    "button",
    "menu_button",
];

/// The parameters of a call.
#[derive(Default)]
pub(super) struct Params(Map<String, Value>);

impl Params {
    /// All of them as an object.
    pub(super) fn object(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// A structured parameter; `null` counts as absent.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.0
            .get(name)
            .filter(|value| !value.is_null() && *value != "")
    }

    /// A parameter as text; an absent one is empty.
    pub(super) fn text(&self, name: &str) -> String {
        match self.0.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }

    /// A parameter as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.text(name).trim().parse().ok()
    }

    /// A parameter as a truth value; an absent one is false.
    pub(super) fn flag(&self, name: &str) -> bool {
        ["true", "yes", "1"].contains(&self.text(name).to_lowercase().as_str())
    }
}

impl From<Map<String, Value>> for Params {
    fn from(mut fields: Map<String, Value>) -> Self {
        for name in STRUCTURED {
            if let Some(Value::String(text)) = fields.get(name)
                && let Ok(value) = serde_json::from_str(text)
            {
                fields.insert(name.to_owned(), value);
            }
        }
        Self(fields)
    }
}

/// Reads the parameters from the query string and the body.
pub(super) async fn read(request: Request) -> Result<Params, Refusal> {
    let mut fields = Map::new();
    form(request.uri().query().unwrap_or_default(), &mut fields);
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let bytes = to_bytes(request.into_body(), LONGEST)
        .await
        .map_err(|_| Refusal::new(413, "Request Entity Too Large"))?;
    let text = String::from_utf8(bytes.to_vec())
        .map_err(|_| Refusal::bad("Strings must be encoded in UTF-8"))?;
    if text.is_empty() {
        return Ok(fields.into());
    }
    if kind.starts_with("application/json") {
        match serde_json::from_str(&text) {
            Ok(Value::Object(object)) => fields.extend(object),
            Ok(Value::Null) => {}
            _ => return Err(Refusal::bad("Can't parse request body JSON object")),
        }
    } else if let Some((_, boundary)) = kind.split_once("boundary=") {
        multipart(&text, boundary.trim_matches('"'), &mut fields);
    } else {
        form(&text, &mut fields);
    }
    Ok(fields.into())
}

/// Adds the fields of `name=value&…`.
fn form(text: &str, fields: &mut Map<String, Value>) {
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields.insert(decode(name), Value::String(decode(value)));
    }
}

/// Undoes percent encoding.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = match (
            byte,
            ahead.next().and_then(digit),
            ahead.next().and_then(digit),
        ) {
            (b'%', Some(high), Some(low)) => Some(high * 16 + low),
            _ => None,
        };
        if code.is_some() {
            rest = ahead;
        }
        bytes.push(code.unwrap_or(if byte == b'+' { b' ' } else { byte }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

/// Adds the text fields of a multipart body.
fn multipart(text: &str, boundary: &str, fields: &mut Map<String, Value>) {
    for part in text.split(&format!("--{boundary}")) {
        let Some((head, value)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        let name = head
            .split_once(" name=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        if let Some((name, _)) = name {
            let value = value.strip_suffix("\r\n").unwrap_or(value);
            fields.insert(name.to_owned(), Value::String(value.to_owned()));
        }
    }
}
