//! Who is meant, for every picture of an actor: colour and mark, code, name, and whether it is a state or a bot.

/// What a screen needs to paint an actor. Colour, mark and code always travel together: a colour alone names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Emblem {
    /// `None` for an actor past the tenth of a level, and for threat actors: these stand in plain ink with their code.
    pub hue: Option<Hue>,
    /// Three letters, such as `VAL`.
    pub code: String,
    /// Such as `Republic of Valdora`.
    pub name: String,
    /// States stand in a disc, everyone else in a square.
    pub state: bool,
    /// A bot's ring is dotted.
    pub bot: bool,
}

impl Emblem {
    /// A state held by a person.
    pub fn state(hue: Hue, code: impl Into<String>, name: impl Into<String>) -> Self {
        Self { hue: Some(hue), code: code.into(), name: name.into(), state: true, bot: false }
    }

    /// A company, a technical body, a hospital network: anyone who is not a state.
    pub fn body(hue: Hue, code: impl Into<String>, name: impl Into<String>) -> Self {
        Self { state: false, ..Self::state(hue, code, name) }
    }
}

/// The ten delegation colours in their fixed order; each has a mark of its own.
/// A level with five actors uses the first five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hue {
    Amber,
    Azure,
    Ice,
    Violet,
    Clay,
    Rose,
    Moss,
    Cobalt,
    Jade,
    Ivory,
}

impl Hue {
    pub const ALL: [Self; 10] = [
        Self::Amber,
        Self::Azure,
        Self::Ice,
        Self::Violet,
        Self::Clay,
        Self::Rose,
        Self::Moss,
        Self::Cobalt,
        Self::Jade,
        Self::Ivory,
    ];

    /// The hue of the `n`th actor of a level, counted from 0; `None` past the tenth.
    pub fn nth(n: usize) -> Option<Self> {
        Self::ALL.get(n).copied()
    }

    /// Whether the two are hard to tell apart by colour alone, on dark glass or on paper; `ui::theme` measures it.
    #[must_use]
    pub const fn is_like(self, other: Self) -> bool {
        use Hue::{Amber, Azure, Clay, Cobalt, Ice, Ivory, Jade, Moss};
        matches!(
            (self, other),
            (Azure, Cobalt)
                | (Cobalt, Azure)
                | (Amber | Jade, Moss)
                | (Moss, Amber | Jade)
                | (Clay | Ice, Ivory)
                | (Ivory, Clay | Ice)
        )
    }

    /// The shape that goes with the colour.
    pub fn mark(self) -> Mark {
        match self {
            Self::Amber => Mark::Diamond,
            Self::Azure => Mark::Disc,
            Self::Ice => Mark::Star,
            Self::Violet => Mark::Square,
            Self::Clay => Mark::TriangleDown,
            Self::Rose => Mark::TriangleUp,
            Self::Moss => Mark::Hexagon,
            Self::Cobalt => Mark::Pentagon,
            Self::Jade => Mark::Ring,
            Self::Ivory => Mark::Plus,
        }
    }
}

/// The shape of a delegation, told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    Diamond,
    Disc,
    Star,
    Square,
    TriangleDown,
    TriangleUp,
    Hexagon,
    Pentagon,
    Ring,
    Plus,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hue_has_a_mark_of_its_own() {
        let mut marks: Vec<Mark> = Hue::ALL.iter().map(|hue| hue.mark()).collect();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), Hue::ALL.len());
        assert_eq!(Hue::nth(9), Some(Hue::Ivory));
        assert_eq!(Hue::nth(10), None);
    }
}
