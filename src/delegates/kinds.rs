//! Kinds of incidents: what a bot does that it would not do about any other.

use super::reasons::{Because, Idea};
use crate::base::{ActorId, CardRef, IncidentId};
use crate::level::{Doctrine, Fragility, IncidentKind, Level, ResponseKind};
use crate::rules::public::Voice;
use crate::rules::{Plan, View};

/// Harm, in tenths, from which a bot thinks of paying, and work for norms from which it never does.
const GRAVE: i32 = 50;
const NEVER_PAYS: i32 = 50;
/// Trust in a victim from which a bot answers lies about it.
const FRIENDS: i32 = 40;

/// What comes to the bot's mind, the most pressing first.
pub(super) fn ideas(level: &Level, view: &View, own: &Doctrine, ideas: &mut Vec<Idea>) {
    let (Some(seat), Some(desk)) = (view.seat(), view.desk()) else { return };
    for incident in (0..level.incidents.len()).map(IncidentId::at) {
        let (spec, now) = (level.incident(incident), &view.incidents[incident.ix()]);
        let Some(kind) = level.kind_of(incident).filter(|_| now.open && now.harm > 0) else { continue };
        let (hit, harm) = (spec.victims.contains(&seat), now.harm);
        match kind {
            IncidentKind::Ransomware if hit && harm >= GRAVE && own.norms < NEVER_PAYS => {
                let because = Because::RatherPays { harm, wants: GRAVE };
                ideas.push(Idea::new(Plan::PayRansom { incident }, because));
            }
            IncidentKind::DataBreach if hit && now.public.is_empty() => {
                let costs = |card: CardRef| {
                    spec.clues[usize::from(card.clue)].cards[usize::from(card.card)].fragility != Fragility::Safe
                };
                let held = desk.cards.iter().map(|held| held.card).filter(|card| card.incident == incident);
                let least = held.min_by_key(|card| (costs(*card), *card));
                ideas.extend(least.map(|card| Idea::new(Plan::Publish { card }, Because::OwesUsers { harm })));
            }
            IncidentKind::Disinformation => {
                let trust = |victim: &ActorId| view.actors[victim.ix()].your_trust.unwrap_or(0);
                let friend = spec.victims.iter().find(|victim| trust(victim) >= FRIENDS);
                if hit || friend.is_some() {
                    let what = Voice::Deed(incident);
                    ideas.push(Idea::new(Plan::Speak { what }, Because::AnswersLies { harm }));
                }
            }
            IncidentKind::SupplyChain if spec.customers.contains(&seat) && !hit => {
                let what = crate::level::Service::Patch;
                ideas.extend(spec.makers.iter().map(|of| {
                    let because = Because::MayBeNext { of: *of, harm };
                    Idea::new(Plan::Request { of: *of, incident, what }, because)
                }));
            }
            _ => {}
        }
    }
}

/// What a bot dares over an incident: spies are expelled, whoever else would be blamed.
pub(super) fn daring(level: &Level, incident: IncidentId, usual: &'static [ResponseKind]) -> &'static [ResponseKind] {
    match level.kind_of(incident) {
        Some(IncidentKind::Espionage) if usual.len() > 1 => &[ResponseKind::Expulsion, ResponseKind::PrivateDemarche],
        _ => usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::delegates::play_out;
    use crate::level::{Mechanism, library};
    use crate::rules::{Fact, State};

    fn level() -> Level {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/kinds.ron");
        library::load(&path).level.unwrap()
    }

    fn told(level: &Level, seed: u64) -> (State, Vec<Fact>) {
        let mut all = Vec::new();
        let end = play_out(level, Seed(seed), &[], |_, facts: &[Fact]| all.extend_from_slice(facts));
        (end, all)
    }

    /// Each kind is answered in its own way: users are told, lies answered, holes closed, spies sent home, and allies see what
    /// was found.
    #[test]
    fn bots_answer_each_kind_in_its_own_way() {
        let level = level();
        let (mut circulated, mut expelled, mut seized) = (0, 0, 0);
        for seed in 0..6 {
            let (end, facts) = told(&level, seed);
            let at = |id: &str| level.incidents.iter().position(|spec| spec.id == id).map(IncidentId::at).unwrap();
            assert!(!end.incidents[at("records").ix()].public.is_empty(), "seed {seed}: users were not told");
            assert!(end.public.spoken.iter().any(|s| s.what == Voice::Deed(at("rumours"))), "seed {seed}");
            assert!(end.public.patched.contains(&at("update")), "seed {seed}");
            for taken in end.taken.iter().filter(|taken| taken.incident == at("wiretap")) {
                assert!(!matches!(taken.kind, ResponseKind::PublicAttribution | ResponseKind::JointStatement));
                expelled += i32::from(taken.kind == ResponseKind::Expulsion);
            }
            seized += i32::from(end.public.taken_down.contains(&at("locks")));
            let shown = |fact: &&Fact| matches!(fact, Fact::CardShared { .. });
            circulated += facts.iter().filter(shown).count();
        }
        assert!(circulated > 0 && expelled > 0, "{circulated} cards shown, {expelled} expulsions");
        assert!(seized > 0, "police takes servers down of which the level says nothing");
    }

    #[test]
    fn without_kinds_all_incidents_are_alike() {
        let level = Level { off: vec![Mechanism::Kinds], ..level() };
        for seed in 0..3 {
            let (end, facts) = told(&level, seed);
            assert!(end.public.ransoms.is_empty() && end.public.reached.is_empty());
            let drains = |fact: &Fact| matches!(fact, Fact::BudgetChanged { .. } | Fact::Spread { .. });
            assert!(!facts.iter().any(drains), "seed {seed}");
            let locks = level.incidents.iter().position(|spec| spec.id == "locks").unwrap();
            assert!(end.incidents[locks].harm < 60, "it recovers by itself");
        }
    }

    /// Who works little for norms and is hit hard pays.
    #[test]
    fn who_is_hit_hard_and_cares_little_for_norms_pays() {
        let mut level = level();
        let ald = level.find_actor("ALD").unwrap();
        let pays = |level: &Level| (0..4).filter(|seed| !told(level, *seed).0.public.ransoms.is_empty()).count();
        level.actors[ald.ix()].doctrine.norms = 10;
        assert!(pays(&level) > 0);
        level.actors[ald.ix()].doctrine.norms = NEVER_PAYS;
        assert_eq!(pays(&level), 0);
    }
}
