//! Third parties in talks: whom a party asks to mediate, and what a bot that mediates asks and proposes.

use super::Delegate;
use super::desk::{ALOOF, OUTGOING};
use super::reasons::{Idea, first_allowed};
use super::{Because, Decision};
use crate::base::{ActorId, TalksId};
use crate::level::{Level, Talks};
use crate::negotiation::Outcome;
use crate::rules::{Order, Plan, TalksView, View, check_view, reckon};

/// Capital that a bot keeps back from asking.
const SPARED: i32 = 4;
/// How much an issue weighs for a party that has not said, on the scale of answers, 0 to 4.
const UNKNOWN_WEIGHT: u64 = 2;

impl Delegate {
    /// Whoever builds bridges, and once half of the rounds are gone everybody, wants somebody between the parties: whom another
    /// party has asked, else whom it trusts most, of those who would come. Whoever listens at all joins in what another asks.
    pub(super) fn seek_mediator(&self, level: &Level, view: &View) -> Option<Decision> {
        let trust = |actor: ActorId| view.actors[actor.ix()].your_trust.unwrap_or(0);
        let comes = |actor: &ActorId| view.actors[actor.ix()].trust_in_you.is_some_and(|is| is >= reckon::MEDIATES);
        let trusted = |actor: &ActorId| trust(*actor) >= reckon::MEDIATES && comes(actor);
        let ideas = (0..level.talks.len()).map(TalksId::at).filter_map(|talks| {
            let (spec, now) = (level.talks(talks), view.talks(talks));
            let asked = &now.mediation.asked;
            if !spec.mediation || asked.iter().any(|(by, _)| *by == self.seat) {
                return None;
            }
            let named = asked.iter().map(|(_, mediator)| *mediator).find(trusted);
            let late = now.table.round * 2 >= spec.rounds();
            let bridging = self.doctrine.bridging;
            if !late && bridging <= OUTGOING && (named.is_none() || bridging < ALOOF) {
                return None;
            }
            let third = level.actor_ids().filter(|actor| spec.party(*actor).is_none() && trusted(actor));
            let mediator = named.or_else(|| third.min_by_key(|actor| std::cmp::Reverse(trust(*actor))))?;
            let because = Because::WantsMediator { who: mediator, trust: trust(mediator), named: named.is_some() };
            Some(Idea::new(Plan::AskMediator { talks, mediator }, because))
        });
        first_allowed(level, view, ideas.collect())
    }

    /// Asks those who would tell what matters to them, then proposes, once a turn.
    pub(super) fn mediate(&self, level: &Level, view: &View, talks: TalksId) -> Option<Decision> {
        let (spec, now) = (level.talks(talks), view.talks(talks));
        let possible = |decision: &Decision| check_view(level, view, &decision.order).is_ok();
        let spares = view.desk().is_some_and(|desk| desk.free.capital > SPARED);
        let trust = |of: ActorId| view.actors[of.ix()].trust_in_you.unwrap_or(0);
        let told = |of: ActorId, issue: u8| now.mediation.told.iter().any(|told| (told.of, told.issue) == (of, issue));
        let issues = (0..=u8::MAX).take(spec.issues.len());
        let mut open = issues.flat_map(|issue| spec.parties.iter().map(move |of| (*of, issue)));
        let question = open.find(|(of, issue)| trust(*of) >= reckon::MEDIATES && !told(*of, *issue));
        let ask = question.filter(|_| spares).map(|(of, issue)| {
            let because = Because::LearnsWeights { who: of, trust: trust(of) };
            Decision::new(Order::Ask { talks, of, issue }, because)
        });
        ask.filter(possible).or_else(|| {
            let put = now.table.offers.iter().any(|offer| offer.by == self.seat && offer.turn == view.turn);
            let draft = best_for_all(spec, now).filter(|_| !put)?;
            let heard = heard(spec, now).iter().filter(|texts| !texts.is_empty()).count();
            let because = Because::BestForAll { heard: u8::try_from(heard).unwrap_or(u8::MAX) };
            Some(Decision::new(Order::Offer { talks, draft }, because)).filter(possible)
        })
    }
}

