//! The cues of a question: the word lists of a language in, the cues that stand in a question's words out.

use std::collections::{HashMap, HashSet};
use std::fmt;

use thiserror::Error;
use toml_span::Value;

use super::detail::Detail;
use super::listing::{Order, Standing};
use super::patterns::{Found, PatternBook};
use super::query_words::Endings;
use super::word_set::WordSet;
use crate::language::Language;
use crate::words::{Analyser, Word, tokens};

/// What a phrase of a question points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cue {
    /// What an organisation is.
    About,
    /// Whether the city belongs.
    Membership,
    /// Joining.
    Join,
    /// A list.
    List,
    /// How many organisations.
    Count,
    /// How many of something.
    HowMany,
    /// How many were listed.
    CountListed,
    /// Why belong.
    Benefits,
    /// How the city joins, or an institution takes part through it.
    Process,
    /// A greeting.
    Greeting,
    /// Thanks.
    Thanks,
    /// What the bot can do.
    Help,
    /// One fact.
    Detail(Detail),
    /// How the city stands to what is wanted.
    Standing(Standing),
    /// The order of a list.
    Order(Order),
    /// The person speaks for somebody.
    Speaker,
    /// Something else than what the bot is for.
    Elsewhere,
    /// One of those last shown or named, by its place from 0.
    Ordinal(usize),
    /// Another was meant than the one answered on.
    Correction,
    /// Only those of the last list that fulfil something more.
    Narrow,
    /// The same in another language.
    Speak(Language),
    /// In the city.
    Here,
    /// A fact of daily life: when, where, how much.
    Fact,
    /// What there is, not whether it is this.
    Open,
    /// When, whatever happened.
    When,
    /// Two or more are to be shown beside each other.
    Compare,
    /// With whom something is shared.
    Together,
    /// What follows is only an example.
    Example,
    /// One organisation is pointed at by what it is about: "the one with …".
    Pointing,
    /// What one is called that is described.
    Naming,
    /// This one as well as those spoken of.
    Too,
    /// A fact, where nothing else tells what is asked of the organisation spoken of.
    Hint(Detail),
    /// Who, whatever they do.
    Who,
    /// Something of the kind that was spoken of.
    Alike,
    /// The present year.
    ThisYear,
    /// The year before the present one.
    LastYear,
    /// So many years up to the present one.
    PastYears,
}

/// The decades that are called by words: the nineties.
const DECADES: [i16; 4] = [1980, 1990, 2000, 2010];

/// Letters of the shortest verb form that is told by its ending.
const SHORTEST_VERB: usize = 6;

/// The last of those shown.
pub(super) const LAST: usize = usize::MAX;

impl fmt::Display for Cue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Detail(detail) => return write!(f, "detail {}", detail.as_str()),
            Self::Hint(detail) => return write!(f, "perhaps detail {}", detail.as_str()),
            Self::Standing(standing) => return write!(f, "standing {}", standing.as_str()),
            Self::Speak(language) => return write!(f, "in {language}"),
            Self::Ordinal(LAST) => "the last of those shown",
            Self::Ordinal(place) => return write!(f, "number {} of those shown", place + 1),
            Self::Order(Order::Newest) => "newest first",
            Self::Order(Order::Oldest) => "oldest first",
            Self::About => "what it is",
            Self::Membership => "membership",
            Self::Join => "joining",
            Self::List => "list",
            Self::Count => "how many organisations",
            Self::HowMany => "how many",
            Self::CountListed => "how many were listed",
            Self::Benefits => "benefits",
            Self::Process => "process",
            Self::Greeting => "greeting",
            Self::Thanks => "thanks",
            Self::Help => "help",
            Self::Speaker => "the person speaks for somebody",
            Self::Elsewhere => "something else",
            Self::Correction => "another one was meant",
            Self::Narrow => "of the last list",
            Self::Here => "in the city",
            Self::Fact => "a fact",
            Self::Open => "what there is",
            Self::When => "when",
            Self::Compare => "comparing",
            Self::Together => "together with another",
            Self::Example => "an example",
            Self::Pointing => "the one that is described",
            Self::Too => "this one too",
            Self::Naming => "what it is called",
            Self::Who => "who",
            Self::Alike => "something of this kind",
            Self::ThisYear => "this year",
            Self::LastYear => "last year",
            Self::PastYears => "the last so many years",
        };
        f.write_str(word)
    }
}

