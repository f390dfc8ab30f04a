//! The project's own questions: each set in, the share of right answers out, which must not fall.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::program::{batch, root};

/// The least share of right answers in each set, in percent; raise it when the program gets better.
const FLOORS: [(&str, usize); 3] = [("pl", 84), ("en", 82), ("uk", 81)];

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn is_one_of(value: &Value, question: &Value, key: &str) -> bool {
    *value == question[key]
        || question[format!("{key}_ok")]
            .as_array()
            .is_some_and(|more| more.contains(value))
}

/// Whether an answer is right: the right kind, the right organisations first, the right verdict or detail, the right language.
fn is_right(question: &Value, answer: &Value) -> bool {
    let named = strings(&answer["organisations"]);
    let must = strings(&question["must"]);
    let ok = strings(&question["ok"]);
    let same_kind = is_one_of(&answer["kind"], question, "kind");
    if !is_one_of(&answer["language"], question, "lang") {
        return false;
    }
    match question["kind"].as_str().unwrap_or_default() {
        "unknown" => same_kind && named.is_empty(),
        "greeting" | "thanks" | "help" | "benefits" | "process" => same_kind,
        kind if kind != "organisations"
            && (kind != "join" || (must.len() == 1 && ok.is_empty())) =>
        {
            let first = named.first().is_some_and(|first| must.contains(first));
            let is_other_kind = same_kind && answer["kind"] != question["kind"];
            let fact = match kind {
                "membership" => is_one_of(&answer["verdict"], question, "verdict"),
                "detail" => is_one_of(&answer["detail"], question, "detail"),
                _ => true,
            };
            first
                && (is_other_kind
                    || (same_kind && fact)
                    || (kind == "organisation" && !named.is_empty()))
        }
        _ => {
            let top: Vec<&str> = named.into_iter().take(5).collect();
            let found = must.iter().filter(|slug| top.contains(slug)).count();
            let beside = top
                .iter()
                .filter(|slug| !must.contains(slug) && !ok.contains(slug))
                .count();
            !top.is_empty()
                && found >= must.len().min(if must.len() > 5 { 4 } else { 5 })
                && beside <= 1
        }
    }
}

#[test]
fn each_set_of_questions_is_answered_at_least_as_well_as_before() {
    for (language, floor) in FLOORS {
        let text =
            fs::read_to_string(root().join(format!("tests/questions/{language}.jsonl"))).unwrap();
        let questions: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let lines: Vec<String> = questions.iter().map(|question| json!({"id": question["id"], "chat": question.get("chat").unwrap_or(&question["id"]), "text": question["text"]}).to_string()).collect();
        let answers = batch(lines.join("\n").as_bytes());
        assert_eq!(answers.len(), questions.len());
        let mut wrong: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (question, _) in questions
            .iter()
            .zip(&answers)
            .filter(|(question, answer)| !is_right(question, answer))
        {
            wrong
                .entry(question["kind"].as_str().unwrap())
                .or_default()
                .push(question["id"].as_str().unwrap());
        }
        let right = questions.len() - wrong.values().map(Vec::len).sum::<usize>();
        assert!(
            right * 100 >= floor * questions.len(),
            "{language}: {right} of {} right, less than {floor} %; wrong: {wrong:?}",
            questions.len()
        );
    }
}
