//! Names of organisations: the words of a question in, the organisations that it names out, each with how sure that is.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::query_words::QueryWord;
use crate::knowledge::Knowledge;
use crate::words::{Analyser, Word};

/// From this certainty on, a name is taken as given.
pub(super) const SURE: f32 = 0.85;

/// From this share of a name's weight on, a part of it names the organisation.
const LEAST_PART: f32 = 0.6;

/// Two organisations whose certainty differs by less are not told apart.
const TELLING_DIFFERENCE: f32 = 0.08;

/// A name of several words of which fewer tell it apart needs all of its words.
const FEWEST_TELLING: usize = 2;

/// One word alone of a name of several is never sure.
const ONE_OF_SEVERAL: f32 = 0.8;

/// What is left of the certainty when the words of a name stand in another order, or apart.
const OUT_OF_ORDER: f32 = 0.8;

/// A name of more words tells an organisation, whatever its words: "Związek Miast Polskich".
const LONGEST_GENERAL: usize = 2;

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

/// All names of all organisations.
pub(super) struct NameBook {
    names: Vec<Name>,
    slugs: Vec<String>,
    by_key: HashMap<String, Vec<(usize, usize)>>,
    /// The same for words of very many names, with those names only that have no rarer word.
    by_common_key: HashMap<String, Vec<(usize, usize)>>,
    /// For each organisation the keys of all words of its names, also of those that many names share.
    all_keys: HashMap<String, HashSet<String>>,
}

struct Name {
    organisation: usize,
    words: Vec<String>,
    /// For each word whether it is an acronym.
    acronyms: Vec<bool>,
    weights: Vec<f32>,
    is_ambiguous: bool,
    is_general: bool,
    is_shared: bool,
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
    /// `is_empty_word` tells the words that carry no name by themselves ("of", "w", the city's own name), `is_general` those
    /// that many organisations share ("network", "karta"), `is_stop` those that say nothing anywhere.
    pub(super) fn new(
        knowledge: &Knowledge,
        analyser: &Analyser,
        is_empty_word: impl Fn(&Word) -> bool,
        is_general: impl Fn(&Word) -> bool,
        is_stop: impl Fn(&Word) -> bool,
    ) -> Self {
        let analysed = analysed_names(knowledge, analyser, &is_empty_word, &is_general);
        let spread = spread_of_keys(&analysed);
        let organisations = knowledge.organisations().len() as f32;
        let mut book = Self {
            names: Vec::new(),
            slugs: knowledge
                .organisations()
                .iter()
                .map(|organisation| organisation.slug.clone())
                .collect(),
            by_key: HashMap::new(),
            by_common_key: HashMap::new(),
            all_keys: all_keys(knowledge, analyser),
        };
        for (organisation, words, is_ambiguous) in analysed {
            let weight = |word: &Word| {
                let most = word
                    .keys
                    .iter()
                    .filter_map(|key| spread.get(key))
                    .map(HashSet::len)
                    .max()
                    .unwrap_or(1);
                (1.0 + organisations / most as f32).ln()
            };
            let number = book.names.len();
            for (place, word) in words.iter().enumerate() {
                for key in &word.keys {
                    book.by_key
                        .entry(key.clone())
                        .or_default()
                        .push((number, place));
                }
            }
            book.names.push(Name {
                organisation,
                words: words.iter().map(|word| word.folded.clone()).collect(),
                acronyms: words.iter().map(|word| word.in_capitals).collect(),
                weights: words.iter().map(weight).collect(),
                is_ambiguous,
                is_general: words.len() <= LONGEST_GENERAL
                    && words.iter().all(|word| is_general(word) || is_stop(word)),
                is_shared: words
                    .iter()
                    .all(|word| is_general(word) || is_empty_word(word)),
            });
        }
        book.by_common_key = book.common();
        book
    }

