//! From syntax nodes to typed values, reporting every problem on the way.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Deref;

use ron::value::Number;

use super::problem::{Problem, Source, Span, code};
use super::remedy::{found, nearest, remedy, suggestion};
use super::shape::{Choice, Content, Field, Record, Shape, Variant, format_name};
use super::syntax;
use super::syntax::node::{FieldNode, Node, NodeKind, Word};
use crate::words::{Arg, say};

/// A type that can be read from a level.
///
/// Usually made by `record!` or `choice!`.
pub trait Decode: Sized {
    /// Reads a value. Whenever this gives `None`, what is wrong has been reported, here or by the parser.
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self>;

    /// What the type looks like, for messages and the reference.
    fn shape() -> Shape;

    /// The value of a field without a default that is left out; `None` if it must be given.
    fn absent() -> Option<Self> {
        None
    }
}

/// Collects the problems found while reading values.
#[derive(Debug, Default)]
pub struct Decoder {
    problems: Vec<Problem>,
    mode: Mode,
    gaps: Gaps,
}

/// What is missing from a value that was read as far as it can be.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// Where something was left out or replaced.
    pub places: Vec<Span>,
    /// Fields beside a replaced one, whose value may only seem wrong when compared with what stands in for it.
    pub beside: Vec<Span>,
    /// A name that others may refer to may be among it, and nobody knows which.
    pub names: bool,
}

/// What becomes of a value that holds something that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// It cannot be read either.
    #[default]
    Strict,
    /// Items are left out, fields replaced, so that the rest can be looked at.
    Forgiving,
    /// The value is a replacement: it stands nowhere in the level.
    StandIn,
}

impl Decoder {
    pub fn new() -> Decoder {
        Decoder::default()
    }

    /// One that reads what can be read.
    pub fn forgiving() -> Decoder {
        Decoder { mode: Mode::Forgiving, ..Decoder::default() }
    }

    /// What [`Decoder::forgiving`] left out or replaced.
    pub fn into_gaps(self) -> Gaps {
        self.gaps
    }

    /// Leaves a gap, if there may be any; whether there may.
    fn gap(&mut self, place: Span) -> bool {
        self.gaps.places.push(place);
        self.mode == Mode::Forgiving
    }

    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Where a value stands in the level; for a stand-in, the empty place of [`Spanned::unplaced`].
    fn place(&self, node: &Node) -> Span {
        if self.mode == Mode::StandIn { Span::new(0, 0) } else { node.span() }
    }

    /// Reports that `node` is not what `wanted` says, unless the node itself was reported before.
    pub fn wrong_type(&mut self, node: &Node, wanted: Shape) {
        if node.kind() == NodeKind::Broken {
            return;
        }
        let message = say!("problem-expected", wanted = wanted.describe(), found = found(node));
        let help = remedy(node, wanted).unwrap_or_else(|| say!("problem-example", example = wanted.example()));
        self.report(Problem::error(code::WRONG_TYPE, node.span(), message).with_help(help));
    }

    /// The fields of a record; unknown ones are reported, and missing ones as they are taken.
    pub fn record(&mut self, node: &Node, record: &'static Record) -> Option<Fields> {
        let is_record = match node.kind() {
            NodeKind::Struct | NodeKind::Unit => true,
            // Spaces, a comment or nothing readable between the brackets, or a name before them.
            NodeKind::Tuple => node.items().all(|item| item.kind() == NodeKind::Broken),
            _ => false,
        };
        if !is_record {
            self.wrong_type(node, Shape::Record(record));
            return None;
        }
        let name = format_name(record.name);
        if let Some(word) = node.name().filter(|word| word.text != name) {
            let message = say!("problem-wrong-name", wanted = name, found = &word.text);
            let help = say!("problem-wrong-name-help", wanted = name);
            self.report(Problem::error(code::WRONG_NAME, word.span, message).with_help(help));
        }
        Some(Fields::open(node, name, record.fields, self))
    }

    /// The variant that a node names, once its brackets are known to be right.
    pub fn choice(&mut self, node: &Node, choice: &'static Choice) -> Option<Case> {
        let Some(word) = node.name() else {
            self.wrong_type(node, Shape::Choice(choice));
            return None;
        };
        let Some(variant) = choice.variants.iter().find(|variant| variant.name == word.text) else {
            self.unknown_variant(&word, choice);
            return None;
        };
        let fits = match (variant.content, node.kind()) {
            (Content::Nothing, NodeKind::Name) | (Content::Fields(_), NodeKind::Struct) => true,
            (Content::One(_), NodeKind::Tuple) => node.items().count() == 1,
            (Content::Fields(_), NodeKind::Tuple) => node.items().next().is_none(),
            _ => false,
        };
        if fits {
            return Some(Case { node: node.clone(), variant });
        }
        if !node.has_broken_parts() {
            let message = match variant.content {
                Content::Nothing => say!("problem-variant-alone", name = variant.name),
                Content::One(shape) => say!("problem-variant-value", name = variant.name, wanted = shape().describe()),
                Content::Fields(_) => say!("problem-variant-fields", name = variant.name),
            };
            let help = match (variant.content, node.kind()) {
                (Content::One(_), NodeKind::Struct) => say!("problem-variant-brackets-help", name = variant.name),
                _ => say!("problem-example", example = variant.example()),
            };
            self.report(Problem::error(code::WRONG_TYPE, node.span(), message).with_help(help));
        }
        None
    }