/// By party, the texts that it offered or accepted.
fn heard<'a>(spec: &Talks, now: &'a TalksView) -> Vec<Vec<&'a Outcome>> {
    let parties = 0..spec.parties.len();
    parties
        .map(|party| {
            let offers = now.table.offers.iter().filter(|offer| offer.answers.get(party) == Some(&Some(true)));
            offers.map(|offer| &offer.draft).collect()
        })
        .collect()
}

/// The draft with the largest product of what it would be worth to the parties, as far as they have shown: an option as often
/// as a party offered or accepted it, times what it said that the issue weighs. Nothing while nobody was heard.
pub(super) fn best_for_all(spec: &Talks, now: &TalksView) -> Option<Outcome> {
    let heard = heard(spec, now);
    if heard.iter().all(Vec::is_empty) {
        return None;
    }
    let worth: Vec<Vec<Vec<u64>>> = spec
        .parties
        .iter()
        .zip(&heard)
        .map(|(party, texts)| {
            let issue = |(i, issue): (usize, &crate::level::TalksIssue)| {
                let told = now.mediation.told.iter().rev().filter(|told| told.of == *party);
                let grade = told.filter(|told| usize::from(told.issue) == i).find_map(|told| told.grade);
                let weight = grade.map_or(UNKNOWN_WEIGHT, u64::from);
                let shown = |option: usize| texts.iter().filter(|text| usize::from(text.0[i]) == option).count() as u64;
                let all = (texts.len() as u64).max(1);
                (0..issue.options.len()).map(|option| weight * shown(option) * 100 / all).collect()
            };
            spec.issues.iter().enumerate().map(issue).collect()
        })
        .collect();
    let product = |draft: &Outcome| -> u128 {
        let sum = |of: &Vec<Vec<u64>>| of.iter().zip(&draft.0).map(|(issue, o)| issue[usize::from(*o)]).sum::<u64>();
        worth.iter().fold(1, |product: u128, of| product.saturating_mul(u128::from(1 + sum(of))))
    };
    // Of equals the first, which says least.
    spec.domain().outcomes().rev().max_by_key(product)
}

#[cfg(test)]
mod tests {
    use crate::base::Seed;
    use crate::level::library;
    use crate::rules::Fact;
    use crate::session::play_out;

    /// In whole games: somebody comes in, learns what matters, proposes no more than once a turn, and some texts are its own.
    #[test]
    fn bots_let_mediators_in_who_ask_and_propose() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let level = library::load(&path).level.unwrap();
        let (mut asked, mut begun, mut told, mut put, mut answered) = (0, 0, 0, 0, 0);
        for seed in 0..8 {
            let end = play_out(&level, Seed(seed), &[], |_, facts| {
                asked += facts.iter().filter(|fact| matches!(fact, Fact::MediatorAsked { .. })).count();
                begun += facts.iter().filter(|fact| matches!(fact, Fact::MediationBegan { .. })).count();
            });
            for talks in &end.talks {
                let Some(by) = talks.mediation.by else { continue };
                told += talks.mediation.told.iter().filter(|told| told.grade.is_some()).count();
                let own: Vec<_> = talks.table.offers.iter().filter(|offer| offer.by == by).collect();
                assert!(own.windows(2).all(|pair| pair[0].turn < pair[1].turn), "seed {seed}");
                put += own.len();
                answered += own.iter().flat_map(|offer| offer.answers.iter().flatten()).count();
            }
        }
        assert!(
            begun > 0 && told > 0 && put > 0 && answered > put,
            "{asked} asked, {begun} begun, {told} told, {put} put, {answered} answered"
        );
    }
}
