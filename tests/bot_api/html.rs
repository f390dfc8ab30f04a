//! HTML in Telegram's dialect goes in, plain text with entities (or the first error, with its byte offset) comes out.

use serde_json::{Map, Value, json};

use super::link;
use super::refusal::Refusal;
use super::text::{Entity, Text, units};

/// The tags that Telegram knows, with the entity that the simple ones stand for.
const TAGS: [(&str, &str); 17] = [
    ("a", ""),
    ("b", "bold"),
    ("strong", "bold"),
    ("i", "italic"),
    ("em", "italic"),
    ("u", "underline"),
    ("ins", "underline"),
    ("s", "strikethrough"),
    ("strike", "strikethrough"),
    ("del", "strikethrough"),
    ("tg-spoiler", "spoiler"),
    ("span", "spoiler"),
    ("tg-emoji", ""),
    ("tg-time", ""),
    ("pre", ""),
    ("code", ""),
    ("blockquote", ""),
];

/// A tag that was opened and not closed yet.
struct Open {
    tag: &'static str,
    entity: &'static str,
    argument: String,
    /// UTF-16 units before it.
    offset: usize,
    /// Bytes of text before it.
    start: usize,
}

/// A place in the source, and what was read before it.
struct Parser<'a> {
    source: &'a str,
    at: usize,
    offset: usize,
    open: Vec<Open>,
    invalid: bool,
    done: Text,
}

/// Parses a whole text.
pub(super) fn parse(source: &str) -> Result<Text, Refusal> {
    let mut parser = Parser {
        source,
        at: 0,
        offset: 0,
        open: Vec::new(),
        invalid: false,
        done: Text::default(),
    };
    while let Some(byte) = parser.peek() {
        match byte {
            b'&' => parser.reference(),
            b'<' if parser.rest().starts_with("</") => parser.end_tag()?,
            b'<' => parser.start_tag()?,
            _ => parser.plain(),
        }
    }
    parser.finish()
}

/// A refusal with the words that stand before every error of parsing.
fn unparsed(reason: String) -> Refusal {
    Refusal::bad(reason).within("Can't parse entities")
}

/// Whether the byte separates attributes.
fn is_space(byte: u8) -> bool {
    b" \t\r\n\0\x0b".contains(&byte)
}

