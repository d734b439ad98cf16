//! The page of settings: every choice with what it means, and the settings it leads to.

use super::Intent;
use super::figures;
use super::page::PageBar;
use super::settings::{Explain, Settings, ThemeChoice};
use crate::words::Words;

#[derive(Clone, Debug, PartialEq)]
pub struct SettingsVm {
    pub bar: PageBar,
    pub groups: Vec<Group>,
    /// That changes apply at once and are kept.
    pub note: String,
}

/// Settings that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    pub note: String,
    pub control: Control,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    /// One of a few, side by side.
    Choice(Vec<Choice>),
    /// One of a few that need a sentence each, below each other.
    Ladder(Vec<Choice>),
    /// On or off.
    Switch { on: bool, change: Intent },
    /// 0 to 100.
    Volume(Volume),
}

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub label: String,
    pub note: String,
    pub chosen: bool,
    pub change: Intent,
}

/// A volume of 0 to 100 in steps of [`Volume::STEP`].
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    pub value: u8,
    settings: Settings,
    which: Which,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    All,
    Music,
    Sounds,
}

impl Volume {
    pub const STEP: u8 = 5;

    /// What sets it to `value`.
    #[must_use]
    pub fn change(&self, value: u8) -> Intent {
        let value = value.min(100);
        let mut settings = self.settings.clone();
        match self.which {
            Which::All => settings.volume = value,
            Which::Music => settings.music = value,
            Which::Sounds => settings.sounds = value,
        }
        Intent::Change(settings)
    }
}

/// Sizes offered, per cent.
const SCALES: [u16; 6] = [100, 110, 125, 150, 175, 200];

#[must_use]
pub fn settings_vm(settings: &Settings, words: &Words) -> SettingsVm {
    let row = |id: &str, control: Control| Row {
        label: words.get(&format!("settings-{id}")),
        note: words.get(&format!("settings-{id}-note")),
        control,
    };
    let with = |change: &dyn Fn(&mut Settings)| {
        let mut changed = settings.clone();
        change(&mut changed);
        Intent::Change(changed)
    };
    let switch =
        |id: &str, on: bool, change: &dyn Fn(&mut Settings)| row(id, Control::Switch { on, change: with(change) });
    let volume = |id: &str, value: u8, which: Which| {
        row(id, Control::Volume(Volume { value, settings: settings.clone(), which }))
    };
    let choice = |label: String, note: String, chosen: bool, change: &dyn Fn(&mut Settings)| Choice {
        label,
        note,
        chosen,
        change: with(change),
    };
    let scales = SCALES.map(|scale| {
        choice(figures::percent(scale.into()), String::new(), settings.scale == scale, &|s| s.scale = scale)
    });
    let themes = [(ThemeChoice::Dark, "settings-theme-dark"), (ThemeChoice::Light, "settings-theme-light")]
        .map(|(theme, id)| choice(words.get(id), String::new(), settings.theme == theme, &|s| s.theme = theme));
    let explains =
        [(Explain::Full, "full"), (Explain::Hints, "hints"), (Explain::None, "none")].map(|(explain, id)| {
            let label = words.get(&format!("settings-explain-{id}"));
            let note = words.get(&format!("settings-explain-{id}-note"));
            choice(label, note, settings.explain == explain, &|s| s.explain = explain)
        });
    let group = |id: &str, rows: Vec<Row>| Group { heading: words.get(&format!("settings-group-{id}")), rows };
    SettingsVm {
        bar: PageBar::new(words, words.get("settings-title"), words.get("settings-line")),
        groups: vec![
            group(
                "sight",
                vec![
                    row("scale", Control::Choice(scales.into())),
                    row("theme", Control::Choice(themes.into())),
                    switch("reduced-motion", settings.reduced_motion, &|s| s.reduced_motion = !s.reduced_motion),
                ],
            ),
            group(
                "learning",
                vec![
                    row("explain", Control::Ladder(explains.into())),
                    switch("lessons", settings.lessons, &|s| s.lessons = !s.lessons),
                    switch("masked-names", settings.masked_names, &|s| s.masked_names = !s.masked_names),
                ],
            ),
            group(
                "sound",
                vec![
                    volume("volume", settings.volume, Which::All),
                    volume("music", settings.music, Which::Music),
                    volume("sounds", settings.sounds, Which::Sounds),
                    switch("captions", settings.captions, &|s| s.captions = !s.captions),
                ],
            ),
        ],
        note: words.get("settings-kept"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::testing::said;

    fn changes(vm: &SettingsVm) -> Vec<&Intent> {
        let rows = vm.groups.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| match &row.control {
            Control::Choice(choices) | Control::Ladder(choices) => choices.iter().map(|c| &c.change).collect(),
            Control::Switch { change, .. } => vec![change],
            Control::Volume(_) => Vec::new(),
        })
        .collect()
    }

    #[test]
    fn a_choice_changes_one_thing_and_the_chosen_one_nothing() {
        let settings = Settings { scale: 125, ..Settings::default() };
        let vm = settings_vm(&settings, &Words::new("en"));
        said(&vm);
        let same = Intent::Change(settings.clone());
        let kept = changes(&vm).into_iter().filter(|change| **change == same).count();
        assert_eq!(kept, 3, "size, theme and explanations as they are");
        assert!(changes(&vm).contains(&&Intent::Change(Settings { reduced_motion: true, ..settings.clone() })));
        assert!(changes(&vm).contains(&&Intent::Change(Settings { explain: Explain::None, ..settings })));
    }

    #[test]
    fn each_volume_sets_its_own() {
        let settings = Settings::default();
        let vm = settings_vm(&settings, &Words::new("en"));
        let rows = vm.groups.iter().flat_map(|group| &group.rows);
        let volumes: Vec<Intent> = rows
            .filter_map(|row| match &row.control {
                Control::Volume(volume) => Some(volume.change(255)),
                _ => None,
            })
            .collect();
        let wanted = [
            Settings { volume: 100, ..settings.clone() },
            Settings { music: 100, ..settings.clone() },
            Settings { sounds: 100, ..settings },
        ];
        assert_eq!(volumes, wanted.map(Intent::Change));
    }
}
