//! At the table: break a silence, answer offers, make them.

use super::Delegate;
use super::desk::ALOOF;
use super::{Because, Decision};
use crate::base::{OfferId, TalksId};
use crate::level::{Coalition, Level, Talks};
use crate::negotiation::{Outcome, Utility, aspiration};
use crate::rules::{Order, OwnTalks, Plan, Table, TalksStatus, TalksView, View, check_view, without_reserved};

/// Rounds for which an aspiration holds after a smallest step was named: who only follows steps does worse than who
/// thinks.
const HOLD: u32 = 2;

impl Delegate {
    pub(super) fn bargain(&mut self, level: &Level, view: &View, talks: TalksId) -> Option<Decision> {
        let spec = level.talks(talks);
        let now = view.talks(talks);
        if now.mediation.by == Some(self.seat) {
            return self.mediate(level, view, talks);
        }
        let party = spec.party(self.seat)?;
        let own = now.of_party(party)?;
        let table = &*now.table;
        let best = self.rankings.best(talks, &own.utility);
        let (wants, held) = self.aspires(spec, now, own, best);
        let possible = |decision: &Decision| check_view(level, view, &decision.order).is_ok();
        match &table.status {
            TalksStatus::Silence { draft, .. } => {
                let to_us = without_reserved(draft, &table.reserved, self.seat);
                let good_enough = own.utility.acceptable_at(&without_lines(&own.utility, &to_us), wants);
                let out = stays_out(&own.utility, &to_us, talks, wants);
                let out = out.filter(|decision| possible(decision) && good_enough);
                let bound = self.keeps_word(level, view, talks, draft, &to_us).is_some();
                let speaks = !own.utility.acceptable_at(&to_us, wants) && !bound;
                let breaks = || {
                    let because = Because::of_draft(&own.utility, talks, &to_us, (wants, held));
                    Decision::new(Order::BreakSilence { talks }, because)
                };
                out.or_else(|| speaks.then(breaks))
            }
            TalksStatus::Signing { draft } if !table.signed.contains(&self.seat) => {
                let to_us = without_reserved(draft, &table.reserved, self.seat);
                // Whoever stays outside has what it would have had without talks.
                let (rest, no_deal) = (without_lines(&own.utility, &to_us), own.utility.reservation);
                let gains = own.utility.acceptable_at(&rest, no_deal);
                let inside = Because::GainsInside { worth: own.utility.value(&rest), no_deal };
                let bound = || self.keeps_word(level, view, talks, draft, &rest);
                let because = if gains { inside } else { bound()? };
                let out = stays_out(&own.utility, &to_us, talks, no_deal);
                let decision = match out {
                    Some(out) if gains => out,
                    Some(out) => Decision { because, ..out },
                    None => Decision::new(Order::Plan(Plan::Sign { talks }), because),
                };
                let stays_home = self.cannot_bring_home(level, view, talks, &rest);
                (!stays_home && possible(&decision)).then_some(decision)
            }
            TalksStatus::Open => {
                let unanswered = table
                    .offers
                    .iter()
                    .enumerate()
                    .rev()
                    .take_while(|(_, o)| o.turn == view.turn)
                    .find(|(_, o)| o.by != self.seat && o.answers[party].is_none());
                if let Some((ix, offer)) = unanswered {
                    let agreed = super::caucus::keeps_to(view, self.seat, own, talks, &offer.draft);
                    let in_private = super::caucus::named(view, self.seat, offer.by, talks);
                    let (wants, held) = in_private.filter(|at| *at < wants).map_or((wants, held), |at| (at, true));
                    let accept = agreed.is_some() || own.utility.acceptable_at(&offer.draft, wants);
                    let threshold = (!accept).then_some(wants);
                    let held_out = || Because::of_draft(&own.utility, talks, &offer.draft, (wants, held));
                    let because = agreed.unwrap_or_else(held_out);
                    return Some(Decision::new(
                        Order::Answer { talks, offer: OfferId::at(ix), accept, threshold },
                        because,
                    ));
                }
                let heard = self.hear_out(view, talks, own, (wants, held));
                heard.or_else(|| {
                    if table.floor.map(usize::from) == Some(party) {
                        return Some(self.speak(level, view, own, talks, party, wants));
                    }
                    self.sound_out(level, view, own, talks, wants).filter(possible)
                })
            }
            _ => None,
        }
    }

