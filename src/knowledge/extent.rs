//! How much is known and how old it is: the knowledge in, the number of pages that back it and the date of its newest fact out.

use std::collections::HashSet;

use super::Knowledge;
use super::date::{AsOf, Nearness, PartialDate};
use super::statements::statements;

impl Knowledge {
    /// How many pages back what is known; those that are never shown do not count.
    pub fn pages(&self) -> usize {
        let of_organisations = self
            .organisations()
            .iter()
            .flat_map(|organisation| &organisation.source);
        let sources = of_organisations.chain(&self.city.source);
        let shown = sources.filter(|source| !source.weak);
        let pages: HashSet<&str> = shown.map(|source| source.url.as_str()).collect();
        pages.len()
    }

    /// The date of the newest fact; dates that are only about right do not count.
    pub fn newest(&self) -> Option<PartialDate> {
        let of_organisations = self.organisations().iter().map(statements);
        let said = of_organisations
            .chain([statements(&self.city)])
            .filter_map(Result::ok)
            .flatten();
        said.filter_map(|statement| exact(&statement.as_of?)).max()
    }
}

fn exact(as_of: &str) -> Option<PartialDate> {
    match AsOf::parse(as_of)? {
        AsOf::Dated {
            nearness: Nearness::Exact,
            last,
            ..
        } => Some(last),
        _ => None,
    }
}
