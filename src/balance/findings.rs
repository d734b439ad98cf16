//! What an author should do first: plain findings, worst first, each with what to do and where. A finding about a share is
//! told only where its 95 % interval bears it out, so that few games find little.

use super::statistics::Share;
use super::{Balance, Kind, Place, Places, Reached, Talks};
use crate::base::TalksId;
use crate::delegates::Style;
use crate::level::Level;
use crate::words::{Arg, Saying, say};

/// Something that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// A name that stays the same, for other programs.
    pub code: &'static str,
    pub weight: Weight,
    pub message: Saying,
    pub help: Saying,
    /// What it is about, in the file of the level.
    pub places: Vec<Place>,
    /// How bad it is among those of the same weight, 0 to 1.
    size: f64,
}

/// How much a finding matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The level does not work as a game.
    Mend,
    /// Probably not meant.
    Look,
    /// Good to know.
    Know,
}

impl Weight {
    pub const ALL: [Self; 3] = [Self::Mend, Self::Look, Self::Know];

    /// As it stands in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mend => "mend",
            Self::Look => "look",
            Self::Know => "know",
        }
    }
}

/// Share of games that no seat may win alone (row L4 of the scorecard).
pub const MOST_WINS: f64 = 0.9;
/// Mean attainments below and above which a mandate is out of reach, or asks for nothing.
const LEAST_MEAN: f64 = 1_500.0;
const MOST_MEAN: f64 = 9_000.0;
/// Basis points of its best text that speaking first may be worth to a party.
const MOST_FOR_FIRST: f64 = 500.0;
/// Attainment by which a style has to be better than a seat's own doctrine to be worth a word.
const MUCH_BETTER: f64 = 500.0;
/// Games, or texts, without which nothing is said of what is always or never so among them.
const FEW: u64 = 20;
/// A share of games is surely above [`MOST_WINS`] if its interval begins above this: so it does for 19 of 20.
const SURELY_MOST: f64 = 0.75;
/// Games below which shares are told with a warning.
const FEW_GAMES: u64 = 100;

impl Balance {
    /// All that stands out, worst first.
    #[must_use]
    pub fn findings(&self, level: &Level, places: &Places) -> Vec<Finding> {
        let mut found = Vec::new();
        self.about_wins(level, places, &mut found);
        self.about_mandates(level, places, &mut found);
        for (talks, t) in self.talks.iter().zip(0..) {
            let place: Vec<Place> = places.of_talks(level, TalksId(t)).into_iter().collect();
            self.about_talks(talks, &place, &mut found);
        }
        self.about_what_nobody_reached(&mut found);
        self.about_styles(&mut found);
        if self.games < FEW_GAMES {
            let message = say!("finding-few-games", n = self.games);
            found.push(finding("few-games", Weight::Know, 1.0, message, say!("finding-few-games-help"), Vec::new()));
        }
        found.sort_by(|a, b| a.weight.cmp(&b.weight).then(b.size.total_cmp(&a.size)));
        found
    }

    fn about_wins(&self, level: &Level, places: &Places, found: &mut Vec<Finding>) {
        let players = self.seats.iter().filter(|seat| seat.playable).count();
        if players < 2 {
            return;
        }
        let fair = 1.0 / players as f64;
        for seat in self.seats.iter().filter(|seat| seat.playable) {
            let (Some(alone), Some(wins)) = (seat.alone, seat.wins.map(|wins| Share::of(wins, self.games))) else {
                continue;
            };
            let place = || places.of_seat(level, seat.actor).into_iter().collect();
            let mut add = |code, weight, size, message: Saying, help: Saying| {
                found.push(finding(code, weight, size, message, help, place()));
            };
            let name = &seat.name;
            if alone.share > MOST_WINS && alone.interval[0] > SURELY_MOST {
                let message = say!("finding-wins", seat = name, n = alone.n, of = alone.of);
                add("always-wins", Weight::Mend, alone.share, message, say!("finding-wins-help"));
            } else if alone.interval[0] > (1.5 * fair).min(SURELY_MOST) {
                let message = say!("finding-wins", seat = name, n = alone.n, of = alone.of);
                add("often-wins", Weight::Look, alone.share, message, say!("finding-wins-help"));
            } else if wins.interval[1] < 0.5 * fair {
                let message = say!("finding-hardly-wins", seat = name, n = wins.n, of = wins.of);
                add("hardly-wins", Weight::Look, 0.8 * (1.0 - wins.share), message, say!("finding-hardly-wins-help"));
            }
        }
    }

