//! Sentences with their tags: what each tag says, what it opens, and where on the page it points.

use super::teller::{Teller, capital, points};
use super::{Row, SentenceVm, TagVm, Target, figures, record, rows, texts};
use crate::base::{ActorId, IncidentId, OfferId, TalksId};
use crate::debrief::{Act, Arg, Evidence, Measured, Sentence, TalksReport};
use crate::vm::figures as numbers;
use crate::vm::glossary::{Marked, Marker};
use crate::vm::prose::Span;
use crate::words::Args;

/// All sentences of the page. A word of the glossary is marked where it stands first.
pub(super) fn sentences(teller: &Teller) -> Vec<SentenceVm> {
    let mut marker = Marker::new(&teller.level.glossary);
    teller.debrief.sentences.iter().map(|sentence| one(teller, sentence, &mut marker)).collect()
}

fn one(teller: &Teller, sentence: &Sentence, marker: &mut Marker) -> SentenceVm {
    let Marked { mut prose, terms } = marker.mark(&teller.tell(sentence));
    let mut tags = Vec::new();
    for evidence in &sentence.evidence {
        let (words, target, slip) = open(teller, evidence);
        tags.push(TagVm { span: prose.len(), target, slip });
        prose.push(Span::Tag(words));
    }
    SentenceVm { prose, terms, tags }
}

/// What a piece of evidence is called, where it points, and what it says.
fn open(teller: &Teller, evidence: &Evidence) -> (String, Target, Vec<String>) {
    match evidence {
        Evidence::Turn(turn) => {
            let name = teller.turn(*turn);
            let mut args = Args::new();
            args.set("date", crate::vm::when::first_day(teller.level, *turn, teller.words));
            let slip = vec![capital(&name), teller.words.with("debrief-slip-turn", &args)];
            (name, Target::Words, slip)
        }
        Evidence::Offer { talks, offer } => offer_slip(teller, *talks, *offer),
        Evidence::Plane(talks) => {
            let (table, report) = table(teller, *talks);
            let other = ("other", Arg::Actor(report.parties[report.other].actor));
            let slip = vec![teller.level.talks(*talks).name.clone(), teller.with("debrief-slip-plane", [other])];
            let at = report.plane.deal.map(figures::on_chart);
            (figure(teller, 1), Target::Plane { table, at, time: None }, slip)
        }
        Evidence::Concessions(talks) => {
            let (table, _) = table(teller, *talks);
            let slip = vec![teller.level.talks(*talks).name.clone(), teller.get("debrief-slip-concessions")];
            (figure(teller, 2), Target::Concessions { table }, slip)
        }
        Evidence::Better(talks) => {
            let (table, report) = table(teller, *talks);
            let id = if texts::is_signed(report) { "debrief-slip-better" } else { "debrief-slip-better-impasse" };
            let slip = vec![capital(&teller.get("debrief-tag-better")), teller.get(id)];
            (teller.get("debrief-tag-better"), Target::Better { table }, slip)
        }
        Evidence::Measure(talks, measured) => measure_slip(teller, *talks, *measured),
        Evidence::Board { incident, turn } => board_slip(teller, *incident, *turn),
        Evidence::Act { taken, turn } => act_slip(teller, *taken, *turn),
        Evidence::Rung { other, turn, rung } => {
            let turn_words = ("turn", Arg::Turn(*turn));
            let n = Arg::Number((*rung).into());
            let tag = teller.with("debrief-tag-rung", [turn_words.clone(), ("n", n.clone())]);
            let said = teller.with("debrief-slip-rung", [("who", Arg::Actor(*other)), ("n", n), turn_words]);
            (tag.clone(), ladder(teller, *other, *turn), vec![capital(&tag), said])
        }
        Evidence::Package(package) => {
            let row = teller.debrief.packages.iter().position(|report| report.package == *package);
            let mut slip = vec![teller.level.package(*package).name.clone()];
            slip.extend(row.map(|row| {
                let report = &teller.debrief.packages[row];
                teller.with(
                    "debrief-slip-package",
                    [
                        ("who", Arg::Actor(report.giver)),
                        ("recipient", Arg::Actors(report.recipients.clone())),
                        ("turn", Arg::Turn(report.started)),
                        ("paid", Arg::Number(report.paid.into())),
                    ],
                )
            }));
            let slip = slip.iter().map(|line| capital(line)).collect();
            (teller.get("debrief-tag-package"), row.map_or(Target::Words, |row| Target::Partner { row }), slip)
        }
        Evidence::Coalition(coalition) => {
            let spec = teller.level.coalition(*coalition);
            let at = teller.debrief.coalitions.iter().position(|report| report.coalition == *coalition);
            let mut slip = vec![spec.name.clone(), spec.outcome.clone()];
            let joined = at.map(|at| teller.debrief.coalitions[at].joined.as_slice()).unwrap_or_default();
            if joined.is_empty() {
                slip.push(teller.get("debrief-slip-no-joined"));
            }
            slip.extend(joined.iter().map(|(turn, actor)| {
                let args = [("who", Arg::Actor(*actor)), ("turn", Arg::Turn(*turn))];
                capital(&teller.with("debrief-slip-joined", args))
            }));
            let row = at.map(|at| teller.debrief.packages.len() + at);
            (teller.get("debrief-tag-coalition"), row.map_or(Target::Words, |row| Target::Partner { row }), slip)
        }
        Evidence::Gauge(gauge) => {
            let rows = rows::gauges(teller);
            let row = gauge.ix();
            let slip = vec![rows[row].name.clone(), rows[row].value.clone()];
            (teller.get("debrief-tag-gauge"), Target::Gauge { row }, slip)
        }
        Evidence::Kept(_) => on_record(teller, evidence, "debrief-tag-kept"),
        Evidence::Refusal { .. } => on_record(teller, evidence, "debrief-tag-refusal"),
        Evidence::Draft { .. } | Evidence::Vote { .. } => on_record(teller, evidence, "debrief-tag-vote"),
        Evidence::Pledge { .. } => on_record(teller, evidence, "debrief-tag-pledge"),
        Evidence::Norm(_) => on_record(teller, evidence, "debrief-tag-norm"),
        Evidence::Breach(_) => on_record(teller, evidence, "debrief-tag-breach"),
        Evidence::Promise(_) => on_record(teller, evidence, "debrief-tag-promise"),
        Evidence::Objective(ix) => {
            let row = usize::from(*ix);
            let spec = &teller.level.actor(teller.debrief.seat).mandate.objectives[row];
            let reached = teller.debrief.mandate[row];
            let mut args = Args::new();
            args.set("start", rows::told(&spec.measure, reached.start));
            args.set("value", rows::told(&spec.measure, reached.value));
            let slip = vec![spec.name.clone(), teller.words.with("debrief-slip-objective", &args)];
            (teller.get("debrief-tag-mandate"), Target::Mandate { row }, slip)
        }
    }
}

