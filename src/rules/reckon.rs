//! What a seat can reckon before it acts: the same sums that the resolution uses, from what is known to all.

use super::forum::Courted;
use super::resolve::tuning;
use super::view::View;
use crate::base::{ActorId, CoalitionId, ForumId, IncidentId, MotionId, Permille, TalksId};
use crate::level::{Bloc, Channel, IncidentKind, Leaning, Level};
use crate::negotiation::Outcome;
use crate::negotiation::votes::{Ballot, Tally};

/// How far a card is believed by somebody who trusts whoever shows it by `trust`, -100 to 100: half at 0, in full at 100.
#[must_use]
pub fn believed_at(trust: i32) -> Permille {
    Permille(u16::try_from((100 + trust.clamp(-100, 100)) * 5).unwrap_or(0))
}

/// The next stronger kind of channel.
#[must_use]
pub const fn next_channel(channel: Channel) -> Channel {
    match channel {
        Channel::None => Channel::Diplomatic,
        Channel::Diplomatic => Channel::ContactPoint,
        Channel::ContactPoint | Channel::Hotline => Channel::Hotline,
    }
}

/// The trust that the other side wants before it agrees to a channel of this kind, -100 to 100.
#[must_use]
pub const fn channel_wants(channel: Channel) -> i32 {
    match channel {
        Channel::None | Channel::Diplomatic => -100,
        Channel::ContactPoint => tuning::CONTACT_POINT_TRUST,
        Channel::Hotline => tuning::HOTLINE_TRUST,
    }
}

/// Tenths of harm that two people of a team of this technical capacity, 0 to 100, repair in a turn.
#[must_use]
pub const fn restored(technical: i32) -> i32 {
    tuning::RESTORED + technical / 25
}

/// Tenths of harm that a helper of this technical capacity, 0 to 100, repairs when asked.
#[must_use]
pub const fn helped(technical: i32) -> i32 {
    2 + technical / 25
}

/// Tenths of harm that people sent unasked by somebody of this technical capacity, 0 to 100, repair.
#[must_use]
pub const fn helped_unasked(technical: i32) -> i32 {
    1 + technical / 50
}

/// Probability, in permille, that a territorial state acts when asked by somebody it trusts by `trust`.
#[must_use]
pub fn acts_when_asked(trust: i32) -> Permille {
    Permille(u16::try_from((300 + trust * 6).clamp(50, 900)).unwrap_or(50))
}

/// Probability, in permille, that the state through which an incident ran acts when asked by somebody it trusts by `trust`:
/// against extortion its own police, of this capacity, 0 to 100, count for more than what it thinks of who asks.
#[must_use]
pub fn ready_to_act(level: &Level, incident: IncidentId, trust: i32, law_enforcement: i32) -> Permille {
    match level.kind_of(incident) {
        Some(IncidentKind::Ransomware) => {
            Permille(u16::try_from((8 * law_enforcement + 3 * trust).clamp(50, 900)).unwrap_or(50))
        }
        _ => acts_when_asked(trust),
    }
}

/// Points by which no deal moves for who is hit by a countermeasure of somebody with this offence that it can use, 0 to 100: a
/// fall is as deep as the level sets it at 50; what it gains by standing firm nobody's means of attack change.
#[must_use]
pub const fn bites(no_deal: i32, offence: i32) -> i32 {
    if no_deal < 0 { no_deal * (50 + offence) / 100 } else { no_deal }
}

/// Per mille by which operations of somebody with this offence that it can use, 0 to 100, are seen and found less.
#[must_use]
pub const fn stealth(offence: i32) -> i32 {
    (offence - 50) * tuning::STEALTH
}

/// Tenths of harm that an operation does more, or less, by the offence that its runner can use, 0 to 100.
#[must_use]
pub const fn force(offence: i32) -> i32 {
    (offence - 50) / 5
}

/// Whether an accusation convinces somebody who believes the account it names at `belief`: the word of somebody with
/// credibility, 0 to 100, counts for a part of the proof.
#[must_use]
pub fn convinces(belief: Permille, credibility: i32) -> bool {
    let credit = u16::try_from(credibility * 3).unwrap_or(0);
    belief.0 + credit / 2 >= 550
}

/// Tenths of harm that a ransom takes away.
pub const RANSOM_EASES: i32 = tuning::RANSOM_EASES;