    fn unknown_variant(&mut self, word: &Word, choice: &'static Choice) {
        let names: Vec<_> = choice.variants.iter().map(|variant| variant.name).collect();
        let message = say!("problem-unknown-variant", owner = format_name(choice.name), name = &word.text);
        let all = say!("problem-choices", names = Arg::names(names.iter().copied()));
        let help = suggestion(&word.text, &names, all);
        self.report(Problem::error(code::UNKNOWN_VARIANT, word.span, message).with_help(help));
    }
}

/// The fields found between one pair of brackets.
#[derive(Debug)]
pub struct Fields {
    owner: &'static str,
    /// Where a missing field is reported: the name before the brackets or the opening one.
    place: Span,
    declared: &'static [Field],
    given: Vec<FieldNode>,
    /// The value as a whole; if part of it could not be read, what seems missing may be in there.
    node: Node,
    /// Fields that a misspelt name was probably meant to be.
    misspelt: Vec<&'static str>,
}

impl Fields {
    fn open(node: &Node, owner: &'static str, declared: &'static [Field], cx: &mut Decoder) -> Fields {
        let start = node.span().start;
        let place = node.name().map_or(Span::new(start, start + 1), |word| word.span);
        let given: Vec<FieldNode> = node.fields().collect();
        let mut misspelt = Vec::new();
        for field in &given {
            let name = field.name.text.as_str();
            if declared.iter().any(|known| known.name() == name) {
                continue;
            }
            let names: Vec<_> = declared.iter().map(Field::name).collect();
            misspelt.extend(nearest(name, &names));
            // What it holds is read by nobody.
            cx.gaps.places.extend(field.value.as_ref().map(Node::span));
            let help = match names.as_slice() {
                [] => say!("problem-no-fields", owner = owner),
                names => suggestion(name, names, say!("problem-fields", names = Arg::names(names.iter().copied()))),
            };
            let message = say!("problem-unknown-field", owner = owner, name = name);
            cx.report(Problem::error(code::UNKNOWN_FIELD, field.name.span, message).with_help(help));
        }
        Fields { owner, place, declared, given, node: node.clone(), misspelt }
    }

    /// The value of a field: as given, else as `absent` says, else reported as missing.
    pub fn take<T: Decode>(&mut self, name: &'static str, absent: fn() -> Option<T>, cx: &mut Decoder) -> Option<T> {
        let name = name.strip_prefix("r#").unwrap_or(name);
        // The first of several counts; the parser reports the others.
        if let Some(field) = self.given.iter().find(|field| field.name.text == name) {
            let place = field.value.as_ref().map_or(field.name.span, Node::span);
            let value = field.value.as_ref().and_then(|value| T::decode(value, cx));
            return value.or_else(|| self.gap(name, place, cx));
        }
        let value = absent();
        let may_be_there = self.misspelt.contains(&name) || self.node.has_broken_parts();
        if may_be_there {
            cx.gaps.names |= declares_names::<T>(name);
        }
        if value.is_none() && !may_be_there {
            let summary = self.declared.iter().find(|field| field.name() == name).map(Field::summary);
            let message = say!("problem-missing-field", owner = self.owner, name = name);
            let example = T::shape().example();
            let help = match summary.filter(|summary| !summary.is_empty()) {
                Some(summary) => {
                    let meaning = summary.trim_end_matches('.');
                    say!("problem-missing-field-help-meaning", name = name, example = example, meaning = meaning)
                }
                None => say!("problem-missing-field-help", name = name, example = example),
            };
            cx.report(Problem::error(code::MISSING_FIELD, self.place, message).with_help(help));
        }
        value.or_else(|| self.gap(name, self.place, cx))
    }

    /// A stand-in for the field `name`, if there may be any.
    fn gap<T: Decode>(&self, name: &str, place: Span, cx: &mut Decoder) -> Option<T> {
        cx.gaps.names |= declares_names::<T>(name);
        cx.gaps.beside.extend(self.given.iter().filter_map(|field| field.value.as_ref()).map(Node::span));
        cx.gap(place).then(stand_in).flatten()
    }
}

