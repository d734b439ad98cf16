//! RON whose names and numbers know where they stand, so that whatever is wrong with one can be told with its place.

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

use super::place::{LoadError, Source, line_and_column};

/// A name or a number as it stands in the text: where it is, and every digit of it.
pub(super) type Written<'a> = &'a RawValue;

/// A text of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Text<'a> {
    /// # Errors
    ///
    /// Names the first byte that is no UTF-8.
    pub fn of(source: Source<'a>) -> Result<Self, LoadError> {
        let text = std::str::from_utf8(source.bytes).map_err(|error| {
            let (line, column) = line_and_column(source.bytes, error.valid_up_to());
            let reason = "this byte is no UTF-8: save the file in that encoding".to_owned();
            LoadError { file: source.name.to_owned(), line, column, reason }
        })?;
        Ok(Self { file: source.name, text: text.trim_start_matches('\u{FEFF}') })
    }

    /// The text as a value.
    ///
    /// # Errors
    ///
    /// Where it isn't RON, or another value.
    pub fn read<T: Deserialize<'a>>(self) -> Result<T, LoadError> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options.from_str(self.text).map_err(|error| {
            let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (line, column) = (at(error.span.start.line), at(error.span.start.col));
            let reason = match error.code {
                ron::Error::ExceededRecursionLimit => "brackets within brackets go too deep here".to_owned(),
                other => other.to_string(),
            };
            LoadError { file: self.file.to_owned(), line, column, reason }
        })
    }

    /// Refuses the text as a whole.
    pub fn refuse_all(self, reason: impl Into<String>) -> LoadError {
        self.refuse_byte(0, reason)
    }

    /// Refuses a part of it.
    pub fn refuse(self, at: Written<'_>, reason: impl Into<String>) -> LoadError {
        // a written value is a part of the text
        let offset = (at.trim().get_ron().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.refuse_byte(offset, reason)
    }

    fn refuse_byte(self, offset: usize, reason: impl Into<String>) -> LoadError {
        let (line, column) = line_and_column(self.text.as_bytes(), offset);
        LoadError { file: self.file.to_owned(), line, column, reason: reason.into() }
    }

    /// Words, which stand in quotes.
    pub fn words(self, written: Written<'_>) -> Result<String, LoadError> {
        let text = written.trim().get_ron();
        ron::from_str(text).map_err(|_| self.refuse(written, format!("`{text}` is no name: write it in quotes")))
    }

    /// Words that something goes by.
    pub fn name(self, written: Written<'_>) -> Result<String, LoadError> {
        let name = self.words(written)?;
        if name.trim().is_empty() { Err(self.refuse(written, "this name is empty: give it one")) } else { Ok(name) }
    }
}
