//! A case as it is written: names instead of positions, and how they are looked up in a level.

use std::collections::BTreeMap;

use demarche::base::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OfferId, OperationId,
    PackageId, Permille, RuleBlocId, SuspectId, TalksId,
};
use demarche::level::{Aim, Level, Proof, ResponseKind, Service};
use demarche::negotiation::Outcome;
use demarche::negotiation::votes::Ballot;
use demarche::rules::mandate::MandateChange;
use demarche::rules::public::Voice;
use demarche::rules::{Order, Plan, State};
use serde::Deserialize;

/// One case: a position, orders in the order in which they arrive, and what has to come of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The rule of `docs/RULES.md`, a dot and a number.
    pub id: String,
    pub title: String,
    /// Where the rule stands: a file under `src` and a word in it.
    pub rule: (String, String),
    #[serde(default = "harbour")]
    pub level: String,
    #[serde(default = "one")]
    pub seed: u64,
    /// The turn in which the case is set: everybody has sent the turns before.
    #[serde(default = "one")]
    pub turn: u64,
    /// Orders that lead to the position; all have to be accepted.
    #[serde(default)]
    pub before: Vec<(String, Act)>,
    /// The orders of the case; all but those named in `expect.refused` have to be accepted.
    pub orders: Vec<(String, Act)>,
    /// The seats' orders are tried in every order of seats, and all have to end in the same state.
    #[serde(default)]
    pub in_any_order: bool,
    pub expect: Expect,
}

fn harbour() -> String {
    "tests/levels/cases.ron".to_owned()
}

const fn one() -> u64 {
    1
}

/// What has to come of the orders. Viewers are codes of seats, `director` or `open`; lines are those of `words.rs`, where
/// `*` stands for anything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// Orders that are refused, counted from 1, with the kind of the refusal.
    pub refused: BTreeMap<usize, String>,
    /// What viewers see happen, and what they do not.
    pub sees: BTreeMap<String, Vec<String>>,
    pub sees_not: BTreeMap<String, Vec<String>>,
    /// What viewers know afterwards, and what they do not.
    pub knows: BTreeMap<String, Vec<String>>,
    pub knows_not: BTreeMap<String, Vec<String>>,
}

/// Chosen options by issue; an issue that is left out stays silent.
type Draft = BTreeMap<String, String>;

