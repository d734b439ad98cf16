//! A form over the text of a level: from the shapes of the format, laid over the syntax tree, to labels, explanations and
//! controls. It needs no level that is sound: what cannot be read is shown as it is written.

use crate::lab::Edit;
use crate::level::decode::Decode;
use crate::level::edit::{Step, quoted};
use crate::level::problem::{Problem, Severity, Source, Span, harmless};
use crate::level::raw::RawLevel;
use crate::level::shape::{Content, Field, Shape, Variant, readable_default};
use crate::level::syntax;
use crate::level::syntax::node::{Node, NodeKind};
use crate::words::{Words, args};

/// Where a value is in the text.
pub type Place = Vec<Step>;

/// One page of the form: a record, list, map or choice with all that is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormVm {
    /// The way to this page, the level itself first; the last is the page.
    pub crumbs: Vec<Link>,
    /// What the value is for.
    pub doc: String,
    /// Problems of this page that belong to none of its rows, such as a field that is missing.
    pub problems: Vec<Said>,
    pub rows: Vec<RowVm>,
    /// Said where there is nothing to edit.
    pub nothing: Option<String>,
}

/// A page by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub place: Place,
}

/// A problem beside what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub severity: Severity,
    pub word: String,
    pub message: String,
    pub help: Option<String>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct RowVm {
    pub place: Place,
    /// How far it is indented: values within values.
    pub depth: u8,
    pub label: String,
    /// What it is for, and what may be written.
    pub doc: String,
    pub control: Control,
    pub problems: Vec<Said>,
    /// Whether it stands in the text; what is left out has its default.
    pub given: bool,
    /// What counts where it is left out.
    pub default: Option<String>,
    /// Takes it away; none where it has to be there.
    pub remove: Option<Edit>,
    span: Option<Span>,
}

/// How a value is shown and changed. Values are text of the level.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    /// The values below it belong to it.
    Heading,
    /// Words; `long` where they may take several lines.
    Text {
        value: String,
        long: bool,
    },
    Number {
        value: String,
        least: i64,
        most: u64,
        refusal: String,
    },
    Interval {
        low: String,
        high: String,
        refusal: String,
    },
    Switch(bool),
    /// One of several names; `open` where what stands in its brackets has a page of its own.
    Choice {
        options: Vec<OptionVm>,
        chosen: Option<usize>,
        open: bool,
    },
    /// A page of its own.
    Open {
        summary: String,
    },
    /// Not there: what would be written first.
    Missing {
        example: String,
    },
    /// One more item in a list.
    Add {
        list: Place,
        example: String,
    },
    /// One more key in a map.
    AddKey {
        map: Place,
        example: String,
    },
    /// What cannot be read as what it should be, as it is written.
    Raw {
        value: String,
        refusal: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionVm {
    pub name: String,
    pub doc: String,
    /// What is written for it.
    pub value: String,
}

/// A part of the level in the list at the side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartVm {
    pub link: Link,
    pub depth: u8,
    pub chosen: bool,
    /// How many problems are in it.
    pub problems: usize,
}

/// The text of a level with its tree.
pub struct Form<'a> {
    source: &'a Source,
    problems: &'a [Problem],
    root: Option<Node>,
    words: &'a Words,
}

/// Longer text gets a field of several lines.
const LONG: usize = 60;
/// How much of a value is shown in a summary, in characters.
const SUMMARY: usize = 72;

impl<'a> Form<'a> {
    #[must_use]
    pub fn new(source: &'a Source, problems: &'a [Problem], words: &'a Words) -> Self {
        Self { root: syntax::parse(source).value(), source, problems, words }
    }

