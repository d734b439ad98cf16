//! What every order is called, what it is about, what it would do, and what it takes.

mod capacity;
mod coalition;
mod conduct;
mod forum;
mod home;
mod public;
mod row;

use super::figures;
use super::linkage::measure_breaks;
use super::reader::Reader;
use crate::base::{ActorId, CardRef, IncidentId, Permille, SuspectId};
use crate::level::{Channel, Clue, Cost, Fragility, Proof, ResponseKind, TurnUnit};
use crate::rules::reckon::{self, Candour};
use crate::rules::{ASK_COST, Order, Plan, RESERVATION_COST, STANDARD_COST};

pub(super) use capacity::capacity_id;
pub(super) use coalition::terms_words;
pub(super) use forum::{clause_words, motion_name, put_words};
pub(super) use home::outlook;
pub(super) use public::{service_id, voice_words};
pub(super) use row::leaves;
pub use row::{OrderState, OrderVm, order_vm};

/// An order in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderWords {
    pub sign: Sign,
    /// Such as `Investigate`.
    pub title: String,
    /// What or whom it is about, such as `the Frostline loader`; may be empty.
    pub about: String,
    /// What it would do, in a sentence or two; may be empty.
    pub effect: String,
    pub cost: Cost,
    /// Takes effect at once and cannot be undone; a plan stays sealed until the turn is sent.
    pub is_move: bool,
}

/// What an order is at a glance, for its icon.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    Investigate,
    Share,
    Publish,
    Measure(ResponseKind),
    Channel,
    Restore,
    Coalition,
    Package,
    Capital,
    Decide,
    Talks,
    Vote,
    Ask,
    Standard,
    Undo,
    Send,
    /// Norms, operations, blocs of rules.
    Norm,
}

/// The words of any order.
#[must_use]
pub fn order_words(reader: &Reader, order: &Order) -> OrderWords {
    let at_table = |id: &str| words_of(Sign::Talks, reader.get(id));
    let act = match order {
        Order::Plan(plan) => return plan_words(reader, plan),
        Order::Offer { .. } => at_table("order-offer"),
        Order::Answer { accept: true, .. } => at_table("order-accept"),
        Order::Answer { accept: false, .. } => at_table("order-refuse"),
        Order::Caucus { with, .. } => OrderWords {
            about: reader.names(with.iter().copied()),
            effect: reader.get("order-caucus-effect"),
            ..at_table("order-caucus")
        },
        Order::AnswerCaucus { accept: true, .. } => at_table("order-accept-caucus"),
        Order::AnswerCaucus { accept: false, .. } => at_table("order-refuse-caucus"),
        Order::Yield { .. } => at_table("order-yield"),
        Order::WalkOut { .. } => {
            OrderWords { effect: reader.get("order-walk-out-effect"), ..at_table("order-walk-out") }
        }
        Order::Revise { .. } => at_table("order-revise"),
        Order::PutToSilence { .. } => at_table("order-put-to-silence"),
        Order::OpenText { .. } => at_table("order-open-text"),
        Order::BreakSilence { .. } => at_table("order-break-silence"),
        Order::Ask { talks, of, issue } => {
            let spec = reader.level.talks(*talks);
            let issue = spec.issues.get(usize::from(*issue)).map_or("", |issue| &issue.name);
            let to_mediator = || {
                let open = reader.trust_of(*of) >= reckon::MEDIATES;
                if open { Candour::Truly } else { Candour::Evasively }
            };
            let candour =
                if reader.mediates(*talks) { to_mediator() } else { reckon::candour_at(reader.heard_by(*of)) };
            let candour = match candour {
                Candour::Truly => "truly",
                Candour::Evasively => "evasively",
                Candour::Falsely => "falsely",
            };
            OrderWords {
                about: reader.with(
                    "order-ask-about",
                    [("who", reader.name(*of).into()), ("issue", issue.into()), ("talks", spec.name.as_str().into())],
                ),
                effect: reader.with("order-ask-effect", [("candour", candour.into())]),
                cost: Cost::new(ASK_COST, 0, 0),
                ..words_of(Sign::Ask, reader.get("order-ask"))
            }
        }
        Order::Reserve { talks, issue } => {
            let spec = reader.level.talks(*talks);
            let issue = spec.issues.get(usize::from(*issue)).map_or("", |issue| &issue.name);
            OrderWords {
                about: reader
                    .with("order-reserve-about", [("clause", issue.into()), ("title", spec.title.as_str().into())]),
                effect: reader.get("order-reserve-effect"),
                cost: Cost::new(RESERVATION_COST, 0, 0),
                ..words_of(Sign::Talks, reader.get("order-reserve"))
            }
        }
        Order::Vote { forum, ballot, explained } => forum::vote(reader, *forum, *ballot, *explained),
        Order::SetStandard { proof, at } => {
            let free = reader.view.desk().is_none_or(|desk| desk.cards.is_empty());
            let at = figures::permille(at.0.into());
            let standard = proof_name(reader, *proof);
            OrderWords {
                about: reader.with("order-standard-about", [("standard", standard.into()), ("at", at.into())]),
                effect: reader.get("order-standard-effect"),
                cost: Cost::new(if free { 0 } else { STANDARD_COST }, 0, 0),
                ..words_of(Sign::Standard, reader.get("order-standard"))
            }
        }
        Order::Choose { event, choice } => {
            let event = reader.level.event(*event);
            let choice = event.asks.as_ref().and_then(|asks| asks.choices.get(usize::from(*choice)));
            OrderWords {
                about: event.heading.clone(),
                effect: choice.map_or_else(String::new, |choice| choice.line.clone()),
                cost: choice.map_or(Cost::default(), |choice| choice.cost),
                ..words_of(Sign::Decide, choice.map_or_else(String::new, |choice| choice.name.clone()))
            }
        }
        // Taking a plan back undoes nothing that anybody else saw.
        Order::Unplan { .. } => {
            return OrderWords { is_move: false, ..words_of(Sign::Undo, reader.get("order-unplan")) };
        }
        Order::Send => {
            let unit = match reader.level.time.unit {
                TurnUnit::Day => "day",
                TurnUnit::Week => "week",
                TurnUnit::Month => "month",
            };
            OrderWords {
                effect: reader.get("order-send-effect"),
                ..words_of(Sign::Send, reader.with("order-send", [("unit", unit.into())]))
            }
        }
    };
    OrderWords { is_move: true, ..act }
}

