//! Addresses: the links and sources of an organisation in, those that no browser or no careful reader would open out.

use url::Url;

use super::Findings;
use crate::knowledge::organisation::{Organisation, Source};
use crate::knowledge::rule::Rule;

/// The links that are shown as buttons.
pub(super) fn check(organisation: &Organisation, findings: &mut Findings<'_>) {
    let links = &organisation.links;
    let single = [
        ("/links/website", &links.website),
        ("/links/city_page", &links.city_page),
        ("/links/join_page", &links.join_page),
    ];
    for (pointer, address) in single {
        if let Some(address) = address {
            shown(pointer, address, findings);
        }
    }
    for (index, link) in links.more.iter().enumerate() {
        shown(&format!("/links/more/{index}/url"), &link.url, findings);
    }
}

/// The addresses of a source. They are kept as they were found, also where that was without encryption.
pub(super) fn source(index: usize, source: &Source, findings: &mut Findings<'_>) {
    let address = |pointer: &str, address: &str, findings: &mut Findings<'_>| {
        if web_address(address).is_none() {
            malformed(pointer, address, findings);
        }
    };
    address(&format!("/source/{index}/url"), &source.url, findings);
    for (place, also) in source.also.iter().enumerate() {
        address(&format!("/source/{index}/also/{place}"), also, findings);
    }
}

fn shown(pointer: &str, address: &str, findings: &mut Findings<'_>) {
    match web_address(address) {
        None => malformed(pointer, address, findings),
        Some(url) if url.scheme() != "https" => findings.add(
            Rule::Link,
            pointer,
            format!("the link “{address}” is not encrypted"),
            "open the page under https:// and write that address; leave the link out if there is none",
        ),
        Some(_) => {}
    }
}

fn malformed(pointer: &str, address: &str, findings: &mut Findings<'_>) {
    findings.add(
        Rule::Link,
        pointer,
        format!("“{address}” is not the address of a page"),
        "copy it from the address bar of the browser; it begins with https://",
    );
}

fn web_address(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_public = url.domain().is_some_and(|domain| domain.contains('.'));
    let is_plain = url.username().is_empty() && !address.contains(char::is_whitespace);
    (is_web && is_public && is_plain).then_some(url)
}
