//! Tells sentences: from a message and what stands in it to words.

use fluent_bundle::FluentValue;

use crate::base::{ActorId, CardRef, IncidentId, SuspectId, TalksId};
use crate::debrief::{Arg, Debrief, Sentence, Voter};
use crate::level::{Channel, Gauge, Level, ResponseKind, Talks};
use crate::negotiation::Change;
use crate::vm::emblem::Emblem;
use crate::vm::settings::Settings;
use crate::vm::{figures, when, who};
use crate::words::{Args, Words};

/// One debrief with all that is needed to speak of it.
pub(super) struct Teller<'a> {
    pub level: &'a Level,
    pub debrief: &'a Debrief,
    pub words: &'a Words,
    pub settings: &'a Settings,
}

/// Basis points as whole points of a hundred, halves away from zero.
pub(super) const fn points(bp: i64) -> i64 {
    (bp + 50 * bp.signum()) / 100
}

impl<'a> Teller<'a> {
    pub fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    /// A message with arguments; numbers come as words, too.
    pub fn with<const N: usize>(&self, id: &str, args: [(&str, Arg); N]) -> String {
        self.words.with(id, &self.args(&args))
    }

    /// The sentence in words, its first letter a capital.
    pub fn tell(&self, sentence: &Sentence) -> String {
        capital(&self.words.with(sentence.id, &self.args(&sentence.args)))
    }

