//! At the table: break a silence, answer offers, make them.

use super::Delegate;
use super::desk::ALOOF;
use crate::base::{OfferId, TalksId};
use crate::level::{Coalition, Level, Talks};
use crate::negotiation::{Outcome, Utility, aspiration};
use crate::rules::{Order, OwnTalks, Plan, Table, TalksStatus, View, check_view, without_reserved};

/// Rounds for which an aspiration holds after a smallest step was named: who only follows steps does worse than who
/// thinks.
const HOLD: u32 = 2;

impl Delegate {
    pub(super) fn bargain(&mut self, level: &Level, view: &View, talks: TalksId) -> Option<Order> {
        let spec = level.talks(talks);
        let party = spec.party(self.seat)?;
        let now = view.talks(talks);
        let own = now.of_party(party)?;
        let table = &*now.table;
        let wants = self.aspires(spec, table, own);
        let possible = |order: &Order| check_view(level, view, order).is_ok();
        match &table.status {
            TalksStatus::Silence { draft, .. } => {
                let to_us = without_reserved(draft, &table.reserved, self.seat);
                let good_enough = own.utility.acceptable_at(&without_lines(&own.utility, &to_us), wants);
                let out = stays_out(&own.utility, &to_us, talks).filter(|order| possible(order) && good_enough);
                let bound = self.keeps_word(level, view, talks, draft, &to_us);
                let speaks = !own.utility.acceptable_at(&to_us, wants) && !bound;
                out.or_else(|| speaks.then_some(Order::BreakSilence { talks }))
            }
            TalksStatus::Signing { draft } if !table.signed.contains(&self.seat) => {
                let to_us = without_reserved(draft, &table.reserved, self.seat);
                // Whoever stays outside has what it would have had without talks.
                let gains = own.utility.acceptable_at(&without_lines(&own.utility, &to_us), own.utility.reservation);
                let bound = self.keeps_word(level, view, talks, draft, &without_lines(&own.utility, &to_us));
                let signs = || Order::Plan(Plan::Sign { talks });
                let order = stays_out(&own.utility, &to_us, talks).unwrap_or_else(signs);
                let stays_home = self.cannot_bring_home(level, view, talks, &without_lines(&own.utility, &to_us));
                ((gains || bound) && !stays_home && possible(&order)).then_some(order)
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
                    let accept = own.utility.acceptable_at(&offer.draft, wants);
                    let threshold = (!accept).then_some(wants);
                    return Some(Order::Answer { talks, offer: OfferId::at(ix), accept, threshold });
                }
                (table.floor.map(usize::from) == Some(party))
                    .then(|| self.speak(level, table, own, talks, party, wants))
            }
            _ => None,
        }
    }

    /// What the bot asks for now: its style's aspiration, which never falls while the bot still holds what it named with
    /// a refusal.
    fn aspires(&self, spec: &Talks, table: &Table, own: &OwnTalks) -> i64 {
        let style = self.doctrine.bargaining;
        let best = own.utility.best_value().unwrap_or(own.utility.reservation);
        // It has come all the way down as many rounds before the last as a named step may hold it up.
        let rounds = spec.rounds().saturating_sub(1 + HOLD).max(1);
        let falling = aspiration(style, table.round, rounds, best, own.utility.reservation);
        held(own, table.round).map_or(falling, |held| falling.max(held))
    }

    fn speak(
        &mut self,
        level: &Level,
        table: &Table,
        own: &OwnTalks,
        talks: TalksId,
        party: usize,
        wants: i64,
    ) -> Order {
        let spec = level.talks(talks);
        let preferences = self.rankings.of(level, talks, &own.utility);
        if spec.writer() == Some(self.seat) {
            // Whoever leads a coalition writes what it wants, if it can.
            let led = level.coalitions.iter().filter(|of| of.talks == talks && of.lead == self.seat);
            let led: Vec<&Coalition> = led.filter(|of| !of.bonds.are_none()).collect();
            let serves = |draft: &Outcome| led.iter().all(|of| of.is_served_by(draft));
            return super::chair::write(spec, table, own, preferences, talks, wants, serves);
        }
        if table.offers_now > 0 {
            return Order::Yield { talks };
        }
        // What others asked for; under a chair also the text that is to become theirs.
        let text = spec.writer().is_some().then(|| table.text.clone());
        let asked =
            table.wants.iter().enumerate().filter(|(p, _)| *p != party).filter_map(|(_, wanted)| wanted.clone());
        // Whoever builds no bridges does not listen.
        let listens = self.doctrine.bridging >= ALOOF;
        let heard: Vec<Outcome> = asked.chain(text).filter(|_| listens).collect();
        match preferences.trade_off(wants, &heard) {
            // The same text again is no waste: those who refused it may have come down.
            Some(draft) => Order::Offer { talks, draft },
            None => Order::Yield { talks },
        }
    }
}

/// The draft without the clauses that cross red lines.
pub(super) fn without_lines(utility: &Utility, draft: &Outcome) -> Outcome {
    let mut rest = draft.clone();
    utility.crossed(draft).for_each(|line| rest.0[usize::from(line.issue)] = 0);
    rest
}

/// Staying out of the first clause that crosses a red line.
pub(super) fn stays_out(utility: &Utility, draft: &Outcome, talks: TalksId) -> Option<Order> {
    utility.crossed(draft).next().map(|line| Order::Reserve { talks, issue: line.issue })
}

/// The aspiration named with a refusal that still holds: for the round in which it was first named and two more.
fn held(own: &OwnTalks, round: u32) -> Option<i64> {
    let last = own.thresholds.last()?;
    let first = own.thresholds.iter().rev().take_while(|t| t.at == last.at).last()?;
    (round <= first.round + HOLD).then_some(last.at)
}
