//! What happens by itself: when, on what conditions, what it does and what it asks.

use super::hygiene::{HEADING, LINE, NAME};
use super::incidents::{clue_names, suspect_names};
use super::names::{CHOICE, EVENT, Names, SUSPECT};
use super::talks::IssueNames;
use super::{Checker, MOST_AMOUNT, PLUS_MINUS_HUNDRED, RUNGS};
use crate::base::{IncidentId, Permille, SuspectId};
use crate::level::decode::Spanned;
use crate::level::model::{Capacity, Choice, Condition, Cost, Effect, Event, Quantity, Question};
use crate::level::problem::code;
use crate::level::raw::{Name, RawChoice, RawCondition, RawEffect, RawEvent, RawQuantity, RawQuestion};
use crate::words::say;

impl<'a> Checker<'a> {
    pub(super) fn event_list(&mut self) -> Option<Vec<Event>> {
        let events: Vec<Option<Event>> = self.raw.events.iter().map(|event| self.event(event)).collect();
        events.into_iter().collect()
    }

    fn event(&mut self, raw: &'a RawEvent) -> Option<Event> {
        let id = self.id(&raw.id);
        let turns = self.turns(raw);
        let again_after =
            raw.again_after.as_ref().map(|turns| self.within(turns, say!("what-turns-until-again"), 1..=60));
        let chance = Permille(self.within(&raw.chance, say!("what-chance-per-mille"), 1..=1000));
        let when = self.condition(&raw.when.value);
        let heading = self.line(&raw.heading, say!("what-heading-event"), HEADING);
        let body = self.text(&raw.body, say!("what-text-event"));
        let source = self.line(&raw.source, say!("what-source-event"), NAME);
        let only = self.actors(&raw.only);
        let effects = self.effects_without_text(&raw.effects);
        let asks = match &raw.asks {
            Some(question) => Some(self.question(raw, question)?),
            None => None,
        };
        Some(Event {
            id,
            turns,
            again_after,
            chance,
            when: when?,
            heading,
            body,
            source,
            tone: raw.tone,
            only: only?,
            effects: effects?,
            asks,
        })
    }

    /// The first and last turn in which an event can happen.
    fn turns(&mut self, raw: &RawEvent) -> (u16, u16) {
        if let Some(turn) = &raw.turn {
            if let Some(other) = raw.from.as_ref().or(raw.until.as_ref()) {
                let message = say!("problem-turn-and-window", event = &raw.id.value);
                self.error(code::LISTED_TWICE, other.place(), message, say!("problem-turn-and-window-help"));
            }
            let turn = self.turn(turn, say!("what-turn-event"));
            return (turn, turn);
        }
        let last = self.last_turn().unwrap_or(u16::MAX);
        let from = raw.from.as_ref().map_or(1, |turn| self.turn(turn, say!("what-turn-event")));
        let until = raw.until.as_ref().map_or(last, |turn| self.turn(turn, say!("what-turn-event")));
        if let Some(given) = raw.until.as_ref().filter(|_| until < from) {
            let message = say!("problem-window-order", until = until, from = from);
            self.error(code::TURN_ORDER, given.place(), message, say!("problem-window-order-help", from = from));
        }
        (from, until)
    }

    fn question(&mut self, event: &'a RawEvent, raw: &'a RawQuestion) -> Option<Question> {
        let seat = self.actor(&raw.seat);
        if let Some(learns) = event.only.first().filter(|_| !event.only.contains(&raw.seat)) {
            let message = say!("problem-asked-in-the-dark", who = &raw.seat.value, event = &event.id.value);
            let help = say!("problem-asked-in-the-dark-help", who = &raw.seat.value);
            self.error(code::BAD_QUESTION, learns.place(), message, help);
        }
        self.length(&raw.choices, say!("what-choices"), 2..=6);
        let names = choice_names(event);
        self.problems.extend(names.duplicates());
        let choices: Vec<Option<Choice>> = raw.choices.iter().map(|choice| self.choice(choice)).collect();
        let choices: Option<Vec<Choice>> = choices.into_iter().collect();
        let otherwise = self.found(names.position(&raw.otherwise), |position| position);
        let (choices, otherwise) = (choices?, otherwise?);
        if choices.get(otherwise).is_some_and(|choice| choice.cost != Cost::default()) {
            let message = say!("problem-otherwise-costs", choice = &raw.otherwise.value);
            self.error(code::BAD_QUESTION, raw.otherwise.place(), message, say!("problem-otherwise-costs-help"));
        }
        Some(Question { seat: seat?, choices, otherwise: u8::try_from(otherwise).ok()? })
    }

