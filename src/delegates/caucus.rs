//! In caucus: what a bot says to a draft it is shown, whom it sounds out, and what it brings to the table of it.

use super::Delegate;
use super::desk::OUTGOING;
use super::{Because, Decision};
use crate::base::{ActorId, CaucusId, TalksId};
use crate::level::{Level, Mechanism};
use crate::negotiation::Outcome;
use crate::rules::{Order, OwnTalks, View};

/// A draft that all agreed to in caucus this turn and nobody has offered since.
pub(super) fn bring_to_the_table(
    view: &View,
    seat: ActorId,
    own: &OwnTalks,
    talks: TalksId,
    wants: i64,
) -> Option<Decision> {
    let now = view.talks(talks);
    let mut agreed = now.caucuses.iter().filter(|met| met.turn == view.turn && met.by == seat && met.is_agreed());
    let offered =
        |draft: &Outcome| now.table.offers.iter().any(|offer| offer.turn == view.turn && offer.draft == *draft);
    let met = agreed.find(|met| !offered(&met.draft) && own.utility.acceptable_at(&met.draft, wants))?;
    let with = u8::try_from(met.with.len()).unwrap_or(u8::MAX);
    let because = Because::AgreedInCaucus { worth: own.utility.value(&met.draft), with };
    Some(Decision::new(Order::Offer { talks, draft: met.draft.clone() }, because))
}

impl Delegate {
    /// Answers a draft that it was shown in private, as it would in the open.
    pub(super) fn hear_out(
        &self,
        view: &View,
        talks: TalksId,
        own: &OwnTalks,
        (wants, held): (i64, bool),
    ) -> Option<Decision> {
        let met = view.talks(talks).caucuses.iter().enumerate().filter(|(_, met)| met.turn == view.turn);
        let mut waiting = met.filter(|(_, met)| met.place(self.seat).is_some_and(|place| met.answers[place].is_none()));
        let (at, met) = waiting.next()?;
        let accept = own.utility.acceptable_at(&met.draft, wants);
        let threshold = (!accept).then_some(wants);
        let because = Because::of_draft(&own.utility, talks, &met.draft, (wants, held));
        Some(Decision::new(Order::AnswerCaucus { talks, caucus: CaucusId::at(at), accept, threshold }, because))
    }

    /// Whoever lives by bridges, rules or bargains shows its next draft to those who refused its last one, if others did not,
    /// once a turn and before its floor comes: so it never waits for an answer.
    pub(super) fn sound_out(
        &mut self,
        level: &Level,
        view: &View,
        own: &OwnTalks,
        talks: TalksId,
        wants: i64,
    ) -> Option<Decision> {
        let (spec, now) = (level.talks(talks), view.talks(talks));
        let doctrine = self.doctrine;
        let outgoing = doctrine.bridging.max(doctrine.norms).max(doctrine.trading) > OUTGOING;
        let met = now.caucuses.iter().any(|met| met.by == self.seat && met.turn == view.turn);
        let possible = spec.caucus && level.plays(Mechanism::Caucuses);
        if !possible || !outgoing || met || spec.writer() == Some(self.seat) {
            return None;
        }
        let last = now.table.offers.iter().rev().find(|offer| offer.by == self.seat)?;
        let parties = spec.parties.iter().zip(&last.answers);
        let with: Vec<ActorId> =
            parties.filter(|(_, answer)| **answer == Some(false)).map(|(party, _)| *party).collect();
        if with.is_empty() || with.len() + 1 >= spec.parties.len() {
            return None;
        }
        let heard = self.heard(spec, &now.table, spec.party(self.seat)?);
        let draft = self.rankings.of(level, talks, &own.utility).trade_off(wants, &heard)?;
        let because = Because::SoundsOut {
            worth: own.utility.value(&draft),
            lacking: u8::try_from(with.len()).unwrap_or(u8::MAX),
        };
        Some(Decision::new(Order::Caucus { talks, with, draft }, because))
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Seed;
    use crate::level::library;
    use crate::rules::Fact;
    use crate::session::play_out;

    /// In whole games: whom a bot sounds out it chose, everybody who is asked answers, and nobody goes back on its word.
    #[test]
    fn bots_sound_out_those_who_lack() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let level = library::load(&path).level.unwrap();
        let (mut met, mut answered, mut agreed) = (0, 0, 0);
        for seed in 0..6 {
            let end = play_out(&level, Seed(seed), &[], |_, facts| {
                for fact in facts {
                    agreed += u32::from(matches!(fact, Fact::CaucusAgreed { .. }));
                    assert!(!matches!(fact, Fact::CaucusBroken { .. }), "seed {seed}: {fact:?}");
                }
            });
            for caucus in end.talks.iter().flat_map(|talks| &talks.caucuses) {
                met += caucus.with.len();
                answered += caucus.answers.iter().flatten().count();
            }
        }
        assert!(met > 0 && agreed > 0 && answered * 10 >= met * 9, "{answered} of {met} answered, {agreed} agreed");
    }
}
