//! The words of what binds coalitions: invitations with something in hand, pledges, calls to vote, joint statements.

use super::{OrderWords, Sign, motion_name, words_of};
use crate::base::{ActorId, CoalitionId, MotionId};
use crate::level::{Cost, JoinPrice, Mechanism};
use crate::rules::reckon;
use crate::vm::figures;
use crate::vm::reader::Reader;
use crate::vm::whip::whip_vm;

pub(super) fn invite_for(reader: &Reader, coalition: CoalitionId, actor: ActorId, price: u8) -> OrderWords {
    let spec = reader.level.coalition(coalition);
    let price = spec.bonds.terms_of(actor).and_then(|terms| terms.prices.get(usize::from(price)));
    let price = price.map_or_else(String::new, |price| price_words(reader, price));
    let about = [("who", reader.name(actor).into()), ("coalition", spec.name.as_str().into())];
    OrderWords {
        about: reader.with("order-invite-about", about),
        effect: join_all([
            reader.with("order-invite-for-effect", [("price", price.into())]),
            sequence(reader, coalition, actor).unwrap_or_default(),
        ]),
        ..words_of(Sign::Coalition, reader.get("order-invite-for"))
    }
}

pub(super) fn pledge(reader: &Reader, coalition: CoalitionId, public: bool) -> OrderWords {
    let spec = reader.level.coalition(coalition);
    let effect = if public { "order-pledge-public-effect" } else { "order-pledge-private-effect" };
    OrderWords {
        about: reader.with(
            "order-pledge-to-about",
            [("coalition", spec.name.as_str().into()), ("outcome", spec.outcome.as_str().into())],
        ),
        effect: reader.about(effect, spec.lead),
        ..words_of(Sign::Coalition, reader.get(if public { "order-pledge-public" } else { "order-pledge-private" }))
    }
}

pub(super) fn whip(reader: &Reader, coalition: CoalitionId, motion: MotionId, against: bool) -> OrderWords {
    let spec = reader.level.coalition(coalition);
    let forum = reader.level.talks(spec.talks).forum();
    let effect = reader.get(if spec.bonds.splits_below.is_some() { "order-whip-splits" } else { "order-whip-effect" });
    let count = forum.and_then(|forum| whip_vm(reader, forum, motion));
    let count = count
        .map(|count| reader.with("order-whip-count", [("count", count.count.into()), ("margin", count.margin.into())]));
    OrderWords {
        about: forum.map_or_else(String::new, |forum| motion_name(reader, forum, motion)),
        effect: std::iter::once(effect).chain(count).collect::<Vec<_>>().join(" "),
        ..words_of(Sign::Coalition, reader.get(if against { "order-whip-against" } else { "order-whip" }))
    }
}

pub(super) fn declare(reader: &Reader, coalition: CoalitionId) -> OrderWords {
    let spec = reader.level.coalition(coalition);
    let members = &reader.view.coalitions[coalition.ix()].members;
    let by = reckon::statement_moves(reader.level, coalition, members);
    let others = members.iter().filter(|member| **member != spec.lead);
    let (along, all) = others.fold((0, 0), |(along, all), member| {
        (along + u32::from(reader.trust_of(*member) >= reckon::SPEAKS_ALONG), all + 1)
    });
    let carried = if 2 * along > all { "yes" } else { "no" };
    OrderWords {
        about: spec.name.clone(),
        effect: reader.with("order-declare-effect", [("by", by.into()), ("carried", carried.into())]),
        ..words_of(Sign::Coalition, reader.get("order-declare"))
    }
}

/// What somebody takes to join, such as `2 capital, 6 budget`.
fn price_words(reader: &Reader, price: &JoinPrice) -> String {
    match price {
        JoinPrice::Trust(trust) => reader.with("join-price-trust", [("n", figures::signed(i64::from(*trust)).into())]),
        JoinPrice::Paid { capital, budget } => reader.cost(Cost::new(*capital, 0, *budget)),
        JoinPrice::Package(package) => {
            let name = reader.level.package(*package).name.as_str();
            reader.with("join-price-package", [("package", name.into())])
        }
    }
}

/// Whom somebody waits for before it joins, if they are not there.
fn sequence(reader: &Reader, coalition: CoalitionId, actor: ActorId) -> Option<String> {
    if reader.view.in_sequence(reader.level, coalition, actor) {
        return None;
    }
    let terms = reader.level.coalition(coalition).bonds.terms_of(actor)?;
    let members = &reader.view.coalitions[coalition.ix()].members;
    let missing = reader.names(terms.after.iter().copied().filter(|actor| !members.contains(actor)));
    let who = reader.name(actor);
    Some(if missing.is_empty() {
        reader.with("join-after-members", [("who", who.into()), ("n", terms.after_members.into())])
    } else {
        reader.with("join-after", [("who", who.into()), ("others", missing.into())])
    })
}

/// What somebody wants before it joins, in a sentence or two; nothing where it asks for nothing.
pub(in crate::vm) fn terms_words(reader: &Reader, coalition: CoalitionId, actor: ActorId) -> Option<String> {
    let terms = reader.level.coalition(coalition).bonds.terms_of(actor)?;
    if !reader.level.plays(Mechanism::Terms) {
        return None;
    }
    let prices: Vec<String> = terms.prices.iter().map(|price| price_words(reader, price)).collect();
    let who = reader.name(actor);
    let price = if reader.view.price_met(reader.level, coalition, actor) {
        reader.with("join-price-met", [("who", who.into())])
    } else {
        reader.with("join-price-wants", [("who", who.into()), ("prices", prices.join("; ").into())])
    };
    Some(join_all([price, sequence(reader, coalition, actor).unwrap_or_default()]))
}

fn join_all<const N: usize>(sentences: [String; N]) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}