/// The cue phrases and word lists of all languages.
pub(super) struct CueBook {
    patterns: PatternBook<Cue>,
    languages: Vec<(Language, HashSet<String>)>,
    /// The words of all Ukrainian phrases, folded.
    ukrainian: HashSet<String>,
    stop: WordSet,
    networks: WordSet,
    references: WordSet,
    places: WordSet,
    further: HashSet<String>,
    interjections: HashSet<String>,
    either: HashSet<String>,
    endings: Endings,
    /// Words as they are spoken, each with the one that is written.
    spoken: HashMap<String, String>,
    since: HashSet<String>,
    after: HashSet<String>,
    before: HashSet<String>,
    within: HashSet<String>,
    decade: HashSet<String>,
    decades: Vec<(i16, WordSet)>,
    /// Numbers as words, from two on.
    numbers: Vec<(String, i16)>,
    own_endings: Vec<String>,
}

/// A word list built into the program cannot be read.
#[derive(Debug, Error)]
#[error("the cue words of “{language}” cannot be read: {message}")]
pub struct CueError {
    language: Language,
    message: String,
}

const FILES: [(Language, &str); 3] = [
    (Language::Pl, include_str!("cues/pl.toml")),
    (Language::En, include_str!("cues/en.toml")),
    (Language::Uk, include_str!("cues/uk.toml")),
];

/// The word lists themselves: names and phrases that were gathered with others have to be gathered anew.
pub fn word_lists() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().map(|(_, list)| list)
}

/// The groups of phrases that each mean one cue.
const PHRASES: [(&str, Cue); 38] = [
    ("/about/phrases", Cue::About),
    ("/membership/phrases", Cue::Membership),
    ("/join/phrases", Cue::Join),
    ("/list/phrases", Cue::List),
    ("/count/phrases", Cue::Count),
    ("/count/many", Cue::HowMany),
    ("/count/listed", Cue::CountListed),
    ("/benefits/phrases", Cue::Benefits),
    ("/process/phrases", Cue::Process),
    ("/greeting/phrases", Cue::Greeting),
    ("/thanks/phrases", Cue::Thanks),
    ("/help/phrases", Cue::Help),
    ("/self/phrases", Cue::Speaker),
    ("/other/phrases", Cue::Elsewhere),
    ("/ordinal/first", Cue::Ordinal(0)),
    ("/ordinal/second", Cue::Ordinal(1)),
    ("/ordinal/third", Cue::Ordinal(2)),
    ("/ordinal/last", Cue::Ordinal(LAST)),
    ("/correction/phrases", Cue::Correction),
    ("/narrow/phrases", Cue::Narrow),
    ("/speak/pl", Cue::Speak(Language::Pl)),
    ("/speak/en", Cue::Speak(Language::En)),
    ("/speak/uk", Cue::Speak(Language::Uk)),
    ("/here/phrases", Cue::Here),
    ("/fact/phrases", Cue::Fact),
    ("/compare/phrases", Cue::Compare),
    ("/when/phrases", Cue::When),
    ("/open/phrases", Cue::Open),
    ("/together/phrases", Cue::Together),
    ("/example/phrases", Cue::Example),
    ("/pointing/phrases", Cue::Pointing),
    ("/too/phrases", Cue::Too),
    ("/naming/phrases", Cue::Naming),
    ("/who/phrases", Cue::Who),
    ("/alike/phrases", Cue::Alike),
    ("/years/this", Cue::ThisYear),
    ("/years/last", Cue::LastYear),
    ("/years/past", Cue::PastYears),
];

impl CueBook {
    /// Reads the lists that are part of the program.
    ///
    /// # Errors
    /// When one of them is damaged.
    pub(super) fn new(analyser: &Analyser) -> Result<Self, CueError> {
        let mut book = Self {
            patterns: PatternBook::new(),
            languages: Vec::new(),
            ukrainian: HashSet::new(),
            stop: WordSet::default(),
            networks: WordSet::default(),
            references: WordSet::default(),
            places: WordSet::default(),
            further: HashSet::new(),
            interjections: HashSet::new(),
            either: HashSet::new(),
            endings: Endings::default(),
            spoken: HashMap::new(),
            since: HashSet::new(),
            after: HashSet::new(),
            before: HashSet::new(),
            within: HashSet::new(),
            decade: HashSet::new(),
            decades: Vec::new(),
            numbers: Vec::new(),
            own_endings: Vec::new(),
        };
        for (language, text) in FILES {
            let file = toml_span::parse(text).map_err(|error| CueError {
                language,
                message: error.to_string(),
            })?;
            book.add(language, &file, analyser)?;
            if language == Language::Uk {
                let words = text.split_whitespace().flat_map(tokens);
                book.ukrainian = words.map(|token| token.folded).collect();
            }
        }
        Ok(book)
    }

