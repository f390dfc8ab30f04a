//! What holds for every text: any text in, an answer out that depends on what is asked and not on how it is typed.

use std::sync::OnceLock;

use hejnal::clock::today;
use hejnal::engine::{Engine, Reply};
use hejnal::evaluation::{Expected, questions};
use hejnal::question::Question;
use hejnal::understanding::conversation::Conversation;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::program::root;

/// Words of so many letters are long enough to be recognised with a slip.
const LONG_WORD: usize = 8;

/// Of a hundred questions with one slip in a long word so many are answered as without it.
const LEAST_FORGIVEN: usize = 85;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(crate::questions::engine)
}

fn asked() -> &'static [Expected] {
    static ASKED: OnceLock<Vec<Expected>> = OnceLock::new();
    ASKED.get_or_init(|| {
        let files =
            ["pl", "en", "uk"].map(|set| root().join(format!("tests/questions/{set}.jsonl")));
        files
            .iter()
            .flat_map(|file| questions(file).expect("the questions can be read"))
            .collect()
    })
}

fn answer(text: &str) -> Reply {
    let question = Question::text(text, None, today());
    engine().answer(&question, &Conversation::default()).0
}

fn any_question() -> impl Strategy<Value = String> {
    let texts: Vec<String> = asked()
        .iter()
        .map(|question| question.text.clone())
        .collect();
    select(texts)
}

/// Without diacritics; й and ї are letters of their own.
fn bare(text: &str) -> String {
    let plain = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter) || matches!(letter, '\u{306}' | '\u{308}'));
    plain
        .nfc()
        .collect::<String>()
        .replace('ł', "l")
        .replace('Ł', "L")
}

/// The text with two letters of its first long word swapped; `None` where it has none.
fn with_slip(text: &str) -> Option<String> {
    let word = text
        .split(|letter: char| !letter.is_alphabetic())
        .find(|word| word.chars().count() >= LONG_WORD && *word == word.to_lowercase())?;
    let mut letters: Vec<char> = word.chars().collect();
    let place = letters.len() / 2;
    letters.swap(place, place + 1);
    let slipped: String = letters.into_iter().collect();
    (slipped != word).then(|| text.replacen(word, &slipped, 1))
}

proptest! {
    #[test]
    fn any_text_gets_an_answer_and_the_same_one_each_time(text in ".{0,200}") {
        let first = answer(&text);
        prop_assert!(!first.message.plain_text().trim().is_empty());
        prop_assert_eq!(first, answer(&text));
    }

    #[test]
    fn neither_case_nor_diacritics_change_the_answer(text in any_question()) {
        let expected = answer(&text);
        for typed in [text.to_lowercase(), text.to_uppercase(), bare(&text), bare(&text).to_lowercase()] {
            let reply = answer(&typed);
            prop_assert_eq!(&reply.language, &expected.language, "{}", typed);
            prop_assert_eq!(reply.answer.kind(), expected.answer.kind(), "{}", typed);
            prop_assert_eq!(reply.answer.organisations(), expected.answer.organisations(), "{}", typed);
        }
    }

    #[test]
    fn every_button_of_an_answer_can_be_pressed(text in any_question()) {
        use hejnal::message::Action;
        use hejnal::question::Ask;
        use hejnal::question::payload::Payload;

        for button in answer(&text).message.buttons {
            let Action::Ask(payload) = button.action else { continue };
            prop_assert!(payload.fits(), "{}", payload);
            prop_assert_eq!(Payload::parse(&payload.to_string()), Some(payload.clone()));
            let question = Question { ask: Ask::Button(payload), hint: None, today: today() };
            let (reply, _) = engine().answer(&question, &Conversation::default());
            prop_assert!(!reply.message.plain_text().is_empty());
        }
    }
}

#[test]
fn a_slip_in_a_long_word_rarely_changes_the_answer() {
    let slipped: Vec<(&str, String)> = asked()
        .iter()
        .filter_map(|question| Some((question.text.as_str(), with_slip(&question.text)?)))
        .collect();
    assert!(slipped.len() > 100, "enough questions have a long word");
    let forgiven = slipped.iter().filter(|(text, slipped)| {
        let (expected, reply) = (answer(text), answer(slipped));
        expected.answer.kind() == reply.answer.kind()
            && expected.answer.organisations() == reply.answer.organisations()
    });
    let forgiven = forgiven.count();
    eprintln!(
        "{forgiven} of {} questions with a slip are answered as without it",
        slipped.len()
    );
    assert!(
        forgiven * 100 >= LEAST_FORGIVEN * slipped.len(),
        "{forgiven} of {}",
        slipped.len()
    );
}
