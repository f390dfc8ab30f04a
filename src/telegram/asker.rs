//! Who asks: an update in, the speaker and the language of their app out.

use teloxide::types::Update;

use super::conversations::Speaker;
use super::desk::language_of;
use crate::language::Language;

/// Somebody who can be told something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker {
    /// The chat, and who speaks there.
    pub(super) speaker: Speaker,
    /// The language of their app.
    pub(super) hint: Option<Language>,
}

impl Asker {
    /// The asker of an update; nobody where it belongs to no chat.
    pub(super) fn of(update: &Update) -> Option<Self> {
        let (chat, from) = (update.chat()?, update.from());
        Some(Self {
            speaker: (chat.id, from.map(|from| from.id)),
            hint: from.and_then(language_of),
        })
    }
}
