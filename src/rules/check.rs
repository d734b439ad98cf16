//! Whether an order is allowed, and if not, why: computed from the view of the seat alone, so that a refusal can
//! never tell more than the seat may know.

mod incident;
mod member;
mod public;
mod talks;
mod venue;

use super::home::floor;
use super::mandate::{self, MandateChange};
use super::order::{Order, Plan, STANDARD_COST};
use super::refusal::Refusal;
use super::state::{PackageState, State, Taken};
use super::view::{Desk, View, Viewer};
use crate::base::{ActorId, EventId, NormId, PackageId, Permille};
use crate::level::{Channel, Cost, IncidentKind, Level, Proof};

/// Most per mille a standard can be set to.
const HIGHEST_STANDARD: Permille = Permille(990);

/// Whether `seat` may submit `order` now.
///
/// # Errors
/// The reason why not; nothing has changed.
pub fn check(level: &Level, state: &State, seat: ActorId, order: &Order) -> Result<(), Refusal> {
    check_view(level, &View::unexplained(level, state, Viewer::Seat(seat)), order)
}

/// Whether the seat that `view` was made for may submit `order`.
///
/// # Errors
/// The reason why not.
pub fn check_view(level: &Level, view: &View, order: &Order) -> Result<(), Refusal> {
    let (Some(seat), Some(desk)) = (view.seat(), view.desk()) else { return Err(Refusal::NoSeat) };
    if view.ended {
        return Err(Refusal::Over);
    }
    if view.actors[seat.ix()].sent {
        return Err(Refusal::TurnSent);
    }
    let at = Seated { level, view, seat, desk };
    match order {
        Order::Offer { talks, draft } => at.offer(*talks, draft),
        Order::Answer { talks, offer, .. } => at.answer(*talks, offer.ix()),
        Order::Caucus { talks, with, draft } => at.caucus(*talks, with, draft),
        Order::AnswerCaucus { talks, caucus, .. } => at.answer_in_caucus(*talks, caucus.ix()),
        Order::Yield { talks } => at.with_floor(*talks).map(drop),
        Order::WalkOut { talks } => {
            let (spec, ..) = at.at_table(*talks)?;
            must(spec.forum().is_none() && spec.threshold().is_none(), Refusal::GoesOnWithout)
        }
        Order::Revise { talks, draft } => at.chair_writes(*talks, draft),
        Order::PutToSilence { talks, draft } => {
            at.for_signature(*talks, false)?;
            at.chair_writes(*talks, draft)
        }
        Order::OpenText { talks, draft } => {
            at.for_signature(*talks, true)?;
            at.chair_writes(*talks, draft)
        }
        Order::BreakSilence { talks } => at.break_silence(*talks),
        Order::Ask { talks, of, issue } => at.ask(*talks, *of, *issue),
        Order::Reserve { talks, issue } => at.reserve(*talks, *issue),
        Order::Vote { forum, ballot, explained } => at.vote(*forum, *ballot, *explained),
        Order::SetStandard { proof, at: permille } => at.standard(*proof, *permille),
        Order::Choose { event, choice } => at.choose(*event, *choice),
        Order::Plan(plan) => at.plan(plan),
        Order::Unplan { position } => {
            if usize::from(*position) < desk.plans.len() {
                Ok(())
            } else {
                Err(Refusal::NoSuchPlan)
            }
        }
        Order::Send => Ok(()),
    }
}

/// A seat looking at its own view.
struct Seated<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    desk: &'a Desk,
}

type Checked<T = ()> = Result<T, Refusal>;

fn must(holds: bool, otherwise: Refusal) -> Checked {
    if holds { Ok(()) } else { Err(otherwise) }
}

