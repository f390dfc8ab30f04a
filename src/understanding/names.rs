//! Names of organisations: the words of a question in, the organisations that it names out, each with how sure that is.

mod gather;

pub(super) use gather::Telling;

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::compact::{Lists, Strings, number};
use super::query_words::QueryWord;

/// From this certainty on, a name is taken as given.
pub(super) const SURE: f32 = 0.85;

/// From this share of a name's weight on, a part of it names the organisation.
const LEAST_PART: f32 = 0.6;

/// Two organisations whose certainty differs by less are not told apart.
const TELLING_DIFFERENCE: f32 = 0.08;

/// One word alone of a name of several is never sure.
const ONE_OF_SEVERAL: f32 = 0.8;

/// What is left of the certainty when the words of a name stand in another order, or apart.
const OUT_OF_ORDER: f32 = 0.8;

/// Words of so few letters ("of", "i", "dla") part nothing.
const LONGEST_LITTLE_WORD: usize = 3;

/// Words of so many letters can be half-remembered.
const SHORTEST_HALF_REMEMBERED: usize = 4;

/// From this likeness on, 0 to 1, a word is taken for a half-remembered one.
const RESEMBLANCE: f64 = 0.85;

/// The same for a word that is one in its own right.
const RESEMBLANCE_OF_A_WORD: f64 = 0.92;

/// So many letters it has to begin with in the same way.
const LETTERS_ALIKE_OF_A_WORD: usize = 3;

/// So many bytes longer or shorter a half-remembered word can be.
const MOST_LETTERS_MISSING: usize = 4;

/// How good a match that is.
const HALF_REMEMBERED: f32 = 0.85;

/// A word that stands in more names than these tells none of them by itself.
const MOST_BEARERS: usize = 500;

/// So many other words may stand between the words of a name.
const WORDS_BETWEEN: usize = 2;

/// An organisation that a question names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// Its place in the knowledge.
    pub(super) organisation: usize,
    /// Its slug.
    pub(super) slug: String,
    /// How sure it is, 0 to 1; 1 when a whole name stands in the question.
    pub(super) certainty: f32,
    /// The weight of the words that name it: rare words weigh more.
    pub(super) weight: f32,
    /// Which words of the question name it.
    pub(super) places: Vec<usize>,
    /// Whether the name is also an everyday word, and needs other evidence.
    pub(super) is_ambiguous: bool,
    /// Whether it is made of words alone that many organisations share: "Związek Miast".
    pub(super) is_general: bool,
    /// The same, or of the city's own name: "Deklaracja Krakowska".
    pub(super) is_shared: bool,
}

