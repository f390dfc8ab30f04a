//! The evidence in a question: its text in, the names, topics, institutions and cues that stand in it out.

use std::collections::{BTreeSet, HashSet};

use super::conversation::Conversation;
use super::cues::Cue;
use super::detail::Detail;
use super::listing::Standing;
use super::names::{Named, SURE};
use super::patterns::Found;
use super::query_words::QueryWord;
use super::telling::{
    spoken_as, telling, telling_phrases, widest, without_counting_years, without_scattered,
};
use super::tongue::language_of;
use super::vocabulary::{Meaning, Vocabulary};
use crate::language::Language;
use crate::words::{Analyser, Word};

/// So many other words may stand beside one that only hints at a fact.
const MOST_BESIDE_HINT: usize = 1;

/// All the evidence in one question.
pub(super) struct Signals<'a> {
    pub(super) language: Language,
    pub(super) words: Vec<QueryWord>,
    pub(super) cues: Vec<Found<Cue>>,
    pub(super) names: Vec<Named>,
    pub(super) topics: Vec<Found<Meaning>>,
    pub(super) institutions: Vec<Found<Meaning>>,
    /// Kinds of institution that the person says to be, by words that mean a network as well: "jesteśmy stowarzyszeniem".
    pub(super) speaking_as: Vec<Found<Meaning>>,
    /// Local institutions and other cities, by their places in the glossary.
    pub(super) fellows: Vec<Found<usize>>,
    /// Keywords of several words, by their places in the glossary.
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
    /// In a question on organisations whose seat is somewhere: the words that say where.
    pub(super) seat: Vec<usize>,
    /// The present one.
    pub(super) year: i16,
    pub(super) text: &'a str,
    pub(super) vocabulary: &'a Vocabulary,
}

impl<'a> Signals<'a> {
    pub(super) fn read(
        text: &'a str,
        conversation: &'a Conversation,
        vocabulary: &'a Vocabulary,
        analyser: &Analyser,
        hint: Option<Language>,
        year: i16,
    ) -> Self {
        let words = vocabulary.read(text, analyser);
        let plain: Vec<Word> = words.iter().map(QueryWord::as_meant).collect();
        let names = vocabulary.names().find(&words, &vocabulary.slugs);
        let names = without_scattered(names, &plain, vocabulary);
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
        let cues = without_counting_years(vocabulary.cues.find(&plain));
        let institutions = widest(vocabulary.institutions_in(&plain));
        let topics = widest(vocabulary.topics_in(&plain));
        let mut signals = Self {
            language,
            speaking_as: spoken_as(&institutions, &cues, &topics),
            cues,
            topics: telling(topics, &plain, vocabulary),
            institutions: telling(institutions, &plain, vocabulary),
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
                .iter()
                .find(|word| !vocabulary.cues.is_interjection(&word.folded))
                .is_some_and(|word| vocabulary.cues.goes_on(&word.folded)),
            names,
            words,
            conversation,
            content: Vec::new(),
            seat: Vec::new(),
            year,
            text,
            vocabulary,
        };
        signals.leave_out_districts(&plain);
        let counting = signals.counting();
        let counts = |found: &Found<Meaning>| found.places.iter().all(|at| counting.contains(at));
        signals.topics.retain(|found| !counts(found));
        signals.content = signals.content_of(&plain);
        signals.names = signals.without_others(&plain);
        signals.seat = signals.seat_places();
        signals
    }

    /// Keywords that name parts of the city only say where somebody is, where something else is asked for.
    fn leave_out_districts(&mut self, plain: &[Word]) {
        let is_district = |place: &usize| {
            let word = plain.get(*place);
            word.is_some_and(|word| self.vocabulary.is_district(word))
        };
        let asks_else = !self.topics.is_empty() || !self.institutions.is_empty();
        let phrases = self.key_phrases.iter();
        let kept = phrases.filter(|found| !asks_else || !found.places.iter().any(is_district));
        self.key_phrases = kept.cloned().collect();
    }

    /// Without parts of names that only general words make, beside a word that makes another name of them: "Związek Miast
    /// Bałtyckich" is not that of the Polish ones.
    fn without_others(&self, plain: &[Word]) -> Vec<Named> {
        let is_general = |place: &usize| {
            let cues = &self.vocabulary.cues;
            let word = plain.get(*place);
            word.is_some_and(|word| cues.is_network(word) || cues.is_place(word))
        };
        let is_beside = |named: &Named, place: &usize| {
            let mut own = named.places.iter();
            !named.places.contains(place) && own.any(|own| own.abs_diff(*place) == 1)
        };
        let is_other = |named: &Named| {
            let mut content = self.content.iter();
            named.certainty < 1.0
                && named.places.iter().all(is_general)
                && content.any(|place| is_beside(named, place) && !is_general(place))
        };
        let names = self.names.iter();
        names.filter(|named| !is_other(named)).cloned().collect()
    }

    /// The words that count one of several out, whatever else they may mean: "druga" is no drug.
    fn counting(&self) -> Vec<usize> {
        let ordinals = self
            .cues
            .iter()
            .filter(|found| matches!(found.meaning, Cue::Ordinal(_)));
        ordinals.flat_map(|found| found.places.clone()).collect()
    }

