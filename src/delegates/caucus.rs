//! In caucus: what a bot says to a draft it is shown, whom it sounds out, and what it brings to the table of it.

use super::Delegate;
use super::desk::OUTGOING;
use super::{Because, Decision};
use crate::base::{ActorId, CaucusId, TalksId};
use crate::level::{Level, Mechanism};
use crate::negotiation::Outcome;
use crate::rules::{Caucus, Order, OwnTalks, View};

/// What candour gives up of what a bot holds out for, in hundredths of the way to no deal at candour 100: in private it goes
/// further than in the open.
const FURTHER: i64 = 50;

/// A draft that all agreed to in caucus this turn, and who was there.
fn agreed(view: &View, talks: TalksId, seat: ActorId) -> impl Iterator<Item = &Caucus> {
    let met = view.talks(talks).caucuses.iter().filter(|met| met.turn == view.turn && met.is_agreed());
    met.filter(move |met| met.members().any(|member| member == seat))
}

fn because(own: &OwnTalks, met: &Caucus) -> Because {
    let with = u8::try_from(met.with.len()).unwrap_or(u8::MAX);
    Because::AgreedInCaucus { worth: own.utility.value(&met.draft), with }
}

/// Offers what it had agreed to in caucus this turn, unless somebody has.
pub(super) fn bring_to_the_table(view: &View, seat: ActorId, own: &OwnTalks, talks: TalksId) -> Option<Decision> {
    let offers = &view.talks(talks).table.offers;
    let offered = |draft: &Outcome| offers.iter().any(|offer| offer.turn == view.turn && offer.draft == *draft);
    let met = agreed(view, talks, seat).find(|met| met.by == seat && !offered(&met.draft))?;
    Some(Decision::new(Order::Offer { talks, draft: met.draft.clone() }, because(own, met)))
}

/// Why it accepts an offer in the open: it has agreed to it in caucus this turn.
pub(super) fn keeps_to(view: &View, seat: ActorId, own: &OwnTalks, talks: TalksId, draft: &Outcome) -> Option<Because> {
    agreed(view, talks, seat).find(|met| met.draft == *draft).map(|met| because(own, met))
}

/// What would do for it, as it told `by` in caucus this turn: then it does in the open as well.
pub(super) fn named(view: &View, seat: ActorId, by: ActorId, talks: TalksId) -> Option<i64> {
    let met = view.talks(talks).caucuses.iter().filter(|met| met.turn == view.turn && met.by == by);
    met.filter_map(|met| met.thresholds[met.place(seat)?]).next_back()
}

impl Delegate {
    /// What it holds out for in private: it goes further there than in the open, as it is candid.
    fn in_private(&self, own: &OwnTalks, wants: i64) -> i64 {
        wants - (wants - own.utility.reservation).max(0) * i64::from(self.doctrine.candour) * FURTHER / 10_000
    }

    /// Answers a draft that it was shown in private.
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
        let in_private = self.in_private(own, wants);
        let (wants, held) = (in_private, held && in_private == wants);
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
        // In private it looks for what they asked for.
        let wanted = with.iter().filter_map(|party| now.table.wants[spec.party(*party)?].clone());
        let heard: Vec<Outcome> = wanted.collect();
        let wants = self.in_private(own, wants);
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
