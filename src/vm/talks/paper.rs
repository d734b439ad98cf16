//! The draft as it is read: clauses with brackets and their holders, tracked changes, and what stands beside the text.

use std::collections::{BTreeMap, BTreeSet};

use super::TalksMemo;
use super::room::Room;
use crate::base::ActorId;
use crate::level::Protocol;
use crate::negotiation::Outcome;
use crate::rules::TalksStatus;
use crate::vm::document::{Change, ClauseVm, DocumentVm, Run, Variant};
use crate::vm::emblem::Emblem;
use crate::words::args;

/// The document and the issue of each of its clauses.
pub(super) fn document(room: &Room, memo: &TalksMemo) -> (DocumentVm, Vec<u8>) {
    let issues: Vec<u8> = match room.stands {
        // Linked items stand beside the text, so they come after it.
        Some(_) => {
            let (text, beside): (Vec<u8>, Vec<u8>) =
                indices(room).partition(|issue| room.spec.issues[usize::from(*issue)].link.is_none());
            [text, beside].concat()
        }
        None => Vec::new(),
    };
    let clauses: Vec<ClauseVm> = issues.iter().map(|issue| clause(room, memo, *issue)).collect();
    let vm =
        DocumentVm { title: room.spec.title.clone(), subtitle: subtitle(room), status: status(room, &issues), clauses };
    (vm, issues)
}

