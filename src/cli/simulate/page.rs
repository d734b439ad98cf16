//! The report of a sweep as a page for the author of a level: first what to do, then the figures.

use super::figures;
use crate::balance::statistics::{Share, Spread};
use crate::balance::{Balance, Finding, Kind, Place, Reached, Seat, Talks, TogetherEnded, Weight};
use crate::cli::page::{Page, Svg};
use crate::level::Gauge;
use crate::words::{Arg, Saying, Words, say};

/// The whole page.
pub(super) fn page(balance: &Balance, findings: &[Finding], words: &Words) -> String {
    let title = words.say(&say!("balance-title", level = &balance.title));
    let mut page = Writer { page: Page::new(&title, &words.language.to_string()), words };
    page.page.text("h1", "", &title);
    page.told("p", "lead", &lead(balance));
    page.what_to_do(findings);
    page.seats(balance);
    page.wins(balance);
    page.agreement(balance);
    page.options(balance);
    page.events(balance);
    page.endings(balance);
    page.speaking_first(balance);
    page.styles(balance);
    page.foot(balance);
    page.page.finish()
}

fn lead(balance: &Balance) -> Saying {
    let last = balance.seed + balance.games.saturating_sub(1);
    match balance.orders {
        Some(Spread { p5, median, p95, .. }) => say!(
            "balance-lead",
            games = balance.games,
            first = balance.seed,
            last = last,
            turns = balance.turns,
            few = format!("{p5:.0}"),
            usual = format!("{median:.0}"),
            many = format!("{p95:.0}")
        ),
        None => say!("balance-lead-none"),
    }
}

/// The name of a kind of thing.
pub(super) fn kind(kind: Kind) -> Saying {
    match kind {
        Kind::Option => say!("balance-kind-option"),
        Kind::Event => say!("balance-kind-event"),
        Kind::Choice => say!("balance-kind-choice"),
        Kind::Measure => say!("balance-kind-measure"),
        Kind::Clue => say!("balance-kind-clue"),
        Kind::Package => say!("balance-kind-package"),
        Kind::Coalition => say!("balance-kind-coalition"),
        Kind::Operation => say!("balance-kind-operation"),
    }
}

struct Writer<'a> {
    page: Page,
    words: &'a Words,
}