/// An order with names. `#3` in place of a name is position 3, which need not exist.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Act {
    Offer(String, Draft),
    /// Talks, and the number of the offer from 1.
    Accept(String, u16),
    Refuse(String, u16),
    /// Refuses as a bot does, naming the least utility it would take, in basis points.
    RefuseBelow(String, u16, i64),
    /// Talks, with whom, and the draft.
    Caucus(String, Vec<String>, Draft),
    /// Talks, and the number of the caucus from 1.
    AcceptInCaucus(String, u16),
    RefuseInCaucus(String, u16),
    /// As a bot refuses.
    RefuseInCaucusBelow(String, u16, i64),
    /// Talks, and whom to ask.
    AskMediator(String, String),
    Yield(String),
    WalkOut(String),
    Revise(String, Draft),
    PutToSilence(String, Draft),
    BreakSilence(String),
    Ask {
        talks: String,
        of: String,
        issue: String,
    },
    SetStandard(Measure, u16),
    /// Event and choice.
    Choose(String, String),
    Investigate(String, String),
    /// A card is the one that exists of a clue (`cranes/image`), or a certain one (`cranes/image/own-tool`).
    Circulate {
        card: String,
        among: String,
    },
    PayRansom(String),
    Share {
        card: String,
        with: String,
    },
    Publish(String),
    /// Names an account where the measure names somebody.
    Respond {
        kind: ResponseKind,
        over: String,
        to: String,
        naming: Option<String>,
    },
    OpenChannel(String),
    Restore(String),
    Help(String),
    Retract {
        kind: ResponseKind,
        over: String,
        to: String,
    },
    Invite(String, String),
    Join(String),
    Leave(String),
    Give(String),
    AskCapital {
        talks: String,
        issue: String,
        option: String,
    },
    OpenText(String, Draft),
    Sign(String),
    /// Talks and issue.
    Reserve(String, String),
    Table(String, Draft),
    /// The draft with this number, from 1, in a venue.
    Cosponsor(String, u16),
    Withdraw(String, u16),
    Amend {
        forum: String,
        motion: u16,
        issue: String,
        option: String,
    },
    Divide {
        forum: String,
        motion: u16,
        issue: String,
    },
    /// With a word, or with the price of this number, from 1.
    Court {
        forum: String,
        motion: u16,
        bloc: String,
        price: Option<u8>,
        #[serde(default)]
        against: bool,
    },
    TakeFirst(String, u16),
    // Norms.
    Operate(String),
    Restrain(String),
    /// Norm and level.
    Pledge(String, u8),
    /// Of whom, on which norm.
    Review(String, String),
    /// A bloc of rules; none for the common ones.
    Align(Option<String>),
    Vote(String, Ballot),
    /// A vote with an explanation.
    VoteExplained(String, Ballot),
    // Coalitions.
    /// The price, from 1.
    InviteFor(String, String, u8),
    PledgePublic(String),
    PledgePrivate(String),
    /// Coalition and the number of the draft, from 1.
    Whip(String, u16),
    WhipAgainst(String, u16),
    Declare(String),
    // Home fronts.
    /// Prepares a ratifier.
    Persuade(String),
    LowerFloor(Measure),
    /// Asks the capital to ease the objective with this number, from 1.
    Ease(u8),
    /// Asks it to lay weight of the first on the second, from 1.
    Shift(u8, u8),
    /// Takes back the plan with this number, from 1.
    Unplan(u16),
    /// Sends the turn; as an order of `all`, everybody does who has not.
    Send,
    // Capacity-building.
    Withhold(String),
    // Public diplomacy and companies.
    Praise(String),
    Criticise(String),
    SpeakFor {
        talks: String,
        issue: String,
        option: String,
    },
    Condemn(String),
    Campaign {
        at: String,
        aim: Aim,
    },
    Leak(String),
    Appoint,
    Patch(String),
    TakeDown(String),
    Request {
        of: String,
        over: String,
        what: Service,
    },
    Grant {
        to: String,
        over: String,
        what: Service,
    },
    Deny {
        to: String,
        over: String,
        what: Service,
    },
}

/// Standards of proof.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Measure {
    PrivateDemarche,
    JointStatement,
    PublicAttribution,
    Sanctions,
    Countermeasure,
}

type Named<T> = Result<T, String>;

/// The position of `name`: `#n`, or where it stands among `names`.
fn position<'a>(name: &str, what: &str, mut names: impl Iterator<Item = &'a str>) -> Named<usize> {
    if let Some(number) = name.strip_prefix('#') {
        return number.parse().map_err(|_| format!("'{name}' is no position"));
    }
    names.position(|known| known == name).ok_or_else(|| format!("no {what} '{name}'"))
}

pub fn actor(level: &Level, name: &str) -> Named<ActorId> {
    position(name, "seat", level.actors.iter().map(|a| a.code.as_str())).map(ActorId::at)
}

fn talks(level: &Level, name: &str) -> Named<TalksId> {
    position(name, "talks", level.talks.iter().map(|t| t.id.as_str())).map(TalksId::at)
}

fn forum(level: &Level, name: &str) -> Named<ForumId> {
    position(name, "venue", level.fora.iter().map(|f| f.id.as_str())).map(ForumId::at)
}

/// A venue, and the draft with this number, from 1, with the talks it comes from.
fn motion(level: &Level, state: &State, venue: &str, number: u16) -> Named<(ForumId, MotionId, TalksId)> {
    let venue = forum(level, venue)?;
    let id = MotionId(number.checked_sub(1).ok_or("drafts count from 1")?);
    let motion = state.fora.get(venue.ix()).and_then(|there| there.motion(id));
    Ok((venue, id, motion.map_or(TalksId(0), |motion| motion.talks)))
}

