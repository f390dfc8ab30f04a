//! Everything that questions are read with: the knowledge's names and words in, books to look words up in out.

use fst::Set;

use super::compact::Strings;
use super::cues::{CueBook, CueError};
use super::glossary::Glossary;
use super::names::NameBook;
use super::patterns::{Found, PatternBook};
use super::query_words::{QueryWord, query_words};
use super::spelling::Spelling;
use super::word_set::WordSet;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::city::{City, Section};
use crate::knowledge::text::{Text, Words};
use crate::words::{Analyser, Word, fold};

/// Letters of the longest prepositions and articles.
const LONGEST_PREPOSITION: usize = 3;

/// A word shares all but so many letters with the one that it is made from.
const MOST_OF_ENDING: usize = 2;

/// Shorter words begin alike by chance.
const SHORTEST_AKIN: usize = 5;

/// What a word of a topic or of a kind of institution means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The place of the topic or kind in the knowledge.
    pub(super) number: usize,
    /// Whether the word names it as such, as its label does, not a part of it.
    pub(super) is_whole: bool,
}

/// The words and names of one knowledge.
pub struct Vocabulary {
    pub(super) cues: CueBook,
    pub(super) topics: Vec<String>,
    pub(super) institutions: Vec<String>,
    pub(super) entries: Vec<(String, Section)>,
    pub(super) topic_words: PatternBook<Meaning>,
    pub(super) institution_words: PatternBook<Meaning>,
    pub(super) entry_words: PatternBook<usize>,
    /// Keywords of several words, by their places in the glossary.
    pub(super) key_phrases: PatternBook<usize>,
    /// Names of local institutions and of other cities, by their places in the glossary.
    pub(super) fellows: PatternBook<usize>,
    pub(super) slugs: Strings,
    pub(super) glossary: Glossary,
    pub(super) city_words: WordSet,
    districts: WordSet,
    spelling: Spelling,
}

impl Vocabulary {
    /// `glossary` and `forms` are those of the same knowledge.
    ///
    /// # Errors
    /// When a word list built into the program is damaged.
    pub fn new(
        catalogue: &Catalogue,
        glossary: Glossary,
        forms: Set<Vec<u8>>,
        analyser: &Analyser,
    ) -> Result<Self, CueError> {
        let cues = CueBook::new(analyser)?;
        let (mut topic_words, mut institution_words, mut entry_words) =
            (PatternBook::new(), PatternBook::new(), PatternBook::new());
        for (number, topic) in catalogue.topics.iter().enumerate() {
            let texts = (&topic.words, &topic.label);
            add_words(texts, number, &mut topic_words, &cues, analyser);
            let is_whole = true;
            for name in &topic.names {
                topic_words.add(name, Meaning { number, is_whole }, analyser);
            }
        }
        for (number, institution) in catalogue.institutions.iter().enumerate() {
            let texts = (&institution.words, &institution.label);
            add_words(texts, number, &mut institution_words, &cues, analyser);
        }
        for (number, entry) in catalogue.city.entry.iter().enumerate() {
            let words = entry.keywords.all();
            words.for_each(|word| entry_words.add(word, number, analyser));
        }
        let entries = catalogue.city.entry.iter();
        let (topics, institutions) = (catalogue.topics.iter(), catalogue.institutions.iter());
        let slugs = catalogue.profiles().iter();
        Ok(Self {
            entries: entries
                .map(|entry| (entry.id.clone(), entry.section))
                .collect(),
            topics: topics.map(|topic| topic.id.clone()).collect(),
            institutions: institutions.map(|one| one.id.clone()).collect(),
            topic_words,
            institution_words,
            entry_words,
            key_phrases: glossary.key_phrases(analyser),
            fellows: glossary.fellows(&catalogue.city, analyser),
            slugs: Strings::of_sorted(slugs.map(|profile| profile.slug.as_str())),
            city_words: city_words(&catalogue.city, analyser),
            districts: districts(&catalogue.city, analyser),
            cues,
            glossary,
            spelling: Spelling::new(forms),
        })
    }

    /// The names of all organisations.
    pub(super) fn names(&self) -> &NameBook {
        &self.glossary.names
    }