impl Parser<'_> {
    /// What is not read yet.
    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// The next byte, if there is one.
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Reads bytes as long as they pass.
    fn take_while(&mut self, pass: impl Fn(u8) -> bool) -> String {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !pass(byte));
        let taken = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let taken = taken.to_owned();
        self.at += taken.len();
        taken
    }

    /// Adds text that people see.
    fn push(&mut self, text: &str) {
        self.done.text.push_str(text);
        self.offset += units(text);
    }

    /// Reads text without markup.
    fn plain(&mut self) {
        let text = self.take_while(|byte| byte != b'<' && byte != b'&');
        self.push(&text);
    }

    /// Reads `&…;`, or a lone `&`.
    fn reference(&mut self) {
        let (code, length) = character(self.rest()).unwrap_or((u32::from('&'), 1));
        self.at += length;
        match char::from_u32(code) {
            Some(letter) => self.push(letter.encode_utf8(&mut [0; 4])),
            None => self.invalid = true,
        }
    }

    /// Reads `<tag attributes>`.
    fn start_tag(&mut self) -> Result<(), Refusal> {
        let begin = self.at;
        self.at += 1;
        let name = self
            .take_while(|byte| !is_space(byte) && byte != b'>')
            .to_ascii_lowercase();
        if self.peek().is_none() {
            return Err(unparsed(format!(
                "Unclosed start tag at byte offset {begin}"
            )));
        }
        let Some((tag, entity)) = TAGS.into_iter().find(|(tag, _)| *tag == name) else {
            return Err(unparsed(format!(
                "Unsupported start tag \"{name}\" at byte offset {begin}"
            )));
        };
        let argument = self.attributes(tag, begin)?;
        if tag == "span" && argument != "spoiler" {
            return Err(unparsed(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"
            )));
        }
        self.at += 1;
        self.open.push(Open {
            tag,
            entity,
            argument,
            offset: self.offset,
            start: self.done.text.len(),
        });
        Ok(())
    }

    /// Reads the attributes up to `>`; returns the value of the one that means something.
    fn attributes(&mut self, tag: &str, begin: usize) -> Result<String, Refusal> {
        let unclosed = || {
            unparsed(format!(
                "Unclosed start tag \"{tag}\" at byte offset {begin}"
            ))
        };
        let mut argument = String::new();
        loop {
            self.take_while(is_space);
            if self.peek() == Some(b'>') {
                return Ok(argument);
            }
            let name = self.take_while(|byte| !is_space(byte) && !b"=>/\"'".contains(&byte));
            if name.is_empty() {
                return Err(unparsed(format!(
                    "Empty attribute name in the tag \"{tag}\" at byte offset {begin}"
                )));
            }
            self.take_while(is_space);
            let mut value = String::new();
            if self.peek() == Some(b'=') {
                self.at += 1;
                self.take_while(is_space);
                self.peek().ok_or_else(unclosed)?;
                value = self.value()?;
                self.peek().ok_or_else(|| {
                    unparsed(format!("Unclosed start tag at byte offset {begin}"))
                })?;
            }
            self.peek().ok_or_else(unclosed)?;
            if let Some(meaning) = meaning(tag, &name, &value) {
                argument = meaning;
            }
        }
    }

    /// Reads the value of an attribute, quoted or one word.
    fn value(&mut self) -> Result<String, Refusal> {
        let begin = self.at;
        let Some(quote @ (b'"' | b'\'')) = self.peek() else {
            let word = self
                .take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
            return match self.peek() {
                Some(byte) if !is_space(byte) && byte != b'>' => Err(unparsed(format!(
                    "Unexpected end of name token at byte offset {begin}"
                ))),
                _ => Ok(word.to_ascii_lowercase()),
            };
        };
        self.at += 1;
        let raw = self.take_while(|byte| byte != quote);
        self.at += usize::from(self.peek().is_some());
        Ok(decode(&raw))
    }

    /// Reads `</tag>` and makes an entity of what stands between.
    fn end_tag(&mut self) -> Result<(), Refusal> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(unparsed(format!(
                "Unexpected end tag at byte offset {begin}"
            )));
        };
        self.at += 2;
        let name = self
            .take_while(|byte| !is_space(byte) && byte != b'>')
            .to_ascii_lowercase();
        self.take_while(is_space);
        if self.peek() != Some(b'>') {
            return Err(unparsed(format!("Unclosed end tag at byte offset {begin}")));
        }
        if !name.is_empty() && name != open.tag {
            return Err(unparsed(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.tag
            )));
        }
        self.at += 1;
        if self.offset > open.offset {
            self.close(open)?;
        }
        Ok(())
    }

    /// Adds the entity of a tag that holds text.
    fn close(&mut self, open: Open) -> Result<(), Refusal> {
        match open.tag {
            "a" => self.close_link(&open),
            "pre" => self.close_block(&open),
            "code" if !open.argument.is_empty() => {
                self.add(&open, "code", &[("language", json!(open.argument))]);
            }
            "code" => self.add(&open, "code", &[]),
            "blockquote" if open.argument.is_empty() => self.add(&open, "blockquote", &[]),
            "blockquote" => self.add(&open, "expandable_blockquote", &[]),
            "tg-emoji" => {
                if open.argument.parse::<u64>().is_ok_and(|id| id != 0) {
                    self.add(
                        &open,
                        "custom_emoji",
                        &[("custom_emoji_id", json!(open.argument))],
                    );
                } else {
                    return Err(unparsed(
                        "Invalid custom emoji identifier specified".to_owned(),
                    ));
                }
            }
            "tg-time" => {}
            _ => self.add(&open, open.entity, &[]),
        }
        Ok(())
    }

    /// Adds the entity of a link, unless Telegram drops it.
    fn close_link(&mut self, open: &Open) {
        let shown = self.done.text.get(open.start..).unwrap_or_default();
        let url = if open.argument.is_empty() {
            shown
        } else {
            &open.argument
        };
        let url = url.to_owned();
        if let Some(id) = link::person_in(&url) {
            let user = json!({"id": id, "is_bot": false, "first_name": "Zofia"});
            self.add(open, "text_mention", &[("user", user)]);
        } else if let Err(reason) = link::check(&url) {
            self.done
                .lost_links
                .push(format!("link \"{url}\" is dropped: {reason}"));
        } else {
            self.add(open, "text_link", &[("url", json!(url))]);
        }
    }

    /// Adds a block of code, with the language of the `code` that fills it.
    fn close_block(&mut self, open: &Open) {
        let (offset, length) = (open.offset, self.offset - open.offset);
        match self.done.entities.last_mut() {
            Some(last)
                if last.fields.contains_key("language")
                    && (last.offset, last.length) == (offset, length) =>
            {
                last.fields.insert("type".to_owned(), json!("pre"));
            }
            _ => self.add(open, "pre", &[]),
        }
    }

    /// Adds an entity from the tag to here.
    fn add(&mut self, open: &Open, kind: &str, fields: &[(&str, Value)]) {
        let mut map = Map::from_iter([("type".to_owned(), json!(kind))]);
        for (name, value) in fields {
            map.insert((*name).to_owned(), value.clone());
        }
        self.done.entities.push(Entity {
            offset: open.offset,
            length: self.offset - open.offset,
            fields: map,
        });
    }

    /// The whole text, if every tag is closed.
    fn finish(mut self) -> Result<Text, Refusal> {
        if let Some(open) = self.open.last() {
            return Err(unparsed(format!(
                "Can't find end tag corresponding to start tag \"{}\"",
                open.tag
            )));
        }
        if self.invalid {
            return Err(unparsed(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units".to_owned(),
            ));
        }
        for entity in &mut self.done.entities {
            if entity.fields.get("type") == Some(&json!("code")) {
                entity.fields.remove("language");
            }
        }
        Ok(self.done)
    }
}

