# What the commands for authors say: new, fmt, upgrade, graph, schema.

cli-new-next = Now open { $file } in an editor, and after each change run: demarche check { $file }
cli-new-exists = There is a file { $file } here already, and it stays as it is. Give the level another name.
cli-new-unwritten = { $file } cannot be written: { $reason }
cli-new-path = “{ $name }” is a path. Go to the folder that you want the level in, and give only its name.
cli-new-control = A name is one line of text.
cli-new-letters = “{ $name }” gives no name for a file. Use some letters from a to z; the title in the file can be anything.
cli-new-long = “{ $name }” is too long: the name of the file would have more than { $most } letters. Shorten it; the title in the file can be longer.

cli-rewrite-kept = { $file }: nothing to change
cli-rewrite-would = { $file }: would be { $what }
cli-rewrite-written = { $file }: { $what }
cli-rewrite-unwritten = { $file } cannot be written, and is as it was: { $reason }

cli-fmt-input = standard input
cli-fmt-laid-out = laid out

upgrade-done =
    written anew
      { $changes }
upgrade-change = line { $line }: { $what }
upgrade-version = the version of the format is { $version }
upgrade-link = what an issue gives has a name: Package({ $link })
upgrade-rung = { $old } is now { $new }, as for other numbers of the world
list-lines =
    { $before }
      { $next }

cli-schema-written = { $folder }: open it, with your levels in it, in an editor that runs ron-lsp
cli-schema-unwritten = { $folder } cannot be written: { $reason }
cli-schema-taken = { $file } is there already and was not written by this command. Choose another folder.

cli-graph-done = { $file }: open it in a web browser
cli-graph-unwritten = { $file } cannot be written: { $reason }

graph-about = Who acts in { $level }, what happens, and what waits for what
graph-time = { $length } from { $day } { $year }

graph-people = Who acts, and how they stand with each other
graph-influence = influence
graph-trusts = how far the actor on the left trusts the one above, −100 to 100
graph-seat = can be played
graph-standing = mean trust of others
graph-tint-distrust = distrust
graph-tint-wary = wary
graph-tint-open = open
graph-tint-friendly = friendly
graph-tint-close = close
graph-contact-point = contact point
graph-hotline = hotline
graph-no-channel = they do not talk
graph-rung = rung of the ladder on which the two stand

graph-evidence = What happened, and what can be found out
graph-known-from = known from { $when } on
graph-known-by-event = made known by an event or an operation
graph-harm = harm { $harm } of 10
graph-victims = hit
graph-relay = relayed through
graph-makers = made by
graph-servers = servers of
graph-customers = customers
graph-suspects = Who may have done it, and who answers for it
graph-prior = { $share } %
graph-truth = not drawn: it was always { $suspect }
graph-clues = Clues, with their cards and for whom these speak, in decibans
graph-clue-work = { $turns } of work
graph-clue-from = from { $when } on
graph-clue-technical = technical capacity { $n }
graph-clue-only = only { $who }
graph-clue-first = { $who } has it first
graph-clue-owner = from { $who }
graph-planted = , planted

graph-story = What happens when, and what waits for what
graph-band-incidents = Incidents
graph-band-talks = Talks
graph-band-events = Events
graph-band-aid = Aid, coalitions, operations
graph-offers = offers in turn
graph-single-text = { $chair } writes one text
graph-signature = { $lead } opens a text; in force with { $n } signatures
graph-ballot = put to the vote in { $forum }
graph-until = until { $when }
graph-chance = { $share } % a turn
graph-again = can happen again
graph-when = when { $condition }
graph-asks = asks { $who }: { $n } choices
graph-package = delivered after { $turns }
graph-coalition = led by { $lead }, { $n ->
    [one] one may join
   *[other] { $n } may join
}
graph-operation = from { $when } on
graph-legend-waits = waits for
graph-legend-does = brings about or changes
graph-legend-recalls = recalls the text of
graph-legend-colours = An arrow has the colour of what it starts from; each box says all of its text when pointed at.
