//! Why an order is not allowed: typed, with the data a face needs to say it and to say what would help.

use serde::{Deserialize, Serialize};

use crate::base::{ActorId, Permille};
use crate::level::{Channel, Cost};

/// The reason an order is refused; nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The session has ended.
    Over,
    /// This viewer holds no seat.
    NoSeat,
    /// The turn was already sent.
    TurnSent,
    /// It belongs to a part of the rules that is switched off.
    SwitchedOff,
    /// Something named in the order does not exist in this level.
    Unknown,
    /// The means do not reach: what it costs, what is free, and the plans that reserve the rest.
    TooDear { cost: Cost, free: Cost, reserved_by: Vec<u16> },
    /// The same plan is already chosen.
    AlreadyPlanned { position: u16 },
    /// No plan at this position.
    NoSuchPlan,
    /// The talks are not open.
    TalksClosed,
    /// The seat is no party to these talks.
    NotAParty,
    /// Somebody else has the floor.
    NotYourFloor { floor: ActorId },
    /// No more offers while having the floor this time.
    NoOffersLeft { allowed: u8 },
    /// The draft has the wrong number of clauses or an option that does not exist.
    NotADraft,
    /// The draft crosses a red line of your own capital: issue and option.
    OwnRedLine { issue: u8, option: u8 },
    /// The same draft was just refused in this round.
    SameAgain,
    /// A caucus is some of the other parties: at least one, and not all.
    NoCaucus,
    /// Whoever mediates is no party.
    PartiesDoNotMediate,
    /// Somebody mediates already.
    Mediated { by: ActorId },
    /// Whoever mediates puts one draft a turn.
    ProposedThisTurn,
    /// No such offer this turn, or it is your own.
    NoSuchOffer,
    /// Already answered.
    AlreadyAnswered,
    /// Only the chair may do this.
    ChairOnly { chair: ActorId },
    /// The chair does not offer: it revises.
    ChairRevises,
    /// No silence procedure runs.
    NoSilence,
    /// A silence procedure runs: the text cannot be changed until the turn ends.
    SilenceRuns,
    /// The incident is not known yet.
    IncidentUnknown,
    /// The harm is repaired.
    NothingToRestore,
    /// The clue is already read.
    ClueKnown,
    /// The clue cannot be worked on before this turn.
    ClueNotYet { turn: u16 },
    /// The clue is not open to this seat.
    ClueNotOpen,
    /// The clue wants an earlier card in hand.
    ClueAfter,
    /// The clue wants more technical capacity.
    TooTechnical { needs: i32, have: i32 },
    /// The card is not in hand.
    CardNotHeld,
    /// The other actor has this card already.
    CardKnownThere,
    /// The card is public already.
    CardPublic,
    /// Not with yourself.
    Yourself,
    /// There is no channel to carry it.
    NoChannel { needs: Channel },
    /// The channel is as strong as it gets.
    ChannelBest,
    /// This measure has to name an account.
    NameAnAccount,
    /// This measure names nobody.
    NamesNobody,
    /// Nobody answers for this account, or somebody else does.
    AccountAnswers { answers: Option<ActorId> },
    /// Only a victim or a state can do this.
    NotAVictim,
    /// A victim restores its own systems; others help it.
    OwnIncident,
    /// This seat said no such thing in public, or has taken it back.
    NothingToRetract,
    /// The territorial state is another one.
    NotTheRelay { relay: Option<ActorId> },
    /// A joint statement needs a coalition with at least two members.
    NeedsCoalition,
    /// There is nobody on a rung with this seat: nothing to mediate.
    NoQuarrel,
    /// Charging people before a court wants more capacity of law enforcement.
    TooLittleLaw { needs: i32, have: i32 },
    /// No text is in force with this actor.
    NoTextBetween { other: ActorId },
    /// The same measure was taken against this target over this incident before.
    AlreadyTaken,
    /// The capital wants at least this confidence as a standard.
    BelowFloor { floor: Permille },
    /// Standards rise with the severity of the act.
    StandardsOutOfOrder,
    /// Only the lead may invite.
    LeadOnly { lead: ActorId },
    /// The coalition has not invited this actor, or cannot.
    NotInvited,
    /// Already a member or already invited.
    AlreadyIn,
    /// Not a member.
    NotAMember,
    /// The lead cannot leave.
    LeadStays,
    /// The package is another actor's to give.
    NotYourPackage { giver: ActorId },
    /// The package already runs or is delivered.
    PackageUnderWay,
    /// The text of these talks is opened for signature, not put under silence.
    ForSignature,
    /// The text is open for signature and does not change any more.
    TextStands,
    /// No text of these talks is open for signature.
    NotForSignature,
    /// This seat has signed.
    AlreadySigned,
    /// No text is about to be adopted.
    NothingToReserve,
    /// The clause says nothing, or gives something: nobody stays out of it.
    NoSuchReservation,
    /// These talks are not put to a vote.
    NoVenue,
    /// These talks go on whoever leaves.
    GoesOnWithout,
    /// This seat has no vote there.
    NoVote,
    /// No such draft is pending there.
    NoSuchMotion,
    /// Only who put the draft there may do this.
    SponsorOnly { by: ActorId },
    /// Another draft of this seat is pending there.
    OneAtATime,
    /// This seat is among its sponsors.
    AlreadySponsor,
    /// The draft says so already, or somebody has moved it.
    AlreadyMoved,
    /// The draft is taken first already.
    AlreadyFirst,
    /// This seat has said so to this bloc over this draft, or paid it.
    AlreadyCourted,
    /// Nothing is being voted on there.
    NothingPut,
    /// This seat has voted.
    AlreadyVoted,
    /// No event of this turn asks this seat, or it has decided.
    NotAsked,
    /// The option is not a red line.
    NoRedLine,
    /// The capital already moved this line or already refused.
    CapitalAnswered,
    // Norms.
    /// Another actor runs this operation.
    NotYourOperation { by: ActorId },
    /// It cannot be run before this turn.
    NotBefore { turn: u16 },
    /// The incident is known already: it cannot be brought about again.
    IncidentKnown,
    /// This seat does not answer for that actor.
    NotItsSponsor { sponsor: Option<ActorId> },
    /// Pledges are made in other turns; the next, if there is one.
    NotARound { next: Option<u16> },
    /// This is what the seat has pledged.
    SamePledge,
    /// Only technical and civil-society bodies report.
    NoReviewer,
    /// This actor has given no word on that norm.
    NothingPromised { of: ActorId },
    /// The seat belongs there already.
    SameRuleBloc,
    // Home fronts.
    /// This ratifier backs the seat in full.
    FullSupport,
    /// The capital wants no proof for this, or has answered.
    NoFloor,
    /// Between the start of this objective and its target there is no half way.
    NoHalfWay,
    /// The capital has answered about this objective, or is being asked.
    MandateAnswered,
    // Coalitions.
    /// Members that it waits for are not there.
    OutOfSequence,
    /// Nothing that it takes to join has been given or come about.
    PriceUnmet,
    /// It has given its word to this coalition.
    AlreadyPledged,
    /// Members were called on this draft.
    AlreadyWhipped,
    /// The coalition makes no joint statement, or has made it.
    NoStatement,
    // Capacity-building.
    /// The package does not run.
    NotRunning,
    // Public diplomacy and companies.
    /// This seat has said so.
    AlreadySaid,
    /// Only states can do this.
    StatesOnly,
    /// There is one already.
    AlreadyAppointed,
    /// It has been done.
    AlreadyDone,
    /// Lies are not repaired.
    NotBySystems,
    /// Nobody asks for a ransom.
    NoRansom,
    /// Somebody else made what was broken into.
    NotItsMaker,
    /// Somebody else runs the servers, or nobody knows of any.
    NotItsServers,
    /// Nothing that this actor could do about it.
    CannotServe { who: ActorId },
    /// This seat has asked for it.
    AlreadyAsked,
    /// Nobody asked for it in the turn before.
    NoSuchRequest,
}
