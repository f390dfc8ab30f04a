//! Much in little room: sorted strings and lists of numbers in, the same one after the other, found by their places, out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Distinct strings in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Strings {
    text: String,
    /// Where each ends, in bytes.
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn of(strings: &BTreeSet<String>) -> Self {
        Self::of_sorted(strings.iter().map(String::as_str))
    }

    /// Of strings that are sorted already.
    pub(super) fn of_sorted<'s>(strings: impl IntoIterator<Item = &'s str>) -> Self {
        let mut all = Self::default();
        for string in strings {
            all.text.push_str(string);
            all.ends.push(number(all.text.len()));
        }
        all
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let from = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied()?,
            None => 0,
        };
        let to = self.ends.get(place).copied()?;
        self.text
            .get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
    }

    pub(super) fn place_of(&self, string: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle)?.cmp(string) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|place| self.get(place))
    }
}

/// Lists of numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lists {
    numbers: Vec<u32>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.numbers.extend(list);
        self.ends.push(number(self.numbers.len()));
    }

    /// The list of a place; an empty one where there is none.
    pub(super) fn get(&self, place: usize) -> &[u32] {
        let from = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let bounds = from.zip(self.ends.get(place).copied());
        let bounds = bounds
            .and_then(|(from, to)| Some(usize::try_from(from).ok()?..usize::try_from(to).ok()?));
        let list = bounds.and_then(|bounds| self.numbers.get(bounds));
        list.unwrap_or_default()
    }
}

/// A place in 32 bits; no knowledge has more of anything than these can count.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_found_by_themselves_and_by_their_places() {
        let strings = ["", "gdansk", "hanza", "łódź"];
        let compact = Strings::of(&strings.map(str::to_owned).into_iter().collect());
        for (place, string) in strings.into_iter().enumerate() {
            assert_eq!(compact.place_of(string), Some(place));
            assert_eq!(compact.get(place), Some(string));
        }
        assert_eq!(compact.place_of("hanz"), None);
        assert_eq!(compact.get(4), None);
        assert!(compact.iter().eq(strings));
    }

    #[test]
    fn lists_keep_apart_also_where_some_are_empty() {
        let mut lists = Lists::default();
        for list in [vec![1, 2], vec![], vec![3]] {
            lists.push(list);
        }
        assert_eq!(
            [lists.get(0), lists.get(1), lists.get(2)],
            [&[1, 2][..], &[], &[3]]
        );
        assert!(lists.get(3).is_empty());
    }
}
