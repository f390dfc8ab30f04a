//! Several instances behind a load balancer with a shared memory: a real nginx, a real Redis and hard kills in, counts of lost answers out.
//!
//! Needs `redis-server` and `nginx`: `cargo test instances:: -- --ignored --nocapture` runs it and prints the counts.

#![allow(clippy::print_stdout, reason = "the counts are to be read")]

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bot_api::{BotApi, Person};
use crate::live::{get, value};
use crate::program::hejnal;
use crate::telegram::{Bot, free_port};

const PATIENCE: Duration = Duration::from_secs(60);

/// A server program; killed when dropped.
struct Server {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Server {
    fn redis() -> Self {
        Self::redis_on(free_port())
    }

    fn redis_on(port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let process = Command::new("redis-server")
            .args(["--port", &port.to_string(), "--save", "", "--dir"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("redis-server is installed");
        Self::answering(process, port, folder)
    }

    /// An nginx that spreads over instances, and passes on to the next one what an instance left unanswered.
    fn nginx(instances: &[u16]) -> Self {
        let (port, folder) = (free_port(), tempfile::tempdir().unwrap());
        let servers: String = instances
            .iter()
            .map(|port| format!("server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;\n"))
            .collect();
        let root = folder.path().display();
        let configuration = format!(
            "daemon off; master_process off; pid {root}/pid; error_log {root}/error;
            events {{ worker_connections 512; }}
            http {{
                access_log off; client_body_temp_path {root}/body; proxy_temp_path {root}/proxy;
                fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s;
                upstream bots {{ {servers} }}
                server {{
                    listen 127.0.0.1:{port};
                    location / {{
                        proxy_pass http://bots;
                        proxy_next_upstream error timeout http_502 non_idempotent;
                    }}
                }}
            }}"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, configuration).unwrap();
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&file)
            .spawn()
            .expect("nginx is installed");
        Self::answering(process, port, folder)
    }

    fn answering(process: Child, port: u16, folder: TempDir) -> Self {
        until("a server listens", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Self {
            process,
            port,
            _folder: folder,
        }
    }

    /// The address of a Redis server.
    fn address(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    fn connection(&self) -> redis::Connection {
        let client = redis::Client::open(self.address()).unwrap();
        client.get_connection().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One instance, and the port on which it listens for updates.
struct Instance {
    bot: Bot,
    port: u16,
    watched: String,
}

impl Instance {
    fn start(api: &BotApi, memory: &str, through: u16, port: u16) -> Self {
        let watched = format!("127.0.0.1:{}", free_port());
        let url = format!("http://127.0.0.1:{through}/updates");
        let listen = format!("127.0.0.1:{port}");
        let arguments = [
            ["--memory", memory],
            ["--webhook-url", &url],
            ["--listen", &listen],
            ["--webhook-secret", SECRET],
            ["--metrics-listen", &watched],
        ];
        let bot = Bot::of(hejnal(), &api.url(), &arguments.concat());
        until("an instance is ready", || get(&watched, "/readyz").0 == 200);
        until("an instance listens", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Self { bot, port, watched }
    }

    fn metric(&self, name: &str) -> f64 {
        value(&get(&self.watched, "/metrics").1, name)
    }
}

const SECRET: &str = "s-3";

fn until(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn question(update: i64, chat: i64, text: &str) -> Value {
    let person = Person {
        id: chat,
        language_code: Some("pl"),
    };
    json!({"update_id": update, "message": {
        "message_id": update, "date": 1_700_000_000, "text": text,
        "from": person.user(), "chat": person.chat(),
    }})
}

/// Posts an update as Telegram does; the status, 0 when the connection broke.
fn post(port: u16, update: &Value) -> u16 {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
        return 0;
    };
    let body = update.to_string();
    let request = format!(
        "POST /updates HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut answer = String::new();
    let sent = stream.write_all(request.as_bytes());
    if sent
        .and_then(|()| stream.read_to_string(&mut answer))
        .is_err()
    {
        return 0;
    }
    let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok());
    status.unwrap_or(0)
}

/// Posts an update again and again until it is taken, as Telegram does.
fn deliver(port: u16, update: &Value) {
    until("an update is taken", || post(port, update) == 200);
}

fn answers(api: &BotApi) -> HashMap<i64, usize> {
    let mut answers = HashMap::new();
    for chat in api.answered_chats() {
        *answers.entry(chat).or_default() += 1;
    }
    answers
}

/// A Bot API server that knows the chats from 1 to the given one.
fn api_of_chats(chats: i64) -> BotApi {
    let api = BotApi::start();
    api.know_chats(1..=chats);
    api
}

#[test]
#[ignore = "needs redis-server and nginx"]
fn an_instance_that_is_killed_under_load_loses_nothing() {
    const CHATS: i64 = 600;
    let (api, redis) = (api_of_chats(CHATS), Server::redis());
    let ports = [free_port(), free_port(), free_port()];
    let nginx = Server::nginx(&ports);
    let start = |port| Instance::start(&api, &redis.address(), nginx.port, port);
    let mut instances = ports.map(|port| Some(start(port)));
    let next = Arc::new(AtomicI64::new(1));
    let senders: Vec<_> = (0..8)
        .map(|_| {
            let (next, port) = (Arc::clone(&next), nginx.port);
            std::thread::spawn(move || {
                loop {
                    let chat = next.fetch_add(1, Ordering::SeqCst);
                    if chat > CHATS {
                        return;
                    }
                    deliver(port, &question(chat, chat, "czy Kraków należy do Hanzy?"));
                    std::thread::sleep(Duration::from_millis(10));
                }
            })
        })
        .collect();
    for (round, slot) in instances.iter_mut().enumerate() {
        let reached = CHATS / 4 * i64::try_from(round + 1).unwrap();
        until("a part is asked", || next.load(Ordering::SeqCst) > reached);
        // Dropping an instance kills it hard.
        let port = slot.take().unwrap().port;
        *slot = Some(start(port));
    }
    senders
        .into_iter()
        .for_each(|sender| sender.join().unwrap());
    let answers = answers(&api);
    let lost = (1..=CHATS)
        .filter(|chat| !answers.contains_key(chat))
        .count();
    let doubled = answers.values().filter(|count| **count > 1).count();
    println!(
        "three instances, each killed once: {CHATS} questions, {lost} lost, {doubled} doubled"
    );
    assert_eq!(lost, 0);
    assert!(doubled <= 3 * 8, "at most those in flight come twice");
}

#[test]
#[ignore = "needs redis-server and nginx"]
fn any_instance_goes_on_with_a_conversation_and_none_answers_a_repeat() {
    let (api, redis) = (api_of_chats(1), Server::redis());
    let [one, other] = [free_port(), free_port()].map(|port| {
        let through = port;
        Instance::start(&api, &redis.address(), through, port)
    });
    deliver(one.port, &question(1, 1, "czy Kraków należy do Hanzy?"));
    api.next("sendMessage");
    deliver(other.port, &question(2, 1, "a od kiedy?"));
    let answer = api.next("sendMessage").body;
    assert!(
        answer["text"].as_str().unwrap().contains("od 2001 r"),
        "{answer}"
    );
    deliver(one.port, &question(2, 1, "a od kiedy?"));
    deliver(other.port, &question(1, 1, "czy Kraków należy do Hanzy?"));
    api.nothing_within("sendMessage", Duration::from_millis(500));
}

#[test]
#[ignore = "needs redis-server and nginx"]
fn without_its_memory_an_instance_answers_on_and_takes_it_up_again_when_it_is_back() {
    let (api, redis) = (api_of_chats(1), Server::redis());
    let port = free_port();
    let instance = Instance::start(&api, &redis.address(), port, port);
    let ask = |update, text| {
        deliver(port, &question(update, 1, text));
        api.next("sendMessage").body["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    ask(1, "czy Kraków należy do Hanzy?");
    assert!(ask(2, "a od kiedy?").contains("od 2001 r"));
    let redis_port = redis.port;
    drop(redis);
    assert!(ask(3, "czy Kraków należy do Hanzy?").contains("Tak"));
    assert!(
        !ask(4, "a od kiedy?").contains("od 2001 r"),
        "nothing is remembered"
    );
    until("the loss shows", || {
        instance.metric("hejnal_memory_up") < 0.5
    });
    let _redis = Server::redis_on(redis_port);
    until("the memory is back", || {
        instance.metric("hejnal_memory_up") > 0.5
    });
    ask(5, "czy Kraków należy do Hanzy?");
    assert!(ask(6, "a od kiedy?").contains("od 2001 r"));
}

#[test]
#[ignore = "needs redis-server and nginx"]
fn counts_come_together_and_keys_of_others_stay_untouched() {
    let (api, redis) = (api_of_chats(2), Server::redis());
    let mut connection = redis.connection();
    redis::cmd("SET")
        .arg("theirs")
        .arg("kept")
        .exec(&mut connection)
        .unwrap();
    for update in 1..=2 {
        let port = free_port();
        let mut instance = Instance::start(&api, &redis.address(), port, port);
        deliver(port, &question(update, update, "czy miasto jest w UEFA?"));
        api.next("sendMessage");
        assert_eq!(instance.bot.stop("-TERM"), Some(0));
    }
    let listed = hejnal()
        .args(["unanswered", "--memory", &redis.address()])
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("    2  "), "{listed}");
    assert!(listed.contains("uefa"), "{listed}");
    let keys: Vec<String> = redis::cmd("KEYS").arg("*").query(&mut connection).unwrap();
    let (ours, others): (Vec<_>, Vec<_>) = keys.iter().partition(|key| key.starts_with("hejnal:"));
    assert_eq!(others, ["theirs"]);
    assert!(ours.len() > 3, "{ours:?}");
}
