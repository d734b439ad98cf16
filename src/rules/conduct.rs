//! How actors keep to what is expected of them: norms and who stands behind them, pledges, reports, breaches, blocs of rules.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::linkage::Word;
use super::reckon::stealth;
use super::resolve::tuning;
use super::state::{PackageState, State, Text};
use super::view::{View, Viewer};
use crate::base::{ActorId, IncidentId, NormId, OperationId, PackageId, Permille, RuleBlocId, TalksId, TextId};
use crate::level::{Clause, Level, Link, Mechanism, Operation, Talks};
use crate::negotiation::{Outcome, Utility};

/// What is true of norms and of those who live with them. A level that declares none has nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conduct {
    pub norms: Vec<NormState>,
    /// Pledges, oldest first; the last of an actor on a norm counts.
    pub pledges: Vec<Pledge>,
    /// Reports on how pledges and texts are kept, oldest first.
    pub reports: Vec<Report>,
    /// Breaches, oldest first; those that nobody has seen are secret.
    pub breaches: Vec<Breach>,
    /// The turn in which each operation was run; known to who took part.
    pub run: Vec<Option<u16>>,
    /// Threat actors that were called off this turn.
    pub restrained: Vec<ActorId>,
    /// The bloc of rules of every actor.
    pub blocs: Vec<Option<RuleBlocId>>,
    /// Words given with linked items of texts, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Word>,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NormState {
    /// The turn from which on it holds for everybody.
    pub crystallised: Option<u16>,
    /// The turn from which on it is binding on somebody.
    pub codified: Option<u16>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    pub turn: u16,
    pub by: ActorId,
    pub norm: NormId,
    /// 0 (taken back) to 3.
    pub level: u8,
}

/// What a body that looks into it says about an actor and a norm.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub turn: u16,
    pub by: ActorId,
    pub of: ActorId,
    pub norm: NormId,
    /// Whether it found a breach.
    pub found: bool,
}

/// An operation that a norm forbids, run under somebody who is held to it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    pub turn: u16,
    /// Who answers for it.
    pub by: ActorId,
    pub norm: NormId,
    pub operation: OperationId,
    /// Whether it had given its word.
    pub promised: bool,
    /// 1 to 3; what it costs once it is seen.
    pub weight: u8,
    /// The turn in which all saw it.
    pub seen: Option<u16>,
}

impl Text {
    /// Whether `actor` is bound by this clause or a stronger one.
    #[must_use]
    pub fn binds_to(&self, actor: ActorId, clause: Clause) -> bool {
        self.talks == clause.talks
            && self.clauses.0.get(usize::from(clause.issue)).is_some_and(|option| *option >= clause.at_least)
            && self.keeps(actor)
            && !self.reserved.contains(&(actor, clause.issue))
    }

    /// Whether it is a party that has not suspended it.
    #[must_use]
    pub fn keeps(&self, actor: ActorId) -> bool {
        self.includes(actor) && !self.suspended_by.contains(&actor)
    }
}

impl Conduct {
    #[must_use]
    pub fn new(level: &Level) -> Self {
        Self {
            norms: vec![NormState::default(); level.norms.len()],
            run: vec![None; level.operations.len()],
            blocs: level.starting_blocs(),
            ..Self::default()
        }
    }

