//! One table: what came of it, what it was worth to everyone, which texts were better, and how the offers went.

use std::cmp::Reverse;

use serde::Serialize;

use super::Ending;
use super::course::{Course, TalksCourse, scenario};
use super::impasse::{Impasse, zone};
use super::plane::Plane;
use crate::base::{ActorId, Bp, OfferId, TalksId};
use crate::level::{Level, Measure, Talks};
use crate::negotiation::{
    Analysis, Anchor, Bid, Change, DealQuality, DelayCost, Improvement, Outcome, Product, Scenario, StepClass,
    StyleFit, Utility, anchors, concession_rate, contested_improvements, smallest_step,
};
use crate::rules::conduct::{ambition, values_kept};
use crate::rules::{Offer, State, Table, Text, measure};

/// A change of half a point of a hundred or less does not count as a move, in basis points.
const TOLERANCE: Bp = 50;

/// The measures of one table for one of its parties.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TalksReport {
    pub talks: TalksId,
    pub opened: u16,
    /// None while they are still open.
    pub ending: Option<Ending>,
    /// One per party, in the order of the level.
    pub parties: Vec<PartyReport>,
    /// Position of the reader among the parties, and of the one shown beside it: whose ranking of texts is most opposed.
    pub you: usize,
    pub other: usize,
    /// How many texts were possible, and how many lay in the zone of agreement when it ended.
    pub texts: u64,
    pub zone: u64,
    /// Pairs of texts that the two rank in opposite order, as a share of all that they tell apart.
    pub conflict: Option<f64>,
    pub plane: Plane,
    /// The measures of the text that was adopted.
    pub quality: Option<DealQuality>,
    pub better: Better,
    /// For talks that ended without a text.
    pub impasse: Option<Impasse>,
    /// The reader's and the other's.
    pub curves: [Curve; 2],
    /// The reader's moves from offer to offer, towards the other.
    pub moves: Vec<StepClass>,
    pub anchors: Vec<Anchor>,
    pub asked: Vec<Question>,
    pub steps: Vec<StepReport>,
    /// Clauses that the reader's capital was asked to move, and whether it did: issue, option, moved.
    pub capital: Vec<(u8, u8, bool)>,
    /// Turns in which a text under silence was spoken against, and by whom.
    pub broken: Vec<(u16, ActorId)>,
    /// Mean strength of the clauses, 0 to 100: of the first paper, and of what was adopted.
    pub ambition: (i32, Option<i32>),
    /// How many put their names to the adopted text, members of blocs and those whom their home fronts refused among them.
    pub signatures: u64,
    /// What time cost the reader, for a text that was adopted and has a part for it.
    pub delay: Option<DelayCost>,
    /// Everything put on the table, the chair's revisions among them, in order.
    pub offers: Vec<Made>,
    /// Whether the level weighs what texts ask of whom: it has norms, blocs of rules, home fronts, or texts that not all have
    /// to sign.
    pub weighed: bool,
    /// Whether the level declares points of different parties comparable.
    pub comparable: bool,
}

impl TalksReport {
    /// Mean of what the parties that the adopted text binds kept of what they wanted, 0 to 100, cut off.
    #[must_use]
    pub fn mean_kept(&self) -> Option<i32> {
        let bound = self.parties.iter().filter(|party| party.part == Some(Part::Bound));
        let kept: Vec<i32> = bound.filter_map(|party| party.kept).collect();
        Some(kept.iter().sum::<i32>() / i32::try_from(kept.len()).ok().filter(|n| *n > 0)?)
    }
}

/// Talks as they stand at one moment, seen from the chair of one party: what a debrief shows when all is over, at any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Positions of the party that looks and of the one shown beside it, whose ranking of texts is most opposed.
    pub you: usize,
    pub other: usize,
    /// How many texts are possible, and how many suit everybody now.
    pub texts: u64,
    pub zone: u64,
    pub plane: Plane,
}

