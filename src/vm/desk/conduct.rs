//! Norms at the desk: what happened to them, what can be done, and what is known of how somebody keeps its word.

use super::actor::RowVm;
use super::news::{NewsSign, NewsVm};
use crate::base::{ActorId, NormId, RuleBlocId};
use crate::level::Link;
use crate::rules::conduct::{Kept, Promise, Promised};
use crate::rules::{Order, Plan, Sight};
use crate::vm::intent::Intent;
use crate::vm::linkage::word_words;
use crate::vm::reader::Reader;

/// A happening about norms as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<(u8, NewsVm)> {
    let level = reader.level;
    let own = |actor: ActorId| Some(actor) == reader.view.seat();
    let item = |heading: String, body: String| NewsVm {
        sign: NewsSign::Norm,
        heading,
        body,
        source: String::new(),
        opens: None,
    };
    let norm = |norm: NormId| level.norm(norm).name.clone();
    Some(match sight {
        Sight::Crystallised { norm: id } => {
            let heading = reader.with("news-crystallised", [("norm", norm(*id).into())]);
            (1, item(heading, level.norm(*id).line.clone()))
        }
        Sight::Codified { norm: id } => {
            let heading = reader.with("news-codified", [("norm", norm(*id).into())]);
            (1, item(heading, level.norm(*id).line.clone()))
        }
        Sight::BreachSeen { breach } => {
            let spec = level.operation(breach.operation);
            let id = match (own(breach.by), breach.promised) {
                (true, _) => "news-breach-own",
                (false, true) => "news-breach-word",
                (false, false) => "news-breach",
            };
            let words = [("who", reader.name(breach.by).into()), ("norm", norm(breach.norm).into())];
            let seen = NewsVm {
                source: level.incident(spec.incident).name.clone(),
                opens: Some(Intent::SelectActor(Some(breach.by))),
                ..item(reader.with(id, words), spec.line.clone())
            };
            (0, seen)
        }
        Sight::OperationRun { operation } => {
            let spec = level.operation(*operation);
            let id = if own(spec.by) { "news-operation-own" } else { "news-operation" };
            (2, item(reader.about(id, spec.by), spec.name.clone()))
        }
        Sight::Restrained { by, actor } => {
            let id = if own(*by) { "news-restrained-own" } else { "news-restrained" };
            let words = [("by", reader.name(*by).into()), ("who", reader.name(*actor).into())];
            (4, item(reader.with(id, words), String::new()))
        }
        Sight::Pledged { pledge } => {
            let id = match (own(pledge.by), pledge.level) {
                (true, 0) => "news-pledge-back-own",
                (true, _) => "news-pledge-own",
                (false, 0) => "news-pledge-back",
                (false, _) => "news-pledge",
            };
            let words = [("who", reader.name(pledge.by).into()), ("n", pledge.level.into())];
            (4, item(reader.with(id, words), norm(pledge.norm)))
        }
        Sight::Reviewed { report } => {
            let id = if report.found { "news-report-found" } else { "news-report-clean" };
            let words = [("by", reader.name(report.by).into()), ("who", reader.name(report.of).into())];
            (3, item(reader.with(id, words), norm(report.norm)))
        }
        Sight::PledgeLapsed { by, norm: of } => {
            let id = if own(*by) { "news-pledge-lapsed-own" } else { "news-pledge-lapsed" };
            (4, item(reader.about(id, *by), norm(*of)))
        }
        Sight::Aligned { actor, bloc } => {
            let id = match (own(*actor), bloc) {
                (true, Some(_)) => "news-aligned-own",
                (true, None) => "news-aligned-back-own",
                (false, Some(_)) => "news-aligned",
                (false, None) => "news-aligned-back",
            };
            let spec = bloc.map(|bloc| level.rule_bloc(bloc));
            let name = spec.map_or("", |spec| &spec.name);
            let heading = reader.with(id, [("who", reader.name(*actor).into()), ("bloc", name.into())]);
            (4, item(heading, spec.map_or_else(String::new, |spec| spec.line.clone())))
        }
        Sight::Word { word } => {
            let by = word.link(level, &reader.view.texts)?.promised_by()?;
            let id = match (own(by), word.kept) {
                (true, None) => "news-word-given-own",
                (true, Some(true)) => "news-word-kept-own",
                (true, Some(false)) => "news-word-broken-own",
                (false, None) => "news-word-given",
                (false, Some(true)) => "news-word-kept",
                (false, Some(false)) => "news-word-broken",
            };
            let told = NewsVm {
                source: level.talks(reader.view.texts.get(word.text.ix())?.talks).title.clone(),
                opens: Some(Intent::SelectActor(Some(by))),
                ..item(reader.about(id, by), word_words(reader, word)?)
            };
            (if word.kept == Some(false) { 1 } else { 4 }, told)
        }
        _ => return None,
    })
}

