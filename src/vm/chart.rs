//! Figures as plain data: what is drawn, in the units of the game, with every word already chosen.

use super::emblem::Emblem;

/// What the reader gains over no deal, with the offer being prepared.
#[derive(Clone, Debug, PartialEq)]
pub struct GainVm {
    /// Such as `Gain over no deal`.
    pub title: String,
    pub worth: Worth,
    /// Value of no deal, of the best text in reach, and the end of the scale; all on one scale that starts at 0.
    pub no_deal: i32,
    pub best: i32,
    pub top: i32,
    /// Further texts worth a tick, such as `all your way`; the words go beside the number as written.
    pub others: Vec<(i32, String)>,
    /// Words under the bar: no deal, and best.
    pub no_deal_words: String,
    pub best_words: String,
    /// What the number is about, such as `with your next offer`.
    pub about: String,
}

/// A gauge of the world, 0 to 100, and how it moved since last turn.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugeVm {
    pub name: String,
    pub value: i32,
    pub change: i32,
    /// What it measures, in one sentence.
    pub about: String,
    /// Where the weakest quarter of those stand whose mean it is, if somewhere else.
    pub weakest: Option<i32>,
}

/// A text is worth something to the reader, or it cannot be signed at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Worth {
    /// Value on the scale of the bar; the gain is this less no deal.
    Value(i32),
    /// Across a red line: why, in words. No gain is shown.
    CannotSign(String),
}

/// How sure the reader is of each account, against its own standards of proof.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConfidenceVm {
    pub accounts: Vec<AccountVm>,
    pub standards: Vec<StandardVm>,
    /// Words at 0, ¼, ½, ¾ and 1 of the scale: remote to certain.
    pub words: [String; 5],
    /// Left of the standards, such as `Your standards of proof` and `set in week 2, before you knew`.
    pub standards_title: String,
    pub standards_note: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AccountVm {
    pub name: String,
    pub kind: String,
    /// Posterior and prior in permille.
    pub now: u16,
    pub before: u16,
    /// The plain word for `now`; the number never stands without it.
    pub word: String,
    pub leading: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StandardVm {
    pub name: String,
    /// In permille.
    pub at: u16,
    pub met: bool,
}

/// The utility plane of two parties: every text as a dot, and what was made of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaneVm {
    pub x: AxisVm,
    pub y: AxisVm,
    /// Texts that everybody could sign, as points in basis points of each axis' best.
    pub texts: Vec<PlanePoint>,
    /// Those of them that suit everybody at the table, where more parties count than the two shown: drawn darkest.
    pub suits: Vec<PlanePoint>,
    /// Texts across somebody's red line: open dots.
    pub barred: Vec<PlanePoint>,
    /// Pareto frontier in drawing order.
    pub frontier: Vec<PlanePoint>,
    pub fair: Vec<FairVm>,
    /// Offers in the order made.
    pub paths: Vec<PathVm>,
    pub signed: Option<(PlanePoint, String)>,
    pub zone_words: String,
    /// Such as `open dots cross somebody’s red line`.
    pub note: String,
    /// A text that is pointed out.
    pub marked: Option<PlanePoint>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AxisVm {
    pub who: Emblem,
    /// Such as `better for Valdora`.
    pub words: String,
    /// Value of no deal in basis points, with its words.
    pub no_deal: i32,
    pub no_deal_words: String,
}

impl Default for AxisVm {
    fn default() -> Self {
        let who = Emblem { hue: None, code: String::new(), name: String::new(), state: true, bot: false };
        Self { who, words: String::new(), no_deal: 0, no_deal_words: String::new() }
    }
}

/// Basis points of the best text of each party: 0 to 10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanePoint {
    pub x: i32,
    pub y: i32,
}

/// One idea of fair with the text that answers it best.
#[derive(Clone, Debug, PartialEq)]
pub struct FairVm {
    pub idea: Fair,
    pub at: PlanePoint,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fair {
    Egalitarian,
    Nash,
    KalaiSmorodinsky,
    Utilitarian,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PathVm {
    pub who: Emblem,
    pub points: Vec<PlanePoint>,
}

/// Lines over time on one axis: concessions, beliefs, escalation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurvesVm {
    pub lines: Vec<LineVm>,
    /// Ticks of the time axis in the units of the points' `x`, with their words.
    pub ticks: Vec<(i32, String)>,
    /// Range of values: bottom and top.
    pub bottom: i32,
    pub top: i32,
    /// A moment that is pointed out.
    pub marked: Option<i32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LineVm {
    /// Whose colour and mark; `None` is plain ink without marks.
    pub who: Option<Emblem>,
    /// Written at the end of the line.
    pub words: String,
    pub points: Vec<(i32, i32)>,
    /// The line the figure is about; others without a colour of their own stay quiet.
    pub strong: bool,
    /// An estimate or a promise rather than a fact: drawn in dashes.
    pub dashed: bool,
}

/// What one other delegation and the reader offered, in two small lines.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseVm {
    pub who: Emblem,
    /// Worth of their offers to the reader, oldest first; 0 to 100.
    pub theirs: Vec<i32>,
    /// Worth of the reader's own offers to the reader.
    pub yours: Vec<i32>,
    pub reader: Emblem,
}

/// How sure the reader was when it acted, against the standard it had set.
#[derive(Clone, Debug, PartialEq)]
pub struct ActVm {
    pub when: String,
    pub act: String,
    /// Confidence and standard in permille.
    pub confidence: u16,
    pub standard: u16,
    /// Pointed out.
    pub marked: bool,
}

/// Where a pair of states stood on the ladder, with what moved it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EscalationVm {
    /// Turn and rung, 0 to 10.
    pub rungs: Vec<(i32, i32)>,
    pub events: Vec<(i32, String)>,
    /// Highest rung drawn.
    pub top: i32,
    /// From this rung on the line is harm.
    pub harm_from: i32,
    pub first: String,
    pub last: String,
    /// A turn that is pointed out.
    pub marked: Option<i32>,
}
