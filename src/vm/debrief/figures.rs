//! The figures as plain data: the plane, the course of concessions, confidence, boards and ladders.

use super::rows;
use super::teller::{Teller, channel_key, points};
use super::texts;
use super::{BoardVm, LadderVm, TableVm};
use crate::debrief::{
    Arg, AskPoint, Curve, Fair, IncidentReport, PairReport, PathPoint, Plane, PlaneText, Point, TalksReport, What,
};
use crate::level::Channel;
use crate::vm::chart::{self, ActVm, AxisVm, CurvesVm, EscalationVm, FairVm, LineVm, PathVm, PlanePoint, PlaneVm};
use crate::vm::figures;
use crate::words::Args;

/// From this rung on a ladder is harm.
const HARM_FROM: i32 = 4;
/// At least this many rungs are drawn.
const LOWEST_TOP: i32 = 4;

pub(super) fn table(teller: &Teller, talks: &TalksReport) -> TableVm {
    let spec = teller.level.talks(talks.talks);
    let other = talks.parties[talks.other].actor;
    let texts = Arg::Number(i64::try_from(talks.texts).unwrap_or(i64::MAX));
    let parties = || Arg::Number(i64::try_from(talks.parties.len()).unwrap_or(i64::MAX));
    let shown = if talks.parties.len() == 2 {
        teller.with("debrief-figure-shown-two", [("other", Arg::Actor(other))])
    } else {
        teller.with("debrief-figure-shown", [("other", Arg::Actor(other)), ("n", parties())])
    };
    let zone = Arg::Number(i64::try_from(talks.zone).unwrap_or(i64::MAX));
    TableVm {
        name: spec.name.clone(),
        plane_title: teller.with("debrief-figure-plane", [("n", texts)]),
        plane: plane(teller, talks),
        plane_spoken: plane_spoken(teller, talks),
        plane_notes: [
            shown,
            super::teller::capital(&teller.with("debrief-zone-count", [("n", zone), ("parties", parties())])),
        ]
        .into_iter()
        .chain(beyond(teller, talks))
        .collect(),
        curves_title: teller.get("debrief-figure-concessions"),
        curves: curves(teller, talks),
        curves_spoken: curves_spoken(teller, talks),
        curves_note: talks.curves.iter().all(|c| c.points.is_empty()).then(|| teller.get("debrief-no-asks")),
        better: texts::better(teller, talks),
        measures_title: teller.with("debrief-measures-of", [("talks", Arg::Talks(talks.talks))]),
        measures: rows::measures(teller, talks),
    }
}

/// What the dots are that lie beyond the signed text though no text was better for everyone: others lose by them.
fn beyond(teller: &Teller, talks: &TalksReport) -> Option<String> {
    let deal = talks.plane.deal.filter(|_| !talks.better.everyone)?;
    let beyond = |text: &&PlaneText| text.signable && text.at != deal && text.at.x >= deal.x && text.at.y >= deal.y;
    let n = talks.plane.texts.iter().filter(beyond).count();
    let others = talks.parties.len().saturating_sub(2);
    (n > 0 && others > 0).then(|| {
        let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let other = Arg::Actor(talks.parties[talks.other].actor);
        let told = [("n", number(n)), ("other", other), ("others", number(others))];
        super::teller::capital(&teller.with("debrief-figure-beyond", told))
    })
}

/// A point of the plane on the chart.
pub(super) fn on_chart(at: Point) -> PlanePoint {
    let whole = |value: i64| i32::try_from(value).unwrap_or(if value < 0 { i32::MIN / 4 } else { i32::MAX / 4 });
    PlanePoint { x: whole(at.x), y: whole(at.y) }
}

