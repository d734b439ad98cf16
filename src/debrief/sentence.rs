//! A sentence without its words: which message, with what in it, and where its evidence lies.

use serde::Serialize;

use crate::base::{
    ActorId, CardRef, CoalitionId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId, PackageId, Permille,
    SuspectId, TalksId,
};
use crate::level::{Channel, Gauge, ResponseKind};
use crate::negotiation::Change;
use crate::rules::Voter;

/// One sentence of the debrief.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Sentence {
    /// Message in the words of the program.
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
    pub evidence: Vec<Evidence>,
}

/// What stands in a sentence, still without words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Arg {
    Number(i64),
    /// Basis points, told as whole points of a hundred.
    Points(i64),
    /// Told as whole per cent.
    Share(Permille),
    Turn(u16),
    Actor(ActorId),
    /// Name of the talks, and title of their text.
    Talks(TalksId),
    Title(TalksId),
    Response(ResponseKind),
    Channel(Channel),
    Card(CardRef),
    Account(IncidentId, SuspectId),
    Incident(IncidentId),
    Package(PackageId),
    Coalition(CoalitionId),
    Gauge(Gauge),
    /// Clauses with their new options.
    Changes(TalksId, Vec<Change>),
    /// Position among the objectives of the reader's mandate.
    Objective(u16),
    Norm(NormId),
    Operation(OperationId),
    /// One of those who ratify for an actor.
    Ratifier(ActorId, u8),
    /// Somebody with a vote in a venue.
    Voter(ForumId, Voter),
    /// What a bloc of a venue takes for its votes.
    Price(ForumId, u8, u8),
    Actors(Vec<ActorId>),
    /// A name as it stands in the level.
    Name(String),
    /// Selects a variant of the message.
    Key(&'static str),
}

/// Where a sentence can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Evidence {
    Turn(u16),
    /// An offer with its answers.
    Offer {
        talks: TalksId,
        offer: OfferId,
    },
    /// The utility plane, and the course of concessions.
    Plane(TalksId),
    Concessions(TalksId),
    Better(TalksId),
    Measure(TalksId, Measured),
    /// The board of an incident at the end of a turn.
    Board {
        incident: IncidentId,
        turn: u16,
    },
    /// A measure taken: position in the list.
    Act {
        taken: u16,
        turn: u16,
    },
    /// The ladder with another actor in a turn.
    Rung {
        other: ActorId,
        turn: u16,
        rung: u8,
    },
    Package(PackageId),
    Coalition(CoalitionId),
    Gauge(Gauge),
    Objective(u16),
    /// What the parties of an adopted text kept of what they wanted.
    Kept(TalksId),
    /// A home front that said no.
    Refusal {
        talks: TalksId,
        party: ActorId,
    },
    /// A draft that never came to the vote.
    Draft {
        forum: ForumId,
        motion: MotionId,
    },
    /// A vote: position in the record of the venue.
    Vote {
        forum: ForumId,
        at: u16,
    },
    /// A word given to a coalition.
    Pledge {
        coalition: CoalitionId,
        by: ActorId,
    },
    Norm(NormId),
    /// Position among the breaches, and among the promises, of the debrief.
    Breach(u16),
    Promise(u16),
}

/// A measure by name.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Measured {
    Zone,
    Gain,
    ShareOfBest,
    Dominating,
    NashRatio,
    SmallestShare,
    JointEfficiency,
    Integrative,
    Conflict,
    Concession,
    Moves,
    Questions,
    Ambition,
    NoDeal,
    Anchors,
}