    fn choice(&mut self, raw: &RawChoice) -> Option<Choice> {
        Some(Choice {
            id: self.id(&raw.id),
            name: self.line(&raw.name, say!("what-name-choice"), NAME),
            line: self.line(&raw.line, say!("what-line-choice"), LINE),
            cost: raw.cost.as_ref().map_or(Cost::default(), |cost| self.cost(cost)),
            effects: self.effects_without_text(&raw.effects)?,
        })
    }

    fn condition(&mut self, raw: &'a RawCondition) -> Option<Condition> {
        Some(match raw {
            RawCondition::Always => Condition::Always,
            RawCondition::All(all) => Condition::All(self.conditions(all)?),
            RawCondition::Any(any) => Condition::Any(self.conditions(any)?),
            RawCondition::Not(not) => Condition::Not(Box::new(self.condition(not)?)),
            RawCondition::AtLeast { what, value } => Condition::AtLeast(self.quantity(what, value)?, value.value),
            RawCondition::Below { what, value } => Condition::Below(self.quantity(what, value)?, value.value),
            RawCondition::Happened(event) => Condition::Happened(self.event_named(event)?),
            RawCondition::Chose { event, choice } => {
                let id = self.event_named(event)?;
                let choice =
                    self.found(choice_names(&self.raw.events[id.ix()]).position(choice), |position| position)?;
                Condition::Chose(id, u8::try_from(choice).ok()?)
            }
            RawCondition::Adopted(talks) => Condition::Adopted(self.talks(talks)?),
            RawCondition::NotAdopted(talks) => Condition::NotAdopted(self.talks(talks)?),
            RawCondition::Failed(talks) => Condition::Failed(self.talks(talks)?),
            RawCondition::Holds { talks, issue, at_least } => {
                let talks = self.talks(talks)?;
                let names = IssueNames::new(&self.raw.talks[talks.ix()]);
                let (issue, option) = self.clause(&names, issue, at_least)?;
                Condition::Holds(talks, issue, option)
            }
            RawCondition::Open(incident) => Condition::Open(self.incident(incident)?),
            RawCondition::Public { incident, clue } => {
                let (incident, clue) = self.clue_of(incident, clue)?;
                Condition::Public(incident, clue)
            }
            RawCondition::Took { by, kind, target, over } => {
                let by = self.actor(by);
                let target = target.as_ref().map(|target| self.actor(target));
                let over = over.as_ref().map(|over| self.incident(over));
                if !self.raw.responses.iter().any(|response| response.kind.value == kind.value) {
                    let message = say!("problem-measure-not-in-level", measure = format!("{:?}", kind.value));
                    self.error(code::UNKNOWN_NAME, kind.place(), message, say!("problem-measure-not-in-level-help"));
                }
                Condition::Took(by?, kind.value, given(target)?, given(over)?)
            }
            RawCondition::Member { coalition, actor } => {
                let (coalition, actor) = (self.coalition(coalition), self.actor(actor));
                Condition::Member(coalition?, actor?)
            }
            RawCondition::Given(package) => Condition::Given(self.package(package)?),
            RawCondition::Delivered(package) => Condition::Delivered(self.package(package)?),
            RawCondition::ChannelAtLeast { between: (a, b), channel } => {
                let (a, b) = self.pair((a, b))?;
                Condition::ChannelAtLeast(a, b, *channel)
            }
            RawCondition::TrueAccount { incident, any_of } => {
                let id = self.incident(incident)?;
                let names = suspect_names(&self.raw.incidents[id.ix()]);
                self.no_repeats(any_of, SUSPECT);
                let accounts: Vec<Option<SuspectId>> =
                    any_of.iter().map(|account| self.found(names.position(account), SuspectId::at)).collect();
                Condition::TrueAccount(id, accounts.into_iter().collect::<Option<_>>()?)
            }
            // Norms.
            RawCondition::Crystallised(norm) => Condition::Crystallised(self.norm_named(norm)?),
            RawCondition::Codified(norm) => Condition::Codified(self.norm_named(norm)?),
            RawCondition::InRuleBloc { actor, bloc } => {
                let (actor, bloc) = (self.actor(actor), self.rule_bloc(bloc));
                Condition::InRuleBloc(actor?, bloc?)
            }
            RawCondition::Ran(operation) => Condition::Ran(self.operation(operation)?),
            RawCondition::Seen(operation) => Condition::Seen(self.operation(operation)?),
            // Home fronts.
            RawCondition::Bound { talks, actor } => {
                let (talks, actor) = (self.talks(talks), self.actor(actor));
                Condition::Bound(talks?, actor?)
            }
            RawCondition::Refused { talks, actor } => {
                let (talks, actor) = (self.talks(talks), self.actor(actor));
                Condition::Refused(talks?, actor?)
            }
            // Coalitions.
            RawCondition::Pledged { coalition, actor } => {
                let (coalition, actor) = (self.coalition(coalition), self.actor(actor));
                Condition::Pledged(coalition?, actor?)
            }
            RawCondition::BrokeWord { coalition, actor } => {
                let (coalition, actor) = (self.coalition(coalition), self.actor(actor));
                Condition::BrokeWord(coalition?, actor?)
            }
            RawCondition::Stated(coalition) => Condition::Stated(self.coalition(coalition)?),
            // Public diplomacy and companies.
            RawCondition::Patched(incident) => Condition::Patched(self.incident(incident)?),
            RawCondition::TakenDown(incident) => Condition::TakenDown(self.incident(incident)?),
            RawCondition::Ambassador(actor) => Condition::Ambassador(self.actor(actor)?),
        })
    }

