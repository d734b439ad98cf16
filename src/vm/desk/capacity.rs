//! Capacities and dependence at the desk: rows of figures beside an actor, and news.

use super::actor::RowVm;
use super::news::{NewsSign, NewsVm};
use crate::base::ActorId;
use crate::rules::Sight;
use crate::vm::figures;
use crate::vm::orders::capacity_id;
use crate::vm::reader::{Reader, capitalised};

/// What an actor can do beside the technical, and whom it depends on.
pub(super) fn rows(reader: &Reader, actor: ActorId) -> Vec<RowVm> {
    let public = &reader.view.actors[actor.ix()];
    let of_hundred = |n: i32| reader.with("actor-of-hundred", [("n", n.into())]);
    let row = |label: String, value: String| RowVm { label, value, channel: None, harm: false };
    let figures = [
        ("actor-governance", public.capacities.governance),
        ("actor-law-enforcement", public.capacities.law_enforcement),
        ("actor-diplomacy", public.capacities.diplomacy),
    ];
    let mut rows: Vec<RowVm> = figures.into_iter().map(|(id, n)| row(reader.get(id), of_hundred(n))).collect();
    for giver in reader.level.actor_ids() {
        let dependence = reader.view.dependence(actor, giver);
        if dependence > 0 {
            rows.push(row(reader.about("actor-depends", giver), of_hundred(dependence)));
        }
    }
    if reader.view.public.ambassadors.contains(&actor) {
        rows.push(row(reader.get("actor-ambassador"), reader.get("actor-ambassador-words")));
    }
    rows
}

/// A happening of this kind as an item of news; others' capacities are read beside them.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<NewsVm> {
    let seat = reader.view.seat();
    let item = |sign, heading| NewsVm { sign, heading, body: String::new(), source: String::new(), opens: None };
    Some(match sight {
        Sight::PackageWithheld { package } => {
            let spec = reader.level.package(*package);
            let recipients = reader.names(spec.recipients.iter().copied());
            let words = [("giver", reader.name(spec.giver).into()), ("recipient", recipients.into())];
            NewsVm {
                body: spec.line.clone(),
                source: reader.with("news-package-source", words),
                ..item(
                    NewsSign::Package,
                    reader.with("news-package-withheld", [("package", spec.name.as_str().into())]),
                )
            }
        }
        Sight::Capacity { actor, capacity, by } if Some(*actor) == seat => {
            let (what, by) = (capitalised(&reader.get(capacity_id(*capacity))), figures::signed((*by).into()));
            item(NewsSign::Standing, reader.with("news-capacity", [("what", what.into()), ("by", by.into())]))
        }
        Sight::Dependence { of, on, by } if [of, on].into_iter().any(|actor| Some(*actor) == seat) => {
            let own = Some(*of) == seat;
            let (id, who) = if own { ("news-dependence-own", *on) } else { ("news-dependence", *of) };
            let words = [("who", reader.name(who).into()), ("by", figures::signed((*by).into()).into())];
            item(NewsSign::Standing, reader.with(id, words))
        }
        _ => return None,
    })
}
