//! Chooses the sentences: by rule, what mattered most in this game, each with its evidence.

use super::sentence::{Arg, Evidence, Measured, Sentence};
use super::{Act, Debrief, Ending, IncidentReport, Judgement, Kept, Part, TalksReport, tell};
use crate::base::{ActorId, IncidentId, Permille};
use crate::level::{Gauge, Level, Measure};
use crate::negotiation::StepClass;

/// The most sentences that a reader is asked to read.
const MOST: usize = 5;

/// Two short sentences: what came of the talks, and what else the weeks were about.
pub(super) fn headline(level: &Level, debrief: &Debrief) -> [Sentence; 2] {
    [head_of_talks(debrief), head_of_weeks(level, debrief)]
}

fn head_of_talks(debrief: &Debrief) -> Sentence {
    let Some(talks) = debrief.talks.first() else { return Sentence::new("debrief-head-no-talks", [], []) };
    let id = talks.talks;
    let evidence = [Evidence::Plane(id)];
    let parties = ("parties", number(talks.signatures));
    match &talks.ending {
        None => Sentence::new("debrief-head-open", [("talks", Arg::Talks(id))], evidence),
        Some(Ending::Adopted { .. }) => {
            if own_surplus(talks) < 0 && talks.parties[talks.you].part != Some(Part::Outside) {
                return Sentence::new("debrief-head-signed-loss", [], evidence);
            }
            match talks.ambition.1.unwrap_or(0) {
                ..40 => Sentence::new("debrief-head-signed-weak", [parties], evidence),
                40..70 => Sentence::new("debrief-head-signed-fair", [parties], evidence),
                70.. => Sentence::new("debrief-head-signed-strong", [parties], evidence),
            }
        }
        Some(ending) => {
            let right = talks.impasse.as_ref().is_some_and(|impasse| impasse.right);
            let emptied = talks.impasse.as_ref().and_then(|impasse| impasse.emptied).is_some_and(|e| e.own);
            match ending {
                _ if right => Sentence::new("debrief-head-impossible", [], evidence),
                Ending::WalkedOut { by, .. } if *by == debrief.seat => Sentence::new("debrief-head-left", [], evidence),
                _ if emptied => Sentence::new("debrief-head-emptied", [], evidence),
                Ending::WalkedOut { by, .. } => {
                    Sentence::new("debrief-head-walked", [("who", Arg::Actor(*by))], evidence)
                }
                Ending::CalledOff { .. } => Sentence::new("debrief-head-called-off", [], evidence),
                Ending::OutOfTime { .. } | Ending::Adopted { .. } => Sentence::new("debrief-head-missed", [], evidence),
            }
        }
    }
}

fn head_of_weeks(level: &Level, debrief: &Debrief) -> Sentence {
    if let Some((report, act)) = gravest_act(debrief) {
        let evidence = [act_evidence(act), board(report)];
        let id = match act.judgement {
            Judgement::Sound => "debrief-head-sound",
            Judgement::Lucky => "debrief-head-lucky",
            Judgement::Unlucky => "debrief-head-unlucky",
            Judgement::Rash => "debrief-head-rash",
        };
        return Sentence::new(id, [], evidence);
    }
    if let Some(report) = debrief.incidents.iter().find(|report| concerns(level, debrief.seat, report.incident))
        && let Some(belief) = report.final_belief().filter(|_| !report.knew)
    {
        let id = if belief.leading != report.truth {
            "debrief-head-misled"
        } else {
            match belief.accounts[report.truth.ix()].0 {
                700.. => "debrief-head-known",
                400..700 => "debrief-head-suspected",
                ..400 => "debrief-head-unknown",
            }
        };
        return Sentence::new(id, [], [board(report)]);
    }
    if let Some(first) = debrief.blamed.first() {
        let evidence = [Evidence::Act { taken: first.taken, turn: first.turn }];
        return Sentence::new("debrief-head-blamed", [("times", number(debrief.blamed.len()))], evidence);
    }
    if let Some(pair) = debrief.pairs.first().filter(|pair| pair.peak.0 >= 4) {
        let args = [("who", Arg::Actor(pair.other)), ("rung", Arg::Number(pair.peak.0.into()))];
        return Sentence::new("debrief-head-tense", args, [rung(pair.other, pair.peak.1, pair.peak.0)]);
    }
    let suspected = debrief.incidents.iter().find(|report| suspects(level, report.incident, debrief.seat));
    match suspected {
        Some(report) => Sentence::new("debrief-head-unblamed", [], [board(report)]),
        None => Sentence::new("debrief-head-calm", [], [Evidence::Gauge(Gauge::Stability)]),
    }
}

