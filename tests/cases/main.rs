//! Rule cases as data: `*.ron` beside this file, each a list of cases with the rule of `docs/RULES.md` that it holds. A case
//! names a position, orders, and who must and must not see what.

mod words;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use demarche::base::{Digest, Seed};
use demarche::level::{Level, library};
use demarche::rules::{Order, Seen, State, View, Viewer, begin, resolve};

use words::Words;
use written::{Act, Case, Expect, actor};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cases of one file.
fn read(name: &str, text: &str) -> Result<Vec<Case>, String> {
    let ron = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    ron.from_str(text).map_err(|error| format!("{name}: {error}"))
}

/// All cases with the file they stand in.
fn all_cases() -> Vec<(String, Case)> {
    let folder = std::fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = folder.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let read = read(&name, &std::fs::read_to_string(&file).unwrap()).unwrap_or_else(|error| panic!("{error}"));
        cases.extend(read.into_iter().map(|case| (name.clone(), case)));
    }
    cases
}

/// Levels by path, read once.
#[derive(Default)]
struct Levels(BTreeMap<String, Level>);

impl Levels {
    fn get(&mut self, path: &str) -> Result<&Level, String> {
        if !self.0.contains_key(path) {
            let loaded = library::load(&root().join(path));
            let level = loaded.level.ok_or_else(|| format!("{path} has problems: {:?}", loaded.problems))?;
            self.0.insert(path.to_owned(), level);
        }
        Ok(&self.0[path])
    }
}

/// A position that orders are played on from.
#[derive(Clone)]
struct Play<'a> {
    level: &'a Level,
    state: State,
    /// What each viewer that a case asks about has seen.
    seen: BTreeMap<String, Vec<String>>,
    /// Orders that were refused, by number, with the kind of refusal.
    refused: BTreeMap<usize, String>,
}

impl Play<'_> {
    fn submit(&mut self, seat: &str, act: &Act) -> Result<(), String> {
        if seat == "all" {
            for id in self.level.actor_ids().filter(|_| *act == Act::Send) {
                if !self.state.actors[id.ix()].sent {
                    self.carry_out(id, &Order::Send)?;
                }
            }
            return if *act == Act::Send { Ok(()) } else { Err(String::from("`all` can only Send")) };
        }
        let order = act.order(self.level, &self.state)?;
        self.carry_out(actor(self.level, seat)?, &order)
    }

    fn carry_out(&mut self, seat: demarche::base::ActorId, order: &Order) -> Result<(), String> {
        // The kind of a refusal is the first word of its debug form.
        let facts = resolve(self.level, &mut self.state, seat, order).map_err(|refusal| format!("{refusal:?}"))?;
        for (viewer, lines) in &mut self.seen {
            let Ok(viewer) = viewer_of(self.level, viewer) else { continue };
            let seen = facts.iter().filter_map(|fact| Seen::of(fact, self.level, &self.state, viewer));
            lines.extend(seen.map(|seen| Words(self.level).sight(&seen.what)));
        }
        Ok(())
    }
}

fn viewer_of(level: &Level, name: &str) -> Result<Viewer, String> {
    match name {
        "director" => Ok(Viewer::Director),
        "open" => Ok(Viewer::Open),
        code => actor(level, code).map(Viewer::Seat),
    }
}

