//! Every reason has words, every order of a bot a reason, and its numbers are those of the seat's own view.

use std::collections::BTreeSet;

use super::*;
use crate::base::{ForumId, IncidentId, MotionId, Purpose, Seed, Stream};
use crate::delegates::decide::worth_of;
use crate::delegates::{Delegate, Style, play_out_told};
use crate::level::{Doctrine, library, library::Library};
use crate::negotiation::votes::{Ballot, Majority};
use crate::rules::mandate::{MandateChange, eased};
use crate::rules::public::Voice;
use crate::rules::reckon::Backing;
use crate::rules::{Caucus, Fact, Motion, Put, State, TalksStatus, Viewer, without_reserved};
use crate::words::Words;

fn levels() -> Vec<Level> {
    let written = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(name);
        library::load(&path).level.unwrap_or_else(|| panic!("{name} has problems"))
    };
    let names = ["assembly.ron", "charter.ron", "accord.ron", "kinds.ron", "corridor.ron", "pact.ron"];
    [Library::built_in().playable("winter-ward").unwrap()].into_iter().chain(names.map(written)).collect()
}

/// At least one reason for every message.
fn one_of_each() -> Vec<Because> {
    use Because::*;
    let (actor, talks, coalition) = (ActorId(0), TalksId(0), CoalitionId(0));
    let (line, chance) = (RedLine { issue: 0, option: 1 }, Permille(305));
    let (worth, wants, trust) = (4137, 5500, -20);
    let against = |worth, leans, overlooks| AgainstNoDeal { worth, no_deal: 4200, leans, overlooks };
    let open = |lead, against| Open { lead, votes: 7, against };
    let concerns = [Concern::Victim, Concern::Relay, Concern::Suspected, Concern::Reader];
    let mut all: Vec<Because> = concerns.map(|concern| FirstClue { concern }).into();
    all.extend([
        Random,
        Done,
        PlayedOut { this: 6210, other: 5830 },
        ServesBest { gain: 40, choices: 1 },
        ServesBest { gain: 40, choices: 3 },
        Enough { worth: wants, wants: worth, held: true },
        TooLittle { worth, wants, held: false },
        Crosses { talks, line },
        StaysOut { talks, line, worth, wants },
        GainsInside { worth, no_deal: 100 },
        GaveWord { worth, bears: 4000 },
        PromisedAgainst { worth, forgoes: 5000 },
        Nearest { worth, wants, heard: 0 },
        Nearest { worth, wants, heard: 2 },
        SoundsOut { worth, lacking: 1 },
        AgreedInCaucus { worth, with: 2 },
        WantsMediator { who: actor, trust: 30, named: false },
        WantsMediator { who: actor, trust: 30, named: true },
        LearnsWeights { who: actor, trust: 10 },
        BestForAll { heard: 2 },
        HasOffered,
        NothingWorth { wants },
        Unopposed { worth, wants },
        ServesAll { least: Some(512), wants },
        ServesAll { least: None, wants },
        LastRound { least: Some(512), wants },
        LastRound { least: None, wants },
        StandsBest,
        Compared { yes: worth, no: wants, lines: (0, 0) },
        Compared { yes: worth, no: wants, lines: (1, 0) },
        RivalBetter { worth, rival: wants },
        against(4300, 0, 0),
        against(4100, 150, 0),
        against(4100, 0, 300),
        against(3000, 0, 300),
        CalledFor { coalition, worth, bears: 4000 },
        CalledAgainst { coalition },
        HalfItsOwn { share: 61, wants: 60 },
        Improves { gain: 450, votes: 3 },
        Improves { gain: 450, votes: 0 },
        open(2, false),
        open(-2, false),
        open(0, true),
        open(-1, true),
        Draft { worth, lead: 0 },
        Draft { worth, lead: -3 },
        HomeRefuses { talks, chance },
        WantsTheSame { gain: 300 },
        TermsMet { actor },
        CheapestTerms { actor, coalition },
        DraftServes { coalition },
        SpeaksUp { outside: 0, late: false },
        SpeaksUp { outside: 1, late: true },
        OwnTerms { lead: actor },
        TrustsLead { lead: actor, trust, wants: 20 },
        WouldJoin { actor, trust, wants: 20 },
        Quarrel { with: actor, rung: 2, bears: 1 },
        MostTrusting { with: actor, third: actor, trust },
        CameThrough { relay: actor },
        Disbelieves { belief: chance },
        Sure { who: actor, belief: chance, wants: chance },
        OverItsWord { who: actor, belief: chance, word: 30, boldness: 80 },
        FreshCard { with: actor, trust, wants: 20 },
        ForAllies { coalition, candour: 60 },
        RatherPays { harm: 55, wants: 50 },
        OwesUsers { harm: 40 },
        AnswersLies { harm: 40 },
        MayBeNext { of: actor, harm: 30 },
        Harmed { harm: 25 },
        FriendHit { friend: actor, trust, harm: 41 },
        NeedsChannel { with: actor, talks, trust, capital: 8 },
        LittleBacked { actor, ratifier: 0, support: 20, floor: 25 },
        OutOfReach { actor, objective: 0, gain: 300 },
        BetterElsewhere { actor, objective: 0, to: 1, gain: 300 },
        GivesFreely { trading: 50, wants: 25 },
        VotedAgainst { actor, package: PackageId(0) },
        Asked { by: actor, trust, over: -15, grant: false },
        GuardsData { openness: 60 },
        CannotAfford,
        MadeIt { harm: 20 },
        GraveServers { harm: 30, wants: 25 },
        HasWhatHelps { of: actor, harm: 30 },
        WorksForRules { norms: 80, wants: 60 },
        DearestClause { worth },
        TrustsLeast { who: actor, trust },
        GivesThere { package: PackageId(0) },
        Rival { who: actor, trust },
        PaysOff { gain: 900, price: 400, chance },
        OthersAnswer { gain: 900 },
        NotWorthIt { gain: 300, price: 400, chance },
        MayBeBehind { of: actor, trust },
        Zeal { norm: NormId(0), zeal: 65, wanted: true },
        FriendsRules { sovereignty: 80, trust: 12 },
    ]);
    all
}

