//! What the bot says of itself: the knowledge in, how large and how old it is, whom to ask and what is kept out.

use super::Message;
use super::compose::{Compose, labelled};
use crate::knowledge::city::Section;
use crate::phrases::Value;
use crate::question::payload::{Back, Request};

/// The most contacts that are told.
const MOST_CONTACTS: usize = 3;

impl Compose<'_> {
    pub(super) fn about(&self, message: &mut Message) {
        let organisations = self.catalogue.profiles().len();
        let pages = self.catalogue.pages();
        message.say(&self.say(
            "about",
            &[
                ("city", self.city()),
                ("organisations", Value::Count(organisations)),
                ("pages", Value::Count(pages)),
            ],
        ));
        if let Some(newest) = self.catalogue.newest() {
            message.say(&self.say_dated("about-newest", newest));
        }
        message.gap();
        message.say(&match &self.catalogue.city.operator {
            Some(operator) => {
                let operator = Value::Text(operator.get(self.language));
                self.say("about-operator", &[("operator", operator)])
            }
            None => self.say("about-operator-unknown", &[]),
        });
        message.say(&self.say("about-program", &[]));
        message.gap();
        for contact in self
            .catalogue
            .city
            .section(Section::Contact)
            .take(MOST_CONTACTS)
        {
            message.say(&labelled(
                contact.title.get(self.language),
                contact.text.get(self.language),
            ));
        }
        self.in_its_place("button-privacy", Request::Privacy, message);
        self.in_its_place("button-help", Request::Help, message);
    }

    pub(super) fn privacy(&self, message: &mut Message) {
        message.say(&self.say("privacy", &[]));
        self.in_its_place("button-about", Request::About, message);
    }

    fn in_its_place(&self, key: &str, request: Request, message: &mut Message) {
        let request = request.in_place(Back::Nowhere);
        message
            .buttons
            .extend(request.map(|request| self.button(key, request)));
    }
}
