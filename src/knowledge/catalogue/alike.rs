//! Organisations that are alike in all that lists weigh: profiles in, the few kinds of them and the kind of each out.

use std::collections::HashMap;

use super::Profile;

/// The kinds of profile: of thousands of organisations most are weighed like others.
pub(super) struct Alike {
    kind_of: Vec<u32>,
    first_of: Vec<u32>,
}

impl Alike {
    /// Sorts profiles into kinds.
    pub(super) fn of(profiles: &[Profile]) -> Self {
        let mut known: HashMap<Profile, u32> = HashMap::new();
        let mut first_of = Vec::new();
        let kinds = (0_u32..).zip(profiles).map(|(place, profile)| {
            let weighed = Profile {
                slug: String::new(),
                ..profile.clone()
            };
            let next = u32::try_from(first_of.len()).unwrap_or(u32::MAX);
            *known.entry(weighed).or_insert_with(|| {
                first_of.push(place);
                next
            })
        });
        Self {
            kind_of: kinds.collect(),
            first_of,
        }
    }

    /// How many kinds there are.
    pub(super) fn count(&self) -> usize {
        self.first_of.len()
    }

    /// The kind of the profile of a place.
    pub(super) fn kind_of(&self, place: usize) -> Option<usize> {
        usize::try_from(*self.kind_of.get(place)?).ok()
    }

    /// The place of a profile of a kind.
    pub(super) fn first_of(&self, kind: usize) -> Option<usize> {
        usize::try_from(*self.first_of.get(kind)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::knowledge::organisation::Route;
    use crate::knowledge::read::Folder;
    use crate::knowledge::source::Source;

    #[test]
    fn organisations_are_alike_whatever_they_are_called() {
        let folder = Folder::read(&Source::from(Path::new("tests/smallest")));
        let knowledge = folder.expect("the folder is there").knowledge();
        let knowledge = knowledge.expect("the knowledge is whole");
        let organisation = &knowledge.organisations()[0];
        let one = Profile::of(organisation, &knowledge.institutions);
        let called_otherwise = Profile {
            slug: "other".to_owned(),
            ..one.clone()
        };
        let closed = Profile {
            route: Route::None,
            ..one.clone()
        };
        let alike = Alike::of(&[one, closed, called_otherwise]);
        let kinds: Vec<_> = (0..4).map(|place| alike.kind_of(place)).collect();
        assert_eq!(kinds, [Some(0), Some(1), Some(0), None]);
        assert_eq!((alike.count(), alike.first_of(1)), (2, Some(1)));
    }
}
