//! What was asked in messages that may be edited: a message and its text in, whether the question is a new one out.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;
use teloxide::types::{ChatId, MessageId};

use crate::memory::Memory;

/// A question that rests so long is forgotten.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 60);

/// More questions than these push out the oldest.
const MOST: u64 = 20_000;

/// The questions of late, as sums from which no text can be read.
pub(super) struct Edits {
    sums: Cache<(ChatId, MessageId), u64>,
    hasher: RandomState,
    shared: Option<Arc<Memory>>,
}

impl Edits {
    pub(super) fn new(shared: Option<Arc<Memory>>) -> Self {
        Self {
            sums: Cache::builder()
                .max_capacity(MOST)
                .time_to_live(REMEMBERED_FOR)
                .build(),
            hasher: RandomState::new(),
            shared,
        }
    }

    /// Notes what a message asks; whether it asks something else than before. Case and spaces make no difference.
    pub(super) async fn asks_anew(&self, chat: ChatId, message: MessageId, text: &str) -> bool {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let Some(shared) = &self.shared else {
            let sum = self.hasher.hash_one(&words);
            let before = self.sums.get(&(chat, message));
            self.sums.insert((chat, message), sum);
            return before != Some(sum);
        };
        let (key, sum) = (format!("edit:{chat}:{message}"), shared.sum(&words));
        let before: Option<String> = shared.get(&key).await;
        shared.put(&key, &sum, REMEMBERED_FOR).await;
        before.as_ref() != Some(&sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_question_is_new_only_when_its_words_change() {
        let edits = Edits::new(None);
        let ask = |text| edits.asks_anew(ChatId(1), MessageId(2), text);
        assert!(ask("czy miasto należy do Hanzy?").await);
        assert!(!ask("Czy  miasto należy do hanzy?").await);
        assert!(ask("czy miasto należy do OWHC?").await);
    }
}
