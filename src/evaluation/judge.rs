//! Judges one answer: what was expected and the reply in, right or the reason why it is wrong out.

use super::Expected;
use crate::answer::{Answer, Verdict};
use crate::engine::Reply;
use crate::understanding::Kind;

/// So many of a list are looked at: what a person sees at once.
const SEEN: usize = 5;

/// So many of a long list have to be expected ones.
const LEAST_OF_LONG: usize = 4;

/// So many of a list may be beside the point.
const MOST_BESIDE: usize = 1;

/// Why an answer is wrong; `None` when it is right.
pub(super) fn judge(expected: &Expected, reply: &Reply) -> Option<String> {
    let language = reply.language.code();
    if language != expected.lang && !holds(&expected.lang_ok, language) {
        return Some(format!("language {language}"));
    }
    let named = reply.answer.organisations();
    let kind = reply.answer.kind().as_str();
    let is_kind = kind == expected.kind || holds(&expected.kind_ok, kind);
    match expected.kind.as_str() {
        "unknown" => wrong(is_kind && named.is_empty(), || {
            format!("kind {kind}, named {}", told(&named))
        }),
        "greeting" | "thanks" | "help" | "benefits" | "process" => {
            wrong(is_kind, || format!("kind {kind}"))
        }
        _ if is_on_one(expected) => on_one(expected, reply, &named, is_kind),
        _ => listed(expected, &named),
    }
}

fn is_on_one(expected: &Expected) -> bool {
    match expected.kind.as_str() {
        "organisation" | "detail" | "membership" => true,
        "join" => expected.must.len() == 1 && expected.ok.is_empty(),
        _ => false,
    }
}

fn on_one(expected: &Expected, reply: &Reply, named: &[&str], is_kind: bool) -> Option<String> {
    let kind = reply.answer.kind().as_str();
    if !named
        .first()
        .is_some_and(|first| holds(&expected.must, first))
    {
        return Some(format!("kind {kind}, named {}", told(named)));
    }
    if kind != expected.kind && is_kind {
        return None;
    }
    let (fact, expected_fact, further) = match (expected.kind.as_str(), reply.answer.first()) {
        ("organisation", _) => return None,
        ("membership", answer) if answer.verdict().is_some() => (
            answer.verdict().map(Verdict::as_str),
            &expected.verdict,
            &expected.verdict_ok,
        ),
        ("detail", Answer::Details(_, details)) => (
            details.first().map(|detail| detail.as_str()),
            &expected.detail,
            &expected.detail_ok,
        ),
        ("join", answer) if answer.kind() == Kind::Join => return None,
        _ => return Some(format!("kind {kind}")),
    };
    let is_fact = fact == expected_fact.as_deref() || fact.is_some_and(|fact| holds(further, fact));
    wrong(is_fact, || {
        format!("kind {kind}, {}", fact.unwrap_or("none"))
    })
}

fn listed(expected: &Expected, named: &[&str]) -> Option<String> {
    let seen: Vec<&str> = named.iter().take(SEEN).copied().collect();
    let must = &expected.must;
    let missing: Vec<&str> = must
        .iter()
        .map(String::as_str)
        .filter(|slug| !seen.contains(slug))
        .collect();
    let found = must.len() - missing.len();
    if must.len() <= SEEN && !missing.is_empty() || must.len() > SEEN && found < LEAST_OF_LONG {
        return Some(format!("missing {}, named {}", told(&missing), told(&seen)));
    }
    let beside: Vec<&str> = seen
        .iter()
        .copied()
        .filter(|slug| !holds(must, slug) && !holds(&expected.ok, slug))
        .collect();
    if beside.len() > MOST_BESIDE {
        return Some(format!("beside the point {}", told(&beside)));
    }
    wrong(!seen.is_empty(), || "nothing named".to_owned())
}

fn wrong(is_right: bool, reason: impl FnOnce() -> String) -> Option<String> {
    (!is_right).then(reason)
}

fn holds(list: &[String], wanted: &str) -> bool {
    list.iter().any(|item| item == wanted)
}

fn told(slugs: &[&str]) -> String {
    let shown: Vec<&str> = slugs.iter().take(SEEN).copied().collect();
    format!("[{}]", shown.join(", "))
}
