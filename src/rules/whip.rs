//! The whip count of a draft before a venue, as far as one viewer can tell: how it would fare, whose vote is missing or to
//! spare, which voters suffice or can stop it together, and who decides it alone.

use super::coalition::CoalitionPledge;
use super::forum::{Courted, Motion};
use super::reckon::{forecast, won_over};
use super::view::View;
use crate::base::{ActorId, ForumId, MotionId};
use crate::level::{Forum, Level, Mechanism};
use crate::negotiation::votes::{Ballot, Price, Rule, Tally, minimal_blocking, minimal_winning};

/// Coalitions that are named at the most, of each sort.
const NAMED: usize = 4;

/// Somebody with a vote in a venue.
#[derive(Copy, Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Voter {
    Actor(ActorId),
    /// Members of a bloc of the venue, by its position.
    Bloc(u8),
}

/// How a draft stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhipCount {
    /// Ballots as they can be expected; who cannot be told counts as absent.
    pub tally: Tally,
    /// Supporters who may abstain with the draft still passing, if it passes as things stand.
    pub spare: Option<usize>,
    /// Ballots that would have to change for it to pass, if it fails and some can.
    pub missing: Option<usize>,
    /// What the viewer could offer a bloc for the cheapest missing vote.
    pub cheapest: Option<Offer>,
    /// Voters that suffice together with nobody to spare, blocs voting as one: up to four such sets, those of the heaviest first.
    pub winning: Vec<Vec<Voter>>,
    /// Those that can stop it together, likewise.
    pub blocking: Vec<Vec<Voter>>,
    /// Each that would turn the result by voting the other way.
    pub pivotal: Vec<Voter>,
}

/// Something that wins votes of a bloc: a word, or one of its prices.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub bloc: u8,
    pub price: Option<u8>,
    /// Capital, money and people together.
    pub cost: i32,
    /// Votes for that it would bring, and votes against that it would take away, together.
    pub votes: u32,
    /// Whether the draft would pass then.
    pub carries: bool,
}

impl View {
    /// The whip count of a pending draft.
    #[must_use]
    pub fn whip(&self, level: &Level, forum: ForumId, id: MotionId) -> Option<WhipCount> {
        let (spec, now) = (level.forum(forum), self.fora.get(forum.ix())?);
        let motion = now.pending(id)?;
        let rule = spec.rule(motion.stage);
        let room = Room { view: self, level, forum, spec, id, motion };
        let expected = room.expected(None);
        let ballots = ballots(spec, &expected);
        let passes = rule.passes(&ballots);
        // A vote is a vote: what it costs is told apart.
        let one = Price { abstain: Some(1), yes: Some(1) };
        let missing = if passes { None } else { rule.cheapest(&ballots, &vec![one; ballots.len()]) };
        let voters = voters(spec);
        let named = |sets: Vec<Vec<usize>>| {
            sets.into_iter().take(NAMED).map(|set| set.into_iter().map(|v| voters[v]).collect()).collect()
        };
        let whole = Rule::weighted(voters.iter().map(|voter| weight(spec, *voter)).collect(), room.majority());
        Some(WhipCount {
            tally: expected.iter().map(|(_, tally)| *tally).sum(),
            spare: rule.spare(&ballots).map(|spare| spare.abstain.most),
            missing: missing.map(|bought| bought.moves.len()),
            cheapest: if passes { None } else { room.cheapest(&rule, &expected) },
            winning: named(minimal_winning(&whole, NAMED).coalitions),
            blocking: named(minimal_blocking(&whole, NAMED).coalitions),
            pivotal: voters.iter().copied().filter(|voter| turns(spec, &rule, &expected, *voter) != passes).collect(),
        })
    }
}

/// A draft in its venue.
struct Room<'a> {
    view: &'a View,
    level: &'a Level,
    forum: ForumId,
    spec: &'a Forum,
    id: MotionId,
    motion: &'a Motion,
}