    /// Whether there is nothing to say of norms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What `viewer` may know of it: breaches that were seen, and its own part.
    #[must_use]
    pub fn seen_by(&self, level: &Level, viewer: Viewer) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let knows = |operation| self.is_seen(operation) || took_part(level, operation, viewer);
        let mut seen = self.clone();
        seen.breaches.retain(|breach| knows(breach.operation));
        for operation in level.operation_ids().filter(|operation| !knows(*operation)) {
            seen.run[operation.ix()] = None;
        }
        // It is over with the turn; both have seen it.
        seen.restrained.clear();
        seen
    }

    /// Whether all have seen who ran this operation.
    #[must_use]
    pub fn is_seen(&self, operation: OperationId) -> bool {
        self.breaches.iter().any(|breach| breach.operation == operation && breach.seen.is_some())
    }

    /// Whether all know who was behind this incident.
    #[must_use]
    pub fn exposes(&self, level: &Level, incident: IncidentId) -> bool {
        self.breaches.iter().any(|b| b.seen.is_some() && level.operation(b.operation).incident == incident)
    }

    /// The level of an actor's pledge, 0 to 3.
    #[must_use]
    pub fn pledge(&self, by: ActorId, norm: NormId) -> u8 {
        let last = self.pledges.iter().rev().find(|pledge| (pledge.by, pledge.norm) == (by, norm));
        last.map_or(0, |pledge| pledge.level)
    }

    /// Whether the pledge of an actor lapses at the next review unless it is renewed: a review has passed since it was made.
    #[must_use]
    pub fn wants_renewal(&self, level: &Level, by: ActorId, norm: NormId, turn: u16) -> bool {
        let last = level.norm(norm).reviews.as_ref().and_then(|reviews| reviews.before(turn));
        let made = self.pledges.iter().rev().find(|pledge| (pledge.by, pledge.norm) == (by, norm));
        let stands = made.filter(|pledge| pledge.level > 0);
        stands.zip(last).is_some_and(|(pledge, last)| pledge.turn <= last)
    }

    /// The level that an actor is held to in `turn`: what is taken back then still holds until the turn is over.
    fn held_to(&self, by: ActorId, norm: NormId, turn: u16) -> u8 {
        let before = self.pledges.iter().rev().find(|p| (p.by, p.norm) == (by, norm) && p.turn < turn);
        self.pledge(by, norm).max(before.map_or(0, |pledge| pledge.level))
    }

    /// Whether an actor has given any word on a norm.
    #[must_use]
    pub fn has_promised(&self, level: &Level, texts: &[Text], actor: ActorId, norm: NormId) -> bool {
        self.pledge(actor, norm) > 0 || is_bound(level, texts, actor, norm, false)
    }

    /// Whether an actor stands behind a norm: bound by a clause that says so, by a pledge of level 2 or more, or by a text
    /// that builds on one that says so.
    #[must_use]
    pub fn supports(&self, level: &Level, texts: &[Text], actor: ActorId, norm: NormId) -> bool {
        let says = |talks: TalksId| {
            texts.iter().filter(|text| text.talks == talks).any(|text| {
                level.norm(norm).clauses.iter().any(|said| {
                    let option = text.clauses.0.get(usize::from(said.clause.issue));
                    said.clause.talks == talks && option.is_some_and(|option| *option >= said.clause.at_least)
                })
            })
        };
        let recalls =
            |text: &Text| text.keeps(actor) && level.talks(text.talks).builds_on.iter().any(|earlier| says(*earlier));
        self.pledge(actor, norm) >= 2 || is_bound(level, texts, actor, norm, false) || texts.iter().any(recalls)
    }

    /// Of this offence what `actor` has not stood down: whoever answers for it keeps a part out of use for every level of its
    /// strongest pledge on a norm that forbids operations.
    #[must_use]
    pub fn usable(&self, level: &Level, actor: ActorId, offence: i32) -> i32 {
        let answers = level.answers_for(actor);
        let norms = level.norm_ids().filter(|norm| !level.norm(*norm).forbids.is_empty());
        let pledged = norms.map(|norm| i32::from(self.pledge(answers, norm))).max().unwrap_or(0);
        (offence - pledged * tuning::STOOD_DOWN).max(0)
    }

    /// Share of all influence that stands behind a norm.
    #[must_use]
    pub fn support(&self, level: &Level, texts: &[Text], norm: NormId) -> Permille {
        share(level, |actor| self.supports(level, texts, actor, norm))
    }

    /// Share of all influence in a bloc of rules.
    #[must_use]
    pub fn bloc_share(&self, level: &Level, bloc: RuleBlocId) -> Permille {
        share(level, |actor| self.blocs.get(actor.ix()) == Some(&Some(bloc)))
    }

    /// What an operation that is run in `turn` weighs as a breach of a norm by `actor`, 0 (none) to 3, and whether it breaks its
    /// word: a point each if the norm holds for all, if it gave its word, in a text or by a pledge that covers the operation,
    /// and if a text obliges it.
    #[must_use]
    pub fn weight(
        &self,
        level: &Level,
        texts: &[Text],
        turn: u16,
        actor: ActorId,
        norm: NormId,
        of: &Operation,
    ) -> (u8, bool) {
        if !level.plays(Mechanism::Norms) {
            return (0, false);
        }
        let holds = self.norms[norm.ix()].crystallised.is_some();
        let promised =
            is_bound(level, texts, actor, norm, false) || covers(self.held_to(actor, norm, turn), of.gravity);
        let obliged = is_bound(level, texts, actor, norm, true);
        (u8::from(holds) + u8::from(promised) + u8::from(obliged), promised)
    }
}

