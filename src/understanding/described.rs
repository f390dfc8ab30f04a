//! An organisation that a question describes in place of naming it: the evidence in it in, where to look for it out.

use serde::{Deserialize, Serialize};

use super::Kind;
use super::cues::Cue;
use super::detail::Detail;
use super::kind::order;
use super::listing::Standing;
use super::signals::Signals;

/// What is asked of one organisation, should the words of the question single it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// What is wanted of it.
    pub kind: Kind,
    /// The facts asked for, the surest first.
    pub details: Vec<Detail>,
    /// Those listed last, as slugs, among which it is looked for first.
    pub among: Vec<String>,
    /// Whether it may be any other one too.
    pub is_anywhere: bool,
    /// The one that is not meant, as slug.
    pub is_not: Option<String>,
}

/// What is to be looked for, where the question names nothing and is on one organisation.
pub(super) fn described(signals: &Signals<'_>, kind: Kind) -> Option<Described> {
    let is_social = matches!(kind, Kind::Greeting | Kind::Thanks | Kind::Help);
    let is_counted = signals.ordinal().is_some() && signals.strength(Cue::Correction) == 0;
    let is_settled = matches!(kind, Kind::Process | Kind::Benefits) || is_counted;
    if is_social || is_settled || !describes(signals) || signals.strength(Cue::Elsewhere) > 0 {
        return None;
    }
    corrected(signals)
        .or_else(|| of_another(signals))
        .or_else(|| pointed_at(signals, kind))
        .or_else(|| belonging(signals, kind))
}

/// Whether a word tells what an organisation is about; who is in it tells that only where one is pointed at.
fn describes(signals: &Signals<'_>) -> bool {
    let points = [Cue::Pointing, Cue::Correction, Cue::Naming, Cue::Membership]
        .into_iter()
        .any(|cue| signals.strength(cue) > 0);
    let mut content = signals.content.iter();
    content.any(|place| {
        let tells = signals.is_telling(*place) && !signals.is_of_institution(*place);
        points || tells && !signals.is_within_detail(&[*place])
    })
}

/// The one meant in place of the last: "no, I meant the one of UNICEF".
fn corrected(signals: &Signals<'_>) -> Option<Described> {
    let last = signals.conversation.last.as_ref()?;
    if signals.strength(Cue::Correction) == 0 || last.organisations.is_empty() {
        return None;
    }
    let details = signals.details_outside(&[]);
    Some(Described {
        kind: last.kind,
        details: match details.is_empty() {
            true => last.details.clone(),
            false => details.into_iter().map(|(detail, _)| detail).collect(),
        },
        among: signals.conversation.listed.clone(),
        is_anywhere: true,
        is_not: signals.conversation.organisation.clone(),
    })
}

/// One of those listed last, or any: "the one with the cities of literature", "who runs that for persecuted writers".
fn pointed_at(signals: &Signals<'_>, kind: Kind) -> Option<Described> {
    let mut details = signals.details_outside(&[]);
    // What the city does about a topic is what it takes part in.
    details.retain(|(detail, _)| *detail != Detail::Activities || !signals.speaks_of_city());
    let asks_name = signals.strength(Cue::Naming) > 0;
    let points = asks_name || signals.strength(Cue::Pointing) > 0;
    let asks_a_fact = !details.is_empty() && !is_daily(signals);
    if !points && (lists(signals) || !asks_a_fact) {
        return None;
    }
    // What it is about is told in order to learn its name.
    details.retain(|_| !asks_name);
    let details: Vec<Detail> = details.into_iter().map(|(detail, _)| detail).collect();
    let join = signals.strength(Cue::Join) > 0;
    Some(Described {
        kind: match kind {
            Kind::Membership => kind,
            _ if !details.is_empty() => Kind::Detail,
            _ if join => Kind::Join,
            _ => Kind::Organisation,
        },
        among: signals.conversation.listed.clone(),
        is_anywhere: join || !details.is_empty() || signals.conversation.listed.is_empty(),
        is_not: None,
        details,
    })
}

/// What was asked of the last one, asked of another: "and the gastronomy thing?".
fn of_another(signals: &Signals<'_>) -> Option<Described> {
    let last = signals.conversation.last.as_ref()?;
    let was_on_one = !last.organisations.is_empty() && last.kind != Kind::Organisations;
    let asks_else = lists(signals)
        || signals.strength(Cue::Join) > 0
        || !signals.details_outside(&[]).is_empty();
    if !was_on_one || !signals.goes_on || asks_else {
        return None;
    }
    Some(Described {
        kind: last.kind,
        details: last.details.clone(),
        among: signals.conversation.listed.clone(),
        is_anywhere: true,
        is_not: signals.conversation.organisation.clone(),
    })
}

/// Whether the city belongs to one: "is Kraków in that modern Hanseatic thing?". What is called a network, union or
/// league of something is a name of its own, even if nothing known bears it.
fn belonging(signals: &Signals<'_>, kind: Kind) -> Option<Described> {
    let is_asked = signals.strength(Cue::Membership) > 0
        && (signals.city || signals.speakers)
        && !signals.network
        && matches!(kind, Kind::Organisations | Kind::Unknown);
    (is_asked && !lists(signals)).then(|| Described {
        kind: Kind::Membership,
        details: Vec::new(),
        among: Vec::new(),
        is_anywhere: true,
        is_not: None,
    })
}

/// Whether several are asked for, by whatever condition.
fn lists(signals: &Signals<'_>) -> bool {
    let lists = [Cue::List, Cue::Count, Cue::Narrow, Cue::Compare];
    lists.into_iter().any(|cue| signals.strength(cue) > 0)
        || signals
            .standing()
            .is_some_and(|(standing, _)| standing != Standing::Belongs)
        || order(signals).is_some()
}

/// Whether a fact of daily life may be meant: nothing speaks of networks or of the city's part in one.
fn is_daily(signals: &Signals<'_>) -> bool {
    let is_on_networks = signals.network
        || signals.city
        || signals.speakers
        || signals.reference
        || !signals.key_phrases.is_empty();
    signals.strength(Cue::Fact) > 0 && !is_on_networks
}
