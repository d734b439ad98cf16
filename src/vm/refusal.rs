//! Why an order is not allowed, in words: one plain sentence for every [`Refusal`], and what would help where that is known.

use crate::base::ActorId;
use crate::level::{Channel, Cost, Level};
use crate::rules::Refusal;
use crate::words::{Words, args};

/// The refusal as a sentence.
#[must_use]
pub fn refusal_words(level: &Level, refusal: &Refusal, words: &Words) -> String {
    let get = |id: &str| words.get(id);
    let who = |id: &str, actor: ActorId| words.with(id, &args([("who", name(level, actor).into())]));
    let number = |id: &str, n: i64| words.with(id, &args([("n", n.into())]));
    match refusal {
        Refusal::Over => get("refusal-over"),
        Refusal::NoSeat => get("refusal-no-seat"),
        Refusal::TurnSent => get("refusal-turn-sent"),
        Refusal::Unknown => get("refusal-unknown"),
        Refusal::TooDear { cost, free, reserved_by } => too_dear(*cost, *free, reserved_by.len(), words),
        Refusal::AlreadyPlanned { position } => number("refusal-already-planned", i64::from(*position) + 1),
        Refusal::NoSuchPlan => get("refusal-no-such-plan"),
        Refusal::TalksClosed => get("refusal-talks-closed"),
        Refusal::NotAParty => get("refusal-not-a-party"),
        Refusal::NotYourFloor { floor } => who("refusal-not-your-floor", *floor),
        Refusal::NoCaucus => get("refusal-no-caucus"),
        Refusal::PartiesDoNotMediate => get("refusal-parties-do-not-mediate"),
        Refusal::Mediated { by } => who("refusal-mediated", *by),
        Refusal::ProposedThisTurn => get("refusal-proposed-this-turn"),
        Refusal::NoOffersLeft { allowed } => number("refusal-no-offers-left", i64::from(*allowed)),
        Refusal::NotADraft => get("refusal-not-a-draft"),
        Refusal::OwnRedLine { issue, .. } => number("refusal-own-red-line", i64::from(*issue) + 1),
        Refusal::SameAgain => get("refusal-same-again"),
        Refusal::NoSuchOffer => get("refusal-no-such-offer"),
        Refusal::AlreadyAnswered => get("refusal-already-answered"),
        Refusal::ChairOnly { chair } => who("refusal-chair-only", *chair),
        Refusal::ChairRevises => get("refusal-chair-revises"),
        Refusal::NoSilence => get("refusal-no-silence"),
        Refusal::SilenceRuns => get("refusal-silence-runs"),
        Refusal::IncidentUnknown => get("refusal-incident-unknown"),
        Refusal::NothingToRestore => get("refusal-nothing-to-restore"),
        Refusal::ClueKnown => get("refusal-clue-known"),
        Refusal::ClueNotYet { turn } => {
            words.with("refusal-clue-not-yet", &args([("when", super::when::turn(level, *turn, words).into())]))
        }
        Refusal::SwitchedOff => get("refusal-switched-off"),
        Refusal::ClueNotOpen => get("refusal-clue-not-open"),
        Refusal::ClueAfter => get("refusal-clue-after"),
        Refusal::TooTechnical { needs, have } => {
            words.with("refusal-too-technical", &args([("needs", (*needs).into()), ("have", (*have).into())]))
        }
        Refusal::CardNotHeld => get("refusal-card-not-held"),
        Refusal::CardKnownThere => get("refusal-card-known-there"),
        Refusal::CardPublic => get("refusal-card-public"),
        Refusal::Yourself => get("refusal-yourself"),
        Refusal::NoChannel { needs } => {
            words.with("refusal-no-channel", &args([("needs", get(channel(*needs)).into())]))
        }
        Refusal::ChannelBest => get("refusal-channel-best"),
        Refusal::NameAnAccount => get("refusal-name-an-account"),
        Refusal::NamesNobody => get("refusal-names-nobody"),
        Refusal::AccountAnswers { answers: Some(actor) } => who("refusal-account-answers", *actor),
        Refusal::AccountAnswers { answers: None } => get("refusal-account-answers-nobody"),
        Refusal::NotAVictim => get("refusal-not-a-victim"),
        Refusal::OwnIncident => get("refusal-own-incident"),
        Refusal::NothingToRetract => get("refusal-nothing-to-retract"),
        Refusal::NotTheRelay { relay: Some(actor) } => who("refusal-not-the-relay", *actor),
        Refusal::NotTheRelay { relay: None } => get("refusal-no-relay"),
        Refusal::NeedsCoalition => get("refusal-needs-coalition"),
        Refusal::NoQuarrel => get("refusal-no-quarrel"),
        Refusal::TooLittleLaw { needs, have } => {
            words.with("refusal-too-little-law", &args([("needs", (*needs).into()), ("have", (*have).into())]))
        }
        Refusal::NoTextBetween { other } => who("refusal-no-text-between", *other),
        Refusal::AlreadyTaken => get("refusal-already-taken"),
        Refusal::BelowFloor { floor } => {
            let floor = super::figures::percent(floor.percent().into());
            words.with("refusal-below-floor", &args([("floor", floor.into())]))
        }
        Refusal::StandardsOutOfOrder => get("refusal-standards-out-of-order"),
        Refusal::LeadOnly { lead } => who("refusal-lead-only", *lead),
        Refusal::NotInvited => get("refusal-not-invited"),
        Refusal::AlreadyIn => get("refusal-already-in"),
        Refusal::NotAMember => get("refusal-not-a-member"),
        Refusal::LeadStays => get("refusal-lead-stays"),
        Refusal::NotYourPackage { giver } => who("refusal-not-your-package", *giver),
        Refusal::PackageUnderWay => get("refusal-package-under-way"),
        Refusal::NothingToReserve => get("refusal-nothing-to-reserve"),
        Refusal::NoSuchReservation => get("refusal-no-such-reservation"),
        Refusal::NoVenue => get("refusal-no-venue"),
        Refusal::ForSignature => get("refusal-for-signature"),
        Refusal::TextStands => get("refusal-text-stands"),
        Refusal::NotForSignature => get("refusal-not-for-signature"),
        Refusal::AlreadySigned => get("refusal-already-signed"),
        Refusal::GoesOnWithout => get("refusal-goes-on-without"),
        Refusal::NoVote => get("refusal-no-vote"),
        Refusal::NoSuchMotion => get("refusal-no-such-motion"),
        Refusal::SponsorOnly { by } => who("refusal-sponsor-only", *by),
        Refusal::OneAtATime => get("refusal-one-at-a-time"),
        Refusal::AlreadySponsor => get("refusal-already-sponsor"),
        Refusal::AlreadyMoved => get("refusal-already-moved"),
        Refusal::AlreadyFirst => get("refusal-already-first"),
        Refusal::AlreadyCourted => get("refusal-already-courted"),
        Refusal::NothingPut => get("refusal-nothing-put"),
        Refusal::AlreadyVoted => get("refusal-already-voted"),
        Refusal::NotAsked => get("refusal-not-asked"),
        Refusal::NoRedLine => get("refusal-no-red-line"),
        Refusal::CapitalAnswered => get("refusal-capital-answered"),
        // Norms.
        Refusal::NotYourOperation { by } => who("refusal-not-your-operation", *by),
        Refusal::NotBefore { turn } => {
            words.with("refusal-not-before", &args([("when", super::when::turn(level, *turn, words).into())]))
        }
        Refusal::IncidentKnown => get("refusal-incident-known"),
        Refusal::NotItsSponsor { sponsor: Some(sponsor) } => who("refusal-not-its-sponsor", *sponsor),
        Refusal::NotItsSponsor { sponsor: None } => get("refusal-no-sponsor"),
        Refusal::NotARound { next: Some(turn) } => {
            words.with("refusal-not-a-round", &args([("when", super::when::turn(level, *turn, words).into())]))
        }
        Refusal::NotARound { next: None } => get("refusal-no-round"),
        Refusal::SamePledge => get("refusal-same-pledge"),
        Refusal::NoReviewer => get("refusal-no-reviewer"),
        Refusal::NothingPromised { of } => who("refusal-nothing-promised", *of),
        Refusal::SameRuleBloc => get("refusal-same-rule-bloc"),
        // Coalitions.
        Refusal::OutOfSequence => get("refusal-out-of-sequence"),
        Refusal::PriceUnmet => get("refusal-price-unmet"),
        Refusal::AlreadyPledged => get("refusal-already-pledged"),
        Refusal::AlreadyWhipped => get("refusal-already-whipped"),
        Refusal::NoStatement => get("refusal-no-statement"),
        // Home fronts.
        Refusal::FullSupport => get("refusal-full-support"),
        Refusal::NoFloor => get("refusal-no-floor"),
        Refusal::NoHalfWay => get("refusal-no-half-way"),
        Refusal::MandateAnswered => get("refusal-mandate-answered"),
        // Capacity-building.
        Refusal::NotRunning => get("refusal-not-running"),
        // Public diplomacy and companies.
        Refusal::AlreadySaid => get("refusal-already-said"),
        Refusal::StatesOnly => get("refusal-states-only"),
        Refusal::AlreadyAppointed => get("refusal-already-appointed"),
        Refusal::AlreadyDone => get("refusal-already-done"),
        Refusal::NotBySystems => get("refusal-not-by-systems"),
        Refusal::NoRansom => get("refusal-no-ransom"),
        Refusal::NotItsMaker => get("refusal-not-its-maker"),
        Refusal::NotItsServers => get("refusal-not-its-servers"),
        Refusal::CannotServe { who: of } => who("refusal-cannot-serve", *of),
        Refusal::AlreadyAsked => get("refusal-already-asked"),
        Refusal::NoSuchRequest => get("refusal-no-such-request"),
    }
}

