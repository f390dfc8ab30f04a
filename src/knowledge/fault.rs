//! What is wrong in a knowledge file: a fault with its place in, a diagnostic for the editor out.

use std::path::{Path, PathBuf};

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;
use toml_span::{ErrorKind, Span};

/// One fault: which file, where in it, what is wrong, what to write instead.
#[derive(Debug, Clone, Error, Diagnostic)]
#[error("{message}")]
#[diagnostic(severity(Error))]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    #[help]
    pub help: Option<String>,
    /// The file, relative to the knowledge folder.
    pub file: PathBuf,
    /// The text of the file; empty when it could not be read.
    #[source_code]
    content: NamedSource<String>,
    /// The place of the fault.
    #[label("{label}")]
    span: Option<SourceSpan>,
    label: String,
}

impl Fault {
    /// A fault at a place of a file.
    pub fn at(
        file: &Path,
        text: &str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let end = span.end.clamp(span.start, text.len());
        let length = text.get(span.start..end).map_or(0, first_line_length);
        Self {
            message: message.into(),
            help: Some(help.into()).filter(|help| !help.is_empty()),
            file: file.to_owned(),
            content: NamedSource::new(file.display().to_string(), text.to_owned()),
            span: Some((span.start, length).into()),
            label: "here".to_owned(),
        }
    }

    /// A fault of a whole file.
    pub fn of_file(file: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: format!("{}: {}", file.display(), message.into()),
            help: Some(help.into()).filter(|help| !help.is_empty()),
            file: file.to_owned(),
            content: NamedSource::new(file.display().to_string(), String::new()),
            span: None,
            label: String::new(),
        }
    }

    /// Line and column of the fault, both from 1, the column in characters; `None` for a fault of the whole file.
    pub fn place(&self) -> Option<(usize, usize)> {
        let before = self.content.inner().get(..self.span?.offset())?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        Some((line, before.get(line_start..)?.chars().count() + 1))
    }

    /// One line for a log: file, line, column, what is wrong.
    pub fn summary(&self) -> String {
        match self.place() {
            Some((line, column)) => {
                format!("{}:{line}:{column}: {}", self.file.display(), self.message)
            }
            None => self.message.clone(),
        }
    }
}

/// The faults that one error of the TOML reader means; a table with three unknown keys has three.
pub(super) fn faults_of(file: &Path, text: &str, error: &toml_span::Error) -> Vec<Fault> {
    let fault =
        |span: Span, message: String, help: String| Fault::at(file, text, span, message, help);
    match &error.kind {
        ErrorKind::UnexpectedKeys { keys, expected } => keys
            .iter()
            .map(|(key, span)| {
                fault(
                    *span,
                    format!("unknown key “{key}”"),
                    suggestion(key, expected),
                )
            })
            .collect(),
        ErrorKind::MissingField(field) => {
            vec![fault(
                error.span,
                format!("“{field}” is missing in this table"),
                format!("add a line `{field} = …`"),
            )]
        }
        ErrorKind::UnexpectedValue { expected, value } => {
            let value = value.as_deref().unwrap_or_default();
            vec![fault(
                error.span,
                format!("“{value}” is not one of the values allowed here"),
                format!("write one of: {}", expected.join(", ")),
            )]
        }
        ErrorKind::Custom(message) => {
            let (message, help) = message.split_once('\n').unwrap_or((message, ""));
            vec![fault(error.span, message.to_owned(), help.to_owned())]
        }
        ErrorKind::Wanted { expected, found } => {
            vec![fault(
                error.span,
                format!("{expected} is wanted here, not {found}"),
                "texts and dates stand in quotes, lists in square brackets".to_owned(),
            )]
        }
        _ => vec![fault(
            error.span,
            error.to_string(),
            "see https://toml.io for how a TOML file is written".to_owned(),
        )],
    }
}

fn suggestion(key: &str, expected: &[String]) -> String {
    let nearest = expected
        .iter()
        .map(|candidate| (strsim::osa_distance(key, candidate), candidate))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    match nearest {
        Some((_, candidate)) => format!("did you mean “{candidate}”?"),
        None => format!("allowed here: {}", expected.join(", ")),
    }
}

fn first_line_length(text: &str) -> usize {
    text.lines().next().map_or(0, str::len)
}
