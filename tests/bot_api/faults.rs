//! A fault that a test asked for goes in, the spoilt answer (or none, with the connection reset) comes out.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::connect_info::Connected;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::serve::{IncomingStream, Listener};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use super::refusal::Refusal;

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// This status and JSON body; the call is not carried out.
    Status(u16, Value),
    /// 429 with these seconds to wait; the call is not carried out.
    TooManyRequests {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The connection is reset; the call is not carried out.
    Reset,
    /// No answer for the time; then the call is carried out, unless the bot has gone away by then.
    Hang(Duration),
    /// 200 with a body that is no JSON; the call is not carried out.
    Garbage,
}

/// A fault that strikes again and again.
pub(super) struct Lasting {
    failure: Failure,
    until: Instant,
    every: usize,
    calls: usize,
}

impl Lasting {
    /// A fault that strikes each so-manieth call for the time from now.
    pub(super) fn new(failure: Failure, time: Duration, every: usize) -> Self {
        Self {
            failure,
            until: Instant::now() + time,
            every,
            calls: 0,
        }
    }

    /// The fault of the next call, if one strikes it.
    pub(super) fn next(&mut self) -> Option<Failure> {
        self.calls += 1;
        let strikes = self.calls.is_multiple_of(self.every) && Instant::now() < self.until;
        strikes.then(|| self.failure.clone())
    }
}

impl Failure {
    /// The spoilt answer; none if the call is to be carried out now.
    pub(super) async fn strike(self, wire: &Wire) -> Option<Response> {
        match self {
            Self::Status(code, body) => {
                let status = StatusCode::from_u16(code).expect("the test gave a real HTTP status");
                Some((status, Json(body)).into_response())
            }
            Self::TooManyRequests { retry_after } => {
                let body = Refusal::too_many_requests(retry_after).body();
                Some((StatusCode::TOO_MANY_REQUESTS, Json(body)).into_response())
            }
            Self::Reset => {
                wire.0.store(true, Ordering::Release);
                Some(StatusCode::OK.into_response())
            }
            Self::Hang(time) => {
                tokio::time::sleep(time).await;
                None
            }
            Self::Garbage => Some("{\"ok\":true,\"result\":<html>".into_response()),
        }
    }
}

/// A handle that resets the connection of a request at the next write.
#[derive(Clone, Default)]
pub(super) struct Wire(Arc<AtomicBool>);

/// A listener whose connections can be reset.
pub(super) struct Listening(pub(super) TcpListener);

/// A connection that can be reset.
pub(super) struct Connection {
    stream: TcpStream,
    wire: Wire,
}

impl Listener for Listening {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            if let Ok((stream, address)) = self.0.accept().await
                && stream.set_nodelay(true).is_ok()
            {
                let wire = Wire::default();
                return (Connection { stream, wire }, address);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Listening>> for Wire {
    fn connect_info(stream: IncomingStream<'_, Listening>) -> Self {
        stream.io().wire.clone()
    }
}

impl Connection {
    /// An error if the connection is to be reset; dropping it then tells the other side so.
    fn check(&self) -> io::Result<()> {
        if !self.wire.0.load(Ordering::Acquire) {
            return Ok(());
        }
        self.stream.set_zero_linger()?;
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
