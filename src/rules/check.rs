//! Whether an order is allowed, and if not, why: computed from the view of the seat alone, so that a refusal can
//! never tell more than the seat may know.

mod public;

use super::forum::{Cast, Courted, Motion, Put};
use super::home::floor;
use super::mandate::{self, MandateChange};
use super::order::{ASK_COST, EXPLANATION_COST, Order, Plan, RESERVATION_COST, STANDARD_COST};
use super::reckon;
use super::refusal::Refusal;
use super::state::{CoalitionState, Offer, PackageState, State, Table, Taken, TalksStatus, without_reserved};
use super::view::{Desk, TalksView, View, Viewer};
use crate::base::{
    ActorId, CardRef, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OperationId, PackageId, Permille,
    SuspectId, TalksId,
};
use crate::level::{Channel, Cost, IncidentKind, JoinPrice, Level, Mechanism, Proof, ResponseKind, Talks};
use crate::negotiation::votes::Ballot;
use crate::negotiation::{Outcome, RedLine};

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

impl<'a> Seated<'a> {
    // Talks.

    fn at_table(&self, talks: TalksId) -> Checked<(&'a Talks, &'a TalksView, usize)> {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let party = spec.party(self.seat).ok_or(Refusal::NotAParty)?;
        let now = self.view.talks(talks);
        must(now.is_open(), Refusal::TalksClosed)?;
        Ok((spec, now, party))
    }

    /// Talks in which the seat mediates.
    fn mediates(&self, talks: TalksId) -> Option<(&'a Talks, &'a TalksView)> {
        let now = self.view.talks.get(talks.ix())?;
        (now.mediation.by == Some(self.seat)).then(|| (self.level.talks(talks), now))
    }

    fn with_floor(&self, talks: TalksId) -> Checked<(&'a Talks, &'a Table, usize)> {
        let (spec, now, party) = self.at_table(talks)?;
        let table = &*now.table;
        Self::text_changes(table)?;
        match table.floor {
            Some(floor) if usize::from(floor) == party => Ok((spec, table, party)),
            Some(floor) => Err(Refusal::NotYourFloor { floor: spec.parties[usize::from(floor)] }),
            None => Err(Refusal::TalksClosed),
        }
    }

    /// Whether the text is still talked about: neither under silence nor open for signature.
    fn text_changes(table: &Table) -> Checked {
        must(!matches!(table.status, TalksStatus::Silence { .. }), Refusal::SilenceRuns)?;
        must(!matches!(table.status, TalksStatus::Signing { .. }), Refusal::TextStands)
    }

    fn fits(spec: &Talks, draft: &Outcome) -> Checked {
        let fits = draft.0.len() == spec.issues.len()
            && draft.0.iter().zip(&spec.issues).all(|(option, issue)| usize::from(*option) < issue.options.len());
        must(fits, Refusal::NotADraft)
    }

    fn draft(&self, talks: TalksId, spec: &Talks, party: usize, draft: &Outcome) -> Checked {
        Self::fits(spec, draft)?;
        let own = self.view.talks(talks).of_party(party);
        let crossed = own.and_then(|own| own.utility.crossed(draft).next());
        match crossed {
            Some(RedLine { issue, option }) => Err(Refusal::OwnRedLine { issue, option }),
            None => Ok(()),
        }
    }

    fn offer(&self, talks: TalksId, draft: &Outcome) -> Checked {
        if let Some((spec, now)) = self.mediates(talks) {
            must(now.is_open(), Refusal::TalksClosed)?;
            let put = |offer: &Offer| offer.by == self.seat && offer.turn == self.view.turn;
            must(!now.table.offers.iter().any(put), Refusal::ProposedThisTurn)?;
            return Self::fits(spec, draft);
        }
        let (spec, table, party) = self.with_floor(talks)?;
        must(spec.writer() != Some(self.seat), Refusal::ChairRevises)?;
        must(table.offers_now < spec.offers_per_floor, Refusal::NoOffersLeft { allowed: spec.offers_per_floor })?;
        self.draft(talks, spec, party, draft)?;
        let again = table.offers.iter().any(|o| o.by == self.seat && o.round == table.round && o.draft == *draft);
        must(!again, Refusal::SameAgain)
    }

    fn answer(&self, talks: TalksId, offer: usize) -> Checked {
        let (_, now, party) = self.at_table(talks)?;
        let offer = now.table.offers.get(offer).ok_or(Refusal::NoSuchOffer)?;
        must(offer.turn == self.view.turn && offer.by != self.seat, Refusal::NoSuchOffer)?;
        must(offer.answers[party].is_none(), Refusal::AlreadyAnswered)
    }

