//! Bots: from a view to an order. A bot sees what its seat sees and nothing else: redraw all that the view hides and
//! the order stays the same.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod aid;
mod bargain;
mod caucus;
mod chair;
mod chance;
mod coalition;
mod conduct;
mod decide;
mod desk;
mod foresight;
mod game;
mod home;
mod kinds;
mod mandate;
mod mediation;
mod public;
mod reasons;
mod venue;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

pub use chance::any_order;
pub use game::{Game, play_out, play_out_told};
pub use reasons::{Because, Concern, Decision};

use self::foresight::Foresight;
use crate::base::{ActorId, Stream, TalksId};
use crate::level::{Character, Doctrine, Level};
use crate::negotiation::{Concession, Preferences, RedLine, Utility};
use crate::rules::{Order, View};

/// How a bot behaves.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As its actor's doctrine says.
    #[default]
    Doctrine,
    /// The same, but for how it bargains.
    Always(Concession),
    /// By a character, whatever its actor's doctrine says.
    Character(Character),
    /// Any order that is allowed.
    Random,
    /// Looks ahead: plays futures out and does what serves its mandate best in them.
    Foresight,
}

impl Style {
    /// Every style by its name.
    pub const NAMES: [(&'static str, Self); 13] = [
        ("doctrine", Self::Doctrine),
        ("boulware", Self::Always(Concession::Boulware)),
        ("firm", Self::Always(Concession::Firm)),
        ("linear", Self::Always(Concession::Linear)),
        ("conceder", Self::Always(Concession::Conceder)),
        ("hardliner", Self::Always(Concession::HardLiner)),
        ("bridge-builder", Self::Character(Character::BridgeBuilder)),
        ("hard-liner", Self::Character(Character::HardLiner)),
        ("norm-entrepreneur", Self::Character(Character::NormEntrepreneur)),
        ("sovereigntist", Self::Character(Character::Sovereigntist)),
        ("transactional", Self::Character(Character::Transactional)),
        ("random", Self::Random),
        ("foresight", Self::Foresight),
    ];

    /// How a bot of this style behaves in a seat whose own doctrine is `own`.
    fn doctrine(self, own: Doctrine) -> Doctrine {
        match self {
            Self::Doctrine | Self::Random | Self::Foresight => own,
            Self::Always(bargaining) => Doctrine { bargaining, ..own },
            Self::Character(character) => character.doctrine(),
        }
    }
}

impl FromStr for Style {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name.to_lowercase());
        found.map(|(_, style)| *style).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(name, _)| *name).collect();
            format!("no bot style '{name}'; there are {}", names.join(", "))
        })
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(_, style)| style == self).map_or("doctrine", |(name, _)| name);
        f.write_str(name)
    }
}

/// What a bot thinks of the texts of each talks, worked out once: nothing but a red line that the capital takes back can
/// change it.
#[derive(Clone, Debug, Default)]
struct Rankings(BTreeMap<TalksId, Ranking>);

#[derive(Clone, Debug)]
struct Ranking {
    red_lines: Vec<RedLine>,
    /// The value of the best text that it can sign, if there is one.
    best: Option<i64>,
    /// Worked out when first asked for: it takes a look at every text.
    preferences: Option<Preferences>,
}

impl Rankings {
    fn ranking(&mut self, talks: TalksId, own: &Utility) -> &mut Ranking {
        let look = || Ranking { red_lines: own.red_lines.clone(), best: own.best_value(), preferences: None };
        let known = self.0.entry(talks).or_insert_with(look);
        if known.red_lines != own.red_lines {
            *known = look();
        }
        known
    }

    fn best(&mut self, talks: TalksId, own: &Utility) -> Option<i64> {
        self.ranking(talks, own).best
    }

    fn of(&mut self, level: &Level, talks: TalksId, own: &Utility) -> &Preferences {
        let rank = || Preferences::new(&level.talks(talks).domain(), own);
        self.ranking(talks, own).preferences.get_or_insert_with(rank)
    }
}

/// A bot for one seat.
#[derive(Clone, Debug)]
pub struct Delegate {
    seat: ActorId,
    doctrine: Doctrine,
    rankings: Rankings,
    mind: Mind,
}

/// How a bot comes to what it does.
#[derive(Clone, Debug)]
enum Mind {
    /// By its doctrine.
    Doctrine,
    /// By a doctrine that it chooses anew each turn.
    Foresight(Foresight),
    /// By lot.
    Random,
}

impl Delegate {
    #[must_use]
    pub fn new(level: &Level, seat: ActorId, style: Style) -> Self {
        let doctrine = style.doctrine(level.actor(seat).doctrine);
        let mind = match style {
            Style::Foresight => Mind::Foresight(Foresight::default()),
            Style::Random => Mind::Random,
            Style::Doctrine | Style::Always(_) | Style::Character(_) => Mind::Doctrine,
        };
        Self { seat, doctrine, rankings: Rankings::default(), mind }
    }

    /// The next thing to do, or nothing: then the bot is ready to send its turn. `view` is the view of its seat, `stream`
    /// its own indecision.
    pub fn decide(&mut self, level: &Level, view: &View, stream: &mut Stream) -> Option<Order> {
        self.decide_with_reason(level, view, stream).map(|decision| decision.order)
    }

