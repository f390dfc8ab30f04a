//! What the operator is told on standard error: an error or an opened index in, lines of the log and diagnostics out.

use crate::knowledge::fault::Fault;
use crate::knowledge::read::ReadError;
use crate::live::LiveError;
use crate::search::{IndexError, Opened, Place};

/// Says whence the index came, where that is worth a line.
pub fn opened(opened: &Opened) {
    match &opened.place {
        Place::Disk | Place::Memory => {}
        Place::Built => log::info!(
            "the index was built anew: {} organisations",
            opened.catalogue.profiles().len()
        ),
        Place::LastGood(faults) => {
            show(faults);
            log::warn!("the knowledge has faults; the last good index goes on answering");
        }
    }
}

/// Says why the program or a command failed: the faults of the knowledge with their places, then the chain of causes.
pub fn failure(error: &(dyn std::error::Error + 'static)) {
    if let Some(ReadError::Faulty(faults)) = unread(error) {
        show(faults);
    }
    log::error!("{}", chain(error));
}

/// Why there is no knowledge, where an error is about that.
pub fn unread<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e ReadError> {
    let index = match error.downcast_ref::<LiveError>() {
        Some(LiveError::Index(index)) => Some(index),
        _ => error.downcast_ref::<IndexError>(),
    };
    match index {
        Some(IndexError::Knowledge(read)) => Some(read),
        _ => error.downcast_ref::<ReadError>(),
    }
}

/// Tells faults: what keeps the knowledge from going live with the lines around it, warnings in a line each.
pub fn show(faults: &[Fault]) {
    for fault in faults {
        if fault.is_error() {
            eprintln!("{:?}", miette::Report::new(fault.clone()));
        } else {
            log::warn!("{}", fault.summary());
        }
    }
}

/// An error with everything that led to it.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}
