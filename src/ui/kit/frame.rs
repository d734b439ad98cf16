//! The frame of a screen: top bar, side panels, stage and strip, and how they fold in small windows.

use egui::{
    Align, Area, CornerRadius, Id, Key, Layout, Modifiers, Order, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

use super::{button, icon, motion, shape, tabs, text};
use crate::{
    ui::theme::{Theme, measure},
    vm::emblem::Emblem,
};

/// What stands at the left of every top bar.
#[derive(Clone, Debug)]
pub struct TopBar<'a> {
    /// The reader's own delegation; a screen without a seat has none.
    pub emblem: Option<&'a Emblem>,
    pub title: &'a str,
    pub subtitle: &'a str,
    /// Tooltip and name of the `?` at the far right.
    pub help: &'a str,
}

/// Paints a top bar; true where `?` was clicked. The words at the left get what `right`, laid out from the right, leaves
/// over.
pub fn top_bar(ui: &mut Ui, bar: &TopBar<'_>, right: impl FnOnce(&mut Ui)) -> bool {
    bar_of(ui, bar, None::<fn(&mut Ui)>, right)
}

/// A top bar with `middle` in what `right` and the words at the left, which hold back for it, leave over.
pub fn top_bar_around(
    ui: &mut Ui,
    bar: &TopBar<'_>,
    middle: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) -> bool {
    bar_of(ui, bar, Some(middle), right)
}

fn bar_of(ui: &mut Ui, bar: &TopBar<'_>, middle: Option<impl FnOnce(&mut Ui)>, right: impl FnOnce(&mut Ui)) -> bool {
    let theme = Theme::of(ui);
    let all = ui.available_rect_before_wrap();
    let rect = Rect::from_min_size(all.min, vec2(all.width(), measure::TOP_BAR));
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::HAIRLINE, theme.line));
    let inside = rect.shrink2(vec2(measure::PANEL_PAD_X, 0.0));

    let mut left = inside.left();
    if let Some(emblem) = bar.emblem {
        shape::mark_of(ui.painter(), &theme, emblem, pos2(left + 10.0, rect.center().y), 10.0);
        left += 32.0;
    }
    let rest = Rect::from_min_max(pos2(left, rect.top()), pos2(inside.right() + 8.0, rect.bottom()));
    let layout = Layout::right_to_left(Align::Center);
    let mut help = false;
    ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        help = button::icon_button(ui, icon::QUESTION, bar.help).clicked();
        right(ui);
        let end = ui.min_rect().left() - 16.0;
        let words = bar_words(ui, &theme, bar, pos2(left, rect.top()), end, middle.is_some());
        let left_over = Rect::from_min_max(pos2(words.right() + 24.0, rest.top()), pos2(end, rest.bottom()));
        if let Some(middle) = middle
            && left_over.width() > 40.0
        {
            let layout = Layout::left_to_right(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(left_over).layout(layout), middle);
        }
    });
    ui.advance_cursor_after_rect(rect);
    // The body begins right below.
    ui.add_space(-ui.spacing().item_spacing.y);
    help
}

/// Title and subtitle from `at` to `end`; the subtitle is cut before anything else is left out.
fn bar_words(ui: &Ui, theme: &Theme, bar: &TopBar<'_>, at: Pos2, end: f32, shared: bool) -> Rect {
    let window = ui.ctx().content_rect().width();
    let share = if window < measure::RIGHT_FOLDS { 0.28 } else { 0.4 };
    let room = (end - at.x).min(if shared { share * window } else { f32::INFINITY }).max(120.0);
    let title = text::elided(ui, bar.title, &theme.bar_title(), theme.ink, room);
    let subtitle = text::elided(ui, bar.subtitle, &theme.label(), theme.ink3, room);
    let size = vec2(title.size().x.max(subtitle.size().x), measure::TOP_BAR - 18.0);
    let words = Rect::from_min_size(at + vec2(0.0, 9.0), size);
    let name = ui.interact(words, ui.id().with("top bar"), Sense::hover());
    name.widget_info(|| {
        let spoken = format!("{}. {}", bar.title, bar.subtitle);
        egui::WidgetInfo::labeled(egui::WidgetType::Label, true, spoken)
    });
    ui.painter().galley(words.min, title, theme.ink);
    ui.painter().galley(words.min + vec2(0.0, 21.0), subtitle, theme.ink3);
    words
}

/// A part of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    Left,
    Right,
    Strip,
    Stage,
    /// The end of the row of tabs in a small window while the strip is out of sight: for what must not be.
    Tabs,
}

/// A side panel or the strip: its width (or height), and the name and icon it has when folded away.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub size: f32,
    pub name: &'a str,
    pub icon: &'a str,
}

