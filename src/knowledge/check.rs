//! The rules that a file alone cannot keep: the files read so far in, faults with their places out.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use toml_span::Span;

use super::city::{City, Institution, Topic};
use super::fault::Fault;
use super::organisation::{Organisation, Route, Source, Status};
use super::text::{DateFact, ListFact, NamesFact, TextFact};

/// What could be read of the folder; rules that need a missing part are left out.
pub(super) struct Checked<'a> {
    pub(super) city: Option<&'a City>,
    pub(super) topics: Option<&'a [Topic]>,
    pub(super) institutions: Option<&'a [Institution]>,
    pub(super) organisations: &'a [Organisation],
}

/// A broken rule: the place as a JSON pointer, what is wrong, what to write instead.
struct Finding {
    pointer: String,
    message: String,
    help: String,
}

/// All broken rules; `text_of` gives the text of a file, to find the place in it.
pub(super) fn faults<'t>(checked: &Checked<'_>, text_of: impl Fn(&Path) -> &'t str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut report = |file: PathBuf, findings: Vec<Finding>| {
        if !findings.is_empty() {
            faults.extend(located(&file, text_of(&file), findings));
        }
    };
    if let Some(city) = checked.city {
        report("city.toml".into(), city_findings(city));
    }
    for organisation in checked.organisations {
        let file = Path::new("organisations").join(format!("{}.toml", organisation.slug));
        report(file, organisation_findings(organisation, checked));
    }
    if let Some(topics) = checked.topics {
        report(
            "topics.toml".into(),
            repeated_ids("topic", topics.iter().map(|topic| &topic.id)),
        );
    }
    if let Some(institutions) = checked.institutions {
        report(
            "institutions.toml".into(),
            repeated_ids(
                "institution",
                institutions.iter().map(|institution| &institution.id),
            ),
        );
    }
    faults
}

fn located(file: &Path, text: &str, findings: Vec<Finding>) -> Vec<Fault> {
    let parsed = toml_span::parse(text).ok();
    let span = |pointer: &str| {
        let value = parsed.as_ref().and_then(|value| value.pointer(pointer));
        value.map_or(Span::new(0, 0), |value| value.span)
    };
    findings
        .into_iter()
        .map(|finding| {
            Fault::at(
                file,
                text,
                span(&finding.pointer),
                finding.message,
                finding.help,
            )
        })
        .collect()
}

fn city_findings(city: &City) -> Vec<Finding> {
    let mut findings = repeated_ids("entry", city.entry.iter().map(|entry| &entry.id));
    let ids = source_ids(&city.source, &mut findings);
    for (index, entry) in city.entry.iter().enumerate() {
        check_sources(
            &format!("/entry/{index}"),
            &entry.sources,
            &ids,
            &mut findings,
        );
    }
    findings
}

fn organisation_findings(organisation: &Organisation, checked: &Checked<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ids = source_ids(&organisation.source, &mut findings);
    for (pointer, sources) in cited(organisation) {
        check_sources(&pointer, sources, &ids, &mut findings);
    }
    for (pointer, list) in lists(organisation) {
        if let Some(list) = list
            && (list.pl.len() != list.en.len() || list.pl.len() != list.uk.len())
        {
            findings.push(Finding {
                message: format!(
                    "the languages have {}, {} and {} items",
                    list.pl.len(),
                    list.en.len(),
                    list.uk.len()
                ),
                help: "give the same items in the same order in pl, en and uk".to_owned(),
                pointer,
            });
        }
    }
    known_ids(organisation, checked, &mut findings);
    standing_findings(organisation, &mut findings);
    empty_texts(organisation, &mut findings);
    findings
}

