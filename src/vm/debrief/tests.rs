//! Words of whole debriefs: nothing unsaid, nothing said wrongly, and the page of one game as text.

use fluent_bundle::FluentValue;

use super::*;
use crate::base::{ActorId, IncidentId, PackageId, Permille, Seed, SuspectId};
use crate::debrief::testing::{self, ATTACK, HARBOUR, KES, NOTE, OND, Play, VAL};
use crate::debrief::{Arg, MESSAGES, Sentence, debrief};
use crate::level::library::Library;
use crate::level::{Gauge, ResponseKind};
use crate::negotiation::{Change, Outcome};
use crate::rules::{Order, Plan};
use crate::vm::prose::{Span, spoken};

fn words() -> Words {
    Words::new("en")
}

/// A message that is missing or lacks an argument reads as its id in double angle brackets.
fn is_whole(text: &str) -> bool {
    !text.contains('«') && !text.contains("{$") && !text.trim().is_empty()
}

#[test]
fn every_message_of_the_table_can_be_said_with_its_arguments() {
    let words = words();
    for (id, names) in MESSAGES {
        assert!(words.has(id), "{id}");
        for n in [0, 1, 2, 7, 3_456] {
            let mut args = crate::words::Args::new();
            for name in *names {
                args.set(*name, FluentValue::from(n));
                args.set(format!("{name}-words"), "seven");
            }
            assert!(is_whole(&words.with(id, &args)), "{id} with {names:?}: {}", words.with(id, &args));
        }
    }
}

#[test]
fn arguments_are_told_in_words() {
    let level = testing::level();
    let play = Play::of(level.clone());
    let debrief = play.debrief(VAL);
    let (words, settings) = (words(), Settings::default());
    let teller = Teller { level: &level, debrief: &debrief, words: &words, settings: &settings };
    let told = |arg: Arg| {
        let args = teller.args(&[("it", arg)]);
        args.iter().map(|(name, value)| format!("{name}={}", text(value))).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(Arg::Number(3_456)), "it=3456 it-words=3,456");
    assert_eq!(told(Arg::Points(2_650)), "it=27 it-words=27");
    assert_eq!(told(Arg::Points(-2_650)), "it=-27 it-words=\u{2212}27");
    assert_eq!(told(Arg::Share(Permille(745))), "it=75\u{202F}%");
    assert_eq!(told(Arg::Turn(7)), "it=week 7");
    assert_eq!(told(Arg::Actor(VAL)), "it=Valdora");
    assert_eq!(told(Arg::Actor(KES)), "it=the Kestrian Federation");
    assert_eq!(told(Arg::Actor(OND)), "it=Ondara");
    assert_eq!(told(Arg::Response(ResponseKind::JointStatement)), "it=joint statement");
    assert_eq!(told(Arg::Account(ATTACK, SuspectId(1))), "it=Pale Moth");
    assert_eq!(told(Arg::Incident(IncidentId(0))), "it=the attack on the hospitals");
    assert_eq!(told(Arg::Package(PackageId(0))), "it=Response team for Ondara");
    assert_eq!(told(Arg::Gauge(Gauge::NormStrength)), "it=strength of norms");
    let changes = vec![Change { issue: 0, from: 1, to: 2 }, Change { issue: 1, from: 1, to: 2 }];
    assert_eq!(told(Arg::Changes(HARBOUR, changes)), "it=“five days” under notice and “shall” under duty");
}

/// Dots beyond the signed text look as if more could have been had; the figure says why not.
#[test]
fn the_figure_says_what_the_dots_beyond_the_signed_text_are() {
    let level = Library::built_in().playable("winter-ward").unwrap();
    let (words, settings) = (words(), Settings::default());
    let mut told = [0, 0];
    for seed in 0..3 {
        let session = testing::played(&level, Seed(seed));
        for seat in ["VAL", "OND", "KES"] {
            let debrief = debrief(session.journal(), level.find_actor(seat).unwrap()).unwrap();
            let vm = debrief_vm(&debrief, &level, &words, &settings);
            for (talks, table) in debrief.talks.iter().zip(&vm.tables) {
                let said =
                    table.plane_notes.iter().any(|note| note.contains("above and to the right of the signed text"));
                let Some(deal) = talks.plane.deal.filter(|_| !talks.better.everyone) else {
                    assert!(!said);
                    continue;
                };
                let texts = talks.plane.texts.iter().filter(|text| text.signable && text.at != deal);
                let beyond = texts.filter(|text| text.at.x >= deal.x && text.at.y >= deal.y).count();
                assert_eq!(said, beyond > 0, "{}", table.name);
                assert!(beyond == 0 || talks.parties.len() > 2, "two parties have nothing beyond");
                told[usize::from(said)] += 1;
            }
        }
    }
    assert!(told[1] > 0, "{told:?}");
}