fn plane(teller: &Teller, talks: &TalksReport) -> PlaneVm {
    let other = talks.parties[talks.other].actor;
    let Plane { texts, frontier, no_deal, fair, paths, deal } = &talks.plane;
    let which = |keep: &dyn Fn(bool, bool) -> bool| {
        texts.iter().filter(|text| keep(text.zone, text.signable)).map(|text| on_chart(text.at)).collect::<Vec<_>>()
    };
    let path = |actor, points: &[PathPoint]| PathVm {
        who: teller.emblem(actor),
        points: points.iter().map(|point| on_chart(point.at)).collect(),
    };
    let no_deal_at = on_chart(*no_deal);
    let axis = |words: String, actor, no_deal, no_deal_words| AxisVm {
        who: teller.emblem(actor),
        words,
        no_deal,
        no_deal_words,
    };
    let told = |value: i64| ("points", Arg::Points(value));
    PlaneVm {
        x: axis(
            teller.get("debrief-axis-you"),
            teller.debrief.seat,
            no_deal_at.x,
            teller.with("debrief-no-deal-you", [told(no_deal.x)]),
        ),
        y: axis(
            teller.with("debrief-axis", [("who", Arg::Actor(other))]),
            other,
            no_deal_at.y,
            teller.with("debrief-no-deal-of", [("who", Arg::Actor(other)), told(no_deal.y)]),
        ),
        texts: which(&|_, signable| signable),
        suits: which(&|zone, _| zone),
        barred: which(&|_, signable| !signable),
        frontier: frontier.iter().rev().map(|at| on_chart(*at)).collect(),
        fair: fair
            .iter()
            .map(|point| {
                let (idea, id) = match point.idea {
                    Fair::Nash => (chart::Fair::Nash, "debrief-fair-nash"),
                    Fair::KalaiSmorodinsky => (chart::Fair::KalaiSmorodinsky, "debrief-fair-kalai-smorodinsky"),
                    Fair::Egalitarian => (chart::Fair::Egalitarian, "debrief-fair-egalitarian"),
                    Fair::Utilitarian => (chart::Fair::Utilitarian, "debrief-fair-utilitarian"),
                };
                FairVm { idea, at: on_chart(point.at), words: teller.get(id) }
            })
            .collect(),
        paths: vec![path(teller.debrief.seat, &paths[0]), path(other, &paths[1])],
        signed: deal.map(|deal| (on_chart(deal), teller.get("debrief-signed"))),
        zone_words: teller.get("debrief-zone"),
        note: if texts.iter().any(|text| !text.signable) { teller.get("debrief-plane-note") } else { String::new() },
        marked: None,
    }
}

fn plane_spoken(teller: &Teller, talks: &TalksReport) -> String {
    let other = ("other", Arg::Actor(talks.parties[talks.other].actor));
    let n = ("n", Arg::Number(i64::try_from(talks.texts).unwrap_or(i64::MAX)));
    let no_deal = talks.plane.no_deal;
    let (own, theirs) = (("own", Arg::Points(no_deal.x)), ("theirs", Arg::Points(no_deal.y)));
    match talks.plane.deal {
        Some(deal) => {
            let deal = [("deal-own", Arg::Points(deal.x)), ("deal-theirs", Arg::Points(deal.y))];
            let [x, y] = deal;
            teller.with("debrief-spoken-plane-deal", [other, n, own, theirs, x, y])
        }
        None => teller.with("debrief-spoken-plane", [other, n, own, theirs]),
    }
}

/// The moment of an offer on the time axis: hundredths of a turn, by the rounds in which offers were made.
pub(super) fn time(talks: &TalksReport, point: &AskPoint) -> i32 {
    let mut rounds: Vec<u32> = talks
        .curves
        .iter()
        .flat_map(|curve| &curve.points)
        .filter(|other| other.turn == point.turn)
        .map(|other| other.round)
        .collect();
    rounds.sort_unstable();
    rounds.dedup();
    let before = rounds.iter().take_while(|round| **round < point.round).count();
    i32::from(point.turn) * 100 + i32::try_from(100 * before / rounds.len().max(1)).unwrap_or(0)
}

fn curves(teller: &Teller, talks: &TalksReport) -> CurvesVm {
    let line = |curve: &Curve| {
        let actor = talks.parties[curve.party].actor;
        let words = if actor == teller.debrief.seat {
            teller.get("debrief-asks-you")
        } else {
            super::teller::capital(&teller.with("debrief-asks", [("who", Arg::Actor(actor))]))
        };
        // Of several offers in one round the last is what was asked for.
        let mut points: Vec<(i32, i32)> = Vec::new();
        for point in &curve.points {
            let at = (time(talks, point), i32::try_from(point.value).unwrap_or(0));
            match points.last_mut() {
                Some(last) if last.0 == at.0 => *last = at,
                _ => points.push(at),
            }
        }
        LineVm { who: Some(teller.emblem(actor)), words, points, strong: true, dashed: false }
    };
    let lines: Vec<LineVm> = talks.curves.iter().map(line).collect();
    let values = || lines.iter().flat_map(|line| line.points.iter().map(|(_, value)| *value));
    let (low, high) = (values().min().unwrap_or(0), values().max().unwrap_or(10_000));
    let first = talks.opened;
    let last = talks.ending.as_ref().map_or(teller.debrief.turn, crate::debrief::Ending::turn);
    CurvesVm {
        ticks: ticks(teller, first, last, 100),
        bottom: low - (high - low).max(1_000) / 8,
        top: high,
        lines,
        marked: None,
    }
}

/// Turns on a time axis, the first with its unit.
fn ticks(teller: &Teller, first: u16, last: u16, unit: i32) -> Vec<(i32, String)> {
    (first..=last)
        .map(|turn| {
            let words = if turn == first { teller.turn(turn) } else { turn.to_string() };
            (i32::from(turn) * unit, words)
        })
        .collect()
}

