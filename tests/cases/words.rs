//! What viewers see and know, one line a thing, in plain words with the names of the level.

use demarche::base::{
    ActorId, CardRef, CoalitionId, EventId, ForumId, IncidentId, MotionId, NormId, OperationId, PackageId, RuleBlocId,
    SuspectId, TalksId,
};
use demarche::level::{Gauge, Level, Objective, Proof};
use demarche::negotiation::Outcome;
use demarche::negotiation::votes::Tally;
use demarche::rules::conduct::{Breach, Promised, Report};
use demarche::rules::mandate::MandateChange;
use demarche::rules::public::Voice;
use demarche::rules::{
    Cast, Desk, Failure, Fate, ForumState, PackageState, Plan, Put, Sight, Sway, Taken, TalksStatus, TalksView, View,
};

/// Names of a level's things, by position.
#[derive(Copy, Clone)]
pub struct Words<'a>(pub &'a Level);

impl<'a> Words<'a> {
    fn actor(self, id: ActorId) -> &'a str {
        &self.0.actor(id).code
    }

    fn actors(self, ids: &[ActorId]) -> String {
        ids.iter().map(|id| self.actor(*id)).collect::<Vec<_>>().join(" ")
    }

    fn ratifier(self, actor: ActorId, ratifier: u8) -> &'a str {
        &self.0.actor(actor).home[usize::from(ratifier)].id
    }

    fn talks(self, id: TalksId) -> &'a str {
        &self.0.talks(id).id
    }

    fn incident(self, id: IncidentId) -> &'a str {
        &self.0.incident(id).id
    }

    fn coalition(self, id: CoalitionId) -> &'a str {
        &self.0.coalition(id).id
    }

    fn forum(self, id: ForumId) -> &'a str {
        &self.0.forum(id).id
    }

    fn motion(self, forum: ForumId, motion: MotionId) -> String {
        format!("draft {} in {}", motion.0 + 1, self.forum(forum))
    }

    /// Clauses are named by their numbers: which talks a draft is of stands in the state.
    fn put(put: Put) -> String {
        match put {
            Put::Amendment(amendment) => format!("amendment {} of ", amendment + 1),
            Put::Clause(issue) => format!("clause {} of ", issue + 1),
            Put::Whole => String::new(),
        }
    }

    fn tally(tally: Tally) -> String {
        format!("{}-{}-{}-{}", tally.yes, tally.no, tally.abstain, tally.absent)
    }

    fn court(self, forum: ForumId, motion: MotionId, bloc: u8, price: Option<u8>, against: bool) -> String {
        let bloc = &self.0.forum(forum).blocs[usize::from(bloc)].id;
        let with = price.map_or_else(|| String::from("a word"), |price| format!("price {}", price + 1));
        let against = if against { "against" } else { "for" };
        format!("court {bloc} {against} {} with {with}", self.motion(forum, motion))
    }

    fn voice(self, what: Voice) -> String {
        match what {
            Voice::Praise(who) => format!("praises {}", self.actor(who)),
            Voice::Criticism(who) => format!("criticises {}", self.actor(who)),
            Voice::Clause { talks, issue, option } => format!("speaks for {}", self.option(talks, issue, option)),
            Voice::Deed(incident) => format!("condemns {}", self.incident(incident)),
            Voice::Campaign { at, aim } => format!("campaigns at {} for {aim:?}", self.actor(at)),
        }
    }

    fn package(self, id: PackageId) -> &'a str {
        &self.0.package(id).id
    }

    fn choice(self, event: EventId, choice: u8) -> String {
        let event = self.0.event(event);
        let choices = event.asks.as_ref().map_or(&[][..], |asks| &asks.choices);
        format!("{}/{}", event.id, choices.get(usize::from(choice)).map_or("?", |choice| &choice.id))
    }

    fn clue(self, incident: IncidentId, clue: u16) -> String {
        format!("{}/{}", self.incident(incident), self.0.incident(incident).clues[usize::from(clue)].id)
    }

    fn card(self, card: CardRef) -> String {
        let clue = &self.0.incident(card.incident).clues[usize::from(card.clue)];
        format!("{}/{}", self.clue(card.incident, card.clue), clue.cards[usize::from(card.card)].id)
    }

    fn account(self, incident: IncidentId, account: Option<SuspectId>) -> String {
        account.map_or_else(String::new, |id| format!(" naming {}", self.0.incident(incident).suspects[id.ix()].id))
    }

    fn issue(self, talks: TalksId, issue: u8) -> String {
        format!("{}/{}", self.talks(talks), self.0.talks(talks).issues[usize::from(issue)].id)
    }

    fn option(self, talks: TalksId, issue: u8, option: u8) -> String {
        let options = &self.0.talks(talks).issues[usize::from(issue)].options;
        format!("{}/{}", self.issue(talks, issue), options[usize::from(option)].id)
    }

    /// What a draft says, silence left out; `nothing` if it says nothing.
    fn draft(self, talks: TalksId, draft: &Outcome) -> String {
        let issues = self.0.talks(talks).issues.iter().zip(&draft.0).filter(|(_, option)| **option > 0);
        let said: Vec<String> =
            issues.map(|(issue, option)| format!("{} {}", issue.id, issue.options[usize::from(*option)].id)).collect();
        if said.is_empty() { String::from("nothing") } else { said.join(", ") }
    }

    fn plan(self, plan: &Plan) -> String {
        match plan {
            Plan::Investigate { incident, clue } => format!("investigate {}", self.clue(*incident, *clue)),
            Plan::Share { card, with } => format!("show {} to {}", self.card(*card), self.actor(*with)),
            Plan::Circulate { card, coalition } => {
                format!("circulate {} in {}", self.card(*card), self.coalition(*coalition))
            }
            Plan::Publish { card } => format!("publish {}", self.card(*card)),
            Plan::Respond { incident, kind, target, account } => {
                let (over, naming) = (self.incident(*incident), self.account(*incident, *account));
                format!("{kind:?} over {over} to {}{naming}", self.actor(*target))
            }
            Plan::OpenChannel { with } => format!("open a channel with {}", self.actor(*with)),
            Plan::Restore { incident } => format!("restore {}", self.incident(*incident)),
            Plan::Help { incident } => format!("help with {}", self.incident(*incident)),
            Plan::PayRansom { incident } => format!("pay for {}", self.incident(*incident)),
            Plan::Retract { incident, kind, target } => {
                format!("take back {kind:?} over {} to {}", self.incident(*incident), self.actor(*target))
            }
            Plan::Invite { coalition, actor } => {
                format!("invite {} into {}", self.actor(*actor), self.coalition(*coalition))
            }
            Plan::Join { coalition } => format!("join {}", self.coalition(*coalition)),
            Plan::Leave { coalition } => format!("leave {}", self.coalition(*coalition)),
            Plan::Give { package } => format!("give {}", self.package(*package)),
            Plan::Sign { talks } => format!("sign {}", self.talks(*talks)),
            Plan::Table { talks, draft } => format!("table in {}: {}", self.talks(*talks), self.draft(*talks, draft)),
            Plan::Cosponsor { forum, motion } => format!("join the sponsors of {}", self.motion(*forum, *motion)),
            Plan::Withdraw { forum, motion } => format!("withdraw {}", self.motion(*forum, *motion)),
            Plan::TakeFirst { forum, motion } => format!("take {} first", self.motion(*forum, *motion)),
            Plan::Amend { forum, motion, issue, option } => {
                format!("amend {}: clause {} to {option}", self.motion(*forum, *motion), issue + 1)
            }
            Plan::Divide { forum, motion, issue } => {
                format!("divide {}: clause {}", self.motion(*forum, *motion), issue + 1)
            }
            Plan::Court { forum, motion, bloc, price, against } => self.court(*forum, *motion, *bloc, *price, *against),
            Plan::AskMediator { talks: at, mediator } => {
                format!("ask {} to mediate in {}", self.actor(*mediator), self.talks(*at))
            }
            Plan::AskCapital { talks, issue, option } => {
                format!("ask the capital about {}", self.option(*talks, *issue, *option))
            }
            // Norms.
            Plan::Operate { operation } => format!("run {}", self.operation(*operation)),
            Plan::Restrain { actor } => format!("call {} off", self.actor(*actor)),
            Plan::Pledge { norm, level } => format!("pledge {level} on {}", self.norm(*norm)),
            Plan::Review { of, norm } => format!("report on {} and {}", self.actor(*of), self.norm(*norm)),
            Plan::Align { bloc } => format!("go over to {}", self.rule_bloc(*bloc)),
            // Coalitions.
            Plan::InviteFor { coalition, actor, price } => {
                format!("invite {} into {} for {}", self.actor(*actor), self.coalition(*coalition), price + 1)
            }
            Plan::PledgeTo { coalition, public } => {
                format!("pledge to {}, {}", self.coalition(*coalition), if *public { "public" } else { "private" })
            }
            Plan::Whip { coalition, motion, against } => {
                format!("call {} {} {motion:?}", self.coalition(*coalition), if *against { "against" } else { "for" })
            }
            Plan::Declare { coalition } => format!("declare {}", self.coalition(*coalition)),
            // Home fronts.
            Plan::Persuade { ratifier } => format!("prepare ratifier {}", ratifier + 1),
            Plan::LowerFloor { proof } => format!("lower the floor of {proof:?}"),
            Plan::ReviseMandate { objective, change } => {
                format!("{} about objective {}", Self::change(*change), objective + 1)
            }
            // Capacity-building.
            Plan::Withhold { package } => format!("withhold {}", self.package(*package)),
            // Public diplomacy and companies.
            Plan::Speak { what } => self.voice(*what),
            Plan::Leak { card } => format!("leak {}", self.card(*card)),
            Plan::Appoint => String::from("appoint an ambassador"),
            Plan::Patch { incident } => format!("patch {}", self.incident(*incident)),
            Plan::TakeDown { incident } => format!("take down {}", self.incident(*incident)),
            Plan::Request { of, incident, what } => {
                format!("ask {} for {what:?} over {}", self.actor(*of), self.incident(*incident))
            }
            Plan::Reply { to, incident, what, grant } => {
                let does = if *grant { "grant" } else { "refuse" };
                format!("{does} {} {what:?} over {}", self.actor(*to), self.incident(*incident))
            }
        }
    }

    fn change(change: MandateChange) -> String {
        match change {
            MandateChange::Ease => String::from("ease"),
            MandateChange::Shift { to } => format!("shift to {}", to + 1),
        }
    }

    fn sway(self, actor: ActorId, why: Sway) -> String {
        match why {
            Sway::Unanswered(incident) => format!("{} goes unanswered", self.incident(incident)),
            Sway::Restored(incident) => format!("{} is over", self.incident(incident)),
            Sway::WronglyBlamed => String::from("wrong blame"),
            Sway::Conceded(talks) => format!("less than no deal in {}", self.talks(talks)),
            Sway::WordBroken => String::from("a broken word"),
            Sway::Praised(by) => format!("praise of {}", self.actor(by)),
            Sway::Met(n) => format!("met: {}", self.0.actor(actor).mandate.objectives[usize::from(n)].name),
            Sway::Answered => String::from("an answer"),
        }
    }

    fn taken(self, taken: &Taken) -> String {
        let number = |n: Option<i32>| n.map_or_else(|| String::from("-"), |n| n.to_string());
        format!(
            "{} takes {:?} over {} to {}{}, confidence {}, standard {}, severity {}, read as {}",
            self.actor(taken.by),
            taken.kind,
            self.incident(taken.incident),
            self.actor(taken.target),
            self.account(taken.incident, taken.account),
            number(taken.confidence.map(|p| p.0.into())),
            number(taken.standard.map(|p| p.0.into())),
            taken.severity,
            number(taken.read),
        )
    }

    fn failure(self, why: Failure) -> String {
        match why {
            Failure::OutOfTime => String::from("out of time"),
            Failure::CalledOff => String::from("called off"),
            Failure::WalkedOut { by } => format!("{} walked out", self.actor(by)),
        }
    }

    /// A happening as its viewer sees it.
    pub fn sight(self, sight: &Sight) -> String {
        let actor = |id: &ActorId| self.actor(*id);
        let talks = |id: &TalksId| self.talks(*id);
        let package = |id: &PackageId| self.package(*id);
        match sight {
            Sight::TurnBegan => String::from("the turn begins"),
            Sight::Event { event } => format!("event {}", self.0.event(*event).id),
            Sight::Chosen { event, by, choice } => format!("{} decides {}", actor(by), self.choice(*event, *choice)),
            Sight::Sent { seat } => format!("{} sends the turn", actor(seat)),
            Sight::Ended => String::from("the end"),
            Sight::Planned { plan } => format!("planned: {}", self.plan(plan)),
            Sight::Unplanned { position } => format!("plan {} taken back", position + 1),
            Sight::PlanFailed { plan } => format!("came to nothing: {}", self.plan(plan)),
            Sight::StandardSet { seat, proof, at } => format!("{} sets {proof:?} to {}", actor(seat), at.0),
            Sight::IncidentOpened { incident } => format!("{} becomes known", self.incident(*incident)),
            Sight::Headway { incident, clue } => format!("headway on {}", self.clue(*incident, *clue)),
            Sight::CardFound { seat, card } => format!("{} finds {}", actor(seat), self.card(*card)),
            Sight::CardShared { from, to, card, believed } => {
                format!("{} shows {} {}, believed {}", actor(from), actor(to), self.card(*card), believed.0)
            }
            Sight::CardPublished { by, card, burnt } => {
                format!("{} publishes {}{}", actor(by), self.card(*card), if *burnt { ", source burnt" } else { "" })
            }
            Sight::Harm { incident, by } => format!("harm of {} by {by}", self.incident(*incident)),
            Sight::Responded { taken } => self.taken(taken),
            Sight::Retracted { taken } => format!("taken back: {}", self.taken(taken)),
            Sight::Exposed { taken } => format!("proved wrong: {}", self.taken(taken)),
            Sight::Rung { a, b, to } => format!("rung of {} and {} to {to}", actor(a), actor(b)),
            Sight::Credibility { actor: of, by } => format!("credibility of {} by {by}", actor(of)),
            Sight::Trust { of, to, by } => format!("{} trusts {} by {by}", actor(of), actor(to)),
            Sight::Channel { a, b, to } => format!("channel of {} and {} to {to:?}", actor(a), actor(b)),
            Sight::Gauge { gauge, by } => format!("{gauge:?} by {by}"),
            Sight::Resilience { actor: of, by } => format!("resilience of {} by {by}", actor(of)),
            Sight::Capital { by } => format!("capital by {by}"),
            Sight::Budget { by } => format!("budget by {by}"),
            Sight::TalksOpened { talks: at } => format!("{} opens", talks(at)),
            Sight::Floor { talks: at, party } => {
                format!("floor in {} to {}", talks(at), actor(&self.0.talks(*at).parties[usize::from(*party)]))
            }
            Sight::RoundEnded { talks: at } => format!("round of {} ends", talks(at)),
            Sight::Offered { talks: at, by, draft } => {
                format!("{} offers in {}: {}", actor(by), talks(at), self.draft(*at, draft))
            }
            Sight::Revised { talks: at, by, draft } => {
                format!("{} revises {}: {}", actor(by), talks(at), self.draft(*at, draft))
            }
            Sight::Answered { talks: at, offer, by, accept } => {
                let does = if *accept { "accepts" } else { "refuses" };
                format!("{} {does} offer {} in {}", actor(by), offer.0 + 1, talks(at))
            }
            Sight::CaucusMet { talks: at, by, with, draft } => {
                let draft = draft.as_ref().map_or_else(String::new, |draft| format!(": {}", self.draft(*at, draft)));
                format!("{} meets {} in {}{draft}", actor(by), self.actors(with), talks(at))
            }
            Sight::CaucusAnswered { talks: at, caucus, by, accept } => {
                let does = if *accept { "accepts" } else { "refuses" };
                format!("{} {does} in caucus {} of {}", actor(by), caucus.0 + 1, talks(at))
            }
            Sight::CaucusAgreed { talks: at, caucus } => {
                format!("caucus {} of {} agrees", caucus.0 + 1, talks(at))
            }
            Sight::CaucusBroken { talks: at, caucus, by } => {
                format!("{} breaks caucus {} of {}", actor(by), caucus.0 + 1, talks(at))
            }
            Sight::MediatorAsked { talks: at, by, mediator } => {
                format!("{} asks {} to mediate in {}", actor(by), actor(mediator), talks(at))
            }
            Sight::MediationBegan { talks: at, by } => format!("{} mediates in {}", actor(by), talks(at)),
            Sight::SilenceBegan { talks: at, draft, until } => {
                format!("{} under silence until {until}: {}", talks(at), self.draft(*at, draft))
            }
            Sight::SilenceBroken { talks: at, by } => format!("{} breaks the silence in {}", actor(by), talks(at)),
            Sight::OpenedForSignature { talks: at, draft } => {
                format!("{} open for signature: {}", talks(at), self.draft(*at, draft))
            }
            Sight::Signed { talks: at, by } => format!("{} signs {}", actor(by), talks(at)),
            Sight::Acceded { text, by } => format!("{} joins text {}", actor(by), text.ix() + 1),
            Sight::Adopted { talks: at, text } => format!("{} adopted as text {}", talks(at), text.0 + 1),
            Sight::Suspended { text, by } => format!("{} suspends text {}", actor(by), text.ix() + 1),
            Sight::WalkedOut { talks: at, by } => format!("{} walks out of {}", actor(by), talks(at)),
            Sight::TalksFailed { talks: at, why } => format!("{} fails, {}", talks(at), self.failure(*why)),
            Sight::NoDeal { talks: at, party, by } => format!("no deal in {} for {} by {by}", talks(at), actor(party)),
            Sight::Told { talks: at, of, issue, grade } => {
                let says = grade.map_or_else(|| String::from("evades"), |grade| format!("says {grade} of 4"));
                format!("{} {says} on {}", actor(of), self.issue(*at, *issue))
            }
            Sight::CapitalAnswered { talks: at, issue, option, moved } => {
                let does = if *moved { "moves" } else { "holds" };
                format!("the capital {does} the line {}", self.option(*at, *issue, *option))
            }
            Sight::Reserved { talks, by, issue } => {
                format!("{} stays out of {}", actor(by), self.issue(*talks, *issue))
            }
            Sight::Tabled { forum, talks: of, by, draft } => {
                format!("{} tables in {}: {}", actor(by), self.forum(*forum), self.draft(*of, draft))
            }
            Sight::Cosponsored { forum, motion, by } => {
                format!("{} joins the sponsors of {}", actor(by), self.motion(*forum, *motion))
            }
            Sight::AmendmentMoved { forum, motion, by, issue, option } => {
                format!("{} amends {}: clause {} to {option}", actor(by), self.motion(*forum, *motion), issue + 1)
            }
            Sight::DivisionAsked { forum, motion, by, issue } => {
                format!("{} divides {}: clause {}", actor(by), self.motion(*forum, *motion), issue + 1)
            }
            Sight::Courted { forum, courted } => {
                let what = self.court(*forum, courted.motion, courted.bloc, courted.price, courted.against);
                format!("{} does {what}", actor(&courted.by))
            }
            Sight::TakenFirst { forum, motion } => format!("{} is taken first", self.motion(*forum, *motion)),
            Sight::VoteOpened { forum, motion, put } => {
                format!("vote on {}{}", Self::put(*put), self.motion(*forum, *motion))
            }
            Sight::Voted { forum, by, ballot, explained } => {
                let explains = if *explained { ", explained" } else { "" };
                format!("{} votes {ballot:?} in {}{explains}", actor(by), self.forum(*forum))
            }
            Sight::VoteClosed { forum, count } => {
                let calls: Vec<String> = count.ballots.iter().map(|ballot| format!("{ballot:?}")).collect();
                let blocs: Vec<String> = count.blocs.iter().map(|tally| Self::tally(*tally)).collect();
                format!(
                    "{}{} {}: {}, members {}, blocs {}",
                    Self::put(count.put),
                    self.motion(*forum, count.motion),
                    if count.passed { "passed" } else { "failed" },
                    Self::tally(count.tally()),
                    calls.join(" "),
                    blocs.join(" "),
                )
            }
            Sight::PassedOn { forum, motion } => format!("{} goes on", self.motion(*forum, *motion)),
            Sight::MotionEnded { forum, motion, fate } => {
                let fate = match fate {
                    Fate::Rejected { stage } => {
                        format!("rejected in {}", self.0.forum(*forum).stages[usize::from(*stage)].name)
                    }
                    other => format!("{other:?}").to_lowercase(),
                };
                format!("{} {fate}", self.motion(*forum, *motion))
            }
            Sight::Invited { coalition, actor: of } => {
                format!("{} invited into {}", actor(of), self.coalition(*coalition))
            }
            Sight::Joined { coalition, actor: of } => format!("{} joins {}", actor(of), self.coalition(*coalition)),
            Sight::Left { coalition, actor: of } => format!("{} leaves {}", actor(of), self.coalition(*coalition)),
            Sight::PackageStarted { package: id } => format!("{} starts", package(id)),
            Sight::PackageDelivered { package: id } => format!("{} delivered", package(id)),
            Sight::PackageLapsed { package: id } => format!("{} lapses", package(id)),
            // Norms.
            Sight::OperationRun { operation } => format!("{} is run", self.operation(*operation)),
            Sight::Restrained { by, actor: who } => format!("{} calls {} off", actor(by), actor(who)),
            Sight::BreachSeen { breach } => format!("seen: {}", self.breach(breach)),
            Sight::Pledged { pledge } => {
                format!("{} pledges {} on {}", actor(&pledge.by), pledge.level, self.norm(pledge.norm))
            }
            Sight::Reviewed { report } => self.report(report),
            Sight::PledgeLapsed { by, norm } => format!("pledge of {} on {} lapses", actor(by), self.norm(*norm)),
            Sight::Crystallised { norm } => format!("{} holds for all", self.norm(*norm)),
            Sight::Codified { norm } => format!("{} is binding", self.norm(*norm)),
            Sight::Aligned { actor: who, bloc } => format!("{} goes over to {}", actor(who), self.rule_bloc(*bloc)),
            // Coalitions.
            Sight::JoinPaid { coalition, actor: of, price } => {
                format!("{} is given price {} to join {}", actor(of), price + 1, self.coalition(*coalition))
            }
            Sight::PledgedTo { coalition, by, public } => {
                let how = if *public { "in public" } else { "in private" };
                format!("{} pledges to {} {how}", actor(by), self.coalition(*coalition))
            }
            Sight::PledgeJudged { coalition, by, kept, .. } => {
                let how = if *kept { "keeps" } else { "breaks" };
                format!("{} {how} its pledge to {}", actor(by), self.coalition(*coalition))
            }
            Sight::Whipped { coalition, motion, against } => {
                let how = if *against { "against" } else { "for" };
                format!("{} is called {how} draft {}", self.coalition(*coalition), motion.0 + 1)
            }
            Sight::RanksBroken { coalition, by } => {
                format!("{} breaks the ranks of {}", actor(by), self.coalition(*coalition))
            }
            Sight::Declared { coalition, by } => format!("{} declares, {by} points", self.coalition(*coalition)),
            Sight::BlocSigned { talks: at, bloc, signed } => {
                format!("{signed} of bloc {} sign {}", bloc + 1, talks(at))
            }
            // Home fronts.
            Sight::SentHome { text, party } => format!("text {} before the home front of {}", text.0 + 1, actor(party)),
            Sight::Ratified { text, party } => format!("{} ratifies text {}", actor(party), text.0 + 1),
            Sight::Refused { text, party, ratifier } => {
                format!("{} of {} refuses text {}", self.ratifier(*party, *ratifier), actor(party), text.0 + 1)
            }
            Sight::Support { actor: of, ratifier, by } => {
                format!("support of {} for {} by {by}", self.ratifier(*of, *ratifier), actor(of))
            }
            Sight::Swayed { actor: of, ratifier, by, why } => {
                let why = self.sway(*of, *why);
                format!("{} for {} by {by}: {why}", self.ratifier(*of, *ratifier), actor(of))
            }
            Sight::CalledToAccount { actor: of, ratifier } => {
                format!("{} calls {} to account", self.ratifier(*of, *ratifier), actor(of))
            }
            Sight::MandateAnswered { seat, revision } => {
                let does = if revision.agreed { "agrees to" } else { "refuses to" };
                let change = Self::change(revision.change);
                format!("the capital of {} {does} {change} objective {}", actor(seat), revision.objective + 1)
            }
            Sight::FloorAnswered { seat, proof, moved } => {
                let does = if *moved { "lowers" } else { "keeps" };
                format!("the capital of {} {does} the floor of {proof:?}", actor(seat))
            }
            // Linked items.
            Sight::Word { word } => {
                let what = match word.kept {
                    None => "is given",
                    Some(true) => "is kept",
                    Some(false) => "is broken",
                };
                format!("the word of item {} in text {} {what}", word.issue + 1, word.text.0 + 1)
            }
            // Capacity-building.
            Sight::Capacity { actor: of, capacity, by } => format!("{capacity:?} of {} by {by}", actor(of)),
            Sight::PackageWithheld { package: id } => format!("{} withheld", package(id)),
            // Public diplomacy and companies.
            Sight::Spoke { by, what } => format!("{} {}", actor(by), self.voice(*what)),
            Sight::Leaked { by, card, burnt, traced } => format!(
                "{} leaked by {}{}{}",
                self.card(*card),
                by.as_ref().map_or("somebody", |by| self.actor(*by)),
                if *burnt { ", source burnt" } else { "" },
                if *traced { ", traced" } else { "" },
            ),
            Sight::AmbassadorAppointed { by } => format!("{} appoints an ambassador", actor(by)),
            Sight::Patched { by, incident } => format!("{} patches {}", actor(by), self.incident(*incident)),
            Sight::TakenDown { by, incident, lost } => {
                let lost = lost.map_or_else(String::new, |clue| format!(", losing {}", self.clue(*incident, clue)));
                format!("{} takes down {}{lost}", actor(by), self.incident(*incident))
            }
            Sight::RansomPaid { by, incident } => format!("{} pays for {}", actor(by), self.incident(*incident)),
            Sight::Spread { incident, to } => format!("{} reaches {}", self.incident(*incident), actor(to)),
            Sight::Requested { by, of, incident, what } => {
                format!("{} asks {} for {what:?} over {}", actor(by), actor(of), self.incident(*incident))
            }
            Sight::Replied { by, to, incident, what, granted } => {
                let does = if *granted { "grants" } else { "refuses" };
                format!("{} {does} {} {what:?} over {}", actor(by), actor(to), self.incident(*incident))
            }
            Sight::Dependence { of, on, by } => format!("dependence of {} on {} by {by}", actor(of), actor(on)),
        }
    }

    /// All that a viewer knows.
    pub fn view(self, view: &View) -> Vec<String> {
        let ids = || self.0.actor_ids();
        let mut lines = vec![format!("turn {}", view.turn)];
        lines.push(format!("the weakest quarter {}", view.weakest_quarter(self.0)));
        lines.extend(Gauge::ALL.map(|gauge| format!("{gauge:?} {}", view.gauges[gauge.ix()])));
        for (id, now) in ids().zip(&view.actors) {
            let name = self.actor(id);
            lines.push(format!("{name} credibility {}", now.credibility));
            lines.push(format!("{name} resilience {}", now.resilience));
            lines.push(format!("{name} technical {}", now.capacities.technical));
            lines.push(format!(
                "{name} governance {}, law {}, diplomacy {}",
                now.capacities.governance, now.capacities.law_enforcement, now.capacities.diplomacy
            ));
            let depends = ids().filter(|on| view.dependence(id, *on) > 0);
            lines.extend(depends.map(|on| format!("{name} depends on {} {}", self.actor(on), view.dependence(id, on))));
            for other in ids().filter(|other| *other > id) {
                lines.push(format!("channel {name} {} {:?}", self.actor(other), view.channel(id, other)));
                lines.push(format!("rung {name} {} {}", self.actor(other), view.rung(id, other)));
            }
        }
        for (id, desk) in ids().zip(&view.desks) {
            if let Some(desk) = desk {
                self.desk(id, desk, view, &mut lines);
            }
        }
        for (i, now) in view.incidents.iter().enumerate().filter(|(_, now)| now.open) {
            let id = IncidentId::at(i);
            let name = self.incident(id);
            lines.push(format!("{name} harm {}", now.harm));
            lines.extend(now.public.iter().map(|card| format!("public {}", self.card(*card))));
            lines.extend(now.burnt.iter().map(|clue| format!("burnt {}", self.clue(id, *clue))));
            lines
                .extend(now.truth.map(|truth| format!("{name} truth {}", self.0.incident(id).suspects[truth.ix()].id)));
        }
        let public = &view.public;
        lines.extend(public.ambassadors.iter().map(|who| format!("{} has an ambassador", self.actor(*who))));
        lines.extend(public.spoken.iter().map(|s| format!("said: {} {}", self.actor(s.by), self.voice(s.what))));
        lines.extend(public.patched.iter().map(|incident| format!("{} patched", self.incident(*incident))));
        lines.extend(public.taken_down.iter().map(|incident| format!("{} taken down", self.incident(*incident))));
        let ransoms = public.ransoms.iter();
        lines.extend(ransoms.map(|(by, over)| format!("{} paid for {}", self.actor(*by), self.incident(*over))));
        let reached = public.reached.iter();
        lines.extend(reached.map(|(over, to)| format!("{} reached {}", self.incident(*over), self.actor(*to))));
        lines.extend(public.requests.iter().map(|r| {
            let (by, of, over) = (self.actor(r.by), self.actor(r.of), self.incident(r.incident));
            format!("request of {by} to {of} for {:?} over {over}: {:?}", r.what, r.granted)
        }));
        lines.extend(view.taken.iter().map(|taken| self.taken(taken)));
        for (t, now) in view.talks.iter().enumerate() {
            self.table(TalksId::at(t), now, &mut lines);
        }
        for (f, now) in view.fora.iter().enumerate() {
            self.venue(ForumId::at(f), now, &mut lines);
        }
        for (c, now) in view.coalitions.iter().enumerate() {
            let name = self.coalition(CoalitionId::at(c));
            lines.push(format!("{name} members {}", self.actors(&now.members)));
            lines.push(format!("{name} invited {}", self.actors(&now.invited)));
            let paid = now.bonds.paid.iter();
            lines.extend(paid.map(|(to, price)| format!("{name} paid price {} to {}", price + 1, self.actor(*to))));
            for pledge in &now.bonds.pledges {
                let how = if pledge.public { "public" } else { "private" };
                let kept = pledge.kept.map_or("open", |kept| if kept { "kept" } else { "broken" });
                lines.push(format!("{name} pledge of {}, {how}, {kept}", self.actor(pledge.by)));
            }
            lines.extend(now.bonds.whips.iter().map(|whip| format!("{name} called on draft {}", whip.motion.0 + 1)));
        }
        for (p, now) in view.packages.iter().enumerate() {
            let how = match now {
                PackageState::Offered => String::from("offered"),
                PackageState::Running { since, paid } => format!("running since {since}, paid {paid}"),
                PackageState::Delivered { turn } => format!("delivered in {turn}"),
                PackageState::Lapsed { turn } => format!("lapsed in {turn}"),
                PackageState::Withheld { turn } => format!("withheld in {turn}"),
            };
            lines.push(format!("{} {how}", self.package(PackageId::at(p))));
        }
        self.ledger(view, &mut lines);
        self.conduct(view, &mut lines);
        lines
    }

    fn conduct(self, view: &View, lines: &mut Vec<String>) {
        let now = &view.conduct;
        for norm in self.0.norm_ids() {
            let (name, state) = (self.norm(norm), now.norms[norm.ix()]);
            lines.push(format!("{name} support {}", now.support(self.0, &view.texts, norm).0));
            lines.extend(state.crystallised.map(|turn| format!("{name} holds since {turn}")));
            lines.extend(state.codified.map(|turn| format!("{name} binding since {turn}")));
        }
        for operation in self.0.operation_ids() {
            let name = self.operation(operation);
            lines.push(format!("{name} would be seen {}", view.seen_chance(self.0, operation).0));
            lines.extend(now.run[operation.ix()].map(|turn| format!("{name} run in {turn}")));
        }
        lines.extend(now.breaches.iter().map(|breach| format!("breach: {}", self.breach(breach))));
        lines.extend(now.reports.iter().map(|report| self.report(report)));
        for (actor, bloc) in self.0.actor_ids().zip(&now.blocs) {
            lines.push(format!("{} lives by {}", self.actor(actor), self.rule_bloc(*bloc)));
        }
        for promise in view.promises(self.0) {
            let what = match promise.what {
                Promised::Pledge { norm, level } => format!("pledge {level} on {}", self.norm(norm)),
                Promised::Clause { norm, text } => format!("{} in text {}", self.norm(norm), text.0 + 1),
                Promised::Item { text, issue } => {
                    let talks = view.texts[text.ix()].talks;
                    format!("{} in text {}", self.issue(talks, issue), text.0 + 1)
                }
                Promised::Package { package, text } => format!("{} in text {}", self.package(package), text.0 + 1),
            };
            lines.push(format!("{} promised {what}: {:?}", self.actor(promise.by), promise.kept));
        }
    }

    fn norm(self, id: NormId) -> &'a str {
        &self.0.norm(id).id
    }

    fn operation(self, id: OperationId) -> &'a str {
        &self.0.operation(id).id
    }

    fn rule_bloc(self, id: Option<RuleBlocId>) -> &'a str {
        id.map_or("the common rules", |id| &self.0.rule_bloc(id).id)
    }

    fn breach(self, breach: &Breach) -> String {
        let (by, norm, operation) = (self.actor(breach.by), self.norm(breach.norm), self.operation(breach.operation));
        let promised = if breach.promised { ", promised" } else { "" };
        format!("{by} broke {norm} by {operation}, weight {}{promised}", breach.weight)
    }

    fn report(self, report: &Report) -> String {
        let found = if report.found { "a breach" } else { "nothing" };
        format!("{} finds {found} on {} and {}", self.actor(report.by), self.actor(report.of), self.norm(report.norm))
    }

    fn venue(self, forum: ForumId, now: &ForumState, lines: &mut Vec<String>) {
        for (m, motion) in now.motions.iter().enumerate() {
            let name = self.motion(forum, MotionId::at(m));
            lines.push(format!("{name} {:?}: {}", motion.fate, self.draft(motion.talks, &motion.draft)));
            lines.push(format!("{name} stage {}, sponsors {}", motion.stage + 1, self.actors(&motion.sponsors)));
        }
        let order: Vec<String> = now.queue.iter().map(|id| (id.0 + 1).to_string()).collect();
        lines.push(format!("{} takes {}", self.forum(forum), order.join(" ")));
        if let Some(vote) = &now.vote {
            let cast: Vec<String> = vote
                .cast
                .iter()
                .map(|cast| match cast {
                    Cast::NotYet => String::from("-"),
                    Cast::Sealed => String::from("sealed"),
                    Cast::Given { ballot, .. } => format!("{ballot:?}"),
                })
                .collect();
            let what = format!("{}{}", Self::put(vote.put), self.motion(forum, vote.motion));
            lines.push(format!("{} votes on {what}: {}", self.forum(forum), cast.join(" ")));
        }
        for courted in &now.courted {
            let what = self.court(forum, courted.motion, courted.bloc, courted.price, courted.against);
            lines.push(format!("{} did {what}", self.actor(courted.by)));
        }
    }

    fn desk(self, id: ActorId, desk: &Desk, view: &View, lines: &mut Vec<String>) {
        let name = self.actor(id);
        lines.push(format!("{name} has capital {}, staff {}, budget {}", desk.capital, desk.staff, desk.budget));
        let free = desk.free;
        lines.push(format!("{name} has free capital {}, staff {}, budget {}", free.capital, free.staff, free.budget));
        let plans = desk.plans.iter().enumerate();
        lines.extend(plans.map(|(n, plan)| format!("{name} plan {}: {}", n + 1, self.plan(plan))));
        for objective in view.objectives(self.0, id).iter().filter(|_| !desk.revised.is_empty()) {
            let Objective { name: of, start, target, weight, .. } = objective;
            lines.push(format!("{name} wants {start}..{target} of {of}, weight {weight}"));
        }
        for revision in &desk.revised {
            let answer = if revision.agreed { "agreed" } else { "refused" };
            let change = Self::change(revision.change);
            lines.push(format!("{name} asked to {change} objective {}: {answer}", revision.objective + 1));
        }
        let standards = Proof::ALL.iter().zip(desk.standards);
        lines.extend(standards.map(|(proof, at)| format!("{name} standard {proof:?} {}", at.0)));
        for held in &desk.cards {
            let whence = held.from.map_or_else(
                || String::from("found"),
                |from| format!("shown by {}, believed {}", self.actor(from), held.believed.0),
            );
            lines.push(format!("{name} holds {}, {whence}", self.card(held.card)));
        }
        for incident in (0..self.0.incidents.len()).map(IncidentId::at) {
            let beliefs = view.finding(self.0, id, incident, None);
            let suspects = self.0.incident(incident).suspects.iter().zip(beliefs);
            lines
                .extend(suspects.map(|(s, p)| format!("{name} believes {}/{} {}", self.incident(incident), s.id, p.0)));
        }
        for other in self.0.actor_ids().filter(|other| *other != id) {
            let o = other.ix();
            let other = self.actor(other);
            lines.push(format!("{name} trusts {other} {}", desk.trusts[o]));
            lines.push(format!("{other} trusts {name} {}", desk.trusted_by[o]));
            lines.push(format!("{name} grievance against {other} {}", desk.grievance[o]));
        }
        // Home fronts.
        for (r, now) in desk.home.iter().enumerate() {
            let ratifier = self.ratifier(id, u8::try_from(r).unwrap_or(u8::MAX));
            lines.push(format!("{name} support of {ratifier} {}, least {:?}", now.support, now.least));
        }
    }

    fn table(self, id: TalksId, now: &TalksView, lines: &mut Vec<String>) {
        let (spec, table, name) = (self.0.talks(id), &*now.table, self.talks(id));
        lines.push(match &table.status {
            TalksStatus::NotOpen => format!("{name} not open"),
            TalksStatus::Open => format!("{name} open"),
            TalksStatus::Silence { draft, until } => {
                format!("{name} under silence until {until}: {}", self.draft(id, draft))
            }
            TalksStatus::Signing { draft } => {
                format!(
                    "{name} open for signature, signed by {}: {}",
                    self.actors(&table.signed),
                    self.draft(id, draft)
                )
            }
            TalksStatus::Adopted { text } => format!("{name} adopted as text {}", text.0 + 1),
            TalksStatus::Failed { why } => format!("{name} failed, {}", self.failure(*why)),
        });
        if !table.text.0.is_empty() {
            lines.push(format!("{name} round {}", table.round));
            let floor = table.floor.map_or("nobody", |party| self.actor(spec.parties[usize::from(party)]));
            lines.push(format!("{name} floor {floor}"));
            lines.push(format!("{name} revision {}: {}", table.revision, self.draft(id, &table.text)));
            let changed = table.changed_by.iter().zip(&spec.issues);
            let changed = changed.filter_map(|(by, issue)| Some(format!("{}: {}", issue.id, self.actor((*by)?))));
            lines.extend(changed.map(|change| format!("{name} changed by {change}")));
        }
        for (n, offer) in table.offers.iter().enumerate() {
            lines.push(format!("{name} offer {} by {}: {}", n + 1, self.actor(offer.by), self.draft(id, &offer.draft)));
        }
        for (by, mediator) in &now.mediation.asked {
            lines.push(format!("{name}: {} asked {} to mediate", self.actor(*by), self.actor(*mediator)));
        }
        for told in &now.mediation.told {
            let (of, issue) = (self.actor(told.of), &spec.issues[usize::from(told.issue)].id);
            let said = told.grade.map_or_else(|| String::from("evaded"), |grade| grade.to_string());
            lines.push(format!("{name}: {of} told the mediator of {issue}: {said}"));
        }
        for why in &now.refused {
            let step = why.step.as_ref().map_or(String::new(), |step| self.draft(id, &step.outcome));
            lines.push(format!("{name}: {} would take the proposal as {step}", self.actor(why.by)));
        }
        for (n, met) in now.caucuses.iter().enumerate() {
            let (by, with) = (self.actor(met.by), self.actors(&met.with));
            let draft = if met.draft.0.is_empty() { String::from("unheard") } else { self.draft(id, &met.draft) };
            lines.push(format!("{name} caucus {} of {by} with {with}: {draft}", n + 1));
            let answers = met.with.iter().zip(&met.answers).filter_map(|(who, answer)| Some((who, (*answer)?)));
            lines.extend(answers.map(|(who, yes)| {
                let says = if yes { "yes" } else { "no" };
                format!("{name} caucus {}: {} says {says}", n + 1, self.actor(*who))
            }));
        }
        for (own, party) in now.own.iter().zip(&spec.parties) {
            let (Some(own), party) = (own, self.actor(*party)) else { continue };
            let utility = &own.utility;
            lines.push(format!("{name} no deal for {party} {}", utility.reservation));
            let red = utility.red_lines.iter().map(|line| self.option(id, line.issue, line.option));
            lines.extend(red.map(|line| format!("red line of {party} {line}")));
            for told in &own.told {
                let says = told.grade.map_or_else(|| String::from("nothing"), |grade| format!("{grade} of 4"));
                let about = self.issue(id, told.issue);
                lines.push(format!("{party} was told {says} by {} on {about}", self.actor(told.of)));
            }
            for why in &own.reasons {
                let by = self.actor(why.by);
                lines.push(format!("{by} says why it refused offer {}", why.offer.0 + 1));
                let step = why.step.as_ref();
                lines.extend(step.map(|step| format!("{by} would take {}", self.draft(id, &step.outcome))));
            }
            for why in &own.in_caucus {
                let (by, n) = (self.actor(why.by), why.caucus.0 + 1);
                let step = why.step.as_ref().map_or(String::new(), |step| self.draft(id, &step.outcome));
                lines.push(format!("{name} caucus {n}: {by} would take {step}"));
            }
        }
    }

    fn ledger(self, view: &View, lines: &mut Vec<String>) {
        let mut before = demarche::base::Digest::default();
        for (n, text) in view.texts.iter().enumerate() {
            let says = self.draft(text.talks, &text.clauses);
            lines.push(format!("text {} of {}: {says}", n + 1, self.talks(text.talks)));
            lines.push(format!("text {} in turn {} by {}", n + 1, text.turn, self.actors(&text.parties)));
            lines.extend(text.cites.iter().map(|cited| format!("text {} cites text {}", n + 1, cited.0 + 1)));
            lines.extend(text.acceded.iter().map(|who| format!("text {} joined by {}", n + 1, self.actor(*who))));
            let pending = text.pending.iter().map(|(who, _)| self.actor(*who));
            lines.extend(pending.map(|who| format!("text {} not ratified by {who}", n + 1)));
            lines.extend(text.refused.iter().map(|who| format!("text {} refused by {}", n + 1, self.actor(*who))));
            let out = text.reserved.iter();
            lines.extend(out.map(|(who, issue)| {
                format!("text {} without {} for {}", n + 1, self.issue(text.talks, *issue), self.actor(*who))
            }));
            let holds = text.prev == before && text.hash == text.expected_hash();
            lines.push(format!("text {} {} the chain", n + 1, if holds { "holds" } else { "breaks" }));
            before = text.hash;
        }
    }
}
