//! Messages as Telegram's HTML: marked lines in, escaped texts that Telegram takes out.

use teloxide::utils::html::{bold, escape};

use crate::message::{Message, Span};

/// The most that Telegram takes in one text, in UTF-16 units and in characters alike.
const LONGEST: usize = 4_096;

/// A word of more characters is parted; so many of any kind fit one text.
const LONGEST_WORD: usize = LONGEST / 4;

/// A text with markup, and without.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Telegram's HTML.
    pub(super) html: String,
    /// The same text as it is read.
    pub(super) plain: String,
}

impl Text {
    fn push_line(&mut self, line: &[Span]) {
        self.html.extend(line.iter().map(html));
        self.plain.extend(line.iter().map(Span::text));
        self.html.push('\n');
        self.plain.push('\n');
    }
}

/// The texts of a message, in order; more than one only when it is longer than Telegram takes. Lines stay whole while they can.
pub(super) fn texts(message: &Message) -> Vec<Text> {
    let mut texts = Vec::new();
    let (mut text, mut length) = (Text::default(), 0);
    for line in message.lines.iter().flat_map(|line| fitting(line)) {
        let line_length = line.iter().map(|span| units(span.text())).sum::<usize>() + 1;
        if length + line_length > LONGEST && length > 0 {
            texts.push(std::mem::take(&mut text));
            length = 0;
        }
        text.push_line(&line);
        length += line_length;
    }
    if !text.plain.trim().is_empty() {
        texts.push(text);
    }
    texts
}

/// A line as it is, or one that no text can hold as several lines, parted between words.
fn fitting(line: &[Span]) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    let mut length = 0;
    for span in line {
        for piece in pieces(span) {
            let piece_length = units(piece.text());
            if length + piece_length >= LONGEST {
                lines.push(Vec::new());
                length = 0;
            }
            length += piece_length;
            if let Some(line) = lines.last_mut() {
                line.push(piece);
            }
        }
    }
    lines
}

/// A part of a line as it is, or one that no text can hold in pieces that end after a word, or anywhere in a word without end.
fn pieces(span: &Span) -> Vec<Span> {
    if units(span.text()) < LONGEST {
        return vec![span.clone()];
    }
    let mut pieces = vec![String::new()];
    for word in span.text().split_inclusive(char::is_whitespace) {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(LONGEST_WORD) {
            let part: String = part.iter().collect();
            match pieces.last_mut() {
                Some(piece) if units(piece) + units(&part) < LONGEST => piece.push_str(&part),
                _ => pieces.push(part),
            }
        }
    }
    let marked = |text: String| match span {
        Span::Bold(_) => Span::Bold(text),
        Span::Plain(_) => Span::Plain(text),
    };
    pieces.into_iter().map(marked).collect()
}

/// The length as Telegram counts it; never less than the number of characters.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn html(part: &Span) -> String {
    match part {
        Span::Bold(text) => bold(&escape(text)),
        Span::Plain(text) => escape(text),
    }
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
                .all(|text| text.plain.trim_end().encode_utf16().count() <= LONGEST)
        );
    }

    #[test]
    fn emoji_are_counted_as_telegram_counts_them() {
        let line = "🎺".repeat(1_500);
        assert_eq!(texts(&message(&format!("{line}\n{line}"))).len(), 2);
    }

    #[test]
    fn a_line_that_no_text_can_hold_is_parted_between_words_and_nothing_is_lost() {
        let line = "słowo ".repeat(1_500);
        let parted = texts(&message(&format!("**{line}**")));
        assert!(parted.len() > 1);
        for text in &parted {
            assert!(text.plain.trim_end().encode_utf16().count() <= LONGEST);
            assert!(text.html.starts_with("<b>słowo") && text.html.ends_with("</b>\n"));
        }
        let words: usize = parted
            .iter()
            .map(|text| text.plain.matches("słowo").count())
            .sum();
        assert_eq!(words, 1_500);
    }

    #[test]
    fn a_word_without_end_is_parted_too() {
        let parted = texts(&message(&"🎺".repeat(5_000)));
        let trumpets: usize = parted
            .iter()
            .map(|text| text.plain.matches('🎺').count())
            .sum();
        assert_eq!(trumpets, 5_000);
        assert!(
            parted
                .iter()
                .all(|text| text.plain.trim_end().encode_utf16().count() <= LONGEST)
        );
    }
}
