//! HTTP requests of the bot go in; they are recorded, spoilt or carried out, and Telegram's answers come out.

use std::net::TcpListener;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::BotApi;
use super::body::{self, Params};
use super::faults::{Listening, Wire};
use super::refusal::Refusal;
use super::state::Server;
use super::{methods, updates, webhook};

/// Serves until the sender of `stopped` is dropped.
pub(super) fn run(server: Arc<Server>, listener: TcpListener, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built");
    runtime.block_on(async {
        listener
            .set_nonblocking(true)
            .expect("a socket can be made non-blocking");
        let listener = tokio::net::TcpListener::from_std(listener)
            .expect("the runtime takes the listening socket");
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&server));
        let service = router.into_make_service_with_connect_info::<Wire>();
        tokio::spawn(axum::serve(Listening(listener), service).into_future());
        tokio::spawn(webhook::deliver(server));
        // An error says that the sender is gone, which is the sign to stop.
        let _stopped = stopped.await;
    });
}

/// Answers one request.
async fn answer(
    State(server): State<Arc<Server>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let (token, name) = path
        .strip_prefix("/bot")
        .and_then(|rest| rest.split_once('/'))
        .unwrap_or(("", &path));
    let method = methods::canonical(name);
    let params = match body::read(request).await {
        Ok(params) => params,
        Err(refusal) => return refuse(&server, &method, &refusal),
    };
    if token != BotApi::TOKEN {
        return refuse(&server, &method, &Refusal::new(401, "Unauthorized"));
    }
    let failure = server.lock().next_failure(&method);
    let mut place = None;
    if failure.is_some() || method == "getUpdates" {
        place = Some(server.lock().record(&method, &params));
        server.announce();
    }
    if let Some(failure) = failure
        && let Some(response) = failure.strike(&wire).await
    {
        return response;
    }
    let result = if method == "getUpdates" {
        updates::poll(&server, &params).await
    } else {
        methods::carry_out(&mut server.lock(), &method, &params)
    };
    note(&server, place, &method, &params, &result);
    respond(&result)
}

/// Records the call, if it is not yet, and how it ended.
fn note(
    server: &Server,
    place: Option<usize>,
    method: &str,
    params: &Params,
    result: &Result<Value, Refusal>,
) {
    let mut state = server.lock();
    let place = place.unwrap_or_else(|| state.record(method, params));
    state.note_result(place, result);
    drop(state);
    server.announce();
}

/// Refuses a request that is no call.
fn refuse(server: &Server, method: &str, refusal: &Refusal) -> Response {
    server.lock().refuse(method, refusal);
    server.announce();
    respond(&Err(refusal.clone()))
}

/// The answer in Telegram's envelope.
fn respond(result: &Result<Value, Refusal>) -> Response {
    match result {
        Ok(value) => Json(json!({"ok": true, "result": value})).into_response(),
        Err(refusal) => {
            let status =
                StatusCode::from_u16(refusal.code).expect("refusals have real HTTP statuses");
            (status, Json(refusal.body())).into_response()
        }
    }
}
