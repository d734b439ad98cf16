//! One reader in one room: what the other parts of the view model look things up in.

use std::borrow::Cow;

use super::{Action, Gain, TalksMemo};
use crate::base::{ActorId, Bp, OfferId, TalksId};
use crate::level::{Level, Protocol, Talks};
use crate::negotiation::{Change, Outcome, Utility};
use crate::rules::{Caucus, Offer, Order, OwnTalks, Reasons, Refusal, Table, TalksStatus, TalksView, View, check_view};
use crate::vm::emblem::Emblem;
use crate::vm::settings::Settings;
use crate::vm::{Intent, refusal, who};
use crate::words::{Args, Words, args};

pub(super) struct Room<'a> {
    pub level: &'a Level,
    pub view: &'a View,
    pub id: TalksId,
    pub spec: &'a Talks,
    pub table: &'a Table,
    pub words: &'a Words,
    pub settings: &'a Settings,
    /// The reader's place among the parties.
    pub party: Option<usize>,
    pub own: Option<&'a OwnTalks>,
    /// The reader stands between the parties.
    pub mediates: bool,
    /// The text that the talks are about now; none for whoever is outside while nothing is adopted.
    pub stands: Option<Outcome>,
    /// The next offer under composition.
    pub draft: Outcome,
}

impl<'a> Room<'a> {
    pub fn new(
        level: &'a Level,
        view: &'a View,
        id: TalksId,
        memo: &TalksMemo,
        words: &'a Words,
        settings: &'a Settings,
    ) -> Self {
        let spec = level.talks(id);
        let now: &TalksView = view.talks(id);
        let party = view.seat().and_then(|seat| spec.party(seat));
        Self {
            level,
            view,
            id,
            spec,
            table: &now.table,
            words,
            settings,
            party,
            own: party.and_then(|party| now.of_party(party)),
            mediates: now.mediation.by.is_some() && now.mediation.by == view.seat(),
            stands: stands(level, view, id),
            draft: draft_of(level, view, id, memo),
        }
    }

    // Words.

    pub fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    pub fn with(&self, id: &str, pairs: &Args) -> String {
        self.words.with(id, pairs)
    }

    /// A message about somebody.
    pub fn about(&self, id: &str, actor: ActorId) -> String {
        self.words.with(id, &args([("who", self.name(actor).into())]))
    }

    /// A message with one number.
    pub fn count(&self, id: &str, n: impl TryInto<i64>) -> String {
        self.words.with(id, &args([("n", n.try_into().unwrap_or(i64::MAX).into())]))
    }