/// The words of the document that the glossary explains, with their place in it.
pub(super) fn terms(room: &Room, document: &DocumentVm) -> Vec<(String, usize)> {
    let runs = document.clauses.iter().flat_map(|clause| &clause.runs);
    let found: BTreeSet<&str> = runs
        .filter_map(|run| match run {
            Run::Term { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let place = |word: &str| room.level.glossary.iter().position(|term| same_word(&term.word, word));
    found.into_iter().filter_map(|word| Some((word.to_owned(), place(word)?))).collect()
}

/// Whether everybody who may ask has asked for what stands in the text.
pub(super) fn is_settled(room: &Room, issue: usize) -> bool {
    Dispute::over(room, issue).settled
}

fn indices(room: &Room) -> impl Iterator<Item = u8> + use<> {
    (0..=u8::MAX).take(room.spec.issues.len())
}

/// Who wants what on one issue.
struct Dispute {
    /// Options that stand side by side, the strongest first, with the parties that ask for them.
    positions: Vec<(u8, Vec<ActorId>)>,
    settled: bool,
}

impl Dispute {
    fn over(room: &Room, issue: usize) -> Self {
        let text = room.stands.as_ref().map_or(0, |text| text.0[issue]);
        // Under silence, and once adopted, the text is one text: whoever wants other words has to break the silence.
        if room.is_settled() {
            return Self { positions: vec![(text, Vec::new())], settled: true };
        }
        let mut asked: BTreeMap<u8, Vec<ActorId>> = BTreeMap::new();
        let mut heard = 0;
        for (party, actor) in room.spec.parties.iter().enumerate() {
            if let Some(asks) = room.asks(party) {
                asked.entry(asks.0[issue]).or_default().push(*actor);
                heard += 1;
            }
        }
        let all_heard = heard == room.spec.parties.len();
        if !all_heard || asked.is_empty() {
            asked.entry(text).or_default();
        }
        let settled = all_heard && asked.len() == 1;
        Self { positions: asked.into_iter().rev().collect(), settled }
    }

    fn is_open(&self) -> bool {
        self.positions.len() > 1
    }

    fn holders(&self, room: &Room, option: u8) -> Vec<Emblem> {
        let holders = self.positions.iter().find(|(at, _)| *at == option).map(|(_, holders)| holders);
        holders.into_iter().flatten().map(|actor| room.emblem(*actor)).collect()
    }
}

fn clause(room: &Room, memo: &TalksMemo, issue: u8) -> ClauseVm {
    let at = usize::from(issue);
    let dispute = Dispute::over(room, at);
    let mut runs = if is_disputed(room, &dispute, at) {
        variants(room, at, &dispute)
    } else {
        let (option, _) = dispute.positions[0];
        plain(room, at, option)
    };
    mark_terms(room, &mut runs);
    ClauseVm { number: room.number(at), settled: dispute.settled, chosen: memo.clause == Some(issue), runs }
}

/// Whether wordings stand side by side: because parties differ, or because the reader is about to.
fn is_disputed(room: &Room, dispute: &Dispute, issue: usize) -> bool {
    dispute.is_open() || (room.is_composing() && room.draft.0[issue] != dispute.positions[0].0)
}

/// What an option writes. A linked item writes its name, given or not; a clause is silent where it has no words.
fn written<'a>(room: &Room<'a>, issue: usize, option: u8) -> Option<&'a str> {
    let spec = &room.spec.issues[issue];
    let option = spec.options.get(usize::from(option))?;
    let words = if spec.link.is_some() { &option.name } else { &option.words };
    (!words.is_empty()).then_some(words)
}

/// What stands around the words of an option.
fn frame(room: &Room, issue: usize) -> (String, String) {
    let spec = &room.spec.issues[issue];
    if spec.link.is_some() {
        return (room.with("talks-beside", &args([("issue", spec.name.as_str().into())])), String::from("."));
    }
    let (before, after) = spec.sentence.split_once("{}").unwrap_or((&spec.sentence, ""));
    (before.to_owned(), after.to_owned())
}

/// A clause nobody contests, with the change it went through last.
fn plain(room: &Room, issue: usize, option: u8) -> Vec<Run> {
    let now = written(room, issue, option);
    let (before, after) = frame(room, issue);
    let whole = |words: &str| format!("{before}{words}{after}");
    let Some((was, by)) = changed(room, issue, option) else {
        return vec![Run::Text(now.map_or_else(|| room.get("talks-clause-silent"), whole))];
    };
    let by = room.emblem(by);
    let mut runs = Vec::new();
    match (written(room, issue, was), now) {
        (None, None) => runs.push(Run::Text(room.get("talks-clause-silent"))),
        (None, Some(now)) => runs.push(Run::Inserted { text: whole(now), by }),
        (Some(was), None) => runs.push(Run::Struck { text: whole(was), by }),
        (Some(was), Some(now)) => {
            let (head, tail) = common(&[was, now]);
            runs.push(Run::Text(format!("{before}{}", &now[..head])));
            let (struck, inserted) = (&was[head..was.len() - tail], &now[head..now.len() - tail]);
            if !struck.trim().is_empty() {
                runs.push(Run::Struck { text: struck.trim_end().to_owned(), by: by.clone() });
                runs.push(Run::Text(" ".into()));
            }
            let gap = &inserted[inserted.trim_end().len()..];
            if !inserted.trim().is_empty() {
                runs.push(Run::Inserted { text: inserted.trim_end().to_owned(), by });
            }
            runs.push(Run::Text(format!("{gap}{}{after}", &now[now.len() - tail..])));
        }
    }
    runs.retain(|run| !matches!(run, Run::Text(text) if text.is_empty()));
    runs
}

/// What a clause said before and who changed it, if it changed with the last revision or the last counter-offer.
fn changed(room: &Room, issue: usize, now: u8) -> Option<(u8, ActorId)> {
    let (before, by): (&Outcome, ActorId) = match room.spec.protocol {
        _ if matches!(room.table.status, TalksStatus::Adopted { .. } | TalksStatus::Signing { .. }) => return None,
        Protocol::SingleText { chair } | Protocol::OpenSignature { lead: chair, .. }
            if room.table.text.0.get(issue) != Some(&now) =>
        {
            match room.table.status {
                TalksStatus::Silence { .. } => (&room.table.text, chair),
                _ => return None,
            }
        }
        Protocol::SingleText { .. } | Protocol::OpenSignature { .. } => {
            (&room.table.before, (*room.table.changed_by.get(issue)?)?)
        }
        Protocol::AlternatingOffers | Protocol::Ballot { .. } => {
            let last = room.table.offers.last()?;
            let earlier = room.table.offers.iter().rev().skip(1).find(|offer| offer.by == last.by)?;
            (&earlier.draft, last.by)
        }
    };
    let was = *before.0.get(issue)?;
    (was != now).then_some((was, by))
}

/// A clause with wordings side by side.
fn variants(room: &Room, issue: usize, dispute: &Dispute) -> Vec<Run> {
    let mut positions: Vec<(u8, Vec<Emblem>)> =
        dispute.positions.iter().map(|(option, _)| (*option, dispute.holders(room, *option))).collect();
    let drafted = room.draft.0[issue];
    let changes = room.is_composing() && room.stands.as_ref().is_some_and(|text| text.0[issue] != drafted);
    if changes && positions.iter().all(|(option, _)| *option != drafted) {
        let at = positions.partition_point(|(option, _)| *option > drafted);
        positions.insert(at, (drafted, Vec::new()));
    }
    let (before, after) = frame(room, issue);
    // Where an option is the whole clause, wanting none of it goes without saying.
    let bare = before.trim().is_empty() && after.trim().is_empty();
    let speaking: Vec<&str> = positions.iter().filter_map(|(option, _)| written(room, issue, *option)).collect();
    // Within a sentence a wording stays whole; of whole clauses only what differs stands in brackets.
    let (head, tail) = if bare && speaking.len() > 1 { common(&speaking) } else { (0, 0) };
    let shared = speaking.first().copied().unwrap_or_default();

    let mut runs = vec![Run::Text(format!("{before}{}", &shared[..head]))];
    let text_now = room.stands.as_ref().map_or(positions[0].0, |text| text.0[issue]);
    let change = changed(room, issue, text_now);
    if let Some((was, by)) = change {
        let gone = positions.iter().all(|(option, _)| *option != was);
        if let (true, Some(words)) = (gone, written(room, issue, was)) {
            let differs = words.get(head..words.len().saturating_sub(tail)).unwrap_or(words).trim();
            runs.push(Run::Struck { text: differs.to_owned(), by: room.emblem(by) });
            runs.push(Run::Text(" ".into()));
        }
    }
    let mut first = true;
    for (option, holders) in positions {
        let text = match written(room, issue, option) {
            Some(words) => match words[head..words.len() - tail].trim() {
                "" => room.get("talks-clause-no-more"),
                differs => differs.to_owned(),
            },
            None if bare && !speaking.is_empty() && !(changes && option == drafted) => continue,
            None => room.get("talks-clause-delete"),
        };
        if !std::mem::take(&mut first) {
            runs.push(Run::Text(" ".into()));
        }
        let offered = changes && option == drafted;
        let change = change.and_then(|(was, by)| match option {
            _ if option == text_now => Some((Change::Inserted, room.emblem(by))),
            _ if option == was => Some((Change::Struck, room.emblem(by))),
            _ => None,
        });
        let unheld = match (holders.is_empty(), offered) {
            (false, _) => None,
            (true, true) => Some(room.get("talks-unheld-draft")),
            (true, false) => Some(room.get("talks-unheld-paper")),
        };
        runs.push(Run::Variant(Variant { option: usize::from(option), text, holders, unheld, offered, change }));
    }
    let close = &shared[shared.len() - tail..];
    // What all begin with may end in a sentence of its own.
    if let Some(Run::Text(text)) = runs.first_mut().filter(|_| head > 0) {
        *text = format!("{} ", text.trim_end());
    }
    let gap = if tail > 0 && !close.starts_with(' ') { " " } else { "" };
    runs.push(Run::Text(format!("{gap}{close}{after}")));
    runs.retain(|run| !matches!(run, Run::Text(text) if text.is_empty()));
    runs
}

/// Lengths in bytes of the longest beginning and end, in whole words, that all texts share without overlapping.
fn common(texts: &[&str]) -> (usize, usize) {
    let Some((first, rest)) = texts.split_first() else { return (0, 0) };
    let shared_by_all = |holds: &dyn Fn(&str) -> bool| rest.iter().all(|text| holds(text));
    // A text that the others only go on from is their beginning as a whole.
    let shortest_first = texts.iter().min_by_key(|text| text.len()).copied().unwrap_or(first);
    let goes_on =
        |text: &&str| text.strip_prefix(shortest_first).is_some_and(|on| on.is_empty() || on.starts_with(' '));
    if texts.iter().all(goes_on) && texts.iter().any(|text| text.len() > shortest_first.len()) {
        return (shortest_first.len(), 0);
    }
    let starts = first.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    let head = starts.take_while(|at| shared_by_all(&|text| text.starts_with(&first[..*at]))).last().unwrap_or(0);
    let ends = first.char_indices().rev().filter(|(_, c)| *c == ' ').map(|(at, _)| first.len() - at);
    let shortest = texts.iter().map(|text| text.len()).min().unwrap_or(0);
    let tail = ends
        .take_while(|len| head + len <= shortest && shared_by_all(&|text| text.ends_with(&first[first.len() - len..])))
        .last()
        .unwrap_or(0);
    (head, tail)
}

/// Underlines the first use of each word of the glossary in a clause.
fn mark_terms(room: &Room, runs: &mut Vec<Run>) {
    for term in &room.level.glossary {
        let found = runs.iter().enumerate().find_map(|(ix, run)| match run {
            Run::Text(text) => find_word(text, &term.word).map(|at| (ix, at)),
            _ => None,
        });
        let Some((ix, at)) = found else { continue };
        let Run::Text(text) = runs.remove(ix) else { continue };
        let end = at + term.word.len();
        let parts = [
            Run::Text(text[..at].to_owned()),
            Run::Term { text: text[at..end].to_owned(), entry: term.meaning.clone() },
            Run::Text(text[end..].to_owned()),
        ];
        runs.splice(ix..ix, parts.into_iter().filter(|run| !matches!(run, Run::Text(text) if text.is_empty())));
    }
}

/// Where `word` stands in `text` as a word of its own, whatever its case.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = &text[*at..];
        rest.get(..word.len()).is_some_and(|head| same_word(head, word))
            && !text[..*at].ends_with(inside)
            && !rest[word.len()..].starts_with(inside)
            && !word.is_empty()
    })
}

