//! Texts in force, newest first: real wording, who stands behind it, and the chain that holds them together.

use super::document::{ClauseVm, DocumentVm, Run};
use super::emblem::Emblem;
use super::linkage::link_words;
use super::page::PageBar;
use super::settings::Settings;
use super::{figures, when, who};
use crate::base::{ActorId, Digest};
use crate::level::{Level, Link};
use crate::rules::Text;
use crate::words::{Words, args};

/// The ledger as everybody may read it.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerVm {
    pub bar: PageBar,
    /// Newest first.
    pub texts: Vec<Entry>,
    /// Whether each entry has the hash it should and names that of the one before.
    pub chain: Chain,
    /// Said while nothing is in force.
    pub empty: String,
    pub empty_note: String,
    pub labels: Labels,
}

/// One text in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Such as `Text 1`.
    pub number: String,
    pub title: String,
    /// Such as `week 5`.
    pub when: String,
    pub document: DocumentVm,
    /// Linked items that were given with it.
    pub beside: Vec<String>,
    pub parties: Vec<Emblem>,
    /// The first digits of its hash and of the one before.
    pub hash: String,
    pub hash_whole: String,
    pub previous: String,
    /// Earlier texts it stands on, as places in `texts` with their numbers.
    pub cites: Vec<(usize, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub whole: bool,
    pub words: String,
}

/// Headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub texts: String,
    pub parties: String,
    pub chain: String,
    pub hash: String,
    pub previous: String,
    pub cites: String,
    pub cites_none: String,
    pub beside: String,
    pub copy: String,
}

/// The ledger of `texts`, in the order of adoption.
#[must_use]
pub fn ledger_vm(level: &Level, texts: &[Text], words: &Words, settings: &Settings) -> LedgerVm {
    let last = texts.len().saturating_sub(1);
    let number = |at: usize| words.with("ledger-number", &args([("n", (at + 1).into())]));
    let entry = |(at, text): (usize, &Text)| {
        let talks = level.talks(text.talks);
        let adopted = when::turn(level, text.turn, words);
        Entry {
            number: number(at),
            title: talks.title.clone(),
            document: document(level, text, &adopted, words, settings),
            when: adopted,
            beside: beside(level, text, words, settings),
            parties: text
                .parties
                .iter()
                .chain(&text.acceded)
                .map(|party| who::emblem(level, *party, settings))
                .collect(),
            hash: short(text.hash),
            hash_whole: text.hash.to_string(),
            previous: if text.prev == Digest::default() { words.get("ledger-first") } else { short(text.prev) },
            cites: text.cites.iter().map(|cited| (last - cited.ix().min(last), number(cited.ix()))).collect(),
        }
    };
    let before = std::iter::once(Digest::default()).chain(texts.iter().map(|text| text.hash));
    let whole = texts.iter().zip(before).all(|(text, before)| text.prev == before && text.hash == text.expected_hash());
    LedgerVm {
        bar: PageBar::new(
            words,
            words.get("ledger-title"),
            words.with("ledger-line", &args([("n", texts.len().into())])),
        ),
        texts: texts.iter().enumerate().rev().map(entry).collect(),
        chain: Chain { whole, words: words.get(if whole { "ledger-whole" } else { "ledger-broken" }) },
        empty: words.get("ledger-empty"),
        empty_note: words.get("ledger-empty-note"),
        labels: Labels {
            texts: words.get("ledger-texts"),
            parties: words.get("ledger-parties"),
            chain: words.get("ledger-chain"),
            hash: words.get("ledger-hash"),
            previous: words.get("ledger-previous"),
            cites: words.get("ledger-cites"),
            cites_none: words.get("ledger-cites-none"),
            beside: words.get("ledger-beside"),
            copy: words.get("ledger-copy"),
        },
    }
}

