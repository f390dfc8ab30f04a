//! Ways deeper and back: what a button opens in, a payload with as much of the way back as it can carry out.

use super::compose::Compose;
use super::{Action, Button, Message};
use crate::answer::List;
use crate::knowledge::organisation::Organisation;
use crate::phrases::Value;
use crate::question::payload::{Back, Payload, Request};

impl Compose<'_> {
    /// What opens an entry of a list: in its place, when a button can carry the way back to it, else as a new message.
    pub(super) fn opening(&self, request: Request, list: &List) -> Payload {
        let back = list.again.clone();
        let back = back.map(|again| Back::List(again, list.page));
        self.first_that_fits(&request, back)
            .unwrap_or_else(|| self.payload(request))
    }

    /// What goes deeper from the card of an organisation, in its place, with as much of the way back as a button can carry.
    pub(super) fn deeper(&self, request: Request) -> Payload {
        let from = self.in_place;
        let list = from.filter(|back| matches!(back, Back::List(..)));
        let topics = from.filter(|back| matches!(back, Back::List(..) | Back::Topics));
        let backs = list
            .cloned()
            .into_iter()
            .chain(topics.map(|_| Back::Topics))
            .chain([Back::Card]);
        self.first_that_fits(&request, backs)
            .unwrap_or_else(|| self.payload(request))
    }

    fn first_that_fits(
        &self,
        request: &Request,
        backs: impl IntoIterator<Item = Back>,
    ) -> Option<Payload> {
        let in_place = |back| request.clone().in_place(back);
        let mut payloads = backs
            .into_iter()
            .filter_map(in_place)
            .map(|request| self.payload(request));
        payloads.find(Payload::fits)
    }

    /// From a card back to the list or the topics.
    pub(super) fn back_from_card(&self, message: &mut Message) {
        match self.in_place {
            Some(Back::List(list, page)) => {
                let request = Request::List(list.clone(), *page);
                message.row([self.button("button-back", request)]);
            }
            Some(Back::Topics) => {
                message.row([self.button("button-topics", Request::Topics(0))]);
            }
            Some(Back::Card | Back::Nowhere) | None => {}
        }
    }

    /// From a fact, or the way in, back to where one came from; to the card, as a new message, where one came from nowhere.
    pub(super) fn back_to_card(&self, organisation: &Organisation, message: &mut Message) {
        let card = Request::Card(organisation.slug.clone());
        let name = Value::Text(self.short(organisation));
        let more = self.say("button-more-about", &[("name", name)]);
        let (of_card, ways_in) = match self.in_place {
            None | Some(Back::Nowhere) => {
                message.ask(more, self.payload(card));
                return;
            }
            Some(Back::Card) => (Back::Nowhere, None),
            Some(Back::Topics) => (Back::Topics, None),
            Some(back @ Back::List(list, page)) => {
                let ways_in = list.is_of_ways_in().then(|| (list.clone(), *page));
                (back.clone(), ways_in)
            }
        };
        let backs = [of_card, Back::Topics, Back::Nowhere];
        let card = self
            .first_that_fits(&card, backs)
            .unwrap_or_else(|| self.payload(card));
        let Some((list, page)) = ways_in else {
            let back = self.say("button-back", &[]);
            message.row([Button::new(back, Action::Ask(card))]);
            return;
        };
        message.ask(more, card);
        message.row([self.button("button-back", Request::List(list, page))]);
    }
}
