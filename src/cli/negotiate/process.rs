//! How a negotiation went: how each party conceded, what its steps did to the others, and where the openings anchored the
//! deal.

use serde::Serialize;

use super::Setting;
use crate::cli::say;
use crate::negotiation::StepClass;
use crate::negotiation::bargaining::{Action, Clock, Course};
use crate::negotiation::engine::process::{Anchor, Offer, anchors, concession_rate, curve, steps};
use crate::negotiation::engine::{Number, Options, Survey, Watch};
use crate::negotiation::process::StyleFit;
use crate::words::{Arg, Saying, Words, say};

/// All classes of steps, in the order in which they are told.
const CLASSES: [StepClass; 6] = [
    StepClass::Fortunate,
    StepClass::Nice,
    StepClass::Concession,
    StepClass::Silent,
    StepClass::Selfish,
    StepClass::Unfortunate,
];

/// So many steps of a class.
fn counted(class: StepClass, n: usize) -> Saying {
    match class {
        StepClass::Fortunate => say!("engine-steps-fortunate", n = n),
        StepClass::Nice => say!("engine-steps-nice", n = n),
        StepClass::Concession => say!("engine-steps-concession", n = n),
        StepClass::Silent => say!("engine-steps-silent", n = n),
        StepClass::Selfish => say!("engine-steps-selfish", n = n),
        StepClass::Unfortunate => say!("engine-steps-unfortunate", n = n),
    }
}

/// The way to the end, from offers that everybody saw.
#[derive(Serialize)]
pub(super) struct Process<'a> {
    parties: Vec<Way>,
    /// Per issue, the deal against the middle of the first two openings; empty without either.
    anchors: Vec<Anchored<'a>>,
}

#[derive(Serialize)]
struct Way {
    /// The curve of concession that fits its offers best.
    fitted: Option<StyleFit>,
    toward: Vec<Toward>,
}

/// How a party's offers went toward another.
#[derive(Serialize)]
struct Toward {
    party: usize,
    /// The share of the way to yielding in full.
    concession_rate: Option<f64>,
    steps: Vec<StepClass>,
}

#[derive(Serialize)]
struct Anchored<'a> {
    name: &'a str,
    #[serde(flatten)]
    anchor: Anchor,
}

impl<'a> Process<'a> {
    /// `None` where the case is beyond the survey.
    pub(super) fn of(setting: &Setting<'a>, course: &Course) -> Option<Self> {
        let (case, watch) = (setting.case, &mut Watch::none());
        let arithmetic = setting.args.games.domain.arithmetic();
        let survey = Survey::of(case, Options { arithmetic, ..Options::default() }, watch).ok()?;
        let shape = setting.rankings[0].shape();
        let seen = course.history.events().iter().filter(|event| event.audience.len() == case.parties.len());
        let offer = seen.filter_map(|event| match (event.party, event.action) {
            (Some(party), Action::Offer(outcome)) => {
                Some(Offer { party: party.0.into(), round: event.round, outcome: shape.choices(outcome) })
            }
            _ => None,
        });
        let offers: Vec<Offer> = offer.collect();
        let time = |round: u32| Clock { round, rounds: setting.args.games.steps }.time();
        let parties = 0..case.parties.len();
        let way = |party: usize| {
            let own = curve(case, &survey, &offers, party)?.own;
            let toward = |other: usize| Toward {
                party: other,
                concession_rate: concession_rate(case, &offers, party, other, &mut Watch::none()).ok().flatten(),
                steps: steps(case, &offers, party, other, &Number::zero()),
            };
            Some(Way {
                fitted: StyleFit::of(&own.iter().map(|&(round, worth)| (time(round), worth)).collect::<Vec<_>>()),
                toward: parties.clone().filter(|&other| other != party).map(toward).collect(),
            })
        };
        let indifferent = || Way { fitted: None, toward: vec![] };
        let deal = course.agreement().map(|outcome| shape.choices(outcome));
        let anchored = deal.map_or_else(Vec::new, |deal| anchors(case, &offers, &deal));
        Some(Self {
            parties: parties.clone().map(|party| way(party).unwrap_or_else(indifferent)).collect(),
            anchors: anchored
                .into_iter()
                .map(|anchor| Anchored { name: &case.space.issues[anchor.issue].name, anchor })
                .collect(),
        })
    }
}

/// Tells it to a person.
pub(super) fn print(process: &Process<'_>, setting: &Setting<'_>, words: &Words) {
    let line = |saying| say(&format!("  {}", words.say(&saying)));
    let names: Vec<&str> = setting.case.parties.iter().map(|party| party.name.as_str()).collect();
    say(&words.get("engine-process"));
    for (way, name) in process.parties.iter().zip(&names) {
        if let Some(StyleFit { exponent, floor, error }) = way.fitted {
            let [exponent, floor, error] = [exponent, floor, error].map(|figure| format!("{figure:.2}"));
            line(say!("engine-fitted", party = *name, exponent = exponent, floor = floor, error = error));
        }
        for Toward { party, concession_rate, steps } in &way.toward {
            if let Some(rate) = concession_rate {
                let rate = format!("{:.1}", rate * 100.0 + 0.0);
                line(say!("engine-conceded", party = *name, other = names[*party], rate = rate));
            }
            let classes = CLASSES.map(|class| (class, steps.iter().filter(|&&step| step == class).count()));
            let told: Vec<Arg> =
                classes.into_iter().filter(|(_, n)| *n > 0).map(|(class, n)| counted(class, n).into()).collect();
            if !told.is_empty() {
                let told = Arg::List { join: "list-names", items: told };
                line(say!("engine-steps", party = *name, other = names[*party], steps = told));
            }
        }
    }
    for Anchored { name, anchor } in &process.anchors {
        let values = &setting.case.space.issues[anchor.issue].values;
        let [first, second] = anchor.openings.map(|value| values.label(value));
        let deal = values.label(anchor.deal);
        line(say!("engine-anchor", issue = *name, first = &*first, second = &*second, deal = &*deal));
    }
}
