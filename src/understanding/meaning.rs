//! What a question means once its kind is settled: its evidence and the reading in, the understanding out.

use std::collections::BTreeSet;

use super::clue::Clue;
use super::cues::Cue;
use super::described::{Described, described};
use super::kind::Continues;
use super::listing::Standing;
use super::patterns::Found;
use super::signals::Signals;
use super::subject::{Asked, subject};
use super::vocabulary::Meaning;
use super::{Conditions, Kind, Understanding};
use crate::knowledge::city::Section;
use crate::words::Analyser;

impl Signals<'_> {
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

    /// Everything that was found in the question, in its order.
    fn clues(&self) -> Vec<Clue> {
        let mut found: Vec<(&[usize], String)> = Vec::new();
        for named in &self.names {
            found.push((&named.places, format!("organisation {}", named.slug)));
        }
        for (phrases, ids, what) in [
            (&self.topics, &self.vocabulary.topics, "topic"),
            (
                &self.institutions,
                &self.vocabulary.institutions,
                "institution",
            ),
        ] {
            for phrase in phrases {
                let id = ids.get(phrase.meaning.number).map_or("", String::as_str);
                found.push((&phrase.places, format!("{what} {id}")));
            }
        }
        for phrase in &self.key_phrases {
            let known = self.vocabulary.glossary.phrase(phrase.meaning);
            let organisations = known.map_or(0, |known| known.bearers);
            found.push((
                &phrase.places,
                format!("keyword of {organisations} organisations"),
            ));
        }
        for cue in &self.cues {
            found.push((&cue.places, cue.meaning.to_string()));
        }
        found.sort();
        found.dedup();
        found
            .into_iter()
            .map(|(places, means)| Clue {
                words: self.words_at(places),
                means,
            })
            .collect()
    }

    fn words_at(&self, places: &[usize]) -> String {
        let words = places.iter().filter_map(|place| self.words.get(*place));
        let words: Vec<&str> = words.map(|word| word.word.folded.as_str()).collect();
        words.join(" ")
    }

    /// The institutions and other cities named, where a list is asked of that in which they take part.
    pub(super) fn fellow_names(&self, kind: Kind) -> Vec<String> {
        if kind != Kind::Organisations || !self.seat.is_empty() {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        for found in &self.fellows {
            let fellow = self.vocabulary.glossary.fellow(found.meaning);
            if let Some(fellow) = fellow.filter(|fellow| !names.contains(&fellow.name)) {
                names.push(fellow.name.clone());
            }
        }
        names
    }

    pub(super) fn fellow_places(&self) -> usize {
        let is_fellow = |place: &&usize| {
            let mut fellows = self.fellows.iter();
            fellows.any(|found| found.places.contains(place))
        };
        self.content.iter().filter(is_fellow).count()
    }

    /// The entries on the city that the question leads to: those of which most words stand in it first.
    pub(super) fn entry_ids(&self) -> Vec<String> {
        let covered = self.entries_covered();
        let entries = covered
            .iter()
            .filter_map(|(entry, _)| self.vocabulary.entries.get(*entry));
        entries.map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn entries_covered(&self) -> Vec<(usize, BTreeSet<usize>)> {
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
        // The words of who asks stand in the last question only.
        let leaves_words = matches!(continues, Some(Continues::Choosing | Continues::Turning))
            || understanding.subject.is_empty();
        let is_for_last = understanding.kind == Kind::Join && self.institutions.is_empty();
        let institution = understanding.institution.as_ref();
        if let Some(institution) = institution.filter(|_| is_for_last && leaves_words) {
            understanding.subject.push(Asked::institution(institution));
        }
        understanding
    }

    pub(super) fn own_understanding(&self, reading: super::kind::Reading) -> Understanding {
        Understanding {
            described: self.described(&reading),
            language: self.language,
            kind: reading.kind,
            topics: self.topic_ids(),
            institution: self.institution_id().or_else(|| self.asker(&reading)),
            speaks_for: self.conversation.institution.clone(),
            details: reading.details,
            entries: self.entry_ids(),
            fellows: self.fellow_names(reading.kind),
            member: self.member(&reading.organisations),
            is_with_city: self.is_on_city() && self.names_another_city(),
            is_by_example: self.strength(Cue::Example) > 0,
            is_of_any: self.is_of_any(),
            conditions: self.conditions(reading.kind),
            among: match reading.continues {
                Some(Continues::Choosing) => self.chosen_among(),
                _ => Vec::new(),
            },
            words: self.search_words(reading.kind),
            subject: Vec::new(),
            is_on_city: self.is_on_city(),
            on_subject: self.topic_share(),
            is_name_corrected: self.is_name_corrected(&reading.organisations),
            unknown_name: self.unknown_name(),
            unknown_fellow: self.unknown_fellow(),
            organisations: reading.organisations,
            clues: self.clues(),
            mentioned: self.mentioned(),
            doubts: reading.doubts,
        }
    }

    /// Those among which a choice is asked: what was listed last, or what the last choice was among, where another
    /// condition takes the place of its own: "and those without a fee?" after those with one.
    fn chosen_among(&self) -> Vec<String> {
        let last = self.conversation.last.as_deref();
        let is_of_charge =
            |standing: Option<Standing>| standing.is_some_and(Standing::is_of_charge);
        let standing = self.standing().map(|(standing, _)| standing);
        let other = last.filter(|last| {
            let replaced = last.conditions.standing;
            let is_replaced = is_of_charge(standing) == is_of_charge(replaced);
            is_replaced && standing.is_some() && replaced.is_some() && standing != replaced
        });
        match other {
            Some(last) if !last.among.is_empty() => last.among.clone(),
            _ => self.conversation.listed.clone(),
        }
    }

    /// What may be described, where nothing is named.
    fn described(&self, reading: &super::kind::Reading) -> Option<Described> {
        let is_carried = || {
            let carried = self.conversation.organisation.as_ref();
            reading.organisations.first() == carried && self.names.is_empty()
        };
        let is_open = reading.organisations.is_empty() || is_carried();
        (is_open && reading.continues.is_none()).then(|| described(self, reading.kind))?
    }

    /// Whether networks of cities are spoken of: "sieci miast".
    pub(super) fn is_of_cities(&self) -> bool {
        let cues = &self.vocabulary.cues;
        let mut pairs = self.words.iter().zip(self.words.iter().skip(1));
        pairs.any(|(one, next)| {
            cues.is_network(&one.word) && cues.is_place(&next.word)
                || cues.is_place(&one.word) && cues.is_network(&next.word)
        })
    }

    /// A list without topic, words or any condition is one of all that the city belongs to.
    pub(super) fn conditions(&self, kind: Kind) -> Conditions {
        if kind == Kind::Join {
            return self.charge();
        }
        if kind != Kind::Organisations {
            return Conditions::default();
        }
        let is_on_fellows = self.content.len() <= self.fellow_places() + 1;
        if !self.fellows.is_empty() && is_on_fellows && self.seat.is_empty() {
            return Conditions::default();
        }
        let conditions = Conditions {
            standing: self.standing().map(|(standing, _)| standing),
            years: self.years(),
            order: super::kind::order(self),
            is_of_cities: self.is_of_cities(),
            seat: self.words_of(&self.seat),
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

    /// What joining may cost is all that can be asked of what others can join.
    fn charge(&self) -> Conditions {
        let standing = self.standing().map(|(standing, _)| standing);
        Conditions {
            standing: standing.filter(|standing| standing.is_of_charge()),
            ..Conditions::default()
        }
    }

    pub(super) fn topic_ids(&self) -> Vec<String> {
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

    pub(super) fn institution_id(&self) -> Option<String> {
        let is_asker = |found: &&Found<Meaning>| !self.is_sought(&found.places);
        let own = self.institutions.iter().filter(is_asker);
        // Of two equally long the first: who asks is said before what is sought.
        let longest = own
            .chain(&self.speaking_as)
            .rev()
            .max_by_key(|found| found.places.len())
            .or(self.institutions.first())?;
        self.vocabulary
            .institutions
            .get(longest.meaning.number)
            .cloned()
    }

    /// The kind of institution that asked before, where what there is to join is asked without a word on what for.
    fn asker(&self, reading: &super::kind::Reading) -> Option<String> {
        let is_open = reading.kind == Kind::Join && reading.organisations.is_empty();
        let asked = self.conversation.institution.clone();
        asked.filter(|_| is_open && self.content.is_empty())
    }

    /// The words to search for, without those that say where a seat is.
    pub(super) fn search_words(&self, kind: Kind) -> Vec<String> {
        let is_list = kind == Kind::Organisations;
        let mut content = self.content.clone();
        content.retain(|place| !is_list || !self.seat.contains(place));
        self.words_of(&content)
    }

    /// The words at the given places, folded, mistyped ones put right.
    fn words_of(&self, places: &[usize]) -> Vec<String> {
        let words = places.iter().filter_map(|place| self.words.get(*place));
        words
            .map(|word| {
                word.corrected
                    .clone()
                    .unwrap_or_else(|| word.word.folded.clone())
            })
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
        Continues::Choosing | Continues::Turning => false,
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
            seat: with_last(own.conditions.seat, &last.conditions.seat),
        },
        is_on_city: own.is_on_city || last.is_on_city,
        on_subject: own.on_subject.max(last.on_subject),
        ..own
    }
}
