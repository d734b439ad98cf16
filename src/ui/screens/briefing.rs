//! The briefing: the case on paper in the middle, who is who on the left, the mandate on the right.

use egui::{Align, CornerRadius, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::page;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::note;
use crate::ui::kit::document::SHEET_WIDEST;
use crate::ui::kit::frame::{self, Region, Shell, ShellMemo};
use crate::ui::kit::{bar, icon, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::briefing::{BriefingVm, Dossier, Mandate};

/// What is folded out: a panel of a narrow window, and a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BriefingMemo {
    pub shell: ShellMemo,
    /// Position of the actor whose dossier is open.
    pub open: Option<usize>,
}

pub fn briefing_ui(ui: &mut Ui, vm: &BriefingVm, memo: &mut BriefingMemo, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, Some(&vm.own), out);
    if page::enter(ui) {
        out.push(vm.on_intent.clone());
    }
    let shell = Shell::new(&vm.labels.paper).left(measure::LEFT_DESK, &vm.labels.actors, icon::USERS_THREE).right(
        measure::RIGHT_MAX,
        &vm.labels.mandate,
        icon::SCROLL,
    );
    let mut folds = memo.shell;
    shell.show(ui, &mut folds, |ui, region| match region {
        Region::Left => frame::scroll(ui, |ui| actors_ui(ui, vm, memo)),
        Region::Right => frame::scroll(ui, |ui| mandate_ui(ui, vm)),
        Region::Stage | Region::Strip => paper_ui(ui, vm, out),
        Region::Tabs => {}
    });
    memo.shell = folds;
}

/// Height of the strip at the foot of the paper.
const FOOT: f32 = 64.0;

fn paper_ui(ui: &mut Ui, vm: &BriefingVm, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme.ground);
    let foot = all.with_min_y(all.bottom() - FOOT);
    let width = SHEET_WIDEST.min(all.width() - 24.0);
    let top = if all.height() > 500.0 { 24.0 } else { 10.0 };
    let rect = Rect::from_min_max(
        pos2(all.center().x - 0.5 * width, all.top() + top),
        pos2(all.center().x + 0.5 * width, foot.top()),
    );
    page::sheet(ui, rect, |ui| {
        let theme = Theme::of(ui);
        ui.add_space(26.0);
        ui.label(theme.headline().text(&vm.heading, theme.ink));
        text::caption(ui, &vm.subtitle);
        text::rule(ui);
        for paragraph in &vm.case {
            page::read(ui, paragraph, &theme.treaty(), &theme.treaty_strong(), out);
            ui.add_space(9.0);
        }
        if !vm.papers.is_empty() {
            ui.add_space(10.0);
            text::rule(ui);
            ui.horizontal(|ui| {
                crate::ui::kit::emblem::mark(ui, &vm.own);
                text::card_title(ui, &vm.labels.papers);
            });
            ui.add_space(6.0);
            for paragraph in &vm.papers {
                page::read(ui, paragraph, &theme.treaty(), &theme.treaty_strong(), out);
                ui.add_space(9.0);
            }
        }
        ui.add_space(24.0);
    });
    let strip = Rect::from_x_y_ranges(rect.x_range(), foot.y_range());
    let builder = UiBuilder::new().id_salt("on").max_rect(strip.shrink2(vec2(0.0, 10.0)));
    ui.scope_builder(builder.layout(Layout::right_to_left(Align::Center)), |ui| {
        if ui.add(Button::primary(&vm.on).trailing(icon::ARROW_RIGHT).tall()).clicked() {
            out.push(vm.on_intent.clone());
        }
    });
}

fn actors_ui(ui: &mut Ui, vm: &BriefingVm, memo: &mut BriefingMemo) {
    text::title(ui, &vm.labels.actors);
    ui.add_space(8.0);
    for (at, dossier) in vm.actors.iter().enumerate() {
        let open = memo.open == Some(at);
        if actor_row(ui, dossier, open) {
            memo.open = if open { None } else { Some(at) };
        }
        if open {
            ui.horizontal_top(|ui| {
                ui.add_space(ROW_INDENT);
                ui.vertical(|ui| {
                    ui.add_space(2.0);
                    for paragraph in &dossier.paragraphs {
                        text::dossier(ui, paragraph);
                        ui.add_space(8.0);
                    }
                });
            });
        }
    }
}

