//! What a seat reads before its first turn: the case, its own papers, its mandate, and who is who.

use super::emblem::Emblem;
use super::glossary::{Marked, Marker};
use super::orders::capacity_id;
use super::page::PageBar;
use super::settings::Settings;
use super::{Intent, Screen, figures, when, who};
use crate::base::ActorId;
use crate::level::{Gauge, Level, Measure, Objective, Playable, Proof, Talks};
use crate::rules::mandate::{Revision, objectives};
use crate::words::{Words, args};

/// The briefing of one seat.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefingVm {
    pub bar: PageBar,
    pub own: Emblem,
    /// Level, seat and first day, over the paper.
    pub heading: String,
    pub subtitle: String,
    /// What everybody reads.
    pub case: Vec<Marked>,
    /// What only this seat reads.
    pub papers: Vec<Marked>,
    pub mandate: Mandate,
    pub actors: Vec<Dossier>,
    /// Where the one button leads.
    pub on: String,
    pub on_intent: Intent,
    pub labels: Labels,
}

/// The mandate in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mandate {
    pub text: String,
    pub objectives: Vec<ObjectiveVm>,
    /// What the seat cannot sign.
    pub red_lines: Vec<String>,
    /// Standard and the least confidence its capital allows.
    pub floors: Vec<(String, String)>,
    /// Means by name and amount.
    pub means: Vec<(String, String)>,
}

/// One thing to bring home.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveVm {
    pub name: String,
    /// Share in the mandate, 0 to 1, and in words.
    pub share: f32,
    pub weight: String,
    /// What it is read off.
    pub line: String,
    /// What makes the whole mandate fail.
    pub fatal: Option<String>,
}

/// An actor and what is written about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub emblem: Emblem,
    pub line: String,
    pub own: bool,
    pub paragraphs: Vec<String>,
}

/// Headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub paper: String,
    pub papers: String,
    pub mandate: String,
    pub objectives: String,
    pub red_lines: String,
    pub no_red_lines: String,
    pub floors: String,
    pub floors_note: String,
    pub means: String,
    pub actors: String,
    pub close: String,
}

/// The briefing; `revised` is what the capital was asked to change in the mandate since. `begun` says that the game is past its first look, so that the button leads back to the desk.
#[must_use]
pub fn briefing_vm(
    level: &Level,
    seat: ActorId,
    revised: &[Revision],
    begun: bool,
    words: &Words,
    settings: &Settings,
) -> BriefingVm {
    let name = who::full_name(level, seat, settings);
    let turns = when::turns(level, level.time.turns, words);
    let mut marker = Marker::new(&level.glossary);
    let mut mark = |texts: &[String]| texts.iter().map(|text| marker.mark(text)).collect::<Vec<_>>();
    let case = mark(&level.briefing);
    let own: &[String] = level.actor(seat).playable.as_ref().map_or(&[], |playable: &Playable| &playable.briefing);
    let papers = mark(own);
    let line = words.with("briefing-line", &args([("level", level.title.as_str().into()), ("turns", turns.into())]));
    BriefingVm {
        bar: PageBar::new(
            words,
            words.with("briefing-title", &args([("seat", who::name(level, seat, settings).into())])),
            line,
        ),
        own: who::formal(level, seat, settings),
        heading: level.title.clone(),
        subtitle: words.with(
            "briefing-begins",
            &args([
                ("day", when::first_day(level, 1, words).into()),
                ("year", when::date_of(level, 1).year.to_string().into()),
            ]),
        ),
        case,
        papers,
        mandate: mandate(level, seat, revised, words, settings),
        actors: level
            .actor_ids()
            .map(|id| Dossier {
                emblem: who::formal(level, id, settings),
                line: level.actor(id).line.clone(),
                own: id == seat,
                paragraphs: level.actor(id).dossier.clone(),
            })
            .collect(),
        on: words.get(if begun { "briefing-to-desk" } else { "briefing-begin" }),
        on_intent: Intent::Go(Screen::Desk),
        labels: Labels {
            paper: words.get("briefing-paper"),
            papers: words.with("briefing-papers", &args([("seat", name.into())])),
            mandate: words.get("briefing-mandate"),
            objectives: words.get("briefing-objectives"),
            red_lines: words.get("briefing-red-lines"),
            no_red_lines: words.get("briefing-no-red-lines"),
            floors: words.get("briefing-floors"),
            floors_note: words.get("briefing-floors-note"),
            means: words.get("briefing-means"),
            actors: words.get("briefing-actors"),
            close: words.get("page-close"),
        },
    }
}

