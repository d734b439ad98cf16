//! Incidents, evidence and measures, as written.

use std::collections::BTreeMap;

use super::{Name, Point, Text};
use crate::level::decode::Spanned;
use crate::level::model::{EvidenceKind, Fragility, IncidentKind, LegalLabel, ResponseClass, ResponseKind};
use crate::level::record::record;

record! {
    /// A cyber incident with its hidden culprit and deck of evidence.
    #[derive(Clone, Debug)]
    pub struct RawIncident {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What happened, in a line.
        pub line: Text,
        /// Who is hit.
        pub victims: Spanned<Vec<Name>>,
        /// Turn in which it becomes known, from 1; if left out, an event makes it known.
        pub opens: Option<Spanned<u16>>,
        /// Harm by the seven criteria, each 0 to 10.
        pub harm: RawSeverity,
        /// Tenths of overall harm that are repaired each turn, 0 to 100.
        pub recovers: Spanned<i32> = Spanned::unplaced(0),
        /// How the arc on the map runs.
        pub route: RawRoute,
        /// State through which it was relayed.
        pub relay: Option<Name> = None,
        /// Accounts of who did it; priors in per mille sum to 1,000.
        pub suspects: Spanned<Vec<RawSuspect>>,
        /// A fixed truth with its reason; drawn from the priors if left out, which is how it should be.
        pub truth: Option<RawTruth> = None,
        /// What can be found out.
        pub clues: Spanned<Vec<RawClue>>,
        /// Who made what was broken into and can close the hole; nobody if left out.
        pub makers: Vec<Name> = Vec::new(),
        /// Who runs the servers that it came from and can take them down; nobody if left out. States with police to match can
        /// then do it as well.
        pub servers: Vec<Name> = Vec::new(),
        /// What kind of harm it does; all are alike if left out.
        pub kind: Option<Spanned<IncidentKind>> = None,
        /// Supply chain: who uses what was broken into and can be reached until the maker has closed the hole.
        pub customers: Vec<Name> = Vec::new(),
    }
}

record! {
    /// Seven criteria, each 0 to 10.
    #[derive(Clone, Debug)]
    pub struct RawSeverity {
        /// How many are touched, 0 to 10.
        pub scope: Spanned<u8>,
        /// How much, 0 to 10.
        pub scale: Spanned<u8>,
        /// How long, 0 to 10.
        pub duration: Spanned<u8>,
        /// How hard, 0 to 10.
        pub intensity: Spanned<u8>,
        /// How many steps it took, 0 to 10.
        pub complexity: Spanned<u8>,
        /// How skilled it was, 0 to 10.
        pub sophistication: Spanned<u8>,
        /// What it meant for people, 0 to 10.
        pub impact: Spanned<u8>,
    }
}

record! {
    /// The arc on the map.
    #[derive(Clone, Debug)]
    pub struct RawRoute {
        /// Where it comes from, as far as the wires show.
        pub from: Point,
        /// Where it hits.
        pub to: Point,
        /// Words on the arc.
        pub label: Text,
        /// Words under the place it hits.
        pub site: Text,
    }
}

record! {
    /// A truth fixed by the author.
    #[derive(Clone, Debug)]
    pub struct RawTruth {
        /// The account that is true.
        pub suspect: Name,
        /// Why it is not drawn.
        pub reason: Text,
    }
}

record! {
    /// One account of who did it.
    #[derive(Clone, Debug)]
    pub struct RawSuspect {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What kind of account it is.
        pub line: Text,
        /// Short form on cards.
        pub short: Text,
        /// Prior probability in per mille, 1 to 999.
        pub prior: Spanned<u16>,
        /// Actors that took part if this is true, and know it.
        pub parties: Vec<Name> = Vec::new(),
        /// The actor that has to answer if this account is named.
        pub answers: Option<Name> = None,
        /// Per mille of the harm that this actor would own to itself, 0 to 1,000.
        pub share: Spanned<u16> = Spanned::unplaced(1000),
    }
}

record! {
    /// Something that can be found out; exactly one of its cards exists.
    #[derive(Clone, Debug)]
    pub struct RawClue {
        /// Short name.
        pub id: Name,
        /// What people work on.
        pub name: Text,
        /// Kind of evidence.
        pub kind: EvidenceKind,
        /// Who holds it, in words.
        pub source: Text,
        /// The actor behind the source, who loses if it is burnt.
        pub owner: Option<Name> = None,
        /// Turns of work, 1 to 6.
        pub effort: Spanned<u8> = Spanned::unplaced(1),
        /// Least technical capacity that can read it, 0 to 100.
        pub technical: Spanned<i32> = Spanned::unplaced(0),
        /// Seats that can work on it; everybody if left out.
        pub only: Vec<Name> = Vec::new(),
        /// Seats that hold it from the start of the incident.
        pub first: Vec<Name> = Vec::new(),
        /// Clue and card that must be in hand before.
        pub after: Option<(Name, Name)> = None,
        /// Clue and card of which it tells whether somebody planted it: stands on that card, as with `after`, and wants a technical
        /// capacity of 60 unless it says otherwise. Its first card says that it was planted.
        pub probes: Option<(Name, Name)> = None,
        /// First turn in which it can be worked on, from 1.
        pub opens: Spanned<u16> = Spanned::unplaced(1),
        /// The cards. The last takes the probability that the others leave; its weights follow from that.
        pub cards: Spanned<Vec<RawCard>>,
    }
}

record! {
    /// One card of a clue.
    #[derive(Clone, Debug)]
    pub struct RawCard {
        /// Short name.
        pub id: Name,
        /// Heading.
        pub title: Text,
        /// What it says.
        pub text: Text,
        /// Per mille of cases in which it exists, for a suspect of weight 0: 1 to 995. Left out on the last card.
        pub base: Option<Spanned<u16>> = None,
        /// Decibans for each suspect by short name, -30 to 30; 0 where left out. Left out on the last card.
        pub weights: BTreeMap<Name, Spanned<i32>> = BTreeMap::new(),
        /// What publishing it costs.
        pub fragility: Fragility = Fragility::Safe,
        /// Somebody wanted it to be found.
        pub planted: bool = false,
    }
}

record! {
    /// A measure that can be taken.
    #[derive(Clone, Debug)]
    pub struct RawResponse {
        /// Which measure.
        pub kind: Spanned<ResponseKind>,
        /// Name on the screen.
        pub name: Text,
        /// Class in the toolbox.
        pub class: ResponseClass,
        /// Legal label that can be argued.
        pub label: LegalLabel = LegalLabel::None,
        /// Severity by the seven criteria.
        pub severity: RawSeverity,
        /// What it costs.
        pub cost: RawCost,
        /// Points by which the target's no-deal value moves in open talks with the sender, -1,000 to 1,000.
        pub no_deal: Spanned<i32> = Spanned::unplaced(0),
        /// What you can say for it.
        pub argument: Text,
        /// What they will say against it.
        pub objection: Text,
    }
}

record! {
    /// What something costs.
    #[derive(Clone, Debug)]
    pub struct RawCost {
        /// Political capital, 0 to 1,000.
        pub capital: Spanned<i32> = Spanned::unplaced(0),
        /// People for one turn, 0 to 100.
        pub staff: Spanned<i32> = Spanned::unplaced(0),
        /// Money, 0 to 1,000,000.
        pub budget: Spanned<i32> = Spanned::unplaced(0),
    }
}
