//! Messages as Telegram's HTML: marked lines in, escaped texts that Telegram takes out.

use teloxide::utils::html::{bold, escape};

use crate::message::{Message, Span};

/// The most that Telegram takes in one text, in UTF-16 units and in characters alike.
const LONGEST: usize = 4_096;

/// A text with markup, and without.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Telegram's HTML.
    pub(super) html: String,
    /// The same text as it is read.
    pub(super) plain: String,
}

/// The texts of a message, in order; more than one only when it is longer than Telegram takes. Lines stay whole.
pub(super) fn texts(message: &Message) -> Vec<Text> {
    let mut texts = Vec::new();
    let (mut text, mut length) = (Text::default(), 0);
    for line in &message.lines {
        let plain: String = line.iter().map(Span::text).collect();
        let plain_length = plain.encode_utf16().count() + 1;
        if length + plain_length > LONGEST && length > 0 {
            texts.push(std::mem::take(&mut text));
            length = 0;
        }
        for part in line {
            let (html, plain) = part_of(part, LONGEST / 2);
            text.html.push_str(&html);
            text.plain.push_str(&plain);
        }
        text.html.push('\n');
        text.plain.push('\n');
        length += plain_length.min(LONGEST);
    }
    if !text.plain.trim().is_empty() {
        texts.push(text);
    }
    texts
}

/// A part of a line with markup and without; one that is longer than any text of ours is cut.
fn part_of(part: &Span, longest: usize) -> (String, String) {
    let cut: String = part.text().chars().take(longest).collect();
    let html = match part {
        Span::Bold(_) => bold(&escape(&cut)),
        Span::Plain(_) => escape(&cut),
    };
    (html, cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        let mut message = Message::default();
        message.say(text);
        message
    }

    #[test]
    fn what_looks_like_html_is_shown_as_it_is() {
        let text = Text {
            html: "<b>A &amp; B</b> &lt;b&gt;x&lt;/b&gt;\n".to_owned(),
            plain: "A & B <b>x</b>\n".to_owned(),
        };
        assert_eq!(texts(&message("**A & B** <b>x</b>")), [text]);
    }

    #[test]
    fn a_long_message_is_parted_between_lines() {
        let line = "ż".repeat(1_000);
        let parted = texts(&message(&[line.as_str(); 6].join("\n")));
        assert_eq!(parted.len(), 2);
        assert!(
            parted
                .iter()
                .all(|text| text.plain.encode_utf16().count() <= LONGEST)
        );
    }

    #[test]
    fn emoji_are_counted_as_telegram_counts_them() {
        let line = "🎺".repeat(1_500);
        assert_eq!(texts(&message(&format!("{line}\n{line}"))).len(), 2);
    }
}
