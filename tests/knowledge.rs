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
fn every_fault_is_named_with_its_place_and_remedy_in_one_run() {
    let folder = small_knowledge(&["hanse", "owhc"]);
    let broken = [
        ("acronyms = []", "acronym = []", "unknown key “acronym”"),
        (
            "status = \"member\"",
            "status = \"membr\"",
            "“membr” is not one of the values allowed here",
        ),
        (
            "as_of = \"2023-11\"",
            "as_of = \"2023-13\"",
            "“2023-13” is not a date",
        ),
    ];
    for (from, to, _) in broken {
        replace(folder.path(), HANSE, from, to);
    }
    replace(
        folder.path(),
        "organisations/owhc.toml",
        "kind = \"city-network\"",
        "kind = \"city-network\"\nrelated = [\"hansa\"]",
    );
    replace(
        folder.path(),
        "topics.toml",
        "id = \"heritage\"",
        "id = \"heritages\"",
    );
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(1), "{text}");
    for (_, _, message) in broken {
        assert!(text.contains(message), "{message} is missing in {text}");
    }
    for part in [
        "did you mean “acronyms”?",
        "hanse.toml:",
        "unknown topic “heritage”",
        "unknown organisation “hansa”",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn a_fact_without_a_source_and_a_source_that_is_not_there_are_faults() {
    let folder = small_knowledge(&["hanse"]);
    replace(folder.path(), HANSE, "sources = [\"s11\"]", "sources = []");
    replace(
        folder.path(),
        HANSE,
        "sources = [\"s3\"]",
        "sources = [\"s33\"]",
    );
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(1));
    assert!(
        text.contains("a fact without a source")
            && text.contains("there is no source “s33” in this file"),
        "{text}"
    );
}

#[test]
fn a_missing_language_is_a_fault() {
    let folder = small_knowledge(&["hanse"]);
    replace(
        folder.path(),
        HANSE,
        "en = \"Historic Hanse towns",
        "ed = \"Historic Hanse towns",
    );
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(1));
    assert!(
        text.contains("“en” is missing in this table") && text.contains("unknown key “ed”"),
        "{text}"
    );
}

#[test]
fn what_is_no_text_is_named_and_not_crashed_on() {
    let folder = small_knowledge(&["hanse"]);
    let organisations = folder.path().join("organisations");
    fs::write(organisations.join("latin.toml"), b"kind = \"\xf3\"").unwrap();
    fs::create_dir(organisations.join("folder.toml")).unwrap();
    fs::write(
        organisations.join("large.toml"),
        vec![b'#'; 10 * 1024 * 1024],
    )
    .unwrap();
    std::os::unix::fs::symlink("loop.toml", organisations.join("loop.toml")).unwrap();
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(1));
    for part in [
        "latin.toml",
        "is not UTF-8",
        "folder.toml",
        "not a file",
        "large.toml",
        "10485760 bytes",
        "loop.toml",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let folder = small_knowledge(&["hanse"]);
    let path = folder.path().join(HANSE);
    let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
    fs::write(path, format!("\u{feff}{text}")).unwrap();
    let (code, text) = check(folder.path());
    assert_eq!(code, Some(0), "{text}");
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
