//! A game under way at this machine: the table, its save, and what the person has open on each screen.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::base::{ActorId, Seed, TalksId};
use crate::debrief::debrief;
use crate::level::{Level, Moment};
use crate::rules::{Order, Refusal, Seen, TalksStatus, View};
use crate::saves::{FileStore, Save, Saves};
use crate::session::{Damage, Journal, LocalTable, Table};
use crate::ui::screens::briefing::BriefingMemo;
use crate::ui::screens::ledger::LedgerMemo;
use crate::vm::debrief::{DebriefMemo, DebriefVm, debrief_vm};
use crate::vm::desk::DeskMemo;
use crate::vm::evidence::EvidenceMemo;
use crate::vm::talks::TalksMemo;
use crate::vm::{Intent, Screen, Settings};
use crate::words::Words;

/// A table, its save, and the memory of the screens.
pub struct Playing {
    table: LocalTable,
    /// The level with masked names, once they were asked for.
    masked: OnceLock<Arc<Level>>,
    store: Option<FileStore>,
    view: View,
    /// Everything seen since this game was opened.
    seen: Vec<Seen>,
    pub desk: DeskMemo,
    pub evidence: EvidenceMemo,
    pub talks: Vec<TalksMemo>,
    pub briefing: BriefingMemo,
    pub ledger: LedgerMemo,
    pub debrief: Option<(DebriefVm, DebriefMemo)>,
}

/// A game from its save.
pub struct Resumed {
    pub playing: Playing,
    /// Whether it is kept from now on.
    pub kept: io::Result<()>,
    /// Where its damaged file was set aside.
    pub aside: Option<PathBuf>,
}

impl Playing {
    /// A new game, with its save begun; bots have played it up to `turn`.
    pub fn start(level: Arc<Level>, seed: Seed, seat: ActorId, turn: u16, saves: &Saves) -> (Self, io::Result<()>) {
        let path = saves.fresh_path(&level.id);
        let table = LocalTable::start_in(level, seed, seat, &[], turn);
        let store = FileStore::create(&path, table.session().journal());
        Self::around(table, store.map(Some))
    }

    /// A game from its save. What was seen before is read off the journal again.
    ///
    /// # Errors
    /// What is wrong with the journal.
    pub fn resume(save: &Save, path: &Path) -> Result<Resumed, Damage> {
        let table = LocalTable::resume(save.journal.clone(), &[])?;
        // Nothing more comes to a finished game.
        let (store, aside) = if save.journal.is_sealed() && save.harm.is_none() {
            (Ok(None), None)
        } else {
            match FileStore::resume(path, save) {
                Ok((store, aside)) => (Ok(Some(store)), aside),
                Err(error) => (Err(error), None),
            }
        };
        let (mut playing, kept) = Self::around(table, store);
        playing.seen = playing.table.history();
        Ok(Resumed { playing, kept, aside })
    }

    fn around(mut table: LocalTable, store: io::Result<Option<FileStore>>) -> (Self, io::Result<()>) {
        let (store, kept) = match store {
            Ok(store) => (store, Ok(())),
            Err(error) => (None, Err(error)),
        };
        let seen = table.drain();
        let view = table.view();
        let level = table.level().clone();
        let talks = vec![TalksMemo::default(); level.talks.len()];
        let mut playing = Self {
            table,
            masked: OnceLock::new(),
            store,
            view,
            seen,
            desk: DeskMemo::default(),
            evidence: EvidenceMemo::default(),
            talks,
            briefing: BriefingMemo::default(),
            ledger: LedgerMemo::default(),
            debrief: None,
        };
        let kept = kept.and(playing.keep());
        (playing, kept)
    }

    #[must_use]
    pub fn level(&self) -> &Arc<Level> {
        self.table.level()
    }

    /// The level in the words that are shown: with masked names where the settings ask for them.
    #[must_use]
    pub fn shown_level(&self, settings: &Settings) -> &Arc<Level> {
        if settings.masked_names { self.masked.get_or_init(|| Arc::new(self.level().masked())) } else { self.level() }
    }

