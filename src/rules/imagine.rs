//! A world as one seat may picture it: all that its view tells, and a draw of all that it hides. What a bot that looks
//! ahead plays its futures in.

use super::forum::Cast;
use super::resolve::{any_card, home_front, interests};
use super::state::{Held, State, TalksStatus};
use super::view::View;
use crate::base::{ActorId, CardRef, IncidentId, Seed, Shared, Stream, SuspectId, TalksId};
use crate::level::Level;
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;

/// Draws a world that `view` could be a view of, or nothing if it is not the view of a seat. What the view does not tell
/// comes from the level, as far as the level says it, and else from `stream`: the truth from the seat's own finding,
/// cards from their likelihoods given that truth, the interests of others from their ranges, means of others evenly from
/// none to the most they can have. Plans that others have made are left out.
#[must_use]
pub fn imagine(level: &Level, view: &View, stream: &mut Stream) -> Option<State> {
    let (seat, desk) = (view.seat()?, view.desk()?);
    let seed = Seed(u64::from(stream.below(u32::MAX)) << 32 | u64::from(stream.below(u32::MAX)));
    let mut state = State::new(level, seed);
    state.turn = view.turn;
    state.ended = view.ended;
    state.gauges = view.gauges;
    state.channels = view.channels.clone();
    state.rungs = view.rungs.clone();
    state.fora.clone_from(&view.fora);
    state.coalitions.clone_from(&view.coalitions);
    state.packages.clone_from(&view.packages);
    state.texts = view.texts.clone();
    state.taken = Shared::new(view.taken.clone());
    state.happened.clone_from(&view.happened);
    state.conduct.clone_from(&view.conduct);
    state.dependence = view.dependence.clone();
    state.public = view.public.clone();
    state.grievance[seat.ix()].clone_from(&desk.grievance);
    state.trust[seat.ix()].clone_from(&desk.trusts);
    for (row, trust) in state.trust.iter_mut().zip(&desk.trusted_by) {
        row[seat.ix()] = *trust;
    }
    for (id, known) in level.actor_ids().zip(&view.actors) {
        let means = level.actor(id).means;
        let actor = &mut state.actors[id.ix()];
        (actor.credibility, actor.resilience) = (known.credibility, known.resilience);
        (actor.capacities, actor.sent) = (known.capacities, known.sent);
        if id == seat {
            (actor.capital, actor.staff, actor.budget) = (desk.capital, desk.staff, desk.budget);
            actor.plans.clone_from(&desk.plans);
            actor.standards = desk.standards;
            actor.cards.clone_from(&desk.cards);
            actor.headway.clone_from(&desk.headway);
            actor.home.clone_from(&desk.home);
            actor.lowered.clone_from(&desk.lowered);
            actor.revised.clone_from(&desk.revised);
            actor.met.clone_from(&desk.met);
        } else {
            let mut up_to = |most: i32| i32::try_from(stream.within(0, i64::from(most))).unwrap_or(0);
            (actor.capital, actor.budget) = (up_to(means.capital_cap), up_to(means.budget));
            actor.home = home_front(level, seed, id);
        }
    }
    for incident in (0..level.incidents.len()).map(IncidentId::at) {
        happened_so(level, view, seat, incident, &mut state, stream);
    }
    for cast in state.fora.iter_mut().flat_map(|forum| &mut forum.vote).flat_map(|vote| &mut vote.cast) {
        if *cast == Cast::Sealed {
            let ballot = if stream.chance(500) { Ballot::Yes } else { Ballot::No };
            *cast = Cast::Given { ballot, explained: false };
        }
    }
    for talks in (0..level.talks.len()).map(TalksId::at) {
        sit_down(level, view, talks, &mut state);
    }
    Some(state)
}

/// One account of an incident, with the cards that there are then, and in the hands of those who hold them from the start.
fn happened_so(
    level: &Level,
    view: &View,
    seat: ActorId,
    incident: IncidentId,
    state: &mut State,
    stream: &mut Stream,
) {
    let (spec, known) = (level.incident(incident), &view.incidents[incident.ix()]);
    let finding = view.finding(level, seat, incident, None);
    let believed = finding.iter().zip(&spec.suspects);
    let believed: Vec<u32> = believed
        .map(|(permille, account)| if account.parties.contains(&seat) { 0 } else { 1 + u32::from(permille.0) })
        .collect();
    let truth = known.truth.unwrap_or_else(|| SuspectId::at(stream.pick(&believed).unwrap_or(0)));
    let held = |clue: u16| {
        let own = state.actors[seat.ix()].cards.iter().map(|held| held.card);
        let mut seen = own.chain(known.public.iter().copied());
        seen.find(|card| (card.incident, card.clue) == (incident, clue)).map(|card| card.card)
    };
    let clues = spec.clues.iter().zip(0..);
    let cards: Vec<u16> = clues.map(|(clue, nth)| held(nth).unwrap_or_else(|| any_card(clue, truth, stream))).collect();
    for (clue, (nth, card)) in spec.clues.iter().zip((0..).zip(&cards)).filter(|_| known.open) {
        let card = CardRef { incident, clue: nth, card: *card };
        for first in clue.first.iter().filter(|first| **first != seat) {
            let held = Held { card, turn: view.turn, from: None, believed: crate::base::Permille::CERTAIN };
            state.actors[first.ix()].cards.push(held);
        }
    }
    let now = &mut state.incidents[incident.ix()];
    (now.open, now.harm, now.truth, now.cards) = (known.open, known.harm, truth, cards);
    now.public.clone_from(&known.public);
    now.burnt.clone_from(&known.burnt);
}

/// Talks as far as they are seen, with interests of others drawn anew.
fn sit_down(level: &Level, view: &View, talks: TalksId, state: &mut State) {
    let (spec, known) = (level.talks(talks), view.talks(talks));
    let seed = state.seed;
    let now = &mut state.talks[talks.ix()];
    for (p, party) in spec.parties.iter().enumerate() {
        match known.of_party(p) {
            Some(own) => {
                now.utilities.push(own.utility.clone());
                now.thresholds[p].clone_from(&own.thresholds);
                now.told[p].clone_from(&own.told);
                now.capital[p].clone_from(&own.capital);
            }
            None => now.utilities.push(Shared::new(interests(level, seed, talks, *party))),
        }
    }
    now.caucuses.clone_from(&known.caucuses);
    // What was said where the seat was not there it cannot play on: for it that meeting is over.
    let (seat, elsewhere) = (view.seat(), now.caucuses.iter_mut());
    for met in elsewhere.filter(|met| met.members().all(|member| Some(member) != seat)) {
        met.answers.fill(Some(false));
    }
    now.mediation.clone_from(&known.mediation);
    let seen_from_outside = known.table.text.0.is_empty();
    if seen_from_outside {
        let table = now.table.make_mut();
        table.status = known.table.status.clone();
        table.signed.clone_from(&known.table.signed);
        table.bloc_signatures.clone_from(&known.table.bloc_signatures);
        if let TalksStatus::Adopted { text } = table.status {
            let clauses: Outcome = view.texts[text.ix()].clauses.clone();
            table.text = clauses;
        }
    } else {
        now.table = known.table.clone();
    }
}
