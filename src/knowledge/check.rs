//! The rules of a knowledge folder that its format alone does not keep: the files read so far in, faults with their places out.

mod ids;
mod links;
mod names;
mod sources;
mod standing;
mod tables;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use toml_span::{Span, Value};

use super::city::{City, Institution, Topic};
use super::fault::Fault;
use super::organisation::Organisation;
use super::rule::Rule;

/// What could be read of the folder; rules that need a missing part are left out.
pub(super) struct Checked<'a> {
    pub(super) city: Option<&'a City>,
    pub(super) topics: Option<&'a [Topic]>,
    pub(super) institutions: Option<&'a [Institution]>,
    pub(super) organisations: &'a [Organisation],
    /// Whether every file of an organisation could be read.
    pub(super) is_whole: bool,
    pub(super) today: Date,
}

/// The faults found so far in one file, and what is needed to place them.
struct Findings<'t> {
    file: PathBuf,
    text: &'t str,
    /// The file as a tree of values with their places; `None` where it is no TOML.
    tree: Option<Value<'t>>,
    faults: Vec<Fault>,
}

/// All broken rules; `text_of` gives the text of a file, to find the place in it.
pub(super) fn faults<'t>(checked: &Checked<'_>, text_of: impl Fn(&Path) -> &'t str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut look = |file: PathBuf, rules: &dyn Fn(&mut Findings<'t>)| {
        let mut findings = Findings::new(text_of(&file), file);
        tables::check(checked.today, &mut findings);
        rules(&mut findings);
        faults.extend(findings.into_sorted());
    };
    if let Some(city) = checked.city {
        look("city.toml".into(), &|findings| {
            ids::repeated("entry", city.entry.iter().map(|entry| &entry.id), findings);
            sources::check(&city.source, findings);
        });
    }
    if let Some(topics) = checked.topics {
        look("topics.toml".into(), &|findings| {
            let ids: Vec<&String> = topics.iter().map(|topic| &topic.id).collect();
            ids::repeated("topic", ids.iter().copied(), findings);
            if checked.is_whole {
                ids::unused_topics(&ids, checked.organisations, findings);
            }
        });
    }
    if let Some(institutions) = checked.institutions {
        look("institutions.toml".into(), &|findings| {
            let ids: Vec<&String> = institutions.iter().map(|kind| &kind.id).collect();
            ids::repeated("institution", ids.iter().copied(), findings);
            ids::too_many_institutions(ids.len(), findings);
            if checked.is_whole {
                ids::unused_institutions(&ids, checked.organisations, findings);
            }
        });
    }
    let others = names::Others::new(checked.organisations);
    let known = ids::Known::of(checked);
    for organisation in checked.organisations {
        look(file_of(organisation), &|findings| {
            sources::check(&organisation.source, findings);
            ids::known(organisation, &known, findings);
            names::check(organisation, &others, findings);
            links::check(organisation, findings);
            standing::check(organisation, findings);
        });
    }
    faults
}

fn file_of(organisation: &Organisation) -> PathBuf {
    Path::new("organisations").join(format!("{}.toml", organisation.slug))
}

impl<'t> Findings<'t> {
    fn new(text: &'t str, file: PathBuf) -> Self {
        Self {
            file,
            text,
            tree: toml_span::parse(text).ok(),
            faults: Vec::new(),
        }
    }

    /// A fault at the place of a JSON pointer.
    fn add(&mut self, rule: Rule, pointer: &str, message: String, help: impl Into<String>) {
        let value = self.tree.as_ref().and_then(|tree| tree.pointer(pointer));
        let span = value.map_or(Span::new(0, 0), |value| value.span);
        self.add_at(rule, span, message, help);
    }

    fn add_at(&mut self, rule: Rule, span: Span, message: String, help: impl Into<String>) {
        self.faults
            .push(Fault::at(rule, &self.file, self.text, span, message, help));
    }

    fn into_sorted(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(Fault::place);
        self.faults
    }
}
