//! Inline mode: what is typed after the bot's name in any chat in, what can be sent there out; through a Bot API server on loopback.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::bot_api::{BotApi, Call, Person};
use crate::telegram::Bot;

const ANNA: Person = Person {
    id: 201,
    language_code: Some("pl"),
};
const OKSANA: Person = Person {
    id: 202,
    language_code: Some("uk"),
};
const NOBODY: Person = Person {
    id: 203,
    language_code: None,
};

fn ask(api: &BotApi, person: Person, query: &str, offset: &str) -> Call {
    let id = format!("{}:{query}:{offset}", person.id);
    let query = json!({"id": id, "from": person.user(), "query": query, "offset": offset});
    api.send_update(json!({"inline_query": query}));
    api.next("answerInlineQuery")
}

fn results(call: &Call) -> Vec<Value> {
    call.body["results"].as_array().cloned().unwrap_or_default()
}

fn text(article: &Value) -> &str {
    article["input_message_content"]["message_text"]
        .as_str()
        .unwrap_or_default()
}

fn titles(call: &Call) -> Vec<String> {
    let results = results(call);
    let titles = results.iter().map(|article| article["title"].as_str());
    titles
        .map(|title| title.unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_name_offers_the_card_and_a_question_its_answer_too() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let card = ask(&api, ANNA, "owhc", "");
    let [article] = results(&card).try_into().expect("one article");
    assert!(
        article["title"].as_str().unwrap().starts_with("OWHC"),
        "{article}"
    );
    assert!(text(&article).contains("<b>Tematy</b>"), "{article}");
    assert_eq!(article["input_message_content"]["parse_mode"], "HTML");
    assert!(!article["description"].as_str().unwrap().is_empty());
    let verdict = ask(&api, ANNA, "czy Kraków należy do Hanzy?", "");
    let found = results(&verdict);
    assert_eq!(found.len(), 2);
    assert!(text(&found[0]).starts_with("<b>Tak</b>"), "{}", found[0]);
    assert!(text(&found[1]).contains("<b>Tematy</b>"), "{}", found[1]);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_topic_offers_its_organisations_page_by_page() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let (mut ids, mut offset, mut pages) = (HashSet::new(), String::new(), 0);
    loop {
        let page = ask(&api, ANNA, "kultura", &offset);
        let found = results(&page);
        assert!(found.len() <= 20);
        for article in &found {
            assert!(
                ids.insert(article["id"].to_string()),
                "{} comes twice",
                article["id"]
            );
        }
        pages += 1;
        offset = page.body["next_offset"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if offset.is_empty() {
            break;
        }
        assert_eq!(found.len(), 20);
    }
    assert!(pages > 1, "{ids:?}");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn buttons_under_what_was_sent_open_pages_only() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let page = ask(&api, ANNA, "transport", "");
    assert!(!results(&page).is_empty());
    for article in results(&page) {
        let rows = article["reply_markup"]["inline_keyboard"]
            .as_array()
            .unwrap()
            .clone();
        let buttons: Vec<&Value> = rows.iter().filter_map(Value::as_array).flatten().collect();
        assert!(
            buttons.iter().all(|button| button["url"].is_string()),
            "{article}"
        );
        let private = buttons
            .last()
            .and_then(|button| button["url"].as_str())
            .unwrap();
        assert!(private.starts_with("https://t.me/"), "{private}");
        assert!(
            private.contains("?start=o_") && private.ends_with("_pl"),
            "{private}"
        );
    }
}

#[test]
fn an_empty_query_offers_the_topics_in_the_language_of_the_person_alone() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for (person, topic) in [
        (ANNA, "Transport"),
        (OKSANA, "Культура"),
        (NOBODY, "Transport"),
    ] {
        let page = ask(&api, person, " ", "");
        let titles = titles(&page);
        assert!(
            titles.iter().any(|title| title.starts_with(topic)),
            "{titles:?}"
        );
        assert_eq!(
            page.body["is_personal"], true,
            "another person reads another language"
        );
    }
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn an_answer_is_kept_for_all_only_where_its_language_is_that_of_the_query() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let neutral = ask(&api, OKSANA, "owhc", "");
    assert_eq!(neutral.body["is_personal"], true);
    let english = ask(&api, OKSANA, "which organisations deal with transport?", "");
    assert_eq!(english.body["is_personal"], false);
    assert!(english.body["cache_time"].as_u64() > Some(0));
    let first = text(&results(&english)[0]).to_owned();
    assert!(first.contains("<b>Topics</b>"), "{first}");
}

#[test]
fn what_finds_nothing_leads_to_the_private_chat() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let longest = "ż".repeat(256);
    for query in [
        "xyzzyq",
        "czy Kraków należy do NATO?",
        "<b>&",
        &longest,
        "💥",
    ] {
        let page = ask(&api, ANNA, query, "");
        assert_eq!(titles(&page), Vec::<String>::new(), "{query}");
        assert_eq!(
            page.body["button"]["start_parameter"], "start",
            "{}",
            page.body
        );
    }
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[test]
fn a_strange_offset_does_no_harm() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for (offset, is_empty) in [("x", false), ("-1", false), ("18446744073709551615", true)] {
        let page = ask(&api, ANNA, "transport", offset);
        assert_eq!(results(&page).is_empty(), is_empty, "{offset}");
        assert!(
            page.body["next_offset"]
                .as_str()
                .unwrap_or_default()
                .is_empty()
                || !is_empty
        );
    }
}

#[test]
fn every_card_and_topic_can_be_sent() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for (person, query) in [
        (ANNA, ""),
        (OKSANA, ""),
        (ANNA, "do jakich organizacji należy Kraków?"),
        (ANNA, "which organisations does Kraków belong to?"),
        (ANNA, "до яких організацій належить Краків?"),
    ] {
        let mut offset = String::new();
        loop {
            let page = ask(&api, person, query, &offset);
            assert!(!results(&page).is_empty(), "{query}");
            offset = page.body["next_offset"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            if offset.is_empty() {
                break;
            }
        }
    }
    assert_eq!(api.violations(), Vec::<String>::new());
}
