//! Counts judged answers: each with its question in, shares by kind, language and tag as a report out.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::Expected;

/// How many answers of a group are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The right ones.
    pub right: usize,
    /// All.
    pub asked: usize,
}

/// The judged answers of a question set.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    groups: BTreeMap<String, Share>,
    wrong: Vec<String>,
    times: Vec<Duration>,
}

impl Share {
    /// Right ones of a hundred.
    pub fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.asked.max(1) as f64
    }
}

impl Tally {
    /// Counts one answer; `wrong` is the reason why it is wrong, if it is.
    pub fn add(&mut self, question: &Expected, wrong: Option<String>, taken: Duration) {
        let mut groups = vec![
            "all".to_owned(),
            format!("kind:{}", question.kind),
            format!("lang:{}", question.lang),
        ];
        groups.extend(question.tags.iter().map(|tag| format!("tag:{tag}")));
        for group in groups {
            let share = self.groups.entry(group).or_default();
            share.asked += 1;
            share.right += usize::from(wrong.is_none());
        }
        self.times.push(taken);
        if let Some(reason) = wrong {
            let wanted = [&question.verdict, &question.detail];
            let wanted: Vec<&str> = wanted.into_iter().flatten().map(String::as_str).collect();
            self.wrong.push(format!(
                "{} [{} {}] “{}”: {reason}; wanted [{}] {}",
                question.id,
                question.lang,
                question.kind,
                question.text,
                question.must.join(", "),
                wanted.join(" ")
            ));
        }
    }

    /// The share of a group: `all`, `kind:join`, `lang:pl`, `tag:typo`.
    pub fn share(&self, group: &str) -> Share {
        self.groups.get(group).copied().unwrap_or_default()
    }

    /// All groups with their shares, in the order of their names.
    pub fn groups(&self) -> impl Iterator<Item = (&str, Share)> {
        self.groups
            .iter()
            .map(|(name, share)| (name.as_str(), *share))
    }

    /// What was answered wrong, a line each, in the order of the questions.
    pub fn wrong(&self) -> &[String] {
        &self.wrong
    }

    /// The time from text to reply that so many of a hundred answers kept.
    fn time(&self, percent: usize) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        let place = times.len() * percent / 100;
        times
            .get(place)
            .or(times.last())
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (group, share) in self.groups() {
            let (right, asked) = (share.right, share.asked);
            writeln!(
                f,
                "{group:28} {right:4} of {asked:<4} {:6.1} %",
                share.percent()
            )?;
        }
        let (median, slow) = (self.time(50).as_micros(), self.time(99).as_micros());
        writeln!(f, "microseconds: median {median}, 99th of a hundred {slow}")
    }
}
