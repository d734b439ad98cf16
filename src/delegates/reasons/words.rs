//! Reasons in words: one sentence each, to stand behind the order.

use super::{Because, Concern};
use crate::base::{ActorId, CoalitionId, Permille, TalksId};
use crate::level::Level;
use crate::negotiation::RedLine;
use crate::words::{Arg, Saying, say};

impl Because {
    /// The reason as the end of a sentence that began with the order. Bots are called `it`.
    #[must_use]
    pub fn saying(&self, level: &Level) -> Saying {
        match *self {
            Self::Random => say!("because-random"),
            Self::Done => say!("because-done"),
            Self::PlayedOut { this, other } => {
                say!("because-played-out", this = points(this), other = points(other))
            }
            Self::ServesBest { choices: 1, .. } => say!("because-only-choice"),
            Self::ServesBest { gain, choices } => {
                say!("because-serves-best", gain = signed(gain), choices = choices)
            }
            Self::Enough { worth, wants, held } => {
                say!("because-enough", worth = points(worth), wants = points(wants), held = yes(held))
            }
            Self::TooLittle { worth, wants, held } => {
                say!("because-too-little", worth = points(worth), wants = points(wants), held = yes(held))
            }
            Self::Crosses { talks, line } => say!("because-crosses", clause = clause(level, talks, line)),
            Self::StaysOut { talks, line, worth, wants } => say!(
                "because-stays-out",
                clause = clause(level, talks, line),
                worth = points(worth),
                wants = points(wants)
            ),
            Self::GainsInside { worth, no_deal } => {
                say!("because-gains-inside", worth = points(worth), no_deal = points(no_deal))
            }
            Self::GaveWord { worth, bears } => {
                say!("because-gave-word", worth = points(worth), bears = points(bears))
            }
            Self::PromisedAgainst { worth, forgoes } => {
                say!("because-promised-against", worth = points(worth), forgoes = points(forgoes))
            }
            Self::Nearest { worth, wants, heard: 0 } => {
                say!("because-unheard", worth = points(worth), wants = points(wants))
            }
            Self::Nearest { worth, wants, heard: _ } => {
                say!("because-nearest", worth = points(worth), wants = points(wants))
            }
            Self::SoundsOut { worth, lacking } => {
                say!("because-sounds-out", worth = points(worth), lacking = lacking)
            }
            Self::AgreedInCaucus { worth, with } => {
                say!("because-agreed-in-caucus", worth = points(worth), with = with)
            }
            Self::WantsMediator { who, trust, named: true } => {
                say!("because-named-mediator", who = name(level, who), trust = whole(trust))
            }
            Self::WantsMediator { who, trust, named: false } => {
                say!("because-wants-mediator", who = name(level, who), trust = whole(trust))
            }
            Self::LearnsWeights { who, trust } => {
                say!("because-learns-weights", who = name(level, who), trust = whole(trust))
            }
            Self::BestForAll { heard } => say!("because-best-for-all", heard = heard),
            Self::HasOffered => say!("because-has-offered"),
            Self::NothingWorth { wants } => say!("because-nothing-worth", wants = points(wants)),
            Self::Unopposed { worth, wants } => {
                say!("because-unopposed", worth = points(worth), wants = points(wants))
            }
            Self::ServesAll { least: Some(least), wants } => {
                say!("because-serves-all", least = tenths(least.into()), wants = points(wants))
            }
            Self::LastRound { least: Some(least), wants } => {
                say!("because-last-round", least = tenths(least.into()), wants = points(wants))
            }
            Self::ServesAll { least: None, wants } => say!("because-nobody-asked", wants = points(wants)),
            Self::LastRound { least: None, wants } => say!("because-last-unasked", wants = points(wants)),
            Self::StandsBest => say!("because-stands-best"),

            // Venues, home, coalitions.
            Self::Compared { yes, no, lines: (with, without) } if with == without => {
                say!("because-compared", yes = points(yes), no = points(no))
            }
            Self::Compared { lines: (yes, no), .. } => say!("because-compared-lines", yes = yes, no = no),
            Self::RivalBetter { worth, rival } => {
                say!("because-rival-better", worth = points(worth), rival = points(rival))
            }
            Self::AgainstNoDeal { worth, no_deal, leans, overlooks } => {
                let (has, needs) = (points(worth), points(no_deal));
                match worth - no_deal {
                    0.. => say!("because-over-no-deal", worth = has, no_deal = needs),
                    under if under + leans >= 0 => {
                        say!("because-leans", worth = has, no_deal = needs, leans = points(leans))
                    }
                    under if under + leans + overlooks >= 0 => {
                        let overlooks = points(leans + overlooks);
                        say!("because-overlooks", worth = has, no_deal = needs, overlooks = overlooks)
                    }
                    _ => say!("because-under-no-deal", worth = has, no_deal = needs),
                }
            }
            Self::CalledFor { coalition, worth, bears } => say!(
                "because-called-for",
                coalition = coalition_name(level, coalition),
                worth = points(worth),
                bears = points(bears)
            ),
            Self::CalledAgainst { coalition } => {
                say!("because-called-against", coalition = coalition_name(level, coalition))
            }
            Self::HalfItsOwn { share, wants } => say!("because-half-its-own", share = share, wants = wants),
            Self::Improves { gain, votes } if votes > 0 => {
                say!("because-improves-for-blocs", gain = points(gain), votes = votes)
            }
            Self::Improves { gain, .. } => say!("because-improves", gain = points(gain)),
            Self::Open { lead, votes, against } => match (lead >= 0, against) {
                (true, false) => say!("because-court", lead = lead, votes = votes),
                (false, false) => say!("because-court-short", short = lead.unsigned_abs(), votes = votes),
                (true, true) => say!("because-court-against", lead = lead, votes = votes),
                (false, true) => say!("because-court-against-short", short = lead.unsigned_abs(), votes = votes),
            },
            Self::Draft { worth, lead } if lead >= 0 => {
                say!("because-draft-passes", worth = points(worth), lead = lead)
            }
            Self::Draft { worth, lead } => {
                say!("because-draft-nearest", worth = points(worth), short = lead.unsigned_abs())
            }
            Self::HomeRefuses { talks, chance } => {
                say!("because-home-refuses", title = &level.talks(talks).title, chance = per_cent(chance))
            }
            Self::LittleBacked { actor, ratifier, support, floor } => {
                let home = level.actor(actor).home.get(usize::from(ratifier));
                let who = home.map_or("", |ratifier| &ratifier.name);
                say!("because-little-backed", who = who, support = support, floor = floor)
            }
            Self::OutOfReach { actor, objective, gain } => {
                say!("because-out-of-reach", objective = objective_name(level, actor, objective), gain = points(gain))
            }
            Self::BetterElsewhere { actor, objective, to, gain } => say!(
                "because-better-elsewhere",
                objective = objective_name(level, actor, objective),
                to = objective_name(level, actor, to),
                gain = points(gain)
            ),
            Self::WantsTheSame { gain } => say!("because-wants-the-same", gain = points(gain)),
            Self::TermsMet { actor } => say!("because-terms-met", who = name(level, actor)),
            Self::CheapestTerms { actor, coalition } => {
                say!("because-cheapest-terms", who = name(level, actor), coalition = coalition_name(level, coalition))
            }
            Self::DraftServes { coalition } => {
                say!("because-draft-serves", coalition = coalition_name(level, coalition))
            }
            Self::SpeaksUp { outside: 0, .. } => say!("because-all-inside"),
            Self::SpeaksUp { outside, .. } => say!("because-late", outside = outside),
            Self::OwnTerms { lead } => say!("because-own-terms", lead = name(level, lead)),
            Self::TrustsLead { lead, trust, wants } => {
                say!("because-trusts-lead", lead = name(level, lead), trust = whole(trust), wants = whole(wants))
            }
            Self::WouldJoin { actor, trust, wants } => {
                say!("because-would-join", who = name(level, actor), trust = whole(trust), wants = whole(wants))
            }

            // The desk.
            Self::Quarrel { with, rung, bears } => {
                say!("because-quarrel", who = name(level, with), rung = rung, bears = bears)
            }
            Self::MostTrusting { with, third, trust } => {
                let (who, third) = (name(level, with), name(level, third));
                say!("because-most-trusting", who = who, third = third, trust = whole(trust))
            }
            Self::CameThrough { relay } => say!("because-came-through", who = name(level, relay)),
            Self::Disbelieves { belief } => say!("because-disbelieves", belief = per_cent(belief)),
            Self::Sure { who, belief, wants } => {
                let (who, belief, wants) = (name(level, who), per_cent(belief), per_cent(wants));
                say!("because-sure", who = who, belief = belief, wants = wants)
            }
            Self::OverItsWord { who, belief, word, boldness } => say!(
                "because-over-its-word",
                who = name(level, who),
                belief = per_cent(belief),
                word = word,
                boldness = boldness
            ),
            Self::FirstClue { concern } => {
                let concern = match concern {
                    Concern::Victim => "victim",
                    Concern::Relay => "relay",
                    Concern::Suspected => "suspected",
                    Concern::Reader => "reader",
                };
                say!("because-first-clue", concern = concern)
            }
            Self::FreshCard { with, trust, wants } => {
                say!("because-fresh-card", who = name(level, with), trust = whole(trust), wants = whole(wants))
            }
            Self::ForAllies { coalition, candour } => {
                say!("because-for-allies", coalition = coalition_name(level, coalition), candour = candour)
            }
            Self::RatherPays { harm, wants } => {
                say!("because-rather-pays", harm = tenths(harm.into()), wants = tenths(wants.into()))
            }
            Self::OwesUsers { harm } => say!("because-owes-users", harm = tenths(harm.into())),
            Self::AnswersLies { harm } => say!("because-answers-lies", harm = tenths(harm.into())),
            Self::MayBeNext { of, harm } => {
                say!("because-may-be-next", who = name(level, of), harm = tenths(harm.into()))
            }
            Self::Harmed { harm } => say!("because-harmed", harm = tenths(harm.into())),
            Self::FriendHit { friend, trust, harm } => {
                say!("because-friend-hit", who = name(level, friend), trust = whole(trust), harm = tenths(harm.into()))
            }
            Self::NeedsChannel { with, talks, trust, capital } => say!(
                "because-needs-channel",
                who = name(level, with),
                talks = &level.talks(talks).name,
                trust = whole(trust),
                capital = capital
            ),
            Self::GivesFreely { trading, wants } => say!("because-gives-freely", trading = trading, wants = wants),
            Self::VotedAgainst { actor, package } => {
                let (who, package) = (name(level, actor), &level.package(package).name);
                say!("because-voted-against", who = who, package = package)
            }
            Self::Asked { by, trust, over, grant } => say!(
                "because-asked",
                who = name(level, by),
                trust = whole(trust),
                over = whole(over),
                grant = yes(grant)
            ),
            Self::GuardsData { openness } => say!("because-guards-data", openness = openness),
            Self::CannotAfford => say!("because-cannot-afford"),
            Self::MadeIt { harm } => say!("because-made-it", harm = tenths(harm.into())),
            Self::GraveServers { harm, wants } => {
                say!("because-grave-servers", harm = tenths(harm.into()), wants = tenths(wants.into()))
            }
            Self::HasWhatHelps { of, harm } => {
                say!("because-has-what-helps", who = name(level, of), harm = tenths(harm.into()))
            }
            Self::WorksForRules { norms, wants } => say!("because-works-for-rules", norms = norms, wants = wants),
            Self::DearestClause { worth } => say!("because-dearest-clause", worth = points(worth)),
            Self::TrustsLeast { who, trust } => {
                say!("because-trusts-least", who = name(level, who), trust = whole(trust))
            }
            Self::GivesThere { package } => say!("because-gives-there", package = &level.package(package).name),
            Self::Rival { who, trust } => say!("because-rival", who = name(level, who), trust = whole(trust)),
            Self::PaysOff { gain, price, chance } => {
                say!("because-pays-off", gain = points(gain), price = points(price), chance = per_cent(chance))
            }
            Self::OthersAnswer { gain } => say!("because-others-answer", gain = points(gain)),
            Self::NotWorthIt { gain, price, chance } => {
                say!("because-not-worth-it", gain = points(gain), price = points(price), chance = per_cent(chance))
            }
            Self::MayBeBehind { of, trust } => {
                say!("because-may-be-behind", who = name(level, of), trust = whole(trust))
            }
            Self::Zeal { norm, zeal, wanted } => {
                say!("because-zeal", norm = &level.norm(norm).name, zeal = whole(zeal), wanted = yes(wanted))
            }
            Self::FriendsRules { sovereignty, trust } => {
                say!("because-friends-rules", sovereignty = sovereignty, trust = whole(trust))
            }
        }
    }
}

