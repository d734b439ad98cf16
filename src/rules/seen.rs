//! What a viewer sees of a fact: the second and last way out of the rules.

use serde::{Deserialize, Serialize};

use super::conduct::{Breach, Pledge, Report};
use super::fact::Fact;
use super::forum::{Count, Courted, Fate, Put};
use super::home::Sway;
use super::linkage::Word;
use super::mandate::Revision;
use super::order::Plan;
use super::public::Voice;
use super::state::{Failure, State, Taken};
use super::view::Viewer;
use crate::base::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId,
    PackageId, Permille, RuleBlocId, TalksId, TextId,
};
use crate::level::{Capacity, Channel, Gauge, Level, Proof, Service};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;

/// A happening as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub turn: u16,
    pub what: Sight,
}

/// What is seen. Nothing in here is hidden from the viewer it was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    TurnBegan,
    Event {
        event: EventId,
    },
    Chosen {
        event: EventId,
        by: ActorId,
        choice: u8,
    },
    Sent {
        seat: ActorId,
    },
    Ended,
    Planned {
        plan: Plan,
    },
    Unplanned {
        position: u16,
    },
    PlanFailed {
        plan: Plan,
    },
    StandardSet {
        seat: ActorId,
        proof: Proof,
        at: Permille,
    },
    IncidentOpened {
        incident: IncidentId,
    },
    Headway {
        incident: IncidentId,
        clue: u16,
    },
    CardFound {
        seat: ActorId,
        card: CardRef,
    },
    CardShared {
        from: ActorId,
        to: ActorId,
        card: CardRef,
        believed: Permille,
    },
    CardPublished {
        by: ActorId,
        card: CardRef,
        burnt: bool,
    },
    Harm {
        incident: IncidentId,
        by: i32,
    },
    Responded {
        taken: Taken,
    },
    /// The world learnt that this measure blamed the wrong one.
    Exposed {
        taken: Taken,
    },
    /// This measure was taken back in public.
    Retracted {
        taken: Taken,
    },
    Rung {
        a: ActorId,
        b: ActorId,
        to: u8,
    },
    Credibility {
        actor: ActorId,
        by: i32,
    },
    /// How far `of` trusts the viewer's seat has changed.
    Trust {
        of: ActorId,
        to: ActorId,
        by: i32,
    },
    Channel {
        a: ActorId,
        b: ActorId,
        to: Channel,
    },
    Gauge {
        gauge: Gauge,
        by: i32,
    },
    Resilience {
        actor: ActorId,
        by: i32,
    },
    Capital {
        by: i32,
    },
    Budget {
        by: i32,
    },
    TalksOpened {
        talks: TalksId,
    },
    Floor {
        talks: TalksId,
        party: u8,
    },
    RoundEnded {
        talks: TalksId,
    },
    Offered {
        talks: TalksId,
        by: ActorId,
        draft: Outcome,
    },
    Revised {
        talks: TalksId,
        by: ActorId,
        draft: Outcome,
    },
    Answered {
        talks: TalksId,
        offer: OfferId,
        by: ActorId,
        accept: bool,
    },
    /// Parties met in private; the draft for whoever was there.
    CaucusMet {
        talks: TalksId,
        by: ActorId,
        with: Vec<ActorId>,
        draft: Option<Outcome>,
    },
    CaucusAnswered {
        talks: TalksId,
        caucus: CaucusId,
        by: ActorId,
        accept: bool,
    },
    CaucusAgreed {
        talks: TalksId,
        caucus: CaucusId,
    },
    CaucusBroken {
        talks: TalksId,
        caucus: CaucusId,
        by: ActorId,
    },
    MediatorAsked {
        talks: TalksId,
        by: ActorId,
        mediator: ActorId,
    },
    MediationBegan {
        talks: TalksId,
        by: ActorId,
    },
    SilenceBegan {
        talks: TalksId,
        draft: Outcome,
        until: u16,
    },
    SilenceBroken {
        talks: TalksId,
        by: ActorId,
    },
    OpenedForSignature {
        talks: TalksId,
        draft: Outcome,
    },
    Signed {
        talks: TalksId,
        by: ActorId,
    },
    Adopted {
        talks: TalksId,
        text: TextId,
    },
    Acceded {
        text: TextId,
        by: ActorId,
    },
    Suspended {
        text: TextId,
        by: ActorId,
    },
    WalkedOut {
        talks: TalksId,
        by: ActorId,
    },
    TalksFailed {
        talks: TalksId,
        why: Failure,
    },
    NoDeal {
        talks: TalksId,
        party: ActorId,
        by: i64,
    },
    Told {
        talks: TalksId,
        of: ActorId,
        issue: u8,
        grade: Option<u8>,
    },
    CapitalAnswered {
        talks: TalksId,
        issue: u8,
        option: u8,
        moved: bool,
    },
    Reserved {
        talks: TalksId,
        by: ActorId,
        issue: u8,
    },
    Tabled {
        forum: ForumId,
        talks: TalksId,
        by: ActorId,
        draft: Outcome,
    },
    Cosponsored {
        forum: ForumId,
        motion: MotionId,
        by: ActorId,
    },
    AmendmentMoved {
        forum: ForumId,
        motion: MotionId,
        by: ActorId,
        issue: u8,
        option: u8,
    },
    DivisionAsked {
        forum: ForumId,
        motion: MotionId,
        by: ActorId,
        issue: u8,
    },
    Courted {
        forum: ForumId,
        courted: Courted,
    },
    TakenFirst {
        forum: ForumId,
        motion: MotionId,
    },
    VoteOpened {
        forum: ForumId,
        motion: MotionId,
        put: Put,
    },
    Voted {
        forum: ForumId,
        by: ActorId,
        ballot: Ballot,
        explained: bool,
    },
    VoteClosed {
        forum: ForumId,
        count: Count,
    },
    PassedOn {
        forum: ForumId,
        motion: MotionId,
    },
    MotionEnded {
        forum: ForumId,
        motion: MotionId,
        fate: Fate,
    },
    Invited {
        coalition: CoalitionId,
        actor: ActorId,
    },
    Joined {
        coalition: CoalitionId,
        actor: ActorId,
    },
    Left {
        coalition: CoalitionId,
        actor: ActorId,
    },
    PackageStarted {
        package: PackageId,
    },
    PackageDelivered {
        package: PackageId,
    },
    PackageLapsed {
        package: PackageId,
    },
    // Norms.
    OperationRun {
        operation: OperationId,
    },
    Restrained {
        by: ActorId,
        actor: ActorId,
    },
    BreachSeen {
        breach: Breach,
    },
    Pledged {
        pledge: Pledge,
    },
    Reviewed {
        report: Report,
    },
    /// Nobody renewed it until the next review.
    PledgeLapsed {
        by: ActorId,
        norm: NormId,
    },
    Crystallised {
        norm: NormId,
    },
    Codified {
        norm: NormId,
    },
    Aligned {
        actor: ActorId,
        bloc: Option<RuleBlocId>,
    },
    // Home fronts.
    SentHome {
        text: TextId,
        party: ActorId,
    },
    Ratified {
        text: TextId,
        party: ActorId,
    },
    Refused {
        text: TextId,
        party: ActorId,
        ratifier: u8,
    },
    Support {
        actor: ActorId,
        ratifier: u8,
        by: i32,
    },
    FloorAnswered {
        seat: ActorId,
        proof: Proof,
        moved: bool,
    },
    Swayed {
        actor: ActorId,
        ratifier: u8,
        by: i32,
        why: Sway,
    },
    CalledToAccount {
        actor: ActorId,
        ratifier: u8,
    },
    MandateAnswered {
        seat: ActorId,
        revision: Revision,
    },
    // Coalitions.
    JoinPaid {
        coalition: CoalitionId,
        actor: ActorId,
        price: u8,
    },
    PledgedTo {
        coalition: CoalitionId,
        by: ActorId,
        public: bool,
    },
    PledgeJudged {
        coalition: CoalitionId,
        by: ActorId,
        kept: bool,
        public: bool,
    },
    Whipped {
        coalition: CoalitionId,
        motion: MotionId,
        against: bool,
    },
    RanksBroken {
        coalition: CoalitionId,
        by: ActorId,
    },
    Declared {
        coalition: CoalitionId,
        by: i32,
    },
    BlocSigned {
        talks: TalksId,
        bloc: u8,
        signed: u16,
    },
    // Linked items.
    /// A word was given, kept or broken, as it then stands.
    Word {
        word: Word,
    },
    // Capacity-building.
    Capacity {
        actor: ActorId,
        capacity: Capacity,
        by: i32,
    },
    PackageWithheld {
        package: PackageId,
    },
    /// How far `of` depends on `on`.
    Dependence {
        of: ActorId,
        on: ActorId,
        by: i32,
    },
    // Public diplomacy and companies.
    Spoke {
        by: ActorId,
        what: Voice,
    },
    /// A card was published without a name: by whom, for whom that is known.
    Leaked {
        by: Option<ActorId>,
        card: CardRef,
        burnt: bool,
        traced: bool,
    },
    AmbassadorAppointed {
        by: ActorId,
    },
    Patched {
        by: ActorId,
        incident: IncidentId,
    },
    TakenDown {
        by: ActorId,
        incident: IncidentId,
        lost: Option<u16>,
    },
    RansomPaid {
        by: ActorId,
        incident: IncidentId,
    },
    Spread {
        incident: IncidentId,
        to: ActorId,
    },
    Requested {
        by: ActorId,
        of: ActorId,
        incident: IncidentId,
        what: Service,
    },
    Replied {
        by: ActorId,
        to: ActorId,
        incident: IncidentId,
        what: Service,
        granted: bool,
    },
}

