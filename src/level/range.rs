//! A number that a session draws: written as one whole number, or as the two ends it lies between.

use super::decode::{Decode, Decoder};
use super::problem::{Problem, code};
use super::shape::Shape;
use super::syntax::node::{Node, NodeKind};
use crate::words::say;

/// A whole number between `low` and `high`, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: i32,
    /// At least `low`.
    pub high: i32,
}

impl Range {
    #[must_use]
    pub const fn exactly(value: i32) -> Self {
        Self { low: value, high: value }
    }
}

impl Decode for Range {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.kind() {
            NodeKind::Integer | NodeKind::Float => i32::decode(node, cx).map(Self::exactly),
            NodeKind::Tuple if node.name().is_none() => {
                let (low, high) = <(i32, i32)>::decode(node, cx)?;
                if low > high {
                    let message = say!("problem-backward-range", low = low, high = high);
                    let help = say!("problem-write", what = format!("({high}, {low})"));
                    cx.report(Problem::error(code::OUT_OF_RANGE, node.span(), message).with_help(help));
                    return None;
                }
                Some(Self { low, high })
            }
            _ => {
                cx.wrong_type(node, Self::shape());
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Interval
    }
}
