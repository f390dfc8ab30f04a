//! Hejnał answers which international organisations a city belongs to: a question in, a sourced answer out.

pub mod answer;
pub mod clock;
pub mod engine;
pub mod knowledge;
pub mod language;
pub mod message;
pub mod phrases;
pub mod question;
pub mod search;
pub mod settings;
pub mod telegram;
pub mod terminal;
pub mod understanding;
pub mod words;