/// The words of a plan, with what it costs the viewer's seat.
#[must_use]
pub fn plan_words(reader: &Reader, plan: &Plan) -> OrderWords {
    let words = match plan {
        Plan::Investigate { incident, clue } => investigate(reader, *incident, *clue),
        Plan::Share { card, with } => {
            let believed = figures::permille(reckon::believed_at(reader.trust_of(*with)).0.into());
            OrderWords {
                about: reader.with(
                    "order-share-about",
                    [("who", reader.name(*with).into()), ("card", card_title(reader, *card).into())],
                ),
                effect: reader.with("order-share-effect", [("believed", believed.into())]),
                ..words_of(Sign::Share, reader.get("order-share"))
            }
        }
        Plan::Circulate { card, coalition } => {
            let spec = reader.level.coalition(*coalition);
            OrderWords {
                about: reader.with(
                    "order-circulate-about",
                    [("coalition", spec.name.as_str().into()), ("card", card_title(reader, *card).into())],
                ),
                effect: reader.get("order-circulate-effect"),
                ..words_of(Sign::Share, reader.get("order-circulate"))
            }
        }
        Plan::Publish { card } => publish(reader, *card),
        Plan::Respond { incident, kind, target, account } => measure(reader, *incident, *kind, *target, *account),
        Plan::OpenChannel { with } => open_channel(reader, *with),
        Plan::Restore { incident } => {
            let technical = reader.view.seat().map_or(0, |seat| reader.view.actors[seat.ix()].capacities.technical);
            OrderWords {
                about: reader.level.incident(*incident).name.clone(),
                effect: reader
                    .with("order-restore-effect", [("harm", harm(reader, reckon::restored(technical)).into())]),
                ..words_of(Sign::Restore, reader.get("order-restore"))
            }
        }
        Plan::Help { incident } => {
            let technical = reader.view.seat().map_or(0, |seat| reader.view.actors[seat.ix()].capacities.technical);
            let spec = reader.level.incident(*incident);
            let welcome = spec.victims.iter().any(|victim| reader.trust_of(*victim) >= reckon::HELP_TRUST);
            let (willing, helps) =
                (if welcome { "yes" } else { "no" }, harm(reader, reckon::helped_unasked(technical)));
            OrderWords {
                about: spec.name.clone(),
                effect: reader.with("order-help-effect", [("willing", willing.into()), ("harm", helps.into())]),
                ..words_of(Sign::Restore, reader.get("order-help"))
            }
        }
        Plan::PayRansom { incident } => OrderWords {
            about: reader.level.incident(*incident).name.clone(),
            effect: reader.with("order-pay-ransom-effect", [("harm", harm(reader, reckon::RANSOM_EASES).into())]),
            ..words_of(Sign::Decide, reader.get("order-pay-ransom"))
        },
        Plan::Retract { incident, kind, target } => {
            let measure = reader.level.response(*kind).map_or("", |response| &response.name);
            let incident = reader.level.incident(*incident).name.as_str();
            OrderWords {
                about: reader.with(
                    "order-retract-about",
                    [("who", reader.name(*target).into()), ("measure", measure.into()), ("incident", incident.into())],
                ),
                effect: reader.get("order-retract-effect"),
                ..words_of(Sign::Undo, reader.get("order-retract"))
            }
        }
        Plan::Invite { coalition, actor } => {
            let spec = reader.level.coalition(*coalition);
            let wants = spec.invites.iter().find(|(invited, _)| invited == actor).map_or(100, |(_, trust)| *trust);
            OrderWords {
                about: reader.with(
                    "order-invite-about",
                    [("who", reader.name(*actor).into()), ("coalition", spec.name.as_str().into())],
                ),
                effect: terms_words(reader, *coalition, *actor)
                    .unwrap_or_else(|| willing(reader, "order-invite-effect", reader.trust_of(*actor), wants)),
                ..words_of(Sign::Coalition, reader.get("order-invite"))
            }
        }
        Plan::Join { coalition } => {
            let spec = reader.level.coalition(*coalition);
            OrderWords {
                about: spec.name.clone(),
                effect: reader.with("order-join-effect", [("lead", reader.name(spec.lead).into())]),
                ..words_of(Sign::Coalition, reader.get("order-join"))
            }
        }
        Plan::Leave { coalition } => {
            let spec = reader.level.coalition(*coalition);
            OrderWords {
                about: spec.name.clone(),
                effect: reader.with("order-leave-effect", [("lead", reader.name(spec.lead).into())]),
                ..words_of(Sign::Coalition, reader.get("order-leave"))
            }
        }
        Plan::Give { package } => capacity::give(reader, *package),
        Plan::Sign { talks } => {
            let spec = reader.level.talks(*talks);
            OrderWords {
                about: spec.title.clone(),
                effect: spec.writer().map_or_else(String::new, |lead| reader.about("order-sign-effect", lead)),
                ..words_of(Sign::Talks, reader.get("order-sign"))
            }
        }
        Plan::Table { talks, draft } => forum::table(reader, *talks, draft),
        Plan::Cosponsor { forum, motion } => forum::on_motion(reader, *forum, *motion, "order-cosponsor"),
        Plan::Withdraw { forum, motion } => forum::on_motion(reader, *forum, *motion, "order-withdraw"),
        Plan::TakeFirst { forum, motion } => forum::on_motion(reader, *forum, *motion, "order-take-first"),
        Plan::Amend { forum, motion, issue, option } => forum::amend(reader, *forum, *motion, *issue, *option),
        Plan::Divide { forum, motion, issue } => forum::divide(reader, *forum, *motion, *issue),
        Plan::Court { forum, motion, bloc, price, against } => {
            forum::court(reader, *forum, *motion, *bloc, *price, *against)
        }
        Plan::AskMediator { talks, mediator } => {
            let spec = reader.level.talks(*talks);
            let willing = reader.trust_of(*mediator) >= reckon::MEDIATES;
            OrderWords {
                about: reader.with(
                    "order-ask-mediator-about",
                    [("who", reader.name(*mediator).into()), ("talks", spec.name.as_str().into())],
                ),
                effect: reader
                    .with("order-ask-mediator-effect", [("willing", if willing { "yes" } else { "no" }.into())]),
                ..words_of(Sign::Talks, reader.get("order-ask-mediator"))
            }
        }
        Plan::AskCapital { talks, issue, option } => {
            let issue = reader.level.talks(*talks).issues.get(usize::from(*issue));
            let option = issue.and_then(|issue| issue.options.get(usize::from(*option)));
            OrderWords {
                about: reader.with(
                    "order-ask-capital-about",
                    [
                        ("issue", issue.map_or("", |issue| &issue.name).into()),
                        ("option", option.map_or("", |option| &option.name).into()),
                    ],
                ),
                effect: reader.get("order-ask-capital-effect"),
                ..words_of(Sign::Capital, reader.get("order-ask-capital"))
            }
        }
        // Norms.
        Plan::Operate { operation } => conduct::operate(reader, *operation),
        Plan::Restrain { actor } => conduct::restrain(reader, *actor),
        Plan::Pledge { norm, level } => conduct::pledge(reader, *norm, *level),
        Plan::Review { of, norm } => conduct::review(reader, *of, *norm),
        Plan::Align { bloc } => conduct::align(reader, *bloc),
        // Coalitions.
        Plan::InviteFor { coalition, actor, price } => coalition::invite_for(reader, *coalition, *actor, *price),
        Plan::PledgeTo { coalition, public } => coalition::pledge(reader, *coalition, *public),
        Plan::Whip { coalition, motion, against } => coalition::whip(reader, *coalition, *motion, *against),
        Plan::Declare { coalition } => coalition::declare(reader, *coalition),
        // Home fronts.
        Plan::Persuade { ratifier } => home::persuade(reader, *ratifier),
        Plan::LowerFloor { proof } => home::lower_floor(reader, *proof),
        Plan::ReviseMandate { objective, change } => home::revise_mandate(reader, *objective, *change),
        // Capacity-building.
        Plan::Withhold { package } => capacity::withhold(reader, *package),
        // Public diplomacy and companies.
        Plan::Speak { what } => public::speak(reader, *what),
        Plan::Leak { card } => public::leak(reader, *card),
        Plan::Appoint => public::appoint(reader),
        Plan::Patch { incident } => public::patch(reader, *incident),
        Plan::TakeDown { incident } => public::take_down(reader, *incident),
        Plan::Request { of, incident, what } => public::request(reader, *of, *incident, *what),
        Plan::Reply { to, incident, what, grant } => public::reply(reader, *to, *incident, *what, *grant),
    };
    let channel = plan.about().map_or(Channel::Diplomatic, |other| reader.channel(other));
    OrderWords { cost: plan.cost(reader.level, channel), ..words }
}

