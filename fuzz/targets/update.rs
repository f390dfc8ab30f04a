//! What is posted to the webhook: any bytes in, the line of an update and what is said to the bot out.
#![no_main]

use std::sync::LazyLock;

use hejnal::telegram::{Line, addressed};
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use teloxide::types::{Me, Update, UpdateKind};

static ME: LazyLock<Me> = LazyLock::new(|| {
    let me = json!({"id": 7, "is_bot": true, "first_name": "Hejnał", "username": "hejnal_bot",
        "can_join_groups": true, "can_read_all_group_messages": false,
        "supports_inline_queries": true, "can_connect_to_business": false, "has_main_web_app": false});
    serde_json::from_value(me).expect("this is a bot")
});

fuzz_target!(|body: &[u8]| {
    let Ok(update) = serde_json::from_slice::<Update>(body) else {
        return;
    };
    let _ = Line::of(&update);
    if let UpdateKind::Message(message) | UpdateKind::EditedMessage(message) = &update.kind {
        let _ = addressed(message, &ME);
    }
});
