//! The utility plane: every text as a dot, the zone of agreement, the frontier, ideas of fair and the paths of offers.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::Scale;
use crate::{
    ui::{
        kit::{
            place::{Labels, Wish},
            shape, text,
        },
        theme::{Theme, measure},
    },
    vm::chart::{Fair, FairVm, PlanePoint, PlaneVm},
};

/// What the reader pointed at.
pub struct PlaneResponse {
    pub response: Response,
    /// The text nearest to the pointer within a few points, as an index into [`PlaneVm::texts`].
    pub hovered: Option<usize>,
    pub clicked: Option<usize>,
}

/// Draws the plane into `size`; `spoken` is the figure in one sentence for screen readers.
pub fn plane(ui: &mut Ui, vm: &PlaneVm, size: egui::Vec2, spoken: &str) -> PlaneResponse {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    super::name(&response, spoken);
    let mut out = PlaneResponse { response, hovered: None, clicked: None };
    if !ui.is_rect_visible(rect) {
        return out;
    }
    let plot = Rect::from_min_max(rect.min + vec2(8.0, 22.0), rect.max - vec2(2.0, 24.0));
    let view = View::new(vm, plot);

    let zone =
        Rect::from_min_max(pos2(view.x.at(vm.x.no_deal), plot.top()), pos2(plot.right(), view.y.at(vm.y.no_deal)));
    let zone = zone.intersect(plot);
    if zone.is_positive() {
        ui.painter().rect_filled(zone, 0.0, theme.raised);
    }
    let mut crowd = open_dots(ui.painter(), &theme, vm, &view);
    crowd.extend(dots(ui.painter(), &theme, vm, &view, zone));
    let no_deal = no_deal_lines(ui, &theme, vm, &view, plot);
    let axis = Stroke::new(measure::HAIRLINE, theme.ink2);
    ui.painter().line_segment([plot.left_top(), plot.left_bottom()], axis);
    ui.painter().line_segment([plot.left_bottom(), plot.right_bottom()], axis);

    let mut labels = Labels::new(plot.shrink(2.0));
    let frontier: Vec<Pos2> = vm.frontier.iter().map(|point| view.point(*point)).collect();
    labels.block_line(&frontier);
    crowd.into_iter().for_each(|dot| labels.avoid(dot));
    no_deal.into_iter().for_each(|words| labels.mark(words));
    ui.painter().line(frontier, Stroke::new(measure::QUIET_LINE, theme.ink));
    for path in &vm.paths {
        let points: Vec<Pos2> = path.points.iter().map(|point| view.point(*point)).collect();
        labels.block_line(&points);
        ui.painter().line(points.clone(), Stroke::new(measure::STRONG_LINE, theme.of_emblem(&path.who)));
        for point in points {
            labels.block(Rect::from_center_size(point, vec2(11.0, 11.0)));
            shape::mark_of(ui.painter(), &theme, &path.who, point, 5.0);
        }
    }
    axis_words(ui, &theme, vm, rect, plot);
    names(ui, &theme, vm, &view, &mut labels);
    if zone.is_positive() && !vm.zone_words.is_empty() {
        let galley = text::line(ui, &vm.zone_words, &theme.caption(), theme.ink2);
        if galley.size().x + 12.0 < zone.width() {
            let place = labels.place(zone.right_top() + vec2(-50.0, 8.0), galley.size(), 4.0, OUTWARDS);
            ui.painter().galley(place.min, galley, theme.ink2);
        }
    }

    if let Some(marked) = vm.marked {
        super::point_out(ui.painter(), &theme, view.point(marked));
    }

    out.hovered = out.response.hover_pos().and_then(|pointer| {
        let near = |point: &PlanePoint| view.point(*point).distance(pointer);
        let (index, distance) = vm.texts.iter().map(near).enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?;
        (distance <= 8.0).then_some(index)
    });
    if let Some(index) = out.hovered {
        let at = view.point(vm.texts[index]);
        ui.painter().circle_stroke(at, 5.0, Stroke::new(measure::QUIET_LINE, theme.ink));
        if out.response.clicked() {
            out.clicked = Some(index);
        }
    }
    out
}

/// Labels of the frontier rather stand on its empty side.
const OUTWARDS: egui::Vec2 = vec2(1.0, -0.6);

/// Where values stand on the screen.
struct View {
    x: Scale,
    y: Scale,
}

