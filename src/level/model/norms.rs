//! What is expected of everybody: norms, the operations that try them, and the blocs of rules that actors live by.

use serde::{Deserialize, Serialize};

use super::events::Effect;
use super::incidents::Cost;
use super::{ActorKind, Level};
use crate::base::{ActorId, IncidentId, NormId, OperationId, Permille, RuleBlocId, SuspectId, TalksId};

/// Something that texts and pledges can make an expectation of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Norm {
    pub id: String,
    pub name: String,
    /// What it asks for, in a line.
    pub line: String,
    /// The clauses that say so.
    pub clauses: Vec<NormClause>,
    /// Clauses by which those bound let themselves be looked at.
    pub verified_by: Vec<Clause>,
    /// Share of all influence that has to stand behind it until it holds for everybody.
    pub crystallises_at: Permille,
    pub forbids: Vec<OperationId>,
    /// Turns in which pledges can be made and changed, rising; empty means all.
    pub rounds: Vec<u16>,
    /// When it is looked at how pledges are kept, and who lets its own lapse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<Reviews>,
}

/// Turns in which technical bodies report on all who have given their word, and pledges lapse that nobody has renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviews {
    /// The first.
    pub from: u16,
    /// Turns from one to the next, 1 or more.
    pub every: u16,
    /// Who reports.
    pub by: Vec<ActorId>,
}

impl Reviews {
    #[must_use]
    pub fn is_due(&self, turn: u16) -> bool {
        turn >= self.from && (turn - self.from).is_multiple_of(self.every.max(1))
    }

    /// The last one before `turn`.
    #[must_use]
    pub fn before(&self, turn: u16) -> Option<u16> {
        (self.from..turn).rev().find(|turn| self.is_due(*turn))
    }

    /// The next one, in `turn` or later.
    #[must_use]
    pub fn next(&self, turn: u16) -> u16 {
        let every = self.every.max(1);
        if turn <= self.from { self.from } else { self.from + (turn - self.from).div_ceil(every) * every }
    }
}

/// A clause of a text, or a stronger one.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub talks: TalksId,
    pub issue: u8,
    /// The least option.
    pub at_least: u8,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NormClause {
    pub clause: Clause,
    /// Whether it obliges, or only says what its parties should do.
    pub binding: bool,
}

/// Something that an actor can do under cover: it opens an incident, whose truth is then what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    pub id: String,
    pub name: String,
    /// What is done, in a line.
    pub line: String,
    /// Who can run it.
    pub by: ActorId,
    /// What becomes known of it, and the account that is true then.
    pub incident: IncidentId,
    pub account: SuspectId,
    /// First turn in which it can be run.
    pub from: u16,
    pub cost: Cost,
    /// 1 to 3: a pledge of level 1 covers the gravest alone, one of level 3 all.
    pub gravity: u8,
    /// Chance to be seen, before victims and verification are counted.
    pub seen: Permille,
    /// What it brings.
    pub gain: Vec<Effect>,
}

/// Actors that live by the same protocols, standards and laws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBloc {
    pub id: String,
    pub name: String,
    pub line: String,
    /// Who belongs to it at the start.
    pub members: Vec<ActorId>,
}

impl Level {
    #[must_use]
    pub fn norm(&self, id: NormId) -> &Norm {
        &self.norms[id.ix()]
    }

    #[must_use]
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.ix()]
    }

    #[must_use]
    pub fn rule_bloc(&self, id: RuleBlocId) -> &RuleBloc {
        &self.rule_blocs[id.ix()]
    }

    pub fn norm_ids(&self) -> impl Iterator<Item = NormId> + use<> {
        (0..self.norms.len()).map(NormId::at)
    }

    pub fn operation_ids(&self) -> impl Iterator<Item = OperationId> + use<> {
        (0..self.operations.len()).map(OperationId::at)
    }

    /// Who has to answer for what `actor` does under cover: its sponsor, or itself.
    #[must_use]
    pub fn answers_for(&self, actor: ActorId) -> ActorId {
        self.actor(actor).sponsor.unwrap_or(actor)
    }

    /// Norms that forbid an operation.
    pub fn forbidding(&self, operation: OperationId) -> impl Iterator<Item = NormId> + '_ {
        self.norm_ids().filter(move |norm| self.norm(*norm).forbids.contains(&operation))
    }

    /// Whether this incident comes about by an operation.
    #[must_use]
    pub fn is_operated(&self, incident: IncidentId) -> bool {
        self.operations.iter().any(|operation| operation.incident == incident)
    }

    /// Who took part in an operation and knows of it: the parties of its account.
    #[must_use]
    pub fn in_the_know(&self, operation: OperationId) -> &[ActorId] {
        let spec = self.operation(operation);
        &self.incident(spec.incident).suspects[spec.account.ix()].parties
    }

    /// Whether this actor reports on how others keep their word.
    #[must_use]
    pub fn reviews(&self, actor: ActorId) -> bool {
        matches!(self.actor(actor).kind, ActorKind::TechnicalCommunity | ActorKind::CivilSociety)
    }

    /// The bloc of every actor at the start.
    #[must_use]
    pub fn starting_blocs(&self) -> Vec<Option<RuleBlocId>> {
        let bloc_of = |actor| self.rule_blocs.iter().position(|bloc| bloc.members.contains(&actor)).map(RuleBlocId::at);
        if self.rule_blocs.is_empty() { Vec::new() } else { self.actor_ids().map(bloc_of).collect() }
    }

    /// How far rules have split, 0 to 100: a hundred times (one less the sum of squared shares of influence), where all who
    /// belong to no bloc count as one; whole numbers, cut off.
    #[must_use]
    pub fn fragmentation(&self, blocs: &[Option<RuleBlocId>]) -> i32 {
        let weight = |bloc: Option<RuleBlocId>| -> i64 {
            let inside = self.actors.iter().zip(blocs).filter(|(_, of)| **of == bloc);
            inside.map(|(actor, _)| i64::from(actor.influence)).sum()
        };
        let all: i64 = self.actors.iter().map(|actor| i64::from(actor.influence)).sum::<i64>().max(1);
        let blocs = (0..self.rule_blocs.len()).map(|bloc| Some(RuleBlocId::at(bloc)));
        let squares: i64 = blocs.chain([None]).map(weight).map(|weight| weight * weight).sum();
        i32::try_from(100 * (all * all - squares) / (all * all)).unwrap_or(0)
    }
}
