//! Single facts in words: an organisation and the facts asked for in, each fact with its age and sources out.

use super::Message;
use super::compose::{Compose, Shown, labelled, listed};
use crate::knowledge::organisation::{Basis, Organisation};
use crate::knowledge::text::{DateFact, ListFact, TextFact};
use crate::phrases::Value;
use crate::understanding::detail::Detail;

/// The most facts that are told at once.
const MOST_DETAILS: usize = 2;

/// A fact in words, and the ids of its sources.
type Told<'a> = (String, Vec<&'a [String]>);

impl Compose<'_> {
    pub(super) fn details(
        &self,
        organisation: &Organisation,
        details: &[Detail],
        message: &mut Message,
    ) -> Vec<Shown> {
        let mut ids: Vec<&[String]> = Vec::new();
        for (number, detail) in details.iter().take(MOST_DETAILS).enumerate() {
            let heading = self.say(&format!("detail-{}", detail.as_str()), &[]);
            if number == 0 {
                message.say(&format!(
                    "**{}**: {heading}",
                    self.heading_name(organisation)
                ));
            } else {
                message.gap();
                message.say(&super::compose::capitalised(&format!("{heading}:")));
            }
            match self.told(organisation, *detail) {
                Some((text, sources)) => {
                    message.say(&text);
                    ids.extend(sources);
                }
                None => message.say(&self.say(
                    "detail-unknown",
                    &[("name", Value::Text(self.short(organisation)))],
                )),
            }
        }
        let sources = self.sources(organisation, &ids, message);
        if details.contains(&Detail::Resolution) {
            self.copy_of_resolution(organisation, message);
        }
        if details.contains(&Detail::Coordinator) {
            self.copies_of_addresses(organisation, message);
        }
        if details.contains(&Detail::Website) {
            self.pages(organisation, message);
        }
        self.back_to_card(organisation, message);
        sources
    }

    /// A button for each page that is known.
    fn pages(&self, organisation: &Organisation, message: &mut Message) {
        let links = &organisation.links;
        let named = [
            ("button-website", &links.website),
            ("button-city-page", &links.city_page),
            ("button-join-page", &links.join_page),
        ];
        for (key, page) in named {
            if let Some(page) = page {
                message.open(self.say(key, &[]), page.clone());
            }
        }
        for link in &links.more {
            message.open(link.label(self.language).to_owned(), link.url.clone());
        }
    }

    fn told<'k>(&self, organisation: &'k Organisation, detail: Detail) -> Option<Told<'k>> {
        let (body, city, offer) = (
            &organisation.organisation,
            &organisation.city,
            &organisation.offer,
        );
        match detail {
            Detail::Since => self.told_since(organisation),
            Detail::Resolution => {
                let resolution = city.resolution.as_ref()?;
                let mut lines = vec![format!(
                    "{}.",
                    self.resolution("standing-resolution", organisation)
                        .trim_end_matches('.')
                )];
                lines.extend(resolution.remark(self.language).map(str::to_owned));
                let consent = city.minister_consent.as_ref();
                lines.extend(
                    consent.map(|consent| self.say_dated("standing-consent", consent.date)),
                );
                Some((lines.join("\n"), vec![&resolution.sources]))
            }
            Detail::Coordinator => self.text(city.coordinator.as_ref()?),
            Detail::Website => {
                let links = &organisation.links;
                let page = links.website.as_ref().or(links.city_page.as_ref())?;
                Some((page.clone(), Vec::new()))
            }
            Detail::Seat => self.text(body.seat.as_ref()?),
            Detail::Founded => self.told_founded(organisation),
            Detail::MemberCount => {
                self.texts(&[("", &body.members), ("also-governance", &body.governance)])
            }
            Detail::PolishMembers => {
                let members = body.national_members.as_ref()?;
                let mut lines = Vec::new();
                if !members.names.is_empty() {
                    lines.push(format!("{}.", listed(&members.names)));
                }
                lines.extend(members.remark(self.language).map(str::to_owned));
                let age = self.age_sentence(members.as_of);
                lines.extend(Some(age).filter(|age| !age.is_empty()));
                Some((lines.join("\n"), vec![&members.sources]))
            }
            Detail::Fee => self.told_fee(organisation),
            Detail::Events => Some(self.items(body.events.as_ref()?)),
            Detail::Roles => Some(self.items(city.roles.as_ref()?)),
            Detail::Benefits => self.lists(&[("", &offer.benefits), ("also-aims", &offer.aims)]),
            Detail::Topics => Some((format!("{}.", self.topic_labels(organisation)), Vec::new())),
            Detail::Activities => self.lists(&[
                ("", &city.activities),
                ("also-awards", &city.awards),
                ("also-plans", &city.plans),
                ("also-history", &city.history),
                ("also-background", &city.background),
            ]),
        }
    }

    fn told_since<'k>(&self, organisation: &'k Organisation) -> Option<Told<'k>> {
        let city = &organisation.city;
        let since = city.since.as_ref()?;
        let span = city.until.as_ref().and_then(|until| span(since, until));
        let date = span.or_else(|| self.since(since)).unwrap_or_default();
        let through = city
            .institutions
            .as_ref()
            .map(|institutions| listed(&institutions.names));
        let through =
            through.filter(|names| city.basis == Basis::MunicipalInstitution && !names.is_empty());
        let key = if through.is_some() {
            "since-through"
        } else {
            "since-year"
        };
        let text = self.say(
            key,
            &[
                ("city", self.city()),
                ("institutions", Value::Text(&through.unwrap_or_default())),
                ("since", Value::Text(date.trim_end_matches('.'))),
            ],
        );
        let remark = since.remark(self.language).unwrap_or_default();
        Some((
            format!("{text} {remark}").trim_end().to_owned(),
            vec![&since.sources],
        ))
    }

    fn told_founded<'k>(&self, organisation: &'k Organisation) -> Option<Told<'k>> {
        let founded = organisation.organisation.founded.as_ref()?;
        let year = founded
            .year
            .map(|year| self.say("founded-year", &[("year", Value::Text(&year.to_string()))]));
        let lines: Vec<String> = year
            .into_iter()
            .chain(founded.remark(self.language).map(str::to_owned))
            .collect();
        Some((lines.join(" "), vec![&founded.sources]))
    }

    fn told_fee<'k>(&self, organisation: &'k Organisation) -> Option<Told<'k>> {
        let (city, members) = (
            organisation.city.fee.as_ref(),
            organisation.join.fees.as_ref(),
        );
        let line = |key: &str, fee: &TextFact| labelled(&self.say(key, &[]), &self.aged(fee));
        let lines: Vec<String> = city
            .map(|fee| line("fee-city", fee))
            .into_iter()
            .chain(members.map(|fee| line("fee-members", fee)))
            .collect();
        let sources: Vec<&[String]> = city
            .into_iter()
            .chain(members)
            .map(|fee| fee.sources.as_slice())
            .collect();
        (!lines.is_empty()).then(|| (lines.join("\n"), sources))
    }

    /// What is known of several lists, each under its heading; the first needs none.
    fn lists<'k>(&self, lists: &[(&str, &'k Option<ListFact>)]) -> Option<Told<'k>> {
        let known = lists
            .iter()
            .filter_map(|(key, list)| Some((*key, list.as_ref()?)));
        let told = known.map(|(key, list)| (key, self.items(list)));
        self.joined(told)
    }

    fn texts<'k>(&self, texts: &[(&str, &'k Option<TextFact>)]) -> Option<Told<'k>> {
        let known = texts
            .iter()
            .filter_map(|(key, text)| Some((*key, text.as_ref()?)));
        let told = known.filter_map(|(key, text)| Some((key, self.text(text)?)));
        self.joined(told)
    }

    fn joined<'p, 'k>(&self, parts: impl Iterator<Item = (&'p str, Told<'k>)>) -> Option<Told<'k>> {
        let (mut lines, mut ids) = (Vec::new(), Vec::new());
        for (key, (text, sources)) in parts {
            if !key.is_empty() {
                lines.push(format!("**{}**:", self.say(key, &[])));
            }
            lines.push(text);
            ids.extend(sources);
        }
        (!lines.is_empty()).then(|| (lines.join("\n"), ids))
    }

    fn text<'k>(&self, fact: &'k TextFact) -> Option<Told<'k>> {
        Some((self.aged(fact), vec![&fact.sources]))
    }

    fn items<'k>(&self, fact: &'k ListFact) -> Told<'k> {
        let lines: Vec<String> = fact
            .get(self.language)
            .iter()
            .map(|item| format!("• {item}"))
            .collect();
        let age = self.age_sentence(fact.as_of);
        (
            format!("{}\n{age}", lines.join("\n")).trim_end().to_owned(),
            vec![&fact.sources],
        )
    }
}

/// The years of a part that is limited in time: "2014", "2019–2022".
fn span(since: &DateFact, until: &DateFact) -> Option<String> {
    let (first, last) = (since.year?, until.year?);
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    })
}
