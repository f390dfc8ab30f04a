//! What is true of the city, in words: its entries in, why belong and how to take part out.

use super::Message;
use super::compose::{Compose, Shown, labelled};
use crate::knowledge::city::{Entry, Section};
use crate::phrases::Value;

/// Entries of one section that fit on a screen.
const MOST_BENEFITS: usize = 6;
const MOST_STEPS: usize = 3;

impl Compose<'_> {
    pub(super) fn benefits(&self, message: &mut Message) -> Vec<Shown> {
        message.say(&self.say("benefits-head", &[("city", self.city())]));
        let entries: Vec<&Entry> = self
            .knowledge
            .city
            .section(Section::Benefits)
            .take(MOST_BENEFITS)
            .collect();
        self.entries(&entries, message)
    }

    pub(super) fn process(&self, message: &mut Message) -> Vec<Shown> {
        message.say(&self.say("process-head", &[("city", self.city())]));
        let sections = [Section::Joining, Section::TakingPart];
        let entries: Vec<&Entry> = sections
            .into_iter()
            .flat_map(|section| self.knowledge.city.section(section).take(MOST_STEPS))
            .collect();
        self.entries(&entries, message)
    }

    fn entries(&self, entries: &[&Entry], message: &mut Message) -> Vec<Shown> {
        message.gap();
        for entry in entries {
            message.say(&labelled(
                entry.title.get(self.language),
                &format!("{}{}", entry.text.get(self.language), self.age(entry.as_of)),
            ));
        }
        message.gap();
        message.say(&self.say(
            "ways-whom",
            &[(
                "hall",
                Value::Text(self.knowledge.city.city_hall.get(self.language)),
            )],
        ));
        let ids: Vec<&String> = entries.iter().flat_map(|entry| &entry.sources).collect();
        let found = ids
            .into_iter()
            .filter_map(|id| self.knowledge.city.source(id));
        let sources = self.shown_sources(found, message);
        self.ways_on(message);
        sources
    }
}
