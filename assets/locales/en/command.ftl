# What the commands of the command line do, and their arguments. The name of a message is the way to it:
# command-check-paths is the argument `paths` of `demarche check`.

command = Practise cyber diplomacy
command-help = Print help
command-version = Print the version

command-play = Open the game; with a level, straight into it
command-play-level = Level file, or the name of a built-in level
command-play-seat = Seat to take, by its three letters
command-play-seed = Seed of everything that is drawn
command-play-names = Real or masked names

command-lab = Open the level lab: a level file shown while you write it
command-lab-file = Level file; without one, the lab asks for it

command-check = Find every problem in levels and maps, each with its place and how to mend it
command-check-paths = Level files, map files in a folder `maps`, or folders of them
command-check-json = Print problems as a JSON array of {"{file, line, column, severity, code, message, help}"}
command-check-strict = Let warnings count like errors

command-simulate = Play a level with bots many times
command-simulate-level = Level file, or the name of a built-in level
command-simulate-games = How many games
command-simulate-seed = Seed of the first game; game k has this plus k
command-simulate-bots = How bots bargain, by seat in the order of the level; the last goes for all further seats
command-simulate-json = Print JSON

command-watch = Watch bots play one game of a level: what each does, and why
command-watch-level = Level file, or the name of a built-in level
command-watch-seed = Seed of everything that is drawn
command-watch-seat = Only what this seat does, by its three letters
command-watch-bots = How bots play, by seat in the order of the level; the last goes for all further seats
command-watch-json = Print a line of JSON an order: {"{turn, seat, order, reason}"}

command-depth = Measure whether a level rewards thinking: styles of bots, habits of the best games, parts of the rules
command-depth-levels = Level files, or names of built-in levels
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
command-prove-level = Level file, or the name of a built-in level, that is played
command-prove-size = How much to try
command-prove-only = Try only this case: a seed, or the number of a damage
command-prove-json = Print JSON
