//! The names and phrases of a knowledge as its index keeps them: the knowledge in, what questions are read with out.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use fst::Set;
use serde::{Deserialize, Serialize};

use super::compact::{Lists, number};
use super::cues::{self, CueBook, CueError};
use super::names::{NameBook, Telling};
use super::patterns::PatternBook;
use super::vocabulary::{city_words, is_filler};
use crate::knowledge::Knowledge;
use crate::knowledge::city::City;
use crate::words::{Analyser, Word, fold, tokens};

/// What is gathered from all organisations once for each knowledge, and stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Glossary {
    pub(super) names: NameBook,
    /// Keywords of several words: each is one thing, and leads to its organisations as a whole only.
    phrases: Vec<Phrase>,
    fellows: Vec<Fellow>,
    /// For each fellow the places of the organisations in which it takes part.
    fellow_of: Lists,
}

/// A keyword of several words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Phrase {
    /// As it stands.
    text: String,
    /// The same folded, as the index has it.
    pub(super) folded: String,
    /// How many organisations have it.
    pub(super) bearers: usize,
}

/// A local institution or another city that takes part in organisations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Fellow {
    /// Its name.
    pub(super) name: String,
    /// Whether it is another city.
    pub(super) is_city: bool,
}

impl Glossary {
    /// Gathers the names and phrases of a knowledge.
    ///
    /// # Errors
    /// When a word list built into the program is damaged.
    pub fn of(knowledge: &Knowledge, analyser: &Analyser) -> Result<Self, CueError> {
        let cues = CueBook::new(analyser)?;
        let city = city_words(&knowledge.city, analyser);
        let is_empty = |word: &Word| cues.is_stop(word) || city.has(word);
        let is_general = |word: &Word| cues.is_network(word) || cues.is_place(word);
        let telling = Telling {
            is_empty: &is_empty,
            is_general: &is_general,
            is_stop: &|word| cues.is_stop(word),
        };
        let is_one_thing = |words: &[Word]| {
            let telling = words
                .iter()
                .filter(|word| !is_empty(word) && !is_general(word));
            telling.count() > 1
                || words.len() > 1 && words.iter().any(|word| is_filler(&cues, word))
        };
        let is_name = |words: &[Word]| !words.iter().all(|word| is_empty(word) || is_general(word));
        let fellows = fellows(knowledge, |name| is_name(&analyser.analyse(name)));
        let mut fellow_of = Lists::default();
        for places in fellows.values() {
            fellow_of.push(places.iter().copied());
        }
        Ok(Self {
            names: NameBook::of(knowledge, analyser, &telling),
            phrases: phrases(knowledge, |keyword| {
                is_one_thing(&analyser.analyse(keyword))
            }),
            fellows: fellows.into_keys().collect(),
            fellow_of,
        })
    }

    /// The keyword of several words of a place.
    pub(super) fn phrase(&self, place: usize) -> Option<&Phrase> {
        self.phrases.get(place)
    }

    /// The institution or city of a place.
    pub(super) fn fellow(&self, place: usize) -> Option<&Fellow> {
        self.fellows.get(place)
    }

    /// Whether the institution or city of a place takes part in an organisation.
    pub(super) fn takes_part(&self, fellow: usize, organisation: usize) -> bool {
        let organisations = self.fellow_of.get(fellow);
        organisations.binary_search(&number(organisation)).is_ok()
    }

    pub(super) fn key_phrases(&self, analyser: &Analyser) -> PatternBook<usize> {
        let mut book = PatternBook::new();
        for (place, phrase) in self.phrases.iter().enumerate() {
            book.add(&phrase.text, place, analyser);
        }
        book
    }

    /// The names of institutions and other cities, with those by which people in the city call them.
    pub(super) fn fellows(&self, city: &City, analyser: &Analyser) -> PatternBook<usize> {
        let mut book = PatternBook::new();
        for (place, fellow) in self.fellows.iter().enumerate() {
            book.add(&fellow.name, place, analyser);
            let aliases = city.alias.iter();
            for alias in aliases.filter(|alias| alias.name == fellow.name) {
                let words = alias.words.iter();
                words.for_each(|word| book.add(word, place, analyser));
            }
        }
        book
    }
}

/// The keywords that are one thing, sorted.
fn phrases(knowledge: &Knowledge, is_one_thing: impl Fn(&str) -> bool) -> Vec<Phrase> {
    let mut phrases: BTreeMap<String, Option<Phrase>> = BTreeMap::new();
    for organisation in knowledge.organisations() {
        let mut own = BTreeSet::new();
        for keyword in organisation.keywords.all() {
            let folded = fold(keyword);
            if !own.insert(folded.clone()) {
                continue;
            }
            let phrase = phrases.entry(folded).or_insert_with_key(|folded| {
                is_one_thing(keyword).then(|| Phrase {
                    text: keyword.to_owned(),
                    folded: folded.clone(),
                    bearers: 0,
                })
            });
            if let Some(phrase) = phrase {
                phrase.bearers += 1;
            }
        }
    }
    phrases.into_values().flatten().collect()
}

/// The local institutions and other cities, each with the places of the organisations in which it takes part.
fn fellows(
    knowledge: &Knowledge,
    is_name: impl Fn(&str) -> bool,
) -> BTreeMap<Fellow, BTreeSet<u32>> {
    let mut fellows: BTreeMap<Fellow, BTreeSet<u32>> = BTreeMap::new();
    for (place, organisation) in (0..).zip(knowledge.organisations()) {
        let facts = [
            (&organisation.city.institutions, false),
            (&organisation.organisation.national_members, true),
        ];
        for (fact, is_city) in facts {
            let names = fact.iter().flat_map(|fact| &fact.names);
            for name in names.filter(|name| is_name(name)) {
                let fellow = Fellow {
                    name: name.clone(),
                    is_city,
                };
                fellows.entry(fellow).or_default().insert(place);
            }
        }
    }
    fellows
}

/// All forms of the words that matter, folded: what a mistyped word can be taken for.
///
/// Walks through the whole dictionary, which takes about half a second: done once for each knowledge, and stored.
///
/// # Errors
/// Never for words that are sorted; the set says so.
pub fn known_forms(knowledge: &Knowledge, analyser: &Analyser) -> Result<Set<Vec<u8>>, fst::Error> {
    let mut written: HashSet<String> = cues::all_words().into_iter().collect();
    let mut add = |text: &str| written.extend(tokens(text).into_iter().map(|token| token.folded));
    knowledge.city.words.iter().for_each(|word| add(word));
    knowledge.city.districts.iter().for_each(|word| add(word));
    let aliases = knowledge.city.alias.iter();
    aliases
        .flat_map(|alias| &alias.words)
        .for_each(|word| add(word));
    for topic in &knowledge.topics {
        topic
            .words
            .all()
            .chain(topic.label.all())
            .for_each(&mut add);
    }
    for institution in &knowledge.institutions {
        institution
            .words
            .all()
            .chain(institution.label.all())
            .for_each(&mut add);
    }
    for organisation in knowledge.organisations() {
        organisation.names.all().for_each(&mut add);
        organisation.keywords.all().for_each(&mut add);
        organisation.summary.all().for_each(&mut add);
    }
    let lemmas: HashSet<String> = written
        .iter()
        .flat_map(|word| analyser.dictionary().lemmas(word))
        .collect();
    let mut forms = analyser
        .dictionary()
        .forms_of(|lemma| lemmas.contains(lemma));
    forms.extend(written);
    forms.sort_unstable();
    forms.dedup();
    Set::from_iter(forms)
}
