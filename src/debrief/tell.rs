//! Sentences on home fronts, votes, words given, norms and the lowest common denominator; each only where there is something
//! to tell.

use super::say::{Page, number};
use super::sentence::{Arg, Evidence, Measured, Sentence};
use super::{Debrief, DraftReport, PromiseReport, RefusalReport, TalksReport, VoteReport};
use crate::base::{ActorId, Permille};
use crate::level::{Gauge, Level, Measure};
use crate::rules::conduct::{Breach, Kept, Promised};
use crate::rules::mandate::{MandateChange, eased};

/// A text whose clauses have less strength than this, of 100, asks little.
const LITTLE: i32 = 40;

/// Whose home front refused what it had signed: the reader's, and the last of the others'.
pub(super) fn refusals(page: &mut Page, debrief: &Debrief) {
    let told = |refusal: &RefusalReport| {
        let evidence = [Evidence::Refusal { talks: refusal.talks, party: refusal.party }, Evidence::Turn(refusal.turn)];
        let args = [
            ("ratifier", Arg::Ratifier(refusal.party, refusal.ratifier)),
            ("title", Arg::Title(refusal.talks)),
            ("turn", Arg::Turn(refusal.turn)),
            ("chance", Arg::Share(refusal.chance)),
            ("prepared", Arg::Number(refusal.prepared.into())),
            ("eased", Arg::Share(refusal.eased)),
        ];
        (args, evidence)
    };
    let (own, others): (Vec<_>, Vec<_>) = debrief.refusals.iter().partition(|refusal| refusal.party == debrief.seat);
    if let Some(own) = own.first() {
        let (args, evidence) = told(own);
        page.add(101, Sentence::new("debrief-refused-own", args, evidence));
    }
    if let Some(other) = others.last() {
        let ([ratifier, title, turn, chance, prepared, eased], evidence) = told(other);
        let args = [("who", Arg::Actor(other.party)), ratifier, title, turn, chance, prepared, eased];
        page.add(79, Sentence::new("debrief-refused", args, evidence));
    }
}

/// Who at home called the reader to account, and what its capital changed in its mandate.
pub(super) fn home(page: &mut Page, level: &Level, debrief: &Debrief) {
    if let Some(call) = debrief.called.iter().min_by_key(|call| (call.support, call.turn)) {
        let args = [
            ("ratifier", Arg::Ratifier(call.party, call.ratifier)),
            ("turn", Arg::Turn(call.turn)),
            ("n", number(debrief.called.len())),
            ("support", Arg::Number(call.support.into())),
        ];
        page.add(78, Sentence::new("debrief-called-to-account", args, [Evidence::Turn(call.turn)]));
    }
    let written = &level.actor(debrief.seat).mandate.objectives;
    let changed = (0u8..).zip(&debrief.mandate).filter_map(|(n, reached)| Some((n, reached, reached.revised?)));
    // A shift is told of what was made lighter.
    let mut changed = changed.filter(|(n, _, revision)| revision.objective == *n);
    let Some((n, reached, revision)) = changed.next() else { return };
    let Some(was) = written.get(usize::from(n)) else { return };
    let evidence = [Evidence::Objective(n.into()), Evidence::Turn(revision.turn)];
    let (objective, turn) = (("objective", Arg::Objective(n.into())), ("turn", Arg::Turn(revision.turn)));
    let sentence = match revision.change {
        MandateChange::Ease => {
            let Some(eased) = eased(was) else { return };
            let args = [
                objective,
                turn,
                ("was", value_of(&was.measure, was.target)),
                ("became", value_of(&was.measure, eased.target)),
                ("met", Arg::Key(if reached.worth == 10_000 { "yes" } else { "no" })),
            ];
            Sentence::new("debrief-mandate-eased", args, evidence)
        }
        MandateChange::Shift { to } => {
            let args = [objective, ("to", Arg::Objective(to.into())), turn];
            Sentence::new("debrief-mandate-shifted", args, evidence)
        }
    };
    page.add(66, sentence);
}

/// A value of a measure in the unit in which people think of it.
fn value_of(measure: &Measure, value: i32) -> Arg {
    match measure {
        Measure::TextValue(_) => Arg::Points(value.into()),
        Measure::Certainty(_) | Measure::Support(_) => {
            Arg::Share(Permille(u16::try_from(value.clamp(0, 1000)).unwrap_or(0)))
        }
        _ => Arg::Number(value.into()),
    }
}

