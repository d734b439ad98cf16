//! Home fronts, votes, words given and norms as rows of the page, each with the evidence that it is.

use super::Row;
use super::teller::{Teller, capital};
use crate::base::{ForumId, TextId};
use crate::debrief::{
    Arg, CarriedReport, DraftReport, Evidence, NormReport, Part, PledgeReport, PromiseReport, RefusalReport,
    TalksReport, VoteReport, Voter,
};
use crate::level::Level;
use crate::negotiation::votes::Ballot;
use crate::rules::Fate;
use crate::rules::conduct::{Breach, Kept, Promised};

/// All rows, in the order of the page. A level without such things has none.
pub(super) fn rows(teller: &Teller) -> Vec<(Evidence, Row)> {
    let debrief = teller.debrief;
    let mut rows = Vec::new();
    for talks in debrief.talks.iter().filter(|talks| talks.weighed && talks.quality.is_some()) {
        rows.push((Evidence::Kept(talks.talks), kept(teller, talks)));
    }
    for refusal in &debrief.refusals {
        let evidence = Evidence::Refusal { talks: refusal.talks, party: refusal.party };
        rows.push((evidence, self::refusal(teller, refusal)));
    }
    for draft in &debrief.drafts {
        if draft.votes.is_empty() {
            let evidence = Evidence::Draft { forum: draft.forum, motion: draft.motion };
            rows.push((evidence, unvoted(teller, draft)));
        }
        for vote in &draft.votes {
            rows.push((Evidence::Vote { forum: draft.forum, at: vote.at }, self::vote(teller, draft, vote)));
        }
    }
    for report in &debrief.coalitions {
        for pledge in &report.pledges {
            let evidence = Evidence::Pledge { coalition: report.coalition, by: pledge.by };
            rows.push((evidence, self::pledge(teller, Arg::Coalition(report.coalition), pledge)));
        }
    }
    for report in &debrief.norms {
        rows.push((Evidence::Norm(report.norm), norm(teller, report)));
    }
    for (at, report) in (0..).zip(&debrief.promises) {
        rows.extend(promise(teller, report).map(|row| (Evidence::Promise(at), row)));
    }
    for (at, breach) in (0..).zip(&debrief.breaches) {
        rows.push((Evidence::Breach(at), self::breach(teller, teller.level, breach)));
    }
    rows
}

fn row(name: &str, value: String, why: &[String]) -> Row {
    let why = why.iter().map(|sentence| capital(sentence)).collect::<Vec<_>>().join(" ");
    Row { name: capital(name), value, why, measured: None }
}

fn count(n: usize) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// What the parties to a text kept, who stays out of what, and whom it does not bind.
fn kept(teller: &Teller, talks: &TalksReport) -> Row {
    let name = teller.with("debrief-kept-row", [("title", Arg::Title(talks.talks))]);
    let bound: Vec<_> = talks.parties.iter().filter(|party| party.part == Some(Part::Bound)).collect();
    let mean = match talks.mean_kept() {
        Some(mean) => teller.with("debrief-kept", [("kept", Arg::Number(mean.into())), ("n", count(bound.len()))]),
        None => teller.get("debrief-kept-nobody"),
    };
    let mut why = vec![teller.get("debrief-kept-why")];
    if let Some(own) = talks.parties[talks.you].kept {
        why.push(teller.with("debrief-kept-own", [("kept", Arg::Number(own.into()))]));
    }
    let spec = teller.level.talks(talks.talks);
    for party in &talks.parties {
        let clauses = party.reserved.iter().filter_map(|issue| spec.issues.get(usize::from(*issue)));
        let clauses: Vec<String> = clauses.map(|issue| issue.name.clone()).collect();
        if !clauses.is_empty() {
            let clauses = Arg::Name(teller.list(&clauses));
            why.push(teller.with("debrief-kept-reserved", [("who", Arg::Actor(party.actor)), ("clauses", clauses)]));
        }
    }
    row(&name, mean, &why)
}

fn refusal(teller: &Teller, refusal: &RefusalReport) -> Row {
    let title = ("title", Arg::Title(refusal.talks));
    let name = teller.with("debrief-refusal-row", [("who", Arg::Actor(refusal.party)), title]);
    let ratifier = ("ratifier", Arg::Ratifier(refusal.party, refusal.ratifier));
    let value = teller.with("debrief-refusal", [ratifier, ("turn", Arg::Turn(refusal.turn))]);
    let likely = [
        ("chance", Arg::Share(refusal.chance)),
        ("prepared", Arg::Number(refusal.prepared.into())),
        ("eased", Arg::Share(refusal.eased)),
    ];
    let bound = teller.with("debrief-refusal-bound", [("n", Arg::Number(refusal.bound.into()))]);
    row(&name, capital(&value), &[teller.with("debrief-refusal-likely", likely), bound])
}

