//! The index on disk: what happens to its folder in, whether and from where answers come out.

use std::fs;
use std::process::{Output, Stdio};

use crate::bot_api::BotApi;
use crate::program::{command, small_knowledge};
use crate::telegram::Bot;

fn ask(knowledge: &std::path::Path, index: &std::path::Path) -> Output {
    command(knowledge, index)
        .args(["ask", "czy Kraków należy do Hanzy?"])
        .output()
        .unwrap()
}

fn log(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_index_is_built_once_and_opened_afterwards() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    assert!(log(&ask(folder.path(), index.path())).contains("built anew"));
    assert!(!log(&ask(folder.path(), index.path())).contains("built anew"));
}

#[test]
fn a_change_in_the_knowledge_builds_it_anew() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    ask(folder.path(), index.path());
    let path = folder.path().join("organisations/hanse.toml");
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("year = 2001", "year = 2002");
    fs::write(path, text).unwrap();
    let output = ask(folder.path(), index.path());
    assert!(log(&output).contains("built anew"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("od 2002 r."));
}

#[test]
fn what_a_killed_build_left_is_cleared_away_and_the_old_index_stays() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    ask(folder.path(), index.path());
    let left = index.path().join("building-left");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("meta.json"), "{").unwrap();
    assert!(ask(folder.path(), index.path()).status.success());
    let built = command(folder.path(), index.path())
        .arg("index")
        .output()
        .unwrap();
    assert!(built.status.success());
    assert!(!left.exists());
}

#[test]
fn a_damaged_index_is_built_anew() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    ask(folder.path(), index.path());
    let name = fs::read_to_string(index.path().join("current")).unwrap();
    fs::write(index.path().join(name).join("meta.json"), "{").unwrap();
    let output = ask(folder.path(), index.path());
    assert!(output.status.success(), "{}", log(&output));
    assert!(log(&output).contains("built anew"));
}

#[test]
fn many_processes_that_start_at_once_do_no_harm() {
    let (folder, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    let started: Vec<_> = (0..4)
        .map(|_| {
            command(folder.path(), index.path())
                .args(["ask", "hanza"])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for process in started {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", log(&output));
    }
}

#[test]
fn without_a_place_for_the_index_the_terminal_answers_from_memory_and_says_so() {
    let (folder, place) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    let not_a_folder = place.path().join("file");
    fs::write(&not_a_folder, "").unwrap();
    let output = ask(folder.path(), &not_a_folder);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Tak"));
    assert!(
        log(&output).contains("cannot be used") && log(&output).contains("in memory"),
        "{}",
        log(&output)
    );
}

#[test]
fn without_a_place_for_the_index_the_bot_answers_from_memory() {
    let (folder, place) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
    let not_a_folder = place.path().join("file");
    fs::write(&not_a_folder, "").unwrap();
    let api = BotApi::start();
    let mut bot = Bot::of(command(folder.path(), &not_a_folder), &api.url(), &[]);
    api.next("getUpdates");
    assert_eq!(bot.stop("-TERM"), Some(0));
}