fn known_ids(organisation: &Organisation, checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    if let Some(topics) = checked.topics {
        let known: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
        unknown_words(
            "/offer/topics",
            "topic",
            &organisation.offer.topics,
            &known,
            findings,
        );
        unknown_words(
            "/offer/side_topics",
            "topic",
            &organisation.offer.side_topics,
            &known,
            findings,
        );
    }
    if let Some(institutions) = checked.institutions {
        let known: Vec<&str> = institutions
            .iter()
            .map(|institution| institution.id.as_str())
            .collect();
        unknown_words(
            "/join/who",
            "kind of institution",
            &organisation.join.who,
            &known,
            findings,
        );
    }
    let who: Vec<&str> = organisation.join.who.iter().map(String::as_str).collect();
    unknown_words(
        "/join/mainly_for",
        "kind of institution in “who”",
        &organisation.join.mainly_for,
        &who,
        findings,
    );
    let slugs: Vec<&str> = checked
        .organisations
        .iter()
        .map(|other| other.slug.as_str())
        .collect();
    unknown_words(
        "/related",
        "organisation",
        &organisation.related,
        &slugs,
        findings,
    );
}

fn standing_findings(organisation: &Organisation, findings: &mut Vec<Finding>) {
    let city = &organisation.city;
    if city.seen.is_none() && !matches!(city.status, Status::Unknown | Status::NotMember) {
        findings.push(Finding {
            pointer: "/city/status".to_owned(),
            message: format!("the status “{}” has no source", city.status.as_str()),
            help: "add a table [city.seen] with `as_of` and `sources`".to_owned(),
        });
    }
    if organisation.join.who.is_empty() != (organisation.join.route == Route::None) {
        findings.push(Finding {
            pointer: "/join/who".to_owned(),
            message: "“who” is empty with route “none”, and only then".to_owned(),
            help: "name who can join, or write route = \"none\"".to_owned(),
        });
    }
}

fn empty_texts(organisation: &Organisation, findings: &mut Vec<Finding>) {
    let texts = [
        ("/purpose", &organisation.purpose),
        ("/summary", &organisation.summary),
    ];
    for (pointer, text) in texts {
        for (language, value) in [("pl", &text.pl), ("en", &text.en), ("uk", &text.uk)] {
            if value.trim().is_empty() {
                findings.push(Finding {
                    pointer: format!("{pointer}/{language}"),
                    message: format!("the text “{language}” is empty"),
                    help: "write at least one sentence".to_owned(),
                });
            }
        }
    }
}

fn source_ids<'a>(sources: &'a [Source], findings: &mut Vec<Finding>) -> HashSet<&'a str> {
    findings.extend(repeated_ids(
        "source",
        sources.iter().map(|source| &source.id),
    ));
    sources.iter().map(|source| source.id.as_str()).collect()
}

fn check_sources(
    pointer: &str,
    sources: &[String],
    known: &HashSet<&str>,
    findings: &mut Vec<Finding>,
) {
    if sources.is_empty() {
        findings.push(Finding {
            pointer: format!("{pointer}/sources"),
            message: "a fact without a source".to_owned(),
            help: "name at least one, as in sources = [\"s1\"], or leave the fact out".to_owned(),
        });
    }
    for (index, id) in sources
        .iter()
        .enumerate()
        .filter(|(_, id)| !known.contains(id.as_str()))
    {
        findings.push(Finding {
            pointer: format!("{pointer}/sources/{index}"),
            message: format!("there is no source “{id}” in this file"),
            help: "add it as a [[source]], or name one that is there".to_owned(),
        });
    }
}

fn unknown_words(
    pointer: &str,
    what: &str,
    words: &[String],
    known: &[&str],
    findings: &mut Vec<Finding>,
) {
    for (index, word) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| !known.contains(&word.as_str()))
    {
        let nearest = known
            .iter()
            .min_by_key(|candidate| strsim::osa_distance(word, candidate));
        findings.push(Finding {
            pointer: format!("{pointer}/{index}"),
            message: format!("unknown {what} “{word}”"),
            help: nearest
                .map(|nearest| format!("the nearest known one is “{nearest}”"))
                .unwrap_or_default(),
        });
    }
}

