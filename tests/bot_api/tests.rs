//! Calls as a bot makes them go in, the answers of Telegram are expected to come out.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{BotApi, Failure, Person};

/// Somebody whose app is Polish.
const ZOFIA: Person = Person {
    id: 7,
    language_code: Some("pl"),
};

/// Sends a request as it stands; returns the status and the body.
fn exchange(api: &BotApi, path: &str, kind: &str, body: &str) -> io::Result<(u16, String)> {
    let address = api.url().replace("http://", "");
    let mut stream = TcpStream::connect(&address)?;
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    Ok((status.unwrap_or_default(), body.to_owned()))
}

/// A call with JSON parameters; returns the body of the answer.
fn call(api: &BotApi, method: &str, params: &Value) -> Value {
    let path = format!("/bot{}/{method}", BotApi::TOKEN);
    let (status, body) =
        exchange(api, &path, "application/json", &params.to_string()).expect("the server answers");
    let body: Value = serde_json::from_str(&body).expect("the answer is JSON");
    let code = if body["ok"] == true {
        json!(200)
    } else {
        body["error_code"].clone()
    };
    assert_eq!(code, json!(status), "{body}");
    body
}

/// A call that Telegram carries out; returns its result.
fn accepted(api: &BotApi, method: &str, params: &Value) -> Value {
    let body = call(api, method, params);
    assert_eq!(body["ok"], true, "{method} {params}: {body}");
    body["result"].clone()
}

/// Asserts that Telegram refuses each of the calls, and that every refusal but an edit without change is kept.
fn assert_refused(api: &BotApi, method: &str, cases: &[(Value, &str)]) {
    for (params, description) in cases {
        let body = call(api, method, params);
        assert_eq!(
            body["description"],
            format!("Bad Request: {description}"),
            "{params}"
        );
        let violation = format!("{method}: Bad Request: {description}");
        assert_eq!(api.violations().last(), Some(&violation), "{params}");
    }
}

