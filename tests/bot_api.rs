//! A strict Bot API server on loopback for tests: what people write to the bot goes in, what the bot called and what Telegram would have refused comes out.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has to fail, and to say why"
)]
#![allow(
    clippy::indexing_slicing,
    reason = "a field that a JSON value does not have reads as null"
)]

mod body;
mod commands;
mod faults;
mod html;
mod http;
mod inline;
mod keyboard;
mod link;
mod methods;
mod refusal;
mod state;
mod tests;
mod text;
mod updates;
mod webhook;

use std::net::TcpListener;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::oneshot;

pub(crate) use faults::Failure;
use state::{Server, State};

/// How long [`BotApi::next`] waits for a call.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who writes to the bot in a private chat.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    /// Identifier of the person and of the private chat with them.
    pub(crate) id: i64,
    /// Language of their app; many people have none.
    pub(crate) language_code: Option<&'static str>,
}

impl Person {
    /// The `User` object that stands in `from`.
    pub(crate) fn user(self) -> Value {
        let mut user = json!({"id": self.id, "is_bot": false, "first_name": "Zofia"});
        if let (Some(code), Some(fields)) = (self.language_code, user.as_object_mut()) {
            fields.insert("language_code".to_owned(), json!(code));
        }
        user
    }

    /// The `Chat` object of the private chat with the person.
    pub(crate) fn chat(self) -> Value {
        json!({"id": self.id, "type": "private", "first_name": "Zofia"})
    }
}

/// One call that the bot made.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Name in Telegram's spelling: `sendMessage`.
    pub(crate) method: String,
    /// Parameters as an object; structured ones are objects even if they came as JSON strings.
    pub(crate) body: Value,
    /// Identifier given to the message that the call sent; none if it sent none or failed.
    pub(crate) message_id: Option<i64>,
}