/// The sentence under the headline: how the weightiest talks ended. What that was worth is told once, in the sentences.
pub(super) fn standfirst(debrief: &Debrief) -> Option<Sentence> {
    let talks = debrief.talks.first()?;
    let id = talks.talks;
    let name = ("talks", Arg::Talks(id));
    let turn = ("turn", Arg::Turn(talks.ending.as_ref().map_or(debrief.turn, Ending::turn)));
    Some(match &talks.ending {
        None => Sentence::new("debrief-stand-open", [name], [Evidence::Plane(id)]),
        Some(Ending::Adopted { turn: when, .. }) => Sentence::new(
            "debrief-stand-signed",
            [("parties", number(talks.signatures)), ("title", Arg::Title(id)), turn],
            [Evidence::Turn(*when)],
        ),
        Some(Ending::OutOfTime { turn: when }) => {
            Sentence::new("debrief-stand-failed", [name, turn], [Evidence::Turn(*when)])
        }
        Some(Ending::CalledOff { turn: when }) => {
            Sentence::new("debrief-stand-called-off", [name, turn], [Evidence::Turn(*when)])
        }
        Some(Ending::WalkedOut { turn: when, by }) if *by == debrief.seat => {
            Sentence::new("debrief-stand-left", [name, turn], [Evidence::Turn(*when)])
        }
        Some(Ending::WalkedOut { turn: when, by }) => {
            Sentence::new("debrief-stand-walked", [name, ("who", Arg::Actor(*by)), turn], [Evidence::Turn(*when)])
        }
    })
}

/// Candidates in reading order with their weight; the lightest fall away.
pub(super) struct Page {
    pub candidates: Vec<(u32, Sentence)>,
}

impl Page {
    pub fn add(&mut self, weight: u32, sentence: Sentence) {
        self.candidates.push((weight, sentence));
    }

    fn cut(mut self) -> Vec<Sentence> {
        while self.candidates.len() > MOST {
            let lightest = (0..self.candidates.len()).rev().min_by_key(|i| self.candidates[*i].0);
            if let Some(lightest) = lightest {
                self.candidates.remove(lightest);
            }
        }
        self.candidates.into_iter().map(|(_, sentence)| sentence).collect()
    }
}

/// What mattered most, in reading order: the text, the way to it, who did it, the ladder, promises, the world.
pub(super) fn sentences(level: &Level, debrief: &Debrief) -> Vec<Sentence> {
    candidates(level, debrief).cut()
}

