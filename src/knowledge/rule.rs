//! The rules of a knowledge folder: nothing in, the name and the weight of each rule out.

use super::table::vocabulary;

vocabulary! {
    /// What a fault is against.
    Rule {
        /// A file can be read: a plain file, UTF-8, not too large.
        File = "file",
        /// The name of a file is a slug: lower-case ascii words with hyphens, unlike any other.
        Slug = "slug",
        /// The file is TOML with the keys and values of the format.
        Format = "format",
        /// Every text stands in each language, in its own letters; lists have the same items in each.
        Language = "language",
        /// No text is empty.
        Text = "text",
        /// A text is short enough for where it is shown.
        Length = "length",
        /// Every fact names a source that stands in the file.
        Source = "source",
        /// Ids stand once, and are known where they are used.
        Id = "id",
        /// What is said of the city's part fits together.
        Standing = "standing",
        /// No two organisations have the same name.
        Name = "name",
        /// Links are well-formed; those that are shown as buttons are https.
        Link = "link",
        /// No date is in the future.
        Future = "future",
        /// Every source backs a fact.
        Orphan = "orphan",
        /// Every topic and kind of institution is used.
        Unused = "unused",
        /// Organisations that share an acronym name each other as related.
        Acronym = "acronym",
        /// Facts that change are not older than five years.
        Age = "age",
    }
}

/// Whether a fault keeps the knowledge from going live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The knowledge is refused until it is mended.
    Error,
    /// The knowledge goes live; an editor should look.
    Warning,
}

impl Rule {
    /// How heavy a fault against it is.
    pub fn weight(self) -> Weight {
        match self {
            Self::Orphan | Self::Unused | Self::Acronym | Self::Age => Weight::Warning,
            _ => Weight::Error,
        }
    }
}

impl Weight {
    /// Its name in the output of `check`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
