//! Where a file is wrong, and why.

use std::fmt;

/// A file given to a loader.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What to call it in messages.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Why a file can't be loaded. Shown as `file:line:column: reason`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    pub reason: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.reason)
    }
}

impl std::error::Error for LoadError {}

/// Line and column, both from 1, of a byte of a text that may break off anywhere.
pub(super) fn line_and_column(text: &[u8], at: usize) -> (u32, u32) {
    let before = &text[..at.min(text.len())];
    let line = before.iter().filter(|&&byte| byte == b'\n').count();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    // bytes that continue a character of UTF-8 don't count
    let column = before[start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    (u32::try_from(line + 1).unwrap_or(u32::MAX), u32::try_from(column + 1).unwrap_or(u32::MAX))
}
