//! What a list is to be about: the telling words of a question in, what each of them can mean out.

use serde::{Deserialize, Serialize};

use super::patterns::Found;
use super::telling::{telling, telling_phrases, widest};
use super::vocabulary::{Meaning, Vocabulary};
use crate::words::{Analyser, Word};

/// A telling word of a question and what it can mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The word, folded; empty when a button asks for a topic or a kind of institution as such.
    pub word: String,
    /// How much of a thing asked for it is: less than 1 in a phrase of several words that mean one thing together.
    pub part: f32,
    /// The topics it stands for.
    pub topics: Vec<Sense>,
    /// The kinds of institution it stands for.
    pub institutions: Vec<Sense>,
    /// The keywords of several words of which it is part, folded.
    pub keywords: Vec<String>,
    /// Whether it says little outside of that keyword: "council" of "Council of Europe".
    pub is_bound: bool,
}

/// A topic or a kind of institution for which a word stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sense {
    /// Its id.
    pub id: String,
    /// Whether the word names it as such ("transport"), not a part of it ("tram").
    pub is_whole: bool,
}

impl Asked {
    /// A topic as such.
    pub fn topic(id: &str) -> Self {
        Self {
            topics: vec![Sense::whole(id)],
            ..Self::word("")
        }
    }

    /// A kind of institution as such.
    pub fn institution(id: &str) -> Self {
        Self {
            institutions: vec![Sense::whole(id)],
            ..Self::word("")
        }
    }

    /// Whether it stands for a topic, a kind of institution or an organisation.
    pub fn has_sense(&self) -> bool {
        !self.topics.is_empty() || !self.institutions.is_empty() || !self.keywords.is_empty()
    }

    fn word(folded: &str) -> Self {
        Self {
            word: folded.to_owned(),
            part: 1.0,
            topics: Vec::new(),
            institutions: Vec::new(),
            keywords: Vec::new(),
            is_bound: false,
        }
    }
}

impl Sense {
    fn whole(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            is_whole: true,
        }
    }
}

/// Reads the telling words of a question, folded; the same words always mean the same, whatever stood between them.
pub(super) fn subject(
    words: &[String],
    vocabulary: &Vocabulary,
    analyser: &Analyser,
) -> Vec<Asked> {
    let read: Vec<Word> = analyser.analyse(&words.join(" "));
    let mut subject: Vec<Asked> = read.iter().map(|word| Asked::word(&word.folded)).collect();
    let topics = vocabulary.topics_in(&read);
    let naming_topics = naming(&topics);
    let topics = telling(widest(topics), &read, vocabulary);
    let institutions = vocabulary.institutions_in(&read);
    let naming_institutions = naming(&institutions);
    let institutions = telling(widest(institutions), &read, vocabulary);
    let is_telling = |place: &usize| {
        let word = read.get(*place);
        word.is_some_and(|word| !vocabulary.is_empty(word))
    };
    for found in &topics {
        let ids = &vocabulary.topics;
        add(found, &naming_topics, ids, &mut subject, |asked| {
            &mut asked.topics
        });
        share_out(&found.places, is_telling, &mut subject);
    }
    for found in &institutions {
        let ids = &vocabulary.institutions;
        add(found, &naming_institutions, ids, &mut subject, |asked| {
            &mut asked.institutions
        });
        share_out(&found.places, is_telling, &mut subject);
    }
    let phrases = telling_phrases(vocabulary.key_phrases.find(&read), &read, vocabulary);
    for found in &phrases {
        let Some(phrase) = vocabulary.glossary.phrase(found.meaning) else {
            continue;
        };
        for place in &found.places {
            if let Some(asked) = subject.get_mut(*place) {
                asked.keywords.push(phrase.folded.clone());
                asked.is_bound = true;
            }
        }
        share_out(&found.places, is_telling, &mut subject);
    }
    subject
}

/// Words that mean one thing together weigh as much as one word; little words among them weigh nothing.
fn share_out(places: &[usize], is_telling: impl Fn(&usize) -> bool, subject: &mut [Asked]) {
    let telling = places.iter().filter(|place| is_telling(place)).count();
    for place in places {
        let part = match (telling, is_telling(place)) {
            (0, _) => 1.0 / places.len() as f32,
            (_, true) => 1.0 / telling as f32,
            (_, false) => 0.0,
        };
        if let Some(asked) = subject.get_mut(*place) {
            asked.part = asked.part.min(part);
        }
    }
}

/// The phrases that name a topic as such, also those that lie within others: "equality" in "gender equality".
fn naming(found: &[Found<Meaning>]) -> Vec<Found<Meaning>> {
    let naming = found.iter().filter(|found| found.meaning.is_whole);
    naming.cloned().collect()
}

fn add(
    found: &Found<Meaning>,
    naming: &[Found<Meaning>],
    ids: &[String],
    subject: &mut [Asked],
    senses: impl Fn(&mut Asked) -> &mut Vec<Sense>,
) {
    let Some(id) = ids.get(found.meaning.number) else {
        return;
    };
    for place in &found.places {
        let Some(asked) = subject.get_mut(*place) else {
            continue;
        };
        let is_whole = naming.iter().any(|whole| {
            whole.meaning.number == found.meaning.number && whole.places.contains(place)
        });
        let senses = senses(asked);
        match senses.iter_mut().find(|sense| sense.id == *id) {
            Some(sense) => sense.is_whole |= is_whole,
            None => senses.push(Sense {
                id: id.clone(),
                is_whole,
            }),
        }
    }
}
