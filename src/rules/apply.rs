//! The only writer of state: total, without dice, without panic. What a fact says is what becomes true.

use super::caucus::Caucus;
use super::coalition::{BondState, CoalitionPledge, Whip};
use super::conduct::Pledge;
use super::fact::Fact;
use super::forum::{Amendment, Cast, Division, Fate, Motion, Put, Vote};
use super::public::{Request, Spoken};
use super::state::{Happened, Held, Offer, PackageState, State, Table, TalksStatus, Threshold, Told};
use crate::base::{ActorId, CardRef, CoalitionId, ForumId, MotionId, OfferId, Permille, Shared, TalksId, TextId};
use crate::level::Level;
use crate::negotiation::{Outcome, RedLine};

/// Makes `fact` true in `state`. A fact about something that does not exist changes nothing.
pub fn apply(level: &Level, state: &mut State, fact: &Fact) {
    // A damaged or foreign journal may name what is not there; the reader of journals refuses it by its digest.
    let _ = try_apply(level, state, fact);
}

fn try_apply(level: &Level, state: &mut State, fact: &Fact) -> Option<()> {
    match fact {
        Fact::TruthDrawn { incident, suspect } => state.incidents.get_mut(incident.ix())?.truth = *suspect,
        Fact::ClueDrawn { incident, clue, card } => {
            *state.incidents.get_mut(incident.ix())?.cards.get_mut(usize::from(*clue))? = *card;
        }
        Fact::UtilityDrawn { talks, utility, .. } => {
            state.talks.get_mut(talks.ix())?.utilities.push(Shared::new(utility.clone()));
        }

        Fact::TurnBegan { turn } => {
            state.turn = *turn;
            state.actors.iter_mut().for_each(|actor| actor.sent = false);
            state.conduct.restrained.clear();
            for talks in &mut state.talks {
                let table = talks.table.make_mut();
                table.rounds_now = 0;
                table.offers_now = 0;
            }
        }
        Fact::EventHappened { event } => {
            state.happened.push(Happened { event: *event, turn: state.turn, chosen: None });
        }
        Fact::Chosen { event, choice, .. } => {
            state.happened.iter_mut().rev().find(|now| now.event == *event)?.chosen = Some(*choice);
        }
        Fact::Sent { seat } => state.actors.get_mut(seat.ix())?.sent = true,
        Fact::MeansRenewed { actor, capital, staff } => {
            let actor = state.actors.get_mut(actor.ix())?;
            actor.capital = *capital;
            actor.staff = *staff;
        }
        Fact::Ended => state.ended = true,

        Fact::Planned { seat, plan } => state.actors.get_mut(seat.ix())?.plans.push(plan.clone()),
        Fact::Unplanned { seat, position } => {
            let plans = &mut state.actors.get_mut(seat.ix())?.plans;
            if usize::from(*position) < plans.len() {
                plans.remove(usize::from(*position));
            }
        }
        Fact::PlanFailed { .. } => {}
        Fact::PlansCleared { seat } => state.actors.get_mut(seat.ix())?.plans.clear(),
        Fact::Spent { actor, cost } => {
            let actor = state.actors.get_mut(actor.ix())?;
            actor.capital -= cost.capital;
            actor.staff -= cost.staff;
            actor.budget -= cost.budget;
        }

        Fact::StandardSet { seat, proof, at } => state.actors.get_mut(seat.ix())?.standards[proof.ix()] = *at,
        Fact::IncidentOpened { incident } => state.incidents.get_mut(incident.ix())?.open = true,
        Fact::HeadwayMade { seat, incident, clue, by } => {
            let headway = &mut state.actors.get_mut(seat.ix())?.headway;
            match headway.binary_search_by_key(&(*incident, *clue), |(i, c, _)| (*i, *c)) {
                Ok(at) => headway[at].2 += by,
                Err(at) => headway.insert(at, (*incident, *clue, *by)),
            }
        }
        Fact::CardFound { seat, card } => {
            let cards = &mut state.actors.get_mut(seat.ix())?.cards;
            let found = Held { card: *card, turn: state.turn, from: None, believed: Permille::CERTAIN };
            match cards.iter_mut().find(|held| held.card == *card) {
                Some(held) => *held = found,
                None => cards.push(found),
            }
        }
        Fact::CardShared { from, to, card, believed } => {
            let cards = &mut state.actors.get_mut(to.ix())?.cards;
            let shown = Held { card: *card, turn: state.turn, from: Some(*from), believed: *believed };
            match cards.iter_mut().find(|held| held.card == *card) {
                Some(held) if held.believed >= *believed => {}
                Some(held) => *held = shown,
                None => cards.push(shown),
            }
        }
        Fact::CardPublished { card, burnt, .. } => put_before_the_world(state, *card, *burnt)?,
        Fact::HarmChanged { incident, by } => {
            let harm = &mut state.incidents.get_mut(incident.ix())?.harm;
            *harm = (*harm + by).clamp(0, 100);
        }

        Fact::Responded { taken } => state.taken.make_mut().push(taken.clone()),
        Fact::Exposed { taken } => state.taken.make_mut().get_mut(usize::from(*taken))?.exposed = true,
        Fact::Retracted { taken } => state.taken.make_mut().get_mut(usize::from(*taken))?.retracted = true,
        Fact::GrievanceChanged { of, against, by } => {
            let grievance = state.grievance.get_mut(of.ix())?.get_mut(against.ix())?;
            *grievance = (*grievance + by).clamp(0, 1000);
        }
        Fact::RungChanged { a, b, to } => {
            let rungs = state.rungs.make_mut();
            *rungs.get_mut(a.ix())?.get_mut(b.ix())? = *to;
            *rungs.get_mut(b.ix())?.get_mut(a.ix())? = *to;
        }
        Fact::CredibilityChanged { actor, by } => {
            let credibility = &mut state.actors.get_mut(actor.ix())?.credibility;
            *credibility = (*credibility + by).clamp(0, 100);
        }
        Fact::TrustChanged { of, to, by } => {
            let trust = state.trust.get_mut(of.ix())?.get_mut(to.ix())?;
            *trust = (*trust + by).clamp(-100, 100);
        }
        Fact::ChannelChanged { a, b, to } => {
            let channels = state.channels.make_mut();
            *channels.get_mut(a.ix())?.get_mut(b.ix())? = *to;
            *channels.get_mut(b.ix())?.get_mut(a.ix())? = *to;
        }
        Fact::GaugeChanged { gauge, by } => {
            let value = &mut state.gauges[gauge.ix()];
            *value = (*value + by).clamp(0, 100);
        }
        Fact::ResilienceChanged { actor, by } => {
            let value = &mut state.actors.get_mut(actor.ix())?.resilience;
            *value = (*value + by).clamp(0, 100);
        }
        Fact::CapacityChanged { actor, capacity, by } => {
            let value = state.actors.get_mut(actor.ix())?.capacities.of_mut(*capacity);
            *value = (*value + by).clamp(0, 100);
        }
        Fact::CapitalChanged { actor, by } => {
            let value = &mut state.actors.get_mut(actor.ix())?.capital;
            *value = (*value + by).max(0);
        }
        Fact::BudgetChanged { actor, by } => {
            let value = &mut state.actors.get_mut(actor.ix())?.budget;
            *value = (*value + by).max(0);
        }

        Fact::TalksOpened { talks } => table(state, *talks)?.status = TalksStatus::Open,
        Fact::FloorGiven { talks, party } => {
            let table = table(state, *talks)?;
            table.floor = Some(*party);
            table.offers_now = 0;
        }
        Fact::FloorClosed { talks } => table(state, *talks)?.floor = None,
        Fact::RoundEnded { talks } => {
            let table = table(state, *talks)?;
            table.round += 1;
            table.rounds_now += 1;
            table.floor = None;
        }
        Fact::Offered { talks, by, draft } => {
            put_on_table(level, state, *talks, *by, draft, false)?;
            let table = table(state, *talks)?;
            // Whoever mediates has no floor, and asks for nothing.
            if let Some(party) = level.talks.get(talks.ix())?.party(*by) {
                table.offers_now += 1;
                *table.wants.get_mut(party)? = Some(draft.clone());
            }
        }
        Fact::Revised { talks, by, draft, changed_by } => {
            put_on_table(level, state, *talks, *by, draft, true)?;
            let table = table(state, *talks)?;
            table.revision += 1;
            table.before = std::mem::replace(&mut table.text, draft.clone());
            table.changed_by.clone_from(changed_by);
        }
        Fact::Answered { talks, offer, by, accept, threshold } => {
            let party = level.talks.get(talks.ix())?.party(*by)?;
            let now = state.talks.get_mut(talks.ix())?;
            let table = now.table.make_mut();
            let round = table.round;
            let answered = table.offers.get_mut(offer.ix())?;
            *answered.answers.get_mut(party)? = Some(*accept);
            if *accept {
                let draft = answered.draft.clone();
                *table.wants.get_mut(party)? = Some(draft);
            }
            if let Some(at) = threshold {
                now.thresholds.get_mut(party)?.push(Threshold { offer: *offer, round, at: *at });
            }
        }
        Fact::CaucusMet { talks, by, with, draft } => {
            let turn = state.turn;
            let now = state.talks.get_mut(talks.ix())?;
            now.caucuses.push(Caucus {
                by: *by,
                turn,
                round: now.table.round,
                with: with.clone(),
                draft: draft.clone(),
                answers: vec![None; with.len()],
                thresholds: vec![None; with.len()],
                broken_by: Vec::new(),
            });
        }
        Fact::CaucusAnswered { talks, caucus, by, accept, threshold } => {
            let met = state.talks.get_mut(talks.ix())?.caucuses.get_mut(caucus.ix())?;
            let place = met.place(*by)?;
            *met.answers.get_mut(place)? = Some(*accept);
            *met.thresholds.get_mut(place)? = *threshold;
        }
        Fact::CaucusAgreed { .. } => {}
        Fact::CaucusBroken { talks, caucus, by } => {
            insert(&mut state.talks.get_mut(talks.ix())?.caucuses.get_mut(caucus.ix())?.broken_by, *by);
        }
        Fact::MediatorAsked { talks, by, mediator } => {
            state.talks.get_mut(talks.ix())?.mediation.asked.push((*by, *mediator));
        }
        Fact::MediationBegan { talks, by } => state.talks.get_mut(talks.ix())?.mediation.by = Some(*by),
        Fact::SilenceBegan { talks, draft, until } => {
            let table = table(state, *talks)?;
            table.status = TalksStatus::Silence { draft: draft.clone(), until: *until };
            table.floor = None;
        }
        Fact::SilenceBroken { talks, .. } => {
            let table = table(state, *talks)?;
            table.status = TalksStatus::Open;
            table.reserved.clear();
        }
        Fact::OpenedForSignature { talks, draft } => {
            let table = table(state, *talks)?;
            table.status = TalksStatus::Signing { draft: draft.clone() };
            table.floor = None;
        }
        Fact::Signed { talks, by } => table(state, *talks)?.signed.push(*by),
        Fact::Acceded { text, by } => state.texts.make_mut().get_mut(text.ix())?.acceded.push(*by),
        Fact::Adopted { text } => {
            let id = TextId::at(state.texts.len().min(usize::from(u16::MAX)));
            let table = table(state, text.talks)?;
            table.status = TalksStatus::Adopted { text: id };
            table.before = std::mem::replace(&mut table.text, text.clauses.clone());
            table.floor = None;
            state.texts.make_mut().push(text.clone());
        }
        Fact::Suspended { text, by } => insert(&mut state.texts.make_mut().get_mut(text.ix())?.suspended_by, *by),
        Fact::WalkedOut { .. } => {}
        Fact::TalksFailed { talks, why } => {
            let table = table(state, *talks)?;
            table.status = TalksStatus::Failed { why: *why };
            table.floor = None;
        }
        Fact::NoDealChanged { talks, party, by } => {
            let party = level.talks.get(talks.ix())?.party(*party)?;
            let utility = state.talks.get_mut(talks.ix())?.utilities.get_mut(party)?;
            let utility = utility.make_mut();
            utility.reservation = (utility.reservation + by).clamp(-100_000, 100_000);
        }
        Fact::Told { talks, asked, of, issue, grade } => {
            let told = Told { turn: state.turn, of: *of, issue: *issue, grade: *grade };
            let now = state.talks.get_mut(talks.ix())?;
            match level.talks.get(talks.ix())?.party(*asked) {
                Some(party) => now.told.get_mut(party)?.push(told),
                None => now.mediation.told.push(told),
            }
        }
        Fact::CapitalAnswered { talks, seat, issue, option, moved } => {
            let party = level.talks.get(talks.ix())?.party(*seat)?;
            let now = state.talks.get_mut(talks.ix())?;
            now.capital.get_mut(party)?.push((*issue, *option, *moved));
            if *moved {
                let line = RedLine { issue: *issue, option: *option };
                now.utilities.get_mut(party)?.make_mut().red_lines.retain(|l| *l != line);
            }
        }

        Fact::Reserved { talks, by, issue } => table(state, *talks)?.reserved.push((*by, *issue)),

        Fact::Tabled { forum, talks, by, draft } => {
            let turn = state.turn;
            let forum = state.fora.get_mut(forum.ix())?;
            forum.queue.push(MotionId::at(forum.motions.len().min(usize::from(u16::MAX))));
            forum.motions.make_mut().push(Motion {
                talks: *talks,
                turn,
                draft: draft.clone(),
                sponsors: vec![*by],
                stage: 0,
                amendments: Vec::new(),
                divisions: Vec::new(),
                fate: Fate::Pending,
            });
        }
        Fact::Cosponsored { forum, motion, by } => self::motion(state, *forum, *motion)?.sponsors.push(*by),
        Fact::AmendmentMoved { forum, motion, by, issue, option } => {
            let amendment = Amendment { by: *by, issue: *issue, option: *option, passed: None };
            self::motion(state, *forum, *motion)?.amendments.push(amendment);
        }
        Fact::DivisionAsked { forum, motion, by, issue } => {
            let division = Division { by: *by, issue: *issue, kept: None };
            self::motion(state, *forum, *motion)?.divisions.push(division);
        }
        Fact::Courted { forum, courted } => state.fora.get_mut(forum.ix())?.courted.push(*courted),
        Fact::TakenFirst { forum, motion } => {
            let queue = &mut state.fora.get_mut(forum.ix())?.queue;
            let at = queue.iter().position(|id| id == motion)?;
            queue[..=at].rotate_right(1);
        }
        Fact::VoteOpened { forum, motion, put } => {
            let members = level.fora.get(forum.ix())?.members.len();
            let vote = Vote { motion: *motion, put: *put, cast: vec![Cast::NotYet; members] };
            state.fora.get_mut(forum.ix())?.vote = Some(vote);
        }
        Fact::Voted { forum, by, ballot, explained } => {
            let member = level.fora.get(forum.ix())?.member(*by)?;
            let vote = state.fora.get_mut(forum.ix())?.vote.as_mut()?;
            *vote.cast.get_mut(member)? = Cast::Given { ballot: *ballot, explained: *explained };
        }
        Fact::VoteClosed { forum, count } => {
            let now = state.fora.get_mut(forum.ix())?;
            now.vote = None;
            now.record.make_mut().push(count.clone());
            decided(now.motions.make_mut().get_mut(count.motion.ix())?, count.put, count.passed)?;
        }
        Fact::PassedOn { forum, motion } => {
            let motion = self::motion(state, *forum, *motion)?;
            motion.stage += 1;
            // A paragraph that one body has kept can be voted on in the next as well.
            motion.divisions.clear();
            let talks = motion.talks;
            table(state, talks)?.reserved.clear();
        }
        Fact::MotionEnded { forum, motion, fate } => {
            let now = state.fora.get_mut(forum.ix())?;
            now.queue.retain(|id| id != motion);
            now.vote.take_if(|vote| vote.motion == *motion);
            let ended = self::motion(state, *forum, *motion)?;
            ended.fate = *fate;
            let talks = ended.talks;
            table(state, talks)?.reserved.clear();
        }

        Fact::Invited { coalition, actor } => insert(&mut state.coalitions.get_mut(coalition.ix())?.invited, *actor),
        Fact::Joined { coalition, actor } => {
            let coalition = state.coalitions.get_mut(coalition.ix())?;
            coalition.invited.retain(|a| a != actor);
            coalition.bonds.paid.retain(|(to, _)| to != actor);
            insert(&mut coalition.members, *actor);
        }
        Fact::Left { coalition, actor } => {
            let coalition = state.coalitions.get_mut(coalition.ix())?;
            coalition.members.retain(|a| a != actor);
            coalition.bonds.strayed.retain(|a| a != actor);
        }
        Fact::PackageStarted { package } => {
            *state.packages.get_mut(package.ix())? = PackageState::Running { since: state.turn, paid: 0 };
        }
        Fact::PackagePaid { package } => {
            if let PackageState::Running { paid, .. } = state.packages.get_mut(package.ix())? {
                *paid += 1;
            }
        }
        Fact::PackageDelivered { package } => {
            *state.packages.get_mut(package.ix())? = PackageState::Delivered { turn: state.turn };
        }
        Fact::PackageLapsed { package } => {
            *state.packages.get_mut(package.ix())? = PackageState::Lapsed { turn: state.turn };
        }

        // Norms.
        Fact::OperationRun { operation } => {
            *state.conduct.run.get_mut(operation.ix())? = Some(state.turn);
        }
        Fact::Restrained { actor, .. } => insert(&mut state.conduct.restrained, *actor),
        Fact::Breached { breach } => state.conduct.breaches.push(*breach),
        Fact::BreachSeen { breach } => {
            state.conduct.breaches.get_mut(usize::from(*breach))?.seen = Some(state.turn);
        }
        Fact::Pledged { pledge } => state.conduct.pledges.push(*pledge),
        Fact::Reviewed { report } => state.conduct.reports.push(*report),
        Fact::PledgeLapsed { by, norm } => {
            let pledge = Pledge { turn: state.turn, by: *by, norm: *norm, level: 0 };
            state.conduct.pledges.push(pledge);
        }
        Fact::Crystallised { norm } => {
            state.conduct.norms.get_mut(norm.ix())?.crystallised = Some(state.turn);
        }
        Fact::Codified { norm } => state.conduct.norms.get_mut(norm.ix())?.codified = Some(state.turn),
        Fact::Aligned { actor, bloc } => *state.conduct.blocs.get_mut(actor.ix())? = *bloc,

        // Home fronts.
        Fact::HomeDrawn { actor, home } => state.actors.get_mut(actor.ix())?.home.clone_from(home),
        Fact::SentHome { text, party } => {
            let turn = state.turn;
            state.texts.make_mut().get_mut(text.ix())?.pending.push((*party, turn));
        }
        Fact::Ratified { text, party } => {
            state.texts.make_mut().get_mut(text.ix())?.pending.retain(|(pending, _)| pending != party);
        }
        Fact::Refused { text, party, .. } => {
            let text = state.texts.make_mut().get_mut(text.ix())?;
            text.pending.retain(|(pending, _)| pending != party);
            text.refused.push(*party);
        }
        Fact::ObjectiveMet { actor, objective } => state.actors.get_mut(actor.ix())?.met.push(*objective),
        Fact::CalledToAccount { .. } => {}
        Fact::MandateAnswered { seat, revision } => state.actors.get_mut(seat.ix())?.revised.push(*revision),
        Fact::SupportChanged { actor, ratifier, by } | Fact::Swayed { actor, ratifier, by, .. } => {
            let support = &mut state.actors.get_mut(actor.ix())?.home.get_mut(usize::from(*ratifier))?.support;
            *support = (*support + by).clamp(0, 100);
        }
        // Coalitions.
        Fact::JoinPaid { coalition, actor, price } => bonds(state, *coalition)?.paid.push((*actor, *price)),
        Fact::PledgedTo { coalition, by, public } => {
            bonds(state, *coalition)?.pledges.push(CoalitionPledge { by: *by, public: *public, kept: None });
        }
        Fact::PledgeJudged { coalition, by, kept } => {
            let pledges = &mut bonds(state, *coalition)?.pledges;
            pledges.iter_mut().find(|pledge| pledge.by == *by && pledge.kept.is_none())?.kept = Some(*kept);
        }
        Fact::Whipped { coalition, motion, against } => {
            bonds(state, *coalition)?.whips.push(Whip { motion: *motion, against: *against });
        }
        Fact::RanksBroken { coalition, by } => insert(&mut bonds(state, *coalition)?.strayed, *by),
        Fact::Declared { coalition, .. } => bonds(state, *coalition)?.stated = true,
        Fact::BlocSigned { talks, bloc, signed } => {
            let blocs = &mut table(state, *talks)?.bloc_signatures;
            let bloc = usize::from(*bloc);
            if blocs.len() <= bloc {
                blocs.resize(bloc + 1, 0);
            }
            blocs[bloc] = *signed;
        }
        Fact::FloorAnswered { seat, proof, moved } => {
            state.actors.get_mut(seat.ix())?.lowered.push((*proof, *moved));
        }

        // Linked items.
        Fact::WordGiven { word } => state.conduct.words.push(*word),
        Fact::WordJudged { word, kept } => {
            state.conduct.words.get_mut(usize::from(*word))?.kept = Some(*kept);
        }

        // Capacity-building.
        Fact::PackageWithheld { package } => {
            *state.packages.get_mut(package.ix())? = PackageState::Withheld { turn: state.turn };
        }
        Fact::DependenceChanged { of, on, by } => {
            let value = state.dependence.make_mut().get_mut(of.ix())?.get_mut(on.ix())?;
            *value = (*value + by).clamp(0, 100);
        }

        // Public diplomacy and companies.
        Fact::Spoke { by, what } => {
            let spoken = Spoken { turn: state.turn, by: *by, what: *what };
            state.public.make_mut().spoken.push(spoken);
        }
        Fact::Leaked { card, burnt, .. } => put_before_the_world(state, *card, *burnt)?,
        Fact::AmbassadorAppointed { by } => insert(&mut state.public.make_mut().ambassadors, *by),
        Fact::Patched { incident, .. } => state.public.make_mut().patched.push(*incident),
        Fact::TakenDown { incident, lost, .. } => {
            state.public.make_mut().taken_down.push(*incident);
            state.incidents.get_mut(incident.ix())?.burnt.extend(*lost);
        }
        Fact::RansomPaid { by, incident } => state.public.make_mut().ransoms.push((*by, *incident)),
        Fact::Spread { incident, to } => insert(&mut state.public.make_mut().reached, (*incident, *to)),
        Fact::Requested { by, of, incident, what } => {
            let (turn, by, of, incident, what) = (state.turn, *by, *of, *incident, *what);
            let request = Request { turn, by, of, incident, what, granted: None };
            state.public.make_mut().requests.push(request);
        }
        Fact::Replied { by, to, incident, what, granted } => {
            let asked = |r: &&mut Request| (r.of, r.by, r.incident, r.what) == (*by, *to, *incident, *what);
            state.public.make_mut().requests.iter_mut().find(asked)?.granted = Some(*granted);
        }
    }
    Some(())
}

