//! The evidence board as one seat sees it: cards, what they say together, what one may do about it, and both sides of the
//! argument whether that is proportionate. Wording, order and reasons; nothing about looks.

mod argument;
mod board;
mod cards;
mod coalition;
mod measures;
mod memo;
#[cfg(test)]
mod tests;

use super::chart::ConfidenceVm;
use super::emblem::Emblem;
use super::reader::{Reader, labels};
use super::settings::Settings;
use crate::base::{IncidentId, Permille, SuspectId};
use crate::level::{IncidentKind, Level};
use crate::rules::{Plan, Seen, View};
use crate::words::Words;

pub use argument::{AccountChoice, ArgumentVm, AudienceVm, CriterionVm, Reading, TargetChoice};
pub use board::{CarriesVm, STEP, StandardSetVm, StandardsVm};
pub use cards::{CardVm, ClueVm};
pub use coalition::CoalitionVm;
pub use measures::MeasureVm;
pub use memo::EvidenceMemo;

/// Everything the evidence board shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceVm {
    pub bar: Bar,
    /// Incidents one knows of, and the place of the one shown.
    pub tabs: Vec<(IncidentId, String)>,
    pub tab: usize,
    /// What is known of the incident shown; nothing before the first.
    pub case: Option<Case>,
    pub labels: Labels,
}

/// One incident with all that is held on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub incident: IncidentId,
    /// What happened, and how bad it is now.
    pub line: String,
    pub harm: String,
    /// What its kind means for those who answer it.
    pub kind: Option<String>,
    pub hand_title: String,
    pub cards: Vec<CardVm>,
    pub clues: Vec<ClueVm>,
    /// Clues that one cannot work on, and never could.
    pub closed_clues: usize,
    pub closed_words: String,
    /// Weight at the end of the card rows' scale, in decibans.
    pub heaviest: i32,
    pub board: ConfidenceVm,
    /// Why the board is certain, where one took part.
    pub board_note: String,
    /// What the board would say if cards that others showed counted in full; where they don't.
    pub at_their_word: Option<String>,
    pub standards: StandardsVm,
    pub standards_cost: String,
    pub carries: Option<CarriesVm>,
    /// Severe first.
    pub measures: Vec<MeasureVm>,
    pub argument: Option<ArgumentVm>,
    pub coalitions: Vec<CoalitionVm>,
}

/// The top bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub emblem: Option<Emblem>,
    pub title: String,
    pub subtitle: String,
    /// Work that is under way this turn.
    pub work: Option<String>,
    /// Free capital and staff.
    pub capital: Option<i32>,
    pub staff: Option<i32>,
}

labels! {
    adjust = "evidence-adjust",
    argument = "evidence-argument",
    argument_note = "evidence-argument-note",
    back = "evidence-back",
    board = "evidence-board",
    board_note = "evidence-board-note",
    capital = "evidence-capital",
    check = "evidence-check",
    clues = "evidence-clues",
    clues_note = "evidence-clues-note",
    coalitions = "evidence-coalitions",
    close = "evidence-close",
    hand_note = "evidence-hand-note",
    help = "evidence-help",
    keep = "evidence-keep",
    leave = "evidence-leave",
    members = "evidence-members",
    naming = "evidence-naming",
    none_known = "evidence-none-known",
    publish = "evidence-publish",
    responses = "evidence-responses",
    responses_note = "evidence-responses-note",
    share = "evidence-share",
    staff = "evidence-staff",
    standards_note = "evidence-standards-adjust-note",
    target = "evidence-target",
    they = "evidence-they-say",
    title = "evidence-title",
    withs = "evidence-with",
    you = "evidence-you-say",
}

/// The evidence board of the viewer of `view`. `seen` is everything seen since the start, newest last.
#[must_use]
pub fn evidence_vm(
    level: &Level,
    view: &View,
    seen: &[Seen],
    memo: &EvidenceMemo,
    words: &Words,
    settings: &Settings,
) -> EvidenceVm {
    let reader = Reader::new(level, view, words, settings);
    let known = view.incidents.iter().enumerate().filter(|(_, now)| now.open).map(|(i, _)| IncidentId::at(i));
    let tabs: Vec<(IncidentId, String)> = known.map(|id| (id, level.incident(id).name.clone())).collect();
    let chosen = memo.incident(view);
    let tab = tabs.iter().position(|(id, _)| Some(*id) == chosen).unwrap_or(0);
    EvidenceVm {
        bar: bar(&reader, chosen),
        case: chosen.map(|incident| case(&reader, seen, memo, incident)),
        tabs,
        tab,
        labels: Labels::new(words),
    }
}

