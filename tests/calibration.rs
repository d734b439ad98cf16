//! What a seat believes is what is true: the weights on the cards, which it sees, lead to the probabilities with which
//! the cards were drawn.

use std::path::Path;

use demarche::base::{Decibans, Permille, posterior};
use demarche::level::library::load;
use demarche::level::{Incident, Level};

fn level(path: &str) -> Level {
    let loaded = load(Path::new(path));
    loaded.level.unwrap_or_else(|| panic!("{path} has problems: {:?}", loaded.problems))
}

fn levels() -> Vec<Level> {
    ["tests/levels/tiny.ron", "levels/winter-ward.ron"].map(level).into()
}

/// Draws the truth and the cards of an incident as a session does, with a small generator of its own.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn pick(&mut self, permille: impl Iterator<Item = Permille>) -> usize {
        let mut rest = self.below(1000);
        for (position, share) in permille.enumerate() {
            match rest.checked_sub(u64::from(share.0)) {
                Some(less) => rest = less,
                None => return position,
            }
        }
        unreachable!("the shares sum to 1,000")
    }
}

/// The exact posterior of one suspect from the probabilities of the cards, and the one that the weights lead to.
fn beliefs(incident: &Incident, cards: &[usize]) -> (Vec<f64>, Vec<f64>) {
    let suspects = incident.suspects.len();
    let mut exact: Vec<f64> = incident.suspects.iter().map(|suspect| f64::from(suspect.prior.0)).collect();
    let mut weights: Vec<Decibans> = vec![0; suspects];
    for (clue, card) in incident.clues.iter().zip(cards) {
        let card = &clue.cards[*card];
        for suspect in 0..suspects {
            exact[suspect] *= f64::from(card.likelihood[suspect].0) / 1000.0;
            weights[suspect] += card.weights[suspect];
        }
    }
    let total: f64 = exact.iter().sum();
    let priors: Vec<Permille> = incident.suspects.iter().map(|suspect| suspect.prior).collect();
    let stated = posterior(&priors, &weights);
    (exact.iter().map(|mass| mass / total).collect(), stated.iter().map(|share| f64::from(share.0) / 1000.0).collect())
}

#[test]
fn over_many_draws_each_tenth_of_stated_confidence_is_true_that_often() {
    for level in levels() {
        for incident in &level.incidents {
            // By tenth of confidence in the suspect that is believed most: how often, stated and true in sum.
            let mut tenths = [(0u32, 0.0, 0.0); 10];
            let (mut stated_sum, mut exact_sum, mut draws) = (0.0, 0.0, 0u32);
            let mut draw = Draw(7);
            // Confidence is stated after any number of clues, so all lengths of the deck count.
            for round in 0..40_000 {
                let truth = draw.pick(incident.suspects.iter().map(|suspect| suspect.prior));
                let found = round % (incident.clues.len() + 1);
                let cards: Vec<usize> = incident.clues[..found]
                    .iter()
                    .map(|clue| draw.pick(clue.cards.iter().map(|card| card.likelihood[truth])))
                    .collect();
                // The exact posterior is the chance that the suspect is the culprit: no noise from the drawn one.
                let (exact, stated) = beliefs(incident, &cards);
                let top = (0..stated.len()).max_by(|a, b| stated[*a].total_cmp(&stated[*b])).unwrap();
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10")]
                let tenth = &mut tenths[((stated[top] * 10.0) as usize).min(9)];
                *tenth = (tenth.0 + 1, tenth.1 + stated[top], tenth.2 + exact[top]);
                (stated_sum, exact_sum, draws) = (stated_sum + stated[top], exact_sum + exact[top], draws + 1);
            }
            let bias = (stated_sum - exact_sum) / f64::from(draws);
            assert!(bias.abs() < 0.005, "{}/{}: bias {bias:.4}", level.id, incident.id);
            for (count, stated, exact) in tenths.into_iter().filter(|(count, ..)| *count > 200) {
                let (stated, exact) = (stated / f64::from(count), exact / f64::from(count));
                println!("{}/{}: {count} stated {stated:.3} exact {exact:.3}", level.id, incident.id);
                assert!((stated - exact).abs() < 0.015, "{}/{}: {stated} {exact}", level.id, incident.id);
            }
        }
    }
}

#[test]
fn probabilities_of_cards_sum_to_one_and_agree_with_their_weights() {
    for level in levels() {
        for clue in level.incidents.iter().flat_map(|incident| &incident.clues) {
            let suspects = clue.cards[0].likelihood.len();
            for suspect in 0..suspects {
                let sum: u16 = clue.cards.iter().map(|card| card.likelihood[suspect].0).sum();
                assert_eq!(sum, 1000, "{}/{}", level.id, clue.id);
            }
            for (position, card) in clue.cards.iter().enumerate() {
                // Written weights are right to half a deciban; the last card's cannot always be, with more suspects.
                let allowed = if position + 1 < clue.cards.len() { 0.5 } else { 0.8 };
                for a in 0..suspects {
                    for b in 0..a {
                        let ratio = f64::from(card.likelihood[a].0) / f64::from(card.likelihood[b].0);
                        let error = 10.0 * ratio.log10() - f64::from(card.weights[a] - card.weights[b]);
                        assert!(error.abs() <= allowed, "{}/{}/{}: {error}", level.id, clue.id, card.id);
                    }
                }
            }
        }
    }
}
