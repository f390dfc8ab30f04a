//! Finds organisations: an understanding in, organisations in order with the reason for each out.

mod build;
mod evidence;
mod fields;
mod find;
mod rank;
mod store;

pub use rank::{Hit, Hits, Reason};
pub use store::{
    IndexError, Opened, Place, fingerprint, open, open_in_memory, open_where_possible, rebuild,
};

use tantivy::columnar::Column;
use tantivy::{Index, ReloadPolicy, Searcher, TantivyError};

use fields::{Fields, NUMBER};

/// An open index, ready to be asked from any number of threads.
pub struct Search {
    searcher: Searcher,
    /// For each segment, the places of its documents in the knowledge.
    numbers: Vec<Column<u64>>,
    fields: Fields,
}

impl Search {
    fn of(index: &Index) -> Result<Self, TantivyError> {
        let fields = Fields::of(index)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let searcher = reader.searcher();
        let numbers = searcher
            .segment_readers()
            .iter()
            .map(|segment| segment.fast_fields().u64(NUMBER))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            searcher,
            numbers,
            fields,
        })
    }
}