/// A row of the record, which stands last among partners.
fn on_record(teller: &Teller, evidence: &Evidence, tag: &str) -> (String, Target, Vec<String>) {
    let record = record::rows(teller);
    let before = rows::partners(teller).len() - record.len();
    let tag = teller.get(tag);
    match record.into_iter().enumerate().find(|(_, (of, _))| of == evidence) {
        Some((at, (_, row))) => {
            let slip = [row.name, row.value, row.why].into_iter().filter(|line| !line.is_empty());
            (tag, Target::Partner { row: before + at }, slip.collect())
        }
        None => (tag, Target::Words, Vec::new()),
    }
}

fn table<'a>(teller: &Teller<'a>, talks: TalksId) -> (usize, &'a TalksReport) {
    let reports = &teller.debrief.talks;
    let at = reports.iter().position(|report| report.talks == talks);
    let at = at.expect("evidence names talks of this debrief");
    (at, &reports[at])
}

fn figure(teller: &Teller, n: i64) -> String {
    teller.with("debrief-tag-figure", [("n", Arg::Number(n))])
}

fn ladder(teller: &Teller, other: ActorId, turn: u16) -> Target {
    let at = teller.debrief.pairs.iter().position(|pair| pair.other == other);
    at.map_or(Target::Words, |ladder| Target::Ladder { ladder, turn: i32::from(turn) })
}

fn offer_slip(teller: &Teller, talks: TalksId, offer: OfferId) -> (String, Target, Vec<String>) {
    let (table, report) = table(teller, talks);
    let spec = teller.level.talks(talks);
    let n = ("n", Arg::Number(i64::from(offer.0) + 1));
    let found = report.offers.iter().find(|made| made.offer == offer);
    let point = report.curves.iter().flat_map(|curve| &curve.points).find(|point| point.offer == offer);
    let Some(made) = found else { return (teller.with("debrief-tag-figure", [n]), Target::Words, Vec::new()) };
    let turn = ("turn", Arg::Turn(made.turn));
    let tag = teller.with("debrief-tag-offer", [turn.clone(), n.clone()]);
    let at = made.values.get(report.you).zip(made.values.get(report.other));
    let mut slip = vec![
        teller.with("debrief-slip-offer", [n, turn, ("who", Arg::Actor(made.by))]),
        texts::options(teller, spec, &made.draft.0),
    ];
    if let Some((own, theirs)) = at {
        let gain = |value: i64, party: usize| numbers::signed(points(value - report.parties[party].no_deal));
        let other = Arg::Actor(report.parties[report.other].actor);
        let told = [("own", Arg::Points(*own)), ("other", other), ("theirs", Arg::Points(*theirs))];
        let mut args = teller.args(&told);
        args.set("own-gain", gain(*own, report.you));
        args.set("their-gain", gain(*theirs, report.other));
        slip.push(teller.words.with("debrief-slip-worth", &args));
    }
    for (answer, id) in [
        (Some(true), "debrief-slip-accepted"),
        (Some(false), "debrief-slip-refused"),
        (None, "debrief-slip-unanswered"),
    ] {
        let who: Vec<ActorId> = report
            .parties
            .iter()
            .zip(&made.answers)
            .filter(|(party, given)| **given == answer && party.actor != made.by)
            .map(|(party, _)| party.actor)
            .collect();
        if !who.is_empty() {
            let mut args = Args::new();
            args.set("who", teller.names(&who));
            slip.push(teller.words.with(id, &args));
        }
    }
    let target = Target::Plane {
        table,
        at: at.map(|(x, y)| figures::on_chart(crate::debrief::Point { x: *x, y: *y })),
        time: point.map(|point| figures::time(report, point)),
    };
    (tag, target, slip)
}

