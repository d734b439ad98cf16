//! What home fronts, votes, pledges and norms leave behind: taken down fact by fact, since the state forgets when and why.

use super::Cause;
use super::course::Interests;
use super::home::CallReport;
use crate::base::{ActorId, CoalitionId, ForumId, NormId, Permille, TextId};
use crate::level::Level;
use crate::negotiation::Outcome;
use crate::rules::conduct::is_bound;
use crate::rules::{Fact, Put, State, Text, reckon};

#[derive(Default)]
pub(super) struct Trail {
    /// Drafts as they were put before each venue, in the order of its motions.
    pub tabled: Vec<Vec<Outcome>>,
    /// Votes on whole drafts: what their parties wanted then.
    pub votes: Vec<VoteMoment>,
    pub strayed: Vec<Strayed>,
    pub pledges: Vec<Pledged>,
    pub refusals: Vec<Refused>,
    pub called: Vec<CallReport>,
    /// Times a delegation prepared a ratifier: actor, ratifier.
    prepared: Vec<(ActorId, u8)>,
    /// One per norm.
    pub norms: Vec<NormCourse>,
    /// The vote that was closed last: venue, and position in its record.
    closed: Option<(ForumId, usize)>,
}

pub(super) struct VoteMoment {
    pub forum: ForumId,
    /// Position in the record of the venue.
    pub at: usize,
    pub interests: Interests,
    /// Who stays out of which clause.
    pub reserved: Vec<(ActorId, u8)>,
}

/// A member voted otherwise than its coalition had called it to.
#[derive(Copy, Clone)]
pub(super) struct Strayed {
    pub forum: ForumId,
    pub at: usize,
    pub coalition: CoalitionId,
    pub by: ActorId,
}

/// A word given to a coalition.
#[derive(Copy, Clone)]
pub(super) struct Pledged {
    pub coalition: CoalitionId,
    pub by: ActorId,
    pub public: bool,
    pub given: u16,
    /// When it was kept or broken, and which.
    pub judged: Option<(u16, bool)>,
}

/// A home front that said no.
#[derive(Copy, Clone)]
pub(super) struct Refused {
    pub turn: u16,
    pub text: TextId,
    pub party: ActorId,
    pub ratifier: u8,
    /// How likely that was, and how likely it would have been had the delegation prepared it once more.
    pub chance: Permille,
    pub eased: Permille,
    /// How often it had been prepared.
    pub prepared: u16,
}

#[derive(Clone, Default)]
pub(super) struct NormCourse {
    /// Share of all influence that stood behind it at the start.
    pub start: Permille,
    pub crystallised: Option<Carried>,
    pub codified: Option<Carried>,
}

/// What carried a norm over a line.
#[derive(Clone)]
pub(super) struct Carried {
    pub turn: u16,
    /// Share of all influence behind it then.
    pub support: Permille,
    /// Texts in force that said so.
    pub texts: Vec<TextId>,
    /// Those who stood behind it by their pledge alone.
    pub pledged: Vec<ActorId>,
}

impl Trail {
    pub fn new(level: &Level) -> Self {
        Self {
            tabled: vec![Vec::new(); level.fora.len()],
            norms: vec![NormCourse::default(); level.norms.len()],
            ..Self::default()
        }
    }

