//! The level as it is shown with masked names: whoever reads it cannot tell from its words which actor is which.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::model::{Actor, Level};

impl Level {
    /// A copy to be shown in place of this one: every actor goes by its masked name, in prose too. Ids, codes and what
    /// the rules read are the same, and so are the sources, which are real. Rules, journals and saves keep the true level.
    #[must_use]
    pub fn masked(&self) -> Self {
        let mask = Mask::of(&self.actors);
        let mut level = self.clone();
        for actor in &mut level.actors {
            actor.name.clone_from(&actor.masked);
            actor.short.clone_from(&actor.masked);
        }
        level.each_text(|text| *text = mask.over(text));
        level
    }

    /// All that people read, but for names of actors and for sources.
    fn each_text(&mut self, mut each: impl FnMut(&mut String)) {
        let mut all = |texts: &mut Vec<String>| texts.iter_mut().for_each(&mut each);
        for texts in [&mut self.briefing, &mut self.goals, &mut self.questions] {
            all(texts);
        }
        for actor in &mut self.actors {
            all(&mut actor.dossier);
            if let Some(playable) = &mut actor.playable {
                all(&mut playable.briefing);
            }
        }
        for position in self.talks.iter_mut().flat_map(|talks| &mut talks.positions) {
            all(&mut position.says);
        }
        let mut some = |texts: &mut [&mut String]| texts.iter_mut().for_each(|text| each(text));
        some(&mut [&mut self.title, &mut self.tagline, &mut self.really.heading]);
        for actor in &mut self.actors {
            some(&mut [&mut actor.line, &mut actor.mandate.text]);
            if let Some(playable) = &mut actor.playable {
                some(&mut [&mut playable.pitch, &mut playable.difficulty]);
            }
            for objective in &mut actor.mandate.objectives {
                some(&mut [&mut objective.name]);
            }
            for ratifier in &mut actor.home {
                some(&mut [&mut ratifier.name]);
            }
        }
        for incident in &mut self.incidents {
            let route = &mut incident.route;
            some(&mut [&mut incident.name, &mut incident.line, &mut route.label, &mut route.site]);
            for suspect in &mut incident.suspects {
                some(&mut [&mut suspect.name, &mut suspect.line, &mut suspect.short]);
            }
            if let Some(truth) = &mut incident.truth {
                some(&mut [&mut truth.reason]);
            }
            for clue in &mut incident.clues {
                some(&mut [&mut clue.name, &mut clue.source]);
                for card in &mut clue.cards {
                    some(&mut [&mut card.title, &mut card.text]);
                }
            }
        }
        for response in &mut self.responses {
            some(&mut [&mut response.name, &mut response.argument, &mut response.objection]);
        }
        for talks in &mut self.talks {
            some(&mut [&mut talks.name, &mut talks.title, &mut talks.line]);
            for issue in &mut talks.issues {
                some(&mut [&mut issue.name, &mut issue.sentence]);
                for option in &mut issue.options {
                    some(&mut [&mut option.name, &mut option.words]);
                }
            }
        }
        for forum in &mut self.fora {
            some(&mut [&mut forum.name, &mut forum.line]);
            for stage in &mut forum.stages {
                some(&mut [&mut stage.name]);
            }
            for bloc in &mut forum.blocs {
                some(&mut [&mut bloc.name]);
                for price in &mut bloc.prices {
                    some(&mut [&mut price.name]);
                }
            }
        }
        for package in &mut self.packages {
            some(&mut [&mut package.name, &mut package.line]);
        }
        for coalition in &mut self.coalitions {
            some(&mut [&mut coalition.name, &mut coalition.outcome]);
        }
        for event in &mut self.events {
            some(&mut [&mut event.heading, &mut event.body, &mut event.source]);
            for choice in event.asks.iter_mut().flat_map(|asks| &mut asks.choices) {
                some(&mut [&mut choice.name, &mut choice.line]);
            }
        }
        for lesson in &mut self.lessons {
            some(&mut [&mut lesson.heading, &mut lesson.body]);
        }
        for term in &mut self.glossary {
            some(&mut [&mut term.word, &mut term.meaning]);
        }
        for day in &mut self.really.days {
            some(&mut [&mut day.day, &mut day.text]);
        }
        // Norms.
        for norm in &mut self.norms {
            some(&mut [&mut norm.name, &mut norm.line]);
        }
        for operation in &mut self.operations {
            some(&mut [&mut operation.name, &mut operation.line]);
        }
        for bloc in &mut self.rule_blocs {
            some(&mut [&mut bloc.name, &mut bloc.line]);
        }
    }
}