impl Standing {
    /// How `talks` stand for the party at position `you`; `None` before interests were drawn, and for a party alone.
    #[must_use]
    pub fn of(level: &Level, state: &State, talks: TalksId, you: usize) -> Option<Self> {
        let (spec, now) = (level.talks(talks), &state.talks[talks.ix()]);
        let scenario = scenario(level, talks, &now.utilities);
        if scenario.parties.len() != spec.parties.len() {
            return None;
        }
        let analysis = Analysis::of(&scenario);
        let other = opponent(&analysis, you)?;
        let as_to = |text: &Text| -> Vec<Option<Outcome>> {
            spec.parties.iter().map(|party| measure::as_it_is_to(level, text, *party)).collect()
        };
        let deal = state.text(talks).map(|text| scenario.utilities_of_each(&as_to(text)));
        let actors = (spec.parties[you], spec.parties[other]);
        Some(Self {
            you,
            other,
            texts: scenario.domain.size(),
            zone: analysis.zone.len() as u64,
            plane: Plane::of(&scenario, &analysis, (you, other), actors, &now.table.offers, deal.as_deref()),
        })
    }
}

fn weighs_texts(level: &Level) -> bool {
    let open = level.talks.iter().any(|talks| talks.threshold().is_some() || talks.forum().is_some());
    let ratified = level.actors.iter().any(|actor| !actor.home.is_empty());
    !level.norms.is_empty() || !level.rule_blocs.is_empty() || open || ratified
}

/// A draft that was put on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Made {
    pub offer: OfferId,
    pub by: ActorId,
    pub turn: u16,
    pub draft: Outcome,
    pub revision: bool,
    /// Per party: accepted, refused, or not answered.
    pub answers: Vec<Option<bool>>,
    /// Per party, in basis points.
    pub values: Vec<Bp>,
}

/// What it came to for one party, in basis points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyReport {
    pub actor: ActorId,
    /// No deal when the talks opened, and when they ended.
    pub no_deal_at_first: Bp,
    pub no_deal: Bp,
    /// What the adopted text is worth, as it is to this party; no deal where it leaves the party alone; none without one.
    pub value: Option<Bp>,
    /// What it is to the adopted text; none without one.
    pub part: Option<Part>,
    /// Clauses of it that the party stays out of.
    pub reserved: Vec<u8>,
    /// How much of what it wanted it has not given up in it, 0 to 100; none where it has no part.
    pub kept: Option<i32>,
    /// The best it could rationally hope for, over no deal; none without a zone of agreement.
    pub best_surplus: Option<Bp>,
}

/// What a party is to a text that was adopted.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    Bound,
    /// It signed, and its home front has not decided.
    Pending,
    /// It signed, and its home front refused.
    Refused,
    /// It did not sign.
    Outside,
}

impl Part {
    fn of(text: &Text, party: ActorId) -> Self {
        if text.refused.contains(&party) {
            Self::Refused
        } else if text.unratified(party) {
            Self::Pending
        } else if text.includes(party) {
            Self::Bound
        } else {
            Self::Outside
        }
    }
}

/// How many put their names to a text: parties, those who joined, and members of the blocs that watched.
fn signatures(text: &Text, table: &Table) -> u64 {
    let blocs: u64 = table.bloc_signatures.iter().copied().map(u64::from).sum();
    (text.parties.len() + text.acceded.len()) as u64 + blocs
}

impl PartyReport {
    /// What the text is worth beyond no deal.
    #[must_use]
    pub fn surplus(&self) -> Option<Bp> {
        self.value.map(|value| value - self.no_deal)
    }
}

/// Texts that would have been better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Better {
    /// What they are compared with: the adopted text; without one, what lay on the table last.
    pub than: Outcome,
    /// Whether nobody would have lost: against the adopted text, or against no text at all.
    pub everyone: bool,
    /// How many such texts there are; those shown are up to three of them.
    pub count: u64,
    pub texts: Vec<BetterText>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BetterText {
    pub text: Outcome,
    /// The clauses in which it differs from what it is compared with.
    pub changes: Vec<Change>,
    /// Per party: over the adopted text, or over no deal where there is none.
    pub gains: Vec<Bp>,
}

impl BetterText {
    /// Positions of the parties that would lose.
    pub fn losers(&self) -> impl Iterator<Item = usize> + '_ {
        self.gains.iter().enumerate().filter(|(_, gain)| **gain < 0).map(|(party, _)| party)
    }
}