/// What something costs, such as `2 capital, 1 staff`; says so where it is free.
#[must_use]
pub fn cost_words(cost: Cost, words: &Words) -> String {
    let parts = [("cost-capital", cost.capital), ("cost-staff", cost.staff), ("cost-budget", cost.budget)];
    let parts: Vec<String> =
        parts.into_iter().filter(|(_, n)| *n != 0).map(|(id, n)| words.with(id, &args([("n", n.into())]))).collect();
    if parts.is_empty() { words.get("cost-nothing") } else { parts.join(", ") }
}

/// What is short, how much of it is free, and whether plans hold the rest.
fn too_dear(cost: Cost, free: Cost, reserved_by: usize, words: &Words) -> String {
    let means = [
        ("refusal-short-of-capital", cost.capital, free.capital),
        ("refusal-short-of-staff", cost.staff, free.staff),
        ("refusal-short-of-budget", cost.budget, free.budget),
    ];
    let short = means
        .into_iter()
        .filter(|(_, cost, free)| cost > free)
        .map(|(id, cost, free)| words.with(id, &args([("cost", cost.into()), ("free", free.max(0).into())])));
    let mut sentences: Vec<String> = short.collect();
    if reserved_by > 0 {
        sentences.push(words.with("refusal-reserved", &args([("n", reserved_by.into())])));
    }
    sentences.join(" ")
}

