//! The level lab: what is wrong with a file, how its talks stand at any turn, what each seat keeps to itself, how many games
//! come out, and a form over its common parts.

mod form;
mod open;
mod planes;
mod secrets;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use crate::base::ActorId;
use crate::lab::{Bench, Edit, Lab};
use crate::level::problem::Severity;
use crate::vm::emblem::Emblem;
use crate::vm::page::PageBar;
use crate::vm::problems::ProblemsVm;
use crate::vm::reader::labels;
use crate::vm::settings::Settings;
use crate::vm::{Intent, figures, when, who};
use crate::words::{Words, args};

pub use form::{Control, Form, FormVm, Link, OptionVm, PartVm, Place, RowVm, Said};
pub use open::{LevelRow, OpenVm, open_vm};
pub use planes::PlaneCard;
pub use secrets::{Group, SecretRow, SecretsVm};

/// What a person wants in the lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabIntent {
    /// Open the file at this path.
    Open(PathBuf),
    /// Open the level of this id; one that is built in is copied first.
    OpenLevel(String),
    /// Back to the choice of a file.
    Close,
    /// Play a quick balance, or break it off.
    Balance(bool),
    Edit(Edit),
    /// Take back the last change made here.
    Undo,
    /// Play the level that is shown, in this seat, from this turn on.
    Play(ActorId, u16),
}

/// What is looked at; kept while the file changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabMemo {
    /// The moment of the game, from 0.
    pub stop: usize,
    /// Whose chair, by code: a seat stays chosen wherever it moves in the file.
    pub seat: Option<String>,
    /// Whether the form is open instead of the game.
    pub editing: bool,
    /// The page of the form.
    pub place: Place,
}

impl LabMemo {
    /// The moment and seat on a bench; `None` for a level without actors.
    #[must_use]
    pub fn moment(&self, bench: &Bench) -> Option<(usize, ActorId)> {
        let level = &bench.level;
        let seat = self.seat.as_ref().and_then(|code| level.find_actor(code));
        let seat = seat.or_else(|| level.playable().next()).or_else(|| level.actor_ids().next())?;
        Some((self.stop.min(bench.stops() - 1), seat))
    }
}

/// Everything on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct LabVm {
    pub bar: PageBar,
    /// How the file stands, in a few words, and whether it has errors.
    pub status: String,
    pub broken: bool,
    /// What is to be known about what is shown, such as that it is older than the file.
    pub note: Option<String>,
    pub problems: ProblemsVm,
    pub bench: Option<BenchVm>,
    pub balance: BalanceVm,
    /// Only while the form is open.
    pub form: Option<FormVm>,
    pub parts: Vec<PartVm>,
    pub can_undo: bool,
    pub labels: Labels,
}

/// The game on the last sound level, at one moment from one chair.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchVm {
    pub stop: usize,
    pub stops: usize,
    /// Such as `beginning of week 3`.
    pub when: String,
    pub seats: Vec<SeatChoice>,
    pub planes: Vec<PlaneCard>,
    /// Said instead of planes.
    pub no_planes: Option<String>,
    pub secrets: SecretsVm,
    /// Plays the level from here in the chosen seat, where a person may take it.
    pub play: Option<Intent>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SeatChoice {
    pub emblem: Emblem,
    pub chosen: bool,
}

/// A quick balance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BalanceVm {
    /// Such as `120 of 200 games`.
    pub progress: String,
    /// 0 to 1.
    pub share: f32,
    pub running: bool,
    /// Whether there is something to play.
    pub ready: bool,
    pub seats: Vec<BalanceRow>,
    pub talks: Vec<BalanceRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BalanceRow {
    pub emblem: Option<Emblem>,
    pub name: String,
    /// 0 to 1.
    pub share: f32,
    pub value: String,
}

labels! {
    agreement = "lab-balance-agreement",
    balance = "lab-balance",
    balance_start = "lab-balance-start",
    balance_stop = "lab-balance-stop",
    close = "lab-close",
    copy_path = "lab-copy-path",
    edit = "lab-edit",
    form_add = "lab-form-add",
    form_default = "lab-form-default",
    form_elsewhere = "lab-form-elsewhere",
    form_from = "lab-form-from",
    form_key = "lab-form-key",
    form_not_given = "lab-form-not-given",
    form_open = "lab-form-open",
    form_remove = "lab-form-remove",
    form_to = "lab-form-to",
    later = "lab-later",
    look = "lab-look",
    no_problems = "lab-no-problems",
    nothing_yet = "lab-nothing-yet",
    parts = "lab-parts",
    planes = "lab-planes",
    play = "lab-play",
    problems = "lab-problems",
    scores = "lab-balance-scores",
    secrets = "lab-secrets",
    sooner = "lab-sooner",
    turn = "lab-turn",
    undo = "lab-undo",
}