/// A standard of proof as it stands in a sentence, such as `joint statement`.
#[must_use]
pub fn proof_name(reader: &Reader, proof: Proof) -> String {
    reader.get(match proof {
        Proof::PrivateDemarche => "proof-private-demarche",
        Proof::JointStatement => "proof-joint-statement",
        Proof::PublicAttribution => "proof-public-attribution",
        Proof::Sanctions => "proof-sanctions",
        Proof::Countermeasure => "proof-countermeasure",
    })
}

/// Harm in tenths as points of ten, such as `0.5 of 10`.
#[must_use]
pub fn harm(reader: &Reader, tenths: i32) -> String {
    let points =
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths.abs() % 10) };
    reader.with("order-harm", [("points", points.into())])
}

/// The title of a card.
pub(super) fn card_title<'a>(reader: &Reader<'a>, card: CardRef) -> &'a str {
    let clue = &reader.level.incident(card.incident).clues[usize::from(card.clue)];
    &clue.cards[usize::from(card.card)].title
}

/// Half turns of work that the viewer's seat has done on a clue, and how many it takes in all.
pub(super) fn headway(reader: &Reader, incident: IncidentId, clue: u16, spec: &Clue) -> (u32, u32) {
    let made = reader
        .view
        .desk()
        .and_then(|desk| desk.headway.iter().find(|(i, c, _)| (*i, *c) == (incident, clue)))
        .map_or(0, |(_, _, made)| *made);
    (made, 2 * u32::from(spec.effort))
}

