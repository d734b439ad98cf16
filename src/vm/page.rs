//! The bar over every page that is not a table: where one is, the way back, and help.

use crate::words::Words;

/// What stands in the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBar {
    pub title: String,
    pub subtitle: String,
    /// Name of the way back.
    pub back: String,
    pub back_key: String,
    /// Name of the `?`.
    pub help: String,
}

impl PageBar {
    pub(super) fn new(words: &Words, title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            subtitle: subtitle.into(),
            back: words.get("page-back"),
            back_key: words.get("page-back-key"),
            help: words.get("page-help"),
        }
    }
}
