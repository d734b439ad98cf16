//! Past-tense records of single happenings, drawn chance included: the only way anything leaves the rules, and all
//! that `apply` ever reads.

use serde::{Deserialize, Serialize};

use super::conduct::{Breach, Pledge, Report};
use super::forum::{Count, Courted, Fate, Put};
use super::home::{HomeState, Sway};
use super::linkage::Word;
use super::mandate::Revision;
use super::order::Plan;
use super::public::Voice;
use super::state::{Failure, Taken, Text};
use crate::base::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId,
    PackageId, Permille, RuleBlocId, SuspectId, TalksId, TextId,
};
use crate::level::{Capacity, Channel, Cost, Gauge, Proof, Service};
use crate::negotiation::votes::Ballot;
use crate::negotiation::{Outcome, Utility};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    // Set-up: the draws.
    TruthDrawn {
        incident: IncidentId,
        suspect: SuspectId,
    },
    ClueDrawn {
        incident: IncidentId,
        clue: u16,
        card: u16,
    },
    UtilityDrawn {
        talks: TalksId,
        party: ActorId,
        utility: Utility,
    },

    // Turns.
    TurnBegan {
        turn: u16,
    },
    EventHappened {
        event: EventId,
    },
    /// A seat decided what an event of this turn asked it.
    Chosen {
        event: EventId,
        by: ActorId,
        choice: u8,
    },
    Sent {
        seat: ActorId,
    },
    MeansRenewed {
        actor: ActorId,
        capital: i32,
        staff: i32,
    },
    Ended,

    // Plans.
    Planned {
        seat: ActorId,
        plan: Plan,
    },
    Unplanned {
        seat: ActorId,
        position: u16,
    },
    /// A plan came to nothing because something before it in the same resolution changed the world.
    PlanFailed {
        seat: ActorId,
        plan: Plan,
    },
    PlansCleared {
        seat: ActorId,
    },
    Spent {
        actor: ActorId,
        cost: Cost,
    },

    // Evidence.
    StandardSet {
        seat: ActorId,
        proof: Proof,
        at: Permille,
    },
    IncidentOpened {
        incident: IncidentId,
    },
    HeadwayMade {
        seat: ActorId,
        incident: IncidentId,
        clue: u16,
        by: u32,
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
    HarmChanged {
        incident: IncidentId,
        by: i32,
    },
    RansomPaid {
        by: ActorId,
        incident: IncidentId,
    },
    /// A supply-chain incident has reached a customer.
    Spread {
        incident: IncidentId,
        to: ActorId,
    },

    // Measures and escalation.
    Responded {
        taken: Taken,
    },
    /// The world learnt that a measure (position in the list of those taken) blamed the wrong one.
    Exposed {
        taken: u16,
    },
    /// A measure (position in the list of those taken) was taken back in public.
    Retracted {
        taken: u16,
    },
    GrievanceChanged {
        of: ActorId,
        against: ActorId,
        by: i32,
    },
    RungChanged {
        a: ActorId,
        b: ActorId,
        to: u8,
    },
    CredibilityChanged {
        actor: ActorId,
        by: i32,
    },
    TrustChanged {
        of: ActorId,
        to: ActorId,
        by: i32,
    },
    ChannelChanged {
        a: ActorId,
        b: ActorId,
        to: Channel,
    },
    GaugeChanged {
        gauge: Gauge,
        by: i32,
    },
    ResilienceChanged {
        actor: ActorId,
        by: i32,
    },
    CapacityChanged {
        actor: ActorId,
        capacity: Capacity,
        by: i32,
    },
    CapitalChanged {
        actor: ActorId,
        by: i32,
    },
    BudgetChanged {
        actor: ActorId,
        by: i32,
    },

    // Talks.
    TalksOpened {
        talks: TalksId,
    },
    FloorGiven {
        talks: TalksId,
        party: u8,
    },
    FloorClosed {
        talks: TalksId,
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
        changed_by: Vec<Option<ActorId>>,
    },
    Answered {
        talks: TalksId,
        offer: OfferId,
        by: ActorId,
        accept: bool,
        threshold: Option<i64>,
    },
    /// A party showed a draft to some of the others in private.
    CaucusMet {
        talks: TalksId,
        by: ActorId,
        with: Vec<ActorId>,
        draft: Outcome,
    },
    CaucusAnswered {
        talks: TalksId,
        caucus: CaucusId,
        by: ActorId,
        accept: bool,
        threshold: Option<i64>,
    },
    /// All who met are for the draft.
    CaucusAgreed {
        talks: TalksId,
        caucus: CaucusId,
    },
    /// One of them refused it in the open.
    CaucusBroken {
        talks: TalksId,
        caucus: CaucusId,
        by: ActorId,
    },
    /// A party asked an actor that is no party to mediate.
    MediatorAsked {
        talks: TalksId,
        by: ActorId,
        mediator: ActorId,
    },
    /// From now on somebody mediates.
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
        text: Text,
    },
    /// Somebody signs a text that is in force.
    Acceded {
        text: TextId,
        by: ActorId,
    },
    /// A party no longer keeps to a text.
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
    NoDealChanged {
        talks: TalksId,
        party: ActorId,
        by: i64,
    },
    Told {
        talks: TalksId,
        asked: ActorId,
        of: ActorId,
        issue: u8,
        grade: Option<u8>,
    },
    CapitalAnswered {
        talks: TalksId,
        seat: ActorId,
        issue: u8,
        option: u8,
        moved: bool,
    },

    /// A party stays out of one clause of the text that is about to be adopted.
    Reserved {
        talks: TalksId,
        by: ActorId,
        issue: u8,
    },

    // Venues.
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
    /// The chair takes a draft before all others.
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
    /// A draft goes on to the next body.
    PassedOn {
        forum: ForumId,
        motion: MotionId,
    },
    MotionEnded {
        forum: ForumId,
        motion: MotionId,
        fate: Fate,
    },

    // Coalitions and packages.
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
    PackagePaid {
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
    /// A sponsor has called its threat actor off for this turn.
    Restrained {
        by: ActorId,
        actor: ActorId,
    },
    Breached {
        breach: Breach,
    },
    /// All see who committed this breach (position in the list of breaches).
    BreachSeen {
        breach: u16,
    },
    Pledged {
        pledge: Pledge,
    },
    Reviewed {
        report: Report,
    },
    /// A pledge that nobody renewed until the next review.
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
    HomeDrawn {
        actor: ActorId,
        home: Vec<HomeState>,
    },
    /// Somebody at home backs the delegation more or less, for what happened.
    Swayed {
        actor: ActorId,
        ratifier: u8,
        by: i32,
        why: Sway,
    },
    /// Those who follow things at home have seen an objective met.
    ObjectiveMet {
        actor: ActorId,
        objective: u8,
    },
    /// Somebody at home calls the delegation to account, at the cost of means of this turn.
    CalledToAccount {
        actor: ActorId,
        ratifier: u8,
    },
    MandateAnswered {
        seat: ActorId,
        revision: Revision,
    },
    /// The text of a party comes before its ratifiers.
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
    SupportChanged {
        actor: ActorId,
        ratifier: u8,
        by: i32,
    },
    FloorAnswered {
        seat: ActorId,
        proof: Proof,
        moved: bool,
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
    },
    Whipped {
        coalition: CoalitionId,
        motion: MotionId,
        against: bool,
    },
    /// A member voted otherwise than it was called to.
    RanksBroken {
        coalition: CoalitionId,
        by: ActorId,
    },
    /// A joint statement, with the points by which no deal is worth less to each party outside.
    Declared {
        coalition: CoalitionId,
        by: i32,
    },
    /// So many of a bloc have signed a text that is open for signature.
    BlocSigned {
        talks: TalksId,
        bloc: u8,
        signed: u16,
    },

    // Linked items.
    /// A text gives a party's word with one of its linked items.
    WordGiven {
        word: Word,
    },
    /// A word (position in the list of those given) was kept or broken.
    WordJudged {
        word: u16,
        kept: bool,
    },

    // Capacity-building.
    /// The giver broke it off.
    PackageWithheld {
        package: PackageId,
    },
    DependenceChanged {
        of: ActorId,
        on: ActorId,
        by: i32,
    },
    // Public diplomacy and companies.
    Spoke {
        by: ActorId,
        what: Voice,
    },
    /// A card was published without a name; `traced` if it is known all the same.
    Leaked {
        by: ActorId,
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
    /// With the servers a clue may be lost.
    TakenDown {
        by: ActorId,
        incident: IncidentId,
        lost: Option<u16>,
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
