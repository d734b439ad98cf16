//! Words of the glossary inside running text, and the entry that opens on one.

use super::prose::{Prose, Span};
use crate::level::{Level, Term};
use crate::words::Words;

/// A paragraph with the words that the glossary explains.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    pub prose: Prose,
    /// For each marked word its span, and its place in the glossary of the level.
    pub terms: Vec<(usize, usize)>,
}

impl Marked {
    /// The place in the glossary of the word at this span.
    #[must_use]
    pub fn word_at(&self, span: usize) -> Option<usize> {
        self.terms.iter().find(|(at, _)| *at == span).map(|(_, word)| *word)
    }
}

/// Marks each word of the glossary where it first stands in running text: once over all paragraphs it is given, for a
/// page full of underlines explains nothing.
pub struct Marker<'a> {
    glossary: &'a [Term],
    marked: Vec<bool>,
}

impl<'a> Marker<'a> {
    #[must_use]
    pub fn new(glossary: &'a [Term]) -> Self {
        Self { glossary, marked: vec![false; glossary.len()] }
    }

    pub fn mark(&mut self, text: &str) -> Marked {
        // Longer words go first, so that a silence procedure is not taken for silence.
        let mut order: Vec<usize> = (0..self.glossary.len()).filter(|word| !self.marked[*word]).collect();
        order.sort_by_key(|word| std::cmp::Reverse(self.glossary[*word].word.len()));
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for word in order {
            let free = |(at, to): &(usize, usize)| found.iter().all(|(start, end, _)| to <= start || at >= end);
            if let Some((at, to)) = places(text, &self.glossary[word].word).find(free) {
                found.push((at, to, word));
                self.marked[word] = true;
            }
        }
        found.sort_unstable();
        let mut out = Marked::default();
        let mut done = 0;
        let plain = |out: &mut Marked, text: &str| {
            if !text.is_empty() {
                out.prose.push(Span::Text(text.to_owned()));
            }
        };
        for (start, end, word) in found {
            plain(&mut out, &text[done..start]);
            out.terms.push((out.prose.len(), word));
            out.prose
                .push(Span::Term { text: text[start..end].to_owned(), entry: self.glossary[word].meaning.clone() });
            done = end;
        }
        plain(&mut out, &text[done..]);
        out
    }
}

/// Where `word` stands in `text` as a word of its own, whatever its case; a plural ending counts as part of it.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    text.char_indices().filter_map(move |(at, _)| {
        let rest = text[at..].get(..word.len())?;
        if word.is_empty() || !rest.eq_ignore_ascii_case(word) || text[..at].ends_with(inside) {
            return None;
        }
        let behind = &text[at + word.len()..];
        let plural = behind.strip_prefix('s').filter(|behind| !behind.starts_with(inside));
        let to = at + word.len() + usize::from(plural.is_some());
        (!text[to..].starts_with(inside)).then_some((at, to))
    })
}

/// One entry, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryVm {
    pub word: String,
    pub meaning: String,
    /// Neighbours in the alphabet of the glossary, by word and place.
    pub before: Option<(String, usize)>,
    pub after: Option<(String, usize)>,
    pub close: String,
}

/// The entry at this place of the level's glossary; none where there is no such place.
#[must_use]
pub fn glossary_vm(level: &Level, word: usize, words: &Words) -> Option<GlossaryVm> {
    let term = level.glossary.get(word)?;
    let neighbour = |at: Option<usize>| at.and_then(|at| Some((level.glossary.get(at)?.word.clone(), at)));
    Some(GlossaryVm {
        word: term.word.clone(),
        meaning: term.meaning.clone(),
        before: neighbour(word.checked_sub(1)),
        after: neighbour(word.checked_add(1)),
        close: words.get("page-close"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::prose::spoken;

    fn term(word: &str) -> Term {
        Term { word: word.into(), meaning: format!("what {word} means") }
    }

    fn marked(paragraph: &Marked) -> Vec<&str> {
        let text = |span: &usize| match &paragraph.prose[*span] {
            Span::Term { text, .. } => text.as_str(),
            other => panic!("{other:?}"),
        };
        paragraph.terms.iter().map(|(span, _)| text(span)).collect()
    }

    #[test]
    fn a_word_is_marked_where_it_first_stands_and_a_part_of_a_word_never() {
        let glossary = [term("chair"), term("consensus"), term("silence"), term("silence procedure")];
        let mut marker = Marker::new(&glossary);
        let text = "Chairwomen wait. The Chair calls a silence procedure, and silence is consensus.";
        let first = marker.mark(text);
        assert_eq!(marked(&first), ["Chair", "silence procedure", "silence", "consensus"]);
        assert_eq!(first.terms[1].1, 3);
        assert_eq!(first.word_at(first.terms[0].0), Some(0));
        assert_eq!(spoken(&first.prose), text);
        assert_eq!(marked(&marker.mark("The chair again, by consensus.")), [""; 0]);
    }

    #[test]
    fn a_plural_is_the_same_word() {
        let glossary = [term("red line"), term("package")];
        let paragraph = Marker::new(&glossary).mark("Red lines, and a packaged one; packages.");
        assert_eq!(marked(&paragraph), ["Red lines", "packages"]);
    }

    #[test]
    fn letters_of_several_bytes_break_nothing() {
        let glossary = [term("démarche"), term("é")];
        let text = "Déjà vu: a démarche — é.";
        let paragraph = Marker::new(&glossary).mark(text);
        assert_eq!(marked(&paragraph), ["démarche", "é"]);
        assert_eq!(spoken(&paragraph.prose), text);
    }
}
