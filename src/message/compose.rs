//! Puts an answer into words: the answer as a value in, the message and the sources that it shows out.

use serde::Serialize;

use super::Message;
use crate::answer::Answer;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::city::Section;
use crate::knowledge::organisation::{Organisation, Source};
use crate::language::Language;
use crate::phrases::{Phrases, Value};
use crate::question::payload::{Back, ListRequest, Payload, Request};
use crate::understanding::Understanding;

/// The most sources that stand under a message.
const MOST_SOURCES: usize = 4;

/// Letters of a name that still leave room for what is said of it on the same line.
const LONGEST_HEADING: usize = 60;

/// Everything that words are found with.
pub struct Compose<'a> {
    /// What is known.
    pub catalogue: &'a Catalogue,
    /// The sentences.
    pub phrases: &'a Phrases,
    /// The language to speak.
    pub language: Language,
    /// The present year.
    pub year: i16,
    /// Where one gets back to, when the message takes the place of another.
    pub in_place: Option<&'a Back>,
}

/// A source as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its address.
    pub url: String,
    /// Who published it.
    pub publisher: String,
    /// When, as in the knowledge.
    pub date: String,
}

impl Compose<'_> {
    /// The message of an answer.
    pub fn message(&self, answer: &Answer, understanding: &Understanding) -> (Message, Vec<Shown>) {
        let mut message = Message::default();
        self.corrected(answer, understanding, &mut message);
        let sources = self.body(answer, &mut message);
        self.closing(answer, understanding, &mut message);
        (message, sources)
    }

    fn body(&self, answer: &Answer, message: &mut Message) -> Vec<Shown> {
        match answer {
            Answer::Greeting => self.fixed("greeting", message),
            Answer::Thanks => message.say(&self.say("thanks", &[])),
            Answer::Help => self.help(message),
            Answer::List(list) => self.list(list, message),
            Answer::WaysIn(list) => self.ways_in(list, message),
            Answer::Benefits(entries) => return self.on_city("benefits-head", entries, message),
            Answer::Process(entries) => return self.on_city("process-head", entries, message),
            Answer::DidYouMean(slugs) => self.did_you_mean(slugs, message),
            Answer::Topics(page) => self.choose_topic(*page, message),
            Answer::Institutions(page) => self.choose_institution(*page, message),
            Answer::TopicsFor(institution, page) => {
                self.choose_topic_for(institution, *page, message);
            }
            Answer::InstitutionsFor(topic, page) => {
                self.choose_institution_for(topic, *page, message);
            }
            Answer::About => self.about(message),
            Answer::Privacy => self.privacy(message),
            Answer::Languages => self.choose_language(message),
            Answer::LanguageChosen => self.fixed("language-chosen", message),
            Answer::Helped => message.say(&self.say("feedback-thanks", &[])),
            Answer::Missed => message.say(&self.say("feedback-down", &[])),
            Answer::Reported => message.say(&self.say("report-thanks", &[])),
            Answer::UnknownName(name) => self.unknown_name("unknown-name", name, message),
            Answer::UnknownFellow(name) => self.unknown_name("unknown-fellow", name, message),
            Answer::Each(answers) => return self.each(answers, message),
            Answer::Compared(slugs) => return self.compared(slugs, message),
            Answer::Unknown(topics) => self.unknown(topics, message),
            Answer::OldButton => self.fixed("old-button", message),
            Answer::NoneOfThese => self.fixed("none-of-these", message),
            Answer::Trouble => message.say(&self.say("trouble", &[])),
            Answer::Card(slug)
            | Answer::Details(slug, _)
            | Answer::Verdict(slug, _)
            | Answer::Member(slug, _)
            | Answer::JoinOne(slug) => match self.catalogue.organisation(slug) {
                Some(organisation) => return self.on_one(answer, &organisation, message),
                None => message.say(&self.say("trouble", &[])),
            },
        }
        Vec::new()
    }

    fn on_one(
        &self,
        answer: &Answer,
        organisation: &Organisation,
        message: &mut Message,
    ) -> Vec<Shown> {
        match answer {
            Answer::Details(_, details) => self.details(organisation, details, message),
            Answer::Verdict(_, verdict) => self.verdict(organisation, *verdict, message),
            Answer::Member(_, member) => self.member(organisation, member, message),
            Answer::JoinOne(_) => self.join_one(organisation, message),
            _ => self.card(organisation, message),
        }
    }

    /// Several answers, one after the other.
    fn each(&self, answers: &[Answer], message: &mut Message) -> Vec<Shown> {
        let mut sources = Vec::new();
        for answer in answers {
            message.gap();
            sources.extend(self.body(answer, message));
        }
        sources
    }

    /// Says what a mistyped name was taken for, when the answer rests on it.
    fn corrected(&self, answer: &Answer, understanding: &Understanding, message: &mut Message) {
        let is_on_one = matches!(
            answer,
            Answer::Card(_)
                | Answer::Details(..)
                | Answer::Verdict(..)
                | Answer::Member(..)
                | Answer::JoinOne(_)
        );
        let slug = understanding
            .organisations
            .first()
            .filter(|_| is_on_one && understanding.is_name_corrected);
        if let Some(organisation) = slug.and_then(|slug| self.catalogue.organisation(slug)) {
            message.say(&self.say(
                "understood-as",
                &[("name", Value::Text(self.short(&organisation)))],
            ));
        }
    }

    fn help(&self, message: &mut Message) {
        let example = self.catalogue.example(self.language, self.year);
        let example = example.as_ref().map(|one| self.in_sentence(one));
        let example = example.unwrap_or_default();
        message.say(&self.say(
            "help",
            &[("city", self.city()), ("example", Value::Text(example))],
        ));
        self.ways_on(message);
    }

    fn fixed(&self, key: &str, message: &mut Message) {
        message.say(&self.say(key, &[("city", self.city())]));
        self.ways_on(message);
    }

    fn unknown_name(&self, key: &str, name: &str, message: &mut Message) {
        message.say(&self.say(key, &[("name", Value::Text(name)), ("city", self.city())]));
        self.ways_on(message);
    }

    fn unknown(&self, topics: &[String], message: &mut Message) {
        message.say(&self.say("unknown", &[("city", self.city())]));
        if let Some(contact) = self.catalogue.city.section(Section::Contact).next() {
            message.say(contact.text.get(self.language));
        }
        for topic in topics.iter().filter_map(|id| self.catalogue.topic(id)) {
            let request = Request::List(ListRequest::Topic(topic.id.clone()), 0);
            message.ask(
                capitalised(topic.label.get(self.language)),
                self.payload(request),
            );
        }
        self.ways_on(message);
    }

    fn did_you_mean(&self, slugs: &[String], message: &mut Message) {
        let only = match slugs {
            [slug] => self.catalogue.organisation(slug),
            _ => None,
        };
        match only {
            Some(organisation) => message.say(&self.say(
                "did-you-mean-one",
                &[("name", Value::Text(self.heading_name(&organisation)))],
            )),
            None => message.say(&self.say("did-you-mean", &[])),
        }
        for organisation in slugs
            .iter()
            .filter_map(|slug| self.catalogue.organisation(slug))
        {
            message.ask(
                self.short(&organisation).to_owned(),
                self.payload(Request::Card(organisation.slug.clone())),
            );
        }
        message.ask(
            self.say("button-none", &[]),
            self.payload(Request::NoneOfThese),
        );
    }

    /// Buttons for people who don't know what to ask.
    pub(super) fn ways_on(&self, message: &mut Message) {
        for (key, request) in [
            ("button-all", Request::List(ListRequest::All, 0)),
            ("button-topics", Request::Topics(0)),
            ("button-institutions", Request::Institutions(0)),
            ("button-why", Request::Benefits),
            ("button-how", Request::Process),
        ] {
            message.ask(self.say(key, &[]), self.payload(request));
        }
    }

    pub(super) fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.phrases.say(self.language, key, values)
    }

    pub(super) fn payload(&self, request: Request) -> Payload {
        Payload {
            language: self.language,
            request,
        }
    }

    pub(super) fn city(&self) -> Value<'_> {
        Value::Text(&self.catalogue.city.names.get(self.language).name)
    }

    pub(super) fn hall(&self) -> Value<'_> {
        Value::Text(self.catalogue.city.city_hall.get(self.language))
    }

    pub(super) fn full<'k>(&self, organisation: &'k Organisation) -> &'k str {
        &organisation.names.get(self.language).full
    }

    /// The name in a heading: the full one, unless it would fill the line.
    pub(super) fn heading_name<'k>(&self, organisation: &'k Organisation) -> &'k str {
        let full = self.full(organisation);
        if full.chars().count() > LONGEST_HEADING {
            self.short(organisation)
        } else {
            full
        }
    }

    pub(super) fn short<'k>(&self, organisation: &'k Organisation) -> &'k str {
        &organisation.names.get(self.language).short
    }

    pub(super) fn in_sentence<'k>(&self, organisation: &'k Organisation) -> &'k str {
        &organisation.names.get(self.language).in_sentence
    }

    /// Adds the sources of the given ids, without the weak ones and each publisher only once.
    pub(super) fn sources(
        &self,
        organisation: &Organisation,
        ids: &[&[String]],
        message: &mut Message,
    ) -> Vec<Shown> {
        let found = ids
            .iter()
            .flat_map(|ids| ids.iter())
            .filter_map(|id| organisation.source(id));
        self.shown_sources(found, message)
    }

    pub(super) fn shown_sources<'s>(
        &self,
        found: impl Iterator<Item = &'s Source>,
        message: &mut Message,
    ) -> Vec<Shown> {
        let mut shown: Vec<&Source> = Vec::new();
        for source in found.filter(|source| !source.weak) {
            if shown.len() < MOST_SOURCES
                && shown
                    .iter()
                    .all(|other| other.publisher != source.publisher)
            {
                shown.push(source);
            }
        }
        if !shown.is_empty() {
            let names: Vec<String> = shown
                .iter()
                .map(|source| format!("{} ({})", source.publisher, self.source_date(source.date)))
                .collect();
            let key = if names.len() == 1 {
                "source"
            } else {
                "sources"
            };
            message.gap();
            message.say(&format!("{}: {}", self.say(key, &[]), names.join(", ")));
        }
        shown
            .into_iter()
            .map(|source| Shown {
                url: source.url.clone(),
                publisher: source.publisher.clone(),
                date: source.date.to_string(),
            })
            .collect()
    }
}

