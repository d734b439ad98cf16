//! At the table: offers, answers, caucuses, mediation, and what stays out of a text.

use super::{Checked, Seated, must};
use crate::base::{ActorId, TalksId};
use crate::level::{Cost, Mechanism, Talks};
use crate::negotiation::{Outcome, RedLine};
use crate::rules::forum::Put;
use crate::rules::order::{ASK_COST, RESERVATION_COST};
use crate::rules::refusal::Refusal;
use crate::rules::state::{Offer, Table, TalksStatus, without_reserved};
use crate::rules::view::TalksView;

impl<'a> Seated<'a> {
    pub(super) fn at_table(&self, talks: TalksId) -> Checked<(&'a Talks, &'a TalksView, usize)> {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let party = spec.party(self.seat).ok_or(Refusal::NotAParty)?;
        let now = self.view.talks(talks);
        must(now.is_open(), Refusal::TalksClosed)?;
        Ok((spec, now, party))
    }

    /// Talks in which the seat mediates.
    fn mediates(&self, talks: TalksId) -> Option<(&'a Talks, &'a TalksView)> {
        let now = self.view.talks.get(talks.ix())?;
        (now.mediation.by == Some(self.seat)).then(|| (self.level.talks(talks), now))
    }

    pub(super) fn with_floor(&self, talks: TalksId) -> Checked<(&'a Talks, &'a Table, usize)> {
        let (spec, now, party) = self.at_table(talks)?;
        let table = &*now.table;
        Self::text_changes(table)?;
        match table.floor {
            Some(floor) if usize::from(floor) == party => Ok((spec, table, party)),
            Some(floor) => Err(Refusal::NotYourFloor { floor: spec.parties[usize::from(floor)] }),
            None => Err(Refusal::TalksClosed),
        }
    }

    /// Whether the text is still talked about: neither under silence nor open for signature.
    fn text_changes(table: &Table) -> Checked {
        must(!matches!(table.status, TalksStatus::Silence { .. }), Refusal::SilenceRuns)?;
        must(!matches!(table.status, TalksStatus::Signing { .. }), Refusal::TextStands)
    }

    fn fits(spec: &Talks, draft: &Outcome) -> Checked {
        let fits = draft.0.len() == spec.issues.len()
            && draft.0.iter().zip(&spec.issues).all(|(option, issue)| usize::from(*option) < issue.options.len());
        must(fits, Refusal::NotADraft)
    }

    pub(super) fn draft(&self, talks: TalksId, spec: &Talks, party: usize, draft: &Outcome) -> Checked {
        Self::fits(spec, draft)?;
        let own = self.view.talks(talks).of_party(party);
        let crossed = own.and_then(|own| own.utility.crossed(draft).next());
        match crossed {
            Some(RedLine { issue, option }) => Err(Refusal::OwnRedLine { issue, option }),
            None => Ok(()),
        }
    }

    pub(super) fn offer(&self, talks: TalksId, draft: &Outcome) -> Checked {
        if let Some((spec, now)) = self.mediates(talks) {
            must(now.is_open(), Refusal::TalksClosed)?;
            let put = |offer: &Offer| offer.by == self.seat && offer.turn == self.view.turn;
            must(!now.table.offers.iter().any(put), Refusal::ProposedThisTurn)?;
            return Self::fits(spec, draft);
        }
        let (spec, table, party) = self.with_floor(talks)?;
        must(spec.writer() != Some(self.seat), Refusal::ChairRevises)?;
        must(table.offers_now < spec.offers_per_floor, Refusal::NoOffersLeft { allowed: spec.offers_per_floor })?;
        self.draft(talks, spec, party, draft)?;
        let again = table.offers.iter().any(|o| o.by == self.seat && o.round == table.round && o.draft == *draft);
        must(!again, Refusal::SameAgain)
    }

    pub(super) fn answer(&self, talks: TalksId, offer: usize) -> Checked {
        let (_, now, party) = self.at_table(talks)?;
        let offer = now.table.offers.get(offer).ok_or(Refusal::NoSuchOffer)?;
        must(offer.turn == self.view.turn && offer.by != self.seat, Refusal::NoSuchOffer)?;
        must(offer.answers[party].is_none(), Refusal::AlreadyAnswered)
    }

    pub(super) fn caucus(&self, talks: TalksId, with: &[ActorId], draft: &Outcome) -> Checked {
        let (spec, now, party) = self.at_table(talks)?;
        must(spec.caucus && self.level.plays(Mechanism::Caucuses), Refusal::SwitchedOff)?;
        Self::text_changes(&now.table)?;
        let places: Vec<Option<usize>> = with.iter().map(|other| spec.party(*other)).collect();
        let each_once = places.iter().all(|place| place.is_some_and(|place| place != party))
            && places.windows(2).all(|pair| pair[0] < pair[1]);
        must(each_once && !with.is_empty() && with.len() + 1 < spec.parties.len(), Refusal::NoCaucus)?;
        let met = || now.caucuses.iter().filter(|met| met.by == self.seat && met.turn == self.view.turn);
        let allowed = spec.offers_per_floor;
        must(met().count() < usize::from(allowed), Refusal::NoOffersLeft { allowed })?;
        self.draft(talks, spec, party, draft)?;
        must(met().all(|met| met.with != with || met.draft != *draft), Refusal::SameAgain)
    }

