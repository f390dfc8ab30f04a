//! The language of a question: its words in, Polish, English or Ukrainian out.

use super::query_words::QueryWord;
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::words::Script;

/// What a word by which a language can be told weighs beside an ordinary one.
const TELLING_WORD: i32 = 3;

/// What letters that only Polish has weigh.
const LETTERS: i32 = 5;

/// So few words, none of which tells a language, leave a conversation in its own.
const FEWEST_WORDS: usize = 2;

/// The language of a question; when its words don't tell, the first of the fallbacks, else that of the names, else Polish.
///
/// Cyrillic letters mean Ukrainian, letters that only Polish has mean Polish; words of names tell nothing.
pub(super) fn language_of(
    text: &str,
    words: &[QueryWord],
    in_names: &[usize],
    vocabulary: &Vocabulary,
    fallbacks: [Option<Language>; 2],
) -> Language {
    if words
        .iter()
        .any(|word| Script::of(&word.word.folded) == Script::Cyrillic)
    {
        return Language::Uk;
    }
    let (mut polish, mut english) = (0, 0);
    for (place, word) in words.iter().enumerate() {
        if in_names.contains(&place) || vocabulary.is_city(&word.word) {
            continue;
        }
        let folded = &word.word.folded;
        let tells = |language| {
            if vocabulary.cues.tells_language(folded, language) {
                TELLING_WORD
            } else {
                0
            }
        };
        polish += tells(Language::Pl) + i32::from(word.word.known);
        english += tells(Language::En) + i32::from(word.word.is_english);
    }
    if has_polish_letters(text, words, in_names) {
        polish += LETTERS;
    }
    // A word or two that the dictionaries of both languages may have do not turn a conversation.
    let is_little = words.len() <= FEWEST_WORDS && polish.max(english) < TELLING_WORD;
    if let (true, [Some(spoken), _]) = (is_little, fallbacks) {
        return spoken;
    }
    match polish.cmp(&english) {
        std::cmp::Ordering::Greater => Language::Pl,
        std::cmp::Ordering::Less => Language::En,
        std::cmp::Ordering::Equal => fallbacks
            .into_iter()
            .flatten()
            .next()
            .unwrap_or_else(|| language_of_names(words, in_names)),
    }
}

/// A name alone tells a little: English when more of its words are English than Polish.
fn language_of_names(words: &[QueryWord], in_names: &[usize]) -> Language {
    let in_names = in_names.iter().filter_map(|place| words.get(*place));
    let (mut polish, mut english) = (0, 0);
    for word in in_names {
        polish += usize::from(word.word.known);
        english += usize::from(word.word.is_english);
    }
    if english > polish {
        Language::En
    } else {
        Language::Pl
    }
}

fn has_polish_letters(text: &str, words: &[QueryWord], in_names: &[usize]) -> bool {
    let outside_names = words
        .iter()
        .enumerate()
        .filter(|(place, _)| !in_names.contains(place));
    let is_polish = |letter: char| "ąćęłńśźżĄĆĘŁŃŚŹŻ".contains(letter);
    outside_names
        .filter_map(|(_, word)| text.get(word.word.place.clone()))
        .any(|word| word.contains(is_polish))
}