/// How one side gave way: what its offers were worth to itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    pub party: usize,
    pub points: Vec<AskPoint>,
    /// The share of the way from its first offer to the other's dream that it went; see `negotiation::concession_rate`.
    pub rate: Option<f64>,
    pub style: Option<StyleFit>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskPoint {
    pub offer: OfferId,
    pub turn: u16,
    /// Rounds since the talks opened.
    pub round: u32,
    pub value: Bp,
}

/// A question of the reader's and what came back.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub turn: u16,
    pub of: ActorId,
    pub issue: u8,
    /// 0 not at all to 4 most of all; none if evaded.
    pub said: Option<u8>,
    pub truly: u8,
}

/// The smallest step a party named when it refused an offer of the reader's, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepReport {
    /// The refused offer.
    pub offer: OfferId,
    pub turn: u16,
    pub by: ActorId,
    pub changes: Vec<Change>,
    /// What it would have cost the reader, in basis points; negative for a gain.
    pub cost: Bp,
    /// The first later offer of the reader's that took the whole step.
    pub taken: Option<OfferId>,
    /// Whether the party accepted that offer.
    pub won: bool,
}

/// The reader's talks that opened, the weightiest for its mandate first, then the largest, then in the level's order.
pub(super) fn reports(course: &Course, seat: ActorId) -> Vec<TalksReport> {
    let level = course.level;
    let objectives = &level.actor(seat).mandate.objectives;
    let weight = |talks: TalksId| {
        let of_it = objectives.iter().filter(|o| o.measure == Measure::TextValue(talks));
        of_it.map(|objective| objective.weight).sum::<i32>()
    };
    let mut reports: Vec<TalksReport> = level
        .talks
        .iter()
        .zip(&course.talks)
        .enumerate()
        .filter_map(|(t, (spec, talks))| report(course, seat, TalksId::at(t), spec, talks))
        .collect();
    reports.sort_by_key(|report| (Reverse(weight(report.talks)), Reverse(report.parties.len()), report.talks));
    reports
}

