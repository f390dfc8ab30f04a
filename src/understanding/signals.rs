//! The evidence in a question: its text in, the names, topics, institutions and cues that stand in it out.

use std::collections::{BTreeSet, HashSet};

use super::conversation::Conversation;
use super::cues::{Cue, LAST};
use super::detail::Detail;
use super::kind::Continues;
use super::listing::{Standing, Years};
use super::names::{Named, SURE};
use super::patterns::Found;
use super::query_words::QueryWord;
use super::subject::subject;
use super::tongue::language_of;
use super::vocabulary::{Fellow, Meaning, Vocabulary};
use super::{Conditions, Kind, Understanding};
use crate::knowledge::city::Section;
use crate::language::Language;
use crate::words::{Analyser, Word};

/// So many shared words make a name that a person half remembers.
const FEWEST_ALIKE: usize = 2;

/// Of so many organisations a person can be asked which one is meant.
const MOST_ALIKE: usize = 4;

/// Two digits up to these mean a decade of this century.
const LAST_DECADE: i16 = 20;

/// Names whose certainty differs by less are equally good.
const AS_GOOD: f32 = 0.05;

/// All the evidence in one question.
pub(super) struct Signals<'a> {
    pub(super) language: Language,
    pub(super) words: Vec<QueryWord>,
    pub(super) cues: Vec<Found<Cue>>,
    pub(super) names: Vec<Named>,
    pub(super) topics: Vec<Found<Meaning>>,
    pub(super) institutions: Vec<Found<Meaning>>,
    /// Local institutions and other cities, in each organisation in which they take part.
    pub(super) fellows: Vec<Found<Fellow>>,
    /// Keywords of several words, by the organisation to which they lead.
    pub(super) key_phrases: Vec<Found<usize>>,
    /// What is said of the city as such, by the words under which one looks for it.
    pub(super) entries: Vec<Found<usize>>,
    pub(super) conversation: &'a Conversation,
    /// Whether the city, or a network as such, is spoken of.
    pub(super) city: bool,
    pub(super) network: bool,
    /// Whether a word points back to what was spoken of.
    pub(super) reference: bool,
    /// Whether a verb says that "we" did it.
    pub(super) speakers: bool,
    /// Whether the question begins as one that goes on with the last.
    pub(super) goes_on: bool,
    /// The words that carry meaning of their own: neither stop words, nor cues, nor the city.
    pub(super) content: Vec<usize>,
    text: &'a str,
    vocabulary: &'a Vocabulary,
}

impl<'a> Signals<'a> {
    pub(super) fn read(
        text: &'a str,
        conversation: &'a Conversation,
        vocabulary: &'a Vocabulary,
        analyser: &Analyser,
        hint: Option<Language>,
    ) -> Self {
        let words = vocabulary.read(text, analyser);
        let plain: Vec<Word> = words.iter().map(|word| word.word.clone()).collect();
        let names = vocabulary.names.find(&words);
        let in_names: Vec<usize> = names
            .iter()
            .filter(|named| named.certainty >= SURE)
            .flat_map(|named| named.places.clone())
            .collect();
        let language = language_of(
            text,
            &words,
            &in_names,
            vocabulary,
            [conversation.language, hint],
        );
        let mut signals = Self {
            language,
            cues: vocabulary.cues.find(&plain),
            topics: telling(widest(vocabulary.topics_in(&plain)), &plain, vocabulary),
            institutions: telling(
                widest(vocabulary.institutions_in(&plain)),
                &plain,
                vocabulary,
            ),
            fellows: widest(vocabulary.fellows.find(&plain)),
            key_phrases: telling_phrases(vocabulary.key_phrases.find(&plain), &plain, vocabulary),
            entries: widest(vocabulary.entry_words.find(&plain)),
            city: plain.iter().any(|word| vocabulary.is_city(word)),
            network: plain.iter().any(|word| vocabulary.cues.is_network(word)),
            reference: plain.iter().any(|word| vocabulary.cues.is_reference(word)),
            speakers: plain
                .iter()
                .any(|word| vocabulary.cues.is_of_speakers(&word.folded)),
            goes_on: plain
                .first()
                .is_some_and(|word| vocabulary.cues.goes_on(&word.folded)),
            names,
            words,
            conversation,
            content: Vec::new(),
            text,
            vocabulary,
        };
        signals.content = signals.content_of(&plain);
        signals
    }

