//! How long a frame takes in the middle of a game: view models, screen and tessellation as the window runs them, without a
//! window. Prints the median, the 95th percentile and the longest of 500 passes, and of the view models alone.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use demarche::base::{IncidentId, Seed, TalksId};
use demarche::level::library::Library;
use demarche::rules::{Order, Plan, check_view};
use demarche::ui::app::{App, Playing, Surroundings};
use demarche::vm::desk::desk_vm;
use demarche::vm::evidence::evidence_vm;
use demarche::vm::talks::talks_vm;
use demarche::vm::{Intent, Screen};
use egui::{Context, Pos2, RawInput, Rect, vec2};

const PASSES: u32 = 500;
/// Passes before those that are measured: fonts are laid out and textures filled once.
const WARM_UP: u32 = 60;
/// The turn that is measured: all talks of Winter Ward are open or have been.
const TURN: u16 = 6;
const SIZE: egui::Vec2 = vec2(1920.0, 1080.0);

fn main() {
    let data = tempfile::tempdir().expect("a folder for saves");
    let surroundings =
        Surroundings { data: data.path().to_owned(), levels: data.path().join("levels"), fresh_seed: || Seed(7) };
    let mut app = App::new(surroundings);
    let ctx = Context::default();
    // Fonts arrive with the second pass.
    ctx.run_ui(RawInput::default(), |ui| app.theme().apply(ui.ctx())).drop_without_applying_deltas();
    let talks = mid_game(&mut app, &ctx);

    println!("turn {TURN} of Winter Ward as Valdora, {} x {}, {PASSES} passes, in milliseconds", SIZE.x, SIZE.y);
    println!("{:<34}{:>8}{:>8}{:>8}", "", "median", "p95", "longest");
    let screens = talks.iter().map(|t| Screen::Talks(*t)).chain([Screen::Desk, Screen::Evidence]);
    for screen in screens {
        let name = match screen {
            Screen::Talks(t) => format!("talks {}", playing(&app).level().talks(t).id),
            other => format!("{other:?}").to_lowercase(),
        };
        print(&format!("{name}, view models"), &view_models(&app, screen));
        print(&format!("{name}, whole frame"), &frames(&mut app, &ctx, screen));
    }
}

fn playing(app: &App) -> &Playing {
    app.playing().expect("a game is under way")
}

/// Plays Valdora with offers to everybody until the turn to measure; in it, offers have been refused with reasons and plans
/// are made. Returns the talks in which Valdora sits and something is on the table.
fn mid_game(app: &mut App, ctx: &Context) -> Vec<TalksId> {
    let level = Arc::new(Library::built_in().playable("winter-ward").expect("the shipped level"));
    let seat = level.find_actor("VAL").expect("Valdora");
    app.start(Arc::clone(&level), seat, Some(Seed(7)));
    loop {
        for t in (0..level.talks.len()).map(TalksId::at) {
            let Some(party) = level.talks(t).party(seat) else { continue };
            if playing(app).view().talks(t).table.floor.map(usize::from) == Some(party) {
                let own = playing(app).view().talks(t).of_party(party).expect("an own side").utility.clone();
                let domain = level.talks(t).domain();
                let signable = domain.outcomes().filter(|outcome| own.can_sign(outcome));
                let draft = signable.max_by_key(|outcome| own.value(outcome)).expect("a text to sign");
                submit(app, ctx, Order::Offer { talks: t, draft });
            }
        }
        if playing(app).view().turn == TURN {
            break;
        }
        submit(app, ctx, Order::Send);
    }
    for clue in 0..8 {
        submit(app, ctx, Order::Plan(Plan::Investigate { incident: IncidentId(0), clue }));
    }
    submit(app, ctx, Order::Plan(Plan::Restore { incident: IncidentId(0) }));
    let spoken = |t: &TalksId| !playing(app).view().talks(*t).table.offers.is_empty();
    (0..level.talks.len()).map(TalksId::at).filter(|t| level.talks(*t).party(seat).is_some()).filter(spoken).collect()
}

/// Hands an order in where it is allowed.
fn submit(app: &mut App, ctx: &Context, order: Order) {
    let playing = playing(app);
    if check_view(playing.level(), playing.view(), &order).is_ok() {
        app.handle(Intent::Submit(order), ctx);
    }
}

fn view_models(app: &App, screen: Screen) -> Vec<Duration> {
    let playing = playing(app);
    let (level, view, seen) = (playing.level(), playing.view(), playing.seen());
    let (words, settings) = (app.words(), &app.settings);
    let pass = || {
        let start = Instant::now();
        match screen {
            Screen::Talks(t) => drop(black_box(talks_vm(level, view, t, &playing.talks[t.ix()], words, settings))),
            Screen::Desk => drop(black_box(desk_vm(level, view, seen, &playing.desk, words, settings))),
            Screen::Evidence => drop(black_box(evidence_vm(level, view, seen, &playing.evidence, words, settings))),
            _ => {}
        }
        start.elapsed()
    };
    (0..PASSES).map(|_| pass()).collect()
}

fn frames(app: &mut App, ctx: &Context, screen: Screen) -> Vec<Duration> {
    app.handle(Intent::Go(screen), ctx);
    let begin = ctx.input(|input| input.time) + 1.0;
    let mut taken = Vec::new();
    for pass in 0..WARM_UP + PASSES {
        if pass < WARM_UP {
            // Lessons lie over the screen until they are read.
            app.handle(Intent::LessonRead, ctx);
        }
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(begin + f64::from(pass) / 60.0),
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| app.frame(ui));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(ctx.tessellate(shapes, output.pixels_per_point));
        if pass >= WARM_UP {
            taken.push(start.elapsed());
        }
        output.drop_without_applying_deltas();
    }
    assert_eq!(app.screen(), screen);
    taken
}

fn print(name: &str, taken: &[Duration]) {
    let mut sorted = taken.to_vec();
    sorted.sort();
    let at = |permille: usize| sorted[(sorted.len() * permille / 1000).min(sorted.len() - 1)].as_secs_f64() * 1000.0;
    println!("{name:<34}{:>8.2}{:>8.2}{:>8.2}", at(500), at(950), at(1000));
}