    pub fn name(&self, actor: ActorId) -> &'a str {
        who::name(self.level, actor, self.settings)
    }

    pub fn emblem(&self, actor: ActorId) -> Emblem {
        who::emblem(self.level, actor, self.settings)
    }

    /// `A, B and C`.
    pub fn names(&self, actors: &[ActorId]) -> String {
        match actors {
            [] => String::new(),
            [one] => self.name(*one).to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(|actor| self.name(*actor)).collect();
                let (first, last) = (first.join(", "), self.name(*last));
                self.with("talks-and", &args([("first", first.into()), ("last", last.into())]))
            }
        }
    }

    /// The number of a clause as printed; linked items have letters.
    pub fn number(&self, issue: usize) -> String {
        let linked = self.spec.issues[issue].link.is_some();
        let before = self.spec.issues[..issue].iter().filter(|i| i.link.is_some() == linked).count();
        if linked {
            let letter = u8::try_from(before).map_or('Z', |n| char::from(b'A' + n.min(25)));
            letter.to_string()
        } else {
            (before + 1).to_string()
        }
    }

    /// `3. Notice`.
    pub fn heading(&self, issue: usize) -> String {
        format!("{}. {}", self.number(issue), self.spec.issues[issue].name)
    }

    pub fn option(&self, issue: usize, option: u8) -> &'a str {
        self.spec.issues[issue].options.get(usize::from(option)).map_or("", |option| &option.name)
    }

    /// `clause 3: 72 hours becomes five days; A: given`.
    pub fn changes(&self, from: &Outcome, to: &Outcome) -> String {
        let changes: Vec<String> = from.changes_to(to).iter().map(|change| self.change(*change)).collect();
        changes.join("; ")
    }

    fn change(&self, change: Change) -> String {
        let issue = usize::from(change.issue);
        let id = if self.spec.issues[issue].link.is_some() { "talks-change-linked" } else { "talks-change" };
        let (from, to) = (self.option(issue, change.from), self.option(issue, change.to));
        self.with(
            id,
            &args([
                ("number", self.number(issue).into()),
                ("issue", self.spec.issues[issue].name.as_str().into()),
                ("from", from.into()),
                ("to", to.into()),
            ]),
        )
    }

    /// Who met in private, as far as the reader knows what was said.
    pub fn caucuses(&self) -> &'a [Caucus] {
        &self.view.talks(self.id).caucuses
    }

    // What it is worth.

    pub fn utility(&self) -> Option<&'a Utility> {
        self.own.map(|own| &*own.utility)
    }

    /// What a text is worth to the reader over no deal.
    pub fn worth(&self, text: &Outcome) -> Option<Gain> {
        let utility = self.utility()?;
        Some(if utility.can_sign(text) {
            Gain::of(points(utility.value(text)) - points(utility.reservation))
        } else {
            Gain { points: None, words: self.get("talks-across-red-line") }
        })
    }

    // Who asks for what.

    pub fn chair(&self) -> Option<ActorId> {
        self.spec.writer()
    }

    pub fn is_chair(&self, party: usize) -> bool {
        self.chair() == Some(self.spec.parties[party])
    }

    /// What a party asks for: its last offer or the one it accepted last; a chair stands by its text.
    pub fn asks(&self, party: usize) -> Option<&Outcome> {
        let asked = if self.is_chair(party) {
            Some(&self.table.text)
        } else {
            self.table.wants.get(party).and_then(Option::as_ref)
        };
        asked.filter(|asked| self.fits(asked))
    }

    /// The other parties, by their place.
    pub fn others(&self) -> impl Iterator<Item = (usize, ActorId)> + use<'a> {
        let own = self.party;
        self.spec.parties.iter().copied().enumerate().filter(move |(p, _)| Some(*p) != own)
    }

    /// The offer the answers of which count now: the reader's last one, or the chair's text if that is later.
    pub fn subject(&self) -> Option<(OfferId, &'a Offer)> {
        let own = self.view.seat();
        let offers = self.table.offers.iter().enumerate().rev();
        offers
            .filter(|(_, offer)| Some(offer.by) == own || offer.revision)
            .map(|(ix, offer)| (OfferId::at(ix), offer))
            .next()
    }

    /// Who stands between the parties, if somebody else does.
    pub fn mediator(&self) -> Option<ActorId> {
        self.view.talks(self.id).mediation.by.filter(|_| !self.mediates)
    }

    /// Why a party refused the reader's last offer, of this turn or before; nothing once the text is settled one way or the other.
    pub fn reasons(&self, actor: ActorId) -> Option<&'a Reasons> {
        let open = self.table.status == TalksStatus::Open;
        let told = match self.own {
            Some(own) => &own.reasons,
            None => &self.view.talks(self.id).refused,
        };
        told.iter().find(|reasons| open && reasons.by == actor)
    }

    pub fn is_open(&self) -> bool {
        self.table.status.is_open()
    }

    /// Whether the text is one text that does not change any more: under silence, open for signature, or adopted.
    pub fn is_settled(&self) -> bool {
        let status = &self.table.status;
        matches!(status, TalksStatus::Silence { .. } | TalksStatus::Signing { .. } | TalksStatus::Adopted { .. })
    }

    /// Whether the reader can work on an offer: at an open table, or before it opens.
    pub fn is_composing(&self) -> bool {
        (self.party.is_some() || self.mediates)
            && self.stands.is_some()
            && matches!(self.table.status, TalksStatus::Open | TalksStatus::NotOpen)
    }

    /// Whether a text has one existing option for each issue.
    pub fn fits(&self, text: &Outcome) -> bool {
        fits(self.spec, text)
    }

    // What can be done.

    /// Something that submits `order`: off with the reason where the rules refuse it.
    pub fn submit(&self, label: &str, order: Order, note: String) -> Action {
        let off = check_view(self.level, self.view, &order).err().map(|refusal| self.refusal(&refusal));
        Action { label: self.get(label), intent: Intent::Submit(order), note, off }
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::OwnRedLine { issue, option } => {
                let issue = usize::from(*issue);
                let option = self.option(issue, *option);
                let heading = self.heading(issue);
                self.with("talks-off-red-line", &args([("clause", heading.into()), ("option", option.into())]))
            }
            Refusal::TalksClosed => self.closed(),
            other => refusal::refusal_words(self.level, other, self.words),
        }
    }

    /// Why nothing can be done at a table that is not open, or between rounds.
    fn closed(&self) -> String {
        self.get(match self.table.status {
            TalksStatus::NotOpen => "talks-off-not-yet",
            TalksStatus::Open | TalksStatus::Silence { .. } => "talks-off-round-over",
            TalksStatus::Signing { .. } => "talks-off-signing",
            TalksStatus::Adopted { .. } => "talks-off-adopted",
            TalksStatus::Failed { .. } => "talks-off-failed",
        })
    }
}

/// The offer under composition: the memo's, else the text on the table.
pub(super) fn draft_of(level: &Level, view: &View, talks: TalksId, memo: &TalksMemo) -> Outcome {
    if fits(level.talks(talks), &memo.draft) {
        return memo.draft.clone();
    }
    stands(level, view, talks).unwrap_or_default()
}

/// The text the talks are about: under silence, adopted, the chair's, or the last offer somebody else made.
fn stands(level: &Level, view: &View, talks: TalksId) -> Option<Outcome> {
    let spec = level.talks(talks);
    let table = &view.talks(talks).table;
    let text: Cow<'_, Outcome> = match &table.status {
        TalksStatus::Silence { draft, .. } | TalksStatus::Signing { draft } => Cow::Borrowed(draft),
        TalksStatus::Adopted { text } => Cow::Owned(view.texts.get(text.ix())?.clauses.clone()),
        TalksStatus::NotOpen | TalksStatus::Open | TalksStatus::Failed { .. } => match spec.protocol {
            Protocol::SingleText { .. } | Protocol::OpenSignature { .. } => Cow::Borrowed(&table.text),
            Protocol::AlternatingOffers | Protocol::Ballot { .. } => {
                let theirs = table.offers.iter().rev().find(|offer| Some(offer.by) != view.seat());
                Cow::Borrowed(theirs.map_or(&table.text, |offer| &offer.draft))
            }
        },
    };
    fits(spec, &text).then(|| text.into_owned())
}

fn fits(spec: &Talks, text: &Outcome) -> bool {
    text.0.len() == spec.issues.len()
        && text.0.iter().zip(&spec.issues).all(|(option, issue)| usize::from(*option) < issue.options.len())
}

/// Basis points as points of a hundred, halves rounded away from zero.
pub(super) fn points(bp: Bp) -> i64 {
    (bp + 50 * bp.signum()) / 100
}
