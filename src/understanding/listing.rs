//! What a list is to hold: the conditions that a question sets.

use serde::{Deserialize, Serialize};

use crate::knowledge::catalogue::Profile;
use crate::knowledge::organisation::{Basis, Charge, Status};

/// How the city has to stand to the organisations of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It belongs: member, signatory, holder of a title.
    Belongs,
    /// By resolution of the council.
    Council,
    /// By signature or decision of the mayor.
    Mayor,
    /// It signed a charter or declaration.
    Signed,
    /// It was given a title.
    Title,
    /// Without formal ties.
    Informal,
    /// It takes part without being a member.
    Participant,
    /// Through a municipal institution or company.
    ThroughInstitution,
    /// It is over.
    Former,
    /// It does not belong.
    Absent,
    /// No source says whether it belongs.
    Unclear,
    /// Whatever its part, members pay a fee.
    Fee,
    /// Whatever its part, there is nothing to pay.
    Free,
    /// The city itself pays a fee.
    Paid,
    /// The city held an office in it.
    Office,
}

impl Standing {
    /// All of them.
    pub(super) const ALL: [Self; 15] = [
        Self::Belongs,
        Self::Council,
        Self::Mayor,
        Self::Signed,
        Self::Title,
        Self::Informal,
        Self::Participant,
        Self::ThroughInstitution,
        Self::Former,
        Self::Absent,
        Self::Unclear,
        Self::Fee,
        Self::Free,
        Self::Paid,
        Self::Office,
    ];

    /// The word that stands for it in buttons and cue files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Belongs => "belongs",
            Self::Council => "council",
            Self::Mayor => "mayor",
            Self::Signed => "signed",
            Self::Title => "title",
            Self::Informal => "informal",
            Self::Participant => "participant",
            Self::ThroughInstitution => "institution",
            Self::Former => "former",
            Self::Absent => "absent",
            Self::Unclear => "unclear",
            Self::Fee => "fee",
            Self::Free => "free",
            Self::Paid => "paid",
            Self::Office => "office",
        }
    }

    /// The standing of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.as_str() == word)
    }

    /// Whether it is about what is to be paid.
    pub fn is_of_charge(self) -> bool {
        matches!(self, Self::Fee | Self::Free | Self::Paid)
    }

    /// Whether an organisation fits, in a given year.
    pub fn fits(self, profile: &Profile, year: i16) -> bool {
        let part = profile.part;
        match self {
            Self::Belongs => part.belongs(year),
            Self::Council => profile.basis == Basis::CouncilResolution && part.takes_part(year),
            Self::Mayor => profile.basis == Basis::Mayor,
            Self::Signed => part.status == Status::Signatory,
            Self::Title => part.status == Status::TitleHolder,
            Self::Informal => profile.basis == Basis::Informal,
            Self::Participant => part.status == Status::Participant,
            Self::ThroughInstitution => profile.basis == Basis::MunicipalInstitution,
            Self::Former => part.is_over(year),
            Self::Absent => part.status == Status::NotMember,
            Self::Unclear => part.status == Status::Unknown,
            Self::Fee => profile.charge == Some(Charge::Fee),
            Self::Free => profile.charge == Some(Charge::Free),
            Self::Office => profile.has_office,
            Self::Paid => {
                part.takes_part(year)
                    && profile.has_city_fee
                    && profile.charge != Some(Charge::Free)
            }
        }
    }
}

/// How a list is sorted when the question says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// The latest to be joined first.
    Newest,
    /// The first to be joined first.
    Oldest,
}

/// The years in which the city has to have joined, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// The first year.
    pub from: i16,
    /// The last year.
    pub to: i16,
}

impl Years {
    /// A single year.
    pub(super) fn one(year: i16) -> Self {
        Self {
            from: year,
            to: year,
        }
    }

    /// A decade, by its first year.
    pub(super) fn decade(from: i16) -> Self {
        Self { from, to: from + 9 }
    }

    /// Whether the city joined in these years.
    pub fn fit(self, profile: &Profile) -> bool {
        let joined = profile.since;
        joined.is_some_and(|year| (self.from..=self.to).contains(&year))
    }
}
