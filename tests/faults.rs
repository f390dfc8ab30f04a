//! What goes wrong on the way to Telegram: the real bot under faults and kills in, counts of lost and doubled answers out.
//!
//! `cargo test faults -- --nocapture` prints the counts; none may be lost.

#![allow(clippy::print_stdout, reason = "the counts are to be read")]

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::bot_api::{BotApi, Failure, Person};
use crate::telegram::{Bot, free_port};

/// All answers have to be there after so long.
const PATIENCE: Duration = Duration::from_secs(120);

/// What people ask in turn.
const QUESTIONS: [&str; 4] = [
    "czy Kraków należy do Hanzy?",
    "which organisations deal with transport?",
    "скільки коштує членство в Eurocities?",
    "jesteśmy muzeum, gdzie możemy wstąpić?",
];

/// Asks one question in each of so many chats from the given one on.
fn ask(api: &BotApi, first: i64, chats: i64) {
    for chat in first..first + chats {
        let person = Person {
            id: chat,
            language_code: Some("pl"),
        };
        let question = QUESTIONS[usize::try_from(chat).unwrap() % QUESTIONS.len()];
        api.say(person, question);
    }
}

/// Waits until each chat up to the given one has an answer; how many are lost and how many came twice.
fn settled(api: &BotApi, chats: i64) -> (usize, usize) {
    let start = Instant::now();
    loop {
        let mut answers: HashMap<i64, usize> = HashMap::new();
        for chat in api.answered_chats() {
            *answers.entry(chat).or_default() += 1;
        }
        let lost = (1..=chats)
            .filter(|chat| !answers.contains_key(chat))
            .count();
        let is_settled = lost == 0 && api.waiting() == 0;
        if is_settled || start.elapsed() > PATIENCE {
            let doubled = answers.values().filter(|count| **count > 1).count();
            return (lost, doubled);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Prints the counts of a fault and returns them.
fn counted(api: &BotApi, fault: &str, chats: i64) -> (usize, usize) {
    let (lost, doubled) = settled(api, chats);
    println!("{fault}: {chats} questions, {lost} lost, {doubled} doubled");
    (lost, doubled)
}

/// Spoils calls while questions come, and counts.
fn under(fault: &str, spoil: impl Fn(&BotApi)) -> (usize, usize) {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    spoil(&api);
    for round in 0..20 {
        ask(&api, 1 + round * 10, 10);
        std::thread::sleep(Duration::from_millis(100));
    }
    counted(&api, fault, 200)
}

fn server_error() -> Failure {
    let body = json!({"ok": false, "error_code": 502, "description": "Bad Gateway"});
    Failure::Status(502, body)
}

#[test]
fn ten_hard_kills_under_load_lose_nothing() {
    let api = BotApi::start();
    let mut asked = 0;
    for _ in 0..10 {
        let bot = Bot::start(&api);
        let seen = api.answered_chats().len();
        ask(&api, 1 + asked, 60);
        asked += 60;
        while api.answered_chats().len() < seen + 10 {
            std::thread::sleep(Duration::from_millis(1));
        }
        drop(bot);
    }
    let _bot = Bot::start(&api);
    let (lost, doubled) = counted(&api, "SIGKILL ten times under load", asked);
    assert_eq!(lost, 0);
    assert!(doubled <= 10 * 100, "at most those in flight come twice");
}

#[test]
fn ten_hard_kills_behind_a_webhook_lose_nothing() {
    let api = BotApi::start();
    let port = free_port();
    let mut asked = 0;
    for _ in 0..10 {
        let bot = Bot::behind_webhook(&api.url(), port);
        let seen = api.answered_chats().len();
        ask(&api, 1 + asked, 20);
        asked += 20;
        while api.answered_chats().len() < seen + 5 {
            std::thread::sleep(Duration::from_millis(1));
        }
        drop(bot);
    }
    let _bot = Bot::behind_webhook(&api.url(), port);
    assert_eq!(counted(&api, "SIGKILL ten times, webhook", asked).0, 0);
}

#[test]
fn a_storm_of_429_loses_and_doubles_nothing() {
    let counts = under("429 for every second answer, 5 s long", |api| {
        let failure = Failure::TooManyRequests { retry_after: 1 };
        api.fail_for("sendMessage", failure, Duration::from_secs(5), 2);
    });
    assert_eq!(counts, (0, 0));
}

#[test]
fn half_a_minute_of_502_loses_and_doubles_nothing() {
    let counts = under("502 from everything, 30 s long", |api| {
        for method in ["getUpdates", "sendMessage"] {
            api.fail_for(method, server_error(), Duration::from_secs(30), 1);
        }
    });
    assert_eq!(counts, (0, 0));
}

#[test]
fn resets_lose_nothing() {
    let counts = under("every third connection reset, 5 s long", |api| {
        for method in ["getUpdates", "sendMessage"] {
            api.fail_for(method, Failure::Reset, Duration::from_secs(5), 3);
        }
    });
    assert_eq!(counts, (0, 0));
}

#[test]
fn broken_json_loses_nothing() {
    let counts = under("every third answer broken JSON, 5 s long", |api| {
        for method in ["getUpdates", "sendMessage"] {
            api.fail_for(method, Failure::Garbage, Duration::from_secs(5), 3);
        }
    });
    assert_eq!(counts, (0, 0));
}

#[test]
fn hanging_connections_lose_nothing() {
    let counts = under("every twentieth answer hangs for 20 s", |api| {
        let failure = Failure::Hang(Duration::from_secs(20));
        api.fail_for("sendMessage", failure, Duration::from_secs(3), 20);
    });
    assert_eq!(counts, (0, 0));
}

#[test]
fn repeats_and_disorder_lose_and_double_nothing() {
    let counts = under("every update twice and in disorder", BotApi::be_disorderly);
    assert_eq!(counts, (0, 0));
}

#[test]
fn without_a_network_at_start_the_bot_waits_and_then_answers() {
    let port = free_port();
    let _bot = Bot::launch(&format!("http://127.0.0.1:{port}"), &[]);
    std::thread::sleep(Duration::from_secs(2));
    let api = BotApi::start_on(port);
    ask(&api, 1, 20);
    assert_eq!(counted(&api, "no network for 2 s at start", 20), (0, 0));
}

#[test]
fn a_chat_that_has_to_wait_holds_up_no_other() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.fail_next("sendMessage", Failure::TooManyRequests { retry_after: 30 });
    ask(&api, 1, 1);
    api.next("sendMessage");
    ask(&api, 2, 50);
    let start = Instant::now();
    while api.answered_chats().len() < 50 && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut answered = api.answered_chats();
    answered.sort_unstable();
    assert_eq!(answered, (2..=51).collect::<Vec<_>>());
}

#[test]
fn a_flood_from_one_chat_delays_no_other_and_ends_with_one_sentence() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let failure = Failure::TooManyRequests { retry_after: 3 };
    api.fail_next("sendMessage", failure);
    for _ in 0..300 {
        ask(&api, 1, 1);
    }
    api.next("sendMessage");
    ask(&api, 2, 20);
    let start = Instant::now();
    let others = || {
        api.answered_chats()
            .into_iter()
            .filter(|chat| *chat != 1)
            .count()
    };
    while others() < 20 && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(others(), 20, "all others are answered");
    assert!(
        !api.answered_chats().contains(&1),
        "the others did not wait for the flood"
    );
    assert_eq!(settled(&api, 21).0, 0);
    let sentence = || {
        let mut calls = api.calls("sendMessage").into_iter();
        calls.any(|call| call.body["text"].as_str().unwrap().contains("at once"))
    };
    while !sentence() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(sentence(), "what lies beyond fifty is answered together");
    let answers = api.answered_chats();
    let answers = answers.iter().filter(|chat| **chat == 1).count();
    assert!((50..300).contains(&answers), "{answers} answers");
}
