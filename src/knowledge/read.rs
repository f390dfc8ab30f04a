//! Reads the files of the knowledge: those of a folder, or texts in memory, in, the knowledge or all of their faults out.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use thiserror::Error;
use toml_span::DeserializeOwned;

use super::Knowledge;
use super::check::{self, Checked};
use super::city::{City, InstitutionsFile, TopicsFile};
use super::fault::{Fault, faults_of};
use super::organisation::Organisation;
use super::rule::Rule;
use super::slug::Slugs;
use super::source::{Source, built_in};
use crate::clock;

/// Larger files are refused unread: no organisation needs a tenth of it.
const LARGEST_FILE: u64 = 1024 * 1024;

/// The files beside those of the organisations.
const SINGLE_FILES: [&str; 3] = ["city.toml", "topics.toml", "institutions.toml"];

/// The folder of the organisations.
const ORGANISATIONS: &str = "organisations";

/// The raw files of a knowledge folder, in a fixed order.
#[derive(Debug)]
pub struct Folder {
    files: Vec<(PathBuf, Result<String, String>)>,
}

/// Why there is no knowledge to answer from.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The folder itself could not be read.
    #[error(
        "the knowledge folder {} could not be read (another is given with --knowledge or HEJNAL_KNOWLEDGE)",
        .folder.display()
    )]
    Unreadable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The files have faults.
    #[error("{} in the knowledge folder", counted(.0.len()))]
    Faulty(Vec<Fault>),
}

fn counted(faults: usize) -> String {
    if faults == 1 {
        "1 fault".to_owned()
    } else {
        format!("{faults} faults")
    }
}

impl Folder {
    /// Reads the files; one that cannot be read is kept with the reason, so that it is named beside the other faults.
    ///
    /// # Errors
    /// When the folder itself cannot be listed.
    pub fn read(source: &Source) -> Result<Self, ReadError> {
        let mut files = Vec::new();
        each_file(source, |path, content| files.push((path, content)))?;
        Ok(Self { files })
    }

    /// Takes files from memory, by their paths in the folder; those of other names are left out.
    pub fn in_memory(given: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Self {
        let mut files = Vec::new();
        each_given(given, |path, content| files.push((path, content)));
        Self { files }
    }

    /// A hash of the names and the content of all files, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (path, content) in &self.files {
            add(path, content, &mut hash);
        }
        hexadecimal(hash)
    }

    /// Reads and checks the files; warnings don't matter here.
    ///
    /// # Errors
    /// All faults that keep the knowledge from going live.
    pub fn knowledge(&self) -> Result<Knowledge, ReadError> {
        let (knowledge, mut faults) = self.check();
        faults.retain(Fault::is_error);
        match knowledge {
            Some(knowledge) if faults.is_empty() => Ok(knowledge),
            _ => Err(ReadError::Faulty(faults)),
        }
    }

    /// Reads and checks the files: the knowledge, unless a part of it is missing, and all faults and warnings,
    /// in the order of the files and of the lines.
    pub fn check(&self) -> (Option<Knowledge>, Vec<Fault>) {
        let mut faults = Vec::new();
        let city = self.parse::<City>("city.toml", &mut faults);
        let topics = self.parse::<TopicsFile>("topics.toml", &mut faults);
        let institutions = self.parse::<InstitutionsFile>("institutions.toml", &mut faults);
        let organisations = self.organisations(&mut faults);
        let checked = Checked {
            city: city.as_ref(),
            topics: topics.as_ref().map(|file| file.topic.as_slice()),
            institutions: institutions
                .as_ref()
                .map(|file| file.institution.as_slice()),
            organisations: &organisations,
            is_whole: organisations.len() == self.organisation_files().count(),
            today: clock::today(),
        };
        let readable = self.files.iter().filter_map(|(path, content)| {
            let text = content.as_deref().ok()?;
            Some((path.as_path(), text))
        });
        let texts: HashMap<&Path, &str> = readable.collect();
        let text_of = |file: &Path| texts.get(file).copied().unwrap_or_default();
        faults.extend(check::faults(&checked, text_of));
        faults.sort_by(|one, other| (&one.file, one.place()).cmp(&(&other.file, other.place())));
        let knowledge = match (city, topics, institutions) {
            (Some(city), Some(topics), Some(institutions)) => Some(Knowledge::new(
                city,
                topics.topic,
                institutions.institution,
                organisations,
            )),
            _ => None,
        };
        (knowledge, faults)
    }

    /// A fault in the file of an organisation, at the place of a JSON pointer.
    pub fn fault(
        &self,
        rule: Rule,
        slug: &str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        let file = Path::new(ORGANISATIONS).join(format!("{slug}.toml"));
        let text = self.text(&file);
        let tree = toml_span::parse(text).ok();
        let value = tree.as_ref().and_then(|tree| tree.pointer(pointer));
        let span = value.map_or(toml_span::Span::new(0, 0), |value| value.span);
        Fault::at(rule, &file, text, span, message, help)
    }

    fn organisations(&self, faults: &mut Vec<Fault>) -> Vec<Organisation> {
        let mut organisations = Vec::new();
        let mut slugs = Slugs::default();
        for (path, content) in self.organisation_files() {
            let slug = slugs.of(path, faults);
            if let Some(mut organisation) = parse_file::<Organisation>(path, content, faults) {
                if !organisation.slug.is_empty() && organisation.slug != slug {
                    faults.push(Fault::of_file(
                        Rule::Slug,
                        path,
                        format!(
                            "the slug “{}” is not the name of the file",
                            organisation.slug
                        ),
                        format!("write slug = \"{slug}\" or leave it out"),
                    ));
                }
                organisation.slug = slug;
                organisations.push(organisation);
            }
        }
        organisations
    }

    fn organisation_files(&self) -> impl Iterator<Item = &(PathBuf, Result<String, String>)> {
        let is_one = |(path, _): &&(PathBuf, _)| path.starts_with(ORGANISATIONS);
        self.files.iter().filter(is_one)
    }

    fn parse<T: DeserializeOwned>(&self, name: &str, faults: &mut Vec<Fault>) -> Option<T> {
        let (path, content) = self
            .files
            .iter()
            .find(|(path, _)| path == Path::new(name))?;
        parse_file(path, content, faults)
    }

    fn text(&self, file: &Path) -> &str {
        let found = self.files.iter().find(|(path, _)| path == file);
        found
            .and_then(|(_, content)| content.as_deref().ok())
            .unwrap_or_default()
    }
}

