//! getUpdates calls go in, the updates that wait (or the news that another poll took over) come out.

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep, timeout_at};

use super::body::Params;
use super::refusal::Refusal;
use super::state::{Server, State};

/// Kinds that come only if the bot asks for them.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// How long an interrupted poll waits before it counts as a conflict: a bot that stops hangs up meanwhile.
const HANGING_UP: Duration = Duration::from_millis(200);

/// Asking twice with the same offset within this time, a bot sees only one update.
const SAME_OFFSET: Duration = Duration::from_millis(500);

/// Updates that the bot did not confirm yet, and who asks for them.
pub(super) struct Updates {
    /// The highest offset seen.
    pub(super) confirmed: i64,
    pending: VecDeque<Value>,
    last_id: i64,
    allowed: Vec<String>,
    poll: u64,
    last_poll: Option<(i64, Instant)>,
    /// Whether batches come in disorder, and what was confirmed comes once more.
    pub(super) is_disorderly: bool,
    again: Vec<Value>,
}

impl Default for Updates {
    fn default() -> Self {
        Self {
            confirmed: 0,
            pending: VecDeque::new(),
            last_id: 700_000_000,
            allowed: Vec::new(),
            poll: 0,
            last_poll: None,
            is_disorderly: false,
            again: Vec::new(),
        }
    }
}

impl Updates {
    /// Queues an update under the next id.
    pub(super) fn add(&mut self, mut update: Map<String, Value>) {
        self.last_id += 1;
        update.insert("update_id".to_owned(), json!(self.last_id));
        self.pending.push_back(Value::Object(update));
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// The kinds that the bot asked for; empty for the usual ones.
    pub(super) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Takes `allowed_updates` over, if it is given.
    pub(super) fn allow(&mut self, params: &Params) {
        if let Some(Value::Array(kinds)) = params.value("allowed_updates") {
            self.allowed = kinds
                .iter()
                .filter_map(|kind| kind.as_str().map(str::to_owned))
                .collect();
        }
    }

    /// Forgets all that wait.
    pub(super) fn drop_all(&mut self) {
        self.pending.clear();
    }

    /// Forgets one update that the webhook accepted.
    pub(super) fn accepted(&mut self, id: &Value) {
        self.pending.retain(|update| update["update_id"] != *id);
    }

    /// Interrupts the poll that waits; returns the number of the one that takes over.
    pub(super) fn take_over(&mut self) -> u64 {
        self.poll += 1;
        self.poll
    }

    /// Forgets what an offset confirms; a negative one keeps that many from the end.
    fn confirm(&mut self, offset: i64) {
        self.confirmed = self.confirmed.max(offset);
        if offset < 0 {
            let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let dropped = self.pending.len().saturating_sub(kept);
            self.pending.drain(..dropped);
        } else {
            let (kept, confirmed) = std::mem::take(&mut self.pending)
                .into_iter()
                .partition(|update| update["update_id"].as_i64() >= Some(offset));
            self.pending = kept;
            if self.is_disorderly {
                self.again.extend::<VecDeque<Value>>(confirmed);
            }
        }
    }

    /// How many updates a poll shows: only one when the same offset comes again at once.
    fn limit(&mut self, params: &Params) -> usize {
        let (offset, now) = (params.number("offset").unwrap_or_default(), Instant::now());
        let last = self.last_poll.replace((offset, now));
        if last.is_some_and(|(before, at)| before == offset && now - at < SAME_OFFSET) {
            return 1;
        }
        let limit = params.number("limit").unwrap_or(100).clamp(1, 100);
        usize::try_from(limit).unwrap_or(100)
    }

    /// Whether the bot gets updates like this one.
    fn wanted(&self, update: &Value) -> bool {
        let kinds = update.as_object().into_iter().flat_map(Map::keys);
        kinds.filter(|kind| *kind != "update_id").all(|kind| {
            if self.allowed.is_empty() {
                !ON_REQUEST.contains(&kind.as_str())
            } else {
                self.allowed.contains(kind)
            }
        })
    }
}

impl State {
    /// The oldest updates that the bot wants; the others before them are forgotten.
    pub(super) fn hand_over(&mut self, limit: usize) -> Vec<Value> {
        let pending = std::mem::take(&mut self.updates.pending);
        self.updates.pending = pending
            .into_iter()
            .filter(|update| self.updates.wanted(update))
            .collect();
        let mut batch: Vec<Value> = self.updates.pending.iter().take(limit).cloned().collect();
        if self.updates.is_disorderly {
            batch.append(&mut self.updates.again);
            batch.reverse();
        }
        for update in &batch {
            self.mark_delivered(update);
        }
        batch
    }

    /// Begins a poll: checks, confirms, interrupts an older poll. Returns its number.
    fn begin_poll(&mut self, params: &Params) -> Result<u64, Refusal> {
        if self.webhook.is_some() {
            return Err(Refusal::new(
                409,
                "Can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        self.updates.allow(params);
        self.updates
            .confirm(params.number("offset").unwrap_or_default());
        Ok(self.updates.take_over())
    }

    /// Why a poll was interrupted.
    fn interruption(&self) -> Refusal {
        Refusal::new(
            409,
            if self.webhook.is_some() {
                "Terminated by setWebhook request"
            } else {
                "Terminated by other getUpdates request; make sure that only one bot instance is running"
            },
        )
    }
}

/// Answers getUpdates, at once or when something came or the time is over.
pub(super) async fn poll(server: &Server, params: &Params) -> Result<Value, Refusal> {
    let timeout = params.number("timeout").unwrap_or(0).clamp(0, 50);
    let end = Instant::now() + Duration::from_secs(timeout.unsigned_abs());
    let mut changed = server.subscribe();
    let mine = server.lock().begin_poll(params)?;
    let limit = server.lock().updates.limit(params);
    server.announce();
    loop {
        changed.mark_unchanged();
        if server.lock().updates.poll != mine {
            sleep(HANGING_UP).await;
            return Err(server.lock().interruption());
        }
        let batch = server.lock().hand_over(limit);
        if !batch.is_empty() || timeout_at(end, changed.changed()).await.is_err() {
            return Ok(Value::Array(batch));
        }
    }
}
