//! The left side: instructions, the gain over no deal, what each option is worth to the reader, red lines and how to have
//! them moved, and what asking brought to light.

use super::room::{Room, points};
use super::{Action, TalksMemo, paper};
use crate::base::{ActorId, PackageId, TalksId};
use crate::level::{Channel, Cost, Link};
use crate::negotiation::{Outcome, RedLine, Utility};
use crate::rules::conduct::{ambition, values_kept};
use crate::rules::{Order, Plan, TalksStatus, Told};
use crate::vm::Intent;
use crate::vm::chart::{GainVm, Worth};
use crate::vm::emblem::Emblem;
use crate::vm::linkage::link_words;
use crate::vm::refusal::cost_words;
use crate::vm::{figures, when};
use crate::words::args;

/// Instructions and worths of the reader's seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub own: Emblem,
    /// What the capital wrote.
    pub mandate: String,
    pub gain: GainVm,
    /// Texts that have no gain because they cross a red line.
    pub barred: Vec<String>,
    /// How much the text that the gain is of asks for, and what the reader gives up for it.
    pub strength: String,
    pub clauses: Vec<BriefClause>,
    pub lines: Vec<Line>,
    /// What the capital answered when asked to move a line.
    pub answered: Vec<String>,
    pub learnt: Vec<Learnt>,
}

/// One issue with the worth of its options.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefClause {
    pub issue: u8,
    /// `3. Notice`.
    pub heading: String,
    /// What a linked item is, who gives it, and what that takes.
    pub about: Option<String>,
    /// What the text on the table says.
    pub stands: String,
    /// Everybody asks for what stands.
    pub settled: bool,
    pub chosen: bool,
    pub options: Vec<BriefOption>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BriefOption {
    pub label: String,
    /// In points; a true minus for losses.
    pub value: String,
    /// The value as a share of the most that any option is worth, 0 to 1.
    pub share: f32,
    /// In the next offer.
    pub offered: bool,
    pub stands: bool,
    /// Why it cannot be signed, where it crosses a red line.
    pub red_line: Option<String>,
    pub choose: Intent,
}

/// A red line in words, and the way to have it moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub issue: u8,
    pub words: String,
    /// Who crosses it now: the next offer, the text on the table.
    pub crossed: Option<String>,
    /// None once the talks are over.
    pub ask_capital: Option<Action>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    pub who: Emblem,
    pub words: String,
    /// How far to rely on it.
    pub note: String,
}

pub(super) fn brief(room: &Room, memo: &TalksMemo) -> Option<Brief> {
    let own = room.own?;
    let seat = room.view.seat()?;
    let (gain, barred) = gain(room)?;
    Some(Brief {
        own: room.emblem(seat),
        mandate: room.level.actor(seat).mandate.text.clone(),
        gain,
        barred,
        strength: strength(room)?,
        clauses: clauses(room, memo),
        lines: own.utility.red_lines.iter().map(|line| red_line(room, *line)).collect(),
        answered: own
            .capital
            .iter()
            .map(|(issue, option, moved)| {
                let issue = usize::from(*issue);
                let (clause, option) = (room.heading(issue), room.option(issue, *option));
                let id = if *moved { "talks-capital-moved" } else { "talks-capital-stays" };
                room.with(id, &args([("clause", clause.into()), ("option", option.into())]))
            })
            .collect(),
        learnt: learnt(room, &own.told),
    })
}

/// The gain over no deal, with other texts for comparison; those across a red line are named apart.
fn gain(room: &Room) -> Option<(GainVm, Vec<String>)> {
    let utility = room.utility()?;
    let adopted = matches!(room.table.status, TalksStatus::Adopted { .. });
    let text = room.stands.as_ref()?;
    let about = if room.is_composing() { &room.draft } else { text };
    let (mut others, mut barred) = (Vec::new(), Vec::new());
    let mut compare = |id: &str, text: Option<Outcome>| {
        let Some(text) = text else { return };
        match value(utility, &text) {
            Some(value) => others.push((value, room.get(id))),
            None => barred.push(format!("{}: {}", room.get(id), room.get("talks-across-red-line"))),
        }
    };
    if room.is_composing() {
        compare("talks-gain-table", Some(text.clone()));
    }
    let best = utility.best();
    compare("talks-gain-best", best.clone());
    compare("talks-gain-theirs", all_their_way(room));
    let no_deal = whole(points(utility.reservation));
    let vm = GainVm {
        title: room.get("talks-gain"),
        worth: value(utility, about).map_or_else(|| Worth::CannotSign(room.get("talks-cannot-sign")), Worth::Value),
        no_deal,
        best: best.and_then(|best| value(utility, &best)).unwrap_or(no_deal),
        top: whole(points(utility.scale().max)).max(no_deal).max(100),
        others,
        no_deal_words: room.get("talks-no-deal"),
        best_words: room.get("talks-best"),
        about: room.get(match (adopted, room.is_composing()) {
            (true, _) => "talks-gain-adopted",
            (_, true) => "talks-gain-offer",
            (_, false) => "talks-gain-table",
        }),
    };
    Some((vm, barred))
}

/// Ambition and values kept: many signatures can mean little of both.
fn strength(room: &Room) -> Option<String> {
    let (utility, text) = (room.utility()?, room.stands.as_ref()?);
    let about = if room.is_composing() { &room.draft } else { text };
    let (asks, keeps) = (ambition(room.spec, &about.0), values_kept(utility, about));
    Some(room.with("talks-strength", &args([("ambition", asks.into()), ("kept", keeps.into())])))
}

