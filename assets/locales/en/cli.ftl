# What the commands of the command line say.

cli-usage = Usage:
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-options = Options
cli-choices = { $help } [possible values: { $names }]
cli-default = { $help } [default: { $value }]

cli-no-window = This build has no window. Build with the default features to play: cargo run --release
cli-no-file = { $file }: { $reason }
cli-no-folder = There is no folder to draw in: { $reason }
cli-play-no-seat = { $level }: no seat { $seat } for a person; there are { $names }
cli-play-no-turn = { $level } has no turn { $turn }; its last is turn { $last }
cli-shots-size = write width and height, such as 1280x720
cli-shots-scale = write a number from 1 to 2, such as 1.5
cli-shots-unknown = there is no screen { $name }; there are { $names }

cli-check-no-levels = { $folder }: the folder holds no .ron files
cli-check-unprintable = the problems cannot be printed: { $reason }
cli-check-file = { $file }: { $summary }
cli-check-none = no problems
cli-check-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
cli-check-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
cli-check-hints = { $n ->
    [one] { $n } hint
   *[other] { $n } hints
}

cli-replay-verified = verified: { $records } records, { $orders } orders, { $turns } turns
cli-replay-rebuilt = rebuilt: { $records } records, { $orders } orders, { $turns } turns
cli-replay-head = head  { $digest }
cli-replay-state = state { $digest }
cli-replay-not-compared = states were not compared: written by other rules than this program's
cli-replay-no-pack = level { $level }: its pack is not installed or not offered; the journal holds all it needs of it
cli-replay-damage = { $place }: { $what }
cli-replay-damage-because = { $place }: { $what } ({ $reason })
cli-replay-short = rebuilt up to there

cli-simulate-progress = {"{bar:40} {pos}/{len}"} games, {"{eta}"} left
cli-simulate-title = { $games ->
    [one] { $level }: one game, from seed { $seed }
   *[other] { $level }: { $games } games from seed { $seed }
}
cli-simulate-agreement = { $talks } agreement { $rate } % ({ $low } to { $high }), turn { $turn } ± { $turn_sd }
cli-simulate-no-agreement = { $talks } no agreement
cli-simulate-never = { $indent } never chosen: { $options }
cli-simulate-first = { $indent } speaking first instead of last: { $points } ({ $first } and { $last } changed places)
cli-simulate-reached = { $kind }: { $n } of { $of } reached
cli-simulate-seat = { $code } attainment { $mean } ± { $sd }
cli-simulate-seat-best = { $code } attainment { $mean } ± { $sd }, best of the playable seats in { $n }, { $advantage } against their mean
cli-simulate-objective = { $mean } ± { $sd }  { $objective }
cli-simulate-style = as { $style } { $mean }, { $over } over what sits there
cli-simulate-more = What speaking first and what other styles are worth: play with --full.
cli-simulate-length = length { $turns } turns, { $mean } ± { $sd } orders
cli-simulate-digest = digest { $digest }
cli-simulate-seeds = { $seeds } is no range of seeds; write the first and the one behind the last, such as 0..1000
cli-simulate-shard = { $shard } is no part; write which and of how many, such as 3/8
cli-simulate-unwritten = { $file } cannot be written: { $reason }
cli-simulate-written = { $file }: { $n ->
    [one] one game
   *[other] { $n } games
} for demarche merge
cli-simulate-page = The page is in { $file }

cli-depth-title = { $level }: { $games } games each, from seed { $seed }
cli-depth-columns = {"  "}style                  M ± SE         over random  looking ahead over it
cli-depth-no-better-than-random = {"  "}! { $style } does not beat random orders by two standard errors
cli-depth-foresight-no-better = {"  "}! looking ahead does not beat { $style } by two standard errors
cli-depth-best = {"  "}{ $seat }: { $style } does best of the fixed styles
cli-depth-habit = {"  "}! { $what }: { $option } in { $share } % of the best games
cli-depth-matters = {"  "}without { $mechanism } { $seat } { $mean } ± { $error }
cli-depth-hardly-matters = {"  "}without { $mechanism } ! nobody surely: { $seat } { $mean } ± { $error }
cli-depth-not-played = {"  "}without { $mechanism } the same games

cli-install-not = { $file } was not installed. Nothing was changed.
cli-install-newer = { $title } is installed in version { $installed }, which is newer than the { $version } in { $file }. Nothing was changed. To put the older one in its place all the same, add --downgrade
cli-install-unwritable = The folder of packs, { $folder }, cannot be written: { $reason }
cli-install-closed = Its levels are not offered yet: { $why }.
cli-packs-none = No packs are installed. `demarche install FILE` installs one: a zip, or a folder with a pack.ron
cli-packs-pack = { $title } { $version } ({ $name }), by { $authors }, { $licence }
cli-packs-broken = { $name }
cli-packs-levels = {"  "}levels: { $names }
cli-packs-no-levels = {"  "}no levels, but maps for other packs
cli-packs-closed = {"  "}not offered: { $why }
cli-packs-unknown = There is no pack `{ $name }`: { $help }
cli-packs-known = installed: { $names }
cli-packs-enabled = The levels of { $name } are offered.
cli-packs-disabled = The levels of { $name } are not offered any more.
cli-packs-removed = { $name } is removed.
cli-packs-now-closed = The levels of { $name } are not offered now: { $why }.

cli-prove-could-not-run = { $row } could not run: { $why }
cli-prove-no-sources = sources not found at { $folder }
cli-prove-no-process = this program cannot be started again: { $why }
cli-prove-no-row = no row '{ $row }'; there are { $names } and all

cli-watch-title = { $level }, seed { $seed }, played by bots
cli-watch-order = { $seat }  { $order }: { $reason }
cli-watch-order-about = { $seat }  { $order } ({ $about }): { $reason }
cli-watch-draft = { $talks }: { $clauses }
cli-watch-answer = { $talks }, from { $who }
cli-watch-no-seat = { $level }: no seat { $seat }; there are { $names }
