//! Dates as sources give them: a written date in, a year, month and day as far as they are known out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A date of which the month and the day may be missing: `2024`, `2024-09`, `2024-09-25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year, 1000 to 2999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

/// How a written date stands to the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// The date is given.
    Exact,
    /// `about`: inferred, or approximate.
    About,
    /// `since`: not earlier than.
    Since,
    /// `before`: not later than.
    Before,
}

/// How old a fact or a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The source bears no date.
    Undated,
    /// A date, or the span of years from `first` to `last`.
    Dated {
        /// How the date stands to the true one.
        nearness: Nearness,
        /// The first year of a span.
        first: Option<i16>,
        /// The date, or the last year of a span.
        last: PartialDate,
    },
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for days that no calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: i16 = number(parts.next()?, 4)?;
        let month = parts
            .next()
            .map(|part| number(part, 2))
            .map_or(Some(None), |month| month.map(Some))?;
        let day = parts
            .next()
            .map(|part| number(part, 2))
            .map_or(Some(None), |day| day.map(Some))?;
        if parts.next().is_some() || !(1000..3000).contains(&year) {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }
}

impl AsOf {
    /// Reads `undated`, `2024-09`, `about 2023`, `since 2021`, `before 2020` or `2019-2022`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "undated" {
            return Some(Self::Undated);
        }
        let (nearness, rest) = split_nearness(text);
        if let Some(last) = PartialDate::parse(rest) {
            return Some(Self::Dated {
                nearness,
                first: None,
                last,
            });
        }
        let (first, last) = rest.split_once('-')?;
        let (first, last) = (number(first, 4)?, number(last, 4)?);
        let ordered = first < last && (1000..3000).contains(&first) && (1000..3000).contains(&last);
        ordered.then_some(Self::Dated {
            nearness,
            first: Some(first),
            last: PartialDate {
                year: last,
                month: None,
                day: None,
            },
        })
    }

    /// The newest year that the date can mean; `None` when undated.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Undated => None,
            Self::Dated { last, .. } => Some(last.year),
        }
    }
}

fn split_nearness(text: &str) -> (Nearness, &str) {
    for (word, nearness) in [
        ("about ", Nearness::About),
        ("since ", Nearness::Since),
        ("before ", Nearness::Before),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (nearness, rest);
        }
    }
    (Nearness::Exact, text)
}

fn number<T: std::str::FromStr>(digits: &str, length: usize) -> Option<T> {
    let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Dated {
            nearness,
            first,
            last,
        } = self
        else {
            return f.write_str("undated");
        };
        f.write_str(match nearness {
            Nearness::Exact => "",
            Nearness::About => "about ",
            Nearness::Since => "since ",
            Nearness::Before => "before ",
        })?;
        if let Some(first) = first {
            write!(f, "{first:04}-")?;
        }
        last.fmt(f)
    }
}

macro_rules! read_as_text {
    ($name:ident, $form:literal) => {
        impl<'de> toml_span::Deserialize<'de> for $name {
            fn deserialize(
                value: &mut toml_span::Value<'de>,
            ) -> Result<Self, toml_span::DeserError> {
                let text = value.take_string(Some("a date in quotes"))?;
                Self::parse(&text)
                    .ok_or_else(|| {
                        let message = format!("“{text}” is not a date\n{}", $form);
                        (toml_span::ErrorKind::Custom(message.into()), value.span)
                    })
                    .map_err(|error| toml_span::Error::from(error).into())
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
            }
        }
    };
}

read_as_text!(PartialDate, "write \"2024\", \"2024-09\" or \"2024-09-25\"");
read_as_text!(
    AsOf,
    "write \"undated\", \"2024\", \"2024-09\", \"2019-2022\", or one of them after “about ”, “since ” or “before ”"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_date_comes_back_as_it_was_written() {
        for text in [
            "undated",
            "2024",
            "2024-09",
            "2024-09-25",
            "about 2023",
            "since 2024-09",
            "before 2020",
            "2019-2022",
            "about 2009-2010",
        ] {
            assert_eq!(
                AsOf::parse(text).map(|date| date.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "",
            "24",
            "2024-13",
            "2023-02-29",
            "2022-2019",
            "2024-9",
            "around 2020",
            "2024-09-25-01",
            "+202",
        ] {
            assert_eq!(AsOf::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_age_of_a_span_is_that_of_its_last_year() {
        assert_eq!(AsOf::parse("2019-2022").and_then(AsOf::year), Some(2022));
        assert_eq!(AsOf::parse("undated").and_then(AsOf::year), None);
    }
}
