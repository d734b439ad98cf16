//! Orders at random and worlds with other secrets: what proofs and tests put the rules to.

use super::play::Game;
use crate::base::{
    ActorId, CardRef, CoalitionId, EventId, ForumId, IncidentId, MotionId, OfferId, PackageId, Permille, Seed, Shared,
    Stream, SuspectId, TalksId,
};
use crate::level::{Aim, Level, Proof, ResponseKind, Service};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::public::Voice;
use crate::rules::{self, Cast, Order, Plan, State};

/// A state somewhere within a game of bots: after `orders` orders.
#[must_use]
pub fn position(level: &Level, seed: u64, orders: usize) -> State {
    let (mut state, _) = rules::begin(level, Seed(seed));
    let mut game = Game::new(level, &[], &[]);
    for _ in 0..orders {
        let Some((seat, order)) = game.next(level, &state) else { break };
        if rules::resolve(level, &mut state, seat, &order).is_err() {
            break;
        }
        game.wake();
    }
    state
}

/// Redraws everything `seat` may not know: cards, plans, standards and findings of others, private values, thresholds,
/// the truth (unless it took part), trust among third parties.
#[must_use]
pub fn redraw_secrets(level: &Level, state: &State, seat: ActorId, stream: &mut Stream) -> State {
    let below = |stream: &mut Stream, n: u32| i32::try_from(stream.below(n)).unwrap_or(0);
    let among = |stream: &mut Stream, n: usize| stream.below(u32::try_from(n).unwrap_or(u32::MAX)) as usize;
    let mut other = state.clone();
    other.seed = Seed(u64::from(stream.below(u32::MAX)));
    for id in level.actor_ids().filter(|id| *id != seat) {
        let actor = &mut other.actors[id.ix()];
        actor.capital = below(stream, 30);
        actor.budget = below(stream, 30);
        actor.plans.clear();
        actor.headway.clear();
        actor.cards.retain(|_| stream.chance(500));
        actor.standards = [900, 910, 920, 930, 940].map(Permille);
        for third in level.actor_ids().filter(|third| *third != seat) {
            other.trust[id.ix()][third.ix()] = below(stream, 200) - 100;
        }
        for against in 0..other.grievance.len() {
            other.grievance[id.ix()][against] = below(stream, 20);
        }
    }
    for (i, incident) in other.incidents.iter_mut().enumerate() {
        let spec = &level.incidents[i];
        let innocent: Vec<usize> =
            (0..spec.suspects.len()).filter(|s| !spec.suspects[*s].parties.contains(&seat)).collect();
        if !spec.suspects[incident.truth.ix()].parties.contains(&seat) {
            incident.truth = SuspectId::at(innocent[among(stream, innocent.len())]);
        }
        for (c, card) in incident.cards.iter_mut().enumerate() {
            *card = u16::try_from(among(stream, spec.clues[c].cards.len())).unwrap_or(0);
        }
    }
    for (t, talks) in other.talks.iter_mut().enumerate() {
        for (p, party) in level.talks[t].parties.iter().enumerate() {
            if *party != seat {
                let utility = talks.utilities[p].make_mut();
                utility.values.iter_mut().flatten().for_each(|v| *v = i64::from(stream.below(3000)));
                utility.reservation = i64::from(stream.below(6000));
                talks.thresholds[p].clear();
                talks.told[p].clear();
            }
        }
        if level.talks[t].party(seat).is_none() {
            let table = talks.table.make_mut();
            table.offers.clear();
            table.revision += 1;
        }
    }
    for (forum, spec) in other.fora.iter_mut().zip(&level.fora) {
        forum.courted.retain(|courted| courted.by == seat);
        let cast = forum.vote.iter_mut().flat_map(|vote| &mut vote.cast).zip(&spec.members);
        for (cast, _) in cast.filter(|(_, member)| **member != seat) {
            if let Cast::Given { ballot, explained } = cast {
                *ballot = if stream.chance(500) { Ballot::Yes } else { Ballot::No };
                *explained = !*explained;
            }
        }
    }
    let taken =
        other.taken.iter().filter(|t| t.kind.is_public_blame() || t.by == seat || t.target == seat).cloned().collect();
    other.taken = Shared::new(taken);
    other
}

/// An order at random: most are nonsense, many are nearly legal.
#[must_use]
pub fn any_order(level: &Level, state: &State, seat: ActorId, stream: &mut Stream) -> Order {
    let below = |stream: &mut Stream, n: usize| {
        u16::try_from(stream.below(u32::try_from(n + 1).unwrap_or(u32::MAX))).unwrap_or(u16::MAX)
    };
    let small = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
    let talks = TalksId(below(stream, level.talks.len()));
    let incident = IncidentId(below(stream, level.incidents.len()));
    let actor = ActorId(below(stream, level.actors.len()));
    let clue = below(stream, 12);
    let card = CardRef { incident, clue, card: below(stream, 3) };
    let held = state.actors[seat.ix()].cards.first().map_or(card, |held| held.card);
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
    let motion = MotionId(below(stream, state.fora.get(forum.ix()).map_or(0, |there| there.motions.len())));
    let ballot = [Ballot::Yes, Ballot::No, Ballot::Abstain, Ballot::Absent][usize::from(below(stream, 3))];
    let offers = state.talks.get(talks.ix()).map_or(0, |talks| talks.table.offers.len());
    if !(level.public_diplomacy.is_empty() && level.packages.is_empty()) && stream.chance(250) {
        return public_order(incident, actor, card, (talks, issue, option), stream);
    }
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
        13 => Order::Plan(Plan::Share { card, with: actor }),
        14 => Order::Plan(Plan::Publish { card }),
        15..=17 => Order::Plan(Plan::Respond { incident, kind, target: actor, account }),
        18 => Order::Plan(Plan::OpenChannel { with: actor }),
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
