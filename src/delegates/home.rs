//! At home: whom a bot prepares for a text, and which texts it does not sign because its home front would not have them.

use super::{Because, Decision, Delegate};
use crate::base::TalksId;
use crate::level::{Level, Mechanism};
use crate::negotiation::Outcome;
use crate::rules::{Order, Plan, TalksStatus, View, check_view, refuses, without_reserved};

/// Chance of a refusal, per mille, from which a ratifier is prepared.
const WORRIES: u16 = 200;
/// Support above a floor up to which somebody at home is about to call.
const NEAR: i32 = 3;
/// Political capital that a bot keeps for other things.
const KEPT: i32 = 2;

impl Delegate {
    /// Prepares the ratifier that is likeliest to refuse what is about to be agreed. Who thinks little of its own word and of
    /// rules does not bother.
    pub(super) fn tend_home(&self, level: &Level, view: &View) -> Option<Decision> {
        if let Some(decision) = self.answer_at_home(level, view) {
            return Some(decision);
        }
        let (spec, desk) = (level.actor(self.seat), view.desk()?);
        let doctrine = self.doctrine;
        if spec.home.is_empty() || !level.plays(Mechanism::HomeFronts) || doctrine.word + doctrine.norms / 2 < 60 {
            return None;
        }
        if desk.free.capital < 2 + KEPT || desk.plans.iter().any(|plan| matches!(plan, Plan::Persuade { .. })) {
            return None;
        }
        let all = (0..level.talks.len()).map(TalksId::at);
        let drafts: Vec<(TalksId, Outcome)> =
            all.filter_map(|talks| Some((talks, self.coming(level, view, talks)?))).collect();
        let worries = spec.home.iter().zip(&desk.home).enumerate().map(|(r, (of, now))| {
            let before_it = drafts.iter().filter(|(talks, _)| of.over.contains(talks));
            let worst = before_it.map(|(talks, draft)| (now.refuses(of, *talks, draft), Some(*talks))).max();
            let (worst, talks) = worst.unwrap_or_default();
            (worst, std::cmp::Reverse(r), talks)
        });
        let (chance, std::cmp::Reverse(ratifier), talks) = worries.max()?;
        let order = Order::Plan(Plan::Persuade { ratifier: u8::try_from(ratifier).ok()? });
        let because = Because::HomeRefuses { talks: talks?, chance };
        (chance.0 >= WORRIES && check_view(level, view, &order).is_ok()).then_some(Decision::new(order, because))
    }

    /// Speaks to somebody at home who would call it to account, the one who backs it least by its own floor.
    fn answer_at_home(&self, level: &Level, view: &View) -> Option<Decision> {
        let (spec, desk) = (level.actor(self.seat), view.desk()?);
        let planned = desk.plans.iter().any(|plan| matches!(plan, Plan::Persuade { .. }));
        if planned || desk.free.capital < 2 + KEPT || !level.plays(Mechanism::Accountability) {
            return None;
        }
        let home = (0u8..).zip(spec.home.iter().zip(&desk.home));
        let near = home.filter_map(|(r, (of, now))| {
            let floor = of.follows?.floor;
            (floor > 0 && now.support < floor + NEAR).then_some((now.support - floor, r, now.support, floor))
        });
        let (_, ratifier, support, floor) = near.min()?;
        let order = Order::Plan(Plan::Persuade { ratifier });
        let because = Because::LittleBacked { actor: self.seat, ratifier, support, floor };
        check_view(level, view, &order).is_ok().then_some(Decision::new(order, because))
    }

    /// The text that is likely to come home from these talks, as it is to this seat.
    fn coming(&self, level: &Level, view: &View, talks: TalksId) -> Option<Outcome> {
        let spec = level.talks(talks);
        spec.party(self.seat)?;
        let table = &view.talks(talks).table;
        let draft = match &table.status {
            TalksStatus::Adopted { text } => {
                let text = view.texts.get(text.ix())?;
                let waits = text.pending.iter().any(|(party, _)| *party == self.seat);
                return waits.then(|| text.for_party(self.seat));
            }
            TalksStatus::Silence { draft, .. } | TalksStatus::Signing { draft } => draft,
            TalksStatus::Open => match spec.forum() {
                Some(forum) => {
                    let there = &view.fora[forum.ix()];
                    &there.queue.iter().filter_map(|id| there.pending(*id)).find(|motion| motion.talks == talks)?.draft
                }
                None if spec.writer().is_some() => &table.text,
                None => return None,
            },
            TalksStatus::NotOpen | TalksStatus::Failed { .. } => return None,
        };
        Some(without_reserved(draft, &table.reserved, self.seat))
    }

    /// Whether a text is too likely to be refused at home to be signed: the more a bot's word is worth to it, the surer it
    /// wants to be.
    pub(super) fn cannot_bring_home(&self, level: &Level, view: &View, talks: TalksId, to_us: &Outcome) -> bool {
        let home = view.desk().map_or(&[][..], |desk| &desk.home);
        let most = 1000 - 5 * self.doctrine.word;
        i32::from(refuses(level, self.seat, home, talks, to_us).0) > most
    }
}
