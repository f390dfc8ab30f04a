//! The commands of those who keep the knowledge: a knowledge folder in, its faults, one organisation or all of it as open data out.

mod check;
mod export;
mod facts;

pub use check::Findings;
pub use export::{export_csv, export_json};
pub use facts::{UnknownSlug, facts};
