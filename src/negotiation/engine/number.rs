//! Numbers as people write them: a decimal or a fraction, kept exactly, with the float a computer would read.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use serde::{Serialize, Serializer};

/// A rational number of any size, in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: BigInt,
    /// Always positive.
    denominator: BigInt,
}

/// A number as written: its exact value, and the nearest float of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub exact: Rational,
    pub float: f64,
}

/// Why a text is no number that can be worked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotANumber(pub String);

impl Rational {
    /// `None` if the denominator is 0.
    pub fn new(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        if denominator.is_zero() {
            return None;
        }
        let divisor = numerator.gcd(&denominator);
        let sign = if denominator.is_negative() { -divisor } else { divisor };
        Some(Self { numerator: numerator / &sign, denominator: denominator / sign })
    }

    pub fn zero() -> Self {
        Self { numerator: BigInt::zero(), denominator: BigInt::one() }
    }

    pub fn one() -> Self {
        Self::from(1)
    }

    pub fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    pub fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    pub fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    pub fn is_positive(&self) -> bool {
        self.numerator.is_positive()
    }

    pub fn plus(&self, other: &Self) -> Self {
        let numerator = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        Self::new(numerator, &self.denominator * &other.denominator).unwrap_or_else(Self::zero)
    }

    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self { numerator: -&other.numerator, denominator: other.denominator.clone() })
    }

    pub fn times(&self, other: &Self) -> Self {
        let (numerator, denominator) = (&self.numerator * &other.numerator, &self.denominator * &other.denominator);
        Self::new(numerator, denominator).unwrap_or_else(Self::zero)
    }

    /// `None` if `other` is 0.
    pub fn over(&self, other: &Self) -> Option<Self> {
        Self::new(&self.numerator * &other.denominator, &self.denominator * &other.numerator)
    }

    /// The nearest float, give or take the last bits, for display and for bounds.
    pub fn to_f64(&self) -> f64 {
        let small = |n: &BigInt| n.bits() <= 53;
        if small(&self.numerator) && small(&self.denominator) {
            return self.numerator.to_f64().unwrap_or(f64::NAN) / self.denominator.to_f64().unwrap_or(f64::NAN);
        }
        // 64 bits of quotient, then a power of two.
        let shift = 64 + self.denominator.bits() as i64 - self.numerator.bits() as i64;
        let quotient = if shift >= 0 {
            (&self.numerator << shift as u64) / &self.denominator
        } else {
            &self.numerator / (&self.denominator << shift.unsigned_abs())
        };
        let power = |x: f64, e: i64| x * 2f64.powi(e.clamp(-1000, 1000) as i32);
        let half = -shift / 2;
        power(power(quotient.to_f64().unwrap_or(f64::NAN), half), -shift - half)
    }

    /// In decimals, rounded to so many places, half away from 0: of a number of any size every digit is true.
    pub fn rounded(&self, places: u32) -> String {
        let scaled = self.numerator.abs() * BigInt::from(10).pow(places);
        let units: BigInt = (scaled * 2 + &self.denominator) / (&self.denominator * 2);
        let sign = if self.numerator.is_negative() && !units.is_zero() { "-" } else { "" };
        let places = places as usize;
        let digits = format!("{units:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Reads `-12`, `0.75`, `.5`, `1.5E-3` and `2/3`.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let text = text.trim();
        let wrong = |why: &str| NotANumber(format!("`{text}` {why}"));
        if let Some((top, bottom)) = text.split_once('/') {
            if [top, bottom].iter().any(|part| part.trim().is_empty()) || bottom.contains('/') {
                return Err(wrong("is no fraction: write one number, `/` and another, as in `1/3`"));
            }
            return Self::parse(top)?.over(&Self::parse(bottom)?).ok_or_else(|| wrong("divides by 0"));
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i64>().map_err(|_| wrong("is not a decimal number"))?)
            }
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (negative, whole) = match whole.strip_prefix(['-', '+']) {
            Some(rest) => (whole.starts_with('-'), rest),
            None => (false, whole),
        };
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong("is not a decimal number"));
        }
        let power = exponent.saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
        if digits.len() > 400 || power.abs() > 400 {
            return Err(wrong("has too many digits"));
        }
        let size: BigInt = digits.parse().map_err(|_| wrong("is not a decimal number"))?;
        let size = if negative { -size } else { size };
        let ten = BigInt::from(10).pow(u32::try_from(power.unsigned_abs()).unwrap_or(0));
        let (numerator, denominator) = if power < 0 { (size, ten) } else { (size * ten, BigInt::one()) };
        Self::new(numerator, denominator).ok_or_else(|| wrong("divides by 0"))
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self { numerator: value.into(), denominator: BigInt::one() }
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Exactly: a decimal where one ends, else a fraction `p/q` in lowest terms.
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.denominator.clone();
        let mut strip = |factor: u32| {
            let mut power = 0usize;
            while (&rest % factor).is_zero() {
                rest /= factor;
                power += 1;
            }
            power
        };
        let places = strip(2).max(strip(5));
        if !rest.is_one() {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        }
        let scaled =
            &self.numerator * BigInt::from(10).pow(u32::try_from(places).unwrap_or(u32::MAX)) / &self.denominator;
        let digits = format!("{:0>width$}", scaled.abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if scaled.is_negative() { "-" } else { "" };
        if places == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl Number {
    /// Reads a decimal or a fraction; the float is that of the text.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let exact = Rational::parse(text)?;
        let float = text.trim().parse().unwrap_or_else(|_| exact.to_f64());
        if !f64::is_finite(float) {
            return Err(NotANumber(format!("`{}` is too large", text.trim())));
        }
        Ok(Self { exact, float })
    }

    pub fn zero() -> Self {
        Self::from(0)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self { exact: value.into(), float: value as f64 }
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::zero()
    }
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotANumber {}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_exactly_and_written_back() {
        for (text, shown) in [
            ("12", "12"),
            ("-0.75", "-0.75"),
            (".5", "0.5"),
            ("+1.50", "1.5"),
            ("1.5E-3", "0.0015"),
            ("2e3", "2000"),
            ("2/6", "1/3"),
            ("-1/8", "-0.125"),
            ("0.1915290482981283", "0.1915290482981283"),
        ] {
            let number = Number::parse(text).unwrap();
            assert_eq!(number.exact.to_string(), shown);
            assert!((number.exact.to_f64() - number.float).abs() <= 1e-15 * number.float.abs());
        }
        for text in ["", "-", "1,5", "NaN", "inf", "1e", "1/0", "0x1", "1e999999999999", "1e-500", "1 2"] {
            assert!(Number::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn fractions_have_one_number_above_and_one_below() {
        for text in ["1/", "/3", "/", "1/2/3", " 1 / "] {
            let error = Number::parse(text).unwrap_err().to_string();
            assert_eq!(
                error,
                format!("`{}` is no fraction: write one number, `/` and another, as in `1/3`", text.trim())
            );
        }
        assert_eq!(Number::parse("1/x").unwrap_err().to_string(), "`x` is not a decimal number");
        assert_eq!(Number::parse(" 2 / -6 ").unwrap().exact.to_string(), "-1/3");
    }

    #[test]
    fn rounded_digits_are_true_however_large_the_number() {
        for (text, places, shown) in [
            ("1/3", 6, "0.333333"),
            ("-2/3", 3, "-0.667"),
            ("0.5", 0, "1"),
            ("-0.4", 0, "0"),
            ("-0.05", 1, "-0.1"),
            ("12345678901234567890123/2", 1, "6172839450617283945061.5"),
            ("100000000000000000000000/3", 2, "33333333333333333333333.33"),
        ] {
            assert_eq!(Rational::parse(text).unwrap().rounded(places), shown, "{text}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_numbers() {
        let number = |text| Rational::parse(text).unwrap();
        assert!(number("1/3") > number("0.333333333333333333333"));
        assert!(number("-2") < number("-1.999"));
        assert_eq!(number("0.1").plus(&number("0.2")), number("0.3"));
        assert_eq!(number("1").over(&number("0")), None);
    }
}