impl Room<'_> {
    fn majority(&self) -> crate::negotiation::votes::Majority {
        let stage = self.spec.stages.get(usize::from(self.motion.stage));
        stage.map_or(crate::negotiation::votes::Majority::Consensus, |stage| stage.majority.into())
    }

    /// Every voter with the ballots that it is likely to cast, `more` being done for the draft as well.
    fn expected(&self, more: Option<&Courted>) -> Vec<(Voter, Tally)> {
        let now = &self.view.fora[self.forum.ix()];
        let leanings = &self.level.talks(self.motion.talks).leanings;
        let member = |actor: &ActorId| {
            let told = || self.promised(*actor).unwrap_or_else(|| self.called_against(*actor));
            let ballot = if self.backs(*actor) { Ballot::Yes } else { told() };
            (Voter::Actor(*actor), [ballot].into_iter().collect())
        };
        let blocs = self.spec.blocs.iter().zip(leanings).zip(0u8..).map(|((bloc, leaning), b)| {
            let courted = now.courted.iter().chain(more).filter(|c| (c.motion, c.bloc) == (self.id, b));
            let won = won_over(self.level, bloc, &self.motion.sponsors, courted);
            (Voter::Bloc(b), forecast(bloc, leaning, &self.motion.draft, won))
        });
        self.spec.members.iter().map(member).chain(blocs).collect()
    }

    /// Sponsors, and members of coalitions that the draft serves who gave their word or were called to vote for it.
    fn backs(&self, actor: ActorId) -> bool {
        let of_talks = self
            .level
            .coalitions
            .iter()
            .zip(&self.view.coalitions)
            .filter(|(spec, _)| spec.talks == self.motion.talks && spec.is_served_by(&self.motion.draft));
        self.motion.sponsors.contains(&actor)
            || of_talks.into_iter().any(|(_, now)| {
                let word = |pledge: &CoalitionPledge| pledge.by == actor && pledge.kept != Some(false);
                now.bonds.pledges.iter().any(word) || self.is_called(actor, &now.members, &now.bonds.whips, false)
            })
    }

    /// How it votes by a word that a text gave. A word of this turn holds from the next on, so not in a vote that is under way.
    fn promised(&self, actor: ActorId) -> Option<Ballot> {
        let under_way = self.view.fora[self.forum.ix()].vote.as_ref().is_some_and(|vote| vote.motion == self.id);
        let turn = self.view.turn.saturating_add(u16::from(!under_way));
        let (texts, draft) = (&self.view.texts, (self.motion.talks, &self.motion.draft));
        let mut words = self.view.conduct.promised_votes(self.level, texts, turn, actor, draft);
        words.next().map(|(_, against)| if against { Ballot::No } else { Ballot::Yes })
    }

    fn called_against(&self, actor: ActorId) -> Ballot {
        let against =
            self.view.coalitions.iter().any(|now| self.is_called(actor, &now.members, &now.bonds.whips, true));
        if against { Ballot::No } else { Ballot::Absent }
    }

    fn is_called(&self, actor: ActorId, members: &[ActorId], whips: &[super::coalition::Whip], against: bool) -> bool {
        let called = |whip: &super::coalition::Whip| whip.motion == self.id && whip.against == against;
        self.level.plays(Mechanism::Whips) && members.contains(&actor) && whips.iter().any(called)
    }

    /// Of all the seat can offer blocs the cheapest that carries the draft, else the cheapest by the vote.
    fn cheapest(&self, rule: &Rule, expected: &[(Voter, Tally)]) -> Option<Offer> {
        let by = self.view.seat()?;
        let (turn, motion) = (self.view.turn, self.id);
        let done = &self.view.fora[self.forum.ix()].courted;
        let lead = |ballots: &[(Voter, Tally)]| -> i64 {
            let all: Tally = ballots.iter().map(|(_, tally)| *tally).sum();
            i64::try_from(all.yes).unwrap_or(0) - i64::try_from(all.no).unwrap_or(0)
        };
        let mut offers = Vec::new();
        for (bloc, b) in self.spec.blocs.iter().zip(0u8..) {
            for price in
                std::iter::once(None).chain((0..bloc.prices.len()).filter_map(|p| u8::try_from(p).ok()).map(Some))
            {
                let given = Courted { turn, by, motion, bloc: b, price, against: false, pool: 0 };
                let same = |c: &Courted| (c.by, c.motion, c.bloc, c.price) == (by, motion, b, price);
                let after = self.expected(Some(&given));
                let votes = u32::try_from(lead(&after) - lead(expected)).unwrap_or(0);
                if votes == 0 || done.iter().any(same) {
                    continue;
                }
                let plan = super::order::Plan::Court { forum: self.forum, motion, bloc: b, price, against: false };
                let cost = plan.cost(self.level, crate::level::Channel::Diplomatic);
                let cost = cost.capital + cost.staff + cost.budget;
                let carries = rule.passes(&ballots(self.spec, &after));
                offers.push(Offer { bloc: b, price, cost, votes, carries });
            }
        }
        // By the vote in thousandths, so that whole numbers tell them apart.
        offers.into_iter().min_by_key(|offer| {
            let each = if offer.carries {
                offer.cost * 1000
            } else {
                offer.cost * 1000 / i32::try_from(offer.votes).unwrap_or(1)
            };
            (!offer.carries, each, offer.bloc, offer.price)
        })
    }
}