fn text(value: &FluentValue) -> String {
    match value {
        FluentValue::String(text) => text.to_string(),
        FluentValue::Number(number) => number.value.to_string(),
        _ => String::new(),
    }
}

#[test]
fn sentences_read_as_sentences() {
    let level = testing::level();
    let play = Play::of(level.clone());
    let debrief = play.debrief(VAL);
    let (words, settings) = (words(), Settings::default());
    let teller = Teller { level: &level, debrief: &debrief, words: &words, settings: &settings };
    let say = |id: &'static str, args: Vec<(&'static str, Arg)>| {
        let known = MESSAGES.iter().find(|(known, _)| *known == id).unwrap().1;
        assert_eq!(args.iter().map(|(name, _)| *name).collect::<Vec<_>>(), known);
        teller.tell(&Sentence { id, args, evidence: Vec::new() })
    };
    let number = Arg::Number;
    assert_eq!(
        say(
            "debrief-gain",
            vec![("own", Arg::Points(2_700)), ("other", Arg::Actor(KES)), ("theirs", Arg::Points(1_000)),]
        ),
        "You gained 27 points over no deal, and the Kestrian Federation 10."
    );
    assert_eq!(
        say("debrief-head-signed-strong", vec![("parties", number(7))]),
        "Seven signatures, under a text that asks for something."
    );
    assert_eq!(
        say("debrief-asked", vec![("n", number(4)), ("true", number(2)), ("false", number(1)), ("evaded", number(1))]),
        "You asked four questions: two were answered truly, one falsely, and one was evaded."
    );
    assert_eq!(
        say("debrief-asked", vec![("n", number(1)), ("true", number(1)), ("false", number(0)), ("evaded", number(0))]),
        "You asked one question: one was answered truly."
    );
    assert_eq!(
        say(
            "debrief-misread",
            vec![
                ("who", Arg::Actor(KES)),
                ("response", Arg::Response(ResponseKind::JointStatement)),
                ("way", Arg::Key("harsher")),
                ("channel", Arg::Channel(crate::level::Channel::Diplomatic)),
            ]
        ),
        "The Kestrian Federation read your joint statement as harsher than you meant it: with only embassies between \
         you, its error was wide."
    );
    assert_eq!(
        say("debrief-off-ramps", vec![("n", number(2)), ("who", Arg::Actor(OND)), ("end", number(0))]),
        "Two times you took a way down with Ondara; at the end the two of you were off the ladder."
    );
}

/// A game of three weeks' talks with an act, a package and a signed note.
pub(crate) fn game() -> Play {
    let mut play = Play::of(testing::level());
    let offer = |draft: &[u8]| Order::Offer { talks: NOTE, draft: Outcome(draft.to_vec()) };
    let respond =
        |kind| Order::Plan(Plan::Respond { incident: ATTACK, kind, target: KES, account: Some(SuspectId(0)) });
    play.order(VAL, offer(&[2, 2, 1]));
    play.order(VAL, Order::Yield { talks: NOTE });
    let answer = |offer: u16, accept, threshold| Order::Answer {
        talks: NOTE,
        offer: crate::base::OfferId(offer),
        accept,
        threshold,
    };
    play.order(KES, answer(0, false, Some(6_000)));
    play.order(KES, offer(&[0, 0, 1]));
    play.order(KES, Order::Yield { talks: NOTE });
    play.order(VAL, offer(&[2, 1, 1]));
    play.order(VAL, Order::Plan(Plan::Investigate { incident: ATTACK, clue: 1 }));
    play.send();
    play.order(VAL, respond(ResponseKind::PrivateDemarche));
    play.order(VAL, offer(&[1, 2, 0]));
    play.order(VAL, Order::Yield { talks: NOTE });
    play.order(KES, offer(&[0, 1, 1]));
    for seat in [VAL, KES] {
        play.order(seat, Order::Yield { talks: HARBOUR });
    }
    play.order(OND, Order::PutToSilence { talks: HARBOUR, draft: Outcome(vec![2, 1, 1]) });
    play.send();
    play.order(VAL, respond(ResponseKind::PublicAttribution));
    play.order(VAL, offer(&[1, 1, 0]));
    play.order(KES, answer(5, true, None));
    play.play_on();
    play
}

pub(crate) fn page(play: &Play, seat: ActorId) -> DebriefVm {
    debrief_vm(&play.debrief(seat), &play.level, &words(), &Settings::default())
}

