//! The way to the private chat: what an answer is on in, the address that goes on with it there out.

use crate::language::Language;
use crate::question::link::{Link, Target};

/// The parameter that leads to the private chat without anything to go on with.
pub(super) const START: &str = "start";

/// The address of the private chat with the bot of a name, which begins with what an answer was on.
pub(super) fn address(bot: &str, target: Option<Target>, language: Language) -> String {
    let link = target.map(|target| Link {
        target,
        language: Some(language),
    });
    let start = link.filter(Link::fits).map(|link| link.to_string());
    format!(
        "https://t.me/{bot}?start={}",
        start.as_deref().unwrap_or(START)
    )
}
