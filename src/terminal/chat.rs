//! A conversation in the terminal: typed lines in, answers with numbered buttons out.

use std::io::{self, Write};

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::dressed;
use crate::clock::today;
use crate::engine::Engine;
use crate::language::Language;
use crate::message::{Action, Button};
use crate::phrases::Value;
use crate::question::{Ask, Question, command};
use crate::understanding::conversation::Conversation;

/// Talks until the input ends; `hint` is the language of the first words.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn chat(engine: &Engine, hint: Option<Language>, is_coloured: bool) -> io::Result<()> {
    let mut editor = DefaultEditor::new().map_err(io::Error::other)?;
    let mut conversation = Conversation {
        language: hint,
        ..Conversation::default()
    };
    let mut buttons: Vec<Button> = Vec::new();
    say(&sentence(
        engine,
        hint.unwrap_or_default(),
        "terminal-welcome",
    ))?;
    loop {
        let line = match editor.readline("> ") {
            Ok(line) => line,
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => break,
            Err(error) => return Err(io::Error::other(error)),
        };
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        editor.add_history_entry(line).map_err(io::Error::other)?;
        let ask = match pressed(line, &buttons) {
            Some(Action::Open(text) | Action::Copy(text) | Action::Share(text)) => {
                say(text)?;
                continue;
            }
            Some(Action::Ask(payload)) => Ask::Button(payload.clone()),
            None => typed(line),
        };
        let (reply, after) = engine.answer(
            &Question {
                ask,
                hint,
                today: today(),
            },
            &conversation,
        );
        conversation = after;
        let message = dressed(&reply.message, is_coloured);
        buttons = reply.message.buttons;
        buttons.retain(makes_sense);
        say(&format!("{message}\n{}", numbered(&buttons)))?;
    }
    say(&sentence(
        engine,
        conversation.language.unwrap_or_default(),
        "terminal-bye",
    ))
}

fn typed(line: &str) -> Ask {
    command::ask(line).unwrap_or_else(|| Question::text(line, None, today()).ask)
}

/// The action of the button whose number was typed.
fn pressed<'a>(line: &str, buttons: &'a [Button]) -> Option<&'a Action> {
    let number: usize = line.parse().ok()?;
    buttons
        .get(number.checked_sub(1)?)
        .map(|button| &button.action)
}

/// Nobody counts judgements here, and there is nobody to share with.
fn makes_sense(button: &Button) -> bool {
    match &button.action {
        Action::Ask(payload) => !payload.request.is_noted(),
        Action::Share(_) => false,
        Action::Open(_) | Action::Copy(_) => true,
    }
}

fn numbered(buttons: &[Button]) -> String {
    let labels = buttons
        .iter()
        .enumerate()
        .map(|(number, button)| format!("[{}] {}", number + 1, button.label));
    labels.collect::<Vec<_>>().join("  ")
}

fn sentence(engine: &Engine, language: Language, key: &str) -> String {
    let city = &engine.catalogue().city.names.get(language).name;
    engine
        .phrases()
        .say(language, key, &[("city", Value::Text(city))])
}

fn say(text: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{text}\n")
}