impl Seated<'_> {
    // Means.

    fn affordable(&self, cost: Cost) -> Checked {
        let free = self.desk.free;
        if free.covers(cost) {
            return Ok(());
        }
        let short = |cost: i32, free: i32| cost > free;
        let reserved_by = self
            .desk
            .plans
            .iter()
            .enumerate()
            .filter(|(_, plan)| {
                let held = plan.cost(self.level, self.channel_of(plan));
                (short(cost.capital, free.capital) && held.capital > 0)
                    || (short(cost.staff, free.staff) && held.staff > 0)
                    || (short(cost.budget, free.budget) && held.budget > 0)
            })
            .map(|(position, _)| u16::try_from(position).unwrap_or(u16::MAX))
            .collect();
        Err(Refusal::TooDear { cost, free, reserved_by })
    }

    fn channel_of(&self, plan: &Plan) -> Channel {
        plan.about()
            .filter(|a| a.ix() < self.level.actors.len())
            .map_or(Channel::Diplomatic, |other| self.view.channel(self.seat, other))
    }

    fn standard(&self, proof: Proof, at: Permille) -> Checked {
        let floor = self.floor(proof);
        must(at >= floor, Refusal::BelowFloor { floor })?;
        let mut standards = self.desk.standards;
        standards[proof.ix()] = at;
        must(standards.is_sorted() && at <= HIGHEST_STANDARD, Refusal::StandardsOutOfOrder)?;
        if self.desk.cards.is_empty() { Ok(()) } else { self.affordable(Cost::new(STANDARD_COST, 0, 0)) }
    }

    fn floor(&self, proof: Proof) -> Permille {
        floor(self.level, self.seat, &self.desk.lowered, proof)
    }

    fn choose(&self, event: EventId, choice: u8) -> Checked {
        let question = self.view.asked(self.level, self.seat).find(|(asked, _)| *asked == event);
        let (_, question) = question.ok_or(Refusal::NotAsked)?;
        let choice = question.choices.get(usize::from(choice)).ok_or(Refusal::Unknown)?;
        self.affordable(choice.cost)
    }

    // Plans.

    fn plan(&self, plan: &Plan) -> Checked {
        if let Some(position) = self.desk.plans.iter().position(|chosen| chosen == plan) {
            return Err(Refusal::AlreadyPlanned { position: u16::try_from(position).unwrap_or(u16::MAX) });
        }
        must(plan.mechanism().is_none_or(|part| self.level.plays(part)), Refusal::SwitchedOff)?;
        match plan {
            Plan::Investigate { incident, clue } => self.investigate(*incident, *clue)?,
            Plan::Share { card, with } => self.share(*card, *with)?,
            Plan::Circulate { card, coalition } => self.circulate(*card, *coalition)?,
            Plan::Publish { card } => {
                self.held(*card)?;
                must(!self.view.incidents[card.incident.ix()].public.contains(card), Refusal::CardPublic)?;
            }
            Plan::Respond { incident, kind, target, account } => self.respond(*incident, *kind, *target, *account)?,
            Plan::OpenChannel { with } => {
                self.other(*with)?;
                must(self.view.channel(self.seat, *with) < Channel::Hotline, Refusal::ChannelBest)?;
            }
            Plan::Restore { incident } => {
                self.known(*incident)?;
                let reached = self.view.public.has_reached(*incident, self.seat);
                must(reached || self.level.incident(*incident).victims.contains(&self.seat), Refusal::NotAVictim)?;
                self.reparable(*incident)?;
            }
            Plan::PayRansom { incident } => {
                self.known(*incident)?;
                must(self.level.kind_of(*incident) == Some(IncidentKind::Ransomware), Refusal::NoRansom)?;
                must(self.level.incident(*incident).victims.contains(&self.seat), Refusal::NotAVictim)?;
                must(!self.view.public.ransoms.contains(&(self.seat, *incident)), Refusal::AlreadyDone)?;
                self.reparable(*incident)?;
            }
            Plan::Help { incident } => self.help(*incident)?,
            Plan::Retract { incident, kind, target } => {
                self.known(*incident)?;
                let said = |taken: &Taken| {
                    (taken.by, taken.incident, taken.kind, taken.target) == (self.seat, *incident, *kind, *target)
                };
                let stands = self.view.taken.iter().any(|taken| said(taken) && taken.stands());
                must(stands, Refusal::NothingToRetract)?;
            }
            Plan::Invite { coalition, actor } => self.invite(*coalition, *actor)?,
            Plan::Join { coalition } => {
                let now = self.view.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
                must(!now.members.contains(&self.seat), Refusal::AlreadyIn)?;
                must(now.invited.contains(&self.seat), Refusal::NotInvited)?;
                must(self.view.in_sequence(self.level, *coalition, self.seat), Refusal::OutOfSequence)?;
                must(self.view.price_met(self.level, *coalition, self.seat), Refusal::PriceUnmet)?;
            }
            Plan::Leave { coalition } => {
                let now = self.view.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
                must(now.members.contains(&self.seat), Refusal::NotAMember)?;
                must(self.level.coalition(*coalition).lead != self.seat, Refusal::LeadStays)?;
            }
            Plan::Give { package } => self.give(*package)?,
            Plan::Sign { talks } => self.sign(*talks)?,
            Plan::Table { talks, draft } => self.put_before_venue(*talks, draft)?,
            Plan::Cosponsor { forum, motion } => {
                let motion = self.voting_on(*forum, *motion)?;
                must(!motion.sponsors.contains(&self.seat), Refusal::AlreadySponsor)?;
            }
            Plan::Withdraw { forum, motion } => {
                let motion = self.pending(*forum, *motion)?;
                must(motion.sponsors[0] == self.seat, Refusal::SponsorOnly { by: motion.sponsors[0] })?;
            }
            Plan::Amend { forum, motion, issue, option } => self.amend(*forum, *motion, *issue, *option)?,
            Plan::Divide { forum, motion, issue } => {
                let motion = self.voting_on(*forum, *motion)?;
                let clause = motion.draft.0.get(usize::from(*issue)).ok_or(Refusal::Unknown)?;
                let asked = motion.divisions.iter().any(|division| division.issue == *issue);
                must(*clause != 0 && !asked, Refusal::AlreadyMoved)?;
            }
            Plan::Court { forum, motion, bloc, price, against } => {
                self.court(*forum, *motion, *bloc, *price, *against)?;
            }
            Plan::TakeFirst { forum, motion } => {
                let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
                let chair = spec.chair.ok_or(Refusal::NoVote)?;
                must(chair == self.seat, Refusal::ChairOnly { chair })?;
                self.pending(*forum, *motion)?;
                let first = self.view.fora[forum.ix()].queue.first() == Some(motion);
                must(!first, Refusal::AlreadyFirst)?;
            }
            Plan::AskCapital { talks, issue, option } => self.ask_capital(*talks, *issue, *option)?,
            Plan::AskMediator { talks, mediator } => self.ask_mediator(*talks, *mediator)?,
            // Norms.
            Plan::Operate { operation } => self.operate(*operation)?,
            Plan::Restrain { actor } => {
                self.other(*actor)?;
                let sponsor = self.level.actor(*actor).sponsor;
                must(sponsor == Some(self.seat), Refusal::NotItsSponsor { sponsor })?;
            }
            Plan::Pledge { norm, level } => self.pledge(*norm, *level)?,
            Plan::Review { of, norm } => {
                self.other(*of)?;
                must(norm.ix() < self.level.norms.len(), Refusal::Unknown)?;
                must(self.level.reviews(self.seat), Refusal::NoReviewer)?;
                let promised = self.view.conduct.has_promised(self.level, &self.view.texts, *of, *norm);
                must(promised, Refusal::NothingPromised { of: *of })?;
            }
            Plan::Align { bloc } => {
                let exists = bloc.map_or(!self.level.rule_blocs.is_empty(), |b| b.ix() < self.level.rule_blocs.len());
                must(exists, Refusal::Unknown)?;
                must(self.view.conduct.blocs[self.seat.ix()] != *bloc, Refusal::SameRuleBloc)?;
            }
            // Coalitions.
            Plan::InviteFor { coalition, actor, price } => self.invite_for(*coalition, *actor, *price)?,
            Plan::PledgeTo { coalition, public } => {
                let (lead, now) = self.member_of(*coalition)?;
                must(*public || lead != self.seat, Refusal::Yourself)?;
                let given = now.bonds.pledges.iter().any(|pledge| pledge.by == self.seat);
                let planned = self.desk.plans.iter();
                let mut planned =
                    planned.filter(|plan| matches!(plan, Plan::PledgeTo { coalition: c, .. } if c == coalition));
                must(!given && planned.all(|other| other == plan), Refusal::AlreadyPledged)?;
            }
            Plan::Whip { coalition, motion, .. } => {
                let (lead, now) = self.member_of(*coalition)?;
                must(lead == self.seat, Refusal::LeadOnly { lead })?;
                let talks = self.level.coalition(*coalition).talks;
                let forum = self.level.talks(talks).forum().ok_or(Refusal::NoVenue)?;
                must(self.pending(forum, *motion)?.talks == talks, Refusal::NoSuchMotion)?;
                let planned = self.desk.plans.iter();
                let mut planned = planned.filter(
                    |plan| matches!(plan, Plan::Whip { coalition: c, motion: m, .. } if (c, m) == (coalition, motion)),
                );
                let called = now.bonds.whips.iter().any(|whip| whip.motion == *motion);
                must(!called && planned.all(|other| other == plan), Refusal::AlreadyWhipped)?;
            }
            Plan::Declare { coalition } => {
                let (lead, now) = self.member_of(*coalition)?;
                must(lead == self.seat, Refusal::LeadOnly { lead })?;
                let spec = self.level.coalition(*coalition);
                must(spec.bonds.statement > 0 && !now.bonds.stated, Refusal::NoStatement)?;
                must(now.members.len() >= 2, Refusal::NeedsCoalition)?;
                must(self.view.talks(spec.talks).is_open(), Refusal::TalksClosed)?;
            }
            // Home fronts.
            Plan::Persuade { ratifier } => {
                let ratifier = self.desk.home.get(usize::from(*ratifier)).ok_or(Refusal::Unknown)?;
                must(ratifier.support < 100, Refusal::FullSupport)?;
            }
            Plan::LowerFloor { proof } => {
                let asked = self.desk.lowered.iter().any(|(asked, _)| asked == proof);
                must(!asked && self.floor(*proof) > Permille(0), Refusal::NoFloor)?;
            }
            Plan::ReviseMandate { objective, change } => self.revise_mandate(*objective, *change)?,
            // Capacity-building.
            Plan::Withhold { package } => {
                let spec = self.level.packages.get(package.ix()).ok_or(Refusal::Unknown)?;
                must(spec.giver == self.seat, Refusal::NotYourPackage { giver: spec.giver })?;
                let runs = matches!(self.view.packages[package.ix()], PackageState::Running { .. });
                must(runs, Refusal::NotRunning)?;
            }
            // Public diplomacy and companies.
            Plan::Speak { what } => self.speak(*what)?,
            Plan::Leak { card } => self.leak(*card)?,
            Plan::Appoint => self.appoint()?,
            Plan::Patch { incident } => self.patch(*incident)?,
            Plan::TakeDown { incident } => self.take_down(*incident)?,
            Plan::Request { of, incident, what } => self.request(*of, *incident, *what)?,
            Plan::Reply { to, incident, what, grant } => self.reply(*to, *incident, *what, *grant)?,
        }
        self.affordable(plan.cost(self.level, self.channel_of(plan)))
    }

    fn other(&self, actor: ActorId) -> Checked {
        must(actor.ix() < self.level.actors.len(), Refusal::Unknown)?;
        must(actor != self.seat, Refusal::Yourself)
    }

    fn give(&self, package: PackageId) -> Checked {
        let spec = self.level.packages.get(package.ix()).ok_or(Refusal::Unknown)?;
        must(spec.giver == self.seat, Refusal::NotYourPackage { giver: spec.giver })?;
        must(self.view.packages[package.ix()] == PackageState::Offered, Refusal::PackageUnderWay)
    }

    fn pledge(&self, norm: NormId, level: u8) -> Checked {
        let spec = self.level.norms.get(norm.ix()).ok_or(Refusal::Unknown)?;
        must(level <= 3, Refusal::Unknown)?;
        let now = self.view.turn;
        let next = spec.rounds.iter().copied().find(|turn| *turn > now);
        must(spec.rounds.is_empty() || spec.rounds.contains(&now), Refusal::NotARound { next })?;
        let same = self.view.conduct.pledge(self.seat, norm) == level;
        let renews = same && self.view.conduct.wants_renewal(self.level, self.seat, norm, now);
        must(!same || renews, Refusal::SamePledge)?;
        // One pledge a turn on one thing.
        let other = |plan: &Plan| matches!(plan, Plan::Pledge { norm: n, level: l } if *n == norm && *l != level);
        must(!self.desk.plans.iter().any(other), Refusal::SamePledge)
    }

    fn revise_mandate(&self, objective: u8, change: MandateChange) -> Checked {
        must(mandate::is_revisable(self.level, self.seat, objective, change), Refusal::Unknown)?;
        let about = |asked: u8, what: MandateChange| {
            let both = |o: u8| o == asked || what == (MandateChange::Shift { to: o });
            both(objective) || matches!(change, MandateChange::Shift { to } if both(to))
        };
        let answered = self.desk.revised.iter().any(|revision| about(revision.objective, revision.change));
        let own = Plan::ReviseMandate { objective, change };
        let asked = self
            .desk
            .plans
            .iter()
            .filter(|plan| **plan != own)
            .any(|plan| matches!(plan, Plan::ReviseMandate { objective, change } if about(*objective, *change)));
        must(!answered && !asked, Refusal::MandateAnswered)?;
        let written = &self.level.actor(self.seat).mandate.objectives[usize::from(objective)];
        must(change != MandateChange::Ease || mandate::eased(written).is_some(), Refusal::NoHalfWay)
    }
}