    /// The page at a place, or the nearest page around it that there is.
    #[must_use]
    pub fn page(&self, place: &[Step]) -> FormVm {
        let Some(root) = &self.root else {
            return FormVm { nothing: Some(self.words.get("lab-form-nothing")), ..FormVm::default() };
        };
        let mut at = Spot { shape: RawLevel::shape(), node: Some(root.clone()), place: Vec::new(), doc: String::new() };
        let mut crumbs = vec![Link { label: self.words.get("lab-part-level"), place: Vec::new() }];
        for step in place {
            let Some(next) = at.step(step) else { break };
            at = next;
            crumbs.push(Link { label: self.label(&at, step), place: at.place.clone() });
        }
        let mut rows = Vec::new();
        self.content(&at, &mut rows);
        let mut page = FormVm { crumbs, doc: at.doc.clone(), problems: Vec::new(), rows, nothing: None };
        if let Some(node) = &at.node {
            self.spread(node.span(), &mut page);
        }
        page
    }

    /// Puts each problem beside the smallest value that it is within.
    fn spread(&self, whole: Span, page: &mut FormVm) {
        for problem in self.problems {
            let Some(place) = problem.place else { continue };
            let row = page.rows.iter_mut().filter(|row| row.span.is_some_and(|span| within(place, span)));
            match row.min_by_key(|row| row.span.map(|span| span.end - span.start)) {
                Some(row) => row.problems.push(self.said(problem)),
                None if within(place, whole) => page.problems.push(self.said(problem)),
                None => {}
            }
        }
    }

    fn said(&self, problem: &Problem) -> Said {
        Said {
            severity: problem.severity,
            word: self.words.get(crate::vm::problems::severity_id(problem.severity)),
            message: harmless(&self.words.say(&problem.message)).into_owned(),
            help: problem.help.as_ref().map(|help| harmless(&self.words.say(help)).into_owned()),
        }
    }

    /// What is in a value, each in a row.
    fn content(&self, at: &Spot, rows: &mut Vec<RowVm>) {
        match at.shape {
            Shape::Record(record) => self.fields(at, record.fields, 0, rows),
            Shape::List(_) => self.items(at, 0, rows),
            Shape::Map(_) => self.entries(at, 0, rows),
            Shape::Tuple(parts) => {
                for n in 0..parts.len() {
                    if let Some(part) = at.step(&Step::Item(n)) {
                        self.value(&part, self.number(n), None, 0, rows);
                    }
                }
            }
            Shape::Choice(_) => {
                self.value(at, self.words.get("lab-form-which"), None, 0, rows);
                match at.variant().map(|variant| variant.content) {
                    Some(Content::Fields(fields)) => self.fields(at, fields, 0, rows),
                    Some(Content::One(_)) => {
                        if let Some(content) = at.step(&Step::Item(0)) {
                            self.value(&content, self.words.get("lab-form-content"), None, 0, rows);
                        }
                    }
                    Some(Content::Nothing) | None => {}
                }
            }
            _ => self.value(at, String::new(), None, 0, rows),
        }
    }

    fn fields(&self, at: &Spot, fields: &'static [Field], depth: u8, rows: &mut Vec<RowVm>) {
        for field in fields {
            let Some(spot) = at.step(&Step::field(field.name())) else { continue };
            let first = rows.len();
            self.value(&spot, humane(field.name()), field.default, depth, rows);
            if let Some(row) = rows.get_mut(first)
                && row.given
                && !field.is_required()
            {
                row.remove = Some(Edit::Remove { path: spot.place.clone() });
            }
        }
    }

    fn items(&self, at: &Spot, depth: u8, rows: &mut Vec<RowVm>) {
        let Shape::List(inner) = at.shape else { return };
        let count = at.node.as_ref().map_or(0, |node| node.items().count());
        for n in 0..count {
            let Some(item) = at.step(&Step::Item(n)) else { continue };
            let first = rows.len();
            self.value(&item, self.number(n), None, depth, rows);
            if let Some(row) = rows.get_mut(first) {
                row.remove = Some(Edit::Remove { path: item.place.clone() });
            }
        }
        let control = Control::Add { list: at.place.clone(), example: inner().whole_example() };
        rows.push(bare(at, self.words.get("lab-form-add"), depth, control));
    }

