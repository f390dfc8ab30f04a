//! Whole conversations by text and buttons: what a person types and presses in, what they see, buttons included, compared with what is kept in `snapshots/`.

use std::collections::HashSet;
use std::fmt::Write;
use std::sync::OnceLock;

use hejnal::answer::Answer;
use hejnal::engine::Engine;
use hejnal::language::Language;
use hejnal::message::{Action, Button, Message, Preview, Span, rows};
use hejnal::question::payload::{Back, ListRequest, MOST_BYTES, Payload, Request};
use hejnal::question::{Ask, Question, command};
use hejnal::understanding::conversation::Conversation;
use jiff::civil::{Date, date};

/// The day of all conversations: what is old does not change with the calendar.
const TODAY: Date = date(2026, 11, 26);

/// Telegram takes no longer text, in UTF-16 units.
const LONGEST_TEXT: usize = 4_096;

/// Telegram takes no more buttons under one message.
const MOST_BUTTONS: usize = 100;

/// Telegram takes no longer note to the person who pressed, in characters.
const LONGEST_NOTE: usize = 200;

/// More rows than these don't belong under a message on a phone.
const MOST_ROWS: usize = 14;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(crate::questions::engine)
}

/// A person with a phone: the message on which they press, and what they have seen so far.
struct Phone {
    hint: Option<Language>,
    conversation: Conversation,
    message: Message,
    seen: String,
}

impl Phone {
    fn new(hint: Language) -> Self {
        Self {
            hint: Some(hint),
            conversation: Conversation::default(),
            message: Message::default(),
            seen: String::new(),
        }
    }

    /// Types a text, or presses the first button whose label begins with what stands in brackets.
    fn turn(&mut self, turn: &str) {
        let label = turn.strip_prefix('[');
        let label = label.map(|label| label.trim_end_matches(['…', ']']));
        let Some(label) = label else {
            let ask = command::ask(turn);
            let ask = ask.unwrap_or_else(|| Question::text(turn, None, TODAY).ask);
            self.message = self.answer(ask);
            let _ = write!(self.seen, "> {turn}\n\n{}", shown(&self.message));
            return;
        };
        let payload = payload_on(&self.message, label);
        let (how, stays) = match &payload.request {
            request if request.is_noted() => ("as a note", true),
            request if request.edits_message() => ("in its place", false),
            _ => ("as a new message", false),
        };
        let message = self.answer(Ask::Button(payload));
        let _ = write!(self.seen, "> {turn} {how}\n\n{}", shown(&message));
        if !stays {
            self.message = message;
        }
    }

    fn answer(&mut self, ask: Ask) -> Message {
        let question = Question {
            ask,
            hint: self.hint,
            today: TODAY,
        };
        let (reply, conversation) = engine().answer(&question, &self.conversation);
        self.conversation = conversation;
        fits(&reply.message);
        reply.message
    }
}

fn payload_on(message: &Message, label: &str) -> Payload {
    let mut buttons = message.buttons.iter();
    let button = buttons.find(|button| button.label.starts_with(label));
    match button.map(|button| &button.action) {
        Some(Action::Ask(payload)) => payload.clone(),
        _ => panic!("nothing is asked by {label} under\n{}", shown(message)),
    }
}

/// Everything that Telegram takes, and a phone shows.
fn fits(message: &Message) {
    let text = message.plain_text();
    assert!(!text.trim().is_empty());
    assert!(text.encode_utf16().count() <= LONGEST_TEXT, "{text}");
    assert!(message.buttons.len() <= MOST_BUTTONS, "{text}");
    assert!(
        rows(&message.buttons).len() <= MOST_ROWS,
        "{}",
        shown(message)
    );
    for button in &message.buttons {
        assert!(!button.label.trim().is_empty(), "{text}");
        if let Action::Ask(payload) = &button.action {
            let data = payload.to_string();
            assert!(data.len() <= MOST_BYTES, "{data}");
            assert_eq!(Payload::parse(&data).as_ref(), Some(payload));
        }
    }
}

fn shown(message: &Message) -> String {
    let mut text = String::new();
    for line in &message.lines {
        let line: String = line.iter().map(marked).collect();
        let _ = writeln!(text, "{line}");
    }
    if let Preview::Small(url) = &message.preview {
        let _ = writeln!(text, "(preview: {url})");
    }
    for row in rows(&message.buttons) {
        let row: Vec<String> = row.into_iter().map(key).collect();
        let _ = writeln!(text, "{}", row.join(" "));
    }
    text + "\n"
}

fn marked(span: &Span) -> String {
    match span {
        Span::Bold(text) => format!("**{text}**"),
        Span::Plain(text) => text.clone(),
    }
}

fn key(button: &Button) -> String {
    let does = match &button.action {
        Action::Ask(payload) => payload.to_string(),
        Action::Open(url) => format!("opens {url}"),
        Action::Copy(text) => format!("copies {text}"),
        Action::Share(query) => format!("shares {query}"),
    };
    format!("[{} | {does}]", button.label)
}

