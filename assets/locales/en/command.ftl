# What the commands of the command line do, and their arguments. The name of a message is the way to it:
# command-check-paths is the argument `paths` of `demarche check`.

command = Practise cyber diplomacy
command-help = Print help
command-version = Print the version

command-play = Open the game; with a level, straight into it
command-play-level = Level file, or the name of a level, such as winter-ward or pack/level
command-play-seat = Seat to take, by its three letters
command-play-seed = Seed of everything that is drawn
command-play-from = Begin in this turn: bots play all seats up to it
command-play-names = Real or masked names

command-lab = Open the level lab: a level file shown while you write it
command-lab-file = Level file; without one, the lab asks for it

command-new = Begin a level: a small one with comments, in the current folder
command-new-name = What the level is called, such as "Night Ferry"; its file is then night-ferry.ron

command-check = Find every problem in levels, maps and packs, each with its place and how to mend it
command-check-paths = Level files, map files in a folder `maps`, packs (folders or zips), folders of levels, or pack/level
command-check-json = Print problems as a JSON array of {"{file, line, column, severity, code, message, help}"}
command-check-strict = Let warnings count like errors

command-fmt = Lay levels and maps out evenly; comments, order and values stay
command-fmt-paths = Level and map files, or folders of them; `-` reads standard input and writes standard output
command-fmt-check = Change nothing; name the files that would change, and exit with 1 if there are any

command-upgrade = Write levels of older versions of the format as they are written today; comments and order stay
command-upgrade-paths = Level files, or folders of them
command-upgrade-check = Change nothing; name the files that would change, and exit with 1 if there are any

command-graph = Draw a level as SVG: who acts, how they stand, what happens when, and what waits for what
command-graph-level = Level file, or the name of a built-in level
command-graph-out = File to write; standard output if none is named

command-schema = Print the format of levels as JSON, for editors and other tools
command-schema-json-schema = Print a JSON Schema of levels that were turned into JSON
command-schema-ron-lsp = Write what ron-lsp needs into this folder: Cargo.toml, ron.toml and src/lib.rs

command-simulate = Play a level with bots many times
command-simulate-level = Level file, or the name of a level, such as winter-ward or pack/level
command-simulate-games = How many games
command-simulate-seed = Seed of the first game; game k has this plus k
command-simulate-seeds = All seeds from A up to B, B left out, such as 0..1000: another way to say which games
command-simulate-bots = How bots bargain, by seat in the order of the level; the last goes for all further seats
command-simulate-full = Play every game again with the parties of talks speaking in reverse order, and with each style in the playable seats by turns: what speaking first and what styles are worth
command-simulate-styles = Play every game again with these styles in the playable seats by turns
command-simulate-shard = Play only part i of N of the seeds, such as 3/8
command-simulate-out = Write the games into a file for `demarche merge`, instead of a report
command-simulate-html = Write the report as a page, too, with figures
command-simulate-json = Print JSON

command-merge = Put parts of a sweep together and report on the whole
command-merge-files = Files that `demarche simulate --out` has written, in any order
command-merge-html = Write the report as a page, too, with figures
command-merge-json = Print JSON

command-watch = Watch bots play one game of a level: what each does, and why
command-watch-level = Level file, or the name of a level, such as winter-ward or pack/level
command-watch-seed = Seed of everything that is drawn
command-watch-seat = Only what this seat does, by its three letters
command-watch-bots = How bots play, by seat in the order of the level; the last goes for all further seats
command-watch-json = Print a line of JSON an order: {"{turn, seat, order, reason}"}

command-install = Install packs of levels, or put a newer version in the place of an older one
command-install-files = Packs: zips, or folders with a pack.ron
command-install-downgrade = Let an older version take the place of a newer one

command-packs = List the packs that are installed, and why levels of one are not offered
command-packs-json = Print a JSON array of {"{name, title, version, authors, licence, enabled, offered, reason, levels, folder}"}
command-packs-enable = Offer the levels of packs again
command-packs-enable-names = Short names of packs
command-packs-disable = Keep packs, but do not offer their levels
command-packs-disable-names = Short names of packs
command-packs-remove = Take packs away for good; games that were begun can still be played
command-packs-remove-names = Short names of packs

command-depth = Measure whether a level rewards thinking: styles of bots, habits of the best games, parts of the rules
command-depth-levels = Level files, or names of levels
command-depth-games = How many games each style and each switched-off part gets
command-depth-seed = Seed of the first game; game k has this plus k
command-depth-styles = Styles to compare, all of them if none is named; looking ahead takes most of the time
command-depth-styles-only = Leave the switched-off parts out, which takes a fraction of the time
command-depth-json = Print JSON

