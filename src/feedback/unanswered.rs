//! `hejnal unanswered`: the counts in, what was asked without an answer out, most often asked first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io::{self, Write};

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Counter, Place, counts};

/// Stands in place of words where none were kept.
const NO_WORDS: &str = "(no words kept)";

/// Writes a table of the questions that found nothing in the last days; without any, says so on standard error.
///
/// # Errors
/// When the counts cannot be read or the table cannot be written.
pub fn unanswered(
    place: Place,
    today: Date,
    days: u16,
    limit: usize,
    output: impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let since = today.saturating_sub((i64::from(days) - 1).days());
    let mut asked: HashMap<String, (u64, Date)> = HashMap::new();
    for count in counts(place, since)? {
        if count.counter == Counter::Nothing {
            let (times, last) = asked.entry(count.subject).or_insert((0, count.day));
            *times = times.saturating_add(count.times);
            *last = count.day.max(*last);
        }
    }
    let mut asked: Vec<(String, (u64, Date))> = asked.into_iter().collect();
    asked.sort_by(
        |(words, (times, last)), (others, (other_times, other_last))| {
            (Reverse(times), Reverse(last), words).cmp(&(
                Reverse(other_times),
                Reverse(other_last),
                others,
            ))
        },
    );
    if asked.is_empty() {
        eprintln!("No question has gone unanswered in the last {days} days.");
        return Ok(());
    }
    Ok(table(asked.into_iter().take(limit), output)?)
}

fn table(
    asked: impl Iterator<Item = (String, (u64, Date))>,
    mut output: impl Write,
) -> io::Result<()> {
    writeln!(output, "times  last day    words")?;
    for (words, (times, last)) in asked {
        let words = if words.is_empty() { NO_WORDS } else { &words };
        writeln!(output, "{times:>5}  {last}  {words}")?;
    }
    Ok(())
}
