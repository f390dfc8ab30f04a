//! Pauses between attempts: how long the first and the longest last in, growing pauses with jitter out.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

/// Pauses that double from the first to the longest, each with up to as much again at random, so that many who wait
/// do not come back at the same moment; without end.
pub(super) fn growing(first: Duration, longest: Duration) -> impl Iterator<Item = Duration> + Send {
    ExponentialBuilder::default()
        .with_min_delay(first)
        .with_max_delay(longest)
        .without_max_times()
        .with_jitter()
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        let (first, longest) = (Duration::from_millis(500), Duration::from_secs(30));
        let pauses: Vec<Duration> = growing(first, longest).take(100).collect();
        assert!(
            pauses
                .iter()
                .all(|pause| *pause >= first && *pause <= 2 * longest)
        );
        assert!(pauses.iter().rev().take(50).all(|pause| *pause >= longest));
    }
}
