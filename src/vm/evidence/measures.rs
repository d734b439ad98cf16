//! The ladder of responses, with the standard each wants, its price and its warning.

use super::{Belief, EvidenceMemo};
use crate::base::{ActorId, Permille, SuspectId};
use crate::level::{Response, ResponseClass, ResponseKind};
use crate::rules::{Order, Plan, Refusal, check_view, reckon};
use crate::vm::figures;
use crate::vm::linkage::measure_breaks;
use crate::vm::orders::{OrderState, OrderVm, order_vm, usual_account, usual_target};
use crate::vm::reader::Reader;

/// One response.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureVm {
    pub kind: ResponseKind,
    pub name: String,
    /// Its class, or the standard it misses.
    pub note: String,
    /// Severity, 0 to 10.
    pub severity: u8,
    /// Below one's own standard, or against a word given in a text: what that costs. It is possible all the same.
    pub warning: Option<String>,
    /// Taken before over this incident, and not to be taken twice.
    pub taken: bool,
    pub chosen: bool,
    pub order: Option<OrderVm>,
}

/// How a measure is meant: whom it is aimed at, and what it says.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Aim {
    pub target: ActorId,
    pub account: Option<SuspectId>,
}

pub(super) fn measures(reader: &Reader, memo: &EvidenceMemo, belief: &Belief) -> Vec<MeasureVm> {
    let chosen = chosen(reader, memo, belief);
    let mut ladder: Vec<&Response> = reader.level.responses.iter().collect();
    // Severe first; what a level lists as equal stays in its order, severest last.
    ladder.reverse();
    ladder.sort_by_key(|response| std::cmp::Reverse(response.severity.overall()));
    ladder
        .into_iter()
        .map(|response| {
            let aim = aim(reader, memo, belief, response.kind);
            let plan = aim.map(|aim| plan_of(belief, response.kind, aim));
            let refused =
                plan.as_ref().and_then(|plan| check_view(reader.level, reader.view, &Order::Plan(plan.clone())).err());
            MeasureVm {
                kind: response.kind,
                name: response.name.clone(),
                note: note(reader, belief, response),
                severity: u8::try_from(response.severity.overall()).unwrap_or(10),
                warning: warning(reader, belief, response.kind, aim),
                taken: refused == Some(Refusal::AlreadyTaken),
                chosen: chosen == Some(response.kind),
                order: plan.map(|plan| order_vm(reader, Order::Plan(plan))),
            }
        })
        .collect()
}

/// The measure that is argued about.
pub(super) fn chosen(reader: &Reader, memo: &EvidenceMemo, belief: &Belief) -> Option<ResponseKind> {
    let offered = |kind: &ResponseKind| reader.level.response(*kind).is_some();
    let planned = || {
        reader.view.desk()?.plans.iter().find_map(|plan| match plan {
            Plan::Respond { incident, kind, .. } if *incident == belief.incident => Some(*kind),
            _ => None,
        })
    };
    let severest = || {
        let sure = belief.of_account(belief.leading);
        let met = |kind: &ResponseKind| missed(reader, *kind, sure).is_none();
        let possible = |kind: &ResponseKind| {
            aim(reader, &EvidenceMemo::default(), belief, *kind).is_some_and(|aim| {
                let order = Order::Plan(plan_of(belief, *kind, aim));
                matches!(order_vm(reader, order).state, OrderState::Possible | OrderState::Chosen)
            })
        };
        ResponseKind::ALL.into_iter().rev().filter(offered).find(|kind| met(kind) && possible(kind))
    };
    memo.kind
        .filter(offered)
        .or_else(planned)
        .or_else(severest)
        .or_else(|| reader.level.responses.first().map(|r| r.kind))
}

/// Whom a measure is aimed at and what it names, as chosen or as usual.
pub(super) fn aim(reader: &Reader, memo: &EvidenceMemo, belief: &Belief, kind: ResponseKind) -> Option<Aim> {
    let seat = reader.view.seat()?;
    let incident = belief.incident;
    let suspects = &reader.level.incident(incident).suspects;
    let answers = |account: SuspectId| suspects.get(account.ix()).and_then(|account| account.answers);
    if kind.proof().is_some() {
        let account = memo.account.filter(|account| answers(*account).is_some_and(|who| who != seat));
        let account = account.or_else(|| usual_account(reader, incident, None));
        let target = account.and_then(answers).or_else(|| usual_target(reader, incident, kind, None))?;
        return Some(Aim { target, account });
    }
    let other = memo.target.filter(|target| *target != seat && target.ix() < reader.level.actors.len());
    let target = other.or_else(|| usual_target(reader, incident, kind, usual_account(reader, incident, None)))?;
    // Only one state can be asked under norm c.
    let target = match (kind, reader.level.incident(incident).relay) {
        (ResponseKind::AskToAct, Some(relay)) if relay != seat => relay,
        _ => target,
    };
    Some(Aim { target, account: None })
}

pub(super) fn plan_of(belief: &Belief, kind: ResponseKind, aim: Aim) -> Plan {
    Plan::Respond { incident: belief.incident, kind, target: aim.target, account: aim.account }
}

/// The standard that a confidence misses, if it does.
fn missed(reader: &Reader, kind: ResponseKind, sure: Permille) -> Option<Permille> {
    let standard = reader.view.desk()?.standards[kind.proof()?.ix()];
    (sure < standard).then_some(standard)
}

fn note(reader: &Reader, belief: &Belief, response: &Response) -> String {
    if let Some(standard) = missed(reader, response.kind, belief.of_account(belief.leading)) {
        return reader.with("measure-needs", [("at", figures::permille(standard.0.into()).into())]);
    }
    reader.get(match response.kind {
        ResponseKind::AskForHelp => "measure-norm-h",
        ResponseKind::AskToAct => "measure-norm-c",
        kind if kind.is_off_ramp() => "measure-off-ramp",
        _ => match response.class {
            ResponseClass::Preventive => "measure-preventive",
            ResponseClass::Cooperative => "measure-cooperative",
            ResponseClass::Stability => "measure-class-stability",
            ResponseClass::Restrictive => "measure-restrictive",
            ResponseClass::Support => "measure-support",
        },
    })
}

/// What acting below one's own standard costs, and what word it breaks.
pub(super) fn warning(reader: &Reader, belief: &Belief, kind: ResponseKind, aim: Option<Aim>) -> Option<String> {
    let aim = aim?;
    let breaks = measure_breaks(reader, aim.target, kind);
    let below = aim.account.and_then(|account| {
        let sure = belief.of_account(account);
        let standard = missed(reader, kind, sure)?;
        Some(reader.with(
            "measure-below",
            [
                ("sure", figures::permille(sure.0.into()).into()),
                ("standard", figures::permille(standard.0.into()).into()),
                ("cost", (-reckon::BELOW_STANDARD).into()),
            ],
        ))
    });
    let warnings: Vec<String> = breaks.into_iter().chain(below).collect();
    (!warnings.is_empty()).then(|| warnings.join(" "))
}