fn curves_spoken(teller: &Teller, talks: &TalksReport) -> String {
    let lines = talks.curves.iter().map(|curve| {
        let values = curve.points.iter().map(|point| points(point.value).to_string());
        spoken(teller, "debrief-spoken-concessions", &teller.name(talks.parties[curve.party].actor), values)
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn spoken(teller: &Teller, id: &str, who: &str, values: impl Iterator<Item = String>) -> String {
    let mut args = Args::new();
    args.set("who", who);
    args.set("values", values.collect::<Vec<_>>().join(", "));
    teller.words.with(id, &args)
}

/// Acts of the reader that named somebody, over all incidents in the order taken.
pub(super) fn acts(teller: &Teller) -> Vec<ActVm> {
    in_order(teller)
        .map(|act| ActVm {
            when: teller.turn(act.turn),
            act: teller.response(act.kind),
            confidence: act.confidence.0,
            standard: act.standard.0,
            marked: false,
        })
        .collect()
}

/// The acts in the order of figure 3.
pub(super) fn in_order<'a>(teller: &Teller<'a>) -> impl Iterator<Item = &'a crate::debrief::Act> + use<'a> {
    let mut acts: Vec<_> = teller.debrief.incidents.iter().flat_map(|report| &report.acts).collect();
    acts.sort_by_key(|act| act.taken);
    acts.into_iter()
}

pub(super) fn board(teller: &Teller, report: &IncidentReport) -> BoardVm {
    let name = teller.level.incident(report.incident).name.clone();
    // Beside the truth, the account that was believed most at any time.
    let highest = |suspect: usize| report.beliefs.iter().map(|belief| belief.accounts[suspect]).max();
    let accounts = teller.level.incident(report.incident).suspects.len();
    let led = (0..accounts).rev().filter(|s| *s != report.truth.ix()).max_by_key(|s| highest(*s));
    let line = |suspect: usize, id: &str, strong: bool| {
        let account = Arg::Account(report.incident, crate::base::SuspectId::at(suspect));
        let points = report.beliefs.iter().map(|b| (i32::from(b.turn), i32::from(b.accounts[suspect].0)));
        LineVm {
            who: None,
            words: teller.with(id, [("account", account)]),
            points: points.collect(),
            strong,
            dashed: !strong,
        }
    };
    let mut lines = vec![line(report.truth.ix(), "debrief-line-true", true)];
    lines.extend(led.map(|suspect| line(suspect, "debrief-line-led", false)));
    let spoken = lines.iter().map(|line| {
        let values = line.points.iter().map(|(_, p)| figures::permille(u32::try_from(*p).unwrap_or(0)));
        spoken(teller, "debrief-spoken-belief", &line.words, values)
    });
    let first = report.beliefs.first().map_or(1, |belief| belief.turn);
    BoardVm {
        title: teller.with("debrief-figure-belief", [("incident", Arg::Incident(report.incident))]),
        name,
        spoken: spoken.collect::<Vec<_>>().join(" "),
        curves: CurvesVm {
            ticks: ticks(teller, first, teller.debrief.turn, 1),
            bottom: 0,
            top: 1000,
            lines,
            marked: None,
        },
        note: report.knew.then(|| teller.get("debrief-knew")),
    }
}

pub(super) fn ladder(teller: &Teller, pair: &PairReport) -> LadderVm {
    let last = teller.debrief.turn.max(1);
    let at = |turn: u16| pair.rungs.iter().take_while(|(t, _)| *t <= turn).last().map_or(0, |(_, rung)| *rung);
    let rungs: Vec<(i32, i32)> = (1..=last).map(|turn| (i32::from(turn), i32::from(at(turn)))).collect();
    let events = pair.marks.iter().filter_map(|mark| {
        let words = match mark.what {
            What::Act { by, kind } if by == teller.debrief.seat => teller.response(kind),
            What::Act { kind, .. } => {
                let mut args = Args::new();
                args.set("who", teller.level.actor(pair.other).code.clone());
                args.set("response", teller.response(kind));
                teller.words.with("debrief-ladder-act-theirs", &args)
            }
            What::Channel(Channel::None) => return None,
            What::Channel(channel) => teller.get(&format!("debrief-ladder-channel-{}", channel_key(channel))),
            What::Text(_) => teller.get("debrief-ladder-text"),
        };
        Some((i32::from(mark.turn), words))
    });
    let mut events: Vec<(i32, String)> = events.collect();
    events.dedup();
    let mut args = Args::new();
    args.set("who", teller.name(pair.other));
    args.set("unit", teller.turn(1));
    args.set("values", rungs.iter().map(|(_, rung)| rung.to_string()).collect::<Vec<_>>().join(", "));
    LadderVm {
        name: teller.emblem(pair.other).name,
        title: teller
            .with("debrief-figure-ladder", [("who", Arg::Actor(pair.other)), ("n", Arg::Number(pair.peak.0.into()))]),
        spoken: teller.words.with("debrief-spoken-ladder", &args),
        figure: EscalationVm {
            rungs,
            events,
            top: i32::from(pair.peak.0).max(LOWEST_TOP),
            harm_from: HARM_FROM,
            first: teller.turn(1),
            last: last.to_string(),
            marked: None,
        },
    }
}
