//! Feedback on disk: questions, thumbs and reports in, counts without persons out, whatever happens to the file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use std::time::Duration;

use hejnal::engine::Engine;
use hejnal::feedback::{Counter, Feedback, KEPT_DAYS, counts};
use hejnal::language::Language;
use hejnal::question::Question;
use hejnal::understanding::Kind;
use hejnal::understanding::conversation::Conversation;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use redb::Database;
use tempfile::TempDir;

use crate::program::hejnal;

const DAY: Date = date(2026, 11, 26);

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("feedback.redb")
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(crate::questions::engine)
}

fn ask(feedback: &Feedback, text: &str, day: Date) {
    let question = Question::text(text, Some(Language::Pl), day);
    let (reply, _) = engine().answer(&question, &Conversation::default());
    assert_eq!(reply.answer.kind(), Kind::Unknown, "{text} is answered");
    feedback.answered(engine(), &question, &reply);
}

/// What was counted, as `times subject`.
fn counted(folder: &Path, counter: Counter) -> Vec<String> {
    let counts = counts(folder, DAY.saturating_sub(1000.days())).expect("the file can be read");
    let mut of = counts;
    of.retain(|count| count.counter == counter);
    of.iter()
        .map(|count| format!("{} {}", count.times, count.subject))
        .collect()
}

/// What is kept of a text that was asked on so many days.
fn kept(text: &str, days: i64) -> String {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    for day in 0..days {
        ask(&feedback, text, DAY.saturating_sub((days - 1 - day).days()));
    }
    feedback.flush(DAY);
    let counts = counts(folder.path(), DAY).expect("the file can be read");
    let last = counts
        .into_iter()
        .find(|count| count.counter == Counter::Nothing);
    last.expect("it was counted").subject
}

fn unanswered(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = hejnal();
    command
        .arg("unanswered")
        .arg("--data")
        .arg(folder)
        .args(arguments);
    command.output().expect("the program runs")
}

fn printed(output: &Output) -> String {
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{log}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn counts_survive_a_restart_and_add_up() {
    let folder = folder();
    for _ in 0..2 {
        let feedback = Feedback::new(folder.path());
        feedback.rated(DAY, true, Kind::Detail, Some("hanse"));
        feedback.rated(DAY, false, Kind::Organisations, Some("transport"));
        feedback.mistaken(DAY, "hanse");
        feedback.mistaken(DAY, "hanse");
        ask(&feedback, "czy Kraków należy do NATO?", DAY);
        feedback.flush(DAY);
        feedback.flush(DAY);
    }
    assert_eq!(counted(folder.path(), Counter::Up), ["2 detail:hanse"]);
    assert_eq!(
        counted(folder.path(), Counter::Down),
        ["2 organisations:transport"]
    );
    assert_eq!(counted(folder.path(), Counter::Mistakes), ["4 hanse"]);
    assert_eq!(counted(folder.path(), Counter::Answers), ["2 unknown:pl:"]);
    let nothing = counted(folder.path(), Counter::Nothing);
    assert!(nothing.len() == 1 && nothing[0].starts_with("2 ") && nothing[0].contains("nato"));
}

#[test]
fn answers_are_counted_by_kind_language_and_topic() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    let question = Question::text("which organisations deal with transport?", None, DAY);
    let (reply, _) = engine().answer(&question, &Conversation::default());
    feedback.answered(engine(), &question, &reply);
    feedback.flush(DAY);
    assert_eq!(
        counted(folder.path(), Counter::Answers),
        ["1 organisations:en:transport"]
    );
    assert_eq!(
        counted(folder.path(), Counter::Nothing),
        Vec::<String>::new()
    );
}

#[test]
fn what_is_too_old_is_dropped() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    let oldest = DAY.saturating_sub(i64::from(KEPT_DAYS).days());
    feedback.mistaken(oldest, "kept");
    feedback.mistaken(oldest.saturating_sub(1.day()), "dropped");
    feedback.flush(DAY);
    assert_eq!(counted(folder.path(), Counter::Mistakes), ["1 kept"]);
}

#[test]
fn an_acronym_is_kept_at_once_and_a_name_only_on_the_third_day() {
    assert!(kept("czy Kraków należy do NATO?", 1).contains("nato"));
    assert_eq!(kept("NATO", 1), "nato");
    for text in [
        "kiedy Żmichowski ma imieniny?",
        "kiedy żmichowski ma imieniny?",
        "KIEDY ŻMICHOWSKI MA IMIENINY?",
        "kiedy Teofil ŻMICH ma imieniny?",
        "коли Жміховський має іменини?",
    ] {
        let is_named = |days| {
            let kept = kept(text, days);
            let mut words = kept.split(' ');
            words.any(|word| {
                ["zm", "жм", "teofil"]
                    .iter()
                    .any(|part| word.starts_with(part))
            })
        };
        assert_eq!([1, 2, 3].map(is_named), [false, false, true], "{text}");
    }
}

#[test]
fn the_same_day_again_is_not_another_day() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    for _ in 0..5 {
        ask(&feedback, "kiedy Żmichowski ma imieniny?", DAY);
    }
    feedback.flush(DAY);
    let nothing = counted(folder.path(), Counter::Nothing);
    assert!(
        nothing.len() == 1 && !nothing[0].contains("zmich"),
        "{nothing:?}"
    );
}

