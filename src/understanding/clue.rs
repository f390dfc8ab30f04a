//! Why a question was read as it was: a phrase found in it and its meaning in, a line for whoever asks why out.

use serde::{Deserialize, Serialize};

/// Words of a question and what they were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// The words, folded, in the order of the question.
    pub words: String,
    /// What they mean: `organisation hanse`, `topic mobility`, `detail since`, `list`.
    pub means: String,
}
