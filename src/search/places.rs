//! Where organisations stand in an index: an index in, the place of each document in the knowledge and the way back out.

use tantivy::{DocAddress, Searcher, TantivyError};

use super::fields::NUMBER;

/// The places of all documents.
pub(super) struct Places {
    /// For each segment the places of its documents.
    of_documents: Vec<Vec<u32>>,
    /// For each place its document.
    documents: Vec<DocAddress>,
}

impl Places {
    pub(super) fn of_index(searcher: &Searcher) -> Result<Self, TantivyError> {
        let mut of_documents = Vec::new();
        let mut documents = Vec::new();
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let numbers = reader.fast_fields().u64(NUMBER)?;
            let mut of_segment = Vec::new();
            for document in 0..reader.max_doc() {
                let number = numbers.first(document).unwrap_or_default();
                of_segment.push(u32::try_from(number).unwrap_or(u32::MAX));
                documents.push((number, DocAddress::new(segment, document)));
            }
            of_documents.push(of_segment);
        }
        documents.sort_unstable();
        Ok(Self {
            of_documents,
            documents: documents.into_iter().map(|(_, address)| address).collect(),
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    /// The place in the knowledge of a document.
    pub(super) fn of(&self, document: DocAddress) -> Option<usize> {
        let segment = usize::try_from(document.segment_ord).ok()?;
        let number = usize::try_from(document.doc_id).ok()?;
        let place = self.of_documents.get(segment)?.get(number)?;
        usize::try_from(*place).ok()
    }

    /// The document of a place.
    pub(super) fn document(&self, place: usize) -> Option<DocAddress> {
        self.documents.get(place).copied()
    }
}