fn case(reader: &Reader, seen: &[Seen], memo: &EvidenceMemo, incident: IncidentId) -> Case {
    let spec = reader.level.incident(incident);
    let belief = Belief::of(reader, incident);
    let cards = cards::hand(reader, memo, incident);
    let (clues, closed_clues) = cards::clues(reader, incident);
    let argument = argument::argument(reader, seen, memo, &belief);
    Case {
        incident,
        line: spec.line.clone(),
        harm: reader.with(
            "evidence-harm",
            [("harm", super::orders::harm(reader, reader.view.incidents[incident.ix()].harm).into())],
        ),
        kind: reader.level.kind_of(incident).map(|kind| reader.get(kind_id(kind))),
        hand_title: reader.with("evidence-hand", [("n", cards.len().into())]),
        cards,
        closed_words: reader.with("evidence-closed-clues", [("n", closed_clues.into())]),
        clues,
        closed_clues,
        heaviest: cards::heaviest(reader, incident),
        board: board::board(reader, seen, &belief),
        board_note: board::note(reader, &belief),
        at_their_word: board::at_their_word(reader, &belief),
        standards: board::standards(reader, memo),
        standards_cost: board::standards_cost(reader),
        carries: board::carries(reader, &belief),
        measures: measures::measures(reader, memo, &belief),
        argument,
        coalitions: coalition::coalitions(reader),
    }
}

const fn kind_id(kind: IncidentKind) -> &'static str {
    match kind {
        IncidentKind::CriticalInfrastructure => "incident-kind-critical-infrastructure",
        IncidentKind::DataBreach => "incident-kind-data-breach",
        IncidentKind::Ransomware => "incident-kind-ransomware",
        IncidentKind::Espionage => "incident-kind-espionage",
        IncidentKind::TradeSecrets => "incident-kind-trade-secrets",
        IncidentKind::SupplyChain => "incident-kind-supply-chain",
        IncidentKind::Disinformation => "incident-kind-disinformation",
        IncidentKind::StateOperation => "incident-kind-state-operation",
    }
}

/// What the reader believes of one incident.
struct Belief {
    incident: IncidentId,
    /// By account, in permille.
    now: Vec<Permille>,
    leading: SuspectId,
    /// Known rather than believed: the reader took part, or everything lies open.
    known: bool,
}

impl Belief {
    fn of(reader: &Reader, incident: IncidentId) -> Self {
        let now = believed(reader, incident, None);
        let leading = (0..now.len()).max_by_key(|s| (now[*s], std::cmp::Reverse(*s))).unwrap_or(0);
        let known = reader.view.seat().is_some() && reader.view.incidents[incident.ix()].truth.is_some();
        Self { incident, now, leading: SuspectId::at(leading), known }
    }

    fn of_account(&self, account: SuspectId) -> Permille {
        self.now.get(account.ix()).copied().unwrap_or_default()
    }
}

/// The finding of the reader's seat, or of the world from public cards for whoever only watches.
fn believed(reader: &Reader, incident: IncidentId, without: Option<crate::base::CardRef>) -> Vec<Permille> {
    match reader.view.seat() {
        Some(seat) => reader.view.finding(reader.level, seat, incident, without),
        None => {
            let public = &reader.view.incidents[incident.ix()].public;
            crate::rules::finding(reader.level, incident, &[], public, without, None)
        }
    }
}

fn bar(reader: &Reader, incident: Option<IncidentId>) -> Bar {
    let desk = reader.view.desk();
    let victims = incident.map(|id| {
        let spec = reader.level.incident(id);
        reader.with(
            "evidence-subtitle",
            [
                ("incident", spec.name.as_str().into()),
                ("victims", reader.names(spec.victims.iter().copied()).into()),
                ("turn", reader.turn(reader.view.turn).into()),
            ],
        )
    });
    let at_work = desk.into_iter().flat_map(|desk| &desk.plans).filter_map(|plan| match plan {
        Plan::Investigate { incident, clue } => {
            reader.level.incident(*incident).clues.get(usize::from(*clue)).map(|clue| clue.name.as_str())
        }
        _ => None,
    });
    let at_work: Vec<&str> = at_work.collect();
    Bar {
        emblem: reader.view.seat().map(|seat| reader.emblem(seat)),
        title: reader.get("evidence-title"),
        subtitle: victims.unwrap_or_else(|| reader.turn(reader.view.turn)),
        work: (!at_work.is_empty()).then(|| {
            reader.with("evidence-work", [("n", (2 * at_work.len()).into()), ("clues", at_work.join(", ").into())])
        }),
        capital: desk.map(|desk| desk.free.capital),
        staff: desk.map(|desk| desk.free.staff),
    }
}

/// The plain word for a confidence: the nearest quarter of the scale. The number never stands without it.
fn sure_word(reader: &Reader, at: Permille) -> String {
    reader.get(match at.0 {
        0..125 => "sure-remote",
        125..375 => "sure-unlikely",
        375..625 => "sure-even",
        625..875 => "sure-likely",
        875..1000 => "sure-nearly-certain",
        1000.. => "sure-certain",
    })
}
