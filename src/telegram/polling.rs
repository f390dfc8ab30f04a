//! Long polling that loses nothing: updates asked of Telegram in, each confirmed only when it is finished.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use teloxide::payloads::GetUpdatesSetters;
use teloxide::prelude::Requester;
use teloxide::requests::Request;
use teloxide::types::{AllowedUpdate, Update};
use teloxide::{Bot, RequestError};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use super::faults::{Fault, told};
use super::intake::Intake;
use super::ledger::Ledger;
use super::pauses::Pauses;
use super::pulse::Pulse;
use super::queues::{Line, Work};
use super::reached;
use super::start::{BotError, refuses_token, with_new_connections};
use crate::telemetry;

/// What the bot is told of.
pub(super) const KINDS: [AllowedUpdate; 4] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::InlineQuery,
];

/// One long poll lasts so long at most, in seconds; has to be shorter than the client's own limit of 17 seconds.
const POLL: u32 = 10;

/// A poll that takes longer, whatever the client believes, is broken off.
const LONGEST_POLL: Duration = Duration::from_secs(40);

/// Telegram's own limit of updates at a time.
const BATCH: usize = 100;

/// With so few updates in work new ones are asked for.
const FEW: usize = 16;

/// With more in work, new ones are asked for after so long.
const SHORT: Duration = Duration::from_millis(20);

/// Asking twice with the same offset within this time, Telegram shows only one update.
const SAME_OFFSET: Duration = Duration::from_millis(500);

/// So many waiting updates make a line crowded.
const CROWDED: usize = 20;

/// The first and the longest pause between attempts when Telegram cannot be asked.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// Telegram's updates by long polling.
pub(super) struct Polling<W> {
    bot: Bot,
    intake: Intake<W>,
    ledger: Arc<Mutex<Ledger>>,
    progress: Arc<Notify>,
    pulse: Arc<Pulse>,
}

impl<W: Work> Polling<W> {
    pub(super) fn new(bot: Bot, intake: Intake<W>, pulse: Arc<Pulse>) -> Self {
        Self {
            bot,
            intake,
            ledger: Arc::default(),
            progress: Arc::default(),
            pulse,
        }
    }

    /// Answers updates until asked to stop; then finishes what is in work within the given time and confirms it.
    ///
    /// # Errors
    /// When the token is refused.
    pub(super) async fn run(
        self,
        stop: CancellationToken,
        time_to_stop: Duration,
    ) -> Result<(), BotError> {
        let result = tokio::select! {
            () = stop.cancelled() => Ok(()),
            result = self.ask() => result,
        };
        self.intake.drained(time_to_stop).await;
        if result.is_ok() {
            self.confirm().await;
        }
        result
    }

    async fn ask(&self) -> Result<(), BotError> {
        let mut bot = self.bot.clone();
        let mut pauses = Pauses::new(PAUSES.0, PAUSES.1);
        loop {
            let (offset, asked) = (self.ledger().offset(), Instant::now());
            let answer = tokio::select! {
                answer = self.poll(&bot, offset) => answer,
                () = self.pulse.found_deaf() => None,
            };
            match answer {
                Some(Ok(updates)) => {
                    reached::note();
                    self.pulse.beat(!updates.is_empty());
                    pauses = Pauses::new(PAUSES.0, PAUSES.1);
                    self.take_in(updates);
                    self.progressed(offset, asked).await;
                    self.pulse.in_work(self.ledger().unfinished());
                }
                Some(Err(error)) => {
                    let fault = Fault::of(&error);
                    telemetry::api_error(fault.code());
                    if fault == Fault::Token && refuses_token(&bot).await {
                        return Err(BotError::TokenRefused);
                    }
                    let pause = pauses.after(fault);
                    tell(fault, &told(&error), pause);
                    sleep(pause).await;
                }
                None => {
                    log::error!("asking for updates hangs; trying again with a new connection");
                    bot = with_new_connections(&bot);
                }
            }
        }
    }

    async fn poll(&self, bot: &Bot, offset: u32) -> Option<Result<Vec<Update>, RequestError>> {
        let seconds = if self.ledger().unfinished() == 0 {
            POLL
        } else {
            0
        };
        let poll = bot
            .get_updates()
            .offset(i32::try_from(offset).unwrap_or(i32::MAX))
            .timeout(seconds)
            .allowed_updates(KINDS);
        timeout(LONGEST_POLL, poll.send()).await.ok()
    }

    /// Updates are taken in by their numbers: answers to one chat keep the order even if a batch does not.
    fn take_in(&self, mut updates: Vec<Update>) {
        updates.sort_by_key(|update| update.id.0);
        let (is_full, mut new) = (updates.len() >= BATCH, 0);
        for update in updates {
            let number = update.id.0;
            if !self.ledger().begin(number, Line::of(&update)) {
                continue;
            }
            let (ledger, progress) = (Arc::clone(&self.ledger), Arc::clone(&self.progress));
            let is_new = self.intake.accept(update, move || {
                lock(&ledger).finish(number);
                progress.notify_one();
            });
            if is_new {
                new += 1;
            } else {
                self.ledger().finish(number);
            }
        }
        if is_full && new == 0 {
            let passed = self.ledger().pass_by(CROWDED);
            if passed > 0 {
                log::warn!(
                    "{passed} waiting messages of crowded chats are passed by to hear the others"
                );
            }
        }
    }

    /// Waits until asking again is worth it: all is finished, or the offset has moved and little is left in work.
    async fn progressed(&self, offset: u32, asked: Instant) {
        loop {
            let (now, unfinished) = {
                let ledger = self.ledger();
                (ledger.offset(), ledger.unfinished())
            };
            let passed = asked.elapsed();
            let has_moved = now != offset && (unfinished <= FEW || passed >= SHORT);
            if unfinished == 0 || has_moved || passed >= SAME_OFFSET {
                return;
            }
            let until = asked + if now == offset { SAME_OFFSET } else { SHORT };
            tokio::select! {
                () = self.progress.notified() => {}
                () = sleep_until(until) => {}
            }
        }
    }

    /// Tells Telegram at the end what is answered; what is not comes again at the next start.
    async fn confirm(&self) {
        let offset = self.ledger().offset();
        if offset == 0 {
            return;
        }
        let confirm = self
            .bot
            .get_updates()
            .offset(i32::try_from(offset).unwrap_or(i32::MAX))
            .limit(1)
            .timeout(0);
        if let Err(error) = confirm.send().await {
            log::warn!(
                "the last answers are not confirmed and will be given again: {}",
                told(&error)
            );
        }
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        lock(&self.ledger)
    }
}

fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

fn tell(fault: Fault, error: &str, pause: Duration) {
    let pause = pause.as_secs_f32();
    match fault {
        Fault::Conflict => log::error!(
            "ANOTHER INSTANCE OF THE BOT ASKS FOR THE SAME UPDATES, or a webhook is set: only one may run with this token; trying again in {pause:.1} s: {error}"
        ),
        _ => log::warn!(
            "Telegram cannot be asked for updates, trying again in {pause:.1} s: {error}"
        ),
    }
}
