//! The borders between the parts of the program: its source files in, every line that crosses one out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::root;

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    assert!(
        found.len() > 30,
        "the sources are where this test looks for them"
    );
    found
        .into_iter()
        .map(|path| {
            (
                relative(&path),
                fs::read_to_string(&path).expect("a source file is text"),
            )
        })
        .collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root().join("src"))
        .expect("a source lies in src")
        .to_string_lossy()
        .into_owned()
}

/// Lines of code, not of comments, that hold one of the words in files outside the given ones.
fn crossings(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut crossings = Vec::new();
    for (name, text) in sources() {
        if allowed.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        crossings.extend(
            code.filter(|line| words.iter().any(|word| line.contains(word)))
                .map(|line| format!("{name}: {}", line.trim())),
        );
    }
    crossings
}

#[test]
fn teloxide_is_known_in_telegram_alone() {
    assert_eq!(
        crossings(&["teloxide"], &["telegram", "main.rs"]),
        Vec::<String>::new()
    );
}

#[test]
fn tantivy_is_known_in_search_alone() {
    assert_eq!(crossings(&["tantivy"], &["search"]), Vec::<String>::new());
}

#[test]
fn understanding_answer_and_message_know_neither_clock_nor_files_nor_network_nor_async() {
    let impure = [
        "std::fs",
        "std::net",
        "std::env",
        "std::time",
        "tokio",
        "async ",
        "jiff::Zoned",
        "crate::clock",
        "crate::search::open",
    ];
    let pure = ["understanding", "answer", "message"];
    let is_pure = |line: &String| pure.iter().any(|part| line.starts_with(part));
    let mut crossed = crossings(&impure, &[]);
    assert!(!crossed.is_empty(), "other parts know them");
    crossed.retain(is_pure);
    assert_eq!(crossed, Vec::<String>::new());
}

#[test]
fn nothing_about_one_city_stands_in_the_code() {
    let city = ["Kraków", "Krakow", "krakow", "Краків"];
    let in_tests_of_words = [
        "words",
        "phrases",
        "understanding/patterns.rs",
        "understanding/spelling.rs",
    ];
    assert_eq!(crossings(&city, &in_tests_of_words), Vec::<String>::new());
}

#[test]
fn every_file_opens_with_a_sentence_on_what_comes_in_and_goes_out() {
    let without: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| {
            !text
                .lines()
                .next()
                .is_some_and(|line| line.starts_with("//! ") && line.ends_with(['.', ':']))
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(without, Vec::<String>::new());
}