    fn about_mandates(&self, level: &Level, places: &Places, found: &mut Vec<Finding>) {
        for seat in self.seats.iter().filter(|seat| seat.playable) {
            let Some(score) = seat.score else { continue };
            let place: Vec<Place> = places.of_seat(level, seat.actor).into_iter().collect();
            let mut add = |code, weight, size, message: Saying, help: Saying, place: &[Place]| {
                found.push(finding(code, weight, size, message, help, place.to_vec()));
            };
            let (name, mean) = (&seat.name, || format!("{:.0}", score.mean / 100.0));
            if seat.fatal.interval[0] > 0.2 {
                let weight = if seat.fatal.share > 0.5 { Weight::Mend } else { Weight::Look };
                let message = say!("finding-fatal", seat = name, n = seat.fatal.n, of = seat.fatal.of);
                add("fatal", weight, seat.fatal.share, message, say!("finding-fatal-help"), &place);
            }
            let [least, most] = score.interval.unwrap_or([0.0, 10_000.0]);
            if most < LEAST_MEAN {
                let message = say!("finding-out-of-reach", seat = name, mean = mean());
                let size = 1.0 - score.mean / 10_000.0;
                add("out-of-reach", Weight::Mend, size, message, say!("finding-out-of-reach-help"), &place);
            } else if least > MOST_MEAN {
                let message = say!("finding-by-itself", seat = name, mean = mean());
                let size = score.mean / 10_000.0;
                add("by-itself", Weight::Look, size, message, say!("finding-by-itself-help"), &place);
            }
            for (o, (objective, part)) in seat.components.iter().enumerate() {
                let Some(part) = part.filter(|_| self.games >= FEW) else { continue };
                let place: Vec<Place> = places.of_objective(level, seat.actor, o).into_iter().collect();
                if part.max == 0.0 {
                    let message = say!("finding-objective-never", seat = name, objective = objective);
                    add("objective-never", Weight::Look, 0.5, message, say!("finding-objective-never-help"), &place);
                } else if part.min == 10_000.0 {
                    let message = say!("finding-objective-always", seat = name, objective = objective);
                    add("objective-always", Weight::Look, 0.4, message, say!("finding-objective-always-help"), &place);
                }
            }
        }
    }

    fn about_talks(&self, talks: &Talks, place: &[Place], found: &mut Vec<Finding>) {
        let mut add = |code, weight, size, message: Saying, help: Saying| {
            found.push(finding(code, weight, size, message, help, place.to_vec()));
        };
        let name = &talks.name;
        let [low, high] = talks.agreement_interval;
        let texts: u64 = talks.by_turn.iter().sum();
        let without = self.games.saturating_sub(texts);
        if talks.without_text.not_opened == self.games && self.games >= FEW {
            add(
                "never-open",
                Weight::Mend,
                1.0,
                say!("finding-never-open", talks = name),
                say!("finding-never-open-help"),
            );
            return;
        }
        if high < 0.5 {
            let weight = if talks.agreement < 0.2 { Weight::Mend } else { Weight::Look };
            let message = say!("finding-no-text", talks = name, n = without, of = self.games);
            add("no-text", weight, 1.0 - talks.agreement, message, say!("finding-no-text-help"));
        } else if low > 0.98 {
            let message = say!("finding-always-text", talks = name, n = texts, of = self.games);
            add("always-text", Weight::Know, talks.agreement, message, say!("finding-always-text-help"));
        }
        if texts >= FEW {
            let same = talks.most_frequent;
            if same.interval[0] > 0.5 {
                let message = say!("finding-same-text", talks = name, n = same.n, of = same.of);
                add("same-text", Weight::Look, same.share, message, say!("finding-same-text-help"));
            } else {
                for issue in &talks.issues {
                    let decided = issue.options.iter().find(|option| option.share.interval[0] > MOST_WINS);
                    let Some(option) = decided.filter(|_| issue.options.len() > 2) else { continue };
                    let (issue, share) = (&issue.name, option.share);
                    let (n, of) = (share.n, share.of);
                    let message =
                        say!("finding-settled", talks = name, issue = issue, option = &option.name, n = n, of = of);
                    add("settled", Weight::Look, share.share * 0.6, message, say!("finding-settled-help"));
                }
            }
            let at_once =
                Share::of(talks.by_turn.get(usize::from(talks.opens.max(1)) - 1).copied().unwrap_or(0), texts);
            if at_once.interval[0] > 0.7 && talks.closes > talks.opens {
                let message = say!("finding-at-once", talks = name, n = at_once.n, of = at_once.of);
                add("at-once", Weight::Look, at_once.share * 0.7, message, say!("finding-at-once-help"));
            }
        }
        if let Some(mover) = &talks.first_mover
            && mover.advantage.is_sure()
            && mover.advantage.mean.abs() > MOST_FOR_FIRST
        {
            let points = format!("{:.0}", mover.advantage.mean.abs() / 100.0);
            let size = (mover.advantage.mean.abs() / 10_000.0).min(1.0);
            let (message, help) = if mover.advantage.mean > 0.0 {
                (say!("finding-first-mover", talks = name, points = points), say!("finding-first-mover-help"))
            } else {
                (say!("finding-last-mover", talks = name, points = points), say!("finding-first-mover-help"))
            };
            add("first-mover", Weight::Look, size, message, help);
        }
    }

