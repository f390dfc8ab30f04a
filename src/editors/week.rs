//! `hejnal report`: counts of some days and the knowledge in, what the editors should know of these days out.

mod page;
mod text;

pub use page::{PageError, write_page};
pub use text::write_text;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::feedback::{Count, Counter};
use crate::knowledge::Knowledge;
use crate::knowledge::date::AsOf;
use crate::knowledge::organisation::Organisation;
use crate::knowledge::statements::statements;
use crate::language::Language;

/// Rows of a table that is cut.
const MOST_ROWS: usize = 10;

/// A fact that is older than so many years says so in answers, and is worth looking up again.
const FRESH_YEARS: i16 = 3;

/// Some days, as the editors see them.
#[derive(Debug, PartialEq, Eq)]
pub struct Week {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Answers in these days.
    pub answers: u64,
    /// Answers in as many days before.
    pub before: u64,
    /// Answers on each day.
    pub days: Vec<Row>,
    /// Answers by kind, most first.
    pub kinds: Vec<Row>,
    /// Answers by language, most first.
    pub languages: Vec<Row>,
    /// Lists by topic, most first.
    pub topics: Vec<Row>,
    /// Questions that found nothing.
    pub nothing: u64,
    /// What was kept of their words, most asked first.
    pub unanswered: Vec<Row>,
    /// Thumbs up.
    pub up: u64,
    /// Thumbs down.
    pub down: u64,
    /// On what there were thumbs down, most first.
    pub unhelpful: Vec<Row>,
    /// Reported mistakes by organisation, most first.
    pub mistakes: Vec<Row>,
    /// Organisations with ageing facts, the oldest first.
    pub ageing: Vec<Ageing>,
}

/// How many times there was something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What.
    pub label: String,
    /// How many times.
    pub times: u64,
}

/// An organisation of which some facts are old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ageing {
    /// Its name.
    pub name: String,
    /// How many of its facts are old.
    pub facts: usize,
    /// The year of the oldest.
    pub oldest: i16,
}

impl Week {
    /// The days up to the given one; the counts may be of more days than these.
    ///
    /// # Errors
    /// When the knowledge cannot be told as single statements.
    pub fn new(
        counts: &[Count],
        knowledge: &Knowledge,
        to: Date,
        days: u16,
    ) -> Result<Self, serde_json::Error> {
        let from = Self::first_day(to, days);
        let before = Self::first_day(from, days + 1);
        let within = |count: &&Count| (from..=to).contains(&count.day);
        let of = |counter| {
            let counts = counts.iter().filter(within);
            counts.filter(move |count| count.counter == counter)
        };
        let total = |counter| of(counter).map(|count| count.times).sum();
        let earlier = counts
            .iter()
            .filter(|count| count.counter == Counter::Answers)
            .filter(|count| (before..from).contains(&count.day));
        let part = |number: usize| {
            move |count: &Count| {
                count
                    .subject
                    .split(':')
                    .nth(number)
                    .unwrap_or("")
                    .to_owned()
            }
        };
        let names = Names(knowledge);
        Ok(Self {
            from,
            to,
            answers: total(Counter::Answers),
            before: earlier.map(|count| count.times).sum(),
            days: by_day(of(Counter::Answers), from, to),
            kinds: most(of(Counter::Answers), |count| {
                kind(&part(0)(count)).to_owned()
            }),
            languages: most(of(Counter::Answers), |count| language(&part(1)(count))),
            topics: most(of(Counter::Answers), |count| names.of(&part(2)(count))),
            nothing: total(Counter::Nothing),
            unanswered: most(of(Counter::Nothing), |count| words(&count.subject)),
            up: total(Counter::Up),
            down: total(Counter::Down),
            unhelpful: most(of(Counter::Down), |count| {
                let about = names.of(&part(1)(count));
                let kind = kind(&part(0)(count)).to_owned();
                if about.is_empty() {
                    kind
                } else {
                    format!("{about}: {kind}")
                }
            }),
            mistakes: most(of(Counter::Mistakes), |count| names.of(&count.subject)),
            ageing: ageing(knowledge, to.year())?,
        })
    }

    /// The first day of which counts are needed.
    pub fn since(to: Date, days: u16) -> Date {
        Self::first_day(to, days.saturating_mul(2))
    }

    fn first_day(to: Date, days: u16) -> Date {
        to.saturating_sub((i64::from(days) - 1).days())
    }
}

/// The names of what is counted by id.
struct Names<'a>(&'a Knowledge);

impl Names<'_> {
    /// The name of an organisation, a topic or a kind of institution; the id itself when the knowledge has dropped it.
    fn of(&self, id: &str) -> String {
        let Self(knowledge) = self;
        let organisation = knowledge.organisation(id).map(name);
        let topic = || knowledge.topic(id).map(|topic| &topic.label);
        let institution = || knowledge.institution(id).map(|one| &one.label);
        let label = || {
            topic()
                .or_else(institution)
                .map(|label| label.get(Language::En).to_owned())
        };
        organisation.or_else(label).unwrap_or_else(|| id.to_owned())
    }
}

fn name(organisation: &Organisation) -> String {
    organisation.names.get(Language::En).full.clone()
}

/// Sums by label, most first; without those that have none.
fn most<'a>(counts: impl Iterator<Item = &'a Count>, label: impl Fn(&Count) -> String) -> Vec<Row> {
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for count in counts {
        *sums.entry(label(count)).or_default() += count.times;
    }
    sums.remove("");
    let rows = sums.into_iter().map(|(label, times)| Row { label, times });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.times));
    rows.truncate(MOST_ROWS);
    rows
}

