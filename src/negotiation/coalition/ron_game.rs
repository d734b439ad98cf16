//! Games in RON: actors, what their coalitions are worth, and who gets what of it.
//!
//! ```ron
//! (
//!     actors: ["A", "B", "C"],
//!     worths: [(["A", "B"], 60), (["A", "C"], 40), (["B", "C"], 20), (["A", "B", "C"], 90)],
//!     shares: [30, 30, 30],
//! )
//! ```
//!
//! Coalitions that aren't named are worth 0. Worths and shares are whole numbers; shares may be left out.

use serde::Deserialize;

use super::game::{Coalition, Listed, MAX_ACTORS};
use crate::negotiation::place::{LoadError, Source};
use crate::negotiation::written::{Text, Written};

/// A game whose actors have names, and how its joint worth is shared, if that is to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub actors: Vec<String>,
    pub game: Listed,
    /// Per actor.
    pub shares: Option<Vec<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "game")]
struct Raw<'a> {
    #[serde(borrow)]
    actors: Vec<Written<'a>>,
    #[serde(borrow)]
    worths: Vec<(Vec<Written<'a>>, Written<'a>)>,
    #[serde(borrow, default)]
    shares: Option<Vec<Written<'a>>>,
}

/// Loads a game.
///
/// # Errors
///
/// Names the place and the reason where the text can't be read or doesn't make sense.
pub fn load(source: Source<'_>) -> Result<Named, LoadError> {
    let text = Text::of(source)?;
    let raw: Raw<'_> = text.read()?;
    let mut actors: Vec<String> = Vec::with_capacity(raw.actors.len().min(MAX_ACTORS));
    for &written in &raw.actors {
        let name = text.name(written)?;
        if actors.contains(&name) {
            return Err(text.refuse(written, format!("there are two actors named `{name}`: give each its own name")));
        }
        if actors.len() == MAX_ACTORS {
            return Err(text.refuse(written, format!("one actor too many: a game has at most {MAX_ACTORS}")));
        }
        actors.push(name);
    }
    if actors.is_empty() {
        return Err(text.refuse_all("a game needs an actor: `actors` is empty"));
    }
    let mut game = Listed::new(actors.len());
    for (members, worth) in &raw.worths {
        let mut coalition = Coalition::EMPTY;
        for &written in members {
            let name = text.words(written)?;
            let Some(member) = actors.iter().position(|actor| *actor == name) else {
                let known = actors.iter().map(|actor| format!("`{actor}`")).collect::<Vec<_>>().join(", ");
                return Err(text.refuse(written, format!("there is no actor `{name}`, but {known}")));
            };
            if coalition.contains(member) {
                return Err(text.refuse(written, format!("`{name}` is in this coalition twice: name it once")));
            }
            coalition = coalition.with(member);
        }
        if coalition.is_empty() {
            return Err(
                text.refuse(worth, "this is the worth of nobody, who is worth 0: leave it out or name its members")
            );
        }
        if game.set(coalition, whole(text, worth)?).is_some() {
            let at = members.first().unwrap_or(worth);
            let members = coalition.members().map(|member| format!("`{}`", actors[member])).collect::<Vec<_>>();
            let reason = format!("the coalition of {} is there already: leave one of the two out", members.join(", "));
            return Err(text.refuse(at, reason));
        }
    }
    let shares = match raw.shares.as_deref() {
        // as good as none
        None | Some([]) => None,
        Some(written) if written.len() != actors.len() => {
            let at = written.get(actors.len()).unwrap_or(&written[written.len() - 1]);
            let reason = format!(
                "{} shares for {} actors: give each its share, in the order of `actors`, or leave them out",
                written.len(),
                actors.len()
            );
            return Err(text.refuse(at, reason));
        }
        Some(written) => Some(written.iter().map(|share| whole(text, share)).collect::<Result<_, _>>()?),
    };
    Ok(Named { actors, game, shares })
}

fn whole(text: Text<'_>, written: Written<'_>) -> Result<i64, LoadError> {
    let digits = written.trim().get_ron();
    // in numbers of RON an underscore is a space
    digits.replace('_', "").parse().map_err(|_| {
        let reason = format!(
            "`{digits}` is no whole number from -2^63 to 2^63 - 1; where there are fractions, multiply all worths and shares by \
             the same number"
        );
        text.refuse(written, reason)
    })
}