    /// The names that are made of words of very many names alone, by these words.
    fn common(&self) -> HashMap<String, Vec<(usize, usize)>> {
        let mut rare = HashSet::new();
        let (many, few): (Vec<_>, Vec<_>) = self
            .by_key
            .iter()
            .partition(|(_, bearers)| bearers.len() > MOST_BEARERS);
        for (_, bearers) in few {
            rare.extend(bearers.iter().map(|(name, _)| *name));
        }
        let without_rare = |(key, bearers): (&String, &Vec<(usize, usize)>)| {
            let kept = bearers.iter().filter(|(name, _)| !rare.contains(name));
            (key.clone(), kept.copied().collect())
        };
        many.into_iter().map(without_rare).collect()
    }

    /// Whether a folded word stands in any name.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// How many words of a question stand in the names of an organisation, shared with others or not.
    pub(super) fn words_shared(&self, slug: &str, words: &[QueryWord]) -> usize {
        let Some(keys) = self.all_keys.get(slug) else {
            return 0;
        };
        let is_shared = |word: &&QueryWord| word.keys.iter().any(|(key, _)| keys.contains(key));
        words.iter().filter(is_shared).count()
    }

    /// The organisations named, the surest first; of names that lie within others only the longest is kept.
    pub(super) fn find(&self, words: &[QueryWord]) -> Vec<Named> {
        let mut matched = Matches::default();
        let of_key = |key: &String| self.by_key.get(key).map(Vec::as_slice).unwrap_or_default();
        for (place, word) in words.iter().enumerate() {
            for (key, quality) in &word.keys {
                let bearers = of_key(key);
                let bearers = if bearers.len() > MOST_BEARERS {
                    self.by_common_key
                        .get(key)
                        .map(Vec::as_slice)
                        .unwrap_or_default()
                } else {
                    bearers
                };
                for (name, position) in bearers {
                    if !self.is_other_word(*name, *position, key, word) {
                        matched.note(*name, *position, (place, *quality));
                    }
                }
            }
        }
        // A word of very many names tells something only beside rarer ones.
        for (place, word) in words.iter().enumerate() {
            for (key, quality) in &word.keys {
                let bearers = of_key(key);
                if bearers.len() <= MOST_BEARERS {
                    continue;
                }
                for name in matched.names() {
                    let from = bearers.partition_point(|(bearer, _)| *bearer < name);
                    let own = bearers.iter().skip(from);
                    for (_, position) in own.take_while(|(bearer, _)| *bearer == name) {
                        if !self.is_other_word(name, *position, key, word) {
                            matched.note(name, *position, (place, *quality));
                        }
                    }
                }
            }
        }
        let Matches {
            first: matched,
            last: matched_last,
        } = matched;
        let again = matched_last
            .into_iter()
            .filter(|(number, last)| matched.get(number) != Some(last));
        let again: Vec<(usize, Matched)> = again.collect();
        let mut best: HashMap<usize, Named> = HashMap::new();
        for (number, mut matched) in matched.into_iter().chain(again) {
            self.complete(number, words, &mut matched);
            let Some((organisation, named)) = self.named(number, &matched, words) else {
                continue;
            };
            match best.get(&organisation) {
                Some(known) if rank(known) >= rank(&named) => {}
                _ => {
                    best.insert(organisation, named);
                }
            }
        }
        settled(best.into_values().collect())
    }