#[test]
fn the_page_of_a_game_as_text() {
    let vm = page(&game(), VAL);
    let mut out = plain_text(&vm);
    for sentence in &vm.sentences {
        for tag in &sentence.tags {
            let Span::Tag(words) = &sentence.prose[tag.span] else { panic!("a tag stands at its span") };
            out.push_str(&format!("[{words}] {:?}\n    {}\n", tag.target, tag.slip.join("\n    ")));
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn glossary_words_are_marked_once() {
    let mut play = game();
    play.level.glossary.push(crate::level::Term { word: "Deal".into(), meaning: "A text.".into() });
    let vm = page(&play, VAL);
    let terms: Vec<&str> = vm
        .sentences
        .iter()
        .flat_map(|sentence| &sentence.prose)
        .filter_map(|span| match span {
            Span::Term { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(terms, ["deal"]);
}

/// Every string of a page.
fn strings(vm: &DebriefVm) -> Vec<String> {
    let mut out = vec![plain_text(vm)];
    out.extend(vm.sentences.iter().flat_map(|s| s.tags.iter().flat_map(|tag| tag.slip.clone())));
    out.extend(vm.sentences.iter().map(|s| spoken(&s.prose)));
    for table in &vm.tables {
        out.extend([table.plane_title.clone(), table.plane_spoken.clone(), table.curves_title.clone()]);
        out.extend(table.plane_notes.clone());
        out.extend(table.measures.iter().map(|row| row.why.clone()));
        out.extend(table.plane.fair.iter().map(|fair| fair.words.clone()));
    }
    out.extend(vm.boards.iter().flat_map(|board| [board.title.clone(), board.spoken.clone()]));
    out.extend(vm.ladders.iter().flat_map(|ladder| [ladder.title.clone(), ladder.spoken.clone()]));
    out.extend(vm.ladders.iter().flat_map(|ladder| ladder.figure.events.iter().map(|(_, words)| words.clone())));
    out
}

fn check(vm: &DebriefVm) {
    for text in strings(vm) {
        assert!(is_whole(&text), "{text}");
    }
    for sentence in &vm.sentences {
        assert!(!sentence.tags.is_empty());
        for tag in &sentence.tags {
            assert!(matches!(sentence.prose[tag.span], Span::Tag(_)));
            match tag.target {
                Target::Plane { table, .. } | Target::Concessions { table } | Target::Better { table } => {
                    assert!(table < vm.tables.len());
                }
                Target::Measure { table, row } => assert!(row < vm.tables[table].measures.len()),
                Target::Board { board, .. } => assert!(board < vm.boards.len()),
                Target::Act { row } => assert!(row < vm.acts.len()),
                Target::Ladder { ladder, .. } => assert!(ladder < vm.ladders.len()),
                Target::Mandate { row } => assert!(row < vm.mandate.len()),
                Target::Gauge { row } => assert!(row < vm.gauges.len()),
                Target::Partner { row } => assert!(row < vm.partners.len()),
                Target::Words => {}
            }
            assert!(tag.slip.len() > 1, "a tag says more than its name: {:?}", tag.slip);
        }
    }
}

#[test]
fn games_of_bots_leave_nothing_unsaid() {
    let level = testing::level();
    for seed in 0..8 {
        let session = testing::played(&level, Seed(seed));
        for seat in level.actor_ids() {
            let debrief = debrief(session.journal(), seat).unwrap();
            check(&debrief_vm(&debrief, &level, &words(), &Settings::default()));
        }
    }
}

#[test]
fn winter_ward_leaves_nothing_unsaid() {
    let level = Library::built_in().playable("winter-ward").unwrap();
    let session = testing::played(&level, Seed(7));
    for seat in level.playable().collect::<Vec<_>>() {
        let debrief = debrief(session.journal(), seat).unwrap();
        crate::debrief::tests::check(&level, &debrief);
        let vm = debrief_vm(&debrief, &level, &words(), &Settings::default());
        check(&vm);
        assert_eq!(vm.questions.len(), 6);
        assert!(vm.really.days.iter().all(|day| !day.sources.is_empty()));
    }
}

/// Home fronts, votes, coalitions that bind, norms: everything is said, and every tag opens something.
#[test]
fn levels_with_every_mechanism_leave_nothing_unsaid() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels");
    let mut kinds = Vec::new();
    for name in ["assembly", "pact", "charter"] {
        let level = crate::level::library::load(&folder.join(format!("{name}.ron"))).level.unwrap();
        for seed in 0..3 {
            let session = testing::played(&level, Seed(seed));
            for seat in level.actor_ids() {
                let debrief = debrief(session.journal(), seat).unwrap();
                let vm = debrief_vm(&debrief, &level, &words(), &Settings::default());
                check(&vm);
                let teller =
                    Teller { level: &level, debrief: &debrief, words: &words(), settings: &Settings::default() };
                let record = record::rows(&teller);
                assert!(vm.partners.ends_with(&record.iter().map(|(_, row)| row.clone()).collect::<Vec<_>>()));
                for (evidence, row) in record {
                    assert!(is_whole(&row.name) && is_whole(&row.value) && !row.why.contains('«'), "{row:?}");
                    let kind = std::mem::discriminant(&evidence);
                    if !kinds.contains(&kind) {
                        kinds.push(kind);
                    }
                }
            }
        }
    }
    assert!(kinds.len() >= 5, "most kinds of rows occurred: {kinds:?}");
}