fn same_word(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn subtitle(room: &Room) -> String {
    let what = match (&room.table.status, room.spec.protocol) {
        (TalksStatus::Adopted { .. }, _) => room.get("talks-paper-adopted"),
        (TalksStatus::Silence { .. }, _) => room.get("talks-paper-silence"),
        (TalksStatus::Signing { .. }, _) => room.get("talks-paper-signing"),
        (_, Protocol::SingleText { .. } | Protocol::OpenSignature { .. }) => match room.table.revision {
            0 => room.get("talks-paper-chair-first"),
            revision => room.count("talks-paper-chair", revision),
        },
        (_, Protocol::AlternatingOffers | Protocol::Ballot { .. }) => {
            let theirs = room.table.offers.iter().rev().find(|offer| Some(offer.by) != room.view.seat());
            match theirs {
                Some(offer) => room.about("talks-paper-offer", offer.by),
                None => room.get("talks-paper-opening"),
            }
        }
    };
    [what, room.spec.line.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How many brackets are left, of all that ever stood in this text.
fn status(room: &Room, issues: &[u8]) -> String {
    if room.stands.is_none() || issues.is_empty() {
        return String::new();
    }
    let mut open = 0;
    let mut ever = 0;
    for issue in issues {
        let issue = usize::from(*issue);
        let dispute = Dispute::over(room, issue);
        let open_here = if dispute.is_open() { dispute.positions.len() } else { 0 };
        let mut wordings: BTreeSet<u8> = room.table.offers.iter().map(|offer| offer.draft.0[issue]).collect();
        wordings.extend(room.table.text.0.get(issue));
        wordings.extend(room.table.before.0.get(issue));
        let ever_here = if wordings.len() > 1 { wordings.len() } else { 0 };
        open += open_here;
        ever += ever_here.max(open_here);
    }
    match (open, ever) {
        (0, 0) => room.get("talks-brackets-never"),
        (0, _) => room.get("talks-brackets-none"),
        _ => room.with("talks-brackets", &args([("open", open.into()), ("ever", ever.into())])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wordings_share_is_cut_at_whole_words() {
        assert_eq!(common(&["during working hours", "at all hours"]), (0, " hours".len()));
        assert_eq!(common(&["hospitals and clinics", "hospitals and homes"]), ("hospitals and ".len(), 0));
        assert_eq!(common(&["five days", "72 hours"]), (0, 0));
        assert_eq!(common(&["a b a b", "a b"]), ("a b".len(), 0), "the longer goes on from the shorter");
        assert_eq!(common(&["a b c b", "a d b"]), ("a ".len(), " b".len()));
        assert_eq!(common(&["alone"]), (0, 0));
        assert_eq!(common(&[]), (0, 0));
        assert_eq!(common(&["two weeks", "two weeks"]), ("two ".len(), 0));
    }

    #[test]
    fn a_word_is_found_whole_and_whatever_its_case() {
        assert_eq!(find_word("The Incident reporting", "incident"), Some(4));
        assert_eq!(find_word("incidental harm", "incident"), None);
        assert_eq!(find_word("a co-incident", "incident"), None);
        assert_eq!(find_word("naïve", "é"), None);
        assert_eq!(find_word("anything", ""), None);
    }
}
