//! What a conversation was about: carried from one answer to the next question by whoever holds the conversation.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// What later questions can lean on. The default is a conversation in which nothing was said yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Slugs of the organisations last shown, in order; the first is the one spoken of.
    pub organisations: Vec<String>,
    /// Topics of the last list.
    pub topics: Vec<String>,
    /// The kind of institution that the person spoke for.
    pub institution: Option<String>,
    /// Whether the last answer was about joining.
    pub joining: bool,
    /// The language of the last answer.
    pub language: Option<Language>,
}
