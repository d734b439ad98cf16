//! What a seat submits: the only way anything enters the rules.

use serde::{Deserialize, Serialize};

use super::mandate::MandateChange;
use super::public::Voice;
use crate::base::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId,
    PackageId, Permille, RuleBlocId, SuspectId, TalksId,
};
use crate::level::{Channel, Cost, JoinPrice, Level, Mechanism, Proof, ResponseKind, Service};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;

/// An order of one seat. Moves take effect at once and cannot be undone; a [`Plan`] stays sealed until the turn is
/// sent and resolves with everybody else's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Order {
    /// Talks: put a draft on the table while having the floor; for whoever mediates, without it.
    Offer { talks: TalksId, draft: Outcome },
    /// Talks: accept or refuse an offer of this turn. A bot names its threshold, from which reasons and the smallest step
    /// follow; people give none.
    Answer { talks: TalksId, offer: OfferId, accept: bool, threshold: Option<i64> },
    /// Talks: show a draft to some of the other parties, in the order of speaking, in private.
    Caucus { talks: TalksId, with: Vec<ActorId>, draft: Outcome },
    /// Talks: say whether you would accept a draft that you were shown in private this turn; told to whoever showed it. A bot
    /// names its threshold, as with offers.
    AnswerCaucus { talks: TalksId, caucus: CaucusId, accept: bool, threshold: Option<i64> },
    /// Talks: pass the floor on.
    Yield { talks: TalksId },
    /// Talks: leave for good.
    WalkOut { talks: TalksId },
    /// Talks, chair: write a new revision of the single text.
    Revise { talks: TalksId, draft: Outcome },
    /// Talks, chair: put a text under the silence procedure until the end of the turn.
    PutToSilence { talks: TalksId, draft: Outcome },
    /// Talks, lead: open a text for signature.
    OpenText { talks: TalksId, draft: Outcome },
    /// Talks: break the silence.
    BreakSilence { talks: TalksId },
    /// Talks: ask a party how much an issue matters to it.
    Ask { talks: TalksId, of: ActorId, issue: u8 },
    /// Talks: stay out of one clause of the text that is about to be adopted.
    Reserve { talks: TalksId, issue: u8 },
    /// Venue: vote on what is put to the vote, with or without an explanation of vote.
    Vote { forum: ForumId, ballot: Ballot, explained: bool },
    /// Evidence: set the confidence an act of this kind wants from this seat. Free before the first card.
    SetStandard { proof: Proof, at: Permille },
    /// Decide what an event of this turn asks.
    Choose { event: EventId, choice: u8 },
    /// Add a plan for this turn.
    Plan(Plan),
    /// Take the plan at this position back.
    Unplan { position: u16 },
    /// Send the turn: all plans stand, all floors are yielded.
    Send,
}