    fn conditions(&mut self, raw: &'a [RawCondition]) -> Option<Vec<Condition>> {
        let all: Vec<Option<Condition>> = raw.iter().map(|condition| self.condition(condition)).collect();
        all.into_iter().collect()
    }

    /// A number of the world, and `value` on its scale.
    fn quantity(&mut self, raw: &RawQuantity, value: &Spanned<i32>) -> Option<Quantity> {
        let (quantity, scale) = match raw {
            RawQuantity::Turn => (Quantity::Turn, 1..=self.last_turn().map_or(i32::MAX, i32::from)),
            RawQuantity::Gauge(gauge) => (Quantity::Gauge(*gauge), 0..=100),
            RawQuantity::Trust { of, to } => {
                let (of, to) = self.pair((of, to))?;
                (Quantity::Trust(of, to), PLUS_MINUS_HUNDRED)
            }
            RawQuantity::Grievance { of, against } => {
                let (of, against) = self.pair((of, against))?;
                (Quantity::Grievance(of, against), 0..=1000)
            }
            RawQuantity::Rung { between: (a, b) } => {
                let (a, b) = self.pair((a, b))?;
                (Quantity::Rung(a, b), i32::from(*RUNGS.start())..=i32::from(*RUNGS.end()))
            }
            RawQuantity::Credibility(actor) => (Quantity::Credibility(self.actor(actor)?), 0..=100),
            RawQuantity::Resilience(actor) => (Quantity::Resilience(self.actor(actor)?), 0..=100),
            RawQuantity::Technical(actor) => (Quantity::Capacity(Capacity::Technical, self.actor(actor)?), 0..=100),
            RawQuantity::Capital(actor) => (Quantity::Capital(self.actor(actor)?), 0..=1000),
            RawQuantity::Budget(actor) => (Quantity::Budget(self.actor(actor)?), 0..=MOST_AMOUNT),
            RawQuantity::Harm(incident) => (Quantity::Harm(self.incident(incident)?), 0..=100),
            RawQuantity::Members(coalition) => (Quantity::Members(self.coalition(coalition)?), 0..=64),
            // Norms.
            RawQuantity::Support(norm) => (Quantity::Support(self.norm_named(norm)?), 0..=1000),
            RawQuantity::Pledge { actor, norm } => {
                let (actor, norm) = (self.actor(actor), self.norm_named(norm));
                (Quantity::Pledge(actor?, norm?), 0..=3)
            }
            RawQuantity::Breaches(actor) => (Quantity::Breaches(self.actor(actor)?), 0..=1000),
            RawQuantity::RuleBlocShare(bloc) => (Quantity::RuleBlocShare(self.rule_bloc(bloc)?), 0..=1000),
            // Home fronts.
            RawQuantity::Bound(talks) => (Quantity::Bound(self.talks(talks)?), 0..=300),
            RawQuantity::HomeSupport { actor, ratifier } => {
                let (actor, ratifier) = self.ratifier_of(actor, ratifier)?;
                (Quantity::HomeSupport(actor, ratifier), 0..=100)
            }
            // Capacity-building.
            RawQuantity::Capacity { actor, capacity } => (Quantity::Capacity(*capacity, self.actor(actor)?), 0..=100),
            RawQuantity::Dependence { of, on } => {
                let (of, on) = self.pair((of, on))?;
                (Quantity::Dependence(of, on), 0..=100)
            }
        };
        self.within(value, say!("what-value-compared"), scale);
        Some(quantity)
    }

