//! Answers of late: a question and what the conversation was about in, the answer that was given to the same before out.

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use moka::sync::Cache;

use crate::engine::{Engine, Reply};
use crate::language::Language;
use crate::question::{Ask, Question};
use crate::understanding::conversation::Conversation;

/// More answers than these push out those that were least asked for.
const MOST: u64 = 500;

/// An answer that nobody asked for so long is forgotten.
const KEPT_FOR: Duration = Duration::from_secs(10 * 60);

/// A reply, and what the conversation is about then.
pub(super) struct Answered {
    pub(super) reply: Reply,
    pub(super) next: Arc<Conversation>,
}

/// What many people ask is answered once; nothing tells who asked.
pub(super) struct Recent {
    answers: Cache<Key, Arc<Answered>>,
}

/// All that an answer depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    hint: Option<Language>,
    today: Date,
    knowledge: String,
    conversation: Same,
}

/// A conversation that equals the very same one only: to compare two would take longer than to answer. Those who asked
/// the same from the beginning share one.
struct Same(Arc<Conversation>);

impl Recent {
    pub(super) fn new() -> Self {
        Self {
            answers: Cache::builder()
                .max_capacity(MOST)
                .time_to_idle(KEPT_FOR)
                .build(),
        }
    }

    /// The answer of an engine: the one that was given before, where the same text was asked.
    pub(super) fn answer(
        &self,
        engine: &Engine,
        question: &Question,
        conversation: Arc<Conversation>,
    ) -> Arc<Answered> {
        let answered = |conversation: &Conversation| {
            let (reply, next) = engine.answer(question, conversation);
            let next = Arc::new(next);
            Arc::new(Answered { reply, next })
        };
        let Ask::Text(text) = &question.ask else {
            return answered(&conversation);
        };
        let key = Key {
            text: text.clone(),
            hint: question.hint,
            today: question.today,
            knowledge: engine.fingerprint().to_owned(),
            conversation: Same(Arc::clone(&conversation)),
        };
        if let Some(known) = self.answers.get(&key) {
            return known;
        }
        let new = answered(&conversation);
        self.answers.insert(key, Arc::clone(&new));
        new
    }
}

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Same {}

impl Hash for Same {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.0).hash(hasher);
    }
}
