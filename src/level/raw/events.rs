//! Events with their conditions, effects and questions, as written.

use super::incidents::RawCost;
use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::model::{Capacity, Channel, Gauge, ResponseKind, Tone};
use crate::level::record::{choice, record};

record! {
    /// Something that happens by itself, once, in the first turn in which it can.
    #[derive(Clone, Debug)]
    pub struct RawEvent {
        /// Short name.
        pub id: Name,
        /// In this turn and no other, from 1. Without it, `from` and `until` say when it can happen.
        pub turn: Option<Spanned<u16>>,
        /// First turn in which it can happen; 1 if left out.
        pub from: Option<Spanned<u16>>,
        /// Last turn in which it can happen; the level's last if left out.
        pub until: Option<Spanned<u16>>,
        /// Turns after which it can happen again, 1 to 60; never if left out.
        pub again_after: Option<Spanned<u16>>,
        /// Per mille with which it happens in a turn in which it can, 1 to 1,000.
        pub chance: Spanned<u16> = Spanned::unplaced(1000),
        /// Only if this holds.
        pub when: Spanned<RawCondition> = Spanned::unplaced(RawCondition::Always),
        /// Heading in the bulletin.
        pub heading: Text,
        /// Text in the bulletin.
        pub body: Text,
        /// Where it comes from, in words.
        pub source: Text,
        /// What kind of news it is.
        pub tone: Tone,
        /// Seats that learn of it; everybody if left out.
        pub only: Vec<Name> = Vec::new(),
        /// What it does.
        pub effects: Vec<Spanned<RawEffect>> = Vec::new(),
        /// A decision that it puts before a seat.
        pub asks: Option<RawQuestion>,
    }
}

record! {
    /// A decision that a seat takes in the turn in which the event happens.
    #[derive(Clone, Debug)]
    pub struct RawQuestion {
        /// Who decides.
        pub seat: Name,
        /// What there is to choose from, two to six.
        pub choices: Spanned<Vec<RawChoice>>,
        /// What is taken where the seat sends its turn without choosing; it may cost nothing.
        pub otherwise: Name,
    }
}

record! {
    /// One way to decide.
    #[derive(Clone, Debug)]
    pub struct RawChoice {
        /// Short name.
        pub id: Name,
        /// Name on the screen, such as `Pay the ransom`.
        pub name: Text,
        /// What it means, in a sentence.
        pub line: Text,
        /// What it takes; nothing if left out.
        pub cost: Option<RawCost>,
        /// What it does.
        pub effects: Vec<Spanned<RawEffect>> = Vec::new(),
    }
}

