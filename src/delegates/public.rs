//! To publics and to companies: what a bot says, asks, grants and refuses. Its character decides what it thinks of.

use crate::base::{ActorId, IncidentId, TalksId};
use crate::level::{Aim, Doctrine, Level, PublicTool, Service};
use crate::rules::public::Voice;
use crate::rules::{Held, Plan, View};

/// Free capital from which a bot speaks to publics at all.
const CAPITAL: i32 = 5;
/// Harm, in tenths, from which servers are worth the quarrel.
const GRAVE: i32 = 25;
/// Trust below which somebody is a rival.
const RIVAL: i32 = -15;

/// What comes to the bot's mind, the most pressing first.
pub(super) fn ideas(level: &Level, view: &View, seat: ActorId, own: &Doctrine, ideas: &mut Vec<Plan>) {
    let bot = Public { level, view, seat, own };
    bot.answer(ideas);
    bot.mend(ideas);
    let rich = view.desk().is_some_and(|desk| desk.free.capital >= CAPITAL);
    let speaks = |plan: &Plan| matches!(plan, Plan::Speak { .. } | Plan::Leak { .. } | Plan::Appoint);
    let silent = view.desk().is_some_and(|desk| !desk.plans.iter().any(speaks));
    if rich && silent && !level.public_diplomacy.is_empty() {
        bot.speak(ideas);
    }
}

struct Public<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    own: &'a Doctrine,
}

impl Public<'_> {
    fn trusts(&self, other: ActorId) -> i32 {
        self.view.actors[other.ix()].your_trust.unwrap_or(0)
    }

    fn others(&self) -> impl Iterator<Item = ActorId> + '_ {
        self.level.actor_ids().filter(|actor| *actor != self.seat)
    }

    /// What serves victims is granted to all but rivals; data only to friends, and by whoever stands for open networks to
    /// nobody.
    fn answer(&self, ideas: &mut Vec<Plan>) {
        let guards = self.level.actor(self.seat).openness >= 50;
        for request in self.view.public.waiting(self.seat, self.view.turn) {
            let (to, incident, what) = (request.by, request.incident, request.what);
            let trust = self.trusts(to);
            let grant = if what == Service::Data { !guards && trust >= 50 - self.own.candour } else { trust > RIVAL };
            ideas.push(Plan::Reply { to, incident, what, grant });
            // Who cannot afford to help says so.
            ideas.push(Plan::Reply { to, incident, what, grant: false });
        }
    }

    /// Holes are closed by who can, servers taken down by who dares; who cannot asks.
    fn mend(&self, ideas: &mut Vec<Plan>) {
        for incident in (0..self.level.incidents.len()).map(IncidentId::at) {
            let (spec, now) = (self.level.incident(incident), &self.view.incidents[incident.ix()]);
            if !now.open || now.harm == 0 {
                continue;
            }
            if spec.makers.contains(&self.seat) {
                ideas.push(Plan::Patch { incident });
            }
            let hit = spec.victims.contains(&self.seat);
            let bold = self.own.boldness >= if hit { 20 } else { 40 };
            if bold && now.harm >= GRAVE && !spec.servers.is_empty() {
                ideas.push(Plan::TakeDown { incident });
            }
            if hit {
                let ask = |of: &ActorId, what| Plan::Request { of: *of, incident, what };
                ideas.extend(spec.makers.iter().map(|of| ask(of, Service::Patch)));
                if now.harm >= GRAVE {
                    ideas.extend(spec.servers.iter().map(|of| ask(of, Service::TakeDown)));
                }
                let owners = spec.clues.iter().filter_map(|clue| clue.owner);
                ideas.extend(owners.map(|of| ask(&of, Service::Data)));
            }
        }
    }

    fn speak(&self, ideas: &mut Vec<Plan>) {
        let say = |what| Plan::Speak { what };
        // Whoever works for rules says so, and speaks to those who write them in code.
        if self.own.norms >= 60 {
            ideas.push(Plan::Appoint);
            let open = (0..self.level.incidents.len()).map(IncidentId::at).filter(|i| self.view.incidents[i.ix()].open);
            ideas.extend(open.map(|incident| say(Voice::Deed(incident))));
            ideas.extend(self.wish().map(say));
        }
        // Bridges are built to whoever trusts the builder least.
        if self.own.bridging >= 70 {
            let least = self.others().min_by_key(|a| (self.view.actors[a.ix()].trust_in_you, *a));
            ideas.extend(least.map(|at| say(Voice::Campaign { at, aim: Aim::Goodwill })));
        }
        // Traders advertise where they give, and print what hurts.
        if self.own.trading >= 80 {
            let gives = self.level.packages.iter().filter(|package| package.giver == self.seat);
            ideas.extend(gives.map(|package| say(Voice::Campaign { at: package.recipient, aim: Aim::Goodwill })));
            ideas.extend(self.leak());
        }
        let rival = self.others().filter(|a| self.trusts(*a) < RIVAL).min_by_key(|a| (self.trusts(*a), *a));
        if let Some(rival) = rival {
            if self.own.boldness >= 60 {
                ideas.push(say(Voice::Criticism(rival)));
            }
            if self.own.sovereignty >= 80 || self.own.boldness >= 80 {
                ideas.push(say(Voice::Campaign { at: rival, aim: Aim::Pressure }));
            }
        }
    }

    /// A card found by oneself that speaks against a rival more than against anybody else.
    fn leak(&self) -> Option<Plan> {
        if !self.level.public_diplomacy.contains(&PublicTool::Leaks) || self.own.word >= 50 {
            return None;
        }
        let against = |held: &&Held| {
            let spec = self.level.incident(held.card.incident);
            let card = &spec.clues[usize::from(held.card.clue)].cards[usize::from(held.card.card)];
            let worst = card.weights.iter().enumerate().max_by_key(|(_, weight)| **weight);
            let answers = worst.and_then(|(account, _)| spec.suspects[account].answers);
            held.from.is_none() && answers.is_some_and(|actor| actor != self.seat && self.trusts(actor) < RIVAL)
        };
        self.view.desk()?.cards.iter().find(against).map(|held| Plan::Leak { card: held.card })
    }

    /// The clause that matters most to it in talks that are open, if it gains much by one option.
    fn wish(&self) -> Option<Voice> {
        (0..self.level.talks.len()).map(TalksId::at).find_map(|talks| {
            let own = self.view.talks(talks).of_party(self.level.talks(talks).party(self.seat)?)?;
            let issues = self.level.talks(talks).issues.iter().enumerate().filter(|(_, issue)| issue.link.is_none());
            let best = issues.filter_map(|(issue, _)| {
                let values = &own.utility.values[issue];
                let option = (1..values.len()).max_by_key(|option| values[*option])?;
                Some((values[option], issue, option))
            });
            let (_, issue, option) = best.max()?;
            let (issue, option) = (u8::try_from(issue).ok()?, u8::try_from(option).ok()?);
            let said = |s: &crate::rules::public::Spoken| {
                s.by == self.seat && matches!(s.what, Voice::Clause { talks: about, .. } if about == talks)
            };
            let open = self.view.talks(talks).is_open() && !self.view.public.spoken.iter().any(said);
            open.then_some(Voice::Clause { talks, issue, option })
        })
    }
}