fn measure_slip(teller: &Teller, talks: TalksId, measured: Measured) -> (String, Target, Vec<String>) {
    let (table, report) = table(teller, talks);
    let all = rows::measures(teller, report);
    let row = all.iter().position(|row| row.measured == Some(measured));
    let mut args = Args::new();
    args.set("measure", teller.get(&format!("{}-short", rows::id_of(measured))));
    let tag = teller.words.with("debrief-tag-measure", &args);
    match row {
        Some(row) => {
            let Row { name, value, why, .. } = &all[row];
            (tag, Target::Measure { table, row }, vec![format!("{name}: {value}"), why.clone()])
        }
        None => (tag, Target::Words, Vec::new()),
    }
}

fn board_slip(teller: &Teller, incident: IncidentId, turn: u16) -> (String, Target, Vec<String>) {
    let tag = teller.with("debrief-tag-board", [("turn", Arg::Turn(turn))]);
    let board = teller.debrief.incidents.iter().position(|report| report.incident == incident);
    let Some(board) = board else { return (tag, Target::Words, Vec::new()) };
    let report = &teller.debrief.incidents[board];
    let mut slip = Vec::new();
    if let Some(belief) = report.beliefs.iter().rev().find(|belief| belief.turn <= turn) {
        let args = [("turn", Arg::Turn(turn)), ("n", Arg::Number(belief.cards.into()))];
        slip.push(teller.with("debrief-slip-board", args));
        slip.extend(belief.accounts.iter().enumerate().map(|(suspect, p)| {
            let suspect = crate::base::SuspectId::at(suspect);
            let id = if suspect == report.truth { "debrief-slip-account-true" } else { "debrief-slip-account" };
            teller.with(id, [("name", Arg::Account(incident, suspect)), ("p", Arg::Share(*p))])
        }));
    }
    (tag, Target::Board { board, turn: i32::from(turn) }, slip)
}

fn act_slip(teller: &Teller, taken: u16, turn: u16) -> (String, Target, Vec<String>) {
    let debrief = teller.debrief;
    let measure = debrief.measures.iter().chain(&debrief.blamed).find(|measure| measure.taken == taken);
    let Some(measure) = measure else { return (teller.turn(turn), Target::Words, Vec::new()) };
    let mut args = teller.args(&[("turn", Arg::Turn(turn))]);
    args.set("what", teller.response(measure.kind));
    let tag = teller.words.with("debrief-tag-act", &args);
    let mut slip = vec![capital(&teller.with(
        "debrief-slip-act",
        [
            ("response", Arg::Response(measure.kind)),
            ("who", Arg::Actor(measure.by)),
            ("target", Arg::Actor(measure.target)),
            ("turn", Arg::Turn(turn)),
        ],
    ))];
    let mut act = debrief.incidents.iter().flat_map(|r| r.acts.iter().map(move |act| (r, act)));
    if let Some((report, act)) = act.find(|(_, act)| act.taken == taken) {
        slip.extend(own_act(teller, report.incident, act));
    }
    let other = if measure.by == debrief.seat { measure.target } else { measure.by };
    let mut misread = debrief.pairs.iter().flat_map(|pair| &pair.misreadings);
    let misread = misread.find(|m| m.turn == turn && m.kind == measure.kind && m.by == measure.by);
    slip.extend(misread.map(|m| {
        let args = [("meant", Arg::Number(m.meant.into())), ("read", Arg::Number(m.read.into()))];
        teller.with("debrief-slip-act-read", args)
    }));
    let row = figures::in_order(teller).position(|act| act.taken == taken);
    (tag, row.map_or_else(|| ladder(teller, other, turn), |row| Target::Act { row }), slip)
}

fn own_act(teller: &Teller, incident: IncidentId, act: &Act) -> Vec<String> {
    let mut slip = vec![
        teller.with("debrief-slip-act-account", [("account", Arg::Account(incident, act.account))]),
        teller
            .with("debrief-slip-act-sure", [("p", Arg::Share(act.confidence)), ("standard", Arg::Share(act.standard))]),
    ];
    slip.extend(act.carried.map(|carried| {
        let args = [("card", Arg::Card(carried.card)), ("without", Arg::Share(carried.without))];
        teller.with("debrief-slip-act-carried", args)
    }));
    if act.exposed {
        slip.push(teller.get("debrief-slip-act-exposed"));
    }
    if act.retracted {
        slip.push(teller.get("debrief-slip-act-retracted"));
    }
    slip
}
