//! Side payments: what was given to whom beside the text, and what it bought.

use serde::{Deserialize, Serialize};

/// Something given to a party beside the text, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SidePayment {
    /// The index of the party that was paid.
    pub payee: usize,
    /// Capacity given, in the payer's points.
    pub given: u32,
    /// Weight of votes got; negative if they went the other way.
    pub votes: i64,
    /// What the change of the text that it brought is worth to the payer, in its points.
    pub text: i64,
}

/// All that went to one party, and the price of what came back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    pub payee: usize,
    pub given: u64,
    pub votes: i64,
    pub text: i64,
    /// Capacity a vote; `None` if no vote was got.
    pub per_vote: Option<f64>,
    /// Capacity a point of the text; `None` if the text got no better.
    pub per_point: Option<f64>,
}

/// The accounts of those that were paid, by their index. Where both votes and text were got, each price is as if all had
/// been given for it alone.
///
/// Capacity, votes and text are what the payer gave and got: no points of different parties are added.
pub fn ledger(payments: &[SidePayment]) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for payment in payments {
        let at = accounts.partition_point(|account| account.payee < payment.payee);
        if accounts.get(at).is_none_or(|account| account.payee != payment.payee) {
            let payee = payment.payee;
            accounts.insert(at, Account { payee, given: 0, votes: 0, text: 0, per_vote: None, per_point: None });
        }
        let account = &mut accounts[at];
        account.given += u64::from(payment.given);
        account.votes = account.votes.saturating_add(payment.votes);
        account.text = account.text.saturating_add(payment.text);
    }
    for account in &mut accounts {
        let price = |got: i64| (got > 0).then(|| account.given as f64 / got as f64);
        (account.per_vote, account.per_point) = (price(account.votes), price(account.text));
    }
    accounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_party_has_one_account_with_its_prices() {
        let payment = |payee, given, votes, text| SidePayment { payee, given, votes, text };
        let accounts =
            ledger(&[payment(2, 30, 1, 0), payment(0, 10, 0, 40), payment(2, 15, 2, -5), payment(1, 8, -1, 0)]);
        let told: Vec<_> =
            accounts.iter().map(|a| (a.payee, a.given, a.votes, a.text, a.per_vote, a.per_point)).collect();
        assert_eq!(
            told,
            [(0, 10, 0, 40, None, Some(0.25)), (1, 8, -1, 0, None, None), (2, 45, 3, -5, Some(15.0), None),]
        );
        assert_eq!(ledger(&[]), []);
    }
}
