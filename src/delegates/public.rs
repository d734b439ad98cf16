//! To publics and to companies: what a bot says, asks, grants and refuses. Its character decides what it thinks of.

use super::reasons::{Because, Idea};
use crate::base::{ActorId, IncidentId, PackageId, TalksId};
use crate::level::{Aim, Doctrine, IncidentKind, Level, PublicTool, Service};
use crate::rules::public::Voice;
use crate::rules::{Held, Plan, View};

/// Free capital from which a bot speaks to publics at all.
const CAPITAL: i32 = 5;
/// Harm, in tenths, from which servers are worth the quarrel.
const GRAVE: i32 = 25;
/// Trust below which somebody is a rival.
const RIVAL: i32 = -15;
/// Of the trait of the doctrine, from which a bot speaks for rules.
const FOR_RULES: i32 = 60;

/// What comes to the bot's mind, the most pressing first.
pub(super) fn ideas(level: &Level, view: &View, seat: ActorId, own: &Doctrine, ideas: &mut Vec<Idea>) {
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
    fn answer(&self, ideas: &mut Vec<Idea>) {
        let openness = self.level.actor(self.seat).openness;
        let guards = openness >= 50;
        for request in self.view.public.waiting(self.seat, self.view.turn) {
            let (to, incident, what) = (request.by, request.incident, request.what);
            let trust = self.trusts(to);
            let over = if what == Service::Data { 49 - self.own.candour } else { RIVAL };
            let (grant, because) = match what {
                Service::Data if guards => (false, Because::GuardsData { openness }),
                _ => (trust > over, Because::Asked { by: to, trust, over, grant: trust > over }),
            };
            ideas.push(Idea::new(Plan::Reply { to, incident, what, grant }, because));
            // Who cannot afford to help says so.
            ideas.push(Idea::new(Plan::Reply { to, incident, what, grant: false }, Because::CannotAfford));
        }
    }

    /// Holes are closed by who can, servers taken down by who dares; who cannot asks.
    fn mend(&self, ideas: &mut Vec<Idea>) {
        for incident in (0..self.level.incidents.len()).map(IncidentId::at) {
            let (spec, now) = (self.level.incident(incident), &self.view.incidents[incident.ix()]);
            if !now.open || now.harm == 0 {
                continue;
            }
            if spec.makers.contains(&self.seat) {
                ideas.push(Idea::new(Plan::Patch { incident }, Because::MadeIt { harm: now.harm }));
            }
            let hit = spec.victims.contains(&self.seat);
            let bold = self.own.boldness >= if hit { 20 } else { 40 };
            let extorts = self.level.kind_of(incident) == Some(IncidentKind::Ransomware);
            if bold && now.harm >= GRAVE && (extorts || !spec.servers.is_empty()) {
                let because = Because::GraveServers { harm: now.harm, wants: GRAVE };
                ideas.push(Idea::new(Plan::TakeDown { incident }, because));
            }
            if hit {
                let ask = |of: &ActorId, what| {
                    let because = Because::HasWhatHelps { of: *of, harm: now.harm };
                    Idea::new(Plan::Request { of: *of, incident, what }, because)
                };
                ideas.extend(spec.makers.iter().map(|of| ask(of, Service::Patch)));
                if now.harm >= GRAVE {
                    ideas.extend(spec.servers.iter().map(|of| ask(of, Service::TakeDown)));
                }
                let owners = spec.clues.iter().filter_map(|clue| clue.owner);
                ideas.extend(owners.map(|of| ask(&of, Service::Data)));
            }
        }
    }

    fn speak(&self, ideas: &mut Vec<Idea>) {
        let say = |what, because| Idea::new(Plan::Speak { what }, because);
        // Whoever works for rules says so, and speaks to those who write them in code.
        if self.own.norms >= FOR_RULES {
            let because = Because::WorksForRules { norms: self.own.norms, wants: FOR_RULES };
            ideas.push(Idea::new(Plan::Appoint, because));
            let open = (0..self.level.incidents.len()).map(IncidentId::at).filter(|i| self.view.incidents[i.ix()].open);
            ideas.extend(open.map(|incident| say(Voice::Deed(incident), because)));
            ideas.extend(self.wish().map(|(voice, worth)| say(voice, Because::DearestClause { worth })));
        }
        // Bridges are built to whoever trusts the builder least.
        if self.own.bridging >= 70 {
            let least = self.others().min_by_key(|a| (self.view.actors[a.ix()].trust_in_you, *a));
            ideas.extend(least.map(|at| {
                let trust = self.view.actors[at.ix()].trust_in_you.unwrap_or(0);
                say(Voice::Campaign { at, aim: Aim::Goodwill }, Because::TrustsLeast { who: at, trust })
            }));
        }
        // Traders advertise where they give, and print what hurts.
        if self.own.trading >= 80 {
            let gives = self.level.packages.iter().enumerate().filter(|(_, package)| package.giver == self.seat);
            ideas.extend(gives.flat_map(|(p, package)| {
                package.recipients.iter().map(move |at| {
                    let voice = Voice::Campaign { at: *at, aim: Aim::Goodwill };
                    say(voice, Because::GivesThere { package: PackageId::at(p) })
                })
            }));
            ideas.extend(self.leak());
        }
        let rival = self.others().filter(|a| self.trusts(*a) < RIVAL).min_by_key(|a| (self.trusts(*a), *a));
        if let Some(rival) = rival {
            let because = Because::Rival { who: rival, trust: self.trusts(rival) };
            if self.own.boldness >= 60 {
                ideas.push(say(Voice::Criticism(rival), because));
            }
            if self.own.sovereignty >= 80 || self.own.boldness >= 80 {
                ideas.push(say(Voice::Campaign { at: rival, aim: Aim::Pressure }, because));
            }
        }
    }

    /// A card found by oneself that speaks against a rival more than against anybody else.
    fn leak(&self) -> Option<Idea> {
        if !self.level.public_diplomacy.contains(&PublicTool::Leaks) || self.own.word >= 50 {
            return None;
        }
        let against = |held: &Held| {
            let spec = self.level.incident(held.card.incident);
            let card = &spec.clues[usize::from(held.card.clue)].cards[usize::from(held.card.card)];
            let worst = card.weights.iter().enumerate().max_by_key(|(_, weight)| **weight);
            let answers = worst.and_then(|(account, _)| spec.suspects[account].answers);
            let rival = answers.filter(|actor| *actor != self.seat && self.trusts(*actor) < RIVAL);
            rival.filter(|_| held.from.is_none()).map(|who| Because::Rival { who, trust: self.trusts(who) })
        };
        let mut cards = self.view.desk()?.cards.iter();
        cards.find_map(|held| Some(Idea::new(Plan::Leak { card: held.card }, against(held)?)))
    }

    /// The clause that matters most to it in talks that are open, if it gains much by one option; and what that is worth.
    fn wish(&self) -> Option<(Voice, i64)> {
        (0..self.level.talks.len()).map(TalksId::at).find_map(|talks| {
            let own = self.view.talks(talks).of_party(self.level.talks(talks).party(self.seat)?)?;
            let issues = self.level.talks(talks).issues.iter().enumerate().filter(|(_, issue)| issue.link.is_none());
            let best = issues.filter_map(|(issue, _)| {
                let values = &own.utility.values[issue];
                let option = (1..values.len()).max_by_key(|option| values[*option])?;
                Some((values[option], issue, option))
            });
            let (worth, issue, option) = best.max()?;
            let (issue, option) = (u8::try_from(issue).ok()?, u8::try_from(option).ok()?);
            let said = |s: &crate::rules::public::Spoken| {
                s.by == self.seat && matches!(s.what, Voice::Clause { talks: about, .. } if about == talks)
            };
            let open = self.view.talks(talks).is_open() && !self.view.public.spoken.iter().any(said);
            open.then_some((Voice::Clause { talks, issue, option }, worth))
        })
    }
}