impl Sentence {
    /// A sentence of the table.
    ///
    /// # Panics
    /// If the table does not know the message with exactly these arguments, which is a mistake in this module.
    pub(super) fn new<const A: usize, const E: usize>(
        id: &'static str,
        args: [(&'static str, Arg); A],
        evidence: [Evidence; E],
    ) -> Self {
        let known = MESSAGES.iter().find(|(known, _)| *known == id).map(|(_, names)| *names);
        let given: Vec<&str> = args.iter().map(|(name, _)| *name).collect();
        assert_eq!(known, Some(given.as_slice()), "message {id}");
        Self { id, args: args.into(), evidence: evidence.into() }
    }
}

/// Every message a debrief may use, with the names of its arguments in order.
pub const MESSAGES: &[(&str, &[&str])] = &[
    // The headline: what came of the talks …
    ("debrief-head-signed-strong", &["parties"]),
    ("debrief-head-signed-fair", &["parties"]),
    ("debrief-head-signed-weak", &["parties"]),
    ("debrief-head-signed-loss", &[]),
    ("debrief-head-left", &[]),
    ("debrief-head-walked", &["who"]),
    ("debrief-head-emptied", &[]),
    ("debrief-head-missed", &[]),
    ("debrief-head-impossible", &[]),
    ("debrief-head-open", &["talks"]),
    ("debrief-head-no-talks", &[]),
    // … and what else the weeks were about.
    ("debrief-head-sound", &[]),
    ("debrief-head-lucky", &[]),
    ("debrief-head-unlucky", &[]),
    ("debrief-head-rash", &[]),
    ("debrief-head-known", &[]),
    ("debrief-head-suspected", &[]),
    ("debrief-head-misled", &[]),
    ("debrief-head-unknown", &[]),
    ("debrief-head-blamed", &["times"]),
    ("debrief-head-unblamed", &[]),
    ("debrief-head-tense", &["who", "rung"]),
    ("debrief-head-calm", &[]),
    // The standfirst.
    ("debrief-stand-signed", &["parties", "title", "turn"]),
    ("debrief-stand-failed", &["talks", "turn"]),
    ("debrief-stand-walked", &["talks", "who", "turn"]),
    ("debrief-stand-left", &["talks", "turn"]),
    ("debrief-stand-open", &["talks"]),
    // The talks.
    ("debrief-gain", &["own", "other", "theirs"]),
    ("debrief-gain-other-lost", &["own", "other", "theirs"]),
    ("debrief-loss", &["own", "other", "theirs"]),
    ("debrief-loss-both", &["own", "other", "theirs"]),
    ("debrief-better", &["count", "clauses"]),
    ("debrief-better-whole", &["count"]),
    ("debrief-better-none", &[]),
    ("debrief-impasse-right", &["of"]),
    ("debrief-impasse-room", &["texts", "of", "points"]),
    ("debrief-impasse-closed", &["turn", "points"]),
    ("debrief-emptied-measure", &["response", "target", "turn"]),
    ("debrief-emptied-text", &["turn"]),
    ("debrief-walked-out", &["turn", "texts"]),
    ("debrief-silence-broken", &["turn", "talks"]),
    ("debrief-step-won", &["turn", "who", "changes", "when"]),
    ("debrief-step-lost", &["turn", "who", "changes"]),
    ("debrief-step-ignored", &["turn", "who", "changes", "cost"]),
    ("debrief-step-ignored-free", &["turn", "who", "changes"]),
    ("debrief-moves-unfortunate", &["n", "of", "who"]),
    ("debrief-moves-fortunate", &["n", "of", "who"]),
    ("debrief-rates", &["own", "other", "theirs"]),
    ("debrief-never-asked", &[]),
    ("debrief-asked", &["n", "true", "false", "evaded"]),
    ("debrief-ambition", &["from", "to"]),
    ("debrief-no-deal", &["other", "from", "to"]),
    ("debrief-also-signed", &["talks", "turn", "own"]),
    ("debrief-also-loss", &["talks", "turn", "own"]),
    ("debrief-also-missed", &["talks", "texts"]),
    ("debrief-also-right", &["talks"]),
    // Attribution.
    ("debrief-act-sound", &["response", "target", "account", "incident", "p", "standard"]),
    ("debrief-act-lucky", &["response", "target", "account", "incident", "p", "standard"]),
    ("debrief-act-unlucky", &["response", "target", "account", "incident", "p", "standard"]),
    ("debrief-act-rash", &["response", "target", "account", "incident", "p", "standard"]),
    ("debrief-carried", &["card", "p", "without"]),
    ("debrief-planted-through", &["card", "account"]),
    ("debrief-planted-fooled", &["card", "account"]),
    ("debrief-unnamed", &["incident", "account", "p"]),
    ("debrief-unnamed-misled", &["incident", "account", "p", "led"]),
    ("debrief-blamed", &["times", "who"]),
    // The ladder.
    ("debrief-misread", &["who", "response", "way", "channel"]),
    ("debrief-misread-by-you", &["who", "response", "way", "channel"]),
    ("debrief-peak", &["who", "rung", "turn", "end"]),
    ("debrief-off-ramps", &["n", "who", "end"]),
    // Promises and partners.
    ("debrief-promise-kept", &["package", "who", "turn", "carried"]),
    ("debrief-promise-open", &["package", "who", "carried"]),
    ("debrief-promise-broken", &["package", "who", "turn"]),
    ("debrief-promise-withheld", &["package", "who", "turn"]),
    ("debrief-received-withheld", &["package", "who", "turn"]),
    ("debrief-given", &["package", "who"]),
    ("debrief-received", &["package", "who", "turn"]),
    ("debrief-received-not", &["package", "who"]),
    ("debrief-aid-given", &["who", "value", "spent", "votes", "against"]),
    ("debrief-aid-received", &["who", "value", "votes", "against", "dependence"]),
    ("debrief-coalition-won", &["coalition", "members", "won", "of"]),
    ("debrief-coalition-lost", &["coalition", "members"]),
    // Home fronts.
    ("debrief-refused-own", &["ratifier", "title", "turn", "chance", "prepared", "eased"]),
    ("debrief-refused", &["who", "ratifier", "title", "turn", "chance", "prepared", "eased"]),
    ("debrief-called-to-account", &["ratifier", "turn", "n", "support"]),
    ("debrief-mandate-eased", &["objective", "turn", "was", "became", "met"]),
    ("debrief-mandate-shifted", &["objective", "to", "turn"]),
    // Votes.
    ("debrief-vote-passed", &["who", "title", "turn", "yes", "no", "abstain", "spare", "switch"]),
    ("debrief-vote-failed", &["who", "title", "turn", "yes", "no", "abstain", "votes", "voter"]),
    ("debrief-vote-hopeless", &["who", "title", "turn", "yes", "no", "abstain"]),
    ("debrief-strayed", &["who", "coalition", "title"]),
    ("debrief-strayed-own", &["coalition", "title"]),
    ("debrief-amended", &["who", "title", "changes", "from", "to"]),
    // Words given, and norms.
    ("debrief-pledge-kept", &["coalition", "turn"]),
    ("debrief-pledge-broken", &["coalition", "turn"]),
    ("debrief-pledge-broken-by", &["who", "coalition", "turn"]),
    ("debrief-caucus-broken", &["talks", "turn"]),
    ("debrief-caucus-broken-by", &["who", "talks", "turn"]),
    ("debrief-mediated", &["who", "talks"]),
    ("debrief-mediated-own", &["talks"]),
    ("debrief-item-kept", &["title", "item"]),
    ("debrief-item-broken", &["title", "item"]),
    ("debrief-item-broken-by", &["who", "title", "item"]),
    ("debrief-crystallised", &["norm", "turn", "support", "texts", "pledges"]),
    ("debrief-codified", &["norm", "turn"]),
    ("debrief-own-word-broken", &["operation", "by", "norm", "turn", "seen"]),
    ("debrief-own-breach", &["operation", "by", "norm", "turn", "seen"]),
    ("debrief-word-kept", &["n"]),
    ("debrief-breach-seen", &["who", "operation", "norm", "turn", "promised", "seen"]),
    ("debrief-breach-hidden", &["who", "operation", "norm", "turn", "promised"]),
    ("debrief-lowest", &["n", "strength", "kept", "way", "from", "to"]),
    // The rest.
    ("debrief-gauge-up", &["gauge", "from", "to"]),
    ("debrief-gauge-down", &["gauge", "from", "to"]),
    ("debrief-mandate-failed", &["objective"]),
];
