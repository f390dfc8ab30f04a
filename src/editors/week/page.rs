//! The report in a browser: a week in, one page with plots that needs nothing else out.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::text::share;
use super::{Row, Week};

/// How the page looks; the bars are drawn with the colour of links.
const STYLE: &str = include_str!("page.css");

/// The page cannot be written.
#[derive(Debug, Error)]
#[error("the page “{}” cannot be written", path.display())]
pub struct PageError {
    /// Where.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// Writes the page, whole or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write_page(week: &Week, path: &Path) -> Result<(), PageError> {
    let failed = |source| PageError {
        path: path.to_owned(),
        source,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    file.write_all(page(week).as_bytes()).map_err(failed)?;
    readable(file.as_file()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A file that was made for one's own eyes becomes one like any other.
fn readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

fn page(week: &Week) -> String {
    let (from, to) = (week.from, week.to);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{from} to {to}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{from} to {to}</h1>\n"
    );
    let figures = [
        (
            week.answers.to_string(),
            format!("answers; {} in the days before", week.before),
        ),
        (
            week.nothing.to_string(),
            format!("found nothing ({})", share(week.nothing, week.answers)),
        ),
        (
            format!("{} / {}", week.up, week.down),
            "thumbs up / down".to_owned(),
        ),
    ];
    page.push_str("<ul class=\"figures\">\n");
    for (figure, what) in figures {
        let _ = writeln!(page, "<li><strong>{figure}</strong> {what}</li>");
    }
    page.push_str("</ul>\n");
    for (title, rows) in week.tables() {
        plot(title, rows, &mut page);
    }
    ageing(week, &mut page);
    page.push_str("</body>\n</html>\n");
    page
}

/// A table whose rows have bars: it can be read aloud, copied and printed.
fn plot(title: &str, rows: &[Row], page: &mut String) {
    let most = rows.iter().map(|row| row.times).max().unwrap_or(0);
    if most == 0 {
        let _ = writeln!(page, "<h2>{title}</h2>\n<p>None.</p>");
        return;
    }
    let _ = writeln!(page, "<h2>{title}</h2>\n<table>");
    for row in rows {
        let width = row.times * 1000 / most;
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"plot\" aria-hidden=\"true\">\
             <svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\">\
             <rect class=\"bar\" width=\"{width}\" height=\"10\"/></svg></td></tr>",
            escaped(&row.label),
            row.times
        );
    }
    page.push_str("</table>\n");
}

fn ageing(week: &Week, page: &mut String) {
    page.push_str("<h2>Facts older than three years</h2>\n");
    if week.ageing.is_empty() {
        page.push_str("<p>None.</p>\n");
        return;
    }
    page.push_str("<table>\n<tr><th>Organisation</th><td>facts</td><td>oldest</td></tr>\n");
    for one in &week.ageing {
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            escaped(&one.name),
            one.facts,
            one.oldest
        );
    }
    page.push_str("</table>\n");
}

/// What people wrote stands on the page as text, whatever it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_words_stays_text() {
        let mut page = String::new();
        let row = Row {
            label: "<script>alert(\"1\")</script>".to_owned(),
            times: 1,
        };
        plot("Words", &[row], &mut page);
        assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
        assert!(!page.contains("<script>"));
    }
}