/// Whether a pledge of this level is about operations of this gravity: level 1 about the gravest, level 3 about all.
const fn covers(level: u8, gravity: u8) -> bool {
    level > 0 && level + gravity >= 4
}

/// Whether a text in force has `actor` keep to a norm; `binding`: whether it obliges.
#[must_use]
pub fn is_bound(level: &Level, texts: &[Text], actor: ActorId, norm: NormId, binding: bool) -> bool {
    let clauses = level.norm(norm).clauses.iter().filter(|clause| clause.binding || !binding);
    clauses.into_iter().any(|said| texts.iter().any(|text| text.binds_to(actor, said.clause)))
}

fn share(level: &Level, inside: impl Fn(ActorId) -> bool) -> Permille {
    let influence = |actor: ActorId| i64::from(level.actor(actor).influence);
    let all: i64 = level.actor_ids().map(influence).sum::<i64>().max(1);
    let part: i64 = level.actor_ids().filter(|actor| inside(*actor)).map(influence).sum();
    Permille(u16::try_from(part * 1000 / all).unwrap_or(0))
}

fn took_part(level: &Level, operation: OperationId, viewer: Viewer) -> bool {
    viewer.knows_secrets() || level.in_the_know(operation).iter().any(|actor| viewer.knows(*actor))
}

/// Chance that all see who ran an operation: what the level sets, more for skilled victims and where those who answer for it
/// let themselves be looked at, less for a runner with much offence to use.
#[must_use]
pub fn seen_chance(
    level: &Level,
    texts: &[Text],
    technical: impl Fn(ActorId) -> i32,
    offence: i32,
    operation: OperationId,
) -> Permille {
    let spec = level.operation(operation);
    let by = level.answers_for(spec.by);
    let skill = level.incident(spec.incident).victims.iter().map(|victim| technical(*victim)).max().unwrap_or(0);
    let verified = level.forbidding(operation).flat_map(|norm| &level.norm(norm).verified_by);
    let verified = verified.filter(|clause| texts.iter().any(|text| text.binds_to(by, **clause))).count();
    let verified = i32::try_from(verified).unwrap_or(0) * tuning::VERIFIED;
    permille(i32::from(spec.seen.0) + skill * tuning::SEEN_BY_SKILL + verified - stealth(offence))
}

/// Chance that a report by a body of this technical capacity finds a breach by an actor with this offence to use, by how many
/// clauses let it look.
#[must_use]
pub fn found_chance(
    level: &Level,
    texts: &[Text],
    technical: i32,
    (of, offence): (ActorId, i32),
    norm: NormId,
) -> Permille {
    let verified = level.norm(norm).verified_by.iter();
    let verified = verified.filter(|clause| texts.iter().any(|text| text.binds_to(of, **clause))).count();
    let verified = i32::try_from(verified).unwrap_or(0) * tuning::VERIFIED;
    permille(technical * tuning::FOUND_BY_SKILL + verified - stealth(offence))
}

fn permille(chance: i32) -> Permille {
    Permille(u16::try_from(chance.clamp(0, tuning::SEEN_AT_MOST)).unwrap_or(0))
}

/// Mean strength of the clauses of a text, 0 to 100, cut off; silence counts nothing, linked items are no clauses.
#[must_use]
pub fn ambition(spec: &Talks, text: &[u8]) -> i32 {
    let clauses = spec.issues.iter().zip(text).filter(|(issue, _)| issue.link.is_none());
    let strengths: Vec<i32> = clauses
        .filter_map(|(issue, option)| issue.options.get(usize::from(*option)))
        .map(|option| i32::from(option.strength))
        .collect();
    strengths.iter().sum::<i32>() / i32::try_from(strengths.len()).unwrap_or(1).max(1)
}

