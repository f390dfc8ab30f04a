//! Ids of topics, kinds of institution, entries, sources and related organisations: where they stand in, those repeated, unknown or unused out.

use std::collections::HashSet;

use super::{Checked, Findings};
use crate::knowledge::organisation::Organisation;
use crate::knowledge::rule::Rule;

/// Ids that stand twice in the tables of that name.
pub(super) fn repeated<'a>(
    table: &str,
    ids: impl Iterator<Item = &'a String>,
    findings: &mut Findings<'_>,
) {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate().filter(|(_, id)| !seen.insert(*id)) {
        findings.add(
            Rule::Id,
            &format!("/{table}/{index}/id"),
            format!("the id “{id}” stands twice"),
            "give each its own id",
        );
    }
}

/// Ids in the file of an organisation that stand for nothing.
pub(super) fn known(
    organisation: &Organisation,
    checked: &Checked<'_>,
    findings: &mut Findings<'_>,
) {
    if let Some(topics) = checked.topics {
        let known: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
        let offer = &organisation.offer;
        unknown(
            "/offer/topics",
            "unknown topic",
            &offer.topics,
            &known,
            findings,
        );
        unknown(
            "/offer/side_topics",
            "unknown topic",
            &offer.side_topics,
            &known,
            findings,
        );
        let central: HashSet<&String> = offer.topics.iter().collect();
        let both = offer.side_topics.iter().enumerate();
        for (index, topic) in both.filter(|(_, topic)| central.contains(topic)) {
            findings.add(
                Rule::Id,
                &format!("/offer/side_topics/{index}"),
                format!("the topic “{topic}” stands among the central ones too"),
                "leave it in one of the two lists",
            );
        }
    }
    let join = &organisation.join;
    if let Some(institutions) = checked.institutions {
        let known: Vec<&str> = institutions.iter().map(|kind| kind.id.as_str()).collect();
        unknown(
            "/join/who",
            "unknown kind of institution",
            &join.who,
            &known,
            findings,
        );
    }
    let who: Vec<&str> = join.who.iter().map(String::as_str).collect();
    unknown(
        "/join/mainly_for",
        "not among “who”:",
        &join.mainly_for,
        &who,
        findings,
    );
    let slugs: Vec<&str> = checked
        .organisations
        .iter()
        .map(|other| other.slug.as_str())
        .collect();
    unknown(
        "/related",
        "unknown organisation",
        &organisation.related,
        &slugs,
        findings,
    );
}

/// Topics that no organisation is about.
pub(super) fn unused_topics(
    ids: &[&String],
    organisations: &[Organisation],
    findings: &mut Findings<'_>,
) {
    let used = organisations
        .iter()
        .flat_map(|organisation| {
            let offer = &organisation.offer;
            offer.topics.iter().chain(&offer.side_topics)
        })
        .collect();
    unused("topic", "topic", ids, &used, findings);
}

/// Kinds of institution that can join nothing.
pub(super) fn unused_institutions(
    ids: &[&String],
    organisations: &[Organisation],
    findings: &mut Findings<'_>,
) {
    let used = organisations
        .iter()
        .flat_map(|organisation| &organisation.join.who)
        .collect();
    unused("institution", "kind of institution", ids, &used, findings);
}

fn unused(
    table: &str,
    what: &str,
    ids: &[&String],
    used: &HashSet<&String>,
    findings: &mut Findings<'_>,
) {
    for (index, id) in ids.iter().enumerate().filter(|(_, id)| !used.contains(*id)) {
        findings.add(
            Rule::Unused,
            &format!("/{table}/{index}/id"),
            format!("no organisation names the {what} “{id}”"),
            "people who ask for it find nothing; name it in an organisation, or take it out",
        );
    }
}

fn unknown(
    pointer: &str,
    what: &str,
    words: &[String],
    known: &[&str],
    findings: &mut Findings<'_>,
) {
    let strange = words.iter().enumerate();
    for (index, word) in strange.filter(|(_, word)| !known.contains(&word.as_str())) {
        let nearest = known
            .iter()
            .min_by_key(|candidate| strsim::osa_distance(word, candidate));
        findings.add(
            Rule::Id,
            &format!("{pointer}/{index}"),
            format!("{what} “{word}”"),
            nearest
                .map(|nearest| format!("the nearest known one is “{nearest}”"))
                .unwrap_or_default(),
        );
    }
}