    fn entries(&self, at: &Spot, depth: u8, rows: &mut Vec<RowVm>) {
        let Shape::Map(inner) = at.shape else { return };
        let mut keys: Vec<(String, String)> = self.known_keys(&at.place);
        let fixed = !keys.is_empty();
        let written = at.node.iter().flat_map(Node::entries).filter_map(|entry| entry.key?.text());
        for key in written {
            if !keys.iter().any(|(known, _)| *known == key) {
                keys.push((key, String::new()));
            }
        }
        for (key, name) in keys {
            let Some(entry) = at.step(&Step::Key(key.clone())) else { continue };
            let first = rows.len();
            self.value(&entry, key, None, depth, rows);
            if let Some(row) = rows.get_mut(first) {
                if row.given {
                    row.remove = Some(Edit::Remove { path: entry.place.clone() });
                }
                row.doc = name;
            }
        }
        if !fixed {
            let control = Control::AddKey { map: at.place.clone(), example: inner().whole_example() };
            rows.push(bare(at, self.words.get("lab-form-add-key"), depth, control));
        }
    }

    /// One value as a row, with what is in it below where that is short.
    fn value(&self, at: &Spot, label: String, default: Option<&str>, depth: u8, rows: &mut Vec<RowVm>) {
        let optional = matches!(at.shape, Shape::Optional(_));
        let at = at.unwrapped();
        let is_short = depth < DEEPEST && is_short(at.shape, DEEPEST - depth);
        let control = match (&at.node, is_short) {
            (None, true) if !optional && matches!(at.shape, Shape::Map(_) | Shape::List(_)) => Control::Heading,
            (None, _) if is_scalar(at.shape) && !optional => self.control(&at),
            (None, _) => Control::Missing { example: at.shape.whole_example() },
            (Some(_), true) if at.fits() => Control::Heading,
            (Some(_), _) => self.control(&at),
        };
        let inline = control == Control::Heading;
        rows.push(RowVm {
            span: at.node.as_ref().map(Node::span),
            given: at.node.is_some(),
            default: default.map(readable_default),
            doc: at.doc.clone(),
            ..bare(&at, label, depth, control)
        });
        if inline {
            match at.shape {
                Shape::Record(record) => self.fields(&at, record.fields, depth + 1, rows),
                Shape::List(_) => self.items(&at, depth + 1, rows),
                Shape::Map(_) => self.entries(&at, depth + 1, rows),
                _ => {}
            }
        }
    }

    fn control(&self, at: &Spot) -> Control {
        let node = at.node.as_ref();
        let refusal = || {
            let wanted = self.words.say(&at.shape.describe());
            self.words.with("lab-no-value", &args([("wanted", wanted.into())]))
        };
        let raw = || Control::Raw { value: node.map(Node::source_text).unwrap_or_default(), refusal: refusal() };
        if node.is_some() && !at.fits() {
            return raw();
        }
        let text = node.map(Node::source_text).unwrap_or_default();
        match at.shape {
            Shape::Bool => Control::Switch(text == "true"),
            Shape::Whole { least, most } => Control::Number { value: text, least, most, refusal: refusal() },
            Shape::Interval => {
                let ends: Vec<String> =
                    node.iter().flat_map(|node| node.items()).map(|end| end.source_text()).collect();
                match ends.as_slice() {
                    [low, high] => Control::Interval { low: low.clone(), high: high.clone(), refusal: refusal() },
                    _ => Control::Interval { low: text.clone(), high: text, refusal: refusal() },
                }
            }
            Shape::Text => {
                let value = node.and_then(Node::text).unwrap_or_default();
                let long = value.chars().count() > LONG;
                Control::Text { value, long }
            }
            Shape::Choice(choice) => {
                let chosen =
                    at.variant().and_then(|chosen| choice.variants.iter().position(|v| std::ptr::eq(v, chosen)));
                let option = |variant: &Variant| OptionVm {
                    name: variant.name.to_owned(),
                    doc: one_line(variant.doc),
                    value: variant.example(),
                };
                let open = at.variant().is_some_and(|variant| !matches!(variant.content, Content::Nothing));
                Control::Choice { options: choice.variants.iter().map(option).collect(), chosen, open }
            }
            Shape::Optional(_) => raw(),
            Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Record(_) => {
                Control::Open { summary: self.summary(at) }
            }
        }
    }

