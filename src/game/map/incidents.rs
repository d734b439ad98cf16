//! Arcs of incidents: drawn once from source to victim, then at rest; three rings that open when the harm changes.

use bevy::prelude::*;

use super::super::host::{Look, Stage, colour};
use super::super::pace::Pace;
use super::ink::Ink;
use super::land::progress;
use super::links::{PIECES, SLACK};
use super::stroke::Pen;
use super::{Height, Mirror, World, vec2};
use crate::ui::theme::measure;
use crate::vm::stage::{IncidentMark, StageId};

/// The arc of one incident and its rings.
#[derive(Component)]
struct Arc {
    mark: IncidentMark,
    /// When the arc began to draw itself, and when the rings last opened.
    since: f32,
    pulsed: f32,
    chosen: bool,
    /// Radii of the rings at rest, in points.
    rings: [f32; 3],
}

/// What a child of an [`Arc`] draws.
#[derive(Component, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Line,
    Ring(u8),
}

impl Piece {
    const ALL: [Self; 4] = [Self::Line, Self::Ring(0), Self::Ring(1), Self::Ring(2)];
}

pub fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, (follow, draw).chain().in_set(Mirror::Incidents));
}

/// One entity for each incident.
fn follow(
    mut commands: Commands,
    stage: Res<Stage>,
    time: Res<Time>,
    worlds: Query<Entity, With<World>>,
    mut arcs: Query<(Entity, &mut Arc)>,
) {
    let (Some(vm), Ok(world)) = (&stage.0, worlds.single()) else { return };
    if !stage.is_changed() {
        return;
    }
    let now = time.elapsed_secs();
    let chosen = |mark: &IncidentMark| {
        let id = Some(StageId::Incident(mark.id));
        vm.selected == id || vm.hovered == id
    };
    let mut wanted: Vec<&IncidentMark> = vm.incidents.iter().collect();
    for (entity, mut arc) in &mut arcs {
        let Some(at) = wanted.iter().position(|mark| mark.id == arc.mark.id) else {
            commands.entity(entity).despawn();
            continue;
        };
        let mark = wanted.swap_remove(at);
        let elsewhere = (mark.from, mark.to) != (arc.mark.from, arc.mark.to);
        if arc.mark != *mark || arc.chosen != chosen(mark) || arc.rings != vm.rings() {
            let pulsed = if mark.pulse != arc.mark.pulse { now } else { arc.pulsed };
            let since = if elsewhere { now } else { arc.since };
            *arc = Arc { mark: mark.clone(), since, pulsed, chosen: chosen(mark), rings: vm.rings() };
        }
    }
    for mark in wanted {
        let ring = now + measure::LONGEST_SECONDS;
        let arc = Arc { mark: mark.clone(), since: now, pulsed: ring, chosen: chosen(mark), rings: vm.rings() };
        commands.spawn((arc, Height::Incident.at(0), Visibility::default(), ChildOf(world))).with_children(
            |children| {
                for piece in Piece::ALL {
                    children.spawn((piece, Ink::on_sheet(Vec::new(), Pen::new(1.0, Color::NONE))));
                }
            },
        );
    }
}

fn draw(
    look: Res<Look>,
    time: Res<Time>,
    arcs: Query<(Ref<Arc>, &Children)>,
    mut pieces: Query<(&Piece, &mut Ink)>,
    mut pace: ResMut<Pace>,
) {
    let harm = colour(look.theme.harm);
    for (arc, children) in &arcs {
        let (drawn, opened) = (time.elapsed_secs() - arc.since, time.elapsed_secs() - arc.pulsed);
        let busy = drawn.min(opened) < measure::LONGEST_SECONDS + SLACK;
        if !arc.is_changed() && !look.is_changed() && !busy {
            continue;
        }
        let shown = progress(drawn, measure::LONGEST_SECONDS, look.theme.motion);
        let open = progress(opened, measure::LONGEST_SECONDS, look.theme.motion);
        if shown.min(open) < 1.0 {
            pace.moving();
        }
        for child in children {
            let Ok((piece, mut ink)) = pieces.get_mut(*child) else { continue };
            let new = match piece {
                Piece::Line => line(&arc, harm, shown),
                Piece::Ring(n) => ring(&arc, harm, *n, open),
            };
            ink.set_if_neq(new);
        }
    }
}

fn line(arc: &Arc, harm: Color, shown: f32) -> Ink {
    let width = if arc.chosen { measure::INCIDENT_LINE + 1.0 } else { measure::INCIDENT_LINE };
    let pen = Pen { dash: Some(measure::DASH_INCIDENT), head: true, ..Pen::new(width, harm) };
    let mut ink = Ink::on_sheet(vec![arc.mark.bow().points(PIECES).map(vec2).collect()], pen);
    ink.path.trim = (measure::EMBLEM + 3.0, arc.rings[2] + 2.0);
    ink.path.shown = shown;
    ink
}

/// How strong each ring is drawn, the innermost first.
const STRENGTH: [f32; 3] = [0.95, 0.6, 0.3];

/// A ring grows out of the emblem; the outer ones start later. Before its time it is not there.
fn ring(arc: &Arc, harm: Color, n: u8, open: f32) -> Ink {
    let n = usize::from(n).min(STRENGTH.len() - 1);
    let start = 0.2 * n as f32;
    let t = ((open - start) / (1.0 - start)).clamp(0.0, 1.0);
    // Out of the smallest emblem there is: an innermost ring may be no larger than another.
    let radius = measure::EMBLEM_SMALL + t * (arc.rings[n] - measure::EMBLEM_SMALL);
    let pen = Pen::new(1.4, harm.with_alpha(t * STRENGTH[n]));
    Ink::circle(vec2(arc.mark.to), radius, pen)
}
