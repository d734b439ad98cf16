//! The kinds of tokens and nodes in a RON syntax tree.

/// The tree of one document.
pub type SyntaxNode = rowan::SyntaxNode<Ron>;
pub type SyntaxToken = rowan::SyntaxToken<Ron>;
pub type SyntaxElement = rowan::SyntaxElement<Ron>;

/// Kinds of tokens first, then kinds of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SyntaxKind {
    Whitespace,
    LineComment,
    BlockComment,
    ByteOrderMark,
    /// A bare word: `Valdora`, `true`, `None`.
    Word,
    /// A word that may hold `.`, `+` and `-`: `r#a-b`.
    RawWord,
    Integer,
    Float,
    /// `b'a'`, a number.
    Byte,
    Char,
    Text,
    RawText,
    Bytes,
    RawBytes,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Hash,
    Bang,
    Equals,
    DotDot,
    DotDotEquals,
    /// Bytes that are no token, or that were passed over.
    Garbage,

    /// The root.
    Document,
    /// `#![enable(implicit_some)]`.
    Header,
    /// A number, text, character or bytes.
    Literal,
    /// A bare word as value.
    Name,
    /// `(…)` with values, with or without a name before it.
    Tuple,
    /// `(…)` with fields, with or without a name before it.
    Struct,
    List,
    Map,
    /// `1..5`, `..=3`, `..`.
    Range,
    /// `name: value` in a [`SyntaxKind::Struct`].
    Field,
    /// `key: value` in a [`SyntaxKind::Map`].
    Entry,
    /// Something that has been reported already.
    Broken,
}

impl SyntaxKind {
    /// Kinds by number; the order is the declaration's, which a test holds.
    const ALL: [SyntaxKind; 40] = {
        use SyntaxKind::*;
        [
            Whitespace,
            LineComment,
            BlockComment,
            ByteOrderMark,
            Word,
            RawWord,
            Integer,
            Float,
            Byte,
            Char,
            Text,
            RawText,
            Bytes,
            RawBytes,
            LeftParen,
            RightParen,
            LeftBracket,
            RightBracket,
            LeftBrace,
            RightBrace,
            Comma,
            Colon,
            Hash,
            Bang,
            Equals,
            DotDot,
            DotDotEquals,
            Garbage,
            Document,
            Header,
            Literal,
            Name,
            Tuple,
            Struct,
            List,
            Map,
            Range,
            Field,
            Entry,
            Broken,
        ]
    };

    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            SyntaxKind::Whitespace | SyntaxKind::LineComment | SyntaxKind::BlockComment | SyntaxKind::ByteOrderMark
        )
    }

    /// A node that is a value (or was meant to be one).
    pub fn is_value(self) -> bool {
        use SyntaxKind::*;
        matches!(self, Literal | Name | Tuple | Struct | List | Map | Range | Broken)
    }
}

impl From<SyntaxKind> for rowan::SyntaxKind {
    fn from(kind: SyntaxKind) -> Self {
        rowan::SyntaxKind(kind as u16)
    }
}

/// The language of level files, for rowan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ron {}

impl rowan::Language for Ron {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        // Only this module's kinds are ever put into a tree.
        SyntaxKind::ALL.get(raw.0 as usize).copied().unwrap_or(SyntaxKind::Garbage)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        kind.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_listed_in_the_order_of_their_numbers() {
        for (number, kind) in SyntaxKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number, "{kind:?}");
        }
        assert_eq!(SyntaxKind::ALL.len(), SyntaxKind::Broken as usize + 1);
    }
}
