//! The style of stock egui widgets: scroll bars, fields, sliders, check boxes, tooltips, popups.

use std::collections::BTreeMap;

use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals, style, vec2};

use super::{Mode, Surface, Theme, measure};

/// Sets the style of every egui theme of `ctx`, whichever the system prefers.
pub(super) fn apply(theme: &Theme, ctx: &Context) {
    ctx.set_theme(match theme.mode {
        Mode::Dark => egui::Theme::Dark,
        Mode::Light => egui::Theme::Light,
    });
    ctx.all_styles_mut(|style| restyle(theme, style));
}

pub(super) fn restyle(theme: &Theme, style: &mut Style) {
    style.text_styles = text_styles(theme);
    style.drag_value_text_style = TextStyle::Body;
    style.visuals = visuals(theme);
    style.animation_time = if theme.motion { measure::STATE_SECONDS } else { 0.0 };
    if !theme.motion {
        style.scroll_animation = style::ScrollAnimation::none();
    }
    // A strip scrolls under the wheel as a page does.
    style.always_scroll_the_only_direction = true;
    style.explanation_tooltips = false;
    style.url_in_tooltip = false;

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::symmetric(20, 16);
    spacing.interact_size = vec2(measure::TARGET, measure::TARGET);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = 8.0;
    spacing.slider_width = 180.0;
    spacing.slider_rail_height = 4.0;
    spacing.combo_width = 160.0;
    spacing.text_edit_width = 240.0;
    spacing.tooltip_width = 340.0;
    spacing.scroll = style::ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        handle_min_length: 28.0,
        dormant_handle_opacity: 0.5,
        ..style::ScrollStyle::floating()
    };
    style.interaction.tooltip_delay = 0.25;
    style.interaction.selectable_labels = false;
}

fn text_styles(theme: &Theme) -> BTreeMap<TextStyle, egui::FontId> {
    [
        (TextStyle::Small, theme.label()),
        (TextStyle::Body, theme.body()),
        (TextStyle::Monospace, theme.caption()),
        (TextStyle::Button, theme.strong()),
        (TextStyle::Heading, theme.title()),
    ]
    .map(|(style, face)| (style, face.font))
    .into()
}

fn visuals(theme: &Theme) -> Visuals {
    let base = match (theme.mode, theme.surface) {
        (Mode::Dark, Surface::Glass) => Visuals::dark(),
        _ => Visuals::light(),
    };
    let radius = CornerRadius::same(measure::RADIUS_BUTTON);
    let widget = |fill: Color32, edge: Color32, ink: Color32, width: f32| style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, edge),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.5, ink),
        expansion: 0.0,
    };
    let hovered_fill = theme.raised.lerp_to_gamma(theme.ink, 0.06);
    // Dark words on paper are the hero of the dark theme too: egui's own choice there would make them bold.
    let text_options = egui::epaint::TextOptions {
        color_transfer_function: match theme.mode {
            Mode::Dark => egui::epaint::FontColorTransferFunction::Gamma(0.8),
            Mode::Light => egui::epaint::FontColorTransferFunction::Off,
        },
        ..base.text_options
    };
    Visuals {
        text_options,
        override_text_color: None,
        weak_text_color: Some(theme.ink3),
        widgets: style::Widgets {
            noninteractive: widget(theme.panel, theme.line, theme.ink, measure::HAIRLINE),
            inactive: widget(theme.raised, theme.line_strong, theme.ink, measure::HAIRLINE),
            hovered: widget(hovered_fill, theme.ink3, theme.ink, measure::HAIRLINE),
            active: widget(theme.raised, theme.accent, theme.ink, measure::STRONG_LINE),
            open: widget(theme.raised, theme.ink3, theme.ink, measure::HAIRLINE),
        },
        selection: style::Selection {
            bg_fill: theme.accent.gamma_multiply(0.28),
            stroke: Stroke::new(measure::HAIRLINE, theme.ink),
        },
        hyperlink_color: theme.ink,
        faint_bg_color: theme.well,
        extreme_bg_color: theme.well,
        text_edit_bg_color: Some(theme.well),
        code_bg_color: theme.well,
        // Harm is red and nothing else is: warnings and errors are ink with an icon.
        warn_fg_color: theme.ink,
        error_fg_color: theme.ink,
        window_corner_radius: CornerRadius::same(measure::RADIUS_CARD),
        window_shadow: Shadow::NONE,
        window_fill: theme.panel,
        window_stroke: Stroke::new(measure::HAIRLINE, theme.line_strong),
        window_highlight_topmost: false,
        menu_corner_radius: radius,
        panel_fill: theme.panel,
        popup_shadow: Shadow::NONE,
        text_cursor: style::TextCursorStyle {
            stroke: Stroke::new(measure::STRONG_LINE, theme.accent),
            blink: theme.motion,
            ..style::TextCursorStyle::default()
        },
        slider_trailing_fill: true,
        handle_shape: style::HandleShape::Circle,
        striped: false,
        indent_has_left_vline: false,
        disabled_alpha: 0.62,
        ..base
    }
}
