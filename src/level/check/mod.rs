//! What a level means: names resolved, numbers in range, probabilities that add up. Never stops at the first problem.

mod actors;
mod advice;
mod capacity;
mod coalition;
mod events;
mod fora;
mod home;
mod hygiene;
mod incidents;
mod likelihood;
mod linkage;
mod names;
mod norms;
mod pages;
mod public;
mod reach;
mod talks;
mod world;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;

use hygiene::{HEADING, TITLE};
use names::{ACTOR, COALITION, EVENT, FORUM, INCIDENT, Kind, MAP, Names, PACKAGE, SOURCE, TALKS};
use names::{NORM, OPERATION, RULE_BLOC};

use super::decode::{Gaps, Spanned};
use super::library::Maps;
use super::map::Map;
use super::model::{Gauge, Level, Time};
use super::problem::{Problem, Source, Span, code};
use super::raw::{Name, Point, RawLevel, Text};
use super::syntax::MOST_PROBLEMS;
use super::upgrade::newer_help;
use crate::base::{ActorId, CoalitionId, Date, EventId, ForumId, IncidentId, PackageId, TalksId};
use crate::words::{Arg, Saying, say};

/// The version of the level format that this program reads.
pub const FORMAT: u32 = 1;

/// Amounts of money and points stay below this, so that no sum of them can overflow.
const MOST_AMOUNT: i32 = 1_000_000;
const HUNDRED: RangeInclusive<i32> = 0..=100;
const PLUS_MINUS_HUNDRED: RangeInclusive<i32> = -100..=100;
const RUNGS: RangeInclusive<u8> = 0..=10;
const TURNS: RangeInclusive<u16> = 1..=60;

/// Checks a level that could be read. The level is there only if no problem is an error; problems come in the order of
/// their places.
#[must_use]
pub fn check(raw: &RawLevel, source: &Source, maps: &Maps) -> (Option<Level>, Vec<Problem>) {
    let mut checker = Checker::new(raw);
    checker.open_map(maps);
    checker.file_name(source);
    let level = checker.level();
    let mut problems = std::mem::take(&mut checker.problems);
    if checker.actors.is_ambiguous() {
        problems.retain(|problem| !WHO_IS_WHO.contains(&problem.code));
    }
    let level = level.filter(|_| !problems.iter().any(Problem::is_error));
    if let Some(level) = &level {
        checker.starting_fragmentation(level);
        problems.append(&mut checker.problems);
        problems.extend(advice::advice(raw, level));
        problems.extend(reach::reach(raw, level));
    }
    problems.sort_by_key(|problem| problem.place);
    if problems.len() > MOST_PROBLEMS {
        let message = say!("problem-too-many-problems", n = problems.len() - MOST_PROBLEMS);
        problems.truncate(MOST_PROBLEMS);
        let severity = if level.is_some() { Problem::hint } else { Problem::error };
        let rest = severity(code::TOO_MANY_PROBLEMS, problems[MOST_PROBLEMS - 1].place, message);
        problems.push(rest.with_help(say!("problem-too-many-problems-help")));
    }
    (level, problems)
}

/// Checks what could be read of a level with `gaps`, places where something was left out or replaced. Gives only what is
/// wrong whatever stood there: names that are nowhere, names given twice, numbers out of range, texts.
#[must_use]
pub fn check_the_rest(raw: &RawLevel, gaps: &Gaps, source: &Source, maps: &Maps) -> Vec<Problem> {
    let (_, problems) = check(raw, source, maps);
    let text = |span: Span| source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let lost: Vec<&str> = gaps.places.iter().map(|gap| text(*gap)).collect();
    let stands = |problem: &Problem| {
        let Some(place) = problem.place else { return false };
        let written = text(place).trim_matches('"');
        let in_gap = gaps.places.iter().any(|gap| gap.start <= place.start && place.end <= gap.end);
        // What is not found may have been lost.
        let may_be_lost = gaps.names || lost.iter().any(|lost| lost.contains(written));
        let may_be_lost = problem.code == code::UNKNOWN_NAME && may_be_lost;
        // A bound, or the list that something has to be in, may be what was replaced.
        let compared = matches!(problem.code, code::UNKNOWN_NAME | code::OUT_OF_RANGE);
        let may_be_right = compared && gaps.beside.contains(&place);
        ALWAYS_WRONG.contains(&problem.code) && !in_gap && !may_be_lost && !may_be_right
    };
    problems.into_iter().filter(stands).collect()
}

