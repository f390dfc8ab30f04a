//! What stands under every answer alike: the answer in, buttons for other languages, reports and thumbs out.

use super::compose::Compose;
use super::{Action, Button, Message};
use crate::answer::{Answer, List};
use crate::language::Language;
use crate::question::payload::{Back, ListRequest, Payload, Request, Thumb};
use crate::understanding::Understanding;

impl Compose<'_> {
    pub(super) fn closing(
        &self,
        answer: &Answer,
        understanding: &Understanding,
        message: &mut Message,
    ) {
        let others = Language::ALL
            .into_iter()
            .filter(|other| *other != self.language);
        let mut row: Vec<Button> = match answer {
            Answer::Greeting => others.map(|other| self.speak(other)).collect(),
            _ => match self.turned(answer, understanding) {
                Some(request) => others.map(|other| self.turn(other, &request)).collect(),
                None => Vec::new(),
            },
        };
        if let Answer::Card(slug) = answer {
            row.push(self.button("button-report", Request::Report(slug.clone())));
        }
        message.row(row);
        if let Some(thumbs) = self.thumbs(answer) {
            message.row(thumbs);
        }
    }

    /// What asks for the same answer again, in its place; `None` where the answer depends on words that no button carries.
    fn turned(&self, answer: &Answer, understanding: &Understanding) -> Option<Request> {
        let request = match answer {
            Answer::Card(slug) => Request::Card(slug.clone()),
            Answer::Verdict(slug, _) => Request::Verdict(slug.clone()),
            Answer::JoinOne(slug) => Request::Join(slug.clone()),
            Answer::Details(slug, details) => match details.as_slice() {
                [detail] => Request::Detail(slug.clone(), *detail),
                _ => return None,
            },
            Answer::List(list) | Answer::WaysIn(list) => {
                let has_words = matches!(list.again, Some(ListRequest::TopicWithWords(..)));
                let again = list.again.clone().filter(|_| !has_words)?;
                return Some(Request::List(again, list.page));
            }
            Answer::Benefits(_) if understanding.entries.is_empty() => Request::Benefits,
            Answer::Process(_) if understanding.entries.is_empty() => Request::Process,
            Answer::Help => Request::Help,
            Answer::About => Request::About,
            Answer::Privacy => Request::Privacy,
            _ => return None,
        };
        let back = self.in_place.cloned().unwrap_or(Back::Nowhere);
        request.in_place(back)
    }

    fn turn(&self, language: Language, request: &Request) -> Button {
        let payload = Payload {
            language,
            request: request.clone(),
        };
        Button::new(self.language_name(language), Action::Ask(payload))
    }

    fn thumbs(&self, answer: &Answer) -> Option<[Button; 2]> {
        let on = match answer {
            Answer::Card(slug)
            | Answer::Verdict(slug, _)
            | Answer::JoinOne(slug)
            | Answer::Details(slug, _) => Some(slug),
            Answer::List(list) | Answer::WaysIn(list) => subject(list),
            Answer::Benefits(_) | Answer::Process(_) => None,
            _ => return None,
        };
        let thumb = |key: &str, is_up: bool| {
            let thumb = Thumb {
                is_up,
                kind: answer.kind(),
                on: on.cloned(),
            };
            self.button(key, Request::Thumb(thumb))
        };
        Some([thumb("button-helped", true), thumb("button-missed", false)])
    }
}

/// What a list is on.
fn subject(list: &List) -> Option<&String> {
    list.topic.as_ref().or(list.institution.as_ref())
}