/// What can be planned over norms, operations and blocs of rules; reports on whom one looks at, or on all.
pub(super) fn orders(reader: &Reader, seat: ActorId, actor: Option<ActorId>) -> Vec<Order> {
    let level = reader.level;
    let conduct = &reader.view.conduct;
    let mut plans = Vec::new();
    let own = level.operation_ids().filter(|operation| level.operation(*operation).by == seat);
    plans.extend(own.map(|operation| Plan::Operate { operation }));
    let sponsored = level.actor_ids().filter(|actor| level.actor(*actor).sponsor == Some(seat));
    plans.extend(sponsored.map(|actor| Plan::Restrain { actor }));
    for norm in level.norm_ids() {
        let now = conduct.pledge(seat, norm);
        let renews = conduct.wants_renewal(level, seat, norm, reader.view.turn);
        let levels = (0..=3).filter(|pledged| *pledged != now || renews);
        plans.extend(levels.map(|pledged| Plan::Pledge { norm, level: pledged }));
        let others = level.actor_ids().filter(|of| *of != seat && actor.is_none_or(|actor| actor == *of));
        let promised = others.filter(|of| conduct.has_promised(level, &reader.view.texts, *of, norm));
        plans.extend(promised.filter(|_| level.reviews(seat)).map(|of| Plan::Review { of, norm }));
    }
    let blocs = (0..level.rule_blocs.len()).map(|bloc| Some(RuleBlocId::at(bloc))).chain([None]);
    let other = blocs.filter(|bloc| conduct.blocs.get(seat.ix()).is_some_and(|now| now != bloc));
    plans.extend(other.map(|bloc| Plan::Align { bloc }));
    plans.into_iter().map(Order::Plan).collect()
}

