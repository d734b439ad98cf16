//! The values that numbers, texts and characters stand for, by the rules of the `ron` crate.

use std::borrow::Cow;
use std::ops::Range;

use ron::value::Number;

use crate::words::{Saying, say};

/// Why a token has no value, and which bytes of the token are to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    pub at: Range<usize>,
    pub why: Saying,
    /// The number is well-formed but infinite or too large for a 64-bit float.
    pub not_finite: bool,
}

impl Malformed {
    fn new(at: Range<usize>, why: Saying) -> Malformed {
        Malformed { at, why, not_finite: false }
    }
}

/// The value of a number or byte token.
///
/// As in `ron`, a whole number gets the smallest type that holds it (signed only with a minus sign) unless a suffix
/// names one; a whole number beyond 64 bits becomes a float.
pub fn number(token: &str) -> Result<Number, Malformed> {
    if token.starts_with("b'") {
        return byte(token).map(Number::U8);
    }
    let all = 0..token.len();
    let unsigned = token.strip_prefix(['+', '-']).unwrap_or(token);
    if is_not_finite_word(unsigned) {
        let why = say!("problem-not-finite", number = token);
        return Err(Malformed { not_finite: true, ..Malformed::new(all, why) });
    }
    let run = |accept: fn(char) -> bool| unsigned.find(|c| !accept(c)).unwrap_or(unsigned.len());
    let is_float = run(is_float_char) > run(is_integer_char);
    if !is_float {
        match integer(token, unsigned) {
            Whole::Number(number) => return Ok(number),
            Whole::TooLargeFor(suffix) => {
                return Err(Malformed::new(all, say!("problem-bad-number-suffix", number = token, suffix = suffix)));
            }
            Whole::NotOne => {}
        }
    }
    float(token)
}

/// The bare words that `ron` reads as floats.
pub fn is_not_finite_word(word: &str) -> bool {
    matches!(word, "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64")
}

/// The characters of a text token, plain or raw.
pub fn text(token: &str) -> Result<Cow<'_, str>, Malformed> {
    if token.starts_with('r') {
        return raw_body(token, 1).map(Cow::Borrowed);
    }
    let body = body(token, 1, '"')?;
    if !body.contains('\\') {
        return Ok(Cow::Borrowed(&body[1..]));
    }
    match String::from_utf8(unescape(body, 1, Encoding::Utf8)?) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(_) => Err(Malformed::new(0..token.len(), say!("problem-bad-text-not-utf8"))),
    }
}

/// The content of a byte string token, plain or raw.
pub fn bytes(token: &str) -> Result<Vec<u8>, Malformed> {
    if token.starts_with("br") {
        return raw_body(token, 2).map(|body| body.as_bytes().to_vec());
    }
    unescape(body(token, 2, '"')?, 2, Encoding::Binary)
}

/// The character of a `'c'` token.
pub fn char(token: &str) -> Result<char, Malformed> {
    let body = body(token, 1, '\'')?;
    let mut chars = body[1..].chars();
    match (chars.next(), chars.as_str()) {
        (Some('\\'), _) => {
            let mut escape = Escape { text: body, at: 2, encoding: Encoding::Utf8, single: true };
            match escape.value()? {
                _ if escape.at < body.len() => Err(more_than_one(token)),
                Unit::Char(c) => Ok(c),
                Unit::Byte(b) => Ok(char::from(b)),
            }
        }
        (Some(c), "") => Ok(c),
        (Some(_), _) => Err(more_than_one(token)),
        (None, _) => Err(Malformed::new(0..token.len(), say!("problem-bad-text-no-character"))),
    }
}

fn more_than_one(token: &str) -> Malformed {
    Malformed::new(0..token.len(), say!("problem-bad-text-one-character"))
}

/// The value of a `b'a'` token.
fn byte(token: &str) -> Result<u8, Malformed> {
    let body = body(token, 2, '\'')?;
    match body.as_bytes()[2..] {
        [b'\\', ..] => {
            let mut escape = Escape { text: body, at: 3, encoding: Encoding::Binary, single: true };
            match escape.value()? {
                Unit::Byte(value) if escape.at == body.len() => Ok(value),
                _ => Err(not_a_byte(token)),
            }
        }
        [value] if value.is_ascii() => Ok(value),
        _ => Err(not_a_byte(token)),
    }
}