/// Whether the field `name`, of this type, gives names that others may refer to.
fn declares_names<T: Decode>(name: &str) -> bool {
    is_declared_by(name) || T::shape().has_field(is_declared_by)
}

fn is_declared_by(field: &str) -> bool {
    matches!(field, "id" | "code")
}

/// A value that keeps the place of one that cannot be read: the example that messages give.
fn stand_in<T: Decode>() -> Option<T> {
    let example = Source::new(String::new(), T::shape().whole_example());
    let node = syntax::parse(&example).value()?;
    T::decode(&node, &mut Decoder { mode: Mode::StandIn, ..Decoder::default() })
}

/// A variant and what was given for it.
#[derive(Debug)]
pub struct Case {
    node: Node,
    variant: &'static Variant,
}

impl Case {
    pub fn name(&self) -> &'static str {
        self.variant.name
    }

    /// The one value in brackets.
    pub fn content<T: Decode>(&self, cx: &mut Decoder) -> Option<T> {
        T::decode(&self.node.items().next()?, cx)
    }

    /// The fields in brackets.
    pub fn fields(&self, cx: &mut Decoder) -> Fields {
        let declared = match self.variant.content {
            Content::Fields(fields) => fields,
            Content::Nothing | Content::One(_) => &[],
        };
        Fields::open(&self.node, self.variant.name, declared, cx)
    }
}