    /// A value in a few words.
    fn summary(&self, at: &Spot) -> String {
        let Some(node) = &at.node else { return String::new() };
        let entries = |n: usize| self.words.with("lab-form-entries", &args([("n", n.into())]));
        match at.shape {
            Shape::List(_) => entries(node.items().count()),
            Shape::Map(_) => entries(node.entries().count()),
            _ => name_of(node).unwrap_or_else(|| cut(&one_line(&node.source_text()))),
        }
    }

    /// What a place is called where it is reached by this step.
    fn label(&self, at: &Spot, step: &Step) -> String {
        match step {
            Step::Field(name) => humane(name),
            Step::Item(n) => at.node.as_ref().and_then(name_of).unwrap_or_else(|| self.number(*n)),
            Step::Key(key) => key.clone(),
        }
    }

    fn number(&self, n: usize) -> String {
        self.words.with("lab-form-number", &args([("n", (n + 1).into())]))
    }

    /// The keys that a map can have, with what they stand for, where the level itself says so; none otherwise.
    fn known_keys(&self, place: &[Step]) -> Vec<(String, String)> {
        let Some((talks, rest)) = place.split_at_checked(2) else { return Vec::new() };
        if talks.first() != Some(&Step::field("talks")) {
            return Vec::new();
        }
        let find = |way: &[Step]| way.iter().try_fold(self.root.clone()?, |node, step| below(&node, step));
        let named = |field: &str, id: &str| -> Vec<(String, String)> {
            let list = find(&[talks, &[Step::field(field)]].concat());
            let pair = |node: Node| Some((text_field(&node, id)?, text_field(&node, "name").unwrap_or_default()));
            list.iter().flat_map(Node::items).filter_map(pair).collect()
        };
        let fields: Vec<&str> = rest.iter().map(|step| if let Step::Field(name) = step { name } else { "" }).collect();
        match (fields.as_slice(), rest) {
            (["positions"], _) => {
                let parties = find(&[talks, &[Step::field("parties")]].concat());
                parties.iter().flat_map(Node::items).filter_map(|party| Some((party.text()?, String::new()))).collect()
            }
            (["positions", "", "values" | "says"], _) => named("issues", "id"),
            (["positions", "", "values", ""], [.., Step::Key(issue)]) => {
                let issues = find(&[talks, &[Step::field("issues")]].concat());
                let issue =
                    issues.iter().flat_map(Node::items).find(|node| text_field(node, "id").as_ref() == Some(issue));
                let options = issue.and_then(|issue| below(&issue, &Step::field("options")));
                let option =
                    |node: Node| Some((text_field(&node, "id")?, text_field(&node, "name").unwrap_or_default()));
                let silent = (String::from("silent"), self.words.get("lab-form-silent"));
                std::iter::once(silent).chain(options.iter().flat_map(Node::items).filter_map(option)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The common parts, those around `open` with what is in them.
    #[must_use]
    pub fn parts(&self, open: &[Step]) -> Vec<PartVm> {
        let Some(root) = &self.root else { return Vec::new() };
        let mut parts = Vec::new();
        let mut part = |label: String, place: Place, depth: u8| {
            let node = place.iter().try_fold(root.clone(), |node, step| below(&node, step));
            let span = node.map(|node| node.span());
            let inside = |problem: &&Problem| {
                problem.place.zip(span).is_some_and(|(place, span)| within(place, span))
                    && problem.severity < Severity::Hint
            };
            let problems = if depth == 0 { 0 } else { self.problems.iter().filter(inside).count() };
            parts.push(PartVm { chosen: place == open, link: Link { label, place }, depth, problems });
        };
        part(self.words.get("lab-part-level"), Vec::new(), 0);
        let field = Step::field;
        let list = |name: &str| below(root, &field(name)).map_or(0, |list| list.items().count());
        let at = |way: &[Step]| way.iter().try_fold(root.clone(), |node, step| below(&node, step));
        let title = |place: &[Step], n: usize| at(place).as_ref().and_then(name_of).unwrap_or_else(|| self.number(n));
        part(self.words.get("lab-part-actors"), vec![field("actors")], 0);
        for n in 0..list("actors") {
            let actor = vec![field("actors"), Step::Item(n)];
            part(title(&actor, n), actor.clone(), 1);
            if open.starts_with(&actor) {
                part(self.words.get("lab-part-mandate"), [&*actor, &[field("mandate")]].concat(), 2);
                let objectives = [&*actor, &[field("mandate"), field("objectives")]].concat();
                part(self.words.get("lab-part-objectives"), objectives, 2);
                part(self.words.get("lab-part-home"), [&*actor, &[field("home")]].concat(), 2);
            }
        }
        part(self.words.get("lab-part-talks"), vec![field("talks")], 0);
        for n in 0..list("talks") {
            let talks = vec![field("talks"), Step::Item(n)];
            part(title(&talks, n), talks.clone(), 1);
            if !open.starts_with(&talks) {
                continue;
            }
            let issues = [&*talks, &[field("issues")]].concat();
            part(self.words.get("lab-part-issues"), issues.clone(), 2);
            for i in 0..at(&issues).map_or(0, |issues| issues.items().count()) {
                let issue = [&*issues, &[Step::Item(i)]].concat();
                part(title(&issue, i), issue, 3);
            }
            let positions = [&*talks, &[field("positions")]].concat();
            part(self.words.get("lab-part-positions"), positions.clone(), 2);
            for (party, _) in self.known_keys(&positions) {
                part(party.clone(), [&*positions, &[Step::Key(party)]].concat(), 3);
            }
        }
        parts
    }

    /// The text the form is over.
    #[must_use]
    pub const fn source(&self) -> &Source {
        self.source
    }
}

/// A value and what it should be.
#[derive(Clone)]
struct Spot {
    shape: Shape,
    node: Option<Node>,
    place: Place,
    doc: String,
}

impl Spot {
    /// The value within this one that a step leads to; `None` where the format has nothing there.
    fn step(&self, step: &Step) -> Option<Self> {
        let at = self.unwrapped();
        let (shape, doc) = match (at.shape, step) {
            (Shape::Record(record), Step::Field(name)) => field_of(record.fields, name)?,
            (Shape::Choice(_), Step::Field(name)) => match at.variant()?.content {
                Content::Fields(fields) => field_of(fields, name)?,
                Content::Nothing | Content::One(_) => return None,
            },
            (Shape::Choice(_), Step::Item(0)) => match at.variant()?.content {
                Content::One(shape) => (shape(), String::new()),
                Content::Nothing | Content::Fields(_) => return None,
            },
            (Shape::List(inner), Step::Item(n)) => {
                at.node.as_ref()?.items().nth(*n)?;
                (inner(), String::new())
            }
            (Shape::Tuple(parts), Step::Item(n)) => (parts.get(*n)?(), String::new()),
            (Shape::Map(inner), Step::Key(_)) => (inner(), String::new()),
            _ => return None,
        };
        let node = at.node.as_ref().and_then(|node| below(node, step));
        let doc = if doc.is_empty() { doc_of(shape) } else { doc };
        Some(Self { shape, node, place: [&*at.place, std::slice::from_ref(step)].concat(), doc })
    }

    /// Without `Some(…)` and what may be left out; `None` is as if nothing were there.
    fn unwrapped(&self) -> Self {
        let Shape::Optional(inner) = self.shape else { return self.clone() };
        let inner = Self { shape: inner(), ..self.clone() };
        let name = self.node.as_ref().and_then(Node::name).map(|name| name.text);
        match name.as_deref() {
            Some("None") => Self { node: None, ..inner },
            Some("Some") if self.node.as_ref().is_some_and(|node| node.kind() == NodeKind::Tuple) => Self {
                node: self.node.as_ref().and_then(|node| node.items().next()),
                place: [&*self.place, &[Step::Item(0)]].concat(),
                ..inner
            },
            _ => inner,
        }
        .unwrapped()
    }

    /// The variant that is written.
    fn variant(&self) -> Option<&'static Variant> {
        let Shape::Choice(choice) = self.shape else { return None };
        let name = self.node.as_ref()?.name()?.text;
        choice.variants.iter().find(|variant| variant.name == name)
    }

    /// Whether what is written is of the sort it should be.
    fn fits(&self) -> bool {
        let Some(node) = &self.node else { return true };
        let kind = node.kind();
        match self.shape {
            Shape::Bool => matches!(&*node.source_text(), "true" | "false"),
            Shape::Whole { .. } => kind == NodeKind::Integer,
            Shape::Interval => {
                let ends = kind == NodeKind::Tuple && node.items().all(|end| end.kind() == NodeKind::Integer);
                kind == NodeKind::Integer || (ends && node.items().count() == 2)
            }
            Shape::Text => kind == NodeKind::Text,
            Shape::Optional(_) => true,
            Shape::List(_) => kind == NodeKind::List,
            Shape::Tuple(_) => kind == NodeKind::Tuple,
            Shape::Map(_) => kind == NodeKind::Map,
            Shape::Record(_) => matches!(kind, NodeKind::Struct | NodeKind::Unit),
            Shape::Choice(_) => self.variant().is_some(),
        }
    }
}

/// Values within values are shown in place this far down.
const DEEPEST: u8 = 2;

const fn is_scalar(shape: Shape) -> bool {
    match shape {
        Shape::Bool | Shape::Whole { .. } | Shape::Interval | Shape::Text => true,
        Shape::Choice(choice) => {
            let mut n = 0;
            while n < choice.variants.len() {
                if !matches!(choice.variants[n].content, Content::Nothing) {
                    return false;
                }
                n += 1;
            }
            true
        }
        _ => false,
    }
}

/// Whether what is in a value can be shown in place: values without anything in them, at most `depth` levels down.
fn is_short(shape: Shape, depth: u8) -> bool {
    let scalar = |shape: Shape| match shape {
        Shape::Optional(inner) => is_scalar(inner()),
        shape => is_scalar(shape),
    };
    match shape {
        Shape::Record(record) => record.fields.len() <= 12 && record.fields.iter().all(|field| scalar((field.shape)())),
        Shape::List(inner) => matches!(inner(), Shape::Text),
        Shape::Map(inner) => scalar(inner()) || (depth > 1 && is_short(inner(), depth - 1)),
        _ => false,
    }
}

fn bare(at: &Spot, label: String, depth: u8, control: Control) -> RowVm {
    RowVm {
        place: at.place.clone(),
        depth,
        label,
        doc: String::new(),
        control,
        problems: Vec::new(),
        given: at.node.is_some(),
        default: None,
        remove: None,
        span: None,
    }
}

fn field_of(fields: &'static [Field], name: &str) -> Option<(Shape, String)> {
    let field = fields.iter().find(|field| field.name() == name)?;
    Some(((field.shape)(), one_line(field.doc)))
}

fn doc_of(shape: Shape) -> String {
    match shape {
        Shape::Record(record) => one_line(record.doc),
        Shape::Choice(choice) => one_line(choice.doc),
        _ => String::new(),
    }
}

fn below(node: &Node, step: &Step) -> Option<Node> {
    crate::level::edit::step(node, step)
}

fn text_field(node: &Node, name: &str) -> Option<String> {
    below(node, &Step::field(name))?.text()
}

/// What somebody reading the level would call this value.
fn name_of(node: &Node) -> Option<String> {
    let names = ["name", "title", "word", "heading", "question", "text", "id", "code"];
    let found = names.into_iter().find_map(|name| text_field(node, name));
    found.map(|name| cut(&one_line(&name))).filter(|name| !name.is_empty())
}

fn within(place: Span, span: Span) -> bool {
    span.start <= place.start && place.end <= span.end
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(SUMMARY).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

/// `capital_per_turn` as `Capital per turn`.
fn humane(name: &str) -> String {
    crate::vm::reader::capitalised(&name.replace('_', " "))
}

impl Control {
    /// An interval as it is written: one number where both ends are the same.
    #[must_use]
    pub fn interval(low: i64, high: i64) -> String {
        if low == high { low.to_string() } else { format!("({}, {})", low.min(high), low.max(high)) }
    }

    /// Words as they are written.
    #[must_use]
    pub fn text(words: &str) -> String {
        quoted(words)
    }
}

#[cfg(test)]
mod tests;
