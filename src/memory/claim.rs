//! Work that one of several instances does: its name in, who does it out.

use std::sync::Arc;
use std::time::Duration;

use redis::{ExistenceCheck, SetExpiry, SetOptions};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::Memory;

/// An instance that has not been heard of for so long is dead: another one does its work.
const LEASE: Duration = Duration::from_secs(6);

/// How often an instance says that it is still at work.
const SIGN: Duration = Duration::from_secs(2);

/// How often an instance that waits for another one looks whether it is done.
const LOOK: Duration = Duration::from_millis(200);

/// Telegram repeats an update for a day at most.
const REMEMBERED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// Stands for work that is in hand.
const IN_WORK: &str = "w";
/// Stands for work that is done.
const DONE: &str = "d";

/// A piece of work that this instance does; whoever drops it without [`Claim::done`] leaves it to others.
pub struct Claim {
    memory: Arc<Memory>,
    key: String,
    signs: JoinHandle<()>,
}

impl Claim {
    /// Takes up a piece of work; nothing when it was done before. Waits while another instance is at it. Without a
    /// server everything is taken up: better twice than never.
    pub async fn take_up(memory: &Arc<Memory>, name: &str) -> Option<Self> {
        let key = memory.key(name);
        loop {
            match memory.state(&key).await {
                State::Mine => return Some(Self::new(memory, key)),
                State::Done => return None,
                State::Theirs => sleep(LOOK).await,
            }
        }
    }

    /// The work is done: nobody does it again.
    pub async fn done(self) {
        self.signs.abort();
        self.memory.set(&self.key, DONE, REMEMBERED_FOR).await;
    }

    fn new(memory: &Arc<Memory>, key: String) -> Self {
        let signs = tokio::spawn({
            let (memory, key) = (Arc::clone(memory), key.clone());
            async move {
                loop {
                    sleep(SIGN).await;
                    memory.set(&key, IN_WORK, LEASE).await;
                }
            }
        });
        Self {
            memory: Arc::clone(memory),
            key,
            signs,
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.signs.abort();
    }
}

enum State {
    Mine,
    Theirs,
    Done,
}

impl Memory {
    /// Who does a piece of work; this instance from now on, if nobody did.
    async fn state(&self, key: &str) -> State {
        let options = SetOptions::default()
            .conditional_set(ExistenceCheck::NX)
            .get(true)
            .with_expiration(SetExpiry::PX(millis(LEASE)));
        let before: Option<Option<String>> = self
            .ask(|mut connection| async move {
                redis::AsyncCommands::set_options(&mut connection, key, IN_WORK, options).await
            })
            .await;
        match before.flatten().as_deref() {
            None => State::Mine,
            Some(DONE) => State::Done,
            Some(_) => State::Theirs,
        }
    }

    async fn set(&self, key: &str, value: &str, for_time: Duration) {
        let options = SetOptions::default().with_expiration(SetExpiry::PX(millis(for_time)));
        self.ask(|mut connection| async move {
            redis::AsyncCommands::set_options::<_, _, ()>(&mut connection, key, value, options)
                .await
        })
        .await;
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
