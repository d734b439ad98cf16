//! Public diplomacy, and what companies and technical bodies do and are asked for: why not.

use super::super::public::{Request, SEIZES, Voice};
use super::super::refusal::Refusal;
use super::{Checked, Seated, must};
use crate::base::{ActorId, CardRef, IncidentId};
use crate::level::{Channel, IncidentKind, PublicTool, Service};
use crate::rules::Plan;

impl Seated<'_> {
    fn offered(&self, tool: PublicTool) -> Checked {
        must(self.level.public_diplomacy.contains(&tool), Refusal::Unknown)
    }

    pub(super) fn speak(&self, what: Voice) -> Checked {
        self.offered(what.tool())?;
        if let Some(actor) = what.about() {
            self.other(actor)?;
        }
        match what {
            Voice::Clause { talks, issue, option } => {
                let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
                let clause = spec.issues.get(usize::from(issue)).ok_or(Refusal::Unknown)?;
                let is_one = option > 0 && usize::from(option) < clause.options.len() && clause.link.is_none();
                must(is_one, Refusal::Unknown)?;
                must(!self.view.talks(talks).table.status.is_over(), Refusal::TalksClosed)?;
            }
            Voice::Deed(incident) => self.known(incident)?,
            _ => {}
        }
        let planned = self.desk.plans.iter().filter_map(|plan| match plan {
            Plan::Speak { what } => Some(*what),
            _ => None,
        });
        let spoken = self.view.public.spoken.iter().filter(|spoken| spoken.by == self.seat).map(|spoken| spoken.what);
        must(!spoken.chain(planned).any(|said| said.settles(what)), Refusal::AlreadySaid)
    }

    pub(super) fn leak(&self, card: CardRef) -> Checked {
        self.offered(PublicTool::Leaks)?;
        self.held(card)?;
        must(!self.view.incidents[card.incident.ix()].public.contains(&card), Refusal::CardPublic)
    }

    pub(super) fn appoint(&self) -> Checked {
        self.offered(PublicTool::TechAmbassador)?;
        must(self.level.actor(self.seat).is_state(), Refusal::StatesOnly)?;
        must(!self.view.public.ambassadors.contains(&self.seat), Refusal::AlreadyAppointed)
    }

    pub(super) fn patch(&self, incident: IncidentId) -> Checked {
        self.known(incident)?;
        must(!self.view.public.patched.contains(&incident), Refusal::AlreadyDone)?;
        must(self.level.incident(incident).makers.contains(&self.seat), Refusal::NotItsMaker)
    }

    pub(super) fn take_down(&self, incident: IncidentId) -> Checked {
        self.known(incident)?;
        must(!self.view.public.taken_down.contains(&incident), Refusal::AlreadyDone)?;
        let servers = &self.level.incident(incident).servers;
        if servers.contains(&self.seat) {
            return Ok(());
        }
        // Against extortion police need no maker's hint.
        let crime = self.level.kind_of(incident) == Some(IncidentKind::Ransomware);
        must((crime || !servers.is_empty()) && self.level.actor(self.seat).is_state(), Refusal::NotItsServers)?;
        let have = self.view.actors[self.seat.ix()].capacities.law_enforcement;
        must(have >= SEIZES, Refusal::TooLittleLaw { needs: SEIZES, have })
    }

    pub(super) fn request(&self, of: ActorId, incident: IncidentId, what: Service) -> Checked {
        self.known(incident)?;
        self.other(of)?;
        must(self.view.can_serve(self.level, of, incident, what), Refusal::CannotServe { who: of })?;
        let needs = Channel::Diplomatic;
        must(self.view.channel(self.seat, of) >= needs, Refusal::NoChannel { needs })?;
        let same = |r: &Request| (r.by, r.of, r.incident, r.what) == (self.seat, of, incident, what);
        must(!self.view.public.requests.iter().any(same), Refusal::AlreadyAsked)
    }

    pub(super) fn reply(&self, to: ActorId, incident: IncidentId, what: Service, grant: bool) -> Checked {
        let mut waiting = self.view.public.waiting(self.seat, self.view.turn);
        let asked = waiting.any(|r| (r.by, r.incident, r.what) == (to, incident, what));
        must(asked, Refusal::NoSuchRequest)?;
        let other = Plan::Reply { to, incident, what, grant: !grant };
        must(!self.desk.plans.contains(&other), Refusal::AlreadyAnswered)?;
        match what {
            Service::Patch if grant => self.patch(incident),
            Service::TakeDown if grant => self.take_down(incident),
            _ => Ok(()),
        }
    }
}
