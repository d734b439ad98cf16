//! Is it proportionate? Harm against response as the target may read it, what each side can say, and who would be
//! convinced. An argument, not a verdict.

use super::measures::{self, Aim, plan_of, warning};
use super::{Belief, EvidenceMemo, sure_word};
use crate::base::{ActorId, Permille, SuspectId};
use crate::level::{LegalLabel, Response, ResponseKind, Severity};
use crate::rules::proportion::{self, Dispute};
use crate::rules::{Held, Order, Plan, Seen, Sight, finding, pooled, reckon};
use crate::vm::emblem::Emblem;
use crate::vm::figures;
use crate::vm::orders::{OrderState, OrderVm, order_vm};
use crate::vm::reader::Reader;

/// Both sides of the argument over one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgumentVm {
    pub kind: ResponseKind,
    /// Such as `Joint statement`.
    pub measure: String,
    /// Over the left and right bars: `harm done to St Aldric`, `joint statement, as read`.
    pub harm_title: String,
    pub measure_title: String,
    pub criteria: Vec<CriterionVm>,
    /// All seven as one.
    pub overall: CriterionVm,
    pub reading: Reading,
    /// Whom it is aimed at; more than one where the measure leaves a choice.
    pub targets: Vec<TargetChoice>,
    /// Accounts that it could name; none where it names nobody.
    pub accounts: Vec<AccountChoice>,
    pub label: String,
    /// Why the label would be disputed whatever the evidence.
    pub disputed: Option<String>,
    pub you_say: String,
    pub they_say: String,
    /// What the target would make of it, given what it believes it did.
    pub they_own: Option<String>,
    pub warning: Option<String>,
    pub audience_title: String,
    /// Third states: whether what they know by the reader's doing would convince them.
    pub audience: Vec<AudienceVm>,
    /// To plan it, or to take it back.
    pub order: OrderVm,
    pub button: String,
    /// A way to be read better before acting.
    pub first: Option<OrderVm>,
    pub first_button: String,
}

/// Harm against response on one criterion of the toolbox guidelines, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionVm {
    pub name: String,
    pub harm: u8,
    /// As meant, and from where to where it may be read.
    pub meant: u8,
    pub low: u8,
    pub high: u8,
}

/// How the target may read the response, in words and as points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub who: Emblem,
    pub words: String,
    /// Points in either direction.
    pub width: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetChoice {
    pub id: ActorId,
    pub emblem: Emblem,
    pub chosen: bool,
    /// Why not at them.
    pub off: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountChoice {
    pub id: SuspectId,
    /// Such as `Kestria looks away · likely 74 %`.
    pub words: String,
    pub chosen: bool,
}

/// A third state as it would judge an accusation by the cards it is known to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceVm {
    pub emblem: Emblem,
    pub words: String,
    pub convinced: bool,
}

/// Names of the criteria, in the order of [`Severity`].
const CRITERIA: [&str; Severity::CRITERIA] = [
    "criterion-scope",
    "criterion-scale",
    "criterion-duration",
    "criterion-intensity",
    "criterion-complexity",
    "criterion-sophistication",
    "criterion-impact",
];

pub(super) fn argument(reader: &Reader, seen: &[Seen], memo: &EvidenceMemo, belief: &Belief) -> Option<ArgumentVm> {
    let seat = reader.view.seat()?;
    let kind = measures::chosen(reader, memo, belief)?;
    let response = reader.level.response(kind)?;
    let aim = measures::aim(reader, memo, belief, kind)?;
    let spec = reader.level.incident(belief.incident);
    let order = order_vm(reader, Order::Plan(plan_of(belief, kind, aim)));
    // Only what names somebody can be misread as more than it is.
    let width = if kind.proof().is_some() { reader.view.reading_width(seat, aim.target) } else { 0 };
    let first = first(reader, belief, kind, aim);
    let measure = response.name.clone();
    let meant = proportion::meant(reader.level, belief.incident, response, aim.target);
    let chosen = order.state == OrderState::Chosen;
    Some(ArgumentVm {
        kind,
        harm_title: reader
            .with("argument-harm", [("victim", spec.victims.first().map_or("", |victim| reader.name(*victim)).into())]),
        measure_title: reader.with(
            if width > 0 { "argument-measure-read" } else { "argument-measure" },
            [("measure", measure.as_str().into())],
        ),
        criteria: criteria(reader, spec.harm, response.severity, width),
        overall: CriterionVm {
            name: reader.get("criterion-overall"),
            harm: point(spec.harm.overall()),
            meant: point(response.severity.overall()),
            low: point(meant - width),
            high: point(meant + width),
        },
        reading: reading(reader, seat, aim.target, response, (meant, width)),
        targets: targets(reader, belief, kind, aim),
        accounts: accounts(reader, belief, kind, aim),
        label: label(reader, response.label),
        disputed: proportion::dispute(reader.level, belief.incident, response, aim.target)
            .map(|why| disputed(reader, belief, why)),
        you_say: response.argument.clone(),
        they_say: response.objection.clone(),
        they_own: owns(reader, belief, kind, aim, meant + width),
        warning: warning(reader, belief, kind, Some(aim)),
        audience_title: reader.get("argument-audience"),
        audience: if kind.is_public_blame() { audience(reader, seen, belief, seat, response, aim) } else { Vec::new() },
        button: reader.with(
            if chosen { "argument-take-back" } else { "argument-plan" },
            [("measure", measure.as_str().into()), ("cost", order.cost_words.as_str().into())],
        ),
        first_button: first.as_ref().map_or_else(String::new, |first| {
            reader.with(
                "argument-first",
                [("measure", first.title.as_str().into()), ("cost", first.cost_words.as_str().into())],
            )
        }),
        first,
        order,
        measure,
    })
}