/// Whether `line` reads as `wanted`, where `*` stands for anything.
fn reads_as(line: &str, wanted: &str) -> bool {
    let mut parts = wanted.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    if !wanted.contains('*') {
        return rest.is_empty();
    }
    let parts: Vec<&str> = parts.collect();
    let (last, middle) = parts.split_last().expect("there is a `*`");
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Everything in which the case comes out otherwise than it says.
fn failures(case: &Case, levels: &mut Levels) -> Vec<String> {
    try_failures(case, levels).unwrap_or_else(|error| vec![error])
}

fn try_failures(case: &Case, levels: &mut Levels) -> Result<Vec<String>, String> {
    let level = levels.get(&case.level)?;
    let (state, _) = begin(level, Seed(case.seed));
    let mut start = Play { level, state, seen: BTreeMap::new(), refused: BTreeMap::new() };
    while u64::from(start.state.turn) < case.turn {
        if start.state.ended {
            return Err(format!("there is no turn {}", case.turn));
        }
        start.submit("all", &Act::Send)?;
    }
    for (n, (seat, act)) in case.before.iter().enumerate() {
        start.submit(seat, act).map_err(|why| format!("before, order {} ({seat}: {act:?}): {why}", n + 1))?;
    }
    let asked: BTreeSet<&String> =
        [&case.expect.sees, &case.expect.sees_not].into_iter().flat_map(|s| s.keys()).collect();
    start.seen = asked.into_iter().map(|viewer| (viewer.clone(), Vec::new())).collect();

    let mut wrong = Vec::new();
    let mut ends: Vec<Digest> = Vec::new();
    for sequence in sequences(case) {
        let mut play = start.clone();
        for n in &sequence {
            let (seat, act) = &case.orders[n - 1];
            if let Err(why) = play.submit(seat, act) {
                if !case.expect.refused.contains_key(n) {
                    wrong.push(format!("order {n} ({seat}: {act:?}): {why}"));
                }
                play.refused.insert(*n, why);
            }
        }
        ends.push(play.state.digest());
        if ends.last() != ends.first() {
            wrong.push(format!("in the order {sequence:?} the state ends up another"));
        }
        judge(&case.expect, &play, &mut wrong)?;
    }
    wrong.dedup();
    Ok(wrong)
}

/// Numbers of the orders, from 1, in the sequences to try: as written, or with seats in every order, up to the first order
/// of `all`.
fn sequences(case: &Case) -> Vec<Vec<usize>> {
    let numbers: Vec<usize> = (1..=case.orders.len()).collect();
    if !case.in_any_order {
        return vec![numbers];
    }
    let free = case.orders.iter().take_while(|(seat, _)| seat != "all").count();
    let (moving, fixed) = numbers.split_at(free);
    let seats: BTreeSet<&str> = case.orders[..free].iter().map(|(seat, _)| seat.as_str()).collect();
    let blocks: Vec<Vec<usize>> =
        seats.iter().map(|seat| moving.iter().copied().filter(|n| case.orders[n - 1].0 == *seat).collect()).collect();
    let mut sequences = vec![Vec::new()];
    for _ in &blocks {
        let longer = |sequence: &Vec<usize>| {
            let sequence = sequence.clone();
            let left = blocks.iter().filter(|block| !sequence.contains(&block[0])).cloned().collect::<Vec<_>>();
            left.into_iter().map(move |block| [sequence.clone(), block].concat())
        };
        sequences = sequences.iter().flat_map(longer).collect();
    }
    sequences.into_iter().map(|sequence| [sequence, fixed.to_vec()].concat()).collect()
}

/// Lays what was expected beside what happened.
fn judge(expect: &Expect, play: &Play, wrong: &mut Vec<String>) -> Result<(), String> {
    for (n, kind) in &expect.refused {
        match play.refused.get(n) {
            None => wrong.push(format!("order {n} was accepted and should have been refused: {kind}")),
            Some(why) if why.split([' ', '{', '(']).next() != Some(kind) => {
                wrong.push(format!("order {n} was refused as {why}, not as {kind}"));
            }
            Some(_) => {}
        }
    }
    let mut lay =
        |wanted: &BTreeMap<String, Vec<String>>, has: bool, does: &str, lines: &dyn Fn(&str) -> Vec<String>| {
            for (viewer, wanted) in wanted {
                let lines = lines(viewer);
                for line in wanted.iter().filter(|wanted| lines.iter().any(|line| reads_as(line, wanted)) != has) {
                    let whole =
                        if has { format!("; it {does}:\n        {}", lines.join("\n        ")) } else { String::new() };
                    wrong.push(format!("{viewer} {does}{} '{line}'{whole}", if has { " not" } else { "" }));
                }
            }
        };
    let seen = |viewer: &str| play.seen[viewer].clone();
    lay(&expect.sees, true, "sees", &seen);
    lay(&expect.sees_not, false, "sees", &seen);
    for viewer in expect.knows.keys().chain(expect.knows_not.keys()).chain(play.seen.keys()) {
        viewer_of(play.level, viewer)?;
    }
    let known = |viewer: &str| {
        let viewer = viewer_of(play.level, viewer).expect("looked up before");
        Words(play.level).view(&View::of(play.level, &play.state, viewer))
    };
    lay(&expect.knows, true, "knows", &known);
    lay(&expect.knows_not, false, "knows", &known);
    Ok(())
}

#[test]
fn every_case_comes_out_as_it_says() {
    let mut levels = Levels::default();
    let cases = all_cases();
    let mut failed = Vec::new();
    for (file, case) in &cases {
        let wrong = failures(case, &mut levels);
        if !wrong.is_empty() {
            let rule = format!("src/{}, {}", case.rule.0, case.rule.1);
            failed.push(format!("{} ({file}) {}\n    rule: {rule}\n    {}", case.id, case.title, wrong.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{} of {} cases failed\n{}", failed.len(), cases.len(), failed.join("\n"));
    assert!(cases.len() >= 200, "{} cases", cases.len());
}

/// Ids stand once, and the rule that a case names is where it says.
#[test]
fn every_case_names_its_rule() {
    let mut ids = BTreeSet::new();
    for (file, case) in all_cases() {
        let (place, word) = &case.rule;
        let text = std::fs::read_to_string(root().join("src").join(place)).unwrap_or_default();
        assert!(text.contains(word.as_str()), "{} ({file}): src/{place} has no '{word}'", case.id);
        assert!(ids.insert(case.id.clone()), "{} ({file}): the id stands twice", case.id);
        assert!(
            case.id.to_lowercase().starts_with(&file[..1]),
            "{} ({file}): the file is that of another section",
            case.id
        );
        let empty = Expect::default();
        assert!(format!("{:?}", case.expect) != format!("{empty:?}"), "{} ({file}): expects nothing", case.id);
    }
}

const PAGE: &str = "docs/RULES.md";

/// A rule as it stands on the page.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    id: String,
    /// The test that holds it where cases do not.
    held_by: Option<String>,
}

/// The rules of a page: paragraphs that begin with an id in bold.
fn rules(page: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    for paragraph in page.replace("\r\n", "\n").split("\n\n") {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((id, text)) = paragraph.strip_prefix("**").and_then(|rest| rest.split_once("** ")) else { continue };
        if is_rule(id) {
            let held_by = text.split_once("*(held by `").and_then(|(_, rest)| rest.split_once("`)*"));
            rules.push(Rule { id: id.to_owned(), held_by: held_by.map(|(test, _)| test.to_owned()) });
        }
    }
    rules
}

/// Whether it is a capital letter and a number.
fn is_rule(id: &str) -> bool {
    let number = id.strip_prefix(|letter: char| letter.is_ascii_uppercase());
    number.is_some_and(|number| number.parse::<u8>().is_ok())
}

/// Names of the tests in a Rust source.
fn tests_in(source: &str) -> Vec<String> {
    let name = |after: &str| {
        let (_, function) = after.split_once("fn ")?;
        function.split_once('(').map(|(name, _)| name.to_owned())
    };
    source.split("#[test]").skip(1).filter_map(name).collect()
}

/// Names of all tests in the Rust files below `folder`.
fn tests_below(folder: &Path, names: &mut BTreeSet<String>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            tests_below(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            names.extend(tests_in(&std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Everything in which the page and the cases do not go together.
fn mismatches(rules: &[Rule], cases: &[String], tests: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for rule in rules {
        if !known.insert(rule.id.as_str()) {
            wrong.push(format!("{}: the rule stands twice in {PAGE}", rule.id));
        }
    }
    let mut with_case = BTreeSet::new();
    for case in cases {
        match case.split_once('.') {
            Some((rule, number)) if number.parse::<u8>().is_ok() => {
                with_case.insert(rule);
                if !known.contains(rule) {
                    wrong.push(format!("{case}: {PAGE} has no rule {rule}"));
                }
            }
            _ => wrong.push(format!("{case}: an id is that of a rule, a dot and a number, such as C6.2")),
        }
    }
    for rule in rules {
        match &rule.held_by {
            Some(test) if !tests.contains(test) => wrong.push(format!("{}: there is no test '{test}'", rule.id)),
            None if !with_case.contains(rule.id.as_str()) => {
                wrong.push(format!("{}: the rule has no case, and {PAGE} names no test that holds it", rule.id));
            }
            _ => {}
        }
    }
    wrong
}

/// Every case holds a rule of the page, and every rule of the page is held.
#[test]
fn the_page_of_rules_and_the_cases_go_together() {
    let rules = rules(&std::fs::read_to_string(root().join(PAGE)).unwrap());
    let cases: Vec<String> = all_cases().into_iter().map(|(_, case)| case.id).collect();
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        tests_below(&root().join(folder), &mut tests);
    }
    let wrong = mismatches(&rules, &cases, &tests);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rules.len() >= 90, "{} rules", rules.len());
}

#[test]
fn a_rule_or_a_case_alone_is_named() {
    let rules =
        rules("**A1** One.\n\n**A2** Two. *(held\nby `two_is_two`)*\n\n**Bold** words.\n\n| **A3** | a table |");
    let held = |id: &str, test: Option<&str>| Rule { id: id.to_owned(), held_by: test.map(str::to_owned) };
    assert_eq!(rules, [held("A1", None), held("A2", Some("two_is_two"))]);

    let tests: BTreeSet<String> = tests_in("#[test]\n    fn two_is_two() {}\nfn no_test() {}").into_iter().collect();
    let wrong = |cases: &[&str], tests: &BTreeSet<String>| {
        let cases: Vec<String> = cases.iter().map(|id| (*id).to_owned()).collect();
        mismatches(&rules, &cases, tests).join("\n")
    };
    assert_eq!(wrong(&["A1.1", "A2.1"], &tests), "");
    assert!(wrong(&["A2.1"], &tests).starts_with("A1: the rule has no case"));
    assert!(wrong(&["A1.1", "A3.1"], &tests).contains("A3.1: docs/RULES.md has no rule A3"));
    assert!(wrong(&["A1.1", "A1"], &tests).starts_with("A1: an id is"));
    assert!(wrong(&["A1.1"], &BTreeSet::new()).contains("A2: there is no test 'two_is_two'"));
    let twice = [held("A1", None), held("A1", None)];
    assert!(mismatches(&twice, &["A1.1".to_owned()], &tests)[0].contains("twice"));
}

/// A case about a send, with what it expects left open.
fn written(expect: &str) -> String {
    format!(
        r#"[(
            id: "X1", title: "a turn is sent", rule: ("rules/check.rs", "TurnSent"),
            orders: [("BOR", Send), ("BOR", Send)],
            expect: ({expect}),
        )]"#
    )
}

#[test]
fn a_case_that_expects_wrongly_fails() {
    let wrong = |expect: &str| {
        let cases = read("x.ron", &written(expect)).unwrap();
        failures(&cases[0], &mut Levels::default()).join("\n")
    };
    assert_eq!(
        wrong(r#"refused: {2: "TurnSent"}, sees: {"ALD": ["BOR sends *"]}, knows_not: {"ALD": ["turn 2"]}"#),
        ""
    );
    assert!(wrong("").contains("order 2 (BOR: Send): TurnSent"));
    assert!(wrong(r#"refused: {2: "Over"}"#).contains("refused as TurnSent, not as Over"));
    assert!(wrong(r#"refused: {1: "TurnSent", 2: "TurnSent"}"#).contains("order 1 was accepted"));
    let sent = r#"refused: {2: "TurnSent"}, "#;
    assert!(wrong(&format!(r#"{sent} sees: {{"ALD": ["BOR walks out*"]}}"#)).contains("ALD sees not 'BOR walks out*'"));
    assert!(wrong(&format!(r#"{sent} sees_not: {{"ALD": ["BOR sends*"]}}"#)).contains("ALD sees 'BOR sends*'"));
    assert!(wrong(&format!(r#"{sent} knows: {{"NET": ["turn 2"]}}"#)).contains("NET knows not 'turn 2'"));
    assert!(wrong(&format!(r#"{sent} knows_not: {{"NET": ["turn 1"]}}"#)).contains("NET knows 'turn 1'"));
    let alone = written(sent).replace("orders: [", r#"in_any_order: true, orders: [("ALD", Yield("pier")), "#);
    let alone = read("x.ron", &alone).unwrap();
    assert!(failures(&alone[0], &mut Levels::default()).join("\n").contains("(ALD: Yield(\"pier\")): NotYourFloor"));
    assert!(wrong(&format!(r#"{sent} knows: {{"XYZ": ["turn 1"]}}"#)).contains("no seat 'XYZ'"));
}

#[test]
fn what_cannot_be_read_is_named_with_its_file() {
    let error = read("a-orders.ron", &written("seen: {}")).unwrap_err();
    assert!(error.starts_with("a-orders.ron: ") && error.contains("seen"), "{error}");
    let error = read("a-orders.ron", &written("").replace("Send)]", "Sent)]")).unwrap_err();
    assert!(error.starts_with("a-orders.ron: ") && error.contains("Sent"), "{error}");
}

#[test]
fn a_star_stands_for_anything() {
    assert!(reads_as("BOR sends the turn", "BOR sends *") && reads_as("BOR sends the turn", "*the*"));
    assert!(reads_as("turn 1", "turn 1") && !reads_as("turn 12", "turn 1") && !reads_as("turn 12", "* 1"));
    assert!(!reads_as("a a", "a * a *") && reads_as("a b a", "a * a"));
}
