//! In which years the city is to have joined: the words of a question and the present year in, the years that it sets out.

use super::cues::Cue;
use super::listing::Years;
use super::signals::Signals;

/// Two digits up to these mean a decade of this century.
const LAST_DECADE: i16 = 20;

impl Signals<'_> {
    /// The years that the question sets.
    pub(super) fn years(&self) -> Option<Years> {
        self.span()
            .or_else(|| self.decade())
            .or_else(|| self.lately())
            .or_else(|| self.beside_a_year())
    }

    fn folded(&self, place: usize) -> Option<&str> {
        self.words.get(place).map(|word| word.word.folded.as_str())
    }

    fn before(&self, place: usize) -> Option<&str> {
        self.folded(place.checked_sub(1)?)
    }

    /// "The nineties", "lata 90.".
    fn decade(&self) -> Option<Years> {
        let cues = &self.vocabulary.cues;
        (0..self.words.len()).find_map(|place| {
            let before = self.before(place);
            let is_decade = before.is_some_and(|word| cues.means_decade(word));
            let named = || {
                let first = cues.decade(&self.words.get(place)?.word)?;
                Some(match before.is_some_and(|word| cues.means_before(word)) {
                    true => Years {
                        from: 0,
                        to: first - 1,
                    },
                    false => Years::decade(first),
                })
            };
            decade_of(self.folded(place)?, is_decade).or_else(named)
        })
    }

    /// "This year", "last year", "in the last five years".
    fn lately(&self) -> Option<Years> {
        let present = self.year;
        if self.strength(Cue::LastYear) > 0 {
            return Some(Years::one(present - 1));
        }
        if self.strength(Cue::ThisYear) > 0 {
            return Some(Years::one(present));
        }
        if self.strength(Cue::PastYears) == 0 {
            return None;
        }
        let past = (0..self.words.len()).find_map(|place| {
            let folded = self.folded(place)?;
            let number = folded.parse::<i16>().ok();
            number.or_else(|| self.vocabulary.cues.number(folded))
        });
        past.filter(|past| (1..100).contains(past))
            .map(|past| Years {
                from: present - past,
                to: present,
            })
    }

    /// "2010–2015", "between 2010 and 2015".
    fn span(&self) -> Option<Years> {
        let mut years = (0..self.words.len()).filter_map(|place| year_of(self.folded(place)?));
        let (from, to) = (years.next()?, years.next()?);
        (from < to).then_some(Years { from, to })
    }

    /// "In 2010", "since 2010", "before 2010".
    fn beside_a_year(&self) -> Option<Years> {
        let year = |place| Some((place, year_of(self.folded(place)?)?));
        let (place, year) = (0..self.words.len()).find_map(year)?;
        let cues = &self.vocabulary.cues;
        let (from, to) = match self.before(place)? {
            word if cues.means_since(word) => (year, i16::MAX),
            word if cues.means_after(word) => (year + 1, i16::MAX),
            word if cues.means_before(word) => (0, year - 1),
            word if cues.means_within(word) => (year, year),
            _ => return None,
        };
        Some(Years { from, to })
    }
}

pub(super) fn year_of(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year
        .then(|| word.parse().ok())?
        .filter(|year| (1900..2100).contains(year))
}

/// "90" after "lata", "90s", "90tych", "1990s".
fn decade_of(word: &str, is_decade: bool) -> Option<Years> {
    let end = word.find(|letter: char| !letter.is_ascii_digit());
    let (digits, ending) = word.split_at(end.unwrap_or(word.len()));
    if ending.is_empty() && !is_decade {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let from = match (digits.len(), number % 10) {
        (2, 0) if number > LAST_DECADE => 1900 + number,
        (2, 0) => 2000 + number,
        (4, 0) => number,
        _ => return None,
    };
    Some(Years::decade(from))
}