/// What is folded out; kept by the screen between frames. A click on an actor may set `open` to the panel about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShellMemo {
    /// A folded region that is shown over, or instead of, the stage.
    pub open: Option<Region>,
}

/// The body of a screen below the top bar.
#[must_use = "call show"]
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    stage: &'a str,
    left: Option<Side<'a>>,
    right: Option<Side<'a>>,
    strip: Option<Side<'a>>,
}

/// How much of the shell is folded in a body of a given size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    pub left: bool,
    pub right: bool,
    pub strip: bool,
}

impl<'a> Shell<'a> {
    /// `stage` names the middle where it becomes one tab of several.
    pub fn new(stage: &'a str) -> Self {
        Self { stage, left: None, right: None, strip: None }
    }

    pub fn left(mut self, size: f32, name: &'a str, icon: &'a str) -> Self {
        self.left = Some(Side { size, name, icon });
        self
    }

    pub fn right(mut self, size: f32, name: &'a str, icon: &'a str) -> Self {
        self.right = Some(Side { size, name, icon });
        self
    }

    pub fn strip(mut self, size: f32, name: &'a str, icon: &'a str) -> Self {
        self.strip = Some(Side { size, name, icon });
        self
    }

    /// Which regions a body of `width` by `height` points has no room for.
    pub fn fold(&self, width: f32, height: f32) -> Fold {
        let size = |side: Option<Side<'_>>| side.map_or(0.0, |side| side.size);
        let (left, right) = (size(self.left), size(self.right));
        let fold_right =
            self.right.is_some() && (width < measure::RIGHT_FOLDS || width - left - right < measure::STAGE_MIN);
        let rail = if fold_right { RAIL } else { right };
        let fold_left =
            self.left.is_some() && (width < measure::LEFT_FOLDS || width - left - rail < measure::STAGE_MIN);
        let fold_strip = self.strip.is_some() && height - size(self.strip) < STAGE_LOWEST;
        Fold { left: fold_left, right: fold_right, strip: fold_strip }
    }