/// The running server; it stops when dropped.
pub(crate) struct BotApi {
    server: Arc<Server>,
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl BotApi {
    /// The only token that is not answered with 401.
    pub(crate) const TOKEN: &'static str = "1234567890:AAHejnal_0123456789-abcdefghijklmno";

    /// Starts a server of its own on a free port of 127.0.0.1.
    pub(crate) fn start() -> Self {
        Self::start_on(0)
    }

    /// Starts on the given port of 127.0.0.1, 0 for any free one.
    pub(crate) fn start_on(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("loopback has the port");
        let port = listener
            .local_addr()
            .expect("a bound socket has an address")
            .port();
        let server = Arc::new(Server::new());
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn({
            let server = Arc::clone(&server);
            move || http::run(server, listener, stopped)
        });
        Self {
            server,
            port,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// The address to give to the bot in place of `https://api.telegram.org`.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A private text message to the bot; returns its message id.
    pub(crate) fn say(&self, chat: Person, text: &str) -> i64 {
        self.with(|state| {
            let message_id = state.new_message_id();
            let mut message = json!({
                "message_id": message_id,
                "date": state::now(),
                "from": chat.user(),
                "chat": chat.chat(),
                "text": text,
            });
            let commands = text::commands_in(text);
            if let (false, Some(fields)) = (commands.is_empty(), message.as_object_mut()) {
                fields.insert("entities".to_owned(), Value::Array(commands));
            }
            state.add_update(json!({"message": message}));
            message_id
        })
    }

    /// Sends any update; it comes without `update_id`, which is added. Its chat counts as one that wrote to the bot.
    pub(crate) fn send_update(&self, update: Value) {
        self.with(|state| state.add_update(update));
    }

    /// Private chats that count as having written to the bot, though not by this server.
    pub(crate) fn know_chats(&self, ids: RangeInclusive<i64>) {
        let language_code = None;
        let persons = ids.map(|id| Person { id, language_code });
        self.with(|state| persons.for_each(|person| state.know_chat(&person.chat())));
    }

    /// A press of a button under a message that the bot sent, with any data (an old or forged button too);
    /// returns the id of the callback query.
    pub(crate) fn press(&self, chat: Person, message_id: i64, data: &str) -> String {
        self.with(|state| {
            let message = state
                .message(chat.id, message_id)
                .filter(|message| message["from"]["is_bot"] == true)
                .cloned();
            let Some(message) = message else {
                panic!(
                    "the bot sent no message {message_id} to {}, so nobody can press a button there",
                    chat.id
                );
            };
            let id = state.new_query_id();
            state.add_update(json!({"callback_query": {
                "id": id,
                "from": chat.user(),
                "message": message,
                "chat_instance": "-4611686018427387904",
                "data": data,
            }}));
            id
        })
    }

    /// The oldest call of the method that was not taken yet. Waits up to 20 s, then panics with all calls seen.
    pub(crate) fn next(&self, method: &str) -> Call {
        let method = methods::canonical(method);
        match self
            .server
            .wait_for(PATIENCE, |state| state.take_call(&method))
        {
            Some(call) => call,
            None => panic!("no call of {method} in {PATIENCE:?}; {}", self.report()),
        }
    }

    /// All calls of the method so far, taken or not.
    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        let method = methods::canonical(method);
        self.server.lock().calls_of(&method)
    }

    /// Panics if a call of the method that was not taken yet is there or comes within the time.
    pub(crate) fn nothing_within(&self, method: &str, time: Duration) {
        let method = methods::canonical(method);
        let call = self.server.wait_for(time, |state| state.take_call(&method));
        if let Some(call) = call {
            panic!("no call of {method} was expected, but: {}", call.body);
        }
    }

    /// Queues a fault for the next call of the method that has none queued before it.
    pub(crate) fn fail_next(&self, method: &str, failure: Failure) {
        let method = methods::canonical(method);
        self.with(|state| state.faults.entry(method).or_default().push_back(failure));
    }

    /// Spoils each so-manieth call of the method for the time from now.
    pub(crate) fn fail_for(&self, method: &str, failure: Failure, time: Duration, every: usize) {
        let lasting = faults::Lasting::new(failure, time, every);
        let method = methods::canonical(method);
        self.with(|state| state.lasting.insert(method, lasting));
    }

    /// From now on batches come in disorder, and what was confirmed comes once more.
    pub(crate) fn be_disorderly(&self) {
        self.with(|state| state.updates.is_disorderly = true);
    }

    /// How many updates wait to be confirmed.
    pub(crate) fn waiting(&self) -> usize {
        self.server.lock().updates.waiting()
    }

    /// The chats of all messages that the bot sent, in order.
    pub(crate) fn answered_chats(&self) -> Vec<i64> {
        let state = self.server.lock();
        let sent = state.all_calls().filter(|call| call.message_id.is_some());
        sent.filter_map(|call| call.body["chat_id"].as_i64())
            .collect()
    }

    /// The highest offset seen in getUpdates: every update below it is confirmed. 0 before the first.
    pub(crate) fn confirmed_offset(&self) -> i64 {
        self.server.lock().updates.confirmed
    }

    /// Everything that was refused (or lost without a word, such as a link without a dot), with method and reason.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.server.lock().violations.clone()
    }

    /// How many edits changed nothing; Telegram refuses them, but they do no harm.
    pub(crate) fn not_modified(&self) -> usize {
        self.server.lock().not_modified
    }

    /// Changes the state, then wakes whoever waits for a change.
    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.server.lock());
        self.server.announce();
        result
    }

    /// All calls and refusals, for the message of a failed test.
    fn report(&self) -> String {
        let state = self.server.lock();
        let calls: Vec<String> = state
            .all_calls()
            .map(|call| format!("  {} {}", call.method, call.body))
            .collect();
        format!(
            "calls seen:\n{}\nviolations: {:#?}",
            calls.join("\n"),
            state.violations
        )
    }
}

impl Drop for BotApi {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the thread of the Bot API server panicked");
        }
    }
}