impl Writer<'_> {
    fn told(&mut self, element: &str, class: &str, what: &Saying) {
        self.page.text(element, class, &self.words.say(what));
    }

    /// A heading, and under it how to read what follows.
    fn section(&mut self, heading: &Saying, note: &Saying) {
        self.told("h2", "", heading);
        self.told("p", "note", note);
    }

    fn figure(&mut self, (svg, height): (Svg, f64)) {
        self.page.within("figure", "wide", |page| page.figure(svg, height));
    }

    fn what_to_do(&mut self, findings: &[Finding]) {
        self.told("h2", "", &say!("balance-to-do"));
        if findings.is_empty() {
            self.told("p", "note", &say!("balance-nothing"));
            return;
        }
        let words = self.words;
        for weight in Weight::ALL {
            let of: Vec<&Finding> = findings.iter().filter(|finding| finding.weight == weight).collect();
            if of.is_empty() {
                continue;
            }
            let heading = match weight {
                Weight::Mend => say!("balance-mend"),
                Weight::Look => say!("balance-look"),
                Weight::Know => say!("balance-know"),
            };
            self.told("h3", "", &heading);
            self.page.within("ul", "findings", |page| {
                for finding in of {
                    page.within("li", &format!("finding {}", weight.word()), |page| {
                        page.text("p", "what", &words.say(&finding.message));
                        page.text("p", "help", &words.say(&finding.help));
                        if let Some(places) = places(&finding.places) {
                            page.text("p", "places place", &places);
                        }
                    });
                }
            });
        }
    }

    fn seats(&mut self, balance: &Balance) {
        self.section(&say!("balance-seats"), &say!("balance-seats-note"));
        for (heading, playable) in [(say!("balance-playable"), true), (say!("balance-bots"), false)] {
            let wanted = |seat: &&Seat| seat.playable == playable && !seat.components.is_empty();
            let seats: Vec<&Seat> = balance.seats.iter().filter(wanted).collect();
            if seats.is_empty() {
                continue;
            }
            self.told("h3", "", &heading);
            self.figure(figures::seats(&seats, self.words));
        }
    }

    fn wins(&mut self, balance: &Balance) {
        let seats: Vec<&Seat> = balance.seats.iter().filter(|seat| seat.advantage.is_some()).collect();
        if seats.is_empty() {
            return;
        }
        self.section(&say!("balance-wins"), &say!("balance-wins-note"));
        self.figure(figures::wins(&seats, self.words));
        self.told("h3", "", &say!("balance-advantage"));
        self.told("p", "note", &say!("balance-advantage-note"));
        let rows: Vec<_> = seats.iter().filter_map(|seat| Some((seat.name.clone(), seat.advantage?))).collect();
        let label = self.words.get("balance-advantage");
        self.figure(figures::differences(&rows, &label));
    }

    fn agreement(&mut self, balance: &Balance) {
        if balance.talks.is_empty() {
            return;
        }
        self.section(&say!("balance-agreement"), &say!("balance-agreement-note"));
        for talks in &balance.talks {
            self.page.text("h4", "", &talks.name);
            self.figure(figures::agreement(talks, balance.games, self.words));
            let how = how_it_ended(talks, balance);
            if !how.is_empty() {
                let how = Arg::parts(how);
                self.told("p", "small", &say!("balance-without-text", how = how));
            }
        }
    }

    fn options(&mut self, balance: &Balance) {
        let with_texts: Vec<&Talks> = balance.talks.iter().filter(|talks| talks.texts > 0).collect();
        if with_texts.is_empty() {
            return;
        }
        self.section(&say!("balance-options"), &say!("balance-options-note"));
        for talks in with_texts {
            self.page.text("h4", "", &talks.name);
            let same = talks.most_frequent;
            let texts = say!("balance-texts", n = talks.texts, of = same.of, most = same.n);
            self.told("p", "small", &texts);
            let issues = talks.issues.iter().map(|issue| {
                let rows = issue.options.iter().enumerate().map(|(o, option)| {
                    let path = format!("{}.{}.{}", talks.id, issue.id, option.id);
                    let thing = balance.reached.iter().find(|t| t.kind == Kind::Option && t.path == path);
                    // That nobody leaves a clause out is no option which nobody wants.
                    let never = o > 0 && option.share.n == 0;
                    (option.name.clone(), option.share, thing.and_then(|thing| thing.place.clone()).filter(|_| never))
                });
                (issue.name.clone(), rows.collect())
            });
            self.blocks(issues.collect());
        }
    }

    fn events(&mut self, balance: &Balance) {
        self.section(&say!("balance-reached"), &say!("balance-reached-note"));
        let blocks = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Option).map(|of| {
            let things = balance.reached.iter().filter(|thing| thing.kind == of);
            let row = |t: &Reached| (t.name.clone(), t.share, t.place.clone().filter(|_| t.share.n == 0));
            (self.words.say(&kind(of)), things.map(row).collect())
        });
        let blocks: Vec<(String, Vec<Row>)> = blocks.filter(|(_, rows): &(_, Vec<Row>)| !rows.is_empty()).collect();
        for (heading, rows) in blocks {
            self.page.text("h3", "", &heading);
            self.rows(rows);
        }
    }

    fn endings(&mut self, balance: &Balance) {
        let effective = format!("{:.1}", balance.effective_endings);
        self.section(&say!("balance-endings"), &say!("balance-endings-note", effective = effective));
        let with_text = |ending: &TogetherEnded| -> Vec<&str> {
            let talks = balance.talks.iter().filter(|talks| ending.texts.contains(&talks.id));
            talks.map(|talks| &*talks.name).collect()
        };
        let rows = balance.endings.iter().map(|ending| {
            let names = Arg::names(with_text(ending));
            let what = match ending.texts.len() {
                0 => say!("balance-ending-none"),
                n if n == balance.talks.len() => say!("balance-ending-all", names = names),
                _ => say!("balance-ending-some", names = names),
            };
            (self.words.say(&what), ending.share, None)
        });
        let rows = rows.collect();
        self.rows(rows);
        self.told("h3", "", &say!("balance-gauges"));
        let gauges = balance.gauges.iter().filter_map(|gauge| {
            let name = match gauge.gauge {
                Gauge::Stability => "desk-gauge-stability",
                Gauge::Trust => "desk-gauge-trust",
                Gauge::NormStrength => "desk-gauge-norm-strength",
                Gauge::Resilience => "desk-gauge-resilience",
                Gauge::Fragmentation => "desk-gauge-fragmentation",
                Gauge::Openness => "desk-gauge-openness",
            };
            Some((self.words.get(name), f64::from(gauge.start), gauge.end?))
        });
        let gauges: Vec<_> = gauges.collect();
        let label = self.words.get("balance-gauges");
        self.figure(figures::spreads(&gauges, &label));
        if let Some(peak) = balance.peak {
            let [mean, most] = [peak.mean, peak.max].map(|rung| format!("{rung:.0}"));
            self.told("p", "small", &say!("balance-peak", mean = mean, most = most));
        }
    }

    fn speaking_first(&mut self, balance: &Balance) {
        let rows: Vec<_> = balance
            .talks
            .iter()
            .filter_map(|talks| Some((talks.name.clone(), talks.first_mover.as_ref()?.advantage)))
            .collect();
        if rows.is_empty() {
            return;
        }
        self.section(&say!("balance-first"), &say!("balance-first-note"));
        let label = self.words.get("balance-first");
        self.figure(figures::differences(&rows, &label));
    }

    fn styles(&mut self, balance: &Balance) {
        if balance.styles.is_empty() {
            return;
        }
        self.section(&say!("balance-styles"), &say!("balance-styles-note"));
        let rows: Vec<_> = balance.styles.iter().map(|row| (row.style.clone(), row.over_own)).collect();
        let label = self.words.get("balance-styles");
        self.figure(figures::differences(&rows, &label));
        self.told("h3", "", &say!("balance-styles-spread"));
        let spread = |spread: Spread| Spread {
            mean: spread.mean / 100.0,
            p5: spread.p5 / 100.0,
            q1: spread.q1 / 100.0,
            median: spread.median / 100.0,
            q3: spread.q3 / 100.0,
            p95: spread.p95 / 100.0,
            ..spread
        };
        let rows: Vec<_> = balance
            .styles
            .iter()
            .filter_map(|row| {
                let score = row.score?;
                Some((row.style.clone(), (score.mean - row.over_own.mean) / 100.0, spread(score)))
            })
            .collect();
        let label = self.words.get("balance-styles-spread");
        self.figure(figures::spreads(&rows, &label));
        self.told("p", "small", &say!("balance-styles-dashed"));
    }

    fn foot(&mut self, balance: &Balance) {
        let words = self.words;
        let full = balance.talks.iter().any(|talks| talks.first_mover.is_some());
        let styles: Vec<&str> = balance.styles.iter().map(|row| &*row.style).collect();
        let mut options = format!("--seeds {}..{}", balance.seed, balance.seed + balance.games);
        for (option, list) in [("--bots", balance.bots.join(",")), ("--styles", styles.join(","))] {
            if !list.is_empty() {
                options += &format!(" {option} {list}");
            }
        }
        if full {
            options += " --full";
        }
        self.page.within("footer", "small", |page| {
            if !full {
                page.text("p", "", &words.get("balance-more"));
            }
            page.text("p", "", &words.get("balance-method"));
            page.text("p", "", &words.say(&say!("balance-again", options = options)));
            page.text("p", "place", &words.say(&say!("cli-simulate-digest", digest = balance.digest.to_string())));
        });
    }

    fn rows(&mut self, rows: Vec<Row>) {
        table(&mut self.page, rows, self.words);
    }

    /// Small tables side by side, each under its heading.
    fn blocks(&mut self, blocks: Vec<(String, Vec<Row>)>) {
        let words = self.words;
        self.page.within("div", "columns", |page| {
            for (heading, rows) in blocks {
                page.within("div", "block", |page| {
                    page.text("h3", "", &heading);
                    table(page, rows, words);
                });
            }
        });
    }
}

