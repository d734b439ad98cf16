//! Pages for a browser or a printer: one file each, without scripts and without anything from elsewhere, light or dark as
//! its reader has it, white on paper.

mod svg;

pub(super) use svg::{Anchor, Svg};

use std::fmt::Write;

use crate::level::problem::is_bidi_control;

/// The look of every page: colours, type and measures of the game.
const STYLE: &str = include_str!("page.css");

/// A page that is written from top to bottom.
pub(super) struct Page {
    title: String,
    language: String,
    body: String,
}

impl Page {
    pub fn new(title: &str, language: &str) -> Self {
        Self { title: title.to_owned(), language: language.to_owned(), body: String::new() }
    }

    /// An element of a class with text in it.
    pub fn text(&mut self, element: &str, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.body, "<{element}{class}>{}</{element}>", with_code(&escaped(text)));
    }

    /// An element of a class with elements in it.
    pub fn within(&mut self, element: &str, class: &str, inside: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.body, "<{element} class=\"{class}\">");
        inside(self);
        let _ = writeln!(self.body, "</{element}>");
    }

    pub fn figure(&mut self, svg: Svg, height: f64) {
        self.body += &svg.finish(height);
    }

    /// A bar in a row of a table: how much of the whole, 0 to 1, and what is said of it.
    pub fn bar(&mut self, share: f64, class: &str) {
        let mut svg = Svg::new(100.0, "").thin();
        svg.rect("track", [0.0, 0.0], [100.0, 8.0]);
        svg.rect(class, [0.0, 0.0], [100.0 * share.clamp(0.0, 1.0), 8.0]);
        self.body += &svg.finish(8.0);
    }

    pub fn finish(self) -> String {
        let Self { title, language, body } = self;
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
             <body>\n<main>\n{body}</main>\n</body>\n</html>\n",
            escaped(&title)
        )
    }
}

/// What stands between backticks, as messages have it, in the type of what is written in files and terminals.
fn with_code(escaped: &str) -> String {
    let parts: Vec<&str> = escaped.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped.to_owned();
    }
    let in_type =
        |(n, part): (usize, &&str)| if n % 2 == 1 { format!("<code>{part}</code>") } else { String::from(*part) };
    parts.iter().enumerate().map(in_type).collect()
}

/// Text that is no markup, whatever is in it, and turns nothing round.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c if (c.is_control() && c != '\n') || is_bidi_control(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_level_says_is_never_markup() {
        let mut page = Page::new("<b>", "en");
        page.text("p", "lead", "a < b & \"c\" <script>alert('1')</script> \u{202e}\u{7}");
        let mut svg = Svg::new(10.0, "\"><script>");
        svg.text("t", [0.0, 0.0], Anchor::Start, "</svg><script>");
        page.figure(svg, 10.0);
        let html = page.finish();
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains('\u{202e}'), "{html}");
        assert_eq!(with_code("let `a` be `b`"), "let <code>a</code> be <code>b</code>");
        assert_eq!(with_code("a ` b"), "a ` b");
        assert!(html.contains("<p class=\"lead\">a &lt; b &amp; &quot;c&quot; &lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_page_needs_nothing_from_elsewhere() {
        let html = Page::new("t", "en").finish();
        for from_elsewhere in ["http:", "https:", "url(", "@import", "<link", "src="] {
            assert!(!html.contains(from_elsewhere), "{from_elsewhere}");
        }
    }
}