/// What an attribute means for its tag.
fn meaning(tag: &str, name: &str, value: &str) -> Option<String> {
    match (tag, name) {
        ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format") => Some(value.to_owned()),
        ("code", "class") => value.strip_prefix("language-").map(str::to_owned),
        ("span", "class") => value.strip_prefix("tg-").map(str::to_owned),
        ("blockquote", "expandable") => Some("1".to_owned()),
        _ => None,
    }
}

/// Decodes the references in the value of an attribute.
fn decode(raw: &str) -> String {
    let mut value = String::new();
    let mut rest = raw;
    while let Some(letter) = rest.chars().next() {
        let (letter, length) = match character(rest) {
            Some((code, length)) => (char::from_u32(code).unwrap_or('\u{fffd}'), length),
            None => (letter, letter.len_utf8()),
        };
        value.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    value
}

/// The code point of a reference at the beginning, and the bytes that it takes. Only four have names.
fn character(text: &str) -> Option<(u32, usize)> {
    let body = text.strip_prefix('&')?;
    let (code, length) = if let Some(number) = body.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix('x') {
            Some(digits) => (digits, 16),
            None => (number, 10),
        };
        let digits = digits
            .split(|letter: char| !letter.is_digit(radix))
            .next()?;
        let length = digits.len() + if radix == 16 { 3 } else { 2 };
        (u32::from_str_radix(digits, radix).ok()?, length)
    } else {
        let name = body
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .next()?;
        let letter = match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => return None,
        };
        (u32::from(letter), name.len() + 1)
    };
    let semicolon = usize::from(text.get(length..).is_some_and(|rest| rest.starts_with(';')));
    let possible = (1..0x10_ffff).contains(&code) && length < 10;
    possible.then_some((code, length + semicolon))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a text that cannot be parsed.
    fn error(source: &str) -> String {
        let refusal = parse(source).expect_err("the text cannot be parsed");
        let description = refusal.description();
        let reason = description.strip_prefix("Bad Request: can't parse entities: ");
        reason.expect("every error begins so").to_owned()
    }

    /// The text that people see, and its entities as `type offset length`.
    fn shown(source: &str) -> (String, Vec<String>) {
        let text = parse(source).expect("the text can be parsed");
        let entities = text.entities.iter().map(|entity| {
            let kind = entity.fields["type"].as_str().unwrap_or_default();
            format!("{kind} {} {}", entity.offset, entity.length)
        });
        (text.text.clone(), entities.collect())
    }

    #[test]
    fn every_tag_becomes_its_entity() {
        for (source, kind) in [
            ("<b>x</b>", "bold"),
            ("<STRONG>x</strong>", "bold"),
            ("<em>x</em>", "italic"),
            ("<ins>x</ins>", "underline"),
            ("<strike>x</>", "strikethrough"),
            ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
            ("<span class='tg-spoiler'>x</span>", "spoiler"),
            ("<code>x</code>", "code"),
            ("<pre><code class=\"language-rust\">x</code></pre>", "pre"),
            ("<blockquote>x</blockquote>", "blockquote"),
            (
                "<blockquote expandable>x</blockquote >",
                "expandable_blockquote",
            ),
            (
                "<a href='https://krakow.pl/?a=1&amp;b=2'>x</a>",
                "text_link",
            ),
            ("<a href=\"tg://user?id=7\">x</a>", "text_mention"),
            (
                "<tg-emoji emoji-id=\"5368324170671202286\">x</tg-emoji>",
                "custom_emoji",
            ),
        ] {
            assert_eq!(
                shown(source),
                ("x".to_owned(), vec![format!("{kind} 0 1")]),
                "{source}"
            );
        }
    }

    #[test]
    fn places_are_counted_in_utf_16_units() {
        let expected = (
            "😀ż x".to_owned(),
            vec!["bold 4 1".to_owned(), "italic 0 5".to_owned()],
        );
        assert_eq!(shown("<i>😀ż <b>x</b></i>"), expected);
    }

    #[test]
    fn four_names_and_all_numbers_are_decoded() {
        let (text, _) = shown("&lt;&gt;&amp;&quot; &#322;&#x142; &nbsp; &apos; & &#0; &ltx");
        assert_eq!(text, "<>&\" łł &nbsp; &apos; & &#0; &ltx");
    }

    #[test]
    fn an_empty_tag_leaves_no_entity() {
        assert_eq!(shown("a<b></b>"), ("a".to_owned(), Vec::new()));
    }

    #[test]
    fn a_link_without_a_dot_in_the_host_is_lost() {
        let text = parse("<a href='http://localhost/'>x</a>").expect("Telegram accepts the text");
        assert_eq!(text.entities, []);
        assert_eq!(
            text.lost_links,
            ["link \"http://localhost/\" is dropped: Wrong HTTP URL"]
        );
    }

    #[test]
    fn errors_name_the_tag_and_the_byte() {
        for (source, reason) in [
            ("a < b", "Unsupported start tag \"\" at byte offset 2"),
            (
                "zażółć <p>",
                "Unsupported start tag \"p\" at byte offset 11",
            ),
            ("<br>", "Unsupported start tag \"br\" at byte offset 0"),
            ("x<b", "Unclosed start tag at byte offset 1"),
            (
                "<b>x",
                "Can't find end tag corresponding to start tag \"b\"",
            ),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            (
                "<b><i>x</b></i>",
                "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
            ),
            (
                "<a href=http://x>y</a>",
                "Unexpected end of name token at byte offset 8",
            ),
            (
                "<a =x>",
                "Empty attribute name in the tag \"a\" at byte offset 0",
            ),
            ("<a href", "Unclosed start tag \"a\" at byte offset 0"),
            ("<a href='x", "Unclosed start tag at byte offset 0"),
            (
                "ż<span>y</span>",
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset 2",
            ),
            (
                "<tg-emoji>x</tg-emoji>",
                "Invalid custom emoji identifier specified",
            ),
            (
                "&#xD800;",
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
            ),
        ] {
            assert_eq!(error(source), reason, "{source}");
        }
    }
}