impl Seen {
    /// What `viewer` sees of `fact`, which led to `state`; nothing if it may not know.
    #[must_use]
    pub fn of(fact: &Fact, level: &Level, state: &State, viewer: Viewer) -> Option<Self> {
        let party = |talks: TalksId| level.talks(talks).parties.iter().any(|p| viewer.knows(*p));
        let mediates = |talks: TalksId| state.talks[talks.ix()].mediation.by.is_some_and(|by| viewer.knows(by));
        let at_table = |talks: TalksId| party(talks) || mediates(talks);
        let knows_either = |a: ActorId, b: ActorId| viewer.knows(a) || viewer.knows(b);
        let what = match fact {
            Fact::TruthDrawn { .. }
            | Fact::ClueDrawn { .. }
            | Fact::UtilityDrawn { .. }
            | Fact::MeansRenewed { .. }
            | Fact::PlansCleared { .. }
            | Fact::Spent { .. }
            | Fact::GrievanceChanged { .. }
            | Fact::FloorClosed { .. }
            | Fact::PackagePaid { .. }
            | Fact::Breached { .. } => return None,
            Fact::TurnBegan { .. } => Sight::TurnBegan,
            Fact::EventHappened { event } => {
                let known = level.event(*event).is_known(|actor| viewer.knows(actor));
                known.then_some(Sight::Event { event: *event })?
            }
            Fact::Chosen { event, by, choice } => {
                let known = level.event(*event).is_known(|actor| viewer.knows(actor));
                known.then_some(Sight::Chosen { event: *event, by: *by, choice: *choice })?
            }
            Fact::Sent { seat } => Sight::Sent { seat: *seat },
            Fact::Ended => Sight::Ended,
            Fact::Planned { seat, plan } => viewer.knows(*seat).then(|| Sight::Planned { plan: plan.clone() })?,
            Fact::Unplanned { seat, position } => {
                viewer.knows(*seat).then_some(Sight::Unplanned { position: *position })?
            }
            Fact::PlanFailed { seat, plan } => viewer.knows(*seat).then(|| Sight::PlanFailed { plan: plan.clone() })?,
            Fact::StandardSet { seat, proof, at } => {
                viewer.knows(*seat).then_some(Sight::StandardSet { seat: *seat, proof: *proof, at: *at })?
            }
            Fact::IncidentOpened { incident } => Sight::IncidentOpened { incident: *incident },
            Fact::HeadwayMade { seat, incident, clue, .. } => {
                viewer.knows(*seat).then_some(Sight::Headway { incident: *incident, clue: *clue })?
            }
            Fact::CardFound { seat, card } => {
                viewer.knows(*seat).then_some(Sight::CardFound { seat: *seat, card: *card })?
            }
            Fact::CardShared { from, to, card, believed } => knows_either(*from, *to).then_some(Sight::CardShared {
                from: *from,
                to: *to,
                card: *card,
                believed: *believed,
            })?,
            Fact::CardPublished { by, card, burnt } => Sight::CardPublished { by: *by, card: *card, burnt: *burnt },
            Fact::HarmChanged { incident, by } => {
                state.incidents[incident.ix()].open.then_some(Sight::Harm { incident: *incident, by: *by })?
            }
            Fact::Responded { taken } => (taken.kind.is_public_blame() || knows_either(taken.by, taken.target))
                .then(|| Sight::Responded { taken: Self::taken_for(taken, viewer) })?,
            Fact::Exposed { taken } => {
                Sight::Exposed { taken: Self::taken_for(state.taken.get(usize::from(*taken))?, viewer) }
            }
            Fact::Retracted { taken } => {
                Sight::Retracted { taken: Self::taken_for(state.taken.get(usize::from(*taken))?, viewer) }
            }
            Fact::RungChanged { a, b, to } => Sight::Rung { a: *a, b: *b, to: *to },
            Fact::CredibilityChanged { actor, by } => Sight::Credibility { actor: *actor, by: *by },
            Fact::TrustChanged { of, to, by } => {
                knows_either(*of, *to).then_some(Sight::Trust { of: *of, to: *to, by: *by })?
            }
            Fact::ChannelChanged { a, b, to } => Sight::Channel { a: *a, b: *b, to: *to },
            Fact::GaugeChanged { gauge, by } => Sight::Gauge { gauge: *gauge, by: *by },
            Fact::ResilienceChanged { actor, by } => Sight::Resilience { actor: *actor, by: *by },
            Fact::CapitalChanged { actor, by } => viewer.knows(*actor).then_some(Sight::Capital { by: *by })?,
            Fact::BudgetChanged { actor, by } => viewer.knows(*actor).then_some(Sight::Budget { by: *by })?,
            Fact::TalksOpened { talks } => Sight::TalksOpened { talks: *talks },
            Fact::FloorGiven { talks, party } => {
                at_table(*talks).then_some(Sight::Floor { talks: *talks, party: *party })?
            }
            Fact::RoundEnded { talks } => at_table(*talks).then_some(Sight::RoundEnded { talks: *talks })?,
            Fact::Offered { talks, by, draft } => {
                at_table(*talks).then(|| Sight::Offered { talks: *talks, by: *by, draft: draft.clone() })?
            }
            Fact::Revised { talks, by, draft, .. } => {
                at_table(*talks).then(|| Sight::Revised { talks: *talks, by: *by, draft: draft.clone() })?
            }
            Fact::Answered { talks, offer, by, accept, .. } => at_table(*talks).then_some(Sight::Answered {
                talks: *talks,
                offer: *offer,
                by: *by,
                accept: *accept,
            })?,
            Fact::CaucusMet { talks, by, with, draft } => {
                let there = viewer.knows(*by) || with.iter().any(|member| viewer.knows(*member));
                let draft = there.then(|| draft.clone());
                party(*talks).then(|| Sight::CaucusMet { talks: *talks, by: *by, with: with.clone(), draft })?
            }
            Fact::CaucusAnswered { talks, caucus, by, accept, .. } => {
                let met = state.talks[talks.ix()].caucuses.get(caucus.ix())?;
                knows_either(met.by, *by).then_some(Sight::CaucusAnswered {
                    talks: *talks,
                    caucus: *caucus,
                    by: *by,
                    accept: *accept,
                })?
            }
            Fact::CaucusAgreed { talks, caucus } => {
                let met = state.talks[talks.ix()].caucuses.get(caucus.ix())?;
                let there = met.members().any(|member| viewer.knows(member));
                there.then_some(Sight::CaucusAgreed { talks: *talks, caucus: *caucus })?
            }
            Fact::CaucusBroken { talks, caucus, by } => {
                let met = state.talks[talks.ix()].caucuses.get(caucus.ix())?;
                let there = met.members().any(|member| viewer.knows(member));
                there.then_some(Sight::CaucusBroken { talks: *talks, caucus: *caucus, by: *by })?
            }
            Fact::MediatorAsked { talks, by, mediator } => (party(*talks) || viewer.knows(*mediator))
                .then_some(Sight::MediatorAsked { talks: *talks, by: *by, mediator: *mediator })?,
            Fact::MediationBegan { talks, by } => Sight::MediationBegan { talks: *talks, by: *by },
            Fact::SilenceBegan { talks, draft, until } => {
                at_table(*talks).then(|| Sight::SilenceBegan { talks: *talks, draft: draft.clone(), until: *until })?
            }
            Fact::SilenceBroken { talks, by } => {
                at_table(*talks).then_some(Sight::SilenceBroken { talks: *talks, by: *by })?
            }
            Fact::OpenedForSignature { talks, draft } => {
                Sight::OpenedForSignature { talks: *talks, draft: draft.clone() }
            }
            Fact::Signed { talks, by } => Sight::Signed { talks: *talks, by: *by },
            Fact::Acceded { text, by } => Sight::Acceded { text: *text, by: *by },
            // Talks adopt one text at most; others may have adopted theirs since.
            Fact::Adopted { text } => {
                let at = state.texts.iter().position(|known| known.talks == text.talks)?;
                Sight::Adopted { talks: text.talks, text: TextId::at(at) }
            }
            Fact::Suspended { text, by } => Sight::Suspended { text: *text, by: *by },
            Fact::WalkedOut { talks, by } => Sight::WalkedOut { talks: *talks, by: *by },
            Fact::TalksFailed { talks, why } => Sight::TalksFailed { talks: *talks, why: *why },
            Fact::NoDealChanged { talks, party, by } => {
                viewer.knows(*party).then_some(Sight::NoDeal { talks: *talks, party: *party, by: *by })?
            }
            Fact::Told { talks, asked, of, issue, grade } => {
                viewer.knows(*asked).then_some(Sight::Told { talks: *talks, of: *of, issue: *issue, grade: *grade })?
            }
            Fact::CapitalAnswered { talks, seat, issue, option, moved } => viewer
                .knows(*seat)
                .then_some(Sight::CapitalAnswered { talks: *talks, issue: *issue, option: *option, moved: *moved })?,
            Fact::Reserved { talks, by, issue } => {
                at_table(*talks).then_some(Sight::Reserved { talks: *talks, by: *by, issue: *issue })?
            }
            Fact::Tabled { forum, talks, by, draft } => {
                Sight::Tabled { forum: *forum, talks: *talks, by: *by, draft: draft.clone() }
            }
            Fact::Cosponsored { forum, motion, by } => Sight::Cosponsored { forum: *forum, motion: *motion, by: *by },
            Fact::AmendmentMoved { forum, motion, by, issue, option } => {
                Sight::AmendmentMoved { forum: *forum, motion: *motion, by: *by, issue: *issue, option: *option }
            }
            Fact::DivisionAsked { forum, motion, by, issue } => {
                Sight::DivisionAsked { forum: *forum, motion: *motion, by: *by, issue: *issue }
            }
            Fact::Courted { forum, courted } => {
                viewer.knows(courted.by).then_some(Sight::Courted { forum: *forum, courted: *courted })?
            }
            Fact::TakenFirst { forum, motion } => Sight::TakenFirst { forum: *forum, motion: *motion },
            Fact::VoteOpened { forum, motion, put } => Sight::VoteOpened { forum: *forum, motion: *motion, put: *put },
            Fact::Voted { forum, by, ballot, explained } => viewer.knows(*by).then_some(Sight::Voted {
                forum: *forum,
                by: *by,
                ballot: *ballot,
                explained: *explained,
            })?,
            Fact::VoteClosed { forum, count } => Sight::VoteClosed { forum: *forum, count: count.clone() },
            Fact::PassedOn { forum, motion } => Sight::PassedOn { forum: *forum, motion: *motion },
            Fact::MotionEnded { forum, motion, fate } => {
                Sight::MotionEnded { forum: *forum, motion: *motion, fate: *fate }
            }
            Fact::Invited { coalition, actor } => knows_either(level.coalition(*coalition).lead, *actor)
                .then_some(Sight::Invited { coalition: *coalition, actor: *actor })?,
            Fact::Joined { coalition, actor } => Sight::Joined { coalition: *coalition, actor: *actor },
            Fact::Left { coalition, actor } => Sight::Left { coalition: *coalition, actor: *actor },
            Fact::PackageStarted { package } => Sight::PackageStarted { package: *package },
            Fact::PackageDelivered { package } => Sight::PackageDelivered { package: *package },
            Fact::PackageLapsed { package } => Sight::PackageLapsed { package: *package },
            // Norms.
            Fact::OperationRun { operation } => {
                let knows = viewer.knows_secrets() || level.in_the_know(*operation).iter().any(|a| viewer.knows(*a));
                knows.then_some(Sight::OperationRun { operation: *operation })?
            }
            Fact::Restrained { by, actor } => {
                knows_either(*by, *actor).then_some(Sight::Restrained { by: *by, actor: *actor })?
            }
            Fact::BreachSeen { breach } => {
                Sight::BreachSeen { breach: *state.conduct.breaches.get(usize::from(*breach))? }
            }
            Fact::Pledged { pledge } => Sight::Pledged { pledge: *pledge },
            Fact::Reviewed { report } => Sight::Reviewed { report: *report },
            Fact::PledgeLapsed { by, norm } => Sight::PledgeLapsed { by: *by, norm: *norm },
            Fact::Crystallised { norm } => Sight::Crystallised { norm: *norm },
            Fact::Codified { norm } => Sight::Codified { norm: *norm },
            Fact::Aligned { actor, bloc } => Sight::Aligned { actor: *actor, bloc: *bloc },
            // Home fronts.
            Fact::HomeDrawn { .. } => return None,
            Fact::SentHome { text, party } => Sight::SentHome { text: *text, party: *party },
            Fact::Ratified { text, party } => Sight::Ratified { text: *text, party: *party },
            Fact::Refused { text, party, ratifier } => {
                Sight::Refused { text: *text, party: *party, ratifier: *ratifier }
            }
            Fact::SupportChanged { actor, ratifier, by } => {
                viewer.knows(*actor).then_some(Sight::Support { actor: *actor, ratifier: *ratifier, by: *by })?
            }
            // Coalitions.
            Fact::JoinPaid { coalition, actor, price } => knows_either(level.coalition(*coalition).lead, *actor)
                .then_some(Sight::JoinPaid { coalition: *coalition, actor: *actor, price: *price })?,
            Fact::PledgedTo { coalition, by, public } => (*public
                || knows_either(level.coalition(*coalition).lead, *by))
            .then_some(Sight::PledgedTo { coalition: *coalition, by: *by, public: *public })?,
            Fact::PledgeJudged { coalition, by, kept } => {
                let public = state.coalition(*coalition).bonds.pledges.iter().any(|p| p.by == *by && p.public);
                let known = public || knows_either(level.coalition(*coalition).lead, *by);
                known.then_some(Sight::PledgeJudged { coalition: *coalition, by: *by, kept: *kept, public })?
            }
            Fact::Whipped { coalition, motion, against } => state
                .coalition(*coalition)
                .members
                .iter()
                .any(|member| viewer.knows(*member))
                .then_some(Sight::Whipped { coalition: *coalition, motion: *motion, against: *against })?,
            Fact::RanksBroken { coalition, by } => (viewer.knows(*by)
                || state.coalition(*coalition).members.iter().any(|member| viewer.knows(*member)))
            .then_some(Sight::RanksBroken { coalition: *coalition, by: *by })?,
            Fact::Declared { coalition, by } => Sight::Declared { coalition: *coalition, by: *by },
            Fact::BlocSigned { talks, bloc, signed } => {
                Sight::BlocSigned { talks: *talks, bloc: *bloc, signed: *signed }
            }
            Fact::ObjectiveMet { .. } => return None,
            Fact::Swayed { actor, ratifier, by, why } => viewer.knows(*actor).then_some(Sight::Swayed {
                actor: *actor,
                ratifier: *ratifier,
                by: *by,
                why: *why,
            })?,
            Fact::CalledToAccount { actor, ratifier } => Sight::CalledToAccount { actor: *actor, ratifier: *ratifier },
            Fact::MandateAnswered { seat, revision } => {
                viewer.knows(*seat).then_some(Sight::MandateAnswered { seat: *seat, revision: *revision })?
            }
            Fact::FloorAnswered { seat, proof, moved } => {
                viewer.knows(*seat).then_some(Sight::FloorAnswered { seat: *seat, proof: *proof, moved: *moved })?
            }
            // Linked items.
            Fact::WordGiven { word } => Sight::Word { word: *word },
            Fact::WordJudged { word, .. } => Sight::Word { word: *state.conduct.words.get(usize::from(*word))? },
            // Capacity-building.
            Fact::CapacityChanged { actor, capacity, by } => {
                Sight::Capacity { actor: *actor, capacity: *capacity, by: *by }
            }
            Fact::PackageWithheld { package } => Sight::PackageWithheld { package: *package },
            Fact::DependenceChanged { of, on, by } => Sight::Dependence { of: *of, on: *on, by: *by },
            // Public diplomacy and companies.
            Fact::Spoke { by, what } => Sight::Spoke { by: *by, what: *what },
            Fact::Leaked { by, card, burnt, traced } => {
                let by = (*traced || viewer.knows(*by)).then_some(*by);
                Sight::Leaked { by, card: *card, burnt: *burnt, traced: *traced }
            }
            Fact::AmbassadorAppointed { by } => Sight::AmbassadorAppointed { by: *by },
            Fact::Patched { by, incident } => Sight::Patched { by: *by, incident: *incident },
            Fact::TakenDown { by, incident, lost } => Sight::TakenDown { by: *by, incident: *incident, lost: *lost },
            Fact::RansomPaid { by, incident } => Sight::RansomPaid { by: *by, incident: *incident },
            Fact::Spread { incident, to } => Sight::Spread { incident: *incident, to: *to },
            Fact::Requested { by, of, incident, what } => {
                Sight::Requested { by: *by, of: *of, incident: *incident, what: *what }
            }
            Fact::Replied { by, to, incident, what, granted } => {
                Sight::Replied { by: *by, to: *to, incident: *incident, what: *what, granted: *granted }
            }
        };
        Some(Self { turn: state.turn, what })
    }

    /// A measure as a viewer may know it: how sure the sender was and how the target read it are theirs alone.
    #[must_use]
    pub fn taken_for(taken: &Taken, viewer: Viewer) -> Taken {
        let mut taken = taken.clone();
        if !viewer.knows(taken.by) {
            taken.confidence = None;
            taken.standard = None;
        }
        if !viewer.knows(taken.target) {
            taken.read = None;
        }
        taken
    }
}
