//! The Polish dictionary: an inflected word, folded, comes in; the base forms it may belong to, folded too, go out.

use fst::{Map, Streamer};
use thiserror::Error;

/// Every inflected form, with the number of the rule set that leads to its lemmas.
static FORMS: &[u8] = include_bytes!("dictionary/polish.fst");

/// One rule set a line, rules separated by spaces, the most natural lemma first.
static RULE_SETS: &str = include_str!("dictionary/polish.rules");

/// More than four million forms of Polish words, each with its lemmas ("zajmuja" → "zajmowac").
///
/// All words in and out are spelt as [`fold`](super::fold) spells them.
pub struct Dictionary {
    forms: Map<&'static [u8]>,
    rule_sets: Vec<Vec<Rule>>,
}

/// The two files built into the program do not hold a dictionary.
#[derive(Debug, Error)]
pub enum DictionaryError {
    /// The map of forms is damaged.
    #[error("the map of Polish forms cannot be read")]
    Forms(#[from] fst::Error),
    /// A line of the rules is damaged.
    #[error("line {line} of the Polish rules holds \"{rule}\", which is not a rule")]
    Rule {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        rule: String,
    },
}

impl Dictionary {
    /// Opens the Polish dictionary that is part of the program.
    pub fn polish() -> Result<Self, DictionaryError> {
        let forms = Map::new(FORMS)?;
        let rule_sets = RULE_SETS
            .lines()
            .enumerate()
            .map(|(index, set)| parse_rule_set(index + 1, set))
            .collect::<Result<_, _>>()?;
        Ok(Self { forms, rule_sets })
    }

    /// Whether the word is a form of any Polish word.
    pub fn knows(&self, folded: &str) -> bool {
        self.forms.contains_key(folded)
    }

    /// The words this may be a form of: common words before names, then those spelt most alike;
    /// none if the word is unknown.
    pub fn lemmas(&self, folded: &str) -> Vec<String> {
        let Some(set) = self.forms.get(folded) else {
            return Vec::new();
        };
        self.rules(set)
            .iter()
            .filter_map(|rule| rule.apply(folded))
            .map(|(kept, appended)| format!("{kept}{appended}"))
            .collect()
    }

    /// All forms, in alphabetical order, that have at least one wanted lemma.
    ///
    /// Walks through the whole dictionary, which takes most of a second: ask once, at start.
    pub fn forms_of(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut wanted = Vec::new();
        let mut lemma = String::new();
        let mut forms = self.forms.stream();
        while let Some((form, set)) = forms.next() {
            let Ok(form) = str::from_utf8(form) else {
                continue;
            };
            let is_form_wanted = self.rules(set).iter().any(|rule| {
                rule.write_lemma(form, &mut lemma);
                is_wanted(&lemma)
            });
            if is_form_wanted {
                wanted.push(form.to_owned());
            }
        }
        wanted
    }

    fn rules(&self, set: u64) -> &[Rule] {
        usize::try_from(set)
            .ok()
            .and_then(|set| self.rule_sets.get(set))
            .map_or(&[], Vec::as_slice)
    }
}

/// How to get from a form to a lemma; written `21y` for "drop two bytes in front, one at the end, append y".
struct Rule {
    front: usize,
    back: usize,
    append: &'static str,
}

impl Rule {
    fn parse(rule: &'static str) -> Option<Self> {
        let mut characters = rule.chars();
        let front = characters.next()?.to_digit(36)?;
        let back = characters.next()?.to_digit(36)?;
        Some(Self {
            front: usize::try_from(front).ok()?,
            back: usize::try_from(back).ok()?,
            append: characters.as_str(),
        })
    }

    /// What stays of the form, and what follows it.
    fn apply<'a>(&self, form: &'a str) -> Option<(&'a str, &'static str)> {
        let end = form.len().checked_sub(self.back)?;
        Some((form.get(self.front..end)?, self.append))
    }

    /// Leaves the lemma in `lemma`, whose memory serves millions of forms.
    fn write_lemma(&self, form: &str, lemma: &mut String) {
        lemma.clear();
        if let Some((kept, appended)) = self.apply(form) {
            lemma.push_str(kept);
            lemma.push_str(appended);
        }
    }
}

