//! The index on disk: a knowledge folder and an index folder in, an open index with everything to answer from out.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use fst::Set;
use sha2::{Digest, Sha256};
use tantivy::{Index, TantivyError};
use thiserror::Error;

use super::Search;
use super::build::write;
use super::fields::{Fields, SCHEMA_VERSION};
use crate::knowledge::Knowledge;
use crate::knowledge::catalogue::{Catalogue, Outline};
use crate::knowledge::fault::Fault;
use crate::knowledge::read::{self, Folder, ReadError};
use crate::knowledge::source::Source;
use crate::report::chain;
use crate::understanding::{CueError, Glossary, known_forms, word_lists};
use crate::words::{ANALYSER_VERSION, Analyser};

/// The file that names the index in use.
const CURRENT: &str = "current";
/// The file that is locked while an index is built.
const LOCK: &str = ".lock";
/// In an index: the outline of the knowledge that it was built from.
const OUTLINE: &str = "outline";
/// In an index: the names and phrases of that knowledge.
const GLOSSARY: &str = "glossary";
/// In an index: the forms of known words, as an fst.
const FORMS: &str = "forms.fst";

/// An open index with what it was built from.
pub struct Opened {
    /// The index.
    pub search: Search,
    /// The knowledge, of which the index stores the texts.
    pub catalogue: Catalogue,
    /// Its names and phrases, for [`crate::understanding::Vocabulary`].
    pub glossary: Glossary,
    /// The forms of known words, for the same.
    pub forms: Set<Vec<u8>>,
    /// Whence it came.
    pub place: Place,
    /// What names the knowledge, the schema and the analyser that it was built from.
    pub fingerprint: String,
    /// When it was built.
    pub built: SystemTime,
}

/// Whence an open index came.
#[derive(Debug)]
pub enum Place {
    /// It was on disk and up to date.
    Disk,
    /// It was built and stored.
    Built,
    /// It is in memory only.
    Memory,
    /// The knowledge on disk is broken: this is the last good index.
    LastGood(Vec<Fault>),
}