/// What is wrong by itself, whatever else the level says.
const ALWAYS_WRONG: [&str; 9] = [
    code::UNKNOWN_NAME,
    code::DUPLICATE_NAME,
    code::LISTED_TWICE,
    code::SAME_ACTOR,
    code::OUT_OF_RANGE,
    code::FORMAT_VERSION,
    code::BAD_ID,
    code::BAD_DATE,
    code::EMPTY_TEXT,
];

/// What follows where two actors have one code, so that one is taken for the other.
const WHO_IS_WHO: [&str; 5] =
    [code::SAME_ACTOR, code::LISTED_TWICE, code::NOT_A_PARTY, code::MISSING_POSITION, code::CHAIR_LAST];

/// The names of the whole level, and the problems found so far.
///
/// Its methods take what was written and give what it means. Whatever is wrong is reported on the way; a number that is
/// out of range is given all the same, since the level will not be used.
struct Checker<'a> {
    raw: &'a RawLevel,
    actors: Names<'a>,
    incidents: Names<'a>,
    fora: Names<'a>,
    talks: Names<'a>,
    packages: Names<'a>,
    coalitions: Names<'a>,
    events: Names<'a>,
    sources: Names<'a>,
    map: Option<Map>,
    problems: Vec<Problem>,
    // Norms.
    norms: Names<'a>,
    operations: Names<'a>,
    rule_blocs: Names<'a>,
}

/// What is wrong with a short name, if anything is.
pub(crate) fn bad_id(name: &Name) -> Option<Problem> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = |name: &str| {
        name.len() <= 40 && name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(allowed)
    };
    if fits(name) {
        return None;
    }
    let message = say!("problem-bad-id", name = &name.value);
    let mended: String =
        name.chars().map(|c| if allowed(c.to_ascii_lowercase()) { c.to_ascii_lowercase() } else { '-' }).collect();
    let mended = mended.trim_matches('-');
    let help = match fits(mended) {
        true => say!("problem-bad-id-help-mended", mended = mended),
        false => say!("problem-bad-id-help"),
    };
    Some(Problem::error(code::BAD_ID, name.place(), message).with_help(help))
}

impl<'a> Checker<'a> {
    fn new(raw: &'a RawLevel) -> Self {
        Self {
            raw,
            actors: Names::new(ACTOR, raw.actors.iter().map(|actor| &actor.code)),
            incidents: Names::new(INCIDENT, raw.incidents.iter().map(|incident| &incident.id)),
            fora: Names::new(FORUM, raw.fora.iter().map(|forum| &forum.id)),
            talks: Names::new(TALKS, raw.talks.iter().map(|talks| &talks.id)),
            packages: Names::new(PACKAGE, raw.packages.iter().map(|package| &package.id)),
            coalitions: Names::new(COALITION, raw.coalitions.iter().map(|coalition| &coalition.id)),
            events: Names::new(EVENT, raw.events.iter().map(|event| &event.id)),
            sources: Names::new(SOURCE, raw.sources.iter().map(|source| &source.id)),
            map: None,
            problems: Vec::new(),
            // Norms.
            norms: Names::new(NORM, raw.norms.iter().map(|norm| &norm.id)),
            operations: Names::new(OPERATION, raw.operations.iter().map(|operation| &operation.id)),
            rule_blocs: Names::new(RULE_BLOC, raw.rule_blocs.iter().map(|bloc| &bloc.id)),
        }
    }

    fn level(&mut self) -> Option<Level> {
        let raw = self.raw;
        for names in [
            &self.actors,
            &self.incidents,
            &self.fora,
            &self.talks,
            &self.packages,
            &self.coalitions,
            &self.events,
            &self.sources,
            // Norms.
            &self.norms,
            &self.operations,
            &self.rule_blocs,
        ] {
            self.problems.extend(names.duplicates());
        }
        if raw.format.value.0 != FORMAT {
            let message = say!("problem-format-version", reads = FORMAT, found = raw.format.value.0);
            let help = match raw.format.value.0 {
                ..FORMAT => say!("problem-older-writing-help"),
                _ => newer_help(),
            };
            self.error(code::FORMAT_VERSION, raw.format.place(), message, help);
        }
        let id = self.id(&raw.id);
        let title = self.line(&raw.title, say!("what-title"), TITLE);
        let tagline = self.line(&raw.tagline, say!("what-tagline"), HEADING);
        let briefing = self.texts(&raw.briefing, say!("what-briefing"));
        let time = self.time();
        let gauges = self.gauges();
        let actors = self.actor_list();
        let trust = self.trust();
        let channels = self.channels();
        let rungs = self.rungs();
        let incidents = self.incident_list();
        let responses = self.responses();
        let fora = self.forum_list();
        let talks = self.talks_list();
        let packages = self.package_list();
        let coalitions = self.coalition_list();
        let events = self.event_list();
        let lessons = self.lessons();
        let glossary = self.glossary();
        let goals = self.texts(&raw.goals, say!("what-goals"));
        let questions = self.texts(&raw.questions, say!("what-questions"));
        let really = self.really();
        let sources = self.source_list();
        // Norms.
        let (norms, operations, rule_blocs) = (self.norm_list(), self.operation_list(), self.rule_bloc_list());
        let public_diplomacy = self.public_tools();
        Some(Level {
            format: FORMAT,
            id,
            title,
            tagline,
            briefing,
            time: time?,
            map: raw.map.value.clone(),
            gauges,
            actors: actors?,
            trust,
            channels,
            rungs,
            incidents: incidents?,
            responses,
            fora: fora?,
            talks: talks?,
            packages: packages?,
            coalitions: coalitions?,
            events: events?,
            lessons,
            glossary,
            goals,
            questions,
            really: really?,
            sources,
            off: Vec::new(),
            // Norms.
            norms: norms?,
            operations: operations?,
            rule_blocs: rule_blocs?,
            public_diplomacy,
        })
    }