/// A value and where it stands in the level, for messages about what it means. Places do not count in comparisons.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value that stands nowhere in the level, such as a default.
    pub const fn unplaced(value: T) -> Self {
        Self { value, span: Span { start: 0, end: 0 } }
    }

    /// Where it stands; `None` for a default, since no value that was written is empty.
    pub fn place(&self) -> Option<Span> {
        (self.span.end > self.span.start).then_some(self.span)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: PartialOrd> PartialOrd for Spanned<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Spanned<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let value = T::decode(node, cx)?;
        Some(Spanned { value, span: cx.place(node) })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<bool> {
        match node.name().filter(|word| node.kind() == NodeKind::Name && !word.raw) {
            Some(word) if word.text == "true" => Some(true),
            Some(word) if word.text == "false" => Some(false),
            _ => {
                cx.wrong_type(node, Self::shape());
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Bool
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {$(
        impl Decode for $type {
            fn decode(node: &Node, cx: &mut Decoder) -> Option<$type> {
                let value = whole(node, Self::shape(), cx)?;
                let number = <$type>::try_from(value).ok();
                if number.is_none() {
                    out_of_range(node, Self::shape(), cx);
                }
                number
            }

            #[allow(clippy::cast_lossless, clippy::unnecessary_cast, reason = "written once for all widths")]
            fn shape() -> Shape {
                Shape::Whole { least: <$type>::MIN as i64, most: <$type>::MAX as u64 }
            }
        }
    )*};
}

whole_numbers! { i16 i32 i64 u8 u16 u32 u64 }

fn whole(node: &Node, wanted: Shape, cx: &mut Decoder) -> Option<i128> {
    let Some(number) = node.number() else {
        cx.wrong_type(node, wanted);
        return None;
    };
    // A malformed number has been reported by the parser.
    match number.ok()? {
        Number::I8(value) => Some(value.into()),
        Number::I16(value) => Some(value.into()),
        Number::I32(value) => Some(value.into()),
        Number::I64(value) => Some(value.into()),
        Number::U8(value) => Some(value.into()),
        Number::U16(value) => Some(value.into()),
        Number::U32(value) => Some(value.into()),
        Number::U64(value) => Some(value.into()),
        number => {
            if node.kind() == NodeKind::Integer && !node.source_text().contains(['e', 'E', 'f']) {
                out_of_range(node, wanted, cx);
            } else {
                fraction(node, number.into_f64(), wanted, cx);
            }
            None
        }
    }
}

fn out_of_range(node: &Node, wanted: Shape, cx: &mut Decoder) {
    let message = say!("problem-out-of-range-number", number = node.source_text());
    let help = match wanted {
        Shape::Whole { least, most } => say!("problem-give-whole", least = least, most = most),
        _ => say!("problem-give", wanted = wanted.describe()),
    };
    cx.report(Problem::error(code::OUT_OF_RANGE, node.span(), message).with_help(help));
}

fn fraction(node: &Node, value: f64, wanted: Shape, cx: &mut Decoder) {
    let message = say!("problem-expected", wanted = wanted.describe(), found = node.source_text());
    let help = match (value.floor(), value.ceil()) {
        (below, above) if value.abs() >= 1e15 => {
            say!("problem-fraction-exponent-help", below = format!("{below:e}"), above = format!("{above:e}"))
        }
        (below, above) if below == above => say!("problem-write", what = format!("{below:.0}")),
        (below, above) => say!("problem-fraction-help", below = format!("{below:.0}"), above = format!("{above:.0}")),
    };
    cx.report(Problem::error(code::FRACTION, node.span(), message).with_help(help));
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<String> {
        if node.kind() != NodeKind::Text {
            cx.wrong_type(node, Self::shape());
        }
        node.text()
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

/// `None`, `Some(value)`, or just the value.
impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Option<T>> {
        match node.name().filter(|word| !word.raw) {
            Some(word) if word.text == "None" && node.kind() == NodeKind::Name => Some(None),
            Some(word) if word.text == "Some" => {
                let mut items = node.items();
                match (node.kind(), items.next(), items.next()) {
                    (NodeKind::Tuple, Some(item), None) => T::decode(&item, cx).map(Some),
                    _ => {
                        cx.wrong_type(node, Self::shape());
                        None
                    }
                }
            }
            _ => T::decode(node, cx).map(Some),
        }
    }

    fn shape() -> Shape {
        Shape::Optional(T::shape)
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Vec<T>> {
        if node.kind() != NodeKind::List {
            cx.wrong_type(node, Self::shape());
            return None;
        }
        cx.gaps.names |= node.is_cut_off() && T::shape().has_field(is_declared_by);
        // Read them all before giving up, so that every item's problems are found.
        let items: Vec<(Span, Option<T>)> = node.items().map(|item| (item.span(), T::decode(&item, cx))).collect();
        let mut read = Vec::with_capacity(items.len());
        for (place, item) in items {
            match item {
                Some(item) => read.push(item),
                None if cx.gap(place) => {}
                None => return None,
            }
        }
        Some(read)
    }

    fn shape() -> Shape {
        Shape::List(T::shape)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Box<T>> {
        T::decode(node, cx).map(Box::new)
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn absent() -> Option<Box<T>> {
        T::absent().map(Box::new)
    }
}

macro_rules! tuples {
    ($($count:literal: $($part:ident $value:ident),*;)*) => {$(
        impl<$($part: Decode),*> Decode for ($($part,)*) {
            fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
                let mut items = tuple_items(node, $count, Self::shape(), cx)?.into_iter();
                $(let $value = items.next().and_then(|item| $part::decode(&item, cx));)*
                Some(($($value?,)*))
            }

            fn shape() -> Shape {
                Shape::Tuple(const { &[$($part::shape as fn() -> Shape),*] })
            }
        }
    )*};
}

tuples! {
    2: A a, B b;
    3: A a, B b, C c;
}

fn tuple_items(node: &Node, count: usize, wanted: Shape, cx: &mut Decoder) -> Option<Vec<Node>> {
    if !matches!(node.kind(), NodeKind::Tuple | NodeKind::Unit) || node.name().is_some() {
        cx.wrong_type(node, wanted);
        return None;
    }
    let items: Vec<_> = node.items().collect();
    if items.len() == count {
        return Some(items);
    }
    if !node.has_broken_parts() {
        let message = say!("problem-wrong-count", wanted = count, found = items.len());
        let help = say!("problem-example", example = wanted.example());
        cx.report(Problem::error(code::WRONG_COUNT, node.span(), message).with_help(help));
    }
    None
}

/// The key of a map: text, with its place or without.
pub trait Key: Ord {
    fn from_text(text: String, span: Span) -> Self;
}

impl Key for String {
    fn from_text(text: String, _: Span) -> String {
        text
    }
}

impl Key for Spanned<String> {
    fn from_text(text: String, span: Span) -> Spanned<String> {
        Spanned { value: text, span }
    }
}

/// Keys are texts or bare words.
impl<K: Key, T: Decode> Decode for BTreeMap<K, T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<BTreeMap<K, T>> {
        if node.kind() != NodeKind::Map {
            cx.wrong_type(node, Self::shape());
            return None;
        }
        let entries: Vec<Option<(K, T)>> = node
            .entries()
            .map(|entry| {
                let key = entry.key.as_ref().and_then(|key| map_key(key, cx));
                let value = entry.value.as_ref().and_then(|value| T::decode(value, cx));
                Some((key?, value?))
            })
            .collect();
        if entries.iter().any(Option::is_none) && !cx.gap(node.span()) {
            return None;
        }
        Some(entries.into_iter().flatten().collect())
    }

    fn shape() -> Shape {
        Shape::Map(T::shape)
    }
}

fn map_key<K: Key>(node: &Node, cx: &mut Decoder) -> Option<K> {
    let text = match node.kind() {
        NodeKind::Name => node.name()?.text,
        _ => String::decode(node, cx)?,
    };
    Some(K::from_text(text, cx.place(node)))
}