fn incident(level: &Level, name: &str) -> Named<IncidentId> {
    position(name, "incident", level.incidents.iter().map(|i| i.id.as_str())).map(IncidentId::at)
}

fn coalition(level: &Level, name: &str) -> Named<CoalitionId> {
    position(name, "coalition", level.coalitions.iter().map(|c| c.id.as_str())).map(CoalitionId::at)
}

fn norm(level: &Level, name: &str) -> Named<NormId> {
    position(name, "norm", level.norms.iter().map(|n| n.id.as_str())).map(NormId::at)
}

fn package(level: &Level, name: &str) -> Named<PackageId> {
    position(name, "package", level.packages.iter().map(|p| p.id.as_str())).map(PackageId::at)
}

fn small<T: TryFrom<usize>>(position: usize) -> Named<T> {
    T::try_from(position).map_err(|_| format!("position {position} is too large"))
}

fn clue(level: &Level, over: IncidentId, name: &str) -> Named<u16> {
    let clues = level.incidents.get(over.ix()).map_or(&[][..], |spec| &spec.clues);
    position(name, "clue", clues.iter().map(|c| c.id.as_str())).and_then(small)
}

fn card(level: &Level, state: &State, name: &str) -> Named<CardRef> {
    let mut parts = name.split('/');
    let mut next = || parts.next().unwrap_or_default();
    let over = incident(level, next())?;
    let of = clue(level, over, next())?;
    let at = usize::from(of);
    let card = match next() {
        "" => *state.incidents[over.ix()].cards.get(at).ok_or_else(|| format!("no card '{name}'"))?,
        card => position(card, "card", level.incident(over).clues[at].cards.iter().map(|c| c.id.as_str()))
            .and_then(small)?,
    };
    Ok(CardRef { incident: over, clue: of, card })
}

fn issue(level: &Level, of: TalksId, name: &str) -> Named<u8> {
    let issues = level.talks.get(of.ix()).map_or(&[][..], |spec| &spec.issues);
    position(name, "issue", issues.iter().map(|i| i.id.as_str())).and_then(small)
}

fn option(level: &Level, of: TalksId, issue: u8, name: &str) -> Named<u8> {
    let issues = level.talks.get(of.ix()).map_or(&[][..], |spec| &spec.issues);
    let options = issues.get(usize::from(issue)).map_or(&[][..], |issue| &issue.options);
    position(name, "option", options.iter().map(|o| o.id.as_str())).and_then(small)
}

fn draft(level: &Level, of: TalksId, written: &Draft) -> Named<Outcome> {
    let mut outcome = vec![0; level.talks.get(of.ix()).map_or(0, |spec| spec.issues.len())];
    for (about, chosen) in written {
        let about = issue(level, of, about)?;
        let slot = outcome.get_mut(usize::from(about)).ok_or_else(|| format!("no issue #{about}"))?;
        *slot = option(level, of, about, chosen)?;
    }
    Ok(Outcome(outcome))
}