/// Telling words with what stands in their place, the longest first.
struct Mask<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Mask<'a> {
    /// Names of the actors; what the level says about its words goes before them.
    fn of(actors: &'a [Actor]) -> Self {
        let named = actors.iter().filter(|actor| actor.masked != actor.name);
        let names = named.flat_map(|actor| [(&*actor.name, &*actor.masked), (&*actor.short, &*actor.masked)]);
        let words = actors.iter().flat_map(|actor| &actor.masked_words).map(|(word, mask)| (&**word, &**mask));
        let all: BTreeMap<&str, &str> = names.chain(words).filter(|(word, _)| !word.is_empty()).collect();
        let mut mask: Vec<(&str, &str)> = all.into_iter().collect();
        mask.sort_by_key(|(word, _)| Reverse(word.len()));
        Self(mask)
    }

    fn over(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let (mut rest, mut within) = (text, false);
        while let Some(next) = rest.chars().next() {
            let whole = |(word, mask): &(&'a str, &'a str)| {
                let after = rest.strip_prefix(word)?;
                (!within && !after.starts_with(char::is_alphanumeric)).then_some((after, *mask))
            };
            if let Some((after, mask)) = self.0.iter().find_map(whole) {
                told.push_str(mask);
                rest = after;
            } else {
                told.push(next);
                within = next.is_alphanumeric();
                rest = &rest[next.len_utf8()..];
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::level::library::Library;
    use crate::level::testing::{actor, level};

    #[test]
    fn whole_words_are_masked_the_longest_first() {
        let mut actors = vec![actor("VAL", "Republic of Valdora"), actor("OND", "Ondara"), actor("HAL", "Halle")];
        actors[0].masked = "Amber Republic".into();
        actors[0].masked_words = [("a Valdoran", "an Amber"), ("Valdoran", "Amber")]
            .map(|(word, mask)| (word.to_owned(), mask.to_owned()))
            .into();
        actors[1].masked = "Rose State".into();
        actors[1].masked_words = [(String::new(), "x".to_owned())].into();
        actors[2].masked = "Halle".into();
        let mask = Mask::of(&actors);
        for (text, told) in [
            ("The Republic of Valdora’s ministry", "The Amber Republic’s ministry"),
            ("in southern Valdora.", "in southern Amber Republic."),
            ("a Valdoran team, two Valdoran analysts", "an Amber team, two Amber analysts"),
            ("Valdorans, Ondaran, NeoOndara", "Valdorans, Ondaran, NeoOndara"),
            ("“Ondara”/Ondara—Ondara", "“Rose State”/Rose State—Rose State"),
            ("Halle é {} Ondar", "Halle é {} Ondar"),
        ] {
            assert_eq!(mask.over(text), told);
        }
    }

    /// Puts a telling word behind every text: whatever stands under a key of texts, and whatever has a space in it.
    fn tell(value: &mut Value, key: &str) -> usize {
        let kept = ["sources", "masked_words", "masked", "first_day", "url"];
        match value {
            _ if kept.contains(&key) => 0,
            Value::String(text) if ["name", "line", "short"].contains(&key) || text.contains(' ') => {
                text.push_str(" Zembla");
                1
            }
            Value::Array(values) => values.iter_mut().map(|value| tell(value, key)).sum(),
            Value::Object(fields) => fields.iter_mut().map(|(key, value)| tell(value, key)).sum(),
            _ => 0,
        }
    }

    #[test]
    fn every_text_of_every_level_is_masked() {
        for (name, least) in [
            ("levels/winter-ward.ron", 700),
            ("tests/levels/accord.ron", 100),
            ("tests/levels/assembly.ron", 60),
            ("tests/levels/chamber.ron", 40),
            ("tests/levels/charter.ron", 100),
            ("tests/levels/corridor.ron", 100),
            ("tests/levels/events.ron", 40),
            ("tests/levels/kinds.ron", 60),
            ("tests/levels/pact.ron", 60),
        ] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let mut given = crate::level::library::load(&path).level.expect("a sound level");
            given.actors[0].masked_words = [("Zembla".to_owned(), "Somewhere".to_owned())].into();
            let mut told = serde_json::to_value(&given).expect("a value");
            let texts = tell(&mut told, "");
            assert!(texts >= least, "{name} has {texts} texts");
            let told: Level = serde_json::from_value(told).expect("a level");
            let mut all = Vec::new();
            self::texts(&serde_json::to_value(told.masked()).expect("a value"), "", &mut all);
            let left = all.iter().filter(|(path, text)| text.contains("Zembla") && !path.contains("masked_words"));
            assert_eq!(left.collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "{name}");
        }
    }

    #[test]
    fn actors_go_by_their_masked_names() {
        let mut given = level("w", vec![actor("VAL", "Republic of Valdora"), actor("OND", "Ondara")]);
        given.actors[0].mandate.text = "Bring Ondara along.".into();
        let shown = given.masked();
        assert_eq!((&*shown.actors[0].name, &*shown.actors[0].short), ("State VAL", "State VAL"));
        assert_eq!(shown.actors[0].mandate.text, "Bring State OND along.");
    }

    /// Every text with the keys that lead to it.
    fn texts(value: &Value, path: &str, all: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => all.push((path.to_owned(), text.clone())),
            Value::Array(values) => values.iter().for_each(|value| texts(value, path, all)),
            Value::Object(fields) => {
                fields.iter().for_each(|(key, value)| texts(value, &format!("{path}/{key}"), all));
            }
            _ => {}
        }
    }

    #[test]
    fn no_telling_name_is_left_in_the_masked_winter_ward() {
        let given = Library::built_in().load("winter-ward").level.expect("a sound level");
        let shown = given.masked();
        assert_eq!(shown.masked(), shown, "masked once for all");
        for field in ["masked_words", "sources"] {
            assert_eq!(
                serde_json::to_value(&given).expect("a value").get(field),
                serde_json::to_value(&shown).expect("a value").get(field)
            );
        }
        // Stems, so that adjectives and plurals are found as well.
        let stems = [
            "valdor", "lindm", "pellas", "kestri", "sorven", "ondar", "meridian", "corvan", "lattice", "aldric",
            "merrow", "mavane", "paloun", "rosenne",
        ];
        let mut all = Vec::new();
        texts(&serde_json::to_value(&shown).expect("a value"), "", &mut all);
        let kept = |path: &str| path.ends_with("/id") || path.starts_with("/sources") || path.contains("/masked_words");
        let told: Vec<_> = all.iter().filter(|(path, _)| !kept(path)).collect();
        assert!(told.len() > 800, "the whole level is looked through: {}", told.len());
        for (path, text) in told {
            let small = text.to_lowercase();
            assert!(!stems.iter().any(|stem| small.contains(stem)), "{path}: {text}");
            for clumsy in ["a Amber", "a Azure", "a Ice", "a Ivory", "an Rose", "an Clay", "an Violet", "an Moss"] {
                assert!(!text.split_inclusive(clumsy).any(|part| part.ends_with(&format!(" {clumsy}"))), "{text}");
            }
        }
        // Everything but words is the same.
        assert_eq!((&shown.trust, &shown.gauges, &shown.map), (&given.trust, &given.gauges, &given.map));
    }
}
