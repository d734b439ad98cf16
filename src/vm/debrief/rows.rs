//! Measures, mandate, gauges and promises as rows: a name, a value, and what the value means.

use super::teller::{Teller, capital, points};
use super::{MandateRow, Row, record};
use crate::debrief::{Arg, Kept, Measured, TalksReport};
use crate::level::{Gauge, Measure, Objective};
use crate::negotiation::{Ratio, StepClass};
use crate::rules::mandate::{MandateChange, Revision, eased};
use crate::vm::{figures, when};
use crate::words::Args;

/// The measures of one table. What is not defined for a text says so; what only a text has is left out without one.
pub(super) fn measures(teller: &Teller, talks: &TalksReport) -> Vec<Row> {
    let list = Measures { teller, talks };
    let order = [
        Measured::Gain,
        Measured::NoDeal,
        Measured::Zone,
        Measured::ShareOfBest,
        Measured::Dominating,
        Measured::NashRatio,
        Measured::SmallestShare,
        Measured::JointEfficiency,
        Measured::Integrative,
        Measured::Anchors,
        Measured::Ambition,
        Measured::Conflict,
        Measured::Concession,
        Measured::Moves,
        Measured::Questions,
    ];
    let of_texts = |measured: &Measured| {
        use Measured::{Concession, Conflict, Moves, NoDeal, Questions, Zone};
        !matches!(measured, NoDeal | Zone | Conflict | Concession | Moves | Questions)
    };
    let signed = talks.quality.is_some();
    order.into_iter().filter(|measured| signed || !of_texts(measured)).map(|measured| list.row(measured)).collect()
}

struct Measures<'a> {
    teller: &'a Teller<'a>,
    talks: &'a TalksReport,
}

impl Measures<'_> {
    fn row(&self, measured: Measured) -> Row {
        let id = id_of(measured);
        let who = || ("who", Arg::Actor(self.talks.parties[self.talks.other].actor));
        let adds = matches!(measured, Measured::JointEfficiency | Measured::Integrative) && !self.talks.comparable;
        let why = self.teller.with(&format!("{id}-why"), [who()]);
        let why = if adds { format!("{why} ({})", self.teller.get("debrief-comparable")) } else { why };
        Row {
            name: capital(&self.teller.with(id, [who()])),
            value: self.value(measured).unwrap_or_else(|| self.teller.get("debrief-value-undefined")),
            why,
            measured: Some(measured),
        }
    }

    fn value(&self, measured: Measured) -> Option<String> {
        let talks = self.talks;
        let quality = talks.quality.as_ref();
        let own = &talks.parties[talks.you];
        let value = match measured {
            Measured::Gain => self.points(own.surplus()?),
            Measured::NoDeal => self.change(points(own.no_deal_at_first), points(own.no_deal)),
            Measured::Zone => self.of(talks.zone, talks.texts),
            Measured::ShareOfBest => share(quality?.share_of_best.get(talks.you).copied()??),
            Measured::Dominating => super::teller::grouped(i64::try_from(quality?.dominating.signable).ok()?),
            Measured::NashRatio => share(quality?.nash_ratio?),
            Measured::SmallestShare => share(quality?.ks_ratio.map(Ratio::to_f64)?),
            Measured::JointEfficiency => share(quality?.joint_efficiency?),
            Measured::Integrative => share(quality?.integrative_index?),
            Measured::Conflict => share(talks.conflict?),
            Measured::Concession => {
                let rate = |curve: usize| match talks.curves[curve].rate {
                    Some(rate) => share(rate),
                    None => self.teller.get("debrief-value-undefined"),
                };
                let mut args = Args::new();
                args.set("first", rate(0));
                args.set("second", rate(1));
                self.teller.words.with("debrief-value-and", &args)
            }
            Measured::Moves => {
                let bad = talks.moves.iter().filter(|class| **class == StepClass::Unfortunate).count();
                self.of(bad as u64, talks.moves.len() as u64)
            }
            Measured::Questions => talks.asked.len().to_string(),
            Measured::Ambition => self.change(talks.ambition.0.into(), talks.ambition.1?.into()),
            Measured::Anchors => {
                if talks.anchors.is_empty() {
                    return None;
                }
                let pull: f64 = talks.anchors.iter().filter_map(|anchor| anchor.pull.get(talks.you)).sum();
                self.points(whole(pull))
            }
        };
        Some(value)
    }

    fn points(&self, bp: i64) -> String {
        let mut args = Args::new();
        args.set("value", figures::signed(points(bp)));
        self.teller.words.with("debrief-value-points", &args)
    }

    fn of(&self, n: u64, of: u64) -> String {
        let grouped = |n: u64| super::teller::grouped(i64::try_from(n).unwrap_or(i64::MAX));
        let mut args = Args::new();
        args.set("n", grouped(n));
        args.set("of", grouped(of));
        self.teller.words.with("debrief-value-of", &args)
    }

    fn change(&self, from: i64, to: i64) -> String {
        from_to(self.teller, from, to)
    }
}