    fn content_of(&self, plain: &[Word]) -> Vec<usize> {
        let in_cues: HashSet<usize> = self
            .cues
            .iter()
            .filter(|found| !matches!(found.meaning, Cue::Elsewhere))
            .flat_map(|found| found.places.iter().copied())
            .collect();
        let phrases = self.key_phrases.iter().flat_map(|found| &found.places);
        let telling: HashSet<usize> = self
            .topics
            .iter()
            .chain(&self.institutions)
            .flat_map(|found| &found.places)
            .chain(phrases)
            .copied()
            .collect();
        let in_standing: HashSet<usize> = self.standing_places().into_iter().collect();
        let carries = |place: &usize| {
            if in_standing.contains(place) {
                return false;
            }
            let is_empty = plain.get(*place).is_none_or(|word| {
                let is_number = word
                    .folded
                    .starts_with(|first: char| first.is_ascii_digit());
                self.vocabulary.is_empty(word) || is_number
            });
            telling.contains(place) || (!is_empty && !in_cues.contains(place))
        };
        (0..plain.len()).filter(carries).collect()
    }

    /// How strongly the question bears a cue: the number of words of its longest phrase.
    pub(super) fn strength(&self, cue: Cue) -> usize {
        self.cues
            .iter()
            .filter(|found| found.meaning == cue)
            .map(|found| found.places.len())
            .max()
            .unwrap_or(0)
    }

    /// The same, counting only phrases of which some word lies outside the given places.
    pub(super) fn strength_outside(&self, cue: Cue, places: &[usize]) -> usize {
        let outside = self.cues.iter().filter(|found| {
            found.meaning == cue && found.places.iter().any(|place| !places.contains(place))
        });
        outside.map(|found| found.places.len()).max().unwrap_or(0)
    }

    /// The details asked for outside the given places, the strongest first, with their strength.
    pub(super) fn details_outside(&self, places: &[usize]) -> Vec<(Detail, usize)> {
        let mut details: Vec<(Detail, usize)> = Detail::ALL
            .into_iter()
            .map(|detail| (detail, self.strength_outside(Cue::Detail(detail), places)))
            .filter(|(_, strength)| *strength > 0)
            .collect();
        details.sort_by_key(|(_, strength)| std::cmp::Reverse(*strength));
        details
    }

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
            Some(place) => shown.get(place),
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
    fn sure_names(&self) -> Vec<&Named> {
        let has_plain = self.sure_name().is_some();
        let sure = |named: &&Named| named.certainty >= SURE && (has_plain || !named.is_ambiguous);
        let mut named: Vec<&Named> = self.names.iter().filter(sure).collect();
        named.sort_by_key(|named| named.places.first().copied());
        named
    }

