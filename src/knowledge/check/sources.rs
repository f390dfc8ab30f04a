//! Facts and their sources: the sources of a file in, facts without one and sources without a fact out.

use std::collections::HashSet;

use toml_span::{Span, Value};

use super::tables::tables;
use super::{Findings, ids, links};
use crate::knowledge::organisation::Source;
use crate::knowledge::rule::Rule;

/// What a fact cites, and where.
struct Citation {
    id: String,
    span: Span,
}

pub(super) fn check(sources: &[Source], findings: &mut Findings<'_>) {
    ids::repeated("source", sources.iter().map(|source| &source.id), findings);
    let known: HashSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let mut cited = HashSet::new();
    for list in lists_of_sources(findings) {
        match list {
            Err(span) => findings.add_at(
                Rule::Source,
                span,
                "a fact without a source".to_owned(),
                "name at least one, as in sources = [\"s1\"], or leave the fact out",
            ),
            Ok(citations) => {
                for citation in &citations {
                    if !known.contains(citation.id.as_str()) {
                        findings.add_at(
                            Rule::Source,
                            citation.span,
                            format!("there is no source “{}” in this file", citation.id),
                            "add it as a [[source]], or name one that is there",
                        );
                    }
                }
                cited.extend(citations.into_iter().map(|citation| citation.id));
            }
        }
    }
    for (index, source) in sources.iter().enumerate() {
        links::source(index, source, findings);
        if !cited.contains(&source.id) {
            findings.add(
                Rule::Orphan,
                &format!("/source/{index}/id"),
                format!("no fact names the source “{}”", source.id),
                "name it where a fact rests on it, or take it out",
            );
        }
    }
}

/// The citations of every fact; the place of the list where it is empty.
fn lists_of_sources(findings: &Findings<'_>) -> Vec<Result<Vec<Citation>, Span>> {
    let mut lists = Vec::new();
    let Some(tree) = &findings.tree else {
        return lists;
    };
    for (_, value) in tables(tree) {
        let Some(list) = value.as_table().and_then(|table| table.get("sources")) else {
            continue;
        };
        let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
        lists.push(if items.is_empty() {
            Err(list.span)
        } else {
            Ok(items.iter().filter_map(citation).collect())
        });
    }
    lists
}

fn citation(value: &Value<'_>) -> Option<Citation> {
    Some(Citation {
        id: value.as_str()?.to_owned(),
        span: value.span,
    })
}