fn point(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 10)).unwrap_or(0)
}

fn criteria(reader: &Reader, harm: Severity, response: Severity, width: i32) -> Vec<CriterionVm> {
    let pairs = CRITERIA.into_iter().zip(harm.0.into_iter().zip(response.0));
    pairs
        .map(|(id, (harm, meant))| CriterionVm {
            name: reader.get(id),
            harm,
            meant,
            low: point(i32::from(meant) - width),
            high: point(i32::from(meant) + width),
        })
        .collect()
}

/// `taken` is what they take it to mean where they misread nothing.
fn reading(
    reader: &Reader,
    seat: ActorId,
    target: ActorId,
    response: &Response,
    (taken, width): (i32, i32),
) -> Reading {
    let meant = response.severity.overall();
    let channel = reader.get(match reader.view.channel(seat, target) {
        crate::level::Channel::None => "argument-channel-none",
        crate::level::Channel::Diplomatic => "argument-channel-diplomatic",
        crate::level::Channel::ContactPoint => "argument-channel-contact-point",
        crate::level::Channel::Hotline => "argument-channel-hotline",
    });
    let words = if response.kind.proof().is_none() {
        reader.get("argument-reading-plain")
    } else if width == 0 && taken > meant {
        reader.with("argument-reading-label", [("meant", meant.into()), ("taken", point(taken).into())])
    } else if width == 0 {
        reader.with("argument-reading-exact", [("meant", meant.into())])
    } else {
        reader.with(
            "argument-reading",
            [
                ("low", point(taken - width).into()),
                ("high", point(taken + width).into()),
                ("meant", meant.into()),
                ("channel", channel.into()),
            ],
        )
    };
    Reading { who: reader.emblem(target), words, width }
}

/// Whom it could be aimed at. What names somebody is aimed at whoever answers for the account.
fn targets(reader: &Reader, belief: &Belief, kind: ResponseKind, aim: Aim) -> Vec<TargetChoice> {
    let choice = |id: ActorId| {
        let order = Order::Plan(plan_of(belief, kind, Aim { target: id, ..aim }));
        let off = match order_vm(reader, order).state {
            OrderState::Off(why) => Some(why),
            OrderState::Possible | OrderState::Chosen => None,
        };
        TargetChoice { id, emblem: reader.emblem(id), chosen: id == aim.target, off }
    };
    if kind.proof().is_some() || kind == ResponseKind::AskToAct {
        return vec![choice(aim.target)];
    }
    reader.level.actor_ids().filter(|id| Some(*id) != reader.view.seat()).map(choice).collect()
}

fn accounts(reader: &Reader, belief: &Belief, kind: ResponseKind, aim: Aim) -> Vec<AccountChoice> {
    if kind.proof().is_none() {
        return Vec::new();
    }
    let suspects = &reader.level.incident(belief.incident).suspects;
    let mut all: Vec<usize> = (0..suspects.len())
        .filter(|s| suspects[*s].answers.is_some_and(|who| Some(who) != reader.view.seat()))
        .collect();
    all.sort_by_key(|s| (std::cmp::Reverse(belief.now[*s]), *s));
    all.into_iter()
        .map(|s| {
            let words = reader.with(
                "argument-account",
                [
                    ("account", suspects[s].short.as_str().into()),
                    ("word", sure_word(reader, belief.now[s]).into()),
                    ("sure", figures::permille(belief.now[s].0.into()).into()),
                ],
            );
            AccountChoice { id: SuspectId::at(s), words, chosen: aim.account == Some(SuspectId::at(s)) }
        })
        .collect()
}

