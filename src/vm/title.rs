//! The first screen: the way on, the campaign, and the map of the level last played.

use std::sync::Arc;

use super::saves::{damage_of, is_usable, latest};
use super::settings::Settings;
use super::stage::{ActorMark, Area, Camera, Link, Point, Rims, StageVm};
use super::{Intent, Overlay, Screen, when, who};
use crate::level::library::{Loaded, in_pack};
use crate::level::map::Map;
use crate::level::{Channel, Level};
use crate::saves::SaveEntry;
use crate::words::{Words, args};

/// What the title shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleVm {
    pub name: String,
    /// What one does here, in short lines; square brackets stand in the accent.
    pub purpose: Vec<String>,
    /// The first is the obvious one.
    pub entries: Vec<Entry>,
    /// The campaign, then the packs with levels.
    pub shelves: Vec<Shelf>,
    /// The way to the packs.
    pub packs: (String, Intent),
    pub help: String,
}

/// Levels that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    pub title: String,
    pub note: String,
    pub cards: Vec<CampaignCard>,
}

/// A line of the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub label: String,
    pub note: String,
    pub intent: Intent,
}

/// A level of the campaign or of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignCard {
    /// From 1.
    pub number: usize,
    pub title: String,
    /// Two or three words.
    pub line: String,
    /// None of its own where it is no level of the campaign.
    pub drawing: Option<Drawing>,
    pub state: CardState,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CardState {
    /// Can be played; with the turn where a game is under way.
    Ready { under_way: Option<String>, intents: Vec<Intent> },
    /// Is there and cannot be used.
    Broken { note: String, intents: Vec<Intent> },
    /// Is not there yet.
    InPreparation { note: String },
}

/// The drawing of a level, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    WinterWard,
    TwoTracks,
    Understanding,
    Call,
    SeventyNine,
    NewWires,
    TrustedVendor,
    Emergency,
    Ambassador,
    BuildingBlocks,
}

/// The campaign in its order, by ids of levels.
const CAMPAIGN: [(&str, Drawing); 10] = [
    ("winter-ward", Drawing::WinterWard),
    ("two-tracks", Drawing::TwoTracks),
    ("the-understanding", Drawing::Understanding),
    ("the-call", Drawing::Call),
    ("seventy-nine", Drawing::SeventyNine),
    ("new-wires", Drawing::NewWires),
    ("trusted-vendor", Drawing::TrustedVendor),
    ("emergency", Drawing::Emergency),
    ("ambassador", Drawing::Ambassador),
    ("building-blocks", Drawing::BuildingBlocks),
];

/// The drawing that goes with a level of the campaign.
#[must_use]
pub fn drawing_of(level_id: &str) -> Option<Drawing> {
    CAMPAIGN.iter().find(|(id, _)| *id == level_id).map(|(_, drawing)| *drawing)
}

/// The title. `playing` is the level and turn of the game under way, if it has not ended.
#[must_use]
pub fn title_vm(library: &[Loaded], saves: &[SaveEntry], playing: Option<(&Level, u16)>, words: &Words) -> TitleVm {
    let under_way = playing.map(|(level, turn)| (level.id.as_str(), level.title.as_str(), turn)).or_else(|| {
        let open = saves[latest(saves)?].state.as_ref().ok()?;
        Some((open.level_id.as_str(), open.level_title.as_str(), open.turn))
    });
    let turn_of = |id: &str, turn: u16| match library.iter().filter_map(|l| l.level.as_ref()).find(|l| l.id == id) {
        Some(level) => when::turn(level, turn.max(1), words),
        None => words.with("title-turn", &args([("n", turn.max(1).into())])),
    };
    let turn_under_way = |id: &str| under_way.filter(|(level, ..)| *level == id).map(|(id, _, turn)| turn_of(id, turn));
    let cards: Vec<CampaignCard> = CAMPAIGN
        .iter()
        .enumerate()
        .map(|(i, (id, drawing))| {
            let at = library.iter().position(|loaded| loaded.id == *id);
            let turn = turn_under_way(id);
            CampaignCard {
                number: i + 1,
                title: at
                    .and_then(|at| library[at].level.as_ref())
                    .map_or_else(|| words.get(&format!("campaign-{id}")), |level| level.title.clone()),
                line: words.get(&format!("campaign-{id}-line")),
                drawing: Some(*drawing),
                state: card_state(at.map(|at| (at, &library[at])), turn, words),
            }
        })
        .collect();
    let ready = cards.iter().filter(|card| matches!(card.state, CardState::Ready { .. })).count();
    let campaign = Shelf {
        title: words.get("title-campaign"),
        note: words.with("title-campaign-note", &args([("n", ready.into()), ("of", CAMPAIGN.len().into())])),
        cards,
    };
    TitleVm {
        name: words.get("game-name"),
        purpose: vec![words.get("title-purpose-1"), words.get("title-purpose-2")],
        entries: entries(under_way.map(|(id, title, turn)| (title, turn_of(id, turn))), saves, words),
        shelves: std::iter::once(campaign).chain(packs(library, turn_under_way, words)).collect(),
        packs: (words.get("packs-open"), Intent::Go(Screen::Packs)),
        help: words.get("page-help"),
    }
}