#[test]
fn numbers_addresses_and_links_are_never_kept() {
    let text = "zażółć jan.gwizdala@przyklad.pl https://przyklad.pl/gwizdala www.gwizdala.pl \
        @gwizdala t.me/gwizdala +48 600 100 200 gwizdala99 ４８６００ gwizdala＠przyklad jan_gwizdala gwizdala";
    let kept = kept(&text.replace(" gwizdala", " "), 4);
    for part in ["gwizd", "przyklad", "48", "600", "99", "http", "www", "me"] {
        assert!(!kept.contains(part), "{kept} holds {part}");
    }
    assert!(
        !kept
            .chars()
            .any(|letter| !letter.is_alphabetic() && letter != ' '),
        "{kept}"
    );
}

#[test]
fn words_are_few_short_and_in_alphabetical_order() {
    let long = "ż".repeat(31);
    let text = format!("{long} wróżka pstrąg kobza żubr dratwa gęśl chrabąszcz bigos jaźń mgła");
    let kept = kept(&text, 3);
    let words: Vec<&str> = kept.split(' ').collect();
    assert_eq!(words.len(), 8, "{kept}");
    assert!(words.is_sorted() && !kept.contains("zzz"), "{kept}");
}

#[test]
fn common_surnames_do_not_stand_in_the_knowledge() {
    let names = [
        "kowalski",
        "nowak",
        "wiśniewska",
        "wójcik",
        "kamińska",
        "lewandowski",
        "zieliński",
        "шевченко",
        "бондаренко",
        "коваленко",
        "ткачук",
    ];
    let known = names.into_iter().filter(|name| {
        let words = engine().analyser().analyse(name);
        words.iter().any(|word| engine().vocabulary().knows(word))
    });
    assert_eq!(known.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_table_shows_what_is_asked_most_first() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    let today = hejnal::clock::today();
    ask(&feedback, "UEFA", today.saturating_sub(40.days()));
    ask(&feedback, "NATO", today.saturating_sub(1.day()));
    ask(&feedback, "NATO", today);
    ask(&feedback, "FIFA", today);
    feedback.flush(today);
    let output = unanswered(folder.path(), &[]);
    let table = format!("times  last day    words\n    2  {today}  nato\n    1  {today}  fifa\n");
    assert_eq!(printed(&output), table);
    assert!(printed(&unanswered(folder.path(), &["--days", "60"])).contains("uefa"));
    let first = printed(&unanswered(folder.path(), &["--limit", "1"]));
    assert_eq!(first.lines().count(), 2);
}

#[test]
fn an_empty_store_says_so_and_is_not_made() {
    let folder = folder();
    let output = unanswered(folder.path(), &[]);
    assert_eq!(printed(&output), "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("No question has gone unanswered"));
    assert!(!file(&folder).exists());
    assert_eq!(
        unanswered(folder.path(), &["--days", "0"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_command_waits_while_the_bot_writes() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    ask(&feedback, "NATO", hejnal::clock::today());
    feedback.flush(hejnal::clock::today());
    let held = Database::create(file(&folder)).expect("nobody holds the file");
    let holder = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(700));
        drop(held);
    });
    assert!(printed(&unanswered(folder.path(), &[])).contains("nato"));
    holder.join().expect("the holder ends");
}

#[test]
fn a_file_that_another_process_keeps_is_written_later() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    let held = Database::create(file(&folder)).expect("nobody holds the file");
    feedback.mistaken(DAY, "hanse");
    feedback.flush(DAY);
    drop(held);
    feedback.mistaken(DAY, "hanse");
    feedback.flush(DAY);
    assert_eq!(counted(folder.path(), Counter::Mistakes), ["2 hanse"]);
}

#[test]
fn on_a_full_disk_counting_goes_on_in_memory() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    std::os::unix::fs::symlink("/dev/full", file(&folder)).expect("a link can be made");
    feedback.mistaken(DAY, "hanse");
    feedback.flush(DAY);
    fs::remove_file(file(&folder)).expect("a link can be removed");
    feedback.flush(DAY);
    assert_eq!(counted(folder.path(), Counter::Mistakes), ["1 hanse"]);
}

#[test]
fn a_folder_that_cannot_be_made_costs_no_counts() {
    let folder = folder();
    let inner = folder.path().join("data");
    let feedback = Feedback::new(inner.as_path());
    fs::write(&inner, "a file in the way").expect("a file can be written");
    feedback.mistaken(DAY, "hanse");
    feedback.flush(DAY);
    fs::remove_file(&inner).expect("a file can be removed");
    feedback.flush(DAY);
    assert_eq!(counted(&inner, Counter::Mistakes), ["1 hanse"]);
}

#[test]
fn a_broken_file_stops_neither_the_counting_nor_a_command() {
    let folder = folder();
    let feedback = Feedback::new(folder.path());
    for number in 0..200 {
        feedback.mistaken(DAY, &format!("organisation-{number}"));
    }
    feedback.flush(DAY);
    let whole = fs::read(file(&folder)).expect("the file is there");
    let step = whole.len() / 40;
    let mut broken = vec![
        b"no database at all".to_vec(),
        whole[..whole.len() / 2].to_vec(),
    ];
    for place in (0..whole.len() - step).step_by(step) {
        let mut bytes = whole.clone();
        bytes[place..place + step]
            .iter_mut()
            .for_each(|byte| *byte ^= 0xA5);
        broken.push(bytes);
    }
    for bytes in broken {
        fs::write(file(&folder), bytes).expect("a file can be written");
        feedback.mistaken(DAY, "hanse");
        feedback.flush(DAY);
        let _ = counts(folder.path(), DAY);
    }
    let output = {
        fs::write(file(&folder), "no database at all").expect("a file can be written");
        unanswered(folder.path(), &[])
    };
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("feedback.redb"));
    fs::remove_file(file(&folder)).expect("a file can be removed");
    feedback.mistaken(DAY, "hanse");
    feedback.flush(DAY);
    assert!(!counted(folder.path(), Counter::Mistakes).is_empty());
}
