//! How to join, in words: one organisation or the ways in for a kind of institution in, the steps out.

use std::sync::Arc;

use super::Message;
use super::compose::{Compose, Shown, labelled};
use crate::answer::List;
use crate::knowledge::organisation::{Charge, Organisation, Route};
use crate::phrases::Value;
use crate::question::payload::{ListRequest, Request};
use crate::understanding::listing::Standing;

/// The most organisations that are named as reached through the city.
const MOST_THROUGH_CITY: usize = 3;

/// The most that are named as free.
const MOST_FREE: usize = 20;

impl Compose<'_> {
    pub(super) fn join_one(
        &self,
        organisation: &Organisation,
        message: &mut Message,
    ) -> Vec<Shown> {
        let join = &organisation.join;
        message.say(&self.say(
            "join-one",
            &[("name", Value::Text(self.heading_name(organisation)))],
        ));
        message.say(&labelled(
            &self.say("join-who", &[]),
            &format!("{}.", self.who(organisation)),
        ));
        let facts = [
            ("join-institutions", &join.institutions),
            ("join-individuals", &join.individuals),
            ("join-how", &join.how),
            ("join-cities", &join.cities),
            ("join-cost", &join.fees),
            ("join-duties", &join.duties),
        ];
        let mut ids: Vec<&[String]> = Vec::new();
        for (key, fact) in facts {
            if let Some(fact) = fact {
                message.say(&labelled(&self.say(key, &[]), &self.aged(fact)));
                ids.push(&fact.sources);
            }
        }
        let says_nothing = join.institutions.is_none() && join.how.is_none();
        if join.route.is_through_city() && says_nothing && organisation.city.takes_part(self.year) {
            message.say(&self.say("join-write", &[("hall", self.hall())]));
        }
        let sources = self.sources(organisation, &ids, message);
        if let Some(page) = organisation
            .links
            .join_page
            .as_ref()
            .or(organisation.links.website.as_ref())
        {
            message.open(self.say("button-website", &[]), page.clone());
        }
        self.copies_of_addresses(organisation, message);
        self.back_to_card(organisation, message);
        sources
    }

    pub(super) fn ways_in(&self, list: &List, message: &mut Message) {
        message.say(&self.with_choice(list, &self.ways_head(list)));
        self.charge(list, message);
        message.gap();
        let page = self.page_of(list);
        for (number, organisation) in &page {
            message.say(&format!("{number}. **{}**", self.list_name(organisation)));
            message.say(&format!("   {}", self.way(organisation)));
        }
        self.through_city(list, message);
        for (place, (_, organisation)) in page.iter().enumerate() {
            let name = self.short(organisation);
            let label = match place {
                0 => self.say("button-join-one", &[("name", Value::Text(name))]),
                _ => name.to_owned(),
            };
            message.ask(
                label,
                self.opening(Request::Join(organisation.slug.clone()), list),
            );
        }
        self.paging(list, message);
        self.choices_of(list, message);
    }

    fn ways_head(&self, list: &List) -> String {
        let count = ("count", Value::Count(list.count));
        let institution = list.institution.as_ref();
        let Some(institution) = institution.and_then(|id| self.catalogue.institution(id)) else {
            return self.say("ways-topic", &[count]);
        };
        let institution = Value::Text(institution.in_sentence.get(self.language));
        let institution = ("institution", institution);
        let topic = match &list.again {
            Some(ListRequest::TopicForInstitution(topic, _)) => self.catalogue.topic(topic),
            _ => None,
        };
        match topic {
            Some(topic) => {
                let topic = ("topic", Value::Text(topic.label.get(self.language)));
                self.say("ways-for-topic", &[institution, topic, count])
            }
            None => self.say("ways-for", &[institution, count]),
        }
    }

    /// What is known of the price, where the list was asked for by it.
    fn charge(&self, list: &List, message: &mut Message) {
        let Some(standing) = list.conditions.standing else {
            return;
        };
        if standing != Standing::Free {
            message.say(&self.say("ways-fee", &[]));
            return;
        }
        let free = list.entries.iter().filter_map(|entry| {
            let profile = self.catalogue.profile(&entry.slug)?;
            (profile.charge == Some(Charge::Free)).then_some(&profile.slug)
        });
        let free = free.take(MOST_FREE);
        let free = free.filter_map(|slug| self.catalogue.organisation(slug));
        let names: Vec<String> = free.map(|one| self.short(&one).to_owned()).collect();
        if names.is_empty() {
            message.say(&self.say("ways-free-unknown", &[]));
        } else {
            let names = names.join(", ");
            message.say(&self.say("ways-free", &[("names", Value::Text(&names))]));
        }
    }

    fn way(&self, organisation: &Organisation) -> String {
        let mut parts = vec![organisation.purpose.get(self.language).to_owned()];
        if organisation.join.route != Route::Direct {
            parts.push(format!(
                "{}.",
                super::compose::capitalised(&self.route(organisation))
            ));
        }
        parts.join(" ")
    }

    /// On the first page: what on the same topic goes through the city.
    fn through_city(&self, list: &List, message: &mut Message) {
        if list.page > 0 {
            return;
        }
        let topic = list.topic.iter();
        let through = topic.flat_map(|topic| self.catalogue.through_city(topic));
        let through = through.filter(|profile| profile.part.belongs(self.year));
        let through = through.take(MOST_THROUGH_CITY);
        let through = through.filter_map(|one| self.catalogue.organisation(&one.slug));
        let names: Vec<String> = through.map(|one| self.short(&one).to_owned()).collect();
        if !names.is_empty() {
            message.gap();
            message.say(&self.say(
                "ways-through-city",
                &[
                    ("names", Value::Text(&names.join(", "))),
                    ("city", self.city()),
                ],
            ));
            message.say(&self.say("ways-whom", &[("hall", self.hall())]));
        }
    }

    /// The entries of the page shown, numbered.
    pub(super) fn page_of(&self, list: &List) -> Vec<(usize, Arc<Organisation>)> {
        let numbered = list
            .entries
            .iter()
            .enumerate()
            .skip(list.page * list.page_size())
            .take(list.page_size());
        numbered
            .filter_map(|(number, entry)| {
                Some((number + 1, self.catalogue.organisation(&entry.slug)?))
            })
            .collect()
    }
}
