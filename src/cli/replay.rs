//! `demarche replay`: rebuild a session from its journal; with `--verify` accept only a whole, sealed one.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, library, say, tell};
use crate::level::library::in_pack;
use crate::session::{self, Replay, Verdict};
use crate::words::{Saying, Words, say};

/// Arguments of `demarche replay`.
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// The journal.
    pub journal: PathBuf,
    /// Check chain, seal and every state digest; refuse anything that is not whole.
    #[arg(long)]
    pub verify: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

pub fn run(args: &ReplayArgs, words: &Words) -> Outcome {
    let name = args.journal.display();
    let bytes = match std::fs::read(&args.journal) {
        Ok(bytes) => bytes,
        Err(error) => {
            tell(&words.say(&say!("cli-no-file", file = name.to_string(), reason = error.to_string())));
            return Outcome::Problems;
        }
    };
    let result = if args.verify { session::verify(&bytes) } else { rebuild(&bytes, &name.to_string(), words) };
    match result {
        Ok(verdict) => {
            if args.json {
                say(&as_json(&verdict, args.verify).to_string());
            } else {
                let Verdict { records, orders, turns, head, state, states_compared } = verdict;
                say(&words.say(&match args.verify {
                    true => say!("cli-replay-verified", records = records, orders = orders, turns = turns),
                    false => say!("cli-replay-rebuilt", records = records, orders = orders, turns = turns),
                }));
                say(&words.say(&say!("cli-replay-head", digest = head.to_string())));
                say(&words.say(&say!("cli-replay-state", digest = state.to_string())));
                if !states_compared {
                    say(&words.get("cli-replay-not-compared"));
                }
                if let Some(level) = missing_pack(&bytes) {
                    say(&words.say(&say!("cli-replay-no-pack", level = level)));
                }
            }
            Outcome::Done
        }
        Err(damage) => {
            if args.json {
                say(&json!({ "ok": false, "line": damage.line, "reason": words.say(&damage.saying()) }).to_string());
            }
            tell(&words.say(&placed(&name.to_string(), &damage)));
            Outcome::Problems
        }
    }
}

/// The level of a journal, where it is of a pack that is not there: the journal holds all it needs of it.
fn missing_pack(bytes: &[u8]) -> Option<String> {
    let read = session::read(bytes);
    let session::Body::Opened { level, .. } = &read.journal.records().first()?.body else { return None };
    let missing = in_pack(&level.id).is_some() && !library().entries().iter().any(|entry| entry.id == level.id);
    missing.then(|| level.id.clone())
}

/// The damage with the file and line where it is.
fn placed(name: &str, damage: &session::Damage) -> Saying {
    let (place, what) = (format!("{name}:{}", damage.line), damage.saying());
    match &damage.what {
        session::Fault::NotARecord(why) => say!("cli-replay-damage-because", place = place, what = what, reason = why),
        _ => say!("cli-replay-damage", place = place, what = what),
    }
}

/// Everything up to the first damage, which is named.
fn rebuild(bytes: &[u8], name: &str, words: &Words) -> Result<Verdict, session::Damage> {
    let read = session::read(bytes);
    if let Some(damage) = &read.dropped {
        if read.journal.records().is_empty() {
            return Err(damage.clone());
        }
        tell(&words.say(&placed(name, damage)));
        tell(&words.get("cli-replay-short"));
    }
    let mut replay = Replay::new(&read.journal)?;
    replay.to_end()?;
    let records = read.journal.records();
    Ok(Verdict {
        records: records.len(),
        orders: records.iter().filter(|r| matches!(r.body, session::Body::Ordered { .. })).count(),
        turns: replay.state().turn,
        head: read.journal.head(),
        state: replay.state().digest(),
        states_compared: replay.comparable(),
    })
}

fn as_json(verdict: &Verdict, verified: bool) -> serde_json::Value {
    json!({
        "ok": true,
        "verified": verified,
        "records": verdict.records,
        "orders": verdict.orders,
        "turns": verdict.turns,
        "head": verdict.head,
        "state": verdict.state,
        "states_compared": verdict.states_compared,
    })
}