fn mandate(level: &Level, seat: ActorId, revised: &[Revision], words: &Words, settings: &Settings) -> Mandate {
    let spec = level.actor(seat);
    let whole: i64 = spec.mandate.objectives.iter().map(|o| i64::from(o.weight)).sum::<i64>().max(1);
    let stands = objectives(level, seat, revised);
    let objective = |(n, (was, o)): (u8, (&Objective, &Objective))| {
        let changed = revised.iter().any(|revision| revision.agreed && revision.is_about(n));
        let before = changed.then(|| {
            let weight = figures::permille(u32::try_from(1000 * i64::from(was.weight) / whole).unwrap_or(0));
            let target = figure(&was.measure, was.target);
            words.with("briefing-was", &args([("target", target.into()), ("weight", weight.into())]))
        });
        let line = objective_line(level, o, words, settings);
        let permille = 1000 * i64::from(o.weight) / whole;
        ObjectiveVm {
            name: o.name.clone(),
            share: permille as f32 / 1000.0,
            weight: figures::permille(u32::try_from(permille).unwrap_or(0)),
            line: std::iter::once(line).chain(before).collect::<Vec<_>>().join(" "),
            fatal: o.fatal.map(|fatal| {
                let id = if o.target < o.start { "briefing-fatal-up" } else { "briefing-fatal-down" };
                words.with(id, &args([("n", figure(&o.measure, fatal).into())]))
            }),
        }
    };
    let red_lines = level.talks.iter().filter_map(|talks| Some((talks, talks.party(seat)?)));
    let red_lines = red_lines.flat_map(|(talks, party)| {
        talks.positions[party].red_lines.iter().map(|(issue, option)| red_line(talks, *issue, *option, words))
    });
    let floors = Proof::ALL.into_iter().map(|proof| (proof, spec.mandate.floors[proof.ix()]));
    let floors = floors
        .filter(|(_, floor)| floor.0 > 0)
        .map(|(proof, floor)| (words.get(proof_id(proof)), figures::percent(floor.percent().into())));
    let means = spec.means;
    let capital = words.with(
        "briefing-capital-amount",
        &args([
            ("n", means.capital.into()),
            ("more", means.capital_per_turn.into()),
            ("turn", when::turns(level, 1, words).into()),
        ]),
    );
    Mandate {
        text: spec.mandate.text.clone(),
        objectives: (0..).zip(spec.mandate.objectives.iter().zip(stands.iter())).map(objective).collect(),
        red_lines: red_lines.collect(),
        floors: floors.collect(),
        means: vec![
            (words.get("briefing-capital"), capital),
            (words.get("briefing-staff"), figures::whole(means.staff.into())),
            (words.get("briefing-budget"), figures::whole(means.budget.into())),
        ],
    }
}

/// Where a clause stands in the text, from 1; linked items stand beside it.
fn red_line(talks: &Talks, issue: u8, option: u8, words: &Words) -> String {
    let at = usize::from(issue);
    let spec = &talks.issues[at];
    let number = talks.issues[..at].iter().filter(|other| other.link.is_none()).count() + 1;
    let name = spec.options.get(usize::from(option)).map_or("", |option| &option.name);
    let id = match (&spec.link, option) {
        (Some(_), _) => "briefing-red-line-beside",
        (None, 0) => "briefing-red-line-silent",
        (None, _) => "briefing-red-line",
    };
    words.with(
        id,
        &args([
            ("talks", talks.name.as_str().into()),
            ("n", number.into()),
            ("clause", spec.name.as_str().into()),
            ("option", name.into()),
        ]),
    )
}

