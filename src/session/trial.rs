//! Orders at random and worlds with other secrets: what proofs and tests put the rules to.

use crate::base::{ActorId, IncidentId, MotionId, Permille, Seed, Shared, Stream, SuspectId};
use crate::delegates::Game;
pub use crate::delegates::any_order;
use crate::level::{Level, Proof};
use crate::negotiation::votes::Ballot;
use crate::rules::conduct::Breach;
use crate::rules::mandate::{MandateChange, Revision};
use crate::rules::{self, Cast, CoalitionPledge, Courted, State, Told, Whip};

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
/// the truth (unless it took part), what was said in caucus without it, trust among third parties, what others promised and were given in private, breaches that
/// nobody saw.
#[must_use]
pub fn redraw_secrets(level: &Level, state: &State, seat: ActorId, stream: &mut Stream) -> State {
    let below = |stream: &mut Stream, n: u32| i32::try_from(stream.below(n)).unwrap_or(0);
    let among = |stream: &mut Stream, n: usize| stream.below(u32::try_from(n).unwrap_or(u32::MAX)) as usize;
    let mut other = state.clone();
    other.seed = Seed(u64::from(stream.below(u32::MAX)));
    for id in level.actor_ids().filter(|id| *id != seat) {
        let actor = &mut other.actors[id.ix()];
        actor.capital = below(stream, 30);
        actor.staff = below(stream, 9);
        actor.budget = below(stream, 30);
        actor.plans.clear();
        actor.headway.clear();
        actor.cards.retain(|_| stream.chance(500));
        for ratifier in &mut actor.home {
            ratifier.support = below(stream, 100);
            ratifier.least.iter_mut().for_each(|least| *least = u8::from(stream.chance(500)));
        }
        actor.lowered = vec![(Proof::ALL[among(stream, Proof::COUNT)], stream.chance(500))];
        let agreed = stream.chance(500);
        actor.revised = vec![Revision { turn: 1, objective: 0, change: MandateChange::Ease, agreed }];
        actor.met = vec![u8::from(agreed)];
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
        // What has come to light is no secret, and before an operation is run nobody has taken part.
        let id = IncidentId::at(i);
        let took_part = spec.suspects[incident.truth.ix()].parties.contains(&seat);
        let knows = (took_part && (incident.open || !level.is_operated(id))) || state.conduct.exposes(level, id);
        if !incident.open {
            incident.harm = below(stream, 100);
        }
        if !knows {
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
                utility.red_lines.retain(|_| stream.chance(500));
                talks.thresholds[p].clear();
                talks.told[p].clear();
                talks.capital[p].push((0, 0, stream.chance(500)));
            }
        }
        for met in &mut talks.caucuses {
            let options = &level.talks[t].issues;
            if met.members().all(|member| member != seat) {
                met.draft.0.clear();
                met.draft
                    .0
                    .extend(options.iter().map(|issue| u8::try_from(among(stream, issue.options.len())).unwrap_or(0)));
                met.answers.iter_mut().for_each(|answer| *answer = [None, Some(false), Some(true)][among(stream, 3)]);
                met.broken_by = met.with.iter().copied().filter(|_| stream.chance(500)).collect();
            } else if met.by != seat && !met.is_agreed() {
                // None accepts, so that the draft is not agreed on now: that its members would have heard.
                let others = met.with.iter().zip(&mut met.answers).filter(|(member, _)| **member != seat);
                others.for_each(|(_, answer)| *answer = stream.chance(500).then_some(false));
            }
            for (_, at) in met.with.iter().zip(&mut met.thresholds).filter(|(member, _)| **member != seat) {
                *at = stream.chance(500).then_some(i64::from(stream.below(9000)));
            }
        }
        let mediates = talks.mediation.by == Some(seat);
        let first = level.talks[t].parties[0];
        if !mediates {
            talks.mediation.told.push(Told { turn: 1, of: first, issue: 0, grade: None });
        }
        if level.talks[t].party(seat).is_none() {
            talks.caucuses.clear();
            talks.mediation.asked.retain(|(_, mediator)| *mediator == seat);
            talks.mediation.asked.push((first, first));
            if !mediates {
                let table = talks.table.make_mut();
                table.offers.clear();
                table.revision += 1;
            }
        }
    }
    let others: Vec<ActorId> = level.actor_ids().filter(|id| *id != seat).collect();
    for (now, spec) in other.coalitions.iter_mut().zip(&level.coalitions) {
        let third = others[among(stream, others.len())];
        if spec.lead != seat {
            now.invited.retain(|invited| *invited == seat);
            now.bonds.paid.retain(|(to, _)| *to == seat);
            now.bonds.pledges.retain(|pledge| pledge.public || pledge.by == seat);
            now.invited.push(third);
            now.bonds.paid.push((third, 0));
            let kept = [None, Some(true), Some(false)][among(stream, 3)];
            now.bonds.pledges.push(CoalitionPledge { by: third, public: false, kept });
        }
        if !now.members.contains(&seat) && spec.lead != seat {
            now.bonds.whips = vec![Whip { motion: MotionId(0), against: stream.chance(500) }];
            now.bonds.strayed = vec![third];
        }
    }
    for (forum, spec) in other.fora.iter_mut().zip(&level.fora) {
        forum.courted.retain(|courted| courted.by == seat);
        if !spec.blocs.is_empty() {
            let (turn, by, motion) = (state.turn, others[among(stream, others.len())], MotionId(0));
            let against = stream.chance(500);
            forum.courted.push(Courted { turn, by, motion, bloc: 0, price: None, against, pool: below(stream, 50) });
        }
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
    // Norms.
    other.conduct = state.conduct.seen_by(level, rules::Viewer::Seat(seat));
    for operation in level.operation_ids() {
        let known = state.conduct.is_seen(operation) || level.in_the_know(operation).contains(&seat);
        if !known {
            other.conduct.run[operation.ix()] = stream.chance(500).then_some(1);
            let (by, spec) = (level.answers_for(level.operation(operation).by), level.forbidding(operation).next());
            if let Some(norm) = spec.filter(|_| stream.chance(500)) {
                let breach = Breach { turn: 1, by, norm, operation, promised: true, weight: 2, seen: None };
                other.conduct.breaches.push(breach);
            }
        }
    }
    // Whoever was called off knows, as does who did it: both saw it happen, and no view keeps it.
    other.conduct.restrained = others;
    other
}
