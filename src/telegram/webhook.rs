//! The webhook: updates that Telegram posts in, each answered with 200 when it is finished.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use subtle::ConstantTimeEq;
use teloxide::Bot;
use teloxide::payloads::SetWebhookSetters;
use teloxide::prelude::Requester;
use teloxide::types::Update;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::delivery::deliver;
use super::faults::{Fault, told};
use super::intake::Intake;
use super::polling::KINDS;
use super::queues::Work;
use super::reached;
use super::start::BotError;

/// The header in which Telegram sends the secret.
const SECRET: &str = "x-telegram-bot-api-secret-token";

/// Larger bodies are refused: no update of Telegram comes near it.
const LARGEST_BODY: usize = 1024 * 1024;

/// Updates that Telegram may post side by side.
const CONNECTIONS: u8 = 100;

/// After so long the 200 is sent even if the update is not finished: Telegram itself gives up after a minute.
const BOUND: Duration = Duration::from_secs(50);

/// How often Telegram is asked what it thinks of the webhook.
const ROUND: Duration = Duration::from_secs(60);

/// Where the webhook is, and what Telegram has to know to use it.
pub(super) struct Address {
    pub(super) url: Url,
    pub(super) listen: SocketAddr,
    pub(super) secret: Option<String>,
}

/// Telegram's updates by webhook.
pub(super) struct Webhook<W> {
    bot: Bot,
    intake: Intake<W>,
    address: Address,
    in_work: Mutex<HashMap<u32, watch::Receiver<()>>>,
}

impl<W: Work> Webhook<W> {
    pub(super) fn new(bot: Bot, intake: Intake<W>, address: Address) -> Self {
        Self {
            bot,
            intake,
            address,
            in_work: Mutex::default(),
        }
    }

    /// Answers updates until asked to stop; then finishes what is in work within the given time. The webhook stays
    /// set: Telegram keeps what comes meanwhile, and other instances may go on.
    ///
    /// # Errors
    /// When the address cannot be listened on, or Telegram refuses the webhook.
    pub(super) async fn run(
        self,
        stop: CancellationToken,
        time_to_stop: Duration,
    ) -> Result<(), BotError> {
        let listen = self.address.listen;
        let socket = TcpListener::bind(listen)
            .await
            .map_err(|error| BotError::Listen { listen, error })?;
        let this = Arc::new(self);
        let path = this.address.url.path().to_owned();
        let router = Router::new()
            .route(&path, post(receive::<W>))
            .with_state(Arc::clone(&this));
        log::info!("listening for updates on {listen}");
        let server = axum::serve(socket, router).with_graceful_shutdown({
            let stop = stop.clone();
            async move { stop.cancelled().await }
        });
        let mut serving = tokio::spawn(server.into_future());
        // The server ends when asked to stop: only without that wish its end is a failure.
        let result = tokio::select! {
            biased;
            () = stop.cancelled() => Ok(()),
            result = this.keep_set() => result,
            ended = &mut serving => Err(BotError::from(ended.map_or_else(io::Error::other, |result| {
                result.err().unwrap_or_else(|| io::Error::other("the webhook ended"))
            }))),
        };
        stop.cancel();
        this.intake.drained(time_to_stop).await;
        // What is in work is answered now; only connections that Telegram keeps open are left.
        if !serving.is_finished() {
            let _ = timeout(Duration::from_secs(1), serving).await;
        }
        result
    }

    /// Sets the webhook, and sets it again whenever Telegram has lost it; never ends but with an error.
    async fn keep_set(&self) -> Result<(), BotError> {
        self.set().await?;
        loop {
            sleep(ROUND).await;
            let info = match self.bot.get_webhook_info().await {
                Ok(info) => {
                    reached::note();
                    info
                }
                Err(error) => {
                    log::warn!(
                        "Telegram does not tell how the webhook is: {}",
                        told(&error)
                    );
                    continue;
                }
            };
            if info.url.as_ref() != Some(&self.address.url) {
                log::error!(
                    "the webhook was taken away, by another instance perhaps: setting it again"
                );
                self.set().await?;
            }
            if info.pending_update_count > 0
                && let Some(error) = info.last_error_message
            {
                log::error!(
                    "{} updates wait at Telegram, which cannot deliver them: {error}",
                    info.pending_update_count
                );
            }
        }
    }

    async fn set(&self) -> Result<(), BotError> {
        let mut request = self
            .bot
            .set_webhook(self.address.url.clone())
            .max_connections(CONNECTIONS)
            .allowed_updates(KINDS);
        if let Some(secret) = &self.address.secret {
            request = request.secret_token(secret.clone());
        }
        match deliver(request).await {
            Ok(_) | Err(Fault::Harmless) => Ok(()),
            Err(Fault::Token) => Err(BotError::TokenRefused),
            Err(_) => Err(BotError::WebhookRefused(self.address.url.to_string())),
        }
    }

    fn has_secret(&self, headers: &HeaderMap) -> bool {
        let Some(secret) = &self.address.secret else {
            return true;
        };
        let given = headers
            .get(SECRET)
            .map_or(&b""[..], |value| value.as_bytes());
        given.ct_eq(secret.as_bytes()).into()
    }

    /// Takes an update in; the receiver closes when it is finished. A repeat waits for the same end as the first;
    /// nothing is to be waited for when it has finished before.
    fn begin(self: &Arc<Self>, update: Update) -> Option<watch::Receiver<()>> {
        let number = update.id.0;
        let (sender, receiver) = watch::channel(());
        if let Some(first) = self.enter(number, &receiver) {
            return Some(first);
        }
        let this = Arc::clone(self);
        let is_new = self.intake.accept(update, move || {
            this.in_work().remove(&number);
            drop(sender);
        });
        if !is_new {
            self.in_work().remove(&number);
        }
        is_new.then_some(receiver)
    }

    /// Notes an update as in work; the receiver of one that is so already.
    fn enter(&self, number: u32, receiver: &watch::Receiver<()>) -> Option<watch::Receiver<()>> {
        let mut in_work = self.in_work();
        let first = in_work.get(&number).cloned();
        if first.is_none() {
            in_work.insert(number, receiver.clone());
        }
        first
    }

    fn in_work(&self) -> MutexGuard<'_, HashMap<u32, watch::Receiver<()>>> {
        self.in_work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The secret is looked at before the body is read.
async fn receive<W: Work>(State(webhook): State<Arc<Webhook<W>>>, request: Request) -> StatusCode {
    let (head, body) = request.into_parts();
    if !webhook.has_secret(&head.headers) {
        log::warn!("something without the secret posted to the webhook");
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Ok(update) = serde_json::from_slice::<Update>(&body) else {
        log::warn!("something that is no update was posted to the webhook");
        return StatusCode::BAD_REQUEST;
    };
    reached::note();
    if let Some(mut finished) = webhook.begin(update) {
        // The channel never carries a value: its end is the sign.
        let _ = timeout(BOUND, finished.changed()).await;
    }
    StatusCode::OK
}
