//! The desk as text, from constructed states.

use std::fmt::Write;

use super::*;
use crate::rules::{Order, Plan};
use crate::vm::Settings;
use crate::vm::orders::{OrderState, OrderVm};
use crate::vm::testing::{HARBOUR, KES, OND, PEL};
use crate::vm::ward::{FROSTLINE, Game};
use crate::words::Words;

fn vm(game: &Game, memo: &DeskMemo) -> DeskVm {
    desk_vm(&game.level, &game.view(), &game.seen, memo, &Words::new("en"), &Settings::default())
}

fn looking_at(actor: crate::base::ActorId) -> DeskMemo {
    DeskMemo { actor: Some(actor), ..DeskMemo::default() }
}

#[test]
fn the_first_turn_with_nobody_in_sight() {
    let game = Game::start();
    insta::assert_snapshot!(text(&vm(&game, &DeskMemo::default())));
}

#[test]
fn ondara_after_a_turn_of_orders() {
    let mut game = Game::start();
    game.order(Order::Plan(Plan::Investigate { incident: FROSTLINE, clue: 0 }));
    game.order(Order::Plan(Plan::Invite { coalition: crate::base::CoalitionId(0), actor: OND }));
    game.order(Order::Ask { talks: HARBOUR, of: OND, issue: 0 });
    game.end_turn();
    game.submit(OND, Order::Plan(Plan::Join { coalition: crate::base::CoalitionId(0) }));
    game.order(Order::Plan(Plan::OpenChannel { with: OND }));
    game.end_turn();
    game.order(Order::Plan(Plan::Investigate { incident: FROSTLINE, clue: 1 }));
    insta::assert_snapshot!(text(&vm(&game, &looking_at(OND))));
}

#[test]
fn chosen_orders_say_what_they_leave_and_can_be_taken_back() {
    let mut game = Game::start();
    let plan = Plan::Investigate { incident: FROSTLINE, clue: 0 };
    game.order(Order::Plan(plan));
    let orders = vm(&game, &DeskMemo::default()).orders.expect("a seat");
    assert_eq!(orders.leaves, "2 capital, 2 staff; leaves 6 capital, 3 staff");
    let chosen: Vec<&OrderVm> = orders.cards.iter().filter(|order| order.state == OrderState::Chosen).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].intent, Intent::Submit(Order::Unplan { position: 0 }));
    assert_eq!(orders.undo_off, None);
    game.order(Order::Unplan { position: 0 });
    assert!(vm(&game, &DeskMemo::default()).orders.expect("a seat").undo_off.is_some());
}

#[test]
fn ending_the_turn_asks_while_the_floor_is_held() {
    let mut game = Game::start();
    let end = vm(&game, &DeskMemo::default()).orders.expect("a seat").end;
    assert!(end.asks);
    assert_eq!(end.note, "You hold the floor: Harbour talks.");
    game.order(Order::Yield { talks: HARBOUR });
    let end = vm(&game, &DeskMemo::default()).orders.expect("a seat").end;
    assert!(!end.asks, "{end:?}");
    game.order(Order::Send);
    let end = vm(&game, &DeskMemo::default()).orders.expect("a seat").end;
    assert_eq!(end.off.as_deref(), Some("Sent. Waiting for Ondara, Kestria and Pellas Isles."));
}

#[test]
fn every_order_says_what_it_would_do_and_every_impossible_one_why_not() {
    let game = Game::with_six_cards();
    for actor in [OND, KES, PEL] {
        let orders = vm(&game, &looking_at(actor)).orders.expect("a seat");
        for order in orders.groups.iter().flat_map(|group| &group.orders) {
            assert!(!order.title.is_empty() && !order.effect.is_empty(), "{order:?}");
            assert!(!order.spoken.contains(['«', '{']), "{order:?}");
            if let OrderState::Off(why) = &order.state {
                assert!(why.ends_with('.'), "{order:?}");
            }
        }
    }
}

#[test]
fn moves_say_that_they_cannot_be_undone() {
    let game = Game::start();
    let orders = vm(&game, &looking_at(OND)).orders.expect("a seat");
    let moves: Vec<&OrderVm> = orders.groups.iter().flat_map(|g| &g.orders).filter(|o| o.is_move).collect();
    assert!(!moves.is_empty());
    for order in moves.iter().filter(|order| order.state == OrderState::Possible) {
        assert!(order.spoken.contains("cannot be undone"), "{order:?}");
    }
    assert!(orders.cards.iter().all(|order| !order.is_move));
}

#[test]
fn choosing_a_suggested_order_moves_no_card() {
    let mut game = Game::start();
    let cards = |game: &Game| vm(game, &looking_at(OND)).orders.expect("a seat").cards;
    let names = |cards: &[OrderVm]| cards.iter().map(|c| format!("{} {}", c.title, c.about)).collect::<Vec<_>>();
    let before = names(&cards(&game));
    assert!(before.len() > 3);
    for place in (0..before.len()).rev() {
        let card = cards(&game).swap_remove(place);
        if let (OrderState::Possible, Intent::Submit(order)) = (&card.state, &card.intent) {
            game.order(order.clone());
        }
        assert_eq!(names(&cards(&game)), before, "after {}", card.spoken);
    }
    assert!(cards(&game).iter().any(|card| card.state == OrderState::Chosen));
    assert!(cards(&game).iter().any(|card| matches!(card.state, OrderState::Off(_))), "means ran out");
}