const ROW_INDENT: f32 = 44.0;

fn actor_row(ui: &mut Ui, dossier: &Dossier, open: bool) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    let hot = response.hovered() || response.has_focus();
    let wide = rect.expand2(vec2(8.0, -1.0));
    if hot || open {
        ui.painter().rect_filled(wide, CornerRadius::same(measure::RADIUS_BUTTON), theme.raised);
    }
    let radius = if dossier.own { measure::EMBLEM } else { measure::EMBLEM_SMALL };
    let at = rect.left_center() + vec2(16.0, 0.0);
    shape::emblem(ui.painter(), &theme, &dossier.emblem, at, radius, shape::Ring::default());
    let room = rect.width() - ROW_INDENT - 22.0;
    let face = if dossier.own { theme.strong() } else { theme.body() };
    let name = text::elided(ui, &dossier.emblem.name, &face, theme.ink, room);
    let line = text::elided(ui, &dossier.line, &theme.label(), theme.ink3, room);
    ui.painter().galley(rect.left_top() + vec2(ROW_INDENT, 4.0), name, theme.ink);
    ui.painter().galley(rect.left_top() + vec2(ROW_INDENT, 24.0), line, theme.ink3);
    let sign = if open { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    let end = rect.right_center() - vec2(8.0, 0.0);
    ui.painter().text(end, egui::Align2::CENTER_CENTER, sign, theme.icon(14.0).font, theme.ink3);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), &theme, wide.shrink(2.0), measure::RADIUS_BUTTON);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, open, &dossier.emblem.name));
    response.clicked()
}

fn mandate_ui(ui: &mut Ui, vm: &BriefingVm) {
    let theme = Theme::of(ui);
    let Mandate { text: words, objectives, red_lines, floors, means } = &vm.mandate;
    text::title(ui, &vm.labels.mandate);
    ui.add_space(4.0);
    text::dossier(ui, words);
    group(ui, &vm.labels.objectives);
    for objective in objectives {
        objective_ui(ui, &theme, objective);
    }
    group(ui, &vm.labels.red_lines);
    if red_lines.is_empty() {
        text::caption(ui, &vm.labels.no_red_lines);
    }
    for line in red_lines {
        note(ui, icon::PROHIBIT, false, |ui| text::body(ui, line));
        ui.add_space(4.0);
    }
    if !floors.is_empty() {
        group(ui, &vm.labels.floors);
        for (proof, floor) in floors {
            text::row(ui, proof, floor);
        }
        text::quiet(ui, &vm.labels.floors_note);
    }
    group(ui, &vm.labels.means);
    for (name, amount) in means {
        text::row(ui, name, amount);
    }
    ui.add_space(8.0);
}

fn objective_ui(ui: &mut Ui, theme: &Theme, objective: &crate::vm::briefing::ObjectiveVm) {
    let width = ui.available_width();
    let weight = text::line(ui, &objective.weight, &theme.strong(), theme.ink);
    let name = text::wrapped(ui, &objective.name, &theme.strong(), theme.ink, width - weight.size().x - 16.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, name.size().y), Sense::hover());
    ui.painter().galley(rect.left_top(), name, theme.ink);
    ui.painter().galley(rect.right_top() - vec2(weight.size().x, 0.0), weight, theme.ink);
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{}, {}", objective.name, objective.weight))
    });
    let (track, _) = ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
    bar::paint_track(ui.painter(), theme, track, objective.share, theme.ink2);
    text::quiet(ui, &objective.line);
    if let Some(fatal) = &objective.fatal {
        ui.horizontal_top(|ui| {
            text::icon(ui, icon::WARNING, 15.0, theme.ink2);
            ui.vertical(|ui| text::caption(ui, fatal));
        });
    }
    ui.add_space(8.0);
}

fn group(ui: &mut Ui, heading: &str) {
    let theme = Theme::of(ui);
    ui.add_space(measure::GAP_GROUP - 6.0);
    text::section(ui, heading);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.top() + 2.5, Stroke::new(measure::HAIRLINE, theme.line));
}