impl Act {
    /// The order with the positions of `level`; `state` says which cards exist.
    ///
    /// # Errors
    /// The name that does not exist.
    pub fn order(&self, level: &Level, state: &State) -> Named<Order> {
        let answer = |at: &str, number: u16, accept, threshold| {
            let offer = OfferId(number.checked_sub(1).ok_or("offers count from 1")?);
            Ok::<_, String>(Order::Answer { talks: talks(level, at)?, offer, accept, threshold })
        };
        let in_caucus = |at: &str, number: u16, accept, threshold| {
            let caucus = CaucusId(number.checked_sub(1).ok_or("caucuses count from 1")?);
            Ok::<_, String>(Order::AnswerCaucus { talks: talks(level, at)?, caucus, accept, threshold })
        };
        let drafted = |at: &str, written: &Draft| {
            let at = talks(level, at)?;
            Ok::<_, String>((at, draft(level, at, written)?))
        };
        Ok(match self {
            Self::Offer(at, written) => drafted(at, written).map(|(talks, draft)| Order::Offer { talks, draft })?,
            Self::Accept(at, number) => answer(at, *number, true, None)?,
            Self::Refuse(at, number) => answer(at, *number, false, None)?,
            Self::RefuseBelow(at, number, threshold) => answer(at, *number, false, Some(*threshold))?,
            Self::Caucus(at, with, written) => {
                let with = with.iter().map(|code| actor(level, code)).collect::<Result<_, _>>()?;
                drafted(at, written).map(|(talks, draft)| Order::Caucus { talks, with, draft })?
            }
            Self::AcceptInCaucus(at, number) => in_caucus(at, *number, true, None)?,
            Self::RefuseInCaucus(at, number) => in_caucus(at, *number, false, None)?,
            Self::RefuseInCaucusBelow(at, number, threshold) => in_caucus(at, *number, false, Some(*threshold))?,
            Self::AskMediator(at, who) => {
                Order::Plan(Plan::AskMediator { talks: talks(level, at)?, mediator: actor(level, who)? })
            }
            Self::Yield(at) => Order::Yield { talks: talks(level, at)? },
            Self::WalkOut(at) => Order::WalkOut { talks: talks(level, at)? },
            Self::Revise(at, written) => drafted(at, written).map(|(talks, draft)| Order::Revise { talks, draft })?,
            Self::PutToSilence(at, written) => {
                drafted(at, written).map(|(talks, draft)| Order::PutToSilence { talks, draft })?
            }
            Self::OpenText(at, written) => {
                drafted(at, written).map(|(talks, draft)| Order::OpenText { talks, draft })?
            }
            Self::BreakSilence(at) => Order::BreakSilence { talks: talks(level, at)? },
            Self::Ask { talks: at, of, issue: about } => {
                let talks = talks(level, at)?;
                Order::Ask { talks, of: actor(level, of)?, issue: issue(level, talks, about)? }
            }
            Self::SetStandard(measure, at) => {
                Order::SetStandard { proof: Proof::ALL[*measure as usize], at: Permille(*at) }
            }
            Self::Choose(of, chosen) => {
                let event =
                    position(of, "event", level.events.iter().map(|event| event.id.as_str())).map(EventId::at)?;
                let asks = level.events.get(event.ix()).and_then(|event| event.asks.as_ref());
                let choices = asks.map_or(&[][..], |asks| &asks.choices);
                let choice =
                    position(chosen, "choice", choices.iter().map(|choice| choice.id.as_str())).and_then(small)?;
                Order::Choose { event, choice }
            }
            Self::Reserve(at, about) => {
                let talks = talks(level, at)?;
                Order::Reserve { talks, issue: issue(level, talks, about)? }
            }
            Self::Vote(at, ballot) => Order::Vote { forum: forum(level, at)?, ballot: *ballot, explained: false },
            Self::VoteExplained(at, ballot) => {
                Order::Vote { forum: forum(level, at)?, ballot: *ballot, explained: true }
            }
            Self::Unplan(number) => Order::Unplan { position: number.checked_sub(1).ok_or("plans count from 1")? },
            Self::Send => Order::Send,
            _ => Order::Plan(self.plan(level, state)?),
        })
    }

