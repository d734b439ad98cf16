//! What one seat keeps to itself at a moment of the game, and what is true behind everybody's back.

use crate::base::{ActorId, TalksId};
use crate::lab::{Bench, Deed};
use crate::level::{Level, Proof, Talks};
use crate::rules::mandate::objectives;
use crate::rules::measure::{attainment, crosses};
use crate::rules::{Desk, OwnTalks, View, Viewer};
use crate::vm::briefing::{figure, objective_line};
use crate::vm::emblem::Emblem;
use crate::vm::orders::{order_words, proof_name};
use crate::vm::reader::Reader;
use crate::vm::settings::Settings;
use crate::vm::{desk, figures, who};
use crate::words::{Words, args};

/// The secrets of one seat.
#[derive(Clone, Debug, PartialEq)]
pub struct SecretsVm {
    pub who: Emblem,
    pub groups: Vec<Group>,
}

/// Secrets of one sort.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub heading: String,
    pub rows: Vec<SecretRow>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecretRow {
    pub name: String,
    pub value: String,
    pub note: String,
    /// How far something is met, 0 to 1.
    pub share: Option<f32>,
}

impl SecretRow {
    fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), ..Self::default() }
    }

    fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

pub(super) fn secrets_vm(bench: &Bench, stop: usize, seat: ActorId, words: &Words, settings: &Settings) -> SecretsVm {
    let level = &*bench.level;
    let view = View::unexplained(level, bench.state(stop), Viewer::Director);
    let sees = Teller { bench, stop, seat, view: &view, words, settings };
    let mut groups = vec![sees.mandate(), sees.deeds()];
    if let Some(desk) = &view.desks[seat.ix()] {
        groups.extend([sees.means(desk), sees.standards(desk), sees.cards(desk)]);
        for (t, spec) in level.talks.iter().enumerate() {
            let own = spec.party(seat).and_then(|party| view.talks(TalksId::at(t)).of_party(party));
            groups.extend(own.map(|own| sees.worth(spec, own)));
        }
        groups.extend([sees.home(), sees.trust(desk)]);
    }
    groups.push(sees.truths());
    groups.retain(|group| !group.rows.is_empty());
    SecretsVm { who: who::formal(level, seat, settings), groups }
}

struct Teller<'a> {
    bench: &'a Bench,
    stop: usize,
    seat: ActorId,
    /// What a director sees.
    view: &'a View,
    words: &'a Words,
    settings: &'a Settings,
}

