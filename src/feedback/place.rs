//! Where the counts lie: a folder or the address of a shared memory in, the counts written there or read from there out.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::counts::{Count, Counts};
use super::{StoreError, shared, store};
use crate::memory::MemoryAddress;
use crate::settings::Folders;

/// The file of the counts, in the folder of the data.
const FILE: &str = "feedback.redb";

/// Where the counts lie.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a file of this machine.
    File(PathBuf),
    /// In the memory that several instances share.
    Shared(MemoryAddress),
}

impl Place {
    /// The shared memory where there is one, else the folder of the data.
    pub fn of(folders: &Folders) -> Self {
        match &folders.memory {
            Some(address) => Self::Shared(address.clone()),
            None => Self::from(folders.data.as_path()),
        }
    }

    pub(super) fn add(&self, counts: &Counts, today: Date) -> Result<(), StoreError> {
        match self {
            Self::File(path) => store::add(path, counts, today),
            Self::Shared(address) => shared::add(address, counts, today),
        }
    }

    pub(super) fn read(&self, since: Date) -> Result<Vec<Count>, StoreError> {
        match self {
            Self::File(path) => store::read(path, since),
            Self::Shared(address) => shared::read(address, since),
        }
    }
}

impl From<&Path> for Place {
    fn from(folder: &Path) -> Self {
        Self::File(folder.join(FILE))
    }
}