/// All names of all organisations, in little room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct NameBook {
    /// Everything under which a word of a name can be found.
    keys: Strings,
    /// For each key the words of names that have it.
    bearers: Lists,
    /// The same for the keys of very many words, with those words only whose names have no rarer key.
    without_rarer: BTreeMap<u32, Vec<u32>>,
    /// The words of all names, name after name.
    words: Vec<NameWord>,
    names: Vec<Name>,
    /// For each organisation the keys of all words of its names, sorted, also of those that many names share.
    all_keys: Lists,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Name {
    organisation: u32,
    /// The place of its first word among those of all names, and how many it has.
    first: u32,
    length: u32,
    is_ambiguous: bool,
    is_general: bool,
    is_shared: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct NameWord {
    name: u32,
    /// The key that it is itself, folded.
    key: u32,
    weight: f32,
    is_acronym: bool,
}

/// What of one name stands in the question: for each of its words the place and quality of the best match.
type Matched = BTreeMap<usize, (usize, f32)>;

/// What stands in the question of every name of which something does.
#[derive(Default)]
struct Matches {
    first: BTreeMap<usize, Matched>,
    /// A word that stands twice in the question may belong to the name in its last place only.
    last: BTreeMap<usize, Matched>,
}

impl Matches {
    fn note(&mut self, name: usize, position: usize, found: (usize, f32)) {
        let first = self.first.entry(name).or_default();
        let best = first.entry(position).or_insert(found);
        if found.1 > best.1 {
            *best = found;
        }
        let last = self.last.entry(name).or_default();
        let best = last.entry(position).or_insert(found);
        if found.1 >= best.1 {
            *best = found;
        }
    }

    fn names(&self) -> Vec<usize> {
        self.first.keys().copied().collect()
    }
}

impl NameBook {
    /// Whether a folded word stands in any name.
    pub(super) fn knows(&self, key: &str) -> bool {
        !self.bearers_of(key).is_empty()
    }

    /// Whether a folded word is an acronym of a name.
    pub(super) fn has_acronym(&self, folded: &str) -> bool {
        let is_one = |bearer: &u32| {
            let word = usize::try_from(*bearer).ok();
            let word = word.and_then(|word| self.words.get(word));
            word.is_some_and(|word| word.is_acronym && self.spelt(word) == folded)
        };
        self.bearers_of(folded).iter().any(is_one)
    }

    /// How many words of a question stand in the names of an organisation, shared with others or not.
    pub(super) fn words_shared(&self, organisation: usize, words: &[QueryWord]) -> usize {
        let is_shared = |word: &&QueryWord| self.has_word(organisation, word);
        words.iter().filter(is_shared).count()
    }

    /// Whether a word of a question stands in any name of an organisation.
    fn has_word(&self, organisation: usize, word: &QueryWord) -> bool {
        let own = self.all_keys.get(organisation);
        let has = |key: &str| {
            let key = self.keys.place_of(key);
            key.is_some_and(|key| own.binary_search(&number(key)).is_ok())
        };
        word.keys.iter().any(|(key, _)| has(key))
    }

    /// The organisations named, the surest first; of names that lie within others only the longest is kept.
    ///
    /// `slugs` are those of all organisations.
    pub(super) fn find(&self, words: &[QueryWord], slugs: &Strings) -> Vec<Named> {
        let Matches {
            first: matched,
            last: matched_last,
        } = self.matches(words);
        let again = matched_last
            .into_iter()
            .filter(|(number, last)| matched.get(number) != Some(last));
        let again: Vec<(usize, Matched)> = again.collect();
        let mut best: HashMap<usize, Named> = HashMap::new();
        for (number, mut matched) in matched.into_iter().chain(again) {
            self.complete(number, words, &mut matched);
            let Some(named) = self.named(number, &matched, words, slugs) else {
                continue;
            };
            match best.get(&named.organisation) {
                Some(known) if rank(known) >= rank(&named) => {}
                _ => {
                    best.insert(named.organisation, named);
                }
            }
        }
        settled(best.into_values().collect())
    }

    fn matches(&self, words: &[QueryWord]) -> Matches {
        let mut matched = Matches::default();
        let mut of_many: Vec<(usize, &QueryWord, &str, f32, &[u32])> = Vec::new();
        for (place, word) in words.iter().enumerate() {
            for (key, quality) in &word.keys {
                let Some(key_place) = self.keys.place_of(key) else {
                    continue;
                };
                let mut bearers = self.bearers.get(key_place);
                if bearers.len() > MOST_BEARERS {
                    of_many.push((place, word, key, *quality, bearers));
                    let without_rarer = self.without_rarer.get(&number(key_place));
                    bearers = without_rarer.map(Vec::as_slice).unwrap_or_default();
                }
                for bearer in bearers {
                    self.note(*bearer, key, word, (place, *quality), &mut matched);
                }
            }
        }
        // A word of very many names tells something only beside rarer ones.
        for (place, word, key, quality, bearers) in of_many {
            for name in matched.names() {
                for bearer in self.within(name, bearers) {
                    self.note(*bearer, key, word, (place, quality), &mut matched);
                }
            }
        }
        matched
    }

    fn note(
        &self,
        bearer: u32,
        key: &str,
        word: &QueryWord,
        found: (usize, f32),
        matched: &mut Matches,
    ) {
        let bearer = usize::try_from(bearer).ok();
        let Some(own) = bearer.and_then(|bearer| self.words.get(bearer)) else {
            return;
        };
        let name = usize::try_from(own.name).unwrap_or(usize::MAX);
        let first = self.names.get(name).map(|name| name.first);
        let position = bearer
            .zip(first)
            .and_then(|(bearer, first)| bearer.checked_sub(usize::try_from(first).ok()?));
        if let Some(position) = position.filter(|_| !is_other_word(own, key, word)) {
            matched.note(name, position, found);
        }
    }

    /// Of sorted words of names those of one name.
    fn within<'b>(&self, name: usize, bearers: &'b [u32]) -> &'b [u32] {
        let Some(name) = self.names.get(name) else {
            return &[];
        };
        let from = bearers.partition_point(|bearer| *bearer < name.first);
        let to = bearers.partition_point(|bearer| *bearer < name.first + name.length);
        bearers.get(from..to).unwrap_or_default()
    }

    fn bearers_of(&self, key: &str) -> &[u32] {
        let place = self.keys.place_of(key);
        place.map_or(&[], |place| self.bearers.get(place))
    }

    fn words_of(&self, name: &Name) -> &[NameWord] {
        let first = usize::try_from(name.first).ok();
        let length = usize::try_from(name.length).ok();
        let words = first.zip(length);
        let words = words.and_then(|(first, length)| self.words.get(first..first + length));
        words.unwrap_or_default()
    }

    fn spelt(&self, word: &NameWord) -> &str {
        let key = usize::try_from(word.key).ok();
        key.and_then(|key| self.keys.get(key)).unwrap_or_default()
    }

    /// Beside words of a name another can be a half-remembered further word of it.
    fn complete(&self, number: usize, words: &[QueryWord], matched: &mut Matched) {
        let Some(name) = self.names.get(number) else {
            return;
        };
        for (position, own) in self.words_of(name).iter().enumerate() {
            if matched.contains_key(&position) {
                continue;
            }
            let own = self.spelt(own);
            let letters = own.chars().count();
            if letters < SHORTEST_HALF_REMEMBERED {
                continue;
            }
            let is_free = |place: &usize| matched.values().all(|(other, _)| other != place);
            let resembling = words.iter().enumerate().find(|(place, word)| {
                let is_strange = !word.word.known && !word.word.is_english;
                let least = if is_strange && letters > SHORTEST_HALF_REMEMBERED {
                    RESEMBLANCE
                } else {
                    RESEMBLANCE_OF_A_WORD
                };
                is_free(place)
                    && begin_alike(&word.word.folded, own)
                    && (is_strange || begins_like(&word.word.folded, own))
                    && strsim::jaro_winkler(&word.word.folded, own) >= least
            });
            if let Some((place, _)) = resembling {
                matched.insert(position, (place, HALF_REMEMBERED));
            }
        }
    }

    fn named(
        &self,
        number: usize,
        matched: &Matched,
        words: &[QueryWord],
        slugs: &Strings,
    ) -> Option<Named> {
        let name = self.names.get(number)?;
        let own = self.words_of(name);
        let total: f32 = own.iter().map(|word| word.weight).sum();
        let mut placed: Vec<(usize, f32)> = matched
            .iter()
            .filter_map(|(position, (place, quality))| {
                Some((*place, own.get(*position)?.weight * quality))
            })
            .collect();
        placed.sort_by_key(|(place, _)| *place);
        let window = own.len() + WORDS_BETWEEN;
        let (weight, places) = densest(&placed, window);
        let organisation = usize::try_from(name.organisation).ok()?;
        let is_own = |word: &QueryWord| self.has_word(organisation, word);
        let order = if is_in_order(matched, &places) && is_together(&places, words, is_own) {
            1.0
        } else {
            OUT_OF_ORDER
        };
        let certainty = weight / total.max(f32::EPSILON) * order;
        let is_one_of_several = places.len() == 1 && own.len() > 1;
        let certainty = if is_one_of_several {
            certainty.min(ONE_OF_SEVERAL)
        } else {
            certainty
        };
        if certainty < LEAST_PART {
            return None;
        }
        Some(Named {
            organisation,
            slug: slugs.get(organisation)?.to_owned(),
            certainty,
            weight,
            places,
            is_ambiguous: name.is_ambiguous,
            is_general: name.is_general,
            is_shared: name.is_shared,
        })
    }
}

