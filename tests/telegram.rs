//! The bot on Telegram: messages and pressed buttons in, what a person sees out; through a Bot API server on loopback.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use hejnal::feedback::{Counter, counts};
use jiff::civil::Date;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bot_api::{BotApi, Failure, Person};
use crate::program::hejnal;

const ANNA: Person = Person {
    id: 101,
    language_code: Some("pl"),
};
const OKSANA: Person = Person {
    id: 102,
    language_code: Some("uk"),
};

/// The running bot; killed when dropped.
pub(crate) struct Bot {
    process: Child,
    data: TempDir,
}

impl Bot {
    /// Starts the bot, and waits until it asks for updates.
    pub(crate) fn start(api: &BotApi) -> Self {
        let bot = Self::launch(&api.url(), &[]);
        api.next("getUpdates");
        bot
    }

    /// Starts the bot without waiting; with further arguments.
    pub(crate) fn launch(api_url: &str, arguments: &[&str]) -> Self {
        Self::of(hejnal(), api_url, arguments)
    }

    /// Starts the bot of a command that says where knowledge and index lie, without waiting.
    pub(crate) fn of(mut hejnal: Command, api_url: &str, arguments: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let process = hejnal
            .env("HEJNAL_DATA", data.path())
            .arg("bot")
            .args(arguments)
            .env("TELOXIDE_TOKEN", BotApi::TOKEN)
            .env("TELEGRAM_API_URL", api_url)
            .env("RUST_LOG", "error")
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { process, data }
    }

    /// Starts the bot behind a webhook on the given port of loopback, without waiting.
    pub(crate) fn behind_webhook(api_url: &str, port: u16) -> Self {
        let address = format!("127.0.0.1:{port}");
        let url = format!("http://{address}/updates");
        let to_webhook = ["--webhook-url", &url, "--listen", &address];
        let with_secret = ["--webhook-secret", "s-3"];
        Self::launch(api_url, &[to_webhook.as_slice(), &with_secret].concat())
    }

    /// Sends the process a signal.
    pub(crate) fn signal(&self, signal: &str) {
        let pid = self.process.id().to_string();
        let mut kill = Command::new("kill");
        assert!(kill.args([signal, &pid]).status().unwrap().success());
    }