impl Teller<'_> {
    fn level(&self) -> &Level {
        &self.bench.level
    }

    fn group(&self, id: &str, rows: Vec<SecretRow>) -> Group {
        Group { heading: self.words.get(id), rows }
    }

    /// What it does from here to the next moment, and why.
    fn deeds(&self) -> Group {
        let level = self.level();
        let own = View::unexplained(level, self.bench.state(self.stop), Viewer::Seat(self.seat));
        let reader = Reader::new(level, &own, self.words, self.settings);
        let row = |deed: &Deed| {
            let order = order_words(&reader, &deed.order);
            let reason = self.words.say(&deed.because.saying(level));
            let talks = deed.talks().map_or("", |talks| &level.talks(talks).name);
            let about = if order.about.is_empty() { talks } else { &order.about };
            let note = if about.is_empty() { reason } else { format!("{about} · {reason}") };
            SecretRow::new(order.title.clone(), String::new()).note(note)
        };
        self.group("lab-secret-deeds", self.bench.deeds(self.stop, self.seat).map(row).collect())
    }

    fn mandate(&self) -> Group {
        let (level, state) = (self.level(), self.bench.state(self.stop));
        let stands = attainment(level, state, self.seat);
        let objectives = objectives(level, self.seat, &state.actors[self.seat.ix()].revised);
        let all: i64 = objectives.iter().map(|objective| i64::from(objective.weight)).sum::<i64>().max(1);
        let rows = objectives.iter().zip(&stands.parts).map(|(objective, part)| {
            let weight = u32::try_from(1000 * i64::from(objective.weight) / all).unwrap_or(0);
            let line = objective_line(level, objective, self.words, self.settings);
            let id =
                if crosses(objective, part.value) { "lab-secret-objective-failed" } else { "lab-secret-objective" };
            let note = args([("line", line.into()), ("weight", figures::permille(weight).into())]);
            SecretRow {
                share: Some(part.worth as f32 / 10_000.0),
                ..SecretRow::new(objective.name.clone(), figure(&objective.measure, part.value))
            }
            .note(self.words.with(id, &note))
        });
        let rows: Vec<SecretRow> = rows.collect();
        self.group("lab-secret-mandate", rows)
    }

    fn means(&self, desk: &Desk) -> Group {
        let rows =
            [("briefing-capital", desk.capital), ("briefing-staff", desk.staff), ("briefing-budget", desk.budget)];
        let row = |(id, n): (&str, i32)| SecretRow::new(self.words.get(id), figures::whole(n.into()));
        self.group("lab-secret-means", rows.into_iter().map(row).collect())
    }

    fn standards(&self, desk: &Desk) -> Group {
        let reader = Reader::new(self.level(), self.view, self.words, self.settings);
        let row = |proof: Proof| {
            SecretRow::new(proof_name(&reader, proof), figures::permille(desk.standards[proof.ix()].0.into()))
        };
        let any = !self.level().incidents.is_empty();
        self.group("lab-secret-standards", Proof::ALL.into_iter().filter(|_| any).map(row).collect())
    }

    fn cards(&self, desk: &Desk) -> Group {
        let level = self.level();
        let row = |held: &crate::rules::Held| {
            let incident = level.incident(held.card.incident);
            let card = &incident.clues[usize::from(held.card.clue)].cards[usize::from(held.card.card)];
            let believed = figures::permille(held.believed.0.into());
            let note = match held.from {
                Some(from) => {
                    let from = who::name(level, from, self.settings);
                    let told = args([("incident", incident.name.as_str().into()), ("who", from.into())]);
                    self.words.with("lab-secret-card-from", &told)
                }
                None => incident.name.clone(),
            };
            SecretRow::new(card.title.clone(), believed).note(note)
        };
        self.group("lab-secret-cards", desk.cards.iter().map(row).collect())
    }

    /// What each option is worth, in points of a hundred of its best text.
    fn worth(&self, spec: &Talks, own: &OwnTalks) -> Group {
        let utility = &own.utility;
        let points = |bp: i64| figures::whole((bp + 50 * bp.signum()) / 100);
        let mut rows = vec![SecretRow::new(self.words.get("lab-secret-no-deal"), points(utility.reservation))];
        for (i, issue) in spec.issues.iter().enumerate() {
            let option = |(o, option): (usize, &crate::level::TextOption)| {
                let barred =
                    utility.red_lines.iter().any(|line| (usize::from(line.issue), usize::from(line.option)) == (i, o));
                let worth = points(utility.values.get(i).and_then(|of| of.get(o)).copied().unwrap_or(0));
                let id = if barred { "lab-secret-option-barred" } else { "lab-secret-option" };
                self.words.with(id, &args([("option", option.name.as_str().into()), ("worth", worth.into())]))
            };
            let options: Vec<String> = issue.options.iter().enumerate().map(option).collect();
            rows.push(SecretRow::new(issue.name.clone(), String::new()).note(options.join(" · ")));
        }
        let heading = self.words.with("lab-secret-worth", &args([("talks", spec.name.as_str().into())]));
        Group { heading, rows }
    }

    fn home(&self) -> Group {
        let reader = Reader::new(self.level(), self.view, self.words, self.settings);
        let rows = desk::home_rows(&reader, self.seat).into_iter();
        self.group("lab-secret-home", rows.map(|row| SecretRow::default().note(row.value)).collect())
    }

    fn trust(&self, desk: &Desk) -> Group {
        let level = self.level();
        let others = level.actor_ids().filter(|other| *other != self.seat);
        let row = |other: ActorId| {
            let (own, theirs) = (desk.trusts[other.ix()], desk.trusted_by[other.ix()]);
            let told = args([
                ("own", figures::signed(own.into()).into()),
                ("theirs", figures::signed(theirs.into()).into()),
                ("rung", self.view.rung(self.seat, other).into()),
            ]);
            SecretRow::new(who::name(level, other, self.settings), self.words.with("lab-secret-trusts", &told))
        };
        self.group("lab-secret-trust", others.map(row).collect())
    }

    /// What is true of each incident.
    fn truths(&self) -> Group {
        let rows = self.level().incidents.iter().zip(&self.view.incidents).filter_map(|(spec, now)| {
            let account = &spec.suspects[now.truth?.ix()];
            let id = if now.open { "lab-secret-harm" } else { "lab-secret-not-open" };
            let harm = args([("harm", figures::whole(i64::from(now.harm) / 10).into())]);
            Some(SecretRow::new(spec.name.clone(), self.words.with(id, &harm)).note(account.name.clone()))
        });
        self.group("lab-secret-truths", rows.collect())
    }
}
