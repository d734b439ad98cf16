//! Strategies by name, as people choose them: `boulware`, `time=2.5`, `micro:combi=0.95`.

use std::fmt;
use std::str::FromStr;

use super::{
    Acceptance, HardLiner, Late, Micro, Modelling, Negotiator, Opponents, Random, Recent, Reciprocity, Strategy,
    TimeDependent, TitForTat, TradeOff,
};
use crate::negotiation::bargaining::known::PartyId;
use crate::negotiation::coalition::shapley::stream;

/// A way to bid with a condition of acceptance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub bidding: Bidding,
    pub acceptance: Acceptance,
}

/// A way to bid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bidding {
    /// Time-dependent with this exponent.
    Time(f64),
    TitForTat(Reciprocity),
    Micro,
    TradeOff,
    Modelling(Opponents),
    HardLiner,
    Random,
}

/// A name that means no strategy, and what was meant perhaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle {
    pub given: String,
    pub reason: String,
}

/// What concedes along a model or by similarity does so a bit slower than in a line.
const MODELLING: f64 = 2.0;

/// Names and what they mean, in the order in which they are listed.
const NAMES: [(&str, Bidding); 12] = [
    ("boulware", Bidding::Time(4.0)),
    ("linear", Bidding::Time(1.0)),
    ("conceder", Bidding::Time(0.25)),
    ("tit-for-tat", Bidding::TitForTat(Reciprocity::Relative { lag: 1 })),
    ("tit-for-tat-absolute", Bidding::TitForTat(Reciprocity::Absolute { lag: 1 })),
    ("tit-for-tat-averaged", Bidding::TitForTat(Reciprocity::Averaged { window: 5 })),
    ("micro", Bidding::Micro),
    ("trade-off", Bidding::TradeOff),
    ("frequency", Bidding::Modelling(Opponents::Frequency)),
    ("bayesian", Bidding::Modelling(Opponents::Bayesian)),
    ("hard-liner", Bidding::HardLiner),
    ("random", Bidding::Random),
];

impl Style {
    /// The names of all strategies.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name).chain(["time=E"])
    }

    /// A negotiator of this style for a party, with dice of its own from this seed.
    pub fn negotiator(&self, seed: u64, party: PartyId) -> Negotiator {
        let dice = || stream(seed, &format!("bargaining/{}/{}", party.0, self.bidding));
        let strategy: Box<dyn Strategy> = match self.bidding {
            Bidding::Time(exponent) => Box::new(TimeDependent::new(exponent)),
            Bidding::TitForTat(reciprocity) => Box::new(TitForTat::new(reciprocity)),
            Bidding::Micro => Box::new(Micro::new(dice())),
            Bidding::TradeOff => Box::new(TradeOff::new(MODELLING)),
            Bidding::Modelling(opponents) => Box::new(Modelling::new(opponents, MODELLING)),
            Bidding::HardLiner => Box::new(HardLiner),
            Bidding::Random => Box::new(Random::new(dice())),
        };
        Negotiator::new(strategy, self.acceptance)
    }

    /// Whether the same moves of others are always answered by the same ones.
    pub fn is_deterministic(&self) -> bool {
        !matches!(self.bidding, Bidding::Random | Bidding::Micro)
    }
}

impl FromStr for Style {
    type Err = UnknownStyle;

    /// Reads `NAME[:ACCEPTANCE]`; the name may be `time=EXPONENT`, the acceptance is `next`, `time`, `combi` or
    /// `combi-mean`, the last three with `=TIME` if not at the [usual time](Late).
    fn from_str(text: &str) -> Result<Self, UnknownStyle> {
        let unknown = |reason: String| UnknownStyle { given: text.to_owned(), reason };
        let (name, acceptance) =
            text.trim().split_once(':').map_or((text.trim(), None), |(a, b)| (a.trim(), Some(b.trim())));
        let bidding = match name.split_once('=') {
            Some((name, exponent)) if name.trim() == "time" => {
                let exponent: f64 = exponent.trim().parse().unwrap_or(f64::NAN);
                if !(exponent > 0.0 && exponent <= 1000.0) {
                    return Err(unknown("the exponent of `time=E` is a number above 0, up to 1000".to_owned()));
                }
                Bidding::Time(exponent)
            }
            _ => match NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
                Some((_, bidding)) => *bidding,
                None => return Err(unknown(suggest("strategy", name, Self::names()))),
            },
        };
        let Some(acceptance) = acceptance else { return Ok(Self { bidding, acceptance: Acceptance::default() }) };
        let (name, after) = acceptance.split_once('=').map_or((acceptance, None), |(a, b)| (a.trim(), Some(b)));
        let after = match after.map(|after| after.trim().parse::<f64>()) {
            None => Late::Usual,
            Some(Ok(after)) if (0.0..=1.0).contains(&after) => Late::At(after),
            Some(_) => return Err(unknown("the time of an acceptance condition is a number from 0 to 1".to_owned())),
        };
        let acceptance = match name {
            "next" => Acceptance::default(),
            "time" => Acceptance::Time { after },
            "combi" => Acceptance::Combi { after, recent: Recent::Best },
            "combi-mean" => Acceptance::Combi { after, recent: Recent::Mean },
            _ => {
                return Err(unknown(suggest(
                    "acceptance condition",
                    name,
                    ["next", "time", "combi", "combi-mean"].into_iter(),
                )));
            }
        };
        Ok(Self { bidding, acceptance })
    }
}

/// The nearest known name, or all of them.
fn suggest(kind: &str, name: &str, known: impl Iterator<Item = &'static str>) -> String {
    let known: Vec<&str> = known.collect();
    let distance = |known: &&str| strsim::damerau_levenshtein(known, &name.to_lowercase());
    match known.iter().map(|known| (distance(known), *known)).min() {
        Some((distance, nearest)) if distance <= 3.min(nearest.len() / 2) => {
            format!("there is no {kind} `{name}`; did you mean `{nearest}`?")
        }
        _ => format!("there is no {kind} `{name}`; there are {}", known.join(", ")),
    }
}

impl fmt::Display for Bidding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (NAMES.iter().find(|(_, bidding)| bidding == self), self) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Self::Time(exponent)) => write!(f, "time={exponent}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bidding.fmt(f)?;
        match self.acceptance {
            Acceptance::Next { factor, bonus } if factor == 1.0 && bonus == 0.0 => Ok(()),
            Acceptance::Next { factor, bonus } => write!(f, ":next({factor},{bonus})"),
            Acceptance::Time { after } => write!(f, ":time{after}"),
            Acceptance::Combi { after, recent: Recent::Best } => write!(f, ":combi{after}"),
            Acceptance::Combi { after, recent: Recent::Mean } => write!(f, ":combi-mean{after}"),
        }
    }
}

impl fmt::Display for Late {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => Ok(()),
            Self::At(time) => write!(f, "={time}"),
        }
    }
}

impl fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for UnknownStyle {}