/// Compares a conversation with the one that is kept.
fn conversation(name: &str, language: Language, turns: &[&str]) {
    let mut phone = Phone::new(language);
    for turn in turns {
        phone.turn(turn);
    }
    compare(name, &phone.seen);
}

fn compare(name: &str, seen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, seen));
}

#[test]
fn a_pole_walks_by_buttons_from_the_topics_to_a_card_and_back() {
    let turns = [
        "/start",
        "[Tematy]",
        "[Dalej]",
        "[Poprzednie]",
        "[Klimat]",
        "[Dalej]",
        "[Poprzednie]",
        "[Porozumienie…]",
        "[Członkowie]",
        "[Wstecz]",
        "[Jak…]",
        "[Wstecz]",
        "[English]",
        "[Polski]",
        "[Wstecz]",
        "[Tematy]",
    ];
    conversation("pl-browse", Language::Pl, &turns);
}

#[test]
fn a_museum_asks_in_polish_step_by_step() {
    let turns = [
        "/join",
        "[Muzeum]",
        "[Kultura…]",
        "[Inny temat]",
        "[Wszystkie tematy]",
        "[Dalej]",
        "[Poprzednie]",
        "[ICOM…]",
        "[Więcej…]",
        "[Wstecz]",
        "[Inny temat]",
        "[Wstecz]",
    ];
    conversation("pl-join", Language::Pl, &turns);
}

#[test]
fn a_pole_asks_judges_and_goes_on() {
    let turns = [
        "czy Kraków należy do Hanzy?",
        "[Pomogło…]",
        "[English]",
        "[Polski]",
        "a od kiedy?",
        "[Więcej…]",
        "[Zgłoś…]",
        "[Uchwała]",
        "[Nie pomogło…]",
        "[Wstecz]",
        "liga miast",
        "[Żadna…]",
        "kiedy wywożą śmieci na Ruczaju",
        "/privacy",
        "[O bocie]",
        "/help",
        "/nieznane",
    ];
    conversation("pl-questions", Language::Pl, &turns);
}

#[test]
fn a_card_from_a_list_that_no_button_can_make_again_comes_as_a_new_message() {
    let turns = [
        "które organizacje zajmują się tramwajami?",
        "[EMTA…]",
        "w jakich sieciach jest Muzeum Krakowa",
        "[ICOM…]",
    ];
    conversation("pl-words", Language::Pl, &turns);
}

#[test]
fn an_english_speaker_walks_through_everything() {
    let turns = [
        "/start",
        "/organisations",
        "[More (…]",
        "[Previous]",
        "[Those…]",
        "[For my institution]",
        "[University]",
        "[Education]",
        "[Erasmus…]",
        "[More…]",
        "[Back]",
        "/topics",
        "[Transport]",
        "[EMTA…]",
        "[Members…]",
        "[Українська]",
        "[Назад]",
        "[English]",
        "[Back]",
    ];
    conversation("en-browse", Language::En, &turns);
}

#[test]
fn an_english_speaker_asks_and_goes_on() {
    let turns = [
        "does Kraków belong to C40?",
        "[More…]",
        "which networks deal with climate?",
        "the second one",
        "since when?",
        "why belong to such networks?",
        "[Why…]",
        "[Polski]",
        "[English]",
        "how does the city join?",
        "[Not helpful…]",
        "/about",
        "[Privacy]",
        "/language",
        "[Українська]",
        "Eurocities",
        "thanks",
    ];
    conversation("en-questions", Language::En, &turns);
}

#[test]
fn a_ukrainian_speaker_walks_through_everything() {
    let turns = [
        "/start",
        "[Теми]",
        "[Культура…]",
        "[Креативні…]",
        "[Як…]",
        "[Назад]",
        "[Назад]",
        "[Для моєї…]",
        "[Громадська…]",
        "[Інша тема]",
        "[Далі…]",
        "[Права…]",
        "[Інша тема]",
        "[Усі теми]",
        "/organisations",
        "[Далі…]",
    ];
    conversation("uk-browse", Language::Uk, &turns);
}

#[test]
fn a_ukrainian_speaker_asks_and_goes_on() {
    let turns = [
        "чи належить Краків до Ганзи?",
        "[Допомогло…]",
        "[Що це дає]",
        "і скільки це коштує?",
        "[Докладніше…]",
        "[Повідомити…]",
        "[Polski]",
        "[Українська]",
        "куди може вступити школа?",
        "яка завтра погода?",
        "/privacy",
        "/about",
        "/language",
        "[Polski]",
        "Hanza",
    ];
    conversation("uk-questions", Language::Uk, &turns);
}