/// How much of what a party wanted it has not given up in a draft, 0 to 100: of the value of the best signable option of every
/// issue, the share of those issues on which the draft is as good; cut off. Nothing wanted, nothing given up: 100.
#[must_use]
pub fn values_kept(utility: &Utility, draft: &Outcome) -> i32 {
    let (mut kept, mut wanted) = (0, 0);
    for (issue, (options, option)) in utility.values.iter().zip(&draft.0).enumerate() {
        let barred = |option: usize| {
            utility.red_lines.iter().any(|l| (usize::from(l.issue), usize::from(l.option)) == (issue, option))
        };
        let best = (0..options.len()).filter(|option| !barred(*option)).map(|option| options[option]).max();
        let best = best.unwrap_or(0).max(0);
        wanted += best;
        if options.get(usize::from(*option)).is_some_and(|value| *value >= best) {
            kept += best;
        }
    }
    if wanted == 0 { 100 } else { i32::try_from(kept * 100 / wanted).unwrap_or(0) }
}

/// Something that an actor promised before everybody.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub turn: u16,
    pub by: ActorId,
    pub what: Promised,
    pub kept: Kept,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Promised {
    Pledge {
        norm: NormId,
        level: u8,
    },
    /// To keep to a norm that a text expresses.
    Clause {
        norm: NormId,
        text: TextId,
    },
    /// A package that a text gives.
    Package {
        package: PackageId,
        text: TextId,
    },
    /// A vote or restraint that a linked item of a text promises.
    Item {
        text: TextId,
        issue: u8,
    },
}

/// What became of a promise, as far as it is known.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// Nothing is known against it so far.
    Open,
    Delivered,
    /// It did as it promised.
    Honoured,
    /// A body that looked into it found nothing.
    Reported,
    /// Taken back: a weaker pledge, a text suspended.
    Withdrawn,
    Broken,
}

/// Everything promised in pledges and texts, oldest first, and what is known to have become of it.
fn promises(level: &Level, texts: &[Text], packages: &[PackageState], conduct: &Conduct) -> Vec<Promise> {
    // Over which turns, and what of it: a text is about all that the norm forbids, as a pledge of level 3.
    let word = |by: ActorId, norm: NormId, turns: RangeInclusive<u16>, pledged: u8| {
        let broken = conduct.breaches.iter().any(|breach| {
            (breach.by, breach.norm) == (by, norm)
                && breach.seen.is_some()
                && breach.promised
                && turns.contains(&breach.turn)
                && covers(pledged, level.operation(breach.operation).gravity)
        });
        let clean = |r: &&Report| (r.of, r.norm) == (by, norm) && !r.found && turns.contains(&r.turn);
        let reported = conduct.reports.iter().any(|report| clean(&report));
        match (broken, reported) {
            (true, _) => Kept::Broken,
            (false, true) => Kept::Reported,
            (false, false) => Kept::Open,
        }
    };
    let mut all = Vec::new();
    for (p, pledge) in conduct.pledges.iter().enumerate().filter(|(_, pledge)| pledge.level > 0) {
        let later = conduct.pledges[p + 1..].iter().find(|o| (o.by, o.norm) == (pledge.by, pledge.norm));
        // A stronger one takes its place; a weaker one takes it back.
        if later.is_some_and(|later| later.level >= pledge.level) {
            continue;
        }
        let until = later.map_or(u16::MAX, |later| later.turn);
        let kept = match word(pledge.by, pledge.norm, pledge.turn..=until, pledge.level) {
            Kept::Broken => Kept::Broken,
            _ if later.is_some() => Kept::Withdrawn,
            kept => kept,
        };
        let what = Promised::Pledge { norm: pledge.norm, level: pledge.level };
        all.push(Promise { turn: pledge.turn, by: pledge.by, what, kept });
    }
    for (t, text) in texts.iter().enumerate() {
        let id = TextId::at(t);
        for norm in level.norm_ids() {
            let said = |party: ActorId| {
                let clauses = &level.norm(norm).clauses;
                clauses.iter().any(|said| {
                    let option = text.clauses.0.get(usize::from(said.clause.issue));
                    said.clause.talks == text.talks
                        && option.is_some_and(|option| *option >= said.clause.at_least)
                        && !text.reserved.contains(&(party, said.clause.issue))
                })
            };
            // A signature that the home front has not taken up is no promise yet.
            for party in text.bound().into_iter().filter(|party| said(*party)) {
                let kept = match word(party, norm, text.turn..=u16::MAX, 3) {
                    Kept::Broken => Kept::Broken,
                    _ if text.suspended_by.contains(&party) => Kept::Withdrawn,
                    kept => kept,
                };
                all.push(Promise { turn: text.turn, by: party, what: Promised::Clause { norm, text: id }, kept });
            }
        }
        let given = level.talks(text.talks).issues.iter().zip(&text.clauses.0).filter(|(_, option)| **option > 0);
        let given = given.filter_map(|(issue, _)| issue.package());
        for package in given.filter(|package| !text.unratified(level.package(*package).giver)) {
            let kept = match packages[package.ix()] {
                PackageState::Delivered { .. } => Kept::Delivered,
                PackageState::Lapsed { .. } | PackageState::Withheld { .. } => Kept::Broken,
                PackageState::Offered | PackageState::Running { .. } => Kept::Open,
            };
            let by = level.package(package).giver;
            all.push(Promise { turn: text.turn, by, what: Promised::Package { package, text: id }, kept });
        }
    }
    for word in &conduct.words {
        let Some(by) = word.link(level, texts).and_then(Link::promised_by) else { continue };
        let kept = match word.kept {
            Some(true) => Kept::Honoured,
            Some(false) => Kept::Broken,
            None if texts[word.text.ix()].suspended_by.contains(&by) => Kept::Withdrawn,
            None => Kept::Open,
        };
        all.push(Promise { turn: word.given, by, what: Promised::Item { text: word.text, issue: word.issue }, kept });
    }
    all.sort_by_key(|promise| promise.turn);
    all
}

