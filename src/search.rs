//! Finds organisations: an understanding in, organisations in order with the reason for each out.

mod build;
mod described;
mod evidence;
mod fields;
mod find;
mod hits;
mod judge;
mod places;
mod rank;
mod shelf;
mod store;

pub use described::Found;
pub use evidence::Evidence;
pub use hits::{Choice, Hit, Hits, MOST_NAMED, Reason};
pub use store::{
    IndexError, Opened, Place, fingerprint, open, open_in_memory, open_where_possible, rebuild,
};

use std::sync::Arc;

use tantivy::{Index, ReloadPolicy, Searcher, TantivyError};

use crate::knowledge::catalogue::Shelf;
use fields::Fields;
use places::Places;
use shelf::Stored;

/// An open index, ready to be asked from any number of threads.
pub struct Search {
    searcher: Searcher,
    places: Arc<Places>,
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
        Ok(Self {
            places: Arc::new(Places::of_index(&searcher)?),
            searcher,
            fields,
        })
    }

    /// The organisations that the index stores.
    fn shelf(&self) -> Box<dyn Shelf> {
        Box::new(Stored::new(
            self.searcher.clone(),
            Arc::clone(&self.places),
            self.fields.stored,
        ))
    }
}
