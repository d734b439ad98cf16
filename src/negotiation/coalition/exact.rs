//! Systems of linear equations in whole numbers, solved without rounding.

use num_bigint::BigInt;

/// A solution as numerators over one positive denominator.
pub(super) struct Solution {
    pub numerators: Vec<i128>,
    pub denominator: i128,
}

/// One equation: coefficients, then the right-hand side.
pub(super) type Row = Vec<i128>;

/// The one solution of `rows`, of which those that follow from earlier ones are passed over; `None` if there are many, or
/// it does not fit. Whether it satisfies the rows passed over is for the caller to see.
pub(super) fn solve(rows: &[Row], unknowns: usize) -> Option<Solution> {
    let chosen = independent(rows, unknowns);
    if chosen.len() < unknowns {
        return None;
    }
    let mut matrix: Vec<Vec<BigInt>> =
        chosen.iter().map(|&row| rows[row].iter().copied().map(BigInt::from).collect()).collect();

    // Elimination without fractions (Bareiss 1968): every cell is a minor of the matrix, every division comes out even.
    let zero = BigInt::ZERO;
    let mut last = BigInt::from(1);
    for step in 0..unknowns {
        let pivot = (step..unknowns).find(|&row| matrix[row][step] != zero)?;
        matrix.swap(step, pivot);
        let (done, below) = matrix.split_at_mut(step + 1);
        let done = &done[step];
        for row in below {
            for column in (step + 1)..=unknowns {
                let wide = &row[column] * &done[step] - &row[step] * &done[column];
                row[column] = wide / &last;
            }
            row[step] = zero.clone();
        }
        last = done[step].clone();
    }
    // The last pivot is the determinant; with it for denominator, back substitution stays whole (Cramer).
    let determinant = last;
    let mut numerators = vec![zero; unknowns];
    for row in (0..unknowns).rev() {
        let known: BigInt = (row + 1..unknowns).map(|column| &matrix[row][column] * &numerators[column]).sum();
        numerators[row] = (&matrix[row][unknowns] * &determinant - known) / &matrix[row][row];
    }
    let sign = if determinant < BigInt::ZERO { -1 } else { 1 };
    let fit = |number: &BigInt| i128::try_from(number * sign).ok();
    Some(Solution { numerators: numerators.iter().map(fit).collect::<Option<_>>()?, denominator: fit(&determinant)? })
}

/// Rows that do not follow from earlier ones, by elimination modulo a prime: what is independent there is independent.
fn independent(rows: &[Row], unknowns: usize) -> Vec<usize> {
    const PRIME: i128 = (1 << 61) - 1;
    let inverse = |number: i128| {
        let (mut power, mut result, mut exponent) = (number, 1, PRIME - 2);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
            exponent >>= 1;
        }
        result
    };
    let mut chosen = Vec::new();
    let mut reduced: Vec<(usize, Vec<i128>)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let mut row: Vec<i128> = row[..unknowns].iter().map(|cell| cell.rem_euclid(PRIME)).collect();
        for (pivot, earlier) in &reduced {
            let times = row[*pivot];
            if times != 0 {
                row.iter_mut()
                    .zip(earlier)
                    .for_each(|(cell, &other)| *cell = (*cell + (PRIME - times) * other) % PRIME);
            }
        }
        if let Some(pivot) = row.iter().position(|&cell| cell != 0) {
            let scale = inverse(row[pivot]);
            row.iter_mut().for_each(|cell| *cell = *cell * scale % PRIME);
            reduced.push((pivot, row));
            chosen.push(place);
        }
        if chosen.len() == unknowns {
            break;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn many_solutions_are_none() {
        assert!(solve(&[vec![1, 1, 2], vec![2, 2, 4]], 2).is_none());
        let one = solve(&[vec![1, 1, 2], vec![2, 2, 4], vec![1, -3, 1]], 2).unwrap();
        assert_eq!((one.numerators, one.denominator), (vec![7, 1], 4));
    }

    proptest! {
        #[test]
        fn what_is_solved_satisfies_its_rows(rows in prop::collection::vec(prop::collection::vec(-2i128..=2, 6), 5)) {
            if let Some(Solution { numerators, denominator }) = solve(&rows, 5) {
                prop_assert!(denominator > 0);
                for row in &rows {
                    let left: i128 = row.iter().zip(&numerators).map(|(a, x)| a * x).sum();
                    prop_assert_eq!(left, row[5] * denominator);
                }
            }
        }
    }
}
