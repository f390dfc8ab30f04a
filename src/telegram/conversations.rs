//! The memory of conversations: a chat and a person in, what they spoke of lately out; forgotten after half an hour.

use std::time::Duration;

use moka::sync::Cache;
use teloxide::types::{ChatId, UserId};

use crate::understanding::conversation::Conversation;

/// A conversation that rests so long is forgotten.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 60);

/// More conversations than these push out the oldest.
const MOST_CONVERSATIONS: u64 = 100_000;

/// In a group every person has a conversation of their own.
pub(super) type Speaker = (ChatId, Option<UserId>);

/// The conversations of late.
pub(super) struct Conversations {
    cache: Cache<Speaker, Conversation>,
}

impl Conversations {
    pub(super) fn new() -> Self {
        let cache = Cache::builder()
            .max_capacity(MOST_CONVERSATIONS)
            .time_to_idle(REMEMBERED_FOR)
            .build();
        Self { cache }
    }

    pub(super) fn get(&self, speaker: Speaker) -> Conversation {
        self.cache.get(&speaker).unwrap_or_default()
    }

    pub(super) fn put(&self, speaker: Speaker, conversation: Conversation) {
        self.cache.insert(speaker, conversation);
    }
}
