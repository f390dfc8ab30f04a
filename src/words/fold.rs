//! Folding: a text typed with or without capitals, diacritics and apostrophes comes out as one and the same spelling.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The spelling under which dictionary, index and questions meet: lower case, without diacritics.
///
/// `Łódź` becomes `lodz`, `п’ять` becomes `пять`; the Cyrillic letters `й` and `ї` stay what they are.
/// Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        // Most words are: nothing to compose or take apart.
        return settled(text.to_ascii_lowercase());
    }
    let mut plain = String::with_capacity(text.len());
    // Composing first makes и + breve one letter й, whichever way the keyboard sent it.
    for letter in text.nfkc().flat_map(char::to_lowercase).nfkc() {
        push_plain(letter, &mut plain);
    }
    settled(plain)
}

fn settled(plain: String) -> String {
    if plain.contains(is_apostrophe) {
        without_inner_apostrophes(&plain)
    } else {
        plain
    }
}

/// Appends the plain letters that stand for one composed lower-case letter.
fn push_plain(letter: char, plain: &mut String) {
    if letter.is_ascii() || matches!(letter, 'й' | 'ї') {
        return plain.push(letter);
    }
    for part in std::iter::once(letter)
        .nfkd()
        .filter(|part| !is_combining_mark(*part))
    {
        match substitute(part) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(part),
        }
    }
}

/// Plain letters for those that Unicode does not decompose, though people type them so.
fn substitute(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ґ' => "г",
        // Russian letters, typed where a keyboard has no Ukrainian ones.
        'ы' => "и",
        'э' => "е",
        'ъ' => "",
        _ => return None,
    })
}

/// Drops the apostrophe of `п'ять` and `Blake'a`, keeps the quotation marks around a word.
fn without_inner_apostrophes(text: &str) -> String {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain([None]);
    text.chars()
        .zip(before.zip(after))
        .filter(|(letter, (before, after))| {
            !(is_apostrophe(*letter) && is_word_letter(*before) && is_word_letter(*after))
        })
        .map(|(letter, _)| letter)
        .collect()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '`')
}

/// The apostrophe ʼ counts as a letter in Unicode, but not here.
fn is_word_letter(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|letter| letter.is_alphanumeric() && !is_apostrophe(letter))
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn polish_letters_lose_their_diacritics() {
        assert_eq!(fold("Zażółć gęślą jaźń"), "zazolc gesla jazn");
        assert_eq!(fold("ŁÓDŹ, ŚWIĘTO"), "lodz, swieto");
    }

    #[test]
    fn foreign_letters_become_those_one_types_for_them() {
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("STRAẞE"), "strasse");
        assert_eq!(
            fold("Tromsø, Đakovo, Æthelstan, Œuvre"),
            "tromso, dakovo, aethelstan, oeuvre"
        );
        assert_eq!(fold("Þór, Maðr, İzmir, ılık"), "thor, madr, izmir, ilik");
        assert_eq!(
            fold("São Paulo, Zürich, Plzeň, Põlva"),
            "sao paulo, zurich, plzen, polva"
        );
    }

    #[test]
    fn ukrainian_letters_stay_letters_of_their_own() {
        assert_eq!(fold("Київ і Йорданія"), "київ і йорданія");
        assert_eq!(fold("ЇЖАК"), "їжак");
        assert_eq!(fold("Ґанок"), "ганок");
        assert_eq!(fold("єдність"), "єдність");
    }

    #[test]
    fn decomposed_input_folds_like_composed_input() {
        assert_eq!(fold("кра\u{438}\u{306} \u{456}\u{308}жак"), "край їжак");
        assert_eq!(fold("za\u{17c}o\u{301}\u{142}c\u{301}"), "zazolc");
    }

    #[test]
    fn yo_and_stress_marks_disappear() {
        assert_eq!(fold("ёлка"), "елка");
        assert_eq!(fold("за\u{301}мок"), "замок");
    }

    #[test]
    fn every_apostrophe_inside_a_word_is_dropped() {
        for word in ["п'ять", "п’ять", "пʼять", "п`ять", "П'ЯТЬ"] {
            assert_eq!(fold(word), "пять");
        }
        assert_eq!(fold("Blake’a"), "blakea");
    }

    #[test]
    fn quotation_marks_around_a_word_stay() {
        assert_eq!(fold("'hanza'"), "'hanza'");
        assert_eq!(fold("rock 'n' roll"), "rock 'n' roll");
        assert_eq!(fold("'"), "'");
    }

    #[test]
    fn typographic_variants_become_plain_characters() {
        assert_eq!(fold("ﬁrma Ⅳ ２０２５"), "firma iv 2025");
    }

    #[test]
    fn digits_and_punctuation_stay() {
        assert_eq!(fold("ICOMOS-u, 10:30?"), "icomos-u, 10:30?");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for letter in '\0'..='\u{FFFF}' {
            let once = fold(&format!("x{letter}x"));
            assert_eq!(fold(&once), once, "{letter:?}");
        }
    }
}
