//! Single statements: a part of the knowledge in, each thing it says with its language, age and sources out.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::language::Language;

/// One thing that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Where it stands: the keys of the file with dots between, as `city.since`.
    pub path: String,
    /// The key of its own, where it is not a language: `year`, `number`, `names`.
    pub key: Option<String>,
    /// Which item of a list it is, from 1.
    pub item: Option<usize>,
    /// Its language, where it is in one.
    pub language: Option<Language>,
    /// What is said.
    pub text: String,
    /// How old it is, where that is said.
    pub as_of: Option<String>,
    /// Ids of the sources that back it.
    pub sources: Vec<String>,
}

/// The statements of a part of the knowledge, in the order of its file; the sources themselves are none.
pub fn statements(part: &impl Serialize) -> Result<Vec<Statement>, serde_json::Error> {
    let mut found = Vec::new();
    if let Value::Object(table) = serde_json::to_value(part)? {
        of_table("", &table, &mut found);
    }
    Ok(found)
}

fn of_table(path: &str, table: &Map<String, Value>, found: &mut Vec<Statement>) {
    let about = About {
        path,
        as_of: table
            .get("as_of")
            .and_then(Value::as_str)
            .map(str::to_owned),
        sources: strings(table.get("sources")),
    };
    for (key, value) in table {
        match value {
            _ if key == "sources" || key == "as_of" => {}
            Value::Object(inner) => of_table(&joined(path, key), inner, found),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                of_tables(&joined(path, key), items, found);
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    found.extend(about.statement(key, Some(index + 1), item));
                }
            }
            single => found.extend(about.statement(key, None, single)),
        }
    }
    // A table that says only when and where something was seen.
    if let (true, Some(as_of)) = (says_nothing_else(table), table.get("as_of")) {
        found.extend(about.statement("as_of", None, as_of));
    }
}

fn says_nothing_else(table: &Map<String, Value>) -> bool {
    table.keys().all(|key| key == "as_of" || key == "sources")
}

fn of_tables(path: &str, tables: &[Value], found: &mut Vec<Statement>) {
    if path == "source" {
        return;
    }
    for (index, table) in tables.iter().enumerate() {
        if let Value::Object(table) = table {
            let name = table.get("id").and_then(Value::as_str);
            let name = name.map_or_else(|| (index + 1).to_string(), str::to_owned);
            of_table(&joined(path, &name), table, found);
        }
    }
}

/// What the statements of one table share.
struct About<'a> {
    path: &'a str,
    as_of: Option<String>,
    sources: Vec<String>,
}

impl About<'_> {
    fn statement(&self, key: &str, item: Option<usize>, value: &Value) -> Option<Statement> {
        let text = match value {
            Value::Null => return None,
            Value::String(text) if text.is_empty() => return None,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let language = Language::ALL
            .into_iter()
            .find(|language| language.code() == key);
        Some(Statement {
            path: self.path.to_owned(),
            key: language.is_none().then(|| key.to_owned()),
            item,
            language,
            text,
            as_of: self.as_of.clone(),
            sources: self.sources.clone(),
        })
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}