fn document(level: &Level, text: &Text, adopted: &str, words: &Words, settings: &Settings) -> DocumentVm {
    let talks = level.talks(text.talks);
    let in_text = talks.issues.iter().zip(&text.clauses.0).filter(|(issue, _)| issue.link.is_none());
    let clauses = in_text.enumerate().map(|(i, (issue, option))| {
        let wording = issue.options.get(usize::from(*option)).map_or("", |option| &option.words);
        let mut sentence =
            if wording.is_empty() { words.get("ledger-silent") } else { issue.sentence.replacen("{}", wording, 1) };
        let place = talks.issues.iter().position(|other| other.id == issue.id);
        let out = text.reserved.iter().filter(|(_, issue)| Some(usize::from(*issue)) == place);
        let out: Vec<&str> = out.map(|(who, _)| who::name(level, *who, settings)).collect();
        if !out.is_empty() {
            sentence.push(' ');
            sentence.push_str(&words.with("ledger-reserved", &args([("who", out.join(", ").into())])));
        }
        ClauseVm { number: (i + 1).to_string(), settled: true, chosen: false, runs: vec![Run::Text(sentence)] }
    });
    let names = |actors: &[ActorId]| {
        actors.iter().map(|actor| who::name(level, *actor, settings)).collect::<Vec<_>>().join(", ")
    };
    let pending: Vec<ActorId> = text.pending.iter().map(|(party, _)| *party).collect();
    let home = [("ledger-pending", &pending), ("ledger-refused", &text.refused)].into_iter();
    let home = home.filter(|(_, who)| !who.is_empty());
    let home: Vec<String> = home.map(|(id, who)| words.with(id, &args([("who", names(who).into())]))).collect();
    let status = if text.suspended_by.is_empty() {
        words.with("ledger-adopted", &args([("when", adopted.into())]))
    } else {
        let who = names(&text.suspended_by);
        words.with("ledger-suspended", &args([("when", adopted.into()), ("who", who.into())]))
    };
    DocumentVm {
        title: talks.title.clone(),
        subtitle: talks.line.clone(),
        status: std::iter::once(status).chain(home).collect::<Vec<_>>().join(". "),
        clauses: clauses.collect(),
    }
}

/// Items that were given with the text.
fn beside(level: &Level, text: &Text, words: &Words, settings: &Settings) -> Vec<String> {
    let talks = level.talks(text.talks);
    let given = talks.issues.iter().zip(&text.clauses.0).filter(|(_, option)| **option > 0);
    given
        .filter_map(|(issue, _)| {
            let package = match issue.link.as_ref()? {
                Link::Package(package) => level.package(*package),
                other => return link_words(level, other, words, settings),
            };
            let recipients = package.recipients.iter().copied().map(|recipient| who::name(level, recipient, settings));
            Some(words.with(
                "ledger-package",
                &args([
                    ("name", package.name.as_str().into()),
                    ("giver", who::name(level, package.giver, settings).into()),
                    ("recipient", recipients.collect::<Vec<_>>().join(", ").into()),
                    ("cost", figures::whole(package.cost_per_turn.into()).into()),
                    ("turns", when::turns(level, package.delay.into(), words).into()),
                ]),
            ))
        })
        .collect()
}

/// The first twelve digits.
fn short(digest: Digest) -> String {
    digest.to_string().chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::TextId;
    use crate::negotiation::Outcome;
    use crate::vm::testing::{self, HARBOUR, NOTE, OND, VAL, said};

    fn texts() -> Vec<Text> {
        let text = |talks, turn, clauses: &[u8], cites, prev| {
            let (parties, clauses) = (vec![VAL, OND], Outcome(clauses.to_vec()));
            Text {
                talks,
                turn,
                clauses,
                parties,
                cites,
                reserved: vec![],
                acceded: vec![],
                suspended_by: vec![],
                pending: vec![],
                refused: vec![],
                prev,
                hash: Digest::default(),
            }
            .sealed()
        };
        let first = text(HARBOUR, 2, &[2, 0, 1], vec![], Digest::default());
        let second = text(NOTE, 3, &[3, 1, 0], vec![TextId(0)], first.hash);
        vec![first, second]
    }

    #[test]
    fn the_newest_text_comes_first_with_its_wording_and_what_it_cites() {
        let vm = ledger_vm(&testing::level(), &texts(), &Words::new("en"), &Settings::default());
        assert_eq!(vm.texts[0].number, "Text 2");
        assert_eq!(vm.texts[0].cites, [(1, "Text 1".to_owned())]);
        assert_eq!(vm.texts[0].previous, vm.texts[1].hash);
        assert!(vm.chain.whole);
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn a_changed_text_breaks_the_chain() {
        let mut texts = texts();
        texts[0].clauses.0[0] = 3;
        assert!(!ledger_vm(&testing::level(), &texts, &Words::new("en"), &Settings::default()).chain.whole);
        texts.remove(0);
        assert!(!ledger_vm(&testing::level(), &texts, &Words::new("en"), &Settings::default()).chain.whole);
    }
}
