//! The files for operators: each variable that they set in, whether the program reads it out.

use std::collections::BTreeSet;
use std::fs;

use clap::{Command, CommandFactory};
use hejnal::settings::Settings;

use crate::program::root;

fn variables(command: &Command, into: &mut BTreeSet<String>) {
    let names = command.get_arguments().filter_map(|arg| arg.get_env());
    into.extend(names.map(|name| name.to_string_lossy().into_owned()));
    for one in command.get_subcommands() {
        variables(one, into);
    }
}

/// Names in capitals before `=` or `:`, as all three kinds of file set variables.
fn set_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || letter == '"');
    let names = words.filter_map(|word| word.split_once(['=', ':']));
    let is_name = |name: &str| {
        name.contains('_')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    names
        .flat_map(|(name, rest)| [Some(name), rest.split_once('=').map(|(name, _)| name)])
        .flatten()
        .filter(|name| is_name(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_is_set_for_the_program_is_what_it_reads() {
    let mut read = BTreeSet::new();
    variables(&Settings::command(), &mut read);
    for file in ["hejnal.service", "Dockerfile", "compose.yaml"] {
        let text = fs::read_to_string(root().join("deploy").join(file)).unwrap();
        let set = set_in(&text);
        assert!(set.len() >= 2, "{file}: {set:?}");
        let unknown: Vec<_> = set.difference(&read).collect();
        assert!(unknown.is_empty(), "{file}: {unknown:?}");
    }
}

/// The names of metrics in a text.
fn metrics_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
    words
        .filter(|word| word.starts_with("hejnal_"))
        .map(|word| word.trim_end_matches("_bucket").to_owned())
        .collect()
}

#[test]
fn the_dashboard_shows_every_metric_that_there_is_and_no_other() {
    let read = |file: &str| fs::read_to_string(root().join(file)).unwrap();
    let dashboard = read("deploy/grafana.json");
    let parsed: serde_json::Value = serde_json::from_str(&dashboard).unwrap();
    assert!(parsed["panels"].as_array().unwrap().len() > 10);
    assert_eq!(
        metrics_in(&dashboard),
        metrics_in(&read("src/telemetry.rs"))
    );
}