#[cfg(test)]
mod tests {
    use super::super::game::{Allocation, Game};
    use super::super::shapley;
    use super::*;
    use crate::negotiation::engine::tests::{mutated, mutations};
    use proptest::prelude::*;

    /// The example at the head of this file.
    fn example() -> String {
        let lines = include_str!("ron_game.rs").lines().map_while(|line| line.strip_prefix("//!"));
        let example = lines.skip_while(|line| line.trim() != "```ron").skip(1).take_while(|line| line.trim() != "```");
        example.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }

    fn read(text: &str) -> Result<Named, LoadError> {
        load(Source { name: "game.ron", bytes: text.as_bytes() })
    }

    #[test]
    fn the_example_is_the_golden_game() {
        let Named { actors, game, shares } = read(&example()).unwrap();
        assert_eq!((actors.join(" "), shares), ("A B C".to_owned(), Some(vec![30, 30, 30])));
        assert_eq!(shapley(&game), Some(Allocation::whole(&[40, 30, 20])));
        assert_eq!(game.worth(Coalition::of([0])), 0, "who isn't named");
        assert_eq!(read(&example().replace("30, 30, 30", "")).unwrap().shares, None);
        assert_eq!(read(&example().replace("60", "1_000")).unwrap().game.worth(Coalition::of([0, 1])), 1000);
    }

    #[test]
    fn mistakes_are_refused_with_their_place_and_a_way_to_mend_them() {
        for (good, bad, place) in [
            ("[\"A\", \"C\"]", "[\"A\", \"X\"]", "3:39: there is no actor `X`, but `A`, `B`, `C`"),
            ("[\"A\", \"C\"]", "[\"A\", \"A\"]", "3:39: `A` is in this coalition twice: name it once"),
            ("[\"A\", \"C\"]", "[\"B\", \"A\"]", "3:34: the coalition of `A`, `B` is there already: leave one"),
            ("[\"A\", \"C\"]", "[]", "3:37: this is the worth of nobody"),
            ("[\"A\", \"C\"]", "[A]", "3:34: `A` is no name: write it in quotes"),
            ("40", "4.5", "3:45: `4.5` is no whole number from -2^63 to 2^63 - 1; where there are fractions, multiply"),
            ("40", "9223372036854775808", "3:45: `9223372036854775808` is no whole number"),
            ("30, 30, 30", "30, 30", "4:18: 2 shares for 3 actors: give each its share"),
            ("30, 30, 30", "30, 30, 30, 1", "4:26: 4 shares for 3 actors"),
            ("\"B\", \"C\"],\n", "\"B\", \"B\"],\n", "2:24: there are two actors named `B`: give each its own name"),
            ("\"B\", \"C\"],\n", "\"\", \"C\"],\n", "2:19: this name is empty: give it one"),
            ("actors", "actor", "2:"),
        ] {
            let error = read(&example().replacen(good, bad, 1)).unwrap_err().to_string();
            assert!(error.starts_with(&format!("game.ron:{place}")), "{error}");
        }
        let many = (0..65).map(|at| format!("\"{at}\"")).collect::<Vec<_>>().join(",");
        let error = read(&format!("(actors: [{many}], worths: [])")).unwrap_err().to_string();
        assert!(error.ends_with("one actor too many: a game has at most 64"), "{error}");
        assert!(read("(actors: [], worths: [])").unwrap_err().to_string().contains("a game needs an actor"));
        let error = load(Source { name: "game.ron", bytes: b"(actors: [\"\xff\"])" }).unwrap_err().to_string();
        assert_eq!(error, "game.ron:1:12: this byte is no UTF-8: save the file in that encoding");
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_file_it_is_read_or_refused(changes in mutations()) {
            let bytes = mutated(&example(), &changes);
            match load(Source { name: "game.ron", bytes: &bytes }) {
                Ok(named) => prop_assert_eq!(named.game.shapley().len(), named.actors.len()),
                Err(error) => prop_assert!(error.line > 0 && error.column > 0 && !error.reason.is_empty()),
            }
        }
    }
}
