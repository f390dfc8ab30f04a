//! Answers given by one of several instances: updates in, those that no other instance has answered passed on.

use std::sync::Arc;

use teloxide::types::Update;

use super::asker::Asker;
use super::queues::Work;
use crate::memory::{Claim, Memory};

/// Work that is shared with other instances; alone, all of it is done here.
pub(super) struct Once<W> {
    work: W,
    shared: Option<Arc<Memory>>,
}

impl<W: Work> Once<W> {
    pub(super) fn new(work: W, shared: Option<Arc<Memory>>) -> Self {
        Self { work, shared }
    }
}

impl<W: Work> Work for Once<W> {
    async fn answer(&self, update: Update) {
        let Some(shared) = &self.shared else {
            return self.work.answer(update).await;
        };
        if let Some(claim) = Claim::take_up(shared, &name(&update)).await {
            self.work.answer(update).await;
            claim.done().await;
        }
    }

    async fn apologise(&self, asker: Asker) {
        self.work.apologise(asker).await;
    }

    async fn answer_together(&self, updates: Vec<Update>) {
        let Some(shared) = &self.shared else {
            return self.work.answer_together(updates).await;
        };
        let (mut claims, mut mine) = (Vec::new(), Vec::new());
        for update in updates {
            if let Some(claim) = Claim::take_up(shared, &name(&update)).await {
                claims.push(claim);
                mine.push(update);
            }
        }
        if !mine.is_empty() {
            self.work.answer_together(mine).await;
        }
        for claim in claims {
            claim.done().await;
        }
    }
}

fn name(update: &Update) -> String {
    format!("update:{}", update.id.0)
}