#[test]
fn earlier_turns_stay_to_be_read() {
    let mut game = Game::start();
    game.order(Order::Plan(Plan::Investigate { incident: FROSTLINE, clue: 0 }));
    game.end_turn();
    let now = vm(&game, &DeskMemo::default()).bulletin;
    assert_eq!((now.turn, now.earlier.clone().map(|(turn, _)| turn), now.later.clone()), (2, Some(1), None));
    assert!(!now.items.iter().any(|item| item.heading == "Fourteen hospitals still on paper"));
    let memo = DeskMemo { bulletin: Some(1), ..DeskMemo::default() };
    let before = vm(&game, &memo).bulletin;
    assert!(before.items.iter().any(|item| item.heading == "Fourteen hospitals still on paper"));
    assert_eq!(before.later.map(|(turn, _)| turn), Some(2));
}

#[test]
fn the_map_shows_incidents_links_and_tables() {
    let game = Game::start();
    let rect = crate::vm::stage::Area { left: 0.0, top: 0.0, width: 800.0, height: 600.0 };
    let shown = crate::vm::stage::Shown { rect, covered: 0.0 };
    let (words, settings) = (Words::new("en"), Settings::default());
    let sheet = std::sync::Arc::default();
    let memo = looking_at(OND);
    let stage = stage_vm(&game.level, &game.view(), &game.seen, &memo, &sheet, shown, &words, &settings);
    assert_eq!(stage.actors.len(), 4);
    assert!(stage.actors[0].own);
    assert_eq!(stage.incidents.len(), 1);
    assert_eq!(stage.incidents[0].harm, "harm 6 of 10");
    assert_eq!(stage.venues[0].label, "Harbour talks · you have the floor");
    assert_eq!(stage.selected, Some(crate::vm::stage::StageId::Actor(OND)));
    // The seat's three channels, and the hotline among them in full.
    assert_eq!(stage.links.iter().filter(|link| link.channel == Channel::Hotline).count(), 1);
    assert!(stage.links.len() >= 3);
}

/// The desk as plain text.
fn text(vm: &DeskVm) -> String {
    let mut out = String::new();
    writeln!(out, "{} | {}", vm.bar.title, vm.bar.subtitle).unwrap();
    for gauge in &vm.bar.gauges {
        write!(out, "{} {} ({:+})  ", gauge.name, gauge.value, gauge.change).unwrap();
    }
    writeln!(out).unwrap();
    for stock in &vm.bar.stocks {
        writeln!(out, "{} {} {} | {}", stock.free, stock.unit, stock.note, stock.about).unwrap();
    }
    writeln!(out, "\n{} {}", vm.labels.bulletin, vm.bulletin.date).unwrap();
    for item in &vm.bulletin.items {
        writeln!(out, "- {} | {} | {}", item.heading, item.body, item.source).unwrap();
    }
    writeln!(out, "\n{}", vm.labels.due).unwrap();
    for due in &vm.due {
        writeln!(out, "- {}: {}", due.what, due.when).unwrap();
    }
    for place in &vm.places {
        writeln!(out, "[{}] {}, {}", place.key, place.label, place.note).unwrap();
    }
    match &vm.panel {
        Panel::World(world) => {
            writeln!(out, "\n{}", world.title).unwrap();
            for seat in &world.seats {
                writeln!(out, "- {}: {}", seat.emblem.name, seat.note).unwrap();
            }
            for incident in &world.incidents {
                writeln!(out, "! {}: {}", incident.name, incident.harm).unwrap();
            }
        }
        Panel::Actor(actor) => {
            writeln!(out, "\n{} ({})", actor.emblem.name, actor.line).unwrap();
            if let Some(trust) = &actor.trust {
                writeln!(out, "{}: {}", trust.label, trust.words).unwrap();
            }
            for row in &actor.rows {
                writeln!(out, "{}: {}", row.label, row.value).unwrap();
            }
            writeln!(out, "{}", vm.labels.wants).unwrap();
            for want in &actor.wants {
                writeln!(out, "- {:?} {} | {}", want.grade, want.heading, want.note).unwrap();
            }
            writeln!(out, "{}", actor.officer.as_deref().unwrap_or("")).unwrap();
            for row in &actor.between {
                writeln!(out, "- {}: {}", row.when, row.what).unwrap();
            }
            for action in &actor.actions {
                writeln!(out, "[{}] {:?}", action.label, action.off).unwrap();
            }
        }
    }
    if let Some(orders) = &vm.orders {
        writeln!(out, "\n{}; {}", orders.chosen_words, orders.leaves).unwrap();
        for order in &orders.cards {
            writeln!(out, "- {}", order.spoken).unwrap();
        }
        writeln!(out, "{}", orders.all_label).unwrap();
        for group in &orders.groups {
            writeln!(out, "## {}", group.title).unwrap();
            for order in &group.orders {
                writeln!(out, "- {} | {} {}", order.spoken, order.effect, order.leaves).unwrap();
            }
        }
        writeln!(out, "[{}] {:?} {:?}", orders.end.label, orders.end.undone, orders.end.off).unwrap();
    }
    assert!(!out.contains('«'), "{out}");
    out
}