/// The vote that mattered most to the reader, and what happened on the way to it.
pub(super) fn votes(page: &mut Page, debrief: &Debrief) {
    let rank = |draft: &DraftReport| {
        let own = draft.by == debrief.seat;
        let weight = debrief.talks.iter().rev().position(|talks| talks.talks == draft.talks);
        (own, weight, draft.motion)
    };
    let voted = debrief.drafts.iter().filter_map(|draft| Some((draft, draft.votes.last()?)));
    let Some((draft, vote)) = voted.max_by_key(|(draft, _)| rank(draft)) else { return };
    let evidence = || [Evidence::Vote { forum: draft.forum, at: vote.at }, Evidence::Turn(vote.turn)];
    let title = || ("title", Arg::Title(draft.talks));
    page.add(83, result(draft, vote));
    if let Some((coalition, who)) = vote.strayed.iter().find(|(_, who)| *who == debrief.seat).or(vote.strayed.first()) {
        let args = [("coalition", Arg::Coalition(*coalition)), title()];
        let sentence = if *who == debrief.seat {
            Sentence::new("debrief-strayed-own", args, evidence())
        } else {
            let [coalition, title] = args;
            Sentence::new("debrief-strayed", [("who", Arg::Actor(*who)), coalition, title], evidence())
        };
        page.add(67, sentence);
    } else if let Some(first) = draft.amended.first() {
        let args = [
            ("who", Arg::Actor(first.by)),
            title(),
            ("changes", Arg::Changes(draft.talks, draft.amended.iter().map(|amended| amended.change).collect())),
            ("from", Arg::Number(draft.strength.0.into())),
            ("to", Arg::Number(draft.strength.1.into())),
        ];
        page.add(67, Sentence::new("debrief-amended", args, evidence()));
    }
}

fn result(draft: &DraftReport, vote: &VoteReport) -> Sentence {
    let evidence = [Evidence::Vote { forum: draft.forum, at: vote.at }, Evidence::Turn(vote.turn)];
    let [who, title, turn, yes, no, abstain] = [
        ("who", Arg::Actor(draft.by)),
        ("title", Arg::Title(draft.talks)),
        ("turn", Arg::Turn(vote.turn)),
        ("yes", number(vote.tally.yes)),
        ("no", number(vote.tally.no)),
        ("abstain", number(vote.tally.abstain)),
    ];
    if let Some(spare) = vote.spare {
        let spare = [("spare", number(spare.abstain.most)), ("switch", number(spare.switch.most))];
        let [spare, switch] = spare;
        return Sentence::new("debrief-vote-passed", [who, title, turn, yes, no, abstain, spare, switch], evidence);
    }
    match &vote.missing {
        Some(moves) => {
            let votes = moves.iter().map(|moved| u64::from(moved.votes)).sum::<u64>();
            let last = moves.first().map_or(Arg::Key(""), |moved| Arg::Voter(draft.forum, moved.who));
            let args = [who, title, turn, yes, no, abstain, ("votes", number(votes)), ("voter", last)];
            Sentence::new("debrief-vote-failed", args, evidence)
        }
        None => Sentence::new("debrief-vote-hopeless", [who, title, turn, yes, no, abstain], evidence),
    }
}

/// Words given to the reader's coalitions.
pub(super) fn pledges(page: &mut Page, debrief: &Debrief) {
    let all = debrief.coalitions.iter().flat_map(|report| report.pledges.iter().map(move |pledge| (report, pledge)));
    let judged = all.filter_map(|(report, pledge)| Some((report, pledge, pledge.judged?)));
    // The reader's own before others', a broken word before a kept one.
    let first = judged.min_by_key(|(_, pledge, (turn, kept))| (pledge.by != debrief.seat, *kept, *turn));
    let Some((report, pledge, (turn, kept))) = first else { return };
    let own = pledge.by == debrief.seat;
    if !own && kept {
        return;
    }
    let coalition = ("coalition", Arg::Coalition(report.coalition));
    let turn_of = ("turn", Arg::Turn(turn));
    let evidence = [Evidence::Pledge { coalition: report.coalition, by: pledge.by }, Evidence::Turn(turn)];
    let sentence = match (own, kept) {
        (true, true) => Sentence::new("debrief-pledge-kept", [coalition, turn_of], evidence),
        (true, false) => Sentence::new("debrief-pledge-broken", [coalition, turn_of], evidence),
        (false, _) => {
            let args = [("who", Arg::Actor(pledge.by)), coalition, turn_of];
            Sentence::new("debrief-pledge-broken-by", args, evidence)
        }
    };
    page.add(if own && !kept { 87 } else { 59 }, sentence);
}