/// Names after each other; parted by semicolons where a name holds a comma itself.
pub(super) fn listed(names: &[String]) -> String {
    let has_comma = names.iter().any(|name| name.contains(','));
    names.join(if has_comma { "; " } else { ", " })
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A bold label with its text.
pub(super) fn labelled(label: &str, text: &str) -> String {
    format!("**{label}**: {text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::catalogue::Outline;
    use crate::knowledge::read::Folder;
    use crate::knowledge::source::Source;
    use crate::understanding::Kind;

    #[test]
    fn where_an_organisation_cannot_be_read_the_person_is_told_of_trouble() {
        let files = Folder::read(&Source::BuiltIn).expect("the knowledge is there");
        let knowledge = files.knowledge().expect("the knowledge is whole");
        let nothing: Vec<std::sync::Arc<Organisation>> = Vec::new();
        let catalogue = Catalogue::new(Outline::of(&knowledge), Box::new(nothing));
        let phrases = Phrases::new().expect("the sentences are whole");
        let compose = Compose {
            catalogue: &catalogue,
            phrases: &phrases,
            language: Language::En,
            year: 2026,
            in_place: None,
        };
        let understanding = Understanding::empty(Language::En, Kind::Organisation);
        let answer = Answer::Card("owhc".to_owned());
        let (message, _) = compose.message(&answer, &understanding);
        let trouble = phrases.say(Language::En, "trouble", &[]);
        assert!(message.plain_text().starts_with(&trouble));
    }
}
