//! The organisations that a question names or points to: its evidence in, the one meant, those as good, an unknown name out.

use super::cues::{Cue, LAST};
use super::names::{Named, SURE};
use super::query_words::QueryWord;
use super::signals::Signals;
use crate::words::Script;

/// Names whose certainty differs by less are equally good.
const AS_GOOD: f32 = 0.05;

/// So many shared words make a name that a person half remembers.
const FEWEST_ALIKE: usize = 2;

/// Of so many organisations a person can be asked which one is meant.
const MOST_ALIKE: usize = 4;

impl Signals<'_> {
    /// Which of several the question points to by its place.
    pub(super) fn ordinal(&self) -> Option<usize> {
        [0, 1, 2, LAST]
            .into_iter()
            .find(|place| self.strength(Cue::Ordinal(*place)) > 0)
    }

    /// Whether the word counts one out.
    pub(super) fn is_ordinal(&self, place: usize) -> bool {
        let mut counting = self
            .cues
            .iter()
            .filter(|found| matches!(found.meaning, Cue::Ordinal(_)));
        counting.any(|found| found.places.contains(&place))
    }

    /// The organisation that was spoken of: the first of those last shown, or the one that the question counts out.
    pub(super) fn spoken_of(&self) -> Option<&String> {
        let shown = &self.conversation.shown;
        match self.ordinal() {
            Some(LAST) => shown.last(),
            Some(place) => shown
                .get(place)
                .or_else(|| self.conversation.listed.get(place)),
            None => self.conversation.organisation.as_ref(),
        }
    }

    /// Of several names in the question the one that it counts out.
    pub(super) fn ordinal_of_names(&self) -> Option<&Named> {
        let place = self.ordinal()?;
        let named = self.sure_names();
        match place {
            _ if named.len() < 2 => None,
            LAST => named.last().copied(),
            place => named.get(place).copied(),
        }
    }

    /// All organisations named for certain, in the order of the question; beside a name, an ambiguous one is one too.
    pub(super) fn sure_names(&self) -> Vec<&Named> {
        let has_plain = self.sure_name().is_some();
        let sure = |named: &&Named| named.certainty >= SURE && (has_plain || !named.is_ambiguous);
        let mut named: Vec<&Named> = self.names.iter().filter(sure).collect();
        named.sort_by_key(|named| named.places.first().copied());
        named
    }

    /// Organisations named one after the other, with nothing but little words between: "Eurocities i OWHC".
    pub(super) fn named_together(&self) -> Vec<String> {
        let named = self.sure_names();
        let mut together: Vec<&Named> = Vec::new();
        for next in named {
            let is_next = together.last().is_none_or(|last| {
                let between = last.places.last().zip(next.places.first());
                between.is_some_and(|(from, to)| {
                    let mut places = *from + 1..*to;
                    from < to && places.all(|place| !self.content.contains(&place))
                })
            });
            if !is_next {
                return Vec::new();
            }
            together.push(next);
        }
        together
            .into_iter()
            .map(|named| named.slug.clone())
            .collect()
    }

    /// Of an organisation named: the local institution or other city in it on which the question is, in place of the city.
    pub(super) fn member(&self, organisations: &[String]) -> Option<String> {
        let organisation = self.vocabulary.slugs.place_of(organisations.first()?)?;
        let glossary = &self.vocabulary.glossary;
        let mut fellows = self.fellows.iter();
        let found = fellows.find(|found| glossary.takes_part(found.meaning, organisation))?;
        let is_on_city = self.words.iter().enumerate().any(|(place, word)| {
            self.vocabulary.is_city(&word.word) && !found.places.contains(&place)
        });
        let name = glossary
            .fellow(found.meaning)
            .map(|fellow| fellow.name.clone());
        let is_on_us = self.speakers || self.strength(Cue::Speaker) > 0;
        name.filter(|_| !is_on_city && !is_on_us)
    }

    /// With what other city, of which nothing is known, the city is said to share something: the word as typed.
    pub(super) fn unknown_fellow(&self) -> Option<String> {
        let is_on_us = self.is_on_city() || self.strength(Cue::Speaker) > 0;
        let is_asked = self.strength(Cue::Together) > 0 && is_on_us;
        let is_telling = |place: &usize| self.is_telling(*place);
        if !is_asked || !self.fellows.is_empty() || self.content.iter().any(is_telling) {
            return None;
        }
        let [place] = self.content.as_slice() else {
            return None;
        };
        let named = self.words.get(*place)?;
        let mut keys = named.keys.iter();
        if keys.any(|(key, _)| self.vocabulary.names().knows(key)) {
            return None;
        }
        self.text.get(named.word.place.clone()).map(str::to_owned)
    }

    /// The organisation named for certain, if there is one.
    pub(super) fn sure_name(&self) -> Option<&Named> {
        self.names
            .iter()
            .take_while(|named| named.certainty >= SURE)
            .find(|named| !named.is_ambiguous)
    }

    /// Whether a word of the given places is what a list is asked of: "which unions", not "the Union".
    pub(super) fn is_listed_noun(&self, named: &Named) -> bool {
        let mut cues = self.cues.iter().filter(|found| {
            let is_of_list = match found.meaning {
                Cue::List => true,
                Cue::Standing(_) => {
                    (named.certainty < SURE || named.is_shared)
                        && self.strength(Cue::Membership) < 2
                }
                _ => false,
            };
            is_of_list && found.places.len() > 1
        });
        let is_network = |place: &usize| {
            let word = self.words.get(*place);
            word.is_some_and(|word| self.vocabulary.cues.is_network(&word.word))
        };
        cues.any(|found| {
            let mut shared = found
                .places
                .iter()
                .filter(|place| named.places.contains(place));
            shared.any(is_network)
        })
    }

    /// Whether the words are what is looked for, not who looks: "which student organisations".
    pub(super) fn is_sought(&self, places: &[usize]) -> bool {
        let is_network = |place: &&usize| {
            let word = self.words.get(**place);
            word.is_some_and(|word| self.vocabulary.cues.is_network(&word.word))
        };
        let mut networks = places.iter().filter(is_network);
        networks.any(|place| {
            let mut lists = self.cues.iter().filter(|found| found.meaning == Cue::List);
            lists.any(|found| found.places.contains(place))
        })
    }

    /// Whether the given places lie within phrases that ask for facts: "other Polish cities".
    pub(super) fn is_within_detail(&self, places: &[usize]) -> bool {
        let details = self
            .cues
            .iter()
            .filter(|found| matches!(found.meaning, Cue::Detail(_)));
        let within: Vec<usize> = details
            .flat_map(|found| found.places.iter().copied())
            .collect();
        places.iter().all(|place| within.contains(place))
    }

    /// Whether the city is spoken of, by its name, as "the city", or as what "we" did.
    pub(super) fn speaks_of_city(&self) -> bool {
        let cues = &self.vocabulary.cues;
        let mut words = self.words.iter();
        self.city || self.speakers || words.any(|word| cues.is_place(&word.word))
    }

    /// Whether a network as such is spoken of, not only in a phrase that asks for a fact: "membership fee".
    pub(super) fn speaks_of_networks(&self) -> bool {
        let is_network = |place: &usize| {
            let word = self.words.get(*place);
            word.is_some_and(|word| self.vocabulary.cues.is_network(&word.word))
        };
        // "In that network" is the one spoken of.
        let is_pointed_at = |place: usize| {
            let before = place
                .checked_sub(1)
                .and_then(|before| self.words.get(before));
            before.is_some_and(|before| self.vocabulary.cues.is_reference(&before.word))
        };
        // "To be a member" is to join.
        let is_in_joining = |place: usize| {
            let mut cues = self.cues.iter();
            cues.any(|found| found.meaning == Cue::Join && found.places.contains(&place))
        };
        let mut places = (0..self.words.len()).filter(is_network);
        places.any(|place| {
            !self.is_within_detail(&[place]) && !is_pointed_at(place) && !is_in_joining(place)
        })
    }

    pub(super) fn mentioned(&self) -> Vec<String> {
        let named = self.sure_names();
        named.into_iter().map(|named| named.slug.clone()).collect()
    }

    /// Whether a mistyped word is part of the name by which the first of the organisations was recognised.
    pub(super) fn is_name_corrected(&self, organisations: &[String]) -> bool {
        let named = self
            .names
            .iter()
            .find(|named| organisations.first() == Some(&named.slug));
        let mut places = named.into_iter().flat_map(|named| &named.places);
        places.any(|place| {
            self.words
                .get(*place)
                .is_some_and(|word| word.corrected.is_some())
        })
    }

    /// In a question on one organisation: the first word that looks like a name and is none that is known.
    pub(super) fn unknown_name(&self) -> Option<String> {
        let asks_of_one = self
            .strength(Cue::Membership)
            .max(self.strength(Cue::About))
            > 0;
        if !asks_of_one || self.strength(Cue::Elsewhere) > 0 {
            return None;
        }
        let is_telling = |place: &&usize| {
            !self
                .topics
                .iter()
                .chain(&self.institutions)
                .any(|found| found.places.contains(place))
        };
        let candidates: Vec<&QueryWord> = self
            .content
            .iter()
            .filter(is_telling)
            .filter_map(|place| self.words.get(*place))
            .collect();
        let unfamiliar = |word: &&&QueryWord| !word.word.known && !word.word.is_english;
        let named = candidates
            .iter()
            .find(|word| word.word.in_capitals)
            .or_else(|| candidates.iter().find(unfamiliar))
            .or_else(|| candidates.last())?;
        self.text.get(named.word.place.clone()).map(str::to_owned)
    }

    /// Whether a word without any other meaning is part of a name: "Unesco".
    pub(super) fn has_part_of_name(&self) -> bool {
        let names = self.vocabulary.names();
        let is_part = |place: &usize| {
            let word = self.words.get(*place);
            let mut keys = word.into_iter().flat_map(|word| word.keys.iter());
            !self.is_telling(*place) && keys.any(|(key, _)| names.knows(key))
        };
        self.content.iter().any(is_part)
    }

    /// Whether a word in Latin letters, right after a preposition, is one that neither a dictionary nor anything known has.
    pub(super) fn is_strange(&self, place: usize) -> bool {
        let Some(word) = self.words.get(place) else {
            return false;
        };
        let before = place
            .checked_sub(1)
            .and_then(|before| self.words.get(before));
        let is_preposition = |before: &QueryWord| {
            let is_and = self.vocabulary.cues.goes_on(&before.word.folded);
            self.vocabulary.is_preposition(&before.word) && !is_and
        };
        let is_led = before.is_some_and(is_preposition) || self.ends_joining(place);
        let names = self.vocabulary.names();
        let mut keys = word.keys.iter();
        is_led
            && !word.word.known
            && !word.word.is_english
            && word.corrected.is_none()
            && Script::of(&word.word.folded) == Script::Latin
            && !self.is_telling(place)
            && !self.vocabulary.knows(&word.word)
            && !keys.any(|(key, _)| names.knows(key))
    }

    /// Whether the word stands right after one of joining: "to join WFTGA".
    fn ends_joining(&self, place: usize) -> bool {
        let before = place.checked_sub(1);
        let joining = self.cues.iter().filter(|found| found.meaning == Cue::Join);
        let mut ends = joining.map(|found| found.places.last().copied());
        before.is_some() && ends.any(|end| end == before)
    }

    /// In a question of nothing but words that many names share ("liga miast"): the few organisations that have them all.
    pub(super) fn alike(&self) -> Vec<String> {
        let is_shared = |word: &&QueryWord| {
            let cues = &self.vocabulary.cues;
            cues.is_network(&word.word) || cues.is_place(&word.word)
        };
        let shared: Vec<QueryWord> = self.words.iter().filter(is_shared).cloned().collect();
        if !self.content.is_empty() || shared.len() < FEWEST_ALIKE {
            return Vec::new();
        }
        let names = self.vocabulary.names();
        let slugs = self.vocabulary.slugs.iter().enumerate();
        let alike = slugs
            .filter(|(organisation, _)| names.words_shared(*organisation, &shared) == shared.len());
        let alike: Vec<String> = alike
            .map(|(_, slug)| slug.to_owned())
            .take(MOST_ALIKE + 1)
            .collect();
        if alike.len() > MOST_ALIKE {
            Vec::new()
        } else {
            alike
        }
    }

    /// Organisations whose names fit as well as a given one: by the words that tell names apart, then by all words of the names.
    pub(super) fn as_good_names(&self, best: &Named) -> Vec<&Named> {
        let as_good: Vec<&Named> = self
            .names
            .iter()
            .filter(|named| {
                best.certainty - named.certainty < AS_GOOD && named.places == best.places
            })
            .collect();
        let names = self.vocabulary.names();
        let shared = |named: &&Named| names.words_shared(named.organisation, &self.words);
        let most = as_good.iter().map(shared).max().unwrap_or(0);
        as_good
            .into_iter()
            .filter(|named| shared(named) == most)
            .collect()
    }
}
