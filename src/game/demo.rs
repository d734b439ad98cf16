//! Throw-away.
use super::host::*;
use crate::base::*;
use crate::level::Channel;
use crate::ui::theme::{Mode, Theme};
use crate::vm::emblem::*;
use crate::vm::sound::Sound;
use crate::vm::stage::*;
use crate::vm::*;
use bevy_egui::egui;
use std::sync::Arc;

pub struct Demo {
    pub settings: Settings,
    pub vm: StageVm,
    pub title: bool,
    frames: u32,
}

impl Demo {
    pub fn new() -> Self {
        let sheet = Arc::new(crate::level::library::Library::built_in().map("harrow").unwrap());
        let m = |n: u16, hue, code: &str, name: &str, at: (i32, i32), state: bool, label: bool| ActorMark {
            id: ActorId(n),
            emblem: Emblem { state, ..Emblem::state(hue, code, name) },
            at: at.into(),
            own: n == 0,
            label: label.then(|| name.to_owned()),
            spoken: String::new(),
        };
        let actors = vec![
            m(0, Hue::Amber, "VAL", "Valdora", (438, 335), true, false),
            m(1, Hue::Azure, "LIN", "Lindmark", (627, 130), true, false),
            m(2, Hue::Ice, "PEL", "Pellas Isles", (730, 414), true, false),
            m(3, Hue::Violet, "KES", "Kestria", (1147, 283), true, false),
            m(4, Hue::Clay, "SOR", "Sorvenna", (1234, 548), true, false),
            m(5, Hue::Rose, "OND", "Ondara", (1034, 641), true, false),
            m(6, Hue::Moss, "MER", "Meridian League", (678, 728), true, false),
            m(7, Hue::Cobalt, "COR", "Corvane Systems", (872, 157), false, true),
            m(8, Hue::Jade, "LAT", "Lattice Forum", (741, 90), false, true),
            m(9, Hue::Ivory, "STA", "St Aldric", (355, 492), false, false),
        ];
        let link = |a: u16, b: u16, channel| Link { between: (ActorId(a), ActorId(b)), channel, rung: 0 };
        use Channel::{ContactPoint, Diplomatic, Hotline};
        let links = vec![
            link(0, 1, Hotline),
            link(0, 2, ContactPoint),
            link(1, 2, ContactPoint),
            link(1, 7, ContactPoint),
            link(0, 6, ContactPoint),
            link(3, 4, ContactPoint),
            link(0, 3, Diplomatic),
            link(2, 3, Diplomatic),
            link(2, 5, Diplomatic),
            link(5, 6, Diplomatic),
        ];
        let home = Area::home(actors.iter().map(|a| a.at));
        let tint = |id: &str| {
            Some(Tint::of(
                match id {
                    "VAL" => return None,
                    "LIN" => 90,
                    "PEL" | "HAL" => 40,
                    "KES" => -90,
                    "SOR" => -40,
                    "OND" => 18,
                    "MR1" | "MR2" | "MR3" | "MR4" => 40,
                    _ => return None,
                },
                -100,
                100,
            ))
        };
        let tints = sheet.territories.iter().map(|t| tint(&t.id)).collect();
        let mut names: Vec<PlaceName> = [
            ("VAL", "Valdora", 1),
            ("LIN", "Lindmark", 1),
            ("HAL", "Halle", 0),
            ("KES", "Kestria", 2),
            ("SOR", "Sorvenna", 1),
            ("OND", "Ondara", 0),
            ("PEL", "Pellas Isles", 0),
            ("MR2", "Meridian League", 1),
        ]
        .iter()
        .map(|(id, text, size)| PlaceName {
            text: text.to_string(),
            at: sheet.territory(id).unwrap().name_at.into(),
            kind: PlaceKind::Land([LandSize::Small, LandSize::Medium, LandSize::Large][*size]),
        })
        .collect();
        names.extend(sheet.seas.iter().map(|sea| PlaceName {
            text: sea.name.clone(),
            at: sea.at.into(),
            kind: PlaceKind::Sea,
        }));
        let vm = StageVm {
            rect: Area::default(),
            home,
            camera: Camera::home(home),
            sheet,
            overlay: Overlay::Trust,
            tints,
            actors,
            links,
            incidents: vec![IncidentMark {
                id: IncidentId(0),
                from: (1034, 641).into(),
                to: (355, 492).into(),
                label: "Frostline · relayed through Ondara".into(),
                victim: "St Aldric, 14 hospitals".into(),
                harm: "harm 7 of 10".into(),
                pulse: 0,
            }],
            venues: vec![Venue {
                id: TalksId(0),
                at: (862, 432).into(),
                state: VenueState::Open,
                label: "Harbour talks · open".into(),
            }],
            names,
            hovered: None,
            selected: Some(StageId::Actor(ActorId(5))),
            live: true,
        };
        Self { settings: Settings::default(), vm, title: false, frames: 0 }
    }
}

impl Host for Demo {
    fn frame(&mut self, ui: &mut egui::Ui) {
        self.frames += 1;
        if std::env::var_os("COUNT").is_some() {
            eprintln!("frame {} {:?}", self.frames, ui.input(|i| i.time));
        }
        let mode = if self.settings.theme == ThemeChoice::Light { Mode::Light } else { Mode::Dark };
        let theme = Theme::new(mode, Some(Hue::Amber));
        theme.apply(ui.ctx());
        let all = ui.max_rect();
        let stage = if self.title {
            all
        } else {
            egui::Rect::from_min_max(egui::pos2(300.0, 56.0), egui::pos2(all.right() - 330.0, all.bottom() - 120.0))
        };
        self.vm.rect = Area { left: stage.left(), top: stage.top(), width: stage.width(), height: stage.height() };
        if !self.title {
            for r in [
                all.with_max_y(56.0),
                all.with_max_x(300.0),
                all.with_min_x(stage.right()),
                all.with_min_y(stage.bottom()),
            ] {
                ui.painter().rect_filled(r, 0.0, theme.panel);
            }
        }
        if std::env::var_os("NOUI").is_none() {
            for e in crate::ui::stage::stage_ui(ui, &self.vm) {
                match e {
                    StageEvent::Hover(h) => self.vm.hovered = h,
                    StageEvent::Click(c) => {
                        self.vm.selected = c;
                        if let Some(StageId::Incident(_)) = c {
                            self.vm.incidents[0].pulse += 1;
                        }
                        if c.is_none() {
                            self.vm.tints.rotate_left(1);
                        }
                    }
                    StageEvent::Drag { dx, dy } => self.vm.camera = self.vm.panned(dx, dy),
                    StageEvent::Zoom { factor, at } => self.vm.camera = self.vm.zoomed(factor, at),
                }
                if std::env::var_os("COUNT").is_some() {
                    eprintln!("{e:?}");
                }
            }
        }
        if std::env::var_os("ANIM").is_some() {
            ui.ctx().request_repaint();
        }
        if ui.input(|i| i.key_pressed(egui::Key::L)) {
            self.vm.links[6].channel = Channel::Hotline;
        }
    }
    fn stage(&self) -> Option<StageVm> {
        Some(self.vm.clone())
    }
    fn settings(&self) -> &Settings {
        &self.settings
    }
    fn take_sounds(&mut self) -> Vec<Sound> {
        Vec::new()
    }
    fn mood(&self) -> Mood {
        Mood::default()
    }
    fn wants_to_quit(&self) -> bool {
        false
    }
}
