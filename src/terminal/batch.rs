//! The batch mode: a JSON object a line in, a JSON answer a line out, in order.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::clock::today;
use crate::engine::Engine;
use crate::question::Question;
use crate::understanding::conversation::Conversation;

/// Longer lines are refused, in bytes.
const LONGEST_LINE: usize = 4 * 1024 * 1024;

#[derive(Deserialize)]
struct Line {
    id: Value,
    #[serde(default)]
    chat: Option<Value>,
    text: String,
}

/// Answers every line as it comes, when it is to be explained with the words that led to the answer; a line that cannot
/// be read is answered with an error object.
///
/// # Errors
/// When the input cannot be read or the output not written.
pub fn batch(
    engine: &Engine,
    mut input: impl BufRead,
    mut output: impl Write,
    is_explained: bool,
) -> io::Result<()> {
    let mut conversations: HashMap<String, Conversation> = HashMap::new();
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answered = match read(&bytes) {
            Ok(line) => answer(engine, &line, &mut conversations, is_explained)?,
            Err(error) => json!({ "error": error }).to_string(),
        };
        writeln!(output, "{answered}")?;
        output.flush()?;
    }
}

fn read(bytes: &[u8]) -> Result<Line, String> {
    if bytes.len() > LONGEST_LINE {
        return Err(format!(
            "the line has {} bytes; more than {LONGEST_LINE} are not read",
            bytes.len()
        ));
    }
    let text = str::from_utf8(bytes).map_err(|error| format!("the line is not UTF-8: {error}"))?;
    serde_json::from_str(text).map_err(|error| format!("the line is not a question: {error}"))
}

fn answer(
    engine: &Engine,
    line: &Line,
    conversations: &mut HashMap<String, Conversation>,
    is_explained: bool,
) -> io::Result<String> {
    let start = Instant::now();
    let chat = line.chat.as_ref().map(Value::to_string);
    let before = chat
        .as_ref()
        .and_then(|chat| conversations.get(chat))
        .cloned()
        .unwrap_or_default();
    let (reply, after) = engine.answer(&Question::text(&line.text, None, today()), &before);
    let micros = start.elapsed().as_micros();
    if let Some(chat) = chat {
        conversations.insert(chat, after);
    }
    Ok(serde_json::to_string(&reply.json(
        Some(&line.id),
        micros,
        is_explained,
    ))?)
}