fn words_of(sign: Sign, title: String) -> OrderWords {
    OrderWords { sign, title, about: String::new(), effect: String::new(), cost: Cost::default(), is_move: false }
}

fn investigate(reader: &Reader, incident: IncidentId, clue: u16) -> OrderWords {
    let Some(spec) = reader.level.incident(incident).clues.get(usize::from(clue)) else {
        return words_of(Sign::Investigate, reader.get("order-investigate"));
    };
    let (made, effort) = headway(reader, incident, clue, spec);
    let left = u16::try_from(effort.saturating_sub(made).div_ceil(2)).unwrap_or(u16::MAX);
    let fresh = if made == 0 { "yes" } else { "no" };
    let about = if made == 0 {
        spec.name.clone()
    } else {
        let share = figures::percent(100 * made.min(effort) / effort.max(1));
        reader.with("order-investigate-about", [("clue", spec.name.as_str().into()), ("share", share.into())])
    };
    OrderWords {
        about,
        effect: reader
            .with("order-investigate-effect", [("fresh", fresh.into()), ("effort", reader.turns(left).into())]),
        ..words_of(Sign::Investigate, reader.get("order-investigate"))
    }
}

fn publish(reader: &Reader, card: CardRef) -> OrderWords {
    let clue = &reader.level.incident(card.incident).clues[usize::from(card.clue)];
    let spec = &clue.cards[usize::from(card.card)];
    let owner = clue.owner.filter(|owner| Some(*owner) != reader.view.seat());
    let owner = owner.map_or("none", |owner| reader.name(owner));
    let id = match spec.fragility {
        Fragility::Safe => "order-publish-safe",
        Fragility::Narrows => "order-publish-narrows",
        Fragility::Burns => "order-publish-burns",
    };
    OrderWords {
        about: spec.title.clone(),
        effect: reader.with(id, [("owner", owner.into())]),
        ..words_of(Sign::Publish, reader.get("order-publish"))
    }
}

