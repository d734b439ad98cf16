//! Help: what a screen is for, in a few lines, and its keys.

use super::Screen;
use crate::words::Words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpVm {
    pub title: String,
    pub lines: Vec<String>,
    /// Keys and what they do.
    pub keys: Vec<(String, String)>,
    pub keys_heading: String,
    pub close: String,
}

/// Help for a screen.
#[must_use]
pub fn help_vm(screen: Screen, words: &Words) -> HelpVm {
    let id = screen_id(screen);
    let own = numbered(words, &format!("help-{id}-key"));
    let everywhere = numbered(words, "help-key");
    HelpVm {
        title: words.get(&format!("help-{id}")),
        lines: numbered(words, &format!("help-{id}")),
        keys: own.iter().chain(&everywhere).map(|message| key(message)).collect(),
        keys_heading: words.get("help-keys"),
        close: words.get("page-close"),
    }
}

/// The messages `stem-1`, `stem-2` and so on, as far as there are any.
fn numbered(words: &Words, stem: &str) -> Vec<String> {
    (1..).map(|n| format!("{stem}-{n}")).take_while(|id| words.has(id)).map(|id| words.get(&id)).collect()
}

/// `key = what it does`, as one message so that both are translated together.
fn key(message: &str) -> (String, String) {
    let (key, does) = message.split_once(" = ").unwrap_or((message, ""));
    (key.to_owned(), does.to_owned())
}

fn screen_id(screen: Screen) -> &'static str {
    match screen {
        Screen::Title => "title",
        Screen::Levels => "levels",
        Screen::Briefing => "briefing",
        Screen::Desk => "desk",
        Screen::Evidence => "evidence",
        Screen::Talks(_) => "talks",
        Screen::Ledger => "ledger",
        Screen::Debrief => "debrief",
        Screen::Saves => "saves",
        Screen::Settings => "settings",
        Screen::Sources => "sources",
        Screen::Packs => "packs",
        Screen::Problems => "problems",
        Screen::Lab => "lab",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::TalksId;

    #[test]
    fn every_screen_has_three_to_six_lines_of_help() {
        let words = Words::new("en");
        let screens = [
            Screen::Title,
            Screen::Levels,
            Screen::Briefing,
            Screen::Desk,
            Screen::Evidence,
            Screen::Talks(TalksId(0)),
            Screen::Ledger,
            Screen::Debrief,
            Screen::Saves,
            Screen::Settings,
            Screen::Sources,
            Screen::Packs,
            Screen::Problems,
            Screen::Lab,
        ];
        for screen in screens {
            let help = help_vm(screen, &words);
            assert!((3..=6).contains(&help.lines.len()), "{screen:?}: {}", help.lines.len());
            assert!(!help.title.contains('«'), "{screen:?}");
            assert!(help.keys.iter().all(|(key, does)| !key.is_empty() && !does.is_empty()), "{:?}", help.keys);
        }
    }
}
