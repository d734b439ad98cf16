//! Which sound goes with what was seen, and the mood of the music.

use super::App;
use crate::base::ActorId;
use crate::level::Level;
use crate::rules::{Seen, Sight, TalksStatus};
use crate::vm::Screen;
use crate::vm::sound::Sound;

/// Sounds for what was just seen, in order, each kind once.
pub(super) fn of(fresh: &[Seen], _: &Level, seat: ActorId) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    for seen in fresh {
        let sound = match &seen.what {
            Sight::TurnBegan => Sound::Turn,
            Sight::IncidentOpened { .. } => Sound::Incident,
            Sight::CardFound { .. } | Sight::CardShared { .. } => Sound::Card,
            Sight::Planned { .. } | Sight::Unplanned { .. } | Sight::StandardSet { .. } => Sound::Select,
            Sight::Offered { by, .. } if *by == seat => Sound::Offer,
            Sight::Answered { accept: false, .. } => Sound::Refusal,
            Sight::Answered { accept: true, .. } => Sound::Agreement,
            Sight::Revised { .. } => Sound::Bracket,
            Sight::SilenceBegan { .. } => Sound::Silence,
            Sight::Adopted { .. } => Sound::Signed,
            Sight::WalkedOut { .. } | Sight::TalksFailed { .. } | Sight::SilenceBroken { .. } => Sound::WalkOut,
            _ => continue,
        };
        if !sounds.contains(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// Tension 0 to 100 from harm and rungs, and whether a room of talks is heard.
pub(super) fn mood(app: &App) -> (u8, bool) {
    let Some(playing) = app.playing.as_ref().filter(|_| app.screen != Screen::Title) else { return (0, false) };
    let view = playing.view();
    let harm = view.incidents.iter().filter(|i| i.open).map(|i| i.harm).max().unwrap_or(0);
    let rung = view.rungs[playing.seat().ix()].iter().max().copied().unwrap_or(0);
    let silence = view.talks.iter().any(|talks| matches!(talks.table.status, TalksStatus::Silence { .. }));
    let tension = harm / 2 + i32::from(rung) * 8 + if silence { 10 } else { 0 };
    (u8::try_from(tension.clamp(0, 100)).unwrap_or(100), matches!(app.screen, Screen::Talks(_)))
}