impl View {
    fn new(vm: &PlaneVm, plot: Rect) -> Self {
        let all = || {
            let paths = vm.paths.iter().flat_map(|path| &path.points);
            let fair = vm.fair.iter().map(|fair| &fair.at);
            let signed = vm.signed.iter().map(|(point, _)| point);
            vm.texts.iter().chain(&vm.barred).chain(&vm.frontier).chain(paths).chain(fair).chain(signed)
        };
        let range = |values: &mut dyn Iterator<Item = i32>, no_deal: i32| {
            let (low, high) = values.fold((no_deal, no_deal), |(low, high), v| (low.min(v), high.max(v)));
            let pad = (high - low) / 20;
            (low - pad, high + pad)
        };
        let x = range(&mut all().map(|point| point.x), vm.x.no_deal);
        let y = range(&mut all().map(|point| point.y), vm.y.no_deal);
        Self { x: Scale::new(x, (plot.left(), plot.right())), y: Scale::new(y, (plot.bottom(), plot.top())) }
    }

    fn point(&self, point: PlanePoint) -> Pos2 {
        pos2(self.x.at(point.x), self.y.at(point.y))
    }
}

/// Dots stand on a grid of this many points; texts that fall on one spot make one larger dot.
const CELL: f32 = 6.0;

fn cells(points: &[PlanePoint], view: &View) -> Vec<(i32, i32)> {
    let cell = |point: &PlanePoint| {
        let at = view.point(*point);
        ((at.x / CELL).round() as i32, (at.y / CELL).round() as i32)
    };
    let mut cells: Vec<(i32, i32)> = points.iter().map(cell).collect();
    cells.sort_unstable();
    cells
}

/// Texts in the zone of agreement are darker, and those that suit everybody darkest. Gives back where they are.
fn dots(painter: &Painter, theme: &Theme, vm: &PlaneVm, view: &View, zone: Rect) -> Vec<Rect> {
    let outside = theme.line.lerp_to_gamma(theme.ink3, 0.12);
    let inside = if vm.suits.is_empty() { theme.bar_quiet } else { theme.line.lerp_to_gamma(theme.bar_quiet, 0.5) };
    let everybody = cells(&vm.suits, view);
    let mut taken = Vec::new();
    for cell in cells(&vm.texts, view).chunk_by(|a, b| a == b) {
        let at = pos2(CELL * cell[0].0 as f32, CELL * cell[0].1 as f32);
        let radius = (1.3 + 0.35 * (cell.len() as f32).log2()).min(2.7);
        let color = if everybody.binary_search(&cell[0]).is_ok() {
            theme.bar_quiet.lerp_to_gamma(theme.ink2, 0.45)
        } else if zone.contains(at) {
            inside
        } else {
            outside
        };
        painter.circle_filled(at, radius, color);
        taken.push(Rect::from_center_size(at, vec2(CELL, CELL)));
    }
    taken
}

/// Texts that somebody cannot sign, where none that all can sign stands on the same spot. Gives back where they are.
fn open_dots(painter: &Painter, theme: &Theme, vm: &PlaneVm, view: &View) -> Vec<Rect> {
    let signable = cells(&vm.texts, view);
    let mut barred = cells(&vm.barred, view);
    barred.dedup();
    let stroke = Stroke::new(0.6, theme.line_strong.gamma_multiply(0.55));
    let open = barred.into_iter().filter(|cell| signable.binary_search(cell).is_err());
    let mut taken = Vec::new();
    for (x, y) in open {
        let at = pos2(CELL * x as f32, CELL * y as f32);
        painter.circle_stroke(at, 1.4, stroke);
        taken.push(Rect::from_center_size(at, vec2(CELL, CELL)));
    }
    taken
}