/// Everything that could be said, in reading order.
pub(super) fn candidates(level: &Level, debrief: &Debrief) -> Page {
    let mut page = Page { candidates: Vec::new() };
    for (ix, _) in debrief.mandate.iter().enumerate().filter(|(_, objective)| objective.failed) {
        let ix = u16::try_from(ix).unwrap_or(u16::MAX);
        let args = [("objective", Arg::Objective(ix))];
        page.add(95, Sentence::new("debrief-mandate-failed", args, [Evidence::Objective(ix)]));
    }
    if let Some(talks) = debrief.talks.first() {
        let mut lowest = Page { candidates: Vec::new() };
        result(&mut page, debrief, talks);
        way(&mut page, debrief, talks, tell::lowest(&mut lowest, debrief, talks));
        page.candidates.append(&mut lowest.candidates);
    }
    tell::refusals(&mut page, debrief);
    tell::home(&mut page, level, debrief);
    tell::votes(&mut page, debrief);
    for talks in debrief.talks.iter().skip(1) {
        also(&mut page, talks);
    }
    let gravest = gravest_act(debrief).map(|(report, _)| report.incident);
    for report in &debrief.incidents {
        // What else was named weighs less than the gravest act.
        let first = gravest.is_none_or(|gravest| gravest == report.incident);
        attribution(&mut page, level, debrief, report, if first { 0 } else { 25 });
    }
    blame(&mut page, debrief);
    ladder(&mut page, debrief);
    promises(&mut page, debrief);
    tell::pledges(&mut page, debrief);
    tell::items(&mut page, level, debrief);
    tell::caucuses(&mut page, debrief);
    tell::mediated(&mut page, debrief);
    tell::norms(&mut page, level, debrief);
    world(&mut page, debrief);
    page
}

/// What came of the weightiest talks.
fn result(page: &mut Page, debrief: &Debrief, talks: &TalksReport) {
    let id = talks.talks;
    let other = ("other", Arg::Actor(talks.parties[talks.other].actor));
    let plane = Evidence::Plane(id);
    if talks.quality.is_some() {
        let (own, theirs) = (own_surplus(talks), talks.parties[talks.other].surplus().unwrap_or(0));
        let points = [("own", Arg::Points(own.abs())), other, ("theirs", Arg::Points(theirs.abs()))];
        let evidence = [plane.clone(), Evidence::Measure(id, Measured::Gain)];
        let sentence = match (own >= 0, theirs >= 0) {
            (true, true) => Sentence::new("debrief-gain", points, evidence),
            (true, false) => Sentence::new("debrief-gain-other-lost", points, evidence),
            (false, true) => Sentence::new("debrief-loss", points, evidence),
            (false, false) => Sentence::new("debrief-loss-both", points, evidence),
        };
        // What the home front refused is told by itself.
        if talks.parties[talks.you].part != Some(Part::Refused) {
            page.add(100, sentence);
        }
        let better = [Evidence::Better(id), Evidence::Measure(id, Measured::Dominating)];
        if talks.better.everyone {
            let fewest = talks.better.texts.iter().map(|text| text.changes.len()).min().unwrap_or(1);
            if fewest == 0 {
                let args = [("count", number(talks.better.count))];
                page.add(90, Sentence::new("debrief-better-whole", args, better));
            } else {
                let args = [("count", number(talks.better.count)), ("clauses", number(fewest))];
                page.add(90, Sentence::new("debrief-better", args, better));
            }
        } else {
            page.add(71, Sentence::new("debrief-better-none", [], better));
        }
    }
    let Some(impasse) = &talks.impasse else { return };
    let zone = Evidence::Measure(id, Measured::Zone);
    let yardstick = impasse.yardstick.as_ref();
    let best = Arg::Points(yardstick.map_or(0, |yardstick| yardstick.surpluses[talks.you]));
    if impasse.right {
        let of = [("of", number(talks.texts))];
        page.add(100, Sentence::new("debrief-impasse-right", of, [plane, zone]));
        return;
    }
    if let Some(Ending::WalkedOut { turn, by }) = talks.ending
        && by == debrief.seat
        && talks.zone > 0
    {
        let args = [("turn", Arg::Turn(turn)), ("texts", number(talks.zone))];
        page.add(98, Sentence::new("debrief-walked-out", args, [Evidence::Turn(turn), plane.clone()]));
    }
    if talks.zone > 0 {
        let args = [("texts", number(talks.zone)), ("of", number(talks.texts)), ("points", best)];
        page.add(100, Sentence::new("debrief-impasse-room", args, [plane, Evidence::Better(id)]));
    } else if let Some(yardstick) = yardstick {
        let args = [("turn", Arg::Turn(yardstick.turn)), ("points", best)];
        page.add(100, Sentence::new("debrief-impasse-closed", args, [plane, zone]));
    }
    if let Some(emptied) = impasse.emptied.filter(|emptied| emptied.own) {
        let turn = ("turn", Arg::Turn(emptied.turn));
        let no_deal = Evidence::Measure(id, Measured::NoDeal);
        let taken = emptied.cause.and_then(super::Cause::measure);
        let taken = taken.and_then(|ix| debrief.measures.iter().find(|own| usize::from(own.taken) == ix));
        let sentence = match taken {
            Some(own) => Sentence::new(
                "debrief-emptied-measure",
                [("response", Arg::Response(own.kind)), ("target", Arg::Actor(own.target)), turn],
                [Evidence::Act { taken: own.taken, turn: own.turn }, no_deal],
            ),
            None => Sentence::new("debrief-emptied-text", [turn], [Evidence::Turn(emptied.turn), no_deal]),
        };
        page.add(99, sentence);
    }
}