    /// Heeds a fact that is about to become true in `state`.
    pub fn before(&mut self, level: &Level, state: &State, fact: &Fact) {
        match fact {
            Fact::TurnBegan { turn: 1 } => {
                for (at, norm) in self.norms.iter_mut().enumerate() {
                    norm.start = state.conduct.support(level, &state.texts, NormId::at(at));
                }
            }
            Fact::Tabled { forum, draft, .. } => {
                if let Some(tabled) = self.tabled.get_mut(forum.ix()) {
                    tabled.push(draft.clone());
                }
            }
            Fact::VoteClosed { forum, count } => {
                let Some(now) = state.fora.get(forum.ix()) else { return };
                let at = now.record.len();
                self.closed = Some((*forum, at));
                let motion = now.motion(count.motion).filter(|_| count.put == Put::Whole);
                if let Some(talks) = motion.and_then(|motion| state.talks.get(motion.talks.ix())) {
                    let interests = talks.utilities.clone();
                    self.votes.push(VoteMoment {
                        forum: *forum,
                        at,
                        interests,
                        reserved: talks.table.reserved.clone(),
                    });
                }
            }
            Fact::RanksBroken { coalition, by } => {
                if let Some((forum, at)) = self.closed {
                    self.strayed.push(Strayed { forum, at, coalition: *coalition, by: *by });
                }
            }
            Fact::PledgedTo { coalition, by, public } => {
                let given = state.turn;
                self.pledges.push(Pledged { coalition: *coalition, by: *by, public: *public, given, judged: None });
            }
            Fact::PledgeJudged { coalition, by, kept } => {
                let open = |p: &&mut Pledged| (p.coalition, p.by) == (*coalition, *by) && p.judged.is_none();
                if let Some(pledge) = self.pledges.iter_mut().find(open) {
                    pledge.judged = Some((state.turn, *kept));
                }
            }
            Fact::CalledToAccount { actor, ratifier } => {
                let home = state.actors.get(actor.ix()).and_then(|now| now.home.get(usize::from(*ratifier)));
                let support = home.map_or(0, |now| now.support);
                let (turn, party, ratifier) = (state.turn, *actor, *ratifier);
                self.called.push(CallReport { turn, party, ratifier, support });
            }
            Fact::Refused { text, party, ratifier } => {
                self.refusals.extend(self.refused(level, state, *text, *party, *ratifier));
            }
            Fact::Crystallised { norm } => {
                let carried = carried(level, state, *norm, false);
                if let Some(course) = self.norms.get_mut(norm.ix()) {
                    course.crystallised = Some(carried);
                }
            }
            Fact::Codified { norm } => {
                let carried = carried(level, state, *norm, true);
                if let Some(course) = self.norms.get_mut(norm.ix()) {
                    course.codified = Some(carried);
                }
            }
            _ => {}
        }
    }

    /// Heeds what a fact was a consequence of.
    pub fn after(&mut self, fact: &Fact, cause: Option<Cause>) {
        if let Fact::SupportChanged { actor, ratifier, .. } = fact
            && !matches!(cause, Some(Cause::Event(_)))
        {
            self.prepared.push((*actor, *ratifier));
        }
    }

    fn refused(&self, level: &Level, state: &State, text: TextId, party: ActorId, ratifier: u8) -> Option<Refused> {
        let entry = state.texts.get(text.ix())?;
        let of = level.actor(party).home.get(usize::from(ratifier))?;
        let actor = state.actors.get(party.ix())?;
        let now = actor.home.get(usize::from(ratifier))?;
        let to_it = entry.for_party(party);
        let mut eased = now.clone();
        eased.support = (eased.support + reckon::persuades(actor.credibility)).min(100);
        let prepared = self.prepared.iter().filter(|done| **done == (party, ratifier)).count();
        Some(Refused {
            turn: state.turn,
            text,
            party,
            ratifier,
            chance: now.refuses(of, entry.talks, &to_it),
            eased: eased.refuses(of, entry.talks, &to_it),
            prepared: u16::try_from(prepared).unwrap_or(u16::MAX),
        })
    }
}

/// Who and what stands behind a norm; `binding`: which texts oblige somebody to it.
fn carried(level: &Level, state: &State, norm: NormId, binding: bool) -> Carried {
    let (conduct, texts) = (&state.conduct, &state.texts);
    let says = |text: &Text| {
        let one = std::slice::from_ref(text);
        level.actor_ids().any(|actor| is_bound(level, one, actor, norm, binding))
    };
    let pledged = |actor: &ActorId| conduct.pledge(*actor, norm) >= 2 && !is_bound(level, texts, *actor, norm, false);
    Carried {
        turn: state.turn,
        support: conduct.support(level, texts, norm),
        texts: texts.iter().enumerate().filter(|(_, text)| says(text)).map(|(at, _)| TextId::at(at)).collect(),
        pledged: level.actor_ids().filter(pledged).collect(),
    }
}
