//! Talks as they stand, each as a plane with its frontier, its zone and what was offered so far.

use crate::base::ActorId;
use crate::debrief::{Fair, PathPoint, Point, Standing};
use crate::lab::Standings;
use crate::level::{Level, Talks};
use crate::vm::chart::{self, AxisVm, FairVm, PathVm, PlanePoint, PlaneVm};
use crate::vm::settings::Settings;
use crate::vm::{figures, who};
use crate::words::{Words, args};

/// One table.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneCard {
    pub name: String,
    /// Whether there is a text that suits everybody: without one there is nothing to agree on.
    pub empty_zone: bool,
    /// How many texts suit everybody.
    pub zone: String,
    /// `None` where interests are not drawn.
    pub plane: Option<PlaneVm>,
    pub spoken: String,
}

/// All talks of a moment; none before they are worked out.
pub(super) fn cards(standings: Option<&Standings>, words: &Words, settings: &Settings) -> Vec<PlaneCard> {
    let Some(standings) = standings else { return Vec::new() };
    let level = &standings.bench.level;
    let cards = level.talks.iter().zip(&standings.talks);
    cards.map(|(spec, standing)| card(level, spec, standing.as_ref(), words, settings)).collect()
}

fn card(level: &Level, spec: &Talks, standing: Option<&Standing>, words: &Words, settings: &Settings) -> PlaneCard {
    let Some(standing) = standing else {
        let zone = words.get("lab-zone-undrawn");
        return PlaneCard { name: spec.name.clone(), empty_zone: false, spoken: zone.clone(), zone, plane: None };
    };
    let (you, other) = (spec.parties[standing.you], spec.parties[standing.other]);
    let zone = words.with(
        "lab-zone",
        &args([
            ("n", standing.zone.into()),
            ("of", standing.texts.into()),
            ("share", figures::permille(permille(standing.zone, standing.texts)).into()),
            ("parties", spec.parties.len().into()),
        ]),
    );
    let name = |actor| who::name(level, actor, settings);
    let no_deal = standing.plane.no_deal;
    let spoken = words.with(
        "lab-plane-spoken",
        &args([
            ("talks", spec.name.as_str().into()),
            ("zone", zone.clone().into()),
            ("you", name(you).into()),
            ("other", name(other).into()),
            ("own", points(no_deal.x).into()),
            ("theirs", points(no_deal.y).into()),
        ]),
    );
    PlaneCard {
        name: spec.name.clone(),
        empty_zone: standing.zone == 0,
        zone,
        plane: Some(plane(level, standing, you, other, words, settings)),
        spoken,
    }
}

fn permille(n: u64, of: u64) -> u32 {
    u32::try_from(1000 * u128::from(n) / u128::from(of.max(1))).unwrap_or(1000)
}

/// Basis points as points of a hundred.
fn points(bp: i64) -> String {
    figures::whole((bp + 50 * bp.signum()) / 100)
}

fn plane(
    level: &Level,
    standing: &Standing,
    you: ActorId,
    other: ActorId,
    words: &Words,
    settings: &Settings,
) -> PlaneVm {
    let shown = &standing.plane;
    let which = |keep: &dyn Fn(bool, bool) -> bool| {
        let texts = shown.texts.iter().filter(|text| keep(text.zone, text.signable));
        texts.map(|text| on_chart(text.at)).collect::<Vec<_>>()
    };
    let axis = |actor, no_deal: i64| {
        let name = who::name(level, actor, settings);
        AxisVm {
            who: who::emblem(level, actor, settings),
            words: words.with("debrief-axis", &args([("who", name.into())])),
            no_deal: on_chart(Point { x: no_deal, y: 0 }).x,
            no_deal_words: words.with("lab-no-deal", &args([("who", name.into()), ("points", points(no_deal).into())])),
        }
    };
    let path = |actor, points: &[PathPoint]| PathVm {
        who: who::emblem(level, actor, settings),
        points: points.iter().map(|point| on_chart(point.at)).collect(),
    };
    let fair = |point: &crate::debrief::FairPoint| {
        let (idea, id) = match point.idea {
            Fair::Nash => (chart::Fair::Nash, "debrief-fair-nash"),
            Fair::KalaiSmorodinsky => (chart::Fair::KalaiSmorodinsky, "debrief-fair-kalai-smorodinsky"),
            Fair::Egalitarian => (chart::Fair::Egalitarian, "debrief-fair-egalitarian"),
            Fair::Utilitarian => (chart::Fair::Utilitarian, "debrief-fair-utilitarian"),
        };
        FairVm { idea, at: on_chart(point.at), words: words.get(id) }
    };
    PlaneVm {
        x: axis(you, shown.no_deal.x),
        y: axis(other, shown.no_deal.y),
        texts: which(&|_, signable| signable),
        suits: which(&|zone, _| zone),
        barred: which(&|_, signable| !signable),
        frontier: shown.frontier.iter().rev().map(|at| on_chart(*at)).collect(),
        fair: shown.fair.iter().map(fair).collect(),
        paths: vec![path(you, &shown.paths[0]), path(other, &shown.paths[1])],
        signed: shown.deal.map(|deal| (on_chart(deal), words.get("lab-signed"))),
        zone_words: words.get("debrief-zone"),
        note: if shown.texts.iter().any(|text| !text.signable) {
            words.get("debrief-plane-note")
        } else {
            String::new()
        },
        marked: None,
    }
}

fn on_chart(at: Point) -> PlanePoint {
    let whole = |value: i64| i32::try_from(value).unwrap_or(if value < 0 { i32::MIN / 4 } else { i32::MAX / 4 });
    PlanePoint { x: whole(at.x), y: whole(at.y) }
}