fn voters(spec: &Forum) -> Vec<Voter> {
    let members = spec.members.iter().copied().map(Voter::Actor);
    members.chain((0u8..).zip(&spec.blocs).map(|(b, _)| Voter::Bloc(b))).collect()
}

fn weight(spec: &Forum, voter: Voter) -> u32 {
    match voter {
        Voter::Actor(_) => 1,
        Voter::Bloc(bloc) => spec.blocs.get(usize::from(bloc)).map_or(0, |bloc| u32::from(bloc.size)),
    }
}

/// One ballot after the other, as many as there are votes.
fn ballots(spec: &Forum, expected: &[(Voter, Tally)]) -> Vec<Ballot> {
    let one = |tally: &Tally| {
        let all = [
            (Ballot::Yes, tally.yes),
            (Ballot::No, tally.no),
            (Ballot::Abstain, tally.abstain),
            (Ballot::Absent, tally.absent),
        ];
        all.into_iter().flat_map(|(ballot, times)| (0..times).map(move |_| ballot)).collect::<Vec<_>>()
    };
    let mut ballots: Vec<Ballot> = expected.iter().flat_map(|(_, tally)| one(tally)).collect();
    ballots.resize(spec.votes(), Ballot::Absent);
    ballots
}

/// Whether the draft passes if this voter votes the other way: no if most of it is for it, else yes.
fn turns(spec: &Forum, rule: &Rule, expected: &[(Voter, Tally)], voter: Voter) -> bool {
    let other = |tally: &Tally| {
        let all = u64::from(weight(spec, voter));
        if tally.yes > tally.no {
            Tally { no: all, ..Tally::default() }
        } else {
            Tally { yes: all, ..Tally::default() }
        }
    };
    let after: Vec<(Voter, Tally)> =
        expected.iter().map(|(of, tally)| (*of, if *of == voter { other(tally) } else { *tally })).collect();
    rule.passes(&ballots(spec, &after))
}

