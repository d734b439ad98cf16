//! Forms over levels that are sound, and over such that are not.

use super::*;
use crate::lab::testing::tiny;
use crate::level::library::{Library, Maps, understand};

struct Written {
    source: Source,
    problems: Vec<Problem>,
    words: Words,
}

impl Written {
    fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        // A level is called as its file is.
        let id = text.split("id: \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("x");
        let source = Source::new(format!("{id}.ron"), text.clone());
        let problems = understand(&source, &Maps::built_in()).1;
        Self { source, problems, words: Words::new("en") }
    }

    fn form(&self) -> Form<'_> {
        Form::new(&self.source, &self.problems, &self.words)
    }

    fn page(&self, steps: &str) -> FormVm {
        self.form().page(&place(steps))
    }
}

fn place(steps: &str) -> Place {
    let step = |step: &str| match (step.parse::<usize>(), step.strip_prefix('#')) {
        (Ok(at), _) => Step::Item(at),
        (_, Some(key)) => Step::Key(key.to_owned()),
        _ => Step::field(step),
    };
    steps.split('.').filter(|step| !step.is_empty()).map(step).collect()
}

fn row<'a>(page: &'a FormVm, label: &str) -> &'a RowVm {
    page.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("no {label} in {:#?}", page.rows))
}

#[test]
fn every_value_of_every_level_has_a_page() {
    let library = Library::built_in();
    let shipped = library.entries().into_iter().map(|entry| library.load(&entry.id).source.text);
    for text in shipped.chain([tiny()]) {
        let written = Written::new(text);
        let form = written.form();
        let mut open = vec![Place::new()];
        let mut pages = 0;
        while let Some(at) = open.pop() {
            let page = form.page(&at);
            assert_eq!(page.crumbs.last().map(|crumb| &crumb.place), Some(&at));
            assert!(!page.rows.is_empty(), "{at:?}");
            for row in &page.rows {
                assert!(!matches!(row.control, Control::Raw { .. }), "{row:?}");
                assert!(row.problems.is_empty(), "{row:?}");
                let goes = match &row.control {
                    Control::Open { .. } => true,
                    Control::Choice { open, .. } => *open,
                    _ => false,
                };
                if goes && row.place != at {
                    open.push(row.place.clone());
                }
            }
            pages += 1;
        }
        assert!(pages > 20, "{pages}");
    }
}

#[test]
fn a_row_has_what_the_format_says_of_it() {
    let written = Written::new(tiny());
    let page = written.page("actors.0");
    let resilience = row(&page, "Resilience");
    assert!(resilience.doc.contains("0 to 100"), "{}", resilience.doc);
    assert!(resilience.given && resilience.remove.is_none(), "it has to be there");
    assert!(matches!(&resilience.control, Control::Number { value, .. } if value.parse::<i64>().is_ok()));
    let Control::Choice { options, chosen, open } = &row(&page, "Kind").control else { panic!("a choice") };
    assert!(options.len() >= 5 && chosen.is_some() && !open);
    assert!(matches!(row(&page, "Capital").control, Control::Number { .. }), "means stand in place");
    assert_eq!(row(&page, "Capital").depth, 1);
}

#[test]
fn interests_offer_every_issue_and_option_there_is() {
    let written = Written::new(tiny());
    let level = understand(&written.source, &Maps::built_in()).0.unwrap();
    let talks = &level.talks[0];
    let party = &level.actor(talks.parties[0]).code;
    let page = written.page(&format!("talks.0.positions.#{party}"));
    for issue in &talks.issues {
        let first = page.rows.iter().position(|row| row.label == issue.id).unwrap();
        for (option, spec) in issue.options.iter().enumerate() {
            let row = &page.rows[first + 1 + option];
            assert_eq!((row.label.as_str(), row.depth), (spec.id.as_str(), 2), "{}", issue.id);
            assert!(matches!(row.control, Control::Interval { .. }));
        }
    }
    let all: Vec<String> = written.form().parts(&place("talks.0")).into_iter().map(|part| part.link.label).collect();
    assert!(all.contains(party) && all.contains(&talks.issues[0].name), "{all:?}");
}

#[test]
fn a_problem_stands_beside_the_value_it_is_about() {
    let text = tiny();
    let at = text.find("resilience:").unwrap();
    let end = at + text[at..].find(',').unwrap();
    let written = Written::new(format!("{}resilience: 900{}", &text[..at], &text[end..]));
    let level = written.page("");
    let gauges_or_actor = level.rows.iter().filter(|row| !row.problems.is_empty()).count();
    assert_eq!(gauges_or_actor, 1);
    let page = if row(&level, "Actors").problems.is_empty() { level } else { written.page("actors.0") };
    let resilience = row(&page, "Resilience");
    assert_eq!(resilience.problems.len(), 1, "{resilience:?}");
    assert!(page.problems.is_empty());
}

#[test]
fn what_is_missing_is_said_at_the_head_of_the_page() {
    let written = Written::new(tiny().replacen("title:", "titel:", 1));
    let page = written.page("");
    assert!(!row(&page, "Title").given);
    assert!(!page.problems.is_empty());
}

#[test]
fn what_cannot_be_read_is_shown_as_it_is_written() {
    let written = Written::new("(title: [1], time: 7, actors: [(code: \"ALD\", means: 5)], talks: {})");
    let page = written.page("");
    assert!(matches!(&row(&page, "Title").control, Control::Raw { value, .. } if value == "[1]"));
    assert!(matches!(&row(&page, "Time").control, Control::Raw { value, .. } if value == "7"));
    let actor = written.page("actors.0");
    assert!(matches!(&row(&actor, "Means").control, Control::Raw { value, .. } if value == "5"));
    assert_eq!(written.form().parts(&[]).len(), 4, "the level, its actors, one of them, talks");
    for nothing in
        ["", "(", "[", "\"", "5", "(actors: [", "(actors: [(", "(talks: [(positions: {\"A\": (values: {\"b\": "]
    {
        let written = Written::new(nothing);
        let form = written.form();
        for at in ["", "actors", "actors.0", "actors.0.mandate", "talks.0.positions.#A.values", "talks.0.positions.#A"]
        {
            let _ = form.page(&place(at));
            let _ = form.parts(&place(at));
        }
    }
}

#[test]
fn a_page_that_is_gone_gives_way_to_the_one_around_it() {
    let written = Written::new(tiny());
    let page = written.page("actors.99.mandate");
    assert_eq!(page.crumbs.last().map(|crumb| crumb.place.clone()), Some(place("actors")));
}

#[test]
fn intervals_are_written_as_short_as_they_can_be() {
    assert_eq!(Control::interval(5, 5), "5");
    assert_eq!(Control::interval(20, 10), "(10, 20)");
    assert_eq!(Control::text("a \"b\""), "\"a \\\"b\\\"\"");
}
