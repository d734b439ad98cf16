//! What happens to them and what can be done about it: incidents, evidence, measures.

use serde::{Deserialize, Serialize};

use super::actors::Proof;
use crate::base::{ActorId, Decibans, Permille, SuspectId};
use crate::level::record::choice;

/// Scope, scale, duration, intensity, complexity, sophistication, impact: the seven criteria of the EU's toolbox
/// guidelines, each 0 to 10.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Severity(pub [u8; Self::CRITERIA]);

impl Severity {
    pub const CRITERIA: usize = 7;

    /// The seven criteria as one number, 0 to 10: their mean, rounded half up.
    #[must_use]
    pub fn overall(self) -> i32 {
        let sum: i32 = self.0.iter().map(|&c| i32::from(c)).sum();
        (sum * 2 + 7) / 14
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Short name in the file.
    pub id: String,
    pub name: String,
    pub line: String,
    pub victims: Vec<ActorId>,
    /// Turn in which it becomes known; none if only an event opens it.
    pub opens: Option<u16>,
    pub harm: Severity,
    /// Overall harm falls by this many tenths a turn as systems are restored.
    pub recovers: i32,
    /// From where to where the arc on the map runs, and a stop on the way with its label.
    pub route: Route,
    /// The territorial state through which it was relayed, asked to act under norm c.
    pub relay: Option<ActorId>,
    pub suspects: Vec<Suspect>,
    /// A truth fixed by the author, with the reason; drawn from the priors otherwise.
    pub truth: Option<FixedTruth>,
    pub clues: Vec<Clue>,
    /// Who can close the hole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub makers: Vec<ActorId>,
    /// Who can take down the servers that it came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<ActorId>,
    /// What kind of harm it does, if that makes a difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<IncidentKind>,
    /// Whom a supply-chain incident can reach beyond its victims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<ActorId>,
}

choice! {
    /// What kind of harm an incident does; each kind wants another answer.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum IncidentKind {
        /// Hits what everybody depends on (norm f of the 2015 UN report): weighs more in the argument about responses.
        CriticalInfrastructure,
        /// Data of users got out: they lose trust in victims of which nobody has published anything.
        DataBreach,
        /// Extortion: does not recover by itself, can be paid for, and is a case for police.
        Ransomware,
        /// Spying, which law does not forbid as such: blame finds little support, expulsion is the usual answer.
        Espionage,
        /// Theft of trade secrets: victims pay while it lasts, and culprits gain.
        TradeSecrets,
        /// Came with somebody's product: reaches customers until the maker has closed the hole.
        SupplyChain,
        /// Lies for publics: cannot be repaired, only answered.
        Disinformation,
        /// An operation of a state: answers to it are felt more, and calls calm more.
        StateOperation,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    pub from: (i32, i32),
    pub to: (i32, i32),
    pub label: String,
    pub site: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedTruth {
    pub suspect: SuspectId,
    pub reason: String,
}

/// One account of who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspect {
    pub id: String,
    pub name: String,
    /// Such as `state organ` or `false flag`.
    pub line: String,
    /// Short form for card rows.
    pub short: String,
    pub prior: Permille,
    /// Actors that took part if this account is true, and know it.
    pub parties: Vec<ActorId>,
    /// The actor a response aims at when this account is named.
    pub answers: Option<ActorId>,
    /// How much of the harm that actor would own to itself, in permille (a state that looked away believes it did less).
    pub share: Permille,
}

/// Something that can be found out: exactly one of its cards exists, drawn from the likelihoods given the truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    pub id: String,
    /// Where people work on it, such as `server image, Tarn`.
    pub name: String,
    pub kind: EvidenceKind,
    /// Who holds it, in words.
    pub source: String,
    /// The actor behind the source, who loses if it is burnt.
    pub owner: Option<ActorId>,
    /// Turns of work for two analysts of middling skill.
    pub effort: u8,
    /// Least technical capacity that can read it.
    pub technical: i32,
    /// Seats that can work on it; empty means all.
    pub only: Vec<ActorId>,
    /// Seats that hold it from the start of the incident.
    pub first: Vec<ActorId>,
    /// Can be worked on only by who holds this card of an earlier clue (clue, card).
    pub after: Option<(u16, u16)>,
    /// First turn in which it can be worked on.
    pub opens: u16,
    pub cards: Vec<Card>,
}

choice! {
    /// What kind of evidence a clue gives.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum EvidenceKind {
        /// Traces in systems and networks.
        Technical,
        /// What people say in confidence.
        HumanSource,
        /// What somebody made public or passed on.
        Leak,
        /// What courts and prosecutors established.
        Legal,
        /// What somebody says about itself.
        SelfClaim,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: String,
    pub title: String,
    pub text: String,
    /// Weight for each suspect, in whole decibans, relative to each other.
    pub weights: Vec<Decibans>,
    /// Probability, in permille, that this card exists, per suspect; over the cards of a clue they sum to 1,000.
    pub likelihood: Vec<Permille>,
    pub fragility: Fragility,
    /// Somebody wanted it to be found.
    pub planted: bool,
}

