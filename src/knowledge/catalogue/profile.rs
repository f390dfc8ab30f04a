//! One organisation in little room: the whole of it in, what lists are chosen and sorted by out.

use serde::{Deserialize, Serialize};

use crate::knowledge::city::Institution;
use crate::knowledge::organisation::{Basis, Charge, Kind, Organisation, Part, Route};

/// What is weighed of an organisation without reading its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The kinds of institution that can join or use it, by their places.
    pub who: Vec<u16>,
    /// Those of them for whom it is chiefly made.
    pub mainly_for: Vec<u16>,
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
            who: places(&join.who, institutions),
            mainly_for: places(&join.mainly_for, institutions),
        }
    }

    /// Whether institutions take part in it only through the city.
    pub fn is_through_city(&self) -> bool {
        self.route.is_through_city()
    }

    /// How far it is chiefly made for a kind of institution: wholly when for no other.
    pub fn made_for(&self, institution: u16) -> f32 {
        if self.mainly_for.contains(&institution) {
            1.0 / self.mainly_for.len() as f32
        } else {
            0.0
        }
    }
}

fn places(ids: &[String], institutions: &[Institution]) -> Vec<u16> {
    let place = |id: &String| institutions.iter().position(|known| known.id == *id);
    let places = ids.iter().filter_map(place);
    places
        .filter_map(|place| u16::try_from(place).ok())
        .collect()
}