fn name(level: &Level, actor: ActorId) -> String {
    level.actors.get(actor.ix()).map_or_else(String::new, |actor| actor.short.clone())
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::None => "channel-none",
        Channel::Diplomatic => "channel-diplomatic",
        Channel::ContactPoint => "channel-contact-point",
        Channel::Hotline => "channel-hotline",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Permille;
    use crate::vm::testing;

    /// One of each; the match in [`refusal_words`] keeps the list from falling behind unseen.
    fn all() -> Vec<Refusal> {
        let ondara = ActorId(1);
        vec![
            Refusal::Over,
            Refusal::NoSeat,
            Refusal::TurnSent,
            Refusal::Unknown,
            Refusal::TooDear { cost: Cost::new(6, 1, 0), free: Cost::new(2, 0, 3), reserved_by: vec![0, 2] },
            Refusal::TooDear { cost: Cost::new(0, 0, 9), free: Cost::new(2, 0, 3), reserved_by: vec![] },
            Refusal::AlreadyPlanned { position: 0 },
            Refusal::NoSuchPlan,
            Refusal::TalksClosed,
            Refusal::NotAParty,
            Refusal::NotYourFloor { floor: ondara },
            Refusal::NoCaucus,
            Refusal::PartiesDoNotMediate,
            Refusal::Mediated { by: ondara },
            Refusal::ProposedThisTurn,
            Refusal::NoOffersLeft { allowed: 1 },
            Refusal::NoOffersLeft { allowed: 2 },
            Refusal::NotADraft,
            Refusal::OwnRedLine { issue: 2, option: 1 },
            Refusal::SameAgain,
            Refusal::NoSuchOffer,
            Refusal::AlreadyAnswered,
            Refusal::ChairOnly { chair: ondara },
            Refusal::ChairRevises,
            Refusal::NoSilence,
            Refusal::SilenceRuns,
            Refusal::IncidentUnknown,
            Refusal::NothingToRestore,
            Refusal::ClueKnown,
            Refusal::ClueNotYet { turn: 4 },
            Refusal::SwitchedOff,
            Refusal::ClueNotOpen,
            Refusal::ClueAfter,
            Refusal::TooTechnical { needs: 60, have: 45 },
            Refusal::CardNotHeld,
            Refusal::CardKnownThere,
            Refusal::CardPublic,
            Refusal::Yourself,
            Refusal::NoChannel { needs: Channel::ContactPoint },
            Refusal::ChannelBest,
            Refusal::NameAnAccount,
            Refusal::NamesNobody,
            Refusal::AccountAnswers { answers: Some(ondara) },
            Refusal::AccountAnswers { answers: None },
            Refusal::NotAVictim,
            Refusal::OwnIncident,
            Refusal::NothingToRetract,
            Refusal::NotTheRelay { relay: Some(ondara) },
            Refusal::NotTheRelay { relay: None },
            Refusal::NeedsCoalition,
            Refusal::NoQuarrel,
            Refusal::TooLittleLaw { needs: 40, have: 20 },
            Refusal::NoTextBetween { other: ondara },
            Refusal::AlreadyTaken,
            Refusal::BelowFloor { floor: Permille(700) },
            Refusal::StandardsOutOfOrder,
            Refusal::LeadOnly { lead: ondara },
            Refusal::NotInvited,
            Refusal::AlreadyIn,
            Refusal::NotAMember,
            Refusal::LeadStays,
            Refusal::NotYourPackage { giver: ondara },
            Refusal::PackageUnderWay,
            Refusal::NotAsked,
            Refusal::NoRedLine,
            Refusal::CapitalAnswered,
            // Capacity-building, publics and companies.
            Refusal::NotRunning,
            Refusal::AlreadySaid,
            Refusal::StatesOnly,
            Refusal::AlreadyAppointed,
            Refusal::AlreadyDone,
            Refusal::NotBySystems,
            Refusal::NoRansom,
            Refusal::NotItsMaker,
            Refusal::NotItsServers,
            Refusal::CannotServe { who: ondara },
            Refusal::AlreadyAsked,
            Refusal::NoSuchRequest,
            Refusal::ForSignature,
            Refusal::TextStands,
            Refusal::NotForSignature,
            Refusal::AlreadySigned,
            Refusal::GoesOnWithout,
            Refusal::NothingToReserve,
            Refusal::NoSuchReservation,
            Refusal::NoVenue,
            Refusal::NoVote,
            Refusal::NoSuchMotion,
            Refusal::SponsorOnly { by: ondara },
            Refusal::OneAtATime,
            Refusal::AlreadySponsor,
            Refusal::AlreadyMoved,
            Refusal::AlreadyFirst,
            Refusal::AlreadyCourted,
            Refusal::NothingPut,
            Refusal::AlreadyVoted,
            Refusal::NotYourOperation { by: ondara },
            Refusal::NotBefore { turn: 3 },
            Refusal::IncidentKnown,
            Refusal::NotItsSponsor { sponsor: Some(ondara) },
            Refusal::NotItsSponsor { sponsor: None },
            Refusal::NotARound { next: Some(4) },
            Refusal::NotARound { next: None },
            Refusal::SamePledge,
            Refusal::NoReviewer,
            Refusal::NothingPromised { of: ondara },
            Refusal::SameRuleBloc,
            // Coalitions.
            Refusal::OutOfSequence,
            Refusal::PriceUnmet,
            Refusal::AlreadyPledged,
            Refusal::AlreadyWhipped,
            Refusal::NoStatement,
            // Home fronts.
            Refusal::FullSupport,
            Refusal::NoFloor,
            Refusal::NoHalfWay,
            Refusal::MandateAnswered,
        ]
    }

    #[test]
    fn every_refusal_is_a_sentence_of_its_own() {
        let (level, words) = (testing::level(), Words::new("en"));
        let said: Vec<String> = all().iter().map(|refusal| refusal_words(&level, refusal, &words)).collect();
        for (refusal, said) in all().iter().zip(&said) {
            assert!(!said.contains(['«', '{']), "{refusal:?}: {said}");
            assert!(said.ends_with('.'), "{refusal:?}: {said}");
        }
        let mut distinct = said.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), said.len());
        insta::assert_snapshot!(said.join("\n"));
    }

    #[test]
    fn costs_name_only_what_they_take() {
        let words = Words::new("en");
        assert_eq!(cost_words(Cost::new(6, 1, 0), &words), "6 capital, 1 staff");
        assert_eq!(cost_words(Cost::default(), &words), "no cost");
    }
}
