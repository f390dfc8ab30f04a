//! The memory of conversations: a chat and a person in, what they spoke of lately out; forgotten after half an hour.

use std::time::Duration;

use moka::sync::Cache;
use teloxide::types::{ChatId, MessageId, UserId};

use crate::understanding::conversation::Conversation;

/// A conversation that rests so long is forgotten.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 60);

/// More conversations than these push out the oldest.
const MOST_CONVERSATIONS: u64 = 100_000;

/// In a group every person has a conversation of their own.
pub(super) type Speaker = (ChatId, Option<UserId>);

/// The conversations of late.
pub(super) struct Conversations {
    speakers: Cache<Speaker, Conversation>,
    answers: Cache<(ChatId, MessageId), Conversation>,
}

impl Conversations {
    pub(super) fn new() -> Self {
        Self {
            speakers: cache(),
            answers: cache(),
        }
    }

    /// What the speaker spoke of.
    pub(super) fn get(&self, speaker: Speaker) -> Conversation {
        self.speakers.get(&speaker).unwrap_or_default()
    }

    /// Keeps what the speaker spoke of.
    pub(super) fn put(&self, speaker: Speaker, conversation: Conversation) {
        self.speakers.insert(speaker, conversation);
    }

    /// Keeps under an answer in a group what it was about: whoever replies to it goes on from there.
    pub(super) fn put_under(&self, speaker: Speaker, answer: MessageId) {
        if let Some(conversation) = self.speakers.get(&speaker) {
            self.answers.insert((speaker.0, answer), conversation);
        }
    }

    /// Takes up what an answer in a group was about.
    pub(super) fn take_up(&self, speaker: Speaker, answer: MessageId) {
        if let Some(conversation) = self.answers.get(&(speaker.0, answer)) {
            self.speakers.insert(speaker, conversation);
        }
    }
}

fn cache<K: std::hash::Hash + Eq + Send + Sync + 'static>() -> Cache<K, Conversation> {
    Cache::builder()
        .max_capacity(MOST_CONVERSATIONS)
        .time_to_idle(REMEMBERED_FOR)
        .build()
}
