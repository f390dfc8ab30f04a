//! Judges organisations by what is weighed of them without their texts: a place in, whether it is as asked and what speaks for it out.

use crate::knowledge::catalogue::{Catalogue, Profile};

/// What is to be said of all organisations whose profiles are alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    /// What speaks for them beside how much of the question they answer.
    pub(super) preference: f32,
    /// Whether they are as asked.
    pub(super) fits: bool,
    /// Whether the city takes part in them.
    pub(super) takes_part: bool,
}

/// Judges each kind of profile once: long lists hold thousands of organisations of few kinds.
pub(super) struct Judge<'a, Fits, Preference> {
    catalogue: &'a Catalogue,
    fits: Fits,
    preference: Preference,
    year: i16,
    known: Vec<Option<Judgement>>,
}

impl<'a, Fits, Preference> Judge<'a, Fits, Preference>
where
    Fits: Fn(&Profile) -> bool,
    Preference: Fn(&Profile) -> f32,
{
    /// `year` is the present one.
    pub(super) fn new(
        catalogue: &'a Catalogue,
        fits: Fits,
        preference: Preference,
        year: i16,
    ) -> Self {
        Self {
            catalogue,
            fits,
            preference,
            year,
            known: vec![None; catalogue.kinds_of_profile()],
        }
    }

    /// The judgement on the organisation of a place.
    pub(super) fn judge(&mut self, place: usize) -> Option<Judgement> {
        let kind = self.catalogue.kind_of_profile(place)?;
        let known = self.known.get_mut(kind)?;
        if known.is_none() {
            let profile = self.catalogue.profile_of_kind(kind)?;
            *known = Some(Judgement {
                preference: (self.preference)(profile),
                fits: (self.fits)(profile),
                takes_part: profile.part.takes_part(self.year),
            });
        }
        *known
    }
}