/// A message to Zofia with one button that has the fields.
fn with_button(fields: &Value) -> Value {
    let mut button = json!({"text": "x"});
    if let (Some(button), Some(fields)) = (button.as_object_mut(), fields.as_object()) {
        button.extend(fields.clone());
    }
    json!({"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [[button]]}})
}

#[test]
fn a_message_reaches_the_bot_until_it_is_confirmed() {
    let api = BotApi::start();
    let asked = api.say(ZOFIA, "/start@hejnal_test_bot now");
    for _ in 0..2 {
        let updates = accepted(&api, "GetUpdates", &json!({"offset": 0, "timeout": 5}));
        let message = &updates[0]["message"];
        assert_eq!(message["message_id"], asked);
        assert_eq!(message["from"]["language_code"], "pl");
        assert_eq!(
            message["entities"],
            json!([{"type": "bot_command", "offset": 0, "length": 22}])
        );
        assert_eq!(api.confirmed_offset(), 0);
    }
    let next = accepted(&api, "getUpdates", &json!({}))[0]["update_id"]
        .as_i64()
        .map(|id| id + 1);
    assert_eq!(
        accepted(&api, "getUpdates", &json!({"offset": next})),
        json!([])
    );
    assert_eq!(Some(api.confirmed_offset()), next);
    assert_eq!(api.calls("getUpdates").len(), 4);
    assert_eq!(api.violations(), [""; 0]);
}

#[test]
fn a_long_poll_ends_when_something_is_said() {
    let api = BotApi::start();
    thread::scope(|scope| {
        let poll = scope.spawn(|| accepted(&api, "getUpdates", &json!({"timeout": 30})));
        api.next("getUpdates");
        api.say(ZOFIA, "cześć");
        let updates = poll.join().expect("the poll ends");
        assert_eq!(updates[0]["message"]["text"], "cześć");
    });
}

#[test]
fn the_older_of_two_polls_is_told_of_the_conflict() {
    let api = BotApi::start();
    thread::scope(|scope| {
        let older = scope.spawn(|| call(&api, "getUpdates", &json!({"timeout": 30})));
        api.next("getUpdates");
        accepted(&api, "getUpdates", &json!({"timeout": 1}));
        let answer = older.join().expect("the poll ends");
        assert_eq!(
            answer["description"],
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        );
    });
    assert_eq!(api.violations().len(), 1);
}

#[test]
fn a_poll_that_hangs_up_before_the_next_is_no_conflict() {
    let api = BotApi::start();
    let address = api.url().replace("http://", "");
    let mut stream = TcpStream::connect(&address).expect("the server listens");
    let path = format!("/bot{}/getUpdates?timeout=30", BotApi::TOKEN);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("the server reads");
    api.next("getUpdates");
    drop(stream);
    accepted(&api, "getUpdates", &json!({"timeout": 1}));
    assert_eq!(api.violations(), [""; 0]);
}

#[test]
fn updates_that_the_bot_did_not_ask_for_do_not_come() {
    let api = BotApi::start();
    api.send_update(json!({"chat_member": {"chat": {"id": -5}}}));
    api.send_update(json!({"inline_query": {"id": "1", "query": "x"}}));
    api.say(ZOFIA, "x");
    let usual = accepted(&api, "getUpdates", &json!({}));
    assert_eq!(usual.as_array().map(Vec::len), Some(2), "{usual}");
    let chosen = accepted(&api, "getUpdates", &json!({"allowed_updates": ["message"]}));
    assert_eq!(chosen.as_array().map(Vec::len), Some(1), "{chosen}");
}

#[test]
fn json_form_and_multipart_say_the_same() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    let path = format!("/bot{}/SENDMESSAGE", BotApi::TOKEN);
    let markup = r#"{"inline_keyboard":[[{"text":"+","callback_data":"a&b"}]]}"#;
    let part = |name, value| {
        format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = [
        part("chat_id", "7"),
        part("text", "a+b ż"),
        part("reply_markup", markup),
    ];
    let form = format!(
        "chat_id=7&text=a%2Bb+%C5%BC&reply_markup={}",
        markup.replace('+', "%2B").replace('&', "%26")
    );
    let json = json!({"chat_id": 7, "text": "a+b ż", "reply_markup": markup}).to_string();
    for (kind, body) in [
        ("application/json", json),
        ("application/x-www-form-urlencoded", form),
        (
            "multipart/form-data; boundary=XX",
            format!("{}--XX--\r\n", parts.concat()),
        ),
    ] {
        exchange(&api, &path, kind, &body).expect("the server answers");
        let call = api.next("sendMessage");
        assert_eq!(call.method, "sendMessage");
        assert_eq!(call.body["text"], "a+b ż", "{kind}");
        let button = &call.body["reply_markup"]["inline_keyboard"][0][0];
        assert_eq!(button["callback_data"], "a&b", "{kind}");
        assert!(call.message_id.is_some(), "{kind}: {:?}", api.violations());
    }
}

#[test]
fn a_wrong_token_or_method_is_refused() {
    let api = BotApi::start();
    let (status, _) = exchange(&api, "/bot1:X/getMe", "", "").expect("the server answers");
    assert_eq!(status, 401);
    assert_eq!(
        call(&api, "sendPoll", &json!({}))["description"],
        "Not Found"
    );
    assert_eq!(
        api.violations(),
        ["getMe: Unauthorized", "sendPoll: Not Found"]
    );
    assert_eq!(accepted(&api, "getMe", &Value::Null)["is_bot"], true);
}

#[test]
fn texts_are_measured_after_parsing() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    let text = |text: &str| json!({"chat_id": 7, "text": text, "parse_mode": "HTML"});
    for fits in [
        format!("<b>{}</b>", "ż".repeat(4096)),
        "😀".repeat(2048),
        "a  ".to_owned(),
    ] {
        accepted(&api, "sendMessage", &text(&fits));
    }
    assert_refused(
        &api,
        "sendMessage",
        &[
            (text(&"a".repeat(4097)), "message is too long"),
            (text(&"😀".repeat(2049)), "message is too long"),
            (text(&"a".repeat(40_000)), "text is too long"),
            (text(""), "message text is empty"),
            (text("<b> \n</b>"), "text must be non-empty"),
            (
                text("<b>"),
                "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
            ),
            (
                json!({"chat_id": 7, "text": "a", "parse_mode": "bbcode"}),
                "unsupported parse_mode",
            ),
            (json!({"chat_id": 8, "text": "a"}), "chat not found"),
            (
                json!({"chat_id": 7, "text": "a", "reply_parameters": {"message_id": 99}}),
                "message to be replied not found",
            ),
        ],
    );
    let long = json!({"chat_id": 7, "message_id": 1, "text": "a".repeat(4097)});
    assert_refused(&api, "editMessageText", &[(long, "MESSAGE_TOO_LONG")]);
}

#[test]
fn a_lost_link_is_kept_though_the_message_is_sent() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    let text = "<a href='http://localhost/'>x</a>";
    let params = json!({"chat_id": 7, "text": text, "parse_mode": "HTML"});
    let message = accepted(&api, "sendMessage", &params);
    assert_eq!(message["entities"], Value::Null);
    assert_eq!(
        api.violations(),
        ["sendMessage: link \"http://localhost/\" is dropped: Wrong HTTP URL"]
    );
}