    #[must_use]
    pub const fn seat(&self) -> ActorId {
        self.table.seat()
    }

    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// View and sights, the two sources of every screen.
    pub(super) fn sights(&self) -> (&View, &[Seen]) {
        (&self.view, &self.seen)
    }

    /// What an intent means for what is looked at.
    pub(super) fn follow(&mut self, intent: &Intent) {
        self.desk.follow(intent);
        self.evidence.follow(intent);
        let level = Arc::clone(self.table.level());
        for (t, memo) in self.talks.iter_mut().enumerate() {
            memo.obey(intent, &level, &self.view, TalksId::at(t));
        }
    }

    /// Words or settings changed: what was put into words has to be said again.
    pub(super) fn forget_wording(&mut self) {
        self.debrief = None;
    }

    #[must_use]
    pub const fn journal(&self) -> &Journal {
        self.table.session().journal()
    }

    /// Hands in an order. Returns what was seen because of it.
    ///
    /// # Errors
    /// Why it is not allowed.
    pub fn submit(&mut self, order: Order) -> Result<Vec<Seen>, Refusal> {
        self.table.submit(order)?;
        let fresh = self.table.drain();
        self.seen.extend(fresh.iter().cloned());
        self.view = self.table.view();
        Ok(fresh)
    }

    /// Writes what is new to the save.
    ///
    /// # Errors
    /// If it could not be made durable; the game can go on, but is not kept.
    pub fn keep(&mut self) -> io::Result<()> {
        self.store.as_mut().map_or(Ok(()), |store| store.keep_up(self.table.session().journal()))
    }

    #[must_use]
    pub const fn ended(&self) -> bool {
        self.view.ended
    }

    /// Writes the debrief once the game has ended.
    pub fn write_debrief(&mut self, words: &Words, settings: &Settings) {
        if self.debrief.is_none()
            && self.ended()
            && let Ok(read) = debrief(self.journal(), self.seat())
        {
            let vm = debrief_vm(&read, self.shown_level(settings), words, settings);
            self.debrief = Some((vm, DebriefMemo::default()));
        }
    }

    /// Whether the moment of a lesson has come.
    #[must_use]
    pub fn has_come(&self, moment: Moment, screen: Screen) -> bool {
        let desk = self.view.desk();
        let cards = desk.map_or(0, |desk| desk.cards.len());
        let evidence = screen == Screen::Evidence;
        let own_talks =
            || self.level().talks.iter().zip(&self.view.talks).filter(|(spec, _)| spec.party(self.seat()).is_some());
        match moment {
            Moment::Turn(turn) => self.view.turn >= turn && screen == Screen::Desk,
            Moment::FirstDesk => screen == Screen::Desk,
            Moment::FirstEvidence => evidence,
            // One idea after the other: how much is enough comes up with something to weigh.
            Moment::FirstCard | Moment::FirstStandards => evidence && cards > 0,
            Moment::FirstResponse => evidence && cards > 1,
            Moment::FirstPlan => screen == Screen::Desk && desk.is_some_and(|desk| !desk.plans.is_empty()),
            Moment::FirstTalks => matches!(screen, Screen::Talks(_)),
            Moment::FirstBilateral => {
                matches!(screen, Screen::Talks(t) if self.level().talks(t).parties.len() == 2)
            }
            Moment::FirstRefusal => {
                matches!(screen, Screen::Talks(_))
                    && own_talks().any(|(_, now)| {
                        now.table.offers.iter().any(|o| o.by == self.seat() && o.answers.contains(&Some(false)))
                    })
            }
            Moment::FirstSilence => own_talks().any(|(_, now)| matches!(now.table.status, TalksStatus::Silence { .. })),
            Moment::FirstDebrief => screen == Screen::Debrief,
        }
    }
}