fn report(course: &Course, seat: ActorId, id: TalksId, spec: &Talks, talks: &TalksCourse) -> Option<TalksReport> {
    let opened = talks.opened?;
    let you = spec.party(seat)?;
    let end = course.end();
    let now = &end.talks[id.ix()];
    let table = &*now.table;
    let scenario = scenario(course.level, id, &talks.closing);
    if scenario.parties.len() != spec.parties.len() {
        return None;
    }
    let analysis = Analysis::of(&scenario);
    let other = opponent(&analysis, you)?;
    let deal = talks.ending.as_ref().and_then(Ending::text);
    let entry = end.text(id).filter(|_| deal.is_some());
    let each: Option<Vec<Option<Outcome>>> =
        entry.map(|text| spec.parties.iter().map(|party| measure::as_it_is_to(course.level, text, *party)).collect());
    let values = each.as_ref().map(|each| scenario.utilities_of_each(each));
    let quality = deal.zip(each.as_ref()).and_then(|(d, each)| DealQuality::of_each(&scenario, &analysis, d, each));
    let impasse =
        (talks.ending.is_some() && deal.is_none()).then(|| Impasse::of(&scenario.domain, &talks.positions, end, seat));
    let bids: Vec<Bid> = table
        .offers
        .iter()
        .filter_map(|o| Some(Bid { party: spec.party(o.by)?, round: o.round, outcome: o.draft.clone() }))
        .collect();
    let asks: Vec<Outcome> = table.offers.iter().filter(|o| o.by == seat).map(|o| o.draft.clone()).collect();
    let (mine, theirs) = (&scenario.parties[you], &scenario.parties[other]);
    let rounds = spec.rounds().saturating_sub(1).max(1);
    let own = |party: usize| each.as_ref().and_then(|each| each[party].as_ref());
    Some(TalksReport {
        talks: id,
        opened,
        parties: spec
            .parties
            .iter()
            .enumerate()
            .map(|(p, actor)| PartyReport {
                actor: *actor,
                no_deal_at_first: talks.opening[p].reservation,
                no_deal: scenario.parties[p].reservation,
                value: values.as_ref().map(|values| values[p]),
                part: entry.map(|text| Part::of(text, *actor)),
                reserved: entry.map_or_else(Vec::new, |text| text.reserved_by(*actor)),
                kept: own(p).map(|own| values_kept(&scenario.parties[p], own)),
                best_surplus: analysis.reach.as_ref().map(|r| r.ideal[p] - scenario.parties[p].reservation),
            })
            .collect(),
        you,
        other,
        texts: scenario.domain.size(),
        zone: analysis.zone.len() as u64,
        conflict: analysis.conflict(you, other).and_then(crate::negotiation::Conflict::level),
        plane: Plane::of(
            &scenario,
            &analysis,
            (you, other),
            (seat, spec.parties[other]),
            &table.offers,
            values.as_deref(),
        ),
        better: better(&scenario, &analysis, quality.as_ref(), impasse.as_ref(), table),
        curves: [
            curve(mine, theirs, you, &table.offers, seat, rounds),
            curve(theirs, mine, other, &table.offers, spec.parties[other], rounds),
        ],
        moves: StepClass::of_moves(mine, theirs, &asks, TOLERANCE),
        anchors: own(you).map_or_else(Vec::new, |own| anchors(&scenario, &bids, own)),
        asked: now.told[you]
            .iter()
            .filter_map(|told| {
                let truly = stake(&scenario.parties[spec.party(told.of)?], usize::from(told.issue));
                Some(Question { turn: told.turn, of: told.of, issue: told.issue, said: told.grade, truly })
            })
            .collect(),
        steps: steps(&scenario, spec, talks, &table.offers, you),
        capital: now.capital[you].clone(),
        broken: talks.broken.clone(),
        ambition: (ambition(spec, &spec.opening), deal.map(|deal| ambition(spec, &deal.0))),
        delay: own(you).map(|own| DelayCost::of(&talks.opening[you], mine, own)),
        signatures: entry.map_or(0, |text| signatures(text, table)),
        offers: table
            .offers
            .iter()
            .enumerate()
            .map(|(ix, offer)| Made {
                offer: OfferId::at(ix),
                by: offer.by,
                turn: offer.turn,
                draft: offer.draft.clone(),
                revision: offer.revision,
                answers: offer.answers.clone(),
                values: scenario.utilities(&offer.draft),
            })
            .collect(),
        weighed: weighs_texts(course.level),
        comparable: spec.comparable,
        ending: talks.ending.clone(),
        quality,
        impasse,
    })
}

/// The party whose ranking of texts is most opposed to the reader's; the first of equals.
fn opponent(analysis: &Analysis, you: usize) -> Option<usize> {
    let others = (0..analysis.scales.len()).filter(|party| *party != you);
    let level = |party: usize| analysis.conflict(you, party).and_then(crate::negotiation::Conflict::level);
    others.max_by(|a, b| level(*a).partial_cmp(&level(*b)).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(a)))
}

fn better(
    scenario: &Scenario,
    analysis: &Analysis,
    quality: Option<&DealQuality>,
    impasse: Option<&Impasse>,
    table: &Table,
) -> Better {
    let of = |improvement: &Improvement| BetterText {
        text: improvement.outcome.clone(),
        changes: improvement.changes.clone(),
        gains: improvement.gains.clone(),
    };
    if let Some(quality) = quality {
        let than = scenario.domain.outcome(quality.index);
        let dominating = &quality.dominating;
        if dominating.signable > 0 {
            let texts = dominating.members.iter().map(of).collect();
            return Better { than, everyone: true, count: dominating.signable as u64, texts };
        }
        let texts: Vec<BetterText> =
            contested_improvements(scenario, analysis, &than, &quality.utilities, 3).iter().map(of).collect();
        return Better { than, everyone: false, count: texts.len() as u64, texts };
    }
    // Without a text, whatever nobody would rather do without, nearest to what lay on the table last. Where the zone
    // closed before the end, the yardstick is all that is left to show.
    let last = table.offers.last().map_or(&table.text, |offer| &offer.draft);
    let than = if table.revision > 0 { table.text.clone() } else { last.clone() };
    let interests = scenario.parties.iter().cloned().map(crate::base::Shared::new).collect();
    let mut room = zone(&scenario.domain, &interests);
    let count = room.len() as u64;
    let product = |text: &Outcome| Product::of(scenario.surpluses(text));
    room.sort_by_cached_key(|text| (than.distance(text), Reverse(product(text)), scenario.domain.index(text)));
    room.truncate(3);
    let mut texts: Vec<BetterText> = room
        .into_iter()
        .map(|text| BetterText { changes: than.changes_to(&text), gains: scenario.surpluses(&text), text })
        .collect();
    if texts.is_empty()
        && let Some(yardstick) = impasse.and_then(|impasse| impasse.yardstick.as_ref())
    {
        texts.push(BetterText {
            changes: than.changes_to(&yardstick.text),
            gains: yardstick.surpluses.clone(),
            text: yardstick.text.clone(),
        });
    }
    Better { than, everyone: true, count, texts }
}

