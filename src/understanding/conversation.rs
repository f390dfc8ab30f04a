//! What a conversation was about: carried from one answer to the next question by whoever holds the conversation.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// What later questions can lean on. The default is a conversation in which nothing was said yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Slugs of the organisations last shown, in order; the first is the one spoken of.
    pub organisations: Vec<String>,
    /// The language of the last answer.
    pub language: Option<Language>,
}
