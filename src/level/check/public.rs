//! Ways to speak to publics that a level offers.

use super::Checker;
use crate::level::model::PublicTool;
use crate::level::problem::code;
use crate::words::say;

impl Checker<'_> {
    /// Each named once.
    pub(super) fn public_tools(&mut self) -> Vec<PublicTool> {
        let raw = &self.raw.public_diplomacy;
        for (position, tool) in raw.iter().enumerate() {
            if raw[..position].iter().any(|other| other.value == tool.value) {
                let message = say!("problem-tool-twice", tool = format!("{:?}", tool.value));
                self.error(code::LISTED_TWICE, tool.place(), message, say!("problem-take-one-away"));
            }
        }
        raw.iter().map(|tool| tool.value).collect()
    }
}
