//! Caucuses: drafts shown in private, what is said of them, and what it costs to say otherwise in the open.

use super::{Resolution, tuning};
use crate::base::{ActorId, CaucusId, TalksId};
use crate::negotiation::Outcome;
use crate::rules::fact::Fact;

impl Resolution<'_> {
    pub(super) fn answer_in_caucus(
        &mut self,
        talks: TalksId,
        caucus: CaucusId,
        by: ActorId,
        accept: bool,
        threshold: Option<i64>,
    ) {
        self.emit(Fact::CaucusAnswered { talks, caucus, by, accept, threshold });
        let now = &self.state.talks[talks.ix()].caucuses;
        if now.get(caucus.ix()).is_some_and(|met| met.is_agreed()) {
            self.emit(Fact::CaucusAgreed { talks, caucus });
        }
    }

    /// Whoever refuses in the open what it has agreed to in caucus this turn is trusted less by those who were there.
    pub(super) fn refused_in_the_open(&mut self, talks: TalksId, by: ActorId, draft: &Outcome) {
        for at in 0..self.state.talks[talks.ix()].caucuses.len() {
            let met = &self.state.talks[talks.ix()].caucuses[at];
            let agreed = met.turn == self.state.turn && met.is_agreed() && met.draft == *draft;
            if !agreed || met.broken_by.contains(&by) || !met.members().any(|member| member == by) {
                continue;
            }
            let members: Vec<ActorId> = met.members().collect();
            self.emit(Fact::CaucusBroken { talks, caucus: CaucusId::at(at), by });
            for member in members {
                self.trust(member, by, tuning::CAUCUS_BROKEN);
            }
        }
    }
}
