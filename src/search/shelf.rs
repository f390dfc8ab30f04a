//! Whole organisations from the index: the place of one in, what the index stores of it, read when it is shown, out.

use std::sync::Arc;

use moka::sync::Cache;
use tantivy::schema::{Field, TantivyDocument, Value};
use tantivy::{Searcher, TantivyError};
use thiserror::Error;

use super::places::Places;
use crate::knowledge::catalogue::Shelf;
use crate::knowledge::organisation::Organisation;
use crate::report::chain;

/// Organisations that are kept after they were shown: those that most people ask for, in some ten megabytes.
const MOST_KEPT: u64 = 256;

/// The organisations stored in an index.
pub(super) struct Stored {
    searcher: Searcher,
    places: Arc<Places>,
    field: Field,
    kept: Cache<usize, Arc<Organisation>>,
}

/// Why a stored organisation cannot be read.
#[derive(Debug, Error)]
enum StoredError {
    #[error("no document of the index has this place")]
    Missing,
    #[error("the document cannot be read")]
    Document(#[from] TantivyError),
    #[error("what is stored in it is damaged")]
    Damaged(#[from] postcard::Error),
}

impl Stored {
    pub(super) fn new(searcher: Searcher, places: Arc<Places>, field: Field) -> Self {
        Self {
            searcher,
            places,
            field,
            kept: Cache::new(MOST_KEPT),
        }
    }

    fn read(&self, place: usize) -> Result<Organisation, StoredError> {
        let address = self.places.document(place).ok_or(StoredError::Missing)?;
        let document: TantivyDocument = self.searcher.doc(address)?;
        let stored = document.get_first(self.field);
        let bytes = stored.and_then(|value| value.as_bytes());
        Ok(from_bytes(bytes.ok_or(StoredError::Missing)?)?)
    }
}

impl Shelf for Stored {
    fn organisation(&self, place: usize) -> Option<Arc<Organisation>> {
        if let Some(kept) = self.kept.get(&place) {
            return Some(kept);
        }
        match self.read(place) {
            Ok(organisation) => {
                let organisation = Arc::new(organisation);
                self.kept.insert(place, Arc::clone(&organisation));
                Some(organisation)
            }
            Err(error) => {
                log::error!(
                    "organisation number {place} cannot be read: {}",
                    chain(&error)
                );
                None
            }
        }
    }
}

/// An organisation as the index stores it.
pub(super) fn to_bytes(organisation: &Organisation) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(organisation)
}

fn from_bytes(bytes: &[u8]) -> Result<Organisation, postcard::Error> {
    postcard::from_bytes(bytes)
}