    /// What the bot asks for now: its style's aspiration, which never falls while the bot still holds what it named with
    /// a refusal; and whether it does only because it still holds it.
    fn aspires(&self, spec: &Talks, now: &TalksView, own: &OwnTalks, best: Option<i64>) -> (i64, bool) {
        let table = &*now.table;
        let style = self.doctrine.bargaining;
        let best = best.unwrap_or(own.utility.reservation);
        // It has come all the way down as many rounds before the last as a named step may hold it up.
        let rounds = spec.rounds().saturating_sub(1 + HOLD).max(1);
        let falling = aspiration(style, table.round, rounds, best, own.utility.reservation);
        match self.held(now, own) {
            Some(held) if held > falling => (held, true),
            _ => (falling, false),
        }
    }

    fn speak(
        &mut self,
        level: &Level,
        view: &View,
        own: &OwnTalks,
        talks: TalksId,
        party: usize,
        wants: i64,
    ) -> Decision {
        let (spec, now) = (level.talks(talks), view.talks(talks));
        let table = &*now.table;
        let heard = self.heard(spec, table, party);
        let preferences = self.rankings.of(level, talks, &own.utility);
        if spec.writer() == Some(self.seat) {
            // Whoever leads a coalition writes what it wants, if it can.
            let led = level.coalitions.iter().filter(|of| of.talks == talks && of.lead == self.seat);
            let led: Vec<&Coalition> = led.filter(|of| !of.bonds.are_none()).collect();
            let serves = |draft: &Outcome| led.iter().all(|of| of.is_served_by(draft));
            return super::chair::write(spec, table, own, preferences, talks, wants, serves);
        }
        if table.offers_now > 0 {
            return Decision::new(Order::Yield { talks }, Because::HasOffered);
        }
        if let Some(decision) = super::caucus::bring_to_the_table(view, self.seat, own, talks) {
            return decision;
        }
        match preferences.trade_off(wants, &heard) {
            // The same text again is no waste: those who refused it may have come down.
            Some(draft) => {
                let heard = u8::try_from(heard.len()).unwrap_or(u8::MAX);
                let because = Because::Nearest { worth: own.utility.value(&draft), wants, heard };
                Decision::new(Order::Offer { talks, draft }, because)
            }
            None => Decision::new(Order::Yield { talks }, Because::NothingWorth { wants }),
        }
    }

    /// What others asked for; under a chair also the text that is to become theirs.
    fn heard(&self, spec: &Talks, table: &Table, party: usize) -> Vec<Outcome> {
        // Whoever builds no bridges does not listen.
        if self.doctrine.bridging < ALOOF {
            return Vec::new();
        }
        let text = spec.writer().is_some().then(|| table.text.clone());
        let asked = table.wants.iter().enumerate().filter(|(p, _)| *p != party);
        asked.filter_map(|(_, wanted)| wanted.clone()).chain(text).collect()
    }

    /// The aspiration named with a refusal, in the open or in caucus, that still holds: for the round in which it was first
    /// named and two more.
    fn held(&self, now: &TalksView, own: &OwnTalks) -> Option<i64> {
        let in_caucus = now.caucuses.iter().filter_map(|met| {
            let at = (*met.thresholds.get(met.place(self.seat)?)?)?;
            Some((met.round, at))
        });
        let mut named: Vec<(u32, i64)> = own.thresholds.iter().map(|t| (t.round, t.at)).chain(in_caucus).collect();
        named.sort_by_key(|(round, _)| *round);
        let (_, last) = *named.last()?;
        let (first, _) = named.iter().rev().take_while(|(_, at)| *at == last).last()?;
        (now.table.round <= first + HOLD).then_some(last)
    }
}

/// The draft without the clauses that cross red lines.
pub(super) fn without_lines(utility: &Utility, draft: &Outcome) -> Outcome {
    let mut rest = draft.clone();
    utility.crossed(draft).for_each(|line| rest.0[usize::from(line.issue)] = 0);
    rest
}

/// Staying out of the first clause that crosses a red line, where the rest is worth `wants`.
pub(super) fn stays_out(utility: &Utility, draft: &Outcome, talks: TalksId, wants: i64) -> Option<Decision> {
    utility.crossed(draft).next().map(|line| {
        let worth = utility.value(&without_lines(utility, draft));
        Decision::new(Order::Reserve { talks, issue: line.issue }, Because::StaysOut { talks, line, worth, wants })
    })
}
