//! Measures the way from text to reply: the project's own questions in, the median, p99 and longest time out, with start-up and the size of the index.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use hejnal::engine::Engine;
use hejnal::knowledge::source::Source;
use hejnal::question::Question;
use hejnal::search;
use hejnal::understanding::conversation::Conversation;
use hejnal::words::Analyser;

/// Each question is asked so often; the first round warms up and does not count.
const ROUNDS: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let knowledge = Source::Folder(root.join("knowledge"));
    let index = tempfile::tempdir()?;
    let building = Instant::now();
    search::rebuild(index.path(), &knowledge, &Analyser::new()?)?;
    println!("build the index: {:?}", building.elapsed());
    println!("size of the index: {} kB", size(index.path())? / 1024);

    let starting = Instant::now();
    let analyser = Analyser::new()?;
    let opened = search::open(index.path(), &knowledge, &analyser)?;
    let engine = Engine::new(opened, analyser)?;
    println!(
        "start with an index that is up to date: {:?}",
        starting.elapsed()
    );

    let mut times = Vec::new();
    let questions = questions(&root.join("tests/questions"))?;
    for round in 0..ROUNDS {
        for question in &questions {
            let asked = Instant::now();
            let reply = engine.answer(question, &Conversation::default());
            let time = asked.elapsed();
            drop(reply);
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.sort();
    let at = |share: f64| {
        times
            .get(((times.len() - 1) as f64 * share) as usize)
            .copied()
            .unwrap_or_default()
    };
    let total: Duration = times.iter().sum();
    println!(
        "text to reply, {} questions: median {:?}, p99 {:?}, longest {:?}",
        questions.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    println!(
        "one core answers {:.0} questions a second",
        times.len() as f64 / total.as_secs_f64()
    );
    Ok(())
}

fn questions(folder: &Path) -> Result<Vec<Question>, Box<dyn Error>> {
    let mut questions = Vec::new();
    for language in ["pl", "en", "uk"] {
        for line in fs::read_to_string(folder.join(format!("{language}.jsonl")))?.lines() {
            let question: serde_json::Value = serde_json::from_str(line)?;
            let text = question
                .get("text")
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default();
            questions.push(Question::text(text, None, jiff::civil::date(2026, 1, 1)));
        }
    }
    Ok(questions)
}

fn size(folder: &Path) -> std::io::Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        total += if entry.path().is_dir() {
            size(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(total)
}
