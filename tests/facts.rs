//! The knowledge beside the research that it was written from: both folders in, what is missing or differs out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::program::{hejnal, root};

const NEEDS: &str = "HEJNAL_FACTS names the folder of the research";

fn research() -> PathBuf {
    PathBuf::from(std::env::var_os("HEJNAL_FACTS").expect(NEEDS))
}

fn slugs(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let names = entries.map(|entry| entry.expect("an entry can be read").file_name());
    names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".toml")?.to_owned()))
        .filter(|slug| !slug.starts_with('_'))
        .collect()
}

/// Runs of digits as numbers: groups of three count as one number, so that "1 606", "1,606" and "1606" are the same.
fn numbers(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut number = digits_at(&letters, at);
        at += number.len();
        while is_separator(letters.get(at)) && digits_at(&letters, at + 1).len() == 3 {
            number.push_str(&digits_at(&letters, at + 1));
            at += 4;
        }
        found.insert(number.trim_start_matches('0').to_owned());
    }
    found
}

fn digits_at(letters: &[char], at: usize) -> String {
    let rest = letters.get(at..).unwrap_or_default().iter();
    rest.take_while(|letter| letter.is_ascii_digit()).collect()
}

fn is_separator(letter: Option<&char>) -> bool {
    matches!(letter, Some(' ' | ',' | '.' | '\u{a0}'))
}

/// Whether a number of a text stands in the research, be it as "250 thousand" for 250000, "15.5 thousand" for 15500
/// or "the 60s" for 1960.
fn is_backed(number: &str, research: &BTreeSet<String>) -> bool {
    let rounded = |zeros: &str| {
        number
            .strip_suffix(zeros)
            .is_some_and(|short| research.contains(short))
    };
    research.contains(number)
        || rounded("00")
        || rounded("000")
        || rounded("000000")
        || number
            .strip_prefix("19")
            .is_some_and(|decade| decade.ends_with('0') && research.contains(decade))
        || research.contains(&format!("{number}000"))
        || research.contains(&format!("{number}000000"))
}

#[test]
#[ignore = "needs the research in HEJNAL_FACTS"]
fn every_organisation_of_the_research_is_in_the_knowledge_and_no_other() {
    assert_eq!(
        slugs(&root().join("knowledge/organisations")),
        slugs(&research())
    );
}

#[test]
#[ignore = "needs the research in HEJNAL_FACTS"]
fn every_number_that_the_knowledge_tells_stands_in_the_research() {
    let output = hejnal()
        .args(["export", "--format", "json"])
        .output()
        .expect("the program runs");
    let export: Value = serde_json::from_slice(&output.stdout).expect("the export is JSON");
    let organisations = export["organisations"].as_array().expect("a list");
    assert!(organisations.len() > 100, "the whole knowledge is compared");
    let mut strange = Vec::new();
    for organisation in organisations {
        let slug = organisation["slug"].as_str().expect("a slug");
        let text = fs::read_to_string(research().join(format!("{slug}.toml")));
        let backed = all_numbers(&text.expect("the research can be read"));
        for part in [
            "names",
            "purpose",
            "summary",
            "organisation",
            "city",
            "offer",
            "join",
            "uncertain",
        ] {
            collect_strange(
                &format!("{slug} {part}"),
                &organisation[part],
                &backed,
                &mut strange,
            );
        }
    }
    assert_eq!(strange, Vec::<String>::new());
}

/// Numbers as they stand, without their decimal comma, and each run of digits alone: the research writes them in many ways.
fn all_numbers(text: &str) -> BTreeSet<String> {
    let alone = text
        .split(|letter: char| !letter.is_ascii_digit())
        .map(|digits| digits.trim_start_matches('0').to_owned());
    let without_comma = numbers(&text.replace(',', ""));
    numbers(text)
        .into_iter()
        .chain(without_comma)
        .chain(alone)
        .collect()
}

fn collect_strange(
    place: &str,
    value: &Value,
    backed: &BTreeSet<String>,
    strange: &mut Vec<String>,
) {
    match value {
        Value::Object(table) => {
            for (key, inner) in table.iter().filter(|(key, _)| {
                !matches!(key.as_str(), "sources" | "as_of" | "date" | "aliases")
            }) {
                collect_strange(&format!("{place}.{key}"), inner, backed, strange);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect_strange(place, item, backed, strange);
            }
        }
        Value::String(text) => {
            for number in numbers(text)
                .iter()
                .filter(|number| !is_backed(number, backed))
            {
                strange.push(format!("{place}: {number} in “{text}”"));
            }
        }
        Value::Number(number) if !backed.contains(&number.to_string()) => {
            strange.push(format!("{place}: {number}"));
        }
        _ => {}
    }
}
