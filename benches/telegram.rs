//! The bot on Telegram under load: messages through a fast Bot API server on loopback in, messages a second, latency and memory out.
//!
//! An empty teloxide bot that says the same word to everything runs against the same server in the same run; the ratio
//! is what counts. `cargo bench --bench telegram`, with `-- --long` for the run of 200,000 messages.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints its figures and has nobody to answer to"
)]

use std::collections::VecDeque;
use std::net::TcpListener as StdListener;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use serde_json::Value;
use teloxide::prelude::*;
use teloxide::update_listeners::webhooks;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Notify, Semaphore};
use tokio::time::sleep;

const TOKEN: &str = "1234567890:AAHejnal_0123456789-abcdefghijklmno";

/// Chats over which messages are spread.
const CHATS: u64 = 1_000;

/// Connections by which updates are posted to a webhook, as Telegram does.
const CONNECTIONS: usize = 40;

/// What people ask in turn.
const QUESTIONS: [&str; 6] = [
    "czy Kraków należy do Hanzy?",
    "a od kiedy?",
    "which organisations deal with transport?",
    "скільки коштує членство в Eurocities?",
    "jesteśmy muzeum, gdzie możemy wstąpić?",
    "owhc",
];

/// Which way updates come.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Polling,
    Webhook,
}

/// Which bot answers.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Empty,
    Hejnal,
}

/// The server: updates that wait, and when each chat's messages came and were answered.
#[derive(Default)]
struct Server {
    pending: Mutex<VecDeque<(u64, String)>>,
    added: Notify,
    seen: Mutex<Seen>,
    has_webhook: AtomicBool,
    /// Whether no two questions have the same text.
    are_different: bool,
}

#[derive(Default)]
struct Seen {
    asked: Vec<VecDeque<Instant>>,
    latencies: Vec<Duration>,
    last: Option<Instant>,
}

impl Server {
    fn add(&self, number: u64) {
        let chat = number % CHATS;
        let mut text = QUESTIONS[(number / CHATS) as usize % QUESTIONS.len()].to_owned();
        if self.are_different {
            text.push_str(&format!(" {number}"));
        }
        let update = format!(
            r#"{{"update_id":{number},"message":{{"message_id":{number},"date":1,"from":{{"id":{id},"is_bot":false,"first_name":"Z","language_code":"pl"}},"chat":{{"id":{id},"type":"private","first_name":"Z"}},"text":"{text}"}}}}"#,
            id = chat + 1
        );
        let mut seen = self.seen.lock().unwrap();
        seen.asked.resize_with(CHATS as usize, VecDeque::new);
        seen.asked[chat as usize].push_back(Instant::now());
        drop(seen);
        self.pending.lock().unwrap().push_back((number, update));
        self.added.notify_one();
    }

    fn answered(&self, chat: u64) {
        let mut seen = self.seen.lock().unwrap();
        let now = Instant::now();
        if let Some(asked) = seen.asked[(chat - 1) as usize].pop_front() {
            seen.latencies.push(now - asked);
            seen.last = Some(now);
        }
    }

    fn count(&self) -> usize {
        self.seen.lock().unwrap().latencies.len()
    }
}

async fn call(
    State(server): State<Arc<Server>>,
    Path((_, method)): Path<(String, String)>,
    body: String,
) -> impl IntoResponse {
    let json = [("content-type", "application/json")];
    let params: Value = serde_json::from_str(&body).unwrap_or_default();
    let answer = match method.to_lowercase().as_str() {
        "getupdates" => updates(&server, &params).await,
        "sendmessage" => {
            let chat = params["chat_id"].as_u64().unwrap();
            server.answered(chat);
            format!(
                r#"{{"ok":true,"result":{{"message_id":1,"date":1,"chat":{{"id":{chat},"type":"private","first_name":"Z"}},"text":"x"}}}}"#
            )
        }
        "getme" => r#"{"ok":true,"result":{"id":1234567890,"is_bot":true,"first_name":"H","username":"h_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":true,"has_main_web_app":false,"can_connect_to_business":false}}"#.to_owned(),
        "getmycommands" => r#"{"ok":true,"result":[]}"#.to_owned(),
        "getwebhookinfo" => r#"{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}"#.to_owned(),
        "getmydescription" => r#"{"ok":true,"result":{"description":""}}"#.to_owned(),
        "getmyshortdescription" => r#"{"ok":true,"result":{"short_description":""}}"#.to_owned(),
        "setwebhook" => {
            server.has_webhook.store(true, Ordering::SeqCst);
            r#"{"ok":true,"result":true}"#.to_owned()
        }
        _ => r#"{"ok":true,"result":true}"#.to_owned(),
    };
    (json, answer)
}