/// The way to it: silence, steps, moves, questions, the movement of no deal, and how much the text asks for.
fn way(page: &mut Page, debrief: &Debrief, talks: &TalksReport, ambition_told: bool) {
    let id = talks.talks;
    if let Some((turn, _)) = talks.broken.iter().find(|(_, by)| *by == debrief.seat) {
        let args = [("turn", Arg::Turn(*turn)), ("talks", Arg::Talks(id))];
        page.add(55, Sentence::new("debrief-silence-broken", args, [Evidence::Turn(*turn)]));
    }
    step(page, talks);
    let who = ("who", Arg::Actor(talks.parties[talks.other].actor));
    let other = ("other", Arg::Actor(talks.parties[talks.other].actor));
    let of = talks.moves.len();
    let count = |class: StepClass| talks.moves.iter().filter(|m| **m == class).count();
    let (bad, good) = (count(StepClass::Unfortunate), count(StepClass::Fortunate));
    let evidence = [Evidence::Concessions(id), Evidence::Measure(id, Measured::Moves)];
    if bad > 0 && 4 * bad >= of {
        let args = [("n", number(bad)), ("of", number(of)), who];
        page.add(70, Sentence::new("debrief-moves-unfortunate", args, evidence));
    } else if good > 0 && 4 * good >= of {
        let args = [("n", number(good)), ("of", number(of)), who];
        page.add(50, Sentence::new("debrief-moves-fortunate", args, evidence));
    } else if let (Some(own), Some(theirs)) = (talks.curves[0].rate, talks.curves[1].rate) {
        let args = [("own", Arg::Share(share(own))), other.clone(), ("theirs", Arg::Share(share(theirs)))];
        let evidence = [Evidence::Concessions(id), Evidence::Measure(id, Measured::Concession)];
        page.add(45, Sentence::new("debrief-rates", args, evidence));
    }
    let questions = [Evidence::Measure(id, Measured::Questions)];
    if talks.asked.is_empty() {
        page.add(35, Sentence::new("debrief-never-asked", [], questions));
    } else {
        let evaded = talks.asked.iter().filter(|q| q.said.is_none()).count();
        let honest = talks.asked.iter().filter(|q| q.said == Some(q.truly)).count();
        let args = [
            ("n", number(talks.asked.len())),
            ("true", number(honest)),
            ("false", number(talks.asked.len() - evaded - honest)),
            ("evaded", number(evaded)),
        ];
        page.add(40, Sentence::new("debrief-asked", args, questions));
    }
    let opponent = &talks.parties[talks.other];
    let moved = opponent.no_deal - opponent.no_deal_at_first;
    if moved.abs() >= 300 {
        let args = [other, ("from", Arg::Points(opponent.no_deal_at_first)), ("to", Arg::Points(opponent.no_deal))];
        page.add(42, Sentence::new("debrief-no-deal", args, [Evidence::Measure(id, Measured::NoDeal)]));
    }
    if let (from, Some(to)) = talks.ambition
        && !ambition_told
    {
        let args = [("from", Arg::Number(from.into())), ("to", Arg::Number(to.into()))];
        page.add(38, Sentence::new("debrief-ambition", args, [Evidence::Measure(id, Measured::Ambition)]));
    }
}