#[test]
fn buttons_hold_what_telegram_allows() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    for fields in [
        json!({"callback_data": "ż".repeat(32)}),
        json!({"url": "https://krakow.pl/a?b=c"}),
        json!({"url": "tg://user?id=7"}),
        json!({"copy_text": {"text": "ż".repeat(256)}}),
        json!({"switch_inline_query": ""}),
    ] {
        accepted(&api, "sendMessage", &with_button(&fields));
    }
    let row = vec![json!({"text": "x", "callback_data": "x"}); 10];
    let many =
        json!({"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": vec![row; 11]}});
    assert_refused(
        &api,
        "sendMessage",
        &[
            (
                with_button(&json!({"callback_data": "ż".repeat(33)})),
                "BUTTON_DATA_INVALID",
            ),
            (
                with_button(&json!({"callback_data": ""})),
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            ),
            (
                with_button(&json!({"callback_data": "x", "url": "https://a.pl"})),
                "can't parse inline keyboard button: Exactly one optional field must be used",
            ),
            (
                with_button(&json!({"text": " ", "callback_data": "x"})),
                "can't parse inline keyboard button: Button text must be non-empty",
            ),
            (
                with_button(&json!({"url": "http://localhost/x"})),
                "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
            ),
            (
                with_button(&json!({"url": "mailto://a.pl"})),
                "inline keyboard button URL 'mailto://a.pl' is invalid: Unsupported URL protocol",
            ),
            (
                with_button(&json!({"copy_text": {"text": ""}})),
                "BUTTON_COPY_TEXT_INVALID",
            ),
            (many, "reply markup is too long"),
        ],
    );
}

#[test]
fn a_message_is_edited_only_if_it_is_there_and_changes() {
    let api = BotApi::start();
    let asked = api.say(ZOFIA, "x");
    accepted(
        &api,
        "sendMessage",
        &with_button(&json!({"callback_data": "1"})),
    );
    let sent = api.next("sendMessage").message_id;
    let edit = |id: Option<i64>, text: &str| json!({"chat_id": 7, "message_id": id, "text": text});
    let message = accepted(&api, "editMessageText", &edit(sent, "b"));
    assert_eq!(
        (&message["text"], &message["reply_markup"]),
        (&json!("b"), &Value::Null)
    );
    let unchanged = call(&api, "editMessageText", &edit(sent, " b"));
    let unchanged = unchanged["description"].as_str().unwrap_or_default();
    assert!(
        unchanged.starts_with("Bad Request: message is not modified: "),
        "{unchanged}"
    );
    call(
        &api,
        "editMessageReplyMarkup",
        &json!({"chat_id": 7, "message_id": sent}),
    );
    assert_eq!((api.not_modified(), api.violations().len()), (2, 0));
    assert_refused(
        &api,
        "editMessageText",
        &[
            (edit(Some(99), "c"), "message to edit not found"),
            (edit(Some(asked), "c"), "message can't be edited"),
            (edit(None, "c"), "message identifier is not specified"),
        ],
    );
}

