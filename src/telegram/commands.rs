//! The commands of the bot: a text in, the command in it out; and their descriptions, as Telegram shows them.

use teloxide::Bot;
use teloxide::payloads::{SetMyCommandsSetters, SetMyDescriptionSetters};
use teloxide::prelude::Requester;
use teloxide::types::BotCommand;

use super::delivery::deliver;
use crate::engine::Engine;
use crate::language::Language;
use crate::phrases::Value;

/// The commands, in the order in which Telegram shows them.
const COMMANDS: [&str; 2] = ["start", "help"];

/// The command at the start of a text, without slash, arguments and the name of the bot.
pub(super) fn command(text: &str) -> Option<&str> {
    let first = text.strip_prefix('/')?.split_whitespace().next()?;
    first.split('@').next()
}

/// Tells Telegram the commands and the description in every language; what fails is logged and left.
pub(super) async fn register(bot: &Bot, engine: &Engine) {
    let codes = Language::ALL
        .into_iter()
        .map(|language| (language, language.code()));
    for (language, code) in codes.chain([(Language::default(), "")]) {
        let city = &engine.knowledge().city.names.get(language).name;
        let say = |key: &str| {
            engine
                .phrases()
                .say(language, key, &[("city", Value::Text(city))])
        };
        let commands =
            COMMANDS.map(|command| BotCommand::new(command, say(&format!("command-{command}"))));
        let mut names = bot.set_my_commands(commands);
        let mut description = bot.set_my_description().description(say("bot-description"));
        if !code.is_empty() {
            names = names.language_code(code);
            description = description.language_code(code);
        }
        if deliver(names).await.is_err() {
            log::warn!("the commands could not be registered");
        }
        if deliver(description).await.is_err() {
            log::warn!("the description could not be registered");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_read_without_the_name_of_the_bot() {
        assert_eq!(command("/help@hejnal_bot please"), Some("help"));
        assert_eq!(command("/start o_hanse"), Some("start"));
        assert_eq!(command("what is /help"), None);
        assert_eq!(command("/"), None);
    }
}