    /// Beside words of a name another can be a half-remembered further word of it.
    fn complete(&self, number: usize, words: &[QueryWord], matched: &mut Matched) {
        let Some(name) = self.names.get(number) else {
            return;
        };
        for (position, own) in name.words.iter().enumerate() {
            if matched.contains_key(&position) || own.chars().count() < SHORTEST_HALF_REMEMBERED {
                continue;
            }
            let is_free = |place: &usize| matched.values().all(|(other, _)| other != place);
            let resembling = words.iter().enumerate().find(|(place, word)| {
                let is_strange = !word.word.known && !word.word.is_english;
                let least = if is_strange && own.chars().count() > SHORTEST_HALF_REMEMBERED {
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

    /// An ordinary word is no acronym, though its base form or an abbreviation of it may be spelt like one.
    fn is_other_word(&self, name: usize, position: usize, key: &str, word: &QueryWord) -> bool {
        let acronyms = self.names.get(name).map(|name| name.acronyms.as_slice());
        let is_acronym = acronyms
            .and_then(|acronyms| acronyms.get(position))
            .copied();
        is_acronym == Some(true) && word.word.known && key != word.word.folded
    }

    fn named(
        &self,
        number: usize,
        matched: &Matched,
        words: &[QueryWord],
    ) -> Option<(usize, Named)> {
        let name = self.names.get(number)?;
        let total: f32 = name.weights.iter().sum();
        let mut placed: Vec<(usize, f32)> = matched
            .iter()
            .filter_map(|(position, (place, quality))| {
                Some((*place, name.weights.get(*position)? * quality))
            })
            .collect();
        placed.sort_by_key(|(place, _)| *place);
        let window = name.weights.len() + WORDS_BETWEEN;
        let (weight, places) = densest(&placed, window);
        let order = if is_in_order(matched, &places) && is_together(&places, words) {
            1.0
        } else {
            OUT_OF_ORDER
        };
        let certainty = weight / total.max(f32::EPSILON) * order;
        let is_one_of_several = places.len() == 1 && name.weights.len() > 1;
        let certainty = if is_one_of_several {
            certainty.min(ONE_OF_SEVERAL)
        } else {
            certainty
        };
        let slug = self.slugs.get(name.organisation)?.clone();
        (certainty >= LEAST_PART).then_some((
            name.organisation,
            Named {
                slug,
                certainty,
                weight,
                places,
                is_ambiguous: name.is_ambiguous,
                is_general: name.is_general,
                is_shared: name.is_shared,
            },
        ))
    }
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

/// Whether only little words stand between the words of the name.
fn is_together(places: &[usize], words: &[QueryWord]) -> bool {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return true;
    };
    let mut between = (*first..*last).filter(|place| !places.contains(place));
    between.all(|place| {
        let word = words.get(place);
        word.is_none_or(|word| word.word.folded.chars().count() <= LONGEST_LITTLE_WORD)
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

fn analysed_names(
    knowledge: &Knowledge,
    analyser: &Analyser,
    is_empty_word: impl Fn(&Word) -> bool,
    is_general: impl Fn(&Word) -> bool,
) -> Vec<(usize, Vec<Word>, bool)> {
    let mut analysed = Vec::new();
    for (number, organisation) in knowledge.organisations().iter().enumerate() {
        let mut seen = HashSet::new();
        for name in organisation.names.all() {
            let mut all = analyser.analyse(name);
            all.iter_mut()
                .filter(|word| word.in_capitals)
                .for_each(only_itself);
            let telling: Vec<Word> = all
                .iter()
                .filter(|word| !is_empty_word(word))
                .cloned()
                .collect();
            let words = if telling.iter().all(&is_general)
                || telling.len() < FEWEST_TELLING.min(all.len())
            {
                all
            } else {
                telling
            };
            let spelt: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
            if !words.is_empty() && seen.insert(spelt) {
                analysed.push((
                    number,
                    words,
                    organisation
                        .names
                        .ambiguous
                        .iter()
                        .any(|ambiguous| ambiguous == name),
                ));
            }
        }
    }
    analysed
}

fn all_keys(knowledge: &Knowledge, analyser: &Analyser) -> HashMap<String, HashSet<String>> {
    let keys = |name: &str| {
        analyser
            .analyse(name)
            .into_iter()
            .flat_map(|word| word.keys)
    };
    let organisations = knowledge.organisations().iter();
    organisations
        .map(|organisation| {
            let keys = organisation.names.all().flat_map(keys).collect();
            (organisation.slug.clone(), keys)
        })
        .collect()
}

/// An acronym is no form of another word, though a dictionary may know it as an abbreviation.
fn only_itself(acronym: &mut Word) {
    acronym.keys = vec![acronym.folded.clone()];
}

/// For each key the organisations in whose names it stands.
fn spread_of_keys(names: &[(usize, Vec<Word>, bool)]) -> HashMap<String, HashSet<usize>> {
    let mut spread: HashMap<String, HashSet<usize>> = HashMap::new();
    for (organisation, words, _) in names {
        for key in words.iter().flat_map(|word| &word.keys) {
            spread.entry(key.clone()).or_default().insert(*organisation);
        }
    }
    spread
}