/// The smallest step that taught most: one that was taken and won somebody, else the cheapest that never was.
fn step(page: &mut Page, talks: &TalksReport) {
    let id = talks.talks;
    let args = |step: &super::StepReport| {
        [
            ("turn", Arg::Turn(step.turn)),
            ("who", Arg::Actor(step.by)),
            ("changes", Arg::Changes(id, step.changes.clone())),
        ]
    };
    let offer = |offer| Evidence::Offer { talks: id, offer };
    let signed = talks.quality.is_some();
    let won = talks.steps.iter().filter(|step| step.won).min_by_key(|step| (step.changes.len(), step.offer));
    let ignored = talks.steps.iter().filter(|step| step.taken.is_none()).min_by_key(|step| (step.cost, step.offer));
    let lost = talks.steps.iter().rev().find(|step| step.taken.is_some() && !step.won);
    if let Some(step) = won
        && let Some(taken) = step.taken
    {
        let [turn, who, changes] = args(step);
        let when = talks.offers.iter().find(|made| made.offer == taken).map_or(step.turn, |made| made.turn);
        let args = [turn, who, changes, ("when", Arg::Turn(when))];
        page.add(72, Sentence::new("debrief-step-won", args, [offer(step.offer), offer(taken)]));
    }
    match (ignored, lost) {
        (Some(step), _) if won.is_none() || !signed => {
            let evidence = [offer(step.offer)];
            let sentence = if step.cost <= 0 {
                Sentence::new("debrief-step-ignored-free", args(step), evidence)
            } else {
                let [turn, who, changes] = args(step);
                let cost = ("cost", Arg::Points(step.cost));
                Sentence::new("debrief-step-ignored", [turn, who, changes, cost], evidence)
            };
            page.add(if step.cost <= 0 { 82 } else { 74 }, sentence);
        }
        (None, Some(step)) if won.is_none() => {
            page.add(48, Sentence::new("debrief-step-lost", args(step), [offer(step.offer)]));
        }
        _ => {}
    }
}

/// Other tables, in a sentence each.
fn also(page: &mut Page, talks: &TalksReport) {
    let id = talks.talks;
    let (name, plane) = (("talks", Arg::Talks(id)), [Evidence::Plane(id)]);
    match &talks.ending {
        Some(Ending::Adopted { turn, .. }) => {
            let own = own_surplus(talks);
            let args = [name, ("turn", Arg::Turn(*turn)), ("own", Arg::Points(own.abs()))];
            let message = if own < 0 { "debrief-also-loss" } else { "debrief-also-signed" };
            page.add(if own < 0 { 75 } else { 52 }, Sentence::new(message, args, plane));
        }
        Some(_) if talks.impasse.as_ref().is_some_and(|impasse| impasse.right) => {
            page.add(30, Sentence::new("debrief-also-right", [name], plane));
        }
        Some(_) if talks.zone > 0 => {
            page.add(66, Sentence::new("debrief-also-missed", [name, ("texts", number(talks.zone))], plane));
        }
        _ => {}
    }
}

