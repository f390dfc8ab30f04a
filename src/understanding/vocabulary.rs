//! Everything that questions are read with: the knowledge's names and words in, books to look words up in out.

use std::collections::HashSet;

use fst::Set;

use super::cues::{self, CueBook, CueError};
use super::names::NameBook;
use super::patterns::{Found, PatternBook};
use super::query_words::{QueryWord, query_words};
use super::spelling::Spelling;
use super::word_set::WordSet;
use crate::knowledge::Knowledge;
use crate::knowledge::city::Section;
use crate::knowledge::text::{Text, Words};
use crate::words::{Analyser, Word, fold, tokens};

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

/// A local institution or another city, in one organisation in which it takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fellow {
    /// The place of the organisation in the knowledge.
    pub(super) organisation: usize,
    /// Whether it is another city.
    pub(super) is_city: bool,
    /// The place of its name among those of all fellows.
    pub(super) name: usize,
}

/// The words and names of one knowledge.
pub struct Vocabulary {
    pub(super) cues: CueBook,
    pub(super) names: NameBook,
    pub(super) topics: Vec<String>,
    pub(super) institutions: Vec<String>,
    pub(super) entries: Vec<(String, Section)>,
    pub(super) topic_words: PatternBook<Meaning>,
    pub(super) institution_words: PatternBook<Meaning>,
    pub(super) entry_words: PatternBook<usize>,
    /// Keywords of several words: each is one thing, and leads to its organisation as a whole only.
    pub(super) key_phrases: PatternBook<usize>,
    pub(super) slugs: Vec<String>,
    /// Names of local institutions and of other cities, by the organisation in which they take part.
    pub(super) fellows: PatternBook<Fellow>,
    pub(super) fellow_names: Vec<String>,
    pub(super) city_words: WordSet,
    spelling: Spelling,
}

impl Vocabulary {
    /// `forms` are those that [`known_forms`] gave for the same knowledge.
    ///
    /// # Errors
    /// When a word list built into the program is damaged.
    pub fn new(
        knowledge: &Knowledge,
        analyser: &Analyser,
        forms: Set<Vec<u8>>,
    ) -> Result<Self, CueError> {
        let cues = CueBook::new(analyser)?;
        let mut city_words = WordSet::default();
        knowledge
            .city
            .words
            .iter()
            .for_each(|word| city_words.add(word, analyser));
        let is_empty_word = |word: &Word| cues.is_stop(word) || city_words.has(word);
        let names = NameBook::new(
            knowledge,
            analyser,
            is_empty_word,
            |word| cues.is_network(word) || cues.is_place(word),
            |word| cues.is_stop(word),
        );
        let (mut topic_words, mut institution_words, mut entry_words) =
            (PatternBook::new(), PatternBook::new(), PatternBook::new());
        for (number, topic) in knowledge.topics.iter().enumerate() {
            let texts = (&topic.words, &topic.label);
            add_words(texts, number, &mut topic_words, &cues, analyser);
        }
        for (number, institution) in knowledge.institutions.iter().enumerate() {
            let texts = (&institution.words, &institution.label);
            add_words(texts, number, &mut institution_words, &cues, analyser);
        }
        for (number, entry) in knowledge.city.entry.iter().enumerate() {
            let words = entry.keywords.all();
            words.for_each(|word| entry_words.add(word, number, analyser));
        }
        let mut key_phrases = PatternBook::new();
        for (number, organisation) in knowledge.organisations().iter().enumerate() {
            let phrases = organisation.keywords.all().filter(|words| {
                let words = analyser.analyse(words);
                let telling = words.iter().filter(|word| {
                    !is_empty_word(word) && !cues.is_network(word) && !cues.is_place(word)
                });
                telling.count() > 1
                    || words.len() > 1 && words.iter().any(|word| is_filler(&cues, word))
            });
            phrases.for_each(|phrase| key_phrases.add(phrase, number, analyser));
        }
        let (fellows, fellow_names) = fellow_book(knowledge, analyser, |word| {
            is_empty_word(word) || cues.is_place(word) || cues.is_network(word)
        });
        let slugs = knowledge.organisations().iter();
        let entries = knowledge.city.entry.iter();
        Ok(Self {
            names,
            entries: entries
                .map(|entry| (entry.id.clone(), entry.section))
                .collect(),
            topics: knowledge
                .topics
                .iter()
                .map(|topic| topic.id.clone())
                .collect(),
            institutions: knowledge
                .institutions
                .iter()
                .map(|institution| institution.id.clone())
                .collect(),
            topic_words,
            institution_words,
            entry_words,
            key_phrases,
            fellows,
            fellow_names,
            slugs: slugs
                .map(|organisation| organisation.slug.clone())
                .collect(),
            city_words,
            cues,
            spelling: Spelling::new(forms),
        })
    }

    /// The words of a question with all that each can mean.
    pub(super) fn read(&self, text: &str, analyser: &Analyser) -> Vec<QueryWord> {
        query_words(
            analyser.analyse(text),
            analyser,
            &self.spelling,
            self.cues.endings(),
            |key| self.names.knows(key),
        )
    }

    /// Whether the word is a form of one that stands in the knowledge or in the words of questions.
    pub fn knows(&self, word: &Word) -> bool {
        self.spelling.knows(&word.folded)
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

    /// Whether the word names the city or its authorities.
    pub(super) fn is_city(&self, word: &Word) -> bool {
        self.city_words.has(word)
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

fn fellow_book(
    knowledge: &Knowledge,
    analyser: &Analyser,
    is_empty_word: impl Fn(&Word) -> bool,
) -> (PatternBook<Fellow>, Vec<String>) {
    let mut book = PatternBook::new();
    let mut called = Vec::new();
    for (number, organisation) in knowledge.organisations().iter().enumerate() {
        let facts = [
            (&organisation.city.institutions, false),
            (&organisation.organisation.national_members, true),
        ];
        for (fact, is_city) in facts {
            let names = fact.iter().flat_map(|fact| &fact.names);
            for name in names.filter(|name| !analyser.analyse(name).iter().all(&is_empty_word)) {
                let fellow = Fellow {
                    organisation: number,
                    is_city,
                    name: called.len(),
                };
                called.push(name.clone());
                book.add(name, fellow, analyser);
                let aliases = knowledge.city.alias.iter();
                for alias in aliases.filter(|alias| alias.name == *name) {
                    let words = alias.words.iter();
                    words.for_each(|word| book.add(word, fellow, analyser));
                }
            }
        }
    }
    (book, called)
}

fn is_filler(cues: &CueBook, word: &Word) -> bool {
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
