//! One organisation: the keys of a file in `organisations/`, and what they mean.

use super::date::{AsOf, PartialDate};
use super::table::{table, vocabulary};
use super::text::{DateFact, ListFact, NamesFact, Text, TextFact, Words};
use crate::language::Language;

vocabulary! {
    /// What kind of body it is.
    Kind {
        /// Cities, or their associations, are the members.
        CityNetwork = "city-network",
        /// A title, contest, programme or project that cities take part in.
        CityTitleOrProgramme = "city-title-or-programme",
        /// A charter, declaration or pledge that cities sign.
        Charter = "charter",
        /// Museums, schools, universities, firms or authorities are the members.
        InstitutionNetwork = "institution-network",
        /// A trade or professional body.
        ProfessionalAssociation = "professional-association",
    }
}

vocabulary! {
    /// How the city itself stands to the organisation.
    Status {
        /// The city is a member.
        Member = "member",
        /// It was a member.
        FormerMember = "former-member",
        /// It takes part without membership, by itself or through a municipal body.
        Participant = "participant",
        /// It signed the charter or declaration.
        Signatory = "signatory",
        /// It was given the title; `until` tells whether it still holds it.
        TitleHolder = "title-holder",
        /// It is not a member, whoever of the city's institutions is.
        NotMember = "not-member",
        /// No source says.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// On what the city's part rests.
    Basis {
        /// A resolution of the city council.
        CouncilResolution = "council-resolution",
        /// A signature or decision of the mayor.
        Mayor = "mayor",
        /// Working along without formal ties.
        Informal = "informal",
        /// A municipal institution or company, not the city hall.
        MunicipalInstitution = "municipal-institution",
        /// Not found, or nothing to decide.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// By which way one joins.
    Route {
        /// The city joins, nobody else.
        CityOnly = "city-only",
        /// Others take part through the city hall or a municipal institution.
        ViaCityHall = "via-city-hall",
        /// A local body belongs to a national one, which is the member.
        ViaNationalBody = "via-national-body",
        /// Institutions, firms or persons join by themselves.
        Direct = "direct",
        /// Both institutions and the city.
        DirectAndCity = "direct-and-city",
        /// By a call, contest or certification.
        ByApplicationCall = "by-application-call",
        /// There is nothing to join.
        None = "none",
    }
}

vocabulary! {
    /// Whether taking part costs money.
    Charge {
        /// There is nothing to pay.
        Free = "free",
        /// Members pay, some of them at least.
        Fee = "fee",
    }
}

table! {
    /// The name in one language.
    Name {
        /// The full name.
        required full: String,
        /// How it is called on a button or in a list.
        required short: String,
        /// The full name as it stands after “belongs to …”, „należy do …”, «належить до …».
        required in_sentence: String,
    }
}

table! {
    /// All names under which people ask for it.
    Names {
        /// Polish.
        required pl: Name,
        /// English.
        required en: Name,
        /// Ukrainian.
        required uk: Name,
        /// The name in its own language, where it is none of these.
        optional native: Option<String>,
        /// Acronyms; the first is the one in use.
        required acronyms: Vec<String>,
        /// Former and everyday names, in any language.
        required aliases: Vec<String>,
        /// Those of the names that are everyday words: matched only with other evidence.
        defaulted ambiguous: Vec<String>,
    }
}

table! {
    /// A labelled link.
    Link {
        /// Polish label.
        required pl: String,
        /// English label.
        required en: String,
        /// Ukrainian label.
        required uk: String,
        /// The address.
        required url: String,
    }
}

table! {
    /// Pages to go on with.
    Links {
        /// The official site.
        optional website: Option<String>,
        /// The page of the city, or of one of its institutions, about it.
        optional city_page: Option<String>,
        /// The page on joining.
        optional join_page: Option<String>,
        /// Further pages.
        defaulted more: Vec<Link>,
    }
}

table! {
    /// The organisation itself.
    #[derive(Default)]
    Body {
        /// When it was founded, where and by whom.
        optional founded: Option<DateFact>,
        /// Where it has its seat.
        optional seat: Option<TextFact>,
        /// How many members it has.
        optional members: Option<TextFact>,
        /// Its members in the country.
        optional national_members: Option<NamesFact>,
        /// How it is governed.
        optional governance: Option<TextFact>,
        /// What it organises.
        optional events: Option<ListFact>,
    }
}

table! {
    /// The newest sign of the city's status.
    Seen {
        /// When it was seen.
        required as_of: AsOf,
        /// Where.
        required sources: Vec<String>,
    }
}

table! {
    /// A resolution of the city council.
    Resolution {
        /// Its number.
        required number: String,
        /// Its day.
        required date: PartialDate,
        /// A remark in Polish.
        optional pl: Option<String>,
        /// A remark in English.
        optional en: Option<String>,
        /// A remark in Ukrainian.
        optional uk: Option<String>,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// The consent of the minister of foreign affairs.
    Consent {
        /// Its day.
        required date: PartialDate,
        /// Ids of the sources that back it.
        required sources: Vec<String>,
    }
}

table! {
    /// How the city stands to the organisation.
    Standing {
        /// Member, signatory, …
        required status: Status,
        /// By whose decision.
        required basis: Basis,
        /// The newest sign of the status; needed unless it is unknown or not-member.
        optional seen: Option<Seen>,
        /// Since when.
        optional since: Option<DateFact>,
        /// Until when; in the past means that it is over.
        optional until: Option<DateFact>,
        /// The council's resolution.
        optional resolution: Option<Resolution>,
        /// The minister's consent.
        optional minister_consent: Option<Consent>,
        /// Who handles it.
        optional coordinator: Option<TextFact>,
        /// Institutions of the city that belong, or hold its mark.
        optional institutions: Option<NamesFact>,
        /// Offices held.
        optional roles: Option<ListFact>,
        /// What the city pays.
        optional fee: Option<TextFact>,
        /// What the city does there.
        optional activities: Option<ListFact>,
        /// Awards.
        optional awards: Option<ListFact>,
        /// Plans.
        optional plans: Option<ListFact>,
        /// Earlier membership and the like.
        optional history: Option<ListFact>,
        /// Why, and by what rule.
        optional background: Option<ListFact>,
    }
}

table! {
    /// What it is about and what it gives.
    Offer {
        /// Ids of the topics that it is chiefly about, the most central first.
        required topics: Vec<String>,
        /// Ids of the topics that it touches.
        required side_topics: Vec<String>,
        /// What members get.
        optional benefits: Option<ListFact>,
        /// What it aims at.
        optional aims: Option<ListFact>,
    }
}

table! {
    /// Who can join, and how.
    Join {
        /// The way in.
        required route: Route,
        /// Ids of the kinds of institution that can join or use it.
        required who: Vec<String>,
        /// Those of `who` for whom it is chiefly made.
        required mainly_for: Vec<String>,
        /// Terms for cities.
        optional cities: Option<TextFact>,
        /// Whether and how an institution can join or use it.
        optional institutions: Option<TextFact>,
        /// Terms for persons.
        optional individuals: Option<TextFact>,
        /// The steps.
        optional how: Option<TextFact>,
        /// Whether it costs anything; where it is not known, the key is left out.
        optional charge: Option<Charge>,
        /// What it costs.
        optional fees: Option<TextFact>,
        /// What a member has to do.
        optional duties: Option<TextFact>,
    }
}

table! {
    /// A page or document that backs facts.
    Source {
        /// Its id in the file: `s` and a number.
        required id: String,
        /// Its address.
        required url: String,
        /// Who published it.
        required publisher: String,
        /// When.
        required date: AsOf,
        /// A mirror, copy or encyclopedia: backs facts, but is never shown.
        defaulted weak: bool,
        /// The same text elsewhere.
        defaulted also: Vec<String>,
        /// A remark for editors.
        optional note: Option<String>,
    }
}

table! {
    /// What is not known or where sources disagree, as sentences for the reader.
    Uncertain {
        /// Polish.
        required pl: Vec<String>,
        /// English.
        required en: Vec<String>,
        /// Ukrainian.
        required uk: Vec<String>,
    }
}

table! {
    /// All that is known of one organisation: the keys of its file.
    Organisation {
        /// The name of its file without the ending; need not stand in the file.
        defaulted slug: String,
        /// What kind of body it is.
        required kind: Kind,
        /// Slugs that belong to the same matter.
        defaulted related: Vec<String>,
        /// Its names.
        required names: Names,
        /// One line: what it is for.
        required purpose: Text,
        /// Two or three sentences: what it is, what one gets from it.
        required summary: Text,
        /// Everyday words under which people look for it; never shown.
        required keywords: Words,
        /// Pages.
        required links: Links,
        /// The organisation itself.
        defaulted organisation: Body,
        /// How the city stands to it.
        required city: Standing,
        /// What it gives.
        required offer: Offer,
        /// Who can join.
        required join: Join,
        /// What is not known.
        optional uncertain: Option<Uncertain>,
        /// The sources.
        required source: Vec<Source>,
    }
}

impl Names {
    /// The name in one language.
    pub fn get(&self, language: Language) -> &Name {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
            Language::Uk => &self.uk,
        }
    }

    /// Every name under which people ask, in every language, the full names first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let own = [&self.pl, &self.en, &self.uk]
            .into_iter()
            .flat_map(|name| [&name.full, &name.short]);
        own.chain(&self.native)
            .chain(&self.acronyms)
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

impl Link {
    /// The label in one language.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
            Language::Uk => &self.uk,
        }
    }
}

impl Resolution {
    /// The remark in one language.
    pub fn remark(&self, language: Language) -> Option<&str> {
        match language {
            Language::Pl => self.pl.as_deref(),
            Language::En => self.en.as_deref(),
            Language::Uk => self.uk.as_deref(),
        }
    }
}

impl Uncertain {
    /// The sentences in one language.
    pub fn get(&self, language: Language) -> &[String] {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
            Language::Uk => &self.uk,
        }
    }
}

