//! The card of an organisation: what it is, how the city stands to it, what it gives, who can join, what it costs.

use std::collections::BTreeSet;

use super::compose::{Compose, Shown, capitalised, labelled, listed};
use super::{Message, Preview};
use crate::knowledge::organisation::{Organisation, Route, Status};
use crate::language::Language;
use crate::phrases::Value;
use crate::question::payload::Request;
use crate::understanding::detail::Detail;

/// The most items of a list that a card shows.
const MOST_ITEMS: usize = 4;

/// Details that stand on the card, or have a button of their own.
const ON_CARD: [Detail; 5] = [
    Detail::Since,
    Detail::Benefits,
    Detail::Topics,
    Detail::Website,
    Detail::Roles,
];

/// The kind of institution that the city itself is.
const CITY: &str = "city";

/// The most buttons for further details.
const MOST_DETAILS: usize = 4;

impl Compose<'_> {
    pub(super) fn card(&self, organisation: &Organisation, message: &mut Message) -> Vec<Shown> {
        message.say(&self.heading(organisation));
        message.say(organisation.summary.get(self.language));
        message.gap();
        self.standing_lines(organisation, message);
        self.offer_lines(organisation, message);
        self.joining_lines(organisation, message);
        if let Some(uncertain) = &organisation.uncertain
            && let Some(first) = uncertain.get(self.language).first()
        {
            message.say(&labelled(&self.say("card-uncertain", &[]), first));
        }
        let sources = self.sources(organisation, &card_sources(organisation), message);
        self.card_buttons(organisation, message);
        sources
    }

    /// The full name in bold, with the acronym and, beside a translation, the official Polish name.
    pub(super) fn heading(&self, organisation: &Organisation) -> String {
        let full = self.full(organisation);
        let acronym = organisation
            .names
            .acronyms
            .first()
            .filter(|acronym| !full.contains(acronym.as_str()))
            .filter(|acronym| self.short(organisation).contains(acronym.as_str()));
        let acronym = acronym
            .map(|acronym| format!(" ({acronym})"))
            .unwrap_or_default();
        let polish = &organisation.names.pl.full;
        if self.language == Language::Pl || polish == full {
            return format!("**{full}**{acronym}");
        }
        format!(
            "**{full}**{acronym}\n{}",
            self.say("card-official", &[("name", Value::Text(polish))])
        )
    }

    fn standing_lines(&self, organisation: &Organisation, message: &mut Message) {
        let city = &organisation.city;
        let mut parts = vec![self.standing(organisation)];
        let remark = city
            .since
            .as_ref()
            .and_then(|since| since.remark(self.language));
        parts.extend(remark.map(str::to_owned));
        if let Some(resolution) = &city.resolution {
            parts.push(format!(
                "{}.",
                self.resolution("standing-resolution", organisation)
                    .trim_end_matches('.')
            ));
            parts.extend(resolution.remark(self.language).map(str::to_owned));
        }
        message.say(&parts.join(" "));
        if let Some(roles) = &city.roles {
            let roles = first_items(roles.get(self.language));
            message.say(&labelled(&self.say("card-roles", &[]), &roles));
        }
        if let Some(coordinator) = &city.coordinator {
            message.say(&labelled(
                &self.say("card-coordinator", &[]),
                &self.aged(coordinator),
            ));
        }
        if let Some(institutions) = city.institutions.as_ref().filter(|institutions| {
            !institutions.names.is_empty()
                && city.status != Status::Participant
                && city.status != Status::NotMember
        }) {
            message.say(&labelled(
                &self.say("card-institutions", &[]),
                &format!(
                    "{}. {}",
                    listed(&institutions.names),
                    self.age_sentence(institutions.as_of)
                ),
            ));
        }
    }

    fn offer_lines(&self, organisation: &Organisation, message: &mut Message) {
        if let Some(benefits) = &organisation.offer.benefits {
            message.say(&labelled(
                &self.say("card-benefits", &[]),
                &first_items(benefits.get(self.language)),
            ));
        }
    }

    fn joining_lines(&self, organisation: &Organisation, message: &mut Message) {
        message.say(&labelled(
            &self.say("card-who", &[]),
            &format!("{}.", self.who(organisation)),
        ));
        if let Some((key, cost)) = self.cost(organisation) {
            message.say(&labelled(&self.say(key, &[]), &cost));
        }
        let topics = self.topic_labels(organisation);
        if !topics.is_empty() {
            message.say(&labelled(
                &self.say("card-topics", &[]),
                &format!("{topics}."),
            ));
        }
    }

    /// The way in and the kinds of institution, in one phrase.
    pub(super) fn who(&self, organisation: &Organisation) -> String {
        let route = self.route(organisation);
        let who = organisation
            .join
            .who
            .iter()
            .filter_map(|id| self.catalogue.institution(id));
        let who: Vec<&str> = who
            .map(|institution| institution.label.get(self.language))
            .collect();
        let is_city_only = organisation.join.route == Route::CityOnly;
        if who.is_empty() || is_city_only {
            route
        } else {
            format!("{} – {route}", who.join(", "))
        }
    }

    /// The way in, as a phrase.
    pub(super) fn route(&self, organisation: &Organisation) -> String {
        let route = organisation.join.route;
        let lists_city = organisation.join.who.iter().any(|who| who == CITY);
        let key = match route {
            Route::CityOnly if organisation.city.takes_part(self.year) => "route-city-only-through",
            Route::DirectAndCity if lists_city => "route-direct",
            _ => &format!("route-{}", route.as_str()),
        };
        self.say(key, &[("hall", self.hall())])
    }

    /// All topics, the central ones first.
    pub(super) fn topic_labels(&self, organisation: &Organisation) -> String {
        let ids = organisation
            .offer
            .topics
            .iter()
            .chain(&organisation.offer.side_topics);
        let labels: Vec<&str> = ids
            .filter_map(|id| self.catalogue.topic(id))
            .map(|topic| topic.label.get(self.language))
            .collect();
        labels.join(", ")
    }

    fn card_buttons(&self, organisation: &Organisation, message: &mut Message) {
        let slug = || organisation.slug.clone();
        if organisation.join.route != Route::None {
            message.ask(
                self.say("button-join", &[]),
                self.deeper(Request::Join(slug())),
            );
        }
        let further = Detail::ALL
            .into_iter()
            .filter(|detail| !ON_CARD.contains(detail) && detail.is_known(organisation));
        for detail in further.take(MOST_DETAILS) {
            let label = capitalised(&self.say(&format!("detail-{}", detail.as_str()), &[]));
            message.ask(label, self.deeper(Request::Detail(slug(), detail)));
        }
        if let Some(website) = &organisation.links.website {
            message.open(self.say("button-website", &[]), website.clone());
            message.preview = Preview::Small(website.clone());
        }
        message.share(
            self.say("button-share", &[]),
            self.short(organisation).to_owned(),
        );
        self.copy_of_resolution(organisation, message);
        self.copies_of_addresses(organisation, message);
        self.back_from_card(message);
    }

    /// A button that copies the number of the council's resolution.
    pub(super) fn copy_of_resolution(&self, organisation: &Organisation, message: &mut Message) {
        if let Some(resolution) = &organisation.city.resolution {
            let label = self.say("button-copy-resolution", &[]);
            message.copy(label, resolution.number.clone());
        }
    }

    /// A button for each e-mail address that is named for those who want to join; it copies the address.
    pub(super) fn copies_of_addresses(&self, organisation: &Organisation, message: &mut Message) {
        let join = &organisation.join;
        let facts = [
            &join.how,
            &join.institutions,
            &organisation.city.coordinator,
        ];
        let texts = facts
            .into_iter()
            .flatten()
            .map(|fact| fact.get(self.language));
        let addresses: BTreeSet<&str> = texts.flat_map(addresses_in).collect();
        for address in addresses {
            let label = self.say("button-copy", &[("text", Value::Text(address))]);
            message.copy(label, address.to_owned());
        }
    }
}

