//! What a value of the level format looks like: the source of error messages and of the printed reference.

use std::fmt::Write as _;

use crate::words::{Arg, Saying, say};

/// The description of a type. Parts are functions, so that a type may contain itself.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number, both ends included.
    Whole { least: i64, most: u64 },
    /// A whole number, or two in brackets between which it is drawn.
    Interval,
    /// Text in double quotes.
    Text,
    /// A value or `None`; `Some(…)` need not be written.
    Optional(fn() -> Shape),
    /// `[a, b]`
    List(fn() -> Shape),
    /// `(a, b)`
    Tuple(&'static [fn() -> Shape]),
    /// `{"key": value}`
    Map(fn() -> Shape),
    /// `(field: value)`
    Record(&'static Record),
    /// One of several variants.
    Choice(&'static Choice),
}

/// A type with fields, as made by `record!`.
#[derive(Debug)]
pub struct Record {
    /// The name of the Rust type; see [`format_name`].
    pub name: &'static str,
    pub doc: &'static str,
    pub fields: &'static [Field],
}

/// One field of a record or variant.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub doc: &'static str,
    pub shape: fn() -> Shape,
    /// The Rust expression of the value taken when the field is left out.
    pub default: Option<&'static str>,
}

/// A type of alternatives, as made by `choice!`.
#[derive(Debug)]
pub struct Choice {
    /// The name of the Rust type; see [`format_name`].
    pub name: &'static str,
    pub doc: &'static str,
    pub variants: &'static [Variant],
}

/// One alternative.
#[derive(Debug)]
pub struct Variant {
    pub name: &'static str,
    pub doc: &'static str,
    pub content: Content,
}

/// What stands in the brackets behind a variant's name.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// No brackets.
    Nothing,
    One(fn() -> Shape),
    Fields(&'static [Field]),
}

/// The name of a type in the level format: `RawActor` in Rust is `Actor` in a level.
pub fn format_name(rust_name: &'static str) -> &'static str {
    match rust_name.strip_prefix("Raw") {
        Some(rest) if rest.starts_with(|c: char| c.is_uppercase()) => rest,
        _ => rust_name,
    }
}

impl Field {
    /// Without the `r#` of a Rust keyword.
    pub fn name(&self) -> &'static str {
        self.name.strip_prefix("r#").unwrap_or(self.name)
    }

    pub fn is_required(&self) -> bool {
        self.default.is_none() && !matches!((self.shape)(), Shape::Optional(_))
    }

    /// What it is for, on one line.
    pub fn summary(&self) -> String {
        paragraph(self.doc)
    }
}

/// Limits from here on are not worth mentioning.
const WIDE: u64 = i32::MAX as u64;

/// How far types are followed into one another; a type may contain itself.
const DEEPEST: u8 = 8;

impl Shape {
    /// The type in words: "a whole number from 0 to 255", "a list of Actor".
    pub fn describe(self) -> Saying {
        self.described(1)
    }

    /// The words for `n` values of this type, one or more.
    fn described(self, n: usize) -> Saying {
        match self {
            Shape::Bool => say!("shape-bool"),
            Shape::Whole { least, most } => match (least, most) {
                (0, WIDE..) => say!("shape-whole-at-least", n = n, least = least),
                (least, WIDE..) if least < -i64::from(i16::MAX) => say!("shape-whole", n = n),
                _ => say!("shape-whole-from", n = n, least = least, most = most),
            },
            Shape::Interval => say!("shape-interval", n = n),
            Shape::Text => say!("shape-text", n = n),
            Shape::Optional(inner) => say!("shape-optional", value = inner().describe()),
            Shape::List(inner) => say!("shape-list", n = n, items = inner().described(2)),
            Shape::Tuple(parts) => {
                let count = parts.len();
                say!("shape-tuple", n = count, parts = Arg::parts(parts.iter().map(|part| part().describe())))
            }
            Shape::Map(inner) => say!("shape-map", values = inner().described(2)),
            Shape::Record(Record { name, .. }) | Shape::Choice(Choice { name, .. }) => {
                let name = format_name(name);
                let initial = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "vowel" } else { "consonant" };
                say!("shape-type", n = n, initial = initial, name = name)
            }
        }
    }

    /// Whether a field of such a name stands anywhere within.
    pub fn has_field(self, wanted: fn(&str) -> bool) -> bool {
        self.has_field_to(wanted, DEEPEST)
    }

    fn has_field_to(self, wanted: fn(&str) -> bool, depth: u8) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let within = |shape: fn() -> Shape| shape().has_field_to(wanted, depth);
        let among = |fields: &[Field]| fields.iter().any(|field| wanted(field.name()) || within(field.shape));
        match self {
            Shape::Bool | Shape::Whole { .. } | Shape::Interval | Shape::Text => false,
            Shape::Optional(inner) | Shape::List(inner) | Shape::Map(inner) => within(inner),
            Shape::Tuple(parts) => parts.iter().any(|part| within(*part)),
            Shape::Record(record) => among(record.fields),
            Shape::Choice(choice) => choice.variants.iter().any(|variant| match variant.content {
                Content::Nothing => false,
                Content::One(shape) => within(shape),
                Content::Fields(fields) => among(fields),
            }),
        }
    }

    /// A value of this type as it could stand in a level.
    pub fn example(self) -> String {
        self.example_to(2)
    }

    /// The same with everything that must be given.
    pub fn whole_example(self) -> String {
        self.example_to(DEEPEST)
    }

    fn example_to(self, depth: u8) -> String {
        let inner_depth = depth.saturating_sub(1);
        match self {
            Shape::Bool => "true".to_owned(),
            Shape::Whole { least, most } => {
                if least <= 3 && most >= 3 {
                    "3".to_owned()
                } else {
                    most.to_string()
                }
            }
            Shape::Interval => "(10, 20)".to_owned(),
            Shape::Text => "\"text\"".to_owned(),
            Shape::Optional(inner) => inner().example_to(depth),
            Shape::List(inner) if depth > 0 => format!("[{}]", inner().example_to(inner_depth)),
            Shape::List(_) => "[]".to_owned(),
            Shape::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part().example_to(inner_depth)).collect();
                format!("({})", parts.join(", "))
            }
            Shape::Map(inner) if depth > 0 => format!("{{\"key\": {}}}", inner().example_to(inner_depth)),
            Shape::Map(_) => "{}".to_owned(),
            Shape::Record(record) => fields_example(record.fields, depth),
            Shape::Choice(choice) => {
                // A variant without brackets is the shortest example.
                let plain = choice.variants.iter().find(|variant| matches!(variant.content, Content::Nothing));
                match plain.or(choice.variants.first()) {
                    Some(variant) => variant.example_to(depth),
                    None => String::new(),
                }
            }
        }
    }
}