/// The packs with levels, by the order of the library.
fn packs(library: &[Loaded], under_way: impl Fn(&str) -> Option<String>, words: &Words) -> Vec<Shelf> {
    let mut shelves: Vec<Shelf> = Vec::new();
    let mut last = None;
    for (at, loaded) in library.iter().enumerate() {
        let (Some(title), Some((pack, level))) = (&loaded.pack, in_pack(&loaded.id)) else { continue };
        if last.replace(pack) != Some(pack) {
            shelves.push(Shelf { title: title.clone(), note: String::new(), cards: Vec::new() });
        }
        let Some(shelf) = shelves.last_mut() else { continue };
        shelf.cards.push(CampaignCard {
            number: shelf.cards.len() + 1,
            title: loaded.level.as_ref().map_or_else(|| level.to_owned(), |level| level.title.clone()),
            line: loaded.level.as_ref().map_or_else(String::new, |level| level.tagline.clone()),
            drawing: None,
            state: card_state(Some((at, loaded)), under_way(&loaded.id), words),
        });
    }
    for shelf in &mut shelves {
        shelf.note = words.with("packs-shelf-note", &args([("n", shelf.cards.len().into())]));
    }
    shelves
}

fn entries(under_way: Option<(&str, String)>, saves: &[SaveEntry], words: &Words) -> Vec<Entry> {
    let entry = |id: &str, intent: Intent| Entry {
        label: words.get(&format!("title-{id}")),
        note: words.get(&format!("title-{id}-note")),
        intent,
    };
    let first = match under_way {
        Some((level, turn)) => Entry {
            label: words.get("title-continue"),
            note: words.with("title-continue-note", &args([("level", level.into()), ("turn", turn.into())])),
            intent: Intent::Continue,
        },
        // What is damaged is looked at first.
        None => {
            match saves.iter().filter(|save| is_usable(save)).flat_map(|save| &save.state).find(|state| !state.sealed) {
                Some(_) => Entry {
                    label: words.get("title-continue"),
                    note: words.get("title-continue-damaged"),
                    intent: Intent::Go(Screen::Saves),
                },
                None => entry("begin", Intent::Go(Screen::Levels)),
            }
        }
    };
    let damaged = saves.iter().filter(|save| damage_of(save).is_some()).count();
    let saved = Entry {
        note: match damaged {
            0 => words.with("title-saves-note", &args([("n", saves.len().into())])),
            _ => words.with("title-saves-damaged", &args([("n", damaged.into())])),
        },
        ..entry("saves", Intent::Go(Screen::Saves))
    };
    vec![
        first,
        entry("levels", Intent::Go(Screen::Levels)),
        saved,
        entry("settings", Intent::Go(Screen::Settings)),
        entry("lab", Intent::Go(Screen::Lab)),
        entry("sources", Intent::Go(Screen::Sources)),
        entry("quit", Intent::Quit),
    ]
}

fn card_state(found: Option<(usize, &Loaded)>, under_way: Option<String>, words: &Words) -> CardState {
    let Some((at, loaded)) = found else {
        return CardState::InPreparation { note: words.get("title-in-preparation") };
    };
    // The list of levels first, so that the way back from problems leads there.
    let intents = vec![Intent::Go(Screen::Levels), Intent::ChooseLevel(at)];
    if loaded.level.is_some() {
        CardState::Ready { under_way, intents }
    } else {
        let errors = loaded.problems.iter().filter(|problem| problem.is_error()).count();
        CardState::Broken { note: words.with("levels-problems", &args([("n", errors.into())])), intents }
    }
}

/// Width below which the menu goes without its notes and the map with less around it.
const NARROW: f32 = 1000.0;

/// The brackets around the map, in the part of the window that the title leaves to it.
#[must_use]
pub fn brackets(rect: Area) -> Area {
    let (menu, rim) = if rect.width < NARROW { (290.0, 52.0) } else { (500.0, 32.0) };
    let left = rect.left + (0.37 * rect.width).max(menu).min(rect.width);
    let right = rect.left + rect.width - (0.036 * rect.width).max(rim);
    let top = rect.top + (0.098 * rect.height).max(28.0);
    let bottom = rect.top + rect.height * 0.9;
    Area { left, top, width: (right - left).max(0.0), height: (bottom - top).max(0.0) }
}

