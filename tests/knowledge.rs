//! Knowledge folders: whole and broken ones in, what `check` and the other commands say of them out.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::program::{command, root, small_knowledge};

fn check(folder: &Path) -> (Option<i32>, String) {
    let unused = tempfile::tempdir().unwrap();
    let output = command(folder, unused.path())
        .arg("check")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn replace(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} holds {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

const HANSE: &str = "organisations/hanse.toml";

#[test]
fn the_real_knowledge_is_without_faults() {
    let (code, text) = check(&root().join("knowledge"));
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn a_folder_that_is_not_there_cannot_be_read() {
    let (code, text) = check(&root().join("no-such-folder"));
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("no-such-folder"), "{text}");
}

#[test]
fn an_empty_folder_has_its_missing_files_named() {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(1));
    for file in ["city.toml", "topics.toml", "institutions.toml"] {
        assert!(text.contains(file), "{file} is missing in {text}");
    }
}

fn ask(knowledge: &Path, index: &Path) -> Output {
    command(knowledge, index)
        .args(["ask", "czy Kraków należy do Hanzy?"])
        .output()
        .unwrap()
}

#[test]
fn broken_knowledge_is_refused_when_no_good_index_exists() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    replace(folder.path(), HANSE, "kind = ", "kinds = ");
    let output = ask(folder.path(), index.path());
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("unknown key “kinds”"));
}

#[test]
fn the_last_good_index_goes_on_answering_when_a_file_breaks() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    assert!(ask(folder.path(), index.path()).status.success());
    replace(folder.path(), HANSE, "kind = ", "kinds = ");
    let output = ask(folder.path(), index.path());
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Tak"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("unknown key “kinds”"));
}