/// What stays sealed until the turn is sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Plan {
    /// Put two analysts on a clue.
    Investigate { incident: IncidentId, clue: u16 },
    /// Show a card to another actor, who believes it as far as it trusts you.
    Share { card: CardRef, with: ActorId },
    /// Show a card to all members of a coalition at once, each of whom believes it as far as it trusts you.
    Circulate { card: CardRef, coalition: CoalitionId },
    /// Put a card before the world.
    Publish { card: CardRef },
    /// Take a measure over an incident, naming an account where the measure names somebody.
    Respond { incident: IncidentId, kind: ResponseKind, target: ActorId, account: Option<SuspectId> },
    /// Raise the channel with another actor by one kind.
    OpenChannel { with: ActorId },
    /// Restore systems: put people of your own on repairing the harm of an incident.
    Restore { incident: IncidentId },
    /// Send people of your own to help the victims of an incident.
    Help { incident: IncidentId },
    /// Victim of ransomware: pay.
    PayRansom { incident: IncidentId },
    /// Take back in public what was said against an actor over an incident.
    Retract { incident: IncidentId, kind: ResponseKind, target: ActorId },
    /// Invite an actor into a coalition you lead.
    Invite { coalition: CoalitionId, actor: ActorId },
    /// Take up an invitation.
    Join { coalition: CoalitionId },
    /// Leave a coalition.
    Leave { coalition: CoalitionId },
    /// Start a package outside any text.
    Give { package: PackageId },
    /// Sign a text that is open for signature.
    Sign { talks: TalksId },
    /// Put a draft before the venue that votes on these talks.
    Table { talks: TalksId, draft: Outcome },
    /// Join the sponsors of a draft.
    Cosponsor { forum: ForumId, motion: MotionId },
    /// Take back a draft of yours.
    Withdraw { forum: ForumId, motion: MotionId },
    /// Move a change of one clause of a draft.
    Amend { forum: ForumId, motion: MotionId, issue: u8, option: u8 },
    /// Ask that one clause be voted on by itself.
    Divide { forum: ForumId, motion: MotionId, issue: u8 },
    /// Win over a bloc, for a draft or against it: with a word, or with something it takes for its votes.
    Court { forum: ForumId, motion: MotionId, bloc: u8, price: Option<u8>, against: bool },
    /// Chair: take a draft before all others.
    TakeFirst { forum: ForumId, motion: MotionId },
    /// Ask the capital to take back one red line of yours, for its price in political capital.
    AskCapital { talks: TalksId, issue: u8, option: u8 },
    /// Ask an actor that is no party to mediate in talks.
    AskMediator { talks: TalksId, mediator: ActorId },
    // Norms.
    /// Run an operation under cover.
    Operate { operation: OperationId },
    /// Sponsor: call a threat actor off for this turn.
    Restrain { actor: ActorId },
    /// Say in public how far one keeps to a norm: 0 takes it back, 3 is the most.
    Pledge { norm: NormId, level: u8 },
    /// Technical or civil-society body: report on how an actor keeps its word on a norm.
    Review { of: ActorId, norm: NormId },
    /// Go over to a bloc of rules, or back to the common ones.
    Align { bloc: Option<RuleBlocId> },
    // Home fronts.
    /// Prepare a ratifier of your own, so that it backs you more.
    Persuade { ratifier: u8 },
    /// Ask the capital to be content with less proof before one kind of act.
    LowerFloor { proof: Proof },
    /// Ask the capital to change what it wants of an objective.
    ReviseMandate { objective: u8, change: MandateChange },
    // Coalitions.
    /// Invite an actor into a coalition you lead, with something that it takes.
    InviteFor { coalition: CoalitionId, actor: ActorId, price: u8 },
    /// Give your word to back what a coalition of yours wants: to all, or to its lead alone.
    PledgeTo { coalition: CoalitionId, public: bool },
    /// Lead: call how members vote on a draft.
    Whip { coalition: CoalitionId, motion: MotionId, against: bool },
    /// Lead: make a joint statement on the coalition's talks.
    Declare { coalition: CoalitionId },
    // Capacity-building.
    /// Break off a package of yours that runs.
    Withhold { package: PackageId },
    // Public diplomacy and companies.
    /// Say something before the world, or campaign for it.
    Speak { what: Voice },
    /// Publish a card without a name.
    Leak { card: CardRef },
    /// Appoint an ambassador to companies.
    Appoint,
    /// Close the hole that an incident used.
    Patch { incident: IncidentId },
    /// Take down the servers that an incident came from.
    TakeDown { incident: IncidentId },
    /// Ask a company or a technical body, before the world, to do something about an incident.
    Request { of: ActorId, incident: IncidentId, what: Service },
    /// Grant or refuse what was asked in the turn before.
    Reply { to: ActorId, incident: IncidentId, what: Service, grant: bool },
}

impl Plan {
    /// What the plan reserves, in this level.
    #[must_use]
    pub fn cost(&self, level: &Level, channel: Channel) -> Cost {
        match self {
            Self::Investigate { .. } => Cost::new(2, 2, 0),
            Self::Share { .. } => Cost::new(1, 0, 0),
            Self::Circulate { .. } => Cost::new(1, 1, 0),
            Self::Publish { .. } => Cost::new(2, 1, 0),
            Self::Respond { kind, .. } => level.response(*kind).map_or(Cost::default(), |r| r.cost),
            Self::OpenChannel { .. } => match channel {
                Channel::None => Cost::new(2, 1, 0),
                Channel::Diplomatic => Cost::new(3, 1, 0),
                Channel::ContactPoint | Channel::Hotline => Cost::new(4, 1, 0),
            },
            Self::Restore { .. } => Cost::new(0, 2, 2),
            Self::Help { .. } => Cost::new(1, 2, 0),
            Self::PayRansom { .. } => Cost::new(1, 1, 4),
            Self::Retract { .. } => Cost::new(3, 1, 0),
            Self::Invite { .. } => Cost::new(2, 1, 0),
            Self::Join { .. } | Self::Leave { .. } => Cost::new(1, 0, 0),
            Self::Give { package } => Cost::new(1, 1, level.package(*package).cost_per_turn),
            Self::Table { .. } | Self::TakeFirst { .. } => Cost::new(2, 1, 0),
            Self::Amend { .. } | Self::Divide { .. } => Cost::new(1, 1, 0),
            Self::Sign { .. } | Self::AskMediator { .. } | Self::Cosponsor { .. } | Self::Withdraw { .. } => {
                Cost::new(1, 0, 0)
            }
            Self::Court { price: None, .. } => Cost::new(1, 1, 0),
            Self::Court { forum, bloc, price: Some(price), .. } => {
                let bloc = level.forum(*forum).blocs.get(usize::from(*bloc));
                bloc.and_then(|bloc| bloc.prices.get(usize::from(*price))).map_or(Cost::default(), |price| price.cost)
            }
            Self::AskCapital { .. } => Cost::new(6, 1, 0),
            // Norms.
            Self::Operate { operation } => level.operations.get(operation.ix()).map_or(Cost::default(), |o| o.cost),
            Self::Restrain { .. } => Cost::new(1, 1, 0),
            Self::Pledge { .. } => Cost::new(2, 0, 0),
            Self::Review { .. } => Cost::new(1, 2, 0),
            Self::Align { .. } => Cost::new(4, 1, 0),
            // Home fronts.
            Self::Persuade { .. } => Cost::new(2, 1, 0),
            Self::LowerFloor { .. } => Cost::new(5, 1, 0),
            Self::ReviseMandate { .. } => Cost::new(6, 1, 0),
            // Coalitions.
            Self::InviteFor { coalition, actor, price } => {
                let terms = level.coalition(*coalition).bonds.terms_of(*actor);
                let price = terms.and_then(|terms| terms.prices.get(usize::from(*price)));
                match price {
                    Some(JoinPrice::Paid { capital, budget }) => Cost::new(2 + capital, 1, *budget),
                    _ => Cost::new(2, 1, 0),
                }
            }
            Self::PledgeTo { .. } => Cost::new(1, 0, 0),
            Self::Whip { .. } => Cost::new(2, 1, 0),
            Self::Declare { .. } => Cost::new(3, 1, 0),
            Self::Withhold { .. } => Cost::new(1, 0, 0),
            // Public diplomacy and companies.
            Self::Speak { what: Voice::Campaign { .. } } => Cost::new(1, 1, 2),
            Self::Speak { .. } | Self::Leak { .. } => Cost::new(1, 1, 0),
            Self::Appoint => Cost::new(4, 1, 1),
            Self::Patch { .. } | Self::Reply { what: Service::Patch, grant: true, .. } => Cost::new(1, 2, 1),
            Self::TakeDown { .. } | Self::Reply { what: Service::TakeDown, grant: true, .. } => Cost::new(1, 2, 0),
            Self::Request { .. } => Cost::new(1, 0, 0),
            Self::Reply { .. } => Cost::default(),
        }
    }