/// An ordinary word is no acronym, though its base form or an abbreviation of it may be spelt like one.
fn is_other_word(own: &NameWord, key: &str, word: &QueryWord) -> bool {
    own.is_acronym && (word.word.known || word.word.is_english) && key != word.word.folded
}

/// Whether the words of the name follow each other in the question as in the name.
fn is_in_order(matched: &Matched, places: &[usize]) -> bool {
    let mut pairs: Vec<(usize, usize)> = matched
        .iter()
        .map(|(position, (place, _))| (*position, *place))
        .filter(|(_, place)| places.contains(place))
        .collect();
    pairs.sort_unstable();
    pairs
        .iter()
        .zip(pairs.iter().skip(1))
        .all(|((_, one), (_, next))| one <= next)
}

/// A quick look before the slow one: words that resemble each other begin alike and are about as long.
fn begin_alike(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
        && one.len().abs_diff(other.len()) <= MOST_LETTERS_MISSING
}

fn begins_like(one: &str, other: &str) -> bool {
    let letters = one.chars().zip(other.chars());
    let alike = letters.take_while(|(one, other)| one == other);
    alike.count() >= LETTERS_ALIKE_OF_A_WORD
}

/// Whether only little words, or others of the organisation's own names, stand between the words of the name.
fn is_together(places: &[usize], words: &[QueryWord], is_own: impl Fn(&QueryWord) -> bool) -> bool {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return true;
    };
    let mut between = (*first..*last).filter(|place| !places.contains(place));
    between.all(|place| {
        let word = words.get(place);
        let is_little = |word: &QueryWord| word.word.folded.chars().count() <= LONGEST_LITTLE_WORD;
        word.is_none_or(|word| is_little(word) || is_own(word))
    })
}