command-analyse = Analyse a negotiation domain: frontier and fair points
command-analyse-files = A case in RON; or XML of GENIUS, the domain first, then one profile a party
command-analyse-scale = How weights and evaluations of GENIUS are read: weights divided by their sum and evaluations by the issue's maximum (genius), or as written (raw)
command-analyse-exact = Reckon exactly (the default)
command-analyse-f64 = Reckon in floats, rounded as NegMAS rounds them
command-analyse-all = The frontier among all outcomes, not only rational ones
command-analyse-deal = Also measure this deal: a value for each issue, as in price=20,colour=red
command-analyse-round = Analyse a later round: its reservation values, and utilities discounted up to its beginning, at N of --rounds of the time; 0 is the start (a move of `negotiate` in that round comes later, at N + 1 of --steps + 1)
command-analyse-rounds = The rounds of the negotiation: when the discount has done its whole work
command-analyse-json = Print JSON

command-negotiate = Let strategies bargain over a negotiation domain
command-negotiate-files = A case in RON; or XML of GENIUS, the domain first, then one profile a party
command-negotiate-scale = How weights and evaluations of GENIUS are read: weights divided by their sum and evaluations by the issue's maximum (genius), or as written (raw)
command-negotiate-exact = Reckon exactly (the default)
command-negotiate-f64 = Reckon in floats, rounded as NegMAS rounds them
command-negotiate-strategies = One for each party, in the order of the profiles: boulware, linear, conceder, time=E, tit-for-tat, tit-for-tat-absolute, tit-for-tat-averaged, micro, trade-off, frequency, bayesian, hard-liner, random; with :time, :combi or :combi-mean behind it for another condition of acceptance than :next
command-negotiate-steps = Rounds until the deadline
command-negotiate-repeat = How many negotiations; number k has the seed S + k
command-negotiate-seed = Seed of the strategies that draw
command-negotiate-protocol = Who may do what when: offers in turn until all agree, a chair who drafts until a text is adopted, or a text that the first party opens for signature
command-negotiate-rule = How a single text is adopted
command-negotiate-chair = The party, from 1, that chairs a single text; else the chair is nobody's
command-negotiate-threshold = Signatures that bring an open text into force; all if none is given
command-negotiate-caucus = Parties, from 1, that confer before each round of alternating offers, such as 1,3
command-negotiate-explain = Say why, move by move, and how each party conceded
command-negotiate-json = Print JSON

command-tournament = Let strategies meet in all seats of a negotiation domain, and rank them
command-tournament-files = A case in RON; or XML of GENIUS, the domain first, then one profile a party
command-tournament-scale = How weights and evaluations of GENIUS are read: weights divided by their sum and evaluations by the issue's maximum (genius), or as written (raw)
command-tournament-exact = Reckon exactly (the default)
command-tournament-f64 = Reckon in floats, rounded as NegMAS rounds them
command-tournament-strategies = Two or more, by the names that negotiate takes; each meets each, itself included, in all seats
command-tournament-steps = Rounds until the deadline
command-tournament-repeat = How often each assignment of strategies to seats is played
command-tournament-seed = Seed of the strategies that draw; game k has the seed S + k
command-tournament-json = Print JSON

command-votes = Tell who has power under a rule of votes
command-votes-weights = The weight of each member, such as 4,3,2,1
command-votes-quota = The weight of yes that it takes
command-votes-majority = How much yes it takes, without a quota
command-votes-json = Print JSON

command-coalition = Tell who can claim what of a joint gain: Shapley value, core and least core
command-coalition-file = Who can earn what together, in RON: (actors: ["A", "B"], worths: [(["A", "B"], 60)], shares: [30, 30]); coalitions that aren't named are worth 0, and shares may be left out
command-coalition-json = Print JSON

command-replay = Rebuild a session from its journal and check it
command-replay-journal = The journal
command-replay-verify = Check chain, seal and every state digest; refuse anything that is not whole
command-replay-json = Print JSON

command-shots = Draw screens of a scripted session into PNG files
command-shots-out = Folder for the pictures
command-shots-size = Size of the window, such as 1280x720
command-shots-scale = Scale of the interface, 1 to 2
command-shots-light = Light theme
command-shots-screens = Screens to draw; all if none is named

command-prove = Run rows of the reliability scorecard
command-prove-rows = Rows, such as D1, or `all`
command-prove-level = Level file, or the name of a level, such as winter-ward or pack/level, that is played; winter-ward if none is named, for L4 every level there is
command-prove-size = How much to try
command-prove-only = Try only this case: a seed, or the number of a damage
command-prove-json = Print JSON
