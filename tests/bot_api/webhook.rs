//! The webhook calls go in; from then on the updates that wait go out to the bot's address, one after another.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::Uri;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::body::Params;
use super::refusal::Refusal;
use super::state::{Server, State, now};

/// How long the bot may take to answer a delivery.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where updates are delivered.
#[derive(Clone)]
pub(super) struct Webhook {
    url: Uri,
    secret: String,
    max_connections: i64,
    last_error: Option<(u64, String)>,
}

/// Carries setWebhook out; an empty address deletes the webhook.
pub(super) fn set(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    if params.text("url").is_empty() {
        return Ok(delete(state, params));
    }
    let url = checked_url(&params.text("url"))?;
    let secret = params.text("secret_token");
    if secret.len() > 256 {
        return Err(Refusal::bad("Secret token is too long"));
    }
    if !is_plain(&secret) {
        return Err(Refusal::bad("Secret token contains unallowed characters"));
    }
    if state
        .webhook_set
        .is_some_and(|at| at.elapsed() < Duration::from_secs(1))
    {
        return Err(Refusal::too_many_requests(1));
    }
    state.webhook_set = Some(Instant::now());
    state.updates.allow(params);
    if params.flag("drop_pending_updates") {
        state.updates.drop_all();
    }
    state.updates.take_over();
    state.webhook = Some(Webhook {
        url,
        secret,
        max_connections: params.number("max_connections").unwrap_or(40).clamp(1, 100),
        last_error: None,
    });
    Ok(Value::Bool(true))
}

/// Whether the text holds nothing but A-Z, a-z, 0-9, `_` and `-`.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// The address, if it is HTTPS on one of Telegram's ports, or plain HTTP on loopback (allowed here only).
fn checked_url(text: &str) -> Result<Uri, Refusal> {
    let invalid = || Refusal::bad("Invalid webhook URL specified");
    let url: Uri = text.parse().map_err(|_| invalid())?;
    let host = url.host().ok_or_else(invalid)?;
    match url.scheme_str() {
        Some("http") if ["127.0.0.1", "localhost", "[::1]"].contains(&host) => Ok(url),
        Some("http") => Err(Refusal::bad(
            "Bad webhook: An HTTPS URL must be provided for webhook",
        )),
        Some("https") if [80, 88, 443, 8443].contains(&url.port_u16().unwrap_or(443)) => Ok(url),
        Some("https") => Err(Refusal::bad(
            "Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        )),
        _ => Err(invalid()),
    }
}

/// Carries deleteWebhook out.
pub(super) fn delete(state: &mut State, params: &Params) -> Value {
    state.webhook = None;
    if params.flag("drop_pending_updates") {
        state.updates.drop_all();
    }
    Value::Bool(true)
}

/// Carries getWebhookInfo out.
pub(super) fn info(state: &State) -> Value {
    let mut info = json!({
        "url": "",
        "has_custom_certificate": false,
        "pending_update_count": state.updates.waiting(),
    });
    let Some(fields) = info.as_object_mut() else {
        return info;
    };
    if let Some(webhook) = &state.webhook {
        fields.insert("url".to_owned(), json!(webhook.url.to_string()));
        fields.insert("max_connections".to_owned(), json!(webhook.max_connections));
        if let Some((date, message)) = &webhook.last_error {
            fields.insert("last_error_date".to_owned(), json!(date));
            fields.insert("last_error_message".to_owned(), json!(message));
        }
    }
    if !state.updates.allowed().is_empty() {
        fields.insert("allowed_updates".to_owned(), json!(state.updates.allowed()));
    }
    info
}

/// Delivers updates as long as the server runs; a delivery that fails is repeated at once, then after 2, 4, 8 … s.
pub(super) async fn deliver(server: Arc<Server>) {
    let mut changed = server.subscribe();
    let mut failures = 0;
    loop {
        changed.mark_unchanged();
        let next = server.lock().next_delivery();
        let Some((webhook, update)) = next else {
            // The sender lives as long as the server that this task holds.
            let _alive = changed.changed().await;
            continue;
        };
        let answer = timeout(PATIENCE, post(&webhook, &update)).await;
        let problem = match answer {
            Ok(Ok(200..300)) => None,
            Ok(Ok(code)) => Some(format!("Wrong response from the webhook: {code}")),
            Ok(Err(error)) => Some(error.to_string()),
            Err(_) => Some("Read timeout expired".to_owned()),
        };
        if let Some(problem) = problem {
            failures += 1;
            if let Some(webhook) = &mut server.lock().webhook {
                webhook.last_error = Some((now(), problem));
            }
            if failures > 1 {
                sleep(Duration::from_secs(1 << (failures - 1).min(6))).await;
            }
        } else {
            failures = 0;
            server.lock().updates.accepted(&update["update_id"]);
        }
    }
}

impl State {
    /// The webhook and the oldest update for it; nothing is delivered to addresses that are not on loopback.
    fn next_delivery(&mut self) -> Option<(Webhook, Value)> {
        let webhook = self.webhook.clone()?;
        if webhook.url.scheme_str() != Some("http") {
            return None;
        }
        let update = self.hand_over(1).pop()?;
        Some((webhook, update))
    }
}

/// Posts an update; returns the status of the answer.
async fn post(webhook: &Webhook, update: &Value) -> io::Result<u16> {
    let host = webhook.url.host().unwrap_or_default();
    let port = webhook.url.port_u16().unwrap_or(80);
    let target = webhook
        .url
        .path_and_query()
        .map_or("/", |path| path.as_str());
    let body = update.to_string();
    let mut head = format!(
        "POST {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\nContent-Type: application/json\r\n"
    );
    if !webhook.secret.is_empty() {
        let secret = &webhook.secret;
        head.push_str(&format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    }
    let length = body.len();
    head.push_str(&format!("Content-Length: {length}\r\n\r\n{body}"));
    let mut stream = TcpStream::connect((host.trim_matches(['[', ']']), port)).await?;
    stream.write_all(head.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    let code = answer.split(' ').nth(1).unwrap_or_default();
    code.parse().map_err(io::Error::other)
}
