# How a level plays: findings, the page about it, and parts of a sweep that are put together.

finding-wins = { $seat } wins { $n } of { $of } games.
finding-wins-help = Give the others more that they can reach, or this seat less: look at the targets in the mandates and at what the talks are worth to each.
finding-hardly-wins = { $seat } comes out best in only { $n } of { $of } games.
finding-hardly-wins-help = Its mandate may ask for what others can keep from it. Bring its targets nearer, or give it more to trade with.
finding-out-of-reach = { $seat } reaches { $mean } of 100 points of its mandate on average.
finding-out-of-reach-help = Nobody can do well in this seat. Bring targets nearer to where the level starts, or give it the means.
finding-by-itself = { $seat } reaches { $mean } of 100 points of its mandate on average.
finding-by-itself-help = Nothing is at stake in this seat. Move targets further away, or add an objective that costs something.
finding-fatal = { $seat } crosses a line that fails its whole mandate in { $n } of { $of } games.
finding-fatal-help = Move the `fatal` value further away, or make it possible to see it coming.
finding-objective-never = { $seat } never gets anything of “{ $objective }”.
finding-objective-never-help = Its `start` may lie beyond what the level ever shows. Bring start and target nearer to what happens, or leave the objective out.
finding-objective-always = { $seat } always meets “{ $objective }” in full, whatever it does.
finding-objective-always-help = It asks for nothing. Move the target further away, or leave the objective out.
finding-never-open = { $talks }: the talks never open.
finding-never-open-help = Look at `opens` and `closes`, and at events that call them off.
finding-no-text = { $talks }: the talks end without a text in { $n } of { $of } games.
finding-no-text-help = There is little that all would rather sign than leave. Lower what no deal is worth, raise what a text is worth, or give them more to trade: issues that matter more to one than to another.
finding-always-text = { $talks }: the talks end with a text in { $n } of { $of } games.
finding-always-text-help = Failure is no danger here. If it should be one, raise what no deal is worth to somebody.
finding-same-text = { $talks }: the very same text in { $n } of { $of } agreements.
finding-same-text-help = There is one best text. Draw values from wider ranges that cross, so that another text is best in another game.
finding-settled = { $talks }: “{ $option }” settles { $issue } in { $n } of { $of } agreements.
finding-settled-help = Nobody argues about it. Let what it is worth cross between parties, or leave the issue out.
finding-at-once = { $talks }: { $n } of { $of } texts are agreed in the first turn.
finding-at-once-help = There is nothing to work for. Let parties start further apart, or the talks open later.
finding-first-mover = { $talks }: who speaks first gets { $points } points of 100 more than who speaks last.
finding-last-mover = { $talks }: who speaks last gets { $points } points of 100 more than who speaks first.
finding-first-mover-help = The order of `parties` decides too much. Give parties more rounds a turn, or let a chair write the text.
finding-quoted = “{ $name }”
finding-option-never = { $n ->
    [one] Nobody ever chose { $names }.
   *[other] Nobody ever chose { $n } options: { $names }.
}
finding-option-never-help = Raise what it is worth to somebody, or leave it out: an option that nobody wants teaches nothing.
finding-event-never = { $n ->
    [one] It never came to { $names }.
   *[other] It never came to { $n } events: { $names }.
}
finding-event-never-help = Look at `when`, the turns and the `chance`: what has to be true for it may never be.
finding-choice-never = { $n ->
    [one] Nobody ever decided for { $names }.
   *[other] Nobody ever decided for { $n } choices: { $names }.
}
finding-choice-never-help = It costs more than it brings, or the event never came. Bots take what serves their mandate; people may still choose it.
finding-package-never = { $n ->
    [one] Nobody ever gave { $names }.
   *[other] Nobody ever gave { $n } packages: { $names }.
}
finding-package-never-help = Lower what it costs, or let a text or an event give it.
finding-coalition-never = { $n ->
    [one] Nobody ever joined { $names }.
   *[other] Nobody ever joined { $n } coalitions: { $names }.
}
finding-coalition-never-help = Lower the trust or the price that is asked for joining.
finding-clue-never = { $n ->
    [one] Nobody ever found { $names }.
   *[other] Nobody ever found { $n } clues: { $names }.
}
finding-clue-never-help = Lower `effort` or `technical`, or open it earlier.
finding-operation-never = { $n ->
    [one] Nobody ever ran { $names }.
   *[other] Nobody ever ran { $n } operations: { $names }.
}
finding-operation-never-help = That may be as you want it. If not, raise what it brings, or lower the risk of being seen.
finding-measure-never = { $n ->
    [one] Nobody ever took the measure { $names }.
   *[other] Nobody ever took { $n } measures: { $names }.
}
finding-measure-never-help = That may be as you want it: bots use few of the severe ones. If not, look at cost and standards of proof.
finding-random = Orders at random do as well as the bots’ own.
finding-random-help = What is decided hardly matters. Let mandates depend more on what seats do, and less on what happens by itself.
finding-style = Every seat would do { $points } points of 100 better as { $style } than as the level has it.
finding-style-help = One way to play is best everywhere. If that is not meant, let something that this style gives up count in the mandates.
finding-few-games = { $n ->
    [one] This is one game, which says next to nothing.
   *[other] These are only { $n } games: shares are rough, and little is sure.
}
finding-few-games-help = Play some hundred: `--games 400` knows every share to within 5 in 100.

