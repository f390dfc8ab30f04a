//! Which updates Telegram may forget: updates begun and finished in, the offset that confirms all below it out.

use std::collections::{BTreeMap, HashMap};

use super::queues::Line;

/// The updates in work. What is finished is confirmed only up to the lowest unfinished one, because the offset is all
/// that Telegram takes.
#[derive(Default)]
pub(super) struct Ledger {
    unfinished: BTreeMap<u32, Line>,
    next: u32,
}

impl Ledger {
    /// Notes that an update is in work; whether it was not before.
    pub(super) fn begin(&mut self, update: u32, line: Line) -> bool {
        self.next = self.next.max(update.saturating_add(1));
        self.unfinished.insert(update, line).is_none()
    }

    /// Notes that an update is answered.
    pub(super) fn finish(&mut self, update: u32) {
        self.unfinished.remove(&update);
        self.next = self.next.max(update.saturating_add(1));
    }

    /// The offset to ask with: everything below it is confirmed. 0 before the first update.
    pub(super) fn offset(&self) -> u32 {
        self.unfinished.keys().next().copied().unwrap_or(self.next)
    }

    /// How many updates are in work.
    pub(super) fn unfinished(&self) -> usize {
        self.unfinished.len()
    }

    /// Lets the offset pass by the updates of lines in which at least so many wait; returns how many these are.
    ///
    /// They stay in work, but a hard kill would lose them. It is the price for hearing the others: Telegram shows no
    /// more than a hundred updates from the offset on, and a single chat could fill these.
    pub(super) fn pass_by(&mut self, most_in_line: usize) -> usize {
        let mut lines: HashMap<Line, usize> = HashMap::new();
        for line in self.unfinished.values() {
            *lines.entry(*line).or_default() += 1;
        }
        let before = self.unfinished.len();
        self.unfinished
            .retain(|_, line| lines.get(line).is_none_or(|count| *count < most_in_line));
        before - self.unfinished.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Line = Line::Chat(1);
    const B: Line = Line::Chat(2);

    #[test]
    fn the_offset_stays_at_the_lowest_unfinished_update() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.offset(), 0);
        for update in [12, 10, 11] {
            ledger.begin(update, A);
        }
        ledger.finish(11);
        ledger.finish(12);
        assert_eq!(ledger.offset(), 10);
        ledger.finish(10);
        assert_eq!((ledger.offset(), ledger.unfinished()), (13, 0));
    }

    #[test]
    fn an_update_that_needs_no_work_moves_the_offset() {
        let mut ledger = Ledger::default();
        ledger.finish(7);
        assert_eq!(ledger.offset(), 8);
    }

    #[test]
    fn a_crowded_line_is_passed_by_and_others_still_hold_the_offset() {
        let mut ledger = Ledger::default();
        for update in 1..=30 {
            ledger.begin(update, A);
        }
        ledger.begin(31, B);
        assert_eq!(ledger.pass_by(20), 30);
        assert_eq!(ledger.offset(), 31);
        ledger.finish(1);
        assert_eq!(ledger.offset(), 31);
        ledger.finish(31);
        assert_eq!(ledger.offset(), 32);
    }
}
