//! The words of statements, campaigns, leaks and ambassadors, and of what companies do and are asked for.

use super::{OrderWords, Sign, card_title, clause_words, harm, words_of};
use crate::base::{ActorId, CardRef, IncidentId};
use crate::level::{Aim, Service};
use crate::rules::public::{self, Voice};
use crate::vm::figures;
use crate::vm::reader::Reader;

/// What is said, such as `for “Access: open”`.
pub(in crate::vm) fn voice_words(reader: &Reader, what: Voice) -> String {
    match what {
        Voice::Praise(actor) => reader.about("voice-praise", actor),
        Voice::Criticism(actor) => reader.about("voice-criticism", actor),
        Voice::Clause { talks, issue, option } => {
            reader.with("voice-clause", [("clause", clause_words(reader.level, talks, issue, option).into())])
        }
        Voice::Deed(incident) => {
            reader.with("voice-deed", [("incident", reader.level.incident(incident).name.as_str().into())])
        }
        Voice::Campaign { at, aim } => reader.about(
            match aim {
                Aim::Goodwill => "voice-goodwill",
                Aim::Pressure => "voice-pressure",
                Aim::Openness => "voice-openness",
            },
            at,
        ),
    }
}

pub(super) fn speak(reader: &Reader, what: Voice) -> OrderWords {
    let effect = match what {
        Voice::Praise(_) => reader.get("order-speak-praise"),
        Voice::Criticism(_) => reader.get("order-speak-criticism"),
        Voice::Clause { .. } => reader.get("order-speak-clause"),
        Voice::Deed(_) => reader.get("order-speak-deed"),
        Voice::Campaign { at, aim } => campaign(reader, at, aim),
    };
    let title = if matches!(what, Voice::Campaign { .. }) { "order-campaign" } else { "order-speak" };
    OrderWords { about: voice_words(reader, what), effect, ..words_of(Sign::Publish, reader.get(title)) }
}

fn campaign(reader: &Reader, at: ActorId, aim: Aim) -> String {
    let points = reader.view.seat().map_or(1, |seat| {
        let diplomacy = reader.view.actors[seat.ix()].capacities.diplomacy;
        public::reach(reader.level, diplomacy, at, reader.view.public.campaigns(seat, at))
    });
    let (id, n) = match aim {
        Aim::Goodwill => ("order-campaign-goodwill", points),
        Aim::Pressure => ("order-campaign-pressure", (points / 2).max(1)),
        Aim::Openness => ("order-campaign-openness", (points / 2).max(1)),
    };
    reader.with(id, [("n", n.into())])
}

pub(super) fn leak(reader: &Reader, card: CardRef) -> OrderWords {
    let technical = reader.view.seat().map_or(0, |seat| reader.view.actors[seat.ix()].capacities.technical);
    let chance = figures::permille(public::traced(technical));
    OrderWords {
        about: card_title(reader, card).to_owned(),
        effect: reader.with("order-leak-effect", [("chance", chance.into())]),
        ..words_of(Sign::Publish, reader.get("order-leak"))
    }
}

pub(super) fn appoint(reader: &Reader) -> OrderWords {
    let effect = reader.get("order-appoint-effect");
    OrderWords { effect, ..words_of(Sign::Channel, reader.get("order-appoint")) }
}

pub(super) fn patch(reader: &Reader, incident: IncidentId) -> OrderWords {
    let technical = reader.view.seat().map_or(0, |seat| reader.view.actors[seat.ix()].capacities.technical);
    let eased = harm(reader, public::patched(technical));
    OrderWords {
        about: reader.level.incident(incident).name.clone(),
        effect: reader.with("order-patch-effect", [("harm", eased.into())]),
        ..words_of(Sign::Restore, reader.get("order-patch"))
    }
}

pub(super) fn take_down(reader: &Reader, incident: IncidentId) -> OrderWords {
    let spec = reader.level.incident(incident);
    let capacity = reader
        .view
        .seat()
        .map_or(0, |seat| public::seizing(|capacity| reader.view.actors[seat.ix()].capacities.of(capacity)));
    let eased = harm(reader, public::taken_down(capacity));
    let host = spec.relay.filter(|host| Some(*host) != reader.view.seat());
    let host = host.map_or("none", |host| reader.name(host));
    OrderWords {
        about: spec.name.clone(),
        effect: reader.with("order-take-down-effect", [("harm", eased.into()), ("host", host.into())]),
        ..words_of(Sign::Restore, reader.get("order-take-down"))
    }
}

/// The message that names what is asked for.
pub(in crate::vm) const fn service_id(what: Service) -> &'static str {
    match what {
        Service::Patch => "service-patch",
        Service::TakeDown => "service-take-down",
        Service::Data => "service-data",
    }
}

pub(super) fn request(reader: &Reader, of: ActorId, incident: IncidentId, what: Service) -> OrderWords {
    let effect = reader.with("order-request-effect", [("who", reader.name(of).into())]);
    OrderWords { about: about(reader, of, incident, what), effect, ..words_of(Sign::Ask, reader.get("order-request")) }
}

pub(super) fn reply(reader: &Reader, to: ActorId, incident: IncidentId, what: Service, grant: bool) -> OrderWords {
    let (title, data) =
        if grant { ("order-grant", "order-grant-data") } else { ("order-refuse-request", "order-refuse-data") };
    let effect = match (what, grant) {
        (Service::Data, _) => reader.get(data),
        (Service::Patch, true) => patch(reader, incident).effect,
        (Service::TakeDown, true) => take_down(reader, incident).effect,
        _ => reader.get("order-refuse-service"),
    };
    OrderWords { about: about(reader, to, incident, what), effect, ..words_of(Sign::Decide, reader.get(title)) }
}

fn about(reader: &Reader, who: ActorId, incident: IncidentId, what: Service) -> String {
    let incident = reader.level.incident(incident).name.as_str();
    let words = [
        ("who", reader.name(who).into()),
        ("what", reader.get(service_id(what)).into()),
        ("incident", incident.into()),
    ];
    reader.with("order-request-about", words)
}
