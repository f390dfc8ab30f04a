//! Slugs: the paths of organisation files in, the slug of each and faults in their form out.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::rule::Rule;

/// Longer slugs would not fit a button's payload beside the rest of it.
const LONGEST_SLUG: usize = 40;

/// The slugs met so far, to tell those that differ in case only.
#[derive(Default)]
pub(super) struct Slugs {
    met: HashMap<String, PathBuf>,
}

impl Slugs {
    /// The slug of a file: its name without the ending.
    pub(super) fn of(&mut self, path: &Path, faults: &mut Vec<Fault>) -> String {
        let slug = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mut report = |message: String, help: &str| {
            faults.push(Fault::of_file(Rule::Slug, path, message, help));
        };
        if slug.len() > LONGEST_SLUG {
            report(
                format!(
                    "the name has {} letters; at most {LONGEST_SLUG} are allowed",
                    slug.len()
                ),
                "shorten it: the acronym will do",
            );
        }
        if !is_kebab(&slug) {
            report(
                "the name is not made of lower-case words a to z and 0 to 9 with single hyphens"
                    .to_owned(),
                "name the file like eaza.toml or child-friendly-cities.toml",
            );
        }
        if let Some(other) = self.met.insert(slug.to_lowercase(), path.to_owned()) {
            report(
                format!("the name differs from {} in case only", other.display()),
                "two organisations need two names; one organisation needs one file",
            );
        }
        slug
    }
}

fn is_kebab(slug: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    slug.split('-').all(is_word)
}