    /// Lays out every visible region with its ground painted and its padding taken; `add` fills them.
    /// The stage gets its whole rectangle without padding.
    pub fn show(self, ui: &mut Ui, memo: &mut ShellMemo, mut add: impl FnMut(&mut Ui, Region)) {
        let theme = Theme::of(ui);
        let all = ui.available_rect_before_wrap();
        let fold = self.fold(all.width(), all.height());
        let folded = |region| match region {
            Region::Left => fold.left,
            Region::Right => fold.right,
            Region::Strip => fold.strip,
            Region::Stage | Region::Tabs => false,
        };
        if memo.open.is_some_and(|region| !folded(region)) {
            memo.open = None;
        }
        if memo.open.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            memo.open = None;
        }
        let mut body = all;
        if fold.left || fold.strip {
            body.min.y += self.tab_strip(ui, &theme, all, fold, memo, &mut add);
            if let Some(region) = memo.open {
                self.region(ui, &theme, body, region, &mut add);
                ui.advance_cursor_after_rect(all);
                return;
            }
        }
        if let Some(left) = self.left.filter(|_| !fold.left) {
            let rect = body.with_max_x(body.left() + left.size);
            self.region(ui, &theme, rect, Region::Left, &mut add);
            body.min.x = rect.right();
        }
        if let Some(right) = self.right {
            if !fold.right {
                let rect = body.with_min_x(body.right() - right.size);
                self.region(ui, &theme, rect, Region::Right, &mut add);
                body.max.x = rect.left();
            } else if !fold.left {
                let rail = body.with_min_x(body.right() - RAIL);
                self.rail(ui, &theme, rail, right, memo);
                body.max.x = rail.left();
            }
        }
        if let Some(strip) = self.strip.filter(|_| !fold.strip) {
            let rect = body.with_min_y(body.bottom() - strip.size);
            self.region(ui, &theme, rect, Region::Strip, &mut add);
            body.max.y = rect.top();
        }
        self.region(ui, &theme, body, Region::Stage, &mut add);
        if let Some(right) = self.right.filter(|_| fold.right && !fold.left) {
            // What stands below the stage stays in sight.
            self.drawer(ui, &theme, body, right, memo, &mut add);
        }
        ui.advance_cursor_after_rect(all);
    }

    fn region(&self, ui: &mut Ui, theme: &Theme, rect: Rect, region: Region, add: &mut impl FnMut(&mut Ui, Region)) {
        let line = Stroke::new(measure::HAIRLINE, theme.line);
        let painter = ui.painter();
        let inside = match region {
            Region::Stage | Region::Tabs => rect,
            Region::Strip => {
                painter.rect_filled(rect, 0.0, theme.ground);
                painter.hline(rect.x_range(), rect.top() + 0.5, line);
                rect.shrink2(vec2(measure::PANEL_PAD_X, 10.0))
            }
            Region::Left | Region::Right => {
                painter.rect_filled(rect, 0.0, theme.panel);
                let x = if region == Region::Left { rect.right() - 0.5 } else { rect.left() + 0.5 };
                painter.vline(x, rect.y_range(), line);
                rect.shrink2(vec2(measure::PANEL_PAD_X, measure::PANEL_PAD_Y))
            }
        };
        let builder = UiBuilder::new().id_salt(region).max_rect(inside).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.shrink_clip_rect(rect);
            match region {
                Region::Strip => {
                    ScrollArea::horizontal().auto_shrink([false, false]).show(ui, |ui| add(ui, region));
                }
                _ => add(ui, region),
            }
        });
    }

    /// Tabs for everything that is folded, with the stage first; returns their height.
    fn tab_strip(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        all: Rect,
        fold: Fold,
        memo: &mut ShellMemo,
        add: &mut impl FnMut(&mut Ui, Region),
    ) -> f32 {
        let mut names = vec![self.stage];
        let mut regions = vec![None];
        let sides = [
            (fold.left, self.left, Region::Left),
            (fold.right, self.right, Region::Right),
            (fold.strip, self.strip, Region::Strip),
        ];
        for (folded, side, region) in sides {
            if let Some(side) = side.filter(|_| folded && (fold.left || region == Region::Strip)) {
                names.push(side.name);
                regions.push(Some(region));
            }
        }
        let rect = all.with_max_y(all.top() + TABS);
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::HAIRLINE, theme.line));
        let mut inside = rect.shrink2(vec2(8.0, 4.0));
        if memo.open != Some(Region::Strip) && (fold.strip || memo.open.is_some()) {
            let layout = Layout::right_to_left(Align::Center);
            let end = UiBuilder::new().id_salt("end of tabs").max_rect(inside).layout(layout);
            let used = ui.scope_builder(end, |ui| {
                add(ui, Region::Tabs);
                ui.min_rect()
            });
            inside.max.x = used.inner.left().min(inside.right()) - 8.0;
        }
        ui.scope_builder(UiBuilder::new().id_salt("folds").max_rect(inside), |ui| {
            ScrollArea::horizontal().show(ui, |ui| {
                let mut on = regions.iter().position(|region| *region == memo.open).unwrap_or(0);
                if tabs::tabs(ui, &names, &mut on).changed() {
                    memo.open = regions[on];
                }
            });
        });
        TABS
    }

    fn rail(&self, ui: &mut Ui, theme: &Theme, rect: Rect, side: Side<'_>, memo: &mut ShellMemo) {
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(measure::HAIRLINE, theme.line));
        let at = Rect::from_center_size(pos2(rect.center().x, rect.top() + 28.0), vec2(32.0, 32.0));
        ui.scope_builder(UiBuilder::new().id_salt("rail").max_rect(at), |ui| {
            let open = memo.open == Some(Region::Right);
            if button::icon_toggle(ui, side.icon, side.name, open).clicked() {
                memo.open = if open { None } else { Some(Region::Right) };
            }
        });
    }

    fn drawer(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        stage: Rect,
        side: Side<'_>,
        memo: &ShellMemo,
        add: &mut impl FnMut(&mut Ui, Region),
    ) {
        let id = Id::new(("drawer", side.name));
        let out = motion::open(ui, id, memo.open == Some(Region::Right));
        if out <= 0.0 {
            return;
        }
        let width = side.size.min(stage.width());
        let slid = stage.right() - width * out;
        let rect = Rect::from_min_size(pos2(slid, stage.top()), vec2(width, stage.height()));
        Area::new(id).order(Order::Middle).fixed_pos(rect.min).constrain(false).fade_in(false).show(ui.ctx(), |ui| {
            ui.set_clip_rect(stage);
            ui.painter().rect_stroke(
                rect,
                CornerRadius::ZERO,
                Stroke::new(measure::HAIRLINE, theme.line_strong),
                egui::StrokeKind::Outside,
            );
            ui.set_min_size(rect.size());
            self.region(ui, theme, rect, Region::Right, add);
        });
    }
}