async fn updates(server: &Server, params: &Value) -> String {
    let offset = params["offset"].as_u64().unwrap_or_default();
    let end = Instant::now() + Duration::from_secs(params["timeout"].as_u64().unwrap_or_default());
    loop {
        let batch: Vec<String> = {
            let mut pending = server.pending.lock().unwrap();
            while pending.front().is_some_and(|(number, _)| *number < offset) {
                pending.pop_front();
            }
            pending
                .iter()
                .take(100)
                .map(|(_, update)| update.clone())
                .collect()
        };
        if !batch.is_empty() || Instant::now() >= end {
            return format!(r#"{{"ok":true,"result":[{}]}}"#, batch.join(","));
        }
        let _ = tokio::time::timeout_at(end.into(), server.added.notified()).await;
    }
}

/// Posts waiting updates to the webhook over a bounded number of connections that stay open.
async fn post(server: Arc<Server>, address: String) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS));
    let idle: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
    loop {
        let next = server.pending.lock().unwrap().pop_front();
        let Some((_, update)) = next else {
            server.added.notified().await;
            continue;
        };
        let permit = Arc::clone(&permits).acquire_owned().await.unwrap();
        let (idle, address) = (Arc::clone(&idle), address.clone());
        tokio::spawn(async move {
            let open = idle.lock().unwrap().pop();
            let mut stream = match open {
                Some(stream) => stream,
                None => TcpStream::connect(&address).await.unwrap(),
            };
            let request = format!(
                "POST /updates HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: s\r\ncontent-length: {}\r\n\r\n{update}",
                update.len()
            );
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut answer = [0; 1024];
            let read = stream.read(&mut answer).await.unwrap();
            assert!(answer[..read].starts_with(b"HTTP/1.1 200"));
            idle.lock().unwrap().push(stream);
            drop(permit);
        });
    }
}

struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Bot {
    fn start(which: Which, way: Way, api: &str, listen: &str) -> Self {
        let mut command = match which {
            Which::Hejnal => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_hejnal"));
                command.arg("bot");
                if way == Way::Webhook {
                    command.env("WEBHOOK_URL", format!("http://{listen}/updates"));
                    command.env("LISTEN", listen).env("WEBHOOK_SECRET", "s");
                }
                command
            }
            Which::Empty => {
                let mut command = Command::new(std::env::current_exe().unwrap());
                command.arg("--empty-bot").env("API", api);
                if way == Way::Webhook {
                    command.env("LISTEN", listen);
                }
                command
            }
        };
        command
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELEGRAM_API_URL", api);
        command.env("RUST_LOG", "error").stderr(Stdio::inherit());
        Self(command.spawn().unwrap())
    }

    /// Resident memory in MB.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .unwrap();
        line.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<u64>()
            .unwrap()
            / 1024
    }
}

/// The empty bot: says the same word to everything.
async fn empty_bot() {
    let bot = teloxide::Bot::new(TOKEN).set_api_url(std::env::var("API").unwrap().parse().unwrap());
    let handler =
        Update::filter_message().endpoint(|bot: teloxide::Bot, message: Message| async move {
            bot.send_message(message.chat.id, "ok").await?;
            Ok::<(), teloxide::RequestError>(())
        });
    let mut dispatcher = Dispatcher::builder(bot.clone(), handler).build();
    match std::env::var("LISTEN") {
        Ok(listen) => {
            let url = format!("http://{listen}/updates").parse().unwrap();
            let options =
                webhooks::Options::new(listen.parse().unwrap(), url).secret_token("s".to_owned());
            let listener = webhooks::axum(bot, options).await.unwrap();
            let errors = LoggingErrorHandler::with_custom_text("updates");
            dispatcher.dispatch_with_listener(listener, errors).await;
        }
        Err(_) => dispatcher.dispatch().await,
    }
}

struct Figures {
    a_second: f64,
    p50: Duration,
    p99: Duration,
    lost: usize,
    memory: u64,
}

/// Sends so many messages, so many a second or all at once, and measures.
async fn run(which: Which, way: Way, messages: u64, a_second: Option<u64>) -> Figures {
    run_on(Server::default(), which, way, messages, a_second).await
}

