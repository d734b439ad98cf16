//! The mandate at the desk: what the capital can be asked to change in it, and what it answered.

use super::news::{NewsSign, NewsVm};
use crate::base::ActorId;
use crate::level::{Mechanism, Tone};
use crate::rules::mandate::{MandateChange, Revision, eased};
use crate::rules::{Order, Plan};
use crate::vm::briefing::figure;
use crate::vm::reader::Reader;

/// What the capital has changed about an objective, in a few words; nothing where it has changed nothing.
pub(super) fn note(reader: &Reader, revised: &[Revision], objective: u8) -> String {
    let agreed = revised.iter().find(|revision| revision.agreed && revision.is_about(objective));
    agreed.map_or_else(String::new, |revision| {
        let turn = ("turn", reader.turn(revision.turn).into());
        match revision.change {
            MandateChange::Ease => reader.with("want-eased", [turn]),
            MandateChange::Shift { .. } if revision.objective == objective => reader.with("want-lighter", [turn]),
            MandateChange::Shift { .. } => reader.with("want-heavier", [turn]),
        }
    })
}

/// The answer of the capital as an item of news.
pub(super) fn news(reader: &Reader, revision: Revision) -> Option<NewsVm> {
    let written = &reader.level.actor(reader.view.seat()?).mandate.objectives;
    let of = |n: u8| written.get(usize::from(n));
    let objective = of(revision.objective)?;
    let name = objective.name.clone();
    let (heading, source) = match (revision.agreed, revision.change) {
        (false, _) => (reader.get("news-mandate-stands"), String::new()),
        (true, MandateChange::Ease) => {
            let target = figure(&objective.measure, eased(objective)?.target);
            (reader.get("news-mandate-eased"), reader.with("news-mandate-target", [("target", target.into())]))
        }
        (true, MandateChange::Shift { to }) => {
            let to = of(to)?.name.as_str();
            (reader.get("news-mandate-shifted"), reader.with("news-mandate-to", [("to", to.into())]))
        }
    };
    Some(NewsVm { sign: NewsSign::Tone(Tone::Capital), heading, body: name, source, opens: None })
}

/// What the capital can still be asked about.
pub(super) fn orders(reader: &Reader, seat: ActorId) -> Vec<Order> {
    let mandate = &reader.level.actor(seat).mandate;
    let revised = reader.view.desk().map_or(&[][..], |desk| &desk.revised);
    let Some(revisable) = mandate.revisable.filter(|_| reader.level.plays(Mechanism::Mandates)) else {
        return Vec::new();
    };
    let open = |n: &u8| !revised.iter().any(|revision| revision.is_about(*n));
    let all = || (0..mandate.objectives.len()).filter_map(|n| u8::try_from(n).ok()).filter(open);
    let mut changes = Vec::new();
    for objective in all() {
        let halves = eased(&mandate.objectives[usize::from(objective)]).is_some();
        if revisable.ease && halves {
            changes.push((objective, MandateChange::Ease));
        }
        if revisable.shift > 0 {
            changes.extend(all().filter(|to| *to != objective).map(|to| (objective, MandateChange::Shift { to })));
        }
    }
    changes.into_iter().map(|(objective, change)| Order::Plan(Plan::ReviseMandate { objective, change })).collect()
}
