//! The words of a question with everything that each can mean: words in, keys with their quality out.

use super::cues::CueBook;
use super::names::NameBook;
use super::spelling::Spelling;
use crate::words::{Analyser, Script, Word};

/// Letters of the shortest Cyrillic word that is taken for mistyped.
const LEAST_CYRILLIC: usize = 6;

/// Letters that people write for each other, as they hear an acronym: "IKOMOS".
const SOUNDING_ALIKE: [(char, char); 6] = [
    ('c', 'k'),
    ('v', 'w'),
    ('s', 'z'),
    ('i', 'y'),
    ('i', 'j'),
    ('f', 'v'),
];

/// A key that is only a stem, though the word itself is known: another word may share it.
const BY_STEM: f32 = 0.84;

/// A key reached by taking an ending off a foreign name.
const WITHOUT_ENDING: f32 = 0.95;

/// A key reached by forgiving a slip.
const WITH_SLIP: f32 = 0.9;

/// Endings that speakers hang on foreign names and acronyms ("ICORN-u", "efusie", "в Ікорні"), folded.
#[derive(Default)]
pub(super) struct Endings {
    /// The endings.
    pub(super) endings: Vec<String>,
    /// What can stand in their place in the base form.
    pub(super) nominative: Vec<String>,
    /// Endings before which the stem changes, each with what stands in the base form: "cie", "ta".
    pub(super) changed: Vec<(String, String)>,
}

/// A word of a question.
#[derive(Debug, Clone)]
pub(super) struct QueryWord {
    /// The word as it stands.
    pub(super) word: Word,
    /// Every key that it can be found under, with how good a match that is, 0 to 1.
    pub(super) keys: Vec<(String, f32)>,
    /// What it was taken for, when it was mistyped.
    pub(super) corrected: Option<String>,
}

impl QueryWord {
    /// The word as it stands, or what it was taken for.
    pub(super) fn as_meant(&self) -> Word {
        let folded = self.corrected.as_ref().unwrap_or(&self.word.folded);
        Word {
            folded: folded.clone(),
            ..self.word.clone()
        }
    }
}

/// Reads a question's words: foreign names lose their endings, mistyped words are taken for the nearest known ones.
pub(super) fn query_words(
    words: Vec<Word>,
    analyser: &Analyser,
    spelling: &Spelling,
    cues: &CueBook,
    names: &NameBook,
) -> Vec<QueryWord> {
    let letters = |word: &Word| {
        word.folded
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
    };
    let shouts = words
        .iter()
        .all(|word| word.in_capitals || letters(word) < 2);
    words
        .into_iter()
        .map(|word| {
            let is_acronym = word.in_capitals && !shouts;
            if let Some(spelt) = cues.as_spelt(&word.folded) {
                return colloquial(word, spelt, analyser);
            }
            let endings = cues.endings();
            query_word(word, analyser, spelling, endings, names, is_acronym)
        })
        .collect()
}

/// A word as it is spoken, under the keys of the one that is written: "шо".
fn colloquial(word: Word, spelt: &str, analyser: &Analyser) -> QueryWord {
    let meant = analyser.analyse(spelt).into_iter();
    let keys: Vec<String> = meant.flat_map(|meant| meant.keys).collect();
    QueryWord {
        keys: keys.iter().map(|key| (key.clone(), 1.0)).collect(),
        word: Word { keys, ..word },
        corrected: Some(spelt.to_owned()),
    }
}

fn query_word(
    mut word: Word,
    analyser: &Analyser,
    spelling: &Spelling,
    endings: &Endings,
    names: &NameBook,
    is_acronym: bool,
) -> QueryWord {
    let is_known = &|key: &str| names.knows(key);
    let lemmas = analyser.dictionary().lemmas(&word.folded);
    let quality = |key: &String| {
        let is_itself = *key == word.folded || lemmas.contains(key);
        let is_familiar = word.known || word.is_english || is_known(&word.folded);
        match (is_itself, is_familiar) {
            (true, _) => 1.0,
            (false, true) => BY_STEM,
            (false, false) => WITHOUT_ENDING,
        }
    };
    let mut keys: Vec<(String, f32)> = word
        .keys
        .iter()
        .map(|key| (key.clone(), quality(key)))
        .collect();
    let mut corrected = None;
    if !word.known && !word.is_english && !spelling.knows(&word.folded) {
        let bare = if is_known(&word.folded) {
            Vec::new()
        } else {
            without_endings(&word.folded, endings, is_known)
        };
        let is_named = !bare.is_empty() || word.keys.iter().any(|key| is_known(key));
        keys.extend(bare.into_iter().map(|key| (key, WITHOUT_ENDING)));
        if !is_named && may_be_mistyped(&word) {
            let nearest = spelling.nearest(&word.folded).into_iter();
            // An acronym is a name: mistyped, it can stand for another name only.
            let nearest = nearest.filter(|form| !is_acronym || is_known(form));
            let is_other =
                |form: &String| names.has_acronym(form) && is_one_letter_other(&word.folded, form);
            for form in nearest.filter(|form| !is_other(form)) {
                corrected.get_or_insert_with(|| form.clone());
                for key in analyser
                    .analyse(&form)
                    .into_iter()
                    .flat_map(|meant| meant.keys)
                {
                    if !word.keys.contains(&key) {
                        word.keys.push(key.clone());
                        keys.push((key, WITH_SLIP));
                    }
                }
            }
        }
    }
    QueryWord {
        word,
        keys,
        corrected,
    }
}

/// Whether one letter stands in place of another: of an acronym that makes another one, "UNIMA" of "UNICA".
fn is_one_letter_other(one: &str, other: &str) -> bool {
    let letters = one.chars().zip(other.chars());
    let differing = letters.filter(|(one, other)| one != other && !sound_alike(*one, *other));
    let differing = differing.count();
    one.chars().count() == other.chars().count() && differing == 1
}

fn sound_alike(one: char, other: char) -> bool {
    let pair = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    SOUNDING_ALIKE.contains(&pair)
}

/// Cyrillic words have no dictionary: shorter ones are not taken for mistyped.
fn may_be_mistyped(word: &Word) -> bool {
    let letters = word.folded.chars().count();
    match Script::of(&word.folded) {
        Script::Cyrillic => letters >= LEAST_CYRILLIC,
        Script::Latin => word.folded.chars().all(char::is_alphabetic),
        Script::Other => false,
    }
}

/// The known words that are left when an ending is taken off, or exchanged for that of the base form.
fn without_endings(
    folded: &str,
    endings: &Endings,
    is_known: &impl Fn(&str) -> bool,
) -> Vec<String> {
    let changed = endings.changed.iter().filter_map(|(ending, base)| {
        let stem = folded.strip_suffix(ending.as_str())?;
        Some(format!("{stem}{base}")).filter(|candidate| is_known(candidate))
    });
    let mut bare: Vec<String> = changed.collect();
    if !bare.is_empty() {
        return bare;
    }
    for ending in &endings.endings {
        let Some(stem) = folded
            .strip_suffix(ending.as_str())
            .filter(|stem| stem.chars().count() >= 3)
        else {
            continue;
        };
        let with_nominative = endings
            .nominative
            .iter()
            .map(|other| format!("{stem}{other}"));
        for candidate in std::iter::once(stem.to_owned()).chain(with_nominative) {
            if is_known(&candidate) && !bare.contains(&candidate) {
                bare.push(candidate);
            }
        }
    }
    bare
}