    fn plan(&self, level: &Level, state: &State) -> Named<Plan> {
        Ok(match self {
            Self::Investigate(over, of) => {
                let incident = incident(level, over)?;
                Plan::Investigate { incident, clue: clue(level, incident, of)? }
            }
            Self::Circulate { card: shown, among } => {
                Plan::Circulate { card: card(level, state, shown)?, coalition: coalition(level, among)? }
            }
            Self::PayRansom(over) => Plan::PayRansom { incident: incident(level, over)? },
            Self::Share { card: shown, with } => {
                Plan::Share { card: card(level, state, shown)?, with: actor(level, with)? }
            }
            Self::Publish(shown) => Plan::Publish { card: card(level, state, shown)? },
            Self::Respond { kind, over, to, naming } => {
                let incident = incident(level, over)?;
                let suspects = level.incidents.get(incident.ix()).map_or(&[][..], |spec| &spec.suspects);
                let account =
                    naming.as_deref().map(|name| position(name, "account", suspects.iter().map(|s| s.id.as_str())));
                let account = account.transpose()?.map(SuspectId::at);
                Plan::Respond { incident, kind: *kind, target: actor(level, to)?, account }
            }
            Self::OpenChannel(with) => Plan::OpenChannel { with: actor(level, with)? },
            Self::Help(over) => Plan::Help { incident: incident(level, over)? },
            Self::Retract { kind, over, to } => {
                Plan::Retract { incident: incident(level, over)?, kind: *kind, target: actor(level, to)? }
            }
            Self::Restore(over) => Plan::Restore { incident: incident(level, over)? },
            Self::Invite(to, invited) => {
                Plan::Invite { coalition: coalition(level, to)?, actor: actor(level, invited)? }
            }
            Self::Join(to) => Plan::Join { coalition: coalition(level, to)? },
            Self::Leave(to) => Plan::Leave { coalition: coalition(level, to)? },
            Self::Give(given) => Plan::Give { package: package(level, given)? },
            Self::AskCapital { talks: at, issue: about, option: line } => {
                let talks = talks(level, at)?;
                let issue = issue(level, talks, about)?;
                Plan::AskCapital { talks, issue, option: option(level, talks, issue, line)? }
            }
            Self::Sign(at) => Plan::Sign { talks: talks(level, at)? },
            Self::Table(at, written) => {
                let talks = talks(level, at)?;
                Plan::Table { talks, draft: draft(level, talks, written)? }
            }
            Self::Cosponsor(at, number) => {
                let (forum, motion, _) = motion(level, state, at, *number)?;
                Plan::Cosponsor { forum, motion }
            }
            Self::Withdraw(at, number) => {
                let (forum, motion, _) = motion(level, state, at, *number)?;
                Plan::Withdraw { forum, motion }
            }
            Self::TakeFirst(at, number) => {
                let (forum, motion, _) = motion(level, state, at, *number)?;
                Plan::TakeFirst { forum, motion }
            }
            Self::Amend { forum: at, motion: number, issue: about, option: to } => {
                let (forum, motion, talks) = motion(level, state, at, *number)?;
                let issue = issue(level, talks, about)?;
                Plan::Amend { forum, motion, issue, option: option(level, talks, issue, to)? }
            }
            Self::Divide { forum: at, motion: number, issue: about } => {
                let (forum, motion, talks) = motion(level, state, at, *number)?;
                Plan::Divide { forum, motion, issue: issue(level, talks, about)? }
            }
            Self::Court { forum: at, motion: number, bloc, price, against } => {
                let (forum, motion, _) = motion(level, state, at, *number)?;
                let blocs = level.fora.get(forum.ix()).map_or(&[][..], |spec| &spec.blocs);
                let bloc = position(bloc, "bloc", blocs.iter().map(|b| b.id.as_str())).and_then(small)?;
                let price = price.map(|number| number.checked_sub(1).ok_or("prices count from 1")).transpose()?;
                Plan::Court { forum, motion, bloc, price, against: *against }
            }
            // Norms.
            Self::Operate(name) => {
                let operations = level.operations.iter().map(|o| o.id.as_str());
                Plan::Operate { operation: position(name, "operation", operations).map(OperationId::at)? }
            }
            Self::Restrain(who) => Plan::Restrain { actor: actor(level, who)? },
            Self::Pledge(on, pledged) => Plan::Pledge { norm: norm(level, on)?, level: *pledged },
            Self::Review(of, on) => Plan::Review { of: actor(level, of)?, norm: norm(level, on)? },
            Self::Align(to) => {
                let blocs = || level.rule_blocs.iter().map(|bloc| bloc.id.as_str());
                let bloc = to.as_deref().map(|name| position(name, "bloc of rules", blocs()).map(RuleBlocId::at));
                Plan::Align { bloc: bloc.transpose()? }
            }
            // Coalitions.
            Self::InviteFor(to, invited, number) => Plan::InviteFor {
                coalition: coalition(level, to)?,
                actor: actor(level, invited)?,
                price: number.checked_sub(1).ok_or("prices count from 1")?,
            },
            Self::PledgePublic(to) => Plan::PledgeTo { coalition: coalition(level, to)?, public: true },
            Self::PledgePrivate(to) => Plan::PledgeTo { coalition: coalition(level, to)?, public: false },
            Self::Whip(of, number) | Self::WhipAgainst(of, number) => Plan::Whip {
                coalition: coalition(level, of)?,
                motion: MotionId(number.checked_sub(1).ok_or("drafts count from 1")?),
                against: matches!(self, Self::WhipAgainst(..)),
            },
            Self::Declare(of) => Plan::Declare { coalition: coalition(level, of)? },
            // Home fronts.
            Self::Persuade(ratifier) => {
                let names =
                    level.actors.iter().flat_map(|actor| actor.home.iter().map(|of| of.id.as_str()).enumerate());
                let mut found = names.filter(|(_, id)| id == ratifier).map(|(r, _)| r);
                let position = match ratifier.strip_prefix('#') {
                    Some(number) => number.parse().map_err(|_| format!("'{ratifier}' is no position"))?,
                    None => found.next().ok_or_else(|| format!("no ratifier '{ratifier}'"))?,
                };
                Plan::Persuade { ratifier: small(position)? }
            }
            Self::Ease(objective) => {
                let objective = objective.checked_sub(1).ok_or("objectives count from 1")?;
                Plan::ReviseMandate { objective, change: MandateChange::Ease }
            }
            Self::Shift(from, to) => {
                let from = from.checked_sub(1).ok_or("objectives count from 1")?;
                let to = to.checked_sub(1).ok_or("objectives count from 1")?;
                Plan::ReviseMandate { objective: from, change: MandateChange::Shift { to } }
            }
            Self::LowerFloor(measure) => Plan::LowerFloor { proof: Proof::ALL[*measure as usize] },
            // Capacity-building.
            Self::Withhold(given) => Plan::Withhold { package: package(level, given)? },
            // Public diplomacy and companies.
            Self::Praise(who) => Plan::Speak { what: Voice::Praise(actor(level, who)?) },
            Self::Criticise(who) => Plan::Speak { what: Voice::Criticism(actor(level, who)?) },
            Self::SpeakFor { talks: at, issue: about, option: wanted } => {
                let talks = talks(level, at)?;
                let issue = issue(level, talks, about)?;
                Plan::Speak { what: Voice::Clause { talks, issue, option: option(level, talks, issue, wanted)? } }
            }
            Self::Condemn(over) => Plan::Speak { what: Voice::Deed(incident(level, over)?) },
            Self::Campaign { at, aim } => Plan::Speak { what: Voice::Campaign { at: actor(level, at)?, aim: *aim } },
            Self::Leak(shown) => Plan::Leak { card: card(level, state, shown)? },
            Self::Appoint => Plan::Appoint,
            Self::Patch(over) => Plan::Patch { incident: incident(level, over)? },
            Self::TakeDown(over) => Plan::TakeDown { incident: incident(level, over)? },
            Self::Request { of, over, what } => {
                Plan::Request { of: actor(level, of)?, incident: incident(level, over)?, what: *what }
            }
            Self::Grant { to, over, what } => {
                Plan::Reply { to: actor(level, to)?, incident: incident(level, over)?, what: *what, grant: true }
            }
            Self::Deny { to, over, what } => {
                Plan::Reply { to: actor(level, to)?, incident: incident(level, over)?, what: *what, grant: false }
            }
            _ => return Err(String::from("not a plan")),
        })
    }
}