    fn time(&mut self) -> Option<Time> {
        let raw = &self.raw.time;
        let turns = self.within(&raw.turns, say!("what-number-turns"), TURNS);
        let first_day = Date::parse(&raw.first_day);
        if first_day.is_none() {
            let message = say!("problem-bad-date", date = &raw.first_day.value);
            self.error(code::BAD_DATE, raw.first_day.place(), message, say!("problem-bad-date-help"));
        }
        Some(Time { unit: raw.unit, turns, first_day: first_day? })
    }

    fn gauges(&mut self) -> [i32; Gauge::COUNT] {
        let raw = &self.raw.gauges;
        let mut gauges = [0; Gauge::COUNT];
        for (gauge, start) in [
            (Gauge::Stability, &raw.stability),
            (Gauge::Trust, &raw.trust),
            (Gauge::NormStrength, &raw.norm_strength),
            (Gauge::Resilience, &raw.resilience),
            (Gauge::Fragmentation, &raw.fragmentation),
            (Gauge::Openness, &raw.openness),
        ] {
            gauges[gauge.ix()] = self.within(start, say!("what-gauge"), HUNDRED);
        }
        gauges
    }

    fn open_map(&mut self, maps: &Maps) {
        let name = &self.raw.map;
        let Some(found) = maps.open(name) else {
            let known = maps.names();
            let help = Names::plain(MAP, known.iter().map(String::as_str)).meant(name);
            self.error(code::MISSING_MAP, name.place(), say!("problem-no-map", name = &name.value), help);
            return;
        };
        if found.map.is_none() {
            let message = say!("problem-broken-map", name = &name.value);
            let help = say!("problem-broken-map-help", file = &found.source.name);
            self.error(code::MISSING_MAP, name.place(), message, help);
        }
        self.map = found.map;
    }

