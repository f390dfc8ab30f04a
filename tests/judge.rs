//! The real bot before a judge written apart from the project: a Bot API server named by `HEJNAL_JUDGE` in, its
//! verdict out. Without the judge these tests are left out.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::bot_api::BotApi;
use crate::telegram::{Bot, free_port};

/// The first of the chats with one person each.
const CHAT: i64 = 1_001;

/// A group.
const GROUP: i64 = -100_200;

/// The judge; ended when dropped.
struct Judge {
    process: Child,
    port: u16,
    next_chat: Cell<i64>,
}

impl Judge {
    fn start() -> Self {
        let program = std::env::var("HEJNAL_JUDGE").expect("HEJNAL_JUDGE names the judge");
        let mut process = Command::new("python3")
            .args([&program, "--port", "0", "--token", BotApi::TOKEN])
            .args(["--set", r#"rate="enforce""#])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Its first line says where it listens, once it does.
        let mut said = String::new();
        let mut speaks = BufReader::new(process.stdout.take().unwrap());
        speaks.read_line(&mut said).unwrap();
        let port = said
            .trim()
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        Self {
            process,
            port: port.unwrap_or_else(|| panic!("the judge does not start: {said}")),
            next_chat: Cell::new(5_000),
        }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn ask(&self, path: &str) -> Value {
        self.request("GET", path, "")
    }

    fn tell(&self, path: &str, body: &Value) -> Value {
        self.request("POST", path, &body.to_string())
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        let request = format!(
            "{method} /_ctl/{path} HTTP/1.1\r\nHost: judge\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let body = body_of(BufReader::new(stream));
        let answer: Value = serde_json::from_slice(&body).unwrap();
        assert!(
            answer["ok"] == true || path.starts_with("wait"),
            "{path}: {answer}"
        );
        answer
    }

    /// Waits until all that was asked is answered.
    fn settle(&self) {
        let answer = self.ask("wait?timeout=30&idle=1");
        assert_eq!(answer["ok"], true, "not answered: {answer}");
    }

    /// One thing happens, in a chat of its own unless one is given; waits for the answer.
    fn happen(&self, mut what: Value) {
        if what["chat"].is_null() {
            what["chat"] = json!(self.next_chat.replace(self.next_chat.get() + 1));
        }
        self.tell("inject", &what);
        self.settle();
    }

    /// How many messages the bot has sent.
    fn sent(&self) -> Value {
        self.ask("stats")["by_method"]["sendMessage"].clone()
    }

    /// The buttons under the last message of the bot in the chat.
    fn buttons(&self, chat: i64) -> Vec<Value> {
        let messages = self.ask(&format!("messages?chat={chat}"));
        let messages = messages["messages"].as_array().unwrap().clone();
        let last = messages
            .iter()
            .rfind(|message| !message["reply_markup"].is_null());
        let rows = last.map(|message| message["reply_markup"]["inline_keyboard"].clone());
        let rows = rows
            .and_then(|rows| rows.as_array().cloned())
            .unwrap_or_default();
        rows.iter()
            .flat_map(|row| row.as_array().cloned().unwrap_or_default())
            .collect()
    }

    /// Presses every button that the bot answers under its last message, going back in between.
    fn press_all(&self, chat: i64) {
        for button in self.buttons(chat) {
            let Some(data) = button["callback_data"].as_str() else {
                continue;
            };
            let messages = self.ask(&format!("messages?chat={chat}"));
            let mut messages = messages["messages"].as_array().unwrap().iter();
            let with = messages
                .rfind(|message| message["from"]["is_bot"] == true)
                .unwrap();
            let press = json!({"kind": "callback", "chat": chat, "message_id": with["message_id"], "data": data, "lang": "pl"});
            let before = self.sent();
            self.tell("inject", &press);
            self.settle();
            if self.sent() != before {
                // A person reads before they go on; Telegram allows a message a second.
                std::thread::sleep(Duration::from_millis(1_050));
            }
        }
    }

    /// No rule is broken, nothing lost, nothing doubled.
    fn is_content(&self) {
        let violations = self.ask("violations?severity=error");
        assert_eq!(violations["count"], 0, "{:#}", violations["violations"]);
        let stats = self.ask("stats?grace=1");
        assert_eq!(
            (&stats["lost"], &stats["duplicated"]),
            (&json!(0), &json!(0)),
            "{stats:#}"
        );
        assert_eq!(stats["unanswered_callbacks"], 0, "{stats:#}");
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The body of an HTTP answer, whose length the head tells: the judge keeps connections open.
fn body_of(mut answer: BufReader<TcpStream>) -> Vec<u8> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line).unwrap();
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body).unwrap();
    body
}

/// Everything that a person can do, one thing after another.
fn day(judge: &Judge) {
    let commands = [
        "/start",
        "/help",
        "/organisations",
        "/topics",
        "/join",
        "/language",
        "/about",
        "/privacy",
    ];
    for (number, command) in commands.iter().enumerate() {
        let lang = ["pl", "en", "uk"][number % 3];
        judge.happen(json!({"kind": "command", "text": command, "lang": lang}));
    }
    for text in [
        "które organizacje zajmują się kulturą?",
        "is Kraków in Eurocities?",
        "а з якого року?",
        "<b>&amp; \"s-ki\" _*[]()~`>#+-=|{}.!",
        "jesteśmy małym muzeum, gdzie możemy wstąpić",
    ] {
        judge.happen(json!({"text": text, "lang": "pl"}));
    }
    let talks = [
        "które organizacje zajmują się kulturą?",
        "czy Kraków należy do Hanzy?",
        "jesteśmy muzeum",
        "owhc",
        "/topics",
        "/join",
        "/language",
    ];
    for (chat, text) in (CHAT..).zip(talks) {
        judge.happen(json!({"text": text, "lang": "pl", "chat": chat}));
        judge.press_all(chat);
    }
    for start in ["o_hanse", "t_transport", "i_museum", "nonsense"] {
        judge.happen(json!({"kind": "command", "text": format!("/start {start}"), "lang": "uk"}));
    }
    for query in ["", "transport", "owhc", "qqqq zzzz", "культура"] {
        judge.happen(json!({"kind": "inline", "query": query, "lang": "en"}));
    }
    judge.happen(json!({"kind": "callback", "chat": CHAT, "data": "old|button", "message_id": 2, "lang": "en"}));
    judge.happen(
        json!({"kind": "text", "chat": GROUP, "chat_type": "supergroup", "user": 77,
        "text": "/help", "lang": "pl"}),
    );
    judge.happen(
        json!({"kind": "text", "chat": GROUP, "chat_type": "supergroup", "user": 77,
        "text": "nic do bota", "lang": "pl", "expect": 0}),
    );
}

#[test]
#[ignore = "needs a judge, named by HEJNAL_JUDGE"]
fn a_day_of_long_polling_breaks_no_rule() {
    let judge = Judge::start();
    let _bot = Bot::launch(&judge.url(), &[]);
    day(&judge);
    judge.is_content();
}

#[test]
#[ignore = "needs a judge, named by HEJNAL_JUDGE"]
fn a_day_of_webhooks_breaks_no_rule() {
    let judge = Judge::start();
    let _bot = Bot::behind_webhook(&judge.url(), free_port());
    day(&judge);
    judge.is_content();
}

#[test]
#[ignore = "needs a judge, named by HEJNAL_JUDGE"]
fn the_judges_faults_lose_nothing() {
    let judge = Judge::start();
    let _bot = Bot::launch(&judge.url(), &[]);
    judge.tell("config", &json!({"rate": "off"}));
    judge.tell("delivery", &json!({"duplicate": 0.3, "shuffle": true}));
    judge.tell(
        "fault",
        &json!([
            {"method": "sendMessage", "mode": "429", "retry_after": 1, "count": 20},
            {"method": "sendMessage", "mode": "reset", "count": 10, "skip": 40},
            {"method": "getUpdates", "mode": "malformed", "count": 2, "skip": 3},
            {"method": "getUpdates", "mode": "truncate", "count": 2, "skip": 7},
        ]),
    );
    judge.tell(
        "inject",
        &json!({"text": "czy Kraków należy do Hanzy?", "lang": "pl",
        "chat": 2_000, "count": 200, "chats": 100}),
    );
    let answer = judge.ask("wait?timeout=90&idle=1");
    assert_eq!(answer["ok"], true, "{answer}");
    judge.is_content();
}