    /// Asks the bot to stop; returns its exit code, or nothing when it does not end in time.
    pub(crate) fn stop(&mut self, signal: &str) -> Option<i32> {
        self.signal(signal);
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port of loopback that nobody listens on, given once.
///
/// Below those that systems give to clients: there, a connection of another test could take the port before its
/// server does, and whoever tries until the server listens could reach itself.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let seed = std::process::id() % 100 * 100;
    loop {
        let number = (seed + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let port = 20_000 + u16::try_from(number).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn text(call: &crate::bot_api::Call) -> String {
    call.body["text"].as_str().unwrap_or_default().to_owned()
}

/// The data of the button with the label.
fn button(call: &crate::bot_api::Call, label: &str) -> String {
    let rows = call.body["reply_markup"]["inline_keyboard"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let buttons: Vec<Value> = rows
        .iter()
        .flat_map(|row| row.as_array().cloned().unwrap_or_default())
        .collect();
    let found = buttons.iter().find(|button| {
        button["text"]
            .as_str()
            .is_some_and(|text| text.starts_with(label))
    });
    found
        .and_then(|button| button["callback_data"].as_str())
        .unwrap_or_else(|| panic!("no button {label} in {}", call.body))
        .to_owned()
}

#[test]
fn a_message_is_answered_and_a_follow_up_is_understood() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "czy Kraków należy do Hanzy?");
    let answer = api.next("sendMessage");
    assert!(
        text(&answer).starts_with("<b>Tak</b>, Kraków należy do Międzynarodowego Związku Hanzy"),
        "{}",
        text(&answer)
    );
    assert_eq!(
        (&answer.body["parse_mode"], &answer.body["chat_id"]),
        (&json!("HTML"), &json!(ANNA.id))
    );
    api.say(ANNA, "a od kiedy?");
    assert!(text(&api.next("sendMessage")).contains("od 2001 r"));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn the_next_page_takes_the_place_of_the_first_and_so_does_a_card_from_which_one_gets_back() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "które organizacje zajmują się kulturą?");
    let list = api.next("sendMessage");
    let id = list.message_id.unwrap();
    api.press(ANNA, id, &button(&list, "Dalej"));
    api.next("answerCallbackQuery");
    let page = api.next("editMessageText");
    assert_eq!(page.body["message_id"], id);
    assert!(text(&page).contains("6. "), "{}", text(&page));
    let head = |call: &crate::bot_api::Call| text(call).lines().next().map(str::to_owned);
    assert_eq!(head(&page), head(&list), "both are pages of the same list");
    let first = page.body["reply_markup"]["inline_keyboard"][0][0]["text"].clone();
    let first = first.as_str().unwrap();
    api.press(ANNA, id, &button(&page, first));
    api.next("answerCallbackQuery");
    let card = api.next("editMessageText");
    assert!(text(&card).contains("<b>Tematy</b>"), "{}", text(&card));
    api.press(ANNA, id, &button(&card, "Wstecz"));
    api.next("answerCallbackQuery");
    assert_eq!(text(&api.next("editMessageText")), text(&page));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_judgement_and_a_report_are_answered_by_a_note_and_change_nothing() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "co to jest Hanza?");
    let card = api.next("sendMessage");
    let id = card.message_id.unwrap();
    for (label, note) in [
        ("Pomogło", "Dziękuję, dobrze wiedzieć."),
        ("Nie pomogło", "Dziękuję. Proszę napisać"),
        ("Zgłoś", "Dziękuję. Zgłoszenie zapisane"),
    ] {
        api.press(ANNA, id, &button(&card, label));
        let answer = api.next("answerCallbackQuery");
        assert!(text(&answer).starts_with(note), "{}", answer.body);
    }
    api.say(ANNA, "a od kiedy?");
    assert!(text(&api.next("sendMessage")).contains("od 2001 r"));
    assert_eq!(api.calls("editMessageText").len(), 0);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_card_can_be_copied_from_shared_and_turned_into_another_language() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "co to jest Hanza?");
    let card = api.next("sendMessage");
    let keyboard = card.body["reply_markup"]["inline_keyboard"].to_string();
    assert!(
        keyboard.contains(r#""copy_text":{"text":"LXXVIII/678/01"}"#),
        "{keyboard}"
    );
    assert!(
        keyboard.contains(r#""switch_inline_query":"Hanza""#),
        "{keyboard}"
    );
    api.press(ANNA, card.message_id.unwrap(), &button(&card, "English"));
    api.next("answerCallbackQuery");
    let turned = api.next("editMessageText");
    assert!(
        text(&turned).starts_with("<b>The Hanseatic League</b>"),
        "{}",
        text(&turned)
    );
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_language_that_is_chosen_is_spoken_from_then_on() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "/language");
    let choice = api.next("sendMessage");
    api.press(
        ANNA,
        choice.message_id.unwrap(),
        &button(&choice, "Українська"),
    );
    api.next("answerCallbackQuery");
    assert!(text(&api.next("editMessageText")).contains("українською"));
    api.say(ANNA, "ICORN");
    assert!(text(&api.next("sendMessage")).contains("Краків"));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn commands_are_registered_and_answered_in_the_language_of_the_person() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let registered: Vec<(Value, Value)> = (0..12)
        .map(|_| {
            let call = api.next("setMyCommands");
            let scope = call.body["scope"]["type"].clone();
            (call.body["language_code"].clone(), scope)
        })
        .collect();
    for language in [json!("pl"), json!("en"), json!("uk"), Value::Null] {
        for scope in ["all_private_chats", "all_group_chats", "default"] {
            assert!(
                registered.contains(&(language.clone(), json!(scope))),
                "{language} {scope}"
            );
        }
    }
    api.say(OKSANA, "/start");
    assert!(text(&api.next("sendMessage")).contains("Добрий день"));
    api.say(ANNA, "/help");
    assert!(text(&api.next("sendMessage")).contains("Można pytać"));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn what_telegram_knows_already_is_not_told_again() {
    let api = BotApi::start();
    let told = || {
        let methods = ["setMyCommands", "setMyDescription", "setMyShortDescription"];
        methods.map(|method| api.calls(method).len())
    };
    let first = Bot::start(&api);
    for _ in 0..4 {
        api.next("setMyShortDescription");
    }
    drop(first);
    let at_first = told();
    assert_eq!(at_first, [12, 4, 4]);
    let _bot = Bot::start(&api);
    for _ in 0..8 {
        api.next("getMyShortDescription");
    }
    assert_eq!(told(), at_first);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn the_bot_answers_although_its_commands_could_not_be_told() {
    for failure in [Failure::Reset, Failure::TooManyRequests { retry_after: 1 }] {
        let api = BotApi::start();
        api.fail_next("getMyCommands", failure);
        let _bot = Bot::start(&api);
        api.say(ANNA, "hanza");
        assert!(text(&api.next("sendMessage")).contains("Hanz"));
    }
}

#[test]
fn html_is_shown_as_typed_and_a_picture_gets_an_answer() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "czy Kraków należy do <b>XYZQ</b> & \"s-ki\"");
    assert!(!text(&api.next("sendMessage")).is_empty());
    let photo = json!([{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]);
    api.send_update(json!({"message": {"message_id": 900, "date": 1, "from": ANNA.user(), "chat": ANNA.chat(), "photo": photo}}));
    assert!(text(&api.next("sendMessage")).contains("Czytam tylko tekst"));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn an_old_button_gets_a_sentence() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "hanza");
    let id = api.next("sendMessage").message_id.unwrap();
    api.press(ANNA, id, "v0|something|else");
    let answer = api.next("answerCallbackQuery");
    assert!(text(&answer).contains("nieaktualny"), "{}", answer.body);
}

#[test]
fn an_answer_waits_as_long_as_telegram_asks() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.fail_next("sendMessage", Failure::TooManyRequests { retry_after: 1 });
    api.say(ANNA, "czy Kraków należy do Hanzy?");
    let answers = [api.next("sendMessage"), api.next("sendMessage")];
    assert!(
        answers.iter().any(|answer| answer.message_id.is_some()),
        "{answers:?}"
    );
}