choice! {
    /// A condition on the world.
    #[derive(Clone, Debug)]
    pub enum RawCondition {
        /// Always holds.
        Always,
        /// All of these hold.
        All(Vec<RawCondition>),
        /// At least one of these holds.
        Any(Vec<RawCondition>),
        /// This does not hold.
        Not(Box<RawCondition>),
        /// A number of the world is this or more.
        AtLeast {
            /// Which number.
            what: RawQuantity,
            /// On its own scale.
            value: Spanned<i32> },
        /// A number of the world is less than this.
        Below {
            /// Which number.
            what: RawQuantity,
            /// On its own scale.
            value: Spanned<i32> },
        /// This event has happened.
        Happened(Name),
        /// A seat decided so when an event asked it.
        Chose {
            /// The event.
            event: Name,
            /// The choice.
            choice: Name },
        /// These talks have adopted a text.
        Adopted(Name),
        /// These talks have adopted no text.
        NotAdopted(Name),
        /// These talks have ended without a text.
        Failed(Name),
        /// The text that these talks have adopted says this, or something stronger.
        Holds {
            /// The talks.
            talks: Name,
            /// The issue.
            issue: Name,
            /// The least option.
            at_least: Name },
        /// This incident is known.
        Open(Name),
        /// What a clue yields is before the world.
        Public {
            /// The incident.
            incident: Name,
            /// The clue.
            clue: Name },
        /// A measure was taken.
        Took {
            /// By whom.
            by: Name,
            /// Which.
            kind: Spanned<ResponseKind>,
            /// Against or with whom; anybody if left out.
            target: Option<Name>,
            /// Over which incident; any if left out.
            over: Option<Name> },
        /// An actor is a member of a coalition.
        Member {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// A package was started and has not lapsed.
        Given(Name),
        /// A package was delivered.
        Delivered(Name),
        /// Two actors can reach each other at least so well.
        ChannelAtLeast {
            /// The two.
            between: (Name, Name),
            /// The channel.
            channel: Channel },
        /// One of these accounts is the true one.
        TrueAccount {
            /// The incident.
            incident: Name,
            /// Accounts.
            any_of: Vec<Name> },
        // Norms.
        /// A norm holds for everybody.
        Crystallised(Name),
        /// A norm is binding on somebody.
        Codified(Name),
        /// An actor lives by a bloc of rules.
        InRuleBloc {
            /// The actor.
            actor: Name,
            /// The bloc.
            bloc: Name },
        /// An operation was run.
        Ran(Name),
        /// An operation was run, and all have seen who did it.
        Seen(Name),
        // Home fronts.
        /// The text of these talks binds an actor: signed, and ratified where it has to be.
        Bound {
            /// The talks.
            talks: Name,
            /// The actor.
            actor: Name },
        /// The home front of an actor has refused the text of these talks.
        Refused {
            /// The talks.
            talks: Name,
            /// The actor.
            actor: Name },
        // Coalitions.
        /// An actor has pledged in public to back a coalition.
        Pledged {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// An actor has broken a pledge to a coalition, public or not.
        BrokeWord {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// A coalition has made its joint statement.
        Stated(Name),
        // Public diplomacy and companies.
        /// The hole that this incident used is closed.
        Patched(Name),
        /// The servers that this incident came from are down.
        TakenDown(Name),
        /// This state has an ambassador to companies.
        Ambassador(Name),
    }
}

choice! {
    /// A number of the world.
    #[derive(Clone, Debug)]
    pub enum RawQuantity {
        /// The number of the turn, from 1.
        Turn,
        /// A gauge, 0 to 100.
        Gauge(Gauge),
        /// Trust of one actor in another, -100 to 100.
        Trust {
            /// Who trusts.
            of: Name,
            /// Who is trusted.
            to: Name },
        /// What one actor holds against another, 0 or more.
        Grievance {
            /// Who holds it.
            of: Name,
            /// Against whom.
            against: Name },
        /// The rung on which two actors stand, 0 to 10.
        Rung {
            /// The two.
            between: (Name, Name) },
        /// What an actor's word is worth, 0 to 100.
        Credibility(Name),
        /// An actor's resilience, 0 to 100.
        Resilience(Name),
        /// An actor's technical capacity, 0 to 100.
        Technical(Name),
        /// An actor's political capital.
        Capital(Name),
        /// An actor's money.
        Budget(Name),
        /// Overall harm of an incident in tenths, 0 to 100.
        Harm(Name),
        /// How many members a coalition has.
        Members(Name),
        // Norms.
        /// Share of all influence that stands behind a norm, 0 to 1,000.
        Support(Name),
        /// The level of a pledge, 0 to 3.
        Pledge {
            /// Whose.
            actor: Name,
            /// On which norm.
            norm: Name },
        /// Times an actor was seen to break its word or a norm of all.
        Breaches(Name),
        /// Share of all influence in a bloc of rules, 0 to 1,000.
        RuleBlocShare(Name),
        // Home fronts.
        /// How many the text of these talks binds; 0 while there is none.
        Bound(Name),
        /// How far a ratifier backs its delegation, 0 to 100.
        HomeSupport {
            /// Whose.
            actor: Name,
            /// Which.
            ratifier: Name },
        // Capacity-building.
        /// A capacity of an actor, 0 to 100.
        Capacity {
            /// Whose.
            actor: Name,
            /// Which.
            capacity: Capacity },
        /// How far one actor depends on another, 0 to 100.
        Dependence {
            /// Who depends.
            of: Name,
            /// On whom.
            on: Name },
    }
}

choice! {
    /// A change in the world.
    #[derive(Clone, Debug)]
    pub enum RawEffect {
        /// A gauge moves.
        Gauge {
            /// Which.
            gauge: Gauge,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Trust of one actor in another moves.
        Trust {
            /// Who trusts.
            of: Name,
            /// Who is trusted.
            to: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Trust among all parties to the text moves, by -100 to 100. Not in events.
        TrustAmongParties(Spanned<i32>),
        /// Channels among all parties to the text rise to at least this. Not in events.
        ChannelAmongParties(Channel),
        /// Resilience of all parties to the text moves, by -100 to 100. Not in events.
        ResilienceOfParties(Spanned<i32>),
        /// Resilience of an actor moves.
        Resilience {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Overall harm of an incident moves, in tenths.
        Harm {
            /// Which incident.
            incident: Name,
            /// By how many tenths, -100 to 100.
            by: Spanned<i32> },
        /// A no-deal value moves.
        NoDeal {
            /// In which talks.
            talks: Name,
            /// Whose.
            party: Name,
            /// By how many points, -1,000 to 1,000.
            by: Spanned<i32> },
        /// Two actors move on the ladder.
        Rung {
            /// The two.
            between: (Name, Name),
            /// By how many rungs, -10 to 10.
            by: Spanned<i32> },
        /// Political capital moves.
        Capital {
            /// Whose.
            actor: Name,
            /// By how much, -1,000 to 1,000.
            by: Spanned<i32> },
        /// A budget moves.
        Budget {
            /// Whose.
            actor: Name,
            /// By how much, -1,000,000 to 1,000,000.
            by: Spanned<i32> },
        /// A package starts.
        StartPackage(Name),
        /// What one actor holds against another moves.
        Grievance {
            /// Who holds it.
            of: Name,
            /// Against whom.
            against: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// What an actor's word is worth moves.
        Credibility {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Technical capacity of an actor moves.
        Technical {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// The channel between two actors becomes this, better or worse.
        Channel {
            /// The two.
            between: (Name, Name),
            /// What it becomes.
            to: Channel },
        /// An incident becomes known.
        OpenIncident(Name),
        /// What a clue yields is put before the world.
        Publish {
            /// Which incident.
            incident: Name,
            /// Which clue.
            clue: Name,
            /// Who does it.
            by: Name },
        /// An actor is invited into a coalition.
        Invite {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// An actor joins a coalition.
        Join {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// An actor leaves a coalition.
        Leave {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// Talks that are still under way end without a text.
        CallOff(Name),
        /// Whoever holds a clue hands it over.
        Disclose {
            /// Which incident.
            incident: Name,
            /// Which clue.
            clue: Name,
            /// Who gets it.
            to: Name },
        // Norms.
        /// All parties to the text go over to a bloc of rules. Not in events.
        PartiesEnterRuleBloc(Name),
        /// An actor goes over to a bloc of rules.
        EnterRuleBloc {
            /// Who.
            actor: Name,
            /// The bloc; back to the common rules if left out.
            bloc: Option<Name> },
        // Home fronts.
        /// How far a ratifier backs its delegation moves.
        Support {
            /// Whose.
            actor: Name,
            /// Which.
            ratifier: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        // Capacity-building.
        /// A capacity of an actor moves.
        Capacity {
            /// Whose.
            actor: Name,
            /// Which.
            capacity: Capacity,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// How far one actor depends on another moves.
        Dependence {
            /// Who depends.
            of: Name,
            /// On whom.
            on: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
    }
}
