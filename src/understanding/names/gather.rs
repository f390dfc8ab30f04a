//! Gathers the names of a knowledge: its organisations in, the book in which names are looked up out.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{MOST_BEARERS, Name, NameBook, NameWord};
use crate::knowledge::Knowledge;
use crate::knowledge::organisation::Organisation;
use crate::understanding::compact::{Lists, Strings, number};
use crate::words::{Analyser, Word};

/// A name of several words of which fewer tell it apart needs all of its words.
const FEWEST_TELLING: usize = 2;

/// A name of more words tells an organisation, whatever its words: "Związek Miast Polskich".
const LONGEST_GENERAL: usize = 2;

/// A name as it is looked for.
struct Analysed {
    organisation: usize,
    words: Vec<Word>,
    is_ambiguous: bool,
}

/// What telling words apart needs.
pub(in crate::understanding) struct Telling<'a> {
    /// The words that carry no name by themselves ("of", "w", the city's own name).
    pub(in crate::understanding) is_empty: &'a dyn Fn(&Word) -> bool,
    /// Those that many organisations share ("network", "karta").
    pub(in crate::understanding) is_general: &'a dyn Fn(&Word) -> bool,
    /// Those that say nothing anywhere.
    pub(in crate::understanding) is_stop: &'a dyn Fn(&Word) -> bool,
}

impl NameBook {
    /// Gathers all names.
    pub(in crate::understanding) fn of(
        knowledge: &Knowledge,
        analyser: &Analyser,
        telling: &Telling<'_>,
    ) -> Self {
        let organisations = knowledge.organisations();
        let analysed: Vec<Analysed> = organisations
            .iter()
            .enumerate()
            .flat_map(|(place, organisation)| names_of(place, organisation, analyser, telling))
            .collect();
        let all_keys: Vec<BTreeSet<String>> = organisations
            .iter()
            .map(|organisation| keys_of(organisation, analyser))
            .collect();
        let mut keys: BTreeSet<String> = all_keys.iter().flatten().cloned().collect();
        let words = analysed.iter().flat_map(|name| &name.words);
        keys.extend(words.flat_map(|word| word.keys.iter().chain([&word.folded]).cloned()));
        let mut book = Self {
            keys: Strings::of(&keys),
            bearers: Lists::default(),
            without_rarer: BTreeMap::new(),
            words: Vec::new(),
            names: Vec::new(),
            all_keys: Lists::default(),
        };
        drop(keys);
        for keys in &all_keys {
            let places = keys.iter().filter_map(|key| book.keys.place_of(key));
            book.all_keys.push(places.map(number).collect::<Vec<_>>());
        }
        book.add(&analysed, organisations.len(), telling);
        book
    }

    fn add(&mut self, analysed: &[Analysed], organisations: usize, telling: &Telling<'_>) {
        let spread = self.spread(analysed);
        let mut bearers: Vec<Vec<u32>> = vec![Vec::new(); spread.len()];
        for name in analysed {
            let (is_general, is_empty) = (telling.is_general, telling.is_empty);
            self.names.push(Name {
                organisation: number(name.organisation),
                first: number(self.words.len()),
                length: number(name.words.len()),
                is_ambiguous: name.is_ambiguous,
                is_general: name.words.len() <= LONGEST_GENERAL
                    && name
                        .words
                        .iter()
                        .all(|word| is_general(word) || (telling.is_stop)(word)),
                is_shared: name
                    .words
                    .iter()
                    .all(|word| is_general(word) || is_empty(word)),
            });
            for word in &name.words {
                let keys: Vec<usize> = self.places_of(word).collect();
                let most = keys.iter().filter_map(|key| spread.get(*key)).max();
                let most = most.copied().unwrap_or(1).max(1);
                for key in keys {
                    if let Some(bearers) = bearers.get_mut(key) {
                        bearers.push(number(self.words.len()));
                    }
                }
                self.words.push(NameWord {
                    name: number(self.names.len() - 1),
                    key: number(self.keys.place_of(&word.folded).unwrap_or_default()),
                    weight: (1.0 + organisations as f32 / most as f32).ln(),
                    is_acronym: word.in_capitals,
                });
            }
        }
        self.without_rarer = self.without_rarer(&bearers);
        for list in bearers {
            self.bearers.push(list);
        }
    }

    /// For each key in the names of how many organisations it stands.
    fn spread(&self, analysed: &[Analysed]) -> Vec<usize> {
        let keys = self.keys.iter().count();
        let mut spread = vec![0; keys];
        let mut last_seen = vec![usize::MAX; keys];
        for name in analysed {
            for key in name.words.iter().flat_map(|word| self.places_of(word)) {
                let last = last_seen.get_mut(key);
                if let Some((last, count)) = last.zip(spread.get_mut(key))
                    && *last != name.organisation
                {
                    *last = name.organisation;
                    *count += 1;
                }
            }
        }
        spread
    }

    /// Of the words of very many names those whose names are made of such words alone.
    fn without_rarer(&self, bearers: &[Vec<u32>]) -> BTreeMap<u32, Vec<u32>> {
        let name_of = |word: &u32| {
            let word = self.words.get(usize::try_from(*word).ok()?)?;
            Some(word.name)
        };
        let is_of_many = |list: &&Vec<u32>| list.len() > MOST_BEARERS;
        let rare = bearers.iter().filter(|list| !is_of_many(list)).flatten();
        let with_rare: HashSet<u32> = rare.filter_map(name_of).collect();
        let many = (0..).zip(bearers).filter(|(_, list)| is_of_many(list));
        many.map(|(key, list)| {
            let without = list
                .iter()
                .filter(|word| name_of(word).is_some_and(|name| !with_rare.contains(&name)));
            (key, without.copied().collect())
        })
        .collect()
    }

    fn places_of<'a>(&'a self, word: &'a Word) -> impl Iterator<Item = usize> + 'a {
        let keys = word.keys.iter();
        keys.filter_map(|key| self.keys.place_of(key))
    }
}

fn names_of(
    place: usize,
    organisation: &Organisation,
    analyser: &Analyser,
    telling: &Telling<'_>,
) -> Vec<Analysed> {
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for name in organisation.names.all() {
        let words = words_of(name, analyser, telling);
        let spelt: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
        if !words.is_empty() && seen.insert(spelt) {
            let mut ambiguous = organisation.names.ambiguous.iter();
            names.push(Analysed {
                organisation: place,
                words,
                is_ambiguous: ambiguous.any(|ambiguous| ambiguous == name),
            });
        }
    }
    names
}

/// The words that tell a name; all of them where too few do.
fn words_of(name: &str, analyser: &Analyser, telling: &Telling<'_>) -> Vec<Word> {
    let mut all = analyser.analyse(name);
    all.iter_mut()
        .filter(|word| word.in_capitals)
        .for_each(only_itself);
    let own = all.iter().filter(|word| !(telling.is_empty)(word));
    let own: Vec<Word> = own.cloned().collect();
    if own.iter().all(telling.is_general) || own.len() < FEWEST_TELLING.min(all.len()) {
        all
    } else {
        own
    }
}

fn keys_of(organisation: &Organisation, analyser: &Analyser) -> BTreeSet<String> {
    let names = organisation.names.all();
    let words = names.flat_map(|name| analyser.analyse(name));
    words.flat_map(|word| word.keys).collect()
}

/// An acronym is no form of another word, though a dictionary may know it as an abbreviation.
fn only_itself(acronym: &mut Word) {
    acronym.keys = vec![acronym.folded.clone()];
}