/// Votes and restraint that texts promised: what the reader kept or broke, else who broke its word.
pub(super) fn items(page: &mut Page, level: &Level, debrief: &Debrief) {
    let judged = debrief.promises.iter().enumerate().filter_map(|(at, report)| {
        let Promised::Item { text, issue } = report.promise.what else { return None };
        let kept = match report.truly {
            Kept::Honoured => true,
            Kept::Broken => false,
            _ => return None,
        };
        let talks = *debrief.texts.get(text.ix())?;
        let item = level.talks(talks).issues.get(usize::from(issue))?.name.clone();
        Some((at, report.promise.by, kept, talks, item))
    });
    let first = judged.min_by_key(|(at, by, kept, ..)| (*by != debrief.seat, *kept, *at));
    let Some((at, by, kept, talks, item)) = first else { return };
    let own = by == debrief.seat;
    let evidence = [Evidence::Promise(u16::try_from(at).unwrap_or(u16::MAX))];
    let args = [("title", Arg::Title(talks)), ("item", Arg::Name(item))];
    let sentence = match (own, kept) {
        (true, true) => Sentence::new("debrief-item-kept", args, evidence),
        (true, false) => Sentence::new("debrief-item-broken", args, evidence),
        (false, _) => {
            let [title, item] = args;
            Sentence::new("debrief-item-broken-by", [("who", Arg::Actor(by)), title, item], evidence)
        }
    };
    page.add(if own && !kept { 87 } else { 60 }, sentence);
}

/// What was agreed in caucus and refused in the open: by the reader, else by another.
pub(super) fn caucuses(page: &mut Page, debrief: &Debrief) {
    let Some(report) = debrief.caucuses.iter().min_by_key(|report| report.by != debrief.seat) else { return };
    let (talks, turn) = (("talks", Arg::Talks(report.talks)), ("turn", Arg::Turn(report.turn)));
    let evidence = [Evidence::Turn(report.turn)];
    let sentence = if report.by == debrief.seat {
        Sentence::new("debrief-caucus-broken", [talks, turn], evidence)
    } else {
        Sentence::new("debrief-caucus-broken-by", [("who", Arg::Actor(report.by)), talks, turn], evidence)
    };
    page.add(if report.by == debrief.seat { 74 } else { 57 }, sentence);
}

/// A text that whoever mediated proposed: the reader, else another.
pub(super) fn mediated(page: &mut Page, debrief: &Debrief) {
    let Some(report) = debrief.mediated.iter().min_by_key(|report| report.by != debrief.seat) else { return };
    let talks = ("talks", Arg::Talks(report.talks));
    let evidence = [Evidence::Turn(report.turn)];
    let (weight, sentence) = if report.by == debrief.seat {
        (76, Sentence::new("debrief-mediated-own", [talks], evidence))
    } else {
        (58, Sentence::new("debrief-mediated", [("who", Arg::Actor(report.by)), talks], evidence))
    };
    page.add(weight, sentence);
}

/// Whether a promise is about a norm.
fn is_of_norms(report: &PromiseReport) -> bool {
    matches!(report.promise.what, Promised::Pledge { .. } | Promised::Clause { .. })
}