    /// The arguments of a message as Fluent takes them.
    pub fn args<'s>(&'s self, args: &[(&'s str, Arg)]) -> Args<'s> {
        let mut out = Args::new();
        for (name, arg) in args {
            let number = |out: &mut Args<'s>, n: i64| {
                out.set(format!("{name}-words"), self.number(n));
                out.set(*name, n);
            };
            match arg {
                Arg::Number(n) => number(&mut out, *n),
                Arg::Points(bp) => number(&mut out, points(*bp)),
                _ => out.set(*name, FluentValue::from(self.say(arg))),
            }
        }
        out
    }

    fn say(&self, arg: &Arg) -> String {
        let level = self.level;
        match arg {
            Arg::Number(n) => grouped(*n),
            Arg::Points(bp) => points(*bp).to_string(),
            Arg::Share(share) => figures::permille(share.0.into()),
            Arg::Turn(turn) => when::turn(level, *turn, self.words),
            Arg::Actor(actor) => self.name(*actor),
            Arg::Talks(talks) => level.talks(*talks).name.clone(),
            Arg::Title(talks) => level.talks(*talks).title.clone(),
            Arg::Response(kind) => self.response(*kind),
            Arg::Channel(channel) => channel_key(*channel).to_owned(),
            Arg::Card(card) => self.quotable(self.card(*card)),
            Arg::Account(incident, suspect) => self.account(*incident, *suspect).to_owned(),
            Arg::Incident(incident) => self.within(&level.incident(*incident).name),
            Arg::Package(package) => level.package(*package).name.clone(),
            Arg::Coalition(coalition) => level.coalition(*coalition).name.clone(),
            Arg::Gauge(gauge) => self.gauge(*gauge),
            Arg::Changes(talks, changes) => self.changes(*talks, changes),
            Arg::Objective(ix) => {
                let objectives = &level.actor(self.debrief.seat).mandate.objectives;
                objectives.get(usize::from(*ix)).map(|objective| objective.name.clone()).unwrap_or_default()
            }
            Arg::Norm(norm) => level.norm(*norm).name.clone(),
            Arg::Operation(operation) => level.operation(*operation).name.clone(),
            Arg::Ratifier(actor, ratifier) => {
                let home = level.actor(*actor).home.get(usize::from(*ratifier));
                home.map(|ratifier| ratifier.name.clone()).unwrap_or_default()
            }
            Arg::Voter(_, Voter::Actor(actor)) => self.name(*actor),
            Arg::Voter(forum, Voter::Bloc(bloc)) => {
                let bloc = level.forum(*forum).blocs.get(usize::from(*bloc));
                self.with(
                    "debrief-of-bloc",
                    [("bloc", Arg::Name(bloc.map(|bloc| bloc.name.clone()).unwrap_or_default()))],
                )
            }
            Arg::Price(forum, bloc, price) => {
                let bloc = level.forum(*forum).blocs.get(usize::from(*bloc));
                let price = bloc.and_then(|bloc| bloc.prices.get(usize::from(*price)));
                price.map(|price| price.name.clone()).unwrap_or_default()
            }
            Arg::Actors(actors) => self.names(actors),
            Arg::Name(name) => name.clone(),
            Arg::Key(key) => (*key).to_owned(),
        }
    }

    /// A number up to twelve as a word, others in figures, thousands apart.
    fn number(&self, n: i64) -> String {
        let id = format!("debrief-number-{n}");
        if self.words.has(&id) { self.get(&id) } else { grouped(n) }
    }

    /// The name of an actor as it stands within a sentence.
    pub fn name(&self, actor: ActorId) -> String {
        let name = who::name(self.level, actor, self.settings);
        let mut words = name.split_whitespace();
        let (first, last) = (words.next(), words.next_back().or_else(|| name.split_whitespace().next()));
        let listed = |id: &str, word: Option<&str>| {
            word.is_some_and(|word| self.get(id).split_whitespace().any(|known| known == word))
        };
        let article = listed("debrief-name-article", last) || listed("debrief-name-of", first);
        let mut args = Args::new();
        args.set("form", if article { "article" } else { "plain" });
        args.set("name", name);
        self.words.with("debrief-name", &args)
    }

    /// `Ondara, Valdora and Kestria`.
    pub fn names(&self, actors: &[ActorId]) -> String {
        self.list(&actors.iter().map(|actor| self.name(*actor)).collect::<Vec<_>>())
    }

    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let mut args = Args::new();
                args.set("first", first.join(", "));
                args.set("last", last.clone());
                self.words.with("debrief-and", &args)
            }
        }
    }

    pub fn emblem(&self, actor: ActorId) -> Emblem {
        who::emblem(self.level, actor, self.settings)
    }

    pub fn turn(&self, turn: u16) -> String {
        when::turn(self.level, turn, self.words)
    }

    /// The name of a response within a sentence: without its capital.
    pub fn response(&self, kind: ResponseKind) -> String {
        self.level.response(kind).map(|response| small(&response.name)).unwrap_or_default()
    }

    pub fn card(&self, card: CardRef) -> &'a str {
        let clue = self.level.incident(card.incident).clues.get(usize::from(card.clue));
        clue.and_then(|clue| clue.cards.get(usize::from(card.card))).map_or("", |card| &card.title)
    }

    pub fn account(&self, incident: IncidentId, suspect: SuspectId) -> &'a str {
        self.level.incident(incident).suspects.get(suspect.ix()).map_or("", |suspect| &suspect.name)
    }

    pub fn gauge(&self, gauge: Gauge) -> String {
        self.get(match gauge {
            Gauge::Stability => "debrief-gauge-stability",
            Gauge::Trust => "debrief-gauge-trust",
            Gauge::NormStrength => "debrief-gauge-norm-strength",
            Gauge::Resilience => "debrief-gauge-resilience",
            Gauge::Fragmentation => "debrief-gauge-fragmentation",
            Gauge::Openness => "debrief-gauge-openness",
        })
    }

    /// `“five days” under notice and “shall” under duty`.
    fn changes(&self, talks: TalksId, changes: &[Change]) -> String {
        let spec = self.level.talks(talks);
        let each = changes.iter().map(|change| {
            let mut args = Args::new();
            args.set("option", option_name(spec, change.issue, change.to));
            let issue = spec.issues.get(usize::from(change.issue));
            args.set("issue", issue.map_or(String::new(), |issue| self.common(&issue.name)));
            self.words.with("debrief-change", &args)
        });
        self.list(&each.collect::<Vec<_>>())
    }

    /// The first letter small, unless the first word is part of an actor's name.
    fn common(&self, text: &str) -> String {
        let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let mut names = self.level.actor_ids().map(|actor| who::name(self.level, actor, self.settings));
        let proper = names.any(|name| name.split_whitespace().any(|word| word == first));
        if proper { text.to_owned() } else { small(text) }
    }

    /// Words that will stand in quotation marks: their own become inner ones.
    fn quotable(&self, text: &str) -> String {
        let (written, inner) = (self.get("debrief-quotes-written"), self.get("debrief-quotes-inner"));
        let pairs = written.split_whitespace().zip(inner.split_whitespace());
        pairs.fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    }

    /// A name that may begin with an article, within a sentence.
    fn within(&self, name: &str) -> String {
        let article = format!("{} ", self.get("debrief-article-start"));
        name.strip_prefix(&article)
            .map_or_else(|| name.to_owned(), |rest| format!("{} {rest}", self.get("debrief-article")))
    }
}

/// Key of a channel in messages.
pub(super) const fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::None => "none",
        Channel::Diplomatic => "diplomatic",
        Channel::ContactPoint => "contact",
        Channel::Hotline => "hotline",
    }
}

pub(super) fn option_name(spec: &Talks, issue: u8, option: u8) -> &str {
    let issue = spec.issues.get(usize::from(issue));
    issue.and_then(|issue| issue.options.get(usize::from(option))).map_or("", |option| &option.name)
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first letter small, unless the whole first word is in capitals.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// `3,456`, with a true minus.
pub(super) fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    let sign = if n < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", groups.join(","))
}