/// Aldmark, Borland and Camber vote with twelve of the north, who follow Camber (4) and Aldmark (3), and eight of the south,
/// who follow Borland (6); nobody is ever absent, and `urges` is worth 2 in the north and -2 in the south.
#[cfg(test)]
pub(crate) fn tabled() -> (Level, super::State) {
    use super::{Order, Plan, begin, resolve};
    use crate::base::{Seed, TalksId};
    use crate::negotiation::Outcome;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
    let level = crate::level::library::load(&path).level.unwrap();
    let (mut state, _) = begin(&level, Seed(1));
    let ald = level.find_actor("ALD").unwrap();
    let talks = level.talks.iter().position(|talks| talks.id == "resolution").map(TalksId::at).unwrap();
    let plan = Plan::Table { talks, draft: Outcome(vec![2]) };
    resolve(&level, &mut state, ald, &Order::Plan(plan)).unwrap();
    level.actor_ids().for_each(|seat| drop(resolve(&level, &mut state, seat, &Order::Send).unwrap()));
    (level, state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Seed, TalksId};
    use crate::negotiation::Outcome;
    use crate::rules::{Order, Plan, State, Viewer, begin, resolve};

    #[test]
    fn a_count_says_who_is_for_it_who_decides_and_what_is_to_spare() {
        let (level, state) = tabled();
        let ald = level.find_actor("ALD").unwrap();
        let view = View::unexplained(&level, &state, Viewer::Seat(ald));
        let count = view.whip(&level, ForumId(0), MotionId(0)).unwrap();
        // 2 + 3 make the north sure; -2 leave the south to abstain.
        assert_eq!(count.tally, Tally { yes: 13, no: 0, abstain: 8, absent: 2 });
        assert_eq!((count.spare, count.missing, count.cheapest), (Some(12), None, None));
        assert_eq!(count.pivotal, [Voter::Bloc(0)], "without the north it has one vote to twelve");
        // All present and voting, twelve of 23 are a majority, and the south with all three states has eleven.
        assert_eq!(count.winning, [vec![Voter::Bloc(0)]]);
        assert_eq!(count.blocking, [vec![Voter::Bloc(0)]]);
        assert!(view.whip(&level, ForumId(0), MotionId(1)).is_none());
    }

    /// All can read what Borland promised in a text: its vote for the draft, unless the vote was under way by then.
    #[test]
    fn a_vote_that_a_text_promises_is_counted() {
        use crate::base::OfferId;
        let (level, put) = tabled();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        let promise = |state: &mut State| {
            let (talks, offer) = (TalksId(3), OfferId(0));
            let mut give = |seat, order: Order| drop(resolve(&level, state, seat, &order).unwrap());
            give(ald, Order::Offer { talks, draft: Outcome(vec![0, 1, 0, 0, 0]) });
            for seat in [bor, cam] {
                give(seat, Order::Answer { talks, offer, accept: true, threshold: None });
            }
        };
        let yes = |state: &State| {
            let view = View::unexplained(&level, state, Viewer::Seat(cam));
            view.whip(&level, ForumId(0), MotionId(0)).unwrap().tally.yes
        };
        let (mut late, mut early) = (put.clone(), begin(&level, Seed(1)).0);
        assert!(late.fora[0].vote.is_some());
        promise(&mut late);
        promise(&mut early);
        let plan = Plan::Table { talks: TalksId(2), draft: Outcome(vec![2]) };
        resolve(&level, &mut early, ald, &Order::Plan(plan)).unwrap();
        level.actor_ids().for_each(|seat| drop(resolve(&level, &mut early, seat, &Order::Send).unwrap()));
        assert_eq!([&put, &late, &early].map(yes), [13, 13, 14]);
    }

    #[test]
    fn a_draft_that_fails_has_a_cheapest_missing_vote() {
        let (mut level, state) = tabled();
        let ald = level.find_actor("ALD").unwrap();
        // Nobody in the north follows anybody: 2 points are no yes, and 5 it takes.
        level.fora[0].blocs[0].follows.clear();
        level.fora[0].stages[0].majority = crate::level::Majority::Absolute;
        level.fora[0].blocs[0].prices = vec![
            crate::level::Price { name: "a seat".into(), cost: crate::level::Cost::new(4, 0, 2), points: 3 },
            crate::level::Price { name: "a chair".into(), cost: crate::level::Cost::new(3, 0, 9), points: 9 },
        ];
        let view = View::unexplained(&level, &state, Viewer::Seat(ald));
        let count = view.whip(&level, ForumId(0), MotionId(0)).unwrap();
        assert_eq!((count.tally.yes, count.spare, count.missing), (1, None, Some(11)));
        let wanted = Offer { bloc: 0, price: Some(0), cost: 6, votes: 12, carries: true };
        assert_eq!(count.cheapest, Some(wanted));
        assert_eq!(count.pivotal, [Voter::Bloc(0)]);
    }
}