    fn add(
        &mut self,
        language: Language,
        file: &Value<'_>,
        analyser: &Analyser,
    ) -> Result<(), CueError> {
        let list = |pointer: &str| {
            strings(file, pointer).ok_or_else(|| CueError {
                language,
                message: format!("{pointer} is missing"),
            })
        };
        for (pointer, cue) in PHRASES {
            list(pointer)?
                .iter()
                .for_each(|phrase| self.patterns.add(phrase, cue, analyser));
        }
        for detail in Detail::ALL {
            list(&format!("/detail/{}", detail.as_str()))?
                .iter()
                .for_each(|phrase| self.patterns.add(phrase, Cue::Detail(detail), analyser));
        }
        for detail in Detail::ALL {
            list(&format!("/hint/{}", detail.as_str()))?
                .iter()
                .for_each(|phrase| self.patterns.add(phrase, Cue::Hint(detail), analyser));
        }
        for standing in Standing::ALL {
            list(&format!("/standing/{}", standing.as_str()))?
                .iter()
                .for_each(|phrase| self.patterns.add(phrase, Cue::Standing(standing), analyser));
        }
        for (word, order) in [("newest", Order::Newest), ("oldest", Order::Oldest)] {
            list(&format!("/order/{word}"))?
                .iter()
                .for_each(|phrase| self.patterns.add(phrase, Cue::Order(order), analyser));
        }
        list("/stop/words")?
            .iter()
            .for_each(|word| self.stop.add(word, analyser));
        list("/network/words")?
            .iter()
            .for_each(|word| self.networks.add(word, analyser));
        list("/place/words")?
            .iter()
            .for_each(|word| self.places.add(word, analyser));
        list("/reference/words")?
            .iter()
            .for_each(|word| self.references.add(word, analyser));
        let folded = |words: Vec<&str>| -> Vec<String> {
            words
                .iter()
                .flat_map(|word| tokens(word))
                .map(|token| token.folded)
                .collect()
        };
        self.endings.endings.extend(folded(list("/names/endings")?));
        self.endings
            .nominative
            .extend(folded(list("/names/nominative")?));
        for pair in list("/language/spoken")? {
            let mut pair = tokens(pair).into_iter().map(|token| token.folded);
            let pair = pair.next().zip(pair.next());
            self.spoken.extend(pair);
        }
        for pair in list("/names/changed")? {
            let mut pair = tokens(pair).into_iter().map(|token| token.folded);
            let pair = pair.next().zip(pair.next());
            self.endings.changed.extend(pair);
        }
        self.further.extend(folded(list("/further/words")?));
        self.interjections.extend(folded(list("/further/after")?));
        self.either.extend(folded(list("/either/words")?));
        self.since.extend(folded(list("/years/since")?));
        self.after.extend(folded(list("/years/after")?));
        self.before.extend(folded(list("/years/before")?));
        self.within.extend(folded(list("/years/within")?));
        self.decade.extend(folded(list("/years/decade")?));
        for decade in DECADES {
            let mut names = WordSet::default();
            list(&format!("/years/{decade}"))?
                .iter()
                .for_each(|word| names.add(word, analyser));
            self.decades.push((decade, names));
        }
        for (number, words) in (2..).zip(list("/years/numbers")?) {
            let words = tokens(words).into_iter();
            self.numbers
                .extend(words.map(|token| (token.folded, number)));
        }
        self.own_endings.extend(folded(list("/self/endings")?));
        let own = folded(list("/language/words")?).into_iter().collect();
        self.languages.push((language, own));
        Ok(())
    }

