//! The desk as one seat sees it: what happened, what is due, whom one looks at, and what one orders. Wording, order and
//! reasons; nothing about looks.

mod actor;
mod capacity;
mod caucus;
pub(super) mod coalition;
mod conduct;
mod due;
mod home;
mod mandate;
mod mediation;
mod memo;
mod news;
mod orders;
mod public;
mod stage;
#[cfg(test)]
mod tests;
mod venue;
mod world;

use super::Intent;
use super::chart::GaugeVm;
use super::emblem::Emblem;
use super::figures;
use super::intent::Overlay;
use super::reader::{Reader, labels};
use super::settings::Settings;
use crate::level::{Channel, Gauge, Level};
use crate::rules::{Seen, Sight, View};
use crate::words::Words;

pub use actor::{ActorVm, BetweenVm, RowVm, TrustVm, WantVm};
pub use due::DueVm;
pub(super) use home::rows as home_rows;
pub use memo::{DeskMemo, Side};
pub use news::{Bulletin, NewsSign, NewsVm};
pub use orders::{EndVm, OrderGroup, OrdersVm};
pub use stage::stage_vm;
pub use world::{IncidentRow, PlaceRow, SeatRow, WorldVm};

/// Everything the desk shows.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskVm {
    pub bar: Bar,
    pub bulletin: Bulletin,
    pub due: Vec<DueVm>,
    /// Other screens that can be gone to from here.
    pub places: Vec<PlaceRow>,
    pub panel: Panel,
    /// None for whoever only watches.
    pub orders: Option<OrdersVm>,
    pub key: MapKey,
    pub labels: Labels,
}

/// The right side.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    /// Nobody is looked at: everybody in one list.
    World(WorldVm),
    Actor(Box<ActorVm>),
}

/// The top bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub emblem: Option<Emblem>,
    pub title: String,
    pub subtitle: String,
    pub gauges: Vec<GaugeVm>,
    pub stocks: Vec<StockVm>,
}

/// Means of the seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockVm {
    pub what: Stock,
    /// What is left when all plans are paid.
    pub free: i32,
    pub unit: String,
    pub note: String,
    /// How it comes about, for a tooltip.
    pub about: String,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Stock {
    Capital,
    Staff,
    Budget,
}

/// What the map's colours and lines mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapKey {
    pub overlays: Vec<(Overlay, String)>,
    pub overlay: Overlay,
    /// Words at both ends of the scale.
    pub low: String,
    pub high: String,
    pub channels: Vec<(Channel, String)>,
    pub incident: Option<String>,
}

impl MapKey {
    /// Room for one of its rows, in points.
    pub const HIGH: f32 = 56.0;
    /// Height of a map that has room for both: a lower one goes without the lines.
    pub const ROOMY: f32 = 420.0;
}

labels! {
    all_actors = "desk-all-actors",
    all_orders = "desk-all-orders",
    between = "desk-between",
    bulletin = "desk-bulletin",
    cannot = "desk-cannot",
    close = "desk-close",
    dossier = "desk-dossier",
    due = "desk-due",
    gauges = "desk-gauges",
    help = "desk-help",
    map = "desk-map",
    moves = "desk-moves",
    nothing_due = "desk-nothing-due",
    officer = "desk-officer",
    orders = "desk-orders",
    plans = "desk-plans",
    suggested = "desk-suggested",
    take_back = "desk-take-back",
    this_turn = "desk-this-turn",
    undo = "desk-undo",
    want_unasked = "desk-want-unasked",
    wants = "desk-wants",
    wants_note = "desk-wants-note",
    watching = "desk-watching",
}

/// The desk of the viewer of `view`. `seen` is everything seen since the start, newest last.
#[must_use]
pub fn desk_vm(
    level: &Level,
    view: &View,
    seen: &[Seen],
    memo: &DeskMemo,
    words: &Words,
    settings: &Settings,
) -> DeskVm {
    let reader = Reader::new(level, view, words, settings);
    let panel = match memo.actor.filter(|actor| actor.ix() < level.actors.len()) {
        Some(actor) => Panel::Actor(Box::new(actor::actor(&reader, seen, actor))),
        None => Panel::World(world::world(&reader)),
    };
    DeskVm {
        bar: bar(&reader, seen),
        bulletin: news::bulletin(&reader, seen, memo),
        due: due::due(&reader),
        places: world::places(&reader),
        panel,
        orders: orders::orders(&reader, memo),
        key: map_key(&reader, memo.overlay),
        labels: Labels::new(words),
    }
}