fn attribution(page: &mut Page, level: &Level, debrief: &Debrief, report: &IncidentReport, less: u32) {
    let concerned = concerns(level, debrief.seat, report.incident);
    let act = report.acts.iter().max_by_key(|act| (act.kind, std::cmp::Reverse(act.turn)));
    if let Some(act) = act {
        let (message, weight) = match act.judgement {
            Judgement::Sound => ("debrief-act-sound", 80),
            Judgement::Lucky => ("debrief-act-lucky", 88),
            Judgement::Unlucky => ("debrief-act-unlucky", 89),
            Judgement::Rash => ("debrief-act-rash", 92),
        };
        let args = [
            ("response", Arg::Response(act.kind)),
            ("target", Arg::Actor(act.target)),
            ("account", Arg::Account(report.incident, act.account)),
            ("incident", Arg::Incident(report.incident)),
            ("p", Arg::Share(act.confidence)),
            ("standard", Arg::Share(act.standard)),
        ];
        page.add(weight - less, Sentence::new(message, args, [act_evidence(act), board(report)]));
        if let Some(act) = report.acts.iter().find(|act| act.disputed) {
            let args = [("response", Arg::Response(act.kind)), ("incident", Arg::Incident(report.incident))];
            page.add(78 - less, Sentence::new("debrief-disputed", args, [act_evidence(act)]));
        }
    } else if concerned
        && !report.knew
        && let Some(belief) = report.final_belief()
    {
        let p = ("p", Arg::Share(belief.accounts[report.truth.ix()]));
        let account = ("account", Arg::Account(report.incident, report.truth));
        let incident = ("incident", Arg::Incident(report.incident));
        let sentence = if belief.leading == report.truth {
            Sentence::new("debrief-unnamed", [incident, account, p], [board(report)])
        } else {
            let led = ("led", Arg::Account(report.incident, belief.leading));
            Sentence::new("debrief-unnamed-misled", [incident, account, p, led], [board(report)])
        };
        page.add(65 - less, sentence);
    }
    if report.paid {
        let incident = ("incident", Arg::Incident(report.incident));
        page.add(62, Sentence::new("debrief-ransom", [incident], [board(report)]));
    }
    if let Some(planted) = report.planted.iter().find(|planted| planted.seen.is_some()).filter(|_| !report.knew) {
        // A planted card that points to the truth fools nobody.
        if planted.points_to != report.truth {
            let args =
                [("card", Arg::Card(planted.card)), ("account", Arg::Account(report.incident, planted.points_to))];
            let turn = planted.seen.unwrap_or(debrief.turn);
            let evidence = [Evidence::Board { incident: report.incident, turn }];
            let (message, weight) =
                if planted.seen_through { ("debrief-planted-through", 73) } else { ("debrief-planted-fooled", 86) };
            page.add(weight, Sentence::new(message, args, evidence));
        }
    }
    let carried = act.and_then(|act| act.carried).or(report.carried.filter(|_| concerned && !report.knew));
    if let Some(carried) = carried.filter(|carried| carried.with.0 >= carried.without.0 + 100) {
        let args = [
            ("card", Arg::Card(carried.card)),
            ("p", Arg::Share(carried.with)),
            ("without", Arg::Share(carried.without)),
        ];
        let turn = act.map_or(debrief.turn, |act| act.turn);
        let evidence = [Evidence::Board { incident: report.incident, turn }];
        page.add(44 - less, Sentence::new("debrief-carried", args, evidence));
    }
}

/// Others who put the reader's name before the world.
fn blame(page: &mut Page, debrief: &Debrief) {
    if let Some(first) = debrief.blamed.first() {
        let args = [("times", number(debrief.blamed.len())), ("who", Arg::Actor(first.by))];
        let evidence = [Evidence::Act { taken: first.taken, turn: first.turn }];
        page.add(68, Sentence::new("debrief-blamed", args, evidence));
    }
}

