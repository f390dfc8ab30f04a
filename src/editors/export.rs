//! `hejnal export`: the whole knowledge in, open data in JSON or CSV out.

use std::io::{self, Write};

use serde::Serialize;

use crate::knowledge::Knowledge;
use crate::knowledge::city::{City, Institution, Topic};
use crate::knowledge::organisation::{Organisation, Source};
use crate::knowledge::statements::statements;

/// The shape of both exports; grows with every change that could break a reader.
const VERSION: u32 = 1;
const LICENCE: &str = "CC-BY-4.0";

#[derive(Serialize)]
struct Export<'a> {
    version: u32,
    licence: &'a str,
    city: &'a City,
    topics: &'a [Topic],
    institutions: &'a [Institution],
    organisations: &'a [Organisation],
}

#[derive(Serialize)]
struct Row<'a> {
    version: u32,
    subject: &'a str,
    statement: &'a str,
    key: Option<&'a str>,
    item: Option<usize>,
    language: Option<&'a str>,
    text: &'a str,
    as_of: Option<&'a str>,
    sources: String,
    weak_sources: String,
}

/// Writes one JSON object.
///
/// # Errors
/// When the output cannot be written.
pub fn export_json(knowledge: &Knowledge, mut output: impl Write) -> io::Result<()> {
    let export = Export {
        version: VERSION,
        licence: LICENCE,
        city: &knowledge.city,
        topics: &knowledge.topics,
        institutions: &knowledge.institutions,
        organisations: knowledge.organisations(),
    };
    serde_json::to_writer_pretty(&mut output, &export)?;
    writeln!(output)
}

/// Writes a table with a row for each statement, in UTF-8 with commas.
///
/// # Errors
/// When the output cannot be written.
pub fn export_csv(knowledge: &Knowledge, output: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(output);
    write_rows("city", &knowledge.city, &knowledge.city.source, &mut table)?;
    for topic in &knowledge.topics {
        write_rows(&format!("topic/{}", topic.id), topic, &[], &mut table)?;
    }
    for institution in &knowledge.institutions {
        let subject = format!("institution/{}", institution.id);
        write_rows(&subject, institution, &[], &mut table)?;
    }
    for organisation in knowledge.organisations() {
        let subject = format!("organisation/{}", organisation.slug);
        write_rows(&subject, organisation, &organisation.source, &mut table)?;
    }
    table.flush()
}

fn write_rows(
    subject: &str,
    part: &impl Serialize,
    sources: &[Source],
    table: &mut csv::Writer<impl Write>,
) -> io::Result<()> {
    for statement in statements(part)? {
        let urls = |weak: bool| {
            let cited = sources
                .iter()
                .filter(|source| source.weak == weak && statement.sources.contains(&source.id));
            let urls: Vec<&str> = cited.map(|source| source.url.as_str()).collect();
            urls.join(" ")
        };
        table.serialize(Row {
            version: VERSION,
            subject,
            statement: &statement.path,
            key: statement.key.as_deref(),
            item: statement.item,
            language: statement.language.map(|language| language.code()),
            text: &statement.text,
            as_of: statement.as_of.as_deref(),
            sources: urls(false),
            weak_sources: urls(true),
        })?;
    }
    Ok(())
}
