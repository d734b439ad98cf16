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

/// Severity, 0 to 11, that the target of a measure takes it to mean where it misreads nothing: who claims a right that it does
/// not have is taken to mean more.
#[must_use]
pub fn meant(level: &Level, incident: IncidentId, response: &Response, target: ActorId) -> i32 {
    let more = dispute(level, incident, response, target).map_or(0, |_| tuning::READ_INTO_LABEL);
    response.severity.overall() + more
}

/// What the target feels of an accusation that it read as `read`. Charges are against people: the state behind them takes them a
/// little less as its own affair; an answer to what states did it takes more so.
#[must_use]
pub fn felt(level: &Level, incident: IncidentId, kind: ResponseKind, read: i32) -> i32 {
    let charged = if kind == ResponseKind::Indictment { -1 } else { 0 };
    let between_states = level.kind_of(incident) == Some(IncidentKind::StateOperation);
    read + charged + if between_states { tuning::STATE_FELT } else { 0 }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library;

    fn level() -> Level {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/kinds.ron");
        library::load(&path).level.unwrap()
    }

    /// Over every incident of the level: what it weighs, and what is wrong with a countermeasure of 6 and self-defence of 7.
    #[test]
    fn what_carries_follows_from_the_harm_and_its_kind() {
        let level = level();
        let bor = level.find_actor("BOR").unwrap();
        let (counter, defence) = (ResponseKind::Countermeasure, ResponseKind::BreakRelations);
        let told: Vec<(&str, i32, Option<Dispute>, Option<Dispute>)> = (0..level.incidents.len())
            .map(IncidentId::at)
            .map(|id| {
                let why = |kind| dispute(&level, id, level.response(kind).unwrap(), bor);
                (level.incident(id).id.as_str(), weight(&level, id), why(counter), why(defence))
            })
            .collect();
        use Dispute::{Excessive, NoArmedAttack, NoWrong};
        assert_eq!(
            told,
            [
                ("dam", 6, None, Some(NoArmedAttack)),
                ("records", 4, Some(Excessive), Some(NoArmedAttack)),
                ("locks", 6, None, Some(NoArmedAttack)),
                ("wiretap", 4, Some(NoWrong), Some(NoWrong)),
                ("formula", 1, Some(Excessive), Some(NoArmedAttack)),
                ("update", 3, Some(Excessive), Some(NoArmedAttack)),
                ("rumours", 4, Some(Excessive), Some(NoArmedAttack)),
                ("pulse", 8, None, None),
                ("relapse", 5, Some(Excessive), Some(NoArmedAttack)),
            ]
        );
        let net = level.find_actor("NET").unwrap();
        assert_eq!(dispute(&level, IncidentId(0), level.response(counter).unwrap(), net), Some(Dispute::NoState));
    }

    #[test]
    fn a_label_that_carries_helps_and_without_labels_nothing_is_disputed() {
        let mut level = level();
        let bor = level.find_actor("BOR").unwrap();
        let (dam, update) = (IncidentId(0), IncidentId(5));
        // With credibility 70 somebody is convinced from 445 on.
        let convinced = |level: &Level, incident, kind, belief| {
            convinces(level, incident, level.response(kind).unwrap(), bor, Permille(belief), 70)
        };
        let (blame, counter) = (ResponseKind::PublicAttribution, ResponseKind::Countermeasure);
        assert_eq!([444, 445].map(|belief| convinced(&level, dam, blame, belief)), [false, true]);
        assert_eq!([394, 395].map(|belief| convinced(&level, dam, counter, belief)), [false, true]);
        assert!(!convinced(&level, update, counter, 1000));
        level.off = vec![Mechanism::Labels];
        assert_eq!([444, 445].map(|belief| convinced(&level, update, counter, belief)), [false, true]);
    }
}
