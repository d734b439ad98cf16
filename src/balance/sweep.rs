//! Games on disk: a part of a sweep as a file, and parts put together again. A part holds the level it was played on and the
//! whole plan, so that what is put together is what one run would have given, and what does not belong together is refused.

use std::io::{self, Write};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::game::{Game, Plan};
use super::things::Places;
use crate::base::{Digest, digest_of};
use crate::level::Level;
use crate::rules::RULES_VERSION;
use crate::words::{Arg, Saying, say};

/// Version of the file.
const FORMAT: u32 = 1;

/// Games of a level by a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    pub level: Level,
    pub places: Places,
    pub plan: Plan,
    /// In the order of their seeds.
    pub games: Vec<Game>,
}

/// A part of a sweep: shard `i` of `n`, from 1.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    pub i: u64,
    pub n: u64,
}

impl Shard {
    pub const WHOLE: Self = Self { i: 1, n: 1 };

    /// The seeds of this shard: parts one after the other, which differ by one game at most.
    #[must_use]
    pub fn of(self, seeds: &Range<u64>) -> Range<u64> {
        let games = u128::from(seeds.end.saturating_sub(seeds.start));
        let at = |i: u64| seeds.start + u64::try_from(games * u128::from(i) / u128::from(self.n.max(1))).unwrap_or(0);
        at(self.i.saturating_sub(1))..at(self.i)
    }
}

/// First line of the file; a line each game follows, and a last line.
#[derive(Serialize, Deserialize)]
struct Head {
    demarche_sweep: u32,
    rules: u32,
    level_digest: Digest,
    plan: Plan,
    shard: Shard,
    places: Places,
    level: Level,
}

/// Last line of the file: how many games there are, and a digest of all before.
#[derive(Serialize, Deserialize)]
struct Foot {
    games: u64,
    digest: Digest,
}

/// A part that was read, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    rules: u32,
    level_digest: Digest,
    shard: Shard,
    sweep: Sweep,
}

/// Writes the games of a shard.
///
/// # Errors
/// If they cannot be written.
pub fn write(sweep: &Sweep, shard: Shard, mut out: impl Write) -> io::Result<()> {
    let head = Head {
        demarche_sweep: FORMAT,
        rules: RULES_VERSION,
        level_digest: digest_of(&sweep.level),
        plan: sweep.plan.clone(),
        shard,
        places: sweep.places.clone(),
        level: sweep.level.clone(),
    };
    let mut text = serde_json::to_string(&head)? + "\n";
    for game in &sweep.games {
        text += &serde_json::to_string(game)?;
        text.push('\n');
    }
    let foot = Foot { games: sweep.games.len() as u64, digest: Digest::of(&[text.as_bytes()]) };
    out.write_all(text.as_bytes())?;
    writeln!(out, "{}", serde_json::to_string(&foot)?)
}

/// Reads a part.
///
/// # Errors
/// Why it is none, or not whole.
pub fn read(name: &str, bytes: &[u8]) -> Result<Part, Saying> {
    let none = || say!("merge-no-part", file = name);
    let text = std::str::from_utf8(bytes).map_err(|_| none())?;
    if text.is_empty() {
        return Err(say!("merge-empty", file = name));
    }
    let (first, rest) = text.split_once('\n').ok_or_else(none)?;
    let version: Version = serde_json::from_str(first).map_err(|_| none())?;
    if version.demarche_sweep != FORMAT {
        return Err(say!("merge-other-format", file = name));
    }
    if version.rules != RULES_VERSION {
        return Err(say!("merge-other-rules", file = name, theirs = version.rules, ours = RULES_VERSION));
    }
    let damaged = || say!("merge-damaged", file = name);
    let head: Head = serde_json::from_str(first).map_err(|_| damaged())?;
    let wanted = head.shard.of(&head.plan.seeds);
    let all = wanted.end - wanted.start;
    let played = rest.lines().count() as u64;
    let (before, last) = text.strip_suffix('\n').and_then(|text| text.rsplit_once('\n')).unwrap_or(("", ""));
    let Ok(foot) = serde_json::from_str::<Foot>(last) else {
        return Err(say!("merge-cut-off", file = name, games = played.min(all), all = all));
    };
    if Digest::of(&[before.as_bytes(), b"\n"]) != foot.digest || digest_of(&head.level) != head.level_digest {
        return Err(damaged());
    }
    let lines = before.split_once('\n').map_or("", |(_, games)| games).lines();
    let games: Vec<Game> = lines.map(serde_json::from_str).collect::<Result<_, _>>().map_err(|_| damaged())?;
    let whole = games.iter().map(|game| game.seed).eq(wanted) && foot.games == all;
    if !whole || !games.iter().all(|game| game.fits(&head.level, &head.plan)) {
        return Err(damaged());
    }
    let Head { rules, level_digest, plan, shard, places, level, .. } = head;
    Ok(Part { name: name.to_owned(), rules, level_digest, shard, sweep: Sweep { level, places, plan, games } })
}