#[test]
fn a_pressed_button_is_answered_once() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    accepted(
        &api,
        "sendMessage",
        &with_button(&json!({"callback_data": "1"})),
    );
    let sent = api
        .next("sendMessage")
        .message_id
        .expect("the message was sent");
    let id = api.press(ZOFIA, sent, "1");
    let updates = accepted(&api, "getUpdates", &json!({}));
    let query = &updates[1]["callback_query"];
    assert_eq!((&query["id"], &query["data"]), (&json!(id), &json!("1")));
    assert_eq!(query["message"]["message_id"], sent);
    let answer = |id: &str, text: &str| json!({"callback_query_id": id, "text": text});
    let late = "query is too old and response timeout expired or query ID is invalid";
    assert_refused(
        &api,
        "answerCallbackQuery",
        &[
            (answer(&id, &"x".repeat(201)), "MESSAGE_TOO_LONG"),
            (answer("5", ""), late),
        ],
    );
    accepted(&api, "answerCallbackQuery", &answer(&id, &"x".repeat(200)));
    assert_refused(&api, "answerCallbackQuery", &[(answer(&id, ""), late)]);
}

#[test]
fn inline_results_follow_the_rules() {
    let api = BotApi::start();
    api.send_update(
        json!({"inline_query": {"id": "q", "from": ZOFIA.user(), "query": "", "offset": ""}}),
    );
    let article = |id: &str| json!({"type": "article", "id": id, "title": "t", "input_message_content": {"message_text": "m"}});
    let answer = |results: Value| json!({"inline_query_id": "q", "results": results});
    let button = |start: &str| json!({"inline_query_id": "q", "results": [], "button": {"text": "s", "start_parameter": start}});
    let unparsed = json!([{"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "<p>", "parse_mode": "HTML"}}]);
    assert_refused(
        &api,
        "answerInlineQuery",
        &[
            (
                answer(vec![article("1"); 51].into()),
                "too many inline query results specified",
            ),
            (answer(vec![article("1"); 2].into()), "RESULT_ID_DUPLICATE"),
            (
                answer(json!([article(&"x".repeat(65))])),
                "RESULT_ID_INVALID",
            ),
            (
                answer(json!([{"type": "article", "id": "1", "title": "t"}])),
                "can't parse inline query result: Can't find field \"message_text\"",
            ),
            (
                answer(unparsed),
                "can't parse inline query result: Can't parse entities: Unsupported start tag \"p\" at byte offset 0",
            ),
            (
                button("a b"),
                "unallowed characters in start_parameter are used",
            ),
            (
                button(&"a".repeat(65)),
                "too long start_parameter specified",
            ),
            (
                json!({"inline_query_id": "q", "results": [], "next_offset": "x".repeat(65)}),
                "NEXT_OFFSET_INVALID",
            ),
        ],
    );
    accepted(
        &api,
        "answerInlineQuery",
        &answer(json!([article("1"), article("2")])),
    );
    let late = "query is too old and response timeout expired or query ID is invalid";
    assert_refused(&api, "answerInlineQuery", &[(answer(json!([])), late)]);
}

#[test]
fn commands_are_kept_by_scope_and_language() {
    let api = BotApi::start();
    let commands = |name: &str, description: &str| json!({"commands": [{"command": name, "description": description}]});
    let mut polish = commands("/start", "Początek");
    polish["language_code"] = json!("pl");
    polish["scope"] = json!({"type": "all_private_chats"});
    accepted(&api, "setMyCommands", &polish);
    let kept = accepted(&api, "getMyCommands", &polish);
    assert_eq!(
        kept,
        json!([{"command": "start", "description": "Początek"}])
    );
    assert_eq!(accepted(&api, "getMyCommands", &json!({})), json!([]));
    accepted(&api, "deleteMyCommands", &polish);
    assert_eq!(accepted(&api, "getMyCommands", &polish), json!([]));
    let many: Vec<Value> = (0..101)
        .map(|number| json!({"command": format!("c{number}"), "description": "x"}))
        .collect();
    assert_refused(
        &api,
        "setMyCommands",
        &[
            (commands("Start", "x"), "BOT_COMMAND_INVALID"),
            (
                commands(&"a".repeat(33), "x"),
                "command length must not exceed 32",
            ),
            (commands("a", ""), "command description must be non-empty"),
            (
                commands("a", &"x".repeat(257)),
                "command description length must not exceed 256",
            ),
            (json!({"commands": many}), "BOT_COMMANDS_TOO_MUCH"),
            (
                json!({"commands": [], "language_code": "pl-PL"}),
                "invalid language code specified",
            ),
            (
                json!({"commands": [], "scope": {"type": "x"}}),
                "can't parse BotCommandScope: Unsupported type specified",
            ),
        ],
    );
}

#[test]
fn the_profile_has_limits_and_a_fallback_language() {
    let api = BotApi::start();
    accepted(
        &api,
        "setMyDescription",
        &json!({"description": "x".repeat(512)}),
    );
    accepted(
        &api,
        "setMyShortDescription",
        &json!({"short_description": "krótko", "language_code": "pl"}),
    );
    let description = accepted(&api, "getMyDescription", &json!({"language_code": "pl"}));
    assert_eq!(description["description"], "x".repeat(512));
    let short = accepted(&api, "getMyShortDescription", &json!({}));
    assert_eq!(short, json!({"short_description": ""}));
    accepted(&api, "setMyName", &json!({"name": "Hejnał"}));
    assert_eq!(accepted(&api, "getMyName", &json!({}))["name"], "Hejnał");
    accepted(
        &api,
        "setChatMenuButton",
        &json!({"menu_button": {"type": "commands"}}),
    );
    call(
        &api,
        "setChatMenuButton",
        &json!({"menu_button": {"type": "x"}}),
    );
    call(
        &api,
        "setMyDescription",
        &json!({"description": "x".repeat(513)}),
    );
    call(
        &api,
        "setMyShortDescription",
        &json!({"short_description": "x".repeat(121)}),
    );
    call(&api, "setMyName", &json!({"name": "x".repeat(65)}));
    assert_eq!(api.violations().len(), 4);
}

#[test]
fn a_person_who_blocked_the_bot_gets_nothing() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    let typing = json!({"chat_id": 7, "action": "typing"});
    accepted(&api, "sendChatAction", &typing);
    let dance = json!({"chat_id": 7, "action": "dance"});
    assert_refused(
        &api,
        "sendChatAction",
        &[(dance, "wrong parameter action in request")],
    );
    api.send_update(
        json!({"my_chat_member": {"chat": ZOFIA.chat(), "new_chat_member": {"status": "kicked"}}}),
    );
    let answer = call(&api, "sendChatAction", &typing);
    assert_eq!(
        answer["description"],
        "Forbidden: bot was blocked by the user"
    );
}

#[test]
fn faults_strike_one_call_each_in_their_order() {
    let api = BotApi::start();
    api.say(ZOFIA, "x");
    api.fail_next("sendMessage", Failure::TooManyRequests { retry_after: 3 });
    api.fail_next("sendMessage", Failure::Status(502, json!({"ok": false})));
    api.fail_next("sendMessage", Failure::Garbage);
    api.fail_next("sendMessage", Failure::Reset);
    api.fail_next("sendMessage", Failure::Hang(Duration::from_millis(300)));
    let path = format!("/bot{}/sendMessage", BotApi::TOKEN);
    let params = json!({"chat_id": 7, "text": "a"});
    let send = || exchange(&api, &path, "application/json", &params.to_string());
    let (status, body) = send().expect("the server answers");
    assert_eq!(status, 429);
    assert!(body.contains("Too Many Requests: retry after 3"), "{body}");
    assert!(body.contains("\"retry_after\":3"), "{body}");
    assert_eq!(send().expect("the server answers").0, 502);
    let (status, body) = send().expect("the server answers");
    assert_eq!(status, 200);
    assert!(serde_json::from_str::<Value>(&body).is_err(), "{body}");
    let reset = send().expect_err("the connection is reset");
    assert_eq!(reset.kind(), io::ErrorKind::ConnectionReset);
    let begin = Instant::now();
    accepted(&api, "sendMessage", &params);
    assert!(begin.elapsed() >= Duration::from_millis(300));
    let ids: Vec<bool> = (0..5)
        .map(|_| api.next("sendMessage").message_id.is_some())
        .collect();
    assert_eq!(ids, [false, false, false, false, true]);
    api.nothing_within("sendMessage", Duration::from_millis(50));
    assert_eq!(api.violations(), [""; 0]);
}

#[test]
fn a_webhook_gets_what_waits_and_shuts_polls_out() {
    let api = BotApi::start();
    let bot = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let url = format!(
        "http://{}/hook",
        bot.local_addr().expect("a bound socket has an address")
    );
    api.say(ZOFIA, "cześć");
    accepted(
        &api,
        "setWebhook",
        &json!({"url": url, "secret_token": "abc"}),
    );
    for status in ["500 Oh", "200 OK"] {
        let (mut stream, _) = bot.accept().expect("the update is delivered");
        let mut bytes = [0; 4096];
        let length = stream.read(&mut bytes).expect("the update can be read");
        let request = String::from_utf8_lossy(&bytes[..length]);
        assert!(request.starts_with("POST /hook HTTP/1.1\r\n"), "{request}");
        assert!(
            request.contains("X-Telegram-Bot-Api-Secret-Token: abc\r\n"),
            "{request}"
        );
        assert!(request.contains("cześć"), "{request}");
        write!(stream, "HTTP/1.1 {status}\r\n\r\n").expect("the server reads");
    }
    let poll = call(&api, "getUpdates", &json!({}));
    assert_eq!(poll["error_code"], 409);
    let info = accepted(&api, "getWebhookInfo", &json!({}));
    assert_eq!(info["url"], url);
    assert_eq!(
        info["last_error_message"],
        "Wrong response from the webhook: 500"
    );
    accepted(
        &api,
        "deleteWebhook",
        &json!({"drop_pending_updates": true}),
    );
    assert_eq!(accepted(&api, "getUpdates", &json!({})), json!([]));
}

#[test]
fn a_webhook_needs_https_away_from_loopback() {
    let api = BotApi::start();
    let with = |url: &str, secret: &str| json!({"url": url, "secret_token": secret});
    assert_refused(
        &api,
        "setWebhook",
        &[
            (
                with("http://krakow.pl/x", ""),
                "bad webhook: An HTTPS URL must be provided for webhook",
            ),
            (
                with("https://krakow.pl:9000/x", ""),
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
            ),
            (
                with("https://krakow.pl/x", "a b"),
                "secret token contains unallowed characters",
            ),
            (
                with("https://krakow.pl/x", &"a".repeat(257)),
                "secret token is too long",
            ),
        ],
    );
    accepted(&api, "setWebhook", &with("https://krakow.pl/x", "a"));
    let again = call(&api, "setWebhook", &with("https://krakow.pl/x", "a"));
    assert_eq!(again["parameters"]["retry_after"], 1);
}
