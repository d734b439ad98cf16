//! Orders at random: what a bot without any sense does, and what proofs and tests put the rules to.

use super::Delegate;
use crate::base::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId,
    PackageId, Permille, RuleBlocId, Stream, SuspectId, TalksId,
};
use crate::level::{Aim, Level, Proof, ResponseKind, Service};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::mandate::MandateChange;
use crate::rules::public::Voice;
use crate::rules::{Order, Plan, View, check_view};

/// Orders it thinks of before it gives up.
const IDEAS: usize = 40;
/// Permille of times in which it has had enough.
const ENOUGH: u32 = 150;

impl Delegate {
    /// Any order that is allowed, or nothing.
    pub(super) fn at_random(&self, level: &Level, view: &View, stream: &mut Stream) -> Option<Order> {
        if stream.chance(ENOUGH) {
            return None;
        }
        let ideas = std::iter::repeat_with(|| any_order(level, view, stream)).take(IDEAS);
        let mut sent = ideas.filter(|order| !matches!(order, Order::Send | Order::Unplan { .. }));
        sent.find(|order| check_view(level, view, order).is_ok())
    }
}

/// An order at random: most are nonsense, many are nearly legal.
#[must_use]
pub fn any_order(level: &Level, view: &View, stream: &mut Stream) -> Order {
    let below = |stream: &mut Stream, n: usize| {
        u16::try_from(stream.below(u32::try_from(n + 1).unwrap_or(u32::MAX))).unwrap_or(u16::MAX)
    };
    let small = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
    let talks = TalksId(below(stream, level.talks.len()));
    let incident = IncidentId(below(stream, level.incidents.len()));
    let actor = ActorId(below(stream, level.actors.len()));
    let clue = below(stream, 12);
    let card = CardRef { incident, clue, card: below(stream, 3) };
    let held = view.desk().and_then(|desk| desk.cards.first()).map_or(card, |held| held.card);
    let card = if stream.chance(500) { held } else { card };
    let draft = {
        let issues = level.talks.get(talks.ix()).map_or(3, |spec| spec.issues.len());
        let options = |i: usize| level.talks.get(talks.ix()).map_or(2, |spec| spec.issues[i].options.len());
        Outcome((0..issues).map(|i| small(below(stream, options(i)))).collect())
    };
    let kind = ResponseKind::ALL[usize::from(below(stream, ResponseKind::ALL.len() - 1))];
    let coalition = CoalitionId(below(stream, level.coalitions.len()));
    let package = PackageId(below(stream, level.packages.len()));
    let account = stream.chance(600).then(|| SuspectId(below(stream, 4)));
    let issue = small(below(stream, 7));
    let option = small(below(stream, 4));
    let forum = ForumId(below(stream, level.fora.len()));
    let motion = MotionId(below(stream, view.fora.get(forum.ix()).map_or(0, |there| there.motions.len())));
    let ballot = [Ballot::Yes, Ballot::No, Ballot::Abstain, Ballot::Absent][usize::from(below(stream, 3))];
    let offers = view.talks.get(talks.ix()).map_or(0, |talks| talks.table.offers.len());
    if !level.norms.is_empty() && stream.chance(250) {
        return about_norms(level, view.seat(), actor, stream);
    }
    if !(level.public_diplomacy.is_empty() && level.packages.is_empty()) && stream.chance(250) {
        return public_order(incident, actor, card, (talks, issue, option), stream);
    }
    let has_home = view.seat().is_some_and(|seat| !level.actor(seat).home.is_empty());
    if has_home && stream.chance(60) {
        return Order::Plan(if stream.chance(500) {
            Plan::Persuade { ratifier: small(below(stream, 2)) }
        } else {
            Plan::LowerFloor { proof: Proof::ALL[stream.below(5) as usize] }
        });
    }
    let revisable = view.seat().is_some_and(|seat| level.actor(seat).mandate.revisable.is_some());
    if revisable && stream.chance(40) {
        let to = small(below(stream, 6));
        let change = if stream.chance(500) { MandateChange::Ease } else { MandateChange::Shift { to } };
        return Order::Plan(Plan::ReviseMandate { objective: small(below(stream, 6)), change });
    }
    if level.coalitions.iter().any(|of| !of.bonds.are_none()) && stream.chance(120) {
        let (flag, n) = (stream.chance(500), stream.below(4));
        return Order::Plan(match n {
            0 => Plan::InviteFor { coalition, actor, price: small(below(stream, 2)) },
            1 => Plan::PledgeTo { coalition, public: flag },
            2 => Plan::Whip { coalition, motion, against: flag },
            _ => Plan::Declare { coalition },
        });
    }
    let sits = level.talks.get(talks.ix()).filter(|spec| spec.caucus);
    if let Some(spec) = sits.filter(|_| stream.chance(80)) {
        let caucuses = view.talks.get(talks.ix()).map_or(0, |talks| talks.caucuses.len());
        if caucuses > 0 && stream.chance(600) {
            let (caucus, accept) = (CaucusId(below(stream, caucuses)), stream.chance(500));
            return Order::AnswerCaucus { talks, caucus, accept, threshold: None };
        }
        let with = spec.parties.iter().copied().filter(|_| stream.chance(400)).collect();
        return Order::Caucus { talks, with, draft };
    }
    if level.talks.get(talks.ix()).is_some_and(|spec| spec.mediation) && stream.chance(80) {
        return Order::Plan(Plan::AskMediator { talks, mediator: actor });
    }
    let extorts = level.incidents.iter().any(|incident| incident.kind.is_some());
    match stream.below(if level.fora.is_empty() { 26 } else { 38 }) {
        0..=2 => Order::Offer { talks, draft },
        3 => {
            Order::Answer { talks, offer: OfferId(below(stream, offers)), accept: stream.chance(500), threshold: None }
        }
        4 => Order::Yield { talks },
        5 if stream.chance(50) => Order::WalkOut { talks },
        6 => Order::Revise { talks, draft },
        7 => Order::PutToSilence { talks, draft },
        8 => Order::BreakSilence { talks },
        9 => Order::Ask { talks, of: actor, issue },
        10 => Order::SetStandard { proof: Proof::ALL[stream.below(5) as usize], at: Permille(below(stream, 1100)) },
        11 => Order::Unplan { position: below(stream, 3) },
        12 => Order::Plan(Plan::Investigate { incident, clue }),
        13 if !level.coalitions.is_empty() && stream.chance(300) => Order::Plan(Plan::Circulate { card, coalition }),
        13 => Order::Plan(Plan::Share { card, with: actor }),
        14 => Order::Plan(Plan::Publish { card }),
        15..=17 => Order::Plan(Plan::Respond { incident, kind, target: actor, account }),
        18 => Order::Plan(Plan::OpenChannel { with: actor }),
        19 if extorts && stream.chance(500) => Order::Plan(Plan::PayRansom { incident }),
        19 => Order::Plan(Plan::Restore { incident }),
        20 => {
            Order::Plan(if stream.chance(500) { Plan::Join { coalition } } else { Plan::Invite { coalition, actor } })
        }
        21 if stream.chance(300) => Order::Plan(Plan::Withhold { package }),
        21 => Order::Plan(if stream.chance(500) { Plan::Leave { coalition } } else { Plan::Give { package } }),
        22 => Order::Plan(Plan::AskCapital { talks, issue, option }),
        23 => Order::Choose { event: EventId(below(stream, level.events.len())), choice: option },
        24 if stream.chance(500) => Order::Plan(Plan::Help { incident }),
        24 => Order::Plan(Plan::Retract { incident, kind, target: actor }),
        25 => Order::Send,
        26 => Order::Plan(Plan::Table { talks, draft }),
        27 => Order::Plan(Plan::Cosponsor { forum, motion }),
        28 if stream.chance(300) => Order::Plan(Plan::Withdraw { forum, motion }),
        28 => Order::Plan(Plan::TakeFirst { forum, motion }),
        29 => Order::Plan(Plan::Amend { forum, motion, issue, option }),
        30 => Order::Plan(Plan::Divide { forum, motion, issue }),
        31 => {
            let price = stream.chance(500).then(|| small(below(stream, 2)));
            Order::Plan(Plan::Court { forum, motion, bloc: option, price, against: stream.chance(500) })
        }
        32 => Order::Reserve { talks, issue },
        33 => Order::OpenText { talks, draft },
        34 => Order::Plan(Plan::Sign { talks }),
        _ => Order::Vote { forum, ballot, explained: stream.chance(300) },
    }
}

