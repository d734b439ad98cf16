//! Why a bot does what it does: with every order the reason as it was decided, in numbers of its own view.
//!
//! A reason is made where the decision is made and travels with it; it is plain data, so that a bot that nobody asks pays
//! nothing for it, and is put into words only for whoever looks on. It may hold secrets of its seat: it is for directors, for
//! those who watch bots play, and for the time after the end, never for another seat.

#[cfg(test)]
mod tests;
mod words;

use crate::base::{ActorId, CoalitionId, NormId, PackageId, Permille, TalksId};
use crate::level::Level;
use crate::negotiation::{Outcome, RedLine, Utility};
use crate::rules::{Order, Plan, View, check_view};

/// An order and why it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub order: Order,
    pub because: Because,
}

impl Decision {
    pub(super) const fn new(order: Order, because: Because) -> Self {
        Self { order, because }
    }
}

/// A plan that comes to a bot's mind, and why.
pub(super) struct Idea {
    plan: Plan,
    because: Because,
}

impl Idea {
    pub(super) const fn new(plan: Plan, because: Because) -> Self {
        Self { plan, because }
    }
}

/// The first of these that is allowed.
pub(super) fn first_allowed(level: &Level, view: &View, ideas: Vec<Idea>) -> Option<Decision> {
    let mut decisions = ideas.into_iter().map(|idea| Decision::new(Order::Plan(idea.plan), idea.because));
    decisions.find(|decision| check_view(level, view, &decision.order).is_ok())
}

/// What brings an incident before a bot.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It was hit.
    Victim,
    /// The attack came through it.
    Relay,
    /// It answers for somebody who is suspected.
    Suspected,
    /// It can read a clue that few can.
    Reader,
}

