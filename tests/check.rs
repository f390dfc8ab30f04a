//! The rules of `check`: the smallest knowledge folder with one thing broken in, the exact diagnostic out.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::program::{command, smallest};

const PORTS: &str = "organisations/ports.toml";

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let unused = tempfile::tempdir().unwrap();
    command(folder, unused.path())
        .arg("check")
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn findings(folder: &Path) -> (Option<i32>, Vec<Value>) {
    let output = check(folder, &["--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["version"], 1);
    let findings = found["findings"].as_array().unwrap().clone();
    let errors = findings
        .iter()
        .filter(|finding| finding["severity"] == "error");
    assert_eq!(found["errors"], errors.count());
    (output.status.code(), findings)
}

/// What `check` says after the first occurrence of a text in a file was replaced.
fn after(file: &str, from: &str, to: &str) -> (Option<i32>, Vec<Value>) {
    let folder = smallest();
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} holds {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    findings(folder.path())
}

/// What `check` says after a second organisation was added: the first one with its names changed.
fn beside(name: &str, edits: &[(&str, &str)]) -> (Option<i32>, Vec<Value>) {
    let folder = smallest();
    let mut text = fs::read_to_string(folder.path().join(PORTS)).unwrap();
    let renamed = [("\"OPT\"", "\"ORT\""), ("\"Porty\"", "\"Rzeki\"")];
    for (from, to) in [
        ("Starych Portów", "Starych Rzek"),
        ("Stare Porty", "Stare Rzeki"),
        ("Old Ports", "Old Rivers"),
        ("старих портів", "старих річок"),
        ("Старі порти", "Старі річки"),
    ] {
        text = text.replace(from, to);
    }
    for (from, to) in renamed.iter().chain(edits) {
        assert!(text.contains(from), "the file holds {from}");
        text = text.replace(from, to);
    }
    fs::write(folder.path().join("organisations").join(name), text).unwrap();
    findings(folder.path())
}

fn error(rule: &str, file: &str, place: (usize, usize), message: &str, help: &str) -> Value {
    finding("error", rule, file, place, message, help)
}

fn warning(rule: &str, file: &str, place: (usize, usize), message: &str, help: &str) -> Value {
    finding("warning", rule, file, place, message, help)
}

fn finding(
    severity: &str,
    rule: &str,
    file: &str,
    place: (usize, usize),
    message: &str,
    help: &str,
) -> Value {
    json!({
        "severity": severity, "rule": rule, "file": file, "line": place.0, "column": place.1,
        "message": message, "help": help,
    })
}

fn of_file(rule: &str, file: &str, message: &str, help: Option<&str>) -> Value {
    json!({
        "severity": "error", "rule": rule, "file": file, "line": null, "column": null,
        "message": format!("{file}: {message}"), "help": help,
    })
}

#[test]
fn the_smallest_knowledge_has_no_findings() {
    assert_eq!(findings(smallest().path()), (Some(0), Vec::new()));
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let expected = vec![
        error(
            "format",
            PORTS,
            (3, 1),
            "“acronyms” is missing in this table",
            "add a line `acronyms = …`",
        ),
        error(
            "format",
            PORTS,
            (4, 1),
            "unknown key “acronym”",
            "did you mean “acronyms”?",
        ),
    ];
    assert_eq!(after(PORTS, "acronyms =", "acronym ="), (Some(1), expected));
}

#[test]
fn a_word_outside_the_vocabulary_is_named_with_the_allowed_ones() {
    let expected = vec![error(
        "format",
        PORTS,
        (48, 11),
        "“membr” is not one of the values allowed here",
        "write one of: member, former-member, participant, signatory, title-holder, not-member, unknown",
    )];
    assert_eq!(after(PORTS, "\"member\"", "\"membr\""), (Some(1), expected));
}

#[test]
fn a_date_that_no_calendar_has_is_a_fault() {
    let expected = vec![error(
        "format",
        PORTS,
        (52, 10),
        "“2025-13” is not a date",
        "write \"undated\", \"2024\", \"2024-09\", \"2019-2022\", or one of them after “about ”, “since ” or “before ”",
    )];
    assert_eq!(
        after(PORTS, "\"2025-02\"", "\"2025-13\""),
        (Some(1), expected)
    );
}

#[test]
fn a_bracket_that_is_not_closed_is_named_where_it_is_missing() {
    let expected = vec![error(
        "format",
        PORTS,
        (51, 11),
        "a right bracket is wanted here, not a newline",
        "texts and dates stand in quotes, lists in square brackets",
    )];
    assert_eq!(
        after(PORTS, "[city.seen]", "[city.seen"),
        (Some(1), expected)
    );
}

#[test]
fn a_remark_in_two_languages_lacks_the_third() {
    let expected = vec![error(
        "language",
        PORTS,
        (55, 1),
        "the text is missing in uk",
        "write it in pl, en and uk, or in none of them",
    )];
    assert_eq!(
        after(
            PORTS,
            "year = 1999\n",
            "year = 1999\npl = \"Na zjeździe.\"\nen = \"At the meeting.\"\n"
        ),
        (Some(1), expected)
    );
}

#[test]
fn lists_have_as_many_items_in_each_language() {
    let expected = vec![error(
        "language",
        PORTS,
        (59, 1),
        "the languages have 1, 2, 1 items",
        "give the same items in the same order in pl, en and uk",
    )];
    assert_eq!(
        after(
            PORTS,
            "[\"host of the meeting of 2003\"]",
            "[\"host of the meeting\", \"of 2003\"]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_cyrillic_letter_in_a_polish_word_is_seen() {
    let expected = vec![error(
        "language",
        PORTS,
        (41, 7),
        "Cyrillic letters in the text “pl”",
        "a letter that looks alike may have been typed on another keyboard; write the text anew",
    )];
    assert_eq!(
        after(PORTS, "\"40 miast.\"", "\"40 mіast.\""),
        (Some(1), expected)
    );
}

#[test]
fn russian_letters_are_not_ukrainian() {
    let expected = vec![error(
        "language",
        PORTS,
        (43, 7),
        "letters that Ukrainian does not have",
        "ы, э, ъ and ё are Russian; write the text in Ukrainian",
    )];
    assert_eq!(
        after(PORTS, "\"40 міст.\"", "\"Их сорок, было больше.\""),
        (Some(1), expected)
    );
}

#[test]
fn an_empty_text_is_a_fault() {
    let expected = vec![error(
        "text",
        PORTS,
        (41, 7),
        "the text “pl” is empty",
        "write it, or leave the whole table out",
    )];
    assert_eq!(after(PORTS, "\"40 miast.\"", "\" \""), (Some(1), expected));
}

#[test]
fn an_empty_list_of_words_is_a_fault() {
    let expected = vec![error(
        "text",
        PORTS,
        (33, 6),
        "the text “pl” is empty",
        "write it, or leave the whole table out",
    )];
    assert_eq!(after(PORTS, "[\"nabrzeże\"]", "[]"), (Some(1), expected));
}

#[test]
fn a_short_name_fits_a_button() {
    let expected = vec![error(
        "length",
        PORTS,
        (9, 10),
        "the text has 41 characters; 32 fit here",
        "make it shorter: short sentences, one thought each",
    )];
    assert_eq!(
        after(
            PORTS,
            "short = \"Stare Porty\"",
            "short = \"Stare Porty nad Bałtykiem i gdzie indziej\""
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_purpose_fits_a_line_of_a_list() {
    let expected = vec![error(
        "length",
        PORTS,
        (23, 7),
        "the text has 131 characters; 110 fit here",
        "make it shorter: short sentences, one thought each",
    )];
    assert_eq!(
        after(
            PORTS,
            "Dawne porty dbają razem o nabrzeża.",
            "Dawne porty dbają razem o nabrzeża, falochrony, falochrony, falochrony, falochrony, falochrony, falochrony, falochrony, falochrony."
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_fact_needs_a_source() {
    let expected = vec![error(
        "source",
        PORTS,
        (45, 11),
        "a fact without a source",
        "name at least one, as in sources = [\"s1\"], or leave the fact out",
    )];
    assert_eq!(
        after(
            PORTS,
            "as_of = \"2025\"\nsources = [\"s1\"]",
            "as_of = \"2025\"\nsources = []"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_source_that_is_named_stands_in_the_file() {
    let expected = vec![error(
        "source",
        PORTS,
        (45, 19),
        "there is no source “s2” in this file",
        "add it as a [[source]], or name one that is there",
    )];
    assert_eq!(
        after(
            PORTS,
            "as_of = \"2025\"\nsources = [\"s1\"]",
            "as_of = \"2025\"\nsources = [\"s1\", \"s2\"]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_topic_that_is_named_is_defined() {
    let expected = vec![error(
        "id",
        PORTS,
        (66, 24),
        "unknown topic “heritages”",
        "the nearest known one is “heritage”",
    )];
    assert_eq!(
        after(
            PORTS,
            "topics = [\"heritage\"]",
            "topics = [\"heritage\", \"heritages\"]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_topic_is_central_or_beside_not_both() {
    let expected = vec![error(
        "id",
        PORTS,
        (67, 17),
        "the topic “heritage” stands among the central ones too",
        "leave it in one of the two lists",
    )];
    assert_eq!(
        after(PORTS, "side_topics = []", "side_topics = [\"heritage\"]"),
        (Some(1), expected)
    );
}

#[test]
fn a_kind_of_institution_that_can_join_is_defined() {
    let expected = vec![error(
        "id",
        PORTS,
        (71, 17),
        "unknown kind of institution “town”",
        "the nearest known one is “city”",
    )];
    assert_eq!(
        after(PORTS, "who = [\"city\"]", "who = [\"city\", \"town\"]"),
        (Some(1), expected)
    );
}

#[test]
fn those_for_whom_it_is_made_can_join_it() {
    let expected = vec![error(
        "id",
        PORTS,
        (72, 16),
        "not among “who”: “museum”",
        "the nearest known one is “city”",
    )];
    assert_eq!(
        after(
            PORTS,
            "mainly_for = [\"city\"]",
            "mainly_for = [\"museum\"]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_related_organisation_has_a_file() {
    let expected = vec![error(
        "id",
        PORTS,
        (1, 13),
        "unknown organisation “port”",
        "the nearest known one is “ports”",
    )];
    assert_eq!(
        after(PORTS, "kind =", "related = [\"port\"]\nkind ="),
        (Some(1), expected)
    );
}

#[test]
fn an_id_stands_once() {
    let expected = vec![error(
        "id",
        PORTS,
        (81, 7),
        "the id “s1” stands twice",
        "give each its own id",
    )];
    assert_eq!(
        after(
            PORTS,
            "[[source]]",
            "[[source]]\nid = \"s1\"\nurl = \"https://ports.example.org/list\"\npublisher = \"Old Ports Union\"\ndate = \"2024\"\n\n[[source]]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_membership_needs_a_sign_of_itself() {
    let expected = vec![error(
        "standing",
        PORTS,
        (48, 11),
        "the status “member” has no source",
        "add a table [city.seen] with `as_of` and `sources`",
    )];
    assert_eq!(
        after(
            PORTS,
            "[city.seen]\nas_of = \"2025-02\"\nsources = [\"s1\"]\n",
            ""
        ),
        (Some(1), expected)
    );
}

#[test]
fn what_nobody_can_join_names_nobody() {
    let expected = vec![error(
        "standing",
        PORTS,
        (71, 7),
        "“who” is empty with route “none”, and only then",
        "name who can join, or write route = \"none\"",
    )];
    assert_eq!(
        after(PORTS, "\"city-only\"", "\"none\""),
        (Some(1), expected)
    );
}

#[test]
fn what_is_said_of_a_charge_needs_a_text_on_it() {
    let expected = vec![error(
        "standing",
        PORTS,
        (73, 11),
        "“charge” has no source",
        "add a table [join.fees] or [city.fee] with a text and `sources`",
    )];
    assert_eq!(
        after(
            PORTS,
            "mainly_for = [\"city\"]\n",
            "mainly_for = [\"city\"]\ncharge = \"free\"\n"
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_part_does_not_end_before_it_begins() {
    let expected = vec![error(
        "standing",
        PORTS,
        (59, 1),
        "the city's part ends in 1998, before it begins in 1999",
        "one of the two years is wrong",
    )];
    assert_eq!(
        after(
            PORTS,
            "[city.roles]",
            "[city.until]\nyear = 1998\nsources = [\"s1\"]\n\n[city.roles]"
        ),
        (Some(1), expected)
    );
}

#[test]
fn an_ambiguous_name_is_one_of_the_names() {
    let expected = vec![error(
        "name",
        PORTS,
        (5, 15),
        "“LOT” is none of the names of this organisation",
        "write it as it stands among the names, acronyms or aliases",
    )];
    assert_eq!(
        after(PORTS, "aliases =", "ambiguous = [\"LOT\"]\naliases ="),
        (Some(1), expected)
    );
}

#[test]
fn a_link_that_is_shown_is_encrypted() {
    let expected = vec![error(
        "link",
        PORTS,
        (38, 12),
        "the link “http://ports.example.org” is not encrypted",
        "open the page under https:// and write that address; leave the link out if there is none",
    )];
    assert_eq!(
        after(
            PORTS,
            "https://ports.example.org\"",
            "http://ports.example.org\""
        ),
        (Some(1), expected)
    );
}

#[test]
fn a_link_is_an_address() {
    let expected = vec![error(
        "link",
        PORTS,
        (38, 12),
        "“ports.example.org” is not the address of a page",
        "copy it from the address bar of the browser; it begins with https://",
    )];
    assert_eq!(
        after(PORTS, "https://ports.example.org\"", "ports.example.org\""),
        (Some(1), expected)
    );
}

#[test]
fn a_source_is_an_address() {
    let expected = vec![error(
        "link",
        PORTS,
        (76, 8),
        "“https://ports example.org” is not the address of a page",
        "copy it from the address bar of the browser; it begins with https://",
    )];
    assert_eq!(
        after(
            PORTS,
            "https://ports.example.org/members\"",
            "https://ports example.org\""
        ),
        (Some(1), expected)
    );
}

#[test]
fn no_fact_is_from_the_future() {
    let expected = vec![error(
        "future",
        PORTS,
        (56, 8),
        "the date is in the future",
        "write when it was, not when it will be",
    )];
    assert_eq!(
        after(PORTS, "year = 1999", "year = 2199"),
        (Some(1), expected)
    );
}

#[test]
fn no_source_is_from_the_future() {
    let expected = vec![error(
        "future",
        PORTS,
        (78, 9),
        "the date is in the future",
        "write when it was, not when it will be",
    )];
    assert_eq!(
        after(PORTS, "date = \"2025\"", "date = \"2199-01\""),
        (Some(1), expected)
    );
}

#[test]
fn a_source_that_backs_nothing_is_worth_a_look() {
    let expected = vec![warning(
        "orphan",
        PORTS,
        (75, 7),
        "no fact names the source “s2”",
        "name it where a fact rests on it, or take it out",
    )];
    assert_eq!(
        after(
            PORTS,
            "[[source]]",
            "[[source]]\nid = \"s2\"\nurl = \"https://ports.example.org/list\"\npublisher = \"Old Ports Union\"\ndate = \"2024\"\n\n[[source]]"
        ),
        (Some(0), expected)
    );
}

#[test]
fn a_topic_that_nobody_is_about_is_worth_a_look() {
    let expected = vec![warning(
        "unused",
        "topics.toml",
        (2, 7),
        "no organisation names the topic “music”",
        "people who ask for it find nothing; name it in an organisation, or take it out",
    )];
    assert_eq!(
        after(
            "topics.toml",
            "[[topic]]",
            "[[topic]]\nid = \"music\"\nlabel = { pl = \"muzyka\", en = \"music\", uk = \"музика\" }\nin_sentence = { pl = \"muzyką\", en = \"music\", uk = \"музикою\" }\nwords = { pl = [\"chór\"], en = [\"choir\"], uk = [\"хор\"] }\n\n[[topic]]"
        ),
        (Some(0), expected)
    );
}

#[test]
fn more_kinds_of_institution_than_can_be_told_apart_are_refused() {
    let folder = smallest();
    let path = folder.path().join("institutions.toml");
    let first = fs::read_to_string(&path).unwrap();
    let others = (0..64).map(|number| first.replace("\"city\"", &format!("\"kind-{number}\"")));
    let all: Vec<String> = [first.clone()].into_iter().chain(others).collect();
    fs::write(&path, all.join("\n")).unwrap();
    let (status, findings) = findings(folder.path());
    let ids = findings.iter().filter(|finding| finding["rule"] == "id");
    let messages: Vec<&Value> = ids.map(|finding| &finding["message"]).collect();
    assert_eq!(
        (status, messages),
        (
            Some(1),
            vec![&Value::from(
                "there are 65 kinds of institution; the program tells 64 apart"
            )]
        )
    );
}

#[test]
fn a_fact_that_changes_is_worth_a_look_after_five_years() {
    let expected = vec![warning(
        "age",
        PORTS,
        (44, 10),
        "the fact is from 2012",
        "look it up again: it may have changed",
    )];
    assert_eq!(
        after(PORTS, "as_of = \"2025\"", "as_of = \"about 2012\""),
        (Some(0), expected)
    );
}

#[test]
fn a_list_of_nine_is_too_long_for_a_message() {
    let folder = smallest();
    let path = folder.path().join(PORTS);
    let mut text = fs::read_to_string(&path).unwrap();
    for item in [
        "gospodarz zjazdu w 2003 r.",
        "host of the meeting of 2003",
        "господар з'їзду 2003 року",
    ] {
        let one = format!("[\"{item}\"]");
        assert!(text.contains(&one), "the file holds {one}");
        text = text.replace(
            &one,
            &format!("[{}]", vec![format!("\"{item}\""); 9].join(", ")),
        );
    }
    fs::write(&path, text).unwrap();
    let expected = vec![error(
        "length",
        PORTS,
        (59, 1),
        "the list has 9 items; at most 8 are shown well",
        "put items together, or leave the least important out",
    )];
    assert_eq!(findings(folder.path()), (Some(1), expected));
}

#[test]
fn a_name_means_one_organisation_whatever_its_case() {
    let rivers = "organisations/rivers.toml";
    let help = "a name means one organisation: take it out of the file where it does not belong";
    let expected = vec![
        error(
            "name",
            PORTS,
            (5, 13),
            "the name “Porty” is also that of rivers",
            help,
        ),
        error(
            "name",
            rivers,
            (5, 13),
            "the name “PORTY” is also that of ports",
            help,
        ),
    ];
    assert_eq!(
        beside("rivers.toml", &[("\"Rzeki\"", "\"PORTY\"")]),
        (Some(1), expected)
    );
}

#[test]
fn an_acronym_of_two_strangers_is_worth_a_look() {
    let rivers = "organisations/rivers.toml";
    let help = "who asks for it is shown both; if they belong together, name each under `related` of the other";
    let expected = vec![
        warning(
            "acronym",
            PORTS,
            (4, 14),
            "the acronym “OPT” is also that of rivers",
            help,
        ),
        warning(
            "acronym",
            rivers,
            (4, 14),
            "the acronym “OPT” is also that of ports",
            help,
        ),
    ];
    assert_eq!(
        beside("rivers.toml", &[("\"ORT\"", "\"OPT\"")]),
        (Some(0), expected)
    );
}

#[test]
fn slugs_that_differ_in_case_only_are_named() {
    let file = "organisations/Ports.toml";
    let expected = vec![
        of_file(
            "slug",
            file,
            "the name is not made of lower-case words a to z and 0 to 9 with single hyphens",
            Some("name the file like eaza.toml or child-friendly-cities.toml"),
        ),
        of_file(
            "slug",
            PORTS,
            "the name differs from organisations/Ports.toml in case only",
            Some("two organisations need two names; one organisation needs one file"),
        ),
    ];
    assert_eq!(beside("Ports.toml", &[]), (Some(1), expected));
}

#[test]
fn a_slug_fits_a_button() {
    let name = format!("{}.toml", ["rivers"; 7].join("-"));
    let file = format!("organisations/{name}");
    let expected = vec![of_file(
        "slug",
        &file,
        "the name has 48 letters; at most 40 are allowed",
        Some("shorten it: the acronym will do"),
    )];
    assert_eq!(beside(&name, &[]), (Some(1), expected));
}

#[test]
fn a_slug_in_the_file_is_the_name_of_the_file() {
    let expected = vec![of_file(
        "slug",
        PORTS,
        "the slug “port” is not the name of the file",
        Some("write slug = \"ports\" or leave it out"),
    )];
    assert_eq!(
        after(PORTS, "kind =", "slug = \"port\"\nkind ="),
        (Some(1), expected)
    );
}

#[test]
fn what_is_no_text_is_named_and_not_crashed_on() {
    let folder = smallest();
    let organisations = folder.path().join("organisations");
    fs::write(organisations.join("latin.toml"), b"kind = \"\xf3\"").unwrap();
    fs::create_dir(organisations.join("folder.toml")).unwrap();
    fs::write(
        organisations.join("large.toml"),
        vec![b'#'; 10 * 1024 * 1024],
    )
    .unwrap();
    std::os::unix::fs::symlink("loop.toml", organisations.join("loop.toml")).unwrap();
    let expected = vec![
        of_file(
            "file",
            "organisations/folder.toml",
            "this is not a file",
            None,
        ),
        of_file(
            "file",
            "organisations/large.toml",
            "the file has 10485760 bytes; more than 1048576 are not read",
            None,
        ),
        of_file(
            "file",
            "organisations/latin.toml",
            "the file is not UTF-8: byte 8 is not part of a character",
            None,
        ),
        of_file(
            "file",
            "organisations/loop.toml",
            "the file could not be read: Too many levels of symbolic links (os error 40)",
            None,
        ),
    ];
    assert_eq!(findings(folder.path()), (Some(1), expected));
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let folder = smallest();
    let path = folder.path().join(PORTS);
    let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
    fs::write(path, format!("\u{feff}{text}")).unwrap();
    assert_eq!(findings(folder.path()), (Some(0), Vec::new()));
}

#[test]
fn an_editor_is_shown_the_line_and_told_what_to_write() {
    let folder = smallest();
    let path = folder.path().join(PORTS);
    let text = fs::read_to_string(&path).unwrap().replace(
        "sources = [\"s1\"]\n\n[offer]",
        "sources = [\"s7\"]\n\n[offer]",
    );
    fs::write(path, text).unwrap();
    let output = check(folder.path(), &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    for part in [
        "there is no source “s7” in this file",
        "organisations/ports.toml:63:13",
        "sources = [\"s7\"]",
        "help: add it as a [[source]], or name one that is there",
        "organisations read: 1; to mend: 1; to look at: 0",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_message_on_an_organisation_fits_one_telegram_message() {
    let institutions = vec!["\"Towarzystwo Miłośników Starych Nabrzeży w Wolinie\""; 80].join(", ");
    let table = format!(
        "[city.institutions]\nnames = [{institutions}]\nsources = [\"s1\"]\n\n[city.roles]"
    );
    let (code, found) = after(PORTS, "[city.roles]", &table);
    let told = found[0]["message"].as_str().unwrap().to_owned();
    let length: usize = told
        .split(' ')
        .find_map(|word| word.parse().ok())
        .expect("the length is told");
    assert!(length > 4096, "{told}");
    let expected = error(
        "length",
        PORTS,
        (3, 1),
        &format!("the message “card” has {length} characters in “uk”; 4096 fit"),
        "shorten the longest texts that it is made of",
    );
    assert_eq!((code, found), (Some(1), vec![expected]));
}
