//! The bot while it runs: changed knowledge and requests of those who watch it in, answers, health and metrics out.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::bot_api::{BotApi, Failure, Person};
use crate::program::{command, small_knowledge};
use crate::telegram::{Bot, free_port};

const ANNA: Person = Person {
    id: 101,
    language_code: Some("pl"),
};

/// What is waited for has to come within this time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running bot on a knowledge of its own, with the address at which it is watched.
struct Running {
    api: BotApi,
    bot: Bot,
    knowledge: TempDir,
    _index: TempDir,
    watched: String,
}

impl Running {
    fn start() -> Self {
        let (knowledge, index) = (small_knowledge(&["hanse"]), tempfile::tempdir().unwrap());
        let api = BotApi::start();
        let watched = format!("127.0.0.1:{}", free_port());
        let hejnal = command(knowledge.path(), index.path());
        let bot = Bot::of(hejnal, &api.url(), &["--metrics-listen", &watched]);
        api.next("getUpdates");
        Self {
            api,
            bot,
            knowledge,
            _index: index,
            watched,
        }
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.knowledge.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn ask(&self, text: &str) -> String {
        self.api.say(ANNA, text);
        let answer = self.api.next("sendMessage");
        answer.body["text"].as_str().unwrap().to_owned()
    }

    fn readiness(&self) -> (u16, Value) {
        let (status, body) = get(&self.watched, "/readyz");
        (status, serde_json::from_str(&body).unwrap())
    }

    /// Waits until what is said of the knowledge fulfils a condition.
    fn until(&self, condition: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let knowledge = self.readiness().1["knowledge"].clone();
            if condition(&knowledge) {
                return knowledge;
            }
            assert!(start.elapsed() < PATIENCE, "still {knowledge}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn metrics(&self) -> String {
        get(&self.watched, "/metrics").1
    }
}

/// The status and the body of what is found at a path; 0 and nothing if nobody listens.
pub(crate) fn get(address: &str, path: &str) -> (u16, String) {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return (0, String::new());
    };
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    (status, body.to_owned())
}

/// The value of a metric; its name with its labels, as Prometheus writes them.
pub(crate) fn value(metrics: &str, name: &str) -> f64 {
    let line = metrics.lines().find_map(|line| line.strip_prefix(name));
    let value = line.unwrap_or_else(|| panic!("no {name} in {metrics}"));
    value.trim().parse().unwrap()
}

#[test]
fn changed_knowledge_goes_live_without_a_restart() {
    let running = Running::start();
    assert!(
        running
            .ask("a od kiedy Kraków jest w Hanzie?")
            .contains("2001")
    );
    let before = running.until(|_| true);
    running.change("organisations/hanse.toml", "year = 2001", "year = 2002");
    let after = running.until(|knowledge| knowledge["fingerprint"] != before["fingerprint"]);
    assert_eq!(after["refused"], Value::Array(Vec::new()));
    assert!(
        running
            .ask("a od kiedy Kraków jest w Hanzie?")
            .contains("2002")
    );
}

#[test]
fn an_organisation_that_is_added_is_known_at_once() {
    let running = Running::start();
    assert!(
        !running
            .ask("co to jest OWHC?")
            .contains("Światowego Dziedzictwa")
    );
    let other = small_knowledge(&["owhc"]);
    let file = Path::new("organisations/owhc.toml");
    fs::copy(other.path().join(file), running.knowledge.path().join(file)).unwrap();
    running.until(|knowledge| knowledge["organisations"] == 2);
    assert!(
        running
            .ask("co to jest OWHC?")
            .contains("Światowego Dziedzictwa")
    );
    assert!((value(&running.metrics(), "hejnal_organisations") - 2.0).abs() < 0.1);
}

#[test]
fn broken_knowledge_is_refused_with_its_place_until_it_is_mended() {
    let running = Running::start();
    running.change("organisations/hanse.toml", "year = 2001", "yeer = 2001");
    let refused = running.until(|knowledge| knowledge["refused"] != Value::Array(Vec::new()));
    let reason = refused["refused"][0].as_str().unwrap();
    assert!(reason.starts_with("organisations/hanse.toml:"), "{reason}");
    assert!(reason.contains("yeer"), "{reason}");
    assert_eq!(running.readiness().0, 200, "the last good one answers");
    assert!(
        running
            .ask("a od kiedy Kraków jest w Hanzie?")
            .contains("2001")
    );
    assert!(value(&running.metrics(), "hejnal_knowledge_faults") > 0.0);
    running.change("organisations/hanse.toml", "yeer = 2001", "year = 2001");
    running.until(|knowledge| knowledge["refused"] == Value::Array(Vec::new()));
}

#[test]
fn a_folder_that_is_exchanged_as_a_whole_goes_live_on_sighup() {
    let running = Running::start();
    let next = small_knowledge(&["hanse", "owhc"]);
    let folder = running.knowledge.path();
    let aside = folder.with_extension("aside");
    fs::rename(folder, &aside).unwrap();
    fs::rename(next.path(), folder).unwrap();
    running.bot.signal("-HUP");
    running.until(|knowledge| knowledge["organisations"] == 2);
    fs::remove_dir_all(aside).unwrap();
}

#[test]
fn no_question_waits_or_fails_while_knowledge_is_exchanged() {
    let running = Running::start();
    let before = running.until(|_| true);
    running.change("organisations/hanse.toml", "year = 2001", "year = 2002");
    let mut answers = Vec::new();
    while running.until(|_| true)["fingerprint"] == before["fingerprint"] {
        answers.push(running.ask("a od kiedy Kraków jest w Hanzie?"));
    }
    assert!(!answers.is_empty());
    assert!(answers.iter().all(|answer| answer.contains("200")));
}

#[test]
fn answers_and_failed_calls_are_counted() {
    let running = Running::start();
    let body = serde_json::json!({"ok": false, "error_code": 502, "description": "Bad Gateway"});
    running
        .api
        .fail_next("sendMessage", Failure::Status(502, body));
    running.ask("czy Kraków należy do Hanzy?");
    running.ask("ile kosztuje rower");
    let start = Instant::now();
    while value(&running.metrics(), "hejnal_updates_in_flight") > 0.0 {
        assert!(start.elapsed() < PATIENCE);
    }
    let metrics = running.metrics();
    for (name, least) in [
        (
            r#"hejnal_answers_total{kind="membership",language="pl"}"#,
            1.0,
        ),
        (r#"hejnal_nothing_found_total{language="pl"}"#, 1.0),
        (r#"hejnal_api_errors_total{code="unreached"}"#, 1.0),
        ("hejnal_api_retries_total", 1.0),
        (r#"hejnal_updates_total{kind="message"}"#, 2.0),
        ("hejnal_answer_seconds_count", 2.0),
        ("hejnal_update_seconds_count", 2.0),
        ("hejnal_index_built_timestamp_seconds", 1.7e9),
    ] {
        assert!(value(&metrics, name) >= least, "{name} in {metrics}");
    }
}

#[test]
fn a_bot_that_cannot_reach_telegram_is_alive_but_not_ready() {
    let watched = format!("127.0.0.1:{}", free_port());
    let nowhere = format!("http://127.0.0.1:{}", free_port());
    let _bot = Bot::launch(&nowhere, &["--metrics-listen", &watched]);
    let start = Instant::now();
    while get(&watched, "/healthz").0 != 200 {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(50));
    }
    let (status, body) = get(&watched, "/readyz");
    assert_eq!(status, 503);
    assert!(body.contains(r#""is_reached":false"#), "{body}");
}
