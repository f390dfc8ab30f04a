//! The wish to stop: SIGINT or SIGTERM in, a finished future out.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Ends when the process is asked to stop.
///
/// # Errors
/// When the system does not let signals be heard.
pub(super) async fn asked_to_stop() -> io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => log::info!("SIGINT: stopping"),
        _ = terminate.recv() => log::info!("SIGTERM: stopping"),
    }
    Ok(())
}
