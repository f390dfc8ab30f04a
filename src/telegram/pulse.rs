//! The watch on a listener that has gone deaf: polls and updates in, an alarm in the log and a new attempt out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use teloxide::Bot;
use teloxide::prelude::Requester;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep};

/// How often the pulse is felt.
pub(super) const ROUND: Duration = Duration::from_secs(30);

/// Without a successful poll for so long something is wrong.
const SILENT: Duration = Duration::from_secs(60);

/// When Telegram was heard last.
pub(super) struct Pulse {
    round: Duration,
    start: Instant,
    polled: AtomicU64,
    heard: AtomicU64,
    in_work: AtomicUsize,
    deaf: Notify,
}

impl Pulse {
    /// A pulse that is felt once in a round.
    pub(super) fn new(round: Duration) -> Self {
        Self {
            round,
            start: Instant::now(),
            polled: AtomicU64::new(0),
            heard: AtomicU64::new(0),
            in_work: AtomicUsize::new(0),
            deaf: Notify::new(),
        }
    }

    /// Notes a successful poll, and whether it brought updates.
    pub(super) fn beat(&self, has_updates: bool) {
        let now = self.now();
        self.polled.store(now, Ordering::Relaxed);
        if has_updates {
            self.heard.store(now, Ordering::Relaxed);
        }
    }

    /// Notes how many updates are in work, which Telegram counts as waiting.
    pub(super) fn in_work(&self, count: usize) {
        self.in_work.store(count, Ordering::Relaxed);
    }

    /// Ends when the listener was found deaf.
    pub(super) async fn found_deaf(&self) {
        self.deaf.notified().await;
    }

    /// Feels the pulse for ever: updates that wait at Telegram twice in a row while no poll brings any are a sign that
    /// the listener is deaf, though each of its polls seems to succeed.
    pub(super) async fn watch(self: Arc<Self>, bot: Bot) {
        let mut was_waiting = false;
        loop {
            sleep(self.round).await;
            let silent = self.since(&self.polled);
            if silent > SILENT {
                log::error!("Telegram has not been reached for {} s", silent.as_secs());
            }
            let is_waiting =
                self.since(&self.heard) > self.round && self.waits_at_telegram(&bot).await;
            if is_waiting && was_waiting {
                log::error!("updates wait at Telegram, but asking for them brings none");
                self.deaf.notify_one();
            }
            was_waiting = is_waiting;
        }
    }

    async fn waits_at_telegram(&self, bot: &Bot) -> bool {
        let info = bot.get_webhook_info().await;
        info.is_ok_and(|info| {
            info.pending_update_count as usize > self.in_work.load(Ordering::Relaxed)
        })
    }

    fn since(&self, moment: &AtomicU64) -> Duration {
        Duration::from_millis(self.now().saturating_sub(moment.load(Ordering::Relaxed)))
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use axum::{Json, Router};
    use serde_json::json;
    use tokio::net::TcpListener;
    use tokio::time::timeout;

    use super::*;

    /// A Bot API that says that three updates wait; whether it was asked.
    async fn api(was_asked: Arc<AtomicBool>) -> Bot {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await;
        let listener = listener.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let answer = json!({"ok": true, "result": {
            "url": "", "has_custom_certificate": false, "pending_update_count": 3,
        }});
        let router = Router::new().fallback(async move || {
            was_asked.store(true, Ordering::Relaxed);
            Json(answer.clone())
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        let url = format!("http://{address}").parse();
        Bot::new("1:token").set_api_url(url.expect("it is a URL"))
    }

    #[tokio::test]
    async fn a_listener_is_deaf_when_updates_wait_twice_in_a_row() {
        let pulse = Arc::new(Pulse::new(Duration::from_millis(5)));
        let bot = api(Arc::default()).await;
        tokio::spawn(pulse.clone().watch(bot));
        let found = timeout(Duration::from_secs(60), pulse.found_deaf()).await;
        assert!(found.is_ok(), "it is found");
    }

    #[tokio::test]
    async fn a_listener_is_not_deaf_while_all_that_waits_is_in_work() {
        let was_asked = Arc::new(AtomicBool::new(false));
        let pulse = Arc::new(Pulse::new(Duration::from_millis(5)));
        pulse.in_work(3);
        let watch = tokio::spawn(pulse.clone().watch(api(was_asked.clone()).await));
        while !was_asked.load(Ordering::Relaxed) {
            sleep(Duration::from_millis(1)).await;
        }
        let found = timeout(Duration::from_millis(200), pulse.found_deaf()).await;
        assert!(found.is_err(), "it is not found");
        watch.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn silence_counts_from_the_last_poll() {
        let pulse = Pulse::new(ROUND);
        tokio::time::advance(Duration::from_secs(90)).await;
        assert_eq!(pulse.since(&pulse.polled), Duration::from_secs(90));
        pulse.beat(false);
        assert_eq!(pulse.since(&pulse.polled), Duration::ZERO);
        assert_eq!(pulse.since(&pulse.heard), Duration::from_secs(90));
    }
}
