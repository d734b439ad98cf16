//! The profile of a party: weights, evaluations, hyper-rectangles, reservation value and discount.

use roxmltree::Node;

use crate::negotiation::engine::number::{Number, Rational};
use crate::negotiation::engine::preference::{BoxWorth, IssueWorth, Preference};
use crate::negotiation::engine::space::{OutcomeSpace, Values};
use crate::negotiation::place::LoadError;

use super::Reading;
use super::tree::File;

/// An issue of the profile: where it is in the space, and what belongs to it.
struct Entry<'a> {
    node: Node<'a, 'a>,
    /// Its number in this file, from 1.
    index: i64,
    /// Its position in the space.
    position: usize,
    /// Per value of the space; empty if the file evaluates nothing here.
    worth: Vec<Number>,
    /// The highest evaluation, values that the domain doesn't have included.
    highest: Option<Number>,
    weight: Option<Number>,
}

/// Reads a profile. Issues are matched with those of the domain by their names, and weights by the numbers that the
/// profile itself gives its issues, so that a profile may list and number them in another order.
pub(super) fn read(file: File<'_>, space: &OutcomeSpace, reading: Reading) -> Result<Preference, LoadError> {
    let root = file.root();
    no_domain(file)?;
    let nested =
        file.all("objective").find(|node| node.parent().is_some_and(|parent| parent.has_tag_name("objective")));
    if let Some(nested) = nested.filter(|node| node.descendants().any(|inner| inner.has_tag_name("issue"))) {
        return Err(
            file.refuse(nested, "an objective within an objective is not known here: weights of groups of issues")
        );
    }
    let linear = file.all("ufun").next().is_none();
    let mut entries = entries(file, space, reading, linear)?;
    if let Some(missing) = (0..space.issues.len()).find(|at| linear && entries.iter().all(|e| e.position != *at)) {
        let name = &space.issues[missing].name;
        return Err(file.refuse(root, format!("the issue `{name}` of the domain is missing from this profile")));
    }
    let mut constant = weigh(file, &mut entries)?;
    if reading == Reading::Genius {
        // a weight of no issue of the file counts for nothing, nor among the others
        constant = Number::zero();
    }
    let boxes = boxes(file, space, &entries, reading)?;
    if boxes.is_empty() && entries.iter().all(|entry| entry.worth.is_empty()) {
        return Err(file.refuse(root, "this profile evaluates nothing"));
    }
    let mut issues = vec![IssueWorth::default(); space.issues.len()];
    let weighted = |entry: &&Entry<'_>| !entry.worth.is_empty();
    let sum = entries.iter().filter(weighted).filter_map(|entry| entry.weight.as_ref()).fold(
        Number::zero(),
        |sum, weight| Number { exact: sum.exact.plus(&weight.exact), float: sum.float + weight.float },
    );
    for entry in entries {
        if entry.worth.is_empty() {
            continue;
        }
        let mut weight = entry.weight.unwrap_or_else(|| Number::from(1));
        let mut worth = entry.worth;
        if reading == Reading::Genius {
            if !sum.exact.is_positive() {
                return Err(file.refuse(entry.node, "the weights add up to nothing"));
            }
            weight = divide(&weight, &sum);
            // Without a positive maximum there is nothing to divide by: evaluations stay as they are.
            if let Some(highest) = entry.highest.filter(|highest| highest.exact.is_positive()) {
                worth = worth.iter().map(|value| divide(value, &highest)).collect();
            }
        }
        issues[entry.position] = IssueWorth { weight, worth };
    }
    let reservation = single(file, "reservation")?.unwrap_or_else(Number::zero);
    let discount = single(file, "discount_factor")?;
    if let (Some(discount), Some(node)) = (&discount, file.all("discount_factor").next())
        && (discount.exact < Rational::zero() || discount.exact > Rational::one())
    {
        return Err(file.refuse(node, "a discount factor lies between 0 and 1"));
    }
    let stem = file.name.rsplit(['/', '\\']).next().unwrap_or(file.name);
    Ok(Preference {
        name: stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned(),
        issues,
        boxes,
        constant,
        reservation: reservation.into(),
        // GENIUS reads 0 as no discount
        discount: discount.filter(|discount| !discount.exact.is_zero() && discount.exact != Rational::one()),
        ..Preference::default()
    })
}