    fn caucus(&self, talks: TalksId, with: &[ActorId], draft: &Outcome) -> Checked {
        let (spec, now, party) = self.at_table(talks)?;
        must(spec.caucus && self.level.plays(Mechanism::Caucuses), Refusal::SwitchedOff)?;
        Self::text_changes(&now.table)?;
        let places: Vec<Option<usize>> = with.iter().map(|other| spec.party(*other)).collect();
        let each_once = places.iter().all(|place| place.is_some_and(|place| place != party))
            && places.windows(2).all(|pair| pair[0] < pair[1]);
        must(each_once && !with.is_empty() && with.len() + 1 < spec.parties.len(), Refusal::NoCaucus)?;
        let met = || now.caucuses.iter().filter(|met| met.by == self.seat && met.turn == self.view.turn);
        let allowed = spec.offers_per_floor;
        must(met().count() < usize::from(allowed), Refusal::NoOffersLeft { allowed })?;
        self.draft(talks, spec, party, draft)?;
        must(met().all(|met| met.with != with || met.draft != *draft), Refusal::SameAgain)
    }

    fn answer_in_caucus(&self, talks: TalksId, caucus: usize) -> Checked {
        let (_, now, _) = self.at_table(talks)?;
        let met = now.caucuses.get(caucus).filter(|met| met.turn == self.view.turn).ok_or(Refusal::NoSuchOffer)?;
        let place = met.place(self.seat).ok_or(Refusal::NoSuchOffer)?;
        must(met.answers[place].is_none(), Refusal::AlreadyAnswered)
    }

    fn ask_mediator(&self, talks: TalksId, mediator: ActorId) -> Checked {
        let (spec, now, _) = self.at_table(talks)?;
        must(spec.mediation, Refusal::SwitchedOff)?;
        self.other(mediator)?;
        must(spec.party(mediator).is_none(), Refusal::PartiesDoNotMediate)?;
        now.mediation.by.map_or(Ok(()), |by| Err(Refusal::Mediated { by }))?;
        must(!now.mediation.asked.contains(&(self.seat, mediator)), Refusal::AlreadyAsked)
    }

    fn chair_writes(&self, talks: TalksId, draft: &Outcome) -> Checked {
        let (spec, _, _) = self.at_table(talks)?;
        let chair = spec.writer().ok_or(Refusal::NotAParty)?;
        must(chair == self.seat, Refusal::ChairOnly { chair })?;
        let (spec, _, party) = self.with_floor(talks)?;
        self.draft(talks, spec, party, draft)
    }

    /// Whether these talks end in a text that is open for signature, or do not.
    fn for_signature(&self, talks: TalksId, wanted: bool) -> Checked {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let is = spec.threshold().is_some();
        must(is == wanted, if wanted { Refusal::NotForSignature } else { Refusal::ForSignature })
    }

    fn sign(&self, talks: TalksId) -> Checked {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let party = spec.party(self.seat).ok_or(Refusal::NotAParty)?;
        must(spec.threshold().is_some(), Refusal::NotForSignature)?;
        let now = self.view.talks(talks);
        // Whoever joins a text in force takes it as it is.
        let draft = match &now.table.status {
            TalksStatus::Signing { draft } => without_reserved(draft, &now.table.reserved, self.seat),
            TalksStatus::Adopted { .. } if self.view.turn <= spec.closes => now.table.text.clone(),
            TalksStatus::Open => return Err(Refusal::NotForSignature),
            _ => return Err(Refusal::TalksClosed),
        };
        must(!now.table.signed.contains(&self.seat), Refusal::AlreadySigned)?;
        self.draft(talks, spec, party, &draft)
    }

    fn break_silence(&self, talks: TalksId) -> Checked {
        let (_, now, _) = self.at_table(talks)?;
        must(matches!(now.table.status, TalksStatus::Silence { .. }), Refusal::NoSilence)
    }

    fn ask(&self, talks: TalksId, of: ActorId, issue: u8) -> Checked {
        let spec = match self.mediates(talks) {
            Some((spec, now)) => must(now.is_open(), Refusal::TalksClosed).map(|()| spec)?,
            None => self.at_table(talks)?.0,
        };
        must(usize::from(issue) < spec.issues.len() && spec.party(of).is_some(), Refusal::Unknown)?;
        must(of != self.seat, Refusal::Yourself)?;
        self.affordable(Cost::new(ASK_COST, 0, 0))
    }

