//! `hejnal report`: counts of some days in a folder in, what the editors read and see in a browser out.

use std::path::Path;
use std::process::{Command, Output};

use hejnal::feedback::Feedback;
use hejnal::language::Language;
use hejnal::question::Question;
use hejnal::understanding::Kind;
use hejnal::understanding::conversation::Conversation;
use jiff::Zoned;
use tempfile::TempDir;

use crate::program::hejnal;
use crate::questions::engine;

/// A folder with the counts of today: answers in two languages, a thumb down and a question that found nothing.
fn counted() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (feedback, engine, today) = (Feedback::new(folder.path()), engine(), Zoned::now().date());
    for (text, hint) in [
        ("które organizacje zajmują się kulturą?", Language::Pl),
        ("czy Kraków należy do Hanzy?", Language::Pl),
        ("what is Eurocities?", Language::En),
        ("czy miasto jest w UEFA?", Language::Pl),
    ] {
        let question = Question::text(text, Some(hint), today);
        let (reply, _) = engine.answer(&question, &Conversation::default());
        feedback.answered(&engine, &question, &reply);
    }
    feedback.rated(today, false, Kind::Detail, Some("hanse"));
    feedback.flush(today);
    folder
}

fn report(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = hejnal();
    command.env("HEJNAL_DATA", folder).arg("report");
    command.args(arguments).output().unwrap()
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_editors_read_what_was_asked_and_what_grows_old() {
    let folder = counted();
    let report = printed(&report(folder.path(), &[]));
    for line in [
        "Answers: 4 (the days before: 0)",
        "Found nothing: 1 (25 %)",
        "Thumbs: 0 up, 1 down",
        "     3  Polish ",
        "     1  whether the city belongs",
        "     1  culture and the arts",
        "     1  The Hanseatic League: a fact of one organisation",
        "uefa",
        "Facts older than three years",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
}

#[test]
fn days_without_counts_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let report = printed(&report(folder.path(), &["--days", "1"]));
    assert!(report.contains("Answers: 0"), "{report}");
    assert!(report.contains("Found nothing: 0 (no answers)"), "{report}");
}

#[test]
fn the_page_is_written_whole_or_named_as_what_cannot_be_written() {
    let folder = counted();
    let page = folder.path().join("report.html");
    assert_eq!(
        printed(&report(folder.path(), &["--html", page.to_str().unwrap()])),
        ""
    );
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.ends_with("</html>\n"));
    assert!(page.contains("whether the city belongs"));
    for outside in ["http://", "https://", "<script", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    let nowhere = report(folder.path(), &["--html", "/nowhere/report.html"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("/nowhere/report.html"));
}

#[test]
#[ignore = "needs chromium"]
fn every_plot_has_its_bars_in_a_browser() {
    let folder = counted();
    let page = folder.path().join("report.html");
    report(folder.path(), &["--html", page.to_str().unwrap()]);
    let profile = folder.path().join("profile");
    let shown = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("chromium is installed");
    let shown = String::from_utf8_lossy(&shown.stdout);
    let plots = shown.matches("<table>").count();
    assert!(plots >= 6, "{shown}");
    let rows = shown.matches("<tr><th scope=\"row\">").count();
    let bars = shown.matches("<rect class=\"bar\"").count();
    assert!(bars >= 7 + 4 && bars <= rows, "{bars} bars in {rows} rows");
    assert!(shown.contains("width=\"1000\""), "the longest bar is whole");
}