/// The same with questions of which no two are the same.
async fn run_different(which: Which, way: Way, messages: u64) -> Figures {
    let server = Server {
        are_different: true,
        ..Server::default()
    };
    run_on(server, which, way, messages, None).await
}

async fn run_on(
    server: Server,
    which: Which,
    way: Way,
    messages: u64,
    a_second: Option<u64>,
) -> Figures {
    let server = Arc::new(server);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
        .await
        .unwrap();
    let api = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new()
        .route("/{bot}/{method}", axum::routing::post(call))
        .with_state(Arc::clone(&server));
    let serving = tokio::spawn(axum::serve(listener, router).into_future());
    let free = StdListener::bind(("127.0.0.1", 0)).unwrap();
    let listen = free.local_addr().unwrap().to_string();
    drop(free);
    let bot = Bot::start(which, way, &api, &listen);
    let mut posting = None;
    if way == Way::Webhook {
        while !server.has_webhook.load(Ordering::SeqCst) {
            sleep(Duration::from_millis(5)).await;
        }
        while TcpStream::connect(&listen).await.is_err() {
            sleep(Duration::from_millis(5)).await;
        }
        posting = Some(tokio::spawn(post(Arc::clone(&server), listen)));
    }
    sleep(Duration::from_millis(1_000)).await;
    let start = Instant::now();
    for number in 1..=messages {
        if let Some(rate) = a_second {
            let due = start + Duration::from_micros(number * 1_000_000 / rate);
            sleep(due.saturating_duration_since(Instant::now())).await;
        }
        server.add(number);
    }
    let mut last = (0, Instant::now());
    while server.count() < messages as usize && last.1.elapsed() < Duration::from_secs(20) {
        sleep(Duration::from_millis(20)).await;
        if server.count() > last.0 {
            last = (server.count(), Instant::now());
        }
    }
    let memory = bot.memory();
    drop(bot);
    serving.abort();
    if let Some(posting) = posting {
        posting.abort();
    }
    let mut seen = server.seen.lock().unwrap();
    let time = seen.last.unwrap_or(start) - start;
    seen.latencies.sort_unstable();
    let count = seen.latencies.len();
    Figures {
        a_second: count as f64 / time.as_secs_f64(),
        p50: seen.latencies[count / 2],
        p99: seen.latencies[count * 99 / 100],
        lost: messages as usize - count,
        memory,
    }
}

async fn measure(is_long: bool) {
    for (way, name) in [(Way::Polling, "long polling"), (Way::Webhook, "webhook")] {
        let mut ratios = Vec::new();
        for _ in 0..3 {
            let empty = run(Which::Empty, way, 20_000, None).await;
            let hejnal = run(Which::Hejnal, way, 20_000, None).await;
            println!(
                "{name}, 20,000 at once: empty bot {:.0} messages a second, Hejnał {:.0} ({:.0} %), {} lost",
                empty.a_second,
                hejnal.a_second,
                100.0 * hejnal.a_second / empty.a_second,
                hejnal.lost
            );
            ratios.push(hejnal.a_second / empty.a_second);
        }
        ratios.sort_by(f64::total_cmp);
        println!("{name}: the middle of three is {:.0} %", 100.0 * ratios[1]);
        let empty = run_different(Which::Empty, way, 20_000).await;
        let hejnal = run_different(Which::Hejnal, way, 20_000).await;
        println!(
            "{name}, no two questions the same: empty bot {:.0} messages a second, Hejnał {:.0} ({:.0} %)",
            empty.a_second,
            hejnal.a_second,
            100.0 * hejnal.a_second / empty.a_second
        );
        for which in [Which::Empty, Which::Hejnal] {
            let figures = run(which, way, 10_000, Some(500)).await;
            println!(
                "{name}, 500 a second: {} p50 {:.1} ms, p99 {:.1} ms, {} lost",
                if which == Which::Empty {
                    "empty bot"
                } else {
                    "Hejnał"
                },
                figures.p50.as_secs_f64() * 1e3,
                figures.p99.as_secs_f64() * 1e3,
                figures.lost
            );
        }
        if is_long {
            let figures = run(Which::Hejnal, way, 200_000, None).await;
            println!(
                "{name}, 200,000 at once: {:.0} messages a second, {} lost, {} MB at the end",
                figures.a_second, figures.lost, figures.memory
            );
        }
    }
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let has = |argument: &str| std::env::args().any(|given| given == argument);
    if has("--empty-bot") {
        runtime.block_on(empty_bot());
    } else {
        runtime.block_on(measure(has("--long")));
    }
}
