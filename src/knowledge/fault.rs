//! What is wrong in a knowledge file: a fault with its place in, a diagnostic for the editor out.

use std::fmt;
use std::path::{Path, PathBuf};

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode, SourceSpan};
use serde::Serialize;
use thiserror::Error;
use toml_span::{ErrorKind, Span};

use super::rule::{Rule, Weight};

/// One fault: which file, where in it, what is wrong, what to write instead.
#[derive(Debug, Clone, Error)]
#[error("{message}")]
pub struct Fault {
    /// What it is against.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The file, relative to the knowledge folder.
    pub file: PathBuf,
    content: NamedSource<String>,
    span: Option<SourceSpan>,
}

/// A fault for the tools of editors.
#[derive(Debug, Serialize)]
pub struct FaultJson<'a> {
    severity: &'static str,
    rule: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

impl Diagnostic for Fault {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(self.rule.as_str()))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.rule.weight() {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        let help = self.help.as_deref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.span.map(|_| &self.content as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_with_span(Some("here".to_owned()), self.span?);
        Some(Box::new(std::iter::once(label)))
    }
}

impl Fault {
    /// A fault at a place of a file.
    pub(super) fn at(
        rule: Rule,
        file: &Path,
        text: &str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let end = span.end.clamp(span.start, text.len());
        let length = text.get(span.start..end).map_or(0, first_line_length);
        Self {
            rule,
            message: message.into(),
            help: Some(help.into()).filter(|help| !help.is_empty()),
            file: file.to_owned(),
            content: NamedSource::new(file.display().to_string(), text.to_owned()),
            span: Some((span.start, length).into()),
        }
    }

    /// A fault of a whole file.
    pub(super) fn of_file(
        rule: Rule,
        file: &Path,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            message: format!("{}: {}", file.display(), message.into()),
            help: Some(help.into()).filter(|help| !help.is_empty()),
            file: file.to_owned(),
            content: NamedSource::new(file.display().to_string(), String::new()),
            span: None,
        }
    }

    /// Whether the knowledge is refused for it.
    pub fn is_error(&self) -> bool {
        self.rule.weight() == Weight::Error
    }

    /// The fault for the tools of editors.
    pub fn json(&self) -> FaultJson<'_> {
        let place = self.place();
        FaultJson {
            severity: self.rule.weight().as_str(),
            rule: self.rule.as_str(),
            file: self.file.display().to_string(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: &self.message,
            help: self.help.as_deref(),
        }
    }

    /// Line and column of the fault, both from 1, the column in characters; `None` for a fault of the whole file.
    pub fn place(&self) -> Option<(usize, usize)> {
        let before = self.content.inner().get(..self.span?.offset())?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        Some((line, before.get(line_start..)?.chars().count() + 1))
    }

    /// One line for a log: file, line, column, what is wrong, what to do.
    pub fn summary(&self) -> String {
        let help = self.help.iter().map(|help| format!("; {help}"));
        let told = std::iter::once(self.message.clone())
            .chain(help)
            .collect::<String>();
        match self.place() {
            Some((line, column)) => format!("{}:{line}:{column}: {told}", self.file.display()),
            None => told,
        }
    }
}

/// The faults that one error of the TOML reader means; a table with three unknown keys has three.
pub(super) fn faults_of(file: &Path, text: &str, error: &toml_span::Error) -> Vec<Fault> {
    let fault = |span: Span, message: String, help: String| {
        Fault::at(Rule::Format, file, text, span, message, help)
    };
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
