//! Mediation at the desk: who was asked, and who mediates.

use super::news::{NewsSign, NewsVm};
use crate::rules::Sight;
use crate::vm::intent::{Intent, Screen};
use crate::vm::reader::Reader;

/// What is new of those who mediate as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<(u8, NewsVm)> {
    let own = |actor| Some(actor) == reader.view.seat();
    let (weight, talks, heading, body) = match sight {
        Sight::MediatorAsked { talks, by, mediator } => {
            let id = match (own(*by), own(*mediator)) {
                (true, _) => "news-mediator-asked-own",
                (_, true) => "news-mediator-asked-you",
                _ => "news-mediator-asked",
            };
            let heading = reader.with(id, [("by", reader.name(*by).into()), ("who", reader.name(*mediator).into())]);
            (if own(*mediator) { 3 } else { 5 }, talks, heading, String::new())
        }
        Sight::MediationBegan { talks, by } if own(*by) => {
            (2, talks, reader.get("news-mediation-own"), reader.get("news-mediation-own-body"))
        }
        Sight::MediationBegan { talks, by } => (4, talks, reader.about("news-mediation", *by), String::new()),
        _ => return None,
    };
    let source = reader.level.talks(*talks).name.clone();
    Some((
        weight,
        NewsVm { sign: NewsSign::Talks, heading, body, source, opens: Some(Intent::Go(Screen::Talks(*talks))) },
    ))
}