    /// The cues that stand in the words.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Found<Cue>> {
        self.patterns.find(words)
    }

    /// Whether the word stands in any of the Ukrainian lists.
    pub(super) fn is_ukrainian(&self, folded: &str) -> bool {
        self.ukrainian.contains(folded)
    }

    /// Whether the word carries no meaning of its own.
    pub(super) fn is_stop(&self, word: &Word) -> bool {
        word.folded.chars().count() < 2 || self.stop.has(word)
    }

    /// Whether the word means an organisation, network or charter as such.
    pub(super) fn is_network(&self, word: &Word) -> bool {
        self.networks.has(word)
    }

    /// Whether the word means a city as such.
    pub(super) fn is_place(&self, word: &Word) -> bool {
        self.places.has(word)
    }

    /// Whether the word points back to what was spoken of.
    pub(super) fn is_reference(&self, word: &Word) -> bool {
        self.references.has(word)
    }

    /// Whether a question that begins with the word goes on with the last one.
    pub(super) fn goes_on(&self, folded: &str) -> bool {
        self.further.contains(folded)
    }

    /// Whether the word only acknowledges the last answer: "ok".
    pub(super) fn is_interjection(&self, folded: &str) -> bool {
        self.interjections.contains(folded)
    }

    /// Whether the word stands between things of which any will do.
    pub(super) fn is_either(&self, folded: &str) -> bool {
        self.either.contains(folded)
    }

    /// The endings that speakers hang on foreign names.
    pub(super) fn endings(&self) -> &Endings {
        &self.endings
    }

    /// The word that is written for one that is spoken: "що" for "шо".
    pub(super) fn as_spelt(&self, spoken: &str) -> Option<&str> {
        self.spoken.get(spoken).map(String::as_str)
    }

    /// Whether the word before a year means that year and those after it.
    pub(super) fn means_since(&self, folded: &str) -> bool {
        self.since.contains(folded)
    }

    /// Whether the word before a year means the years after it.
    pub(super) fn means_after(&self, folded: &str) -> bool {
        self.after.contains(folded)
    }

    /// Whether the word before a year means the years before it.
    pub(super) fn means_before(&self, folded: &str) -> bool {
        self.before.contains(folded)
    }

    /// Whether the word before a year means just that year.
    pub(super) fn means_within(&self, folded: &str) -> bool {
        self.within.contains(folded)
    }

    /// Whether the word before two digits makes them a decade.
    pub(super) fn means_decade(&self, folded: &str) -> bool {
        self.decade.contains(folded)
    }

    /// The first year of the decade that the word names.
    pub(super) fn decade(&self, word: &Word) -> Option<i16> {
        let mut decades = self.decades.iter();
        decades
            .find(|(_, names)| names.has(word))
            .map(|(decade, _)| *decade)
    }

    /// The number from two on that the word names.
    pub(super) fn number(&self, folded: &str) -> Option<i16> {
        let mut numbers = self.numbers.iter();
        numbers
            .find(|(word, _)| word == folded)
            .map(|(_, number)| *number)
    }

    /// Whether the form of a verb means that the speakers did it themselves: "podpisaliśmy".
    pub(super) fn is_of_speakers(&self, folded: &str) -> bool {
        let long = folded.chars().count() >= SHORTEST_VERB;
        long && self
            .own_endings
            .iter()
            .any(|ending| folded.ends_with(ending.as_str()))
    }

    /// Whether the word is one by which a language can be told.
    pub(super) fn tells_language(&self, folded: &str, language: Language) -> bool {
        self.languages
            .iter()
            .any(|(own, words)| *own == language && words.contains(folded))
    }
}

/// Every folded word that stands in the lists: the words that a mistyped one can be taken for.
pub(super) fn all_words() -> Vec<String> {
    let mut words = Vec::new();
    for (_, text) in FILES {
        if let Ok(file) = toml_span::parse(text) {
            collect_strings(&file, &mut words);
        }
    }
    words
        .iter()
        .flat_map(|text| tokens(text))
        .map(|token| token.folded)
        .collect()
}

fn collect_strings(value: &Value<'_>, into: &mut Vec<String>) {
    if let Some(text) = value.as_str() {
        into.push(text.to_owned());
    }
    value
        .as_array()
        .into_iter()
        .flatten()
        .for_each(|item| collect_strings(item, into));
    value
        .as_table()
        .into_iter()
        .flatten()
        .for_each(|(_, item)| collect_strings(item, into));
}

fn strings<'a>(file: &'a Value<'_>, pointer: &str) -> Option<Vec<&'a str>> {
    file.pointer(pointer)?
        .as_array()?
        .iter()
        .map(Value::as_str)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(text: &str) -> Vec<Cue> {
        let analyser = Analyser::new().expect("the dictionary is whole");
        let book = CueBook::new(&analyser).expect("the word lists are whole");
        book.find(&analyser.analyse(text))
            .into_iter()
            .map(|found| found.meaning)
            .collect()
    }

    #[test]
    fn the_same_question_has_the_same_cue_in_each_language() {
        for text in [
            "od kiedy tam należymy",
            "since when are we in",
            "відколи ми там",
        ] {
            assert!(cues(text).contains(&Cue::Detail(Detail::Since)), "{text}");
        }
        for text in [
            "jak muzeum może dołączyć",
            "how can a museum join",
            "як музею вступити",
        ] {
            assert!(cues(text).contains(&Cue::Join), "{text}");
        }
    }
}