choice! {
    /// What publishing a card costs.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Fragility {
        /// Nothing.
        Safe,
        /// The source could be narrowed down.
        Narrows,
        /// Publishing burns the source.
        Burns,
    }
}

choice! {
    /// Measures that can be taken over an incident, from restraint to countermeasure.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum ResponseKind {
        /// Say in public that one holds back.
        RestraintStatement,
        /// Ask others for help (norm h of the 2015 UN report).
        AskForHelp,
        /// Ask the state through which it ran to act (norm c).
        AskToAct,
        /// Call on the hotline.
        HotlineCall,
        /// Ask for consultations.
        Consultation,
        /// Offer to investigate together.
        JointInvestigation,
        /// Ask a third party to mediate.
        Mediation,
        /// Protest in private.
        PrivateDemarche,
        /// Blame together with others.
        JointStatement,
        /// Blame in public.
        PublicAttribution,
        /// Charge named people before a court.
        Indictment,
        /// Expel diplomats.
        Expulsion,
        /// Suspend a text that is in force between the two.
        Suspension,
        /// Freeze assets and ban travel.
        Sanctions,
        /// Break off relations: no channel is left.
        BreakRelations,
        /// Answer with an act that would be unlawful without the wrong before it.
        Countermeasure,
    }
}

impl ResponseKind {
    pub const ALL: [Self; 16] = [
        Self::RestraintStatement,
        Self::AskForHelp,
        Self::AskToAct,
        Self::HotlineCall,
        Self::Consultation,
        Self::JointInvestigation,
        Self::Mediation,
        Self::PrivateDemarche,
        Self::JointStatement,
        Self::PublicAttribution,
        Self::Indictment,
        Self::Expulsion,
        Self::Suspension,
        Self::Sanctions,
        Self::BreakRelations,
        Self::Countermeasure,
    ];

    /// The standard of proof it wants, if it names somebody.
    #[must_use]
    pub const fn proof(self) -> Option<Proof> {
        match self {
            Self::PrivateDemarche => Some(Proof::PrivateDemarche),
            Self::JointStatement => Some(Proof::JointStatement),
            Self::PublicAttribution | Self::Indictment | Self::Expulsion => Some(Proof::PublicAttribution),
            Self::Suspension | Self::Sanctions | Self::BreakRelations => Some(Proof::Sanctions),
            Self::Countermeasure => Some(Proof::Countermeasure),
            _ => None,
        }
    }

    /// Whether it offers a way down the ladder.
    #[must_use]
    pub const fn is_off_ramp(self) -> bool {
        matches!(
            self,
            Self::RestraintStatement
                | Self::HotlineCall
                | Self::Consultation
                | Self::JointInvestigation
                | Self::Mediation
        )
    }

    /// Whether it names its target before the world.
    #[must_use]
    pub const fn is_public_blame(self) -> bool {
        !matches!(self.proof(), None | Some(Proof::PrivateDemarche))
    }
}

choice! {
    /// The EU toolbox classes, and off-ramps.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum ResponseClass {
        /// Lowers the chance of misreading and of the next incident.
        Preventive,
        /// Works the case with others.
        Cooperative,
        /// Speaks in order to steady.
        Stability,
        /// Makes it cost something.
        Restrictive,
        /// Helps who is hit.
        Support,
    }
}

choice! {
    /// The legal label that can be argued for a response.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum LegalLabel {
        /// No label is needed.
        None,
        /// Unfriendly but lawful.
        Retorsion,
        /// Unlawful in itself, excused as an answer to a wrong.
        Countermeasure,
        /// Answer to an armed attack.
        SelfDefence,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    pub kind: ResponseKind,
    pub name: String,
    pub class: ResponseClass,
    pub label: LegalLabel,
    pub severity: Severity,
    pub cost: Cost,
    /// What the target's no-deal value moves by, in points, in open talks with the sender.
    pub no_deal: i32,
    /// What you can say for it.
    pub argument: String,
    /// What they will say against it.
    pub objection: String,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub capital: i32,
    pub staff: i32,
    pub budget: i32,
}

impl Cost {
    #[must_use]
    pub const fn new(capital: i32, staff: i32, budget: i32) -> Self {
        Self { capital, staff, budget }
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.capital + other.capital, self.staff + other.staff, self.budget + other.budget)
    }

    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self::new(self.capital - other.capital, self.staff - other.staff, self.budget - other.budget)
    }

    /// Whether these means are enough to pay `cost`.
    #[must_use]
    pub const fn covers(self, cost: Self) -> bool {
        cost.capital <= self.capital && cost.staff <= self.staff && cost.budget <= self.budget
    }
}