fn way(teller: &Teller, draft: &DraftReport) -> Vec<String> {
    let mut why = vec![teller.with("debrief-draft-by", [("who", Arg::Actors(draft.sponsors.clone()))])];
    if draft.moved > 0 {
        let counts = [("moved", Arg::Number(draft.moved.into())), ("n", count(draft.amended.len()))];
        why.push(teller.with("debrief-draft-moved", counts));
    }
    for amended in &draft.amended {
        let changes = Arg::Changes(draft.talks, vec![amended.change]);
        why.push(teller.with("debrief-draft-amended", [("who", Arg::Actor(amended.by)), ("changes", changes)]));
    }
    if !draft.struck.is_empty() {
        why.push(teller.with("debrief-draft-struck", [("n", count(draft.struck.len()))]));
    }
    if draft.strength.0 != draft.strength.1 {
        let (from, to) = draft.strength;
        let args = [("from", Arg::Number(from.into())), ("to", Arg::Number(to.into()))];
        why.push(teller.with("debrief-draft-strength", args));
    }
    why
}

fn unvoted(teller: &Teller, draft: &DraftReport) -> Row {
    let args = [("title", Arg::Title(draft.talks)), ("turn", Arg::Turn(draft.turn))];
    let value = teller.get(match draft.fate {
        Fate::Withdrawn => "debrief-draft-withdrawn",
        _ => "debrief-draft-lapsed",
    });
    row(&teller.with("debrief-draft-row", args), value, &way(teller, draft))
}

fn vote(teller: &Teller, draft: &DraftReport, vote: &VoteReport) -> Row {
    let stage = teller.level.forum(draft.forum).stages.get(usize::from(vote.stage));
    let name = [
        ("title", Arg::Title(draft.talks)),
        ("stage", Arg::Name(stage.map(|stage| stage.name.clone()).unwrap_or_default())),
        ("turn", Arg::Turn(vote.turn)),
    ];
    let tally = vote.tally;
    let votes = |n: u64| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let value = [
        ("passed", Arg::Key(if vote.passed { "yes" } else { "no" })),
        ("yes", votes(tally.yes)),
        ("no", votes(tally.no)),
        ("abstain", votes(tally.abstain)),
        ("absent", votes(tally.absent)),
    ];
    let mut why = way(teller, draft);
    if let Some(spare) = vote.spare {
        let args = [("abstain", count(spare.abstain.most)), ("switch", count(spare.switch.most))];
        why.push(teller.with("debrief-vote-spare", args));
    }
    why.extend(missing(teller, draft.forum, vote));
    for (coalition, who) in &vote.strayed {
        let args = [("who", Arg::Actor(*who)), ("coalition", Arg::Coalition(*coalition))];
        why.push(teller.with("debrief-vote-strayed", args));
    }
    row(&teller.with("debrief-vote-row", name), teller.with("debrief-vote", value), &why)
}

/// The cheapest votes that were missing.
fn missing(teller: &Teller, forum: ForumId, vote: &VoteReport) -> Vec<String> {
    let mut why = Vec::new();
    if let Some(moves) = &vote.missing {
        let each: Vec<String> = moves
            .iter()
            .map(|moved| {
                let to = Arg::Key(if moved.to == Ballot::Yes { "yes" } else { "abstain" });
                let n = ("n", Arg::Number(moved.votes.into()));
                match moved.who {
                    Voter::Actor(_) => {
                        teller.with("debrief-moved", [("who", Arg::Voter(forum, moved.who)), ("to", to)])
                    }
                    Voter::Bloc(_) => {
                        teller.with("debrief-moved-bloc", [("who", Arg::Voter(forum, moved.who)), n, ("to", to)])
                    }
                }
            })
            .collect();
        why.push(teller.with("debrief-vote-missing", [("moves", Arg::Name(teller.list(&each)))]));
    } else if !vote.passed {
        why.push(teller.get("debrief-vote-nobody"));
    }
    if let Some(courting) = vote.courting {
        let args = [
            ("price", Arg::Price(forum, courting.bloc, courting.price)),
            ("who", Arg::Voter(forum, Voter::Bloc(courting.bloc))),
        ];
        why.push(teller.with("debrief-vote-courting", args));
    }
    why
}

fn pledge(teller: &Teller, coalition: Arg, pledge: &PledgeReport) -> Row {
    let name = teller.with("debrief-pledge-row", [("who", Arg::Actor(pledge.by)), ("coalition", coalition)]);
    let value = match pledge.judged {
        Some((turn, true)) => teller.with("debrief-pledge-was-kept", [("turn", Arg::Turn(turn))]),
        Some((turn, false)) => teller.with("debrief-pledge-was-broken", [("turn", Arg::Turn(turn))]),
        None => teller.get("debrief-pledge-open"),
    };
    let public = Arg::Key(if pledge.public { "yes" } else { "no" });
    row(&name, value, &[teller.with("debrief-pledge-why", [("public", public), ("turn", Arg::Turn(pledge.given))])])
}

