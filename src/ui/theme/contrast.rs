//! Contrast after WCAG 2, and the proof that every named pair of colours reaches its figure.

use egui::Color32;

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
pub fn ratio(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let linear = |channel: u8| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

#[cfg(test)]
mod tests {
    use super::super::{Mode, Surface, Theme};
    use super::*;
    use crate::vm::emblem::Hue;

    /// Smallest ratio for text (WCAG 2.2 level AA, 1.4.3).
    const TEXT: f32 = 4.5;
    /// Smallest ratio for marks and controls (WCAG 2.2 level AA, 1.4.11).
    const MARK: f32 = 3.0;

    fn at_least(name: &str, a: Color32, b: Color32, figure: f32) {
        let measured = ratio(a, b);
        // Figures of the design are rounded to one decimal.
        assert!(measured >= figure - 0.05, "{name}: {measured:.2} is below {figure}");
    }

    fn themes() -> [Theme; 4] {
        let dark = Theme::new(Mode::Dark, Some(Hue::Amber));
        let light = Theme::new(Mode::Light, Some(Hue::Amber));
        [dark, light, dark.on(Surface::Paper), light.on(Surface::Paper)]
    }

    #[test]
    fn black_on_white_is_21() {
        assert!((ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((ratio(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
    }

    /// Difference in Oklab (Ottosson 2020), about 0 to 1: the distance of lightness and two opponent colours.
    fn difference(a: Color32, b: Color32) -> f32 {
        let oklab = |color: Color32| {
            let linear = |channel: u8| {
                let c = f32::from(channel) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            let [r, g, b] = [color.r(), color.g(), color.b()].map(linear);
            let cone = |[x, y, z]: [f32; 3]| (x * r + y * g + z * b).cbrt();
            let l = cone([0.412_221_46, 0.536_332_55, 0.051_445_995]);
            let m = cone([0.211_903_5, 0.680_699_5, 0.107_396_96]);
            let s = cone([0.088_302_46, 0.281_718_85, 0.629_978_7]);
            [
                0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
                1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
                0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
            ]
        };
        oklab(a).into_iter().zip(oklab(b)).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
    }

    #[test]
    fn hues_that_are_alike_are_known() {
        /// About five times what is just seen side by side: less is missed between two small emblems.
        const ALIKE: f32 = 0.0985;
        let glass = Theme::new(Mode::Dark, None);
        let paper = glass.on(Surface::Paper);
        for a in Hue::ALL {
            for b in Hue::ALL.into_iter().filter(|b| *b != a) {
                let least = difference(glass.hue(a), glass.hue(b)).min(difference(paper.hue(a), paper.hue(b)));
                assert_eq!(least < ALIKE, a.is_like(b), "{a:?} and {b:?} differ by {least:.4}");
            }
        }
    }

    #[test]
    fn dark_figures() {
        let t = Theme::new(Mode::Dark, Some(Hue::Amber));
        let rows = [
            ("ink", t.ink, [15.9, 14.3, 12.7]),
            ("ink 2", t.ink2, [10.1, 9.1, 8.1]),
            ("ink 3", t.ink3, [6.4, 5.8, 5.1]),
            ("harm", t.harm, [6.2, 5.6, 5.0]),
            ("harm text", t.harm_text, [7.7, 6.9, 6.2]),
            ("gain", t.gain, [10.9, 9.8, 8.7]),
        ];
        for (name, color, figures) in rows {
            for (ground, figure) in [t.ground, t.panel, t.raised].into_iter().zip(figures) {
                at_least(name, color, ground, figure);
            }
        }
        at_least("for", t.on_gain, t.gain, 9.7);
        at_least("against", t.on_against, t.against, 9.1);
        at_least("on amber", t.on_accent, t.accent, 12.0);
    }

    #[test]
    fn paper_figures() {
        let t = Theme::new(Mode::Dark, Some(Hue::Amber)).on(Surface::Paper);
        let rows = [
            ("ink", t.ink, [13.6, 14.8, 12.0]),
            ("ink 2", t.ink2, [7.6, 8.3, 6.8]),
            ("ink 3", t.ink3, [5.4, 5.9, 4.8]),
            ("harm", t.harm, [5.6, 6.1, 5.0]),
            ("gain", t.gain, [5.5, 6.0, 4.9]),
        ];
        for (name, color, figures) in rows {
            for (ground, figure) in [t.panel, t.raised, t.well].into_iter().zip(figures) {
                at_least(name, color, ground, figure);
            }
        }
        for hue in Hue::ALL {
            at_least("highlight", t.hue(hue), t.highlight, 4.6);
            at_least("chosen clause", t.hue(hue), t.chosen_clause, 4.6);
        }
    }

    #[test]
    fn light_figures() {
        let t = Theme::new(Mode::Light, Some(Hue::Amber));
        at_least("ink", t.ink, t.panel, 14.1);
        at_least("ink 2", t.ink2, t.panel, 7.6);
        at_least("ink 3", t.ink3, t.panel, 5.4);
        at_least("ink 3 on ground", t.ink3, t.ground, 4.7);
        at_least("harm", t.harm, t.panel, 5.9);
        at_least("gain", t.gain, t.panel, 5.8);
    }

    #[test]
    fn delegation_figures() {
        let dark = Theme::new(Mode::Dark, None);
        let paper = dark.on(Surface::Paper);
        let on_dark = [
            [11.1, 9.9],
            [7.4, 6.6],
            [13.3, 11.8],
            [5.2, 4.6],
            [6.8, 6.0],
            [7.2, 6.4],
            [8.1, 7.2],
            [5.8, 5.1],
            [11.0, 9.8],
            [14.8, 13.1],
        ];
        let on_paper = [
            [6.1, 6.6],
            [6.7, 7.3],
            [9.2, 9.9],
            [4.6, 5.0],
            [9.2, 9.9],
            [6.8, 7.4],
            [5.0, 5.4],
            [12.4, 13.4],
            [4.7, 5.1],
            [11.3, 12.3],
        ];
        for (hue, (dark_figures, paper_figures)) in Hue::ALL.into_iter().zip(on_dark.into_iter().zip(on_paper)) {
            let name = format!("{hue:?}");
            at_least(&name, dark.hue(hue), dark.panel, dark_figures[0]);
            at_least(&name, dark.hue(hue), dark.raised, dark_figures[1]);
            at_least(&name, paper.hue(hue), paper.panel, paper_figures[0]);
            at_least(&name, paper.hue(hue), paper.raised, paper_figures[1]);
        }
    }

    #[test]
    fn text_is_legible_wherever_it_may_stand() {
        for t in themes() {
            let name = format!("{:?} {:?}", t.mode, t.surface);
            for ground in [t.panel, t.raised, t.well] {
                for (role, color) in [("ink", t.ink), ("ink 2", t.ink2), ("ink 3", t.ink3), ("gain", t.gain)] {
                    at_least(&format!("{name} {role}"), color, ground, TEXT);
                }
                at_least(&format!("{name} harm text"), t.harm_text, ground, TEXT);
            }
            for hue in Hue::ALL {
                for ground in [t.panel, t.raised] {
                    at_least(&format!("{name} {hue:?}"), t.hue(hue), ground, TEXT);
                }
                at_least(&format!("{name} {hue:?} mark"), t.hue(hue), t.well, MARK);
                at_least(&format!("{name} {hue:?} mark on ground"), t.hue(hue), t.ground, MARK);
                at_least(&format!("{name} on {hue:?}"), t.on_accent, t.hue(hue), TEXT);
            }
            at_least(&format!("{name} for"), t.on_gain, t.gain, TEXT);
            at_least(&format!("{name} against"), t.on_against, t.against, TEXT);
        }
    }

    #[test]
    fn map_names_are_legible_on_every_tint() {
        for mode in [Mode::Dark, Mode::Light] {
            let map = Theme::new(mode, None).map();
            for tint in map.tints.into_iter().chain([map.land, map.sea]) {
                at_least("map name", map.name, tint, 5.0);
            }
        }
    }
}
