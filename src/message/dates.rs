//! Dates in words: a date of the knowledge in, its form in a sentence out.

use super::compose::{Compose, capitalised};
use crate::knowledge::date::{AsOf, Nearness, PartialDate};
use crate::knowledge::text::{DateFact, TextFact};
use crate::phrases::Value;

/// Facts that are older than so many years say so.
const FRESH_YEARS: i16 = 3;

impl Compose<'_> {
    /// "25 września 2024 r.", "września 2024 r." or "2024 r.".
    pub(super) fn date(&self, date: PartialDate) -> String {
        let (year, day) = (date.year.to_string(), date.day.map(|day| day.to_string()));
        let month = date
            .month
            .and_then(|month| usize::try_from(month).ok())
            .map(|month| self.say("month", &[("month", Value::Count(month))]));
        let month = month.as_deref().unwrap_or_default();
        match (&day, month) {
            (_, "") => self.say("date-year", &[("year", Value::Text(&year))]),
            (None, _) => self.say(
                "date-month",
                &[("year", Value::Text(&year)), ("month", Value::Text(month))],
            ),
            (Some(day), _) => self.say(
                "date-day",
                &[
                    ("year", Value::Text(&year)),
                    ("month", Value::Text(month)),
                    ("day", Value::Text(day)),
                ],
            ),
        }
    }

    /// "od 2001 r.", with the closest date known.
    pub(super) fn since(&self, since: &DateFact) -> Option<String> {
        let date = since.date.or(since.year.map(|year| PartialDate {
            year,
            month: None,
            day: None,
        }))?;
        Some(self.say("since", &[("date", Value::Text(&self.date(date)))]))
    }

    /// A fact in words, with its age in a sentence of its own.
    pub(super) fn aged(&self, fact: &TextFact) -> String {
        let age = self.age_sentence(fact.as_of);
        format!("{} {age}", fact.get(self.language))
            .trim_end()
            .to_owned()
    }

    /// How old a fact is, as a sentence, when it is not fresh; empty otherwise.
    pub(super) fn age_sentence(&self, as_of: Option<AsOf>) -> String {
        match as_of {
            Some(as_of) if !self.is_fresh(as_of) => {
                let age = capitalised(&self.as_of(as_of));
                format!("{}.", age.trim_end_matches('.'))
            }
            _ => String::new(),
        }
    }

    /// How old a fact is, in brackets after a blank, when it is not fresh; empty otherwise.
    pub(super) fn age(&self, as_of: Option<AsOf>) -> String {
        match as_of {
            Some(as_of) if !self.is_fresh(as_of) => format!(" ({})", self.as_of(as_of)),
            _ => String::new(),
        }
    }

    fn is_fresh(&self, as_of: AsOf) -> bool {
        let year = as_of.year();
        year.is_some_and(|year| self.year - year <= FRESH_YEARS)
    }

    fn as_of(&self, as_of: AsOf) -> String {
        let AsOf::Dated {
            nearness,
            first,
            last,
        } = as_of
        else {
            return self.say("as-of-undated", &[]);
        };
        if let Some(first) = first {
            let key = if nearness == Nearness::About {
                "as-of-span-about"
            } else {
                "as-of-span"
            };
            return self.say(
                key,
                &[
                    ("first", Value::Text(&first.to_string())),
                    ("last", Value::Text(&last.year.to_string())),
                ],
            );
        }
        let key = match nearness {
            Nearness::Exact => "as-of-exact",
            Nearness::About => "as-of-about",
            Nearness::Since => "as-of-since",
            Nearness::Before => "as-of-before",
        };
        self.say_dated(key, last)
    }

    /// A sentence with a date; `month` tells it with which month the date begins, 0 when with a day or a year.
    pub(super) fn say_dated(&self, key: &str, date: PartialDate) -> String {
        let bare_month = date.month.filter(|_| date.day.is_none()).unwrap_or(0);
        let month = Value::Count(usize::try_from(bare_month).unwrap_or(0));
        let date = self.date(date);
        let said = self.say(key, &[("date", Value::Text(&date)), ("month", month)]);
        without_double_stop(&said)
    }

    /// The date of a source, in brackets after its publisher.
    pub(super) fn source_date(&self, date: AsOf) -> String {
        let AsOf::Dated {
            nearness,
            first,
            last,
        } = date
        else {
            return self.say("source-undated", &[]);
        };
        let year = last.year.to_string();
        let year = first.map_or(year.clone(), |first| format!("{first}–{year}"));
        match nearness {
            Nearness::Exact => year,
            Nearness::About => self.say("source-date-about", &[("date", Value::Text(&year))]),
            Nearness::Since => self.say("source-date-since", &[("date", Value::Text(&year))]),
            Nearness::Before => self.say("source-date-before", &[("date", Value::Text(&year))]),
        }
    }
}

/// An abbreviation that ends a sentence ends it with its own stop.
pub(super) fn without_double_stop(sentence: &str) -> String {
    sentence.replace("..", ".")
}
