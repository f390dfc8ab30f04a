//! Starts and stops the bot: settings in, answers to updates until it is asked to stop out.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use teloxide::dispatching::Dispatcher;
use teloxide::error_handlers::LoggingErrorHandler;
use teloxide::prelude::Requester;
use teloxide::stop::StopToken;
use teloxide::update_listeners::{Polling, UpdateListener, webhooks};
use teloxide::{ApiError, Bot, RequestError, dptree};
use thiserror::Error;

use super::commands::register;
use super::conversations::Conversations;
use super::handlers::{Desk, handlers};
use super::signals::asked_to_stop;
use crate::engine::Engine;
use crate::settings;

/// One long poll lasts so long at most; has to be shorter than the client's own limit of 17 seconds.
const POLL: Duration = Duration::from_secs(10);

/// Updates of one chat that wait; a full queue would hold up the other chats.
const WAITING_UPDATES: usize = 1_000;

/// Answers in work are given so long to finish.
const TIME_TO_STOP: Duration = Duration::from_secs(10);

/// Pauses between attempts to reach Telegram at start grow up to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Why the bot does not run.
#[derive(Debug, Error)]
pub enum BotError {
    /// There is no token.
    #[error(
        "no token: put the one that @BotFather gave into the environment variable TELOXIDE_TOKEN"
    )]
    NoToken,
    /// Telegram does not know the token.
    #[error("Telegram refuses the token in TELOXIDE_TOKEN: get the right one from @BotFather")]
    TokenRefused,
    /// An address cannot be read.
    #[error("{what} “{value}” is not an address")]
    Address {
        /// Which setting.
        what: &'static str,
        /// What stands there.
        value: String,
    },
    /// Telegram cannot be asked for updates.
    #[error("the updates cannot be fetched")]
    Updates(#[from] RequestError),
    /// The system does not let signals be heard.
    #[error("signals cannot be heard")]
    Signals(#[from] io::Error),
}

/// Runs the bot until SIGINT or SIGTERM.
///
/// # Errors
/// When the token is missing or refused, or a setting cannot be used.
pub async fn run(engine: Engine, settings: settings::Bot) -> Result<(), BotError> {
    let bot = bot(&settings)?;
    reach(&bot).await?;
    let desk = Arc::new(Desk {
        engine,
        conversations: Conversations::new(),
    });
    register(&bot, &desk.engine).await;
    match settings.webhook_url.as_deref().zip(settings.listen) {
        Some((url, listen)) => {
            let url = address("the webhook address", url)?;
            let mut options = webhooks::Options::new(listen, url);
            if let Some(secret) = settings.webhook_secret {
                options = options.secret_token(secret);
            }
            let listener = webhooks::axum(bot.clone(), options).await?;
            log::info!("listening for updates on {listen}");
            dispatch(bot, desk, listener).await
        }
        None => {
            let listener = Polling::builder(bot.clone())
                .timeout(POLL)
                .delete_webhook()
                .await
                .build();
            log::info!("asking for updates");
            dispatch(bot, desk, listener).await
        }
    }
}

fn bot(settings: &settings::Bot) -> Result<Bot, BotError> {
    if settings.token.trim().is_empty() {
        return Err(BotError::NoToken);
    }
    let bot = Bot::new(settings.token.trim());
    match &settings.api_url {
        Some(url) => Ok(bot.set_api_url(address("the address of the Bot API", url)?)),
        None => Ok(bot),
    }
}

fn address<T: std::str::FromStr>(what: &'static str, value: &str) -> Result<T, BotError> {
    value.parse().map_err(|_| BotError::Address {
        what,
        value: value.to_owned(),
    })
}

/// Asks Telegram who the bot is until it answers; the pauses between attempts grow.
async fn reach(bot: &Bot) -> Result<(), BotError> {
    let mut pause = Duration::from_secs(1);
    loop {
        match bot.get_me().await {
            Ok(me) => {
                log::info!("this is @{}", me.username());
                return Ok(());
            }
            Err(RequestError::Api(ApiError::InvalidToken)) => return Err(BotError::TokenRefused),
            Err(RequestError::Api(ApiError::Unknown(text)))
                if text.contains("Unauthorized") || text.contains("Not Found") =>
            {
                return Err(BotError::TokenRefused);
            }
            Err(error) => {
                log::warn!(
                    "Telegram cannot be reached, trying again in {} s: {error}",
                    pause.as_secs()
                );
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

async fn dispatch<L>(bot: Bot, desk: Arc<Desk>, mut listener: L) -> Result<(), BotError>
where
    L: UpdateListener + Send + 'static,
    L::Err: std::fmt::Debug + Send,
{
    let stop: StopToken = listener.stop_token();
    let mut dispatcher = Dispatcher::builder(bot, handlers())
        .dependencies(dptree::deps![desk])
        .worker_queue_size(WAITING_UPDATES)
        .default_handler(|_| async {})
        .error_handler(LoggingErrorHandler::with_custom_text(
            "an update could not be answered",
        ))
        .build();
    let deadline = async {
        asked_to_stop().await?;
        stop.stop();
        tokio::time::sleep(TIME_TO_STOP).await;
        log::warn!("some answers did not finish in time");
        Ok::<(), BotError>(())
    };
    let answering = dispatcher.try_dispatch_with_listener(
        listener,
        LoggingErrorHandler::with_custom_text("updates could not be fetched"),
    );
    tokio::select! {
        result = answering => Ok(result?),
        result = deadline => result,
    }
}
