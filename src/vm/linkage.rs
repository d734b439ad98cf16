//! Linked items in words: what a text gives beside its clauses, and what becomes of what it promises.

use super::reader::Reader;
use super::settings::Settings;
use super::{when, who};
use crate::base::{ActorId, TalksId};
use crate::level::{Level, Link, ResponseKind, Restraint, VotePromise};
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
