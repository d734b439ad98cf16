//! Démarche: practise cyber diplomacy against a negotiation engine that explains itself.
//!
//! The layers, lowest first; each may use only those above it in this list:
//! [`base`], [`negotiation`], [`words`], [`level`], [`rules`], [`delegates`], [`session`], [`balance`], [`debrief`], [`saves`],
//! [`lab`], [`lint`], [`packs`], [`vm`], [`settings`], and the faces `ui`, `game`, [`cli`]. `docs/ARCHITECTURE.md` is the map.

pub mod balance;
pub mod base;
pub mod cli;
pub mod debrief;
pub mod delegates;
#[cfg(feature = "desktop")]
pub mod game;
pub mod lab;
pub mod level;
pub mod lint;
pub mod negotiation;
pub mod packs;
pub mod rules;
pub mod saves;
pub mod session;
pub mod settings;
#[cfg(feature = "ui")]
pub mod ui;
pub mod vm;
pub mod words;
