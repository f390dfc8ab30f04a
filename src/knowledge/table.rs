//! Macros that turn one definition into a type, its strict reading from TOML and its snapshot as JSON.

/// Defines a struct whose TOML table may hold just these keys; every fault of the table is kept, not only the first.
///
/// Each field is `required`, `optional` (an `Option`) or `defaulted` (empty when absent).
macro_rules! table {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $need:ident $field:ident: $ty:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $ty,)*
        }

        impl<'de> toml_span::Deserialize<'de> for $name {
            fn deserialize(value: &mut toml_span::Value<'de>) -> Result<Self, toml_span::DeserError> {
                let mut table = toml_span::de_helpers::TableHelper::new(value)?;
                $(let $field = table!(@read $need table $field);)*
                table.finalize(None)?;
                Ok(Self { $($field: table!(@value $need $field),)* })
            }
        }
    };
    (@read required $table:ident $field:ident) => { $table.required(stringify!($field)) };
    (@read optional $table:ident $field:ident) => { $table.optional(stringify!($field)) };
    (@read defaulted $table:ident $field:ident) => { $table.optional(stringify!($field)) };
    (@value required $field:ident) => { $field? };
    (@value optional $field:ident) => { $field };
    (@value defaulted $field:ident) => { $field.unwrap_or_default() };
}

/// Defines an enum whose values stand in TOML and JSON as the given words and nothing else.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// The word that stands for the value in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word,)* }
            }

            /// The value of a word, if it is one of the vocabulary.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)* _ => None }
            }
        }

        impl<'de> toml_span::Deserialize<'de> for $name {
            fn deserialize(value: &mut toml_span::Value<'de>) -> Result<Self, toml_span::DeserError> {
                let word = value.take_string(Some(concat!("a word for ", stringify!($name))))?;
                Self::from_word(&word).ok_or_else(|| {
                    toml_span::Error {
                        kind: toml_span::ErrorKind::UnexpectedValue {
                            expected: &[$($word),*],
                            value: Some(word.into_owned()),
                        },
                        span: value.span,
                        line_info: None,
                    }
                    .into()
                })
            }
        }
    };
}

pub(crate) use {table, vocabulary};