fn not_a_byte(token: &str) -> Malformed {
    Malformed::new(0..token.len(), say!("problem-bad-number-byte"))
}

fn is_integer_char(c: char) -> bool {
    c.is_ascii_hexdigit() || c == '_'
}

fn is_float_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'e' | 'E' | '.' | '+' | '-' | '_')
}

enum Whole {
    Number(Number),
    TooLargeFor(&'static str),
    /// Not written as a whole number, or too large for 64 bits: a float, perhaps.
    NotOne,
}

fn integer(token: &str, unsigned: &str) -> Whole {
    let negative = token.starts_with('-');
    let (radix, digits) = match unsigned.get(..2) {
        Some("0b") => (2, &unsigned[2..]),
        Some("0o") => (8, &unsigned[2..]),
        Some("0x") => (16, &unsigned[2..]),
        _ => (10, unsigned),
    };
    let end = digits.find(|c| !is_integer_char(c)).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    if digits.is_empty() || digits.starts_with('_') {
        return Whole::NotOne;
    }
    let mut magnitude: Option<u64> = Some(0);
    for digit in digits.chars().filter(|c| *c != '_') {
        let Some(digit) = digit.to_digit(radix) else { return Whole::NotOne };
        magnitude = magnitude.and_then(|m| m.checked_mul(radix.into())?.checked_add(digit.into()));
    }
    // One more than i64 can hold is still fine for a negative number.
    let value = magnitude.map(|m| if negative { -i128::from(m) } else { i128::from(m) });

    macro_rules! as_type {
        ($($name:literal $variant:ident),*) => {
            match suffix {
                "" => value.and_then(|value| smallest(value, negative)).map_or(Whole::NotOne, Whole::Number),
                $($name => match value.and_then(|value| value.try_into().ok()) {
                    Some(value) => Whole::Number(Number::$variant(value)),
                    None => Whole::TooLargeFor($name),
                },)*
                _ => Whole::NotOne,
            }
        };
    }
    as_type!("i8" I8, "i16" I16, "i32" I32, "i64" I64, "u8" U8, "u16" U16, "u32" U32, "u64" U64)
}

fn smallest(value: i128, negative: bool) -> Option<Number> {
    macro_rules! first_of {
        ($($variant:ident)*) => { None$(.or_else(|| value.try_into().ok().map(Number::$variant)))* };
    }
    if negative { first_of!(I8 I16 I32 I64) } else { first_of!(U8 U16 U32 U64) }
}

fn float(token: &str) -> Result<Number, Malformed> {
    let not_one = || Malformed::new(0..token.len(), say!("problem-bad-number", number = token));
    let (digits, suffix) = token.split_at(token.find(|c| !is_float_char(c)).unwrap_or(token.len()));
    let mut plain = String::with_capacity(digits.len());
    let mut may_separate = false;
    for (at, c) in digits.char_indices() {
        match c {
            '_' if may_separate => continue,
            '_' => return Err(Malformed::new(at..at + 1, say!("problem-bad-number-underscore"))),
            '0'..='9' | 'e' | 'E' => may_separate = true,
            '.' => may_separate = false,
            _ => {}
        }
        plain.push(c);
    }
    let single = || plain.parse::<f32>().map_err(|_| not_one());
    let double = || plain.parse::<f64>().map_err(|_| not_one());
    let (finite, number) = match suffix {
        "f32" => single().map(|value| (value.is_finite(), Number::F32(value.into())))?,
        "f64" => double().map(|value| (value.is_finite(), Number::F64(value.into())))?,
        "" => {
            let wide = double()?;
            #[expect(clippy::cast_possible_truncation, reason = "whether anything is lost is what is being asked")]
            let narrow = wide as f32;
            let same = wide.total_cmp(&f64::from(narrow)).is_eq();
            (wide.is_finite(), if same { Number::F32(narrow.into()) } else { Number::F64(wide.into()) })
        }
        _ => return Err(not_one()),
    };
    if finite {
        return Ok(number);
    }
    let why = say!("problem-not-finite-too-large", number = token);
    Err(Malformed { not_finite: true, ..Malformed::new(0..token.len(), why) })
}

/// The token without its closing quote, provided that an opening one ends after `prefix` bytes.
fn body(token: &str, prefix: usize, quote: char) -> Result<&str, Malformed> {
    token.strip_suffix(quote).filter(|body| body.len() >= prefix).ok_or_else(|| unclosed(token))
}

/// What stands between the quotes of a raw token whose `r` or `br` is `prefix` bytes long.
fn raw_body(token: &str, prefix: usize) -> Result<&str, Malformed> {
    let rest = &token[prefix..];
    let hashes = rest.bytes().take_while(|b| *b == b'#').count();
    let (hashes, quoted) = rest.split_at(hashes);
    let body = quoted.strip_prefix('"').and_then(|body| body.strip_suffix(hashes)?.strip_suffix('"'));
    body.ok_or_else(|| unclosed(token))
}

fn unclosed(token: &str) -> Malformed {
    Malformed::new(0..token.len(), say!("problem-bad-text-unclosed"))
}

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Binary,
}

