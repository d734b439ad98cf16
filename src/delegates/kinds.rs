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
