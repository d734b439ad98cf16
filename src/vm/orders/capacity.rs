//! The words of giving packages and of breaking them off.

use super::{OrderWords, Sign, sentence, words_of};
use crate::base::{ActorId, PackageId};
use crate::level::{Capacity, Mechanism, Package};
use crate::rules::reckon;
use crate::vm::reader::Reader;

pub(super) fn give(reader: &Reader, package: PackageId) -> OrderWords {
    let spec = reader.level.package(package);
    let (delay, cost) = (reader.turns(spec.delay.into()), spec.cost_per_turn);
    let line = sentence(&spec.line);
    let effect =
        reader.with("order-give-effect", [("line", line.into()), ("delay", delay.into()), ("cost", cost.into())]);
    let brings: Vec<String> =
        spec.recipients.iter().copied().map(|recipient| brings(reader, spec, recipient)).collect();
    OrderWords {
        about: about(reader, spec),
        effect: format!("{effect} {}", brings.join(" ")),
        ..words_of(Sign::Package, reader.get("order-give"))
    }
}

pub(super) fn withhold(reader: &Reader, package: PackageId) -> OrderWords {
    let spec = reader.level.package(package);
    let hurt = spec
        .recipients
        .iter()
        .copied()
        .map(|r| reckon::hurt_by_withholding(reader.view.dependence(r, spec.giver)))
        .max();
    let words = [("trust", spec.trust.into()), ("hurt", hurt.unwrap_or(0).into())];
    OrderWords {
        about: about(reader, spec),
        effect: reader.with("order-withhold-effect", words),
        ..words_of(Sign::Package, reader.get("order-withhold"))
    }
}

fn about(reader: &Reader, spec: &Package) -> String {
    let who = reader.names(spec.recipients.iter().copied());
    reader.with("order-give-about", [("package", spec.name.as_str().into()), ("who", who.into())])
}

/// What somebody would have of it, after what it cannot use.
fn brings(reader: &Reader, spec: &Package, recipient: ActorId) -> String {
    let absorbs = reckon::absorbs(reader.view.actors[recipient.ix()].capacities.governance);
    let gains = Capacity::ALL.into_iter().map(|capacity| (capacity_id(capacity), spec.gains.capacities.of(capacity)));
    let gains = gains.chain([("capacity-resilience", spec.gains.resilience)]);
    let gains = gains.map(|(id, gain)| (id, gain * absorbs / 100)).filter(|(_, gain)| *gain > 0);
    let gains: Vec<String> = gains
        .map(|(id, gain)| reader.with("order-give-gain", [("what", reader.get(id).into()), ("n", gain.into())]))
        .collect();
    let plays = reader.level.plays(Mechanism::Dependence);
    let dependence = if plays { spec.gains.dependence } else { 0 };
    let words = [
        ("who", reader.name(recipient).into()),
        ("gains", gains.join(", ").into()),
        ("absorbs", crate::vm::figures::percent(u32::try_from(absorbs).unwrap_or(0)).into()),
        ("dependence", dependence.into()),
    ];
    reader.with("order-give-brings", words)
}

/// The message that names a capacity.
pub(in crate::vm) const fn capacity_id(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Governance => "capacity-governance",
        Capacity::Technical => "capacity-technical",
        Capacity::LawEnforcement => "capacity-law-enforcement",
        Capacity::Diplomacy => "capacity-diplomacy",
    }
}
