//! Pauses between attempts: a fault in, how long to wait before the next attempt out.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};

use super::faults::Fault;

/// Those told to wait at the same moment come back spread over so long, in milliseconds.
const SPREAD: u64 = 700;

/// Pauses that double from the first to the longest, each with up to as much again at random, so that many who wait
/// do not come back at the same moment; without end.
pub(super) struct Pauses {
    growing: ExponentialBackoff,
    longest: Duration,
}

impl Pauses {
    pub(super) fn new(first: Duration, longest: Duration) -> Self {
        let growing = ExponentialBuilder::default()
            .with_min_delay(first)
            .with_max_delay(longest)
            .without_max_times()
            .with_jitter()
            .build();
        Self { growing, longest }
    }

    /// The pause after a fault: where Telegram says how long, so long and a little more.
    pub(super) fn after(&mut self, fault: Fault) -> Duration {
        match fault {
            Fault::Wait(pause) => pause + Duration::from_millis(fastrand::u64(0..SPREAD)),
            _ => self.growing.next().unwrap_or(self.longest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        let (first, longest) = (Duration::from_millis(500), Duration::from_secs(30));
        let mut pauses = Pauses::new(first, longest);
        let pauses: Vec<Duration> = (0..100).map(|_| pauses.after(Fault::Passing)).collect();
        assert!(
            pauses
                .iter()
                .all(|pause| *pause >= first && *pause <= 2 * longest)
        );
        assert!(pauses.iter().rev().take(50).all(|pause| *pause >= longest));
    }

    #[test]
    fn a_pause_that_telegram_asks_for_is_kept_whatever_came_before() {
        let mut pauses = Pauses::new(Duration::from_secs(1), Duration::from_secs(60));
        pauses.after(Fault::Passing);
        let asked = Duration::from_secs(3);
        let pause = pauses.after(Fault::Wait(asked));
        assert!(pause >= asked && pause < asked + Duration::from_secs(1));
    }
}
