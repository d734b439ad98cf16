//! Coalitions at the desk: what members said, kept and broke, and what can be done about it.

use super::news::{NewsSign, NewsVm};
use crate::base::{ActorId, CoalitionId};
use crate::level::{JoinPrice, Mechanism};
use crate::rules::{Order, Plan, Sight};
use crate::vm::orders::motion_name;
use crate::vm::reader::Reader;

/// What happened in a coalition as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<NewsVm> {
    let own = |actor: &ActorId| Some(*actor) == reader.view.seat();
    let item = |id: &str, coalition: &CoalitionId, who: Option<ActorId>, body: String| {
        let name = reader.level.coalition(*coalition).name.as_str();
        let who = who.map_or("", |who| reader.name(who));
        let heading = reader.with(id, [("who", who.into()), ("coalition", name.into())]);
        NewsVm { sign: NewsSign::Coalition, heading, body, source: String::new(), opens: None }
    };
    let outcome = |coalition: &CoalitionId| reader.level.coalition(*coalition).outcome.clone();
    Some(match sight {
        Sight::JoinPaid { coalition, actor, .. } => {
            let id = if own(actor) { "news-join-paid-own" } else { "news-join-paid" };
            item(id, coalition, Some(*actor), outcome(coalition))
        }
        Sight::PledgedTo { coalition, by, public } => {
            let id = match (own(by), public) {
                (true, true) => "news-pledged-own",
                (true, false) => "news-pledged-own-private",
                (false, true) => "news-pledged",
                (false, false) => "news-pledged-private",
            };
            item(id, coalition, Some(*by), outcome(coalition))
        }
        Sight::PledgeJudged { coalition, by, kept, public } => {
            let id = match (own(by), kept) {
                (true, true) => "news-pledge-kept-own",
                (true, false) => "news-pledge-broken-own",
                (false, true) => "news-pledge-kept",
                (false, false) => "news-pledge-broken",
            };
            let body = reader.get(if *public { "news-pledge-public" } else { "news-pledge-private" });
            item(id, coalition, Some(*by), body)
        }
        Sight::Whipped { coalition, motion, against } => {
            let forum = reader.level.talks(reader.level.coalition(*coalition).talks).forum()?;
            let id = if *against { "news-whipped-against" } else { "news-whipped" };
            item(id, coalition, None, motion_name(reader, forum, *motion))
        }
        Sight::RanksBroken { coalition, by } => {
            let id = if own(by) { "news-ranks-broken-own" } else { "news-ranks-broken" };
            item(id, coalition, Some(*by), String::new())
        }
        Sight::Declared { coalition, by } => {
            let body = reader.with("news-declared-body", [("n", (*by).into())]);
            NewsVm { source: outcome(coalition), ..item("news-declared", coalition, None, body) }
        }
        Sight::BlocSigned { talks, bloc, signed } => {
            let spec = reader.level.talks(*talks);
            let bloc = reader.level.forum(spec.watched_by?).blocs.get(usize::from(*bloc))?;
            let heading =
                reader.with("news-bloc-signed", [("n", (*signed).into()), ("bloc", bloc.name.as_str().into())]);
            NewsVm { sign: NewsSign::Text, heading, body: spec.title.clone(), source: String::new(), opens: None }
        }
        _ => return None,
    })
}

/// What a member can do, and what the lead can.
pub(in crate::vm) fn orders(reader: &Reader, coalition: CoalitionId, seat: ActorId) -> Vec<Order> {
    let spec = reader.level.coalition(coalition);
    let now = &reader.view.coalitions[coalition.ix()];
    let mut plans = Vec::new();
    // Levels that say nothing of what binds a coalition have it as it always was.
    if spec.bonds.are_none() || !now.members.contains(&seat) {
        return Vec::new();
    }
    let given = now.bonds.pledges.iter().any(|pledge| pledge.by == seat);
    if !given && reader.level.plays(Mechanism::CoalitionPledges) {
        plans.push(Plan::PledgeTo { coalition, public: true });
        if spec.lead != seat {
            plans.push(Plan::PledgeTo { coalition, public: false });
        }
    }
    if spec.lead == seat {
        let outside = spec.bonds.terms.iter().filter(|terms| !now.members.contains(&terms.actor));
        for terms in outside {
            for (p, price) in terms.prices.iter().enumerate() {
                let Ok(p) = u8::try_from(p) else { continue };
                match price {
                    JoinPrice::Paid { .. } if !now.bonds.paid.contains(&(terms.actor, p)) => {
                        plans.push(Plan::InviteFor { coalition, actor: terms.actor, price: p });
                    }
                    JoinPrice::Package(package) => plans.push(Plan::Give { package: *package }),
                    JoinPrice::Paid { .. } | JoinPrice::Trust(_) => {}
                }
            }
        }
        if spec.bonds.statement > 0 && !now.bonds.stated {
            plans.push(Plan::Declare { coalition });
        }
        if let Some(forum) = reader.level.talks(spec.talks).forum() {
            let there = &reader.view.fora[forum.ix()];
            for motion in there.queue.iter().copied() {
                let of_talks = there.pending(motion).is_some_and(|draft| draft.talks == spec.talks);
                if of_talks && !now.bonds.whips.iter().any(|whip| whip.motion == motion) {
                    plans.extend([false, true].map(|against| Plan::Whip { coalition, motion, against }));
                }
            }
        }
    }
    plans.into_iter().map(Order::Plan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::level::{Level, library};
    use crate::rules::{View, Viewer, begin};
    use crate::vm::orders::order_words;
    use crate::vm::settings::Settings;
    use crate::words::Words;

    fn pact() -> Level {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        library::load(&path).level.expect("the level has no problems")
    }

    #[test]
    fn what_a_lead_and_a_home_front_can_do_is_offered_and_said() {
        let (level, words, settings) = (pact(), Words::new("en"), Settings::default());
        let (state, _) = begin(&level, Seed(1));
        let offered = |code: &str| {
            let seat = level.find_actor(code).unwrap();
            let view = View::of(&level, &state, Viewer::Seat(seat));
            let reader = Reader::new(&level, &view, &words, &settings);
            let mut orders = orders(&reader, CoalitionId(0), seat);
            orders.extend(super::super::home::orders(&reader, seat));
            let said: Vec<String> = orders
                .iter()
                .map(|order| order_words(&reader, order))
                .map(|words| format!("{} | {} | {}", words.title, words.about, words.effect))
                .chain(super::super::home::rows(&reader, seat).into_iter().map(|row| row.value))
                .collect();
            assert!(said.iter().all(|line| !line.contains(['«', '{'])), "{said:?}");
            said
        };
        let has =
            |said: &[String], part: &str| assert!(said.iter().any(|line| line.contains(part)), "{part}: {said:?}");
        let lead = offered("CAM");
        has(&lead, "Pledge in public | the Willing");
        has(&lead, "They get 3 capital, 4 budget once they join");
        has(&lead, "a school of cables");
        has(&lead, "No deal falls by 10 points");
        let home = offered("ALD");
        has(&home, "Prepare a ratifier | the House | It backs you at 0 of 100, and afterwards at 15.");
        has(&home, "Wants Verification: at least peer review.");
        has(&home, "Takes no Fund: a large fund.");
    }
}
