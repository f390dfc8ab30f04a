//! A conversation of several turns, a line each: any text in, a message in words out for every line.
#![no_main]

use std::sync::LazyLock;

use hejnal::clock::today;
use hejnal::engine::Engine;
use hejnal::knowledge::source::Source;
use hejnal::message::Action;
use hejnal::question::payload::{MOST_BYTES, Payload};
use hejnal::question::{Ask, Question};
use hejnal::search;
use hejnal::understanding::conversation::Conversation;
use hejnal::words::Analyser;
use libfuzzer_sys::fuzz_target;

/// Turns of a conversation.
const TURNS: usize = 6;

/// Presses what stands after it, as a button does.
const BUTTON: char = '>';

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let analyser = Analyser::new().expect("the dictionary is whole");
    let opened =
        search::open_in_memory(&Source::BuiltIn, &analyser).expect("the knowledge is whole");
    Engine::new(opened, analyser).expect("the program is whole")
});

fuzz_target!(|text: &str| {
    let mut conversation = Conversation::default();
    for line in text.lines().take(TURNS) {
        let mut question = Question::text(line, None, today());
        if let Some(payload) = line.strip_prefix(BUTTON).and_then(Payload::parse) {
            question.ask = Ask::Button(payload);
        }
        let (reply, next) = ENGINE.answer(&question, &conversation);
        assert!(!reply.message.plain_text().trim().is_empty(), "silence");
        for button in &reply.message.buttons {
            if let Action::Ask(payload) = &button.action {
                let carried = payload.to_string();
                assert!(
                    carried.len() <= MOST_BYTES,
                    "too long for a button: {carried}"
                );
                assert_eq!(
                    Payload::parse(&carried).as_ref(),
                    Some(payload),
                    "{carried}"
                );
            }
        }
        conversation = next;
    }
});
