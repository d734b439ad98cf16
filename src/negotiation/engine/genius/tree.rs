//! An XML file as a tree whose nodes know their places.

use roxmltree::{Document, Node, ParsingOptions};

use crate::negotiation::engine::number::Number;
use crate::negotiation::place::{LoadError, Source};

use super::text::decode;

/// A parsed file.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub name: &'a str,
    pub document: &'a Document<'a>,
}

/// Parses a file and reads it.
pub(super) fn with<T>(source: Source<'_>, read: impl FnOnce(File<'_>) -> Result<T, LoadError>) -> Result<T, LoadError> {
    let text = decode(source)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 10_000_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(|error| {
        let place = error.pos();
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at ").map_or(reason.as_str(), |(reason, _)| reason).to_owned();
        LoadError { file: source.name.to_owned(), line: place.row, column: place.col, reason }
    })?;
    read(File { name: source.name, document: &document })
}

impl<'a> File<'a> {
    pub fn root(self) -> Node<'a, 'a> {
        self.document.root_element()
    }

    /// The elements of this name, at any depth, in the order of the file.
    pub fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
        self.root().descendants().filter(move |node| node.has_tag_name(name))
    }

    /// That something at this node is wrong.
    pub fn refuse(self, node: Node<'_, '_>, reason: impl Into<String>) -> LoadError {
        let place = self.document.text_pos_at(node.range().start);
        LoadError { file: self.name.to_owned(), line: place.row, column: place.col, reason: reason.into() }
    }

    /// An attribute that has to be there.
    pub fn text<'n>(self, node: Node<'n, '_>, name: &str) -> Result<&'n str, LoadError> {
        let tag = node.tag_name().name();
        node.attribute(name).ok_or_else(|| self.refuse(node, format!("this {tag} has no `{name}`")))
    }

    /// A number of an attribute that has to be there.
    pub fn number(self, node: Node<'_, '_>, name: &str) -> Result<Number, LoadError> {
        self.optional_number(node, name)?
            .ok_or_else(|| self.refuse(node, format!("this {} has no `{name}`", node.tag_name().name())))
    }

    /// A number of an attribute, if it is there.
    pub fn optional_number(self, node: Node<'_, '_>, name: &str) -> Result<Option<Number>, LoadError> {
        let number = node.attribute(name).map(Number::parse).transpose();
        number.map_err(|error| self.refuse(node, format!("`{name}`: {error}")))
    }

    /// A whole number of an attribute, if it is there.
    pub fn whole(self, node: Node<'_, '_>, name: &str) -> Result<Option<i64>, LoadError> {
        let Some(number) = self.optional_number(node, name)? else { return Ok(None) };
        let whole = number.exact.to_string().parse();
        whole.map(Some).map_err(|_| self.refuse(node, format!("`{name}` is not a whole number")))
    }

    /// The index of an issue, an item or a weight, if it is there.
    pub fn index(self, node: Node<'_, '_>) -> Result<Option<i64>, LoadError> {
        self.whole(node, "index")
    }

    /// `discrete`, `integer` or another kind that an issue says it is of.
    pub fn kind(self, issue: Node<'a, '_>) -> &'a str {
        ["type", "vtype", "etype"].iter().find_map(|name| issue.attribute(*name)).unwrap_or("discrete")
    }

    /// The bounds of an integer issue: its own or those of its `range`.
    pub fn bounds(self, issue: Node<'a, 'a>) -> Result<(Option<i64>, Option<i64>), LoadError> {
        let range = issue.children().find(|node| node.has_tag_name("range"));
        let bound = |name| {
            let inner = range.map(|range| self.whole(range, name)).transpose()?.flatten();
            Ok(if inner.is_some() { inner } else { self.whole(issue, name)? })
        };
        Ok((bound("lowerbound")?, bound("upperbound")?))
    }
}
