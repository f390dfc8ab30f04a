//! Conversations in the terminal: what is typed in, what is read out.

use std::collections::BTreeSet;

use hejnal::question::Question;
use hejnal::understanding::conversation::Conversation;
use jiff::civil::date;
use serde_json::json;

use crate::program::{ask, batch, converse, hejnal, with_input};

#[test]
fn a_list_names_what_the_city_takes_part_in_first() {
    let answer = ask("które organizacje zajmują się transportem?");
    assert_eq!(answer["kind"], "organisations");
    assert_eq!(answer["organisations"][0], "emta");
    assert!(
        answer["text"]
            .as_str()
            .unwrap()
            .starts_with("Transportem zajmują się 3 organizacje")
    );
}

#[test]
fn a_verdict_says_yes_then_since_when_on_what_basis_and_whence() {
    let text = ask("czy Kraków należy do Hanzy?")["text"]
        .as_str()
        .unwrap()
        .to_owned();
    for part in [
        "Tak, Kraków należy do Międzynarodowego Związku Hanzy od 2001 r.",
        "uchwała nr LXXVIII/678/01 z 23 maja 2001 r.",
        "BIP Kraków",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn a_follow_up_is_on_what_was_spoken_of() {
    let answers = converse(&[
        "czy Kraków należy do Hanzy?",
        "a od kiedy?",
        "a ile to kosztuje?",
    ]);
    assert_eq!(
        (&answers[1]["detail"], &answers[1]["organisations"][0]),
        (&json!("since"), &json!("hanse"))
    );
    assert_eq!(
        (&answers[2]["detail"], &answers[2]["organisations"][0]),
        (&json!("fee"), &json!("hanse"))
    );
}

#[test]
fn an_off_topic_interruption_does_not_lose_the_thread() {
    let answers = converse(&[
        "does Kraków belong to Eurocities?",
        "what's the weather tomorrow?",
        "since when?",
    ]);
    assert_eq!(answers[1]["kind"], "unknown");
    assert_eq!(
        (&answers[2]["detail"], &answers[2]["organisations"][0]),
        (&json!("since"), &json!("eurocities"))
    );
}

#[test]
fn a_museum_learns_what_it_can_join() {
    let answer = ask("which networks can our museum join");
    assert_eq!(
        (&answer["kind"], &answer["language"]),
        (&json!("join"), &json!("en"))
    );
    assert!(
        answer["organisations"]
            .as_array()
            .unwrap()
            .contains(&json!("nemo"))
    );
}

#[test]
fn what_the_bot_is_not_for_it_says_in_the_language_of_the_question() {
    let answer = ask("погода завтра");
    assert_eq!(
        (
            &answer["kind"],
            &answer["language"],
            &answer["organisations"]
        ),
        (&json!("unknown"), &json!("uk"), &json!([]))
    );
    assert!(answer["text"].as_str().unwrap().contains("не знаю"));
}

#[test]
fn an_unknown_organisation_is_named_as_unknown() {
    let answer = ask("czy Kraków jest w NATO");
    assert_eq!(answer["kind"], "unknown");
    assert!(answer["text"].as_str().unwrap().contains("NATO"));
}

#[test]
fn every_kind_of_answer_has_buttons_that_lead_on() {
    for text in [
        "co to jest owhc",
        "od kiedy należymy do OWHC",
        "jak dołączyć do ICOMOS-u",
        "dlaczego warto należeć do organizacji",
        "sdfgsdfg",
    ] {
        let answer = ask(text);
        assert!(
            !answer["buttons"].as_array().unwrap().is_empty(),
            "{text}: {answer}"
        );
    }
}

#[test]
fn bad_input_is_answered_and_nothing_panics() {
    let emoji = "🎺".repeat(4_096);
    let long = "transport ".repeat(10_000);
    for text in [
        "",
        "   ",
        emoji.as_str(),
        "\u{200f}\u{202e}transport",
        "a\0b",
        "<b>Hanza</b> & co",
        "transport AND (",
        "title:*",
        "kto - transport",
        long.as_str(),
        "١٢٣ مرحبا",
    ] {
        let answers = batch(json!({"id": 1, "text": text}).to_string().as_bytes());
        assert_eq!(answers.len(), 1, "{text:.40}");
        assert!(
            answers[0]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{text:.40}"
        );
    }
}

#[test]
fn a_broken_line_of_a_batch_is_answered_with_an_error_and_the_next_one_with_an_answer() {
    let mut input =
        b"{\"id\": 1, \"text\": \"hanza\"}\nnot json\n\xff\xfe\n{\"id\": 2}\n\n".to_vec();
    input.extend(b"{\"id\": 3, \"text\": \"hanza\"}");
    let answers = batch(&input);
    assert_eq!(
        answers
            .iter()
            .map(|answer| answer["error"].is_string())
            .collect::<Vec<_>>(),
        [false, true, true, true, false]
    );
    assert_eq!(answers[4]["id"], 3);
}

#[test]
fn the_conversation_is_talked_through_with_numbers_for_buttons() {
    let mut chat = hejnal();
    chat.arg("chat")
        .env("LANG", "pl_PL.UTF-8")
        .env("TERM", "dumb");
    let output = with_input(chat, "/help\nczy Kraków należy do Hanzy?\n1\n".as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    for part in [
        "Można pytać",
        "[1] Co to daje",
        "coroczne Dni Hanzy",
        "Do widzenia",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn the_terminal_knows_the_commands_and_shows_no_button_that_makes_no_sense_there() {
    let mut chat = hejnal();
    chat.arg("chat")
        .env("LANG", "en_GB.UTF-8")
        .env("TERM", "dumb");
    let output = with_input(chat, "/topics\n/about\n/language\n3\n/join\n".as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    for part in ["[1] Heritage", "The newest data", "Відтепер", "[1] Місто"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let mut chat = hejnal();
    chat.arg("chat").env("TERM", "dumb");
    let output = with_input(chat, "co to jest Hanza?\n".as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Kopiuj nr uchwały"), "{text}");
    for button in ["Pomogło", "Zgłoś", "Wyślij"] {
        assert!(!text.contains(button), "{text}");
    }
}

#[test]
fn text_and_json_hold_the_same_words_and_standard_output_nothing_else() {
    let text = hejnal()
        .args(["ask", "co", "to", "jest", "OWHC"])
        .output()
        .unwrap();
    let answer = ask("co to jest OWHC");
    assert_eq!(
        String::from_utf8(text.stdout).unwrap().trim_end(),
        answer["text"].as_str().unwrap()
    );
}

/// What a conversation comes to in its last turn: kind, first organisation, detail.
fn last(texts: &[&str]) -> (String, String, String) {
    let answers = converse(texts);
    let answer = answers.last().unwrap();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    (
        word(&answer["kind"]),
        word(&answer["organisations"][0]),
        word(&answer["detail"]),
    )
}

fn expected(kind: &str, organisation: &str, detail: &str) -> (String, String, String) {
    (kind.to_owned(), organisation.to_owned(), detail.to_owned())
}

#[test]
fn the_same_is_asked_of_another_organisation_by_naming_it() {
    let since = expected("detail", "owhc", "since");
    assert_eq!(last(&["od kiedy jesteśmy w Hanzie", "a w OWHC?"]), since);
    let meant = ["since when are we in the Hanse", "no, I meant OWHC"];
    assert_eq!(last(&meant), since);
}

#[test]
fn one_of_those_shown_is_counted_out() {
    let second = converse(&["które organizacje zajmują się kulturą?"])[0]["organisations"][1]
        .as_str()
        .unwrap()
        .to_owned();
    let card = expected("organisation", &second, "");
    assert_eq!(
        last(&["które organizacje zajmują się kulturą?", "a ta druga?"]),
        card
    );
    let named = ["OWHC i LHC, do pierwszej należymy?", "a do tej drugiej?"];
    assert_eq!(last(&named), expected("membership", "lhc", ""));
}

#[test]
fn a_list_is_narrowed_and_turned() {
    let narrowed = converse(&["edukacja", "tylko te dla szkół"]);
    assert_eq!(narrowed[1]["kind"], "join");
    let slugs = |answer: &serde_json::Value| answer["organisations"].as_array().unwrap().clone();
    assert!(slugs(&narrowed[1]).len() < slugs(&narrowed[0]).len());
    assert!(slugs(&narrowed[1]).contains(&json!("etwinning")));
    let turned = converse(&["which networks deal with climate?", "and in culture?"]);
    assert!(slugs(&turned[1]).contains(&json!("uccn")));
    assert!(!slugs(&turned[1]).contains(&json!("covenant-of-mayors")));
}

#[test]
fn the_last_answer_comes_again_in_another_language() {
    let answers = converse(&["od kiedy jesteśmy w Hanzie", "in English please"]);
    assert_eq!(answers[1]["language"], "en");
    assert_eq!(answers[1]["detail"], "since");
    assert_eq!(answers[1]["organisations"], json!(["hanse"]));
}

#[test]
fn an_interruption_does_not_lose_the_thread() {
    let texts = [
        "co to jest ICORN",
        "jaka jutro pogoda?",
        "a od kiedy tam jesteśmy?",
    ];
    assert_eq!(last(&texts), expected("detail", "icorn", "since"));
}

#[test]
fn the_institution_that_asks_is_remembered_in_later_lists() {
    let answers = converse(&["prowadzimy hotel, gdzie możemy wstąpić?", "turystyka"]);
    let text = answers[1]["text"].as_str().unwrap();
    assert!(
        text.contains("Dla firmy turystycznej z tej listy:"),
        "{text}"
    );
}

#[test]
fn a_local_institution_or_another_city_leads_to_where_it_takes_part() {
    let museum = ask("w jakich organizacjach jest Muzeum Krakowa?");
    assert_eq!(
        museum["organisations"],
        json!(["icom", "sites-of-conscience"])
    );
    let together = ask("w których jest też Gdańsk?");
    assert!(
        together["organisations"]
            .as_array()
            .unwrap()
            .contains(&json!("hanse"))
    );
}

#[test]
fn a_half_remembered_name_is_asked_back() {
    let answer = ask("liga miast");
    assert_eq!(answer["kind"], "unknown");
    assert_eq!(answer["organisations"], json!([]));
    let payloads: Vec<&str> = answer["buttons"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|button| button["payload"].as_str())
        .collect();
    assert_eq!(
        payloads,
        ["pl:o:lhc", "pl:o:liga-swiatowego-dziedzictwa", "pl:none"]
    );
}

#[test]
fn ukrainian_may_be_typed_in_latin_or_russian_letters() {
    for text in [
        "chy ye krakiv u hanzi?",
        "chy ye Krakiv u Hanzi?",
        "чы є Краків у Ганзі?",
    ] {
        let answer = ask(text);
        assert_eq!(answer["language"], "uk", "{text}");
        assert_eq!(answer["organisations"], json!(["hanse"]), "{text}");
    }
}

#[test]
fn what_is_said_of_the_city_fits_the_question() {
    for (text, kind, title) in [
        ("dlaczego warto?", "benefits", "Co jest najważniejsze"),
        ("kto o tym decyduje?", "process", "Kto decyduje"),
        (
            "co z tego mają mieszkańcy?",
            "benefits",
            "Co z tego mają mieszkańcy",
        ),
    ] {
        let answer = ask(text);
        assert_eq!(answer["kind"], kind, "{text}");
        assert!(answer["text"].as_str().unwrap().contains(title), "{text}");
    }
}

#[test]
fn why_an_answer_was_given_can_be_asked() {
    let output = hejnal()
        .args(["ask", "--why", "od kiedy Kraków jest w Hanzie?"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for clue in ["hanzie → organisation hanse", "od kiedy → detail since"] {
        assert!(text.contains(clue), "{clue} is missing in {text}");
    }
}

#[test]
fn a_fact_of_two_organisations_is_told_of_both() {
    let answer = ask("ile kosztują Eurocities i OWHC?");
    assert_eq!(
        (&answer["kind"], &answer["detail"], &answer["organisations"]),
        (
            &json!("detail"),
            &json!("fee"),
            &json!(["eurocities", "owhc"])
        )
    );
    assert!(answer["text"].as_str().unwrap().contains("4000 dolarów"));
}

#[test]
fn compared_organisations_stand_beside_each_other_with_a_button_each() {
    for (text, cost) in [
        ("compare OWHC and LHC", "Fees"),
        ("czym się różni OWHC od LHC?", "Składki"),
        ("порівняй OWHC та LHC", "Скільки"),
    ] {
        let answer = ask(text);
        assert_eq!(answer["organisations"], json!(["owhc", "lhc"]), "{text}");
        assert_eq!(answer["buttons"].as_array().unwrap().len(), 2, "{text}");
        assert!(answer["text"].as_str().unwrap().contains(cost), "{answer}");
    }
}

#[test]
fn what_is_free_to_join_leaves_out_what_is_known_to_cost() {
    let school = ask("do jakich bezpłatnych sieci może wejść szkoła?");
    assert_eq!(school["kind"], "join");
    assert_eq!(school["organisations"][0], "fairtrade-schools");
    let museum = ask("which networks can a museum join for free?");
    assert!(
        !museum["organisations"]
            .as_array()
            .unwrap()
            .contains(&json!("icom"))
    );
    assert!(
        museum["text"]
            .as_str()
            .unwrap()
            .contains("No source says of any of them that it is free")
    );
}

#[test]
fn what_the_city_pays_for_is_listed_with_what_it_pays() {
    for text in [
        "za co płaci Kraków?",
        "what does Kraków pay for?",
        "за що платить Краків?",
    ] {
        let answer = ask(text);
        assert_eq!(answer["organisations"].as_array().unwrap().len(), 7);
        assert!(answer["text"].as_str().unwrap().contains("650"), "{text}");
    }
}

#[test]
fn of_a_city_abroad_the_bot_says_that_it_knows_nothing() {
    for text in [
        "where do Kraków and Lviv meet?",
        "w jakich sieciach jest Kraków razem z Lipskiem?",
        "у яких мережах разом Краків і Львів?",
    ] {
        let answer = ask(text);
        assert_eq!(
            (&answer["kind"], &answer["organisations"]),
            (&json!("unknown"), &json!([])),
            "{text}"
        );
    }
    let text = ask("where do Kraków and Lviv meet?")["text"].clone();
    assert!(text.as_str().unwrap().contains("“Lviv”"));
}

#[test]
fn another_city_of_the_country_is_known_by_its_names_in_all_languages() {
    for text in [
        "w czym Kraków jest razem z Warszawą?",
        "which networks is Kraków in together with Warsaw?",
        "В яких організаціях Краків разом з Варшавою?",
    ] {
        let answer = ask(text);
        let listed = answer["organisations"].as_array().unwrap();
        assert!(
            listed.contains(&json!("owhc")) && !listed.contains(&json!("c40")),
            "{text}"
        );
    }
}

#[test]
fn of_a_local_institution_it_is_said_whether_that_belongs() {
    let answer = ask("Czy Biblioteka Kraków jest w IFLA?");
    assert_eq!(
        (&answer["kind"], &answer["verdict"]),
        (&json!("membership"), &json!("participant"))
    );
    let text = answer["text"].as_str().unwrap();
    assert!(text.starts_with("Tak.") && text.contains("wśród uczestników: Biblioteka Kraków"));
}

#[test]
fn decades_are_understood_in_words() {
    let answer = ask("do jakich organizacji Kraków wszedł w latach dziewięćdziesiątych?");
    let listed = answer["organisations"].as_array().unwrap();
    assert!(listed.contains(&json!("lhc")) && !listed.contains(&json!("hanse")));
}

#[test]
fn where_the_city_holds_an_office_is_a_list() {
    let answer = ask("in which organisations has Kraków held a seat on the board?");
    assert_eq!(answer["kind"], "organisations");
    let listed = answer["organisations"].as_array().unwrap();
    assert!(listed.contains(&json!("owhc")));
}

#[test]
fn ukrainian_is_understood_from_a_russian_keyboard() {
    let answer = ask("Чи э Кракив мистом, дружним до людей старшого вику?");
    assert_eq!(
        (&answer["verdict"], &answer["organisations"][0]),
        (&json!("yes"), &json!("age-friendly-cities"))
    );
}

#[test]
fn a_name_in_latin_letters_is_known_beside_ukrainian_in_latin_letters() {
    let answer = ask("koly zasnovano Europa Nostra?");
    assert_eq!(
        (
            &answer["language"],
            &answer["detail"],
            &answer["organisations"]
        ),
        (&json!("uk"), &json!("founded"), &json!(["europa-nostra"]))
    );
}

#[test]
fn one_of_those_listed_is_meant_by_what_it_is_about() {
    let answers = converse(&[
        "w jakich sieciach dotyczących zabytków jest Kraków?",
        "ta z Kioto, gdzie ma siedzibę?",
    ]);
    assert_eq!(
        (&answers[1]["detail"], &answers[1]["organisations"]),
        (&json!("seat"), &json!(["lhc"]))
    );
}

#[test]
fn a_choice_is_made_among_what_was_listed_and_says_so() {
    let answers = converse(&[
        "jestem nauczycielką, do czego może się zapisać szkoła?",
        "tylko te o ekologii",
    ]);
    let listed = answers[0]["organisations"].as_array().unwrap();
    let chosen = answers[1]["organisations"].as_array().unwrap();
    assert!(chosen.len() < listed.len());
    assert!(chosen.iter().all(|slug| listed.contains(slug)));
    assert_eq!(chosen[0], "eco-schools");
    let text = answers[1]["text"].as_str().unwrap();
    assert!(text.starts_with("Z ostatniej listy"), "{text}");
}

#[test]
fn a_choice_that_leaves_nothing_says_so_before_it_names_others() {
    let answers = converse(&[
        "które organizacje zajmują się transportem?",
        "a które z nich są od literatury?",
    ]);
    let text = answers[1]["text"].as_str().unwrap();
    assert!(
        text.starts_with("Na ostatniej liście nic takiego nie ma."),
        "{text}"
    );
}

#[test]
fn who_asks_to_join_after_one_organisation_asks_to_join_that_one() {
    let answers = converse(&[
        "co to jest Pakt Mediolański?",
        "a nasza szkoła może dołączyć?",
    ]);
    assert_eq!(
        (&answers[1]["kind"], &answers[1]["organisations"]),
        (&json!("join"), &json!(["mufpp"]))
    );
}

#[test]
fn organisations_spoken_of_one_after_the_other_are_counted_too() {
    let answers = converse(&[
        "co to jest Hanza?",
        "a ICORN?",
        "gdzie ma siedzibę ta pierwsza?",
    ]);
    assert_eq!(
        (&answers[2]["detail"], &answers[2]["organisations"]),
        (&json!("seat"), &json!(["hanse"]))
    );
}

#[test]
fn ukrainian_in_latin_letters_goes_on_in_a_ukrainian_conversation() {
    let answers = converse(&["Краків належить до Ганзи?", "vidkoly?"]);
    assert_eq!(
        (&answers[1]["language"], &answers[1]["detail"]),
        (&json!("uk"), &json!("since"))
    );
}

#[test]
fn a_word_that_hints_at_a_fact_is_enough_after_one_organisation() {
    let answers = converse(&[
        "co to jest Eurocities?",
        "rzuć linka",
        "kto jest szefem?",
        "a gdzie jest bankomat?",
    ]);
    let details: Vec<_> = answers[1..3].iter().map(|said| &said["detail"]).collect();
    assert_eq!(details, [&json!("website"), &json!("coordinator")]);
    assert_eq!(answers[3]["kind"], "unknown");
}

#[test]
fn what_was_asked_of_one_is_asked_of_another_that_is_only_described() {
    let answers = converse(&[
        "are we still European City of Sport?",
        "and the gastronomy thing?",
    ]);
    assert_eq!(
        (&answers[1]["verdict"], &answers[1]["organisations"]),
        (&json!("former"), &json!(["gastronomic-culture-capital"]))
    );
}

#[test]
fn after_a_name_that_nothing_bears_another_is_asked_whether_the_city_belongs() {
    let answers = converse(&["Is Kraków in the Cittaslow network?", "ok and Eurocities"]);
    assert_eq!(answers[0]["kind"], "unknown");
    assert_eq!(
        (&answers[1]["kind"], &answers[1]["verdict"]),
        (&json!("membership"), &json!("yes"))
    );
}

#[test]
fn who_said_what_they_are_is_told_what_there_is_for_them() {
    let answers = converse(&[
        "jestem z fundacji, która pomaga bezdomnym",
        "co jest dla nas?",
        "a coś bezpłatnego?",
    ]);
    assert_eq!(answers[1]["organisations"], answers[0]["organisations"]);
    assert_eq!(answers[2]["kind"], "join");
    let listed = answers[1]["organisations"].as_array().unwrap();
    let free = answers[2]["organisations"].as_array().unwrap();
    assert!(!free.is_empty() && free.iter().all(|slug| listed.contains(slug)));
}

#[test]
fn an_acronym_with_another_letter_is_not_taken_for_one_that_is_known() {
    assert_eq!(ask("jak zapisać się do UNIMA?")["kind"], "unknown");
    assert_eq!(ask("IKOMOS - co to?")["organisations"], json!(["icomos"]));
}

#[test]
fn a_network_of_other_cities_is_not_the_one_of_the_polish_cities() {
    for stranger in [
        "Czy Kraków należy do Związku Miast Bałtyckich?",
        "Чи Краків в Асоціації міст України?",
    ] {
        assert_eq!(ask(stranger)["kind"], "unknown", "{stranger}");
    }
}

#[test]
fn where_in_the_city_somebody_is_narrows_nothing() {
    let there = ask("jesteśmy teatrem z Podgórza, co dla nas?");
    let anywhere = ask("jesteśmy teatrem, co dla nas?");
    assert_eq!(there["organisations"], anywhere["organisations"]);
}

#[test]
fn a_conversation_in_russian_goes_on_in_ukrainian() {
    let answers = converse(&["Здравствуйте, а Краков состоит в Ганзе?", "с какого года?"]);
    assert_eq!(
        (&answers[1]["language"], &answers[1]["detail"]),
        (&json!("uk"), &json!("since"))
    );
}

#[test]
fn after_a_list_by_seat_another_place_is_enough() {
    let answers = converse(&[
        "które organizacje mają siedzibę w Amsterdamie?",
        "a w Kopenhadze?",
    ]);
    assert_eq!(
        (&answers[1]["kind"], &answers[1]["organisations"]),
        (&json!("organisations"), &json!(["isca"]))
    );
}

#[test]
fn last_year_is_the_one_before_the_day_of_the_question() {
    let engine = crate::questions::engine();
    let joined = |text: &str, year| -> Vec<String> {
        let question = Question::text(text, None, date(year, 6, 1));
        let (reply, _) = engine.answer(&question, &Conversation::default());
        let slugs = reply.answer.organisations().into_iter();
        slugs.map(str::to_owned).collect()
    };
    let in_2024 = joined("do jakich organizacji wstąpiliśmy w 2024 roku?", 2026);
    assert!(!in_2024.is_empty());
    for text in [
        "do jakich organizacji wstąpiliśmy w zeszłym roku?",
        "which organisations did we join last year?",
        "до яких організацій ми вступили минулого року?",
    ] {
        assert_eq!(joined(text, 2025), in_2024, "{text}");
        assert_ne!(joined(text, 2026), in_2024, "{text}");
    }
    let since_2020 = joined(
        "do jakich organizacji wstąpiliśmy w latach 2020–2024?",
        2024,
    );
    for text in [
        "do jakich organizacji wstąpiliśmy w ostatnich czterech latach?",
        "which organisations did we join in the last 4 years?",
    ] {
        assert_eq!(joined(text, 2024), since_2020, "{text}");
    }
}

#[test]
fn two_years_are_the_ends_of_a_span() {
    let span = ask("do czego Kraków przystąpił w latach 2010–2015?");
    let between = ask("what did Kraków join between 2010 and 2015?");
    let all = ask("do czego Kraków przystąpił od 2010 roku?");
    let count = |answer: &serde_json::Value| answer["organisations"].as_array().unwrap().len();
    let slugs = |answer: &serde_json::Value| {
        let named = answer["organisations"].as_array().unwrap().iter();
        named
            .map(|slug| slug.as_str().unwrap().to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(slugs(&span), slugs(&between));
    assert!((1..count(&all)).contains(&count(&span)));
}

#[test]
fn of_what_it_does_not_know_the_city_belongs_to_there_is_a_list() {
    for text in [
        "o których organizacjach nie wiadomo, czy Kraków do nich należy?",
        "for which organisations are you not sure if Kraków belongs?",
        "про які організації невідомо, чи Краків до них належить?",
    ] {
        let answer = ask(text);
        assert_eq!(answer["kind"], "organisations", "{text}");
        let first = answer["organisations"][0].as_str().unwrap().to_owned();
        let verdict = ask(&format!("czy Kraków należy do {first}?"));
        assert_eq!(verdict["verdict"], "unknown", "{text} {first}");
    }
}

#[test]
fn the_two_spoken_of_last_can_be_compared() {
    let answers = converse(&[
        "co to jest ICORN?",
        "a UCCN?",
        "jaka jest różnica między nimi?",
    ]);
    assert_eq!(answers[2]["organisations"], json!(["icorn", "uccn"]));
}

#[test]
fn how_many_there_are_counts_the_last_list() {
    let answers = converse(&["lista organizacji od transportu", "ile ich jest?"]);
    assert_eq!(answers[1]["organisations"], answers[0]["organisations"]);
}

#[test]
fn another_price_chooses_among_what_the_last_choice_was_among() {
    let answers = converse(&[
        "w jakich sieciach od zabytków jest Kraków?",
        "a które z nich mają opłatę?",
        "a bez opłaty?",
    ]);
    let listed = answers[0]["organisations"].as_array().unwrap();
    let paid = answers[1]["organisations"].as_array().unwrap();
    assert!(!paid.is_empty() && paid.iter().all(|slug| listed.contains(slug)));
    let text = answers[2]["text"].as_str().unwrap();
    let free = answers[2]["organisations"].as_array().unwrap();
    let is_among = free
        .iter()
        .all(|slug| listed.contains(slug) && !paid.contains(slug));
    assert!(
        is_among || text.starts_with("Na ostatniej liście nic takiego"),
        "{text}"
    );
}

#[test]
fn a_library_that_asked_of_one_is_told_what_else_it_can_join() {
    let answers = converse(&[
        "czy możemy jako biblioteka wstąpić do UCCN?",
        "a do czego możemy?",
    ]);
    assert_eq!(answers[0]["organisations"], json!(["uccn"]));
    assert_eq!(answers[1]["kind"], "join");
    assert_eq!(answers[1]["organisations"][0], "ifla");
}

#[test]
fn where_another_city_is_too_is_what_both_are_in() {
    for (text, asked) in [
        (
            "gdzie jest też Gdańsk?",
            "w jakich organizacjach jest Gdańsk?",
        ),
        (
            "gdzie jest też Wrocław?",
            "do jakich organizacji należy Wrocław?",
        ),
    ] {
        assert_eq!(
            ask(text)["organisations"][0],
            ask(asked)["organisations"][0],
            "{text}"
        );
    }
}

#[test]
fn another_word_for_a_whole_topic_asks_for_all_of_it() {
    let food = ask("organizacje od żywności");
    assert_eq!(
        ask("organizacje od jedzenia")["organisations"],
        food["organisations"]
    );
}

#[test]
fn those_that_fulfil_something_are_chosen_of_the_last_list() {
    let answers = converse(&[
        "jakie sieci są od klimatu?",
        "te podpisane przez prezydenta",
    ]);
    let listed = answers[0]["organisations"].as_array().unwrap();
    let signed = answers[1]["organisations"].as_array().unwrap();
    assert!(!signed.is_empty() && signed.iter().all(|slug| listed.contains(slug)));
    assert!(signed.len() < listed.len());
}

#[test]
fn a_hotel_that_asks_for_something_green_is_told_what_hotels_can_join() {
    let answers = converse(&["jesteśmy hotelem, mamy 30 pokoi", "co z eko?"]);
    assert_eq!(answers[1]["kind"], "join");
    assert_eq!(answers[1]["organisations"][0], "green-key");
}

#[test]
fn in_polish_please_says_the_same_in_polish() {
    let answers = converse(&["tell me about icorn", "in Polish please"]);
    assert_eq!(
        (
            &answers[1]["language"],
            &answers[1]["kind"],
            &answers[1]["organisations"]
        ),
        (&json!("pl"), &json!("organisation"), &json!(["icorn"]))
    );
}

#[test]
fn an_association_is_told_what_it_can_join_however_it_says_what_it_is() {
    for text in [
        "our cycling association would like a voice in Brussels",
        "cyclists' association from Kraków wants a voice in Brussels",
    ] {
        let answer = ask(text);
        assert_eq!(
            (&answer["kind"], &answer["organisations"][0]),
            (&json!("join"), &json!("ecf")),
            "{text}"
        );
    }
}
