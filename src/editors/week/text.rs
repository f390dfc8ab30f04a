//! The report in the terminal: a week in, lines of text out.

use std::io::{self, Write};

use super::{Row, Week};

/// The longest bar, in characters.
const WIDTH: u64 = 30;

/// Writes the report.
///
/// # Errors
/// When the output cannot be written.
pub fn write_text(week: &Week, mut output: impl Write) -> io::Result<()> {
    let output = &mut output;
    writeln!(output, "{} to {}", week.from, week.to)?;
    writeln!(
        output,
        "Answers: {} (the days before: {})",
        week.answers, week.before
    )?;
    writeln!(
        output,
        "Found nothing: {} ({})",
        week.nothing,
        share(week.nothing, week.answers)
    )?;
    writeln!(output, "Thumbs: {} up, {} down", week.up, week.down)?;
    for (title, rows) in week.tables() {
        table(title, rows, output)?;
    }
    if !week.ageing.is_empty() {
        writeln!(output, "\nFacts older than three years")?;
    }
    for ageing in &week.ageing {
        writeln!(
            output,
            "{:>6}  {} (the oldest of {})",
            ageing.facts, ageing.name, ageing.oldest
        )?;
    }
    Ok(())
}

impl Week {
    /// What is told as tables, with their titles.
    pub(super) fn tables(&self) -> [(&'static str, &[Row]); 7] {
        [
            ("Answers by day", &self.days),
            ("Answers by kind", &self.kinds),
            ("Answers by language", &self.languages),
            ("Lists by topic", &self.topics),
            ("Questions that found nothing", &self.unanswered),
            ("Thumbs down", &self.unhelpful),
            ("Reported mistakes", &self.mistakes),
        ]
    }
}

/// A part of a whole, in percent.
pub(super) fn share(part: u64, whole: u64) -> String {
    match (part * 100).checked_div(whole) {
        Some(percent) => format!("{percent} %"),
        None => "no answers".to_owned(),
    }
}

fn table(title: &str, rows: &[Row], output: &mut impl Write) -> io::Result<()> {
    let most = rows.iter().map(|row| row.times).max().unwrap_or(0);
    if most == 0 {
        return Ok(());
    }
    writeln!(output, "\n{title}")?;
    let widest = rows.iter().map(|row| row.label.chars().count()).max();
    let widest = widest.unwrap_or(0);
    for row in rows {
        let bar = "█".repeat(usize::try_from(row.times * WIDTH / most).unwrap_or(0));
        let line = format!("{:>6}  {:<widest$}  {bar}", row.times, row.label);
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}