    fn file_name(&mut self, source: &Source) {
        let id = &self.raw.id;
        let stem = Path::new(&source.name).file_stem().and_then(|stem| stem.to_str());
        if let Some(stem) = stem.filter(|stem| *stem != id.value) {
            let message = say!("problem-file-name", id = &id.value, file = stem);
            let help = say!("problem-file-name-help", id = &id.value, file = stem);
            self.report(Problem::warning(code::FILE_NAME, id.place(), message).with_help(help));
        }
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn error(&mut self, code: &'static str, place: Option<Span>, message: Saying, help: Saying) {
        self.report(Problem::error(code, place, message).with_help(help));
    }

    /// A number, which has to lie in a range.
    fn within<T: Copy + PartialOrd + Into<Arg>>(
        &mut self,
        number: &Spanned<T>,
        what: Saying,
        range: RangeInclusive<T>,
    ) -> T {
        if !range.contains(&number.value) {
            let (least, most) = (range.start(), range.end());
            let message = say!("problem-out-of-range", what = what, n = number.value);
            let help = say!("problem-out-of-range-help", least = *least, most = *most);
            self.error(code::OUT_OF_RANGE, number.place(), message, help);
        }
        number.value
    }

    /// The last turn of the level, if the number of turns was given and is one that a level may have.
    fn last_turn(&self) -> Option<u16> {
        let turns = &self.raw.time.turns;
        turns.place().map(|_| turns.value).filter(|turns| TURNS.contains(turns))
    }

    /// A turn of the level.
    fn turn(&mut self, turn: &Spanned<u16>, what: Saying) -> u16 {
        if let Some(last) = self.last_turn()
            && !(1..=last).contains(&turn.value)
        {
            let message = say!("problem-no-such-turn", what = what, turn = turn.value, last = last);
            let help = say!("problem-no-such-turn-help", last = last);
            self.error(code::OUT_OF_RANGE, turn.place(), message, help);
        }
        turn.value
    }

    /// Words, which have to be there.
    fn text(&mut self, text: &Text, what: Saying) -> String {
        if text.trim().is_empty() {
            let message = say!("problem-empty-text", what = what);
            self.error(code::EMPTY_TEXT, text.place(), message, say!("problem-empty-text-help"));
        } else {
            self.hygiene(text, &what);
        }
        text.value.clone()
    }

    /// Paragraphs: at least one, and none of them empty.
    fn texts(&mut self, texts: &Spanned<Vec<Text>>, what: Saying) -> Vec<String> {
        self.length(texts, what.clone(), 1..=100);
        texts.iter().map(|text| self.text(text, say!("what-entry", of = what.clone()))).collect()
    }

    fn length<T>(&mut self, list: &Spanned<Vec<T>>, what: Saying, range: RangeInclusive<usize>) {
        let length = list.len();
        if !range.contains(&length) {
            let help = say!("problem-list-length-help", least = *range.start(), most = *range.end());
            let message = say!("problem-list-length", what = what, n = length);
            self.error(code::LIST_LENGTH, list.place(), message, help);
        }
    }

    /// A short name: small letters, digits and hyphens.
    fn id(&mut self, name: &Name) -> String {
        self.problems.extend(bad_id(name));
        name.value.clone()
    }

    fn point(&mut self, point: &Point) -> (i32, i32) {
        if let Some((width, height)) = self.map.as_ref().map(|map| map.size)
            && !((0..=width).contains(&point.0) && (0..=height).contains(&point.1))
        {
            let message = say!("problem-off-the-map", point = format!("({}, {})", point.0, point.1));
            let help = say!("problem-off-the-map-help", corner = format!("({width}, {height})"));
            self.error(code::OFF_THE_MAP, point.place(), message, help);
        }
        point.value
    }

    fn found<T>(&mut self, position: Result<usize, Option<Problem>>, id: fn(usize) -> T) -> Option<T> {
        position.map(id).map_err(|problem| self.problems.extend(problem)).ok()
    }

    fn actor(&mut self, name: &Name) -> Option<ActorId> {
        self.found(self.actors.position(name), ActorId::at)
    }

    fn incident(&mut self, name: &Name) -> Option<IncidentId> {
        self.found(self.incidents.position(name), IncidentId::at)
    }

    fn forum(&mut self, name: &Name) -> Option<ForumId> {
        self.found(self.fora.position(name), ForumId::at)
    }

    fn talks(&mut self, name: &Name) -> Option<TalksId> {
        self.found(self.talks.position(name), TalksId::at)
    }

    fn package(&mut self, name: &Name) -> Option<PackageId> {
        self.found(self.packages.position(name), PackageId::at)
    }

    fn coalition(&mut self, name: &Name) -> Option<CoalitionId> {
        self.found(self.coalitions.position(name), CoalitionId::at)
    }

    fn event_named(&mut self, name: &Name) -> Option<EventId> {
        self.found(self.events.position(name), EventId::at)
    }

    /// Several actors, none of them twice.
    fn actors(&mut self, names: &[Name]) -> Option<Vec<ActorId>> {
        self.no_repeats(names, ACTOR);
        let actors: Vec<Option<ActorId>> = names.iter().map(|name| self.actor(name)).collect();
        actors.into_iter().collect()
    }

    fn no_repeats(&mut self, names: &[Name], kind: Kind) {
        let mut seen = BTreeSet::new();
        for name in names.iter().filter(|name| !seen.insert(&name.value)) {
            let message = say!("problem-listed-twice", kind = kind.one(), name = &name.value);
            self.error(code::LISTED_TWICE, name.place(), message, say!("problem-take-one-away"));
        }
    }

    /// Nothing, or an actor; the outer `None` if it does not exist.
    #[expect(clippy::option_option, reason = "an actor that is not named is not one that does not exist")]
    fn maybe_actor(&mut self, name: Option<&Name>) -> Option<Option<ActorId>> {
        match name {
            Some(name) => self.actor(name).map(Some),
            None => Some(None),
        }
    }

    /// Two different actors.
    fn pair(&mut self, (a, b): (&Name, &Name)) -> Option<(ActorId, ActorId)> {
        let (first, second) = (self.actor(a), self.actor(b));
        if first.is_some() && first == second {
            let message = say!("problem-same-actor", name = &b.value);
            self.error(code::SAME_ACTOR, b.place(), message, say!("problem-same-actor-help"));
        }
        Some((first?, second?))
    }
}