fn from_to(teller: &Teller, from: i64, to: i64) -> String {
    let mut args = Args::new();
    args.set("from", figures::whole(from));
    args.set("to", figures::whole(to));
    teller.words.with("debrief-value-from-to", &args)
}

/// A share in whole per cent, with a true minus.
fn share(share: f64) -> String {
    let percent = whole(100.0 * share);
    let sign = if percent < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", figures::percent(u32::try_from(percent.unsigned_abs()).unwrap_or(u32::MAX)))
}

/// A float for showing as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn whole(value: f64) -> i64 {
    if value.is_finite() { value.round().clamp(-1e12, 1e12) as i64 } else { 0 }
}

/// The message that names a measure; with `-why`, the one that explains it.
pub(super) const fn id_of(measured: Measured) -> &'static str {
    match measured {
        Measured::Zone => "debrief-measure-zone",
        Measured::Gain => "debrief-measure-gain",
        Measured::ShareOfBest => "debrief-measure-share-of-best",
        Measured::Dominating => "debrief-measure-dominating",
        Measured::NashRatio => "debrief-measure-nash-ratio",
        Measured::SmallestShare => "debrief-measure-smallest-share",
        Measured::JointEfficiency => "debrief-measure-joint-efficiency",
        Measured::Integrative => "debrief-measure-integrative",
        Measured::Conflict => "debrief-measure-conflict",
        Measured::Concession => "debrief-measure-concession",
        Measured::Moves => "debrief-measure-moves",
        Measured::Questions => "debrief-measure-questions",
        Measured::Ambition => "debrief-measure-ambition",
        Measured::NoDeal => "debrief-measure-no-deal",
        Measured::Anchors => "debrief-measure-anchors",
    }
}

pub(super) fn mandate(teller: &Teller) -> Vec<MandateRow> {
    let specs = &teller.level.actor(teller.debrief.seat).mandate.objectives;
    (0..)
        .zip(specs)
        .zip(&teller.debrief.mandate)
        .map(|((n, spec), reached)| {
            let (start, value) = (told(&spec.measure, reached.start), told(&spec.measure, reached.value));
            let mut args = Args::new();
            args.set("start", start);
            args.set("value", value);
            let mut worth = Args::new();
            worth.set("worth", figures::percent(u32::try_from(reached.worth / 100).unwrap_or(0)));
            let id = if reached.failed { "debrief-mandate-over" } else { "debrief-mandate-worth" };
            MandateRow {
                name: spec.name.clone(),
                value: changed(teller, (n, spec), reached.revised, teller.words.with("debrief-mandate-row", &args)),
                worth: teller.words.with(id, &worth),
                bar: reached.worth,
                failed: reached.failed,
            }
        })
        .collect()
}

/// What an objective came to, with what the capital has changed about it.
fn changed(teller: &Teller, (n, spec): (u8, &Objective), revised: Option<Revision>, value: String) -> String {
    let Some(revision) = revised else { return value };
    let mut args = Args::new();
    args.set("value", value.as_str());
    args.set("turn", when::turn(teller.level, revision.turn, teller.words));
    let id = match revision.change {
        MandateChange::Ease => {
            let Some(eased) = eased(spec) else { return value };
            args.set("was", told(&spec.measure, spec.target));
            args.set("became", told(&spec.measure, eased.target));
            "debrief-mandate-eased-row"
        }
        MandateChange::Shift { .. } if revision.objective == n => "debrief-mandate-lighter-row",
        MandateChange::Shift { .. } => "debrief-mandate-heavier-row",
    };
    teller.words.with(id, &args)
}

