//! A question before something that cannot be taken back.

use super::Intent;

#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmVm {
    pub title: String,
    pub body: String,
    /// What it is called to go on, and what that does.
    pub yes: (String, Intent),
    /// What it is called to leave things as they are.
    pub no: String,
}