/// The reason of an act.
///
/// Worths are in basis points of the best text of the seat, gains and losses of its mandate in basis points of that; trust
/// is −100 to 100, harm in tenths.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// It draws at random from what is allowed.
    Random,
    /// It has done all it wanted to.
    Done,
    /// It played this answer and the other to the end: mean attainments.
    PlayedOut {
        this: i64,
        other: i64,
    },
    /// Of what an event lets it choose, this serves it best.
    ServesBest {
        gain: i64,
        choices: u8,
    },

    // Talks.
    /// A draft is worth as much as it holds out for; `held` when it named that with a refusal and still holds to it.
    Enough {
        worth: i64,
        wants: i64,
        held: bool,
    },
    TooLittle {
        worth: i64,
        wants: i64,
        held: bool,
    },
    /// A draft has an option that it cannot sign.
    Crosses {
        talks: TalksId,
        line: RedLine,
    },
    /// Without the clause that it cannot sign, the rest is worth enough.
    StaysOut {
        talks: TalksId,
        line: RedLine,
        worth: i64,
        wants: i64,
    },
    /// Within a text it has at least what it has outside.
    GainsInside {
        worth: i64,
        no_deal: i64,
    },
    /// It gave its word for it, and loses no more by it than its word is worth.
    GaveWord {
        worth: i64,
        bears: i64,
    },
    /// It promised in a text to vote against, and gains no more by the draft than its word is worth.
    PromisedAgainst {
        worth: i64,
        forgoes: i64,
    },
    /// Of all texts worth what it holds out for, the nearest to what it heard from others, of so many.
    Nearest {
        worth: i64,
        wants: i64,
        heard: u8,
    },
    /// It shows a draft to so many who refused its last one, before it offers it.
    SoundsOut {
        worth: i64,
        lacking: u8,
    },
    /// So many have agreed to the draft in caucus.
    AgreedInCaucus {
        worth: i64,
        with: u8,
    },
    /// It wants somebody between the parties: of those who would come the one it trusts most, or whom another party has asked.
    WantsMediator {
        who: ActorId,
        trust: i32,
        named: bool,
    },
    /// It mediates, and whoever it asks trusts it enough to tell.
    LearnsWeights {
        who: ActorId,
        trust: i32,
    },
    /// It mediates: the largest product for all parties, by what it has heard from so many of them.
    BestForAll {
        heard: u8,
    },
    /// The floor has brought its offer.
    HasOffered,
    /// No text that it can sign is worth what it holds out for.
    NothingWorth {
        wants: i64,
    },
    /// Chair: who answered a text like this did not refuse it.
    Unopposed {
        worth: i64,
        wants: i64,
    },
    /// Chair: the text whose least served party gets the most of what it asked for, in permille; unknown while nobody asked.
    ServesAll {
        least: Option<u16>,
        wants: i64,
    },
    /// The same, put forward because no round is left for a better one.
    LastRound {
        least: Option<u16>,
        wants: i64,
    },
    /// The text on the table is that text.
    StandsBest,

    // Venues.
    /// A clause is voted on: the draft with a yes and without, and the red lines that each crosses.
    Compared {
        yes: i64,
        no: i64,
        lines: (u8, u8),
    },
    /// A rival that is likely to pass is worth more.
    RivalBetter {
        worth: i64,
        rival: i64,
    },
    /// Against what it has without a text, after what it leans on the sponsor and what it overlooks.
    AgainstNoDeal {
        worth: i64,
        no_deal: i64,
        leans: i64,
        overlooks: i64,
    },
    /// Its coalition calls it to vote for a draft that it can bear.
    CalledFor {
        coalition: CoalitionId,
        worth: i64,
        bears: i64,
    },
    CalledAgainst {
        coalition: CoalitionId,
    },
    /// How far a draft is from no deal to the bot's best text, in per cent, and from where it backs one.
    HalfItsOwn {
        share: i64,
        wants: i64,
    },
    /// A clause changed would gain it so much, and more of the blocs' votes would gain than lose: by so many, if there are blocs.
    Improves {
        gain: i64,
        votes: i64,
    },
    /// The outcome is open: so many votes ahead of what the rule wants, or short of it.
    Open {
        lead: i64,
        votes: u16,
        against: bool,
    },
    /// Its draft: likely to pass with this lead, or the one that comes nearest.
    Draft {
        worth: i64,
        lead: i64,
    },

    // Home.
    /// A ratifier would refuse what is about to be agreed with this chance.
    HomeRefuses {
        talks: TalksId,
        chance: Permille,
    },

    /// Somebody at home backs it so little that it calls, or is about to call, it to account.
    LittleBacked {
        actor: ActorId,
        ratifier: u8,
        support: i32,
        floor: i32,
    },
    /// An objective of its own is out of reach as it stands, and would be worth so much more of the mandate if eased.
    OutOfReach {
        actor: ActorId,
        objective: u8,
        gain: i64,
    },
    /// The same, if its weight lay on another.
    BetterElsewhere {
        actor: ActorId,
        objective: u8,
        to: u8,
        gain: i64,
    },

    // Coalitions.
    /// What a coalition wants gains it so much over saying nothing.
    WantsTheSame {
        gain: i64,
    },
    /// Somebody's terms are met.
    TermsMet {
        actor: ActorId,
    },
    /// The cheapest that can be had of what somebody takes to join.
    CheapestTerms {
        actor: ActorId,
        coalition: CoalitionId,
    },
    /// A draft has all that its coalition wants.
    DraftServes {
        coalition: CoalitionId,
    },
    /// So many of those it would invite are still outside; `late` when the talks are more than half over.
    SpeaksUp {
        outside: u8,
        late: bool,
    },
    /// It was invited, and has terms of its own.
    OwnTerms {
        lead: ActorId,
    },
    /// It trusts the lead of a coalition enough to join, or a member would trust it enough.
    TrustsLead {
        lead: ActorId,
        trust: i32,
        wants: i32,
    },
    WouldJoin {
        actor: ActorId,
        trust: i32,
        wants: i32,
    },

    // The desk.
    /// It stands on this rung with somebody, higher than it lets stand.
    Quarrel {
        with: ActorId,
        rung: u8,
        bears: u8,
    },
    /// The same, and this third one trusts it most.
    MostTrusting {
        with: ActorId,
        third: ActorId,
        trust: i32,
    },
    /// An attack on it came through somebody.
    CameThrough {
        relay: ActorId,
    },
    /// It no longer believes what it said.
    Disbelieves {
        belief: Permille,
    },
    /// It is sure enough: what it wants before such an act, with the caution it adds.
    Sure {
        who: ActorId,
        belief: Permille,
        wants: Permille,
    },
    /// The same, although it promised in a text to hold back: it is bolder than its word is good.
    OverItsWord {
        who: ActorId,
        belief: Permille,
        word: i32,
        boldness: i32,
    },
    /// The first clue it can work on, of an incident that concerns it.
    FirstClue {
        concern: Concern,
    },
    /// It found a card last turn, and trusts a victim enough to show it.
    FreshCard {
        with: ActorId,
        trust: i32,
        wants: i32,
    },
    /// It is candid enough to show its allies what it found.
    ForAllies {
        coalition: CoalitionId,
        candour: i32,
    },
    /// Extortion: the harm is more than it bears.
    RatherPays {
        harm: i32,
        wants: i32,
    },
    /// Its users do not know yet what got out.
    OwesUsers {
        harm: i32,
    },
    /// Lies are told about it, or a friend.
    AnswersLies {
        harm: i32,
    },
    /// It uses what was broken into, and somebody can close the hole.
    MayBeNext {
        of: ActorId,
        harm: i32,
    },
    /// Its own systems are harmed.
    Harmed {
        harm: i32,
    },
    /// A friend is hit hard and it has people to spare.
    FriendHit {
        friend: ActorId,
        trust: i32,
        harm: i32,
    },
    /// It talks with somebody without a contact point, who is not hostile, and has capital to spare.
    NeedsChannel {
        with: ActorId,
        talks: TalksId,
        trust: i32,
        capital: i32,
    },

    // Packages.
    /// No talks decide over a package, and it is ready to give: its trade in per cent and from where it gives.
    GivesFreely {
        trading: i32,
        wants: i32,
    },
    /// This recipient of a package voted against a draft of its own after the package had begun.
    VotedAgainst {
        actor: ActorId,
        package: PackageId,
    },

    // Publics and companies.
    /// How it thinks of who asks, and what that takes.
    Asked {
        by: ActorId,
        trust: i32,
        over: i32,
        grant: bool,
    },
    /// It stands for open networks, and hands nobody's data over.
    GuardsData {
        openness: i32,
    },
    /// What it would grant it cannot pay for.
    CannotAfford,
    /// It made what was broken into.
    MadeIt {
        harm: i32,
    },
    /// Harm from servers is grave enough for it.
    GraveServers {
        harm: i32,
        wants: i32,
    },
    /// It was hit, and somebody has what helps.
    HasWhatHelps {
        of: ActorId,
        harm: i32,
    },
    /// It works for rules so much, and speaks for them from so much on.
    WorksForRules {
        norms: i32,
        wants: i32,
    },
    /// The clause that is worth most to it.
    DearestClause {
        worth: i64,
    },
    /// Nobody trusts it less.
    TrustsLeast {
        who: ActorId,
        trust: i32,
    },
    /// It gives a package there, and advertises where it gives.
    GivesThere {
        package: PackageId,
    },
    /// It trusts a rival this little.
    Rival {
        who: ActorId,
        trust: i32,
    },

    // Norms.
    /// What an operation gains it and what it costs: being seen with this chance, and its word.
    PaysOff {
        gain: i64,
        price: i64,
        chance: Permille,
    },
    /// What it gains, where somebody else answers for it.
    OthersAnswer {
        gain: i64,
    },
    /// What an operation under it would cost is more than it brings.
    NotWorthIt {
        gain: i64,
        price: i64,
        chance: Permille,
    },
    /// Something happened that a norm forbids, nobody knows by whom, and it suspects this one.
    MayBeBehind {
        of: ActorId,
        trust: i32,
    },
    /// How much it works for a norm.
    Zeal {
        norm: NormId,
        zeal: i32,
        wanted: bool,
    },
    /// It guards its own hand, and trusts those who live by these rules.
    FriendsRules {
        sovereignty: i32,
        trust: i32,
    },
}

impl Because {
    /// What it thinks of a draft while it holds out for `wants`.
    pub(super) fn of_draft(own: &Utility, talks: TalksId, draft: &Outcome, (wants, held): (i64, bool)) -> Self {
        let worth = own.value(draft);
        match own.crossed(draft).next() {
            Some(line) => Self::Crosses { talks, line },
            None if worth >= wants => Self::Enough { worth, wants, held },
            None => Self::TooLittle { worth, wants, held },
        }
    }
}
