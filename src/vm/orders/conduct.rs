//! The words of what is done about norms: operations, pledges, reports, blocs of rules.

use std::cmp::Ordering;

use super::{OrderWords, Sign, sentence, words_of};
use crate::base::{ActorId, NormId, OperationId, RuleBlocId};
use crate::rules::conduct::found_chance;
use crate::vm::figures;
use crate::vm::reader::Reader;

pub(super) fn operate(reader: &Reader, operation: OperationId) -> OrderWords {
    let words = words_of(Sign::Norm, reader.get("order-operate"));
    let Some(spec) = reader.level.operations.get(operation.ix()) else { return words };
    let by = reader.level.answers_for(spec.by);
    let conduct = &reader.view.conduct;
    let weights = reader.level.forbidding(operation);
    let weights =
        weights.map(|norm| conduct.weight(reader.level, &reader.view.texts, reader.view.turn, by, norm, spec));
    let breach = weights.max().map_or("none", |(weight, promised)| match (weight, promised) {
        (0, _) => "none",
        (_, true) => "word",
        (_, false) => "norm",
    });
    let chance = figures::permille(reader.view.seen_chance(reader.level, operation).0.into());
    OrderWords {
        about: spec.name.clone(),
        effect: reader.with(
            "order-operate-effect",
            [("line", sentence(&spec.line).into()), ("chance", chance.into()), ("breach", breach.into())],
        ),
        ..words
    }
}

pub(super) fn restrain(reader: &Reader, actor: ActorId) -> OrderWords {
    OrderWords {
        about: reader.name(actor).to_owned(),
        effect: reader.get("order-restrain-effect"),
        ..words_of(Sign::Norm, reader.get("order-restrain"))
    }
}

pub(super) fn pledge(reader: &Reader, norm: NormId, level: u8) -> OrderWords {
    let conduct = &reader.view.conduct;
    let now = reader.view.seat().map_or(0, |seat| conduct.pledge(seat, norm));
    let id = match level {
        0 => "order-pledge-back",
        level if level == now => "order-pledge-again",
        _ => "order-pledge",
    };
    let words = words_of(Sign::Norm, reader.get(id));
    let Some(spec) = reader.level.norms.get(norm.ix()) else { return words };
    let support = conduct.support(reader.level, &reader.view.texts, norm);
    let holds = conduct.norms.get(norm.ix()).is_some_and(|norm| norm.crystallised.is_some());
    let way = match level.cmp(&now) {
        Ordering::Greater => "more",
        Ordering::Equal => "same",
        Ordering::Less => "less",
    };
    let effect = [
        ("line", sentence(&spec.line).into()),
        ("n", level.into()),
        ("way", way.into()),
        ("support", figures::permille(support.0.into()).into()),
        ("at", figures::permille(spec.crystallises_at.0.into()).into()),
        ("holds", if holds { "yes" } else { "no" }.into()),
    ];
    OrderWords {
        about: reader.with("order-pledge-about", [("norm", spec.name.as_str().into()), ("n", level.into())]),
        effect: reader.with("order-pledge-effect", effect),
        ..words
    }
}

pub(super) fn review(reader: &Reader, of: ActorId, norm: NormId) -> OrderWords {
    let words = words_of(Sign::Norm, reader.get("order-review"));
    let Some(spec) = reader.level.norms.get(norm.ix()) else { return words };
    let technical = reader.view.seat().map_or(0, |seat| reader.view.actors[seat.ix()].capacities.technical);
    let offence = reader.view.usable_offence(reader.level, of);
    let chance = found_chance(reader.level, &reader.view.texts, technical, (of, offence), norm);
    let about = [("who", reader.name(of).into()), ("norm", spec.name.as_str().into())];
    OrderWords {
        about: reader.with("order-review-about", about),
        effect: reader.with("order-review-effect", [("chance", figures::permille(chance.0.into()).into())]),
        ..words
    }
}

pub(super) fn align(reader: &Reader, bloc: Option<RuleBlocId>) -> OrderWords {
    let title = reader.get(if bloc.is_some() { "order-align" } else { "order-align-back" });
    let words = words_of(Sign::Norm, title);
    let mut blocs = reader.view.conduct.blocs.clone();
    if let Some(own) = reader.view.seat().and_then(|seat| blocs.get_mut(seat.ix())) {
        *own = bloc;
    }
    let spec = bloc.and_then(|bloc| reader.level.rule_blocs.get(bloc.ix()));
    let line = spec.map_or_else(|| reader.get("order-align-common"), |spec| sentence(&spec.line));
    let split = reader.level.fragmentation(&blocs);
    OrderWords {
        about: spec.map_or_else(|| reader.get("rule-bloc-common"), |spec| spec.name.clone()),
        effect: reader.with("order-align-effect", [("line", line.into()), ("n", split.into())]),
        ..words
    }
}