enum Unit {
    Byte(u8),
    Char(char),
}

/// The bytes that the text stands for from `at` on.
fn unescape(text: &str, mut at: usize, encoding: Encoding) -> Result<Vec<u8>, Malformed> {
    let mut out = Vec::with_capacity(text.len());
    while let Some(found) = text[at..].find('\\') {
        out.extend_from_slice(&text.as_bytes()[at..at + found]);
        at += found + 1;
        let rest = &text[at..];
        if let Some(next_line) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) {
            at = text.len() - next_line.trim_start_matches([' ', '\t', '\n', '\r']).len();
            continue;
        }
        let mut escape = Escape { text, at, encoding, single: false };
        match escape.value()? {
            Unit::Byte(byte) => out.push(byte),
            Unit::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        at = escape.at;
    }
    out.extend_from_slice(&text.as_bytes()[at..]);
    Ok(out)
}

/// Reads one escape; `at` is the byte behind the backslash, and behind the escape afterwards.
struct Escape<'a> {
    text: &'a str,
    at: usize,
    encoding: Encoding,
    /// In single quotes, where an escape must be one character by itself.
    single: bool,
}

impl Escape<'_> {
    fn value(&mut self) -> Result<Unit, Malformed> {
        let start = self.at - 1;
        match self.next() {
            Some('\'') => Ok(Unit::Byte(b'\'')),
            Some('"') => Ok(Unit::Byte(b'"')),
            Some('\\') => Ok(Unit::Byte(b'\\')),
            Some('n') => Ok(Unit::Byte(b'\n')),
            Some('r') => Ok(Unit::Byte(b'\r')),
            Some('t') => Ok(Unit::Byte(b'\t')),
            Some('0') => Ok(Unit::Byte(0)),
            Some('x') => self.hex_bytes(start),
            Some('u') => self.code_point(start),
            _ => Err(Malformed::new(start..self.at, say!("problem-bad-text-escape"))),
        }
    }

    fn hex_bytes(&mut self, start: usize) -> Result<Unit, Malformed> {
        let mut bytes = vec![self.hex_byte(start)?];
        if self.encoding == Encoding::Binary {
            return Ok(Unit::Byte(bytes[0]));
        }
        // One character may be spelled as its two to four UTF-8 bytes.
        loop {
            if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
                return Ok(Unit::Char(c));
            }
            if self.single || bytes.len() == 4 || !self.text[self.at..].starts_with("\\x") {
                return Err(Malformed::new(start..self.at, say!("problem-bad-text-bytes")));
            }
            self.at += 2;
            bytes.push(self.hex_byte(start)?);
        }
    }

    fn hex_byte(&mut self, start: usize) -> Result<u8, Malformed> {
        let digits = self.text.get(self.at..self.at + 2).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                Ok(byte)
            }
            None => Err(Malformed::new(start..self.at, say!("problem-bad-text-hex"))),
        }
    }

    fn code_point(&mut self, start: usize) -> Result<Unit, Malformed> {
        let rest = &self.text[self.at..];
        let digits = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(digits, _)| digits);
        let Some(digits) = digits.filter(|d| (1..=6).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_hexdigit()))
        else {
            return Err(Malformed::new(start..self.at, say!("problem-bad-text-unicode")));
        };
        self.at += digits.len() + 2;
        match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            Some(c) => Ok(Unit::Char(c)),
            None => Err(Malformed::new(start..self.at, say!("problem-bad-text-no-such-character"))),
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }
}