fn ladder(page: &mut Page, debrief: &Debrief) {
    let misread = debrief
        .pairs
        .iter()
        .flat_map(|pair| pair.misreadings.iter().map(move |misreading| (pair, misreading)))
        .max_by_key(|(_, m)| ((m.read - m.meant).abs(), m.climbed, std::cmp::Reverse(m.turn)));
    if let Some((pair, misreading)) = misread.filter(|(_, m)| (m.read - m.meant).abs() >= 2) {
        let own = misreading.by == debrief.seat;
        let message = if own { "debrief-misread" } else { "debrief-misread-by-you" };
        let way = if misreading.read > misreading.meant { "harsher" } else { "milder" };
        let args = [
            ("who", Arg::Actor(pair.other)),
            ("response", Arg::Response(misreading.kind)),
            ("way", Arg::Key(way)),
            ("channel", Arg::Channel(misreading.channel)),
        ];
        let at = rung(pair.other, misreading.turn, rung_at(pair, misreading.turn));
        page.add(if misreading.climbed.is_some() { 78 } else { 62 }, Sentence::new(message, args, [at]));
    }
    let Some(pair) = debrief.pairs.first() else { return };
    let (peak, when) = pair.peak;
    let end = pair.rungs.last().map_or(0, |(_, rung)| *rung);
    let start = pair.rungs.first().map_or(0, |(_, rung)| *rung);
    if pair.off_ramps.0 > 0 && end < peak {
        let args = [
            ("n", Arg::Number(pair.off_ramps.0.into())),
            ("who", Arg::Actor(pair.other)),
            ("end", Arg::Number(end.into())),
        ];
        page.add(56, Sentence::new("debrief-off-ramps", args, [rung(pair.other, debrief.turn, end)]));
    } else if peak > start || peak >= 2 {
        let args = [
            ("who", Arg::Actor(pair.other)),
            ("rung", Arg::Number(peak.into())),
            ("turn", Arg::Turn(when)),
            ("end", Arg::Number(end.into())),
        ];
        let weight = if peak >= 4 { 77 } else { 46 };
        page.add(weight, Sentence::new("debrief-peak", args, [rung(pair.other, when, peak)]));
    }
}

fn promises(page: &mut Page, debrief: &Debrief) {
    for report in &debrief.packages {
        let gives = report.giver == debrief.seat;
        let package = ("package", Arg::Package(report.package));
        let who = ("who", if gives { Arg::Actors(report.recipients.clone()) } else { Arg::Actor(report.giver) });
        let carried = ("carried", Arg::Key(if report.carried { "yes" } else { "no" }));
        let evidence = [Evidence::Package(report.package)];
        let promised = report.promised_in.is_some();
        let sentence = match (gives, report.kept) {
            (true, Kept::Delivered { turn }) if promised => {
                Sentence::new("debrief-promise-kept", [package, who, ("turn", Arg::Turn(turn)), carried], evidence)
            }
            (true, Kept::UnderWay) if promised => {
                Sentence::new("debrief-promise-open", [package, who, carried], evidence)
            }
            (true, Kept::Broken { turn }) => {
                Sentence::new("debrief-promise-broken", [package, who, ("turn", Arg::Turn(turn))], evidence)
            }
            (true, Kept::Withheld { turn }) => {
                Sentence::new("debrief-promise-withheld", [package, who, ("turn", Arg::Turn(turn))], evidence)
            }
            (false, Kept::Withheld { turn }) => {
                Sentence::new("debrief-received-withheld", [package, who, ("turn", Arg::Turn(turn))], evidence)
            }
            (true, _) => Sentence::new("debrief-given", [package, who], evidence),
            (false, Kept::Delivered { turn }) => {
                Sentence::new("debrief-received", [package, who, ("turn", Arg::Turn(turn))], evidence)
            }
            (false, _) => Sentence::new("debrief-received-not", [package, who], evidence),
        };
        let weight = match report.kept {
            Kept::Broken { .. } | Kept::Withheld { .. } => 84,
            _ if report.carried => 76,
            _ => 64,
        };
        page.add(weight, sentence);
    }
    // Where votes were cast, what help did is told apart from what it bought.
    for aid in debrief.aid.iter().filter(|aid| aid.votes != (0, 0)) {
        let gives = aid.giver == debrief.seat;
        let who = ("who", Arg::Actor(if gives { aid.recipient } else { aid.giver }));
        let value = ("value", Arg::Number(aid.value.into()));
        let votes = ("votes", Arg::Number(aid.votes.0.into()));
        let against = ("against", Arg::Number(aid.votes.1.into()));
        let (spent, dependence) = (Arg::Number(aid.spent.into()), Arg::Number(aid.dependence.into()));
        let evidence = [Evidence::Package(aid.first)];
        let sentence = if gives {
            Sentence::new("debrief-aid-given", [who, value, ("spent", spent), votes, against], evidence)
        } else {
            Sentence::new("debrief-aid-received", [who, value, votes, against, ("dependence", dependence)], evidence)
        };
        page.add(70, sentence);
    }
    for report in debrief.coalitions.iter().filter(|report| report.member) {
        let coalition = ("coalition", Arg::Coalition(report.coalition));
        let members = ("members", Arg::Number(report.members.1.into()));
        let evidence = [Evidence::Coalition(report.coalition)];
        let sentence = match report.won {
            Some((won, of)) => {
                let counts = [("won", Arg::Number(won.into())), ("of", Arg::Number(of.into()))];
                let [won, of] = counts;
                Sentence::new("debrief-coalition-won", [coalition, members, won, of], evidence)
            }
            None => Sentence::new("debrief-coalition-lost", [coalition, members], evidence),
        };
        page.add(if report.leads { 53 } else { 34 }, sentence);
    }
}

