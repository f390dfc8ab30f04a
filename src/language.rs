//! The three languages of the bot: a language in, its code, and the text in that language out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that the bot understands and speaks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Polish, the language of the city.
    #[default]
    Pl,
    /// English.
    En,
    /// Ukrainian.
    Uk,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Pl, Self::En, Self::Uk];

    /// The two-letter code of ISO 639-1: `pl`, `en`, `uk`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
            Self::Uk => "uk",
        }
    }

    /// The language of a code such as `pl`, `en-GB` or `UK`; `None` for any other.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_code_is_read_as_its_language() {
        assert_eq!(Language::from_code("en-GB"), Some(Language::En));
        assert_eq!(Language::from_code("UK"), Some(Language::Uk));
    }

    #[test]
    fn an_unknown_code_is_no_language() {
        assert_eq!(Language::from_code("de"), None);
        assert_eq!(Language::from_code(""), None);
    }
}