fn name(level: &Level, actor: ActorId) -> &str {
    &level.actor(actor).short
}

fn objective_name(level: &Level, actor: ActorId, objective: u8) -> &str {
    let objectives = &level.actor(actor).mandate.objectives;
    objectives.get(usize::from(objective)).map_or("", |objective| &objective.name)
}

fn coalition_name(level: &Level, coalition: CoalitionId) -> &str {
    &level.coalition(coalition).name
}

/// Such as `Scope: medical systems`.
fn clause(level: &Level, talks: TalksId, line: RedLine) -> String {
    let issue = level.talks(talks).issues.get(usize::from(line.issue));
    let option = issue.and_then(|issue| issue.options.get(usize::from(line.option)));
    format!("{}: {}", issue.map_or("", |issue| &issue.name), option.map_or("", |option| &option.name))
}

const fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn whole(value: i32) -> String {
    let minus = if value < 0 { "\u{2212}" } else { "" };
    format!("{minus}{}", value.unsigned_abs())
}

/// Basis points as points of a hundred, exactly: 4,137 is `41.37`, 5,500 is `55`.
fn points(basis: i64) -> String {
    decimal(basis, 2)
}

/// Points with their sign.
fn signed(basis: i64) -> Arg {
    if basis > 0 { format!("+{}", points(basis)).into() } else { points(basis).into() }
}

/// Tenths, exactly: 125 is `12.5`.
fn tenths(value: i64) -> String {
    decimal(value, 1)
}

fn per_cent(chance: Permille) -> String {
    format!("{}\u{202F}%", tenths(chance.0.into()))
}

/// A number of which this many digits stand behind the point, without idle noughts.
fn decimal(value: i64, digits: u32) -> String {
    let (unit, width) = (10_u64.pow(digits), digits as usize);
    let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let minus = if value < 0 { "\u{2212}" } else { "" };
    let number = format!("{minus}{whole}.{rest:0width$}");
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}
