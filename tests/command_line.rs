//! The real binary: what scripts rest on.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use demarche::base::Seed;
use demarche::level::library::Library;
use demarche::rules::Order;
use demarche::session::{LocalTable, Table};

fn demarche(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn exit(output: &Output) -> Option<i32> {
    output.status.code()
}

/// A finished session of a person who only ever ends the turn.
fn finished_journal(folder: &Path) -> PathBuf {
    let level = Arc::new(Library::built_in().playable("winter-ward").unwrap());
    let seat = level.find_actor("VAL").unwrap();
    let mut table = LocalTable::start(level, Seed(5), seat, &[]);
    while !table.view().ended {
        table.submit(Order::Send).unwrap();
    }
    let path = folder.join("session.journal");
    std::fs::write(&path, table.session().journal().text()).unwrap();
    path
}

#[test]
fn simulate_prints_the_same_digest_every_time() {
    let run = || demarche(&["simulate", "winter-ward", "--games", "12", "--seed", "7", "--json"]);
    let (a, b) = (run(), run());
    assert_eq!(exit(&a), Some(0));
    assert_eq!(stdout(&a), stdout(&b));
    let json: serde_json::Value = serde_json::from_str(&stdout(&a)).unwrap();
    assert_eq!((&json["level"], &json["games"], &json["seed"]), (&"winter-ward".into(), &12.into(), &7.into()));
    assert_eq!(json["digest"].as_str().unwrap().len(), 64);
    assert_eq!(json["seats"].as_array().unwrap().len(), 10);
    assert!(json["seats"][0]["score"]["mean"].is_f64());
    let other = demarche(&["simulate", "winter-ward", "--games", "12", "--seed", "8", "--json"]);
    let other: serde_json::Value = serde_json::from_str(&stdout(&other)).unwrap();
    assert_ne!(json["digest"], other["digest"]);
}

/// Parts on as many threads each as they may have, put together in any order, are the whole to the byte: JSON and page.
#[test]
fn parts_of_a_sweep_make_the_same_report_as_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let level = "tests/levels/charter.ron";
    let common = ["simulate", level, "--seeds", "3..10", "--full", "--styles", "random,conceder"];
    let run = |threads: &str, more: &[&str]| {
        let binary = env!("CARGO_BIN_EXE_demarche");
        Command::new(binary).args(common).args(more).env("RAYON_NUM_THREADS", threads).output().unwrap()
    };
    let whole = run("2", &["--json", "--html", &at("whole page.html")]);
    assert_eq!(exit(&whole), Some(0), "{}", String::from_utf8_lossy(&whole.stderr));
    for i in 1..=3 {
        let (shard, out) = (format!("{i}/3"), at(&format!("{i}.part")));
        let part = run(if i == 2 { "2" } else { "1" }, &["--shard", &shard, "--out", &out]);
        assert_eq!((exit(&part), stdout(&part).as_str()), (Some(0), ""), "{}", String::from_utf8_lossy(&part.stderr));
    }
    let (parts, page) = ([at("3.part"), at("1.part"), at("2.part")], at("merged.html"));
    let merged = demarche(&["merge", &parts[0], &parts[1], &parts[2], "--json", "--html", &page]);
    assert_eq!(exit(&merged), Some(0), "{}", String::from_utf8_lossy(&merged.stderr));
    assert_eq!(stdout(&merged), stdout(&whole));
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(html, std::fs::read_to_string(at("whole page.html")).unwrap());
    // Nothing is run and nothing is fetched.
    for foreign in ["<script", "http:", "https:", "src=", "url(", "@import", "\u{ab}"] {
        assert!(!html.contains(foreign), "{foreign}");
    }

    let json: serde_json::Value = serde_json::from_str(&stdout(&whole)).unwrap();
    assert_eq!((&json["games"], &json["seed"]), (&7.into(), &3.into()));
    let plain = ["simulate", level, "--games", "7", "--seed", "3", "--json"];
    let plain: serde_json::Value = serde_json::from_str(&stdout(&demarche(&plain))).unwrap();
    assert_eq!(plain["digest"], json["digest"], "what is played beside the games is no part of them");
    assert_eq!(plain["seats"], json["seats"]);
    assert_eq!(json["styles"].as_array().unwrap().len(), 2);
    assert!(
        json["talks"][0]["first_mover"]["advantage"]["mean"].is_f64() && plain["talks"][0]["first_mover"].is_null()
    );
    let finding = &json["findings"][0];
    assert!(finding["message"].as_str().is_some_and(|message| !message.contains('\u{ab}')), "{finding}");

    let refused = |files: &[&str]| {
        let output = demarche(&[&["merge"], files].concat());
        assert_eq!((exit(&output), stdout(&output).as_str()), (Some(1), ""));
        String::from_utf8(output.stderr).unwrap()
    };
    let [three, one, two] = parts.each_ref().map(String::as_str);
    assert_eq!(refused(&[one, three]), "Missing: seeds 5 to 6. Play 2/3, or add the file if it lies elsewhere.\n");
    let twice = refused(&[one, two, three, two]);
    assert!(twice.contains("both hold seeds 5 to 6"), "{twice}");
    let other = at("other.part");
    let args = ["simulate", level, "--seeds", "3..10", "--shard", "2/3", "--out", &other];
    assert_eq!(exit(&demarche(&args)), Some(0));
    let why = refused(&[one, &other, three]);
    assert!(why.contains("other.part") && why.contains("--full"), "{why}");
    let cut = at("cut.part");
    let bytes = std::fs::read(two).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() - 200]).unwrap();
    let why = refused(&[one, &cut, three]);
    assert!(why.contains("cut.part: the file ends too early"), "{why}");
    assert!(refused(&[level]).contains("no part of a sweep"));
    assert!(refused(&[&at("nowhere.part")]).contains("nowhere.part: "));
}