/// Who answers for an actor, by whose rules it lives, what it pledged, and how it kept its word.
pub(super) fn rows(reader: &Reader, actor: ActorId) -> Vec<RowVm> {
    let level = reader.level;
    let row = |label: &str, value: String| RowVm { label: reader.get(label), value, channel: None, harm: false };
    let mut rows = Vec::new();
    if let Some(sponsor) = level.actor(actor).sponsor {
        rows.push(row("actor-sponsor", reader.name(sponsor).to_owned()));
    }
    if let Some(bloc) = reader.view.conduct.blocs.get(actor.ix()) {
        let name = bloc.map_or_else(|| reader.get("rule-bloc-common"), |bloc| level.rule_bloc(bloc).name.clone());
        rows.push(row("actor-rule-bloc", name));
    }
    for norm in level.norm_ids() {
        let pledged = reader.view.conduct.pledge(actor, norm);
        if pledged > 0 {
            let words = [("norm", level.norm(norm).name.as_str().into()), ("n", pledged.into())];
            rows.push(row("actor-pledge", reader.with("actor-pledge-words", words)));
        }
    }
    let promises = reader.view.promises(level);
    let of = |kept: &[Kept]| promises.iter().filter(|p| p.by == actor && kept.contains(&p.kept)).count();
    let (good, open) = (of(&[Kept::Delivered, Kept::Honoured, Kept::Reported]), of(&[Kept::Open]));
    let (broken, back) = (of(&[Kept::Broken]), of(&[Kept::Withdrawn]));
    let item = |p: &Promise| matches!(p.what, Promised::Item { .. });
    let told = !level.norms.is_empty() || promises.iter().any(|p| p.by == actor && item(p));
    if told && good + open + broken + back > 0 {
        let words = [("kept", good.into()), ("open", open.into()), ("broken", broken.into()), ("back", back.into())];
        rows.push(RowVm { harm: broken > 0, ..row("actor-word", reader.with("actor-word-words", words)) });
    }
    // What it has promised and can still keep or break.
    let standing = reader.view.conduct.words.iter().filter(|word| word.kept.is_none());
    let standing = standing.filter(|word| {
        let link = word.link(level, &reader.view.texts);
        let keeps = reader.view.texts.get(word.text.ix()).is_some_and(|text| text.keeps(actor));
        keeps && link.and_then(Link::promised_by) == Some(actor)
    });
    rows.extend(standing.filter_map(|word| Some(row("actor-promise", word_words(reader, word)?))));
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::base::{ActorId, Seed};
    use crate::level::library;
    use crate::rules::{Order, Plan, Seen, View, Viewer, begin, resolve};
    use crate::session::Game;
    use crate::vm::desk::{DeskMemo, desk_vm};
    use crate::vm::settings::Settings;
    use crate::words::Words;

    /// Whole games of bots, read at every desk in every turn: each kind of order can be reached, each happening is told.
    #[test]
    fn norms_are_told_and_can_be_acted_on() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
        let level = library::load(&path).level.unwrap();
        let (words, settings) = (Words::new("en"), Settings::default());
        let (mut titles, mut headings, mut rows) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for seed in 0..3 {
            let (mut state, _) = begin(&level, Seed(seed));
            let mut game = Game::new(&level, &[], &[]);
            let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); level.actors.len()];
            let mut read = 0;
            while let Some((seat, order)) = game.next(&level, &state) {
                if read < state.turn {
                    read = state.turn;
                    for seat in level.actor_ids() {
                        let view = View::of(&level, &state, Viewer::Seat(seat));
                        // One looks at everybody in turn.
                        let at = ActorId::at((seat.ix() + usize::from(read)) % level.actors.len());
                        let memo = DeskMemo { actor: Some(at), ..DeskMemo::default() };
                        let vm = desk_vm(&level, &view, &seen[seat.ix()], &memo, &words, &settings);
                        assert!(!format!("{vm:?}").contains('«'), "{vm:?}");
                        let groups = vm.orders.iter().flat_map(|orders| &orders.groups);
                        let norms = groups.filter(|group| group.title == "Norms and rules");
                        let orders = norms.flat_map(|group| group.orders.clone());
                        titles
                            .extend(orders.inspect(|order| assert!(!order.effect.is_empty())).map(|order| order.title));
                        headings.extend(vm.bulletin.items.into_iter().map(|item| item.heading));
                        if let crate::vm::desk::Panel::Actor(actor) = vm.panel {
                            rows.extend(actor.rows.into_iter().map(|row| row.label));
                        }
                    }
                }
                let facts = resolve(&level, &mut state, seat, &order).unwrap();
                game.wake();
                for (viewer, seen) in level.actor_ids().zip(&mut seen) {
                    let viewer = Viewer::Seat(viewer);
                    seen.extend(facts.iter().filter_map(|fact| Seen::of(fact, &level, &state, viewer)));
                }
            }
        }
        let wanted = [
            "Call it off",
            "Go back to the common rules",
            "Go over to a bloc of rules",
            "Make a pledge",
            "Renew a pledge",
            "Report on how they keep their word",
            "Run an operation",
            "Take a pledge back",
        ];
        assert_eq!(titles.iter().map(String::as_str).collect::<Vec<_>>(), wanted);
        for part in
            ["holds for all from now on", "is binding", "is seen to break its word", "All see that you are behind"]
        {
            assert!(headings.iter().any(|heading| heading.contains(part)), "{part}: {headings:#?}");
        }
        for part in ["Your operation has run", "makes a pledge of level", "You make a pledge", "reports that"] {
            assert!(headings.iter().any(|heading| heading.contains(part)), "{part}: {headings:#?}");
        }
        for part in ["goes over to", "You go over to", "You have called", "has called you off"] {
            assert!(headings.iter().any(|heading| heading.contains(part)), "{part}: {headings:#?}");
        }
        for label in ["Answered for by", "Lives by", "Pledge", "Its word"] {
            assert!(rows.contains(label), "{label}: {rows:?}");
        }
    }

    /// What an order says of itself depends on what has been promised.
    #[test]
    fn an_operation_says_what_it_breaks() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
        let level = library::load(&path).level.unwrap();
        let (words, settings) = (Words::new("en"), Settings::default());
        let cam = level.find_actor("CAM").unwrap();
        let (mut state, _) = begin(&level, Seed(1));
        let effect = |state: &crate::rules::State| {
            let view = View::of(&level, state, Viewer::Seat(cam));
            let vm = desk_vm(&level, &view, &[], &DeskMemo::default(), &words, &settings);
            let groups = vm.orders.unwrap().groups;
            let mut orders = groups.into_iter().flat_map(|group| group.orders);
            orders.find(|order| order.title == "Run an operation").unwrap().effect
        };
        assert!(effect(&state).contains("No norm or word stands against it."), "{}", effect(&state));
        let pledge = Plan::Pledge { norm: crate::base::NormId(1), level: 1 };
        resolve(&level, &mut state, cam, &Order::Plan(pledge)).unwrap();
        level.actor_ids().for_each(|seat| drop(resolve(&level, &mut state, seat, &Order::Send).unwrap()));
        assert!(effect(&state).contains("It breaks the word that was given."), "{}", effect(&state));
    }
}
