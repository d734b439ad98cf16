//! A typed view over the values in a syntax tree.

use std::borrow::Cow;

use rowan::NodeOrToken;

use super::kind::{SyntaxKind, SyntaxNode, SyntaxToken};
use super::literal::{self, Malformed};
use crate::level::problem::Span;

/// A value as written: a number, a text, a list …
#[derive(Clone, Debug)]
pub struct Node(SyntaxNode);

/// What sort of value a [`Node`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Integer,
    Float,
    Char,
    Text,
    Bytes,
    /// A bare word: `true`, `None`, `Harbour`.
    Name,
    /// `()`.
    Unit,
    /// `(1, 2)`, `Some(1)`, `Note("x")`; `Note()` too.
    Tuple,
    /// `(a: 1)`, `Actor(a: 1)`.
    Struct,
    List,
    Map,
    Range,
    /// Could not be read and has been reported.
    Broken,
}

/// A bare word and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub span: Span,
    /// Written as `r#word`, which is never a keyword.
    pub raw: bool,
}

/// `name: value` in a struct; the value is missing only if that has been reported.
#[derive(Clone, Debug)]
pub struct FieldNode {
    pub name: Word,
    pub value: Option<Node>,
}

/// `key: value` in a map; a part is missing only if that has been reported.
#[derive(Clone, Debug)]
pub struct EntryNode {
    pub key: Option<Node>,
    pub value: Option<Node>,
}

impl Node {
    /// The node as a value, if it is one.
    pub fn cast(node: SyntaxNode) -> Option<Node> {
        node.kind().is_value().then_some(Node(node))
    }

    pub fn syntax(&self) -> &SyntaxNode {
        &self.0
    }

    pub fn kind(&self) -> NodeKind {
        match self.0.kind() {
            SyntaxKind::Literal => match self.token().map(|token| token.kind()) {
                Some(SyntaxKind::Integer | SyntaxKind::Byte) => NodeKind::Integer,
                Some(SyntaxKind::Float) => NodeKind::Float,
                Some(SyntaxKind::Char) => NodeKind::Char,
                Some(SyntaxKind::Text | SyntaxKind::RawText) => NodeKind::Text,
                Some(SyntaxKind::Bytes | SyntaxKind::RawBytes) => NodeKind::Bytes,
                _ => NodeKind::Broken,
            },
            SyntaxKind::Name => NodeKind::Name,
            SyntaxKind::Tuple if self.0.text() == "()" => NodeKind::Unit,
            SyntaxKind::Tuple => NodeKind::Tuple,
            SyntaxKind::Struct => NodeKind::Struct,
            SyntaxKind::List => NodeKind::List,
            SyntaxKind::Map => NodeKind::Map,
            SyntaxKind::Range => NodeKind::Range,
            _ => NodeKind::Broken,
        }
    }

    pub fn span(&self) -> Span {
        span_of(self.0.text_range())
    }

    /// The value exactly as written.
    pub fn source_text(&self) -> String {
        self.0.text().to_string()
    }

    /// The token of a literal.
    pub(crate) fn token(&self) -> Option<SyntaxToken> {
        match self.0.first_child_or_token() {
            Some(NodeOrToken::Token(token)) => Some(token),
            _ => None,
        }
    }

    /// The bare word itself, or the name before the brackets.
    pub fn name(&self) -> Option<Word> {
        match self.0.kind() {
            SyntaxKind::Name | SyntaxKind::Tuple | SyntaxKind::Struct => word(&self.token()?),
            _ => None,
        }
    }

    /// The characters of a text.
    pub fn text(&self) -> Option<String> {
        let token = self.token().filter(|_| self.kind() == NodeKind::Text)?;
        literal::text(token.text()).ok().map(Cow::into_owned)
    }

    /// The value of a number.
    pub fn number(&self) -> Option<Result<ron::value::Number, Malformed>> {
        let token = self.token().filter(|_| matches!(self.kind(), NodeKind::Integer | NodeKind::Float))?;
        Some(literal::number(token.text()))
    }