impl View {
    /// What everybody promised, as far as this viewer may know what became of it.
    #[must_use]
    pub fn promises(&self, level: &Level) -> Vec<Promise> {
        promises(level, &self.texts, &self.packages, &self.conduct)
    }

    /// Chance that all would see who runs this operation.
    #[must_use]
    pub fn seen_chance(&self, level: &Level, operation: OperationId) -> Permille {
        let offence = self.usable_offence(level, level.operation(operation).by);
        seen_chance(level, &self.texts, |actor| self.actors[actor.ix()].capacities.technical, offence, operation)
    }

    /// The offence that `actor` has not stood down, 0 to 100.
    #[must_use]
    pub fn usable_offence(&self, level: &Level, actor: ActorId) -> i32 {
        self.conduct.usable(level, actor, self.actors[actor.ix()].capacities.offence)
    }
}

impl State {
    /// What everybody promised, and what is known to all to have become of it.
    #[must_use]
    pub fn promises(&self, level: &Level) -> Vec<Promise> {
        promises(level, &self.texts, &self.packages, &self.conduct)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Digest, Seed};
    use crate::level::library::{self, Library};
    use crate::negotiation::RedLine;

    fn charter() -> Level {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
        library::load(&path).level.unwrap()
    }

    fn text(talks: usize, turn: u16, clauses: Vec<u8>, parties: Vec<ActorId>) -> Text {
        Text {
            talks: TalksId::at(talks),
            turn,
            clauses: Outcome(clauses),
            parties,
            cites: Vec::new(),
            reserved: Vec::new(),
            acceded: Vec::new(),
            suspended_by: Vec::new(),
            pending: Vec::new(),
            refused: Vec::new(),
            prev: Digest::default(),
            hash: Digest::default(),
        }
    }