/// A level that has one of everything, so that every reason can name what it is about.
fn with_everything() -> Level {
    let mut level = Library::built_in().playable("winter-ward").unwrap();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
    level.norms = library::load(&path).level.unwrap().norms;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/chamber.ron");
    let home = library::load(&path).level.unwrap().actors[0].home.clone();
    level.actors.iter_mut().for_each(|actor| actor.home.clone_from(&home));
    level
}

#[test]
fn every_reason_has_its_words() {
    let (level, words) = (with_everything(), Words::new("en"));
    let mut said = BTreeSet::new();
    for because in one_of_each() {
        let saying = because.saying(&level);
        let sentence = words.say(&saying);
        assert!(!sentence.contains(['«', '$', '{']) && sentence.chars().count() > 15, "{because:?}: {sentence}");
        assert!(!sentence.contains("  ") && !sentence.ends_with('.'), "{because:?}: {sentence}");
        said.insert(saying.id);
    }
    let messages = include_str!("../../../assets/locales/en/bots.ftl");
    let written = messages.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id);
    let written: BTreeSet<&str> = written.filter(|id| id.starts_with("because-")).collect();
    assert_eq!(said, written);
}

#[test]
fn numbers_are_told_exactly() {
    let (level, words) = (with_everything(), Words::new("en"));
    let said = |because: Because| words.say(&because.saying(&level));
    let refusal = said(Because::TooLittle { worth: 4137, wants: 5500, held: false });
    assert_eq!(refusal, "worth 41.37 to it, and it holds out for 55 this round");
    let held = said(Because::TooLittle { worth: -205, wants: 9990, held: true });
    assert_eq!(held, "worth −2.05 to it, and it still holds to the 99.9 it named");
    let draft = said(Because::Draft { worth: 7, lead: 1 });
    assert_eq!(
        draft,
        "of its drafts that are likely to pass, the best for it: worth 0.07, and one vote more than it needs"
    );
    let belief = said(Because::Disbelieves { belief: Permille(95) });
    assert_eq!(belief, "it believes so only at 9.5\u{202F}% now");
}

/// What the numbers of a reason are laid beside.
struct Witness<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    doctrine: Doctrine,
}