fn norm(teller: &Teller, report: &NormReport) -> Row {
    let name = teller.with("debrief-norm-row", [("norm", Arg::Norm(report.norm))]);
    let (from, to) = report.support;
    let value = teller.with("debrief-norm", [("from", Arg::Share(from)), ("to", Arg::Share(to))]);
    let carried = |crystallised: &str, by: &CarriedReport| {
        let args = [("turn", Arg::Turn(by.turn)), ("support", Arg::Share(by.support))];
        teller.with(crystallised, args)
    };
    let mut why = Vec::new();
    match &report.crystallised {
        Some(by) => {
            why.push(carried("debrief-norm-crystallised", by));
            why.extend(carriers(teller, by));
        }
        None => why.push(teller.get("debrief-norm-not-crystallised")),
    }
    if let Some(by) = &report.codified {
        why.push(
            teller.with(
                "debrief-norm-codified",
                [("turn", Arg::Turn(by.turn)), ("titles", Arg::Name(titles(teller, by)))],
            ),
        );
    }
    row(&name, value, &why)
}

fn carriers(teller: &Teller, by: &CarriedReport) -> Vec<String> {
    let mut why = Vec::new();
    if !by.texts.is_empty() {
        why.push(teller.with("debrief-norm-texts", [("titles", Arg::Name(titles(teller, by)))]));
    }
    if !by.pledged.is_empty() {
        why.push(teller.with("debrief-norm-pledged", [("who", Arg::Actors(by.pledged.clone()))]));
    }
    why
}

fn titles(teller: &Teller, by: &CarriedReport) -> String {
    let texts = by.texts.iter().filter_map(|text| teller.debrief.texts.get(text.ix()));
    let titles = texts.map(|talks| teller.with("debrief-title", [("title", Arg::Title(*talks))]));
    teller.list(&titles.collect::<Vec<_>>())
}

fn promise(teller: &Teller, report: &PromiseReport) -> Option<Row> {
    let PromiseReport { promise, truly } = report;
    let turn = ("turn", Arg::Turn(promise.turn));
    let (norm, why) = match promise.what {
        Promised::Pledge { norm, level } => {
            (norm, teller.with("debrief-word-pledged", [("level", Arg::Number(level.into())), turn]))
        }
        Promised::Clause { norm, .. } => (norm, teller.with("debrief-word-signed", [turn])),
        Promised::Item { text, issue } => return item(teller, report, (text, issue)),
        // Packages have rows of their own.
        Promised::Package { .. } => return None,
    };
    let name = teller.with("debrief-promise-row", [("who", Arg::Actor(promise.by)), ("norm", Arg::Norm(norm))]);
    Some(row(&name, became(teller, *truly, promise.kept), &[why]))
}

/// A vote or restraint that a text promised.
fn item(teller: &Teller, report: &PromiseReport, (text, issue): (TextId, u8)) -> Option<Row> {
    let PromiseReport { promise, truly } = report;
    let talks = *teller.debrief.texts.get(text.ix())?;
    let item = teller.level.talks(talks).issues.get(usize::from(issue))?.name.clone();
    let name = [("who", Arg::Actor(promise.by)), ("item", Arg::Name(item))];
    let why = teller.with("debrief-item-why", [("title", Arg::Title(talks)), ("turn", Arg::Turn(promise.turn))]);
    Some(row(&teller.with("debrief-item-row", name), became(teller, *truly, promise.kept), &[why]))
}

/// What became of a promise.
fn became(teller: &Teller, truly: Kept, known: Kept) -> String {
    teller.get(match (truly, known) {
        (Kept::Broken, Kept::Broken) => "debrief-word-was-broken",
        (Kept::Broken, _) => "debrief-word-was-broken-unseen",
        (Kept::Withdrawn, _) => "debrief-word-was-withdrawn",
        (Kept::Reported, _) => "debrief-word-was-reported",
        (Kept::Open | Kept::Delivered | Kept::Honoured, _) => "debrief-word-was-kept",
    })
}

fn breach(teller: &Teller, level: &Level, breach: &Breach) -> Row {
    let name = teller.with("debrief-breach-row", [("operation", Arg::Operation(breach.operation))]);
    let value = [("who", Arg::Actor(breach.by)), ("norm", Arg::Norm(breach.norm)), ("turn", Arg::Turn(breach.turn))];
    let seen = match breach.seen {
        Some(seen) => teller.with("debrief-breach-was-seen", [("turn", Arg::Turn(seen))]),
        None => teller.get("debrief-breach-never-seen"),
    };
    let word = teller.with(
        "debrief-breach-why",
        [
            ("promised", Arg::Key(if breach.promised { "yes" } else { "no" })),
            ("weight", Arg::Number(breach.weight.into())),
        ],
    );
    let line = level.operation(breach.operation).line.clone();
    let line = teller.with("debrief-breach-line", [("line", Arg::Name(line))]);
    row(&name, capital(&teller.with("debrief-breach", value)), &[line, seen, word])
}
