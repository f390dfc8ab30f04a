//! Feedback without persons: answers, thumbs, reported mistakes and what nothing was found for in, counts by day in a file out.

mod counts;
mod place;
mod shared;
mod store;
mod unanswered;
mod words;

pub use counts::{Count, Counter};
pub use place::Place;
pub use store::StoreError;
pub use unanswered::unanswered;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use crate::answer::Answer;
use crate::engine::{Engine, Reply};
use crate::question::{Ask, Question};
use crate::report::chain;
use crate::understanding::Kind;
use counts::Counts;
use words::Sightings;

/// The counts are kept for so many days.
pub const KEPT_DAYS: u16 = 400;

/// Counts what happens, for those who keep the knowledge; may be used from any number of threads.
///
/// Counting costs no more than a look into a map: the counts gather in memory until [`Feedback::flush`] writes them. A
/// place that cannot be written is a warning in the log, and the counting goes on in memory.
///
/// # What is kept, and what is not
/// Numbers by day: how often what kind of answer was given, in which language and on which topic; how often an answer
/// of a kind, on an organisation or a topic, was found good or bad; how often a mistake was reported on an
/// organisation; and which questions found nothing. Nothing tells who did it, and after [`KEPT_DAYS`] days it is
/// dropped.
///
/// Of a question that found nothing only single words stay, at most eight, in base form and in alphabetical order, so
/// that the sentence cannot be restored: words that stand in the knowledge or belong to asking, and acronyms. **Any
/// other word stays only once it was asked on three different days**; until then not the word is remembered but a sum
/// from which it cannot be read, and only in memory. Whatever holds a digit, an `@`, an address or a link is left out
/// with all that it is written together with.
///
/// The reason for the three days: a capital letter does not tell the name of a person from that of an organisation, a
/// small one does not rule out either, and the dictionary knows first names and surnames as well as words. What a
/// single person wrote once, be it a name, is never written down; what people keep asking for, the editors learn. An
/// acronym is what has two to six capital letters where others are small and no other name stands beside it.
pub struct Feedback {
    place: Place,
    pending: Mutex<Counts>,
    sightings: Sightings,
    is_in_trouble: AtomicBool,
}

impl Feedback {
    /// Counts for a place, which is not touched before the first [`Feedback::flush`].
    pub fn new(place: impl Into<Place>) -> Self {
        Self {
            place: place.into(),
            pending: Mutex::default(),
            sightings: Sightings::new(),
            is_in_trouble: AtomicBool::new(false),
        }
    }

    /// Counts an answer and, where a text found nothing, the words of it that may be kept.
    pub fn answered(&self, engine: &Engine, question: &Question, reply: &Reply) {
        let topic = match &reply.answer {
            Answer::List(list) | Answer::WaysIn(list) => list.topic.as_deref(),
            _ => None,
        };
        let kind = reply.answer.kind().as_str();
        let answer = format!("{kind}:{}:{}", reply.language, topic.unwrap_or_default());
        self.count(question.today, Counter::Answers, answer);
        if let (true, Ask::Text(text)) = (reply.answer.found_nothing(), &question.ask) {
            let words = self
                .sightings
                .kept(text, reply.language, engine, question.today);
            self.count(question.today, Counter::Nothing, words);
        }
    }

    /// Counts a thumb up or down on an answer of a kind, on an organisation or a topic.
    pub fn rated(&self, day: Date, is_good: bool, kind: Kind, about: Option<&str>) {
        let counter = if is_good { Counter::Up } else { Counter::Down };
        let subject = format!("{}:{}", kind.as_str(), about.unwrap_or_default());
        self.count(day, counter, subject);
    }

    /// Counts a report of a mistake in what is said of an organisation.
    pub fn mistaken(&self, day: Date, slug: &str) {
        self.count(day, Counter::Mistakes, slug.to_owned());
    }

    /// Writes what has gathered and drops what is too old. Blocks; never fails: what cannot be written stays in memory
    /// for the next time.
    pub fn flush(&self, today: Date) {
        let counts = std::mem::take(&mut *self.pending());
        if counts.is_empty() {
            return;
        }
        match self.place.add(&counts, today) {
            Ok(()) => {
                if self.is_in_trouble.swap(false, Ordering::Relaxed) {
                    log::info!("the counts of feedback are written again");
                }
            }
            Err(error) => {
                self.pending().merge(counts);
                if !self.is_in_trouble.swap(true, Ordering::Relaxed) {
                    log::warn!("{}; counting goes on in memory", chain(&error));
                }
            }
        }
    }

    fn count(&self, day: Date, counter: Counter, subject: String) {
        self.pending().add(day, counter, subject, 1);
    }

    fn pending(&self) -> MutexGuard<'_, Counts> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All counts in a place from a day on; none where nothing was ever counted.
///
/// # Errors
/// When they cannot be read, or the bot does not let go of the file.
pub fn counts(place: impl Into<Place>, since: Date) -> Result<Vec<Count>, StoreError> {
    place.into().read(since)
}
