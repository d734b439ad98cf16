//! Home fronts: ratification, and what a delegation does for it at home.

use super::{Resolution, tuning};
use crate::base::{ActorId, Purpose, Seed, Stream, TextId};
use crate::level::{Effect, Level, Mechanism, Proof};
use crate::rules::fact::Fact;
use crate::rules::home::HomeState;
use crate::rules::mandate::{MandateChange, Revision};
use crate::rules::reckon;

/// Those who ratify for an actor, with what is drawn of them.
pub(in crate::rules) fn home_front(level: &Level, seed: Seed, actor: ActorId) -> Vec<HomeState> {
    let spec = level.actor(actor);
    let home = spec.home.iter().map(|ratifier| {
        let object = format!("home/{}/{}", spec.code, ratifier.id);
        let mut stream = Stream::named(seed, 0, Some(actor), Purpose::Values, &object, 0);
        let mut draw = |low: i32, high: i32| stream.within(i64::from(low), i64::from(high));
        let support = i32::try_from(draw(ratifier.support.0, ratifier.support.1)).unwrap_or(0);
        let least = ratifier.insists.iter().map(|insists| {
            let (low, high) = insists.at_least;
            u8::try_from(draw(low.into(), high.into())).unwrap_or(low)
        });
        HomeState { support, least: least.collect() }
    });
    home.collect()
}

impl Resolution<'_> {
    /// How far ratifiers back their delegations, and the least they insist on.
    pub(super) fn draw_home_fronts(&mut self) {
        for actor in self.level.actor_ids().filter(|actor| !self.level.actor(*actor).home.is_empty()) {
            let home = home_front(self.level, self.state.seed, actor);
            self.emit(Fact::HomeDrawn { actor, home });
        }
    }

    /// A text goes to the home front of a party, if it has one that ratifies it.
    pub(super) fn send_home(&mut self, text: TextId, party: ActorId) {
        let talks = self.state.texts[text.ix()].talks;
        if self.level.plays(Mechanism::HomeFronts) && self.level.actor(party).ratifiers(talks).next().is_some() {
            self.emit(Fact::SentHome { text, party });
        }
    }

    /// Ratifiers whose time has come decide, in the order of texts, signatures and the level; at the end of the level all that
    /// have not.
    pub(super) fn ratify(&mut self, all: bool) {
        for t in 0..self.state.texts.len() {
            let text = TextId::at(t);
            for (party, since) in self.state.texts[t].pending.clone() {
                self.decide_at_home(text, party, since, all);
            }
        }
    }

    fn decide_at_home(&mut self, text: TextId, party: ActorId, since: u16, all: bool) {
        let now = self.state.turn;
        let entry = &self.state.texts[text.ix()];
        let (talks, clauses) = (entry.talks, entry.for_party(party));
        let spec = self.level.actor(party);
        let mut waits = false;
        for (r, ratifier) in spec.ratifiers(talks) {
            let due = since + u16::from(ratifier.turns);
            // Who was due before has consented.
            if due < now || (due == now && all) {
                continue;
            }
            if due > now && !all {
                waits = true;
                continue;
            }
            let chance = self.state.actors[party.ix()].home[r].refuses(ratifier, talks, &clauses);
            let object = format!("ratify/{}/{}", self.level.talks(talks).id, ratifier.id);
            if self.stream(Some(party), Purpose::Question, &object, 0).chance(u32::from(chance.0)) {
                let ratifier = u8::try_from(r).unwrap_or(u8::MAX);
                self.emit(Fact::Refused { text, party, ratifier });
                self.credibility(party, tuning::REFUSED_CREDIBILITY);
                let entry = &self.state.texts[text.ix()];
                let others: Vec<ActorId> = entry.parties.iter().chain(&entry.acceded).copied().collect();
                for other in others {
                    self.trust(other, party, tuning::REFUSED_TRUST);
                }
                return;
            }
        }
        if !waits {
            self.emit(Fact::Ratified { text, party });
            self.take_part(text, party);
        }
    }

    /// What a text does among its parties is done for one that is bound later.
    fn take_part(&mut self, text: TextId, party: ActorId) {
        let entry = self.state.texts[text.ix()].clone();
        // Whoever joins a text in force takes part in nothing that it has done.
        if !entry.parties.contains(&party) {
            return;
        }
        let level = self.level;
        for ((issue, option), i) in level.talks(entry.talks).issues.iter().zip(&entry.clauses.0).zip(0..) {
            if let Some(link) = issue.link.as_ref().filter(|_| *option > 0) {
                self.give_linked(text, i, link, Some(party));
            }
            let inside = |actor: ActorId| entry.keeps(actor) && !entry.reserved.contains(&(actor, i));
            if !inside(party) {
                continue;
            }
            let others: Vec<ActorId> =
                entry.bound().into_iter().filter(|other| *other != party && inside(*other)).collect();
            for effect in &issue.options[usize::from(*option)].effects {
                match effect {
                    Effect::TrustAmongParties(by) => {
                        for other in &others {
                            self.trust(party, *other, *by);
                            self.trust(*other, party, *by);
                        }
                    }
                    Effect::ChannelAmongParties(kind) => {
                        for other in &others {
                            self.raise_channel(party, *other, *kind);
                        }
                    }
                    Effect::ResilienceOfParties(_) | Effect::PartiesEnterRuleBloc(_) => self.effect(effect, &[party]),
                    _ => {}
                }
            }
        }
    }

    /// A delegation prepares a ratifier for what it is about to bring home.
    pub(super) fn persuade(&mut self, actor: ActorId, ratifier: u8) {
        let by = reckon::persuades(self.state.actors[actor.ix()].credibility);
        self.emit(Fact::SupportChanged { actor, ratifier, by });
    }

    /// The capital is asked to change what it wants of an objective.
    pub(super) fn revise_mandate(&mut self, seat: ActorId, objective: u8, change: MandateChange) {
        let credibility = u32::try_from(self.state.actors[seat.ix()].credibility).unwrap_or(0);
        let object = format!("mandate/{objective}");
        let mut stream = self.stream(Some(seat), Purpose::Question, &object, 0);
        let agreed = stream.chance(tuning::CAPITAL_MOVES + credibility * 3);
        let revision = Revision { turn: self.state.turn, objective, change, agreed };
        self.emit(Fact::MandateAnswered { seat, revision });
    }

    /// The capital is asked to be content with less proof.
    pub(super) fn lower_floor(&mut self, seat: ActorId, proof: Proof) {
        let credibility = u32::try_from(self.state.actors[seat.ix()].credibility).unwrap_or(0);
        let object = format!("floor/{}", proof.ix());
        let mut stream = self.stream(Some(seat), Purpose::Question, &object, 0);
        let moved = stream.chance(tuning::CAPITAL_MOVES + credibility * 3);
        self.emit(Fact::FloorAnswered { seat, proof, moved });
    }
}
