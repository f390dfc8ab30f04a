//! Word lists come in; `polish.fst` (form → number of a rule set), `polish.rules` (the rule sets) and `english.fst` go out.
//!
//! Usage: `build-dictionary FOLDER ENGLISH POLISH...`: English words, one a line, and Polish lists of lines form<TAB>lemma.
//! The same lists give the same bytes, whatever their order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use fold::fold;
use fst::{MapBuilder, SetBuilder};

#[path = "../fold.rs"]
mod fold;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Each form with all its readings; a sorted map, because an fst is built in sorted order.
type Readings = BTreeMap<String, Vec<Reading>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let usage = "usage: build-dictionary FOLDER ENGLISH POLISH...";
    let folder = arguments.next().ok_or(usage)?;
    write_words(&folder.join("english.fst"), &arguments.next().ok_or(usage)?)?;
    let mut readings = Readings::new();
    for list in arguments {
        read_list(&list, &mut readings)?;
    }
    let rule_sets = rule_sets_of(readings)?;
    let numbers = numbered_by_use(&rule_sets);
    write_rules(&folder.join("polish.rules"), &numbers)?;
    write_forms(&folder.join("polish.fst"), &rule_sets, &numbers)
}

fn write_words(path: &Path, list: &Path) -> Outcome<()> {
    let words: BTreeSet<String> = fs::read_to_string(list)?.lines().map(fold).collect();
    let mut set = SetBuilder::new(BufWriter::new(File::create(path)?))?;
    set.extend_iter(words.into_iter().filter(|word| !word.is_empty()))?;
    Ok(set.finish()?)
}

/// One way to understand a form. The order of the fields is the order in which readings are offered:
/// common words before names, then the lemma that is spelt most like the form.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    is_name: bool,
    rule: Rule,
}

/// How to get from a form to its lemma: drop so many bytes in front and at the end, append letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    cost: usize,
    front: usize,
    back: usize,
    append: Box<str>,
}

impl Rule {
    /// The shortest way from a form to a lemma, dropping nothing in front where that is as short.
    fn between(form: &str, lemma: &str) -> Option<Self> {
        form.char_indices()
            .filter_map(|(front, _)| Self::after_dropping(front, form, lemma))
            .min()
    }

    fn after_dropping(front: usize, form: &str, lemma: &str) -> Option<Self> {
        let rest = form.get(front..)?;
        let common = common_prefix(rest, lemma);
        let back = rest.len() - common;
        let append = lemma.get(common..)?;
        Some(Self {
            cost: front + back + append.len(),
            front,
            back,
            append: append.into(),
        })
    }

    fn encode(&self) -> Outcome<String> {
        Ok(format!(
            "{}{}{}",
            digit(self.front)?,
            digit(self.back)?,
            self.append
        ))
    }
}

/// How many bytes two words have in common at their beginning.
fn common_prefix(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(left, right)| left == right)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}

fn digit(number: usize) -> Outcome<char> {
    char::from_digit(u32::try_from(number)?, 36)
        .ok_or_else(|| format!("a rule drops {number} bytes, more than one digit can say").into())
}

fn read_list(path: &Path, readings: &mut Readings) -> Outcome<()> {
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        let (form, lemma) = line
            .split_once('\t')
            .ok_or_else(|| format!("{}: \"{line}\" has no tab", path.display()))?;
        add_reading(form, lemma, readings);
    }
    Ok(())
}

/// Adds a pair, unless nothing remains of it or a blank in it would be taken for the end of a rule.
fn add_reading(form: &str, lemma: &str, readings: &mut Readings) {
    let is_name = lemma.chars().next().is_some_and(char::is_uppercase);
    let (form, lemma) = (fold(form), fold(lemma));
    if lemma.is_empty() || lemma.contains(char::is_whitespace) {
        return;
    }
    let Some(rule) = Rule::between(&form, &lemma) else {
        return;
    };
    let known = readings.entry(form).or_default();
    match known.iter_mut().find(|reading| reading.rule == rule) {
        Some(reading) => reading.is_name &= is_name,
        None => known.push(Reading { is_name, rule }),
    }
}

/// Each form with its rules as a line of text.
fn rule_sets_of(readings: Readings) -> Outcome<Vec<(String, String)>> {
    readings
        .into_iter()
        .map(|(form, readings)| Ok((form, rule_set(readings)?)))
        .collect()
}

fn rule_set(mut readings: Vec<Reading>) -> Outcome<String> {
    readings.sort();
    let rules: Vec<String> = readings
        .iter()
        .map(|reading| reading.rule.encode())
        .collect::<Outcome<_>>()?;
    Ok(rules.join(" "))
}

/// Numbers the rule sets, the most used first: small numbers make a small map.
fn numbered_by_use(rule_sets: &[(String, String)]) -> BTreeMap<&str, u64> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for (_, set) in rule_sets {
        *uses.entry(set).or_default() += 1;
    }
    let mut sets: Vec<(&str, usize)> = uses.into_iter().collect();
    sets.sort_by(|(set, uses), (other_set, other_uses)| {
        other_uses.cmp(uses).then_with(|| set.cmp(other_set))
    });
    sets.into_iter().map(|(set, _)| set).zip(0..).collect()
}

fn write_rules(path: &Path, numbers: &BTreeMap<&str, u64>) -> Outcome<()> {
    let mut sets: Vec<(u64, &str)> = numbers
        .iter()
        .map(|(set, number)| (*number, *set))
        .collect();
    sets.sort_unstable();
    let lines: String = sets.into_iter().flat_map(|(_, set)| [set, "\n"]).collect();
    Ok(fs::write(path, lines)?)
}

fn write_forms(
    path: &Path,
    rule_sets: &[(String, String)],
    numbers: &BTreeMap<&str, u64>,
) -> Outcome<()> {
    let mut map = MapBuilder::new(BufWriter::new(File::create(path)?))?;
    for (form, set) in rule_sets {
        let number = numbers
            .get(set.as_str())
            .ok_or("a rule set has no number")?;
        map.insert(form, *number)?;
    }
    Ok(map.finish()?)
}
