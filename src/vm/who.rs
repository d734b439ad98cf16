//! Who an actor is on screen: its emblem, and the name the reader chose to see.

use super::emblem::{Emblem, Hue};
use super::settings::Settings;
use crate::base::ActorId;
use crate::level::{ActorKind, Level};

/// Colour, mark, code and name. Colours go by the order of the level's actors; threat actors have none.
#[must_use]
pub fn emblem(level: &Level, actor: ActorId, settings: &Settings) -> Emblem {
    let spec = level.actor(actor);
    let coloured = |kind: ActorKind| kind != ActorKind::ThreatActor;
    let place = level.actors[..actor.ix()].iter().filter(|a| coloured(a.kind)).count();
    Emblem {
        hue: coloured(spec.kind).then(|| Hue::nth(place)).flatten(),
        code: spec.code.clone(),
        name: name(level, actor, settings).to_owned(),
        state: spec.is_state(),
        bot: false,
    }
}

/// The same with the name in full, for titles.
#[must_use]
pub fn formal(level: &Level, actor: ActorId, settings: &Settings) -> Emblem {
    Emblem { name: full_name(level, actor, settings).to_owned(), ..emblem(level, actor, settings) }
}

/// What it is called in the course of play: the short name, or the masked one.
#[must_use]
pub fn name<'a>(level: &'a Level, actor: ActorId, settings: &Settings) -> &'a str {
    let spec = level.actor(actor);
    if settings.masked_names { &spec.masked } else { &spec.short }
}

/// The name in full, or the masked one.
#[must_use]
pub fn full_name<'a>(level: &'a Level, actor: ActorId, settings: &Settings) -> &'a str {
    let spec = level.actor(actor);
    if settings.masked_names { &spec.masked } else { &spec.name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::testing;

    #[test]
    fn threat_actors_take_no_colour_from_others() {
        let (mut level, settings) = (testing::level(), Settings::default());
        assert_eq!(emblem(&level, ActorId(1), &settings).hue, Some(Hue::Azure));
        level.actors[0].kind = ActorKind::ThreatActor;
        assert_eq!(emblem(&level, ActorId(0), &settings).hue, None);
        assert_eq!(emblem(&level, ActorId(1), &settings).hue, Some(Hue::Amber));
        let masked = Settings { masked_names: true, ..Settings::default() };
        assert_eq!(name(&level, ActorId(1), &masked), "State B");
    }
}