impl Witness<'_> {
    fn own(&self, talks: TalksId) -> &Utility {
        let party = self.level.talks(talks).party(self.seat).unwrap();
        &self.view.talks(talks).of_party(party).unwrap().utility
    }

    fn trusts(&self, other: ActorId) -> i32 {
        self.view.actors[other.ix()].your_trust.unwrap()
    }

    fn trusted_by(&self, other: ActorId) -> i32 {
        self.view.actors[other.ix()].trust_in_you.unwrap()
    }

    fn motion(&self, forum: ForumId, motion: MotionId) -> &Motion {
        self.view.fora[forum.ix()].motion(motion).unwrap()
    }

    fn lead(&self, talks: TalksId, draft: &Outcome, sponsors: &[ActorId], motion: Option<MotionId>) -> i64 {
        let forum = self.level.talks(talks).forum().unwrap();
        let count = self.view.whip_count(self.level, forum, draft, &Backing { talks, sponsors, motion });
        let stages = self.level.forum(forum).stages.iter();
        stages.map(|stage| Majority::from(stage.majority).lead(count)).min().unwrap()
    }

    /// The text that an order decides on, as it would be to this seat, and its talks.
    fn draft(&self, order: &Order) -> Option<(TalksId, Outcome)> {
        let to_us = |talks: TalksId, draft: &Outcome| {
            without_reserved(draft, &self.view.talks(talks).table.reserved, self.seat)
        };
        Some(match order {
            Order::Offer { talks, draft }
            | Order::Revise { talks, draft }
            | Order::PutToSilence { talks, draft }
            | Order::OpenText { talks, draft }
            | Order::Plan(Plan::Table { talks, draft }) => (*talks, draft.clone()),
            Order::Answer { talks, offer, .. } => {
                (*talks, self.view.talks(*talks).table.offers[offer.ix()].draft.clone())
            }
            Order::AnswerCaucus { talks, caucus, .. } => {
                (*talks, self.view.talks(*talks).caucuses[caucus.ix()].draft.clone())
            }
            Order::Vote { forum, .. } => {
                let vote = self.view.fora[forum.ix()].vote.as_ref()?;
                let motion = self.motion(*forum, vote.motion);
                (motion.talks, to_us(motion.talks, &motion.draft))
            }
            Order::BreakSilence { talks } | Order::Plan(Plan::Sign { talks }) | Order::Reserve { talks, .. } => {
                let table = &self.view.talks(*talks).table;
                let waits = || {
                    let fora = self.view.fora.iter();
                    let votes = fora.filter_map(|now| now.motion(now.vote.as_ref()?.motion));
                    votes.filter(|motion| motion.talks == *talks).map(|motion| motion.draft.clone()).next()
                };
                let draft = match &table.status {
                    TalksStatus::Silence { draft, .. } | TalksStatus::Signing { draft } => draft.clone(),
                    _ => waits()?,
                };
                (*talks, to_us(*talks, &draft))
            }
            _ => return None,
        })
    }

    /// Lays every number of the reason beside the view. Panics at the first that is not so.
    fn hears(&self, order: &Order, because: Because) {
        use Because::*;
        let (view, level) = (self.view, self.level);
        let draft = self.draft(order);
        let worth_of_draft = || draft.as_ref().map(|(talks, draft)| self.own(*talks).value(draft)).unwrap();
        let no_deal_of = || self.own(draft.as_ref().unwrap().0).reservation;
        let plan = || match order {
            Order::Plan(plan) => plan,
            other => panic!("{other:?} is no plan"),
        };
        let harm = |incident: IncidentId| view.incidents[incident.ix()].harm;
        let harm_of_plan = || match plan() {
            Plan::Restore { incident }
            | Plan::Help { incident }
            | Plan::Patch { incident }
            | Plan::TakeDown { incident }
            | Plan::PayRansom { incident }
            | Plan::Speak { what: Voice::Deed(incident) }
            | Plan::Request { incident, .. } => harm(*incident),
            Plan::Publish { card } => harm(card.incident),
            other => panic!("{other:?} is over no incident"),
        };
        match because {
            Random | PlayedOut { .. } => panic!("it neither draws nor looks ahead"),
            Done => assert_eq!(*order, Order::Send),
            ServesBest { gain, choices } => {
                let Order::Choose { event, choice } = order else { panic!("{order:?}") };
                let (event, asks) = view.asked(level, self.seat).find(|(asked, _)| asked == event).unwrap();
                let possible = |choice: &u8| check_view(level, view, &Order::Choose { event, choice: *choice }).is_ok();
                let all = 0..u8::try_from(asks.choices.len()).unwrap();
                assert_eq!(usize::from(choices), all.filter(possible).count());
                let chosen = &asks.choices[usize::from(*choice)];
                let worth = worth_of(level, view, self.seat, chosen.cost, &chosen.effects);
                let objectives = level.actor(self.seat).mandate.objectives.iter();
                assert_eq!(gain, worth / objectives.map(|objective| i64::from(objective.weight)).sum::<i64>().max(1));
            }
            Enough { worth, wants, .. } => {
                assert!(matches!(order, Order::Answer { accept: true, .. } | Order::AnswerCaucus { accept: true, .. }));
                assert!(worth == worth_of_draft() && worth >= wants);
            }
            TooLittle { worth, wants, held } => {
                assert!(worth == worth_of_draft() && worth < wants);
                if let Order::Answer { talks, accept, threshold, .. }
                | Order::AnswerCaucus { talks, accept, threshold, .. } = order
                {
                    assert_eq!((*accept, *threshold), (false, Some(wants)));
                    let party = level.talks(*talks).party(self.seat).unwrap();
                    let now = view.talks(*talks);
                    let in_caucus = now.caucuses.iter().flat_map(|met| met.thresholds.iter().flatten());
                    let mut named =
                        now.of_party(party).unwrap().thresholds.iter().map(|named| &named.at).chain(in_caucus);
                    assert!(!held || named.any(|at| *at == wants));
                }
            }
            Crosses { talks, line } => {
                let (of, draft) = draft.unwrap();
                assert_eq!((of, draft.0[usize::from(line.issue)]), (talks, line.option));
                assert!(self.own(talks).red_lines.contains(&line));
            }
            StaysOut { talks, line, worth, wants } => {
                let (_, mut rest) = draft.unwrap();
                assert_eq!(rest.0[usize::from(line.issue)], line.option);
                assert_eq!(*order, Order::Reserve { talks, issue: line.issue });
                let own = self.own(talks);
                let crossed: Vec<RedLine> = own.crossed(&rest).collect();
                crossed.iter().for_each(|line| rest.0[usize::from(line.issue)] = 0);
                assert!(worth == own.value(&rest) && worth >= wants);
            }
            GainsInside { worth, no_deal } => {
                assert!(worth == worth_of_draft() && no_deal == no_deal_of() && worth >= no_deal);
            }
            GaveWord { worth, bears } | CalledFor { worth, bears, .. } => {
                assert!(worth == worth_of_draft() && worth >= bears);
                assert_eq!(bears, no_deal_of() - 20 * i64::from(self.doctrine.word));
            }
            Nearest { worth, wants, .. } | Unopposed { worth, wants } => {
                assert!(worth == worth_of_draft() && worth >= wants);
            }
            ServesAll { wants, least } | LastRound { wants, least } => {
                assert!(worth_of_draft() >= wants && least.is_none_or(|least| least <= 1000));
            }
            SoundsOut { worth, lacking } => {
                let Order::Caucus { talks, with, draft } = order else { panic!("{order:?}") };
                assert_eq!((worth, usize::from(lacking)), (self.own(*talks).value(draft), with.len()));
            }
            AgreedInCaucus { worth, with } => {
                assert!(matches!(order, Order::Offer { .. } | Order::Answer { accept: true, .. }));
                let (talks, draft) = draft.as_ref().unwrap();
                let mut met = view.talks(*talks).caucuses.iter().filter(|met| met.draft == *draft && met.is_agreed());
                let there = |met: &Caucus| met.members().any(|member| member == self.seat);
                assert!(met.any(|met| there(met) && met.with.len() == usize::from(with)));
                assert_eq!(worth, worth_of_draft());
            }
            WantsMediator { who, trust, named } => {
                let Plan::AskMediator { talks, mediator } = plan() else { panic!("{order:?}") };
                let asked = &view.talks(*talks).mediation.asked;
                assert!(who == *mediator && Some(trust) == view.actors[who.ix()].your_trust && trust >= 0);
                assert!(self.trusted_by(who) >= 0 && named == asked.iter().any(|(_, other)| *other == who));
            }
            LearnsWeights { who, trust } => {
                let Order::Ask { talks, of, .. } = order else { panic!("{order:?}") };
                assert_eq!((view.talks(*talks).mediation.by, *of), (Some(self.seat), who));
                assert!(trust == self.trusted_by(who) && trust >= 0);
            }
            BestForAll { heard } => {
                let Order::Offer { talks, draft } = order else { panic!("{order:?}") };
                let now = view.talks(*talks);
                let parties = level.talks(*talks).parties.len();
                let spoke = |p: &usize| now.table.offers.iter().any(|offer| offer.answers[*p] == Some(true));
                assert_eq!((0..parties).filter(spoke).count(), usize::from(heard));
                assert_eq!(super::super::mediation::best_for_all(level.talks(*talks), now).as_ref(), Some(draft));
            }
            HasOffered | StandsBest => assert!(matches!(order, Order::Yield { .. })),
            NothingWorth { wants } => {
                let Order::Yield { talks } = order else { panic!("{order:?}") };
                assert!(self.own(*talks).best_value().is_none_or(|best| best < wants));
            }
            PromisedAgainst { worth, forgoes } => {
                assert!(worth == worth_of_draft() && worth <= forgoes && forgoes >= no_deal_of());
                assert!(matches!(order, Order::Vote { ballot: Ballot::No, .. }));
            }
            Compared { yes, no, lines } => {
                let Order::Vote { forum, ballot, .. } = order else { panic!("{order:?}") };
                let vote = view.fora[forum.ix()].vote.as_ref().unwrap();
                let motion = self.motion(*forum, vote.motion);
                let (mut with, mut without) = (motion.draft.clone(), motion.draft.clone());
                match vote.put {
                    Put::Amendment(a) => {
                        let change = &motion.amendments[usize::from(a)];
                        with.0[usize::from(change.issue)] = change.option;
                    }
                    Put::Clause(issue) => without.0[usize::from(issue)] = 0,
                    Put::Whole => panic!("the whole is not compared"),
                }
                let own = self.own(motion.talks);
                assert_eq!((yes, no), (own.value(&with), own.value(&without)));
                let crossed = |draft: &Outcome| u8::try_from(own.crossed(draft).count()).unwrap();
                assert_eq!(lines, (crossed(&with), crossed(&without)));
                let better = (std::cmp::Reverse(lines.0), yes).cmp(&(std::cmp::Reverse(lines.1), no));
                let votes = [(-1, Ballot::No), (0, Ballot::Abstain), (1, Ballot::Yes)];
                assert!(votes.contains(&(better as i8, *ballot)));
            }
            RivalBetter { worth, rival } => {
                assert!(worth == worth_of_draft() && rival > worth);
                let (talks, _) = draft.unwrap();
                let motions = view.fora.iter().flat_map(|now| now.motions.iter());
                let mut of_talks = motions.filter(|motion| motion.talks == talks);
                assert!(of_talks.any(|motion| self.own(talks).value(&motion.draft) == rival));
            }
            AgainstNoDeal { worth, no_deal, leans, overlooks } => {
                assert_eq!((worth, no_deal), (worth_of_draft(), no_deal_of()));
                let Order::Vote { ballot, .. } = order else { panic!("{order:?}") };
                let wanted = match worth - no_deal + leans {
                    0.. => Ballot::Yes,
                    loss if loss + overlooks >= 0 => Ballot::Abstain,
                    _ => Ballot::No,
                };
                assert_eq!(*ballot, wanted);
            }
            CalledAgainst { coalition } => assert!(view.coalitions[coalition.ix()].members.contains(&self.seat)),
            HalfItsOwn { share, wants } => {
                let Plan::Cosponsor { forum, motion } = plan() else { panic!("{order:?}") };
                let motion = self.motion(*forum, *motion);
                let own = self.own(motion.talks);
                let room = (own.best_value().unwrap() - own.reservation).max(1);
                assert_eq!(share, (own.value(&motion.draft) - own.reservation) * 100 / room);
                assert!(share >= wants);
            }
            Improves { gain, .. } => {
                let Plan::Amend { forum, motion, issue, option } = plan() else { panic!("{order:?}") };
                let motion = self.motion(*forum, *motion);
                let (own, i) = (self.own(motion.talks), usize::from(*issue));
                assert_eq!(gain, own.option(i, *option) - own.option(i, motion.draft.0[i]));
            }
            Open { lead, votes, against } => {
                let Plan::Court { forum, motion: id, bloc, against: courted, .. } = plan() else { panic!("{order:?}") };
                let motion = self.motion(*forum, *id);
                assert_eq!(lead, self.lead(motion.talks, &motion.draft, &motion.sponsors, Some(*id)));
                assert_eq!((votes, against), (level.forum(*forum).blocs[usize::from(*bloc)].size, *courted));
            }
            Draft { worth, lead } => {
                let (talks, draft) = draft.unwrap();
                assert_eq!(worth, self.own(talks).value(&draft));
                assert_eq!(lead, self.lead(talks, &draft, &[self.seat], None));
            }
            HomeRefuses { talks, chance } => {
                let Plan::Persuade { ratifier } = plan() else { panic!("{order:?}") };
                let now = &view.desk().unwrap().home[usize::from(*ratifier)];
                let of = &level.actor(self.seat).home[usize::from(*ratifier)];
                assert!(of.over.contains(&talks));
                // What its support lacks, and a quarter for each thing missed beyond the first.
                let beyond = i32::from(chance.0) - (100 - now.support) * 10;
                assert!(chance.0 == 1000 || (beyond >= 0 && beyond % 250 == 0), "{chance:?}, {}", now.support);
            }
            WantsTheSame { gain } => {
                let Plan::PledgeTo { coalition, .. } = plan() else { panic!("{order:?}") };
                let spec = level.coalition(*coalition);
                let own = self.own(spec.talks);
                let gains = spec.wants.iter().map(|(issue, option)| {
                    let issue = usize::from(*issue);
                    own.option(issue, *option) - own.option(issue, 0)
                });
                assert_eq!(gain, gains.sum::<i64>());
            }
            TermsMet { actor } => {
                let Plan::Invite { coalition, actor: invited } = plan() else { panic!("{order:?}") };
                assert!(actor == *invited && view.price_met(level, *coalition, actor));
            }
            CheapestTerms { actor, coalition } => {
                assert!(!view.coalitions[coalition.ix()].members.contains(&actor));
                assert!(!view.price_met(level, coalition, actor));
            }
            DraftServes { coalition } => {
                let Plan::Whip { motion, .. } = plan() else { panic!("{order:?}") };
                let spec = level.coalition(coalition);
                let forum = level.talks(spec.talks).forum().unwrap();
                assert!(spec.is_served_by(&self.motion(forum, *motion).draft));
            }
            SpeaksUp { outside, late } => {
                let Plan::Declare { coalition } = plan() else { panic!("{order:?}") };
                let members = &view.coalitions[coalition.ix()].members;
                let invites = level.coalition(*coalition).invites.iter();
                assert_eq!(usize::from(outside), invites.filter(|(actor, _)| !members.contains(actor)).count());
                assert!(outside == 0 || late);
            }
            LittleBacked { actor, ratifier, support, floor } => {
                assert_eq!((actor, plan()), (self.seat, &Plan::Persuade { ratifier }));
                let (r, desk) = (usize::from(ratifier), view.desk().unwrap());
                assert_eq!(support, desk.home[r].support);
                assert_eq!(Some(floor), level.actor(actor).home[r].follows.map(|follows| follows.floor));
                assert!(support < floor + 3);
            }
            OutOfReach { actor, objective, gain } => {
                assert_eq!(plan(), &Plan::ReviseMandate { objective, change: MandateChange::Ease });
                let of = &level.actor(actor).mandate.objectives[usize::from(objective)];
                assert!(actor == self.seat && gain > 0 && eased(of).is_some());
            }
            BetterElsewhere { actor, objective, to, gain } => {
                assert_eq!(plan(), &Plan::ReviseMandate { objective, change: MandateChange::Shift { to } });
                assert!(actor == self.seat && gain > 0 && to != objective);
            }
            OwnTerms { lead } => {
                let Plan::Join { coalition } = plan() else { panic!("{order:?}") };
                assert_eq!(lead, level.coalition(*coalition).lead);
            }
            TrustsLead { lead, trust, wants } => assert!(trust == self.trusts(lead) && trust >= wants),
            WouldJoin { actor, trust, wants } => assert!(trust == self.trusted_by(actor) && trust >= wants),
            Quarrel { with, rung, bears } => assert!(rung == view.rung(self.seat, with) && rung > bears),
            MostTrusting { with, third, trust } => {
                assert_eq!(trust, self.trusted_by(third));
                let others = level.actor_ids().filter(|actor| *actor != self.seat && *actor != with);
                assert!(others.map(|actor| self.trusted_by(actor)).all(|other| other <= trust));
            }
            CameThrough { relay } => assert_eq!(plan().about(), Some(relay)),
            Disbelieves { belief } => {
                let Plan::Retract { incident, .. } = plan() else { panic!("{order:?}") };
                assert!(view.finding(level, self.seat, *incident, None).contains(&belief));
            }
            Sure { who, belief, wants } => {
                let Plan::Respond { incident, kind, target, account } = plan() else { panic!("{order:?}") };
                assert_eq!(belief, view.finding(level, self.seat, *incident, None)[account.unwrap().ix()]);
                let standard = view.desk().unwrap().standards[kind.proof().unwrap().ix()];
                assert!(who == *target && belief >= wants && wants >= standard);
            }
            OverItsWord { who, belief, word, boldness } => {
                let Plan::Respond { incident, target, account, .. } = plan() else { panic!("{order:?}") };
                assert_eq!(belief, view.finding(level, self.seat, *incident, None)[account.unwrap().ix()]);
                assert!(who == *target && (word, boldness) == (self.doctrine.word, self.doctrine.boldness));
                assert!(word < boldness);
            }
            FirstClue { concern } => {
                let Plan::Investigate { incident, .. } = plan() else { panic!("{order:?}") };
                let spec = level.incident(*incident);
                assert!(match concern {
                    Concern::Victim => spec.victims.contains(&self.seat),
                    Concern::Relay => spec.relay == Some(self.seat),
                    Concern::Suspected => spec.suspects.iter().any(|s| s.answers == Some(self.seat)),
                    Concern::Reader => spec.clues.iter().any(|clue| clue.only.contains(&self.seat)),
                });
            }
            FreshCard { with, trust, wants } => {
                assert!(trust == self.trusts(with) && trust >= wants && wants == 60 - self.doctrine.candour);
            }
            ForAllies { coalition, candour } => {
                assert_eq!(candour, self.doctrine.candour);
                assert!(view.coalitions[coalition.ix()].members.contains(&self.seat));
            }
            RatherPays { harm, wants } => assert!(harm == harm_of_plan() && harm >= wants),
            OwesUsers { harm } | AnswersLies { harm } => assert_eq!(harm, harm_of_plan()),
            MayBeNext { of, harm } => assert_eq!((Some(of), harm), (plan().about(), harm_of_plan())),
            Harmed { harm } | MadeIt { harm } => assert_eq!(harm, harm_of_plan()),
            GraveServers { harm, wants } => assert!(harm == harm_of_plan() && harm >= wants),
            HasWhatHelps { of, harm } => assert_eq!((Some(of), harm), (plan().about(), harm_of_plan())),
            FriendHit { friend, trust, harm } => {
                assert_eq!((trust, harm), (self.trusts(friend), harm_of_plan()));
            }
            NeedsChannel { with, talks, trust, capital } => {
                assert_eq!((trust, capital), (self.trusted_by(with), view.desk().unwrap().free.capital));
                assert!(level.talks(talks).party(with).is_some() && level.talks(talks).party(self.seat).is_some());
            }
            GivesFreely { trading, wants } => assert!(trading == self.doctrine.trading && trading >= wants),
            VotedAgainst { actor, package } => assert!(level.package(package).reaches(actor)),
            Asked { by, trust, over, grant } => {
                assert_eq!((trust, grant), (self.trusts(by), trust > over));
                assert!(matches!(plan(), Plan::Reply { grant: granted, .. } if *granted == grant));
            }
            GuardsData { openness } => assert_eq!(openness, level.actor(self.seat).openness),
            CannotAfford => assert!(matches!(plan(), Plan::Reply { grant: false, .. })),
            WorksForRules { norms, wants } => assert!(norms == self.doctrine.norms && norms >= wants),
            DearestClause { worth } => {
                let Plan::Speak { what: Voice::Clause { talks, issue, option } } = plan() else { panic!("{order:?}") };
                assert_eq!(worth, self.own(*talks).option((*issue).into(), *option));
            }
            TrustsLeast { who, trust } => {
                assert_eq!(trust, self.trusted_by(who));
                let others = level.actor_ids().filter(|actor| *actor != self.seat);
                assert!(others.map(|actor| self.trusted_by(actor)).all(|other| other >= trust));
            }
            GivesThere { package } => assert_eq!(level.package(package).giver, self.seat),
            Rival { who, trust } => assert!(trust == self.trusts(who) && trust < -15),
            PaysOff { gain, price, chance } => {
                let Plan::Operate { operation } = plan() else { panic!("{order:?}") };
                assert!(chance == view.seen_chance(level, *operation) && gain > price);
            }
            OthersAnswer { gain } => assert!(gain > 0 && level.answers_for(self.seat) != self.seat),
            NotWorthIt { gain, price, chance } => {
                let Plan::Restrain { actor } = plan() else { panic!("{order:?}") };
                let mut theirs = level.operation_ids().filter(|o| level.operation(*o).by == *actor);
                assert!(theirs.any(|operation| view.seen_chance(level, operation) == chance) && price > gain);
            }
            MayBeBehind { of, trust } => assert_eq!((plan().about(), trust), (Some(of), self.trusts(of))),
            Zeal { norm, zeal, .. } => {
                assert!(matches!(plan(), Plan::Pledge { norm: pledged, .. } if *pledged == norm) && zeal >= 10);
            }
            FriendsRules { sovereignty, trust } => {
                assert!(sovereignty == self.doctrine.sovereignty && trust >= 10);
            }
        }
    }
}