    fn reserve(&self, talks: TalksId, issue: u8) -> Checked {
        let (spec, now, _) = self.at_table(talks)?;
        let draft = match (&now.table.status, spec.forum()) {
            (TalksStatus::Silence { draft, .. }, _) if spec.dissociation => draft,
            (TalksStatus::Signing { draft }, _) => {
                must(!now.table.signed.contains(&self.seat), Refusal::AlreadySigned)?;
                draft
            }
            (_, Some(forum)) => {
                let there = &self.view.fora[forum.ix()];
                must(self.level.forum(forum).member(self.seat).is_some(), Refusal::NoVote)?;
                let whole = there.vote.as_ref().filter(|vote| vote.put == Put::Whole);
                let motion = whole.and_then(|vote| there.motion(vote.motion)).filter(|motion| motion.talks == talks);
                &motion.ok_or(Refusal::NothingToReserve)?.draft
            }
            _ => return Err(Refusal::NothingToReserve),
        };
        let clause = spec.issues.get(usize::from(issue)).ok_or(Refusal::Unknown)?;
        let says = clause.link.is_none() && draft.0[usize::from(issue)] != 0;
        must(says && !now.table.reserved.contains(&(self.seat, issue)), Refusal::NoSuchReservation)?;
        self.affordable(Cost::new(RESERVATION_COST, 0, 0))
    }

    // Venues.

