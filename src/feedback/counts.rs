//! Counts in memory: a day, a counter and a subject in, how many times out.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// More subjects than these are not gathered; no honest day has so many.
const MOST: usize = 10_000;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counter {
    /// Answers; the subject is `kind:language:topic`, the topic often empty.
    Answers,
    /// Thumbs up; the subject is `kind:slug` or `kind:topic`, what stands after the colon may be empty.
    Up,
    /// Thumbs down, likewise.
    Down,
    /// Reported mistakes; the subject is a slug.
    Mistakes,
    /// Questions that found nothing; the subject is what was kept of their words, maybe nothing.
    Nothing,
}

/// One count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The day.
    pub day: Date,
    /// What was counted.
    pub counter: Counter,
    /// On what.
    pub subject: String,
    /// How many times.
    pub times: u64,
}

/// Counts that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Counts {
    times: BTreeMap<(Date, Counter, String), u64>,
}

impl Counter {
    pub(super) const ALL: [Self; 5] = [
        Self::Answers,
        Self::Up,
        Self::Down,
        Self::Mistakes,
        Self::Nothing,
    ];

    /// Its word in the file; never another one.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Up => "up",
            Self::Down => "down",
            Self::Mistakes => "mistakes",
            Self::Nothing => "nothing",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|counter| counter.as_str() == word)
    }
}

impl Counts {
    pub(super) fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    pub(super) fn add(&mut self, day: Date, counter: Counter, subject: String, times: u64) {
        let is_full = self.times.len() >= MOST;
        let key = (day, counter, subject);
        if let Some(known) = self.times.get_mut(&key) {
            *known = known.saturating_add(times);
        } else if !is_full {
            self.times.insert(key, times);
        }
    }

    pub(super) fn merge(&mut self, others: Self) {
        for ((day, counter, subject), times) in others.times {
            self.add(day, counter, subject, times);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Date, Counter, &str, u64)> {
        let all = self.times.iter();
        all.map(|((day, counter, subject), times)| (*day, *counter, subject.as_str(), *times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_memory_still_counts_what_it_knows() {
        let mut counts = Counts::default();
        let day = Date::constant(2026, 11, 26);
        for number in 0..MOST + 10 {
            counts.add(day, Counter::Nothing, format!("w{number}"), 1);
        }
        counts.add(day, Counter::Nothing, "w7".to_owned(), 2);
        assert_eq!(counts.iter().count(), MOST);
        assert!(
            counts
                .iter()
                .any(|(_, _, subject, times)| subject == "w7" && times == 3)
        );
    }

    #[test]
    fn every_counter_is_read_as_it_is_written() {
        for counter in Counter::ALL {
            assert_eq!(Counter::from_word(counter.as_str()), Some(counter));
        }
        assert_eq!(Counter::from_word("persons"), None);
    }
}