pub(super) fn objective_line(level: &Level, objective: &Objective, words: &Words, settings: &Settings) -> String {
    let about = |id: &str, what: &str| words.with(id, &args([("what", what.into())]));
    let who = |id: &str, actor: ActorId| about(id, who::name(level, actor, settings));
    let what = match &objective.measure {
        Measure::TextValue(talks) => about("measure-text-value", &level.talks(*talks).name),
        Measure::Gauge(gauge) => about("measure-gauge", &words.get(gauge_id(*gauge))),
        Measure::Rung(actor) => who("measure-rung", *actor),
        Measure::TrustOf(actor) => who("measure-trust-of", *actor),
        Measure::MeanTrust => words.get("measure-mean-trust"),
        Measure::Credibility => words.get("measure-credibility"),
        Measure::Certainty(incident) => about("measure-certainty", &level.incident(*incident).name),
        Measure::Harm(incident) => about("measure-harm", &level.incident(*incident).name),
        Measure::Resilience(actor) => who("measure-resilience", *actor),
        Measure::WeakestQuarter => words.get("measure-weakest-quarter"),
        Measure::CoalitionSize(coalition) => about("measure-coalition", &level.coalition(*coalition).name),
        Measure::Delivered(package) => return about("measure-delivered", &level.package(*package).name),
        Measure::RightlyBlamed(incident) => return about("measure-rightly-blamed", &level.incident(*incident).name),
        Measure::BlamedByOthers => words.get("measure-blamed"),
        Measure::Budget => words.get("measure-budget"),
        // Norms.
        Measure::Ambition(talks) => about("measure-ambition", &level.talks(*talks).name),
        Measure::ValuesKept(talks) => about("measure-values-kept", &level.talks(*talks).name),
        Measure::Support(norm) => about("measure-norm-support", &level.norm(*norm).name),
        Measure::Breaches => words.get("measure-breaches"),
        Measure::Pledge(norm) => about("measure-pledge", &level.norm(*norm).name),
        Measure::Ran(operation) => return about("measure-ran", &level.operation(*operation).name),
        // Home fronts.
        Measure::Bound(talks) => about("measure-bound", &level.talks(*talks).name),
        // Coalitions.
        Measure::Signatures(talks) => about("measure-signatures", &level.talks(*talks).name),
        Measure::IsBound(talks) => return about("measure-is-bound", &level.talks(*talks).name),
        // Capacity-building.
        Measure::Capacity(capacity, actor) => words.with(
            "measure-capacity",
            &args([
                ("capacity", words.get(capacity_id(*capacity)).into()),
                ("what", who::name(level, *actor, settings).into()),
            ]),
        ),
        Measure::DependsOn(actor) => who("measure-depends-on", *actor),
        Measure::DependenceOf(actor) => who("measure-dependence-of", *actor),
    };
    let figure = |n| figure(&objective.measure, n);
    words.with(
        "briefing-scale",
        &args([
            ("what", what.into()),
            ("start", figure(objective.start).into()),
            ("target", figure(objective.target).into()),
        ]),
    )
}

/// A value of a measure in its unit: texts in points of a hundred, certainty in per cent.
pub(super) fn figure(measure: &Measure, value: i32) -> String {
    match measure {
        Measure::TextValue(_) => figures::whole(i64::from(value) / 100),
        Measure::Certainty(_) | Measure::Support(_) => figures::permille(u32::try_from(value).unwrap_or(0)),
        _ => figures::whole(value.into()),
    }
}

fn gauge_id(gauge: Gauge) -> &'static str {
    match gauge {
        Gauge::Stability => "measure-stability",
        Gauge::Trust => "measure-trust",
        Gauge::NormStrength => "measure-norm-strength",
        Gauge::Resilience => "measure-resilience-gauge",
        Gauge::Fragmentation => "measure-fragmentation",
        Gauge::Openness => "measure-openness",
    }
}

