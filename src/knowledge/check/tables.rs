//! What holds for every table of every file: a file as a tree in, texts, lengths and dates that break a rule out.

use jiff::civil::Date;
use toml_span::{Span, Value};

use super::Findings;
use crate::knowledge::date::{AsOf, PartialDate};
use crate::knowledge::rule::Rule;

const LANGUAGES: [&str; 3] = ["pl", "en", "uk"];
/// Older facts of the kind that changes are to be looked up again.
const YEARS_UNTIL_AGED: i16 = 5;
/// Items of a list, so that it fits one message with its heading.
const LONGEST_LIST: usize = 8;
/// UTF-16 units of a text, by the place where it stands; the first fitting one counts. All together fit one message.
const LONGEST: [(&str, usize); 7] = [
    ("purpose", 110),
    ("summary", 400),
    ("links.more", 60),
    ("topic.label", 32),
    ("institution.label", 32),
    ("entry.title", 60),
    ("", 450),
];
const LONGEST_ITEM: usize = 200;
/// UTF-16 units of a name, by its key.
const LONGEST_NAME: [(&str, usize); 3] = [("full", 120), ("short", 32), ("in_sentence", 120)];

/// Breaks of the rules, with the place of each.
struct Broken {
    rule: Rule,
    span: Span,
    message: String,
    help: &'static str,
}

pub(super) fn check(today: Date, findings: &mut Findings<'_>) {
    let Some(tree) = findings.tree.take() else {
        return;
    };
    let mut broken = Vec::new();
    for (path, value) in tables(&tree) {
        languages(&path, value, &mut broken);
        names(&path, value, &mut broken);
        dates(&path, value, today, &mut broken);
    }
    findings.tree = Some(tree);
    for one in broken {
        findings.add_at(one.rule, one.span, one.message, one.help);
    }
}

/// Every table of a tree with its path: keys and dots, without the numbers of list items.
pub(super) fn tables<'v, 't>(tree: &'v Value<'t>) -> Vec<(String, &'v Value<'t>)> {
    let mut found = Vec::new();
    collect(String::new(), tree, &mut found);
    found
}

fn collect<'v, 't>(path: String, value: &'v Value<'t>, found: &mut Vec<(String, &'v Value<'t>)>) {
    if let Some(items) = value.as_array() {
        for item in items {
            collect(path.clone(), item, found);
        }
    }
    let Some(table) = value.as_table() else {
        return;
    };
    for (key, inner) in table {
        let separator = if path.is_empty() { "" } else { "." };
        collect(format!("{path}{separator}{}", key.name), inner, found);
    }
    found.push((path, value));
}

