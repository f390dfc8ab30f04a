//! `hejnal facts`: a slug in, all that is known of the organisation with its sources out, for proofreading.

use std::io::{self, Write};

use thiserror::Error;

use crate::knowledge::Knowledge;
use crate::knowledge::fault::Fault;
use crate::knowledge::organisation::{Organisation, Source};
use crate::knowledge::read::{Folder, ReadError};
use crate::knowledge::statements::{Statement, statements};
use crate::language::Language;

/// Nothing is known under a slug.
#[derive(Debug, Error)]
#[error("there is no organisation “{slug}”; the nearest is “{nearest}”")]
pub struct UnknownSlug {
    slug: String,
    nearest: String,
}

/// Writes one organisation: each table of its file with what it says in each language, its age and its sources.
/// A file can be proofread while others are broken.
///
/// # Errors
/// When there is no such organisation, or its file cannot be read, or the output cannot be written.
pub fn facts(
    files: &Folder,
    slug: &str,
    mut output: impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let (knowledge, mut faults) = files.check();
    faults.retain(Fault::is_error);
    let found = knowledge
        .as_ref()
        .and_then(|known| known.organisation(slug));
    let Some(organisation) = found else {
        return Err(match knowledge {
            Some(knowledge) if faults.is_empty() => unknown(&knowledge, slug).into(),
            _ => ReadError::Faulty(faults).into(),
        });
    };
    writeln!(output, "{}", organisation.names.get(Language::Pl).full)?;
    let statements = statements(organisation)?;
    for of_table in statements.chunk_by(|one, other| one.path == other.path) {
        write_table(organisation, of_table, &mut output)?;
    }
    writeln!(output, "\nsource")?;
    for source in &organisation.source {
        writeln!(output, "  {}", told(source))?;
    }
    Ok(())
}

fn write_table(
    organisation: &Organisation,
    statements: &[Statement],
    output: &mut impl Write,
) -> io::Result<()> {
    let Some(first) = statements.first() else {
        return Ok(());
    };
    if !first.path.is_empty() {
        writeln!(output, "\n{}", first.path)?;
    }
    for statement in statements {
        writeln!(output, "  {:<12}  {}", label(statement), statement.text)?;
    }
    let age = first
        .as_of
        .as_ref()
        .filter(|_| first.key.as_deref() != Some("as_of"));
    if let Some(as_of) = age {
        writeln!(output, "  {:<12}  {as_of}", "as of")?;
    }
    for id in &first.sources {
        if let Some(source) = organisation.source(id) {
            writeln!(output, "  {}", told(source))?;
        }
    }
    Ok(())
}

fn label(statement: &Statement) -> String {
    let language = statement.language.map(|language| language.code());
    let name = language.or(statement.key.as_deref()).unwrap_or_default();
    match statement.item {
        Some(item) => format!("{name} {item}"),
        None => name.to_owned(),
    }
}

fn told(source: &Source) -> String {
    let weak = if source.weak {
        " (weak: never shown)"
    } else {
        ""
    };
    format!(
        "{:<12}  {}, {}, {}{weak}",
        format!("[{}]", source.id),
        source.publisher,
        source.date,
        source.url
    )
}

fn unknown(knowledge: &Knowledge, slug: &str) -> UnknownSlug {
    let slugs = knowledge.organisations().iter().map(|known| &known.slug);
    let nearest = slugs.min_by_key(|known| strsim::osa_distance(known, slug));
    UnknownSlug {
        slug: slug.to_owned(),
        nearest: nearest.cloned().unwrap_or_default(),
    }
}
