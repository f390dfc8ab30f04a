//! The wish to stop: SIGINT or SIGTERM in, a cancelled token out.

use std::io;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// A token that is cancelled when the process is asked to stop.
///
/// # Errors
/// When the system does not let signals be heard.
pub(super) fn stop_token() -> io::Result<CancellationToken> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let token = CancellationToken::new();
    let stop = token.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => log::info!("SIGINT: stopping"),
            _ = terminate.recv() => log::info!("SIGTERM: stopping"),
        }
        stop.cancel();
    });
    Ok(token)
}
