//! The project's own questions: each set in, the share of right answers out, which must not fall.

use hejnal::engine::Engine;
use hejnal::evaluation::{Tally, evaluate, questions};
use hejnal::knowledge::source::Source;
use hejnal::search;
use hejnal::words::Analyser;

use crate::program::{index, root};

/// The least share of right answers in each set, in percent; raise it when the program gets better.
const SETS: [(&str, f64); 4] = [("pl", 93.0), ("en", 95.0), ("uk", 97.0), ("aside", 96.5)];

/// The sets that were written last, and the least share of right answers in each, in percent.
const NEWEST: [(&str, f64); 6] = [
    ("newest", 90.5),
    ("seventh", 91.0),
    ("eighth", 88.0),
    ("ninth", 88.0),
    ("tenth", 83.0),
    ("short", 96.0),
];

/// The least share of right answers to each kind of question, over all sets but the last.
const KINDS: [(&str, f64); 11] = [
    ("organisations", 92.0),
    ("join", 91.0),
    ("detail", 99.0),
    ("membership", 99.0),
    ("organisation", 96.0),
    ("unknown", 98.0),
    ("benefits", 100.0),
    ("process", 96.0),
    ("greeting", 100.0),
    ("thanks", 100.0),
    ("help", 100.0),
];

pub(crate) fn engine() -> Engine {
    let analyser = Analyser::new().expect("the dictionary is whole");
    let opened = search::open(
        index(),
        &Source::Folder(root().join("knowledge")),
        &analyser,
    )
    .expect("the index of the real knowledge can be opened");
    Engine::new(opened, analyser).expect("the program's own files are whole")
}

fn tally(engine: &Engine, sets: &[&str]) -> Tally {
    let files = sets
        .iter()
        .map(|set| root().join(format!("tests/questions/{set}.jsonl")));
    let read = files.flat_map(|file| questions(&file).expect("the questions can be read"));
    evaluate(engine, &read.collect::<Vec<_>>())
}

#[test]
fn each_set_of_questions_is_answered_at_least_as_well_as_before() {
    let engine = engine();
    for (set, floor) in SETS.into_iter().chain(NEWEST) {
        let tally = tally(&engine, &[set]);
        let share = tally.share("all");
        assert!(
            share.percent() >= floor,
            "{set}: {share:?}, less than {floor} %; wrong: {:#?}",
            tally.wrong()
        );
    }
}

#[test]
fn each_kind_of_question_is_answered_at_least_as_well_as_before() {
    let tally = tally(&engine(), &SETS.map(|(set, _)| set));
    assert!(tally.share("all").asked >= 1350, "all sets are asked");
    for (kind, floor) in KINDS {
        let share = tally.share(&format!("kind:{kind}"));
        assert!(
            share.percent() >= floor,
            "{kind}: {share:?}, less than {floor} %; wrong: {:#?}",
            tally.wrong()
        );
    }
}
