//! Choices to walk through by buttons: the topics, kinds of institution and languages in, pages of buttons out.

use super::compose::{Compose, capitalised};
use super::{Action, Button, Message};
use crate::answer::List;
use crate::answer::choices::{institutions_for, topics_for};
use crate::knowledge::city::Topic;
use crate::language::Language;
use crate::phrases::Value;
use crate::question::payload::{ListRequest, Payload, Request};
use crate::understanding::listing::Standing;

/// The most choices on one page: with labels of usual length some eight rows.
const MOST_CHOICES: usize = 16;

/// A page of choices.
struct Choices<'a, T> {
    shown: &'a [T],
    page: usize,
    rest: usize,
}

impl<'a, T> Choices<'a, T> {
    /// The page of a number; all pages are about equally long, and there is no page after the last.
    fn on_page(all: &'a [T], page: usize) -> Self {
        let size = page_size(all.len());
        let last = all.len().saturating_sub(1) / size;
        let page = page.min(last);
        Self {
            shown: all.chunks(size).nth(page).unwrap_or_default(),
            page,
            rest: all.len().saturating_sub((page + 1) * size),
        }
    }
}

fn page_size(length: usize) -> usize {
    let pages = length.div_ceil(MOST_CHOICES).max(1);
    length.div_ceil(pages).max(1)
}