/// The gauge that moved most.
fn world(page: &mut Page, debrief: &Debrief) {
    let moved = |gauge: &Gauge| {
        let (start, end) = debrief.gauges[gauge.ix()];
        end - start
    };
    let most = Gauge::ALL.into_iter().rev().max_by_key(|gauge| moved(gauge).abs());
    if let Some(gauge) = most.filter(|gauge| moved(gauge) != 0) {
        let (from, to) = debrief.gauges[gauge.ix()];
        let args = [("gauge", Arg::Gauge(gauge)), ("from", Arg::Number(from.into())), ("to", Arg::Number(to.into()))];
        let message = if to > from { "debrief-gauge-up" } else { "debrief-gauge-down" };
        page.add(32, Sentence::new(message, args, [Evidence::Gauge(gauge)]));
    }
}

/// What the text is worth to the reader beyond no deal.
fn own_surplus(talks: &TalksReport) -> i64 {
    talks.parties[talks.you].surplus().unwrap_or(0)
}

/// The measure of the reader that accused most gravely; the first of equals.
fn gravest_act(debrief: &Debrief) -> Option<(&IncidentReport, &Act)> {
    let acts = debrief.incidents.iter().flat_map(|report| report.acts.iter().map(move |act| (report, act)));
    acts.max_by_key(|(_, act)| (act.kind, std::cmp::Reverse(act.taken)))
}

/// Whether who did it is this seat's business: as a victim, or by its mandate.
fn concerns(level: &Level, seat: ActorId, incident: IncidentId) -> bool {
    let asked = level.actor(seat).mandate.objectives.iter().any(
        |objective| matches!(objective.measure, Measure::Certainty(i) | Measure::RightlyBlamed(i) if i == incident),
    );
    asked || level.incident(incident).victims.contains(&seat)
}

fn suspects(level: &Level, incident: IncidentId, seat: ActorId) -> bool {
    level.incident(incident).suspects.iter().any(|suspect| suspect.answers == Some(seat))
}

fn rung_at(pair: &super::PairReport, turn: u16) -> u8 {
    pair.rungs.iter().take_while(|(t, _)| *t <= turn).last().map_or(0, |(_, rung)| *rung)
}

fn act_evidence(act: &Act) -> Evidence {
    Evidence::Act { taken: act.taken, turn: act.turn }
}

fn board(report: &IncidentReport) -> Evidence {
    let turn = report.final_belief().map_or(0, |belief| belief.turn);
    Evidence::Board { incident: report.incident, turn }
}

const fn rung(other: ActorId, turn: u16, rung: u8) -> Evidence {
    Evidence::Rung { other, turn, rung }
}

pub(super) fn number(n: impl TryInto<i64>) -> Arg {
    Arg::Number(n.try_into().unwrap_or(i64::MAX))
}

/// A share of 0 to 1 for telling; what lies outside is told as its end.
fn share(share: f64) -> Permille {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 1000")]
    let permille = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    Permille(permille)
}
