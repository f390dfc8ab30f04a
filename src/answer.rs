//! Settles what is answered: an understanding and what was found in, the answer as a value out.

pub mod choices;

use crate::knowledge::catalogue::{Catalogue, Profile};
use crate::knowledge::city::Section;
use crate::knowledge::organisation::Status;
use crate::question::payload::{ListRequest, Payload, Request};
use crate::search::{Choice, Hit, Hits, MOST_NAMED};
use crate::understanding::detail::Detail;
use crate::understanding::{Conditions, Kind, Understanding};

/// Entries on one page of a list.
pub const PAGE: usize = 5;

/// Entries on one page of the list of everything, where each takes a line.
const PAGE_OF_ALL: usize = 10;

/// Entries on the city that fit on a screen.
const MOST_ENTRIES: usize = 6;

/// So many are enough where the question leads to some of them.
const MOST_FITTING_ENTRIES: usize = 3;

/// A page number of as many digits as any list needs.
const LAST_PAGE: usize = 999;

/// The most organisations among which a person is asked to choose.
const MOST_CHOICES: usize = 4;

/// The most organisations that are told of in one message, one after the other.
const MOST_AT_ONCE: usize = 3;

/// Whether the city belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is a member, signatory or holder of a title.
    Yes,
    /// It is not.
    No,
    /// It was.
    Former,
    /// It takes part without being a member.
    Participant,
    /// No source says.
    Unknown,
}

impl Verdict {
    /// The verdict on an organisation, in a given year.
    pub fn on(profile: &Profile, year: i16) -> Self {
        let part = profile.part;
        match part.status {
            _ if part.is_over(year) => Self::Former,
            Status::Member | Status::Signatory | Status::TitleHolder => Self::Yes,
            Status::FormerMember => Self::Former,
            Status::Participant => Self::Participant,
            Status::NotMember => Self::No,
            Status::Unknown => Self::Unknown,
        }
    }

    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Former => "former",
            Self::Participant => "participant",
            Self::Unknown => "unknown",
        }
    }
}

/// A list of organisations.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The best entries, the best first: all of them, unless there are very many.
    pub entries: Vec<Hit>,
    /// How many there are.
    pub count: usize,
    /// How many of them the city takes part in.
    pub taking_part: usize,
    /// The topic that the list is on, as id.
    pub topic: Option<String>,
    /// The kind of institution that it is for, as id.
    pub institution: Option<String>,
    /// The kind of institution for which the person spoke before, as id, and which entries are open to it, as slugs.
    pub open_to: Option<(String, Vec<String>)>,
    /// What else its entries fulfil.
    pub conditions: Conditions,
    /// How its entries stand to those listed last.
    pub choice: Choice,
    /// The page shown, from 0.
    pub page: usize,
    /// What a button has to ask for to get another page of this very list; `None` when it cannot carry all that made it.
    pub again: Option<ListRequest>,
    /// What a button asks for to get the whole list of which this is a choice.
    pub whole: Option<ListRequest>,
}

impl List {
    /// Whether it is the list of everything.
    pub fn is_of_all(&self) -> bool {
        self.again == Some(ListRequest::All)
    }

    /// How many entries stand on one page.
    pub fn page_size(&self) -> usize {
        if self.is_of_all() { PAGE_OF_ALL } else { PAGE }
    }

    /// How many entries come after the page shown.
    pub fn rest(&self) -> usize {
        let shown = (self.page + 1) * self.page_size();
        self.count.saturating_sub(shown)
    }

    /// The same with a page that it has.
    fn on_its_pages(mut self) -> Self {
        let last = self.entries.len().saturating_sub(1) / self.page_size();
        self.page = self.page.min(last);
        self
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A greeting.
    Greeting,
    /// You're welcome.
    Thanks,
    /// What the bot can do.
    Help,
    /// Organisations.
    List(List),
    /// What a kind of institution can join.
    WaysIn(List),
    /// One organisation.
    Card(String),
    /// Facts of one organisation.
    Details(String, Vec<Detail>),
    /// Whether the city belongs.
    Verdict(String, Verdict),
    /// A local institution or another city, by name, belongs to an organisation.
    Member(String, String),
    /// How to join one organisation.
    JoinOne(String),
    /// The same of several organisations, one after the other.
    Each(Vec<Answer>),
    /// Several organisations beside each other.
    Compared(Vec<String>),
    /// Why belong: ids of what is said of it.
    Benefits(Vec<String>),
    /// How the city joins, and how an institution takes part: ids of what is said of it.
    Process(Vec<String>),
    /// Which of these is meant.
    DidYouMean(Vec<String>),
    /// A page of the topics, to choose from.
    Topics(usize),
    /// A page of the kinds of institution, to choose from.
    Institutions(usize),
    /// A page of the topics on which a kind of institution, as id, can join something.
    TopicsFor(String, usize),
    /// A page of the kinds of institution that can join something on a topic, as id.
    InstitutionsFor(String, usize),
    /// Who runs the bot, and how old its knowledge is.
    About,
    /// What is kept of those who ask.
    Privacy,
    /// The languages, to choose from.
    Languages,
    /// That the bot goes on in the language chosen.
    LanguageChosen,
    /// Thanks for saying that an answer helped.
    Helped,
    /// Thanks for saying that an answer did not help.
    Missed,
    /// Thanks for saying that something is wrong on a card.
    Reported,
    /// A name that nothing known bears.
    UnknownName(String),
    /// Another city, of whose memberships nothing is known.
    UnknownFellow(String),
    /// Nothing that the bot knows; topics near it, as ids.
    Unknown(Vec<String>),
    /// A button that means nothing.
    OldButton,
    /// None of the offered choices.
    NoneOfThese,
    /// Something failed.
    Trouble,
}

impl Answer {
    /// Whether nothing was found for a question.
    pub fn found_nothing(&self) -> bool {
        matches!(self, Self::Unknown(_) | Self::UnknownName(_))
    }