/// Credibility that naming somebody below one's own standard costs.
pub const BELOW_STANDARD: i32 = tuning::BELOW_STANDARD;

/// Least trust at which a victim lets somebody's people help.
pub const HELP_TRUST: i32 = -15;

/// Least capacity of law enforcement, 0 to 100, that charges people before a court.
pub const INDICTS: i32 = 40;

/// Least trust in the asker at which somebody mediates, and in whoever mediates at which a party answers it, and least trust in the mediator at which the other side comes.
pub const MEDIATES: i32 = 0;
pub const COMES: i32 = -20;

/// Least trust at which somebody lets the asker into a joint investigation.
pub const JOINT_TRUST: i32 = -25;

/// Who stands behind a draft before a venue.
#[derive(Clone, Debug)]
pub struct Backing<'a> {
    pub talks: TalksId,
    pub sponsors: &'a [ActorId],
    /// None while it has not been put there.
    pub motion: Option<MotionId>,
}

/// In hundredths, what somebody with this governance, 0 to 100, can use of what it is given.
#[must_use]
pub const fn absorbs(governance: i32) -> i32 {
    40 + governance * 6 / 10
}

/// Resilience, and trust in the giver, that somebody who depends on it so far loses when a package is broken off.
#[must_use]
pub const fn hurt_by_withholding(dependence: i32) -> i32 {
    dependence / 4
}

/// Basis points of no deal that each point of dependence on another party is worth.
pub const NEED: i64 = 15;

/// How far a seat with this capacity of diplomacy, 0 to 100, is heard by somebody who trusts it by `trust`: as if by a point
/// more or less for every ten from fifty.
#[must_use]
pub const fn heard(trust: i32, diplomacy: i32) -> i32 {
    trust + (diplomacy - 50) / 10
}

/// How somebody who trusts the asker by so much answers a question.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Candour {
    Truly,
    Evasively,
    Falsely,
}

/// How a question is answered at this trust, -100 to 100.
#[must_use]
pub const fn candour_at(trust: i32) -> Candour {
    if trust >= tuning::TRUE_ANSWER_TRUST {
        Candour::Truly
    } else if trust < tuning::FALSE_ANSWER_TRUST {
        Candour::Falsely
    } else {
        Candour::Evasively
    }
}

/// Support that a delegation of this credibility, 0 to 100, wins with a ratifier it prepares.
#[must_use]
pub const fn persuades(credibility: i32) -> i32 {
    tuning::PERSUADED + credibility / 10
}

/// How a member of a bloc votes on a draft that is worth so many points to it.
#[must_use]
pub const fn ballot_at(points: i32) -> Ballot {
    if points >= tuning::SURE {
        Ballot::Yes
    } else if points <= -tuning::SURE {
        Ballot::No
    } else {
        Ballot::Abstain
    }
}

/// Points that a word of `actor` is worth with the members of any bloc.
#[must_use]
pub fn word_of(level: &Level, actor: ActorId) -> i32 {
    word(level.actor(actor).influence)
}

/// Points that a word with so much influence behind it is worth with the members of any bloc.
#[must_use]
pub const fn word(influence: i32) -> i32 {
    tuning::WORD + influence / 20
}

/// Least trust in the lead at which a member speaks along.
pub const SPEAKS_ALONG: i32 = 0;

/// Influence of everybody in the world, 1 at least.
fn whole(level: &Level) -> i32 {
    level.actors.iter().map(|actor| actor.influence).sum::<i32>().max(1)
}

/// Points by which a joint statement of these members lowers what no deal is worth to each party outside.
#[must_use]
pub fn statement_moves(level: &Level, coalition: CoalitionId, members: &[ActorId]) -> i32 {
    let weight: i32 = members.iter().map(|member| level.actor(*member).influence).sum();
    level.coalition(coalition).bonds.statement * weight / whole(level)
}

/// Per mille of proof that a joint statement is spared for the influence that stands behind it beyond that of who makes it.
#[must_use]
pub fn spared(level: &Level, own: i32, behind: i32) -> i32 {
    tuning::SPARED * (behind - own) / whole(level)
}

