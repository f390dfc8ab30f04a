//! `hejnal link`: a slug in, the address that opens the bot there out, and its QR code in a file.

use std::io::{self, Write};

use thiserror::Error;

use super::qr::{self, QrError};
use crate::knowledge::Knowledge;
use crate::question::link::{Link, Target};
use crate::settings::{self, LinkKind};

/// So many near slugs are offered in place of an unknown one.
const MOST_NEAR: usize = 3;

/// Why there is no address.
#[derive(Debug, Error)]
pub enum LinkError {
    /// The name of the bot is not given.
    #[error("the name of the bot is missing: give it with --bot NAME or in HEJNAL_BOT")]
    NoBot,
    /// Nothing is known under the slug.
    #[error("nothing is known under “{slug}”; the nearest are {nearest}")]
    Unknown {
        /// What was given.
        slug: String,
        /// The nearest slugs, parted by commas.
        nearest: String,
    },
    /// Several things are known under the slug.
    #[error("“{slug}” is more than one thing: choose with {choices}")]
    Ambiguous {
        /// What was given.
        slug: String,
        /// The ways to say which is meant.
        choices: String,
    },
    /// The id cannot stand in an address.
    #[error(
        "“{0}” cannot stand in a link: it has letters other than a-z, 0-9 and -, or too many of them"
    )]
    Unfit(String),
    /// The QR code cannot be written.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
}

impl LinkError {
    /// Whether what was given cannot be used, as against something that failed.
    pub fn is_wrong_value(&self) -> bool {
        match self {
            Self::Qr(error) => error.is_wrong_value(),
            Self::Output(_) => false,
            _ => true,
        }
    }
}

/// Prints the address, after the QR code is written if one is wanted.
///
/// # Errors
/// When the slug or the name of the bot cannot be used, or something cannot be written.
pub fn link(
    knowledge: &Knowledge,
    settings: &settings::Link,
    mut output: impl Write,
) -> Result<(), LinkError> {
    let bot = settings.bot.as_ref().ok_or(LinkError::NoBot)?;
    let link = Link {
        target: target(knowledge, &settings.slug, settings.kind)?,
        language: settings.language,
    };
    if !link.fits() {
        return Err(LinkError::Unfit(settings.slug.clone()));
    }
    let address = format!("https://t.me/{bot}?start={link}");
    if let Some(picture) = &settings.qr {
        qr::write(&address, picture)?;
    }
    writeln!(output, "{address}")?;
    Ok(())
}

/// What the slug stands for; everything under it is looked at, so that a poster never leads elsewhere than was meant.
fn target(knowledge: &Knowledge, slug: &str, kind: Option<LinkKind>) -> Result<Target, LinkError> {
    let all = targets(knowledge);
    let mut of_kind = all
        .iter()
        .filter(|(known, _, _)| kind.is_none_or(|kind| kind == *known));
    let mut found = of_kind.clone().filter(|(_, id, _)| *id == slug);
    match (found.next(), found.next()) {
        (Some((_, _, target)), None) => Ok(target(slug.to_owned())),
        (Some(_), Some(_)) => {
            let choices = of_kind.filter(|(_, id, _)| *id == slug);
            let choices: Vec<String> = choices
                .map(|(kind, _, _)| format!("--kind {}", word(*kind)))
                .collect();
            Err(LinkError::Ambiguous {
                slug: slug.to_owned(),
                choices: choices.join(" or "),
            })
        }
        (None, _) => Err(unknown(slug, of_kind.by_ref().map(|(_, id, _)| *id))),
    }
}

type Known<'k> = (LinkKind, &'k str, fn(String) -> Target);

fn targets(knowledge: &Knowledge) -> Vec<Known<'_>> {
    let organisations = knowledge.organisations().iter();
    let organisations = organisations.map(|organisation| -> Known<'_> {
        (
            LinkKind::Organisation,
            &organisation.slug,
            Target::Organisation,
        )
    });
    let topics = knowledge.topics.iter();
    let topics = topics.map(|topic| -> Known<'_> { (LinkKind::Topic, &topic.id, Target::Topic) });
    let institutions = knowledge.institutions.iter();
    let institutions = institutions.map(|institution| -> Known<'_> {
        (LinkKind::Institution, &institution.id, Target::Institution)
    });
    organisations.chain(topics).chain(institutions).collect()
}

fn word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Organisation => "organisation",
        LinkKind::Topic => "topic",
        LinkKind::Institution => "institution",
    }
}

fn unknown<'k>(slug: &str, known: impl Iterator<Item = &'k str>) -> LinkError {
    let mut known: Vec<&str> = known.collect();
    known.sort_by_key(|id| (strsim::osa_distance(id, slug), *id));
    known.dedup();
    let nearest = known.into_iter().take(MOST_NEAR);
    let nearest: Vec<String> = nearest.map(|id| format!("“{id}”")).collect();
    LinkError::Unknown {
        slug: slug.to_owned(),
        nearest: nearest.join(", "),
    }
}
