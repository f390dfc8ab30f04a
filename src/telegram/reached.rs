//! When Telegram was reached last: successful calls in, the time since then out.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The moment from which milliseconds count.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Milliseconds from the start to the last successful call, and one more; 0 before the first.
static LAST: AtomicU64 = AtomicU64::new(0);

/// Telegram has just answered a call, or sent an update.
pub(super) fn note() {
    LAST.store(now() + 1, Ordering::Relaxed);
}

/// How long ago that was; nothing if it never was.
pub(super) fn ago() -> Option<Duration> {
    let last = LAST.load(Ordering::Relaxed).checked_sub(1)?;
    Some(Duration::from_millis(now().saturating_sub(last)))
}

fn now() -> u64 {
    u64::try_from(START.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
}