/// A name, how much of the whole it is, and where it stands if that matters.
type Row = (String, Share, Option<Place>);

/// A table of names with bars; what never came stands with its line in the file.
fn table(page: &mut Page, rows: Vec<Row>, words: &Words) {
    page.within("div", "rows", |page| {
        for (name, share, place) in rows {
            page.within("div", if share.n == 0 { "row never" } else { "row" }, |page| {
                page.within("div", "label", |page| {
                    page.text("span", "", &name);
                    if let Some(place) = place {
                        page.text("span", "place", &words.say(&say!("balance-line", line = place.line)));
                    }
                });
                page.within("div", "bar-cell", |page| page.bar(share.share, "bar"));
                let number = if share.n == 0 { words.get("balance-never") } else { per_cent(share.share) };
                page.text("div", "number", &number);
            });
        }
    });
}

/// Why talks ended without a text, most frequent first.
fn how_it_ended(talks: &Talks, balance: &Balance) -> Vec<Saying> {
    let without = &talks.without_text;
    let mut how: Vec<(u64, Saying)> = vec![
        (without.out_of_time, say!("balance-out-of-time", n = without.out_of_time)),
        (without.called_off, say!("balance-called-off", n = without.called_off)),
        (without.not_opened, say!("balance-not-opened", n = without.not_opened)),
        (without.unfinished, say!("balance-unfinished", n = without.unfinished)),
    ];
    for (code, n) in &without.walked_out {
        let name = balance.seats.iter().find(|seat| seat.id == *code).map_or(code, |seat| &seat.name);
        how.push((*n, say!("balance-walked-out", who = name, n = *n)));
    }
    how.retain(|(n, _)| *n > 0);
    how.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    how.into_iter().map(|(_, how)| how).collect()
}

/// Whole per cent, but never 0 or 100 for what is not.
fn per_cent(share: f64) -> String {
    match 100.0 * share {
        p if p > 0.0 && p < 1.0 => String::from("< 1 %"),
        p if p < 100.0 && p > 99.0 => String::from("> 99 %"),
        p => format!("{p:.0} %"),
    }
}

fn places(places: &[Place]) -> Option<String> {
    let first = places.first()?;
    let lines: Vec<String> = places.iter().map(|place| place.line.to_string()).collect();
    Some(format!("{}:{}", first.file, lines.join(", ")))
}
