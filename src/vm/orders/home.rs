//! The words of what is done at home: preparing ratifiers, and asking the capital for less proof.

use super::{OrderWords, Sign, proof_name, words_of};
use crate::base::TalksId;
use crate::level::{Proof, Ratifier};
use crate::negotiation::Outcome;
use crate::rules::mandate::{MandateChange, eased, shifts};
use crate::rules::{HomeState, TalksStatus, floor, reckon, without_reserved};
use crate::vm::briefing::figure;
use crate::vm::figures;
use crate::vm::reader::Reader;

pub(super) fn persuade(reader: &Reader, ratifier: u8) -> OrderWords {
    let words = words_of(Sign::Capital, reader.get("order-persuade"));
    let (Some(seat), Some(desk)) = (reader.view.seat(), reader.view.desk()) else { return words };
    let r = usize::from(ratifier);
    let (Some(of), Some(now)) = (reader.level.actor(seat).home.get(r), desk.home.get(r)) else { return words };
    let after = (now.support + reckon::persuades(reader.view.actors[seat.ix()].credibility)).min(100);
    let support = reader.with("order-persuade-effect", [("now", now.support.into()), ("after", after.into())]);
    let before_it: Vec<String> = of.over.iter().filter_map(|talks| outlook(reader, of, now, *talks)).collect();
    OrderWords {
        about: of.name.clone(),
        effect: std::iter::once(support).chain(before_it).collect::<Vec<_>>().join(" "),
        ..words
    }
}

pub(super) fn lower_floor(reader: &Reader, proof: Proof) -> OrderWords {
    let lowered = reader.view.desk().map_or(&[][..], |desk| &desk.lowered);
    let at = reader.view.seat().map_or(0, |seat| floor(reader.level, seat, lowered, proof).0);
    let asked = [(proof, true)];
    let to = reader.view.seat().map_or(0, |seat| floor(reader.level, seat, &asked, proof).0);
    OrderWords {
        about: proof_name(reader, proof),
        effect: reader.with(
            "order-lower-floor-effect",
            [("now", figures::permille(at.into()).into()), ("after", figures::permille(to.into()).into())],
        ),
        ..words_of(Sign::Capital, reader.get("order-lower-floor"))
    }
}

/// Easing an objective of one's own, or laying a part of its weight on another.
pub(super) fn revise_mandate(reader: &Reader, objective: u8, change: MandateChange) -> OrderWords {
    let id = match change {
        MandateChange::Ease => "order-ease",
        MandateChange::Shift { .. } => "order-shift",
    };
    let words = words_of(Sign::Capital, reader.get(id));
    let Some(seat) = reader.view.seat() else { return words };
    let objectives = reader.view.objectives(reader.level, seat);
    let at = |n: u8| objectives.get(usize::from(n));
    let Some(now) = at(objective) else { return words };
    let effect = match change {
        MandateChange::Ease => eased(now).map(|after| {
            reader.with(
                "order-ease-effect",
                [
                    ("target", figure(&now.measure, now.target).into()),
                    ("after", figure(&after.measure, after.target).into()),
                    ("weight", now.weight.into()),
                    ("less", after.weight.into()),
                ],
            )
        }),
        MandateChange::Shift { to } => at(to).map(|to| {
            let moved = shifts(reader.level, seat, now);
            let words = [("to", to.name.as_str().into()), ("moved", moved.into()), ("arrives", (moved / 2).into())];
            reader.with("order-shift-effect", words)
        }),
    };
    OrderWords { about: now.name.clone(), effect: effect.unwrap_or_default(), ..words }
}

/// How a ratifier of the reader's seat stands to the text of some talks as it is now; nothing while there is none.
pub(in crate::vm) fn outlook(reader: &Reader, of: &Ratifier, now: &HomeState, talks: TalksId) -> Option<String> {
    let seat = reader.view.seat()?;
    let table = &reader.view.talks(talks).table;
    let draft: &Outcome = match &table.status {
        TalksStatus::Silence { draft, .. } | TalksStatus::Signing { draft } => draft,
        TalksStatus::Open => &table.text,
        TalksStatus::Adopted { text } => {
            let text = reader.view.texts.get(text.ix())?;
            text.pending.iter().find(|(party, _)| *party == seat)?;
            &text.clauses
        }
        TalksStatus::NotOpen | TalksStatus::Failed { .. } => return None,
    };
    let draft = without_reserved(draft, &table.reserved, seat);
    let chance = now.refuses(of, talks, &draft).0;
    let title = reader.level.talks(talks).title.as_str();
    Some(if chance == 0 {
        reader.with("ratifier-content", [("title", title.into())])
    } else {
        let chance = figures::permille(chance.into());
        reader.with("ratifier-refuses", [("title", title.into()), ("chance", chance.into())])
    })
}
