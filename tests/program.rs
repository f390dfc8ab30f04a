//! Runs the real program: arguments and input in, its exit code and output out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An index of the real knowledge, built once for all tests.
pub(crate) fn index() -> &'static Path {
    static INDEX: OnceLock<TempDir> = OnceLock::new();
    let folder = INDEX.get_or_init(|| {
        let folder = tempfile::tempdir().expect("there is room for an index");
        let built = command(&root().join("knowledge"), folder.path())
            .arg("index")
            .output()
            .expect("the program runs");
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        folder
    });
    folder.path()
}

/// The program with a knowledge and an index folder.
pub(crate) fn command(knowledge: &Path, index: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hejnal"));
    command
        .env_remove("TELOXIDE_TOKEN")
        .env_remove("TELEGRAM_API_URL")
        .env_remove("RUST_LOG")
        .env_remove("LANG");
    command
        .env("HEJNAL_KNOWLEDGE", knowledge)
        .env("HEJNAL_INDEX", index)
        .stdin(Stdio::null());
    command
}

/// The program on the real knowledge.
pub(crate) fn hejnal() -> Command {
    command(&root().join("knowledge"), index())
}

/// Runs a command with the given bytes on standard input.
pub(crate) fn with_input(mut command: Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let bytes = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().expect("the program ends");
    writer
        .join()
        .expect("the writer ends")
        .expect("the program reads its input");
    output
}

/// One answer as JSON.
pub(crate) fn ask(text: &str) -> Value {
    let output = hejnal()
        .args(["ask", "--json", "--", text])
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("the answer is JSON")
}

/// The answers to one conversation.
pub(crate) fn converse(texts: &[&str]) -> Vec<Value> {
    let lines: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(id, text)| json!({"id": id, "chat": "c", "text": text}).to_string())
        .collect();
    batch(lines.join("\n").as_bytes())
}

/// The answers to a batch.
pub(crate) fn batch(input: &[u8]) -> Vec<Value> {
    let mut command = hejnal();
    command.args(["ask", "--batch"]);
    let output = with_input(command, input);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = String::from_utf8(output.stdout).expect("answers are UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("each answer is JSON"))
        .collect()
}

/// A copy of a part of the real knowledge: the vocabularies, the city and some organisations.
pub(crate) fn small_knowledge(slugs: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::create_dir(folder.path().join("organisations")).expect("a folder can be made");
    let mut names: Vec<PathBuf> = ["city.toml", "topics.toml", "institutions.toml"]
        .map(PathBuf::from)
        .to_vec();
    names.extend(
        slugs
            .iter()
            .map(|slug| PathBuf::from(format!("organisations/{slug}.toml"))),
    );
    for name in names {
        let text = std::fs::read_to_string(root().join("knowledge").join(&name))
            .expect("the real knowledge is there");
        let alone: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("related = "))
            .collect();
        std::fs::write(folder.path().join(&name), alone.join("\n") + "\n")
            .expect("a file can be written");
    }
    folder
}

/// A copy of the smallest knowledge folder in which nothing is wrong: that of another city.
pub(crate) fn smallest() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::create_dir(folder.path().join("organisations")).expect("a folder can be made");
    for file in [
        "city.toml",
        "topics.toml",
        "institutions.toml",
        "organisations/ports.toml",
    ] {
        let original = root().join("tests/smallest").join(file);
        std::fs::copy(original, folder.path().join(file)).expect("a file can be copied");
    }
    folder
}
