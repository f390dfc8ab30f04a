//! Measures understanding: question files and the engine in, the share of right answers by kind, language and tag out.

mod judge;
mod tally;

pub use tally::{Share, Tally};

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;
use thiserror::Error;

use crate::clock::today;
use crate::engine::{Engine, Reply};
use crate::question::Question;
use crate::understanding::conversation::Conversation;

/// A question with what a right answer to it holds: a line of a question file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Expected {
    /// Unique in its file.
    pub id: String,
    /// Questions of the same chat are one conversation, in the order of the file.
    pub chat: Option<String>,
    /// The language of the question: `pl`, `en`, `uk`.
    pub lang: String,
    /// What the person typed.
    pub text: String,
    /// The kind of a right answer, by the contract.
    pub kind: String,
    /// Slugs that the answer has to name; in a list among the first five.
    pub must: Vec<String>,
    /// Further slugs that are not wrong in a list.
    pub ok: Vec<String>,
    /// Of a membership: the right verdict.
    pub verdict: Option<String>,
    /// Of a detail: which fact.
    pub detail: Option<String>,
    /// Further kinds that are as right.
    pub kind_ok: Vec<String>,
    /// Further verdicts that are as right.
    pub verdict_ok: Vec<String>,
    /// Further details that are as right.
    pub detail_ok: Vec<String>,
    /// Further languages that are as right.
    pub lang_ok: Vec<String>,
    /// What is special in the question.
    pub tags: Vec<String>,
}

/// Why questions could not be asked.
#[derive(Debug, Error)]
pub enum EvaluationError {
    /// A file could not be read.
    #[error("the questions {} could not be read", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line is no question.
    #[error("{}:{line} is not a question", .file.display())]
    Broken {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// Reads the questions of a file, one JSON object a line.
///
/// # Errors
/// When the file cannot be read or a line is no question.
pub fn questions(file: &Path) -> Result<Vec<Expected>, EvaluationError> {
    let text = fs::read_to_string(file).map_err(|source| EvaluationError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|source| EvaluationError::Broken {
                file: file.to_owned(),
                line: number + 1,
                source,
            })
        })
        .collect()
}

/// Asks all questions, each chat as one conversation, and judges the answers.
pub fn evaluate(engine: &Engine, questions: &[Expected]) -> Tally {
    let mut conversations: HashMap<&str, Conversation> = HashMap::new();
    let mut tally = Tally::default();
    for question in questions {
        let chat = question.chat.as_deref().unwrap_or(&question.id);
        let before = conversations.remove(chat).unwrap_or_default();
        let (reply, after, taken) = ask(engine, &question.text, &before);
        conversations.insert(chat, after);
        tally.add(question, judge::judge(question, &reply), taken);
    }
    tally
}

fn ask(engine: &Engine, text: &str, before: &Conversation) -> (Reply, Conversation, Duration) {
    let start = Instant::now();
    let (reply, after) = engine.answer(&Question::text(text, None, today()), before);
    (reply, after, start.elapsed())
}