fn by_day<'a>(counts: impl Iterator<Item = &'a Count> + Clone, from: Date, to: Date) -> Vec<Row> {
    let days = from.series(1.day()).take_while(|day| *day <= to);
    days.map(|day| Row {
        label: day.to_string(),
        times: counts
            .clone()
            .filter(|count| count.day == day)
            .map(|count| count.times)
            .sum(),
    })
    .collect()
}

fn ageing(knowledge: &Knowledge, year: i16) -> Result<Vec<Ageing>, serde_json::Error> {
    let mut all = Vec::new();
    for organisation in knowledge.organisations() {
        let mut statements = statements(organisation)?;
        // The languages and items of one fact share its table.
        statements.dedup_by(|one, other| one.path == other.path);
        let years = statements
            .iter()
            .filter_map(|statement| AsOf::parse(statement.as_of.as_deref()?)?.year());
        let old: Vec<i16> = years.filter(|of| year - of > FRESH_YEARS).collect();
        if let Some(oldest) = old.iter().min() {
            all.push(Ageing {
                name: name(organisation),
                facts: old.len(),
                oldest: *oldest,
            });
        }
    }
    all.sort_by(|one, other| {
        (one.oldest, other.facts, &one.name).cmp(&(other.oldest, one.facts, &other.name))
    });
    all.truncate(MOST_ROWS);
    Ok(all)
}

/// What a kind of answer is called.
fn kind(word: &str) -> &str {
    match word {
        "organisations" => "lists of organisations",
        "organisation" => "one organisation",
        "detail" => "a fact of one organisation",
        "membership" => "whether the city belongs",
        "join" => "how to join",
        "benefits" => "why belong",
        "process" => "how the city joins",
        "greeting" => "greetings",
        "thanks" => "thanks",
        "help" => "what the bot can do",
        "unknown" => "nothing found",
        other => other,
    }
}

fn language(code: &str) -> String {
    match Language::from_code(code) {
        Some(Language::Pl) => "Polish".to_owned(),
        Some(Language::En) => "English".to_owned(),
        Some(Language::Uk) => "Ukrainian".to_owned(),
        None => code.to_owned(),
    }
}

fn words(kept: &str) -> String {
    if kept.is_empty() {
        "(no words kept)".to_owned()
    } else {
        kept.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn count(day: i8, counter: Counter, subject: &str, times: u64) -> Count {
        Count {
            day: date(2026, 11, day),
            counter,
            subject: subject.to_owned(),
            times,
        }
    }

    fn knowledge() -> Knowledge {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smallest");
        let files = crate::knowledge::read::Folder::read(
            &crate::knowledge::source::Source::Folder(folder.into()),
        )
        .unwrap();
        files.knowledge().unwrap()
    }

    fn rows(rows: &[Row]) -> Vec<(&str, u64)> {
        rows.iter()
            .map(|row| (row.label.as_str(), row.times))
            .collect()
    }

    #[test]
    fn a_week_is_compared_with_the_one_before_and_nothing_else_counts() {
        let counts = [
            count(6, Counter::Answers, "help:pl:", 100),
            count(7, Counter::Answers, "help:pl:", 3),
            count(13, Counter::Answers, "help:pl:", 4),
            count(14, Counter::Answers, "help:pl:", 5),
            count(20, Counter::Answers, "membership:en:", 6),
        ];
        let week = Week::new(&counts, &knowledge(), date(2026, 11, 20), 7).unwrap();
        assert_eq!((week.answers, week.before), (11, 7));
        assert_eq!(week.from, date(2026, 11, 14));
        assert_eq!(week.days.len(), 7);
        assert_eq!(
            rows(&week.languages),
            [("English", 6), ("Polish", 5)],
            "most first"
        );
        assert_eq!(Week::since(date(2026, 11, 20), 7), date(2026, 11, 7));
    }

    #[test]
    fn what_is_counted_by_id_is_told_by_name() {
        let counts = [
            count(20, Counter::Answers, "organisations:uk:heritage", 2),
            count(20, Counter::Down, "organisation:ports", 1),
            count(20, Counter::Down, "help:", 2),
            count(20, Counter::Mistakes, "gone", 1),
            count(20, Counter::Nothing, "", 4),
        ];
        let week = Week::new(&counts, &knowledge(), date(2026, 11, 20), 7).unwrap();
        let known = knowledge();
        let topic = known.topic("heritage").unwrap().label.get(Language::En);
        assert_eq!(rows(&week.topics), [(topic, 2)]);
        assert_eq!(
            rows(&week.unhelpful),
            [
                ("what the bot can do", 2),
                ("Old Ports Union: one organisation", 1)
            ]
        );
        assert_eq!(rows(&week.mistakes), [("gone", 1)]);
        assert_eq!(rows(&week.unanswered), [("(no words kept)", 4)]);
    }

    #[test]
    fn facts_older_than_three_years_are_ageing() {
        let in_year = |year| {
            Week::new(&[], &knowledge(), date(year, 6, 1), 7)
                .unwrap()
                .ageing
        };
        assert_eq!(in_year(2028), []);
        let [ports] = in_year(2029).try_into().unwrap();
        assert_eq!((ports.facts, ports.oldest), (2, 2025));
    }
}
