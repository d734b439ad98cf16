//! Bargaining: protocols, strategies, and what comes of them.
//!
//! A [`Ranking`] is what one party wants, worked out once from a [`Case`](super::engine::Case). A [`Protocol`] says
//! whose move it is and when it is over; a [`Strategy`] with a condition of [`Acceptance`] answers for a party. The two
//! know nothing of each other. A strategy is shown a [`Known`] and nothing else: its own ranking, the moves made before
//! its eyes, and the time. That it can't look into another's cards is a matter of types.
//!
//! - [`protocol`]: alternating offers with caucuses, a chair's single text under any rule of adoption, open signature;
//! - [`strategy`]: time-dependent, tit for tat, MiCRO, trade-off, opponent models, hard-liner and random; `AC_next`,
//!   `AC_time`, `AC_combi`;
//! - [`Course`] lets them talk, [`explain`] says why a text was refused and what would do, [`Yardsticks`] measure the
//!   result against the frontier and the fair points, [`Tournament`] lets strategies meet in all seats.
//!
//! ```
//! use demarche::negotiation::bargaining::{Alternating, Course, Ranking, Style, PartyId};
//! use demarche::negotiation::engine::{Arithmetic, Source, ron_case};
//!
//! let case = ron_case::load(Source { name: "example", bytes: br#"(
//!     issues: [
//!         (name: "text", values: Ordinal(["weak", "fair", "strong"])),
//!         (name: "hotline", values: Discrete(["no", "yes"])),
//!     ],
//!     parties: [
//!         (name: "A", additive: [(issue: "text", worth: Each([0, 30, 50])), (issue: "hotline", worth: Each([0, 20]))]),
//!         (name: "B", additive: [(issue: "text", worth: Each([50, 30, 0])), (issue: "hotline", worth: Each([0, 30]))]),
//!     ],
//! )"# }).unwrap();
//! let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
//! let styles: [Style; 2] = ["boulware".parse().unwrap(), "conceder".parse().unwrap()];
//! let mut negotiators = [styles[0].negotiator(0, PartyId(0)), styles[1].negotiator(0, PartyId(1))];
//!
//! let course = Course::run(Alternating::new(2, 100), &rankings, &mut negotiators);
//! let agreed = rankings[0].shape().choices(course.agreement().unwrap());
//! assert_eq!(agreed, [2, 1], "who is in less of a hurry has its way");
//! ```

pub mod chair;
mod course;
pub mod explain;
mod known;
pub mod protocol;
mod ranking;
pub mod strategy;
mod tournament;
mod yardstick;

pub use chair::{Chair, Mediator};
pub use course::{Course, Delegate};
pub use known::{Action, Clock, Event, Floor, Issues, Known, MOST_PARTIES, OutcomeId, Parties, PartyId};
pub use protocol::{
    Adoption, Alternating, Ask, Caucus, Due, Ending, Failure, History, Illegal, OpenSignature, Protocol, SingleText,
};
pub use ranking::{MOST_OUTCOMES, NotRanked, Ranking, Shape, Sums};
pub use strategy::{Acceptance, Bar, Bid, Met, Negotiator, Reason, Strategy, Style, UnknownStyle, Verdict, Why};
pub use tournament::{Interval, Standing, Tournament};
pub use yardstick::{Closing, Optimality, Yardstick, Yardsticks};

#[cfg(test)]
mod tests;