    /// Whether words mean a topic that do not only mean a kind of institution.
    pub(super) fn has_own_topics(&self) -> bool {
        let is_institution = |found: &Found<Meaning>| {
            let mut institutions = self.institutions.iter();
            institutions.any(|other| {
                found
                    .places
                    .iter()
                    .all(|place| other.places.contains(place))
            })
        };
        !self.topics.iter().all(is_institution)
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

    /// Whether a phrase of a topic lies in the given places.
    pub(super) fn is_of_topic(&self, places: &[usize]) -> bool {
        let within =
            |found: &Found<Meaning>| found.places.iter().all(|place| places.contains(place));
        self.topics.iter().any(within)
    }

    /// The share of the words with a meaning of their own that the given places cover.
    pub(super) fn share_of_content(&self, places: impl Fn(usize) -> bool) -> f32 {
        if self.content.is_empty() {
            return 0.0;
        }
        self.content.iter().filter(|place| places(**place)).count() as f32
            / self.content.len() as f32
    }

    /// The share of the words with a meaning of their own that are words of topics or institutions.
    pub(super) fn topic_share(&self) -> f32 {
        self.share_of_content(|place| self.is_telling(place))
    }

    /// Whether the word stands for a topic, a kind of institution or, in a keyword, for an organisation.
    pub(super) fn is_telling(&self, place: usize) -> bool {
        let mut words = self.topics.iter().chain(&self.institutions);
        let mut phrases = self.key_phrases.iter();
        words.any(|found| found.places.contains(&place))
            || phrases.any(|found| found.places.contains(&place))
    }

    /// How many words with a meaning of their own lead to one thing that is said of the city in one of the sections.
    pub(super) fn entry_strength(&self, is_wanted: impl Fn(Section) -> bool) -> usize {
        let wanted = self.entries_covered().into_iter().filter(|(entry, _)| {
            let entry = self.vocabulary.entries.get(*entry);
            entry.is_some_and(|(_, section)| is_wanted(*section))
        });
        let telling = |(_, places): (usize, BTreeSet<usize>)| {
            let of_content = self.content.iter().filter(|place| places.contains(place));
            of_content.count()
        };
        wanted.map(telling).max().unwrap_or(0)
    }

    /// The organisations in which the named institution takes part, or the city together with the named other city.
    fn fellow_ids(&self, kind: Kind) -> Vec<String> {
        if kind != Kind::Organisations {
            return Vec::new();
        }
        let found = self.fellows.iter().filter_map(|found| {
            self.vocabulary
                .slugs
                .get(found.meaning.organisation)
                .cloned()
        });
        let mut ids: Vec<String> = Vec::new();
        for id in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn fellow_places(&self) -> usize {
        let is_fellow = |place: &&usize| {
            let mut fellows = self.fellows.iter();
            fellows.any(|found| found.places.contains(place))
        };
        self.content.iter().filter(is_fellow).count()
    }

    /// The entries on the city that the question leads to: those of which most words stand in it first.
    fn entry_ids(&self) -> Vec<String> {
        let covered = self.entries_covered();
        let entries = covered
            .iter()
            .filter_map(|(entry, _)| self.vocabulary.entries.get(*entry));
        entries.map(|(id, _)| id.clone()).collect()
    }

    fn entries_covered(&self) -> Vec<(usize, BTreeSet<usize>)> {
        let mut covered: Vec<(usize, BTreeSet<usize>)> = Vec::new();
        for found in &self.entries {
            match covered
                .iter_mut()
                .find(|(entry, _)| *entry == found.meaning)
            {
                Some((_, places)) => places.extend(&found.places),
                None => covered.push((found.meaning, found.places.iter().copied().collect())),
            }
        }
        covered.sort_by_key(|(entry, places)| (std::cmp::Reverse(places.len()), *entry));
        covered
    }

    /// The condition on the city's standing that the question sets, with its strength.
    pub(super) fn standing(&self) -> Option<(Standing, usize)> {
        let in_topics = self.topic_places();
        let found = Standing::ALL.into_iter().map(|standing| {
            (
                standing,
                self.strength_outside(Cue::Standing(standing), &in_topics),
            )
        });
        let found: Vec<(Standing, usize)> = found.filter(|(_, strength)| *strength > 0).collect();
        let is_decisive = |(standing, _): &&(Standing, usize)| {
            matches!(standing, Standing::Former | Standing::Absent)
        };
        let decisive = found.iter().find(is_decisive).copied();
        decisive.or_else(|| {
            found
                .into_iter()
                .max_by_key(|(standing, strength)| (*strength, *standing != Standing::Belongs))
        })
    }

    /// The words that stand in phrases of topics.
    pub(super) fn topic_places(&self) -> Vec<usize> {
        self.topics
            .iter()
            .flat_map(|found| found.places.iter().copied())
            .collect()
    }

    /// The words of the phrases of several words that set conditions on the city's standing.
    fn standing_places(&self) -> Vec<usize> {
        let phrases = self
            .cues
            .iter()
            .filter(|found| matches!(found.meaning, Cue::Standing(_)) && found.places.len() > 1);
        phrases
            .flat_map(|found| found.places.iter().copied())
            .collect()
    }

    /// The years that the question sets.
    pub(super) fn years(&self) -> Option<Years> {
        let folded = |place: usize| self.words.get(place).map(|word| word.word.folded.as_str());
        let before = |place: usize| place.checked_sub(1).and_then(folded);
        let decade = (0..self.words.len()).find_map(|place| {
            let is_decade =
                before(place).is_some_and(|word| self.vocabulary.cues.means_decade(word));
            decade_of(folded(place)?, is_decade)
        });
        if decade.is_some() {
            return decade;
        }
        let year = |place| Some((place, year_of(folded(place)?)?));
        let (place, year) = (0..self.words.len()).find_map(year)?;
        let before = before(place);
        let cues = &self.vocabulary.cues;
        let (from, to) = match before? {
            word if cues.means_since(word) => (year, i16::MAX),
            word if cues.means_before(word) => (0, year - 1),
            word if cues.means_within(word) => (year, year),
            _ => return None,
        };
        Some(Years { from, to })
    }

    /// The understanding of a question whose kind is settled.
    pub(super) fn understanding(
        &self,
        reading: super::kind::Reading,
        analyser: &Analyser,
    ) -> Understanding {
        let continues = reading.continues;
        let own = self.own_understanding(reading);
        let mut understanding = match (continues, self.conversation.last.as_deref()) {
            (Some(continues), Some(last)) => continued(own, continues, last),
            _ => own,
        };
        understanding.subject = subject(&understanding.words, self.vocabulary, analyser);
        understanding
    }

    fn own_understanding(&self, reading: super::kind::Reading) -> Understanding {
        Understanding {
            language: self.language,
            kind: reading.kind,
            topics: self.topic_ids(),
            institution: self.institution_id(),
            speaks_for: self.conversation.institution.clone(),
            details: reading.details,
            entries: self.entry_ids(),
            fellows: self.fellow_ids(reading.kind),
            conditions: self.conditions(reading.kind),
            words: self.search_words(),
            subject: Vec::new(),
            is_on_city: self.is_on_city(),
            on_subject: self.topic_share(),
            is_name_corrected: self.is_name_corrected(&reading.organisations),
            unknown_name: self.unknown_name(),
            organisations: reading.organisations,
            mentioned: self.mentioned(),
            doubts: reading.doubts,
        }
    }

    fn mentioned(&self) -> Vec<String> {
        let named = self.sure_names();
        named.into_iter().map(|named| named.slug.clone()).collect()
    }

    /// Whether the question is on the city or on "us", as the city's people say.
    pub(super) fn is_on_city(&self) -> bool {
        let belongs = self.strength(Cue::Standing(Standing::Belongs));
        let cues = [Cue::Membership, Cue::Here];
        self.city
            || self.speakers
            || belongs > 0
            || cues.into_iter().any(|cue| self.strength(cue) > 0)
    }

    /// Whether networks of cities are spoken of: "sieci miast".
    fn is_of_cities(&self) -> bool {
        let cues = &self.vocabulary.cues;
        let mut pairs = self.words.iter().zip(self.words.iter().skip(1));
        pairs.any(|(one, next)| {
            cues.is_network(&one.word) && cues.is_place(&next.word)
                || cues.is_place(&one.word) && cues.is_network(&next.word)
        })
    }

    /// A list without topic, words or any condition is one of all that the city belongs to.
    fn conditions(&self, kind: Kind) -> Conditions {
        if kind != Kind::Organisations {
            return Conditions::default();
        }
        if !self.fellows.is_empty() && self.content.len() <= self.fellow_places() + 1 {
            return Conditions::default();
        }
        let conditions = Conditions {
            standing: self.standing().map(|(standing, _)| standing),
            years: self.years(),
            order: super::kind::order(self),
            is_of_cities: self.is_of_cities(),
        };
        let says_nothing =
            self.topics.is_empty() && self.institutions.is_empty() && self.content.is_empty();
        if !conditions.choose() && says_nothing {
            return Conditions {
                standing: Some(Standing::Belongs),
                ..conditions
            };
        }
        conditions
    }

    /// Whether a mistyped word is part of the name by which the first of the organisations was recognised.
    fn is_name_corrected(&self, organisations: &[String]) -> bool {
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

    fn topic_ids(&self) -> Vec<String> {
        let mut weights: Vec<(usize, f32)> = Vec::new();
        let in_standing = self.standing_places();
        let meant =
            |found: &&Found<Meaning>| !found.places.iter().all(|place| in_standing.contains(place));
        for found in self.topics.iter().filter(meant) {
            let sharing = self
                .topics
                .iter()
                .filter(|other| other.places == found.places)
                .count();
            let weight = found.places.len() as f32 / sharing as f32;
            match weights
                .iter_mut()
                .find(|(topic, _)| *topic == found.meaning.number)
            {
                Some((_, known)) => *known += weight,
                None => weights.push((found.meaning.number, weight)),
            }
        }
        weights.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        weights
            .iter()
            .filter_map(|(topic, _)| self.vocabulary.topics.get(*topic).cloned())
            .collect()
    }

    fn institution_id(&self) -> Option<String> {
        let longest = self
            .institutions
            .iter()
            .max_by_key(|found| found.places.len())?;
        self.vocabulary
            .institutions
            .get(longest.meaning.number)
            .cloned()
    }

    fn search_words(&self) -> Vec<String> {
        let words = self
            .content
            .iter()
            .filter_map(|place| self.words.get(*place));
        words
            .map(|word| {
                word.corrected
                    .clone()
                    .unwrap_or_else(|| word.word.folded.clone())
            })
            .collect()
    }

    /// In a question on one organisation: the first word that looks like a name and is none that is known.
    fn unknown_name(&self) -> Option<String> {
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
        let has_all =
            |slug: &&String| self.vocabulary.names.words_shared(slug, &shared) == shared.len();
        let alike: Vec<String> = self
            .vocabulary
            .slugs
            .iter()
            .filter(has_all)
            .cloned()
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
        let shared = |named: &&Named| self.vocabulary.names.words_shared(&named.slug, &self.words);
        let most = as_good.iter().map(shared).max().unwrap_or(0);
        as_good
            .into_iter()
            .filter(|named| shared(named) == most)
            .collect()
    }
}

/// The last question with what the new one adds to it or puts in its place.
fn continued(own: Understanding, continues: Continues, last: &Understanding) -> Understanding {
    let is_narrowing = match continues {
        Continues::Speaking(language) => {
            return Understanding {
                language,
                ..last.clone()
            };
        }
        Continues::Narrowing => true,
        Continues::Turning => false,
    };
    let with_last = |own: Vec<String>, last: &[String]| {
        let mut all = own;
        for one in last.iter().filter(|_| is_narrowing) {
            if !all.contains(one) {
                all.push(one.clone());
            }
        }
        all
    };
    Understanding {
        words: with_last(own.words, &last.words),
        topics: with_last(own.topics, &last.topics),
        institution: own.institution.or_else(|| last.institution.clone()),
        conditions: Conditions {
            standing: own.conditions.standing.or(last.conditions.standing),
            years: own.conditions.years.or(last.conditions.years),
            order: own.conditions.order.or(last.conditions.order),
            is_of_cities: own.conditions.is_of_cities || last.conditions.is_of_cities,
        },
        is_on_city: own.is_on_city || last.is_on_city,
        on_subject: own.on_subject.max(last.on_subject),
        ..own
    }
}

fn year_of(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year
        .then(|| word.parse().ok())?
        .filter(|year| (1900..2100).contains(year))
}

/// Keywords of several words of which at least one carries a meaning of its own.
pub(super) fn telling_phrases(
    found: Vec<Found<usize>>,
    plain: &[Word],
    vocabulary: &Vocabulary,
) -> Vec<Found<usize>> {
    let carries = |place: &usize| {
        let word = plain.get(*place);
        word.is_some_and(|word| vocabulary.is_filler(word) || !vocabulary.is_empty(word))
    };
    let mut found = found;
    found.retain(|found| found.places.iter().any(carries));
    found
}

/// "90" after "lata", "90s", "1990s".
fn decade_of(word: &str, is_decade: bool) -> Option<Years> {
    let digits = word.strip_suffix('s').filter(|digits| digits.len() > 1);
    let digits = digits.or(Some(word).filter(|_| is_decade))?;
    let number: i16 = digits.parse().ok()?;
    let from = match (digits.len(), number % 10) {
        (2, 0) if number > LAST_DECADE => 1900 + number,
        (2, 0) => 2000 + number,
        (4, 0) => number,
        _ => return None,
    };
    Some(Years { from, to: from + 9 })
}

/// Without the phrases that are made of empty words alone: they mean a topic only to the vocabulary, not to the person.
pub(super) fn telling(
    found: Vec<Found<Meaning>>,
    plain: &[Word],
    vocabulary: &Vocabulary,
) -> Vec<Found<Meaning>> {
    let is_empty = |place: &usize| {
        plain
            .get(*place)
            .is_none_or(|word| vocabulary.is_empty(word))
    };
    found
        .into_iter()
        .filter(|found| !found.places.iter().all(is_empty))
        .collect()
}

/// Without the phrases that lie within longer ones of the same book, or merely share a stem with a word that another has itself.
pub(super) fn widest<T: Copy>(found: Vec<Found<T>>) -> Vec<Found<T>> {
    let is_within = |one: &Found<T>, other: &Found<T>| {
        one.places.len() < other.places.len()
            && one.places.iter().all(|place| other.places.contains(place))
    };
    let is_poorer = |one: &Found<T>, other: &Found<T>| {
        !one.is_exact && other.is_exact && one.places == other.places
    };
    let is_worse = |one: &Found<T>| {
        found
            .iter()
            .any(|other| is_within(one, other) || is_poorer(one, other))
    };
    found.iter().filter(|one| !is_worse(one)).cloned().collect()
}