    /// A draft that is pending there.
    fn pending(&self, forum: ForumId, motion: MotionId) -> Checked<&'a Motion> {
        let there = self.view.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        there.pending(motion).ok_or(Refusal::NoSuchMotion)
    }

    /// A draft that is pending where this seat has a vote.
    fn voting_on(&self, forum: ForumId, motion: MotionId) -> Checked<&'a Motion> {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        must(spec.member(self.seat).is_some(), Refusal::NoVote)?;
        self.pending(forum, motion)
    }

    fn put_before_venue(&self, talks: TalksId, draft: &Outcome) -> Checked {
        let (spec, _, party) = self.at_table(talks)?;
        let forum = spec.forum().ok_or(Refusal::NoVenue)?;
        must(self.level.forum(forum).member(self.seat).is_some(), Refusal::NoVote)?;
        self.draft(talks, spec, party, draft)?;
        let there = &self.view.fora[forum.ix()];
        let mut pending = there.queue.iter().filter_map(|id| there.motion(*id)).filter(|m| m.talks == talks);
        let mut others = pending.clone();
        must(pending.all(|motion| motion.sponsors[0] != self.seat), Refusal::OneAtATime)?;
        must(others.all(|motion| motion.draft != *draft), Refusal::SameAgain)
    }

    fn amend(&self, forum: ForumId, motion: MotionId, issue: u8, option: u8) -> Checked {
        let motion = self.voting_on(forum, motion)?;
        let clause = self.level.talks(motion.talks).issues.get(usize::from(issue)).ok_or(Refusal::Unknown)?;
        must(usize::from(option) < clause.options.len(), Refusal::Unknown)?;
        let moved = motion.amendments.iter().any(|a| a.passed.is_none() && (a.issue, a.option) == (issue, option));
        must(!moved && motion.draft.0[usize::from(issue)] != option, Refusal::AlreadyMoved)
    }

    fn court(&self, forum: ForumId, motion: MotionId, bloc: u8, price: Option<u8>, against: bool) -> Checked {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        let prices = &spec.blocs.get(usize::from(bloc)).ok_or(Refusal::Unknown)?.prices;
        must(price.is_none_or(|price| usize::from(price) < prices.len()), Refusal::Unknown)?;
        self.pending(forum, motion)?;
        let there = &self.view.fora[forum.ix()];
        let same = |c: &Courted| (c.by, c.motion, c.bloc, c.price) == (self.seat, motion, bloc, price);
        must(!there.courted.iter().any(same), Refusal::AlreadyCourted)?;
        let planned = |plan: &Plan| {
            matches!(plan, Plan::Court { forum: f, motion: m, bloc: b, price: p, against: a }
                if (*f, *m, *b, *p) == (forum, motion, bloc, price) && *a != against)
        };
        must(!self.desk.plans.iter().any(planned), Refusal::AlreadyCourted)
    }

    fn vote(&self, forum: ForumId, ballot: Ballot, explained: bool) -> Checked {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        let member = spec.member(self.seat).ok_or(Refusal::NoVote)?;
        let vote = self.view.fora[forum.ix()].vote.as_ref().ok_or(Refusal::NothingPut)?;
        must(vote.cast[member] == Cast::NotYet, Refusal::AlreadyVoted)?;
        // Who is absent does not say so.
        must(ballot != Ballot::Absent, Refusal::Unknown)?;
        if explained { self.affordable(Cost::new(EXPLANATION_COST, 0, 0)) } else { Ok(()) }
    }

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

    fn known(&self, incident: IncidentId) -> Checked {
        let now = self.view.incidents.get(incident.ix()).ok_or(Refusal::Unknown)?;
        must(now.open, Refusal::IncidentUnknown)
    }

    fn held(&self, card: CardRef) -> Checked {
        self.known(card.incident)?;
        must(self.desk.cards.iter().any(|held| held.card == card), Refusal::CardNotHeld)
    }

    fn investigate(&self, incident: IncidentId, clue: u16) -> Checked {
        self.known(incident)?;
        let spec = self.level.incident(incident).clues.get(usize::from(clue)).ok_or(Refusal::Unknown)?;
        let now = &self.view.incidents[incident.ix()];
        let same = |card: &CardRef| card.incident == incident && card.clue == clue;
        must(!now.public.iter().any(same), Refusal::ClueKnown)?;
        must(!self.desk.cards.iter().any(|held| same(&held.card) && held.from.is_none()), Refusal::ClueKnown)?;
        must(spec.only.is_empty() || spec.only.contains(&self.seat), Refusal::ClueNotOpen)?;
        must(!now.burnt.contains(&clue), Refusal::ClueNotOpen)?;
        must(self.view.turn >= spec.opens, Refusal::ClueNotYet { turn: spec.opens })?;
        let have = self.view.actors[self.seat.ix()].capacities.technical;
        must(have >= spec.technical, Refusal::TooTechnical { needs: spec.technical, have })?;
        spec.after.map_or(Ok(()), |(clue, card)| {
            let wanted = CardRef { incident, clue, card };
            let has = self.desk.cards.iter().any(|held| held.card == wanted) || now.public.contains(&wanted);
            must(has, Refusal::ClueAfter)
        })
    }

    fn help(&self, incident: IncidentId) -> Checked {
        self.known(incident)?;
        let victims = &self.level.incident(incident).victims;
        must(!victims.contains(&self.seat), Refusal::OwnIncident)?;
        self.reparable(incident)?;
        let needs = Channel::Diplomatic;
        let reached = victims.iter().any(|victim| self.view.channel(self.seat, *victim) >= needs);
        must(reached, Refusal::NoChannel { needs })
    }

    /// Whether there is harm left that technicians can mend.
    fn reparable(&self, incident: IncidentId) -> Checked {
        must(self.level.kind_of(incident) != Some(IncidentKind::Disinformation), Refusal::NotBySystems)?;
        must(self.view.incidents[incident.ix()].harm > 0, Refusal::NothingToRestore)
    }

    /// Among members no channel is asked for.
    fn circulate(&self, card: CardRef, coalition: CoalitionId) -> Checked {
        let (_, now) = self.member_of(coalition)?;
        self.held(card)?;
        must(!self.view.incidents[card.incident.ix()].public.contains(&card), Refusal::CardPublic)?;
        let from = self.desk.cards.iter().find(|held| held.card == card).and_then(|held| held.from);
        let new = now.members.iter().any(|member| *member != self.seat && Some(*member) != from);
        must(now.members.len() >= 2, Refusal::NeedsCoalition)?;
        must(new, Refusal::CardKnownThere)
    }

    fn share(&self, card: CardRef, with: ActorId) -> Checked {
        self.other(with)?;
        self.held(card)?;
        must(self.view.channel(self.seat, with) > Channel::None, Refusal::NoChannel { needs: Channel::Diplomatic })?;
        let now = &self.view.incidents[card.incident.ix()];
        must(!now.public.contains(&card), Refusal::CardPublic)?;
        let held = self.desk.cards.iter().find(|held| held.card == card);
        must(held.is_none_or(|held| held.from != Some(with)), Refusal::CardKnownThere)
    }

    fn respond(
        &self,
        incident: IncidentId,
        kind: ResponseKind,
        target: ActorId,
        account: Option<SuspectId>,
    ) -> Checked {
        self.known(incident)?;
        must(self.level.response(kind).is_some(), Refusal::Unknown)?;
        self.other(target)?;
        let spec = self.level.incident(incident);
        if kind.proof().is_some() {
            let account = account.ok_or(Refusal::NameAnAccount)?;
            let answers = spec.suspects.get(account.ix()).ok_or(Refusal::Unknown)?.answers;
            must(answers == Some(target), Refusal::AccountAnswers { answers })?;
        } else {
            must(account.is_none(), Refusal::NamesNobody)?;
        }
        match kind {
            ResponseKind::AskToAct => {
                must(spec.relay == Some(target), Refusal::NotTheRelay { relay: spec.relay })?;
            }
            ResponseKind::HotlineCall => {
                let needs = Channel::ContactPoint;
                must(self.view.channel(self.seat, target) >= needs, Refusal::NoChannel { needs })?;
            }
            ResponseKind::Mediation => {
                let quarrels = self.level.actor_ids().any(|other| self.view.rung(self.seat, other) > 0);
                must(quarrels, Refusal::NoQuarrel)?;
            }
            ResponseKind::Indictment => {
                let have = self.view.actors[self.seat.ix()].capacities.law_enforcement;
                must(have >= reckon::INDICTS, Refusal::TooLittleLaw { needs: reckon::INDICTS, have })?;
            }
            ResponseKind::Suspension => {
                let bound = self.view.texts.iter().any(|text| text.binds(self.seat, target));
                must(bound, Refusal::NoTextBetween { other: target })?;
            }
            ResponseKind::BreakRelations => {
                let needs = Channel::Diplomatic;
                must(self.view.channel(self.seat, target) >= needs, Refusal::NoChannel { needs })?;
            }
            ResponseKind::JointStatement => {
                let leads = self.level.coalitions.iter().zip(&self.view.coalitions);
                let joined =
                    leads.filter(|(_, now)| now.members.contains(&self.seat)).any(|(_, now)| now.members.len() >= 2);
                must(joined, Refusal::NeedsCoalition)?;
            }
            _ => {}
        }
        // Calls and consultations can be repeated; accusing twice for one deed is double jeopardy.
        let once = !kind.is_off_ramp();
        let before = self.view.taken.iter().any(|t| {
            t.by == self.seat && t.incident == incident && t.kind == kind && t.target == target && t.account == account
        });
        must(!(once && before), Refusal::AlreadyTaken)
    }

    fn invite(&self, coalition: CoalitionId, actor: ActorId) -> Checked {
        self.other(actor)?;
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(spec.lead == self.seat, Refusal::LeadOnly { lead: spec.lead })?;
        must(!now.members.contains(&actor) && !now.invited.contains(&actor), Refusal::AlreadyIn)?;
        must(spec.invites.iter().any(|(invited, _)| *invited == actor), Refusal::NotInvited)
    }

    /// A coalition that this seat is a member of, with its lead.
    fn member_of(&self, coalition: CoalitionId) -> Checked<(ActorId, &'a CoalitionState)> {
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(now.members.contains(&self.seat), Refusal::NotAMember)?;
        Ok((spec.lead, now))
    }

    /// As an invitation; who is invited can be given more.
    fn invite_for(&self, coalition: CoalitionId, actor: ActorId, price: u8) -> Checked {
        must(self.level.plays(Mechanism::Coalitions), Refusal::SwitchedOff)?;
        self.other(actor)?;
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(spec.lead == self.seat, Refusal::LeadOnly { lead: spec.lead })?;
        must(!now.members.contains(&actor) && !now.bonds.paid.contains(&(actor, price)), Refusal::AlreadyIn)?;
        must(spec.invites.iter().any(|(invited, _)| *invited == actor), Refusal::NotInvited)?;
        let prices = spec.bonds.terms_of(actor).map_or(&[][..], |terms| &terms.prices);
        let paid = prices.get(usize::from(price)).is_some_and(|price| matches!(price, JoinPrice::Paid { .. }));
        must(paid, Refusal::Unknown)
    }

    fn give(&self, package: PackageId) -> Checked {
        let spec = self.level.packages.get(package.ix()).ok_or(Refusal::Unknown)?;
        must(spec.giver == self.seat, Refusal::NotYourPackage { giver: spec.giver })?;
        must(self.view.packages[package.ix()] == PackageState::Offered, Refusal::PackageUnderWay)
    }

    fn operate(&self, operation: OperationId) -> Checked {
        let spec = self.level.operations.get(operation.ix()).ok_or(Refusal::Unknown)?;
        must(spec.by == self.seat, Refusal::NotYourOperation { by: spec.by })?;
        must(self.view.turn >= spec.from, Refusal::NotBefore { turn: spec.from })?;
        must(!self.view.incidents[spec.incident.ix()].open, Refusal::IncidentKnown)
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

    fn ask_capital(&self, talks: TalksId, issue: u8, option: u8) -> Checked {
        let (_, now, party) = self.at_table(talks)?;
        let own = now.of_party(party).ok_or(Refusal::NotAParty)?;
        must(own.utility.red_lines.contains(&RedLine { issue, option }), Refusal::NoRedLine)?;
        let answered = own.capital.iter().any(|(i, o, _)| (*i, *o) == (issue, option));
        must(!answered, Refusal::CapitalAnswered)
    }
}
