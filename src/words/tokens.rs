//! Splits a text into words: a text in, folded words with their places out.

use std::ops::Range;

use super::fold::fold;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word as the dictionary, the index and the rules know it: see [`fold`].
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Whether the text has it in capitals, as acronyms stand.
    pub in_capitals: bool,
}

/// Longer words are cut off: no language has them, and distances to them cost time.
const LONGEST_WORD: usize = 40;

/// More words than any question needs are not read.
const MOST_WORDS: usize = 200;

/// The words of a text; an ending glued to an acronym by a hyphen ("OWHC-u") is dropped.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut previous_end = 0;
    for (start, word) in words(text) {
        let is_ending = start > 0
            && start == previous_end + 1
            && text.get(previous_end..start) == Some("-")
            && word.chars().count() <= 2;
        previous_end = start + word.len();
        if is_ending && word.chars().all(char::is_lowercase) {
            continue;
        }
        let folded: String = fold(word)
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .take(LONGEST_WORD)
            .collect();
        if folded.is_empty() {
            continue;
        }
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        tokens.push(Token {
            in_capitals: letters > 1 && !word.chars().any(char::is_lowercase),
            folded,
            place: start..start + word.len(),
        });
        if tokens.len() == MOST_WORDS {
            break;
        }
    }
    tokens
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut offset = 0;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let from_start = rest.get(start..)?;
        let length = word_length(from_start);
        let word = from_start.get(..length)?;
        let place = offset + start;
        offset = place + length;
        rest = from_start.get(length..)?;
        Some((place, word))
    })
}

/// The length in bytes of the word at the start of the text; an apostrophe between letters belongs to it.
fn word_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let joins = is_apostrophe(letter)
            && letters
                .peek()
                .is_some_and(|(_, next)| next.is_alphanumeric() && !is_apostrophe(*next));
        let is_mark = unicode_normalization::char::is_combining_mark(letter);
        if !joins && !is_mark && (!letter.is_alphanumeric() || is_apostrophe(letter)) {
            return place;
        }
    }
    text.len()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn punctuation_parts_words_and_is_dropped() {
        assert_eq!(
            folded("Kraków: kto - transport?"),
            ["krakow", "kto", "transport"]
        );
        assert_eq!(folded("title:* AND ("), ["title", "and"]);
    }

    #[test]
    fn an_ending_glued_to_an_acronym_is_dropped() {
        assert_eq!(
            folded("do OWHC-u, w ICORN-ie"),
            ["do", "owhc", "w", "icorn"]
        );
        assert_eq!(
            folded("co-operation Velo-city 10-12"),
            ["co", "operation", "velo", "city", "10", "12"]
        );
    }

    #[test]
    fn an_apostrophe_belongs_to_its_word() {
        assert_eq!(
            folded("здоров'я здоровʼя 'hanza'"),
            ["здоровя", "здоровя", "hanza"]
        );
    }

    #[test]
    fn a_word_knows_its_place_and_its_capitals() {
        let found = tokens("czy OWHC");
        let last = found.last().expect("two words");
        assert_eq!((last.place.clone(), last.in_capitals), (4..8, true));
    }

    #[test]
    fn what_is_no_word_gives_nothing() {
        assert_eq!(folded(""), Vec::<String>::new());
        assert_eq!(folded("🎺🎺 \u{200f} \0 ;-)"), Vec::<String>::new());
    }
}
