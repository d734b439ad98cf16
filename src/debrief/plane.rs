//! The utility plane of two parties: every text as a point, what both could have had, and the ways they went.

use serde::Serialize;

use crate::base::{ActorId, OfferId};
use crate::negotiation::{Analysis, Outcome, Scenario};
use crate::rules::Offer;

/// What a text is worth to the reader and to the other party shown, in basis points.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Point {
    pub x: i64,
    pub y: i64,
}

/// All texts between two of the parties.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plane {
    /// Every text; texts worth the same to both are one point.
    pub texts: Vec<PlaneText>,
    /// The frontier of these two among the texts that nobody's red line bars, from the reader's end.
    pub frontier: Vec<Point>,
    pub no_deal: Point,
    /// Four ideas of fair, over all parties; empty without a zone of agreement.
    pub fair: Vec<FairPoint>,
    /// What the reader and the other put on the table, in order.
    pub paths: [Vec<PathPoint>; 2],
    pub deal: Option<Point>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlaneText {
    pub at: Point,
    /// Whether a text here lies in the zone of agreement of all parties.
    pub zone: bool,
    /// Whether a text here crosses nobody's red line.
    pub signable: bool,
}

/// An idea of a fair text.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Fair {
    Nash,
    KalaiSmorodinsky,
    Egalitarian,
    Utilitarian,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FairPoint {
    pub idea: Fair,
    /// The first of the texts that do equally well by it.
    pub text: Outcome,
    pub at: Point,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PathPoint {
    pub offer: OfferId,
    pub turn: u16,
    pub at: Point,
}

impl Plane {
    /// The plane of party `you` and party `other`, whose actors are given; `deal` is what the adopted text came to for each
    /// party.
    pub(super) fn of(
        scenario: &Scenario,
        analysis: &Analysis,
        (you, other): (usize, usize),
        actors: (ActorId, ActorId),
        offers: &[Offer],
        deal: Option<&[i64]>,
    ) -> Self {
        let parties = &scenario.parties;
        let at = |outcome: &Outcome| Point { x: parties[you].value(outcome), y: parties[other].value(outcome) };
        let mut texts: Vec<PlaneText> = (0..analysis.outcomes() as u64)
            .map(|index| {
                let row = analysis.utilities(index);
                PlaneText {
                    at: Point { x: row[you], y: row[other] },
                    zone: analysis.in_zone(index),
                    signable: analysis.signable(index),
                }
            })
            .collect();
        // The best that can be said of a point comes first and stays.
        texts.sort_unstable_by_key(|text| (text.at, !text.zone, !text.signable));
        texts.dedup_by_key(|text| text.at);
        let path = |actor: ActorId| {
            let own = offers.iter().enumerate().filter(|(_, offer)| offer.by == actor);
            own.map(|(ix, offer)| PathPoint { offer: OfferId::at(ix), turn: offer.turn, at: at(&offer.draft) })
                .collect()
        };
        let fair = analysis.reach.iter().flat_map(|reach| {
            [
                (Fair::Nash, &reach.nash),
                (Fair::KalaiSmorodinsky, &reach.kalai_smorodinsky),
                (Fair::Egalitarian, &reach.egalitarian),
                (Fair::Utilitarian, &reach.utilitarian),
            ]
        });
        Self {
            frontier: frontier(&texts),
            texts,
            no_deal: Point { x: parties[you].reservation, y: parties[other].reservation },
            fair: fair
                .filter_map(|(idea, indices)| {
                    let text = scenario.domain.outcome(*indices.first()?);
                    Some(FairPoint { idea, at: at(&text), text })
                })
                .collect(),
            paths: [path(actors.0), path(actors.1)],
            deal: deal.map(|values| Point { x: values[you], y: values[other] }),
        }
    }
}

/// The points that none of the signable ones beats for both; `texts` ascend.
fn frontier(texts: &[PlaneText]) -> Vec<Point> {
    let mut frontier: Vec<Point> = Vec::new();
    for text in texts.iter().rev().filter(|text| text.signable) {
        // Falling x, and among equals falling y: only a rise in y is new.
        if frontier.last().is_none_or(|last| text.at.y > last.y) {
            frontier.push(text.at);
        }
    }
    frontier
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::testing::golden;
    use crate::negotiation::RedLine;

    fn plane(scenario: &Scenario, deal: &[u8]) -> Plane {
        let deal = scenario.utilities(&Outcome(deal.to_vec()));
        let actors = (ActorId(0), ActorId(1));
        Plane::of(scenario, &Analysis::of(scenario), (0, 1), actors, &[], Some(&deal))
    }

    #[test]
    fn the_golden_frontier_has_seven_points() {
        let plane = plane(&golden(), &[1, 1, 0]);
        let points: Vec<(i64, i64)> = plane.frontier.iter().map(|p| (p.x, p.y)).collect();
        assert_eq!(points, [(100, 30), (85, 42), (80, 60), (65, 72), (50, 80), (35, 92), (20, 100)]);
        assert_eq!(plane.deal, Some(Point { x: 45, y: 42 }));
        assert_eq!(plane.no_deal, Point { x: 35, y: 40 });
        let fair: Vec<(Fair, i64, i64)> = plane.fair.iter().map(|f| (f.idea, f.at.x, f.at.y)).collect();
        let nash = [Fair::Nash, Fair::KalaiSmorodinsky, Fair::Egalitarian].map(|idea| (idea, 65, 72));
        assert_eq!(fair[..3], nash);
        assert_eq!(fair[3], (Fair::Utilitarian, 80, 60));
        assert_eq!(plane.texts.iter().filter(|text| text.zone).count(), 7, "eight texts, two of them at 50|80");
    }

    #[test]
    fn texts_across_a_red_line_are_shown_but_lie_on_no_frontier() {
        let mut scenario = golden();
        scenario.parties[1].red_lines = vec![RedLine { issue: 2, option: 1 }];
        let plane = plane(&scenario, &[1, 1, 0]);
        assert!(plane.texts.iter().any(|text| !text.signable));
        assert!(plane.frontier.iter().all(|p| p.y <= 70));
        assert_eq!(plane.frontier.first(), Some(&Point { x: 80, y: 0 }));
    }
}