/// A text in points of a hundred; none across a red line.
fn value(utility: &Utility, text: &Outcome) -> Option<i32> {
    utility.can_sign(text).then(|| whole(points(utility.value(text))))
}

fn whole(points: i64) -> i32 {
    i32::try_from(points).unwrap_or(i32::MAX)
}

/// The text in which every clause is the worst for the reader of what the others ask for; none before anyone was heard.
fn all_their_way(room: &Room) -> Option<Outcome> {
    let utility = room.utility()?;
    let asked: Vec<&Outcome> = room.others().filter_map(|(party, _)| room.asks(party)).collect();
    let worst = |issue: usize| {
        let options = asked.iter().map(|text| text.0[issue]);
        options.min_by_key(|option| (!utility.bars(issue, *option), utility.option(issue, *option)))
    };
    (0..room.spec.issues.len()).map(worst).collect::<Option<Vec<u8>>>().map(Outcome).filter(|_| !asked.is_empty())
}

fn clauses(room: &Room, memo: &TalksMemo) -> Vec<BriefClause> {
    let Some(utility) = room.utility() else { return Vec::new() };
    let Some(text) = &room.stands else { return Vec::new() };
    let signable = |issue: usize| (0..=u8::MAX).take(room.spec.issues[issue].options.len());
    let most = (0..room.spec.issues.len())
        .flat_map(|issue| signable(issue).map(move |option| utility.option(issue, option)))
        .max()
        .unwrap_or(0)
        .max(1);
    let issues = (0..=u8::MAX).take(room.spec.issues.len());
    let clause = |issue: u8| {
        let at = usize::from(issue);
        let option = |option: u8| {
            let barred = utility.bars(at, option);
            let value = utility.option(at, option);
            BriefOption {
                label: room.option(at, option).to_owned(),
                value: if barred { room.get("talks-option-red-line") } else { figures::whole(points(value)) },
                share: if barred { 0.0 } else { value.max(0) as f32 / most as f32 },
                offered: room.draft.0.get(at) == Some(&option),
                stands: text.0[at] == option,
                red_line: barred.then(|| room.get("talks-red-line-why")),
                choose: Intent::Compose { talks: room.id, issue, option },
            }
        };
        BriefClause {
            issue,
            heading: room.heading(at),
            about: room.spec.issues[at].link.as_ref().map(|link| item_words(room, link)),
            stands: room.option(at, text.0[at]).to_owned(),
            settled: paper::is_settled(room, at),
            chosen: memo.clause == Some(issue),
            options: signable(at).map(option).collect(),
        }
    };
    issues.map(clause).collect()
}

/// What a linked item gives or promises.
fn item_words(room: &Room, link: &Link) -> String {
    match link {
        Link::Package(package) => package_words(room, *package),
        other => link_words(room.level, other, room.words, room.settings).unwrap_or_default(),
    }
}

fn package_words(room: &Room, package: PackageId) -> String {
    let package = room.level.package(package);
    let takes = when::turns(room.level, package.delay.into(), room.words);
    room.with(
        "talks-package",
        &args([
            ("line", package.line.as_str().into()),
            ("giver", room.name(package.giver).into()),
            ("recipient", room.names(&package.recipients).into()),
            ("cost", package.cost_per_turn.into()),
            ("takes", takes.into()),
        ]),
    )
}

fn red_line(room: &Room, line: RedLine) -> Line {
    let issue = usize::from(line.issue);
    let (heading, option) = (room.heading(issue), room.option(issue, line.option));
    let about = args([("clause", heading.into()), ("option", option.into())]);
    let crosses = |text: Option<&Outcome>| text.is_some_and(|text| text.0.get(issue) == Some(&line.option));
    let crossed = match (crosses(room.stands.as_ref()), crosses(Some(&room.draft))) {
        (true, true) => Some("talks-crossed-both"),
        (true, false) => Some("talks-crossed-table"),
        (false, true) => Some("talks-crossed-offer"),
        (false, false) => None,
    };
    Line {
        issue: line.issue,
        words: room.with("talks-red-line-words", &about),
        crossed: crossed.map(|id| room.get(id)),
        ask_capital: (room.is_composing() || room.is_open()).then(|| ask_capital(room, room.id, line)),
    }
}

fn ask_capital(room: &Room, talks: TalksId, line: RedLine) -> Action {
    let plan = Plan::AskCapital { talks, issue: line.issue, option: line.option };
    let cost: Cost = plan.cost(room.level, Channel::Diplomatic);
    let note = room.with("talks-ask-capital-note", &args([("cost", cost_words(cost, room.words).into())]));
    room.submit("talks-ask-capital", Order::Plan(plan), note)
}

fn learnt(room: &Room, told: &[Told]) -> Vec<Learnt> {
    told.iter()
        .rev()
        .map(|told| Learnt { who: room.emblem(told.of), words: answer(room, told), note: reliance(room, told.of) })
        .collect()
}

/// `3. Notice: matters most of all`.
pub(super) fn answer(room: &Room, told: &Told) -> String {
    let grade = match told.grade {
        None => room.get("talks-told-evaded"),
        Some(grade) => room.get(&format!("talks-told-{}", grade.min(4))),
    };
    format!("{}: {grade}", room.heading(usize::from(told.issue)))
}

/// How far they trust the reader, which is how far to trust the answer.
fn reliance(room: &Room, of: ActorId) -> String {
    match room.view.actors[of.ix()].trust_in_you {
        Some(trust) => room.with("talks-told-note", &args([("trust", figures::whole(trust.into()).into())])),
        None => String::new(),
    }
}