fn languages(path: &str, value: &Value<'_>, broken: &mut Vec<Broken>) {
    let Some(table) = value.as_table() else {
        return;
    };
    let written: Vec<(&str, &Value<'_>)> = LANGUAGES
        .iter()
        .filter_map(|code| Some((*code, table.get(*code)?)))
        .collect();
    if written.is_empty() {
        return;
    }
    if written.len() < LANGUAGES.len() {
        let missing = LANGUAGES.iter().filter(|code| !table.contains_key(**code));
        broken.push(Broken {
            rule: Rule::Language,
            span: value.span,
            message: format!(
                "the text is missing in {}",
                missing.copied().collect::<Vec<_>>().join(" and ")
            ),
            help: "write it in pl, en and uk, or in none of them",
        });
    }
    for (code, text) in &written {
        text_rules(path, code, text, broken);
    }
    if !is_of_words(path) {
        lists(&written, value.span, broken);
    }
}

/// Words by which people look for something: as many in each language as it needs, and never shown.
fn is_of_words(path: &str) -> bool {
    path.ends_with("keywords") || path.ends_with(".words")
}

fn lists(written: &[(&str, &Value<'_>)], span: Span, broken: &mut Vec<Broken>) {
    let lengths: Vec<usize> = written
        .iter()
        .filter_map(|(_, value)| Some(value.as_array()?.len()))
        .collect();
    let Some(first) = lengths.first() else {
        return;
    };
    if lengths.iter().any(|length| length != first) {
        let counted: Vec<String> = lengths.iter().map(ToString::to_string).collect();
        broken.push(Broken {
            rule: Rule::Language,
            span,
            message: format!("the languages have {} items", counted.join(", ")),
            help: "give the same items in the same order in pl, en and uk",
        });
    } else if *first > LONGEST_LIST {
        broken.push(Broken {
            rule: Rule::Length,
            span,
            message: format!("the list has {first} items; at most {LONGEST_LIST} are shown well"),
            help: "put items together, or leave the least important out",
        });
    }
}

fn text_rules(path: &str, code: &str, value: &Value<'_>, broken: &mut Vec<Broken>) {
    if let Some(items) = value.as_array() {
        if items.is_empty() {
            broken.push(empty(value.span, code));
        }
        let limit = if is_of_words(path) {
            usize::MAX
        } else {
            LONGEST_ITEM
        };
        for item in items {
            one_text(code, limit, item, broken);
        }
    } else if value.as_str().is_some() {
        one_text(code, longest(path), value, broken);
    }
}

fn longest(path: &str) -> usize {
    let limit = LONGEST.iter().find(|(place, _)| path.starts_with(place));
    limit.map_or(usize::MAX, |(_, limit)| *limit)
}

fn names(path: &str, value: &Value<'_>, broken: &mut Vec<Broken>) {
    let Some(code) = path.strip_prefix("names.") else {
        return;
    };
    for (key, limit) in LONGEST_NAME {
        if let Some(name) = value.as_table().and_then(|table| table.get(key)) {
            one_text(code, limit, name, broken);
        }
    }
}

fn one_text(code: &str, limit: usize, value: &Value<'_>, broken: &mut Vec<Broken>) {
    let Some(text) = value.as_str() else {
        return;
    };
    if text.trim().is_empty() {
        broken.push(empty(value.span, code));
    }
    let units = text.encode_utf16().count();
    if units > limit {
        broken.push(Broken {
            rule: Rule::Length,
            span: value.span,
            message: format!("the text has {units} characters; {limit} fit here"),
            help: "make it shorter: short sentences, one thought each",
        });
    }
    if code != "uk" && text.chars().any(is_cyrillic) {
        broken.push(Broken {
            rule: Rule::Language,
            span: value.span,
            message: format!("Cyrillic letters in the text “{code}”"),
            help: "a letter that looks alike may have been typed on another keyboard; write the text anew",
        });
    }
    if code == "uk" && text.chars().any(|letter| "ыэъёЫЭЪЁ".contains(letter)) {
        broken.push(Broken {
            rule: Rule::Language,
            span: value.span,
            message: "letters that Ukrainian does not have".to_owned(),
            help: "ы, э, ъ and ё are Russian; write the text in Ukrainian",
        });
    }
}

fn empty(span: Span, code: &str) -> Broken {
    Broken {
        rule: Rule::Text,
        span,
        message: format!("the text “{code}” is empty"),
        help: "write it, or leave the whole table out",
    }
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&letter)
}

fn dates(path: &str, value: &Value<'_>, today: Date, broken: &mut Vec<Broken>) {
    let Some(table) = value.as_table() else {
        return;
    };
    // A title or a project may well end in years to come.
    if path == "city.until" {
        return;
    }
    for key in ["year", "date", "as_of"] {
        let Some(written) = table.get(key) else {
            continue;
        };
        if first_day(written).is_some_and(|day| day > today) {
            broken.push(Broken {
                rule: Rule::Future,
                span: written.span,
                message: "the date is in the future".to_owned(),
                help: "write when it was, not when it will be",
            });
        }
    }
    let aged = table
        .get("as_of")
        .and_then(|as_of| Some((as_of, year_of(as_of)?)));
    if let Some((as_of, year)) = aged.filter(|(_, year)| today.year() - year > YEARS_UNTIL_AGED) {
        broken.push(Broken {
            rule: Rule::Age,
            span: as_of.span,
            message: format!("the fact is from {year}"),
            help: "look it up again: it may have changed",
        });
    }
}

fn year_of(value: &Value<'_>) -> Option<i16> {
    AsOf::parse(value.as_str()?)?.year()
}

/// The first day that a written date can mean.
fn first_day(value: &Value<'_>) -> Option<Date> {
    if let Some(year) = value.as_integer() {
        return Date::new(i16::try_from(year).ok()?, 1, 1).ok();
    }
    let AsOf::Dated { last, .. } = AsOf::parse(value.as_str()?)? else {
        return None;
    };
    let PartialDate { year, month, day } = last;
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()
}