    /// The words of a question with all that each can mean.
    pub(super) fn read(&self, text: &str, analyser: &Analyser) -> Vec<QueryWord> {
        query_words(
            analyser.analyse(text),
            analyser,
            &self.spelling,
            &self.cues,
            self.names(),
        )
    }

    /// Whether the word is a form of one that stands in the knowledge or in the words of questions.
    pub fn knows(&self, word: &Word) -> bool {
        self.spelling.knows(&word.folded)
    }

    /// Whether the folded word stands in the knowledge or in the words of questions, in just this form.
    pub(super) fn knows_form(&self, folded: &str) -> bool {
        self.spelling.knows(folded)
    }

    /// Whether the word says nothing of what is asked: a stop word, the city, a network as such.
    pub fn is_empty(&self, word: &Word) -> bool {
        let cues = &self.cues;
        cues.is_stop(word) || self.is_city(word) || cues.is_network(word) || cues.is_place(word)
    }

    /// Whether the word is a stop word that is more than a preposition: alone it says nothing, in a name it does.
    pub(super) fn is_filler(&self, word: &Word) -> bool {
        is_filler(&self.cues, word)
    }

    /// Whether the word is a stop word as short as prepositions are.
    pub(super) fn is_preposition(&self, word: &Word) -> bool {
        self.cues.is_stop(word) && !is_filler(&self.cues, word)
    }

    /// Whether the word names the city or its authorities.
    pub(super) fn is_city(&self, word: &Word) -> bool {
        self.city_words.has(word)
    }

    /// Whether the word names a part of the city.
    pub(super) fn is_district(&self, word: &Word) -> bool {
        self.districts.has(word)
    }

    /// The topics whose words stand in the question.
    pub(super) fn topics_in(&self, words: &[Word]) -> Vec<Found<Meaning>> {
        self.topic_words.find(words)
    }

    /// The kinds of institution whose words stand in the question.
    pub(super) fn institutions_in(&self, words: &[Word]) -> Vec<Found<Meaning>> {
        self.institution_words.find(words)
    }
}

/// The words that name the city or its authorities.
pub(super) fn city_words(city: &City, analyser: &Analyser) -> WordSet {
    let mut words = WordSet::default();
    city.words.iter().for_each(|word| words.add(word, analyser));
    words
}

fn districts(city: &City, analyser: &Analyser) -> WordSet {
    let mut words = WordSet::default();
    let districts = city.districts.iter();
    districts.for_each(|word| words.add(word, analyser));
    words
}

/// Whether a stop word is more than a preposition.
pub(super) fn is_filler(cues: &CueBook, word: &Word) -> bool {
    word.folded.chars().count() > LONGEST_PREPOSITION && cues.is_stop(word)
}

/// Adds everyday words, and the parts of a label ("children", "young people" of "children and young people") as whole.
fn add_words(
    (words, label): (&Words, &Text),
    number: usize,
    book: &mut PatternBook<Meaning>,
    cues: &CueBook,
    analyser: &Analyser,
) {
    let labels: Vec<Word> = label
        .all()
        .flat_map(|label| analyser.analyse(label))
        .collect();
    for word in words.all() {
        let is_whole = is_akin(word, &labels);
        book.add(word, Meaning { number, is_whole }, analyser);
    }
    for label in label.all() {
        let read = analyser.analyse(label);
        for part in read.split(|word| cues.is_stop(word) && !is_filler(cues, word)) {
            let part: Vec<&str> = part.iter().map(|word| word.folded.as_str()).collect();
            let is_whole = true;
            book.add(&part.join(" "), Meaning { number, is_whole }, analyser);
        }
    }
}

/// Whether a word is made from one of a label: "kulturalny" of "kultura".
fn is_akin(word: &str, labels: &[Word]) -> bool {
    let folded = fold(word);
    let mut labels = labels.iter();
    labels.any(|label| {
        let letters = label.folded.chars().count();
        let shared = label.folded.chars().zip(folded.chars());
        let shared = shared.take_while(|(one, other)| one == other).count();
        letters >= SHORTEST_AKIN && shared + MOST_OF_ENDING >= letters
    })
}