/// The fingerprint of the files as they lie there now, of which no more than one at a time is held.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn fingerprint(source: &Source) -> Result<String, ReadError> {
    let mut hash = Sha256::new();
    each_file(source, |path, content| add(&path, &content, &mut hash))?;
    Ok(hexadecimal(hash))
}

fn add(path: &Path, content: &Result<String, String>, hash: &mut Sha256) {
    let content = content.as_ref().unwrap_or_else(|reason| reason);
    for part in [path.to_string_lossy().as_ref(), content] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
}

fn hexadecimal(hash: Sha256) -> String {
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads file after file, in a fixed order.
fn each_file(
    source: &Source,
    mut visit: impl FnMut(PathBuf, Result<String, String>),
) -> Result<(), ReadError> {
    let folder = match source {
        Source::Folder(folder) => folder,
        Source::BuiltIn => {
            each_given(built_in(), visit);
            return Ok(());
        }
    };
    let unreadable = |source| ReadError::Unreadable {
        folder: folder.to_owned(),
        source,
    };
    fs::read_dir(folder).map_err(unreadable)?;
    for name in SINGLE_FILES {
        visit(PathBuf::from(name), read_file(&folder.join(name)));
    }
    for name in organisation_files(&folder.join(ORGANISATIONS)).map_err(unreadable)? {
        let path = Path::new(ORGANISATIONS).join(name);
        let content = read_file(&folder.join(&path));
        visit(path, content);
    }
    Ok(())
}

fn each_given(
    given: impl IntoIterator<Item = (PathBuf, Vec<u8>)>,
    mut visit: impl FnMut(PathBuf, Result<String, String>),
) {
    let mut given: BTreeMap<PathBuf, Vec<u8>> = given.into_iter().collect();
    for name in SINGLE_FILES.map(PathBuf::from) {
        let content = given.remove(&name);
        let content = content.ok_or_else(|| "the file is missing".to_owned());
        visit(name, content.and_then(text));
    }
    let organisations = given.into_iter().filter(|(path, _)| {
        path.parent() == Some(Path::new(ORGANISATIONS)) && is_organisation(path)
    });
    organisations.for_each(|(path, content)| visit(path, text(content)));
}

fn parse_file<T: DeserializeOwned>(
    path: &Path,
    content: &Result<String, String>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let text = match content {
        Ok(text) => text,
        Err(reason) => {
            faults.push(Fault::of_file(Rule::File, path, reason, ""));
            return None;
        }
    };
    let mut value = match toml_span::parse(text) {
        Ok(value) => value,
        Err(error) => {
            faults.extend(faults_of(path, text, &error));
            return None;
        }
    };
    match T::deserialize(&mut value) {
        Ok(read) => Some(read),
        Err(errors) => {
            faults.extend(
                errors
                    .errors
                    .iter()
                    .flat_map(|error| faults_of(path, text, error)),
            );
            None
        }
    }
}

fn organisation_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = PathBuf::from(entry?.file_name());
        if is_organisation(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn is_organisation(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

fn read_file(path: &Path) -> Result<String, String> {
    let size =
        fs::metadata(path).map_err(|error| format!("the file could not be read: {error}"))?;
    if !size.is_file() {
        return Err("this is not a file".to_owned());
    }
    if size.len() > LARGEST_FILE {
        return Err(format!(
            "the file has {} bytes; more than {LARGEST_FILE} are not read",
            size.len()
        ));
    }
    text(fs::read(path).map_err(|error| format!("the file could not be read: {error}"))?)
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        format!(
            "the file is not UTF-8: byte {} is not part of a character",
            error.utf8_error().valid_up_to()
        )
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}