/// The city's part in an organisation, as far as the year decides on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// Member, signatory, …
    pub status: Status,
    /// The year until which it lasts or lasted.
    pub until: Option<i16>,
}

impl Part {
    /// Whether it was over in the given year.
    pub fn is_over(self, year: i16) -> bool {
        let ended = self.until.is_some_and(|until| until < year);
        ended || self.status == Status::FormerMember
    }

    /// Whether the city itself is or was bound: member, signatory or holder of a title.
    pub fn is_bound(self) -> bool {
        matches!(
            self.status,
            Status::Member | Status::Signatory | Status::TitleHolder
        )
    }

    /// Whether the city itself is bound, and that is not over.
    pub fn belongs(self, year: i16) -> bool {
        self.is_bound() && !self.is_over(year)
    }

    /// Whether the city has a part in it today, bound or not.
    pub fn takes_part(self, year: i16) -> bool {
        (self.belongs(year) || self.status == Status::Participant) && !self.is_over(year)
    }
}

impl Standing {
    /// The city's part in it.
    pub fn part(&self) -> Part {
        Part {
            status: self.status,
            until: self.until.as_ref().and_then(|until| until.year),
        }
    }

    /// Whether the city's part was over in the given year.
    pub fn is_over(&self, year: i16) -> bool {
        self.part().is_over(year)
    }

    /// Whether the city has a part in it today, bound or not.
    pub fn takes_part(&self, year: i16) -> bool {
        self.part().takes_part(year)
    }
}

impl Route {
    /// Whether institutions take part only through the city.
    pub fn is_through_city(self) -> bool {
        matches!(self, Self::CityOnly | Self::ViaCityHall)
    }
}

impl Organisation {
    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }
}

/// How far an organisation is about a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// It is chiefly about it.
    Central,
    /// It touches it.
    Side,
}
