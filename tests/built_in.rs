//! The knowledge within the program: what the operator gives and where the program runs in, which knowledge answers out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hejnal::knowledge::read::Folder;
use hejnal::knowledge::source::Source;

use crate::program::{command, index, root, smallest};

/// The program in a folder, with nothing said about the knowledge.
fn in_folder(folder: &Path, index: &Path, arguments: &[&str]) -> Output {
    let mut command: Command = command(Path::new(""), index);
    command
        .env_remove("HEJNAL_KNOWLEDGE")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn log(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_knowledge_within_the_program_is_that_of_the_folder() {
    let folder = Folder::read(&Source::Folder(root().join("knowledge"))).unwrap();
    let built_in = Folder::read(&Source::BuiltIn).unwrap();
    assert_eq!(
        built_in.fingerprint(),
        folder.fingerprint(),
        "a file was added or taken away since the program was built: `touch src/knowledge/source.rs` and build again"
    );
}

#[test]
fn in_an_empty_folder_the_program_answers_from_what_was_built_in_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = in_folder(folder.path(), index(), &["ask", "hanza"]);
    assert!(output.status.success(), "{}", log(&output));
    assert!(printed(&output).contains("Hanza"), "{}", printed(&output));
    assert_eq!(log(&output).matches("built in").count(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn without_a_place_for_the_index_it_answers_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let output = in_folder(folder.path(), &file.join("index"), &["ask", "hanza"]);
    assert!(output.status.success(), "{}", log(&output));
    assert!(printed(&output).contains("Hanza"), "{}", printed(&output));
    assert!(log(&output).contains("kept in memory"), "{}", log(&output));
}

#[test]
fn a_knowledge_folder_that_lies_here_is_taken_before_what_was_built_in() {
    let (here, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let other_city = smallest();
    fs::rename(other_city.path(), here.path().join("knowledge")).unwrap();
    let output = in_folder(here.path(), index.path(), &["export"]);
    assert!(printed(&output).contains("ports"), "{}", log(&output));
    assert!(!printed(&output).contains("hanse"));
    assert!(!log(&output).contains("built in"));
}

#[test]
fn a_folder_that_is_given_and_missing_is_an_error_and_never_replaced() {
    let here = tempfile::tempdir().unwrap();
    for arguments in [&["ask", "hanza"][..], &["check"], &["export"], &["index"]] {
        let with_option = [arguments, &["--knowledge", "/missing"]].concat();
        let output = in_folder(here.path(), index(), &with_option);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(log(&output).contains("/missing"), "{}", log(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_was_built_in_can_be_checked_proofread_and_exported() {
    let here = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&["check", "--format", "json"][..], "\"errors\": 0"),
        (&["facts", "hanse"], "hanse"),
        (&["export"], "hanse"),
        (&["link", "hanse", "--bot", "hejnal_bot"], "o_hanse"),
    ] {
        let output = in_folder(here.path(), index(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", log(&output));
        assert!(printed(&output).contains(expected), "{arguments:?}");
    }
}
