//! Keeps the engine fresh: changes in the knowledge folder and SIGHUP in, the knowledge read again out.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

use super::Live;

/// Without another change for so long, whoever writes has finished.
const QUIET: Duration = Duration::from_millis(500);

/// The folder is read again after so long in any case: a folder that was exchanged as a whole, or one on a network,
/// tells of no change.
const ROUND: Duration = Duration::from_secs(60);

/// Reads the knowledge again whenever it changes or SIGHUP asks for it; never ends.
pub async fn keep_fresh(live: Arc<Live>) {
    let changed = Arc::new(Notify::new());
    let mut hangups = signal(SignalKind::hangup())
        .inspect_err(|error| log::warn!("SIGHUP cannot be heard: {error}"))
        .ok();
    loop {
        // Watching begins before reading: what changes while it is read is read again.
        let folder = live.folders.knowledge.folder();
        let watcher = folder.and_then(|folder| watch(folder, &changed));
        refresh(&live).await;
        tokio::select! {
            () = changed.notified() => quiet(&changed).await,
            () = hung_up(&mut hangups) => log::info!("SIGHUP: reading the knowledge again"),
            () = sleep(ROUND) => {}
        }
        drop(watcher);
    }
}

async fn refresh(live: &Arc<Live>) {
    let live = Arc::clone(live);
    if spawn_blocking(move || live.refresh()).await.is_err() {
        log::error!("reading the knowledge again broke off; the last goes on answering");
    }
}

fn watch(folder: &Path, changed: &Arc<Notify>) -> Option<RecommendedWatcher> {
    let changed = Arc::clone(changed);
    let note = move |event: notify::Result<notify::Event>| {
        // Reading the files is an event too.
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            changed.notify_one();
        }
    };
    let watcher = notify::recommended_watcher(note).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    });
    watcher
        .inspect_err(|error| {
            log::debug!("changes of the knowledge are seen once a minute only: {error}");
        })
        .ok()
}

async fn quiet(changed: &Notify) {
    while timeout(QUIET, changed.notified()).await.is_ok() {}
}

async fn hung_up(hangups: &mut Option<Signal>) {
    match hangups {
        Some(hangups) => {
            hangups.recv().await;
        }
        None => std::future::pending().await,
    }
}