fn curve(own: &Utility, opponent: &Utility, party: usize, offers: &[Offer], actor: ActorId, rounds: u32) -> Curve {
    let asks: Vec<(usize, &Offer)> = offers.iter().enumerate().filter(|(_, offer)| offer.by == actor).collect();
    let scale = own.scale();
    let timed: Vec<(f64, f64)> = asks
        .iter()
        .filter_map(|(_, o)| {
            let time = (f64::from(o.round) / f64::from(rounds)).min(1.0);
            Some((time, scale.normalise(own.value(&o.draft))?))
        })
        .collect();
    Curve {
        party,
        points: asks
            .iter()
            .map(|(ix, o)| AskPoint {
                offer: OfferId::at(*ix),
                turn: o.turn,
                round: o.round,
                value: own.value(&o.draft),
            })
            .collect(),
        rate: match (asks.first(), asks.last()) {
            (Some((_, first)), Some((_, last))) if asks.len() > 1 => {
                concession_rate(own, opponent, &first.draft, &last.draft)
            }
            _ => None,
        },
        style: StyleFit::of(&timed),
    }
}

/// The smallest steps that parties named to the reader, with the interests they had then.
fn steps(scenario: &Scenario, spec: &Talks, talks: &TalksCourse, offers: &[Offer], you: usize) -> Vec<StepReport> {
    let seat = spec.parties[you];
    let mut steps = Vec::new();
    for refused in &talks.refusals {
        let Some(offer) = offers.get(refused.offer.ix()).filter(|offer| offer.by == seat) else { continue };
        let (theirs, mine) = (&refused.interests[refused.party], &refused.interests[you]);
        let step = smallest_step(&scenario.domain, &offer.draft, theirs, refused.threshold, mine, &[]);
        let Some(step) = step.filter(|step| !step.changes.is_empty()) else { continue };
        let takes = |draft: &Outcome| {
            step.changes.iter().all(|change| draft.0.get(usize::from(change.issue)) == Some(&change.to))
        };
        let mut later = offers.iter().enumerate().skip(refused.offer.ix() + 1);
        let taken = later.find(|(_, later)| later.by == seat && takes(&later.draft));
        steps.push(StepReport {
            offer: refused.offer,
            turn: offer.turn,
            by: spec.parties[refused.party],
            changes: step.changes.clone(),
            cost: step.cost_to_proposer,
            taken: taken.map(|(ix, _)| OfferId::at(ix)),
            won: taken.is_some_and(|(_, later)| later.answers[refused.party] == Some(true)),
        });
    }
    steps
}

/// How much an issue matters to a party, 0 to 4, as a true answer would grade it: the span of its options against the
/// largest span.
fn stake(utility: &Utility, issue: usize) -> u8 {
    let span =
        |options: &Vec<i64>| options.iter().max().copied().unwrap_or(0) - options.iter().min().copied().unwrap_or(0);
    let most = utility.values.iter().map(span).max().unwrap_or(0).max(1);
    let own = utility.values.get(issue).map_or(0, span);
    u8::try_from((own * 4 + most / 2) / most).unwrap_or(4)
}