    /// The kind of the answer, by the contract.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Greeting => Kind::Greeting,
            Self::Thanks => Kind::Thanks,
            Self::Help
            | Self::Topics(_)
            | Self::Institutions(_)
            | Self::TopicsFor(..)
            | Self::InstitutionsFor(..)
            | Self::About
            | Self::Privacy
            | Self::Languages
            | Self::LanguageChosen => Kind::Help,
            Self::Helped | Self::Missed | Self::Reported => Kind::Thanks,
            Self::List(_) | Self::Compared(_) => Kind::Organisations,
            Self::WaysIn(_) | Self::JoinOne(_) => Kind::Join,
            Self::Card(_) => Kind::Organisation,
            Self::Details(..) => Kind::Detail,
            Self::Verdict(..) | Self::Member(..) => Kind::Membership,
            Self::Benefits(_) => Kind::Benefits,
            Self::Process(_) => Kind::Process,
            Self::Each(answers) => answers.first().map_or(Kind::Unknown, Self::kind),
            Self::DidYouMean(_)
            | Self::UnknownName(_)
            | Self::UnknownFellow(_)
            | Self::Unknown(_)
            | Self::OldButton
            | Self::NoneOfThese
            | Self::Trouble => Kind::Unknown,
        }
    }

    /// Whether the city belongs, where that is answered; what belongs through others takes part.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.first() {
            Self::Verdict(_, verdict) => Some(*verdict),
            Self::Member(..) => Some(Verdict::Participant),
            _ => None,
        }
    }

    /// The answer itself; of several the first.
    pub fn first(&self) -> &Self {
        match self {
            Self::Each(answers) => answers.first().map_or(self, Self::first),
            _ => self,
        }
    }

    /// The organisations named, the best first.
    pub fn organisations(&self) -> Vec<&str> {
        match self {
            Self::List(list) | Self::WaysIn(list) => list
                .entries
                .iter()
                .map(|entry| entry.slug.as_str())
                .collect(),
            Self::Card(slug)
            | Self::Details(slug, _)
            | Self::Verdict(slug, _)
            | Self::Member(slug, _)
            | Self::JoinOne(slug) => vec![slug],
            Self::Each(answers) => answers.iter().flat_map(Self::organisations).collect(),
            Self::Compared(slugs) => slugs.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// How many entries of a list have to be known to show a page of it.
pub fn named_up_to(page: usize) -> usize {
    let shown = page.saturating_add(1).saturating_mul(PAGE_OF_ALL);
    shown.max(MOST_NAMED)
}

/// Settles the answer; `page` is the page of a list, `year` the present one.
pub fn answer(
    understanding: &Understanding,
    hits: Hits,
    catalogue: &Catalogue,
    page: usize,
    year: i16,
) -> Answer {
    match understanding.kind {
        Kind::Greeting => Answer::Greeting,
        Kind::Thanks => Answer::Thanks,
        Kind::Help => Answer::Help,
        Kind::Benefits => {
            let general = first_entries(catalogue, &[Section::Benefits], MOST_ENTRIES);
            Answer::Benefits(entries(understanding, general))
        }
        Kind::Process => {
            let sections = [Section::Joining, Section::TakingPart];
            let general = first_entries(catalogue, &sections, MOST_ENTRIES / sections.len());
            Answer::Process(entries(understanding, general))
        }
        Kind::Organisations if !understanding.organisations.is_empty() => Answer::Compared(
            understanding
                .organisations
                .iter()
                .take(MOST_AT_ONCE)
                .cloned()
                .collect(),
        ),
        Kind::Organisations => listed(understanding, hits, catalogue, page)
            .map_or_else(|| unknown(understanding), Answer::List),
        Kind::Join if understanding.organisations.is_empty() => {
            listed(understanding, hits, catalogue, page)
                .map_or_else(|| unknown(understanding), Answer::WaysIn)
        }
        Kind::Organisation | Kind::Detail | Kind::Membership | Kind::Join => {
            on_one(understanding, catalogue, year)
        }
        Kind::Unknown => unknown(understanding),
    }
}

fn on_one(understanding: &Understanding, catalogue: &Catalogue, year: i16) -> Answer {
    if !understanding.doubts.is_empty() {
        let choices = understanding
            .organisations
            .iter()
            .chain(&understanding.doubts)
            .take(MOST_CHOICES);
        return Answer::DidYouMean(choices.cloned().collect());
    }
    let organisations = understanding.organisations.iter().take(MOST_AT_ONCE);
    let mut answers: Vec<Answer> = organisations
        .filter_map(|slug| catalogue.profile(slug))
        .map(|profile| on(profile, understanding, year))
        .collect();
    if answers.len() > 1 {
        return Answer::Each(answers);
    }
    answers.pop().unwrap_or(Answer::OldButton)
}

fn on(profile: &Profile, understanding: &Understanding, year: i16) -> Answer {
    let slug = profile.slug.clone();
    match understanding.kind {
        Kind::Detail => Answer::Details(slug, understanding.details.clone()),
        Kind::Membership => match &understanding.member {
            Some(member) => Answer::Member(slug, member.clone()),
            None => Answer::Verdict(slug, Verdict::on(profile, year)),
        },
        Kind::Join => Answer::JoinOne(slug),
        _ => Answer::Card(slug),
    }
}

/// The list of what was found; `None` when nothing was.
fn listed(
    understanding: &Understanding,
    hits: Hits,
    catalogue: &Catalogue,
    page: usize,
) -> Option<List> {
    let entries = hits.hits;
    if entries.is_empty() {
        return None;
    }
    let topic = understanding.topics.first().cloned();
    let institution = understanding
        .institution
        .clone()
        .filter(|_| understanding.kind == Kind::Join);
    // No button carries what was listed last.
    let (again, whole) = match (hits.choice, requests(understanding)) {
        (Choice::Among, (again, whole)) => (None, again.or(whole)),
        (_, requests) => requests,
    };
    let speaks_for = understanding.speaks_for.clone();
    let speaks_for = speaks_for.filter(|_| understanding.kind == Kind::Organisations);
    let open_to = speaks_for.map(|kind| {
        let institution = catalogue.place_of_institution(&kind);
        let open = entries.iter().filter(|entry| {
            let profile = catalogue.profile(&entry.slug).zip(institution);
            profile.is_some_and(|(profile, institution)| profile.who.contain(institution))
        });
        let open = open.map(|entry| entry.slug.clone()).collect();
        (kind, open)
    });
    let list = List {
        open_to,
        count: hits.count,
        taking_part: hits.taking_part,
        entries,
        topic,
        institution,
        conditions: understanding.conditions.clone(),
        choice: hits.choice,
        page,
        again,
        whole,
    };
    Some(list.on_its_pages())
}

/// What makes the same list again, and what makes the whole list of which words made a choice.
fn requests(understanding: &Understanding) -> (Option<ListRequest>, Option<ListRequest>) {
    let whole = whole_list(understanding);
    if understanding.words.is_empty() {
        return (whole, None);
    }
    let is_of_one_topic = understanding.topics.len() == 1 && understanding.on_subject >= 0.5;
    let again = match &whole {
        Some(ListRequest::Topic(topic)) if is_of_one_topic => {
            let list = ListRequest::TopicWithWords(topic.clone(), understanding.words.clone());
            let payload = Payload {
                language: understanding.language,
                request: Request::List(list.clone(), LAST_PAGE),
            };
            payload.fits().then_some(list)
        }
        _ => None,
    };
    (again, whole)
}

fn whole_list(understanding: &Understanding) -> Option<ListRequest> {
    let topic = understanding.topics.first().cloned();
    let institution = understanding
        .institution
        .clone()
        .filter(|_| understanding.kind == Kind::Join);
    match (topic, institution, understanding.conditions.standing) {
        (Some(topic), Some(institution), _) => {
            Some(ListRequest::TopicForInstitution(topic, institution))
        }
        (None, Some(institution), _) => Some(ListRequest::Institution(institution)),
        (Some(topic), None, None) => Some(ListRequest::Topic(topic)),
        (None, None, Some(standing)) => Some(ListRequest::Standing(standing)),
        _ => None,
    }
}

/// What the question leads to, filled up with what is said to everyone; shorter where something fits the question.
fn entries(understanding: &Understanding, general: Vec<String>) -> Vec<String> {
    let most = if understanding.entries.is_empty() {
        MOST_ENTRIES
    } else {
        MOST_FITTING_ENTRIES
    };
    let mut entries: Vec<String> = understanding.entries.iter().take(most).cloned().collect();
    for entry in general {
        if entries.len() < most && !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    entries
}

fn first_entries(catalogue: &Catalogue, sections: &[Section], of_each: usize) -> Vec<String> {
    let first = |section: &Section| catalogue.city.section(*section).take(of_each);
    let entries = sections.iter().flat_map(first);
    entries.map(|entry| entry.id.clone()).collect()
}

fn unknown(understanding: &Understanding) -> Answer {
    if let Some(city) = &understanding.unknown_fellow {
        return Answer::UnknownFellow(city.clone());
    }
    match &understanding.unknown_name {
        Some(name) if understanding.kind != Kind::Organisations => {
            Answer::UnknownName(name.clone())
        }
        _ => Answer::Unknown(understanding.topics.iter().take(3).cloned().collect()),
    }
}