fn repeated_ids<'a>(table: &str, ids: impl Iterator<Item = &'a String>) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let repeated = ids.enumerate().filter(|(_, id)| !seen.insert(*id));
    repeated
        .map(|(index, id)| Finding {
            pointer: format!("/{table}/{index}/id"),
            message: format!("the id “{id}” stands twice"),
            help: "give each its own id".to_owned(),
        })
        .collect()
}

/// Every place of a file that cites sources.
fn cited(organisation: &Organisation) -> Vec<(String, &[String])> {
    let (body, city, join) = (
        &organisation.organisation,
        &organisation.city,
        &organisation.join,
    );
    let texts: [(&str, Option<&TextFact>); 11] = [
        ("/organisation/seat", body.seat.as_ref()),
        ("/organisation/members", body.members.as_ref()),
        ("/organisation/governance", body.governance.as_ref()),
        ("/city/coordinator", city.coordinator.as_ref()),
        ("/city/fee", city.fee.as_ref()),
        ("/join/cities", join.cities.as_ref()),
        ("/join/institutions", join.institutions.as_ref()),
        ("/join/individuals", join.individuals.as_ref()),
        ("/join/how", join.how.as_ref()),
        ("/join/fees", join.fees.as_ref()),
        ("/join/duties", join.duties.as_ref()),
    ];
    let names: [(&str, Option<&NamesFact>); 2] = [
        (
            "/organisation/national_members",
            body.national_members.as_ref(),
        ),
        ("/city/institutions", city.institutions.as_ref()),
    ];
    let dates: [(&str, Option<&DateFact>); 3] = [
        ("/organisation/founded", body.founded.as_ref()),
        ("/city/since", city.since.as_ref()),
        ("/city/until", city.until.as_ref()),
    ];
    let mut cited: Vec<(String, &[String])> = Vec::new();
    cited.extend(
        texts
            .into_iter()
            .filter_map(|(pointer, fact)| Some((pointer.to_owned(), fact?.sources.as_slice()))),
    );
    cited.extend(
        names
            .into_iter()
            .filter_map(|(pointer, fact)| Some((pointer.to_owned(), fact?.sources.as_slice()))),
    );
    cited.extend(
        dates
            .into_iter()
            .filter_map(|(pointer, fact)| Some((pointer.to_owned(), fact?.sources.as_slice()))),
    );
    cited.extend(
        lists(organisation)
            .into_iter()
            .filter_map(|(pointer, fact)| Some((pointer, fact?.sources.as_slice()))),
    );
    cited.extend(
        city.seen
            .iter()
            .map(|fact| ("/city/seen".to_owned(), fact.sources.as_slice())),
    );
    cited.extend(
        city.resolution
            .iter()
            .map(|fact| ("/city/resolution".to_owned(), fact.sources.as_slice())),
    );
    cited.extend(
        city.minister_consent
            .iter()
            .map(|fact| ("/city/minister_consent".to_owned(), fact.sources.as_slice())),
    );
    cited
}

fn lists(organisation: &Organisation) -> Vec<(String, Option<&ListFact>)> {
    let (city, offer) = (&organisation.city, &organisation.offer);
    let lists = [
        (
            "/organisation/events",
            organisation.organisation.events.as_ref(),
        ),
        ("/city/roles", city.roles.as_ref()),
        ("/city/activities", city.activities.as_ref()),
        ("/city/awards", city.awards.as_ref()),
        ("/city/plans", city.plans.as_ref()),
        ("/city/history", city.history.as_ref()),
        ("/city/background", city.background.as_ref()),
        ("/offer/benefits", offer.benefits.as_ref()),
        ("/offer/aims", offer.aims.as_ref()),
    ];
    lists
        .into_iter()
        .map(|(pointer, list)| (pointer.to_owned(), list))
        .collect()
}
