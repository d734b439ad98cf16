//! The left side: instructions, the gain over no deal, what each option is worth to the reader, red lines and how to have
//! them moved, and what asking brought to light.

use super::room::{Room, points};
use super::{Action, TalksMemo, Worth, paper};
use crate::base::{ActorId, TalksId};
use crate::level::{Channel, Cost};
use crate::negotiation::{Outcome, RedLine};
use crate::rules::{Order, Plan, TalksStatus, Told};
use crate::vm::Intent;
use crate::vm::emblem::Emblem;
use crate::vm::figures;
use crate::vm::refusal::cost_words;
use crate::vm::words::args;

/// Instructions and worths of the reader's seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub own: Emblem,
    /// What the capital wrote.
    pub mandate: String,
    pub gain: Gain,
    pub clauses: Vec<BriefClause>,
    pub lines: Vec<Line>,
    /// What the capital answered when asked to move a line.
    pub answered: Vec<String>,
    pub learnt: Vec<Learnt>,
}

/// What texts are worth over no deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// With the next offer, or of the adopted text.
    pub offer: Worth,
    pub offer_label: String,
    /// The text on the table, all the reader's way, all the others' way: name and worth.
    pub rows: Vec<(String, Worth)>,
    pub scale: Scale,
    /// The whole as a sentence.
    pub spoken: String,
}

/// Points of a hundred of the best text, for a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    pub least: i64,
    pub most: i64,
    pub no_deal: i64,
    /// None where the text crosses a red line.
    pub table: Option<i64>,
    pub offer: Option<i64>,
    pub best: Option<i64>,
}

/// One issue with the worth of its options.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefClause {
    pub issue: u8,
    /// `3. Notice`.
    pub heading: String,
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
    pub ask_capital: Action,
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
    Some(Brief {
        own: room.emblem(seat),
        mandate: room.level.actor(seat).mandate.text.clone(),
        gain: gain(room)?,
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

fn gain(room: &Room) -> Option<Gain> {
    let utility = room.utility()?;
    let adopted = matches!(room.table.status, TalksStatus::Adopted { .. });
    let table = room.stands.as_ref()?;
    let offer = if adopted { table } else { &room.draft };
    let best = utility.best();
    let theirs = all_their_way(room);
    let mut rows = Vec::new();
    let mut row = |id: &str, text: Option<&Outcome>| {
        if let Some(worth) = text.and_then(|text| room.worth(text)) {
            rows.push((room.get(id), worth));
        }
    };
    if !adopted {
        row("talks-gain-table", Some(table));
    }
    row("talks-gain-best", best.as_ref());
    row("talks-gain-theirs", theirs.as_ref());
    let offer_label = room.get(if adopted { "talks-gain-adopted" } else { "talks-gain-offer" });
    let worth = room.worth(offer)?;
    let on_scale = |text: &Outcome| utility.can_sign(text).then(|| points(utility.value(text)));
    let bounds = utility.scale();
    let no_deal = points(utility.reservation);
    let scale = Scale {
        least: points(bounds.min).min(no_deal).min(0),
        most: points(bounds.max).max(no_deal).max(100),
        no_deal,
        table: on_scale(table),
        offer: on_scale(offer),
        best: best.as_ref().and_then(on_scale),
    };
    let mut spoken = format!("{} {}: {}", room.get("talks-gain"), offer_label, worth.words);
    for (label, worth) in &rows {
        spoken.push_str(&format!("; {label}: {}", worth.words));
    }
    spoken.push_str(&format!("; {} {}", room.get("talks-no-deal"), figures::whole(no_deal)));
    Some(Gain { offer: worth, offer_label, rows, scale, spoken })
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
            stands: room.option(at, text.0[at]).to_owned(),
            settled: paper::is_settled(room, at),
            chosen: memo.clause == Some(issue),
            options: signable(at).map(option).collect(),
        }
    };
    issues.map(clause).collect()
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
        ask_capital: ask_capital(room, room.id, line),
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
