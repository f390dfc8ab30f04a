//! What is true of the city, in words: its entries in, why belong and how to take part out.

use super::Message;
use super::compose::{Compose, Shown, labelled};
use crate::knowledge::city::Entry;
use crate::phrases::Value;

impl Compose<'_> {
    /// What is said of the city as such, by the ids of its entries.
    pub(super) fn on_city(&self, head: &str, ids: &[String], message: &mut Message) -> Vec<Shown> {
        message.say(&self.say(head, &[("city", self.city())]));
        let city = &self.catalogue.city;
        let entries: Vec<&Entry> = ids.iter().filter_map(|id| city.entry(id)).collect();
        message.gap();
        for entry in &entries {
            message.say(&labelled(
                entry.title.get(self.language),
                entry.text.get(self.language),
            ));
            let dated = entry.as_of.filter(|as_of| as_of.year().is_some());
            message.say(&self.age_sentence(dated));
        }
        message.gap();
        message.say(&self.say(
            "ways-whom",
            &[(
                "hall",
                Value::Text(self.catalogue.city.city_hall.get(self.language)),
            )],
        ));
        let ids: Vec<&String> = entries.iter().flat_map(|entry| &entry.sources).collect();
        let found = ids.into_iter().filter_map(|id| city.source(id));
        let sources = self.shown_sources(found, message);
        self.ways_on(message);
        sources
    }
}