/// That the file is no domain.
pub(super) fn no_domain(file: File<'_>) -> Result<(), LoadError> {
    let root = file.root();
    match root.has_tag_name("negotiation_template") {
        true => Err(file.refuse(root, "this is a domain: the domain comes first, then one profile a party")),
        false => Ok(()),
    }
}

fn divide(number: &Number, by: &Number) -> Number {
    let exact = number.exact.over(&by.exact).unwrap_or_else(Rational::zero);
    Number { exact, float: number.float / by.float }
}

/// The `value` of an element that may be there once.
fn single(file: File<'_>, name: &'static str) -> Result<Option<Number>, LoadError> {
    let mut found = file.all(name);
    let number = found.next().map(|node| file.number(node, "value")).transpose()?;
    match found.next() {
        Some(second) => Err(file.refuse(second, format!("there is a {name} already"))),
        None => Ok(number),
    }
}

fn entries<'a>(
    file: File<'a>,
    space: &OutcomeSpace,
    reading: Reading,
    linear: bool,
) -> Result<Vec<Entry<'a>>, LoadError> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for (place, node) in (1..).zip(file.all("issue")) {
        let name = file.text(node, "name")?;
        let position = space.position(name).ok_or_else(|| {
            let known: Vec<String> = space.issues.iter().map(|issue| format!("`{}`", issue.name)).collect();
            file.refuse(node, format!("the domain has no issue `{name}`, but {}", known.join(", ")))
        })?;
        let index = file.index(node)?.unwrap_or(place);
        if entries.iter().any(|entry| entry.position == position) {
            return Err(file.refuse(node, format!("the issue `{name}` is there already")));
        }
        if entries.iter().any(|entry| entry.index == index) {
            return Err(file.refuse(node, format!("another issue has the index {index} too")));
        }
        let values = &space.issues[position].values;
        bounds(file, node, values)?;
        let (worth, highest) = evaluations(file, node, values, reading, linear)?;
        entries.push(Entry { node, index, position, worth, highest, weight: None });
    }
    Ok(entries)
}

/// That a profile which repeats the bounds of an integer issue has those of the domain.
fn bounds(file: File<'_>, issue: Node<'_, '_>, values: &Values) -> Result<(), LoadError> {
    let issue = file.document.get_node(issue.id()).unwrap_or_else(|| file.root());
    let Values::Integer { low, high } = *values else { return Ok(()) };
    let (from, to) = file.bounds(issue)?;
    let (from, to) = (from.unwrap_or(low), to.unwrap_or(high));
    if (from, to) == (low, high) {
        return Ok(());
    }
    let reason =
        format!("this issue is of the whole numbers from {from} to {to} here, but from {low} to {high} in the domain");
    Err(file.refuse(issue, reason))
}

/// What the values of an issue are worth, and the highest that the file gives any of them. A profile without
/// hyper-rectangles evaluates each issue; without a word on how, a whole number is worth itself, as in NegMAS.
fn evaluations(
    file: File<'_>,
    issue: Node<'_, '_>,
    values: &Values,
    reading: Reading,
    linear: bool,
) -> Result<(Vec<Number>, Option<Number>), LoadError> {
    let mut worth: Vec<Option<Number>> = vec![None; values.len()];
    let mut highest: Option<Number> = None;
    let evaluate = |evaluator: &Evaluator, (low, high): (i64, i64), worth: &mut [Option<Number>]| {
        let from = if reading == Reading::Genius { low } else { 0 };
        for (slot, value) in worth.iter_mut().zip(low..=high) {
            *slot = Some(evaluator.at(value.saturating_sub(from)));
        }
        worth.iter().flatten().cloned().reduce(|a, b| if b.exact > a.exact { b } else { a })
    };
    for child in issue.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "item" => {
                let value = file.text(child, "value")?;
                let number = file.number(child, "evaluation")?;
                if highest.as_ref().is_none_or(|highest| highest.exact < number.exact) {
                    highest = Some(number.clone());
                }
                // a value that the domain doesn't have can't be agreed
                let Some(slot) = values.position(value).and_then(|at| worth.get_mut(at as usize)) else { continue };
                if slot.as_ref().is_some_and(|other| *other != number) {
                    return Err(file.refuse(child, format!("`{value}` is evaluated twice, and not equally")));
                }
                *slot = Some(number);
            }
            "evaluator" => {
                let Values::Integer { low, high } = *values else {
                    return Err(file.refuse(child, "an evaluator goes with an integer issue only"));
                };
                let evaluator = Evaluator::read(file, child)?;
                highest = evaluate(&evaluator, (low, high), &mut worth);
            }
            _ => {}
        }
    }
    if worth.iter().all(Option::is_none) {
        match *values {
            _ if !linear => return Ok((vec![], None)),
            Values::Integer { low, high } => highest = evaluate(&Evaluator::identity(), (low, high), &mut worth),
            _ => {}
        }
    }
    let missing = worth.iter().position(Option::is_none);
    if let Some(missing) = missing {
        let label = values.label(u32::try_from(missing).unwrap_or(u32::MAX));
        return Err(file.refuse(issue, format!("the value `{label}` of the domain has no evaluation here")));
    }
    Ok((worth.into_iter().flatten().collect(), highest))
}

