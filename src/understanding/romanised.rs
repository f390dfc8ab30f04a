//! Ukrainian typed in Latin letters: a text in, the same in Cyrillic letters out where it reads as Ukrainian.

use super::names::SURE;
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::words::{Analyser, Script, tokens};

/// So many words have to be telling Ukrainian ones, or one beside as many that are neither Polish nor English.
const FEWEST_TELLING: usize = 2;

/// The consonants after which a soft sign can stand.
const SOFT: [char; 7] = ['л', 'н', 'т', 'д', 'с', 'з', 'ц'];

/// Latin spellings and the letters that they stand for, the longest first: the official romanisation and what people type.
const SPELLINGS: [(&str, &str); 46] = [
    ("shch", "щ"),
    ("zgh", "зг"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ya", "я"),
    ("yu", "ю"),
    ("ye", "є"),
    ("yi", "ї"),
    ("yo", "йо"),
    ("ia", "я"),
    ("iu", "ю"),
    ("ie", "є"),
    ("ii", "ії"),
    ("yj", "ий"),
    ("yy", "ий"),
    ("ja", "я"),
    ("ju", "ю"),
    ("je", "є"),
    ("ji", "ї"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("w", "в"),
    ("h", "г"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("y", "и"),
    ("i", "і"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("c", "ц"),
];

/// The text in Cyrillic letters, when more of its words tell Ukrainian than Polish or English, or when they go on with a
/// conversation `spoken` in Ukrainian; acronyms and names that are known so stay as they are.
pub(super) fn in_cyrillic(
    text: &str,
    vocabulary: &Vocabulary,
    analyser: &Analyser,
    spoken: Option<Language>,
) -> Option<String> {
    let tells = |folded: &str, language| vocabulary.cues.tells_language(folded, language);
    let read = tokens(text);
    if read
        .iter()
        .any(|token| Script::of(&token.folded) != Script::Latin)
    {
        return None;
    }
    let written = read.iter().map(|token| cyrillic(&token.folded));
    let written: Vec<String> = written.map(|word| softened(word, vocabulary)).collect();
    // What both languages have ("u nas") tells neither.
    let words = read.iter().zip(&written).map(|(token, written)| {
        let typed = &token.folded;
        let is_other = tells(typed, Language::Pl) || tells(typed, Language::En);
        (tells(written, Language::Uk), is_other)
    });
    let words: Vec<(bool, bool)> = words.collect();
    let ukrainian = words.iter().filter(|word| **word == (true, false)).count();
    let other = words.iter().filter(|word| **word == (false, true)).count();
    let strange = read.iter().filter(|token| !analyser.is_word(&token.folded));
    let is_strange = ukrainian > 0 && other == 0 && strange.count() >= FEWEST_TELLING;
    let goes_on = spoken == Some(Language::Uk) && {
        let cued = written
            .iter()
            .filter(|word| vocabulary.cues.is_ukrainian(word));
        let familiar = read.iter().filter(|token| analyser.is_word(&token.folded));
        cued.count() > familiar.count()
    };
    let is_ukrainian = (ukrainian >= FEWEST_TELLING && ukrainian > other) || is_strange || goes_on;
    if !is_ukrainian {
        return None;
    }
    let as_typed = vocabulary.read(text, analyser);
    let named = vocabulary.names().find(&as_typed, &vocabulary.slugs);
    let in_name = |place: usize| {
        let is_corrected = as_typed
            .get(place)
            .is_none_or(|word| word.corrected.is_some());
        let mut sure = named.iter().filter(|named| named.certainty >= SURE);
        !is_corrected && sure.any(|named| named.places.contains(&place))
    };
    let words = read.iter().zip(written).enumerate();
    let words = words.map(|(place, (token, written))| {
        let is_name = in_name(place) && !tells(&written, Language::Uk);
        if token.in_capitals || is_name {
            text.get(token.place.clone()).unwrap_or_default().to_owned()
        } else {
            written
        }
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// The word with the soft signs that Latin letters leave out, where that makes it one that is known: "скілки", "польскі".
fn softened(word: String, vocabulary: &Vocabulary) -> String {
    let is_known = |word: &str| vocabulary.knows_form(word);
    if is_known(&word) {
        return word;
    }
    let once = with_soft_sign(&word);
    let twice = once.iter().flat_map(|word| with_soft_sign(word));
    let mut all = once.iter().cloned().chain(twice);
    all.find(|word| is_known(word)).unwrap_or(word)
}

/// The word with one soft sign more, after each of the consonants that can be soft.
fn with_soft_sign(word: &str) -> Vec<String> {
    let soft = word
        .char_indices()
        .filter(|(_, letter)| SOFT.contains(letter));
    let ends = soft.map(|(place, letter)| place + letter.len_utf8());
    let parts = ends.filter_map(|end| word.split_at_checked(end));
    parts
        .map(|(before, after)| format!("{before}ь{after}"))
        .collect()
}

fn cyrillic(word: &str) -> String {
    let mut written = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        let spelling = SPELLINGS.iter().find_map(|(latin, letters)| {
            let rest = rest.strip_prefix(latin)?;
            Some((*letters, rest))
        });
        match spelling {
            Some((letters, after)) => {
                written.push_str(letters);
                rest = after;
            }
            None => {
                let mut letters = rest.chars();
                written.extend(letters.next());
                rest = letters.as_str();
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_as_they_are_written_in_ukrainian() {
        for (latin, expected) in [
            ("chy", "чи"),
            ("yaki", "які"),
            ("hanzi", "ганзі"),
            ("borshch", "борщ"),
            ("krakiv", "краків"),
            ("kulturoiu", "културою"),
        ] {
            assert_eq!(cyrillic(latin), expected);
        }
    }
}