/// Why there is no index.
#[derive(Debug, Error)]
pub enum IndexError {
    /// The knowledge is unreadable or broken, and no good index for it exists.
    #[error(transparent)]
    Knowledge(#[from] ReadError),
    /// The folder of the index cannot be used.
    #[error(
        "the index folder {} cannot be used (another is given with --index or HEJNAL_INDEX)",
        .folder.display()
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// tantivy failed.
    #[error("the index could not be built or opened")]
    Index(#[from] TantivyError),
    /// What is stored beside tantivy's files is damaged.
    #[error("the stored index is damaged")]
    Damaged(#[from] postcard::Error),
    /// The stored word forms are damaged.
    #[error("the stored word forms are damaged")]
    Forms(#[from] fst::Error),
    /// The word lists of the program are damaged.
    #[error(transparent)]
    Cues(#[from] CueError),
}

/// Opens the index in a folder; builds it first when the knowledge, the schema or the analyser has changed.
///
/// A build that fails or is killed leaves the old index as it was; of two processes that build at once one waits for the other.
///
/// # Errors
/// When the knowledge is broken and no good index for it exists, or the index folder cannot be used.
pub fn open(
    index_folder: &Path,
    knowledge: &Source,
    analyser: &Analyser,
) -> Result<Opened, IndexError> {
    let name = fingerprint(knowledge)?;
    if current(index_folder).as_deref() == Some(name.as_str())
        && let Ok(opened) = open_generation(index_folder, &name, Place::Disk)
    {
        return Ok(opened);
    }
    let files = Folder::read(knowledge)?;
    let name = name_of(&files.fingerprint());
    let knowledge = match files.knowledge() {
        Ok(knowledge) => knowledge,
        Err(ReadError::Faulty(faults)) => return last_good(index_folder, faults),
        Err(unreadable) => return Err(unreadable.into()),
    };
    build(index_folder, &name, &knowledge, analyser)
}

/// Builds the index anew, whatever is there.
///
/// # Errors
/// When the knowledge is broken, or the index folder cannot be used.
pub fn rebuild(
    index_folder: &Path,
    knowledge: &Source,
    analyser: &Analyser,
) -> Result<Opened, IndexError> {
    let files = Folder::read(knowledge)?;
    let name = name_of(&files.fingerprint());
    let knowledge = files.knowledge()?;
    if current(index_folder).as_deref() == Some(name.as_str()) {
        fs::remove_file(index_folder.join(CURRENT))
            .map_err(|source| unusable(index_folder, source))?;
    }
    build(index_folder, &name, &knowledge, analyser)
}

/// Builds an index that lives in memory only.
///
/// # Errors
/// When the knowledge is broken.
pub fn open_in_memory(knowledge: &Source, analyser: &Analyser) -> Result<Opened, IndexError> {
    let files = Folder::read(knowledge)?;
    let knowledge = files.knowledge()?;
    let (schema, fields) = Fields::schema();
    let index = Index::create_in_ram(schema);
    write(&index, &fields, &knowledge, analyser)?;
    let search = Search::of(&index)?;
    Ok(Opened {
        catalogue: Catalogue::new(Outline::of(&knowledge), search.shelf()),
        search,
        glossary: Glossary::of(&knowledge, analyser)?,
        forms: known_forms(&knowledge, analyser)?,
        place: Place::Memory,
        fingerprint: name_of(&files.fingerprint()),
        built: SystemTime::now(),
    })
}

/// Opens the index in a folder as [`open`] does; where the folder cannot be used or the disk is full, it is built in
/// memory, with a warning in the log.
///
/// # Errors
/// When the knowledge is broken and no good index for it exists.
pub fn open_where_possible(
    index_folder: &Path,
    knowledge: &Source,
    analyser: &Analyser,
) -> Result<Opened, IndexError> {
    match open(index_folder, knowledge, analyser) {
        Err(error @ (IndexError::Folder { .. } | IndexError::Index(_))) => {
            log::warn!("{}; the index is kept in memory this time", chain(&error));
            open_in_memory(knowledge, analyser)
        }
        other => other,
    }
}

/// Names the index of the knowledge as it lies there now.
///
/// # Errors
/// When the knowledge cannot be listed.
pub fn fingerprint(knowledge: &Source) -> Result<String, ReadError> {
    Ok(name_of(&read::fingerprint(knowledge)?))
}

/// Names an index by everything that it depends on; the versions stand in front, so that one that can be read is told.
fn name_of(files: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(files);
    word_lists().for_each(|list| hash.update(list));
    let hash: String = hash
        .finalize()
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{}{hash}", versions())
}

fn versions() -> String {
    format!("{SCHEMA_VERSION}-{ANALYSER_VERSION}-")
}

fn current(index_folder: &Path) -> Option<String> {
    fs::read_to_string(index_folder.join(CURRENT)).ok()
}

fn last_good(index_folder: &Path, faults: Vec<Fault>) -> Result<Opened, IndexError> {
    let fitting = current(index_folder).filter(|name| name.starts_with(&versions()));
    match fitting.map(|name| open_generation(index_folder, &name, Place::Disk)) {
        Some(Ok(opened)) => Ok(Opened {
            place: Place::LastGood(faults),
            ..opened
        }),
        _ => Err(ReadError::Faulty(faults).into()),
    }
}

fn open_generation(index_folder: &Path, name: &str, place: Place) -> Result<Opened, IndexError> {
    let folder = index_folder.join(name);
    let unusable = |source| unusable(&folder, source);
    let read = |name: &str| fs::read(folder.join(name)).map_err(unusable);
    let written = fs::metadata(folder.join(OUTLINE)).and_then(|file| file.modified());
    let search = Search::of(&Index::open_in_dir(&folder)?)?;
    let outline: Outline = postcard::from_bytes(&read(OUTLINE)?)?;
    Ok(Opened {
        catalogue: Catalogue::new(outline, search.shelf()),
        search,
        glossary: postcard::from_bytes(&read(GLOSSARY)?)?,
        forms: Set::new(read(FORMS)?)?,
        place,
        fingerprint: name.to_owned(),
        built: written.map_err(unusable)?,
    })
}

fn build(
    index_folder: &Path,
    name: &str,
    knowledge: &Knowledge,
    analyser: &Analyser,
) -> Result<Opened, IndexError> {
    let unusable = |source| unusable(index_folder, source);
    fs::create_dir_all(index_folder).map_err(unusable)?;
    let lock = File::create(index_folder.join(LOCK)).map_err(unusable)?;
    lock.lock().map_err(unusable)?;
    let target = index_folder.join(name);
    if current(index_folder).as_deref() == Some(name)
        && let Ok(opened) = open_generation(index_folder, name, Place::Disk)
    {
        return Ok(opened);
    }
    let beside = tempfile::Builder::new()
        .prefix("building-")
        .tempdir_in(index_folder)
        .map_err(unusable)?;
    write_generation(beside.path(), knowledge, analyser)?;
    if target.exists() {
        fs::remove_dir_all(&target).map_err(unusable)?;
    }
    fs::rename(beside.keep(), &target).map_err(unusable)?;
    let previous = current(index_folder);
    point_to(index_folder, name).map_err(unusable)?;
    let opened = open_generation(index_folder, name, Place::Built)?;
    remove_others(index_folder, [Some(name), previous.as_deref()]);
    Ok(opened)
}

fn write_generation(
    folder: &Path,
    knowledge: &Knowledge,
    analyser: &Analyser,
) -> Result<(), IndexError> {
    let unusable = |source| unusable(folder, source);
    let (schema, fields) = Fields::schema();
    write(
        &Index::create_in_dir(folder, schema)?,
        &fields,
        knowledge,
        analyser,
    )?;
    let outline = postcard::to_allocvec(&Outline::of(knowledge))?;
    fs::write(folder.join(OUTLINE), outline).map_err(unusable)?;
    let glossary = postcard::to_allocvec(&Glossary::of(knowledge, analyser)?)?;
    fs::write(folder.join(GLOSSARY), glossary).map_err(unusable)?;
    let forms = known_forms(knowledge, analyser)?;
    fs::write(folder.join(FORMS), forms.as_fst().as_bytes()).map_err(unusable)
}

/// The name appears whole or not at all.
fn point_to(index_folder: &Path, name: &str) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(index_folder)?;
    file.write_all(name.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(index_folder.join(CURRENT))?;
    Ok(())
}

/// Removes older indexes and what killed builds left; a failure only costs room on the disk.
fn remove_others(index_folder: &Path, kept: [Option<&str>; 2]) {
    let entries = fs::read_dir(index_folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name();
        if kept.iter().flatten().all(|kept| name != **kept)
            && let Err(error) = fs::remove_dir_all(entry.path())
        {
            log::warn!(
                "the old index {} could not be removed: {error}",
                entry.path().display()
            );
        }
    }
}

fn unusable(folder: &Path, source: io::Error) -> IndexError {
    IndexError::Folder {
        folder: folder.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::shelf::to_bytes;

    /// What is stored does not describe itself: read as another type it would be nonsense.
    #[test]
    fn what_an_index_stores_changes_its_form_only_with_the_version() {
        let source = Source::from(Path::new("tests/smallest"));
        let files = Folder::read(&source).expect("the folder is there");
        let knowledge = files.knowledge().expect("the knowledge is whole");
        let mut stored = postcard::to_allocvec(&Outline::of(&knowledge)).expect("it is stored");
        for organisation in knowledge.organisations() {
            stored.extend(to_bytes(organisation).expect("it is stored"));
        }
        let form = Sha256::digest(&stored);
        let form: String = form
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            (SCHEMA_VERSION, form.as_str()),
            (9, "88ef13f3"),
            "raise the version, then note the new form here"
        );
    }
}
