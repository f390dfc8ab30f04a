//! The single facts that can be asked of an organisation: a word of the contract in, the fact out, and back.

use serde::{Deserialize, Serialize};

use crate::knowledge::organisation::Organisation;

/// One fact of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Detail {
    /// Since when the city takes part.
    Since,
    /// The council's resolution.
    Resolution,
    /// Who handles it in the city.
    Coordinator,
    /// The website.
    Website,
    /// Where the seat is.
    Seat,
    /// When and by whom it was founded.
    Founded,
    /// How many members it has.
    MemberCount,
    /// Its members in the country.
    PolishMembers,
    /// What it costs.
    Fee,
    /// What it organises.
    Events,
    /// Offices that the city held.
    Roles,
    /// What it gives.
    Benefits,
    /// What it is about.
    Topics,
    /// What the city does there.
    Activities,
}

impl Detail {
    /// All details, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Since,
        Self::Benefits,
        Self::Activities,
        Self::Fee,
        Self::Roles,
        Self::Coordinator,
        Self::Resolution,
        Self::MemberCount,
        Self::PolishMembers,
        Self::Events,
        Self::Founded,
        Self::Seat,
        Self::Topics,
        Self::Website,
    ];

    /// The word of the contract: `since`, `member-count`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Since => "since",
            Self::Resolution => "resolution",
            Self::Coordinator => "coordinator",
            Self::Website => "website",
            Self::Seat => "seat",
            Self::Founded => "founded",
            Self::MemberCount => "member-count",
            Self::PolishMembers => "polish-members",
            Self::Fee => "fee",
            Self::Events => "events",
            Self::Roles => "roles",
            Self::Benefits => "benefits",
            Self::Topics => "topics",
            Self::Activities => "activities",
        }
    }

    /// The detail of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.as_str() == word)
    }

    /// Whether the knowledge has the fact.
    pub fn is_known(self, organisation: &Organisation) -> bool {
        let (body, city, join) = (
            &organisation.organisation,
            &organisation.city,
            &organisation.join,
        );
        match self {
            Self::Since => city.since.is_some(),
            Self::Resolution => city.resolution.is_some(),
            Self::Coordinator => city.coordinator.is_some(),
            Self::Website => {
                organisation.links.website.is_some() || organisation.links.city_page.is_some()
            }
            Self::Seat => body.seat.is_some(),
            Self::Founded => body.founded.is_some(),
            Self::MemberCount => body.members.is_some() || body.governance.is_some(),
            Self::PolishMembers => body.national_members.is_some(),
            Self::Fee => city.fee.is_some() || join.fees.is_some(),
            Self::Events => body.events.is_some(),
            Self::Roles => city.roles.is_some(),
            Self::Benefits => {
                organisation.offer.benefits.is_some() || organisation.offer.aims.is_some()
            }
            Self::Topics => true,
            Self::Activities => [
                &city.activities,
                &city.awards,
                &city.plans,
                &city.history,
                &city.background,
            ]
            .into_iter()
            .any(Option::is_some),
        }
    }
}