fn proof_id(proof: Proof) -> &'static str {
    match proof {
        Proof::PrivateDemarche => "briefing-proof-private",
        Proof::JointStatement => "briefing-proof-joint",
        Proof::PublicAttribution => "briefing-proof-public",
        Proof::Sanctions => "briefing-proof-sanctions",
        Proof::Countermeasure => "briefing-proof-countermeasure",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IncidentId, PackageId, Permille, TalksId};
    use crate::level::Term;
    use crate::vm::testing::{self, said};

    fn level() -> Level {
        let objective = |name: &str, measure, start, target, fatal| Objective {
            name: name.into(),
            measure,
            weight: 10,
            start,
            target,
            fatal,
        };
        let mut level = testing::level();
        level.briefing = vec!["A text that meets with silence is adopted by consensus.".into()];
        level.glossary = vec![Term { word: "consensus".into(), meaning: "No formal objection.".into() }];
        let valdora = &mut level.actors[0];
        valdora.dossier = vec!["A parliamentary republic.".into()];
        valdora.playable.as_mut().unwrap().briefing = vec!["You lead the cyber desk.".into()];
        valdora.mandate.floors = [300, 0, 750, 0, 920].map(Permille);
        valdora.mandate.objectives = vec![
            objective("A text worth having", Measure::TextValue(TalksId(0)), 4200, 7000, None),
            objective("No spiral", Measure::Rung(testing::KES), 5, 1, Some(8)),
            objective("To be believed", Measure::Credibility, 30, 80, Some(10)),
            objective("Help", Measure::Delivered(PackageId(0)), 0, 1, None),
        ];
        level
    }

    #[test]
    fn the_mandate_is_told_in_words() {
        let vm = briefing_vm(&level(), testing::VAL, &[], false, &Words::new("en"), &Settings::default());
        assert_eq!(vm.mandate.red_lines[0], "Harbour talks, clause 2 (Naming): “consult before naming”");
        assert_eq!(vm.mandate.objectives[1].fatal.as_deref(), Some("At 8 or more the whole mandate has failed."));
        assert_eq!(vm.mandate.objectives[2].fatal.as_deref(), Some("At 10 or less the whole mandate has failed."));
        assert_eq!(vm.mandate.floors.len(), 3);
        assert_eq!(vm.case[0].terms.len(), 1);
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn a_silent_text_can_be_a_red_line() {
        let vm = briefing_vm(&level(), testing::KES, &[], true, &Words::new("en"), &Settings::default());
        assert_eq!(vm.mandate.red_lines, ["Harbour talks, clause 2 (Naming): a text that is silent on it"]);
        assert_eq!(vm.on, "Back to the desk");
    }

    #[test]
    fn every_seat_of_the_shipped_level_has_a_whole_briefing() {
        let level = crate::level::library::Library::built_in().playable("winter-ward").unwrap();
        for seat in level.playable() {
            let vm = briefing_vm(&level, seat, &[], false, &Words::new("en"), &Settings::default());
            said(&vm);
            assert!(!vm.case.is_empty() && !vm.papers.is_empty() && !vm.mandate.objectives.is_empty());
            assert!(vm.actors.iter().all(|actor| !actor.paragraphs.is_empty()));
        }
    }

    #[test]
    fn every_measure_has_words() {
        let mut level = crate::level::library::Library::built_in().playable("winter-ward").unwrap();
        let id = IncidentId(0);
        let mut measures = vec![
            Measure::MeanTrust,
            Measure::TrustOf(ActorId(1)),
            Measure::Certainty(id),
            Measure::Harm(id),
            Measure::Resilience(ActorId(1)),
            Measure::WeakestQuarter,
            Measure::CoalitionSize(crate::base::CoalitionId(0)),
            Measure::RightlyBlamed(id),
            Measure::BlamedByOthers,
            Measure::Budget,
        ];
        measures.extend(Gauge::ALL.map(Measure::Gauge));
        let objective = |measure| Objective { name: "x".into(), measure, weight: 1, start: 0, target: 5, fatal: None };
        level.actors[0].mandate.objectives = measures.into_iter().map(objective).collect();
        let vm = briefing_vm(&level, ActorId(0), &[], false, &Words::new("en"), &Settings::default());
        let lines: Vec<String> = vm.mandate.objectives.into_iter().map(|objective| objective.line).collect();
        insta::assert_snapshot!(said(&lines));
    }
}
