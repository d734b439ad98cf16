//! How the concession styles of the negotiation library are written in a level. That library knows nothing of levels,
//! so the names stand here.

use super::decode::{Decode, Decoder};
use super::shape::{Choice, Content, Shape, Variant};
use super::syntax::node::Node;
use crate::negotiation::Concession;

const fn style(name: &'static str, doc: &'static str) -> Variant {
    Variant { name, doc, content: Content::Nothing }
}

static CHOICE: Choice = Choice {
    name: "Concession",
    doc: "How fast a party gives way in talks as time runs out.",
    variants: &[
        style("Boulware", "Hardly anything until the deadline is near."),
        style("Firm", "Little at first, more later."),
        style("Linear", "The same every round."),
        style("Conceder", "Nearly everything at once."),
        style("HardLiner", "Nothing, ever."),
    ],
};

impl Decode for Concession {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match cx.choice(node, &CHOICE)?.name() {
            "Boulware" => Some(Self::Boulware),
            "Firm" => Some(Self::Firm),
            "Linear" => Some(Self::Linear),
            "Conceder" => Some(Self::Conceder),
            "HardLiner" => Some(Self::HardLiner),
            _ => None,
        }
    }

    fn shape() -> Shape {
        Shape::Choice(&CHOICE)
    }
}
