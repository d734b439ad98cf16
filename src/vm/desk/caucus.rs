//! Caucuses at the desk: who met, what came of it, and who went back on it.

use super::news::{NewsSign, NewsVm};
use crate::base::{CaucusId, TalksId};
use crate::rules::{Caucus, Sight};
use crate::vm::intent::{Intent, Screen};
use crate::vm::reader::Reader;

/// What happened in caucus as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<(u8, NewsVm)> {
    let own = |actor| Some(actor) == reader.view.seat();
    let item = |talks: TalksId, heading: String, body: String| NewsVm {
        sign: NewsSign::Talks,
        heading,
        body,
        source: reader.level.talks(talks).name.clone(),
        opens: Some(Intent::Go(Screen::Talks(talks))),
    };
    let met = |talks: TalksId, caucus: CaucusId| reader.view.talks(talks).caucuses.get(caucus.ix());
    let others = |met: &Caucus| reader.names(met.members().filter(|member| !own(*member)));
    Some(match sight {
        Sight::CaucusMet { talks, by, with, draft } => {
            let others = reader.names(with.iter().copied().filter(|member| !own(*member)));
            let id = match (own(*by), draft.is_some()) {
                (true, _) => "news-caucus-own",
                (false, true) => "news-caucus-shown",
                (false, false) => "news-caucus",
            };
            let heading = reader.with(id, [("by", reader.name(*by).into()), ("others", others.into())]);
            (if draft.is_some() { 3 } else { 6 }, item(*talks, heading, String::new()))
        }
        Sight::CaucusAnswered { talks, by, accept, .. } if !own(*by) => {
            let id = if *accept { "news-caucus-accepts" } else { "news-caucus-refuses" };
            (3, item(*talks, reader.about(id, *by), String::new()))
        }
        Sight::CaucusAgreed { talks, caucus } => {
            let others = others(met(*talks, *caucus)?);
            let heading = reader.with("news-caucus-agreed", [("others", others.into())]);
            (3, item(*talks, heading, reader.get("news-caucus-agreed-body")))
        }
        Sight::CaucusBroken { talks, by, .. } => {
            let id = if own(*by) { "news-caucus-broken-own" } else { "news-caucus-broken" };
            (1, item(*talks, reader.about(id, *by), reader.get("news-caucus-broken-body")))
        }
        _ => return None,
    })
}
