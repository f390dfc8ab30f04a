//! Whence the knowledge comes: what the operator said in, a folder or the files that were built into the program out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rust_embed::RustEmbed;

/// The folder that is looked for where none is given.
const USUAL: &str = "knowledge";

/// A knowledge folder, or the one that was there when the program was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A folder on disk.
    Folder(PathBuf),
    /// The files within the program.
    BuiltIn,
}

#[derive(RustEmbed)]
#[folder = "knowledge/"]
struct Files;

impl Source {
    /// The folder given; where none is, the folder `knowledge` if there is one here, else what was built in.
    pub fn of(given: OsString) -> Self {
        if !given.is_empty() {
            return Self::Folder(given.into());
        }
        let usual = Path::new(USUAL);
        if usual.is_dir() {
            Self::from(usual)
        } else {
            Self::BuiltIn
        }
    }

    /// The folder, where there is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::BuiltIn => None,
        }
    }
}

impl From<&Path> for Source {
    fn from(folder: &Path) -> Self {
        Self::Folder(folder.to_owned())
    }
}

/// The files within the program: their paths in the folder, and what they hold. The log says once that they are used.
pub(super) fn built_in() -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| log::info!("no knowledge folder: the knowledge that was built in answers"));
    Files::iter().filter_map(|path| {
        let file = Files::get(&path)?;
        Some((PathBuf::from(path.as_ref()), file.data.into_owned()))
    })
}