/// The worth of no deal to each side; gives back where the words stand.
fn no_deal_lines(ui: &Ui, theme: &Theme, vm: &PlaneVm, view: &View, plot: Rect) -> [Rect; 2] {
    let painter = ui.painter();
    let (x, y) = (view.x.at(vm.x.no_deal), view.y.at(vm.y.no_deal));
    let (x_color, y_color) = (theme.of_emblem(&vm.x.who), theme.of_emblem(&vm.y.who));
    let dashes = measure::DASH_OFFER;
    let stroke = |color: Color32| Stroke::new(measure::HAIRLINE, color);
    shape::dashed_line(painter, &[pos2(x, plot.top()), pos2(x, plot.bottom())], stroke(x_color), dashes);
    shape::dashed_line(painter, &[pos2(plot.left(), y), pos2(plot.right(), y)], stroke(y_color), dashes);
    let words = text::line(ui, &vm.x.no_deal_words, &theme.caption(), x_color);
    let left = if x + 6.0 + words.size().x < plot.right() { x + 6.0 } else { x - 6.0 - words.size().x };
    let x_place = Rect::from_min_size(pos2(left, plot.bottom() - 22.0), words.size());
    painter.rect_filled(x_place.expand2(vec2(3.0, 0.0)), 0.0, theme.panel);
    painter.galley(x_place.min, words, x_color);
    let words = text::line(ui, &vm.y.no_deal_words, &theme.caption(), y_color);
    let top = if y + 22.0 < plot.bottom() { y + 3.0 } else { y - 21.0 };
    let y_place = Rect::from_min_size(pos2(plot.left() + 6.0, top), words.size());
    painter.rect_filled(y_place.expand2(vec2(3.0, 0.0)), 0.0, theme.panel);
    painter.galley(y_place.min, words, y_color);
    [x_place, y_place]
}

fn axis_words(ui: &Ui, theme: &Theme, vm: &PlaneVm, rect: Rect, plot: Rect) {
    let painter = ui.painter();
    let y_color = theme.of_emblem(&vm.y.who);
    let up = text::line(ui, &format!("↑ {}", vm.y.words), &theme.caption_strong(), y_color);
    painter.galley(rect.left_top(), up, y_color);
    let x_color = theme.of_emblem(&vm.x.who);
    let right = text::line(ui, &format!("{} →", vm.x.words), &theme.caption_strong(), x_color);
    let below = plot.bottom() + 6.0;
    let left_end = plot.right() - right.size().x;
    painter.galley(pos2(left_end, below), right, x_color);
    if !vm.note.is_empty() {
        let room = left_end - plot.left() - 16.0;
        let note = text::elided(ui, &vm.note, &theme.label(), theme.ink3, room);
        painter.galley(pos2(plot.left(), below + 1.0), note, theme.ink3);
    }
}

/// The text that was signed and the ideas of fair, each with its name: what falls on one place shares a name, and a
/// line leads from a mark to a name that cannot stand beside it.
fn names(ui: &Ui, theme: &Theme, vm: &PlaneVm, view: &View, labels: &mut Labels) {
    let groups = fair_groups(&vm.fair);
    let signed_at = vm.signed.as_ref().map(|(point, _)| *point);
    // Beside the disc of the text that was signed where they choose just that.
    let first = |group: &[&FairVm]| {
        let aside = if signed_at == Some(group[0].at) { SIGNED + 0.5 * fair_width(group.len()) } else { 0.0 };
        view.point(group[0].at) + vec2(aside, 0.0)
    };
    for group in &groups {
        labels.mark(Rect::from_center_size(first(group), vec2(fair_width(group.len()), 14.0)));
    }
    if let Some(point) = signed_at {
        labels.mark(Rect::from_center_size(view.point(point), egui::Vec2::splat(2.0 * SIGNED)));
    }
    let joined = |group: &[&FairVm]| group.iter().map(|fair| fair.words.as_str()).collect::<Vec<_>>().join(", ");
    let mut named = Vec::new();
    if let Some((point, words)) = &vm.signed {
        let same = groups.iter().find(|group| group[0].at == *point);
        let words = same.map_or_else(|| words.clone(), |group| format!("{words}, {}", joined(group)));
        let reach = SIGNED + same.map_or(0.0, |group| fair_width(group.len()));
        named.push((view.point(*point), words, reach, theme.caption_strong(), theme.ink));
    }
    for group in groups.iter().filter(|group| signed_at != Some(group[0].at)) {
        let reach = 1.0 + 0.5 * fair_width(group.len());
        named.push((view.point(group[0].at), joined(group), reach, theme.caption(), theme.ink2));
    }
    // Names fan out on the empty side of the frontier, in the order of their marks, so that their lines do not cross.
    named.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    let last = (named.len().max(2) - 1) as f32;
    let painter = ui.painter();
    let galleys: Vec<_> =
        named.iter().map(|(_, words, _, face, color)| (text::line(ui, words, face, *color), *color)).collect();
    let wishes = named.iter().zip(&galleys).enumerate().map(|(i, ((at, _, reach, ..), (galley, _)))| {
        let toward = egui::Vec2::angled(-0.62 * std::f32::consts::PI * (1.0 - i as f32 / last) - 0.05);
        Wish { anchor: *at, size: galley.size(), reach: *reach, toward }
    });
    let wishes: Vec<Wish> = wishes.collect();
    for (led, (galley, color)) in labels.lead(&wishes).into_iter().zip(galleys) {
        if let Some(line) = led.line {
            painter.line_segment(line, Stroke::new(measure::HAIRLINE, theme.ink2));
        }
        painter.galley(led.rect.min, galley, color);
    }
    if let Some(point) = signed_at {
        signed(painter, theme, view.point(point));
    }
    for group in &groups {
        for (i, fair) in group.iter().enumerate() {
            let aside = 12.0 * (i as f32 - 0.5 * (group.len() as f32 - 1.0));
            paint_fair(painter, theme, fair.idea, first(group) + vec2(aside, 0.0));
        }
    }
}