/// The lab as it is looked at.
#[must_use]
pub fn lab_vm(lab: &mut Lab, memo: &LabMemo, words: &Words, settings: &Settings) -> LabVm {
    let bench = lab.bench().cloned();
    let moment = bench.as_ref().and_then(|bench| memo.moment(bench));
    let planes = match moment {
        Some(moment) => planes::cards(lab.standings(moment), words, settings),
        None => Vec::new(),
    };
    let loaded = lab.loaded();
    let title = bench.as_ref().map_or_else(|| file_name(lab), |bench| bench.level.title.clone());
    let broken = lab.count(Severity::Error) > 0;
    let form = Form::new(&loaded.source, &loaded.problems, words);
    LabVm {
        bar: PageBar::new(words, title, lab.path().display().to_string()),
        status: status(lab, words),
        broken,
        note: note(lab, words),
        problems: problems_vm(lab, words),
        bench: bench.as_ref().zip(moment).map(|(bench, moment)| bench_vm(bench, moment, planes, words, settings)),
        balance: balance_vm(lab, words, settings),
        form: memo.editing.then(|| form.page(&memo.place)),
        parts: if memo.editing { form.parts(&memo.place) } else { Vec::new() },
        can_undo: lab.can_undo(),
        labels: Labels::new(words),
    }
}

/// The problems, each with its line in sight: the file is one and the same, its name would only push the line away.
fn problems_vm(lab: &Lab, words: &Words) -> ProblemsVm {
    let mut vm = ProblemsVm::of_level(lab.loaded(), words);
    let name = lab.path().display().to_string();
    for row in &mut vm.rows {
        let line = row.place.strip_prefix(&name).map(|line| line.trim_start_matches(':'));
        row.place = match line {
            Some("") => file_name(lab),
            Some(line) => words.with("lab-line", &args([("line", line.into())])),
            None => continue,
        };
    }
    vm
}

fn file_name(lab: &Lab) -> String {
    lab.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn status(lab: &Lab, words: &Words) -> String {
    let count = |severity| lab.count(severity);
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning) + count(Severity::Hint));
    if lab.bench().is_none() && lab.is_working() {
        return words.get("lab-reading");
    }
    let counts = args([("errors", errors.into()), ("others", warnings.into())]);
    match (errors, warnings) {
        (0, 0) => words.get("lab-sound"),
        (0, _) => words.with("lab-sound-but", &counts),
        _ => words.with("lab-broken", &counts),
    }
}

fn note(lab: &Lab, words: &Words) -> Option<String> {
    if lab.is_stuck() {
        return Some(words.get("lab-stuck"));
    }
    let older = lab.bench().is_some() && !lab.is_current() && lab.count(Severity::Error) > 0;
    older.then(|| words.get("lab-older"))
}

fn bench_vm(
    bench: &Bench,
    (stop, seat): (usize, ActorId),
    planes: Vec<PlaneCard>,
    words: &Words,
    settings: &Settings,
) -> BenchVm {
    let level = &*bench.level;
    let turn = when::turn(level, bench.state(stop).turn, words);
    let id = if bench.is_end(stop) { "lab-when-end" } else { "lab-when" };
    let choice = |id: ActorId| SeatChoice { emblem: who::emblem(level, id, settings), chosen: id == seat };
    BenchVm {
        stop,
        stops: bench.stops(),
        when: words.with(id, &args([("turn", turn.into())])),
        seats: level.actor_ids().map(choice).collect(),
        no_planes: planes
            .is_empty()
            .then(|| words.get(if level.talks.is_empty() { "lab-no-talks" } else { "lab-drawing" })),
        planes,
        secrets: secrets::secrets_vm(bench, stop, seat, words, settings),
        play: (level.actor(seat).playable.is_some() && !bench.is_end(stop))
            .then(|| Intent::Lab(LabIntent::Play(seat, bench.state(stop).turn))),
    }
}

fn balance_vm(lab: &Lab, words: &Words, settings: &Settings) -> BalanceVm {
    let ready = lab.bench().is_some();
    let Some(balancing) = lab.balancing() else {
        let progress = words.with("lab-balance-none", &args([("n", crate::lab::GAMES.into())]));
        return BalanceVm { progress, ready, ..BalanceVm::default() };
    };
    let (level, tally) = (&*balancing.level, balancing.tally());
    let (games, of) = (tally.games, balancing.of());
    let id = match (balancing.is_running(), lab.is_balance_current()) {
        (true, _) => "lab-balance-running",
        (false, true) => "lab-balance-done",
        (false, false) => "lab-balance-older",
    };
    let share = |n: u32, of: u32| n as f32 / of.max(1) as f32;
    let seat = |(id, seat): (ActorId, &crate::lab::SeatTally)| {
        let mean = seat.mean(games);
        let points = figures::whole(i64::from(mean) / 100);
        let best = figures::permille(1000 * seat.best / games.max(1));
        let value = match level.actor(id).playable {
            Some(_) => words.with("lab-balance-best", &args([("points", points.into()), ("best", best.into())])),
            None => points,
        };
        let emblem = who::emblem(level, id, settings);
        BalanceRow { name: emblem.name.clone(), emblem: Some(emblem), share: share(mean, 10_000), value }
    };
    let talks = |(spec, agreed): (&crate::level::Talks, &u32)| BalanceRow {
        emblem: None,
        name: spec.name.clone(),
        share: share(*agreed, games),
        value: figures::permille(1000 * agreed / games.max(1)),
    };
    let any = games > 0;
    BalanceVm {
        progress: words.with(id, &args([("n", games.into()), ("of", of.into())])),
        share: share(games, of),
        running: balancing.is_running(),
        ready,
        seats: if any { level.actor_ids().zip(&tally.seats).map(seat).collect() } else { Vec::new() },
        talks: if any { level.talks.iter().zip(&tally.agreed).map(talks).collect() } else { Vec::new() },
    }
}
