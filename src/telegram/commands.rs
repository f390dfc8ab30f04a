//! What Telegram shows of the bot: its commands and descriptions in every language in, calls that put right what differs out.

use teloxide::Bot;
use teloxide::payloads::{
    GetMyCommandsSetters, GetMyDescriptionSetters, GetMyShortDescriptionSetters,
    SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters,
};
use teloxide::prelude::Requester;
use teloxide::types::{BotCommand, BotCommandScope};

use super::delivery::deliver;
use super::faults::Fault;
use crate::engine::Engine;
use crate::language::Language;
use crate::phrases::Value;
use crate::question::command::{COMMANDS, IN_GROUPS};

/// The code by which Telegram knows what is shown to those whose language the bot does not speak.
const ANY_LANGUAGE: &str = "";

/// Tells Telegram the commands and descriptions in every language where it has others; what fails is logged and left.
pub(super) async fn register(bot: &Bot, engine: &Engine) {
    if let Err(fault) = settle(bot, engine).await {
        log::warn!("Telegram cannot be told the commands and descriptions: {fault:?}");
    }
}

/// What Telegram refuses is logged, and the next one tried; nothing more is tried when it cannot be reached.
async fn settle(bot: &Bot, engine: &Engine) -> Result<(), Fault> {
    let codes = Language::ALL
        .into_iter()
        .map(|language| (language, language.code()));
    for (language, code) in codes.chain([(Language::default(), ANY_LANGUAGE)]) {
        let city = &engine.catalogue().city.names.get(language).name;
        let say = |key: &str| {
            let values = [("city", Value::Text(city))];
            engine.phrases().say(language, key, &values)
        };
        let commands = |names: &[&str]| -> Vec<BotCommand> {
            let command = |name: &&str| BotCommand::new(*name, say(&format!("command-{name}")));
            names.iter().map(command).collect()
        };
        for (scope, names) in [
            (BotCommandScope::AllPrivateChats, COMMANDS.as_slice()),
            (BotCommandScope::AllGroupChats, IN_GROUPS.as_slice()),
            (BotCommandScope::Default, COMMANDS.as_slice()),
        ] {
            let settled = settle_commands(bot, commands(names), scope, code).await;
            go_on("commands", code, settled)?;
        }
        let settled = settle_description(bot, say("bot-description"), code).await;
        go_on("description", code, settled)?;
        let settled = settle_short_description(bot, say("bot-short-description"), code).await;
        go_on("short description", code, settled)?;
    }
    Ok(())
}

async fn settle_commands(
    bot: &Bot,
    wanted: Vec<BotCommand>,
    scope: BotCommandScope,
    code: &str,
) -> Result<(), Fault> {
    let mut known = bot.get_my_commands().scope(scope.clone());
    let mut change = bot.set_my_commands(wanted.clone()).scope(scope);
    if code != ANY_LANGUAGE {
        known = known.language_code(code);
        change = change.language_code(code);
    }
    if deliver(known).await? != wanted {
        deliver(change).await?;
    }
    Ok(())
}

async fn settle_description(bot: &Bot, wanted: String, code: &str) -> Result<(), Fault> {
    let mut known = bot.get_my_description();
    let mut change = bot.set_my_description().description(wanted.clone());
    if code != ANY_LANGUAGE {
        known = known.language_code(code);
        change = change.language_code(code);
    }
    if deliver(known).await?.description != wanted {
        deliver(change).await?;
    }
    Ok(())
}

async fn settle_short_description(bot: &Bot, wanted: String, code: &str) -> Result<(), Fault> {
    let mut known = bot.get_my_short_description();
    let mut change = bot
        .set_my_short_description()
        .short_description(wanted.clone());
    if code != ANY_LANGUAGE {
        known = known.language_code(code);
        change = change.language_code(code);
    }
    if deliver(known).await?.short_description != wanted {
        deliver(change).await?;
    }
    Ok(())
}

fn go_on(what: &str, code: &str, settled: Result<(), Fault>) -> Result<(), Fault> {
    match settled {
        Err(Fault::Refused) => {
            log::warn!("the {what} in “{code}” could not be settled");
            Ok(())
        }
        other => other,
    }
}
