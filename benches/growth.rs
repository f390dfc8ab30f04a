//! How the bot grows: numbers of organisations in, the time to build and open the index, its size, memory and the time of an answer out.
//!
//! `cargo bench --bench growth` takes the sizes 132 and 10,000; others stand behind: `cargo bench --bench growth -- 132 1000 100000`.
//! `--keep FOLDER` keeps what is made there, for the next run to ask only. The slowest questions are told on standard error.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark prints its figures, and works on words of its own making"
)]

#[path = "growth/organisations.rs"]
mod organisations;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fastrand::Rng;
use hejnal::engine::Engine;
use hejnal::knowledge::source::Source;
use hejnal::question::Question;
use hejnal::search;
use hejnal::understanding::conversation::Conversation;
use hejnal::words::Analyser;
use jiff::civil::date;

use organisations::{Names, names, write};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Questions on made organisations.
const QUESTIONS: usize = 500;

/// The argument by which the benchmark starts itself to open and ask in a fresh process.
const ASK: &str = "--ask";

const KNOWLEDGE: &str = "knowledge";

const INDEX: &str = "index";

/// The argument before the folder that keeps what is made.
const KEEP: &str = "--keep";

/// How many of the slowest questions are told.
const SLOWEST: usize = 12;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(place) = arguments.iter().position(|argument| argument == ASK) {
        return ask(
            Path::new(&arguments[place + 1]),
            arguments[place + 2].parse()?,
        );
    }
    let mut sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|size| size.parse().ok())
        .collect();
    if sizes.is_empty() {
        sizes = vec![132, 10_000];
    }
    let passing = tempfile::tempdir()?;
    let kept = arguments
        .iter()
        .skip_while(|argument| *argument != KEEP)
        .nth(1);
    let place = kept.map_or(passing.path(), Path::new);
    println!("| organisations | build | index | start | memory | median | p99 |");
    println!("| --: | --: | --: | --: | --: | --: | --: |");
    for size in sizes {
        let folder = place.join(size.to_string());
        print!("| {size} | {} | ", made(&folder, size)?);
        print!("{} MB | ", bytes(&folder.join(INDEX))? / 1_000_000);
        std::io::stdout().flush()?;
        let status = Command::new(std::env::current_exe()?)
            .arg(ASK)
            .arg(&folder)
            .arg(size.to_string())
            .status()?;
        assert!(status.success(), "the asking process ends well");
    }
    Ok(())
}

/// Makes organisations and their index in the folder unless they stand there; tells the time that building took.
fn made(folder: &Path, size: usize) -> Outcome<String> {
    let (knowledge, index) = (folder.join(KNOWLEDGE), folder.join(INDEX));
    if index.join("current").exists() {
        return Ok("kept".to_owned());
    }
    write(&root().join(KNOWLEDGE), size, &knowledge)?;
    let building = Instant::now();
    drop(search::rebuild(
        &index,
        &Source::Folder(knowledge),
        &Analyser::new()?,
    )?);
    Ok(format!("{:.1} s", building.elapsed().as_secs_f64()))
}

/// Opens an index as the bot does and asks; prints the rest of the row.
fn ask(folder: &Path, size: usize) -> Outcome<()> {
    let starting = Instant::now();
    let analyser = Analyser::new()?;
    let source = Source::Folder(folder.join(KNOWLEDGE));
    let opened = search::open(&folder.join(INDEX), &source, &analyser)?;
    let engine = Engine::new(opened, analyser)?;
    let started = starting.elapsed();
    let mut times: Vec<(Duration, String)> = Vec::new();
    for text in questions(size)? {
        let question = Question::text(&text, None, date(2026, 1, 1));
        let asked = Instant::now();
        let answered = engine.answer(&question, &Conversation::default());
        times.push((asked.elapsed(), text));
        drop(answered);
    }
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let at = |share: f64| milliseconds(times[((times.len() - 1) as f64 * share) as usize].0);
    println!(
        "{} ms | {} MB | {:.2} ms | {:.2} ms |",
        started.as_millis(),
        resident()? / 1_000,
        at(0.5),
        at(0.99)
    );
    for (time, text) in times.iter().rev().take(SLOWEST) {
        eprintln!("{:.2} ms: {text}", milliseconds(*time));
    }
    Ok(())
}

/// The project's own questions, and some on organisations from the whole range.
fn questions(size: usize) -> Outcome<Vec<String>> {
    let mut questions = Vec::new();
    for language in ["pl", "en", "uk"] {
        let file = root().join(format!("tests/questions/{language}.jsonl"));
        for line in fs::read_to_string(file)?.lines() {
            let question: serde_json::Value = serde_json::from_str(line)?;
            questions.extend(question["text"].as_str().map(str::to_owned));
        }
    }
    let mut rng = Rng::with_seed(11);
    let made = (0..QUESTIONS).map(|number| {
        let names = names(rng.usize(..size));
        question(number, &names)
    });
    questions.extend(made);
    Ok(questions)
}

fn question(number: usize, names: &Names) -> String {
    let mistyped = || {
        let mut letters: Vec<char> = names.coined.chars().collect();
        letters.swap(3, 4);
        letters.into_iter().collect::<String>()
    };
    match number % 8 {
        0 => format!("czy Kraków należy do {}?", names.genitive),
        1 => format!("co to jest {}", names.pl),
        2 => names.acronym.clone(),
        3 => names.coined.to_lowercase(),
        4 => format!("what is the {}?", names.en),
        5 => format!("як приєднатися до {}?", names.uk),
        6 => format!("od kiedy miasto jest w {}?", mistyped()),
        _ => format!("how much does {} cost a year", names.coined),
    }
}

/// Memory of this process, in kB.
fn resident() -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.unwrap_or_default().parse()?)
}

fn bytes(folder: &Path) -> std::io::Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        total += if entry.path().is_dir() {
            bytes(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(total)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