#[test]
fn in_a_group_the_same_is_said_in_short() {
    let mut said = String::new();
    let questions = [
        (Language::Pl, "czy Kraków należy do Hanzy?"),
        (Language::Pl, "co to jest Eurocities"),
        (Language::Pl, "liga miast"),
        (Language::En, "which networks deal with climate?"),
        (Language::Uk, "навіщо місту такі мережі?"),
    ];
    for (language, text) in questions {
        let mut phone = Phone::new(language);
        phone.turn(text);
        let short = phone.message.short();
        fits(&short);
        let _ = write!(said, "> {text}\n\n{}", shown(&short));
    }
    compare("short", &said);
}

#[test]
fn every_button_that_can_be_reached_leads_to_an_answer_that_fits() {
    for language in Language::ALL {
        let mut phone = Phone::new(language);
        let start = phone.answer(Ask::Start);
        let about = phone.answer(Ask::Request(Request::About));
        let mut seen = HashSet::new();
        let mut waiting = [start.buttons, about.buttons].concat();
        while let Some(button) = waiting.pop() {
            let Action::Ask(payload) = button.action else {
                continue;
            };
            let is_in_language = payload.language == language;
            if !is_in_language || !seen.insert(without_way_back(&payload.request)) {
                continue;
            }
            let (answer, message) = pressed(&payload);
            let leads_nowhere = matches!(
                answer,
                Answer::OldButton | Answer::Trouble | Answer::Unknown(_)
            );
            assert!(!leads_nowhere, "{payload}");
            fits(&message);
            waiting.extend(message.buttons);
        }
        let cards = seen.iter().filter(|request| request.starts_with("o:"));
        assert_eq!(cards.count(), engine().catalogue().profiles().len());
    }
}

fn pressed(payload: &Payload) -> (Answer, Message) {
    let question = Question {
        ask: Ask::Button(payload.clone()),
        hint: None,
        today: TODAY,
    };
    let (reply, _) = engine().answer(&question, &Conversation::default());
    (reply.answer, reply.message)
}

fn slugs() -> impl Iterator<Item = String> {
    let organisations = engine().catalogue().profiles().iter();
    organisations.map(|organisation| organisation.slug.clone())
}

#[test]
fn every_verdict_fits_in_every_language() {
    for slug in slugs() {
        for language in Language::ALL {
            let request = Request::Verdict(slug.clone());
            let (answer, message) = pressed(&Payload { language, request });
            assert!(matches!(answer, Answer::Verdict(..)), "{slug}");
            fits(&message);
        }
    }
}

#[test]
fn whoever_comes_from_a_list_gets_back_to_where_more_can_be_chosen() {
    for slug in slugs() {
        for list in [
            ListRequest::All,
            ListRequest::Topic("social-affairs".to_owned()),
        ] {
            let card = Request::Card(slug.clone());
            let payload = Payload {
                language: Language::Pl,
                request: card.in_place(Back::List(list, 11)).unwrap(),
            };
            let (_, message) = pressed(&payload);
            assert!(
                message
                    .buttons
                    .iter()
                    .any(|button| button.label == "Wstecz")
            );
            let requests = message
                .buttons
                .iter()
                .filter_map(|button| match &button.action {
                    Action::Ask(payload) => Some(&payload.request),
                    _ => None,
                });
            let backs = requests.filter_map(|request| match request {
                Request::InPlace(_, back) => Some(back),
                _ => None,
            });
            for back in backs {
                assert!(matches!(back, Back::List(..) | Back::Topics), "{slug}");
            }
        }
    }
}

#[test]
fn a_page_that_no_list_has_is_its_last() {
    for request in [
        "t:culture",
        "i:museum",
        "a",
        "s:belongs",
        "it:museum",
        "kt:culture",
        "topics",
        "kinds",
    ] {
        let payload = format!("pl:{request}:{}", usize::MAX);
        let payload = Payload::parse(&payload).unwrap();
        let (answer, message) = pressed(&payload);
        assert_ne!(answer, Answer::OldButton);
        fits(&message);
        let mut labels = message.buttons.iter().map(|button| button.label.as_str());
        assert!(!labels.any(|label| label.starts_with("Dalej")), "{request}");
    }
}

#[test]
fn what_is_no_longer_known_is_answered_as_an_old_button() {
    for text in [
        "pl:o:gone",
        "pl:o:gone<t:gone:0",
        "pl:r:gone",
        "pl:it:gone:0",
        "pl:v:gone",
    ] {
        let (answer, message) = pressed(&Payload::parse(text).unwrap());
        assert_eq!(answer, Answer::OldButton, "{text}");
        fits(&message);
    }
}

#[test]
fn a_note_has_room_above_the_chat() {
    for code in Language::ALL.map(Language::code) {
        for request in [
            "up:organisation:hanse",
            "down:organisations",
            "r:hanse",
            "r:gone",
        ] {
            let payload = Payload::parse(&format!("{code}:{request}")).unwrap();
            assert!(payload.request.is_noted());
            let (_, message) = pressed(&payload);
            assert!(message.plain_text().chars().count() <= LONGEST_NOTE);
        }
    }
}

fn without_way_back(request: &Request) -> String {
    match request {
        Request::InPlace(request, _) => request.to_string(),
        request => request.to_string(),
    }
}