merge-seed = seed { $seed }
merge-seeds = seeds { $first } to { $last }
merge-nothing = No files were given.
merge-empty = { $file }: the file is empty. The run that should write it was probably stopped; play its shard again.
merge-no-part = { $file }: this is no part of a sweep. Parts are written by `demarche simulate LEVEL --seeds A..B --shard i/N --out FILE`.
merge-other-format = { $file }: it was written by another version of this program, whose parts this one cannot read. Play its shard again.
merge-other-rules = { $file }: it was played by version { $theirs } of the rules, and this program has version { $ours }. Play it again with this program, or merge with the one that played it.
merge-cut-off = { $file }: the file ends too early, after { $games } of { $all } games. The run was probably stopped, or the copy was; copy it again or play its shard again.
merge-damaged = { $file }: the file was changed after it was written, or damaged. Copy it again or play its shard again.
merge-another-level = { $file }: it was played on the level { $level }, and { $with } on { $other }. Parts of one sweep are all of one level.
merge-other-level = { $file }: { $level } was another when it was played than in { $with }: the file of the level has changed in between. Play all shards again on one version.
merge-other-seeds = { $file }: it belongs to a sweep over { $seeds }, and { $with } to one over { $other }. Leave one of them out.
merge-other-plan = { $file }: it was played with other bots or other comparisons than { $with }. Give every shard the same --bots, --styles and --full.
merge-twice = { $one } and { $other } both hold { $seeds }. Leave one of the two out.
merge-missing = Missing: { $seeds }. Play { $shards }, or add the file if it lies elsewhere.

balance-title = How { $level } plays
balance-lead = { $games ->
    [one] One game of bots, seed { $first }. It lasts { $turns } turns and takes { $usual } orders.
   *[other] { $games } games of bots, seeds { $first } to { $last }. Each lasts { $turns } turns; nine in ten take { $few } to { $many } orders, the middle one { $usual }.
}
balance-lead-none = No game was played.
balance-to-do = What to do
balance-nothing = Nothing stands out: seats win alike, talks are open, and everything is reached.
balance-mend = Mend first
balance-look = Look at
balance-know = Good to know
balance-seats = How well seats do
balance-seats-note = Attainment of the mandate, in points of 100. The hill shows how many games end where. Under it, the bar holds the middle half of all games with a notch for the middle one, the line nine in ten; the ring is the mean, whose 95 % interval stands at the right.
balance-playable = Seats for people
balance-bots = Seats of bots
balance-wins = Who wins
balance-wins-note = Games in which a seat attains more of its mandate than any other seat for people, with the 95 % interval. A tuning figure: players never see it.
balance-fair = if all won alike
balance-n-of = { $n } of { $of }
balance-advantage = What the role gives
balance-advantage-note = Points of 100 by which a seat lies over the mean of all seats for people in the same game. A full dot is surely not nothing.
balance-agreement = When talks agree
balance-agreement-note = Share of games that have a text by each turn. The talks meet in the turns on the darker ground.
balance-agreement-of = Share of games with a text of { $talks }, by turn
balance-turn = turn
balance-from-to = { $low } to { $high }
balance-without-text = Without a text: { $how }.
balance-out-of-time = { $n } ran out of time
balance-called-off = { $n } were called off
balance-not-opened = { $n } never opened
balance-unfinished = { $n } were still open at the end
balance-walked-out = { $n } ended when { $who } walked out
balance-options = What texts say
balance-options-note = Share of all texts that have each option. What nobody ever chose stands with its line in the file.
balance-texts = { $of ->
    [one] One text.
   *[other] { $n ->
        [one] { $of } texts, all the same.
       *[other] { $of } texts, { $n } of them different; the most frequent one { $most } times.
    }
}
balance-reached = What games reach
balance-reached-note = Share of all games in which something came to pass, at least once. What never did stands with its line in the file.
balance-kind-option = Options
balance-kind-event = Events
balance-kind-choice = Decisions that events ask for
balance-kind-measure = Measures
balance-kind-clue = Clues found
balance-kind-package = Packages given
balance-kind-coalition = Coalitions joined
balance-kind-operation = Operations run
balance-never = never
balance-line = line { $line }
balance-endings = How it ends
balance-endings-note = What came of all talks together. If all endings were as frequent there would be { $effective } of them.
balance-ending-none = No text at all
balance-ending-all = All texts: { $names }
balance-ending-some = Only { $names }
balance-gauges = Gauges at the end
balance-peak = The dashed line is where a gauge starts. The highest rung of the ladder is { $mean } on average, { $most } at most.
balance-first = What speaking first is worth
balance-first-note = The same games were played with the parties in reverse order. Shown is what speaking first instead of last is worth, in points of 100 of a party’s best text, whoever the parties are.
balance-styles = What styles are worth
balance-styles-note = Each style took the seats for people by turns while all others played on as before. Shown are the points of 100 by which it does better or worse than what sits there anyway, game by game on the same seed.
balance-styles-spread = How styles do
balance-styles-dashed = The dashed line is the mean of what sits there anyway.
balance-again = The same again: `demarche simulate LEVEL { $options }`
balance-more = What speaking first and what other styles of play are worth shows with `--full`.
balance-method = Intervals are of 95 %: by Wilson for shares, by Student’s t for means. The same games give the same page, however many cores or parts they were played in.