/// Norms that came to hold, what was done against them, and the reader's own word.
pub(super) fn norms(page: &mut Page, level: &Level, debrief: &Debrief) {
    let crystallised = debrief.norms.iter().filter_map(|report| Some((report.norm, report.crystallised.as_ref()?)));
    if let Some((norm, carried)) = crystallised.min_by_key(|(_, carried)| carried.turn) {
        let args = [
            ("norm", Arg::Norm(norm)),
            ("turn", Arg::Turn(carried.turn)),
            ("support", Arg::Share(carried.support)),
            ("texts", number(carried.texts.len())),
            ("pledges", number(carried.pledged.len())),
        ];
        page.add(69, Sentence::new("debrief-crystallised", args, [Evidence::Norm(norm), Evidence::Turn(carried.turn)]));
    }
    let codified = debrief.norms.iter().filter_map(|report| Some((report.norm, report.codified.as_ref()?)));
    let codified = codified.filter_map(|(norm, carried)| Some((norm, carried.turn, *carried.texts.first()?)));
    if let Some((norm, turn, _)) = codified.min_by_key(|(_, turn, _)| *turn) {
        let args = [("norm", Arg::Norm(norm)), ("turn", Arg::Turn(turn))];
        page.add(61, Sentence::new("debrief-codified", args, [Evidence::Norm(norm), Evidence::Turn(turn)]));
    }
    let of = |who: fn(ActorId, ActorId) -> bool| {
        let breaches = debrief.breaches.iter().enumerate().filter(move |(_, breach)| who(breach.by, debrief.seat));
        // Of what one operation broke, the gravest; what nobody saw before what all know.
        breaches
            .max_by_key(|(at, breach)| (breach.promised, breach.seen.is_none(), breach.weight, std::cmp::Reverse(*at)))
    };
    if let Some((at, breach)) = of(|by, seat| by == seat) {
        page.add(if breach.promised { 91 } else { 72 }, own_breach(level, at, breach));
    } else {
        let own = debrief.promises.iter().enumerate().filter(|(_, p)| p.promise.by == debrief.seat && is_of_norms(p));
        let own: Vec<_> = own.filter(|(_, p)| p.truly != Kept::Withdrawn).collect();
        if let Some((first, _)) = own.first() {
            let evidence = [Evidence::Promise(u16::try_from(*first).unwrap_or(u16::MAX))];
            page.add(58, Sentence::new("debrief-word-kept", [("n", number(own.len()))], evidence));
        }
    }
    if let Some((at, breach)) = of(|by, seat| by != seat) {
        let evidence = [Evidence::Breach(u16::try_from(at).unwrap_or(u16::MAX)), Evidence::Turn(breach.turn)];
        let args = [
            ("who", Arg::Actor(breach.by)),
            ("operation", Arg::Operation(breach.operation)),
            ("norm", Arg::Norm(breach.norm)),
            ("turn", Arg::Turn(breach.turn)),
            ("promised", Arg::Key(if breach.promised { "yes" } else { "no" })),
        ];
        let sentence = match breach.seen {
            Some(seen) => {
                let [who, operation, norm, turn, promised] = args;
                let args = [who, operation, norm, turn, promised, ("seen", Arg::Turn(seen))];
                Sentence::new("debrief-breach-seen", args, evidence)
            }
            None => Sentence::new("debrief-breach-hidden", args, evidence),
        };
        page.add(if breach.seen.is_none() { 81 } else { 63 }, sentence);
    }
}

fn own_breach(level: &Level, at: usize, breach: &Breach) -> Sentence {
    let by = level.operation(breach.operation).by;
    let args = [
        ("operation", Arg::Operation(breach.operation)),
        ("by", Arg::Key(if by == breach.by { "you" } else { "yours" })),
        ("norm", Arg::Norm(breach.norm)),
        ("turn", Arg::Turn(breach.turn)),
        ("seen", Arg::Key(if breach.seen.is_some() { "yes" } else { "no" })),
    ];
    let evidence = [Evidence::Breach(u16::try_from(at).unwrap_or(u16::MAX)), Evidence::Turn(breach.turn)];
    if breach.promised {
        Sentence::new("debrief-own-word-broken", args, evidence)
    } else {
        Sentence::new("debrief-own-breach", args, evidence)
    }
}

/// Many signatures under a text that asks little. Whether there was something to tell.
pub(super) fn lowest(page: &mut Page, debrief: &Debrief, talks: &TalksReport) -> bool {
    let (Some(strength), Some(kept)) = (talks.ambition.1.filter(|s| *s < LITTLE), talks.mean_kept()) else {
        return false;
    };
    let many = talks.signatures * 4 >= talks.parties.len() as u64 * 3;
    if !many || !talks.weighed {
        return false;
    }
    let (from, to) = debrief.gauges[Gauge::Fragmentation.ix()];
    let way = match to.cmp(&from) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "same",
    };
    let args = [
        ("n", number(talks.signatures)),
        ("strength", Arg::Number(strength.into())),
        ("kept", Arg::Number(kept.into())),
        ("way", Arg::Key(way)),
        ("from", Arg::Number(from.into())),
        ("to", Arg::Number(to.into())),
    ];
    let evidence = [Evidence::Kept(talks.talks), Evidence::Measure(talks.talks, Measured::Ambition)];
    page.add(85, Sentence::new("debrief-lowest", args, evidence));
    true
}
