//! The commands of those who keep the knowledge: a knowledge folder in, its faults, one organisation, all of it as open data, a link into the bot or a report out.

mod check;
mod export;
mod facts;
mod link;
mod qr;
mod week;

pub use check::Findings;
pub use export::{export_csv, export_json};
pub use facts::{UnknownSlug, facts};
pub use link::{LinkError, link};
pub use qr::QrError;
pub use week::{PageError, Week, write_page, write_text};
