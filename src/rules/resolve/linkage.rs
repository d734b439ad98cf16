//! Linked items of texts: what is carried out at once, what is promised, and what becomes of the promise.

use super::{Resolution, tuning};
use crate::base::{ActorId, ForumId, TalksId, TextId};
use crate::level::{Link, Mechanism, ResponseKind};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::fact::Fact;
use crate::rules::forum::{Cast, Vote};
use crate::rules::home::Sway;
use crate::rules::linkage::Word;

impl Resolution<'_> {
    /// Does what a linked item of a text says, when the text is entered or, later, when it comes to bind `ratified`.
    pub(super) fn give_linked(&mut self, text: TextId, issue: u8, link: &Link, ratified: Option<ActorId>) {
        let entry = &self.state.texts[text.ix()];
        let due = |concerned: &[ActorId]| {
            let now = ratified.is_none_or(|party| concerned.contains(&party));
            now && concerned.iter().all(|party| entry.keeps(*party))
        };
        if let Link::Package(package) = link {
            // What a giver still has to bring home it does not give yet.
            let giver = self.level.package(*package).giver;
            if ratified.map_or(!entry.unratified(giver), |party| party == giver) {
                self.start_package(*package);
            }
            return;
        }
        if !self.level.plays(Mechanism::Linkage) {
            return;
        }
        match *link {
            Link::Package(_) => {}
            Link::Place { coalition, actor } => {
                let outside = !self.state.coalition(coalition).members.contains(&actor);
                let plays = self.level.plays(Mechanism::Coalitions);
                if plays && outside && due(&[self.level.coalition(coalition).lead, actor]) {
                    self.join(coalition, actor);
                }
            }
            Link::Retraction { by, target, measure } => {
                if due(&[by]) {
                    self.take_back_all(by, target, measure);
                }
            }
            Link::Vote(_) | Link::Restraint(_) => {
                if link.promised_by().is_some_and(|by| due(&[by])) {
                    let word = Word { text, issue, given: self.state.turn, kept: None };
                    self.emit(Fact::WordGiven { word });
                }
            }
        }
    }

    fn take_back_all(&mut self, by: ActorId, target: ActorId, measure: Option<ResponseKind>) {
        for at in 0..self.state.taken.len() {
            let taken = &self.state.taken[at];
            let said = (taken.by, taken.target) == (by, target) && measure.is_none_or(|kind| kind == taken.kind);
            if said && taken.stands() {
                self.take_back(at);
            }
        }
    }

    /// A word was kept or broken, in front of everyone.
    fn judge_word(&mut self, at: usize, by: ActorId, kept: bool) {
        let text = &self.state.texts[self.state.conduct.words[at].text.ix()];
        // Whoever has suspended the text is owed nothing by it.
        let parties: Vec<ActorId> = text.bound().into_iter().filter(|party| text.keeps(*party)).collect();
        self.emit(Fact::WordJudged { word: u16::try_from(at).unwrap_or(u16::MAX), kept });
        if !kept {
            self.credibility(by, tuning::PLEDGE_BROKEN_CREDIBILITY);
            self.sway(by, Sway::WordBroken);
        }
        let change = if kept { tuning::PLEDGE_KEPT } else { tuning::PLEDGE_BROKEN };
        for party in parties {
            self.trust(party, by, change);
        }
    }

    /// What a vote on a whole draft says of promised votes.
    pub(super) fn voted_as_promised(&mut self, forum: ForumId, talks: TalksId, draft: &Outcome, vote: &Vote) {
        let level = self.level;
        for (member, cast) in level.forum(forum).members.iter().zip(&vote.cast) {
            let yes = match cast {
                Cast::Given { ballot: Ballot::Yes, .. } => true,
                Cast::Given { ballot: Ballot::No, .. } => false,
                _ => continue,
            };
            let (texts, turn) = (&self.state.texts, self.state.turn);
            let words = self.state.conduct.promised_votes(level, texts, turn, *member, (talks, draft));
            for (at, against) in words.collect::<Vec<_>>() {
                self.judge_word(at, *member, yes != against);
            }
        }
    }

    /// Whoever promised to hold back from this measure has not.
    pub(super) fn did_not_hold_back(&mut self, by: ActorId, target: ActorId, measure: ResponseKind) {
        let (texts, turn) = (&self.state.texts, self.state.turn);
        let words = self.state.conduct.restraints(self.level, texts, turn, by, (target, measure));
        for at in words.collect::<Vec<_>>() {
            self.judge_word(at, by, false);
        }
    }

    /// Restraint that has lasted as long as it was promised is kept; at the end of the level all that has lasted so far.
    pub(super) fn held_back(&mut self, all: bool) {
        let (level, turn) = (self.level, self.state.turn);
        for by in level.actor_ids() {
            let standing = self.state.conduct.standing(level, &self.state.texts, turn, by);
            let over = standing.filter(|(_, word, link)| match link {
                Link::Restraint(restraint) => all || restraint.turns.is_some_and(|n| word.given + n <= turn),
                _ => false,
            });
            for at in over.map(|(at, ..)| at).collect::<Vec<_>>() {
                self.judge_word(at, by, true);
            }
        }
    }
}
