//! Public diplomacy: statements, campaigns, leaks; what companies and technical bodies do and are asked for.

use super::{Resolution, tuning};
use crate::base::{ActorId, CardRef, IncidentId, Permille, Purpose};
use crate::level::{
    ActorKind, Aim, Capacity, Channel, EvidenceKind, Fragility, Gauge, IncidentKind, Mechanism, Service,
};
use crate::rules::fact::Fact;
use crate::rules::home::Sway;
use crate::rules::public::{Voice, hears, patched, reach, seizing, taken_down, traced};
use crate::rules::state::Text;

impl Resolution<'_> {
    pub(super) fn speak(&mut self, by: ActorId, what: Voice) {
        // What others said before counts, and what is said now does not.
        let before = what.about().map_or(0, |at| self.state.public.campaigns(by, at));
        let first = !self.state.public.spoken.iter().any(|s| s.what == what);
        self.emit(Fact::Spoke { by, what });
        match what {
            Voice::Praise(actor) => {
                self.trust(actor, by, tuning::PRAISED);
                self.sway(actor, Sway::Praised(by));
            }
            Voice::Criticism(actor) => {
                self.trust(actor, by, tuning::CRITICISED);
                self.gauge(Gauge::Stability, -1);
                for third in self.level.actor_ids() {
                    if third != by && third != actor && self.state.trust(third, actor) < 0 {
                        self.trust(third, by, 1);
                    }
                }
            }
            Voice::Clause { .. } => {}
            Voice::Deed(incident) => {
                for victim in &self.level.incident(incident).victims {
                    self.trust(*victim, by, tuning::CONDOLED);
                }
                if first {
                    self.gauge(Gauge::NormStrength, 1);
                }
                if self.level.kind_of(incident) == Some(IncidentKind::Disinformation) {
                    self.emit(Fact::HarmChanged { incident, by: -tuning::ANSWERED });
                }
            }
            Voice::Campaign { at, aim } => {
                let points = reach(self.level, self.state.actors[by.ix()].capacities.diplomacy, at, before);
                self.campaign(by, at, aim, points);
            }
        }
    }

    fn campaign(&mut self, by: ActorId, at: ActorId, aim: Aim, points: i32) {
        let half = (points / 2).max(1);
        match aim {
            Aim::Goodwill => self.trust(at, by, points),
            Aim::Pressure => {
                self.emit(Fact::CapitalChanged { actor: at, by: -half });
                self.trust(at, by, tuning::PRESSED);
            }
            Aim::Openness => {
                let way = if self.level.actor(by).openness < 0 { -half } else { half };
                self.gauge(Gauge::Openness, way);
            }
        }
    }

    /// Whether parties that said in public what they want of a text have got it.
    pub(super) fn held_to_their_words(&mut self, text: &Text) {
        for spoken in self.state.public.spoken.clone() {
            if let Voice::Clause { talks: about, issue, option } = spoken.what
                && about == text.talks
                && text.parties.contains(&spoken.by)
            {
                let kept = text.for_party(spoken.by).0[usize::from(issue)] == option;
                self.credibility(spoken.by, if kept { tuning::WORD_KEPT } else { tuning::WORD_EATEN });
                if !kept {
                    self.sway(spoken.by, Sway::WordBroken);
                }
            }
        }
    }

    /// A card published without a name, which may be found out.
    pub(super) fn leak(&mut self, by: ActorId, card: CardRef) {
        let incident = &self.level.incident(card.incident).id;
        let object = format!("leak/{incident}/{}", card.clue);
        let chance = traced(self.state.actors[by.ix()].capacities.technical);
        let traced = self.stream(Some(by), Purpose::Event, &object, 0).chance(chance);
        let burnt = self.fragility(card) == Fragility::Burns;
        self.emit(Fact::Leaked { by, card, burnt, traced });
        self.gauge(Gauge::Openness, 1);
        if traced {
            self.lose_the_source(by, card);
            self.credibility(by, tuning::LEAKED);
            for third in self.level.actor_ids() {
                self.trust(third, by, tuning::LEAKED_TRUST);
            }
        }
    }

    /// Somebody who speaks the language of companies: they can be reached, and hear better.
    pub(super) fn appoint(&mut self, by: ActorId) {
        self.emit(Fact::AmbassadorAppointed { by });
        let companies = self.level.actor_ids().filter(|a| self.level.actor(*a).kind == ActorKind::Company);
        for company in companies.filter(|_| self.level.plays(Mechanism::Channels)) {
            self.raise_channel(by, company, Channel::ContactPoint);
        }
    }

    /// The hole is closed: the harm falls, and from now on twice as fast.
    pub(super) fn patch(&mut self, by: ActorId, incident: IncidentId) {
        self.emit(Fact::Patched { by, incident });
        let eased = patched(self.state.actors[by.ix()].capacities.technical);
        self.emit(Fact::HarmChanged { incident, by: -eased });
        self.thank(by, incident);
    }

    /// The servers are gone, and with them, now and then, what could have been read off them.
    pub(super) fn take_down(&mut self, by: ActorId, incident: IncidentId) {
        let spec = self.level.incident(incident);
        let object = format!("takedown/{}", spec.id);
        let unlucky = self.stream(Some(by), Purpose::Event, &object, 0).chance(tuning::LOST_WITH_SERVERS);
        let now = &self.state.incidents[incident.ix()];
        let open = |clue: u16| !now.burnt.contains(&clue) && !now.public.iter().any(|card| card.clue == clue);
        let traces = spec.clues.iter().enumerate().filter(|(_, clue)| clue.kind == EvidenceKind::Technical);
        let lost = traces.filter_map(|(c, _)| u16::try_from(c).ok()).find(|clue| open(*clue)).filter(|_| unlucky);
        self.emit(Fact::TakenDown { by, incident, lost });
        let eased = taken_down(seizing(|capacity: Capacity| self.state.actors[by.ix()].capacities.of(capacity)));
        self.emit(Fact::HarmChanged { incident, by: -eased });
        self.thank(by, incident);
        if let Some(host) = self.level.incident(incident).relay {
            self.trust(host, by, tuning::SEIZED);
        }
    }

    fn thank(&mut self, by: ActorId, incident: IncidentId) {
        for victim in &self.level.incident(incident).victims {
            self.trust(*victim, by, tuning::HELP_THANKED);
        }
    }

    /// Grants or refuses what was asked, before the world.
    pub(super) fn reply(&mut self, by: ActorId, to: ActorId, incident: IncidentId, what: Service, granted: bool) {
        self.emit(Fact::Replied { by, to, incident, what, granted });
        self.trust(to, by, if granted { tuning::GRANTED } else { tuning::REFUSED });
        match what {
            Service::Patch if granted => self.patch(by, incident),
            Service::TakeDown if granted => self.take_down(by, incident),
            Service::Data => self.hand_over(by, to, incident, granted),
            _ => {}
        }
    }

    /// Users and others who are no states watch what is handed to whom.
    fn hand_over(&mut self, seat: ActorId, to: ActorId, incident: IncidentId, granted: bool) {
        if granted {
            let (own, theirs) = (&self.state.actors[seat.ix()].cards, &self.state.actors[to.ix()].cards);
            let public = &self.state.incidents[incident.ix()].public;
            let known = |card: &CardRef| public.contains(card) || theirs.iter().any(|held| held.card == *card);
            let new = |card: &CardRef| card.incident == incident && !known(card);
            let first =
                own.iter().filter(|h| h.from.is_none()).map(|h| h.card).filter(new).min_by_key(|card| card.clue);
            if let Some(card) = first {
                self.emit(Fact::CardShared { from: seat, to, card, believed: Permille::CERTAIN });
            }
        }
        let watch = if granted { tuning::HANDED_OVER } else { tuning::GUARDED };
        for third in self.level.actor_ids() {
            if third != seat && third != to && !self.level.actor(third).is_state() {
                self.trust(third, seat, watch);
            }
        }
        if !granted {
            self.gauge(Gauge::Openness, 1);
        }
    }

    /// How far `other` hears `by`.
    pub(super) fn heard(&self, by: ActorId, other: ActorId) -> i32 {
        let (trust, diplomacy) = (self.state.trust(other, by), self.state.actors[by.ix()].capacities.diplomacy);
        hears(self.level, trust, diplomacy, &self.state.public, by, other)
    }
}
