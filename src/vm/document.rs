//! A text on the table as it is read: clauses of running words with brackets, holders and tracked changes.

use super::emblem::Emblem;

/// A draft, or a text that was adopted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentVm {
    pub title: String,
    /// Such as `Chair's text, Rev. 3 · against malicious use of information and communications technologies`.
    pub subtitle: String,
    /// Such as `7 brackets left of 11`; stands at the right of the subtitle.
    pub status: String,
    pub clauses: Vec<ClauseVm>,
}

/// One clause in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClauseVm {
    /// As printed: `3`, `4 bis`.
    pub number: String,
    /// Nobody asks for other words: the margin shows a tick instead of an open bracket.
    pub settled: bool,
    /// The clause under discussion; at most one.
    pub chosen: bool,
    pub runs: Vec<Run>,
}

/// A stretch of a clause. Runs follow each other without added spaces: spaces are part of the texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Words nobody contests.
    Text(String),
    /// Words `by` added since the last revision: underlined in its colour.
    Inserted { text: String, by: Emblem },
    /// Words `by` took out since the last revision: struck in its colour.
    Struck { text: String, by: Emblem },
    /// Contested words in square brackets with the names of those who want them.
    Variant(Variant),
    /// A word the glossary explains.
    Term { text: String, entry: String },
}

/// One wording of several that stand side by side in brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Which option of the clause writes this wording; handed back on hover and click.
    pub option: usize,
    pub text: String,
    /// Those who want it, in seat order.
    pub holders: Vec<Emblem>,
    /// What it is where nobody has asked for it.
    pub unheld: Option<String>,
    /// Part of the offer the reader is preparing.
    pub offered: bool,
    /// What the last revision did with this wording while others still want it otherwise, and who wrote that.
    pub change: Option<(Change, Emblem)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Inserted,
    Struck,
}

impl ClauseVm {
    /// The clause as one plain sentence, for screen readers and tests: brackets, holders and changes in words.
    pub fn spoken(&self) -> String {
        let mut out = format!("{}. ", self.number);
        for run in &self.runs {
            match run {
                Run::Text(text) | Run::Term { text, .. } => out.push_str(text),
                Run::Inserted { text, .. } => out.push_str(text),
                Run::Struck { .. } => {}
                Run::Variant(variant) => out.push_str(&variant.spoken()),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many brackets are open in this clause.
    pub fn brackets(&self) -> usize {
        self.runs.iter().filter(|run| matches!(run, Run::Variant(_))).count()
    }
}

impl Variant {
    /// Such as `[five days, OND, MER]` or `[72 hours, your next offer]`.
    pub fn spoken(&self) -> String {
        let codes = self.holders.iter().map(|holder| holder.code.as_str());
        let names: String = codes.chain(self.unheld.as_deref()).map(|name| format!(", {name}")).collect();
        format!("[{}{names}]", self.text.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::super::emblem::Hue;
    use super::*;

    #[test]
    fn a_clause_reads_as_one_sentence() {
        let ondara = Emblem::state(Hue::Rose, "OND", "Ondara");
        let clause = ClauseVm {
            number: "3".into(),
            runs: vec![
                Run::Text("A participant ".into()),
                Run::Struck { text: "should endeavour to".into(), by: ondara.clone() },
                Run::Text(" ".into()),
                Run::Inserted { text: "will".into(), by: ondara.clone() },
                Run::Text(" respond within ".into()),
                Run::Variant(Variant {
                    option: 1,
                    text: "five days".into(),
                    holders: vec![ondara],
                    unheld: None,
                    offered: true,
                    change: None,
                }),
                Run::Text(".".into()),
            ],
            ..ClauseVm::default()
        };
        assert_eq!(clause.spoken(), "3. A participant will respond within [five days, OND].");
        assert_eq!(clause.brackets(), 1);
    }
}
