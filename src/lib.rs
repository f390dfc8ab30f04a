//! Hejnał answers which international organisations a city belongs to: a question in, a sourced answer out.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a test that cannot go on has to fail, and to say why"
    )
)]

pub mod answer;
pub mod clock;
pub mod editors;
pub mod engine;
pub mod evaluation;
pub mod feedback;
pub mod health;
pub mod knowledge;
pub mod language;
pub mod live;
pub mod memory;
pub mod message;
pub mod phrases;
pub mod probe;
pub mod question;
pub mod report;
pub mod search;
pub mod settings;
pub mod telegram;
pub mod telemetry;
pub mod terminal;
pub mod understanding;
pub mod words;
