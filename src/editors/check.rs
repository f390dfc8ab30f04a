//! `hejnal check`: a folder in, its faults for people or for tools out.

use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use crate::knowledge::fault::Fault;
use crate::knowledge::read::{Folder, ReadError};
use crate::report;

/// The shape of the JSON; grows with every change that could break a reader.
const VERSION: u32 = 1;

/// What was found in a folder.
pub struct Findings {
    faults: Vec<Fault>,
    organisations: Option<usize>,
}

impl Findings {
    /// Looks through a folder.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn of(folder: &Path) -> Result<Self, ReadError> {
        let (knowledge, faults) = Folder::read(folder)?.check();
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