#[test]
fn what_bots_say_of_their_orders_is_true() {
    let mut said = BTreeSet::new();
    let mut orders = 0;
    for level in levels() {
        for seed in 0..4 {
            let tell = |state: &State, seat: ActorId, decision: &Decision| {
                let view = View::unexplained(&level, state, Viewer::Seat(seat));
                let doctrine = level.actor(seat).doctrine;
                Witness { level: &level, view: &view, seat, doctrine }.hears(&decision.order, decision.because);
                said.insert(decision.because.saying(&level).id);
                orders += 1;
            };
            play_out_told(&level, Seed(seed), &[], tell, |_, _: &[Fact]| ());
        }
    }
    assert!(orders > 5000, "{orders}");
    assert!(said.len() >= 45, "{} kinds of reason: {said:#?}", said.len());
}

#[test]
fn orders_at_random_say_so() {
    let level = &levels()[1];
    let random = |_: &State, _: ActorId, decision: &Decision| {
        assert_eq!(decision.because == Because::Random, decision.order != Order::Send);
    };
    play_out_told(level, Seed(1), &[Style::Random], random, |_, _: &[Fact]| ());
}

#[test]
fn an_answer_that_was_played_out_says_what_came_of_both() {
    let level = &levels()[0];
    let mut answers = Vec::new();
    let keep = |state: &State, seat: ActorId, decision: &Decision| {
        if answers.len() < 8 && matches!(decision.order, Order::Answer { accept: true, .. }) {
            answers.push((state.clone(), seat, decision.clone()));
        }
    };
    play_out_told(level, Seed(1), &[], keep, |_, _: &[Fact]| ());
    let mut told = 0;
    for (state, seat, first) in answers {
        let view = View::unexplained(level, &state, Viewer::Seat(seat));
        let mut stream = Stream::named(Seed(1), 0, Some(seat), Purpose::Delegate, "test/reasons", 0);
        let bot = Delegate::new(level, seat, Style::Foresight);
        let second = bot.think_twice(level, &view, first.clone(), &mut stream);
        let Because::PlayedOut { this, other } = second.because else {
            assert_eq!(second, first, "both came to the same");
            continue;
        };
        told += 1;
        assert!(this > other && (0..=10_000).contains(&this), "{this} {other}");
        let accepts = |order: &Order| matches!(order, Order::Answer { accept: true, .. });
        assert!(second.order == first.order || accepts(&second.order) != accepts(&first.order));
    }
    assert!(told > 0, "no answer made a difference");
}