    fn about_what_nobody_reached(&self, found: &mut Vec<Finding>) {
        let mut add = |kind: Kind, code, size, message: fn(Arg, usize) -> Saying, help: Saying| {
            let never: Vec<&Reached> = self.never(kind).collect();
            if never.is_empty() {
                return;
            }
            // What few games did not reach, more may.
            let weight = if self.games < FEW_GAMES || size < 0.2 { Weight::Know } else { Weight::Look };
            let quoted = |thing: &&Reached| say!("finding-quoted", name = &thing.name).into();
            let names = Arg::List { join: "list-names", items: never.iter().map(quoted).collect() };
            let places = never.iter().filter_map(|thing| thing.place.clone()).collect();
            found.push(finding(code, weight, size, message(names, never.len()), help, places));
        };
        add(
            Kind::Option,
            "option-never",
            0.35,
            |names, n| say!("finding-option-never", names = names, n = n),
            say!("finding-option-never-help"),
        );
        add(
            Kind::Event,
            "event-never",
            0.3,
            |names, n| say!("finding-event-never", names = names, n = n),
            say!("finding-event-never-help"),
        );
        add(
            Kind::Choice,
            "choice-never",
            0.25,
            |names, n| say!("finding-choice-never", names = names, n = n),
            say!("finding-choice-never-help"),
        );
        add(
            Kind::Package,
            "package-never",
            0.24,
            |names, n| say!("finding-package-never", names = names, n = n),
            say!("finding-package-never-help"),
        );
        add(
            Kind::Coalition,
            "coalition-never",
            0.23,
            |names, n| say!("finding-coalition-never", names = names, n = n),
            say!("finding-coalition-never-help"),
        );
        add(
            Kind::Clue,
            "clue-never",
            0.22,
            |names, n| say!("finding-clue-never", names = names, n = n),
            say!("finding-clue-never-help"),
        );
        add(
            Kind::Operation,
            "operation-never",
            0.15,
            |names, n| say!("finding-operation-never", names = names, n = n),
            say!("finding-operation-never-help"),
        );
        add(
            Kind::Measure,
            "measure-never",
            0.1,
            |names, n| say!("finding-measure-never", names = names, n = n),
            say!("finding-measure-never-help"),
        );
    }

    fn about_styles(&self, found: &mut Vec<Finding>) {
        for row in &self.styles {
            let over = row.over_own;
            let points = format!("{:.0}", over.mean.abs() / 100.0);
            if row.style == Style::Random.to_string() {
                // Below what sits there anyway, surely, is what thinking has to be worth.
                if over.interval.is_some_and(|[_, high]| high >= 0.0) && self.games >= FEW_GAMES {
                    let help = say!("finding-random-help");
                    found.push(finding("random", Weight::Mend, 0.9, say!("finding-random"), help, Vec::new()));
                }
            } else if row.style != Style::Foresight.to_string() && over.is_sure() && over.mean > MUCH_BETTER {
                let message = say!("finding-style", style = &row.style, points = points);
                let size = (over.mean / 10_000.0).min(1.0);
                found.push(finding("style", Weight::Look, size, message, say!("finding-style-help"), Vec::new()));
            }
        }
    }
}

const fn finding(
    code: &'static str,
    weight: Weight,
    size: f64,
    message: Saying,
    help: Saying,
    places: Vec<Place>,
) -> Finding {
    Finding { code, weight, message, help, places, size }
}
