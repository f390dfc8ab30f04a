//! The engine in use: a knowledge folder that changes in, the newest good engine out.

mod watch;

pub use watch::keep_fresh;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use arc_swap::ArcSwap;
use thiserror::Error;

use crate::engine::{Engine, EngineError};
use crate::knowledge::fault::Fault;
use crate::knowledge::read::{Folder, ReadError};
use crate::report;
use crate::search::{self, IndexError, Opened, Place};
use crate::settings::Folders;
use crate::telemetry;
use crate::words::{Analyser, DictionaryError};

/// Holds the engine that answers; the next one is built beside it and takes its place at once.
pub struct Live {
    engine: ArcSwap<Engine>,
    analyser: Arc<Analyser>,
    folders: Folders,
    state: Mutex<State>,
}

/// What is answered from, for those who watch the bot.
#[derive(Debug, Clone)]
pub struct State {
    /// What names the knowledge in use: another knowledge has another one.
    pub fingerprint: String,
    /// How many organisations it holds.
    pub organisations: usize,
    /// When its index was built.
    pub built: SystemTime,
    /// Since when it answers here.
    pub live: SystemTime,
    /// Why the files as they lie there now do not go live, a line for each reason; empty when they have.
    pub refused: Vec<String>,
}

/// Why there is nothing to answer from.
#[derive(Debug, Error)]
pub enum LiveError {
    /// The index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The dictionary.
    #[error(transparent)]
    Analyser(#[from] DictionaryError),
    /// The program itself is damaged.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// What came of reading the knowledge again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// The knowledge in use is the one that lies there.
    Unchanged,
    /// Another one answers now.
    Swapped,
    /// What lies there cannot be used; the one in use goes on answering.
    Refused,
}

impl Refreshed {
    /// Its word in the metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Swapped => "swapped",
            Self::Refused => "refused",
        }
    }
}

impl Live {
    /// Opens the index of the knowledge, or builds it.
    ///
    /// # Errors
    /// When there is no knowledge that could answer.
    pub fn open(folders: Folders) -> Result<Self, LiveError> {
        let analyser = Arc::new(Analyser::new()?);
        let opened = search::open_where_possible(&folders.index, &folders.knowledge, &analyser)?;
        report::opened(&opened);
        let state = State::of(&opened);
        Ok(Self {
            engine: ArcSwap::from_pointee(Engine::new(opened, Arc::clone(&analyser))?),
            analyser,
            folders,
            state: Mutex::new(state),
        })
    }

    /// The engine as it is now; whoever holds it may go on with it after another took its place.
    pub fn engine(&self) -> Arc<Engine> {
        self.engine.load_full()
    }

    /// What is answered from.
    pub fn state(&self) -> State {
        self.lock().clone()
    }

    /// Tells the metrics what is answered from.
    pub fn tell(&self) {
        telemetry::knowledge(None, &self.lock());
    }

    /// Reads the knowledge again, and answers from it if it is another one and has no faults. Blocks while the index
    /// is built; questions are answered meanwhile.
    pub fn refresh(&self) -> Refreshed {
        let before = self.lock().fingerprint.clone();
        let refreshed = match self.build() {
            Ok(None) => self.settle(Vec::new()),
            Ok(Some((engine, state))) => {
                log::info!(
                    "new knowledge is live: {} organisations, fingerprint {}",
                    state.organisations,
                    state.fingerprint
                );
                self.engine.store(Arc::new(engine));
                *self.lock() = state;
                Refreshed::Swapped
            }
            Err(LiveError::Index(IndexError::Knowledge(ReadError::Faulty(faults)))) => {
                self.refuse(&faults)
            }
            Err(error) => {
                let reason = report::chain(&error);
                log::warn!(
                    "the knowledge cannot be read again, the last goes on answering: {reason}"
                );
                self.settle(vec![reason])
            }
        };
        telemetry::knowledge(Some(&before), &self.lock());
        telemetry::refreshed(refreshed);
        refreshed
    }

    /// The next engine; `None` when the one in use is of the same knowledge.
    fn build(&self) -> Result<Option<(Engine, State)>, LiveError> {
        let folders = &self.folders;
        let found = search::fingerprint(&folders.knowledge).map_err(IndexError::from)?;
        if found == self.lock().fingerprint {
            return Ok(None);
        }
        let files = Folder::read(&folders.knowledge).map_err(IndexError::from)?;
        files.knowledge().map_err(IndexError::from)?;
        drop(files);
        let opened =
            search::open_where_possible(&folders.index, &folders.knowledge, &self.analyser)?;
        if let Place::LastGood(faults) = opened.place {
            return Err(IndexError::from(ReadError::Faulty(faults)).into());
        }
        let state = State::of(&opened);
        Ok(Some((
            Engine::new(opened, Arc::clone(&self.analyser))?,
            state,
        )))
    }

    fn refuse(&self, faults: &[Fault]) -> Refreshed {
        let reasons: Vec<String> = faults.iter().map(Fault::summary).collect();
        if self.lock().refused != reasons {
            report::show(faults);
            log::warn!(
                "the new knowledge has faults and does not go live; the last good one goes on answering"
            );
        }
        self.settle(reasons)
    }

    /// Notes why what lies there is refused; without a reason it is what answers already.
    fn settle(&self, reasons: Vec<String>) -> Refreshed {
        let mut state = self.lock();
        if reasons.is_empty() && !state.refused.is_empty() {
            log::info!("the faults of the knowledge are gone");
        }
        state.refused = reasons;
        if state.refused.is_empty() {
            Refreshed::Unchanged
        } else {
            Refreshed::Refused
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn of(opened: &Opened) -> Self {
        let refused = match &opened.place {
            Place::LastGood(faults) => faults.iter().map(Fault::summary).collect(),
            Place::Disk | Place::Built | Place::Memory => Vec::new(),
        };
        Self {
            fingerprint: opened.fingerprint.clone(),
            organisations: opened.catalogue.profiles().len(),
            built: opened.built,
            live: SystemTime::now(),
            refused,
        }
    }
}
