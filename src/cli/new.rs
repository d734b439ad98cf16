//! `demarche new`: a small, whole level with comments, to be changed into one's own.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::{Outcome, say, tell};
use crate::level::problem::Source;
use crate::level::syntax;
use crate::words::{Saying, Words, say};

/// The level that a new one begins as.
const TEMPLATE: &str = include_str!("../../assets/templates/level.ron");

/// Letters in the short name of a level, which the format allows.
const MOST_LETTERS: usize = 40;

/// Arguments of `demarche new`.
#[derive(Args, Clone, Debug)]
pub struct NewArgs {
    /// What the level is called, such as "Night Ferry"; its file is then night-ferry.ron.
    pub name: String,
}

pub fn run(args: &NewArgs, words: &Words) -> Outcome {
    let (title, id) = match title_and_id(&args.name) {
        Ok(names) => names,
        Err(why) => {
            tell(&words.say(&why));
            return Outcome::CouldNotRun;
        }
    };
    let file = PathBuf::from(format!("{id}.ron"));
    match write_new(&file, &level(&title, &id)) {
        Ok(()) => {
            say(&file.display().to_string());
            tell(&words.say(&say!("cli-new-next", file = file.display().to_string())));
            Outcome::Done
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            tell(&words.say(&say!("cli-new-exists", file = file.display().to_string())));
            Outcome::CouldNotRun
        }
        Err(error) => {
            let reason = error.to_string();
            tell(&words.say(&say!("cli-new-unwritten", file = file.display().to_string(), reason = reason)));
            Outcome::CouldNotRun
        }
    }
}

fn write_new(file: &PathBuf, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The template under another name.
fn level(title: &str, id: &str) -> String {
    let mut text = TEMPLATE.to_owned();
    let level = syntax::parse(&Source::new("level.ron", TEMPLATE)).value();
    let mut fields: Vec<_> = level.iter().flat_map(|level| level.fields()).collect();
    // From the back, so that places stay right.
    fields.reverse();
    for field in fields {
        let written = match field.name.text.as_str() {
            "title" => format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")),
            "id" => format!("\"{id}\""),
            _ => continue,
        };
        if let Some(place) = field.value.map(|value| value.span()) {
            text.replace_range(place.start as usize..place.end as usize, &written);
        }
    }
    text
}

/// A title for people and the short name that goes with it.
fn title_and_id(name: &str) -> Result<(String, String), Saying> {
    let name = name.trim().trim_end_matches(".ron");
    if name.contains(['/', '\\']) {
        return Err(say!("cli-new-path", name = name));
    }
    if name.chars().any(char::is_control) {
        return Err(say!("cli-new-control"));
    }
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            c if !plain(c).is_empty() => id.push_str(plain(c)),
            // An apostrophe parts no words.
            '\'' | '’' => {}
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    if !id.contains(|c: char| c.is_ascii_lowercase()) {
        return Err(say!("cli-new-letters", name = name));
    }
    if id.len() > MOST_LETTERS {
        return Err(say!("cli-new-long", name = name, most = MOST_LETTERS));
    }
    // Who gives the short name means its words.
    let title = if name == id { capitalised(&id.replace('-', " ")) } else { name.to_owned() };
    Ok((title, id))
}

/// A letter of a Latin alphabet without its mark.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::{Maps, understand};
    use crate::level::syntax::layout::laid_out;

    #[test]
    fn names_become_titles_and_ids() {
        let cases = [
            ("Night Ferry", "Night Ferry", "night-ferry"),
            ("night-ferry", "Night ferry", "night-ferry"),
            ("night-ferry.ron", "Night ferry", "night-ferry"),
            ("  Die große Démarche! ", "Die große Démarche!", "die-grosse-demarche"),
            ("Bob’s 2nd \"try\"", "Bob’s 2nd \"try\"", "bobs-2nd-try"),
        ];
        for (name, title, id) in cases {
            assert_eq!(title_and_id(name), Ok((title.to_owned(), id.to_owned())), "{name}");
        }
        for (name, why) in [
            ("", "cli-new-letters"),
            ("24", "cli-new-letters"),
            ("Порт", "cli-new-letters"),
            ("../x", "cli-new-path"),
            ("C:\\x", "cli-new-path"),
            ("a\nb", "cli-new-control"),
            (&*"long ".repeat(9), "cli-new-long"),
        ] {
            assert_eq!(title_and_id(name).unwrap_err().id, why, "{name:?}");
        }
    }

    #[test]
    fn a_new_level_has_no_problems_and_is_in_canonical_layout() {
        for name in ["Night Ferry", "A \"quoted\" name"] {
            let (title, id) = title_and_id(name).unwrap();
            let source = Source::new(format!("{id}.ron"), level(&title, &id));
            let (level, problems) = understand(&source, &Maps::built_in());
            assert_eq!(problems, [], "{name}");
            let level = level.unwrap();
            assert_eq!((level.title, level.id), (title, id));
            assert_eq!(laid_out(&source).as_deref(), Ok(&*source.text));
        }
    }
}