    /// The part of the rules it belongs to, if a level can do without it.
    #[must_use]
    pub const fn mechanism(&self) -> Option<Mechanism> {
        match self {
            Self::OpenChannel { .. } => Some(Mechanism::Channels),
            Self::PayRansom { .. } => Some(Mechanism::Kinds),
            Self::AskMediator { .. } => Some(Mechanism::Mediation),
            Self::Circulate { .. } | Self::Invite { .. } | Self::Join { .. } | Self::Leave { .. } => {
                Some(Mechanism::Coalitions)
            }
            Self::Give { .. } | Self::Withhold { .. } => Some(Mechanism::Packages),
            // Norms.
            Self::Operate { .. } | Self::Restrain { .. } => Some(Mechanism::Operations),
            Self::Pledge { .. } | Self::Review { .. } => Some(Mechanism::Pledges),
            Self::Align { .. } => Some(Mechanism::RuleBlocs),
            // Home fronts.
            Self::Persuade { .. } | Self::LowerFloor { .. } => Some(Mechanism::HomeFronts),
            Self::ReviseMandate { .. } => Some(Mechanism::Mandates),
            // Coalitions.
            Self::InviteFor { .. } => Some(Mechanism::Terms),
            Self::PledgeTo { .. } => Some(Mechanism::CoalitionPledges),
            Self::Whip { .. } => Some(Mechanism::Whips),
            Self::Declare { .. } => Some(Mechanism::Pooling),
            Self::Speak { .. } | Self::Leak { .. } | Self::Appoint => Some(Mechanism::PublicDiplomacy),
            Self::Patch { .. } | Self::TakeDown { .. } | Self::Request { .. } | Self::Reply { .. } => {
                Some(Mechanism::Industry)
            }
            _ => None,
        }
    }

    /// The actor the plan is about, if there is one.
    #[must_use]
    pub fn about(&self) -> Option<ActorId> {
        match self {
            Self::Share { with, .. } | Self::OpenChannel { with } => Some(*with),
            Self::Respond { target, .. } | Self::Retract { target, .. } => Some(*target),
            Self::Invite { actor, .. } | Self::InviteFor { actor, .. } => Some(*actor),
            Self::AskMediator { mediator, .. } => Some(*mediator),
            // Norms.
            Self::Restrain { actor } => Some(*actor),
            Self::Review { of, .. } => Some(*of),
            Self::Speak { what } => what.about(),
            Self::Request { of: other, .. } | Self::Reply { to: other, .. } => Some(*other),
            _ => None,
        }
    }
}

/// Capital that changing a standard of proof costs once a card is in hand.
pub const STANDARD_COST: i32 = 2;
/// Capital that a question costs.
pub const ASK_COST: i32 = 1;
/// Capital that an explanation of vote costs.
pub const EXPLANATION_COST: i32 = 1;
/// Capital that a reservation costs.
pub const RESERVATION_COST: i32 = 1;