fn put_before_the_world(state: &mut State, card: CardRef, burnt: bool) -> Option<()> {
    let incident = state.incidents.get_mut(card.incident.ix())?;
    if !incident.public.contains(&card) {
        incident.public.push(card);
    }
    if burnt && !incident.burnt.contains(&card.clue) {
        incident.burnt.push(card.clue);
    }
    Some(())
}

fn table(state: &mut State, talks: TalksId) -> Option<&mut Table> {
    Some(state.talks.get_mut(talks.ix())?.table.make_mut())
}

fn bonds(state: &mut State, coalition: CoalitionId) -> Option<&mut BondState> {
    Some(&mut state.coalitions.get_mut(coalition.ix())?.bonds)
}

fn motion(state: &mut State, forum: ForumId, motion: MotionId) -> Option<&mut Motion> {
    state.fora.get_mut(forum.ix())?.motions.make_mut().get_mut(motion.ix())
}

/// What a vote on a part of a draft makes of it.
fn decided(motion: &mut Motion, put: Put, passed: bool) -> Option<()> {
    match put {
        Put::Amendment(amendment) => {
            let voted = motion.amendments.get_mut(usize::from(amendment))?;
            voted.passed = Some(passed);
            let Amendment { issue, option, .. } = *voted;
            if passed {
                *motion.draft.0.get_mut(usize::from(issue))? = option;
                // Others of the same clause are thereby rejected.
                let others = motion.amendments.iter_mut().filter(|other| other.issue == issue);
                others.filter(|other| other.passed.is_none()).for_each(|other| other.passed = Some(false));
            }
        }
        Put::Clause(issue) => {
            motion.divisions.iter_mut().find(|d| d.issue == issue && d.kept.is_none())?.kept = Some(passed);
            if !passed {
                *motion.draft.0.get_mut(usize::from(issue))? = 0;
            }
        }
        Put::Whole => {}
    }
    Some(())
}

fn put_on_table(
    level: &Level,
    state: &mut State,
    talks: TalksId,
    by: ActorId,
    draft: &Outcome,
    revision: bool,
) -> Option<OfferId> {
    let spec = level.talks.get(talks.ix())?;
    let turn = state.turn;
    let table = table(state, talks)?;
    let answers = spec.parties.iter().map(|party| (*party == by).then_some(true)).collect();
    table.offers.push(Offer { by, turn, round: table.round, draft: draft.clone(), revision, answers });
    Some(OfferId::at(table.offers.len().min(usize::from(u16::MAX)) - 1))
}

fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}
