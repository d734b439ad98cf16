//! What in a level waits for what, what brings what about, and what recalls what.

use std::collections::BTreeSet;

use crate::level::{Condition, Effect, Level, Link, Quantity};

/// Something that stands in the course of a level, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Incident(usize),
    Talks(usize),
    Event(usize),
    Package(usize),
    Coalition(usize),
    Operation(usize),
}

/// How one thing leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// The second can only happen if something is so about the first.
    Waits,
    /// The first makes the second happen, or changes it.
    Does,
    /// The text of the second recalls that of the first.
    Recalls,
}

/// Every tie once.
pub(super) fn ties(level: &Level) -> BTreeSet<(Thing, Thing, Tie)> {
    let mut ties = BTreeSet::new();
    for (e, event) in level.events.iter().enumerate() {
        let mut causes = Vec::new();
        causes_of(&event.when, &mut causes);
        ties.extend(causes.into_iter().map(|cause| (cause, Thing::Event(e), Tie::Waits)));
        ties.extend(event.all_effects().filter_map(target).map(|to| (Thing::Event(e), to, Tie::Does)));
    }
    for (t, talks) in level.talks.iter().enumerate() {
        let from = Thing::Talks(t);
        let effects = talks.issues.iter().flat_map(|issue| &issue.options).flat_map(|option| &option.effects);
        ties.extend(effects.filter_map(target).map(|to| (from, to, Tie::Does)));
        let links = talks.issues.iter().filter_map(|issue| issue.link.as_ref());
        let given = links.filter_map(|link| match link {
            Link::Package(package) => Some(Thing::Package(package.ix())),
            Link::Place { coalition, .. } => Some(Thing::Coalition(coalition.ix())),
            Link::Vote(promise) => Some(Thing::Talks(promise.talks.ix())),
            Link::Retraction { .. } | Link::Restraint(_) => None,
        });
        ties.extend(given.map(|to| (from, to, Tie::Does)));
        ties.extend(talks.builds_on.iter().map(|before| (Thing::Talks(before.ix()), from, Tie::Recalls)));
    }
    for (c, coalition) in level.coalitions.iter().enumerate() {
        ties.insert((Thing::Coalition(c), Thing::Talks(coalition.talks.ix()), Tie::Does));
    }
    for (o, operation) in level.operations.iter().enumerate() {
        ties.insert((Thing::Operation(o), Thing::Incident(operation.incident.ix()), Tie::Does));
    }
    ties.retain(|(from, to, _)| from != to);
    ties
}

/// What an effect brings about, if it is something that stands in the course of the level. That harm is less or more is left out:
/// too much of what happens does that.
fn target(effect: &Effect) -> Option<Thing> {
    match effect {
        Effect::OpenIncident(incident) | Effect::Publish { incident, .. } | Effect::Disclose { incident, .. } => {
            Some(Thing::Incident(incident.ix()))
        }
        Effect::NoDeal { talks, .. } | Effect::CallOff(talks) => Some(Thing::Talks(talks.ix())),
        Effect::StartPackage(package) => Some(Thing::Package(package.ix())),
        Effect::Invite(coalition, _) | Effect::Join(coalition, _) | Effect::Leave(coalition, _) => {
            Some(Thing::Coalition(coalition.ix()))
        }
        _ => None,
    }
}

fn causes_of(condition: &Condition, causes: &mut Vec<Thing>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| causes_of(part, causes)),
        Condition::Not(part) => causes_of(part, causes),
        Condition::AtLeast(quantity, _) | Condition::Below(quantity, _) => match quantity {
            Quantity::Harm(incident) => causes.push(Thing::Incident(incident.ix())),
            Quantity::Members(coalition) => causes.push(Thing::Coalition(coalition.ix())),
            Quantity::Bound(talks) => causes.push(Thing::Talks(talks.ix())),
            _ => {}
        },
        Condition::Happened(event) | Condition::Chose(event, _) => causes.push(Thing::Event(event.ix())),
        Condition::Adopted(talks)
        | Condition::NotAdopted(talks)
        | Condition::Failed(talks)
        | Condition::Holds(talks, ..)
        | Condition::Bound(talks, _)
        | Condition::Refused(talks, _) => causes.push(Thing::Talks(talks.ix())),
        Condition::Open(incident)
        | Condition::Public(incident, _)
        | Condition::TrueAccount(incident, _)
        | Condition::Patched(incident)
        | Condition::TakenDown(incident)
        | Condition::Took(_, _, _, Some(incident)) => causes.push(Thing::Incident(incident.ix())),
        Condition::Member(coalition, _)
        | Condition::Pledged(coalition, _)
        | Condition::BrokeWord(coalition, _)
        | Condition::Stated(coalition) => causes.push(Thing::Coalition(coalition.ix())),
        Condition::Given(package) | Condition::Delivered(package) => causes.push(Thing::Package(package.ix())),
        Condition::Ran(operation) | Condition::Seen(operation) => causes.push(Thing::Operation(operation.ix())),
        Condition::Always
        | Condition::Took(..)
        | Condition::ChannelAtLeast(..)
        | Condition::Crystallised(_)
        | Condition::Codified(_)
        | Condition::InRuleBloc(..)
        | Condition::Ambassador(_) => {}
    }
}