/// Points that a draft has with each member of a bloc, beyond what it says: for its `sponsors`, and for what was done to win
/// the bloc over.
#[must_use]
pub fn won_over<'a>(
    level: &Level,
    bloc: &Bloc,
    sponsors: &[ActorId],
    courted: impl Iterator<Item = &'a Courted>,
) -> i32 {
    let points = |courted: &Courted| {
        let price = courted.price.and_then(|price| bloc.prices.get(usize::from(price)));
        let points = price.map_or_else(|| word_of(level, courted.by) + courted.pool, |price| price.points);
        if courted.against { -points } else { points }
    };
    bloc.pull(sponsors) + courted.map(points).sum::<i32>()
}

/// How the members of a bloc are likely to vote on a draft that has `won` points with them beyond what it says: as if what
/// they make of it were spread evenly between the least and the most that the level allows.
#[must_use]
pub fn forecast(bloc: &Bloc, leaning: &Leaning, draft: &Outcome, won: i32) -> Tally {
    let clauses = leaning.values.iter().zip(&draft.0).map(|(options, option)| options[usize::from(*option)]);
    let (low, high) = clauses.fold(leaning.towards, |(low, high), (least, most)| (low + least, high + most));
    let (low, high) = (i64::from(low + won), i64::from(high + won));
    let sure = i64::from(tuning::SURE);
    let all = high - low + 1;
    let present = i64::from(bloc.size) * (1000 - i64::from(bloc.absence.0));
    // In thousandths of a member.
    let share = |part: i64| present * part.clamp(0, all) / all;
    let (yes, no) = (share(high - sure + 1), share(-sure - low + 1));
    let members = |thousandths: i64| u64::try_from((thousandths + 500) / 1000).unwrap_or(0);
    let (yes, no, present) = (members(yes), members(no), members(present));
    Tally { yes, no, abstain: present.saturating_sub(yes + no), absent: u64::from(bloc.size) - present }
}

impl View {
    /// How all members of a venue are likely to vote on a draft, as far as this viewer can tell: blocs by what the level says
    /// of them, what the draft has won and what this seat alone knows of; sponsors for it; others not at all.
    #[must_use]
    pub fn whip_count(&self, level: &Level, forum: ForumId, draft: &Outcome, of: &Backing) -> Tally {
        let (spec, now) = (level.forum(forum), &self.fora[forum.ix()]);
        let leanings = &level.talks(of.talks).leanings;
        let blocs = spec.blocs.iter().enumerate().map(|(b, bloc)| {
            let courted = now.courted.iter().filter(|c| Some(c.motion) == of.motion && usize::from(c.bloc) == b);
            forecast(bloc, &leanings[b], draft, won_over(level, bloc, of.sponsors, courted))
        });
        let ballot = |member| if of.sponsors.contains(member) { Ballot::Yes } else { Ballot::Absent };
        blocs.chain([spec.members.iter().map(ballot).collect()]).sum()
    }

    /// By how much, in points of severity from 0 to 10, `target` may misread a measure of `by` in either direction: the
    /// wider the poorer the channel, less where a text binds both.
    #[must_use]
    pub fn reading_width(&self, by: ActorId, target: ActorId) -> i32 {
        let bound = self.texts.iter().any(|text| text.binds(by, target));
        reading_width(self.channel(by, target), bound)
    }
}

/// The half-width of the error with which a measure is read; see [`View::reading_width`].
#[must_use]
pub fn reading_width(channel: Channel, bound: bool) -> i32 {
    i32::try_from(tuning::READING_WIDTH[channel as usize]).unwrap_or(0) - i32::from(bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn belief_follows_trust() {
        assert_eq!([-100, 0, 18, 100].map(|trust| believed_at(trust).0), [0, 500, 590, 1000]);
    }

    #[test]
    fn a_better_channel_narrows_the_reading_and_a_text_once_more() {
        let widths = [Channel::None, Channel::Diplomatic, Channel::ContactPoint, Channel::Hotline]
            .map(|channel| (reading_width(channel, false), reading_width(channel, true)));
        assert!(widths.windows(2).all(|w| w[0].0 > w[1].0 && w[0].1 > w[1].1), "{widths:?}");
        assert!(widths.iter().all(|(free, bound)| bound < free && *bound >= 0));
    }

    #[test]
    fn channels_rise_one_kind_at_a_time_and_want_more_trust_each_time() {
        assert_eq!(next_channel(Channel::None), Channel::Diplomatic);
        assert_eq!(next_channel(Channel::Hotline), Channel::Hotline);
        assert!(channel_wants(Channel::ContactPoint) < channel_wants(Channel::Hotline));
    }
}