/// The heaviest set of matches that lie within a window of so many words.
fn densest(placed: &[(usize, f32)], window: usize) -> (f32, Vec<usize>) {
    let mut best: (f32, Vec<usize>) = (0.0, Vec::new());
    for (index, (start, _)) in placed.iter().enumerate() {
        let within = placed
            .iter()
            .skip(index)
            .take_while(|(place, _)| *place < start + window);
        let mut places: Vec<usize> = Vec::new();
        let mut weight = 0.0;
        for (place, part) in within {
            weight += part;
            places.push(*place);
        }
        if weight > best.0 {
            places.dedup();
            best = (weight, places);
        }
    }
    best
}

fn rank(named: &Named) -> (bool, f32) {
    (named.certainty >= SURE, named.certainty * named.weight)
}

/// Sorted by rank; a name whose words are all part of a better one is dropped, unless it is as good.
fn settled(mut found: Vec<Named>) -> Vec<Named> {
    found.sort_by(|one, other| {
        rank(other)
            .partial_cmp(&rank(one))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then_with(|| one.slug.cmp(&other.slug))
    });
    let mut kept: Vec<Named> = Vec::new();
    for named in found {
        let is_within = |better: &Named| {
            named
                .places
                .iter()
                .all(|place| better.places.contains(place))
                && (better.certainty - named.certainty > TELLING_DIFFERENCE
                    || better.places.len() > named.places.len())
        };
        if !kept.iter().any(is_within) {
            kept.push(named);
        }
    }
    kept
}
