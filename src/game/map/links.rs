//! Lines between actors: channels, told apart by form, and how far a pair has climbed.

use bevy::prelude::*;

use super::super::host::{Look, Stage, colour};
use super::super::pace::Pace;
use super::ink::Ink;
use super::land::progress;
use super::stroke::Pen;
use super::{Height, Mirror, World, vec2};
use crate::level::Channel;
use crate::ui::theme::{Theme, measure};
use crate::vm::stage::{Bow, Link};

/// The lines of one pair.
#[derive(Component)]
struct Pair {
    link: Link,
    bow: Bow,
    /// Stands out among the others.
    lit: bool,
    /// When it came or last changed; the line draws itself from then on.
    since: f32,
    /// It was there from the beginning: nothing happened.
    old: bool,
}

pub fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, (follow, draw).chain().in_set(Mirror::Links));
}

/// One entity for each pair that has a line.
fn follow(
    mut commands: Commands,
    stage: Res<Stage>,
    time: Res<Time>,
    worlds: Query<(Entity, Ref<World>)>,
    mut pairs: Query<(Entity, &mut Pair)>,
) {
    let (Some(vm), Ok((world, sheet))) = (&stage.0, worlds.single()) else { return };
    if !stage.is_changed() {
        return;
    }
    let mut wanted: Vec<(&Link, Bow)> =
        vm.links.iter().filter(|link| link.is_drawn()).filter_map(|link| Some((link, vm.bow(link)?))).collect();
    for (entity, mut pair) in &mut pairs {
        let Some(at) = wanted.iter().position(|(link, _)| link.between == pair.link.between) else {
            commands.entity(entity).despawn();
            continue;
        };
        let (link, bow) = wanted.swap_remove(at);
        if pair.link != *link || pair.bow != bow {
            *pair = Pair { link: link.clone(), bow, lit: vm.is_lit(link), since: time.elapsed_secs(), old: false };
        } else if pair.lit != vm.is_lit(link) {
            pair.lit = !pair.lit;
        }
    }
    for (link, bow) in wanted {
        let pair =
            Pair { lit: vm.is_lit(link), link: link.clone(), bow, since: time.elapsed_secs(), old: sheet.is_added() };
        commands.spawn((pair, Height::Link.at(0), Visibility::default(), ChildOf(world)));
    }
}

/// The lines of pairs that are new, changed or still drawing themselves.
fn draw(
    mut commands: Commands,
    look: Res<Look>,
    time: Res<Time>,
    pairs: Query<(Entity, Ref<Pair>, Option<&Children>)>,
    mut lines: Query<&mut Ink>,
    mut pace: ResMut<Pace>,
) {
    for (entity, pair, children) in &pairs {
        let passed = time.elapsed_secs() - pair.since;
        let busy = passed < measure::LONGEST_SECONDS + SLACK && !pair.old;
        if !pair.is_changed() && !look.is_changed() && !busy {
            continue;
        }
        let shown = progress(passed, measure::LONGEST_SECONDS, look.theme.motion && !pair.old);
        if shown < 1.0 {
            pace.moving();
        }
        let pens = pens(&pair.link, pair.lit, &look.theme);
        let there: Vec<Entity> = children.map(|children| children.iter().collect()).unwrap_or_default();
        for (i, pen) in pens.iter().enumerate() {
            let mut ink = Ink::on_sheet(vec![pair.bow.points(PIECES).map(vec2).collect()], *pen);
            ink.path.shown = shown;
            match there.get(i).map(|line| lines.get_mut(*line)) {
                Some(Ok(mut line)) => {
                    line.set_if_neq(ink);
                }
                _ => {
                    commands.spawn((ink, Transform::from_xyz(0.0, 0.0, 0.001 * i as f32), ChildOf(entity)));
                }
            }
        }
        for line in there.iter().skip(pens.len()) {
            commands.entity(*line).despawn();
        }
    }
}

/// Straight pieces of a curve: enough that none is seen at the closest zoom.
pub(super) const PIECES: u16 = 48;
/// A frame may come late: the last one of a movement must not be missed.
pub(super) const SLACK: f32 = 0.5;

/// The pens of a pair, one above the other.
fn pens(link: &Link, lit: bool, theme: &Theme) -> Vec<Pen> {
    if link.rung >= Link::HARM {
        // From here on the line thickens with every rung.
        let width = measure::INCIDENT_LINE + 0.3 * f32::from(link.rung - Link::HARM);
        return vec![Pen::new(width, colour(theme.harm))];
    }
    let ink = if lit { colour(theme.ink2) } else { colour(theme.line_strong) };
    match link.channel {
        Channel::Hotline => vec![Pen::new(4.5, ink), Pen::new(2.0, colour(theme.ground))],
        Channel::ContactPoint => vec![Pen::new(measure::QUIET_LINE, ink.with_alpha(0.9))],
        Channel::Diplomatic => {
            let pen = Pen::new(measure::QUIET_LINE, ink.with_alpha(0.85));
            vec![Pen { dash: Some(measure::DASH_NOTES), ..pen }]
        }
        Channel::None => Vec::new(),
    }
}
