//! Bots: from a view to an order. A bot sees what its seat sees and nothing else: redraw all that the view hides and
//! the order stays the same.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod aid;
mod bargain;
mod chair;
mod decide;
mod desk;
mod public;
mod venue;

use std::fmt;
use std::str::FromStr;

use crate::base::{ActorId, Stream, TalksId};
use crate::level::Level;
use crate::negotiation::{Concession, Preferences};
use crate::rules::{Order, View};

/// How a bot bargains: as its actor's doctrine says, or by one style for all.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Doctrine,
    Always(Concession),
}

impl Style {
    const NAMES: [(&'static str, Self); 6] = [
        ("doctrine", Self::Doctrine),
        ("boulware", Self::Always(Concession::Boulware)),
        ("firm", Self::Always(Concession::Firm)),
        ("linear", Self::Always(Concession::Linear)),
        ("conceder", Self::Always(Concession::Conceder)),
        ("hardliner", Self::Always(Concession::HardLiner)),
    ];
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

/// A bot for one seat.
#[derive(Clone, Debug)]
pub struct Delegate {
    seat: ActorId,
    style: Style,
    /// What it thinks of every text, worked out once; a pure function of its own utility.
    preferences: Vec<Option<Preferences>>,
}

impl Delegate {
    #[must_use]
    pub fn new(level: &Level, seat: ActorId, style: Style) -> Self {
        Self { seat, style, preferences: vec![None; level.talks.len()] }
    }

    /// The next thing to do, or nothing: then the bot is ready to send its turn. `view` is the view of its seat, `stream`
    /// its own indecision.
    pub fn decide(&mut self, level: &Level, view: &View, stream: &mut Stream) -> Option<Order> {
        debug_assert_eq!(view.seat(), Some(self.seat));
        if view.ended || view.actors[self.seat.ix()].sent {
            return None;
        }
        decide::next_decision(level, view, self.seat)
            .or_else(|| self.vote(level, view))
            .or_else(|| (0..level.talks.len()).find_map(|t| self.bargain(level, view, TalksId::at(t))))
            .or_else(|| self.lobby(level, view))
            .or_else(|| desk::next_plan(level, view, self.seat, stream))
    }

    fn concession(&self, level: &Level) -> Concession {
        match self.style {
            Style::Doctrine => level.actor(self.seat).doctrine.bargaining,
            Style::Always(style) => style,
        }
    }
}
