//! Home fronts: who ratifies which texts, and what it insists on.

use super::hygiene::NAME;
use super::names::{ACTOR, Names, RATIFIER};
use super::talks::IssueNames;
use super::{Checker, HUNDRED};
use crate::base::ActorId;
use crate::level::decode::Spanned;
use crate::level::model::{Follows, Insistence, Ratifier};
use crate::level::problem::{Problem, code};
use crate::level::range::Range;
use crate::level::raw::{Name, RawActor, RawFollows, RawInsistence, RawRatifier};
use crate::words::say;

impl Checker<'_> {
    pub(super) fn home(&mut self, raw: &RawActor) -> Option<Vec<Ratifier>> {
        let duplicates = ratifiers_of(raw).duplicates();
        self.problems.extend(duplicates);
        let home: Vec<Option<Ratifier>> = raw.home.iter().map(|ratifier| self.ratifier(raw, ratifier)).collect();
        home.into_iter().collect()
    }

    fn ratifier(&mut self, actor: &RawActor, raw: &RawRatifier) -> Option<Ratifier> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-ratifier"), NAME);
        self.length(&raw.over, say!("what-ratified"), 0..=32);
        if raw.over.is_empty() && raw.follows.is_none() {
            let message = say!("problem-ratifier-idle", who = &raw.id.value);
            self.error(code::UNUSED, raw.id.place(), message, say!("problem-ratifier-idle-help"));
        }
        let mut over = Vec::new();
        for talks in raw.over.iter() {
            let found = self.talks(talks);
            if let Some(found) = found.filter(|id| !self.raw.talks[id.ix()].parties.contains(&actor.code)) {
                let message = say!("problem-ratifies-nothing", who = &actor.code.value, talks = &talks.value);
                let help = say!("problem-ratifies-nothing-help", who = &actor.code.value);
                self.error(code::NOT_A_PARTY, talks.place(), message, help);
                over.push(Some(found));
            } else {
                over.push(found);
            }
        }
        let turns = self.within(&raw.turns, say!("what-turns-ratifier"), 1..=20);
        let support = self.share(&raw.support);
        self.insists_twice(raw);
        let follows = raw.follows.as_ref().map(|raw| self.follows(raw));
        let insists: Vec<Option<Insistence>> = raw.insists.iter().map(|one| self.insistence(raw, one)).collect();
        Some(Ratifier {
            id,
            name,
            kind: raw.kind,
            over: over.into_iter().collect::<Option<_>>()?,
            turns,
            support,
            insists: insists.into_iter().collect::<Option<_>>()?,
            follows,
        })
    }

    fn follows(&mut self, raw: &RawFollows) -> Follows {
        let floor = self.within(&raw.floor, say!("what-account-floor"), HUNDRED);
        let capital = self.within(&raw.capital, say!("what-account-cost"), HUNDRED);
        let staff = self.within(&raw.staff, say!("what-account-cost"), HUNDRED);
        if floor > 0 && capital == 0 && staff == 0 {
            let message = say!("problem-account-free");
            let problem = Problem::warning(code::UNUSED, raw.floor.place(), message);
            self.report(problem.with_help(say!("problem-account-free-help")));
        }
        Follows { floor, capital, staff }
    }

    /// Two demands on one issue: both count as missed, which is hardly meant.
    fn insists_twice(&mut self, raw: &RawRatifier) {
        for (i, one) in raw.insists.iter().enumerate() {
            let same = |other: &RawInsistence| {
                (&other.talks.value, &other.issue.value) == (&one.talks.value, &one.issue.value)
            };
            if raw.insists[..i].iter().any(same) {
                let message = say!("problem-insists-twice", who = &raw.id.value, issue = &one.issue.value);
                let problem = Problem::warning(code::LISTED_TWICE, one.issue.place(), message);
                self.report(problem.with_help(say!("problem-insists-twice-help")));
            }
        }
    }

    /// A number of 0 to 100, or a range of such.
    fn share(&mut self, raw: &Spanned<Range>) -> (i32, i32) {
        let Range { low, high } = raw.value;
        if low < 0 || high > 100 {
            let worst = if low < 0 { low } else { high };
            let message = say!("problem-out-of-range", what = say!("what-support"), n = worst);
            let help = say!("problem-out-of-range-help", least = 0, most = 100);
            self.error(code::OUT_OF_RANGE, raw.place(), message, help);
        }
        (low, high)
    }

    fn insistence(&mut self, ratifier: &RawRatifier, raw: &RawInsistence) -> Option<Insistence> {
        let talks = self.talks(&raw.talks)?;
        if !ratifier.over.contains(&raw.talks) {
            let message = say!("problem-insists-elsewhere", who = &ratifier.id.value, talks = &raw.talks.value);
            let help = say!("problem-insists-elsewhere-help", talks = &raw.talks.value);
            self.error(code::NOT_A_PARTY, raw.talks.place(), message, help);
        }
        let level = self.raw;
        let spec = &level.talks[talks.ix()];
        let names = IssueNames::new(spec);
        let issue = self.issue_of(&names, &raw.issue)?;
        let mut option = |name: &Name| self.clause(&names, &raw.issue, name).map(|(_, option)| option);
        let least = match &raw.at_least {
            Some(name) => option(name)?,
            None => 0,
        };
        let most = match &raw.up_to {
            Some(name) => option(name)?,
            None => least,
        };
        let refuses: Vec<Option<u8>> = raw.refuses.iter().map(&mut option).collect();
        let refuses: Vec<u8> = refuses.into_iter().collect::<Option<_>>()?;
        if let Some(up_to) = raw.up_to.as_ref().filter(|_| most < least) {
            let (at_least, up_to_name) = (raw.at_least.as_ref().map_or("silent", |name| &name.value), &up_to.value);
            let message = say!("problem-insists-backward", up_to = up_to_name, at_least = at_least);
            self.error(code::OUT_OF_RANGE, up_to.place(), message, say!("problem-insists-backward-help"));
        }
        let options = u8::try_from(spec.issues[usize::from(issue)].options.len()).unwrap_or(u8::MAX);
        if !(most..=options).any(|option| !refuses.contains(&option)) {
            let message = say!("problem-insists-impossible", issue = &raw.issue.value);
            self.error(code::BAD_INSISTENCE, raw.issue.place(), message, say!("problem-insists-impossible-help"));
        } else if most == 0 && refuses.is_empty() {
            let message = say!("problem-insists-on-nothing", issue = &raw.issue.value);
            self.error(code::BAD_INSISTENCE, raw.issue.place(), message, say!("problem-insists-on-nothing-help"));
        }
        Some(Insistence { talks, issue, at_least: (least, most), refuses })
    }

    /// A ratifier of an actor.
    pub(super) fn ratifier_of(&mut self, actor: &Name, ratifier: &Name) -> Option<(ActorId, u8)> {
        let actor = self.actor(actor)?;
        let level = self.raw;
        let names = ratifiers_of(&level.actors[actor.ix()]);
        let position = self.found(names.position(ratifier), |position| position)?;
        Some((actor, u8::try_from(position).ok()?))
    }
}

fn ratifiers_of(raw: &RawActor) -> Names<'_> {
    Names::new(RATIFIER, raw.home.iter().map(|ratifier| &ratifier.id)).of(ACTOR, &raw.code)
}
