//! `demarche replay`: rebuild a session from its journal; with `--verify` accept only a whole, sealed one.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, say, tell};
use crate::session::{self, Replay, Verdict};

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

pub fn run(args: &ReplayArgs) -> Outcome {
    let name = args.journal.display();
    let bytes = match std::fs::read(&args.journal) {
        Ok(bytes) => bytes,
        Err(error) => {
            tell(&format!("{name}: {error}"));
            return Outcome::Problems;
        }
    };
    let result = if args.verify { session::verify(&bytes) } else { rebuild(&bytes, &name.to_string()) };
    match result {
        Ok(verdict) => {
            if args.json {
                say(&as_json(&verdict, args.verify).to_string());
            } else {
                let Verdict { records, orders, turns, head, state, states_compared } = verdict;
                let kind = if args.verify { "verified" } else { "rebuilt" };
                say(&format!("{kind}: {records} records, {orders} orders, {turns} turns"));
                say(&format!("head  {head}"));
                say(&format!("state {state}"));
                if !states_compared {
                    say("states were not compared: written by other rules than this program's");
                }
            }
            Outcome::Done
        }
        Err(damage) => {
            if args.json {
                say(&json!({ "ok": false, "line": damage.line, "reason": damage.to_string() }).to_string());
            }
            tell(&format!("{name}: {damage}"));
            Outcome::Problems
        }
    }
}

/// Everything up to the first damage, which is named.
fn rebuild(bytes: &[u8], name: &str) -> Result<Verdict, session::Damage> {
    let read = session::read(bytes);
    if let Some(damage) = &read.dropped {
        if read.journal.records().is_empty() {
            return Err(damage.clone());
        }
        tell(&format!("{name}: {damage}; rebuilt up to there"));
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