    pub(super) fn answer_in_caucus(&self, talks: TalksId, caucus: usize) -> Checked {
        let (_, now, _) = self.at_table(talks)?;
        let met = now.caucuses.get(caucus).filter(|met| met.turn == self.view.turn).ok_or(Refusal::NoSuchOffer)?;
        let place = met.place(self.seat).ok_or(Refusal::NoSuchOffer)?;
        must(met.answers[place].is_none(), Refusal::AlreadyAnswered)
    }

    pub(super) fn ask_mediator(&self, talks: TalksId, mediator: ActorId) -> Checked {
        let (spec, now, _) = self.at_table(talks)?;
        must(spec.mediation, Refusal::SwitchedOff)?;
        self.other(mediator)?;
        must(spec.party(mediator).is_none(), Refusal::PartiesDoNotMediate)?;
        now.mediation.by.map_or(Ok(()), |by| Err(Refusal::Mediated { by }))?;
        must(!now.mediation.asked.contains(&(self.seat, mediator)), Refusal::AlreadyAsked)
    }

    pub(super) fn chair_writes(&self, talks: TalksId, draft: &Outcome) -> Checked {
        let (spec, _, _) = self.at_table(talks)?;
        let chair = spec.writer().ok_or(Refusal::NotAParty)?;
        must(chair == self.seat, Refusal::ChairOnly { chair })?;
        let (spec, _, party) = self.with_floor(talks)?;
        self.draft(talks, spec, party, draft)
    }

    /// Whether these talks end in a text that is open for signature, or do not.
    pub(super) fn for_signature(&self, talks: TalksId, wanted: bool) -> Checked {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let is = spec.threshold().is_some();
        must(is == wanted, if wanted { Refusal::NotForSignature } else { Refusal::ForSignature })
    }

    pub(super) fn sign(&self, talks: TalksId) -> Checked {
        let spec = self.level.talks.get(talks.ix()).ok_or(Refusal::Unknown)?;
        let party = spec.party(self.seat).ok_or(Refusal::NotAParty)?;
        must(spec.threshold().is_some(), Refusal::NotForSignature)?;
        let now = self.view.talks(talks);
        // Whoever joins a text in force takes it as it is.
        let draft = match &now.table.status {
            TalksStatus::Signing { draft } => without_reserved(draft, &now.table.reserved, self.seat),
            TalksStatus::Adopted { .. } if self.view.turn <= spec.closes => now.table.text.clone(),
            TalksStatus::Open => return Err(Refusal::NotForSignature),
            _ => return Err(Refusal::TalksClosed),
        };
        must(!now.table.signed.contains(&self.seat), Refusal::AlreadySigned)?;
        self.draft(talks, spec, party, &draft)
    }

    pub(super) fn break_silence(&self, talks: TalksId) -> Checked {
        let (_, now, _) = self.at_table(talks)?;
        must(matches!(now.table.status, TalksStatus::Silence { .. }), Refusal::NoSilence)
    }

    pub(super) fn ask(&self, talks: TalksId, of: ActorId, issue: u8) -> Checked {
        let spec = match self.mediates(talks) {
            Some((spec, now)) => must(now.is_open(), Refusal::TalksClosed).map(|()| spec)?,
            None => self.at_table(talks)?.0,
        };
        must(usize::from(issue) < spec.issues.len() && spec.party(of).is_some(), Refusal::Unknown)?;
        must(of != self.seat, Refusal::Yourself)?;
        self.affordable(Cost::new(ASK_COST, 0, 0))
    }

    pub(super) fn reserve(&self, talks: TalksId, issue: u8) -> Checked {
        let (spec, now, _) = self.at_table(talks)?;
        let draft = match (&now.table.status, spec.forum()) {
            (TalksStatus::Silence { draft, .. }, _) if spec.dissociation => draft,
            (TalksStatus::Signing { draft }, _) => {
                must(!now.table.signed.contains(&self.seat), Refusal::AlreadySigned)?;
                draft
            }
            (_, Some(forum)) => {
                let there = &self.view.fora[forum.ix()];
                must(self.level.forum(forum).member(self.seat).is_some(), Refusal::NoVote)?;
                let whole = there.vote.as_ref().filter(|vote| vote.put == Put::Whole);
                let motion = whole.and_then(|vote| there.motion(vote.motion)).filter(|motion| motion.talks == talks);
                &motion.ok_or(Refusal::NothingToReserve)?.draft
            }
            _ => return Err(Refusal::NothingToReserve),
        };
        let clause = spec.issues.get(usize::from(issue)).ok_or(Refusal::Unknown)?;
        let says = clause.link.is_none() && draft.0[usize::from(issue)] != 0;
        must(says && !now.table.reserved.contains(&(self.seat, issue)), Refusal::NoSuchReservation)?;
        self.affordable(Cost::new(RESERVATION_COST, 0, 0))
    }

    pub(super) fn ask_capital(&self, talks: TalksId, issue: u8, option: u8) -> Checked {
        let (_, now, party) = self.at_table(talks)?;
        let own = now.of_party(party).ok_or(Refusal::NotAParty)?;
        must(own.utility.red_lines.contains(&RedLine { issue, option }), Refusal::NoRedLine)?;
        let answered = own.capital.iter().any(|(i, o, _)| (*i, *o) == (issue, option));
        must(!answered, Refusal::CapitalAnswered)
    }
}