#[test]
fn both_signals_stop_the_bot_calmly_and_confirm_what_was_answered() {
    for signal in ["-INT", "-TERM"] {
        let api = BotApi::start();
        let mut bot = Bot::start(&api);
        api.say(ANNA, "hanza");
        api.next("sendMessage");
        assert_eq!(bot.stop(signal), Some(0), "{signal}");
        assert!(api.confirmed_offset() > 0);
    }
}

#[test]
fn a_missing_and_a_refused_token_end_with_a_sentence() {
    let missing = hejnal().arg("bot").output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("TELOXIDE_TOKEN"));
    let api = BotApi::start();
    let mut refused = hejnal()
        .arg("bot")
        .env("TELOXIDE_TOKEN", "1:wrong")
        .env("TELEGRAM_API_URL", api.url())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = refused.wait().unwrap();
    let mut log = String::new();
    refused
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert_eq!(status.code(), Some(1), "{log}");
    assert!(
        log.contains("refuses the token") && !log.contains("1:wrong"),
        "{log}"
    );
}

#[test]
fn the_bot_waits_for_telegram_to_come_back_at_start() {
    let api = BotApi::start();
    api.fail_next("getMe", Failure::Reset);
    let _bot = Bot::start(&api);
    api.say(ANNA, "hanza");
    assert!(text(&api.next("sendMessage")).contains("Hanz"));
}

#[test]
fn a_deep_link_opens_the_card_in_its_language() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.say(ANNA, "/start o_hanse_en");
    let card = api.next("sendMessage");
    assert!(text(&card).contains("Topics"), "{}", text(&card));
    assert_eq!(
        card.body["link_preview_options"]["prefer_small_media"],
        true
    );
    api.say(OKSANA, "/start nonsense");
    assert!(text(&api.next("sendMessage")).contains("Добрий день"));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_thumb_and_a_report_are_thanked_for_and_written_without_the_person() {
    let api = BotApi::start();
    let mut bot = Bot::start(&api);
    api.say(ANNA, "hanza");
    let card = api.next("sendMessage");
    for label in ["Pomogło", "Zgłoś błąd"] {
        api.press(ANNA, card.message_id.unwrap(), &button(&card, label));
        assert!(!text(&api.next("answerCallbackQuery")).is_empty());
    }
    api.press(ANNA, card.message_id.unwrap(), "pl:r:no-such-slug");
    api.next("answerCallbackQuery");
    assert_eq!(bot.stop("-TERM"), Some(0));
    let kept = counts(bot.data.path(), Date::MIN).unwrap();
    let of = |counter: Counter| -> Vec<&str> {
        let kept = kept.iter().filter(|count| count.counter == counter);
        kept.map(|count| count.subject.as_str()).collect()
    };
    assert_eq!(of(Counter::Up), ["organisation:hanse"]);
    assert_eq!(of(Counter::Mistakes), ["hanse"]);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn in_a_group_the_bot_answers_shortly_and_only_when_it_is_meant() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let group = json!({"id": -100_500, "type": "supergroup", "title": "Sąsiedzi"});
    let say = |id: i64, text: &str, entities: Value| {
        api.send_update(
            json!({"message": {"message_id": id, "date": 1, "from": ANNA.user(),
            "chat": group, "text": text, "entities": entities}}),
        );
    };
    say(900, "a ta Hanza?", json!([]));
    let mention = "@hejnal_test_bot";
    let entity = json!([{"type": "mention", "offset": 0, "length": mention.len()}]);
    say(
        901,
        &format!("{mention} które organizacje zajmują się kulturą?"),
        entity,
    );
    let answer = api.next("sendMessage");
    assert_eq!(answer.body["reply_parameters"]["message_id"], 901);
    assert!(
        text(&answer).encode_utf16().count() < 900,
        "{}",
        text(&answer)
    );
    assert!(
        answer.body["reply_markup"]
            .to_string()
            .contains("https://t.me/hejnal_test_bot?start=t_culture_pl")
    );
    api.nothing_within("sendMessage", Duration::from_millis(300));
    assert_eq!(api.violations(), Vec::<String>::new());
}
