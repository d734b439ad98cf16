//! A negotiation library that knows nothing of cyber diplomacy: domains, utilities, frontier, fair points, strategies.
//!
//! A [`Domain`] spans the outcomes; a [`Utility`] says what each is worth to a party, which it can't sign, and what no deal
//! is worth; a [`Scenario`] puts both together. From there:
//!
//! - [`Analysis`] finds what the scenario holds: zone of agreement, Pareto frontier, four ideas of a fair deal
//!   ([`analysis`]), and how much the parties are at odds ([`conflict`]);
//! - [`DealQuality`] measures one deal against it ([`deal`]), and [`process`] the way that led there;
//! - [`aspiration`] and [`Preferences`] bargain on behalf of a party ([`strategy`]);
//! - [`terms`] and [`smallest_step`] say why a party refuses and what would win it ([`explain`]);
//! - [`bargaining`] lets strategies talk under protocols, over any case of the [`engine`];
//! - [`coalition`] tells what coalitions are worth, what their members can claim, and which hold;
//! - [`votes`] tells whether a text passes, by how much, what other results cost, and who has power.
//!
//! Utilities are whole numbers, and whatever decides between outcomes is computed without rounding ([`exact`]). Floats are
//! for showing. Where a measure isn't defined it is `None`, never 0.
//!
//! # Example
//!
//! Two parties settle a text, an amount of aid and a hotline.
//!
//! ```
//! use demarche::negotiation::{Analysis, DealQuality, Domain, Issue, Outcome, Scenario, Utility, smallest_step};
//!
//! let issue = |name: &str, options: &[&str]| Issue {
//!     name: name.to_owned(),
//!     options: options.iter().map(|&option| option.to_owned()).collect(),
//! };
//! let scenario = Scenario {
//!     domain: Domain {
//!         issues: vec![
//!             issue("text", &["weak", "fair", "strong"]),
//!             issue("aid", &["none", "some", "much"]),
//!             issue("hotline", &["no", "yes"]),
//!         ],
//!     },
//!     parties: vec![
//!         Utility { values: vec![vec![0, 30, 50], vec![0, 15, 30], vec![0, 20]], red_lines: vec![], reservation: 35 },
//!         Utility { values: vec![vec![50, 30, 0], vec![20, 12, 0], vec![0, 30]], red_lines: vec![], reservation: 40 },
//!     ],
//! };
//!
//! let analysis = Analysis::of(&scenario);
//! assert_eq!((analysis.outcomes(), analysis.zone.len(), analysis.frontier.len()), (18, 8, 8));
//! let nash = scenario.domain.outcome(analysis.reach.as_ref().unwrap().nash[0]);
//! assert_eq!(nash, Outcome(vec![1, 1, 1]));
//!
//! // They agreed on a fair text and some aid. Everybody would have gained by adding the hotline.
//! let deal = Outcome(vec![1, 1, 0]);
//! let quality = DealQuality::of(&scenario, &analysis, &deal).unwrap();
//! assert_eq!(quality.surpluses, [10, 2]);
//! assert_eq!(quality.dominating.count, 6);
//! assert_eq!(quality.post_settlement.unwrap().outcome, nash);
//!
//! // While the second still asked for 60, it would have told the first as much.
//! let [first, second] = &scenario.parties[..] else { unreachable!() };
//! let step = smallest_step(&scenario.domain, &deal, second, 60, first, &[]).unwrap();
//! assert_eq!((step.outcome, step.cost_to_proposer), (nash, -20));
//! ```

#![cfg_attr(not(test), deny(clippy::disallowed_types))]

pub mod analysis;
pub mod bargaining;
pub mod coalition;
pub mod conflict;
pub mod deal;
pub mod domain;
pub mod engine;
pub mod exact;
pub mod explain;
mod frontier;
pub mod place;
pub mod process;
pub mod scenario;
pub mod side_payments;
pub mod strategy;
pub mod utility;
pub mod votes;
mod written;

pub use analysis::{Analysis, Reach};
pub use conflict::Conflict;
pub use deal::{DealQuality, Dominating, Improvement, Logroll, contested_improvements};
pub use domain::{Change, Domain, Issue, Outcome};
pub use exact::{Product, Ratio};
pub use explain::{Grade, Step, Term, smallest_step, terms};
pub use process::{Anchor, Bid, ConcessionCurve, DelayCost, StepClass, StyleFit, anchors, concession_rate};
pub use scenario::Scenario;
pub use side_payments::{Account, SidePayment, ledger};
pub use strategy::{Concession, Preferences, aspiration, trade_off_offer};
pub use utility::{RedLine, Scale, Utility};

#[cfg(test)]
mod testing;