    /// The same with why: a secret of its seat as long as the game lasts.
    pub fn decide_with_reason(&mut self, level: &Level, view: &View, stream: &mut Stream) -> Option<Decision> {
        debug_assert_eq!(view.seat(), Some(self.seat));
        if view.ended || view.actors[self.seat.ix()].sent {
            return None;
        }
        if matches!(self.mind, Mind::Random) {
            let order = self.at_random(level, view, stream)?;
            return Some(Decision::new(order, Because::Random));
        }
        self.look_ahead(level, view, stream);
        let decision = self.as_ever(level, view, stream)?;
        Some(self.think_twice(level, view, decision, stream))
    }

    /// What it does by its doctrine.
    fn as_ever(&mut self, level: &Level, view: &View, stream: &mut Stream) -> Option<Decision> {
        decide::next_decision(level, view, self.seat)
            .or_else(|| self.vote(level, view))
            .or_else(|| (0..level.talks.len()).find_map(|t| self.bargain(level, view, TalksId::at(t))))
            .or_else(|| self.seek_mediator(level, view))
            .or_else(|| self.tend_home(level, view))
            .or_else(|| self.renegotiate(level, view))
            .or_else(|| self.ally(level, view))
            .or_else(|| self.lobby(level, view))
            .or_else(|| conduct::next_plan(level, view, self.seat, &self.doctrine))
            .or_else(|| desk::next_plan(level, view, self.seat, &self.doctrine, stream))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::level::{ResponseClass, library};
    use crate::rules::{Fact, Plan};

    /// What a character did in the seats of several levels, by what it can be known by.
    #[derive(Debug, Default)]
    struct Deeds {
        reaches_out: i32,
        strikes_back: i32,
        pledges_and_reports: i32,
        joins: i32,
        pays: i32,
    }

    fn count(level: &Level, plan: &Plan, deeds: &mut Deeds) {
        let class = |kind| level.response(kind).map(|response| response.class);
        match plan {
            Plan::OpenChannel { .. } => deeds.reaches_out += 1,
            Plan::Respond { kind, .. } if kind.is_off_ramp() => deeds.reaches_out += 1,
            Plan::Respond { kind, .. } if class(*kind) == Some(ResponseClass::Restrictive) => deeds.strikes_back += 1,
            Plan::Pledge { level, .. } => deeds.pledges_and_reports += i32::from(*level),
            Plan::Review { .. } => deeds.pledges_and_reports += 3,
            Plan::Join { .. } | Plan::PledgeTo { .. } => deeds.joins += 1,
            Plan::Court { price: Some(_), .. } | Plan::InviteFor { .. } | Plan::Withhold { .. } => deeds.pays += 1,
            Plan::Give { .. } => deeds.pays += 1,
            _ => {}
        }
    }

    /// The same seats and seeds for all: whoever watches can tell one character from the others.
    #[test]
    fn each_character_is_known_by_what_it_does() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = ["levels/winter-ward.ron", "tests/levels/assembly.ron", "tests/levels/charter.ron"];
        let files = files.into_iter().chain(["tests/levels/accord.ron", "tests/levels/corridor.ron"]);
        let levels: Vec<Level> = files.map(|file| library::load(&root.join(file)).level.unwrap()).collect();
        let deeds = Character::ALL.map(|character| {
            let mut deeds = Deeds::default();
            for level in &levels {
                for (seat, seed) in level.playable().flat_map(|seat| (0..3).map(move |seed| (seat, seed))) {
                    let mut styles = vec![Style::Doctrine; level.actors.len()];
                    styles[seat.ix()] = Style::Character(character);
                    play_out(level, Seed(seed), &styles, |_, facts| {
                        for fact in facts {
                            if let Fact::Planned { seat: by, plan } = fact
                                && *by == seat
                            {
                                count(level, plan, &mut deeds);
                            }
                        }
                    });
                }
            }
            deeds
        });
        let [bridge, hard, norm, sovereign, trader] = &deeds;
        let others = |all: fn(&Deeds) -> i32, own: &Deeds| {
            let others = deeds.iter().filter(|other| !std::ptr::eq(*other, own));
            others.map(all).collect::<Vec<i32>>()
        };
        let most = |all: fn(&Deeds) -> i32, own| others(all, own).iter().all(|other| *other < all(own));
        let least = |all: fn(&Deeds) -> i32, own| others(all, own).iter().all(|other| *other > all(own));
        assert!(most(|deeds| deeds.reaches_out, bridge), "{deeds:#?}");
        assert!(most(|deeds| deeds.strikes_back, hard), "{deeds:#?}");
        assert!(most(|deeds| deeds.pledges_and_reports, norm), "{deeds:#?}");
        assert!(least(|deeds| deeds.joins + deeds.pledges_and_reports, sovereign), "{deeds:#?}");
        assert!(most(|deeds| deeds.pays, trader), "{deeds:#?}");
    }

    #[test]
    fn styles_are_called_what_they_are_read_by() {
        for (name, style) in Style::NAMES {
            assert_eq!((style.to_string().as_str(), name.parse()), (name, Ok(style)));
        }
        assert!("clever".parse::<Style>().unwrap_err().contains("foresight"));
    }

    #[test]
    fn a_character_is_where_a_doctrine_starts() {
        assert_eq!(Style::Character(Character::HardLiner).doctrine(Doctrine::MIDDLE), Character::HardLiner.doctrine());
        let firm = Style::Always(Concession::Firm).doctrine(Doctrine::MIDDLE);
        assert_eq!(firm, Doctrine { bargaining: Concession::Firm, ..Doctrine::MIDDLE });
    }
}
