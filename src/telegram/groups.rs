//! What in a group is said to the bot: a message in, the text of the question out, or nothing when it is not meant.

use teloxide::types::{Me, Message, MessageEntity, MessageEntityKind, MessageEntityRef};

/// The text that a message in a group says to the bot: a command, a mention, or a reply to what the bot said. The
/// mention itself is no part of the question. `None` for everything else: people talk to each other there.
pub fn addressed(message: &Message, me: &Me) -> Option<String> {
    let text = message.text().or(message.caption())?;
    let entities = message.entities().or(message.caption_entities());
    let mut entities = entities.unwrap_or_default().to_vec();
    entities.retain(|entity| lies_in(text, entity));
    let entities = MessageEntityRef::parse(text, &entities);
    if let Some(command) = entities.iter().find(|entity| is_first_command(entity)) {
        return is_mine(command.text(), me).then(|| text.to_owned());
    }
    let mention = entities.iter().find(|entity| mentions(entity, me));
    if let Some(mention) = mention {
        let (before, after) = (text.get(..mention.start())?, text.get(mention.end()..)?);
        return Some(
            format!("{} {}", before.trim(), after.trim())
                .trim()
                .to_owned(),
        );
    }
    is_reply_to(message, me).then(|| text.to_owned())
}

fn is_first_command(entity: &MessageEntityRef<'_>) -> bool {
    entity.start() == 0 && matches!(entity.kind(), MessageEntityKind::BotCommand)
}

/// Whether an entity begins and ends between characters of a text; teloxide itself does not survive others.
fn lies_in(text: &str, entity: &MessageEntity) -> bool {
    let end = entity.offset.checked_add(entity.length);
    end.is_some_and(|end| is_boundary(text, entity.offset) && is_boundary(text, end))
}

/// Whether a place, in UTF-16 units, lies between characters.
fn is_boundary(text: &str, place: usize) -> bool {
    let mut units = 0;
    for letter in text.chars() {
        if units >= place {
            break;
        }
        units += letter.len_utf16();
    }
    units == place
}

/// A command without a name is for every bot of the group.
fn is_mine(command: &str, me: &Me) -> bool {
    command
        .split_once('@')
        .is_none_or(|(_, name)| name.eq_ignore_ascii_case(me.username()))
}

fn mentions(entity: &MessageEntityRef<'_>, me: &Me) -> bool {
    match entity.kind() {
        MessageEntityKind::Mention => entity
            .text()
            .strip_prefix('@')
            .is_some_and(|name| name.eq_ignore_ascii_case(me.username())),
        MessageEntityKind::TextMention { user } => user.id == me.user.id,
        _ => false,
    }
}

fn is_reply_to(message: &Message, me: &Me) -> bool {
    let author = message
        .reply_to_message()
        .and_then(|first| first.from.as_ref());
    author.is_some_and(|author| author.id == me.user.id)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn me() -> Me {
        let me = json!({"id": 7, "is_bot": true, "first_name": "Hejnał", "username": "hejnal_bot",
            "can_join_groups": true, "can_read_all_group_messages": false,
            "supports_inline_queries": true, "can_connect_to_business": false, "has_main_web_app": false});
        serde_json::from_value(me).unwrap()
    }

    fn said(text: &str, entities: Value, reply_to: Value) -> Option<String> {
        let chat = json!({"id": -5, "type": "group", "title": "Sąsiedzi"});
        let from = json!({"id": 3, "is_bot": false, "first_name": "Zofia"});
        let mut message = json!({"message_id": 2, "date": 1, "chat": chat, "from": from, "text": text, "entities": entities});
        if !reply_to.is_null() {
            let first =
                json!({"message_id": 1, "date": 1, "chat": chat, "from": reply_to, "text": "x"});
            message["reply_to_message"] = first;
        }
        let message: Message = serde_json::from_str(&message.to_string()).unwrap();
        addressed(&message, &me())
    }

    #[test]
    fn what_people_say_to_each_other_is_no_question() {
        assert_eq!(said("a Hanza?", json!([]), Value::Null), None);
        let other = json!({"id": 4, "is_bot": false, "first_name": "Adam"});
        assert_eq!(said("a Hanza?", json!([]), other), None);
    }

    #[test]
    fn a_mention_addresses_the_bot_and_is_no_part_of_the_question() {
        let mention = json!([{"type": "mention", "offset": 4, "length": 11}]);
        let text = "hej @Hejnal_bot czy jesteśmy w OWHC?";
        assert_eq!(
            said(text, mention, Value::Null).as_deref(),
            Some("hej czy jesteśmy w OWHC?")
        );
        let other = json!([{"type": "mention", "offset": 0, "length": 9}]);
        assert_eq!(said("@other_bo a Hanza?", other, Value::Null), None);
    }

    #[test]
    fn a_command_is_for_the_bot_unless_it_names_another() {
        let entity = |length| json!([{"type": "bot_command", "offset": 0, "length": length}]);
        for (text, length, mine) in [
            ("/help", 5, true),
            ("/help@hejnal_bot", 16, true),
            ("/help@other_bot", 15, false),
        ] {
            assert_eq!(
                said(text, entity(length), Value::Null).is_some(),
                mine,
                "{text}"
            );
        }
    }

    #[test]
    fn a_reply_to_the_bot_goes_on_with_it() {
        let bot =
            json!({"id": 7, "is_bot": true, "first_name": "Hejnał", "username": "hejnal_bot"});
        assert_eq!(
            said("a od kiedy?", json!([]), bot).as_deref(),
            Some("a od kiedy?")
        );
    }

    #[test]
    fn an_entity_that_reaches_beyond_the_text_means_nothing() {
        for kind in ["mention", "bot_command"] {
            for (offset, length) in [(0, 72), (13, 2), (12, 1), (99, 1), (1, usize::MAX)] {
                let entities = json!([{"type": kind, "offset": offset, "length": length}]);
                assert_eq!(said("@hejnal_bot 💥", entities, Value::Null), None);
            }
        }
    }
}