impl Compose<'_> {
    pub(super) fn choose_topic(&self, page: usize, message: &mut Message) {
        message.say(&self.say("choose-topic", &[]));
        let choices = Choices::on_page(&self.catalogue.topics, page);
        for topic in choices.shown {
            let request = Request::List(ListRequest::Topic(topic.id.clone()), 0);
            message.ask(self.topic_label(topic), self.payload(request));
        }
        self.turn_pages(choices.page, choices.rest, Request::Topics, message);
        message.row([
            self.button("button-all", Request::List(ListRequest::All, 0)),
            self.button("button-institutions", Request::Institutions(0)),
        ]);
    }

    pub(super) fn choose_institution(&self, page: usize, message: &mut Message) {
        message.say(&self.say("choose-institution", &[]));
        let choices = Choices::on_page(&self.catalogue.institutions, page);
        for institution in choices.shown {
            message.ask(
                capitalised(institution.label.get(self.language)),
                self.payload(Request::TopicsFor(institution.id.clone(), 0)),
            );
        }
        self.turn_pages(choices.page, choices.rest, Request::Institutions, message);
        message.row([
            self.button("button-all", Request::List(ListRequest::All, 0)),
            self.button("button-topics", Request::Topics(0)),
        ]);
    }

    /// The topics on which a kind of institution can join something, and all of them together.
    pub(super) fn choose_topic_for(&self, id: &str, page: usize, message: &mut Message) {
        let Some(institution) = self.catalogue.institution(id) else {
            return;
        };
        let name = Value::Text(institution.in_sentence.get(self.language));
        message.say(&self.say("choose-topic-for", &[("institution", name)]));
        let any = Request::List(ListRequest::Institution(id.to_owned()), 0);
        message.row([self.button("button-any-topic", any)]);
        let topics = topics_for(self.catalogue, id);
        let choices = Choices::on_page(&topics, page);
        for (number, topic) in choices.shown.iter().enumerate() {
            let list = ListRequest::TopicForInstitution(topic.id.clone(), id.to_owned());
            let action = Action::Ask(self.payload(Request::List(list, 0)));
            message.buttons.push(Button {
                begins_row: number == 0,
                ..Button::new(self.topic_label(topic), action)
            });
        }
        let page = |page| Request::TopicsFor(id.to_owned(), page);
        self.turn_pages(choices.page, choices.rest, page, message);
        let kinds = page_with(&self.catalogue.institutions, |one| one.id == id);
        message.row([self.button("button-back", Request::Institutions(kinds))]);
    }

    /// The kinds of institution that can join something on a topic.
    pub(super) fn choose_institution_for(&self, id: &str, page: usize, message: &mut Message) {
        message.say(&self.say("choose-institution", &[]));
        let institutions = institutions_for(self.catalogue, id);
        let choices = Choices::on_page(&institutions, page);
        for institution in choices.shown {
            let list = ListRequest::TopicForInstitution(id.to_owned(), institution.id.clone());
            message.ask(
                capitalised(institution.label.get(self.language)),
                self.payload(Request::List(list, 0)),
            );
        }
        let page = |page| Request::InstitutionsFor(id.to_owned(), page);
        self.turn_pages(choices.page, choices.rest, page, message);
        let list = ListRequest::Topic(id.to_owned());
        message.row([self.button("button-back", Request::List(list, 0))]);
    }

    pub(super) fn choose_language(&self, message: &mut Message) {
        message.say(&self.say("choose-language", &[]));
        message.row(Language::ALL.map(|language| self.speak(language)));
    }

    /// A button to go on in a language, named in that language.
    pub(super) fn speak(&self, language: Language) -> Button {
        let payload = Payload {
            language,
            request: Request::Language(language),
        };
        Button::new(self.language_name(language), Action::Ask(payload))
    }

    pub(super) fn language_name(&self, language: Language) -> String {
        self.phrases.say(language, "language-name", &[])
    }

    /// Buttons to the pages of a list before and after; to the whole of it where its pages cannot be asked for.
    pub(super) fn paging(&self, list: &List, message: &mut Message) {
        let Some(again) = &list.again else {
            if let Some(whole) = list.whole.as_ref().filter(|_| list.rest() > 0) {
                let request = Request::List(whole.clone(), 0);
                message.row([self.button("button-whole", request)]);
            }
            return;
        };
        let page = |page| Request::List(again.clone(), page);
        self.turn_pages(list.page, list.rest(), page, message);
    }

    /// Buttons to the page before, and to the `rest` on the pages after.
    fn turn_pages(
        &self,
        page: usize,
        rest: usize,
        request: impl Fn(usize) -> Request,
        message: &mut Message,
    ) {
        let before = page.checked_sub(1);
        let before = before.map(|page| self.button("button-previous", request(page)));
        let more = self.say("button-more", &[("count", Value::Count(rest))]);
        let after = Action::Ask(self.payload(request(page + 1)));
        let after = (rest > 0).then(|| Button::new(more, after));
        message.row(before.into_iter().chain(after));
    }

    /// Buttons from a list to where one can have chosen it.
    pub(super) fn choices_of(&self, list: &List, message: &mut Message) {
        let topics = |topic: &str| {
            let page = page_with(&self.catalogue.topics, |one| one.id == topic);
            self.button("button-topics", Request::Topics(page))
        };
        let institutions = || self.button("button-institutions", Request::Institutions(0));
        let belongs = ListRequest::Standing(Standing::Belongs);
        match &list.again {
            Some(ListRequest::All) if list.page == 0 => message.row([
                Button::new(
                    self.say("button-belongs", &[("city", self.city())]),
                    Action::Ask(self.payload(Request::List(belongs, 0))),
                ),
                topics(""),
                institutions(),
            ]),
            Some(ListRequest::Topic(topic) | ListRequest::TopicWithWords(topic, _)) => {
                let on_topic = Request::InstitutionsFor(topic.clone(), 0);
                let on_topic = self.button("button-institutions", on_topic);
                let is_open = !institutions_for(self.catalogue, topic).is_empty();
                message.row(
                    [topics(topic)]
                        .into_iter()
                        .chain(is_open.then_some(on_topic)),
                );
            }
            Some(ListRequest::Institution(id)) => {
                message.row([self.other_topic(id, 0)]);
            }
            Some(ListRequest::TopicForInstitution(topic, id)) => {
                let page = page_with(&topics_for(self.catalogue, id), |one| one.id == *topic);
                message.row([self.other_topic(id, page)]);
            }
            _ if list.page == 0 && list.institution.is_none() => message.row([institutions()]),
            _ => {}
        }
    }

    fn other_topic(&self, institution: &str, page: usize) -> Button {
        self.button(
            "button-other-topic",
            Request::TopicsFor(institution.to_owned(), page),
        )
    }

    pub(super) fn button(&self, key: &str, request: Request) -> Button {
        Button::new(self.say(key, &[]), Action::Ask(self.payload(request)))
    }

    fn topic_label(&self, topic: &Topic) -> String {
        capitalised(topic.label.get(self.language))
    }
}

/// The page on which the choice stands that is looked for; the first page where none is.
fn page_with<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> usize {
    let place = all.iter().position(is_it).unwrap_or_default();
    place / page_size(all.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_shared_out_evenly_over_the_pages() {
        let all: Vec<usize> = (0..36).collect();
        let sizes = [0, 1, 2].map(|page| Choices::on_page(&all, page).shown.len());
        assert_eq!(sizes, [12, 12, 12]);
        assert_eq!(Choices::on_page(&all, 1).rest, 12);
        assert_eq!(page_with(&all, |number| *number == 24), 2);
    }

    #[test]
    fn a_page_after_the_last_is_the_last() {
        let all = [1, 2, 3];
        let choices = Choices::on_page(&all, 7);
        assert_eq!(
            (choices.shown, choices.page, choices.rest),
            (&all[..], 0, 0)
        );
        assert!(Choices::<u8>::on_page(&[], 1).shown.is_empty());
    }
}