fn measure(
    reader: &Reader,
    incident: IncidentId,
    kind: ResponseKind,
    target: ActorId,
    account: Option<SuspectId>,
) -> OrderWords {
    let spec = reader.level.incident(incident);
    let who = reader.name(target);
    let about = match account.and_then(|account| spec.suspects.get(account.ix())) {
        Some(account) => {
            reader.with("order-measure-naming", [("who", who.into()), ("account", account.short.as_str().into())])
        }
        None => reader.with("order-measure-about", [("who", who.into()), ("incident", spec.name.as_str().into())]),
    };
    let title = reader.level.response(kind).map_or_else(String::new, |response| response.name.clone());
    let effect = measure_effect(reader, incident, kind, target);
    let breaks = measure_breaks(reader, target, kind);
    let effect = breaks.into_iter().chain([effect]).collect::<Vec<_>>().join(" ");
    OrderWords { about, effect, ..words_of(Sign::Measure(kind), title) }
}

fn measure_effect(reader: &Reader, incident: IncidentId, kind: ResponseKind, target: ActorId) -> String {
    let trust = reader.trust_of(target);
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    match kind {
        ResponseKind::RestraintStatement => reader.get("order-measure-restraint-statement"),
        ResponseKind::AskForHelp => {
            let helps = harm(reader, reckon::helped(reader.view.actors[target.ix()].capacities.technical));
            reader.with("order-measure-ask-for-help", [("willing", yes_no(trust >= 0).into()), ("harm", helps.into())])
        }
        ResponseKind::AskToAct => {
            let law = reader.view.actors[target.ix()].capacities.law_enforcement;
            let Permille(chance) = reckon::ready_to_act(reader.level, incident, trust, law);
            reader.with("order-measure-ask-to-act", [("chance", figures::permille(chance.into()).into())])
        }
        ResponseKind::HotlineCall => reader.get("order-measure-hotline-call"),
        ResponseKind::Consultation => reader.get("order-measure-consultation"),
        ResponseKind::JointInvestigation => {
            reader.with("order-measure-joint-investigation", [("willing", yes_no(trust >= reckon::JOINT_TRUST).into())])
        }
        ResponseKind::Mediation => {
            reader.with("order-measure-mediation", [("willing", yes_no(trust >= reckon::MEDIATES).into())])
        }
        ResponseKind::PrivateDemarche => reader.get("order-measure-private-demarche"),
        ResponseKind::JointStatement
        | ResponseKind::PublicAttribution
        | ResponseKind::Indictment
        | ResponseKind::Expulsion
        | ResponseKind::Suspension
        | ResponseKind::Sanctions
        | ResponseKind::BreakRelations
        | ResponseKind::Countermeasure => {
            let width = reader.view.seat().map_or(0, |seat| reader.view.reading_width(seat, target));
            let public = if width == 0 {
                reader.get("order-measure-public-plain")
            } else {
                reader.with("order-measure-public", [("width", width.into())])
            };
            let besides = match kind {
                ResponseKind::Indictment => reader.get("order-measure-indictment"),
                ResponseKind::Suspension => reader.get("order-measure-suspension"),
                ResponseKind::BreakRelations => reader.get("order-measure-break-relations"),
                ResponseKind::Countermeasure if reader.level.response(kind).is_some_and(|r| r.no_deal < 0) => {
                    let offence = reader.view.seat().map_or(0, |seat| reader.view.usable_offence(reader.level, seat));
                    let no_deal = reader.level.response(kind).map_or(0, |response| response.no_deal);
                    let bite = figures::signed(reckon::bites(no_deal, offence).into());
                    reader.with("order-measure-countermeasure", [("bite", bite.into()), ("offence", offence.into())])
                }
                _ => return public,
            };
            format!("{besides} {public}")
        }
    }
}