    #[test]
    fn promises_are_remembered() {
        let level = charter();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        let (hospitals, restraint) = (NormId(0), NormId(1));
        let mut state = State::new(&level, Seed(1));
        let pledge = |turn, by, norm, level| Pledge { turn, by, norm, level };
        state.conduct.pledges = vec![
            pledge(1, ald, restraint, 1),
            pledge(1, bor, restraint, 3),
            pledge(1, cam, restraint, 2),
            pledge(2, ald, restraint, 3),
            pledge(4, bor, restraint, 1),
            pledge(4, cam, hospitals, 1),
            pledge(5, cam, hospitals, 0),
        ];
        let mut code = text(0, 2, vec![1, 0], vec![ald, cam]);
        code.acceded.push(bor);
        code.reserved.push((cam, 0));
        code.suspended_by.push(bor);
        state.texts.make_mut().push(code);
        let raid = OperationId(2);
        let breach =
            |turn, by, seen| Breach { turn, by, norm: restraint, operation: raid, promised: true, weight: 1, seen };
        state.conduct.breaches = vec![breach(3, cam, Some(6)), breach(3, ald, None)];
        state.conduct.reports = vec![Report { turn: 3, by: ActorId(4), of: ald, norm: restraint, found: false }];
        let told = |state: &State| -> Vec<(u16, ActorId, Promised, Kept)> {
            state.promises(&level).iter().map(|p| (p.turn, p.by, p.what, p.kept)).collect()
        };
        let pledged = |norm, level| Promised::Pledge { norm, level };
        let said = Promised::Clause { norm: hospitals, text: TextId(0) };
        assert_eq!(
            told(&state),
            [
                (1, bor, pledged(restraint, 3), Kept::Withdrawn),
                (1, cam, pledged(restraint, 2), Kept::Broken),
                (2, ald, pledged(restraint, 3), Kept::Reported),
                (2, ald, said, Kept::Open),
                (2, bor, said, Kept::Withdrawn),
                (4, bor, pledged(restraint, 1), Kept::Open),
                (4, cam, pledged(hospitals, 1), Kept::Withdrawn),
            ]
        );
        // What nobody has seen is known to nobody; a seat's view says the same as the state.
        let view = View::unexplained(&level, &state, Viewer::Seat(bor));
        assert_eq!(view.promises(&level), state.promises(&level));

        let ward = Library::built_in().playable("winter-ward").unwrap();
        let (talks, issue) = ward
            .talks
            .iter()
            .enumerate()
            .find_map(|(t, talks)| Some((t, talks.issues.iter().position(|issue| issue.link.is_some())?)))
            .unwrap();
        let mut clauses = vec![0; ward.talks[talks].issues.len()];
        clauses[issue] = 1;
        let mut state = State::new(&ward, Seed(1));
        state.texts.make_mut().push(text(talks, 5, clauses, ward.talks[talks].parties.clone()));
        let mut kept = |now: PackageState| {
            state.packages[0] = now;
            state.promises(&ward).iter().map(|promise| promise.kept).collect::<Vec<_>>()
        };
        assert_eq!(kept(PackageState::Running { since: 5, paid: 1 }), [Kept::Open]);
        assert_eq!(kept(PackageState::Delivered { turn: 7 }), [Kept::Delivered]);
        assert_eq!(kept(PackageState::Lapsed { turn: 6 }), [Kept::Broken]);
    }

    #[test]
    fn ambition_and_values_kept_are_read_clause_by_clause() {
        let level = charter();
        let treaty = &level.talks[1];
        assert_eq!(ambition(treaty, &[0, 0, 0, 0]), 0);
        assert_eq!(ambition(treaty, &[1, 1, 1, 2]), (40 + 40 + 40 + 60) / 4);
        assert_eq!(ambition(treaty, &[2, 0, 0, 0]), 22, "90 / 4, cut off");

        let utility = Utility {
            values: vec![vec![0, 3000, 2000], vec![1000, -500, 0], vec![0, 2000, 4000]],
            red_lines: vec![RedLine { issue: 2, option: 2 }],
            reservation: 0,
        };
        // Best of what can be signed: 3000, 1000 and 2000.
        let kept = |draft: [u8; 3]| values_kept(&utility, &Outcome(draft.to_vec()));
        assert_eq!([kept([1, 0, 1]), kept([2, 0, 1]), kept([2, 1, 0]), kept([1, 1, 0])], [100, 50, 0, 50]);
        let nothing = Utility { values: vec![vec![0, -5]], red_lines: Vec::new(), reservation: 0 };
        assert_eq!(values_kept(&nothing, &Outcome(vec![1])), 100);
    }

    #[test]
    fn a_pledge_holds_until_the_turn_in_which_it_is_taken_back_is_over() {
        let level = charter();
        let cam = level.find_actor("CAM").unwrap();
        let (norm, raid) = (NormId(1), level.operation(OperationId(2)));
        let mut conduct = Conduct::new(&level);
        conduct.pledges =
            vec![Pledge { turn: 1, by: cam, norm, level: 2 }, Pledge { turn: 4, by: cam, norm, level: 0 }];
        let promised = |turn| conduct.weight(&level, &[], turn, cam, norm, raid);
        assert_eq!([promised(4), promised(5)], [(1, true), (0, false)]);
    }

    #[test]
    fn without_norms_nothing_of_them_is_written_down() {
        let ward = Library::built_in().playable("winter-ward").unwrap();
        let state = State::new(&ward, Seed(1));
        assert!(state.conduct.is_empty() && !serde_json::to_string(&state).unwrap().contains("conduct"));
    }
}