impl Variant {
    /// The variant as it could stand in a level.
    pub fn example(&self) -> String {
        self.example_to(2)
    }

    fn example_to(&self, depth: u8) -> String {
        match self.content {
            Content::Nothing => self.name.to_owned(),
            Content::One(shape) => format!("{}({})", self.name, shape().example_to(depth.saturating_sub(1))),
            Content::Fields(fields) => format!("{}{}", self.name, fields_example(fields, depth)),
        }
    }
}

fn fields_example(fields: &[Field], depth: u8) -> String {
    if depth == 0 {
        return "(…)".to_owned();
    }
    let required = fields.iter().filter(|field| field.is_required());
    let parts: Vec<_> =
        required.map(|field| format!("{}: {}", field.name(), (field.shape)().example_to(depth - 1))).collect();
    format!("({})", parts.join(", "))
}

/// A doc comment on one line.
pub(super) fn paragraph(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The whole format in Markdown: `root` and every type within it, each once, in the order of first mention.
pub fn reference(root: Shape) -> String {
    let mut book = Book { listed: Vec::new(), next: 0 };
    book.mention(root);
    let mut out = String::new();
    while let Some(shape) = book.listed.get(book.next).copied() {
        book.next += 1;
        match shape {
            Shape::Record(record) => {
                section(&mut out, record.name, record.doc);
                book.fields(&mut out, record.fields);
            }
            Shape::Choice(choice) => {
                section(&mut out, choice.name, choice.doc);
                for variant in choice.variants {
                    book.variant(&mut out, variant);
                }
            }
            // Only named types are listed.
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn section(out: &mut String, name: &'static str, doc: &str) {
    let _ = writeln!(out, "## {}\n", format_name(name));
    let lines: Vec<_> = doc.lines().map(str::trim).collect();
    let doc = lines.join("\n");
    if !doc.trim().is_empty() {
        let _ = writeln!(out, "{}\n", doc.trim());
    }
}

/// The types still to be described and those that have been.
struct Book {
    listed: Vec<Shape>,
    next: usize,
}

impl Book {
    /// The type for a table cell; a named type is a link to its section, which will be written.
    fn mention(&mut self, shape: Shape) -> String {
        match shape {
            Shape::Bool => "`true` or `false`".to_owned(),
            // How wide the number is in memory is no matter of the reader; the meaning gives the range.
            Shape::Whole { .. } => "whole number".to_owned(),
            Shape::Interval => "whole number or (low, high)".to_owned(),
            Shape::Text => "text".to_owned(),
            Shape::Optional(inner) => format!("{} or `None`", self.mention(inner())),
            Shape::List(inner) => format!("list of {}", self.mention(inner())),
            Shape::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.mention(part())).collect();
                format!("({})", parts.join(", "))
            }
            Shape::Map(inner) => format!("map from text to {}", self.mention(inner())),
            Shape::Record(record) => self.link(record.name, shape),
            Shape::Choice(choice) => self.link(choice.name, shape),
        }
    }

    fn link(&mut self, name: &'static str, shape: Shape) -> String {
        let same = |other: &Shape| match other {
            Shape::Record(record) => record.name == name,
            Shape::Choice(choice) => choice.name == name,
            _ => false,
        };
        if !self.listed.iter().any(same) {
            self.listed.push(shape);
        }
        let name = format_name(name);
        format!("[{name}](#{})", name.to_lowercase())
    }

    fn fields(&mut self, out: &mut String, fields: &[Field]) {
        if fields.is_empty() {
            return;
        }
        out.push_str("| field | type | if left out | meaning |\n|---|---|---|---|\n");
        for field in fields {
            let shape = (field.shape)();
            let absent = match field.default {
                Some(default) => format!("`{}`", readable_default(default)),
                None if field.is_required() => "must be given".to_owned(),
                None => "`None`".to_owned(),
            };
            let row = [format!("`{}`", field.name()), self.mention(shape), absent, field.summary()];
            let row = row.map(|cell| cell.replace('|', "\\|"));
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
        out.push('\n');
    }

    fn variant(&mut self, out: &mut String, variant: &Variant) {
        let doc = paragraph(variant.doc);
        let dash = if doc.is_empty() { "" } else { " — " };
        match variant.content {
            Content::Nothing => {
                let _ = writeln!(out, "- `{}`{dash}{doc}\n", variant.name);
            }
            Content::One(shape) => {
                let _ = writeln!(out, "- `{}(…)` with {}{dash}{doc}\n", variant.name, self.mention(shape()));
            }
            Content::Fields(fields) => {
                let _ = writeln!(out, "- `{}`{dash}{doc}\n", variant.example());
                self.fields(out, fields);
            }
        }
    }
}

/// The default as a designer would write it; other expressions stay as they are in Rust.
pub(crate) fn readable_default(expression: &str) -> String {
    for wrapper in ["Spanned::unplaced(", "String::from("] {
        if let Some(inside) = expression.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix(')')) {
            return readable_default(inside);
        }
    }
    if let Some((_, variant)) = expression.rsplit_once("::").filter(|(_, last)| !last.contains('(')) {
        return variant.to_owned();
    }
    match expression {
        "Vec::new()" | "vec![]" => "[]".to_owned(),
        "BTreeMap::new()" => "{}".to_owned(),
        "String::new()" => "\"\"".to_owned(),
        other if other.ends_with("::default()") => "()".to_owned(),
        other => other.to_owned(),
    }
}
