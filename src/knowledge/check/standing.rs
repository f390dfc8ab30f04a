//! The city's part in an organisation: its statements in, those that do not fit together out.

use super::Findings;
use crate::knowledge::organisation::{Organisation, Route, Status};
use crate::knowledge::rule::Rule;

pub(super) fn check(organisation: &Organisation, findings: &mut Findings<'_>) {
    let city = &organisation.city;
    if city.seen.is_none() && !matches!(city.status, Status::Unknown | Status::NotMember) {
        findings.add(
            Rule::Standing,
            "/city/status",
            format!("the status “{}” has no source", city.status.as_str()),
            "add a table [city.seen] with `as_of` and `sources`",
        );
    }
    if organisation.join.who.is_empty() != (organisation.join.route == Route::None) {
        findings.add(
            Rule::Standing,
            "/join/who",
            "“who” is empty with route “none”, and only then".to_owned(),
            "name who can join, or write route = \"none\"",
        );
    }
    let tells_fees = organisation.join.fees.is_some() || city.fee.is_some();
    if organisation.join.charge.is_some() && !tells_fees {
        findings.add(
            Rule::Standing,
            "/join/charge",
            "“charge” has no source".to_owned(),
            "add a table [join.fees] or [city.fee] with a text and `sources`",
        );
    }
    let year = |date: Option<&crate::knowledge::text::DateFact>| date.and_then(|date| date.year);
    if let (Some(since), Some(until)) = (year(city.since.as_ref()), year(city.until.as_ref()))
        && until < since
    {
        findings.add(
            Rule::Standing,
            "/city/until",
            format!("the city's part ends in {until}, before it begins in {since}"),
            "one of the two years is wrong",
        );
    }
}
