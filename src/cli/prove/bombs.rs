//! L3: what reading and checking costs at most. The largest level that is sound, and thirty-odd files that were made to be
//! dear, each in a process of its own, whose largest memory the system keeps.

use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

use super::{Size, Tally};
use crate::level::Level;
use crate::level::library::Maps;
use crate::level::problem::{Problem, Source, render, to_json};
use crate::level::syntax::MOST_BYTES;
use crate::lint;
use crate::words::{Saying, Words, say};

/// Time for one file, in milliseconds. Programs that are built for development are given four times as much.
const MOST_TIME: u128 = if cfg!(debug_assertions) { 2_000 } else { 500 };
/// Memory of the whole process, in KiB.
const MOST_MEMORY: u64 = 64 << 10;

/// What each bomb is, and how to make it.
type Bomb = (&'static str, fn() -> String);

const BOMBS: [Bomb; 34] = [
    ("the largest sound level", largest),
    ("brackets", || filled("(", "(", "")),
    ("lists in lists", || filled("(a: ", "[", "")),
    ("maps of maps", || filled("(", "{1:", "")),
    ("closing brackets", || filled("(", ")", "")),
    ("commas", || filled("(", ",", "")),
    ("colons", || filled("(", ":", "")),
    ("fields without values", || filled("(", "a:", "")),
    ("Some in Some", || filled("(a: ", "Some(", "")),
    ("quotes", || filled("(", "\"", "")),
    ("texts without an end", || filled("(", "\"a\n", "")),
    ("raw texts without an end", || filled("(", "r#\"\n", "")),
    ("comments in comments", || filled("", "/*", "")),
    ("comments", || filled("", "// x\n", "()")),
    ("characters without an end", || filled("(", "'\\", "")),
    ("byte order marks", || filled("(", "\u{feff}", "")),
    ("characters that turn the direction", || filled("(title: \"", "\u{202e}", "\")")),
    ("one long number", || filled("(format: ", "9", ")")),
    ("one long word", || filled("(", "a", ": 1)")),
    ("one long text", || filled("(title: \"", "x ", "\")")),
    ("the same field again", || filled("(", "title:1,", ")")),
    ("unknown fields", || numbered("(", |n| format!("f{n}:1,"), ")")),
    ("keys", || numbered("(a: {", |n| format!("k{n}:1,"), "})")),
    ("words side by side", || filled("(a: [", "a b ", "])")),
    ("comments that allow", || filled("", "// allow(unusd): x\n", "()")),
    ("comments that allow nothing", || filled("", "// allow(unused): so\n", &tiny(&[]))),
    ("allowed again and again", || filled("", "// allow(unused, alike, long-line): so\n", &tiny(&[("url", "")]))),
    ("events that nobody knows", || events(|n| format!("Happened(\"x{n}\")"))),
    ("events that wait in a row", || events(|n| format!("Happened(\"e{}\")", n + 1))),
    ("events that wait for many", || {
        events(|n| {
            format!(
                "All([{}])",
                (0..12).map(|k| format!("Happened(\"e{}\"),", (n * 7 + k * 131) % 900)).collect::<String>()
            )
        })
    }),
    ("conditions that contradict", || {
        events(|n| {
            format!("All([{}])", format!("Below(what:Turn,value:{}),AtLeast(what:Turn,value:3),", n % 4 + 1).repeat(8))
        })
    }),
    ("actors with one code", || tiny(&[("actors", &actors(|_| String::from("ABC")))])),
    ("talks with a million texts", || tiny(&[("talks", &talks())])),
    ("glossary", || {
        tiny(&[("glossary", &list(4_000, |n| format!("(word:\"w{n}\",meaning:\"{}\"),", "m ".repeat(100))))])
    }),
];

/// `piece` over and over between two ends, a mebibyte of it.
fn filled(head: &str, piece: &str, tail: &str) -> String {
    let room = MOST_BYTES - head.len() - tail.len();
    format!("{head}{}{tail}", piece.repeat(room / piece.len()))
}

fn numbered(head: &str, piece: impl Fn(usize) -> String, tail: &str) -> String {
    let mut text = head.to_owned();
    for n in 0.. {
        let piece = piece(n);
        if text.len() + piece.len() + tail.len() > MOST_BYTES {
            break;
        }
        text.push_str(&piece);
    }
    text + tail
}

fn list(n: usize, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect()
}

/// A small sound level with some fields more; one that is named again takes the place of the field.
fn tiny(with: &[(&str, &str)]) -> String {
    let given = |field: &str| with.iter().find(|(name, _)| *name == field).map(|(_, items)| *items);
    let actors = given("actors").map_or_else(|| actors(code).split_inclusive('\n').take(2).collect(), str::to_owned);
    let of = |field: &str| given(field).unwrap_or_default();
    format!(
        "(format:1,id:\"bomb\",title:\"Bomb\",tagline:\"x\",briefing:[\"x\"],time:(unit:Week,turns:60,first_day:\"2021-01-11\"),\
         map:\"harrow\",gauges:(stability:50,trust:50,norm_strength:50,resilience:50,fragmentation:50,openness:50),\
         actors:[{actors}],incidents:[{}],responses:[],talks:[{}],events:[{}],glossary:[{}],goals:[\"x\"],questions:[\"x\"],\
         really:(heading:\"x\",days:[]),sources:[{}])",
        of("incidents"),
        of("talks"),
        of("events"),
        of("glossary"),
        of("sources"),
    )
}

/// Codes from AAA on.
fn code(n: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    [letter(n / 676), letter(n / 26), letter(n)].iter().collect()
}

/// As many actors as there may be, the first of whom can be played.
fn actors(code: fn(usize) -> String) -> String {
    list(64, |n| {
        let playable = if n == 0 { "playable:(pitch:\"x\",difficulty:\"x\",briefing:[\"x\"])," } else { "" };
        format!(
            "(code:\"{}\",name:\"Actor {n}\",kind:State,line:\"x\",dossier:[],at:(100,100),{playable}influence:10,\
             means:(capital:8,capital_per_turn:4,staff:6,budget:20),\
             capacities:(governance:50,technical:50,law_enforcement:50,diplomacy:50),resilience:50,openness:0,doctrine:(),\
             mandate:(text:\"x\",objectives:[(name:\"calm\",measure:Gauge(Stability),weight:1,start:0,target:100)])),\n",
            code(n)
        )
    })
}

/// As many events as fit, each with a condition.
fn events(when: impl Fn(usize) -> String) -> String {
    let mut events = String::new();
    for n in 0..4_096 {
        let event = format!("(id:\"e{n}\",heading:\"x\",body:\"x\",source:\"x\",tone:Press,when:{}),", when(n));
        if events.len() + event.len() > MOST_BYTES - 4_096 {
            break;
        }
        events.push_str(&event);
    }
    tiny(&[("events", &events)])
}

/// Talks of all actors that there may be at a table, over a million texts.
fn talks() -> String {
    let parties = |n: usize| -> Vec<String> { (0..32).map(|p| code((n + p) % 2)).take(2).collect() };
    list(24, |n| {
        let issues =
            list(20, |i| format!("(id:\"i{i}\",name:\"x\",options:[(id:\"o\",name:\"x\",words:\"x\",strength:1)]),"));
        let values = |p: usize| list(20, |i| format!("\"i{i}\":{{\"o\":({},{})}},", i * 3 + p, 60 + i * 7 % 31 - p));
        let mut positions = String::new();
        for (p, party) in parties(n).iter().enumerate() {
            let _ = write!(positions, "\"{party}\":(values:{{{}}},no_deal:({},{})),", values(p), 500 + p, 900 + p);
        }
        let names = parties(n).iter().fold(String::new(), |names, party| names + "\"" + party + "\",");
        format!(
            "(id:\"t{n}\",name:\"x\",title:\"x\",line:\"x\",protocol:AlternatingOffers,parties:[{names}],opens:1,closes:59,\
             at:(200,200),issues:[{issues}],positions:{{{positions}}}),"
        )
    })
}

/// A sound level of a mebibyte: all actors, tables as large as they may be, and events to the brim.
fn largest() -> String {
    let all = actors(code);
    let tables = list(8, |n| {
        let issues =
            list(20, |i| format!("(id:\"i{i}\",name:\"x\",options:[(id:\"o\",name:\"x\",words:\"x\",strength:1)]),"));
        let (mut names, mut positions) = (String::new(), String::new());
        for p in 0..32 {
            let party = code((n * 5 + p) % 64);
            let values = list(20, |i| format!("\"i{i}\":{{\"o\":({},{})}},", (i * 7 + p * 3) % 40, 41 + (i + p) % 20));
            let _ = write!(names, "\"{party}\",");
            let _ = write!(positions, "\"{party}\":(values:{{{values}}},no_deal:({},{})),", 200 + p, 500 + p);
        }
        format!(
            "(id:\"t{n}\",name:\"x\",title:\"x\",line:\"x\",protocol:AlternatingOffers,parties:[{names}],opens:1,closes:59,\
             at:(200,200),issues:[{issues}],positions:{{{positions}}}),"
        )
    });
    let mut events = String::new();
    for n in 0usize..4_096 {
        let event = format!(
            "(id:\"e{n}\",heading:\"What happened\",body:\"{}\",source:\"x\",tone:Press,from:{},when:Happened(\"e{}\")),",
            "Words. ".repeat(20),
            n % 50 + 1,
            n.saturating_sub(1),
        );
        if events.len() + event.len() + all.len() + tables.len() > MOST_BYTES - 4_096 {
            break;
        }
        // The first waits for nobody.
        events.push_str(&if n == 0 { event.replace(",when:Happened(\"e0\")", "") } else { event });
    }
    tiny(&[("actors", &all), ("talks", &tables), ("events", &events)])
}

/// Every bomb in a process of its own, or one of them in this.
///
/// # Errors
/// If this program cannot be started again.
pub(super) fn defused(_: &Level, _: Size, only: Option<u64>) -> Result<Tally, Saying> {
    if let Some(case) = only {
        let (result, note) = usize::try_from(case).ok().and_then(|at| BOMBS.get(at)).map_or_else(
            || (Err(format!("there are {}", BOMBS.len())), String::new()),
            |(name, bomb)| explode(name, &bomb()),
        );
        return Ok(Tally::of([(case, result)], note));
    }
    let program = std::env::current_exe().map_err(|error| say!("cli-prove-no-process", why = error.to_string()))?;
    let mut results = Vec::new();
    let (mut slowest, mut largest) = ((0, ""), (0, ""));
    for (case, (name, _)) in (0u64..).zip(BOMBS) {
        let output = Command::new(&program).args(["prove", "L3", "--json", "--only", &case.to_string()]).output();
        let output = output.map_err(|error| say!("cli-prove-no-process", why = error.to_string()))?;
        let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let figures: Vec<u64> =
            line["note"].as_str().unwrap_or_default().split(' ').filter_map(|n| n.parse().ok()).collect();
        if let [time, memory] = figures[..] {
            slowest = slowest.max((time, name));
            largest = largest.max((memory, name));
        }
        let result = match line["failed"].as_u64() {
            Some(0) => Ok(()),
            Some(_) => Err(line["why"].as_str().unwrap_or_default().to_owned()),
            None => Err(format!("{name}: the process ended with {}", output.status)),
        };
        results.push((case, result));
    }
    let note = format!("slowest {} ms ({}); largest {} KiB ({})", slowest.0, slowest.1, largest.0, largest.1);
    Ok(Tally::of(results, note))
}

/// Reads and checks a text in full, and shows what is found: what it costs, in milliseconds and KiB, beside what the program
/// takes for itself.
fn explode(name: &str, text: &str) -> (Result<(), String>, String) {
    let words = Words::new("en");
    let source = Source::new("bomb.ron", text);
    let (start, before) = (Instant::now(), processor_time().unwrap_or(0));
    let own = memory("VmRSS:").unwrap_or(0);
    let (level, problems) = lint::examine(&source, &Maps::built_in());
    render(&source, &problems, &words);
    to_json(&source, &problems, &words);
    // Other work on the machine does not count; both cores do.
    let time = processor_time().map_or_else(|| start.elapsed().as_millis(), |now| now.saturating_sub(before));
    let memory = memory("VmHWM:").unwrap_or(0).saturating_sub(own);
    let note = format!("{time} ms {memory} KiB");
    let expected = level.is_some() != problems.iter().any(Problem::is_error);
    let sound = level.is_some() || name != BOMBS[0].0;
    let first = problems.first().map(|problem| words.say(&problem.message)).unwrap_or_default();
    let result = match () {
        () if text.len() > MOST_BYTES => Err(format!("{name}: {} bytes are more than may be read", text.len())),
        () if !expected || !sound => Err(format!("{name}: it is not what it should be: {first}")),
        () if time > MOST_TIME => Err(format!("{name}: {note}, more than {MOST_TIME} ms")),
        () if memory > MOST_MEMORY => Err(format!("{name}: {note}, more than {MOST_MEMORY} KiB")),
        () => Ok(()),
    };
    (result, note)
}

/// What this process has taken of all processors, in milliseconds, where the system tells (Linux, in hundredths of a second).
fn processor_time() -> Option<u128> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold anything.
    let (_, behind) = stat.rsplit_once(')')?;
    let ticks: Vec<u128> = behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse().ok()).collect();
    Some(ticks.iter().sum::<u128>() * 10)
}

/// The memory of this process, in KiB, where the system tells (Linux): what it has (`VmRSS:`), or the most it has had (`VmHWM:`).
fn memory(which: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which))?;
    line.split_whitespace().next()?.parse().ok()
}
