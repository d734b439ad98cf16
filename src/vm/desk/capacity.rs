//! Capacities and dependence at the desk: rows of figures beside an actor, and news.

use super::actor::RowVm;
use super::news::{NewsSign, NewsVm};
use crate::base::ActorId;
use crate::level::{Level, Response, ResponseKind};
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
    if offence_counts(reader.level) {
        let (all, left) = (public.capacities.offence, reader.view.usable_offence(reader.level, actor));
        let down = || reader.with("actor-offence-down", [("n", left.into()), ("all", all.into())]);
        rows.push(row(reader.get("actor-offence"), if left < all { down() } else { of_hundred(all) }));
    }
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

/// Whether means of attack play a part: in operations, and where a countermeasure bites.
fn offence_counts(level: &Level) -> bool {
    let bites = |response: &Response| response.kind == ResponseKind::Countermeasure && response.no_deal < 0;
    !level.operations.is_empty() || level.responses.iter().any(bites)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{NormId, Seed};
    use crate::level::library;
    use crate::rules::conduct::Pledge;
    use crate::rules::{View, Viewer, begin};
    use crate::vm::settings::Settings;
    use crate::words::Words;

    /// All can read what somebody can attack with, and how much of it a pledge takes out of use, where it plays a part.
    #[test]
    fn means_of_attack_are_read_beside_an_actor() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels");
        let attack = |name: &str, pledged: u8| {
            let level = library::load(&path.join(name)).level.unwrap();
            let [ald, bor] = ["ALD", "BOR"].map(|code| level.find_actor(code).unwrap());
            let (mut state, _) = begin(&level, Seed(1));
            let norm = level.norm_ids().find(|norm| !level.norm(*norm).forbids.is_empty()).unwrap_or(NormId(0));
            state.conduct.pledges.push(Pledge { turn: 1, by: bor, norm, level: pledged });
            let (words, settings) = (Words::new("en"), Settings::default());
            let view = View::unexplained(&level, &state, Viewer::Seat(ald));
            let rows = rows(&Reader::new(&level, &view, &words, &settings), bor);
            rows.into_iter().find(|row| row.label == "Means of attack").map(|row| row.value)
        };
        assert_eq!(attack("charter.ron", 0).as_deref(), Some("80 of 100"));
        assert_eq!(attack("charter.ron", 2).as_deref(), Some("60 of 100; 80 with what is stood down"));
        assert_eq!(attack("tiny.ron", 0), None);
    }
}
