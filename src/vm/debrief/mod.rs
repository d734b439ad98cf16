//! The debrief as a page: headline, sentences with their evidence, figures, better texts as real wording, measures, six
//! questions and the documented case. Every word is chosen here; the page only sets them.

mod figures;
mod memo;
mod page;
mod record;
mod rows;
mod slips;
mod teller;
#[cfg(test)]
pub(crate) mod tests;
mod texts;

use super::chart::{ActVm, CurvesVm, EscalationVm, PlanePoint, PlaneVm};
use super::document::ClauseVm;
use super::emblem::Emblem;
use super::prose::Prose;
use super::reader::labels;
use super::settings::Settings;
use crate::debrief::{Debrief, Measured};
use crate::level::Level;
use crate::words::Words;

use teller::Teller;

pub use memo::{DebriefMemo, Place};
pub use page::plain_text;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct DebriefVm {
    pub who: Emblem,
    /// Whose debrief of what, and when.
    pub kicker: String,
    pub headline: [String; 2],
    pub standfirst: String,
    pub sentences: Vec<SentenceVm>,
    /// One per talks, the weightiest first; the page shows one at a time.
    pub tables: Vec<TableVm>,
    /// Acts over all incidents, in order.
    pub acts: Vec<ActVm>,
    pub acts_title: String,
    /// One per incident; the page shows one at a time.
    pub boards: Vec<BoardVm>,
    /// One per other actor, the highest peak first; the page shows one at a time.
    pub ladders: Vec<LadderVm>,
    pub mandate: Vec<MandateRow>,
    pub gauges: Vec<Row>,
    /// Packages, coalitions and harm; then home fronts, votes, words given and norms.
    pub partners: Vec<Row>,
    pub questions: Vec<String>,
    pub really: ReallyVm,
    pub labels: Labels,
}

/// A sentence whose tags open evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceVm {
    pub prose: Prose,
    /// Words of the glossary, with the position of their span in the prose and their place in the glossary.
    pub terms: Vec<(usize, usize)>,
    /// The tags, with the position of their span in the prose.
    pub tags: Vec<TagVm>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TagVm {
    pub span: usize,
    pub target: Target,
    /// What the evidence says, line by line; the first is its heading.
    pub slip: Vec<String>,
}

/// What a tag points to on the page. Positions are those of the lists of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Nothing beyond the words it opens.
    Words,
    /// A text on figure 1, and the moment it was offered on figure 2.
    Plane {
        table: usize,
        at: Option<PlanePoint>,
        time: Option<i32>,
    },
    Concessions {
        table: usize,
    },
    Better {
        table: usize,
    },
    Measure {
        table: usize,
        row: usize,
    },
    Board {
        board: usize,
        turn: i32,
    },
    Act {
        row: usize,
    },
    Ladder {
        ladder: usize,
        turn: i32,
    },
    Mandate {
        row: usize,
    },
    Gauge {
        row: usize,
    },
    Partner {
        row: usize,
    },
}

/// One table of talks: figures 1 and 2, better texts, measures.
#[derive(Clone, Debug, PartialEq)]
pub struct TableVm {
    pub name: String,
    pub plane_title: String,
    pub plane: PlaneVm,
    pub plane_spoken: String,
    /// Whom the plane shows, how many texts suit everyone, and what dots beyond the signed text are.
    pub plane_notes: Vec<String>,
    pub curves_title: String,
    pub curves: CurvesVm,
    pub curves_spoken: String,
    /// Said where there is nothing to draw.
    pub curves_note: Option<String>,
    pub better: BetterVm,
    pub measures_title: String,
    pub measures: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BetterVm {
    pub title: String,
    pub note: String,
    pub cards: Vec<BetterCard>,
    /// Said where there are none.
    pub nothing: Option<String>,
}

/// A text that would have been better, by the clauses that change.
#[derive(Clone, Debug, PartialEq)]
pub struct BetterCard {
    pub title: String,
    pub gains: Vec<GainMark>,
    pub clauses: Vec<ClauseVm>,
    /// Who loses, or that nothing changes at all.
    pub note: Option<String>,
}

/// What one party gains or loses.
#[derive(Clone, Debug, PartialEq)]
pub struct GainMark {
    pub who: Emblem,
    pub words: String,
    pub loss: bool,
}

/// Belief over turns on one incident.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardVm {
    pub name: String,
    pub title: String,
    pub curves: CurvesVm,
    pub spoken: String,
    /// Said where the reader knew anyway.
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LadderVm {
    pub name: String,
    pub title: String,
    pub figure: EscalationVm,
    pub spoken: String,
}

/// A figure in words: name, value, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    pub value: String,
    pub why: String,
    /// Which measure it is, where it is one.
    pub measured: Option<Measured>,
}

/// One objective; never added to others.
#[derive(Clone, Debug, PartialEq)]
pub struct MandateRow {
    pub name: String,
    pub value: String,
    pub worth: String,
    /// 0 to 10,000.
    pub bar: i32,
    pub failed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReallyVm {
    pub heading: String,
    /// The day the heading is about, in two parts.
    pub teaser: Option<(String, String)>,
    pub days: Vec<ReallyDayVm>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReallyDayVm {
    pub day: String,
    pub text: String,
    pub sources: Vec<String>,
}

labels! {
    back = "debrief-back",
    close = "debrief-close",
    copy = "debrief-copy",
    gauges = "debrief-gauges",
    help = "debrief-help",
    incidents = "debrief-incidents",
    mandate = "debrief-mandate",
    mandate_note = "debrief-mandate-note",
    measures_note = "debrief-measures-note",
    no_acts = "debrief-no-acts",
    no_ladder = "debrief-no-ladder",
    pairs = "debrief-pairs",
    partners = "debrief-partners",
    questions = "debrief-questions",
    really = "debrief-really",
    show = "debrief-show",
    tables = "debrief-tables",
}

/// The page of `debrief`, a session of `level`.
#[must_use]
pub fn debrief_vm(debrief: &Debrief, level: &Level, words: &Words, settings: &Settings) -> DebriefVm {
    let teller = Teller { level, debrief, words, settings };
    let (gauges, partners) = (rows::gauges(&teller), rows::partners(&teller));
    DebriefVm {
        who: teller.emblem(debrief.seat),
        kicker: page::kicker(&teller),
        headline: [teller.tell(&debrief.headline[0]), teller.tell(&debrief.headline[1])],
        standfirst: debrief.standfirst.as_ref().map_or_else(String::new, |s| teller.tell(s)),
        sentences: slips::sentences(&teller),
        tables: debrief.talks.iter().map(|talks| figures::table(&teller, talks)).collect(),
        acts: figures::acts(&teller),
        acts_title: words.get("debrief-figure-acts"),
        boards: debrief.incidents.iter().map(|report| figures::board(&teller, report)).collect(),
        ladders: debrief.pairs.iter().map(|pair| figures::ladder(&teller, pair)).collect(),
        mandate: rows::mandate(&teller),
        gauges,
        partners,
        questions: level.questions.clone(),
        really: page::really(level, words),
        labels: Labels::new(words),
    }
}
