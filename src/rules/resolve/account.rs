//! Home fronts between texts: those who follow what happens back their delegation more or less for it, and call it to account.

use super::Resolution;
use crate::base::{ActorId, IncidentId, TalksId};
use crate::level::{Cost, Follows, Measure, Mechanism};
use crate::negotiation::Outcome;
use crate::rules::fact::Fact;
use crate::rules::home::Sway;
use crate::rules::measure::{attainment, harm_in_points};
use crate::rules::public::Voice;

/// Whole points of harm from which those at home want an answer.
const FELT: i32 = 3;

impl Resolution<'_> {
    /// Those at home who follow what happens, by their positions.
    fn followers(&self, actor: ActorId) -> Vec<(usize, Follows)> {
        if !self.level.plays(Mechanism::Accountability) {
            return Vec::new();
        }
        let home = self.level.actor(actor).home.iter().enumerate();
        home.filter_map(|(r, ratifier)| Some((r, ratifier.follows?))).collect()
    }

    /// What the world has seen moves all who follow it at home.
    pub(super) fn sway(&mut self, actor: ActorId, why: Sway) {
        for (r, _) in self.followers(actor) {
            self.sway_one(actor, r, why);
        }
    }

    fn sway_one(&mut self, actor: ActorId, r: usize, why: Sway) {
        let Some(now) = self.state.actors[actor.ix()].home.get(r) else { return };
        let by = (now.support + why.by()).clamp(0, 100) - now.support;
        if by != 0 {
            let ratifier = u8::try_from(r).unwrap_or(u8::MAX);
            self.emit(Fact::Swayed { actor, ratifier, by, why });
        }
    }

    /// A text that a party agreed to and that is worth less to it than no deal.
    pub(super) fn concede(&mut self, talks: TalksId, party: ActorId, text: &Outcome) {
        let utility = self.level.talks(talks).party(party).map(|at| &self.state.talks[talks.ix()].utilities[at]);
        if utility.is_some_and(|utility| utility.surplus(text) < 0) {
            self.sway(party, Sway::Conceded(talks));
        }
    }

    /// At the end of a turn: harm at home, and objectives that are met. `before` is the harm of every incident as the plans
    /// began to resolve.
    pub(super) fn follow_from_home(&mut self, before: &[i32]) {
        for actor in self.level.actor_ids() {
            if self.followers(actor).is_empty() {
                continue;
            }
            for (i, before) in before.iter().enumerate() {
                let incident = IncidentId::at(i);
                let now = &self.state.incidents[i];
                if !now.open || !self.level.incident(incident).victims.contains(&actor) {
                    continue;
                }
                if now.harm == 0 && *before > 0 {
                    self.sway(actor, Sway::Restored(incident));
                } else if harm_in_points(now.harm) >= FELT && !self.has_answered(actor, incident) {
                    self.sway(actor, Sway::Unanswered(incident));
                }
            }
            for objective in self.newly_met(actor) {
                self.emit(Fact::ObjectiveMet { actor, objective });
                self.sway(actor, Sway::Met(objective));
            }
        }
    }

    /// Whether it has done or said something before the world, or towards anybody, about what was done to it.
    fn has_answered(&self, actor: ActorId, incident: IncidentId) -> bool {
        let spoken = self.state.public.spoken.iter();
        self.state.taken.iter().any(|taken| (taken.by, taken.incident) == (actor, incident))
            || spoken.into_iter().any(|spoken| spoken.by == actor && spoken.what == Voice::Deed(incident))
    }

    /// Objectives that are met and that nobody at home has counted yet. What hangs on a truth that the seat may not know counts
    /// for nobody, nor does what is done under cover.
    fn newly_met(&self, actor: ActorId) -> Vec<u8> {
        let objectives = &self.level.actor(actor).mandate.objectives;
        let parts = attainment(self.level, self.state, actor).parts;
        let seen = |measure: &Measure| match measure {
            Measure::Certainty(_) | Measure::RightlyBlamed(_) | Measure::Ran(_) => false,
            Measure::Harm(incident) => self.state.incidents[incident.ix()].open,
            _ => true,
        };
        let met = objectives.iter().zip(&parts).zip(0..).filter(|((objective, part), n)| {
            seen(&objective.measure) && part.worth == 10_000 && !self.state.actors[actor.ix()].met.contains(n)
        });
        met.map(|(_, n)| n).collect()
    }

    /// What was met before the first turn is no news at home.
    pub(super) fn note_what_is_met(&mut self) {
        for actor in self.level.actor_ids() {
            if self.followers(actor).is_empty() {
                continue;
            }
            for objective in self.newly_met(actor) {
                self.emit(Fact::ObjectiveMet { actor, objective });
            }
        }
    }

    /// Those at home whose support has fallen below their floor call the delegation to account. What answering takes.
    pub(super) fn call_to_account(&mut self, actor: ActorId) -> Cost {
        let mut taken = Cost::default();
        for (r, follows) in self.followers(actor) {
            let support = self.state.actors[actor.ix()].home.get(r).map_or(100, |now| now.support);
            if support < follows.floor {
                let ratifier = u8::try_from(r).unwrap_or(u8::MAX);
                self.emit(Fact::CalledToAccount { actor, ratifier });
                taken = taken.plus(Cost::new(follows.capital, follows.staff, 0));
                self.sway_one(actor, r, Sway::Answered);
            }
        }
        taken
    }
}