/// A value of a measure in the unit in which people think of it.
pub(super) fn told(measure: &Measure, value: i32) -> String {
    match measure {
        Measure::TextValue(_) => figures::whole(points(value.into())),
        Measure::Certainty(_) | Measure::Support(_) => figures::permille(u32::try_from(value).unwrap_or(0)),
        _ => figures::whole(value.into()),
    }
}

pub(super) fn gauges(teller: &Teller) -> Vec<Row> {
    let row = |name: String, (start, end): (i32, i32)| Row {
        name: capital(&name),
        value: from_to(teller, start.into(), end.into()),
        why: String::new(),
        measured: None,
    };
    let gauges = Gauge::ALL.into_iter().map(|gauge| row(teller.gauge(gauge), teller.debrief.gauges[gauge.ix()]));
    // The weakest quarter after all gauges, where it is not as the mean.
    let weakest = teller.debrief.weakest;
    let apart = weakest != teller.debrief.gauges[Gauge::Resilience.ix()];
    gauges.chain(apart.then(|| row(teller.get("debrief-gauge-weakest"), weakest))).collect()
}

/// Packages, then coalitions, then the harm of incidents with the scores of the board, then the record.
pub(super) fn partners(teller: &Teller) -> Vec<Row> {
    let row = |name: String, value: String, why: String| Row { name: capital(&name), value, why, measured: None };
    let mut rows = Vec::new();
    for report in &teller.debrief.packages {
        let spec = teller.level.package(report.package);
        let name = teller.with(
            "debrief-package-row",
            [
                ("package", Arg::Package(report.package)),
                ("giver", Arg::Actor(report.giver)),
                ("recipient", Arg::Actors(report.recipients.clone())),
            ],
        );
        let paid = ("paid", Arg::Number(report.paid.into()));
        let value = match report.kept {
            Kept::Delivered { turn } => teller.with("debrief-package-delivered", [("turn", Arg::Turn(turn)), paid]),
            Kept::UnderWay => teller.with("debrief-package-under-way", [paid]),
            Kept::Withheld { turn } => teller.with("debrief-package-withheld", [("turn", Arg::Turn(turn)), paid]),
            Kept::Broken { turn } => teller.with("debrief-package-broken", [("turn", Arg::Turn(turn)), paid]),
        };
        rows.push(row(name, value, spec.line.clone()));
    }
    for report in &teller.debrief.coalitions {
        let name = teller.with("debrief-coalition-row", [("coalition", Arg::Coalition(report.coalition))]);
        let (from, to) = report.members;
        let value = teller
            .with("debrief-coalition-members", [("from", Arg::Number(from.into())), ("to", Arg::Number(to.into()))]);
        rows.push(row(name, value, teller.level.coalition(report.coalition).outcome.clone()));
    }
    for aid in &teller.debrief.aid {
        let pair = [("giver", Arg::Actor(aid.giver)), ("recipient", Arg::Actor(aid.recipient))];
        let figures = [
            ("value", Arg::Number(aid.value.into())),
            ("spent", Arg::Number(aid.spent.into())),
            ("votes", Arg::Number(aid.votes.0.into())),
            ("against", Arg::Number(aid.votes.1.into())),
            ("texts", Arg::Number(i64::try_from(aid.texts.len()).unwrap_or(i64::MAX))),
        ];
        let value = teller.with("debrief-aid-figures", figures);
        rows.push(row(teller.with("debrief-aid-row", pair), value, teller.get("debrief-aid-why")));
    }
    for report in &teller.debrief.incidents {
        let name = teller.with("debrief-harm-row", [("incident", Arg::Incident(report.incident))]);
        rows.push(row(name, from_to(teller, report.harm.0.into(), report.harm.1.into()), String::new()));
        if !report.knew {
            let score = |id: &str, value: f64| {
                let name = teller.with(id, [("incident", Arg::Incident(report.incident))]);
                row(name, format!("{value:.2}"), teller.get(&format!("{id}-why")))
            };
            rows.push(score("debrief-measure-brier", report.brier));
            rows.push(score("debrief-measure-log-loss", report.log_loss));
        }
    }
    rows.extend(record::rows(teller).into_iter().map(|(_, row)| row));
    rows
}
