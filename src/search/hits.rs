//! What a search finds: the organisations that may answer in, the best of them in order with their reasons out.

use std::cmp::Ordering;

use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::organisation::Bearing;
use crate::understanding::Understanding;

/// Organisations that answer less than this part of what the best ones do are padding.
pub(super) const NEAR_BEST: f32 = 0.62;

/// Of longer lists only so many of the best are named; all are counted.
pub const MOST_NAMED: usize = 1_000;

/// Why an organisation stands in a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It is named.
    Name,
    /// It is about the topic, as id.
    Topic(String, Bearing),
    /// A word of the question, folded, stands in its texts.
    Word(String),
    /// The kind of institution, as id, can join it.
    Institution(String),
    /// The city stands to it as asked.
    Standing,
    /// The institution or city that the question names takes part in it.
    Fellow,
}

/// One organisation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its slug.
    pub slug: String,
    /// How well it answers, for comparing within one list only.
    pub score: f32,
    /// Why it is there.
    pub reasons: Vec<Reason>,
}

/// The organisations found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
    /// In how many of them the city takes part.
    pub taking_part: usize,
    /// How they stand to those listed last.
    pub choice: Choice,
}

/// How the organisations found stand to those listed last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choice {
    /// No choice was asked.
    #[default]
    All,
    /// They are among them.
    Among,
    /// A choice was asked, but none of them fits; these are others.
    Beyond,
}

/// An organisation that may answer, with all that is weighed of it: long lists look at each profile only once.
pub(super) struct Candidate {
    /// Its place in the catalogue.
    pub(super) place: usize,
    /// The part of the question that it answers.
    pub(super) share: f32,
    pub(super) score: f32,
    /// Whether it is as asked.
    pub(super) fits: bool,
    /// Whether the city takes part in it.
    pub(super) takes_part: bool,
}

impl Candidate {
    pub(super) fn fits(&self) -> bool {
        self.fits
    }
}

/// Counts the candidates and names the best of them.
pub(super) fn hits(
    mut found: Vec<Candidate>,
    order: impl Fn(&Candidate, &Candidate) -> Ordering,
    most: usize,
    catalogue: &Catalogue,
    reasons: impl Fn(usize) -> Vec<Reason>,
) -> Hits {
    let count = found.len();
    let taking_part = found.iter().filter(|candidate| candidate.takes_part);
    let taking_part = taking_part.count();
    keep_best(&mut found, most, &order);
    found.sort_unstable_by(order);
    let hits = found.iter().filter_map(|candidate| {
        Some(Hit {
            slug: catalogue.profiles().get(candidate.place)?.slug.clone(),
            score: candidate.score,
            reasons: reasons(candidate.place),
        })
    });
    Hits {
        hits: hits.collect(),
        count,
        taking_part,
        choice: Choice::All,
    }
}

/// How much of the question the best of those that are wanted answers.
pub(super) fn best(judged: &[Candidate], is_wanted: impl Fn(&Candidate) -> bool) -> f32 {
    let wanted = judged.iter().filter(|candidate| is_wanted(candidate));
    wanted.map(|candidate| candidate.share).fold(0.0, f32::max)
}

/// Those that are wanted and answer the question nearly as well as the best of them, if that answers enough.
pub(super) fn near_best(
    mut judged: Vec<Candidate>,
    is_wanted: impl Fn(&Candidate) -> bool,
    least: f32,
) -> Vec<Candidate> {
    let best = best(&judged, &is_wanted);
    if best < least {
        return Vec::new();
    }
    judged.retain(|candidate| candidate.share >= best * NEAR_BEST && is_wanted(candidate));
    judged
}

/// Leaves the best so many, in no order.
pub(super) fn keep_best(
    found: &mut Vec<Candidate>,
    most: usize,
    order: &impl Fn(&Candidate, &Candidate) -> Ordering,
) {
    if found.len() > most {
        found.select_nth_unstable_by(most, order);
        found.truncate(most);
    }
}

/// The better one first, of two equally good the one whose slug comes first.
pub(super) fn best_first(one: &Candidate, other: &Candidate) -> Ordering {
    let by_score = other.score.total_cmp(&one.score);
    by_score.then_with(|| one.place.cmp(&other.place))
}

/// Those that the understanding itself names.
pub(super) fn named(understanding: &Understanding) -> Hits {
    let hits = understanding.organisations.iter().map(|slug| Hit {
        slug: slug.clone(),
        score: 1.0,
        reasons: vec![Reason::Name],
    });
    let hits: Vec<Hit> = hits.collect();
    Hits {
        count: hits.len(),
        hits,
        taking_part: 0,
        choice: Choice::All,
    }
}