/// A function of the values of an integer issue. GENIUS counts them from the lower bound, NegMAS from 0.
enum Evaluator {
    /// `constant + linear x + square x^2`
    Polynomial { constant: Number, linear: Number, square: Number },
    /// 0 up to `start`, 1 at `middle`, 0 from `end` on, and straight lines between.
    Triangle { start: Number, middle: Number, end: Number },
}

impl Evaluator {
    fn identity() -> Self {
        Self::Polynomial { constant: Number::zero(), linear: Number::from(1), square: Number::zero() }
    }

    fn read(file: File<'_>, node: Node<'_, '_>) -> Result<Self, LoadError> {
        let parameter = |names: [&str; 2], default: i64| {
            let named = names.iter().find_map(|name| file.optional_number(node, name).transpose()).transpose();
            Ok::<_, LoadError>(named?.unwrap_or_else(|| Number::from(default)))
        };
        let kind = node.attribute("ftype").or_else(|| node.attribute("type")).unwrap_or("linear");
        let constant = parameter(["offset", "parameter0"], 0)?;
        let zero = Number::zero;
        Ok(match kind.to_ascii_lowercase().as_str() {
            "constant" => Self::Polynomial { constant, linear: zero(), square: zero() },
            "linear" => Self::Polynomial { constant, linear: parameter(["slope", "parameter1"], 1)?, square: zero() },
            "quadratic" => Self::Polynomial {
                constant,
                linear: parameter(["a1", "parameter1"], 1)?,
                square: parameter(["a2", "parameter2"], 1)?,
            },
            "triangular" => Self::Triangle {
                start: parameter(["start", "parameter0"], 0)?,
                end: parameter(["end", "parameter1"], 1)?,
                middle: parameter(["middle", "parameter2"], 1)?,
            },
            other => {
                let known = "constant, linear, quadratic or triangular";
                return Err(file.refuse(node, format!("the evaluator `{other}` is not known here: {known}")));
            }
        })
    }

    fn at(&self, x: i64) -> Number {
        let x = Number::from(x);
        match self {
            Self::Polynomial { constant, linear, square } => {
                let exact = linear.exact.plus(&x.exact.times(&square.exact)).times(&x.exact).plus(&constant.exact);
                // without a square as NegMAS rounds it
                let square = if square.exact.is_zero() { 0.0 } else { square.float * x.float * x.float };
                Number { exact, float: square + x.float * linear.float + constant.float }
            }
            Self::Triangle { start, middle, end } => {
                if x.exact <= start.exact || x.exact >= end.exact {
                    return Number::zero();
                }
                // past one end and not at the other, so that there is something to divide by
                let (from, to) = if x.exact <= middle.exact { (start, middle) } else { (end, middle) };
                let exact = x.exact.minus(&from.exact).over(&to.exact.minus(&from.exact));
                let float = (x.float - from.float) / (to.float - from.float);
                Number { exact: exact.unwrap_or_else(Rational::one), float }
            }
        }
    }
}