fn parse_rule_set(line: usize, set: &'static str) -> Result<Vec<Rule>, DictionaryError> {
    let parse = |rule: &'static str| {
        Rule::parse(rule).ok_or_else(|| DictionaryError::Rule {
            line,
            rule: rule.to_owned(),
        })
    };
    set.split(' ').map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, DictionaryError};
    use crate::words::fold;

    type Outcome = Result<(), DictionaryError>;

    /// Asserts that each form, typed with or without diacritics, leads to its lemma.
    fn assert_lemmas(samples: &[(&str, &str)]) -> Outcome {
        let dictionary = Dictionary::polish()?;
        for (form, lemma) in samples {
            let lemmas = dictionary.lemmas(&fold(form));
            assert!(
                lemmas.contains(&fold(lemma)),
                "{form} gives {lemmas:?}, not {lemma}"
            );
        }
        Ok(())
    }

    #[test]
    fn nouns_lead_to_their_nominative() -> Outcome {
        assert_lemmas(&[
            ("organizacje", "organizacja"),
            ("organizacjami", "organizacja"),
            ("sieci", "sieć"),
            ("stowarzyszeń", "stowarzyszenie"),
            ("tramwaje", "tramwaj"),
            ("zabytków", "zabytek"),
            ("miast", "miasto"),
            ("mieście", "miasto"),
            ("związkach", "związek"),
            ("książek", "książka"),
            ("dzieci", "dziecko"),
            ("ludziom", "człowiek"),
            ("śmieciach", "śmieć"),
            ("uczelniami", "uczelnia"),
            ("muzeów", "muzeum"),
            ("psów", "pies"),
            ("kościołach", "kościół"),
            ("członkostwa", "członkostwo"),
            ("powietrzu", "powietrze"),
        ])
    }

    #[test]
    fn verbs_lead_to_their_infinitive() -> Outcome {
        assert_lemmas(&[
            ("zajmują", "zajmować"),
            ("należy", "należeć"),
            ("należymy", "należeć"),
            ("działa", "działać"),
            ("współpracuje", "współpracować"),
            ("przystąpił", "przystąpić"),
            ("przystąpiliśmy", "przystąpić"),
            ("byliśmy", "być"),
            ("dostaliśmy", "dostać"),
            ("zgubiłem", "zgubić"),
            ("mógłbym", "móc"),
            ("wstąpić", "wstąpić"),
            ("jest", "być"),
            ("chciałabym", "chcieć"),
            ("podpisano", "podpisać"),
            ("założona", "założyć"),
            ("organizowaniem", "organizować"),
            ("piszą", "pisać"),
        ])
    }

    #[test]
    fn adjectives_lead_to_their_masculine() -> Outcome {
        assert_lemmas(&[
            ("międzynarodowych", "międzynarodowy"),
            ("europejskiego", "europejski"),
            ("rowerową", "rowerowy"),
            ("miejskie", "miejski"),
            ("najlepszych", "dobry"),
            ("największe", "duży"),
            ("niemieckiej", "niemiecki"),
            ("kulturalnymi", "kulturalny"),
            ("młodych", "młody"),
        ])
    }

    #[test]
    fn names_lead_to_their_nominative() -> Outcome {
        assert_lemmas(&[
            ("Krakowie", "Kraków"),
            ("Krakowa", "Kraków"),
            ("Hanzy", "Hanza"),
            ("Polsce", "Polska"),
            ("Kazimierzu", "Kazimierz"),
            ("Wiśle", "Wisła"),
            ("Europą", "Europa"),
            ("Łodzi", "Łódź"),
        ])
    }

    #[test]
    fn missing_diacritics_make_no_difference() -> Outcome {
        assert_lemmas(&[
            ("zajmuja", "zajmowac"),
            ("krakowie", "krakow"),
            ("bylismy", "byc"),
            ("przystapilismy", "przystapic"),
            ("zabytkow", "zabytek"),
            ("stowarzyszen", "stowarzyszenie"),
            ("mlodziezy", "mlodziez"),
            ("sciezki", "sciezka"),
            ("zrodla", "zrodlo"),
            ("swiecie", "swiat"),
        ])
    }

    #[test]
    fn an_ambiguous_word_leads_to_all_its_lemmas() -> Outcome {
        assert_lemmas(&[
            ("plac", "plac"),
            ("plac", "płacić"),
            ("miasta", "miasto"),
            ("mam", "mieć"),
            ("mam", "mama"),
        ])
    }

    #[test]
    fn common_words_come_before_names() -> Outcome {
        let dictionary = Dictionary::polish()?;
        let lemmas = dictionary.lemmas("wisly");
        assert_eq!(
            lemmas.last().map(String::as_str),
            Some("wisla"),
            "{lemmas:?}"
        );
        Ok(())
    }

    #[test]
    fn a_base_form_is_among_its_own_lemmas() -> Outcome {
        assert_lemmas(&[
            ("organizacja", "organizacja"),
            ("być", "być"),
            ("Kraków", "Kraków"),
        ])
    }

    #[test]
    fn unknown_words_have_no_lemmas() -> Outcome {
        let dictionary = Dictionary::polish()?;
        for word in ["", "orgnaizacja", "zzzz", "київ", "Krakowie", "two words"] {
            assert!(!dictionary.knows(word), "{word}");
            assert!(dictionary.lemmas(word).is_empty(), "{word}");
        }
        Ok(())
    }

    #[test]
    fn known_words_are_known() -> Outcome {
        let dictionary = Dictionary::polish()?;
        for word in ["pogoda", "awaria", "pies", "tramwajem", "w", "nie"] {
            assert!(dictionary.knows(word), "{word}");
        }
        Ok(())
    }

    #[test]
    fn forms_of_a_lemma_are_all_found_in_order() -> Outcome {
        let dictionary = Dictionary::polish()?;
        let forms = dictionary.forms_of(|lemma| lemma == "tramwaj");
        assert_eq!(
            forms,
            [
                "tramwai",
                "tramwaj",
                "tramwajach",
                "tramwajami",
                "tramwaje",
                "tramwajem",
                "tramwajom",
                "tramwajow",
                "tramwajowi",
                "tramwaju",
            ]
        );
        Ok(())
    }

    #[test]
    fn every_form_has_a_lemma() -> Outcome {
        let dictionary = Dictionary::polish()?;
        let with_lemma = dictionary.forms_of(|lemma| !lemma.is_empty());
        assert_eq!(with_lemma.len(), dictionary.forms.len());
        Ok(())
    }

    #[test]
    fn a_broken_rule_is_named_with_its_line() {
        let outcome = super::parse_rule_set(7, "00 !a")
            .map(|_| ())
            .map_err(|error| error.to_string());
        let message = "line 7 of the Polish rules holds \"!a\", which is not a rule";
        assert_eq!(outcome, Err(message.to_owned()));
    }
}