    fn content_of(&self, plain: &[Word]) -> Vec<usize> {
        let in_cues: HashSet<usize> = self
            .cues
            .iter()
            .filter(|found| !matches!(found.meaning, Cue::Elsewhere | Cue::Hint(_)))
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
                let is_decade = || self.vocabulary.cues.decade(word).is_some();
                let is_empty = self.vocabulary.is_empty(word) || self.vocabulary.is_district(word);
                is_empty || is_number || is_decade()
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

    /// The words that bear a cue.
    pub(super) fn places_of(&self, cue: Cue) -> Vec<usize> {
        let found = self.cues.iter().filter(|found| found.meaning == cue);
        found.flat_map(|found| found.places.clone()).collect()
    }

    /// The details asked for outside the given places, the strongest first, with their strength; a bare "when" asks since when.
    pub(super) fn details_outside(&self, places: &[usize]) -> Vec<(Detail, usize)> {
        let mut details: Vec<(Detail, usize)> = Detail::ALL
            .into_iter()
            .map(|detail| (detail, self.strength_outside(Cue::Detail(detail), places)))
            .filter(|(_, strength)| *strength > 0)
            .collect();
        // "In what year was it founded" asks since when, too, but less so.
        let is_founded = details.iter().any(|(detail, _)| *detail == Detail::Founded);
        details.sort_by_key(|(detail, strength)| {
            let is_less_so = is_founded && *detail == Detail::Since;
            (is_less_so, std::cmp::Reverse(*strength))
        });
        let when = self.strength_outside(Cue::When, places);
        if details.is_empty() && when > 0 {
            let hints = |detail: &Detail| self.strength_outside(Cue::Hint(*detail), places) > 0;
            let of_it = [Detail::Founded, Detail::Events].into_iter().find(hints);
            details.push((of_it.unwrap_or(Detail::Since), when));
        }
        details
    }

    /// The fact at which words outside the given places hint, where little else is said: enough when it is clear of which
    /// organisation it is asked, and nothing else tells what.
    pub(super) fn hinted(&self, places: &[usize]) -> Option<Detail> {
        let of = |detail: Detail| -> BTreeSet<usize> {
            let found = self.cues.iter();
            let hints = found.filter(|found| found.meaning == Cue::Hint(detail));
            let hints = hints.flat_map(|found| &found.places);
            hints
                .filter(|place| !places.contains(place))
                .copied()
                .collect()
        };
        let hints = Detail::ALL.into_iter().map(|detail| (detail, of(detail)));
        let hints: Vec<(Detail, BTreeSet<usize>)> = hints.collect();
        let is_hint = |place: &usize| hints.iter().any(|(_, hints)| hints.contains(place));
        let others = self.content.iter();
        let others = others.filter(|place| !places.contains(place) && !is_hint(place));
        // A bare "where" hints at something only when nothing else is said.
        let is_telling = self.content.iter().any(is_hint);
        let most = if is_telling { MOST_BESIDE_HINT } else { 0 };
        if others.count() > most || self.strength(Cue::Elsewhere) > 0 {
            return None;
        }
        let strongest = hints.into_iter().rev();
        let telling = |hints: &BTreeSet<usize>| {
            let telling = hints.iter().filter(|place| self.content.contains(place));
            telling.count()
        };
        let (detail, hints) = strongest.max_by_key(|(_, hints)| (telling(hints), hints.len()))?;
        (!hints.is_empty()).then_some(detail)
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

    /// Whether a word means a kind of institution by itself, not only within a keyword: "school canteens".
    pub(super) fn has_own_institutions(&self) -> bool {
        let speaks = [Cue::Join, Cue::Speaker]
            .into_iter()
            .any(|cue| self.strength(cue) > 0);
        let is_within = |one: &Found<Meaning>| {
            self.key_phrases.iter().any(|phrase| {
                let mut places = one.places.iter();
                phrase.places.len() > one.places.len()
                    && places.all(|place| phrase.places.contains(place))
            })
        };
        let mut own = self.institutions.iter();
        !self.speaking_as.is_empty() || own.any(|found| speaks || !is_within(found))
    }

    /// Whether the word stands for a kind of institution.
    pub(super) fn is_of_institution(&self, place: usize) -> bool {
        let mut institutions = self.institutions.iter();
        institutions.any(|found| found.places.contains(&place))
    }

    /// Whether a phrase of a topic lies in the given places.
    pub(super) fn is_of_topic(&self, places: &[usize]) -> bool {
        let within =
            |found: &Found<Meaning>| found.places.iter().all(|place| places.contains(place));
        self.topics.iter().any(within)
    }

    fn seat_places(&self) -> Vec<usize> {
        let asks_where = self.strength(Cue::Fact) > 0;
        let is_on_office = self.strength(Cue::Standing(Standing::Office)) > 0;
        let asks_seat = self.strength(Cue::Detail(Detail::Seat)) > 0 || self.goes_on_by_seat();
        if asks_where || is_on_office || !asks_seat {
            return Vec::new();
        }
        let is_led = |place: usize| {
            let before = place
                .checked_sub(1)
                .and_then(|before| self.words.get(before));
            before.is_some_and(|before| self.vocabulary.is_preposition(&before.word))
        };
        let is_city = |place: usize| {
            let word = self.words.get(place);
            word.is_some_and(|word| self.vocabulary.is_city(&word.word))
        };
        let says_where = |place: &usize| {
            let is_other = self.content.contains(place) && !self.is_telling(*place);
            is_other || (is_city(*place) && is_led(*place))
        };
        (0..self.words.len()).filter(says_where).collect()
    }

    /// Whether, after a list of those whose seat is somewhere, hardly more is said than another place: "and in Copenhagen?".
    pub(super) fn goes_on_by_seat(&self) -> bool {
        let last = self.conversation.last.as_ref();
        let was_by_seat = last.is_some_and(|last| !last.conditions.seat.is_empty());
        let is_telling = |place: &usize| self.is_telling(*place);
        let is_plain = self.names.is_empty() && !self.content.iter().any(is_telling);
        was_by_seat && self.goes_on && self.content.len() == 1 && is_plain
    }

    /// Whether topics stand one after another of which any will do: "sport, food or festivals".
    pub(super) fn is_of_any(&self) -> bool {
        let mut topics: Vec<(&[usize], BTreeSet<usize>)> = Vec::new();
        for found in &self.topics {
            match topics
                .iter_mut()
                .find(|(places, _)| *places == found.places)
            {
                Some((_, meant)) => _ = meant.insert(found.meaning.number),
                None => topics.push((&found.places, BTreeSet::from([found.meaning.number]))),
            }
        }
        topics.sort_unstable();
        let folded = |place: usize| Some(self.words.get(place)?.word.folded.as_str());
        let divides = |last: usize, next: usize| match next.checked_sub(last)? {
            1 => {
                let from = self.words.get(last)?.word.place.end;
                let to = self.words.get(next)?.word.place.start;
                Some(self.text.get(from..to)?.contains([',', '/']))
            }
            2 => Some(self.vocabulary.cues.is_either(folded(last + 1)?)),
            _ => None,
        };
        let mut pairs = topics.iter().zip(topics.iter().skip(1));
        pairs.any(|((one, meant), (next, meant_next))| {
            let ends = one.last().zip(next.first());
            meant.is_disjoint(meant_next)
                && ends.and_then(|(last, next)| divides(*last, *next)) == Some(true)
        })
    }

    /// Whether another city is named.
    pub(super) fn names_another_city(&self) -> bool {
        let glossary = &self.vocabulary.glossary;
        let fellows = self.fellows.iter();
        let mut fellows = fellows.filter_map(|found| glossary.fellow(found.meaning));
        fellows.any(|fellow| fellow.is_city)
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

    /// The condition on the city's standing that the question sets, with its strength.
    pub(super) fn standing(&self) -> Option<(Standing, usize)> {
        let in_topics = self.topic_places();
        let found = Standing::ALL.into_iter().map(|standing| {
            (
                standing,
                self.strength_outside(Cue::Standing(standing), &in_topics),
            )
        });
        let mut found: Vec<(Standing, usize)> =
            found.filter(|(_, strength)| *strength > 0).collect();
        // Not paying is said with the words of paying.
        if found
            .iter()
            .any(|(standing, _)| *standing == Standing::Free)
        {
            found.retain(|(standing, _)| !matches!(standing, Standing::Paid | Standing::Fee));
        }
        // What the city pays is narrower than what costs anything.
        if found
            .iter()
            .any(|(standing, _)| *standing == Standing::Paid)
        {
            found.retain(|(standing, _)| *standing != Standing::Fee);
        }
        // What is over, what is not there and what was signed is meant, whoever else is spoken of beside.
        let decisive = [
            Standing::Former,
            Standing::Unclear,
            Standing::Absent,
            Standing::Signed,
        ];
        let of = |wanted: Standing| found.iter().find(|(standing, _)| *standing == wanted);
        let signs = of(Standing::Mayor).is_some();
        let mut decisive = decisive
            .into_iter()
            .filter(|standing| *standing != Standing::Signed || signs);
        let strongest = || {
            found
                .iter()
                .max_by_key(|(standing, strength)| (*strength, *standing != Standing::Belongs))
        };
        let most = strongest().map_or(0, |(_, strength)| *strength);
        decisive
            .find_map(|standing| of(standing).filter(|(_, strength)| *strength >= most))
            .or_else(strongest)
            .copied()
    }

    /// The words that stand in phrases of topics.
    pub(super) fn topic_places(&self) -> Vec<usize> {
        self.topics
            .iter()
            .flat_map(|found| found.places.iter().copied())
            .collect()
    }

    /// The words of the phrases of several words that set conditions on the city's standing.
    pub(super) fn standing_places(&self) -> Vec<usize> {
        let phrases = self
            .cues
            .iter()
            .filter(|found| matches!(found.meaning, Cue::Standing(_)) && found.places.len() > 1);
        phrases
            .flat_map(|found| found.places.iter().copied())
            .collect()
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
}