/// Gives the weights to their issues; returns the sum of those that belong to none, a constant as NegMAS reads it.
fn weigh(file: File<'_>, entries: &mut [Entry<'_>]) -> Result<Number, LoadError> {
    let mut constant = Number::zero();
    let mut last = None;
    for node in file.all("weight") {
        let index = file.index(node)?.ok_or_else(|| file.refuse(node, "this weight has no `index`"))?;
        let value = file.number(node, "value")?;
        last = Some(node);
        match entries.iter_mut().find(|entry| entry.index == index) {
            Some(entry) if entry.weight.is_some() => {
                return Err(file.refuse(node, format!("there is a weight with the index {index} already")));
            }
            Some(entry) => entry.weight = Some(value),
            None => {
                let exact = constant.exact.plus(&value.exact);
                constant = Number { exact, float: constant.float + value.float };
            }
        }
    }
    // No weights at all: every issue counts the same. Some but not all: a mistake.
    if let Some(last) = last
        && let Some(entry) = entries.iter().find(|entry| entry.weight.is_none() && !entry.worth.is_empty())
    {
        let name = entry.node.attribute("name").unwrap_or_default();
        return Err(file.refuse(last, format!("there are weights, but none for the issue `{name}`")));
    }
    for entry in entries.iter_mut().filter(|entry| entry.weight.is_none()) {
        entry.weight = Some(Number::from(1));
    }
    Ok(constant)
}

/// The hyper-rectangles of a non-linear profile, bounds included as in GENIUS. In its own reading their worth is divided
/// by `maxutility`, where that is positive.
fn boxes(
    file: File<'_>,
    space: &OutcomeSpace,
    entries: &[Entry<'_>],
    reading: Reading,
) -> Result<Vec<BoxWorth>, LoadError> {
    let mut boxes = Vec::new();
    for function in file.all("ufun") {
        match function.attribute("type").unwrap_or("PlainUfun") {
            "PlainUfun" => {}
            other => return Err(file.refuse(function, format!("a utility of type `{other}` is not known here"))),
        }
        if let Some(other) = function.attribute("aggregation").filter(|&how| how != "sum") {
            return Err(file.refuse(function, format!("hyper-rectangles are added, not put together by `{other}`")));
        }
        let weight = file.optional_number(function, "weight")?.unwrap_or_else(|| Number::from(1));
        let most = function.parent().map(|parent| file.optional_number(parent, "maxutility")).transpose()?.flatten();
        let most = most.filter(|most| reading == Reading::Genius && most.exact.is_positive());
        for node in function.children().filter(|node| node.has_tag_name("hyperRectangle")) {
            let name = if node.has_attribute("utility") { "utility" } else { "utility_function" };
            let utility = file.number(node, name)?;
            let exact = utility.exact.times(&weight.exact);
            let mut worth = Number { exact, float: utility.float * weight.float };
            if let Some(most) = &most {
                worth = divide(&worth, most);
            }
            let ranges = node.children().filter(Node::is_element).map(|node| range(file, node, space, entries));
            boxes.push(BoxWorth { ranges: ranges.collect::<Result<_, _>>()?, worth });
        }
    }
    Ok(boxes)
}

/// One `INCLUDES` as positions of values.
fn range(
    file: File<'_>,
    node: Node<'_, '_>,
    space: &OutcomeSpace,
    entries: &[Entry<'_>],
) -> Result<(usize, u32, u32), LoadError> {
    if !node.has_tag_name("INCLUDES") {
        return Err(file.refuse(node, format!("`{}` is not known here, only INCLUDES", node.tag_name().name())));
    }
    let index = file.index(node)?.ok_or_else(|| file.refuse(node, "this range has no `index`"))?;
    let named = entries.iter().find(|entry| entry.index == index).map(|entry| entry.position);
    let counted = index.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    let counted = counted.filter(|&at| entries.is_empty() && at < space.issues.len());
    let position =
        named.or(counted).ok_or_else(|| file.refuse(node, format!("there is no issue with index {index}")))?;
    let (min, max) = (file.number(node, "min")?.exact, file.number(node, "max")?.exact);
    if min > max {
        return Err(file.refuse(node, "this range ends before it begins, so nothing lies in it"));
    }
    let values = &space.issues[position].values;
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let inside = (0..count).map(|at| Rational::parse(&values.label(at)).map(|value| min <= value && value <= max));
    let inside: Vec<bool> = inside
        .collect::<Result<_, _>>()
        .map_err(|error| file.refuse(node, format!("a range needs an issue with numbers for values: {error}")))?;
    let at = |found: Option<usize>| found.and_then(|at| u32::try_from(at).ok());
    let first = at(inside.iter().position(|&inside| inside));
    let last = at(inside.iter().rposition(|&inside| inside));
    match (first, last) {
        (Some(first), Some(last)) if inside[first as usize..=last as usize].iter().all(|&inside| inside) => {
            Ok((position, first, last))
        }
        (Some(_), Some(_)) => Err(file.refuse(node, "the values of this issue are not in the order of their size")),
        _ => Ok((position, 1, 0)),
    }
}