#[test]
fn what_cannot_be_played_or_written_is_said_before_anything_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("no such folder/page.html");
    // A million games, which nobody waits for.
    let run = |args: &[&str]| demarche(&[&["simulate", "winter-ward", "--games", "1000000"], args].concat());
    for path in [inside.to_str().unwrap(), folder.path().to_str().unwrap()] {
        let refused = run(&["--html", path]);
        assert_eq!(exit(&refused), Some(2));
        let why = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(why.contains(path) && why.contains("cannot be written") && !why.contains(".demarche-"), "{why}");
    }
    let simulate = |args: &[&str]| demarche(&[&["simulate", "winter-ward"], args].concat());
    let out = folder.path().join("part");
    let out = out.to_str().unwrap();
    for (args, word) in [
        (&["--seeds", "9..3"][..], "9..3"),
        (&["--seed", "18446744073709551615"], "18446744073709551615"),
        (&["--seeds", "0..9", "--shard", "4/3", "--out", out], "4/3"),
        (&["--seeds", "0..9", "--shard", "1/3"], "--out"),
        (&["--seeds", "0..9", "--games", "3"], "--games"),
        (&["--seeds", "0..9", "--out", out, "--json"], "--json"),
    ] {
        let refused = simulate(args);
        assert_eq!(exit(&refused), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(word), "{args:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn watch_tells_every_order_with_its_reason() {
    let run = |seat: &str| demarche(&["watch", "winter-ward", "--seed", "3", "--seat", seat, "--json"]);
    let told = run("ond");
    assert_eq!(exit(&told), Some(0));
    let lines: Vec<serde_json::Value> = stdout(&told).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() > 20, "{}", lines.len());
    for line in &lines {
        assert_eq!(line["seat"], "OND");
        assert!(line["reason"].as_str().is_some_and(|reason| reason.len() > 15 && !reason.contains('«')), "{line}");
        assert!(line["turn"].is_u64() && !line["order"].is_null(), "{line}");
    }
    let sent = lines.iter().filter(|line| line["order"] == "Send").count();
    assert_eq!(Some(sent as u64), lines.last().unwrap()["turn"].as_u64());
    let plain = stdout(&demarche(&["watch", "winter-ward", "--seed", "3", "--seat", "OND"]));
    assert!(
        plain.contains("\nweek 2\n") && plain.contains("OND  Refuse an offer (Tarn letters, from Valdora): "),
        "{plain}"
    );
    let nobody = run("XYZ");
    assert_eq!(exit(&nobody), Some(2));
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("no seat XYZ"));
}

#[test]
fn replay_accepts_a_finished_session_and_refuses_it_after_any_one_byte_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = finished_journal(folder.path());
    let file = path.to_str().unwrap();
    let accepted = demarche(&["replay", file, "--verify", "--json"]);
    assert_eq!(exit(&accepted), Some(0), "{}", stdout(&accepted));
    let verdict: serde_json::Value = serde_json::from_str(&stdout(&accepted)).unwrap();
    assert_eq!((&verdict["verified"], &verdict["states_compared"]), (&true.into(), &true.into()));

    let whole = std::fs::read(&path).unwrap();
    for site in (0..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[site] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let refused = demarche(&["replay", file, "--verify"]);
        assert_eq!(exit(&refused), Some(1), "byte {site}");
        let place = format!("{file}:");
        assert!(String::from_utf8_lossy(&refused.stderr).starts_with(&place), "byte {site}");
    }
    std::fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    assert_eq!(exit(&demarche(&["replay", file, "--verify"])), Some(1));
    let rebuilt = demarche(&["replay", file]);
    assert_eq!(exit(&rebuilt), Some(0));
    assert!(String::from_utf8_lossy(&rebuilt.stderr).contains("rebuilt up to there"));
}

#[test]
fn nobody_needs_to_listen_to_messages() {
    let folder = tempfile::tempdir().unwrap();
    let level = folder.path().join("cut.ron");
    std::fs::write(&level, "(format: 1, id: ").unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let args = ["simulate", level.to_str().unwrap()];
    let status = Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(1), "that there are problems stands in the code all the same");
}

#[test]
fn what_cannot_be_read_is_a_problem_and_what_cannot_run_is_not() {
    assert_eq!(exit(&demarche(&["replay", "no-such-file.journal"])), Some(1));
    assert_eq!(exit(&demarche(&["simulate", "no-such-level"])), Some(1));
    assert_eq!(exit(&demarche(&["simulate", "winter-ward", "--bots", "clever"])), Some(2));
    assert_eq!(exit(&demarche(&["prove", "Z9"])), Some(2));
    for scale in ["7", "0.5", "NaN", "large"] {
        let refused = demarche(&["shots", "--scale", scale]);
        assert_eq!(exit(&refused), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("write a number from 1 to 2"), "{scale}");
    }
    assert_eq!(exit(&demarche(&["no-such-command"])), Some(2));
    let help = demarche(&["--help"]);
    assert_eq!(exit(&help), Some(0));
    for command in ["play", "check", "simulate", "merge", "watch", "replay", "shots", "prove"] {
        assert!(stdout(&help).contains(command), "{command}");
    }
}
