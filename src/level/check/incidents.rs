//! Incidents: accounts of who did it, clues, and cards whose probabilities and weights agree.

use std::ops::RangeInclusive;

use super::hygiene::{HEADING, LINE, NAME, SHORT};
use super::likelihood::{self, LEAST_REST};
use super::names::{CARD, CLUE, Names, SUSPECT};
use super::{Checker, HUNDRED};
use crate::base::{Decibans, Permille, SuspectId};
use crate::level::model::{Card, Clue, FixedTruth, Incident, Route, Severity, Suspect};
use crate::level::problem::{Problem, code};
use crate::level::raw::{Name, RawCard, RawClue, RawIncident, RawSeverity, RawSuspect};
use crate::words::say;

/// Error of a card's weights above which another base is looked for, in thousandths of a deciban.
const HALF_A_DECIBAN: i64 = 500;

/// Technical capacity that it takes to see that a card was planted, if the level says nothing else.
const PROBES: i32 = 60;

const PRIORS: RangeInclusive<u16> = 1..=999;
const WEIGHTS: RangeInclusive<Decibans> = -30..=30;
const BASES: RangeInclusive<u16> = 1..=995;

impl Checker<'_> {
    pub(super) fn incident_list(&mut self) -> Option<Vec<Incident>> {
        let incidents: Vec<Option<Incident>> = self.raw.incidents.iter().map(|i| self.one_incident(i)).collect();
        incidents.into_iter().collect()
    }

    fn one_incident(&mut self, raw: &RawIncident) -> Option<Incident> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-incident"), NAME);
        let line = self.line(&raw.line, say!("what-line-incident"), LINE);
        self.length(&raw.victims, say!("what-victims"), 1..=64);
        let victims = self.actors(&raw.victims);
        let opens = raw.opens.as_ref().map(|turn| self.turn(turn, say!("what-turn-which-incident-becomes-known")));
        let harm = self.severity(&raw.harm);
        let recovers = self.within(&raw.recovers, say!("what-recovers-tenths-turn"), HUNDRED);
        let route = Route {
            from: self.point(&raw.route.from),
            to: self.point(&raw.route.to),
            label: self.line(&raw.route.label, say!("what-label-route"), NAME),
            site: self.line(&raw.route.site, say!("what-site-route"), NAME),
        };
        let relay = self.maybe_actor(raw.relay.as_ref());
        let names = suspect_names(raw);
        self.problems.extend(names.duplicates());
        let suspects = self.suspects(raw);
        let truth = raw.truth.as_ref().map(|truth| {
            let reason = self.text(&truth.reason, say!("what-reason-fixed-truth"));
            let suspect = self.found(names.position(&truth.suspect), SuspectId::at)?;
            Some(FixedTruth { suspect, reason })
        });
        let clues = self.clues(raw, &names);
        let makers = self.actors(&raw.makers);
        let servers = self.actors(&raw.servers);
        let customers = self.actors(&raw.customers);
        Some(Incident {
            id,
            name,
            line,
            victims: victims?,
            opens,
            harm,
            recovers,
            route,
            relay: relay?,
            suspects: suspects?,
            truth: match truth {
                Some(truth) => Some(truth?),
                None => None,
            },
            clues: clues?,
            makers: makers?,
            servers: servers?,
            kind: raw.kind.as_ref().map(|kind| kind.value),
            customers: customers?,
        })
    }

    pub(super) fn severity(&mut self, raw: &RawSeverity) -> Severity {
        let criteria =
            [&raw.scope, &raw.scale, &raw.duration, &raw.intensity, &raw.complexity, &raw.sophistication, &raw.impact];
        Severity(criteria.map(|criterion| self.within(criterion, say!("what-criterion"), 0..=10)))
    }

    fn suspects(&mut self, raw: &RawIncident) -> Option<Vec<Suspect>> {
        self.length(&raw.suspects, say!("what-suspects"), 2..=12);
        let sum: u64 = raw.suspects.iter().map(|suspect| u64::from(suspect.prior.value)).sum();
        if let (Some(first), Some(last)) = (raw.suspects.first(), raw.suspects.last())
            && sum != 1000
            && raw.suspects.iter().all(|suspect| PRIORS.contains(&suspect.prior.value))
        {
            let place = first.prior.place().zip(last.prior.place()).map(|(first, last)| first.to(last));
            let help = match sum {
                ..1000 => say!("problem-priors-sum-missing", n = 1000 - sum),
                _ => say!("problem-priors-sum-too-many", n = sum - 1000),
            };
            self.error(code::PRIORS_SUM, place, say!("problem-priors-sum", sum = sum), help);
        }
        let suspects: Vec<Option<Suspect>> = raw.suspects.iter().map(|suspect| self.suspect(suspect)).collect();
        suspects.into_iter().collect()
    }

    fn suspect(&mut self, raw: &RawSuspect) -> Option<Suspect> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-suspect"), NAME);
        let line = self.line(&raw.line, say!("what-line-suspect"), LINE);
        let short = self.line(&raw.short, say!("what-short-form-suspect"), SHORT);
        let prior = Permille(self.within(&raw.prior, say!("what-prior-per-mille"), PRIORS));
        let parties = self.actors(&raw.parties);
        let answers = self.maybe_actor(raw.answers.as_ref());
        let share = Permille(self.within(&raw.share, say!("what-share-per-mille"), 0..=1000));
        Some(Suspect { id, name, line, short, prior, parties: parties?, answers: answers?, share })
    }

    fn clues(&mut self, raw: &RawIncident, suspects: &Names<'_>) -> Option<Vec<Clue>> {
        self.length(&raw.clues, say!("what-clues"), 0..=200);
        let names = clue_names(raw);
        self.problems.extend(names.duplicates());
        let clues: Vec<Option<Clue>> = raw.clues.iter().map(|clue| self.clue(raw, &names, suspects, clue)).collect();
        let clues: Vec<Clue> = clues.into_iter().collect::<Option<_>>()?;
        for (position, clue) in clues.iter().enumerate() {
            // Each waits for one other at most: who follows that for as many steps as there are clues runs in a circle.
            let mut next = Some(clue);
            for _ in 0..clues.len() {
                next = next.and_then(|clue| clue.after).and_then(|(clue, _)| clues.get(usize::from(clue)));
            }
            if next.is_some() {
                let raw = &raw.clues[position];
                let place = raw.after.as_ref().or(raw.probes.as_ref()).and_then(|(clue, _)| clue.place());
                let message = say!("problem-circular", clue = &clue.id);
                self.error(code::CIRCULAR, place, message, say!("problem-circular-help"));
            }
        }
        Some(clues)
    }

    fn clue(&mut self, incident: &RawIncident, clues: &Names<'_>, suspects: &Names<'_>, raw: &RawClue) -> Option<Clue> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-clue"), NAME);
        let source = self.line(&raw.source, say!("what-source-clue"), NAME);
        let owner = self.maybe_actor(raw.owner.as_ref());
        let effort = self.within(&raw.effort, say!("what-effort-turns"), 1..=6);
        let mut technical = self.within(&raw.technical, say!("what-technical-capacity"), HUNDRED);
        if raw.probes.is_some() && raw.technical.place().is_none() {
            technical = PROBES;
        }
        let only = self.actors(&raw.only);
        let first = self.actors(&raw.first);
        let after = raw.after.as_ref().or(raw.probes.as_ref()).map(|(clue, card)| {
            let clue = self.found(clues.position(clue), |position| position)?;
            let earlier = &incident.clues[clue];
            let card = self.found(card_names(earlier).position(card), |position| position)?;
            Some((u16::try_from(clue).ok()?, u16::try_from(card).ok()?))
        });
        let opens = self.turn(&raw.opens, say!("what-first-turn-clue"));
        let names = card_names(raw);
        self.problems.extend(names.duplicates());
        self.length(&raw.cards, say!("what-cards-clue"), 2..=12);
        let cards = self.cards(incident, suspects, raw);
        Some(Clue {
            id,
            name,
            kind: raw.kind,
            source,
            owner: owner?,
            effort,
            technical,
            only: only?,
            first: first?,
            after: match after {
                Some(after) => Some(after?),
                None => None,
            },
            opens,
            cards: cards?,
        })
    }

    fn cards(&mut self, incident: &RawIncident, suspects: &Names<'_>, raw: &RawClue) -> Option<Vec<Card>> {
        let (last, before) = raw.cards.split_last()?;
        let written: Vec<Option<Odds>> = before.iter().map(|card| self.odds(incident, suspects, card)).collect();
        if let Some(extra) = last.base.as_ref().map(|base| base.place()).or(last.weights.keys().next().map(Name::place))
        {
            let message = say!("problem-last-card", card = &last.id.value, clue = &raw.id.value);
            self.error(code::CARD_ODDS, extra, message, say!("problem-last-card-help"));
        }
        let odds =
            written.into_iter().collect::<Option<Vec<Odds>>>().and_then(|odds| self.complete(incident, raw, odds));
        let texts: Vec<(String, String, String)> = raw
            .cards
            .iter()
            .map(|card| {
                (
                    self.id(&card.id),
                    self.line(&card.title, say!("what-heading-card"), HEADING),
                    self.text(&card.text, say!("what-text-card")),
                )
            })
            .collect();
        let card = |((raw, (id, title, text)), odds): ((&RawCard, (String, String, String)), Odds)| Card {
            id,
            title,
            text,
            weights: odds.weights,
            likelihood: odds.likelihood.iter().map(|p| Permille(u16::try_from(*p).unwrap_or(0))).collect(),
            fragility: raw.fragility,
            planted: raw.planted,
        };
        Some(raw.cards.iter().zip(texts).zip(odds?).map(card).collect())
    }

    /// The weights that are written for a card, and the probabilities that follow.
    fn odds(&mut self, incident: &RawIncident, suspects: &Names<'_>, raw: &RawCard) -> Option<Odds> {
        let mut weights: Vec<Decibans> = vec![0; incident.suspects.len()];
        let mut complete = true;
        for (suspect, weight) in &raw.weights {
            let decibans = self.within(weight, say!("what-weight-decibans"), WEIGHTS);
            complete &= WEIGHTS.contains(&decibans);
            match self.found(suspects.position(suspect), |position| position) {
                Some(position) => weights[position] = decibans,
                None => complete = false,
            }
        }
        let Some(base) = &raw.base else {
            let message = say!("problem-no-base", card = &raw.id.value);
            let help = say!("problem-no-base-help");
            self.error(code::CARD_ODDS, raw.id.place(), message, help);
            return None;
        };
        let base_value = self.within(base, say!("what-base-per-mille"), BASES);
        if !complete || !BASES.contains(&base_value) {
            return None;
        }
        let likelihood: Vec<i64> = weights.iter().map(|weight| likelihood::permille(base_value, *weight)).collect();
        if let Some(never) = likelihood.iter().position(|p| *p == 0) {
            let (suspect, weight) = (&incident.suspects[never].id.value, weights[never]);
            let message = say!("problem-card-never", base = base_value, weight = weight, suspect = suspect);
            self.error(code::CARD_ODDS, base.place(), message, say!("problem-card-never-help"));
            return None;
        }
        let strays = likelihood::strays(&weights, &likelihood);
        if strays > HALF_A_DECIBAN {
            let message = say!("problem-card-rare", card = &raw.id.value, decibans = tenths(strays));
            let problem = Problem::warning(code::CARD_ODDS, base.place(), message);
            self.report(problem.with_help(say!("problem-card-rare-help")));
        }
        Some(Odds { weights, likelihood })
    }

    /// Adds the last card, which takes what the others leave.
    fn complete(&mut self, incident: &RawIncident, raw: &RawClue, mut odds: Vec<Odds>) -> Option<Vec<Odds>> {
        let rest = rest(&odds, incident.suspects.len());
        let (tightest, least) = rest.iter().enumerate().min_by_key(|(_, rest)| **rest)?;
        if *least < LEAST_REST {
            let suspect = &incident.suspects[tightest].id.value;
            let message = say!("problem-cards-sum", sum = 1000 - least, suspect = suspect, least = LEAST_REST);
            let place = raw.cards.iter().rev().find_map(|card| card.base.as_ref()).and_then(|base| base.place());
            self.error(code::CARDS_SUM, place, message, say!("problem-cards-sum-help"));
            return None;
        }
        let priors: Vec<u16> = incident.suspects.iter().map(|suspect| suspect.prior.value).collect();
        let weights = likelihood::weights(&priors, &rest);
        if weights.error > HALF_A_DECIBAN
            && let Some(first) = raw.cards.first().and_then(|card| card.base.as_ref())
            && let Some(base) = better_base(&priors, first.value, &odds)
        {
            let message = say!("problem-rounded-weights", decibans = tenths(weights.error));
            let help = say!("problem-rounded-weights-help", base = base);
            self.report(Problem::hint(code::ROUNDED_WEIGHTS, first.place(), message).with_help(help));
        }
        odds.push(Odds { weights: weights.decibans, likelihood: rest });
        Some(odds)
    }
}

