//! Finds the one organisation that a question describes: an understanding in, the organisation that stands out out.

use tantivy::TantivyError;

use super::Search;
use super::evidence::Evidence;
use crate::knowledge::catalogue::Catalogue;
use crate::understanding::described::Described;
use crate::understanding::{Kind, Understanding};
use crate::words::Analyser;

/// From this share of the question on, one of those listed last is described by it.
const LEAST_OF_LISTED: f32 = 0.4;

/// The same for any other: the more there are, the more of the question has to be on it.
const LEAST_OF_ALL: f32 = 0.6;

/// The same where it is asked whether the city belongs: what is called much like one may be another.
const LEAST_TO_BELONG: f32 = 0.93;

/// Where another answers more than this part of what the best one does, none is meant.
const STANDS_OUT: f32 = 0.8;

/// What the words of a question single out.
pub enum Found {
    /// The organisation that it describes in place of naming it, as slug.
    One(String),
    /// No organisation; what speaks for each of them.
    None(Evidence),
}

impl Search {
    /// Looks for the organisation that a question describes in place of naming it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn described(
        &self,
        described: &Described,
        understanding: &Understanding,
        catalogue: &Catalogue,
        analyser: &Analyser,
    ) -> Result<Found, TantivyError> {
        let evidence = self.evidence(understanding, analyser)?;
        let is_not = described.is_not.as_ref();
        let is_not = is_not.and_then(|slug| catalogue.place_of(slug));
        let listed = described.among.iter();
        let listed = listed.filter_map(|slug| catalogue.place_of(slug));
        let listed = listed.filter(|place| Some(*place) != is_not);
        let least = match described.kind {
            Kind::Membership => LEAST_TO_BELONG,
            _ => LEAST_OF_ALL,
        };
        let best = standing_out(listed, &evidence, LEAST_OF_LISTED).or_else(|| {
            let all = evidence.from(least * STANDS_OUT);
            let all = all.filter(|place| described.is_anywhere && Some(*place) != is_not);
            standing_out(all, &evidence, least)
        });
        let profile = best.and_then(|place| catalogue.profiles().get(place));
        Ok(match profile {
            Some(profile) => Found::One(profile.slug.clone()),
            None => Found::None(evidence),
        })
    }
}

/// The place that answers enough of the question, and clearly more than every other.
fn standing_out(
    places: impl Iterator<Item = usize>,
    evidence: &Evidence,
    least: f32,
) -> Option<usize> {
    let mut best = None;
    let (mut most, mut next) = (0.0, 0.0);
    for place in places {
        let share = evidence.share(place);
        if share > most {
            (best, most, next) = (Some(place), share, most);
        } else if share > next {
            next = share;
        }
    }
    best.filter(|_| most >= least && next <= most * STANDS_OUT)
}
