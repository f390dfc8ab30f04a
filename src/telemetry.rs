//! What the bot counts and measures of itself: events in, metrics as Prometheus reads them out.

use std::time::{Duration, UNIX_EPOCH};

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

pub use metrics_exporter_prometheus::BuildError as InstallError;

use crate::language::Language;
use crate::live::{Refreshed, State};
use crate::understanding::Kind;

const ANSWERS: &str = "hejnal_answers_total";
const NOTHING_FOUND: &str = "hejnal_nothing_found_total";
const ANSWER_SECONDS: &str = "hejnal_answer_seconds";
const UPDATES: &str = "hejnal_updates_total";
const UPDATE_SECONDS: &str = "hejnal_update_seconds";
const IN_FLIGHT: &str = "hejnal_updates_in_flight";
const REPEATS: &str = "hejnal_repeated_updates_total";
const BROKEN_OFF: &str = "hejnal_answers_broken_off_total";
const API_ERRORS: &str = "hejnal_api_errors_total";
const RETRIES: &str = "hejnal_api_retries_total";
const KNOWLEDGE: &str = "hejnal_knowledge_info";
const ORGANISATIONS: &str = "hejnal_organisations";
const INDEX_BUILT: &str = "hejnal_index_built_timestamp_seconds";
const REFUSED: &str = "hejnal_knowledge_faults";
const REFRESHES: &str = "hejnal_knowledge_refreshes_total";
const MEMORY_UP: &str = "hejnal_memory_up";
const MEMORY_FAILURES: &str = "hejnal_memory_failures_total";

/// Upper bounds of the time from text to reply, in seconds.
const ANSWER_BOUNDS: [f64; 8] = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.02, 0.1];

/// Upper bounds of the time from an update taken in to its end, Telegram's part included, in seconds.
const UPDATE_BOUNDS: [f64; 10] = [0.005, 0.02, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0, 60.0, 600.0];

/// Begins to count for this process; what happened before is not counted.
///
/// # Errors
/// When something else counts for this process already.
pub fn install() -> Result<PrometheusHandle, InstallError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(ANSWER_SECONDS.to_owned()), &ANSWER_BOUNDS)?
        .set_buckets_for_metric(Matcher::Full(UPDATE_SECONDS.to_owned()), &UPDATE_BOUNDS)?
        .install_recorder()?;
    describe();
    Ok(handle)
}

fn describe() {
    describe_counter!(ANSWERS, "Answers by kind and language.");
    describe_counter!(NOTHING_FOUND, "Questions that found nothing, by language.");
    describe_histogram!(ANSWER_SECONDS, "Time from a text to its reply.");
    describe_counter!(UPDATES, "Updates taken in, by kind.");
    describe_histogram!(UPDATE_SECONDS, "Time from an update taken in to its end.");
    describe_gauge!(IN_FLIGHT, "Updates that are being answered or wait for it.");
    describe_counter!(REPEATS, "Updates that came again and were dropped.");
    describe_counter!(BROKEN_OFF, "Answers that a panic broke off.");
    describe_counter!(API_ERRORS, "Failed calls of the Bot API, by code.");
    describe_counter!(RETRIES, "Calls of the Bot API that were repeated.");
    describe_gauge!(KNOWLEDGE, "1 for the fingerprint of the knowledge in use.");
    describe_gauge!(ORGANISATIONS, "Organisations in the knowledge in use.");
    describe_gauge!(INDEX_BUILT, "When the index in use was built.");
    describe_gauge!(
        REFUSED,
        "Faults that keep the knowledge on disk from going live."
    );
    describe_counter!(
        REFRESHES,
        "Times that the knowledge was read again, by outcome."
    );
    describe_gauge!(
        MEMORY_UP,
        "1 while the shared memory answers, 0 while it does not."
    );
    describe_counter!(MEMORY_FAILURES, "Failed calls of the shared memory.");
    counter!(REPEATS).absolute(0);
    counter!(BROKEN_OFF).absolute(0);
    counter!(RETRIES).absolute(0);
    gauge!(IN_FLIGHT).set(0);
}

/// An answer was made.
pub fn answered(kind: Kind, language: Language, found_nothing: bool, took: Duration) {
    counter!(ANSWERS, "kind" => kind.as_str(), "language" => language.code()).increment(1);
    histogram!(ANSWER_SECONDS).record(took);
    if found_nothing {
        counter!(NOTHING_FOUND, "language" => language.code()).increment(1);
    }
}

/// An update of a kind was taken in.
pub fn taken_in(kind: &'static str) {
    counter!(UPDATES, "kind" => kind).increment(1);
    gauge!(IN_FLIGHT).increment(1);
}

/// An update that was taken in has come to its end.
pub fn finished(took: Duration) {
    histogram!(UPDATE_SECONDS).record(took);
    gauge!(IN_FLIGHT).decrement(1);
}

/// An update came again.
pub fn repeated() {
    counter!(REPEATS).increment(1);
}

/// A panic broke off an answer.
pub fn broken_off() {
    counter!(BROKEN_OFF).increment(1);
}

/// A call of the Bot API failed, with Telegram's code or a word for what happened on the way.
pub fn api_error(code: &'static str) {
    counter!(API_ERRORS, "code" => code).increment(1);
}

/// A call of the Bot API is repeated.
pub fn retried() {
    counter!(RETRIES).increment(1);
}

/// What is answered from; the fingerprint before it counts as gone.
pub fn knowledge(before: Option<&str>, state: &State) {
    let info = |fingerprint: &str| gauge!(KNOWLEDGE, "fingerprint" => fingerprint.to_owned());
    if let Some(before) = before {
        info(before).set(0);
    }
    info(&state.fingerprint).set(1);
    gauge!(ORGANISATIONS).set(number(state.organisations));
    gauge!(REFUSED).set(number(state.refused.len()));
    if let Ok(built) = state.built.duration_since(UNIX_EPOCH) {
        gauge!(INDEX_BUILT).set(built);
    }
}

/// The knowledge was read again.
pub fn refreshed(refreshed: Refreshed) {
    counter!(REFRESHES, "outcome" => refreshed.as_str()).increment(1);
}

/// The shared memory answers, or does not.
pub fn memory(is_up: bool) {
    gauge!(MEMORY_UP).set(f64::from(u8::from(is_up)));
    counter!(MEMORY_FAILURES).increment(u64::from(!is_up));
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
