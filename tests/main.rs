//! What a person sees: everything here goes through the real program or the real files.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to fail, and to say why"
)]

mod borders;
mod bot_api;
mod built_in;
mod check;
mod conversations;
mod deploy;
mod editors;
mod facts;
mod faults;
mod feedback;
mod golden;
mod index;
mod inline;
mod instances;
mod judge;
mod knowledge;
mod links;
mod live;
mod manual;
mod probe;
mod program;
mod properties;
mod questions;
mod report;
mod settings;
mod telegram;
