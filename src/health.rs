//! How the bot is, for machines that watch it: requests over HTTP in, signs of life, readiness and metrics out.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::extract::State as Shared;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use metrics_exporter_prometheus::PrometheusHandle;
use serde::Serialize;
use tokio::net::TcpListener;

use crate::live::Live;

/// A bot that has not reached Telegram for so long is not ready.
const LATELY: Duration = Duration::from_secs(150);

/// The type of the text that Prometheus reads.
const PROMETHEUS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What is watched.
pub struct Health {
    live: Arc<Live>,
    metrics: PrometheusHandle,
    /// How long ago Telegram was reached; nothing if it never was.
    since_telegram: fn() -> Option<Duration>,
}

/// Whether the bot is ready, and why not.
#[derive(Debug, Serialize)]
struct Readiness {
    is_ready: bool,
    telegram: Telegram,
    knowledge: Knowledge,
}

#[derive(Debug, Serialize)]
struct Telegram {
    is_reached: bool,
    seconds_ago: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Knowledge {
    fingerprint: String,
    organisations: usize,
    index_age_seconds: u64,
    live_for_seconds: u64,
    /// Why the files on disk do not go live.
    refused: Vec<String>,
}

impl Health {
    /// Watches the knowledge in use, the metrics and how long ago Telegram was reached.
    pub fn new(
        live: Arc<Live>,
        metrics: PrometheusHandle,
        since_telegram: fn() -> Option<Duration>,
    ) -> Self {
        Self {
            live,
            metrics,
            since_telegram,
        }
    }

    /// Listens on an address; the server is the future that is returned, and never ends by itself.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn listen(
        self,
        address: SocketAddr,
    ) -> io::Result<impl Future<Output = io::Result<()>>> {
        let socket = TcpListener::bind(address).await?;
        log::info!("health and metrics are on http://{}", socket.local_addr()?);
        let router = Router::new()
            .route("/healthz", get(|| async { "alive\n" }))
            .route("/readyz", get(readiness))
            .route("/metrics", get(metrics))
            .with_state(Arc::new(self));
        Ok(axum::serve(socket, router).into_future())
    }

    fn readiness(&self) -> Readiness {
        let state = self.live.state();
        let ago = (self.since_telegram)();
        let is_reached = ago.is_some_and(|ago| ago <= LATELY);
        Readiness {
            is_ready: is_reached,
            telegram: Telegram {
                is_reached,
                seconds_ago: ago.map(|ago| ago.as_secs()),
            },
            knowledge: Knowledge {
                fingerprint: state.fingerprint,
                organisations: state.organisations,
                index_age_seconds: age(state.built),
                live_for_seconds: age(state.live),
                refused: state.refused,
            },
        }
    }
}

/// Without Telegram the bot is not ready; knowledge with faults is named, and the last good one goes on answering.
async fn readiness(Shared(health): Shared<Arc<Health>>) -> impl IntoResponse {
    let readiness = health.readiness();
    let status = if readiness.is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(readiness))
}

async fn metrics(Shared(health): Shared<Arc<Health>>) -> impl IntoResponse {
    health.metrics.run_upkeep();
    let kind = [(header::CONTENT_TYPE, PROMETHEUS)];
    (kind, health.metrics.render())
}

fn age(moment: SystemTime) -> u64 {
    moment.elapsed().unwrap_or_default().as_secs()
}