    /// The values in a list or tuple (and the ends of a range).
    pub fn items(&self) -> impl Iterator<Item = Node> + use<> {
        self.0.children().filter_map(Node::cast)
    }

    /// The fields of a struct, repeated ones included.
    pub fn fields(&self) -> impl Iterator<Item = FieldNode> + use<> {
        self.0.children().filter(|child| child.kind() == SyntaxKind::Field).filter_map(|field| {
            let Some(NodeOrToken::Token(name)) = field.first_child_or_token() else { return None };
            Some(FieldNode { name: word(&name)?, value: field.children().find_map(Node::cast) })
        })
    }

    /// The entries of a map, repeated ones included.
    pub fn entries(&self) -> impl Iterator<Item = EntryNode> + use<> {
        self.0.children().filter(|child| child.kind() == SyntaxKind::Entry).map(|entry| {
            // What stands behind the colon is the value, even where the key is missing.
            let (mut key, mut value, mut behind_colon) = (None, None, false);
            for child in entry.children_with_tokens() {
                match child {
                    NodeOrToken::Token(token) => behind_colon |= token.kind() == SyntaxKind::Colon,
                    NodeOrToken::Node(node) if behind_colon => value = value.or_else(|| Node::cast(node)),
                    NodeOrToken::Node(node) => key = key.or_else(|| Node::cast(node)),
                }
            }
            EntryNode { key, value }
        })
    }

    /// Whether a part directly between these brackets could not be read, or may have swallowed others, or is missing
    /// because the text ends before they are closed.
    pub fn has_broken_parts(&self) -> bool {
        self.is_cut_off() || self.has_unreadable_parts()
    }

    /// Whether there is an opening bracket and the text ends without a closing one.
    pub fn is_cut_off(&self) -> bool {
        let mut tokens = self.0.children_with_tokens().filter_map(NodeOrToken::into_token).map(|token| token.kind());
        let is_opener = |kind| matches!(kind, SyntaxKind::LeftParen | SyntaxKind::LeftBracket | SyntaxKind::LeftBrace);
        let is_closer =
            |kind| matches!(kind, SyntaxKind::RightParen | SyntaxKind::RightBracket | SyntaxKind::RightBrace);
        let is_closed = !tokens.any(is_opener) || tokens.any(|kind| is_closer(kind) || kind == SyntaxKind::Garbage);
        let next = |token: &SyntaxToken| token.next_token();
        let mut behind = std::iter::successors(self.0.last_token().as_ref().and_then(next), next);
        !is_closed && behind.all(|token| token.kind().is_trivia())
    }

    fn has_unreadable_parts(&self) -> bool {
        let is_struct = self.0.kind() == SyntaxKind::Struct;
        self.0.children_with_tokens().any(|child| match child {
            // A value without a name is a broken part of a struct.
            NodeOrToken::Node(node) if node.kind() == SyntaxKind::Broken => true,
            NodeOrToken::Node(node) if is_struct && node.kind().is_value() => true,
            NodeOrToken::Node(node) if node.kind() == SyntaxKind::Field => node.children().any(|value| {
                let last = value.last_token().map(|token| token.kind());
                value.kind() == SyntaxKind::Broken && matches!(last, Some(SyntaxKind::Text | SyntaxKind::RawText))
            }),
            NodeOrToken::Node(_) => false,
            NodeOrToken::Token(token) => token.kind() == SyntaxKind::Garbage,
        })
    }
}

fn word(token: &SyntaxToken) -> Option<Word> {
    let span = span_of(token.text_range());
    match token.kind() {
        // A field's name in quotes has been reported; it still says which field is meant.
        SyntaxKind::Text | SyntaxKind::RawText => {
            Some(Word { text: literal::text(token.text()).ok()?.into_owned(), span, raw: false })
        }
        SyntaxKind::Word => Some(Word { text: token.text().to_owned(), span, raw: false }),
        SyntaxKind::RawWord => {
            let text = token.text().strip_prefix("r#").unwrap_or(token.text());
            Some(Word { text: text.to_owned(), span, raw: true })
        }
        _ => None,
    }
}

fn span_of(range: rowan::TextRange) -> Span {
    Span::new(range.start().into(), range.end().into())
}