fn bar(reader: &Reader, seen: &[Seen]) -> Bar {
    let level = reader.level;
    let title = match reader.view.seat() {
        Some(seat) => reader.about("desk-title", seat),
        None => reader.get("desk-title-watching"),
    };
    let subtitle = reader.with(
        "desk-subtitle",
        [
            ("level", level.title.as_str().into()),
            ("turn", reader.turn(reader.view.turn).into()),
            ("turns", level.time.turns.into()),
        ],
    );
    let now = news::chapter(seen, reader.view.turn);
    let gauges = Gauge::ALL
        .into_iter()
        .map(|gauge| GaugeVm {
            name: reader.get(gauge_id(gauge)),
            value: reader.view.gauges[gauge.ix()],
            change: now
                .iter()
                .map(|seen| match seen.what {
                    Sight::Gauge { gauge: moved, by } if moved == gauge => by,
                    _ => 0,
                })
                .sum(),
            about: about(reader, gauge),
            weakest: weakest(reader).filter(|_| gauge == Gauge::Resilience),
        })
        .collect();
    Bar { emblem: reader.view.seat().map(|seat| reader.emblem(seat)), title, subtitle, gauges, stocks: stocks(reader) }
}

/// The mean resilience of the weakest quarter, where it is not that of all.
fn weakest(reader: &Reader) -> Option<i32> {
    let weakest = reader.view.weakest_quarter(reader.level);
    (weakest != reader.view.gauges[Gauge::Resilience.ix()]).then_some(weakest)
}

fn about(reader: &Reader, gauge: Gauge) -> String {
    let about = reader.get(&format!("{}-about", gauge_id(gauge)));
    let weakest = weakest(reader).filter(|_| gauge == Gauge::Resilience);
    let weakest = weakest.map(|n| reader.with("gauge-weakest", [("n", n.into())]));
    std::iter::once(about).chain(weakest).collect::<Vec<_>>().join(" ")
}

fn stocks(reader: &Reader) -> Vec<StockVm> {
    let (Some(seat), Some(desk)) = (reader.view.seat(), reader.view.desk()) else { return Vec::new() };
    let means = reader.level.actor(seat).means;
    let held = |have: i32, free: i32| {
        if have == free { String::new() } else { reader.with("desk-stock-held", [("n", (have - free).into())]) }
    };
    let stock = |what, free: i32, unit: &str, note: String, about: String| StockVm {
        what,
        free,
        unit: reader.get(unit),
        note,
        about,
    };
    let each = reader.turns(1);
    vec![
        stock(
            Stock::Capital,
            desk.free.capital,
            "desk-stock-capital",
            reader.with("desk-stock-capital-note", [("n", figures::signed(means.capital_per_turn.into()).into())]),
            reader.with(
                "desk-stock-capital-about",
                [
                    ("n", means.capital_per_turn.into()),
                    ("cap", means.capital_cap.into()),
                    ("each", each.into()),
                    ("held", held(desk.capital, desk.free.capital).into()),
                ],
            ),
        ),
        stock(
            Stock::Staff,
            desk.free.staff,
            "desk-stock-staff",
            reader.with("desk-stock-staff-note", [("n", desk.staff.into())]),
            reader.with("desk-stock-staff-about", [("held", held(desk.staff, desk.free.staff).into())]),
        ),
        stock(
            Stock::Budget,
            desk.free.budget,
            "desk-stock-budget",
            reader.get("desk-stock-budget-note"),
            reader.with("desk-stock-budget-about", [("held", held(desk.budget, desk.free.budget).into())]),
        ),
    ]
}

fn map_key(reader: &Reader, overlay: Overlay) -> MapKey {
    let id = overlay_id(overlay);
    let channels = [Channel::Hotline, Channel::ContactPoint, Channel::Diplomatic];
    let open = reader.view.incidents.iter().any(|incident| incident.open);
    MapKey {
        overlays: Overlay::ALL.into_iter().map(|overlay| (overlay, reader.get(overlay_id(overlay)))).collect(),
        overlay,
        low: reader.get(&format!("{id}-low")),
        high: reader.get(&format!("{id}-high")),
        channels: channels.into_iter().map(|channel| (channel, reader.get(channel_id(channel)))).collect(),
        incident: open.then(|| reader.get("desk-link-incident")),
    }
}

fn overlay_id(overlay: Overlay) -> &'static str {
    match overlay {
        Overlay::Trust => "desk-overlay-trust",
        Overlay::Openness => "desk-overlay-openness",
        Overlay::Resilience => "desk-overlay-resilience",
        Overlay::Coalition => "desk-overlay-coalition",
        Overlay::Tension => "desk-overlay-tension",
    }
}

fn gauge_id(gauge: Gauge) -> &'static str {
    match gauge {
        Gauge::Stability => "desk-gauge-stability",
        Gauge::Trust => "desk-gauge-trust",
        Gauge::NormStrength => "desk-gauge-norm-strength",
        Gauge::Resilience => "desk-gauge-resilience",
        Gauge::Fragmentation => "desk-gauge-fragmentation",
        Gauge::Openness => "desk-gauge-openness",
    }
}

fn channel_id(channel: Channel) -> &'static str {
    match channel {
        Channel::None => "desk-link-none",
        Channel::Diplomatic => "desk-link-diplomatic",
        Channel::ContactPoint => "desk-link-contact-point",
        Channel::Hotline => "desk-link-hotline",
    }
}

/// Something that can be done from here, and why not where it cannot be done now.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub label: String,
    /// What it takes, for a tooltip.
    pub note: String,
    pub intent: Intent,
    pub off: Option<String>,
}