fn open_channel(reader: &Reader, with: ActorId) -> OrderWords {
    let next = reckon::next_channel(reader.channel(with));
    let title = reader.get(match next {
        Channel::None | Channel::Diplomatic => "order-channel-diplomatic",
        Channel::ContactPoint => "order-channel-contact-point",
        Channel::Hotline => "order-channel-hotline",
    });
    OrderWords {
        about: reader.name(with).to_owned(),
        effect: willing(reader, "order-channel-effect", reader.heard_by(with), reckon::channel_wants(next)),
        ..words_of(Sign::Channel, title)
    }
}

/// A message that depends on whether somebody trusts the seat enough.
fn willing(reader: &Reader, id: &str, trust: i32, wants: i32) -> String {
    reader.with(
        id,
        [
            ("willing", if trust >= wants { "yes" } else { "no" }.into()),
            ("wants", figures::signed(wants.into()).into()),
            ("trust", figures::signed(trust.into()).into()),
        ],
    )
}

/// A line of a level as a sentence.
fn sentence(line: &str) -> String {
    let line = super::reader::capitalised(line);
    if line.is_empty() || line.ends_with(['.', '!', '?']) { line } else { format!("{line}.") }
}

/// The account to name over an incident: the likeliest one that `target`, or anybody but the seat itself, answers for.
pub(super) fn usual_account(reader: &Reader, incident: IncidentId, target: Option<ActorId>) -> Option<SuspectId> {
    let seat = reader.view.seat()?;
    let finding = reader.view.finding(reader.level, seat, incident, None);
    let suspects = &reader.level.incident(incident).suspects;
    let answers =
        |s: &usize| suspects[*s].answers.is_some_and(|who| who != seat && target.is_none_or(|target| target == who));
    let likeliest = (0..suspects.len()).filter(answers).max_by_key(|s| (finding[*s], std::cmp::Reverse(*s)));
    likeliest.map(SuspectId::at)
}

/// Whom a measure is usually aimed at: whoever answers for the account, the relay, the best friend, else whoever the
/// likeliest account points at.
pub(super) fn usual_target(
    reader: &Reader,
    incident: IncidentId,
    kind: ResponseKind,
    account: Option<SuspectId>,
) -> Option<ActorId> {
    let seat = reader.view.seat()?;
    let spec = reader.level.incident(incident);
    let accused = || account.and_then(|account| spec.suspects.get(account.ix())).and_then(|account| account.answers);
    let others = || reader.level.actor_ids().filter(|actor| *actor != seat);
    match kind {
        ResponseKind::AskToAct => spec.relay.or_else(accused),
        ResponseKind::AskForHelp => others().max_by_key(|a| {
            (reader.trust_of(*a), reader.view.actors[a.ix()].capacities.technical, std::cmp::Reverse(*a))
        }),
        _ => accused(),
    }
    .filter(|target| *target != seat)
    .or_else(|| others().next())
}
