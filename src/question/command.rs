//! Commands: a text in, what the command at its start asks for out; the same for every front.

use super::Ask;
use super::payload::{ListRequest, Request};

/// The commands, in the order in which they are offered.
pub const COMMANDS: [&str; 8] = [
    "start",
    "organisations",
    "topics",
    "join",
    "language",
    "help",
    "about",
    "privacy",
];

/// The commands that are offered in a group.
pub const IN_GROUPS: [&str; 4] = ["organisations", "topics", "join", "help"];

/// What the command at the start of a text asks for: help, when nobody knows the command; `None` when none stands there.
pub fn ask(text: &str) -> Option<Ask> {
    let request = match command(text)? {
        "start" => return Some(Ask::Start),
        "organisations" => Request::List(ListRequest::All, 0),
        "topics" => Request::Topics(0),
        "join" => Request::Institutions(0),
        "language" => Request::Languages,
        "about" => Request::About,
        "privacy" => Request::Privacy,
        _ => return Some(Ask::Help),
    };
    Some(Ask::Request(request))
}

/// What follows the command to begin: the argument of a deep link.
pub fn start_argument(text: &str) -> Option<&str> {
    (command(text)? == "start").then(|| text.split_whitespace().nth(1))?
}

/// The command, without slash, arguments and the name of the bot.
fn command(text: &str) -> Option<&str> {
    let first = text.trim_start().strip_prefix('/')?;
    let first = first.split(char::is_whitespace).next()?;
    let is_command = first.starts_with(|letter: char| letter.is_ascii_alphabetic());
    first.split('@').next().filter(|_| is_command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_read_without_the_name_of_the_bot() {
        assert_eq!(ask("/help@hejnal_bot please"), Some(Ask::Help));
        assert_eq!(
            ask("/topics@hejnal_bot"),
            Some(Ask::Request(Request::Topics(0)))
        );
        assert_eq!(ask("what is /help"), None);
    }

    #[test]
    fn every_command_that_is_offered_is_known() {
        for command in COMMANDS {
            let is_help = ask(&format!("/{command}")) == Some(Ask::Help);
            assert_eq!(is_help, command == "help", "{command}");
        }
    }

    #[test]
    fn an_unknown_command_asks_for_help_and_a_slash_alone_is_a_text() {
        assert_eq!(ask("/settings"), Some(Ask::Help));
        for text in ["/", "/ start", "/2024", "24/7", ""] {
            assert_eq!(ask(text), None, "{text}");
        }
    }

    #[test]
    fn the_argument_of_a_deep_link_follows_the_command_to_begin() {
        assert_eq!(start_argument("/start o_hanse"), Some("o_hanse"));
        assert_eq!(start_argument("/start@hejnal_bot o_hanse"), Some("o_hanse"));
        assert_eq!(start_argument("/start"), None);
        assert_eq!(start_argument("/help o_hanse"), None);
    }
}
