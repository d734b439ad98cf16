//! What a bot asks its capital to change in its mandate once the game has shown what can still be had.

use super::{Because, Decision, Delegate};
use crate::base::{Purpose, Seed, Stream, TalksId};
use crate::level::{Level, Measure, Mechanism, Objective};
use crate::rules::mandate::{MandateChange, eased, shifts};
use crate::rules::measure::{Attainment, attainment, worth};
use crate::rules::{Order, Plan, View, check_view, imagine};

/// Share of the level, per mille, after which somebody of no word asks; somebody of word 100 waits as long again.
const EARLIEST: i32 = 450;
/// Basis points of the mandate that a change has to gain: what it costs at home buys other things, too.
const LEAST: i64 = 200;
/// Political capital that is kept for other things.
const KEPT: i32 = 2;

impl Delegate {
    /// Asks for the one change that would gain the mandate most as things stand.
    pub(super) fn renegotiate(&self, level: &Level, view: &View) -> Option<Decision> {
        let mandate = &level.actor(self.seat).mandate;
        let (revisable, desk) = (mandate.revisable?, view.desk()?);
        let turns = i32::from(level.time.turns).max(1);
        let early = i32::from(view.turn) * 1000 < turns * (EARLIEST + self.doctrine.word * EARLIEST / 100);
        let asked = desk.plans.iter().any(|plan| matches!(plan, Plan::ReviseMandate { .. }));
        if early || asked || desk.free.capital < 6 + KEPT || !level.plays(Mechanism::Mandates) {
            return None;
        }
        // All that is measured below is in the view; what is not is drawn and left aside.
        let mut stream = Stream::named(Seed(0), view.turn, Some(self.seat), Purpose::Delegate, "mandate", 0);
        let state = imagine(level, view, &mut stream)?;
        let Attainment { parts, .. } = attainment(level, &state, self.seat);
        let objectives = view.objectives(level, self.seat);
        let whole: i64 = mandate.objectives.iter().map(|objective| i64::from(objective.weight)).sum::<i64>().max(1);
        let all = || (0u8..).zip(objectives.iter().zip(&parts));
        let counts =
            |objective: &Objective, value: i32| i64::from(objective.weight) * i64::from(worth(objective, value));
        let mut wishes: Vec<(i64, Plan, Because)> = Vec::new();
        let (actor, settled) = (self.seat, |objective: &Objective| is_settled(level, view, &objective.measure));
        for (n, (objective, part)) in all().filter(|(_, (objective, _))| settled(objective)) {
            if let Some(eased) = eased(objective).filter(|_| revisable.ease) {
                let gain = (counts(&eased, part.value) - counts(objective, part.value)) / whole;
                let plan = Plan::ReviseMandate { objective: n, change: MandateChange::Ease };
                wishes.push((gain, plan, Because::OutOfReach { actor, objective: n, gain }));
            }
            let moved = i64::from(shifts(level, self.seat, objective));
            for (to, (_, there)) in all().filter(|(to, (other, _))| *to != n && settled(other)) {
                let gain = (moved / 2 * i64::from(there.worth) - moved * i64::from(part.worth)) / whole;
                let plan = Plan::ReviseMandate { objective: n, change: MandateChange::Shift { to } };
                wishes.push((gain, plan, Because::BetterElsewhere { actor, objective: n, to, gain }));
            }
        }
        // Of equals the first.
        wishes.sort_by_key(|(gain, ..)| -gain);
        let wishes = wishes.into_iter().take_while(|(gain, ..)| *gain >= LEAST);
        let mut orders = wishes.map(|(_, plan, because)| Decision::new(Order::Plan(plan), because));
        orders.find(|decision| check_view(level, view, &decision.order).is_ok())
    }
}

/// Whether a measure says by now how it is likely to end, as far as its seat can tell: talks are over that it hangs on, and no
/// truth that the seat does not know.
fn is_settled(level: &Level, view: &View, measure: &Measure) -> bool {
    let over = |talks: TalksId| {
        view.talks(talks).table.status.is_over()
            && (view.turn > level.talks(talks).closes || level.talks(talks).threshold().is_none())
    };
    match measure {
        Measure::Certainty(_) | Measure::RightlyBlamed(_) | Measure::Ran(_) => false,
        Measure::Harm(incident) => view.incidents[incident.ix()].open,
        Measure::TextValue(talks)
        | Measure::Ambition(talks)
        | Measure::ValuesKept(talks)
        | Measure::Bound(talks)
        | Measure::IsBound(talks)
        | Measure::Signatures(talks) => over(*talks),
        _ => true,
    }
}
