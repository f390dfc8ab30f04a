//! Starts and stops the bot: settings in, answers to updates until it is asked to stop out.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use teloxide::net::default_reqwest_settings;
use teloxide::prelude::Requester;
use teloxide::types::Me;
use teloxide::{Bot, RequestError};
use thiserror::Error;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::answers::Answers;
use super::commands::register;
use super::delivery::deliver;
use super::desk::Desk;
use super::faults::{Fault, told};
use super::intake::Intake;
use super::once::Once;
use super::pauses::Pauses;
use super::polling::Polling;
use super::pulse::{Pulse, ROUND};
use super::queues::Work;
use super::reached;
use super::signals::stop_token;
use super::webhook::{Address, Webhook};
use crate::clock::today;
use crate::feedback::Feedback;
use crate::health::Health;
use crate::live::{Live, keep_fresh};
use crate::memory::{Memory, MemoryAddress};
use crate::{settings, telemetry};

/// Answers in work are given so long to finish.
const TIME_TO_STOP: Duration = Duration::from_secs(10);

/// The first and the longest pause between attempts to reach Telegram at start.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

/// What is counted is written so often.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// Why the bot does not run.
#[derive(Debug, Error)]
pub enum BotError {
    /// Telegram does not know the token.
    #[error("Telegram refuses the token in TELOXIDE_TOKEN: get the right one from @BotFather")]
    TokenRefused,
    /// Telegram does not take the address of the webhook.
    #[error("Telegram refuses the webhook {0}: it has to be https, on port 80, 88, 443 or 8443")]
    WebhookRefused(String),
    /// The webhook cannot listen.
    #[error("nothing can be listened to on {listen}")]
    Listen {
        /// The address from the settings.
        listen: SocketAddr,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// Metrics cannot be gathered.
    #[error("metrics cannot be gathered")]
    Metrics(#[from] telemetry::InstallError),
    /// The shared memory cannot be used.
    #[error("the shared memory cannot be used")]
    Memory(#[from] redis::RedisError),
    /// The system fails.
    #[error("the system does not let the bot listen")]
    System(#[from] io::Error),
}

/// Runs the bot until SIGINT or SIGTERM.
///
/// # Errors
/// When the token is refused, or a setting cannot be used.
pub async fn run(
    live: Arc<Live>,
    feedback: Feedback,
    memory: Option<MemoryAddress>,
    settings: settings::Bot,
) -> Result<(), BotError> {
    let bot = bot(&settings);
    let webhook = webhook_address(&settings);
    let stop = stop_token()?;
    quiet_panics();
    let watched = watch(&live, settings.metrics_listen).await?;
    let shared = shared_memory(memory.as_ref(), settings.token.reveal())?;
    let refreshing = tokio::spawn(keep_fresh(Arc::clone(&live)));
    let me = tokio::select! {
        me = reach(&bot) => me?,
        () = stop.cancelled() => return Ok(()),
    };
    let feedback = Arc::new(feedback);
    let desk = Desk::new(live, me, Arc::clone(&feedback), shared.clone());
    let desk = Arc::new(desk);
    let answers = Answers::new(bot.clone(), Arc::clone(&desk));
    let intake = Intake::new(Arc::new(Once::new(answers, shared)));
    let registering = tokio::spawn({
        let (bot, desk) = (bot.clone(), Arc::clone(&desk));
        async move { register(&bot, &desk.engine()).await }
    });
    let writing = tokio::spawn(write_now_and_then(Arc::clone(&feedback)));
    let result = match webhook {
        Some(address) => {
            Webhook::new(bot, intake, address)
                .run(stop, TIME_TO_STOP)
                .await
        }
        None => poll(bot, intake, stop).await,
    };
    registering.abort();
    writing.abort();
    refreshing.abort();
    watched.abort();
    write(feedback).await;
    result
}

/// The memory that is shared with other instances, where an address is given for one.
fn shared_memory(
    address: Option<&MemoryAddress>,
    secret: &str,
) -> Result<Option<Arc<Memory>>, BotError> {
    let Some(address) = address else {
        return Ok(None);
    };
    let memory = Arc::new(Memory::new(address, secret)?);
    tokio::spawn(Arc::clone(&memory).watch());
    Ok(Some(memory))
}

/// Lets others watch the bot where an address is given for it.
async fn watch(live: &Arc<Live>, address: Option<SocketAddr>) -> Result<JoinHandle<()>, BotError> {
    let Some(listen) = address else {
        return Ok(tokio::spawn(async {}));
    };
    let metrics = telemetry::install()?;
    live.tell();
    let health = Health::new(Arc::clone(live), metrics, reached::ago);
    let server = health
        .listen(listen)
        .await
        .map_err(|error| BotError::Listen { listen, error })?;
    Ok(tokio::spawn(async {
        if let Err(error) = server.await {
            log::error!("health and metrics are told no more: {error}");
        }
    }))
}

async fn write_now_and_then(feedback: Arc<Feedback>) {
    loop {
        sleep(WRITTEN_EVERY).await;
        write(Arc::clone(&feedback)).await;
    }
}

/// Writes what is counted without holding up answers.
async fn write(feedback: Arc<Feedback>) {
    let writing = tokio::task::spawn_blocking(move || feedback.flush(today()));
    if writing.await.is_err() {
        log::error!("what is counted could not be written");
    }
}

async fn poll(
    bot: Bot,
    intake: Intake<impl Work>,
    stop: CancellationToken,
) -> Result<(), BotError> {
    // A webhook that is left over would keep the updates from being asked for.
    match deliver(bot.delete_webhook()).await {
        Err(Fault::Token) => return Err(BotError::TokenRefused),
        Err(fault) => log::error!("a webhook may still be set: {fault:?}"),
        Ok(_) => {}
    }
    let pulse = Arc::new(Pulse::new(ROUND));
    let watching = tokio::spawn(Arc::clone(&pulse).watch(bot.clone()));
    log::info!("asking for updates");
    let result = Polling::new(bot, intake, pulse)
        .run(stop, TIME_TO_STOP)
        .await;
    watching.abort();
    result
}

fn bot(settings: &settings::Bot) -> Bot {
    let bot = Bot::new(settings.token.reveal());
    match &settings.api_url {
        Some(url) => bot.set_api_url(url.clone()),
        None => bot,
    }
}

/// The same bot without its old connections.
pub(super) fn with_new_connections(bot: &Bot) -> Bot {
    match default_reqwest_settings().build() {
        Ok(client) => Bot::with_client(bot.token(), client).set_api_url(bot.api_url()),
        Err(_) => bot.clone(),
    }
}

fn webhook_address(settings: &settings::Bot) -> Option<Address> {
    let url = settings.webhook_url.clone()?;
    let secret = settings.webhook_secret.as_ref();
    if secret.is_none() {
        log::warn!("without --webhook-secret anybody who finds the webhook can pose as Telegram");
    }
    Some(Address {
        url,
        listen: settings.listen?,
        secret: secret.map(|secret| secret.reveal().to_owned()),
    })
}

/// Asks Telegram who the bot is until it answers; the pauses between attempts grow.
async fn reach(bot: &Bot) -> Result<Me, BotError> {
    let mut pauses = Pauses::new(PAUSES.0, PAUSES.1);
    loop {
        let error = match bot.get_me().await {
            Ok(me) => {
                reached::note();
                log::info!("this is @{}", me.username());
                return Ok(me);
            }
            Err(error) => error,
        };
        let fault = Fault::of(&error);
        if fault == Fault::Token {
            return Err(BotError::TokenRefused);
        }
        let pause = pauses.after(fault);
        log::warn!(
            "Telegram cannot be reached, trying again in {:.1} s: {}",
            pause.as_secs_f32(),
            told(&error)
        );
        sleep(pause).await;
    }
}

/// Whether Telegram refuses the token when asked once more: a single 401 may be a fault of a moment.
pub(super) async fn refuses_token(bot: &Bot) -> bool {
    let answer: Result<Me, RequestError> = bot.get_me().await;
    answer.is_err_and(|error| Fault::of(&error) == Fault::Token)
}

/// A panic is logged by its place alone: its text could hold what a person wrote.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => log::error!("a panic in {}:{}", place.file(), place.line()),
        None => log::error!("a panic"),
    }));
}