    fn clue_of(&mut self, incident: &Name, clue: &Name) -> Option<(IncidentId, u16)> {
        let incident = self.incident(incident)?;
        let names = clue_names(&self.raw.incidents[incident.ix()]);
        let clue = self.found(names.position(clue), |position| position)?;
        Some((incident, u16::try_from(clue).ok()?))
    }

    /// Effects where no text is adopted: nobody is a party.
    pub(super) fn effects_without_text(&mut self, raw: &[Spanned<RawEffect>]) -> Option<Vec<Effect>> {
        for effect in raw.iter().filter(|effect| is_about_parties(&effect.value)) {
            self.error(code::NO_PARTIES, effect.place(), say!("problem-no-parties"), say!("problem-no-parties-help"));
        }
        self.effects(raw)
    }

    pub(super) fn effects(&mut self, raw: &[Spanned<RawEffect>]) -> Option<Vec<Effect>> {
        let effects: Vec<Option<Effect>> = raw.iter().map(|effect| self.effect(&effect.value)).collect();
        effects.into_iter().collect()
    }

    fn effect(&mut self, raw: &RawEffect) -> Option<Effect> {
        Some(match raw {
            RawEffect::Gauge { gauge, by } => Effect::Gauge { gauge: *gauge, by: self.moved(by) },
            RawEffect::Trust { of, to, by } => {
                let by = self.moved(by);
                let (of, to) = self.pair((of, to))?;
                Effect::Trust { of, to, by }
            }
            RawEffect::TrustAmongParties(by) => Effect::TrustAmongParties(self.moved(by)),
            RawEffect::ChannelAmongParties(channel) => Effect::ChannelAmongParties(*channel),
            RawEffect::ResilienceOfParties(by) => Effect::ResilienceOfParties(self.moved(by)),
            RawEffect::Resilience { actor, by } => {
                let by = self.moved(by);
                Effect::Resilience { actor: self.actor(actor)?, by }
            }
            RawEffect::Harm { incident, by } => {
                let by = self.moved(by);
                Effect::Harm { incident: self.incident(incident)?, by }
            }
            RawEffect::NoDeal { talks, party, by } => {
                let by = self.points_moved(by);
                let (talks, actor) = (self.talks(talks), self.actor(party));
                if let (Some(talks), Some(_)) = (talks, actor) {
                    self.is_party(&self.raw.talks[talks.ix()], party);
                }
                Effect::NoDeal { talks: talks?, party: actor?, by }
            }
            RawEffect::Rung { between: (a, b), by } => {
                let by = self.within(by, say!("what-move-ladder"), -10..=10);
                let (a, b) = self.pair((a, b))?;
                Effect::Rung { a, b, by }
            }
            RawEffect::Capital { actor, by } => {
                let by = self.within(by, say!("what-change-political-capital"), -1000..=1000);
                Effect::Capital { actor: self.actor(actor)?, by }
            }
            RawEffect::Budget { actor, by } => {
                let by = self.within(by, say!("what-change-money"), -MOST_AMOUNT..=MOST_AMOUNT);
                Effect::Budget { actor: self.actor(actor)?, by }
            }
            RawEffect::StartPackage(package) => Effect::StartPackage(self.package(package)?),
            RawEffect::Grievance { of, against, by } => {
                let by = self.moved(by);
                let (of, against) = self.pair((of, against))?;
                Effect::Grievance { of, against, by }
            }
            RawEffect::Credibility { actor, by } => {
                let by = self.moved(by);
                Effect::Credibility { actor: self.actor(actor)?, by }
            }
            RawEffect::Technical { actor, by } => {
                let by = self.moved(by);
                Effect::Capacity { actor: self.actor(actor)?, capacity: Capacity::Technical, by }
            }
            RawEffect::Channel { between: (a, b), to } => {
                let (a, b) = self.pair((a, b))?;
                Effect::Channel { a, b, to: *to }
            }
            RawEffect::OpenIncident(incident) => Effect::OpenIncident(self.incident(incident)?),
            RawEffect::Publish { incident, clue, by } => {
                let (of, by) = (self.clue_of(incident, clue), self.actor(by));
                let (incident, clue) = of?;
                Effect::Publish { incident, clue, by: by? }
            }
            RawEffect::Invite { coalition, actor } => {
                let (coalition, actor) = (self.coalition(coalition), self.actor(actor));
                Effect::Invite(coalition?, actor?)
            }
            RawEffect::Join { coalition, actor } => {
                let (coalition, actor) = (self.coalition(coalition), self.actor(actor));
                Effect::Join(coalition?, actor?)
            }
            RawEffect::Leave { coalition, actor } => {
                let (id, who) = (self.coalition(coalition), self.actor(actor));
                if id.is_some_and(|id| self.raw.coalitions[id.ix()].lead == *actor) {
                    let message = say!("problem-lead-leaves", who = &actor.value, coalition = &coalition.value);
                    self.error(code::LEAD_LEAVES, actor.place(), message, say!("problem-lead-leaves-help"));
                }
                Effect::Leave(id?, who?)
            }
            RawEffect::CallOff(talks) => Effect::CallOff(self.talks(talks)?),
            RawEffect::Disclose { incident, clue, to } => {
                let (of, to) = (self.clue_of(incident, clue), self.actor(to));
                let (incident, clue) = of?;
                Effect::Disclose { incident, clue, to: to? }
            }
            // Norms.
            RawEffect::PartiesEnterRuleBloc(bloc) => Effect::PartiesEnterRuleBloc(self.rule_bloc(bloc)?),
            RawEffect::EnterRuleBloc { actor, bloc } => {
                let actor = self.actor(actor);
                let bloc = bloc.as_ref().map(|bloc| self.rule_bloc(bloc));
                Effect::EnterRuleBloc { actor: actor?, bloc: given(bloc)? }
            }
            // Home fronts.
            RawEffect::Support { actor, ratifier, by } => {
                let by = self.moved(by);
                let (actor, ratifier) = self.ratifier_of(actor, ratifier)?;
                Effect::Support { actor, ratifier, by }
            }
            // Capacity-building.
            RawEffect::Capacity { actor, capacity, by } => {
                let by = self.moved(by);
                Effect::Capacity { actor: self.actor(actor)?, capacity: *capacity, by }
            }
            RawEffect::Dependence { of, on, by } => {
                let by = self.moved(by);
                let (of, on) = self.pair((of, on))?;
                Effect::Dependence { of, on, by }
            }
        })
    }

    fn moved(&mut self, by: &Spanned<i32>) -> i32 {
        self.within(by, say!("what-change"), PLUS_MINUS_HUNDRED)
    }
}

/// What may be left out, but may not be wrong.
fn given<T>(found: Option<Option<T>>) -> Option<Option<T>> {
    match found {
        None => Some(None),
        Some(found) => found.map(Some),
    }
}

/// The choices of an event's question; none where it asks nothing.
fn choice_names(event: &RawEvent) -> Names<'_> {
    let choices = event.asks.iter().flat_map(|asks| asks.choices.iter());
    Names::new(CHOICE, choices.map(|choice| &choice.id)).of(EVENT, &event.id)
}

fn is_about_parties(effect: &RawEffect) -> bool {
    matches!(
        effect,
        RawEffect::TrustAmongParties(_)
            | RawEffect::ChannelAmongParties(_)
            | RawEffect::ResilienceOfParties(_)
            | RawEffect::PartiesEnterRuleBloc(_)
    )
}