/// The map of a level as a picture behind the title: its states between the brackets, and the lines between them.
#[must_use]
pub fn title_stage(level: &Level, sheet: &Arc<Map>, rect: Area, settings: &Settings) -> StageVm {
    // Room around the emblems on the sheet: they keep their size on a small one.
    let margin = if rect.width < NARROW { 110.0 } else { 70.0 };
    let states: Vec<_> = level.actor_ids().filter(|id| level.actor(*id).is_state()).collect();
    let home = Area::around(states.iter().map(|id| Point::from(level.actor(*id).at)), margin);
    let frame = brackets(rect);
    let fit = |area: Area| (area.width / home.width.max(1.0)).min(area.height / home.height.max(1.0)).max(0.01);
    let scale = fit(frame);
    let (middle, wanted, shown) = (home.center(), frame.center(), rect.center());
    let center = Point { x: middle.x + (shown.x - wanted.x) / scale, y: middle.y + (shown.y - wanted.y) / scale };
    let pairs = states.iter().enumerate().flat_map(|(i, a)| states[i + 1..].iter().map(move |b| (*a, *b)));
    let links = pairs.filter_map(|(a, b)| {
        let channel = level.channels[a.ix()][b.ix()];
        (channel >= Channel::ContactPoint).then_some(Link { between: (a, b), channel, rung: 0 })
    });
    StageVm {
        rect,
        rims: Rims::default(),
        sheet: Arc::clone(sheet),
        home,
        camera: Camera { center, zoom: scale / fit(rect) },
        overlay: Overlay::default(),
        tints: Vec::new(),
        links: links.collect(),
        actors: states
            .iter()
            .map(|id| ActorMark {
                id: *id,
                emblem: who::emblem(level, *id, settings),
                at: Point::from(level.actor(*id).at),
                own: false,
                label: None,
                spoken: level.actor(*id).line.clone(),
            })
            .collect(),
        incidents: Vec::new(),
        venues: Vec::new(),
        names: Vec::new(),
        hovered: None,
        selected: None,
        live: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::testing::{self, said};

    #[test]
    fn the_first_line_goes_on_where_one_stopped() {
        let (words, library) = (Words::new("en"), [testing::loaded(testing::level())]);
        let vm = title_vm(&library, &testing::saves(), None, &words);
        assert_eq!((vm.entries[0].note.as_str(), &vm.entries[0].intent), ("Winter Ward, week 3", &Intent::Continue));
        let level = testing::level();
        let running = title_vm(&library, &testing::saves(), Some((&level, 5)), &words);
        assert_eq!(running.entries[0].note, "Winter Ward, week 5");
        let fresh = title_vm(&library, &[], None, &words);
        assert_eq!(fresh.entries[0].intent, Intent::Go(Screen::Levels));
    }

    #[test]
    fn levels_that_are_not_there_are_seen_and_cannot_be_chosen() {
        let words = Words::new("en");
        let mut level = testing::level();
        level.id = "winter-ward".into();
        let mut broken = testing::broken();
        broken.id = "two-tracks".into();
        let vm = title_vm(&[testing::loaded(level), broken], &[], None, &words);
        let cards = &vm.shelves[0].cards;
        assert_eq!((cards.len(), vm.shelves.len()), (10, 1));
        assert!(matches!(cards[0].state, CardState::Ready { .. }));
        assert!(matches!(cards[1].state, CardState::Broken { .. }));
        assert!(cards[2..].iter().all(|card| matches!(card.state, CardState::InPreparation { .. })));
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn levels_of_packs_stand_under_the_title_of_their_pack() {
        let of = |id: &str, pack: &str| {
            let mut level = testing::level();
            level.id = id.into();
            Loaded { pack: Some(pack.into()), ..testing::loaded(level) }
        };
        let same = "Harbour Nights";
        let library = [testing::loaded(testing::level()), of("a/tiny", same), of("a/quay", same), of("b/tiny", same)];
        let level = library[3].level.clone().unwrap();
        let vm = title_vm(&library, &[], Some((&level, 4)), &Words::new("en"));
        let shelves: Vec<(&str, usize)> = vm.shelves[1..].iter().map(|s| (s.title.as_str(), s.cards.len())).collect();
        assert_eq!(shelves, [(same, 2), (same, 1)], "two packs of one title are two");
        let under_way = |shelf: usize, card: usize| match &vm.shelves[shelf].cards[card].state {
            CardState::Ready { under_way, intents } => (under_way.is_some(), intents[1].clone()),
            other => panic!("{other:?}"),
        };
        assert_eq!(under_way(1, 0), (false, Intent::ChooseLevel(1)), "the level of the same name is not under way");
        assert_eq!(under_way(2, 0), (true, Intent::ChooseLevel(3)));
    }

    #[test]
    fn all_emblems_stand_between_the_brackets() {
        let library = crate::level::library::Library::built_in();
        let level = library.playable("winter-ward").unwrap();
        let sheet = Arc::new(library.map(&level.map).unwrap());
        for (width, height) in [(1600.0, 640.0), (1280.0, 480.0), (960.0, 350.0), (2560.0, 1000.0)] {
            let rect = Area { left: 0.0, top: 0.0, width, height };
            let stage = title_stage(&level, &sheet, rect, &Settings::default());
            assert!(stage.actors.len() >= 7 && !stage.live);
            let frame = brackets(rect);
            for actor in &stage.actors {
                assert!(frame.contains(stage.to_window(actor.at)), "{} at {width} x {height}", actor.emblem.code);
            }
        }
    }
}
