//! Names that two organisations have: all names in, those by which nobody could tell one from the other out.

use std::collections::{BTreeSet, HashMap};

use super::Findings;
use crate::knowledge::organisation::Organisation;
use crate::knowledge::rule::Rule;
use crate::words::fold;

/// So many of those who have the same name are told.
const MOST_TOLD: usize = 5;

/// Who has which name, without regard to case and diacritics.
pub(super) struct Others<'a> {
    bearers: HashMap<String, BTreeSet<&'a str>>,
}

impl<'a> Others<'a> {
    pub(super) fn new(organisations: &'a [Organisation]) -> Self {
        let mut bearers: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for organisation in organisations {
            for name in organisation.names.all() {
                let bearers = bearers.entry(fold(name)).or_default();
                bearers.insert(&organisation.slug);
            }
        }
        Self { bearers }
    }

    /// The others who have the name, but for some.
    fn of<'b>(
        &'b self,
        name: &str,
        slug: &'b str,
        but: &'b [String],
    ) -> impl Iterator<Item = &'a str> + 'b {
        let bearers = self.bearers.get(&fold(name)).into_iter().flatten();
        bearers
            .copied()
            .filter(move |other| *other != slug && !but.iter().any(|known| known == other))
    }
}

pub(super) fn check(organisation: &Organisation, others: &Others<'_>, findings: &mut Findings<'_>) {
    let names = &organisation.names;
    for (index, acronym) in names.acronyms.iter().enumerate() {
        let strangers = others.of(acronym, &organisation.slug, &organisation.related);
        if let Some(strangers) = told(strangers) {
            findings.add(
                Rule::Acronym,
                &format!("/names/acronyms/{index}"),
                format!("the acronym “{acronym}” is also that of {strangers}"),
                "who asks for it is shown both; if they belong together, name each under `related` of the other",
            );
        }
    }
    let acronyms: Vec<String> = names.acronyms.iter().map(|acronym| fold(acronym)).collect();
    for (pointer, name) in written(organisation) {
        if acronyms.contains(&fold(name)) {
            continue;
        }
        if let Some(bearers) = told(others.of(name, &organisation.slug, &[])) {
            findings.add(
                Rule::Name,
                &pointer,
                format!("the name “{name}” is also that of {bearers}"),
                "a name means one organisation: take it out of the file where it does not belong",
            );
        }
    }
    for (index, name) in names.ambiguous.iter().enumerate() {
        if !names.all().any(|own| own == name) {
            findings.add(
                Rule::Name,
                &format!("/names/ambiguous/{index}"),
                format!("“{name}” is none of the names of this organisation"),
                "write it as it stands among the names, acronyms or aliases",
            );
        }
    }
}

/// The first of them by name; nothing when there are none.
fn told<'a>(slugs: impl Iterator<Item = &'a str>) -> Option<String> {
    let first: Vec<&str> = slugs.take(MOST_TOLD + 1).collect();
    match first.as_slice() {
        [] => None,
        [told @ .., _] if told.len() == MOST_TOLD => {
            Some(format!("{} and others", told.join(", ")))
        }
        told => Some(told.join(", ")),
    }
}

fn written(organisation: &Organisation) -> Vec<(String, &str)> {
    let names = &organisation.names;
    let mut written = Vec::new();
    for (code, name) in [("pl", &names.pl), ("en", &names.en), ("uk", &names.uk)] {
        written.push((format!("/names/{code}/full"), name.full.as_str()));
        if name.short != name.full {
            written.push((format!("/names/{code}/short"), &name.short));
        }
    }
    if let Some(native) = &names.native {
        written.push(("/names/native".to_owned(), native));
    }
    let aliases = names.aliases.iter().enumerate();
    written
        .extend(aliases.map(|(index, alias)| (format!("/names/aliases/{index}"), alias.as_str())));
    written
}
