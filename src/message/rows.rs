//! How buttons stand: buttons in their order in, rows that a phone shows with whole labels out.

use super::Button;

/// Labels of so many characters together still stand side by side on a phone.
const ROW: usize = 36;

/// The most buttons in one row.
const MOST_IN_ROW: usize = 5;

/// The buttons in rows. All buttons of a row are equally wide, so the longest label decides how many have room.
pub fn rows(buttons: &[Button]) -> Vec<Vec<&Button>> {
    let mut rows: Vec<Vec<&Button>> = Vec::new();
    for button in buttons {
        match rows.last_mut().filter(|row| has_room(row, button)) {
            Some(row) => row.push(button),
            None => rows.push(vec![button]),
        }
    }
    rows
}

fn has_room(row: &[&Button], next: &Button) -> bool {
    let labels = row.iter().copied().chain([next]);
    let longest = labels.map(|button| button.label.chars().count()).max();
    let many = row.len() + 1;
    !next.begins_row && many <= MOST_IN_ROW && longest.unwrap_or_default() * many <= ROW
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Action;

    fn button(label: &str) -> Button {
        Button::new(label.to_owned(), Action::Copy("x".to_owned()))
    }

    fn lengths(buttons: &[Button]) -> Vec<usize> {
        rows(buttons).iter().map(Vec::len).collect()
    }

    #[test]
    fn short_labels_share_a_row_and_long_ones_do_not() {
        let labels = [
            "EMTA",
            "UITP",
            "CIVITAS",
            "Do których może wejść moja instytucja?",
        ];
        assert_eq!(lengths(&labels.map(button)), [3, 1]);
    }

    #[test]
    fn a_long_label_takes_the_room_of_short_ones() {
        assert_eq!(
            lengths(&["EMTA", "ICOM", "Liga Miast Historycznych"].map(button)),
            [2, 1]
        );
    }

    #[test]
    fn a_button_can_begin_a_row() {
        let mut buttons = ["a", "b", "c"].map(button);
        buttons[1].begins_row = true;
        assert_eq!(lengths(&buttons), [1, 2]);
    }
}
