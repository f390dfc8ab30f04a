//! A verdict in words: whether the city belongs in, yes or no first, then since when, on what basis and whence that is known out.

use super::Message;
use super::compose::{Compose, Shown, listed};
use super::dates::without_double_stop;
use crate::answer::Verdict;
use crate::knowledge::organisation::{Basis, Kind, Organisation, Status};
use crate::phrases::Value;
use crate::question::payload::Request;

impl Compose<'_> {
    pub(super) fn verdict(
        &self,
        organisation: &Organisation,
        verdict: Verdict,
        message: &mut Message,
    ) -> Vec<Shown> {
        message.say(&self.verdict_sentence(organisation, verdict));
        self.verdict_basis(organisation, verdict, message);
        let city = &organisation.city;
        let facts = city.seen.iter().map(|fact| fact.sources.as_slice());
        let facts = facts
            .chain(city.resolution.iter().map(|fact| fact.sources.as_slice()))
            .chain(city.since.iter().map(|fact| fact.sources.as_slice()));
        let mut ids: Vec<&[String]> = facts
            .chain(city.institutions.iter().map(|fact| fact.sources.as_slice()))
            .collect();
        if ids.is_empty() {
            ids.extend(
                organisation
                    .organisation
                    .members
                    .iter()
                    .map(|fact| fact.sources.as_slice()),
            );
        }
        let sources = self.sources(organisation, &ids, message);
        self.verdict_buttons(organisation, message);
        sources
    }

    /// A local institution or another city belongs; how the city itself stands to it, is told beside.
    pub(super) fn member(
        &self,
        organisation: &Organisation,
        member: &str,
        message: &mut Message,
    ) -> Vec<Shown> {
        let values = [
            ("member", Value::Text(member)),
            ("name", Value::Text(self.full(organisation))),
        ];
        message.say(&self.say("verdict-member", &values));
        message.say(&self.standing(organisation));
        let facts = [
            &organisation.city.institutions,
            &organisation.organisation.national_members,
        ];
        let facts = facts.into_iter().flatten();
        let ids: Vec<&[String]> = facts
            .filter(|fact| fact.names.iter().any(|name| name == member))
            .map(|fact| fact.sources.as_slice())
            .collect();
        let sources = self.sources(organisation, &ids, message);
        self.verdict_buttons(organisation, message);
        sources
    }

    fn verdict_sentence(&self, organisation: &Organisation, verdict: Verdict) -> String {
        let city = &organisation.city;
        let since = city.since.as_ref().and_then(|since| self.since(since));
        let (key, name) = match (verdict, city.status) {
            (Verdict::Yes, Status::Signatory) => ("verdict-yes-signatory", self.full(organisation)),
            (Verdict::Yes, Status::TitleHolder) => ("verdict-yes-title", self.full(organisation)),
            (Verdict::Yes, _) => ("verdict-yes-member", self.in_sentence(organisation)),
            (Verdict::Participant, _) if city.basis == Basis::MunicipalInstitution => {
                ("verdict-participant-institution", self.full(organisation))
            }
            (Verdict::Participant, _) => ("verdict-participant", self.full(organisation)),
            (Verdict::Former, _) if city.until.is_some() => {
                ("verdict-former", self.full(organisation))
            }
            (Verdict::Former, _) => ("verdict-former-member", self.full(organisation)),
            (Verdict::No, _) if !has_members(organisation) => {
                ("verdict-no-not-in", self.full(organisation))
            }
            (Verdict::No, _) => ("verdict-no", self.full(organisation)),
            (Verdict::Unknown, _) => ("verdict-unknown", self.full(organisation)),
        };
        let until = end_year(organisation);
        let sentence = self.say_since(
            key,
            since.as_deref(),
            &[
                ("city", self.city()),
                ("name", Value::Text(name)),
                ("year", Value::Text(&until)),
            ],
        );
        without_double_stop(&sentence)
    }

    fn verdict_basis(&self, organisation: &Organisation, verdict: Verdict, message: &mut Message) {
        let city = &organisation.city;
        if city.resolution.is_some() && verdict == Verdict::Yes {
            let decided = self.resolution("decided-council", organisation);
            message.say(&format!("{}.", decided.trim_end_matches('.')));
        }
        if let Some(remark) = city
            .since
            .as_ref()
            .and_then(|since| since.remark(self.language))
        {
            message.say(remark);
        }
        if let Some(institutions) = city
            .institutions
            .as_ref()
            .filter(|institutions| !institutions.names.is_empty())
        {
            let names = format!(
                "{}{}",
                listed(&institutions.names),
                self.age(institutions.as_of)
            );
            message.say(&self.say("verdict-no-but", &[("institutions", Value::Text(&names))]));
        }
        if matches!(verdict, Verdict::Yes | Verdict::Participant) {
            message.say(&self.age_sentence(city.seen.as_ref().map(|seen| seen.as_of)));
        }
        if let Some(first) = organisation
            .uncertain
            .as_ref()
            .and_then(|uncertain| uncertain.get(self.language).first())
        {
            message.say(first);
        }
        if let (Verdict::Unknown, Some(website)) = (verdict, &organisation.links.website) {
            message.say(&self.say("verdict-check", &[("website", Value::Text(website))]));
        }
    }

    fn verdict_buttons(&self, organisation: &Organisation, message: &mut Message) {
        let slug = organisation.slug.clone();
        if organisation.offer.benefits.is_some() {
            message.ask(
                self.say("button-what-for", &[]),
                self.payload(Request::Detail(
                    slug.clone(),
                    crate::understanding::detail::Detail::Benefits,
                )),
            );
        }
        message.ask(
            self.say(
                "button-more-about",
                &[("name", Value::Text(self.short(organisation)))],
            ),
            self.payload(Request::Card(slug)),
        );
    }

    /// The council's resolution in a sentence; empty where there is none.
    pub(super) fn resolution(&self, key: &str, organisation: &Organisation) -> String {
        let Some(resolution) = &organisation.city.resolution else {
            return String::new();
        };
        self.say(
            key,
            &[
                ("number", Value::Text(&resolution.number)),
                ("date", Value::Text(&self.date(resolution.date))),
            ],
        )
    }

    /// A sentence that says since when, where it has a form for that and the date is known.
    fn say_since(&self, key: &str, since: Option<&str>, values: &[(&str, Value<'_>)]) -> String {
        let with_since = format!("{key}-since");
        match since.filter(|_| self.phrases.has(self.language, &with_since)) {
            Some(since) => self.say(
                &with_since,
                &[values, &[("since", Value::Text(since))]].concat(),
            ),
            None => self.say(key, values),
        }
    }

    /// How the city stands to it, in one sentence.
    pub fn standing(&self, organisation: &Organisation) -> String {
        let city = &organisation.city;
        let since = city.since.as_ref().and_then(|since| self.since(since));
        let year = end_year(organisation);
        let institutions = city
            .institutions
            .as_ref()
            .filter(|fact| !fact.names.is_empty())
            .map(|fact| format!("{}{}", listed(&fact.names), self.age(fact.as_of)))
            .unwrap_or_default();
        let has_members = has_members(organisation);
        let key = match city.status {
            Status::TitleHolder if city.is_over(self.year) => "standing-title-over",
            Status::FormerMember => "standing-former-member",
            _ if city.is_over(self.year) => "standing-over",
            Status::Member => "standing-member",
            Status::Signatory => "standing-signatory",
            Status::TitleHolder => "standing-title-holder",
            Status::Participant
                if city.basis == Basis::MunicipalInstitution && !institutions.is_empty() =>
            {
                "standing-through"
            }
            Status::Participant => "standing-participant",
            Status::NotMember if !has_members && !institutions.is_empty() => "standing-not-in-but",
            Status::NotMember if !has_members => "standing-not-in",
            Status::NotMember if !institutions.is_empty() => "standing-not-member-but",
            Status::NotMember => "standing-not-member",
            Status::Unknown => "standing-unknown",
        };
        let said = self.say_since(
            key,
            since.as_deref(),
            &[
                ("city", self.city()),
                ("year", Value::Text(&year)),
                ("institutions", Value::Text(&institutions)),
            ],
        );
        let seen = city.seen.as_ref().filter(|_| !city.is_over(self.year));
        let age = self.age(seen.map(|seen| seen.as_of));
        let open = said.strip_suffix('.').unwrap_or(&said);
        if age.is_empty() || open.ends_with(&age) {
            return without_double_stop(&said);
        }
        without_double_stop(&format!("{open}{age}."))
    }
}

/// Whether there is anything like a membership in it: a title or a programme has none.
fn has_members(organisation: &Organisation) -> bool {
    organisation.kind != Kind::CityTitleOrProgramme
}

/// The year in which the city's part ended; empty where it did not.
fn end_year(organisation: &Organisation) -> String {
    let until = organisation.city.until.as_ref();
    until
        .and_then(|until| until.year)
        .map(|year| year.to_string())
        .unwrap_or_default()
}