/// The e-mail addresses in a text.
fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    bare.filter(|word| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

fn card_sources(organisation: &Organisation) -> Vec<&[String]> {
    let city = &organisation.city;
    let mut ids: Vec<&[String]> = Vec::new();
    ids.extend(city.seen.iter().map(|fact| fact.sources.as_slice()));
    ids.extend(city.resolution.iter().map(|fact| fact.sources.as_slice()));
    ids.extend(city.since.iter().map(|fact| fact.sources.as_slice()));
    ids.extend(
        organisation
            .offer
            .benefits
            .iter()
            .map(|fact| fact.sources.as_slice()),
    );
    ids.extend(
        city.fee
            .iter()
            .chain(&organisation.join.fees)
            .map(|fact| fact.sources.as_slice()),
    );
    ids.extend(
        organisation
            .organisation
            .members
            .iter()
            .map(|fact| fact.sources.as_slice()),
    );
    ids
}

fn first_items(items: &[String]) -> String {
    let items: Vec<&str> = items.iter().take(MOST_ITEMS).map(String::as_str).collect();
    format!("{}.", items.join("; ").trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_the_signs_around_them() {
        let text = "Piszcie: biuro@example.org, albo (a.b@example.com). Nie @nikt ani x@y.";
        let found: Vec<&str> = addresses_in(text).collect();
        assert_eq!(found, ["biuro@example.org", "a.b@example.com"]);
    }
}
