//! Proportionality as an argument: what the harm weighs, which legal label a measure can bear, who would dispute it.

use super::reckon;
use super::resolve::tuning;
use crate::base::{ActorId, IncidentId, Permille};
use crate::level::{IncidentKind, LegalLabel, Level, Mechanism, Response, ResponseKind};

/// Why the label of a measure does not carry.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Dispute {
    /// Whoever it is aimed at is no state, so it has broken no law between states.
    NoState,
    /// Spying is unfriendly and breaks no law between states.
    NoWrong,
    /// The harm is far from that of an armed attack.
    NoArmedAttack,
    /// It weighs more than the harm that it answers.
    Excessive,
}

/// What the harm of an incident weighs against a response to it, 0 to 10: its seven criteria as one, more where everybody
/// depends on what was hit.
#[must_use]
pub fn weight(level: &Level, incident: IncidentId) -> i32 {
    let more = match level.kind_of(incident) {
        Some(IncidentKind::CriticalInfrastructure) => tuning::INFRASTRUCTURE_WEIGHS,
        _ => 0,
    };
    (level.incident(incident).harm.overall() + more).min(10)
}

/// Whether a measure says that its target has broken the law, so that somebody could dispute it.
#[must_use]
pub fn is_argued(level: &Level, response: &Response) -> bool {
    let claims = matches!(response.label, LegalLabel::Countermeasure | LegalLabel::SelfDefence);
    claims && level.plays(Mechanism::Labels)
}

/// What is wrong with the label of a measure whatever the evidence, if something is.
#[must_use]
pub fn dispute(level: &Level, incident: IncidentId, response: &Response, target: ActorId) -> Option<Dispute> {
    if !is_argued(level, response) {
        return None;
    }
    let weight = weight(level, incident);
    if !level.actor(target).is_state() {
        Some(Dispute::NoState)
    } else if level.kind_of(incident) == Some(IncidentKind::Espionage) {
        Some(Dispute::NoWrong)
    } else if response.label == LegalLabel::SelfDefence && weight < tuning::ARMED_ATTACK {
        Some(Dispute::NoArmedAttack)
    } else {
        (response.severity.overall() > weight).then_some(Dispute::Excessive)
    }
}

/// Whether somebody who believes the named account at `belief` is convinced by a public blame of somebody with this
/// credibility, 0 to 100.
#[must_use]
pub fn convinces(
    level: &Level,
    incident: IncidentId,
    response: &Response,
    target: ActorId,
    belief: Permille,
    credibility: i32,
) -> bool {
    if dispute(level, incident, response, target).is_some() {
        return false;
    }
    let argued = if is_argued(level, response) { tuning::WELL_ARGUED } else { 0 };
    // Who is caught spying is sent home, and nobody asks for more.
    let spying = level.kind_of(incident) == Some(IncidentKind::Espionage) && response.kind != ResponseKind::Expulsion;
    let wanted = if spying { tuning::MERE_SPYING } else { 0 };
    let belief = i32::from(belief.0) + argued - wanted;
    reckon::convinces(Permille(u16::try_from(belief).unwrap_or(0)), credibility)
}
