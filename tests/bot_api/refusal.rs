//! A reason in Telegram's words goes in, the code and body of an answer that is not ok come out.

use serde_json::{Value, json};

/// Why a call is refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    /// HTTP status, repeated in `error_code`.
    pub(super) code: u16,
    /// What follows the prefix, with a capital at the beginning.
    reason: String,
    /// Seconds to wait, for 429.
    retry_after: Option<u64>,
}

impl Refusal {
    /// 400 Bad Request.
    pub(super) fn bad(reason: impl Into<String>) -> Self {
        Self::new(400, reason)
    }

    /// Any other code.
    pub(super) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
            retry_after: None,
        }
    }

    /// 429 Too Many Requests.
    pub(super) fn too_many_requests(seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(429, format!("Retry after {seconds}"))
        }
    }

    /// The same refusal inside a larger object that could not be read.
    pub(super) fn within(self, outer: &str) -> Self {
        Self {
            reason: format!("{outer}: {}", self.reason),
            ..self
        }
    }

    /// The whole description: prefix of the code and reason in lower case, unless it is an identifier in capitals.
    pub(super) fn description(&self) -> String {
        let prefix = match self.code {
            400 => "Bad Request: ",
            403 => "Forbidden: ",
            409 => "Conflict: ",
            429 => "Too Many Requests: ",
            _ => return self.reason.clone(),
        };
        let mut letters = self.reason.chars();
        let first = letters.next().unwrap_or_default();
        let identifier = letters
            .clone()
            .next()
            .is_some_and(|second| second == '_' || second.is_ascii_uppercase());
        if identifier {
            return format!("{prefix}{}", self.reason);
        }
        format!("{prefix}{}{}", first.to_lowercase(), letters.as_str())
    }

    /// The body of the answer.
    pub(super) fn body(&self) -> Value {
        let mut body =
            json!({"ok": false, "error_code": self.code, "description": self.description()});
        if let (Some(seconds), Some(fields)) = (self.retry_after, body.as_object_mut()) {
            fields.insert("parameters".to_owned(), json!({"retry_after": seconds}));
        }
        body
    }
}
