//! Linked items in words: what a text gives beside its clauses, and what becomes of what it promises.

use super::reader::Reader;
use super::settings::Settings;
use super::{when, who};
use crate::base::{ActorId, TalksId};
use crate::level::{Level, Link, ResponseKind, Restraint, VotePromise};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::Word;
use crate::words::{Words, args};

/// What an item does or promises; nothing for a package, which has words of its own wherever it stands.
pub(super) fn link_words(level: &Level, link: &Link, words: &Words, settings: &Settings) -> Option<String> {
    let name = |actor: ActorId| who::name(level, actor, settings);
    let measure_name = |kind: ResponseKind| level.response(kind).map_or("", |response| &response.name);
    Some(match link {
        Link::Package(_) => return None,
        Link::Place { coalition, actor } => {
            let into = level.coalition(*coalition).name.as_str();
            words.with("link-place", &args([("who", name(*actor).into()), ("coalition", into.into())]))
        }
        Link::Retraction { by, target, measure } => {
            let concerned = [("by", name(*by).into()), ("who", name(*target).into())];
            let [by, who] = concerned;
            match measure {
                Some(kind) => {
                    words.with("link-retraction-of", &args([by, who, ("measure", measure_name(*kind).into())]))
                }
                None => words.with("link-retraction", &args([by, who])),
            }
        }
        Link::Vote(VotePromise { by, talks, wants, against }) => {
            let (by, on) = (("by", name(*by).into()), ("talks", level.talks(*talks).name.as_str().into()));
            let clauses = ("clauses", clauses(level, *talks, wants, words).into());
            match (wants.is_empty(), against) {
                (true, false) => words.with("link-vote-any", &args([by, on])),
                (true, true) => words.with("link-vote-against-any", &args([by, on])),
                (false, false) => words.with("link-vote", &args([by, on, clauses])),
                (false, true) => words.with("link-vote-against", &args([by, on, clauses])),
            }
        }
        Link::Restraint(Restraint { by, target, measure, turns }) => {
            let (by, who) = (("by", name(*by).into()), ("who", name(*target).into()));
            let measure = measure.map(|kind| ("measure", measure_name(kind).into()));
            let turns = turns.map(|turns| ("turns", when::turns(level, turns, words).into()));
            match (measure, turns) {
                (None, None) => words.with("link-restraint", &args([by, who])),
                (Some(measure), None) => words.with("link-restraint-of", &args([by, who, measure])),
                (None, Some(turns)) => words.with("link-restraint-turns", &args([by, who, turns])),
                (Some(measure), Some(turns)) => words.with("link-restraint-of-turns", &args([by, who, measure, turns])),
            }
        }
    })
}

/// What a word given in a text is about.
pub(super) fn word_words(reader: &Reader, word: &Word) -> Option<String> {
    link_words(reader.level, word.link(reader.level, &reader.view.texts)?, reader.words, reader.settings)
}

/// That a measure of the reader's breaks a word that it gave in a text, if it does.
pub(super) fn measure_breaks(reader: &Reader, target: ActorId, kind: ResponseKind) -> Option<String> {
    let (view, seat) = (reader.view, reader.view.seat()?);
    let at = view.conduct.restraints(reader.level, &view.texts, view.turn, seat, (target, kind)).next()?;
    breaks(reader, at)
}

/// The same of a vote on a whole draft.
pub(super) fn vote_breaks(reader: &Reader, draft: (TalksId, &Outcome), ballot: Ballot) -> Option<String> {
    let (view, seat) = (reader.view, reader.view.seat()?);
    let mut words = view.conduct.promised_votes(reader.level, &view.texts, view.turn, seat, draft);
    let other = |against: bool| ballot == if against { Ballot::Yes } else { Ballot::No };
    let (at, _) = words.find(|(_, against)| other(*against))?;
    breaks(reader, at)
}

fn breaks(reader: &Reader, at: usize) -> Option<String> {
    let word = word_words(reader, reader.view.conduct.words.get(at)?)?;
    Some(reader.with("order-breaks-word", [("word", word.into())]))
}

/// Clauses that a draft has to say at least, one after the other.
fn clauses(level: &Level, talks: TalksId, wants: &[(u8, u8)], words: &Words) -> String {
    let issues = &level.talks(talks).issues;
    let clause = |(issue, option): &(u8, u8)| {
        let issue = issues.get(usize::from(*issue))?;
        let name = issue.options.get(usize::from(*option))?.name.as_str();
        let strongest = usize::from(*option) + 1 == issue.options.len();
        let id = if strongest { "link-clause" } else { "link-clause-or-more" };
        Some(words.with(id, &args([("option", name.into()), ("issue", issue.name.as_str().into())])))
    };
    wants.iter().filter_map(clause).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ForumId, IncidentId, OfferId, Seed, SuspectId};
    use crate::level::library;
    use crate::rules::{Order, Plan, View, Viewer, begin, resolve};
    use crate::vm::orders::order_words;

    /// Borland has promised its vote for what Camber puts to the vote, Aldmark to accuse Borland of nothing.
    #[test]
    fn an_order_says_which_word_it_breaks() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let level = library::load(&path).level.unwrap();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        let (mut state, _) = begin(&level, Seed(1));
        let (talks, offer) = (TalksId(3), OfferId(0));
        let mut give = |seat, order: Order| drop(resolve(&level, &mut state, seat, &order).unwrap());
        give(ald, Order::Offer { talks, draft: Outcome(vec![0, 1, 0, 1, 0]) });
        for seat in [bor, cam] {
            give(seat, Order::Answer { talks, offer, accept: true, threshold: None });
        }
        give(cam, Order::Plan(Plan::Table { talks: TalksId(2), draft: Outcome(vec![2]) }));
        level.actor_ids().for_each(|seat| give(seat, Order::Send));
        let (words, settings) = (Words::new("en"), Settings::default());
        let effect = |seat, order: &Order| {
            let view = View::of(&level, &state, Viewer::Seat(seat));
            order_words(&Reader::new(&level, &view, &words, &settings), order).effect
        };
        let breaks = "This breaks your word: ";
        let vote = |ballot| effect(bor, &Order::Vote { forum: ForumId(0), ballot, explained: false });
        assert!(vote(Ballot::No).starts_with(breaks) && vote(Ballot::No).contains("promises to vote for drafts"));
        assert!([Ballot::Yes, Ballot::Abstain].map(vote).iter().all(|effect| !effect.contains(breaks)));
        let (incident, account) = (IncidentId(0), Some(SuspectId(0)));
        let accuse = |seat, target| {
            effect(seat, &Order::Plan(Plan::Respond { incident, kind: ResponseKind::PrivateDemarche, target, account }))
        };
        assert!(accuse(ald, bor).starts_with(breaks) && accuse(ald, bor).contains("accuses"));
        assert!(!accuse(ald, cam).contains(breaks) && !accuse(cam, bor).contains(breaks));
    }
}