/// The beginning of a [`Head`], which versions to come have as well.
#[derive(Deserialize)]
struct Version {
    demarche_sweep: u32,
    rules: u32,
}

/// Puts the parts of one sweep together, in whatever order they come.
///
/// # Errors
/// All that keeps them from being one sweep.
pub fn merge(mut parts: Vec<Part>) -> Result<Sweep, Vec<Saying>> {
    parts.sort_by_key(|part| (part.seeds().start, part.seeds().end));
    let Some(first) = parts.first() else { return Err(vec![say!("merge-nothing")]) };
    let mut wrong = Vec::new();
    for part in &parts[1..] {
        let (file, with) = (&part.name, &first.name);
        if part.sweep.level.id != first.sweep.level.id {
            let (level, other) = (&part.sweep.level.id, &first.sweep.level.id);
            wrong.push(say!("merge-another-level", file = file, level = level, with = with, other = other));
        } else if part.level_digest != first.level_digest {
            wrong.push(say!("merge-other-level", file = file, with = with, level = &first.sweep.level.id));
        } else if part.sweep.plan.seeds != first.sweep.plan.seeds {
            let (seeds, other) = (range(&part.sweep.plan.seeds), range(&first.sweep.plan.seeds));
            wrong.push(say!("merge-other-seeds", file = file, seeds = seeds, with = with, other = other));
        } else if part.sweep.plan != first.sweep.plan {
            wrong.push(say!("merge-other-plan", file = file, with = with));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    // The parts lie in the order of their seeds: what is missing or there twice shows between neighbours.
    let all = first.sweep.plan.seeds.clone();
    let mut next = all.start;
    let mut before: Option<&Part> = None;
    for part in parts.iter().filter(|part| !part.sweep.games.is_empty()) {
        let seeds = part.seeds();
        if let Some(earlier) = before.filter(|_| seeds.start < next) {
            let twice = seeds.start..next.min(seeds.end);
            wrong.push(say!("merge-twice", seeds = range(&twice), one = &earlier.name, other = &part.name));
        }
        if seeds.start > next {
            wrong.push(missing(&(next..seeds.start), first));
        }
        if seeds.end >= next {
            (next, before) = (seeds.end, Some(part));
        }
    }
    if next < all.end {
        wrong.push(missing(&(next..all.end), first));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (level, places, plan) = (first.sweep.level.clone(), first.sweep.places.clone(), first.sweep.plan.clone());
    let games = parts.into_iter().flat_map(|part| part.sweep.games).collect();
    Ok(Sweep { level, places, plan, games })
}

impl Part {
    fn seeds(&self) -> Range<u64> {
        self.shard.of(&self.sweep.plan.seeds)
    }
}

/// Seeds that nobody played, with the shards to run where the parts were cut as `like` was.
fn missing(seeds: &Range<u64>, like: &Part) -> Saying {
    let n = like.shard.n;
    let touches = |i: &u64| {
        let of = Shard { i: *i, n }.of(&like.sweep.plan.seeds);
        of.start < seeds.end && seeds.start < of.end
    };
    // A list of thousands helps nobody.
    let shards: Vec<String> = (1..=n).filter(touches).take(20).map(|i| format!("{i}/{n}")).collect();
    let shards = Arg::names(shards.iter().map(String::as_str));
    say!("merge-missing", seeds = range(seeds), shards = shards)
}

/// Seeds in words: the last is named, so that nobody has to know that ranges leave out their end.
fn range(seeds: &Range<u64>) -> Saying {
    match seeds.end.saturating_sub(seeds.start) {
        0 | 1 => say!("merge-seed", seed = seeds.start),
        _ => say!("merge-seeds", first = seeds.start, last = seeds.end - 1),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::balance::Arena;
    use crate::level::library::Library;
    use crate::words::Words;

    fn sweep(seeds: Range<u64>, shard: Shard) -> Sweep {
        let level = Library::built_in().playable("winter-ward").expect("a level");
        let plan = Plan::plain(seeds);
        let go_on = |_: &Game| ControlFlow::Continue(());
        let games = Arena::new(&level, &plan).play_all(shard.of(&plan.seeds), go_on).expect("nobody broke off");
        Sweep { level, places: Places::default(), plan, games }
    }

    fn file(sweep: &Sweep, shard: Shard) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(sweep, shard, &mut bytes).expect("memory");
        bytes
    }

    fn told(result: Result<Sweep, Vec<Saying>>) -> Vec<String> {
        let words = Words::new("en");
        result.expect_err("it is refused").iter().map(|why| words.say(why)).collect()
    }

    #[test]
    fn shards_cover_all_seeds_once() {
        for (seeds, n) in [(0..10, 3), (5..6, 4), (0..1000, 7), (7..7, 2), (u64::MAX - 9..u64::MAX, 4)] {
            let parts: Vec<u64> = (1..=n).flat_map(|i| Shard { i, n }.of(&seeds)).collect();
            assert!(parts.into_iter().eq(seeds.clone()), "{seeds:?} in {n}");
        }
        assert_eq!(Shard { i: 2, n: 3 }.of(&(0..10)), 3..6);
    }

    #[test]
    fn parts_in_any_order_make_the_whole() {
        let whole = sweep(4..9, Shard::WHOLE);
        let mut parts: Vec<Part> = (1..=3)
            .map(|i| {
                let shard = Shard { i, n: 3 };
                read(&format!("{i}.part"), &file(&sweep(4..9, shard), shard)).expect("a part")
            })
            .collect();
        assert_eq!(merge(vec![parts[2].clone(), parts[0].clone(), parts[1].clone()]), Ok(whole.clone()));

        let twice = vec![parts[0].clone(), parts[1].clone(), parts[1].clone(), parts[2].clone()];
        let [why] = &told(merge(twice))[..] else { panic!("one reason") };
        assert!(why.contains("Seed 5 ") || why.contains("seeds 5 to 6") || why.contains("Seed 5"), "{why}");
        let [why] = &told(merge(vec![parts[0].clone(), parts[2].clone()]))[..] else { panic!("one reason") };
        assert!(why.contains("2/3"), "{why}");
        assert_eq!(told(merge(Vec::new())).len(), 1);

        parts[1].sweep.level.title.push('!');
        parts[1].level_digest = digest_of(&parts[1].sweep.level);
        let [why] = &told(merge(parts))[..] else { panic!("one reason") };
        assert!(why.contains("2.part") && why.contains("1.part"), "{why}");
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        let bytes = file(&sweep(0..3, Shard::WHOLE), Shard::WHOLE);
        assert!(read("a", &bytes).is_ok());
        let ids = |bytes: &[u8]| read("a", bytes).expect_err("it is refused").id;
        assert_eq!(ids(b""), "merge-empty");
        assert_eq!(ids(b"(format: 1)\n"), "merge-no-part");
        assert_eq!(ids(&[0xff, 0xfe]), "merge-no-part");
        let lines: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
        assert_eq!(ids(&bytes[..=lines[1]]), "merge-cut-off");
        assert_eq!(ids(&bytes[..lines[2] - 7]), "merge-cut-off");
        // One digit of a score.
        let mut changed = bytes.clone();
        let digit = lines[0] + String::from_utf8_lossy(&bytes[lines[0]..]).find("\"scores\":[").expect("scores") + 10;
        changed[digit] = if changed[digit] == b'1' { b'2' } else { b'1' };
        assert_eq!(ids(&changed), "merge-damaged");
        let other = String::from_utf8_lossy(&bytes).replacen(&format!("\"rules\":{RULES_VERSION}"), "\"rules\":1", 1);
        assert_eq!(ids(other.as_bytes()), "merge-other-rules");
    }
}