/// A panel whose body scrolls above a foot that stays. `foot_height` is what the foot takes.
pub fn with_foot(ui: &mut Ui, foot_height: f32, body: impl FnOnce(&mut Ui), foot: impl FnOnce(&mut Ui)) {
    let all = ui.available_rect_before_wrap();
    let top = all.with_max_y(all.bottom() - foot_height);
    let bottom = all.with_min_y(all.bottom() - foot_height);
    ui.scope_builder(UiBuilder::new().id_salt("body").max_rect(top), |ui| scroll(ui, body));
    let line = Stroke::new(measure::HAIRLINE, Theme::of(ui).line);
    ui.painter().hline(all.x_range(), top.bottom() + 0.5, line);
    let layout = Layout::left_to_right(Align::Max);
    ui.scope_builder(UiBuilder::new().id_salt("foot").max_rect(bottom).layout(layout), foot);
    ui.advance_cursor_after_rect(all);
}

/// A body that scrolls up and down where it does not fit.
pub fn scroll(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    // The bar runs in the padding of the panel, beside the words.
    let all = ui.available_rect_before_wrap();
    let with_bar = all.with_max_x(all.right() + 14.0);
    ui.scope_builder(UiBuilder::new().max_rect(with_bar), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(all.width());
            body(ui);
        });
    });
}

/// Width of the rail that opens a drawer.
const RAIL: f32 = 40.0;
/// Height of the tabs of a folded shell.
const TABS: f32 = 44.0;
/// The strip gives way before the stage gets lower than this.
const STAGE_LOWEST: f32 = 300.0;

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    fn shell() -> Shell<'static> {
        Shell::new("Table")
            .left(measure::LEFT_TALKS, "Your instructions", icon::SCROLL)
            .right(measure::RIGHT_MIN, "What they said", icon::CHATS_CIRCLE)
            .strip(measure::STRIP_MIN, "Course of offers", icon::CHART_LINE)
    }

    #[test]
    fn the_stage_never_gets_too_narrow() {
        for width in (560..2600).step_by(10) {
            let width = width as f32;
            let fold = shell().fold(width, 800.0);
            let left = if fold.left { 0.0 } else { measure::LEFT_TALKS };
            let right = match (fold.right, fold.left) {
                (false, _) => measure::RIGHT_MIN,
                (true, false) => RAIL,
                (true, true) => 0.0,
            };
            assert!(width - left - right >= measure::STAGE_MIN, "{width}: {fold:?}");
        }
        assert_eq!(shell().fold(1280.0, 664.0), Fold { left: false, right: false, strip: false });
        assert_eq!(shell().fold(640.0, 304.0), Fold { left: true, right: true, strip: true });
    }

    fn words(ui: &mut Ui, region: Region) {
        ui.label(match region {
            Region::Left => "left words",
            Region::Right => "right words",
            Region::Strip => "strip words",
            Region::Stage => "stage words",
            Region::Tabs => "end words",
        });
    }

    #[test]
    fn a_wide_window_shows_everything() {
        let mut harness = harness(vec2(1400.0, 800.0), ShellMemo::default(), |ui, memo| {
            shell().show(ui, memo, words);
        });
        harness.run();
        for region in ["left words", "right words", "strip words", "stage words"] {
            harness.get_by_label(region);
        }
    }

    #[test]
    fn the_right_panel_is_a_drawer_that_escape_closes() {
        let mut harness = harness(vec2(1000.0, 800.0), ShellMemo::default(), |ui, memo| {
            shell().show(ui, memo, words);
        });
        harness.run();
        assert!(harness.query_by_label("right words").is_none());
        harness.get_by_label("What they said").click();
        harness.run();
        harness.get_by_label("right words");
        harness.get_by_label("stage words");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label("right words").is_none());
    }

    #[test]
    fn a_small_window_shows_one_region_at_a_time() {
        let mut harness = harness(vec2(640.0, 304.0), ShellMemo::default(), |ui, memo| {
            shell().show(ui, memo, words);
        });
        harness.run();
        harness.get_by_label("stage words");
        assert!(harness.query_by_label("left words").is_none());
        harness.get_by_label("end words");
        harness.get_by_label("Course of offers").click();
        harness.run();
        assert_eq!(harness.state().open, Some(Region::Strip));
        harness.get_by_label("strip words");
        assert!(harness.query_by_label("stage words").is_none());
        assert!(harness.query_by_label("end words").is_none());
    }

    #[test]
    fn what_must_stay_in_sight_stands_in_the_strip_or_beside_the_tabs() {
        let mut harness = harness(vec2(853.0, 480.0), ShellMemo::default(), |ui, memo| {
            shell().show(ui, memo, words);
        });
        harness.run();
        harness.get_by_label("strip words");
        assert!(harness.query_by_label("end words").is_none());
        harness.get_by_label("Your instructions").click();
        harness.run();
        harness.get_by_label("left words");
        harness.get_by_label("end words");
        assert!(harness.query_by_label("strip words").is_none());
    }
}
