//! The memory that several instances share: keys and values in, the same out of a Redis server; nothing while it is away.

mod address;
mod claim;

pub use address::MemoryAddress;
pub use claim::Claim;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, RedisError, RedisResult};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokio::time::{sleep, timeout};

use crate::telemetry;

/// All keys begin so: others may use the same server.
pub const PREFIX: &str = "hejnal:";

/// An answer waits no longer for the server.
const LONGEST: Duration = Duration::from_millis(250);

/// How often the server is asked whether it is there.
const ROUND: Duration = Duration::from_secs(1);

/// The first and the longest pause between attempts to connect again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));

/// A connection to the shared memory. Never fails: while the server is away, nothing is remembered and nothing waits.
///
/// Keys are hashed together with a secret of the bot, so that the server learns no identifiers of persons or chats.
pub struct Memory {
    connection: ConnectionManager,
    secret: String,
    is_up: AtomicBool,
}

impl Memory {
    /// Connects in the background; has to be called within the run time. The secret has to be the same in all
    /// instances.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn new(address: &MemoryAddress, secret: &str) -> RedisResult<Self> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PAUSES.1))
            .set_response_timeout(Some(LONGEST))
            .set_min_delay(PAUSES.0)
            .set_max_delay(PAUSES.1);
        Ok(Self {
            connection: ConnectionManager::new_lazy_with_config(address.client(), config)?,
            secret: secret.to_owned(),
            is_up: AtomicBool::new(true),
        })
    }

    /// Looks for ever whether the server is there: while it is not, no answer waits for it.
    pub async fn watch(self: Arc<Self>) {
        loop {
            let mut connection = self.connection.clone();
            let answer = timeout(PAUSES.1, connection.ping::<()>()).await;
            self.note(answer.unwrap_or_else(|_| Err(late())).err());
            sleep(ROUND).await;
        }
    }

    /// What is remembered under a key; nothing also when it cannot be read.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let key = self.key(key);
        let found: Option<Vec<u8>> = self
            .ask(|mut connection| async move { connection.get(key).await })
            .await?;
        // Another version of the program may have written it.
        serde_json::from_slice(&found?).ok()
    }

    /// Remembers a value under a key for a while.
    pub async fn put<T: Serialize>(&self, key: &str, value: &T, for_time: Duration) {
        let Ok(value) = serde_json::to_vec(value) else {
            return;
        };
        let (key, seconds) = (self.key(key), for_time.as_secs());
        self.ask(|mut connection| async move {
            connection.set_ex::<_, _, ()>(key, value, seconds).await
        })
        .await;
    }

    /// A sum of texts that nobody without the secret can read anything from.
    pub fn sum(&self, texts: &[String]) -> String {
        let mut hash = Sha256::new_with_prefix(&self.secret);
        for text in texts {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
        let sum = hash.finalize();
        sum.iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn key(&self, key: &str) -> String {
        format!("{PREFIX}{}", self.sum(&[key.to_owned()]))
    }

    /// Asks the server; nothing when it is away, fails, or does not answer in time.
    async fn ask<T, F>(&self, call: impl FnOnce(ConnectionManager) -> F) -> Option<T>
    where
        F: Future<Output = RedisResult<T>>,
    {
        if !self.is_up.load(Ordering::Relaxed) {
            return None;
        }
        let answer = timeout(LONGEST, call(self.connection.clone())).await;
        match answer.unwrap_or_else(|_| Err(late())) {
            Ok(value) => Some(value),
            Err(error) => {
                self.note(Some(error));
                None
            }
        }
    }

    fn note(&self, error: Option<RedisError>) {
        telemetry::memory(error.is_none());
        let was_up = self.is_up.swap(error.is_none(), Ordering::Relaxed);
        match error {
            Some(error) if was_up => log::warn!(
                "the shared memory is away, conversations begin anew until it is back: {error}"
            ),
            None if !was_up => log::info!("the shared memory is back"),
            _ => {}
        }
    }
}

fn late() -> RedisError {
    RedisError::from(std::io::Error::from(std::io::ErrorKind::TimedOut))
}
