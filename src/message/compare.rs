//! Organisations beside each other, in words: several of them in, what each is for, how the city stands to it and what it costs out.

use super::Message;
use super::compose::{Compose, Shown, labelled};
use crate::knowledge::organisation::Organisation;
use crate::question::payload::Request;

impl Compose<'_> {
    pub(super) fn compared(&self, slugs: &[String], message: &mut Message) -> Vec<Shown> {
        let mut sources = Vec::new();
        let organisations = slugs
            .iter()
            .filter_map(|slug| self.catalogue.organisation(slug));
        for organisation in organisations {
            message.gap();
            sources.extend(self.beside(&organisation, message));
            message.ask(
                self.short(&organisation).to_owned(),
                self.payload(Request::Card(organisation.slug.clone())),
            );
        }
        sources
    }

    fn beside(&self, organisation: &Organisation, message: &mut Message) -> Vec<Shown> {
        message.say(&self.heading(organisation));
        message.say(organisation.purpose.get(self.language));
        message.say(&self.standing(organisation));
        let who = format!("{}.", self.who(organisation));
        message.say(&labelled(&self.say("card-who", &[]), &who));
        let cost = self.cost(organisation);
        let (key, text) = cost.unwrap_or_else(|| ("card-cost", self.say("cost-unknown", &[])));
        message.say(&labelled(&self.say(key, &[]), &text));
        let city = &organisation.city;
        let fees = city.fee.iter().chain(&organisation.join.fees);
        let ids: Vec<&[String]> = city
            .seen
            .iter()
            .map(|fact| fact.sources.as_slice())
            .chain(fees.take(1).map(|fact| fact.sources.as_slice()))
            .collect();
        self.sources(organisation, &ids, message)
    }

    /// What the city pays, or else members in general: the key of its label, and the text.
    pub(super) fn cost(&self, organisation: &Organisation) -> Option<(&'static str, String)> {
        let (city, members) = (&organisation.city.fee, &organisation.join.fees);
        let of_city = city.as_ref().map(|fee| ("card-cost-city", self.aged(fee)));
        of_city.or_else(|| members.as_ref().map(|fee| ("card-cost", self.aged(fee))))
    }
}
