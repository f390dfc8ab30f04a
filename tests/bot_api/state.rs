//! Updates, calls and answers go in; what Telegram would remember of them (chats, messages, queries, refusals) comes out.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Map, Value, json};
use tokio::sync::watch;

use super::Call;
use super::body::Params;
use super::commands::Profile;
use super::faults::{Failure, Lasting};
use super::refusal::Refusal;
use super::updates::Updates;
use super::webhook::Webhook;

/// How long a callback or inline query can be answered after it was delivered (Telegram's time is not documented).
const QUERY_LIFETIME: Duration = Duration::from_secs(15);

/// The state, and the means to wait for its changes.
pub(super) struct Server {
    state: Mutex<State>,
    changed: watch::Sender<()>,
    seen: Condvar,
}

impl Server {
    /// A server that nobody wrote to yet.
    pub(super) fn new() -> Self {
        Self {
            state: Mutex::new(State::default()),
            changed: watch::Sender::new(()),
            seen: Condvar::new(),
        }
    }

    /// The state, for a short time.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A receiver that sees every later [`Server::announce`].
    pub(super) fn subscribe(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Wakes waiting polls, the webhook's delivery and waiting tests.
    pub(super) fn announce(&self) {
        self.changed.send_replace(());
        self.seen.notify_all();
    }

    /// Waits until the state yields something, at most for the time.
    pub(super) fn wait_for<T>(
        &self,
        time: Duration,
        mut find: impl FnMut(&mut State) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + time;
        let mut state = self.lock();
        loop {
            if let Some(found) = find(&mut state) {
                return Some(found);
            }
            let left = end.checked_duration_since(Instant::now())?;
            state = self
                .seen
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

/// What kind of query can be answered.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum QueryKind {
    /// A pressed button.
    Callback,
    /// `@bot words` in any chat.
    Inline,
}

/// A query that the bot may answer once.
struct Query {
    kind: QueryKind,
    delivered: Option<Instant>,
    answered: bool,
}

/// A chat that wrote to the bot.
struct Chat {
    info: Value,
    blocked: bool,
    messages: HashMap<i64, Value>,
}

/// A call, and whether a test took it.
struct Record {
    call: Call,
    taken: bool,
}

/// Everything that the server remembers.
#[derive(Default)]
pub(super) struct State {
    /// Updates that wait for the bot.
    pub(super) updates: Updates,
    /// Where updates are pushed, if the bot asked for it.
    pub(super) webhook: Option<Webhook>,
    /// When the webhook was last set.
    pub(super) webhook_set: Option<Instant>,
    /// Commands, names and descriptions.
    pub(super) profile: Profile,
    /// Faults that wait for a call of their method.
    pub(super) faults: HashMap<String, VecDeque<Failure>>,
    /// Faults that last for a time, by method.
    pub(super) lasting: HashMap<String, Lasting>,
    /// Everything refused.
    pub(super) violations: Vec<String>,
    /// Edits that changed nothing.
    pub(super) not_modified: usize,
    /// Messages sent through inline mode that have buttons.
    pub(super) inline_messages: HashSet<String>,
    chats: HashMap<i64, Chat>,
    queries: HashMap<String, Query>,
    records: Vec<Record>,
    last_message_id: i64,
    last_query_id: u64,
}

impl State {
    /// The next message id of the account.
    pub(super) fn new_message_id(&mut self) -> i64 {
        self.last_message_id += 1;
        self.last_message_id
    }

    /// An id for a query, long as Telegram's are.
    pub(super) fn new_query_id(&mut self) -> String {
        self.last_query_id += 1;
        format!("{}", 4_382_000_000_000_000_000 + self.last_query_id)
    }

    /// Queues an update and remembers the chat, message or query in it.
    pub(super) fn add_update(&mut self, update: Value) {
        let Value::Object(update) = update else {
            panic!("an update is an object, not {update}");
        };
        for (kind, content) in &update {
            match kind.as_str() {
                "callback_query" => {
                    self.learn_query(content, QueryKind::Callback);
                    self.learn_chat(&content["message"]["chat"]);
                    if let Some(id) = content["inline_message_id"].as_str() {
                        self.inline_messages.insert(id.to_owned());
                    }
                }
                "inline_query" => self.learn_query(content, QueryKind::Inline),
                "my_chat_member" => {
                    let blocked = content["new_chat_member"]["status"] == "kicked";
                    if let Some(chat) = self.learn_chat(&content["chat"]) {
                        chat.blocked = blocked;
                    }
                }
                _ => self.learn_message(content),
            }
        }
        self.updates.add(update);
    }

    /// Remembers a query, so that it can be answered once.
    fn learn_query(&mut self, query: &Value, kind: QueryKind) {
        let Some(id) = query["id"].as_str() else {
            panic!("a query has an id, not {query}");
        };
        let query = Query {
            kind,
            delivered: None,
            answered: false,
        };
        self.queries.insert(id.to_owned(), query);
    }

    /// Remembers a chat, so that the bot may write to it.
    fn learn_chat(&mut self, info: &Value) -> Option<&mut Chat> {
        let chat = self
            .chats
            .entry(info["id"].as_i64()?)
            .or_insert_with(|| Chat {
                info: info.clone(),
                blocked: false,
                messages: HashMap::new(),
            });
        Some(chat)
    }

    /// Remembers a chat that wrote elsewhere.
    pub(super) fn know_chat(&mut self, info: &Value) {
        self.learn_chat(info);
    }

    /// Remembers a message of a person and its chat.
    fn learn_message(&mut self, message: &Value) {
        let id = message["message_id"].as_i64();
        if let (Some(chat), Some(id)) = (self.learn_chat(&message["chat"]), id) {
            chat.messages.insert(id, message.clone());
            self.last_message_id = self.last_message_id.max(id);
        }
    }

    /// Notes that the bot has the update: from now on its query grows old.
    pub(super) fn mark_delivered(&mut self, update: &Value) {
        for kind in ["callback_query", "inline_query"] {
            let id = update[kind]["id"].as_str().unwrap_or_default();
            if let Some(query) = self.queries.get_mut(id) {
                query.delivered.get_or_insert_with(Instant::now);
            }
        }
    }

    /// Answers a query, if it can still be answered.
    pub(super) fn answer_query(&mut self, id: &str, kind: QueryKind) -> Result<Value, Refusal> {
        let query = self.queries.get_mut(id).filter(|query| {
            let late = query
                .delivered
                .is_some_and(|at| at.elapsed() > QUERY_LIFETIME);
            query.kind == kind && !query.answered && !late
        });
        let Some(query) = query else {
            return Err(Refusal::bad(
                "Query is too old and response timeout expired or query ID is invalid",
            ));
        };
        query.answered = true;
        Ok(Value::Bool(true))
    }

    /// The chat in `chat_id`, if the bot may write to it.
    pub(super) fn known_chat(&self, params: &Params) -> Result<i64, Refusal> {
        if params.text("chat_id").trim().is_empty() {
            return Err(Refusal::bad("Chat_id is empty"));
        }
        let id = params.number("chat_id");
        match id.and_then(|id| self.chats.get(&id).map(|chat| (id, chat.blocked))) {
            None => Err(Refusal::bad("Chat not found")),
            Some((_, true)) => Err(Refusal::new(403, "Bot was blocked by the user")),
            Some((id, false)) => Ok(id),
        }
    }

    /// A message in a chat, of a person or of the bot.
    pub(super) fn message(&self, chat: i64, id: i64) -> Option<&Value> {
        self.chats.get(&chat)?.messages.get(&id)
    }

    /// Stores what the bot sent; the fields are text, entities and keyboard.
    pub(super) fn send(&mut self, chat: i64, fields: Map<String, Value>) -> Value {
        let id = self.new_message_id();
        let mut message = Map::new();
        message.insert("message_id".to_owned(), json!(id));
        message.insert("date".to_owned(), json!(now()));
        message.insert("from".to_owned(), bot_user());
        if let Some(known) = self.chats.get(&chat) {
            message.insert("chat".to_owned(), known.info.clone());
        }
        message.extend(fields);
        self.replace(chat, id, Value::Object(message))
    }

    /// Stores a message, new or edited, and returns it.
    pub(super) fn replace(&mut self, chat: i64, id: i64, message: Value) -> Value {
        if let Some(known) = self.chats.get_mut(&chat) {
            known.messages.insert(id, message.clone());
        }
        message
    }

    /// The fault that waits for a call of the method.
    pub(super) fn next_failure(&mut self, method: &str) -> Option<Failure> {
        let queued = self.faults.get_mut(method).and_then(VecDeque::pop_front);
        queued.or_else(|| self.lasting.get_mut(method)?.next())
    }

    /// Notes a call; returns its place.
    pub(super) fn record(&mut self, method: &str, params: &Params) -> usize {
        let call = Call {
            method: method.to_owned(),
            body: params.object(),
            message_id: None,
        };
        self.records.push(Record { call, taken: false });
        self.records.len() - 1
    }

    /// Notes how the call at the place ended.
    pub(super) fn note_result(&mut self, place: usize, result: &Result<Value, Refusal>) {
        let Some(Record { call, .. }) = self.records.get_mut(place) else {
            return;
        };
        match result {
            Ok(value) if call.method.starts_with("send") => {
                call.message_id = value["message_id"].as_i64();
            }
            Ok(_) => {}
            Err(refusal) => {
                let method = call.method.clone();
                self.refuse(&method, refusal);
            }
        }
    }

    /// Keeps a refusal as a violation, unless it is an edit without change.
    pub(super) fn refuse(&mut self, method: &str, refusal: &Refusal) {
        let description = refusal.description();
        if description.starts_with("Bad Request: message is not modified") {
            self.not_modified += 1;
        } else {
            self.violations.push(format!("{method}: {description}"));
        }
    }

    /// Keeps what Telegram drops without a word as violations.
    pub(super) fn lose(&mut self, method: &str, lost: Vec<String>) {
        let lost = lost.into_iter().map(|what| format!("{method}: {what}"));
        self.violations.extend(lost);
    }

    /// The oldest call of the method that was not taken; it is taken now.
    pub(super) fn take_call(&mut self, method: &str) -> Option<Call> {
        let record = self
            .records
            .iter_mut()
            .find(|record| !record.taken && record.call.method == method)?;
        record.taken = true;
        Some(record.call.clone())
    }

    /// All calls of a method.
    pub(super) fn calls_of(&self, method: &str) -> Vec<Call> {
        self.all_calls()
            .filter(|call| call.method == method)
            .cloned()
            .collect()
    }

    /// All calls, oldest first.
    pub(super) fn all_calls(&self) -> impl Iterator<Item = &Call> {
        self.records.iter().map(|record| &record.call)
    }
}

/// The bot as a `User` object.
pub(super) fn bot_user() -> Value {
    json!({"id": 1_234_567_890, "is_bot": true, "first_name": "Hejnał", "username": "hejnal_test_bot"})
}

/// Unix time in whole seconds, as Telegram dates messages.
pub(super) fn now() -> u64 {
    SystemTime::UNIX_EPOCH
        .elapsed()
        .map_or(0, |time| time.as_secs())
}
