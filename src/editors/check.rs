//! `hejnal check`: a folder in, its faults for people or for tools out.

use std::io::{self, Write};

use serde_json::json;

use crate::answer::Answer;
use crate::clock;
use crate::knowledge::Knowledge;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::fault::Fault;
use crate::knowledge::organisation::Organisation;
use crate::knowledge::read::Folder;
use crate::knowledge::rule::Rule;
use crate::knowledge::source::Source;
use crate::language::Language;
use crate::message::Compose;
use crate::phrases::{PhraseError, Phrases};
use crate::report;
use crate::understanding::Understanding;
use crate::understanding::detail::Detail;

/// The shape of the JSON; grows with every change that could break a reader.
const VERSION: u32 = 1;
/// UTF-16 units of a Telegram message.
const LONGEST_MESSAGE: usize = 4096;

/// What was found in a folder.
pub struct Findings {
    faults: Vec<Fault>,
    organisations: Option<usize>,
}

impl Findings {
    /// Looks through the files, and at the messages that would be made of it.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn of(source: &Source) -> Result<Self, Box<dyn std::error::Error>> {
        let files = Folder::read(source)?;
        let (knowledge, mut faults) = files.check();
        if let Some(knowledge) = &knowledge {
            faults.extend(long_messages(&files, knowledge)?);
        }
        Ok(Self {
            faults,
            organisations: knowledge.map(|knowledge| knowledge.organisations().len()),
        })
    }

    /// How many faults keep the knowledge from going live.
    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| fault.is_error()).count()
    }

    /// How many faults are only worth a look.
    pub fn warnings(&self) -> usize {
        self.faults.len() - self.errors()
    }

    /// Tells an editor, on standard error: the warnings first, so that the faults stand last, before the count.
    pub fn tell(&self) {
        let (errors, warnings): (Vec<Fault>, Vec<Fault>) =
            self.faults.iter().cloned().partition(Fault::is_error);
        report::show(&warnings);
        report::show(&errors);
        let counted = format!(
            "organisations read: {}; to mend: {}; to look at: {}",
            self.organisations.unwrap_or_default(),
            errors.len(),
            warnings.len()
        );
        if errors.is_empty() {
            log::info!("{counted}. The knowledge can go live.");
        } else {
            log::error!("{counted}. The knowledge cannot go live before it is mended.");
        }
    }

    /// Tells the tools of editors.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write_json(&self, mut output: impl Write) -> io::Result<()> {
        let found = json!({
            "version": VERSION,
            "organisations": self.organisations,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "findings": self.faults.iter().map(Fault::json).collect::<Vec<_>>(),
        });
        serde_json::to_writer_pretty(&mut output, &found)?;
        writeln!(output)
    }
}

/// The messages on an organisation that do not fit one Telegram message, each in the language in which it is longest.
fn long_messages(files: &Folder, knowledge: &Knowledge) -> Result<Vec<Fault>, PhraseError> {
    let phrases = Phrases::new()?;
    let catalogue = Catalogue::in_memory(knowledge);
    let year = clock::today().year();
    let length = |answer: &Answer, language: Language| {
        let compose = Compose {
            catalogue: &catalogue,
            phrases: &phrases,
            language,
            year,
            in_place: None,
        };
        let understanding = Understanding::empty(language, answer.kind());
        let (message, _) = compose.message(answer, &understanding);
        message.plain_text().encode_utf16().count()
    };
    let mut faults = Vec::new();
    for organisation in knowledge.organisations() {
        for (what, answer) in messages(organisation) {
            let lengths = Language::ALL.map(|language| (length(&answer, language), language));
            let longest = lengths.into_iter().max();
            let Some((length, language)) = longest.filter(|(length, _)| *length > LONGEST_MESSAGE)
            else {
                continue;
            };
            faults.push(files.fault(
                Rule::Length,
                &organisation.slug,
                "/names",
                format!(
                    "the message “{what}” has {length} characters in “{}”; {LONGEST_MESSAGE} fit",
                    language.code()
                ),
                "shorten the longest texts that it is made of",
            ));
        }
    }
    Ok(faults)
}

/// All that can be asked of an organisation, each with its name.
fn messages(organisation: &Organisation) -> Vec<(&'static str, Answer)> {
    let slug = || organisation.slug.clone();
    let known = Detail::ALL
        .into_iter()
        .filter(|detail| detail.is_known(organisation));
    let details = known.map(|detail| (detail.as_str(), Answer::Details(slug(), vec![detail])));
    [
        ("card", Answer::Card(slug())),
        ("join", Answer::JoinOne(slug())),
    ]
    .into_iter()
    .chain(details)
    .collect()
}
