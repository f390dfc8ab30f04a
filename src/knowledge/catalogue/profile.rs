//! One organisation in little room: the whole of it in, what lists are chosen and sorted by out.

use serde::{Deserialize, Serialize};

use crate::knowledge::city::Institution;
use crate::knowledge::organisation::{Basis, Charge, Kind, Organisation, Part, Route};

/// What is weighed of an organisation without reading its texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Profile {
    /// Its slug.
    pub slug: String,
    /// What kind of body it is.
    pub kind: Kind,
    /// How the city stands to it.
    pub part: Part,
    /// By whose decision.
    pub basis: Basis,
    /// The year in which the city joined.
    pub since: Option<i16>,
    /// The same with month and day, 0 where they are not known.
    pub joined: Option<(i16, i8, i8)>,
    /// Whether the city held an office in it.
    pub has_office: bool,
    /// Whether it is known what the city pays.
    pub has_city_fee: bool,
    /// The way in.
    pub route: Route,
    /// Whether it costs anything to join, where it is known.
    pub charge: Option<Charge>,
    /// The kinds of institution that can join or use it.
    pub who: KindsOfInstitution,
    /// Those of them for whom it is chiefly made.
    pub mainly_for: KindsOfInstitution,
}

/// Kinds of institution, a bit for each by its place: they are looked at for every organisation of long lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KindsOfInstitution(u64);

impl KindsOfInstitution {
    /// So many kinds can be told apart.
    pub const MOST: usize = u64::BITS as usize;

    /// Whether the kind of a place is one of them.
    pub fn contain(self, place: u16) -> bool {
        self.0 & bit(usize::from(place)) != 0
    }

    /// How many they are.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    fn of(ids: &[String], institutions: &[Institution]) -> Self {
        let place = |id: &String| institutions.iter().position(|known| known.id == *id);
        let places = ids.iter().filter_map(place);
        Self(places.fold(0, |kinds, place| kinds | bit(place)))
    }
}

/// The bit of a place; none beyond the last.
fn bit(place: usize) -> u64 {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    1_u64.checked_shl(place).unwrap_or(0)
}

impl Profile {
    /// The profile of an organisation.
    pub fn of(organisation: &Organisation, institutions: &[Institution]) -> Self {
        let (city, join) = (&organisation.city, &organisation.join);
        let since = city.since.as_ref();
        let date = since.and_then(|since| since.date);
        let year = since.and_then(|since| since.year);
        let joined = |year| {
            let month = date.and_then(|date| date.month);
            let day = date.and_then(|date| date.day);
            (year, month.unwrap_or(0), day.unwrap_or(0))
        };
        Self {
            slug: organisation.slug.clone(),
            kind: organisation.kind,
            part: city.part(),
            basis: city.basis,
            since: year,
            joined: date.map(|date| date.year).or(year).map(joined),
            has_office: city.roles.is_some(),
            has_city_fee: city.fee.is_some(),
            route: join.route,
            charge: join.charge,
            who: KindsOfInstitution::of(&join.who, institutions),
            mainly_for: KindsOfInstitution::of(&join.mainly_for, institutions),
        }
    }

    /// Whether institutions take part in it only through the city.
    pub fn is_through_city(&self) -> bool {
        self.route.is_through_city()
    }

    /// How far it is chiefly made for a kind of institution: wholly when for no other.
    pub fn made_for(&self, institution: u16) -> f32 {
        if self.mainly_for.contain(institution) {
            1.0 / self.mainly_for.count() as f32
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_long_lists_look_at_stands_in_one_line_of_the_cache() {
        assert!(size_of::<Profile>() <= 64, "{}", size_of::<Profile>());
    }
}
