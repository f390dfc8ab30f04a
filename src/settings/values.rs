//! The values of options: the text of one in, a checked value or a sentence that names the option out.

use std::ffi::OsStr;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use url::Url;

/// Characters of the secret of a webhook, as Telegram has it.
const SECRET: std::ops::RangeInclusive<usize> = 1..=256;

/// Characters of the name of a bot, as Telegram has it.
const NAME: std::ops::RangeInclusive<usize> = 5..=32;

/// A value that nobody may read in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// The name of a bot without `@`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotName(String);

/// A file for a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where it is to be written.
    pub path: PathBuf,
    /// What its ending asks for.
    pub format: PictureFormat,
}

/// A shape of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// Lines.
    Svg,
    /// Pixels.
    Png,
}

impl Secret {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl fmt::Display for BotName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Reads the text of an option; a text that cannot be used is told with the names of the option and of its variable.
#[derive(Clone)]
pub(super) struct Value<T> {
    read: fn(&str) -> Result<T, String>,
    is_secret: bool,
}

impl<T> Value<T> {
    /// A value that is shown where it is wrong; the sentence of a failure goes on from it.
    pub(super) fn of(read: fn(&str) -> Result<T, String>) -> Self {
        Self {
            read,
            is_secret: false,
        }
    }

    /// A value that is never shown.
    pub(super) fn secret(read: fn(&str) -> Result<T, String>) -> Self {
        Self {
            read,
            is_secret: true,
        }
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Value<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, text: &OsStr) -> Result<T, Error> {
        let read = match text.to_str() {
            Some(text) => (self.read)(text.trim()),
            None => Err("is not UTF-8".to_owned()),
        };
        read.map_err(|reason| {
            let names = arg.map(names).unwrap_or_default();
            let sentence = if self.is_secret || text.is_empty() {
                format!("the value of {names} {reason}")
            } else {
                format!("“{}”, the value of {names}, {reason}", text.display())
            };
            command.clone().error(ErrorKind::ValueValidation, sentence)
        })
    }
}

/// What an operator can set: the option unless it is hidden, and its variable.
fn names(arg: &Arg) -> String {
    let option = arg.get_long().filter(|_| !arg.is_hide_set());
    let option = option.map(|long| format!("--{long}"));
    let variable = arg.get_env().map(|name| name.display().to_string());
    match (option, variable) {
        (Some(option), Some(variable)) => format!("{option} ({variable})"),
        (Some(name), None) | (None, Some(name)) => name,
        (None, None) => arg.get_id().to_string(),
    }
}

/// `123456:letters`; it becomes a part of addresses, so that nothing else may stand in it.
pub(super) fn token(text: &str) -> Result<Secret, String> {
    if text.is_empty() {
        return Err("is missing: put the token that @BotFather gave into it".to_owned());
    }
    let is_token = text.split_once(':').is_some_and(|(number, letters)| {
        !number.is_empty()
            && number.bytes().all(|digit| digit.is_ascii_digit())
            && !letters.is_empty()
            && letters.bytes().all(is_secret_letter)
    });
    if is_token {
        Ok(Secret(text.to_owned()))
    } else {
        Err("is no token: one looks like 123456:ABC-def, as @BotFather gives it".to_owned())
    }
}

/// What Telegram sends along with each update.
pub(super) fn webhook_secret(text: &str) -> Result<Secret, String> {
    if SECRET.contains(&text.len()) && text.bytes().all(is_secret_letter) {
        Ok(Secret(text.to_owned()))
    } else {
        Err(
            "is no secret that Telegram takes: it has 1 to 256 of A-Z, a-z, 0-9, _ and -"
                .to_owned(),
        )
    }
}

fn is_secret_letter(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || letter == b'_' || letter == b'-'
}

/// The address of a Bot API server.
pub(super) fn api_url(text: &str) -> Result<Url, String> {
    let url = web_address(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(
            "may have neither ? nor #: the methods of the Bot API are put after it".to_owned(),
        );
    }
    Ok(url)
}

/// The address that Telegram posts updates to.
pub(super) fn webhook_url(text: &str) -> Result<Url, String> {
    let url = web_address(text)?;
    let mut parts = url.path().split('/');
    if parts.any(|part| part.starts_with([':', '*'])) || url.fragment().is_some() {
        return Err("may have no #, and no part of its path may begin with : or *".to_owned());
    }
    Ok(url)
}

fn web_address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).ok();
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    url.filter(is_web)
        .ok_or_else(|| "is not an address like https://HOST/PATH".to_owned())
}

/// An address of this machine with a port.
pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    let read = text.parse();
    read.map_err(|_| "is not an address with a port like 127.0.0.1:8080".to_owned())
}

/// With or without `@`.
pub(super) fn bot_name(text: &str) -> Result<BotName, String> {
    let name = text.strip_prefix('@').unwrap_or(text);
    let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'_';
    if NAME.contains(&name.len()) && name.bytes().all(is_letter) {
        Ok(BotName(name.to_owned()))
    } else {
        Err("is no name of a bot: it has 5 to 32 letters a to z, digits and _".to_owned())
    }
}

/// The ending tells the format.
pub(super) fn picture(text: &str) -> Result<Picture, String> {
    let path = PathBuf::from(text);
    let ending = path.extension().and_then(OsStr::to_str);
    let format = match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => PictureFormat::Svg,
        Some("png") => PictureFormat::Png,
        _ => return Err("ends neither in .svg nor in .png".to_owned()),
    };
    Ok(Picture { path, format })
}
