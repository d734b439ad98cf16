//! `demarche watch`: one game of bots, turn by turn: who does what, and why.

use clap::Args;
use serde_json::json;

use super::{Outcome, library, say, tell, tell_problems};
use crate::base::{ActorId, Seed, TalksId};
use crate::delegates::{Decision, Style, play_out_told};
use crate::level::Level;
use crate::negotiation;
use crate::rules::{Fact, Order, Plan, State, View, Viewer};
use crate::vm::orders::order_words;
use crate::vm::reader::Reader;
use crate::vm::{Settings, when};
use crate::words::{Arg, Words, say};

/// Arguments of `demarche watch`.
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Level file, or the name of a built-in level.
    pub level: String,
    /// Seed of everything that is drawn.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Only what this seat does, by its three letters.
    #[arg(long)]
    pub seat: Option<String>,
    /// How bots play, by seat in the order of the level; the last goes for all further seats.
    #[arg(long, value_delimiter = ',')]
    pub bots: Vec<Style>,
    /// Print a line of JSON an order.
    #[arg(long)]
    pub json: bool,
}

pub fn run(args: &WatchArgs, words: &Words) -> Outcome {
    let level = match library().playable(&args.level) {
        Ok(level) => level,
        Err(problems) => {
            tell_problems(&problems, words);
            return Outcome::Problems;
        }
    };
    let only = match &args.seat {
        None => None,
        Some(code) => match level.find_actor(&code.to_uppercase()) {
            Some(seat) => Some(seat),
            None => {
                let seats = Arg::names(level.actors.iter().map(|actor| actor.code.as_str()));
                tell(&words.say(&say!("cli-watch-no-seat", level = &level.title, seat = code, names = seats)));
                return Outcome::CouldNotRun;
            }
        },
    };
    if !args.json {
        say(&words.say(&say!("cli-watch-title", level = &level.title, seed = args.seed)));
    }
    let mut told = 0;
    let tell = |state: &State, seat: ActorId, decision: &Decision| {
        if only.is_some_and(|only| only != seat) {
            return;
        }
        if args.json {
            say(&as_json(&level, state.turn, seat, decision, words));
            return;
        }
        // That a turn is sent goes without saying.
        if decision.order == Order::Send {
            return;
        }
        if told != state.turn {
            told = state.turn;
            say(&format!("\n{}", when::turn(&level, told, words)));
        }
        say(&format!("  {}", line(&level, state, seat, decision, words)));
    };
    play_out_told(&level, Seed(args.seed), &args.bots, tell, |_, _: &[Fact]| ());
    Outcome::Done
}

fn as_json(level: &Level, turn: u16, seat: ActorId, decision: &Decision, words: &Words) -> String {
    let reason = words.say(&decision.because.saying(level));
    json!({ "turn": turn, "seat": level.actor(seat).code, "order": decision.order, "reason": reason }).to_string()
}

/// Such as `VAL  Investigate (the loader): it was hit, …`.
fn line(level: &Level, state: &State, seat: ActorId, decision: &Decision, words: &Words) -> String {
    let view = View::unexplained(level, state, Viewer::Seat(seat));
    let settings = Settings::default();
    let reader = Reader::new(level, &view, words, &settings);
    let order = order_words(&reader, &decision.order);
    let about = at_the_table(level, &view, &decision.order, words).unwrap_or(order.about);
    // A sentence that stands in another ends without its full stop.
    let about = about.trim_end_matches('.');
    let code = &level.actor(seat).code;
    let reason = decision.because.saying(level);
    words.say(&match about.is_empty() {
        true => say!("cli-watch-order", seat = code, order = order.title, reason = reason),
        false => say!("cli-watch-order-about", seat = code, order = order.title, about = about, reason = reason),
    })
}

/// What an order at the table is about: on a screen the table itself says so.
fn at_the_table(level: &Level, view: &View, order: &Order, words: &Words) -> Option<String> {
    let name = |talks: TalksId| &level.talks(talks).name;
    let said = match order {
        Order::Offer { talks, draft }
        | Order::Revise { talks, draft }
        | Order::PutToSilence { talks, draft }
        | Order::OpenText { talks, draft }
        | Order::Plan(Plan::Table { talks, draft }) => {
            say!("cli-watch-draft", talks = name(*talks), clauses = clauses(level, *talks, draft))
        }
        Order::Answer { talks, offer, .. } => {
            let offer = view.talks(*talks).table.offers.get(offer.ix())?;
            say!("cli-watch-answer", talks = name(*talks), who = &level.actor(offer.by).short)
        }
        Order::Yield { talks } | Order::BreakSilence { talks } => return Some(name(*talks).clone()),
        _ => return None,
    };
    Some(words.say(&said))
}

/// The options that a draft takes, one for each issue.
fn clauses(level: &Level, talks: TalksId, draft: &negotiation::Outcome) -> Arg {
    let issues = level.talks(talks).issues.iter().zip(&draft.0);
    Arg::names(issues.filter_map(|(issue, option)| Some(issue.options.get(usize::from(*option))?.name.as_str())))
}
