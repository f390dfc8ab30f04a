//! The memory of conversations: a chat and a person in, what they spoke of lately out; forgotten after half an hour.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;
use teloxide::types::{ChatId, MessageId, UserId};

use crate::memory::Memory;
use crate::understanding::conversation::Conversation;

/// A conversation that rests so long is forgotten.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 60);

/// More conversations than these push out the oldest.
const MOST_CONVERSATIONS: u64 = 100_000;

/// In a group every person has a conversation of their own.
pub(super) type Speaker = (ChatId, Option<UserId>);

/// The conversations of late: in this process, or in a memory that several instances share.
pub(super) struct Conversations {
    speakers: Cache<Speaker, Arc<Conversation>>,
    answers: Cache<(ChatId, MessageId), Arc<Conversation>>,
    /// A conversation in which nothing was said yet.
    new: Arc<Conversation>,
    shared: Option<Arc<Memory>>,
}

impl Conversations {
    pub(super) fn new(shared: Option<Arc<Memory>>) -> Self {
        Self {
            speakers: cache(),
            answers: cache(),
            new: Arc::default(),
            shared,
        }
    }

    /// What the speaker spoke of.
    pub(super) async fn get(&self, speaker: Speaker) -> Arc<Conversation> {
        let known = match &self.shared {
            Some(shared) => shared.get(&of_speaker(speaker)).await.map(Arc::new),
            None => self.speakers.get(&speaker),
        };
        known.unwrap_or_else(|| Arc::clone(&self.new))
    }

    /// Keeps what the speaker spoke of.
    pub(super) async fn put(&self, speaker: Speaker, conversation: Arc<Conversation>) {
        match &self.shared {
            Some(shared) => {
                let key = of_speaker(speaker);
                shared
                    .put(&key, conversation.as_ref(), REMEMBERED_FOR)
                    .await;
            }
            None => self.speakers.insert(speaker, conversation),
        }
    }

    /// Keeps under an answer in a group what it was about: whoever replies to it goes on from there.
    pub(super) async fn put_under(&self, speaker: Speaker, answer: MessageId) {
        let conversation = self.get(speaker).await;
        match &self.shared {
            Some(shared) => {
                let key = of_answer(speaker.0, answer);
                shared
                    .put(&key, conversation.as_ref(), REMEMBERED_FOR)
                    .await;
            }
            None => self.answers.insert((speaker.0, answer), conversation),
        }
    }

    /// Takes up what an answer in a group was about.
    pub(super) async fn take_up(&self, speaker: Speaker, answer: MessageId) {
        let known = match &self.shared {
            Some(shared) => {
                let known = shared.get(&of_answer(speaker.0, answer)).await;
                known.map(Arc::new)
            }
            None => self.answers.get(&(speaker.0, answer)),
        };
        if let Some(conversation) = known {
            self.put(speaker, conversation).await;
        }
    }
}

fn of_speaker((chat, person): Speaker) -> String {
    let person = person.map(|person| person.to_string());
    format!("speaker:{chat}:{}", person.unwrap_or_default())
}

fn of_answer(chat: ChatId, answer: MessageId) -> String {
    format!("answer:{chat}:{answer}")
}

fn cache<K: std::hash::Hash + Eq + Send + Sync + 'static>() -> Cache<K, Arc<Conversation>> {
    Cache::builder()
        .max_capacity(MOST_CONVERSATIONS)
        .time_to_idle(REMEMBERED_FOR)
        .build()
}
