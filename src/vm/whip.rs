//! The whip count of a draft in words: how it stands, what is missing or to spare, and who decides it.

use crate::base::{ForumId, MotionId};
use crate::rules::Voter;
use crate::vm::orders::motion_name;
use crate::vm::reader::Reader;

/// A whip count as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhipVm {
    /// The draft.
    pub title: String,
    /// Such as `13 for, 0 against, 8 abstaining, 2 open`.
    pub count: String,
    /// Such as `12 votes to spare.` or `3 votes missing.`
    pub margin: String,
    /// The cheapest way to a missing vote.
    pub cheapest: Option<String>,
    /// Who would turn the result alone.
    pub pivotal: String,
    /// Voters that suffice together, and those that can stop it together.
    pub winning: Vec<String>,
    pub blocking: Vec<String>,
}

/// The whip count of a pending draft.
#[must_use]
pub fn whip_vm(reader: &Reader, forum: ForumId, motion: MotionId) -> Option<WhipVm> {
    let spec = reader.level.forum(forum);
    let count = reader.view.whip(reader.level, forum, motion)?;
    let name = |voter: &Voter| match voter {
        Voter::Actor(actor) => reader.name(*actor).to_owned(),
        Voter::Bloc(bloc) => spec.blocs.get(usize::from(*bloc)).map_or_else(String::new, |bloc| bloc.name.clone()),
    };
    let names = |voters: &Vec<Voter>| voters.iter().map(name).collect::<Vec<_>>().join(", ");
    let tally = count.tally;
    let cheapest = count.cheapest.and_then(|offer| {
        let bloc = spec.blocs.get(usize::from(offer.bloc))?;
        let price = offer.price.and_then(|price| bloc.prices.get(usize::from(price)));
        let what = price.map_or_else(|| reader.get("whip-word"), |price| price.name.clone());
        let words = [
            ("bloc", bloc.name.as_str().into()),
            ("what", what.into()),
            ("n", offer.votes.into()),
            ("carries", if offer.carries { "yes" } else { "no" }.into()),
        ];
        Some(reader.with("whip-cheapest", words))
    });
    Some(WhipVm {
        title: motion_name(reader, forum, motion),
        count: reader.with(
            "whip-tally",
            [
                ("yes", tally.yes.into()),
                ("no", tally.no.into()),
                ("abstain", tally.abstain.into()),
                ("open", tally.absent.into()),
            ],
        ),
        margin: match (count.spare, count.missing) {
            (Some(spare), _) => reader.with("whip-spare", [("n", spare.into())]),
            (None, Some(missing)) => reader.with("whip-missing", [("n", missing.into())]),
            (None, None) => reader.get("whip-hopeless"),
        },
        cheapest,
        pivotal: if count.pivotal.is_empty() {
            reader.get("whip-nobody-pivotal")
        } else {
            reader.with("whip-pivotal", [("who", names(&count.pivotal).into())])
        },
        winning: count.winning.iter().map(names).collect(),
        blocking: count.blocking.iter().map(names).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{View, Viewer, tabled};
    use crate::vm::settings::Settings;
    use crate::words::Words;

    #[test]
    fn a_count_is_told_in_words() {
        let (level, state) = tabled();
        let ald = level.find_actor("ALD").unwrap();
        let (words, settings) = (Words::new("en"), Settings::default());
        let view = View::of(&level, &state, Viewer::Seat(ald));
        let vm = whip_vm(&Reader::new(&level, &view, &words, &settings), ForumId(0), MotionId(0)).unwrap();
        assert_eq!(vm.count, "13 for, 0 against, 8 abstaining, 2 not known");
        assert_eq!(vm.margin, "12 supporters may abstain, and it still passes.");
        assert_eq!(vm.pivotal, "Decided by Northern Group alone.");
        assert_eq!((vm.winning, vm.blocking), (vec!["Northern Group".to_owned()], vec!["Northern Group".to_owned()]));
        assert_eq!(vm.cheapest, None);
    }
}
