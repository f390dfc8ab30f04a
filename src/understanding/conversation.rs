//! What a conversation was about: carried from one answer to the next question by whoever holds the conversation.

use serde::{Deserialize, Serialize};

use super::Understanding;
use crate::language::Language;

/// What later questions can lean on. The default is a conversation in which nothing was said yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The organisation spoken of, as slug.
    pub organisation: Option<String>,
    /// Slugs of the organisations last listed, or named together, in order: those that "the second one" counts.
    pub shown: Vec<String>,
    /// Slugs of all that the last list held, unless they were very many: "only those for schools" chooses among them.
    pub listed: Vec<String>,
    /// The language of the last answer.
    pub language: Option<Language>,
    /// The kind of institution for which the person speaks, as id.
    pub institution: Option<String>,
    /// The last question that was answered from the knowledge.
    pub last: Option<Box<Understanding>>,
}
