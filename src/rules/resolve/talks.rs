//! Talks: the floor, offers and answers, the chair's single text, silence and adoption.

use super::{Resolution, tuning};
use crate::base::{ActorId, Digest, OfferId, Purpose, TalksId, TextId};
use crate::level::{Gauge, Protocol};
use crate::negotiation::Outcome;
use crate::rules::fact::Fact;
use crate::rules::reckon::{self, Candour};
use crate::rules::state::{Failure, Table, TalksStatus, Text};

impl Resolution<'_> {
    fn table(&self, talks: TalksId) -> &Table {
        &self.state.talks[talks.ix()].table
    }

    /// Gives the floor for this turn's first round to the first party that has not sent its turn.
    pub(super) fn open_floor(&mut self, talks: TalksId) {
        if self.table(talks).status == TalksStatus::Open {
            self.give_floor_from(talks, 0);
        }
    }

    /// Gives the floor to the first party from position `from` on that has not sent its turn; ends the round if there is
    /// none, and begins the next while this turn has rounds left.
    fn give_floor_from(&mut self, talks: TalksId, from: usize) {
        let spec = self.level.talks(talks);
        let mut from = from;
        loop {
            let next = (from..spec.parties.len()).find(|p| !self.state.actors[spec.parties[*p].ix()].sent);
            if let Some(party) = next {
                self.emit(Fact::FloorGiven { talks, party: u8::try_from(party).expect("parties are capped") });
                return;
            }
            self.emit(Fact::RoundEnded { talks });
            let nobody_left = spec.parties.iter().all(|p| self.state.actors[p.ix()].sent);
            if nobody_left || self.table(talks).rounds_now >= spec.rounds_per_turn {
                return;
            }
            from = 0;
        }
    }

    pub(super) fn pass_floor(&mut self, talks: TalksId) {
        if let Some(floor) = self.table(talks).floor {
            self.give_floor_from(talks, usize::from(floor) + 1);
        }
    }

    pub(super) fn offer(&mut self, talks: TalksId, by: ActorId, draft: &Outcome) {
        self.emit(Fact::Offered { talks, by, draft: draft.clone() });
    }

    pub(super) fn answer(&mut self, talks: TalksId, offer: OfferId, by: ActorId, accept: bool, threshold: Option<i64>) {
        self.emit(Fact::Answered { talks, offer, by, accept, threshold });
        let spec = self.level.talks(talks);
        let answered = &self.table(talks).offers[offer.ix()];
        let draft = answered.draft.clone();
        let all_accept = answered.answers.iter().all(|answer| *answer == Some(true));
        if all_accept && spec.protocol == Protocol::AlternatingOffers {
            self.adopt(talks, draft.clone());
            self.thank_mediator(talks, &draft);
        } else if !accept {
            self.refused_in_the_open(talks, by, &draft);
        }
    }

    pub(super) fn revise(&mut self, talks: TalksId, by: ActorId, draft: &Outcome) {
        let table = self.table(talks);
        // A change carries the name of the party that asked for it first among those who ask for it now.
        let changed_by = draft
            .0
            .iter()
            .enumerate()
            .map(|(issue, option)| {
                if table.text.0[issue] == *option {
                    return None;
                }
                let asked = table.offers.iter().filter(|o| !o.revision).find(|o| o.draft.0[issue] == *option);
                Some(asked.map_or(by, |offer| offer.by))
            })
            .collect();
        self.emit(Fact::Revised { talks, by, draft: draft.clone(), changed_by });
        self.pass_floor(talks);
    }

    /// Silence runs until the end of the next turn, so that every seat has a whole turn to speak.
    pub(super) fn put_to_silence(&mut self, talks: TalksId, draft: &Outcome) {
        let until = self.state.turn + 1;
        self.emit(Fact::RoundEnded { talks });
        self.emit(Fact::SilenceBegan { talks, draft: draft.clone(), until });
    }

    /// From now on the text does not change; the lead is the first to sign.
    pub(super) fn open_text(&mut self, talks: TalksId, lead: ActorId, draft: &Outcome) {
        self.emit(Fact::RoundEnded { talks });
        self.emit(Fact::OpenedForSignature { talks, draft: draft.clone() });
        self.emit(Fact::Signed { talks, by: lead });
    }

    pub(super) fn sign(&mut self, talks: TalksId, by: ActorId) {
        self.emit(Fact::Signed { talks, by });
        if let Some(draft) = self.open_draft(talks) {
            self.acted_on(talks, &draft, by, true);
        }
        if let TalksStatus::Adopted { text } = self.table(talks).status {
            self.emit(Fact::Acceded { text, by });
            self.send_home(text, by);
        }
        if let Some(lead) = self.level.talks(talks).writer() {
            self.trust(lead, by, tuning::SIGNATURE_THANKED);
        }
    }

    pub(super) fn break_silence(&mut self, talks: TalksId, by: ActorId) {
        if let TalksStatus::Silence { draft, .. } = self.table(talks).status.clone() {
            self.acted_on(talks, &draft, by, false);
        }
        self.emit(Fact::SilenceBroken { talks, by });
        if self.state.turn >= self.level.talks(talks).closes {
            self.fail(talks, Failure::OutOfTime);
        }
    }

    pub(super) fn walk_out(&mut self, talks: TalksId, by: ActorId) {
        self.walked_out_on(talks, by);
        self.emit(Fact::WalkedOut { talks, by });
        self.fail(talks, Failure::WalkedOut { by });
        for party in &self.level.talks(talks).parties {
            if *party != by {
                self.emit(Fact::TrustChanged { of: *party, to: by, by: -6 });
            }
        }
    }

    /// What a party says when asked how much an issue matters: by trust true, evaded or false.
    pub(super) fn ask(&mut self, talks: TalksId, asked: ActorId, of: ActorId, issue: u8) {
        let spec = self.level.talks(talks);
        let Some(party) = spec.party(of) else { return };
        let utility = &self.state.talks[talks.ix()].utilities[party];
        let stakes: Vec<i64> = utility
            .values
            .iter()
            .map(|options| options.iter().max().copied().unwrap_or(0) - options.iter().min().copied().unwrap_or(0))
            .collect();
        let most = stakes.iter().max().copied().unwrap_or(0).max(1);
        let grade = |stake: i64| u8::try_from((stake * 4 + most / 2) / most).unwrap_or(4);
        let truly = grade(stakes[usize::from(issue)]);
        let Some(asking) = spec.party(asked) else {
            let grade = Some(truly).filter(|_| self.state.trust(of, asked) >= reckon::MEDIATES);
            return self.emit(Fact::Told { talks, asked, of, issue, grade });
        };
        let heard = self.heard(asked, of);
        let grade = match reckon::candour_at(heard) {
            Candour::Truly => Some(truly),
            Candour::Evasively => None,
            Candour::Falsely => {
                let used = self.state.talks[talks.ix()].told[asking].len();
                let object = format!("{}/{}/{issue}", spec.id, self.level.actor(of).code);
                let other = self.stream(Some(asked), Purpose::Question, &object, used).below(4);
                let other = u8::try_from(other).unwrap_or(0);
                Some(if other >= truly { other + 1 } else { other })
            }
        };
        self.emit(Fact::Told { talks, asked, of, issue, grade });
    }

    /// Adopts what stands under silence past its time, and closes talks that are out of time.
    pub(super) fn end_of_turn_in_talks(&mut self) {
        for t in 0..self.level.talks.len() {
            let talks = TalksId::at(t);
            let spec = self.level.talks(talks);
            self.end_of_turn_in_signing(talks);
            match self.table(talks).status.clone() {
                TalksStatus::Silence { draft, until } if self.state.turn >= until => self.adopt(talks, draft),
                TalksStatus::Signing { draft }
                    if spec.threshold().is_some_and(|n| self.table(talks).counts_towards(spec) >= usize::from(n)) =>
                {
                    let signed = self.table(talks).signed.clone();
                    let backing = match spec.watched_by {
                        Some(forum) => {
                            let forum = self.level.forum(forum);
                            let behind = self.state.signatures(talks) as u64;
                            // Who has no vote there may sign as well.
                            super::forum::backing(behind, forum.votes(), forum.legitimacy).min(12)
                        }
                        None => i32::try_from(signed.len()).unwrap_or(2).min(6),
                    };
                    self.enter(talks, draft, signed, backing);
                }
                TalksStatus::Open | TalksStatus::Signing { .. } if self.state.turn >= spec.closes => {
                    self.fail(talks, Failure::OutOfTime);
                }
                _ => {}
            }
        }
    }

    /// What can be signed in these talks.
    fn open_draft(&self, talks: TalksId) -> Option<Outcome> {
        let table = self.table(talks);
        match &table.status {
            TalksStatus::Signing { draft } => Some(draft.clone()),
            TalksStatus::Adopted { .. } if self.level.talks(talks).threshold().is_some() => Some(table.text.clone()),
            _ => None,
        }
    }

    /// Blocs sign what is open for signature; on the last day pledges to sign are kept or broken.
    fn end_of_turn_in_signing(&mut self, talks: TalksId) {
        let spec = self.level.talks(talks);
        let Some(draft) = self.open_draft(talks) else { return };
        if self.state.turn <= spec.closes {
            self.blocs_sign(talks, &draft);
        }
        if self.state.turn == spec.closes {
            self.signing_is_over(talks, &draft);
        }
    }

    /// The talks end without a text.
    pub(super) fn fail(&mut self, talks: TalksId, why: Failure) {
        self.emit(Fact::TalksFailed { talks, why });
        self.lapse(talks);
    }

    /// Talks among parties end in a text of all of them.
    fn adopt(&mut self, talks: TalksId, draft: Outcome) {
        let parties = self.level.talks(talks).parties.clone();
        // By how many stand behind it, six at most.
        let backing = i32::try_from(parties.len()).unwrap_or(2).min(6);
        self.enter(talks, draft, parties, backing);
    }

    /// Enters a text into the ledger and does what it says among its parties. `backing` is how much the world makes of it,
    /// 0 to 12: as of as many parties.
    pub(super) fn enter(&mut self, talks: TalksId, draft: Outcome, parties: Vec<ActorId>, backing: i32) {
        let spec = self.level.talks(talks);
        let last = self.state.texts.last();
        let cites = self
            .state
            .texts
            .iter()
            .enumerate()
            .filter(|(_, text)| {
                text.parties.iter().any(|p| parties.contains(p)) || spec.builds_on.contains(&text.talks)
            })
            .map(|(t, _)| TextId::at(t))
            .collect();
        let mut reserved = self.table(talks).reserved.clone();
        reserved.retain(|(by, _)| parties.contains(by));
        let text = Text {
            talks,
            turn: self.state.turn,
            clauses: draft.clone(),
            parties,
            cites,
            reserved,
            acceded: Vec::new(),
            suspended_by: Vec::new(),
            pending: Vec::new(),
            refused: Vec::new(),
            prev: last.map_or(Digest::default(), |text| text.hash),
            hash: Digest::default(),
        }
        .sealed();
        let id = TextId::at(self.state.texts.len());
        self.emit(Fact::Adopted { text: text.clone() });
        for party in &text.parties {
            self.acted_on(talks, &text.for_party(*party), *party, true);
            self.send_home(id, *party);
            self.concede(talks, *party, &text.for_party(*party));
        }
        let bound = self.state.texts[id.ix()].bound();
        self.held_to_their_words(&text);
        let mut strength = 0;
        for (i, (issue, option)) in spec.issues.iter().zip(&draft.0).enumerate() {
            let chosen = &issue.options[usize::from(*option)];
            // Who stays out of a clause takes its part of the strength away.
            let out = text.reserved.iter().filter(|(_, issue)| usize::from(*issue) == i).count();
            if issue.link.is_none() {
                let all = text.parties.len().max(1);
                let share =
                    |whole: i32| whole * i32::try_from(all - out).unwrap_or(0) / i32::try_from(all).unwrap_or(1);
                strength += share(i32::from(chosen.strength));
            }
            let stays_out = |party: &ActorId| text.reserved.iter().any(|(by, of)| by == party && usize::from(*of) == i);
            let inside: Vec<ActorId> = bound.iter().copied().filter(|party| !stays_out(party)).collect();
            for effect in &chosen.effects {
                self.effect(effect, &inside);
            }
            if let (Some(link), true) = (&issue.link, *option > 0) {
                self.give_linked(id, u8::try_from(i).unwrap_or(u8::MAX), link, None);
            }
        }
        let clauses = i32::try_from(spec.issues.iter().filter(|i| i.link.is_none()).count()).unwrap_or(1).max(1);
        // A text moves the world by its ambition and by who stands behind it: mean strength over 20 for two parties,
        // over 10 for six and more.
        let recalled = self.state.texts.iter().filter(|text| spec.builds_on.contains(&text.talks)).count();
        let norms = strength / clauses * backing / 60 + i32::try_from(recalled).unwrap_or(0);
        self.gauge(Gauge::NormStrength, norms);
        self.gauge(Gauge::Stability, (norms + 1) / 2);
    }
}
