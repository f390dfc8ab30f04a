//! The one door for updates: an update as it comes in, put into its line unless it came before.

use std::sync::Arc;
use std::time::{Duration, Instant};

use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use teloxide::types::{Update, UpdateKind};

use super::queues::{Job, Queues, Work};
use crate::telemetry;

/// Updates by whose numbers repeats are known.
const REMEMBERED: u64 = 20_000;

/// Telegram repeats an update for a day at most.
const REPEATED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// Takes updates in; each is answered once, however often it comes.
pub(super) struct Intake<W> {
    queues: Queues<W>,
    seen: Cache<u32, ()>,
}

impl<W: Work> Intake<W> {
    pub(super) fn new(work: Arc<W>) -> Self {
        Self {
            queues: Queues::new(work),
            seen: Cache::builder()
                .max_capacity(REMEMBERED)
                .eviction_policy(EvictionPolicy::lru())
                .time_to_live(REPEATED_FOR)
                .build(),
        }
    }

    /// Takes an update in and tells when it is finished; whether it is a new one. A repeat is never told finished.
    pub(super) fn accept(&self, update: Update, finished: impl FnOnce() + Send + 'static) -> bool {
        if !self.seen.entry(update.id.0).or_insert(()).is_fresh() {
            telemetry::repeated();
            return false;
        }
        if let UpdateKind::Error(_) = update.kind {
            log::warn!("an update of an unknown kind is passed over");
            finished();
            return true;
        }
        let start = Instant::now();
        telemetry::taken_in(kind(&update));
        self.queues.push(Job {
            update,
            finished: Box::new(move || {
                telemetry::finished(start.elapsed());
                finished();
            }),
        });
        true
    }

    /// Waits until nothing is in work, at most so long.
    pub(super) async fn drained(&self, longest: Duration) {
        if !self.queues.drained(longest).await {
            log::warn!("some answers did not finish in time");
        }
    }
}

fn kind(update: &Update) -> &'static str {
    match update.kind {
        UpdateKind::Message(_) => "message",
        UpdateKind::EditedMessage(_) => "edited_message",
        UpdateKind::CallbackQuery(_) => "callback_query",
        UpdateKind::InlineQuery(_) => "inline_query",
        _ => "other",
    }
}
