//! Ids of topics, kinds of institution, entries, sources and related organisations: where they stand in, those repeated, unknown or unused out.

use std::collections::{BTreeSet, HashSet};

use super::{Checked, Findings};
use crate::knowledge::catalogue::KindsOfInstitution;
use crate::knowledge::city::{Institution, Topic};
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

/// All ids that the file of an organisation can name; those of a missing file are not known to be wrong.
pub(super) struct Known<'a> {
    topics: Option<BTreeSet<&'a str>>,
    institutions: Option<BTreeSet<&'a str>>,
    slugs: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(checked: &Checked<'a>) -> Self {
        let topics = |topics: &'a [Topic]| topics.iter().map(|topic| topic.id.as_str()).collect();
        let institutions =
            |kinds: &'a [Institution]| kinds.iter().map(|kind| kind.id.as_str()).collect();
        let organisations = checked.organisations.iter();
        Self {
            topics: checked.topics.map(topics),
            institutions: checked.institutions.map(institutions),
            slugs: organisations.map(|one| one.slug.as_str()).collect(),
        }
    }
}

/// Ids in the file of an organisation that stand for nothing.
pub(super) fn known(organisation: &Organisation, known: &Known<'_>, findings: &mut Findings<'_>) {
    if let Some(known) = &known.topics {
        let offer = &organisation.offer;
        unknown(
            "/offer/topics",
            "unknown topic",
            &offer.topics,
            known,
            findings,
        );
        unknown(
            "/offer/side_topics",
            "unknown topic",
            &offer.side_topics,
            known,
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
    if let Some(known) = &known.institutions {
        unknown(
            "/join/who",
            "unknown kind of institution",
            &join.who,
            known,
            findings,
        );
    }
    let who: BTreeSet<&str> = join.who.iter().map(String::as_str).collect();
    unknown(
        "/join/mainly_for",
        "not among “who”:",
        &join.mainly_for,
        &who,
        findings,
    );
    unknown(
        "/related",
        "unknown organisation",
        &organisation.related,
        &known.slugs,
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

/// More kinds of institution than can be told apart.
pub(super) fn too_many_institutions(count: usize, findings: &mut Findings<'_>) {
    let most = KindsOfInstitution::MOST;
    if count > most {
        findings.add(
            Rule::Id,
            &format!("/institution/{most}/id"),
            format!("there are {count} kinds of institution; the program tells {most} apart"),
            "make one kind of those that can join the same organisations",
        );
    }
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
    known: &BTreeSet<&str>,
    findings: &mut Findings<'_>,
) {
    let strange = words.iter().enumerate();
    for (index, word) in strange.filter(|(_, word)| !known.contains(word.as_str())) {
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