fn label(reader: &Reader, label: LegalLabel) -> String {
    reader.get(match label {
        LegalLabel::None => "argument-label-none",
        LegalLabel::Retorsion => "argument-label-retorsion",
        LegalLabel::Countermeasure => "argument-label-countermeasure",
        LegalLabel::SelfDefence => "argument-label-self-defence",
    })
}

/// Why those who judge would dispute the label, whatever they know.
fn disputed(reader: &Reader, belief: &Belief, why: Dispute) -> String {
    let weight = proportion::weight(reader.level, belief.incident);
    match why {
        Dispute::NoState => reader.get("argument-disputed-no-state"),
        Dispute::NoWrong => reader.get("argument-disputed-no-wrong"),
        Dispute::NoArmedAttack => reader.with("argument-disputed-no-armed-attack", [("harm", weight.into())]),
        Dispute::Excessive => reader.with("argument-disputed-excessive", [("harm", weight.into())]),
    }
}

/// What the target believes it did if the account is right, and what it would hold against the reader, who it may think meant
/// `most`.
fn owns(reader: &Reader, belief: &Belief, kind: ResponseKind, aim: Aim, most: i32) -> Option<String> {
    let account = kind.proof().and(aim.account)?;
    let suspect = reader.level.incident(belief.incident).suspects.get(account.ix())?;
    let harm = reader.view.incidents[belief.incident.ix()].harm / 10;
    let owned = if suspect.parties.contains(&aim.target) { harm * i32::from(suspect.share.0) / 1000 } else { 0 };
    let felt = proportion::felt(reader.level, belief.incident, kind, point(most).into());
    let held = (felt - owned).max(0);
    let id = match (owned, held) {
        (0, _) => "argument-owns-nothing",
        (_, 0) => "argument-owns-all",
        _ => "argument-owns",
    };
    Some(reader.with(id, [("owned", owned.into()), ("harm", harm.into()), ("held", held.into())]))
}

/// Third states with what they are known to know: public cards, and cards that passed between them and the reader.
fn audience(
    reader: &Reader,
    seen: &[Seen],
    of: &Belief,
    seat: ActorId,
    response: &Response,
    aim: Aim,
) -> Vec<AudienceVm> {
    let Some(account) = aim.account else { return Vec::new() };
    let now = &reader.view.incidents[of.incident.ix()];
    let credibility = reader.view.actors[seat.ix()].credibility;
    let states = reader.level.actor_ids().filter(|id| reader.level.actor(*id).is_state());
    states
        .filter(|id| *id != seat && *id != aim.target)
        .map(|third| {
            let known: Vec<Held> = seen.iter().filter_map(|s| known_to(s, seat, third)).collect();
            let belief = finding(reader.level, of.incident, &known, &now.public, None, None)[account.ix()];
            let spared = if response.kind == ResponseKind::JointStatement {
                let own = reader.level.actor(seat).influence;
                reckon::spared(reader.level, own, pooled(reader.level, &reader.view.coalitions, seat, None, false))
            } else {
                0
            };
            let proof = Permille(belief.0.saturating_add(u16::try_from(spared).unwrap_or(0)));
            let (level, over) = (reader.level, of.incident);
            let convinced = proportion::convinces(level, over, response, aim.target, proof, credibility);
            let disputes = proportion::is_argued(reader.level, response);
            let words = reader.with(
                match (convinced, disputes) {
                    (true, _) => "argument-convinced",
                    (false, true) => "argument-disputes",
                    (false, false) => "argument-unconvinced",
                },
                [("word", sure_word(reader, belief).into()), ("sure", figures::permille(belief.0.into()).into())],
            );
            AudienceVm { emblem: reader.emblem(third), words, convinced }
        })
        .collect()
}

/// A card that `third` holds for sure: one the reader showed it, or was shown by it.
fn known_to(seen: &Seen, seat: ActorId, third: ActorId) -> Option<Held> {
    match seen.what {
        Sight::CardShared { from, to, card, believed } if from == seat && to == third => {
            Some(Held { card, turn: seen.turn, from: Some(seat), believed })
        }
        Sight::CardShared { from, to, card, .. } if from == third && to == seat => {
            Some(Held { card, turn: seen.turn, from: None, believed: crate::base::Permille::CERTAIN })
        }
        _ => None,
    }
}

/// What could be done first so that less is misread: a call where there is a line, else a line.
fn first(reader: &Reader, belief: &Belief, kind: ResponseKind, aim: Aim) -> Option<OrderVm> {
    kind.proof()?;
    let call =
        Plan::Respond { incident: belief.incident, kind: ResponseKind::HotlineCall, target: aim.target, account: None };
    let ways = [call, Plan::OpenChannel { with: aim.target }];
    let mut orders = ways.into_iter().map(|plan| order_vm(reader, Order::Plan(plan)));
    orders.find(|order| order.state == OrderState::Possible)
}