/// An order over norms, operations or blocs of rules.
fn about_norms(level: &Level, seat: Option<ActorId>, actor: ActorId, stream: &mut Stream) -> Order {
    let below = |stream: &mut Stream, n: usize| {
        u16::try_from(stream.below(u32::try_from(n + 1).unwrap_or(u32::MAX))).unwrap_or(u16::MAX)
    };
    let norm = NormId(below(stream, level.norms.len()));
    let own = level.operation_ids().filter(|operation| Some(level.operation(*operation).by) == seat);
    let any = OperationId(below(stream, level.operations.len()));
    let operation = own.last().filter(|_| stream.chance(500)).unwrap_or(any);
    let bloc = stream.chance(700).then(|| RuleBlocId(below(stream, level.rule_blocs.len())));
    Order::Plan(match stream.below(5) {
        0 => Plan::Operate { operation },
        1 => Plan::Restrain { actor },
        2 => Plan::Pledge { norm, level: u8::try_from(below(stream, 4)).unwrap_or(0) },
        3 => Plan::Review { of: actor, norm },
        _ => Plan::Align { bloc },
    })
}

/// An order of public diplomacy, or of what companies do and are asked for.
fn public_order(
    incident: IncidentId,
    actor: ActorId,
    card: CardRef,
    (talks, issue, option): (TalksId, u8, u8),
    stream: &mut Stream,
) -> Order {
    let aim = Aim::ALL[stream.below(3) as usize];
    let what = Service::ALL[stream.below(3) as usize];
    Order::Plan(match stream.below(11) {
        0 => Plan::Speak { what: Voice::Praise(actor) },
        1 => Plan::Speak { what: Voice::Criticism(actor) },
        2 => Plan::Speak { what: Voice::Clause { talks, issue, option } },
        3 => Plan::Speak { what: Voice::Deed(incident) },
        4 => Plan::Speak { what: Voice::Campaign { at: actor, aim } },
        5 => Plan::Leak { card },
        6 => Plan::Appoint,
        7 => Plan::Patch { incident },
        8 => Plan::TakeDown { incident },
        9 => Plan::Request { of: actor, incident, what },
        _ => Plan::Reply { to: actor, incident, what, grant: stream.chance(500) },
    })
}