/// Radius of the mark of the text that was signed, with the line around it.
const SIGNED: f32 = 12.0;

/// Ideas of fair that choose the same text share a place and a label.
fn fair_groups(fair: &[FairVm]) -> Vec<Vec<&FairVm>> {
    let mut groups: Vec<Vec<&FairVm>> = Vec::new();
    for each in fair {
        match groups.iter_mut().find(|group| group[0].at == each.at) {
            Some(group) => group.push(each),
            None => groups.push(vec![each]),
        }
    }
    groups
}

fn fair_width(count: usize) -> f32 {
    2.0 + 12.0 * count as f32
}

/// Square, disc, triangle and pentagon, filled with paper.
fn paint_fair(painter: &Painter, theme: &Theme, idea: Fair, at: Pos2) {
    let stroke = Stroke::new(measure::QUIET_LINE, theme.ink);
    let polygon = |n: usize, radius: f32, turn: f32| {
        let corner = |i: usize| {
            let angle = std::f32::consts::TAU * (turn + i as f32 / n as f32);
            at + radius * egui::Vec2::angled(angle)
        };
        painter.add(Shape::convex_polygon((0..n).map(corner).collect(), theme.raised, stroke));
    };
    match idea {
        Fair::Egalitarian => {
            let square = Rect::from_center_size(at, vec2(9.0, 9.0));
            painter.rect(square, CornerRadius::ZERO, theme.raised, stroke, egui::StrokeKind::Middle);
        }
        Fair::Nash => {
            painter.circle(at, 5.2, theme.raised, stroke);
        }
        Fair::KalaiSmorodinsky => polygon(3, 6.6, 0.75),
        Fair::Utilitarian => polygon(5, 6.0, 0.75),
    }
}

/// The text that was signed: a disc in a ring.
fn signed(painter: &Painter, theme: &Theme, at: Pos2) {
    painter.circle(at, 11.0, theme.raised, Stroke::new(measure::STRONG_LINE, theme.ink));
    painter.circle_filled(at, 6.0, theme.ink);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    fn fair(idea: Fair, x: i32, y: i32) -> FairVm {
        FairVm { idea, at: PlanePoint { x, y }, words: format!("{idea:?}") }
    }

    #[test]
    fn ideas_that_agree_share_a_place() {
        // The golden example: Nash, Kalai-Smorodinsky and egalitarian choose one text.
        let fair = [
            fair(Fair::Egalitarian, 6500, 7200),
            fair(Fair::Nash, 6500, 7200),
            fair(Fair::Utilitarian, 8000, 6000),
            fair(Fair::KalaiSmorodinsky, 6500, 7200),
        ];
        let groups = fair_groups(&fair);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn a_text_is_found_under_the_pointer() {
        let texts =
            vec![PlanePoint { x: 1000, y: 1000 }, PlanePoint { x: 9000, y: 9000 }, PlanePoint { x: 5000, y: 5000 }];
        let vm = PlaneVm { texts, ..PlaneVm::default() };
        let mut harness = harness(vec2(400.0, 400.0), None, |ui, clicked| {
            let seen = plane(ui, &vm, vec2(380.0, 380.0), "the plane");
            if seen.clicked.is_some() {
                *clicked = seen.clicked;
            }
        });
        harness.run();
        let rect = harness.get_by_label("the plane").rect();
        let plot = Rect::from_min_max(rect.min + vec2(8.0, 22.0), rect.max - vec2(2.0, 24.0));
        let view = View::new(&PlaneVm { texts: vec![PlanePoint { x: 9000, y: 9000 }], ..PlaneVm::default() }, plot);
        let at = view.point(PlanePoint { x: 9000, y: 9000 });
        harness.hover_at(at);
        harness.run();
        for pressed in [true, false] {
            harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            harness.run();
        }
        assert_eq!(*harness.state(), Some(1));
    }
}