/// What a card says about each suspect, in decibans and in permille.
struct Odds {
    weights: Vec<Decibans>,
    likelihood: Vec<i64>,
}

fn rest(odds: &[Odds], suspects: usize) -> Vec<i64> {
    (0..suspects).map(|h| 1000 - odds.iter().map(|card| card.likelihood[h]).sum::<i64>()).collect()
}

/// The nearest base for the first card, within a fifth of the one that is written, with which the last card's weights
/// come out to half a deciban.
fn better_base(priors: &[u16], base: u16, odds: &[Odds]) -> Option<u16> {
    let (first, others) = odds.split_first()?;
    let comes_out = |base: &u16| {
        let likelihood = first.weights.iter().map(|weight| likelihood::permille(*base, *weight));
        let rest: Vec<i64> = likelihood
            .enumerate()
            .map(|(h, p)| 1000 - p - others.iter().map(|card| card.likelihood[h]).sum::<i64>())
            .collect();
        rest.iter().all(|rest| *rest >= LEAST_REST) && likelihood::weights(priors, &rest).error <= HALF_A_DECIBAN
    };
    (1..=base / 5).flat_map(|step| [base - step, base + step]).find(comes_out)
}

fn tenths(thousandths: i64) -> String {
    let tenths = (thousandths + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(super) fn suspect_names(incident: &RawIncident) -> Names<'_> {
    Names::new(SUSPECT, incident.suspects.iter().map(|suspect| &suspect.id)).of(super::INCIDENT, &incident.id)
}

pub(super) fn clue_names(incident: &RawIncident) -> Names<'_> {
    Names::new(CLUE, incident.clues.iter().map(|clue| &clue.id)).of(super::INCIDENT, &incident.id)
}

fn card_names(clue: &RawClue) -> Names<'_> {
    Names::new(CARD, clue.cards.iter().map(|card| &card.id)).of(CLUE, &clue.id)
}
