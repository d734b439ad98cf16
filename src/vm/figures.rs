//! How numbers are written on screens and pages: a true minus, a thin space before the percent sign.

/// `+36`, `−2`, `0`.
pub fn signed(value: i64) -> String {
    match value {
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
        _ => format!("\u{2212}{}", value.unsigned_abs()),
    }
}

/// A whole number with a true minus: `−100`, `54`.
pub fn whole(value: i64) -> String {
    if value < 0 { signed(value) } else { value.to_string() }
}

/// `74 %` with a thin space that does not break.
pub fn percent(value: u32) -> String {
    format!("{value}\u{202F}%")
}

/// Permille to whole percent, halves rounded up: `745` is `75 %`.
pub fn permille(value: u32) -> String {
    percent(value.saturating_add(5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_is_a_minus_and_percent_stands_off() {
        assert_eq!(signed(36), "+36");
        assert_eq!(signed(-2), "\u{2212}2");
        assert_eq!(signed(0), "0");
        assert_eq!(whole(-100), "\u{2212}100");
        assert_eq!(whole(54), "54");
        assert_eq!(signed(i64::MIN), "\u{2212}9223372036854775808");
        assert_eq!(percent(74), "74\u{202F}%");
        assert_eq!(permille(745), "75\u{202F}%");
        assert_eq!(permille(744), "74\u{202F}%");
    }
}
