//! A sentence that shows where its claims come from: words, tags that open evidence, glossary words, actors.

use super::emblem::Emblem;

/// A paragraph in reading order; spans follow each other without added spaces, except before tags.
pub type Prose = Vec<Span>;

#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String),
    /// The words that matter.
    Strong(String),
    /// A word the glossary explains.
    Term {
        text: String,
        entry: String,
    },
    /// A small link to evidence, such as `week 7, offer 12`. What it opens is the screen's affair: it learns the index.
    Tag(String),
    /// Mark and code of an actor.
    Who(Emblem),
}

/// The paragraph as plain words, for screen readers and tests.
pub fn spoken(prose: &[Span]) -> String {
    let mut out = String::new();
    for span in prose {
        match span {
            Span::Text(text) | Span::Strong(text) | Span::Term { text, .. } => out.push_str(text),
            Span::Tag(words) => {
                out.push_str(" (");
                out.push_str(words);
                out.push(')');
            }
            Span::Who(emblem) => out.push_str(&emblem.name),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_reads_with_its_evidence() {
        let prose = vec![
            Span::Text("You gave up ".into()),
            Span::Strong("“shall”".into()),
            Span::Text(" in week 8.".into()),
            Span::Tag("week 8, offer 15".into()),
        ];
        assert_eq!(spoken(&prose), "You gave up “shall” in week 8. (week 8, offer 15)");
    }
}
