# What is sound and probably not meant: words that do not fit, events that never happen, talks without a point. One sentence
# without a full stop, and under the same name with -help, which number to turn.

## What an author allows

problem-allow-malformed = this `allow` has no closing bracket
problem-allow-malformed-help = write // allow(code): why it is meant
problem-allow-no-reason = this `allow` gives no reason, so it allows nothing
problem-allow-no-reason-help = write // allow(code): and behind the colon why it is meant
problem-allow-unknown = there is no problem called `{ $code }`
problem-allow-unknown-help = the code is what stands in square brackets before a problem
problem-allow-unused = nothing called `{ $code }` is found here
problem-allow-unused-help = take the comment away, or move it above what it is about; found here: { $names }
problem-allow-nothing = nothing
problem-allow-error = `{ $code }` is an error here, and errors cannot be allowed
problem-allow-error-help = mend the error and take the comment away

## Words

problem-long-line = { $what } has { $n } characters and will be cut off or break the page
problem-long-line-help = keep to { $most } characters
problem-invisible-character = { $what } holds the character { $character }, which nobody sees
problem-invisible-character-help = type the text anew; such characters come with copied text
problem-stray-space = { $what } begins or ends with a space, or has two in a row
problem-stray-space-help = take the space away
problem-missing-source = what is told of { $day } has no source
problem-missing-source-help = name one under `sources`, or say nothing that nobody can look up

## Events

problem-unreachable = event `{ $event }` can never happen: its condition never holds in its turns
problem-unreachable-help = look at `when`, `turn`, `from` and `until`: one part rules out another, or comes too late
problem-too-late = event `{ $event }` can happen until turn { $until }, and what it waits for happens later
problem-too-late-help = raise `until`, or let what it waits for happen earlier
problem-event-circle = these events wait for each other, so none of them ever happens: { $names }
problem-event-circle-help = let one of them happen without the others
problem-idle-choice = whatever is chosen in event `{ $event }`, nothing changes
problem-idle-choice-help = give the choices `effects`, or let another event ask with `Chose` what was chosen

## Seats

problem-seat-without-staff = { $who } can be played, but has no staff and sits at no talks
problem-seat-without-staff-help = raise `staff`, make it a party to talks, or take `playable` away

## Colours

problem-out-of-colours = { $who } has no colour of its own: there are { $most }, and they are taken
problem-out-of-colours-help = have fewer actors, or put those first in `actors` whom players have to tell apart
problem-alike-colours = { $who } and { $other } stand side by side on the map, and their colours are hard to tell apart
problem-alike-colours-help = colours go by the order of `actors`: swap one of them with another

## Talks

problem-empty-zone = in { $n } of { $of } games drawn no text is worth more than no deal to all whose consent it takes
problem-empty-zone-help = lower `no_deal` of some parties, raise what they want, or take red lines away
problem-empty-zone-help-one = { $who } alone stands in the way: lower its `no_deal`, raise what it wants, or take red lines away
problem-empty-vote = in { $n } of { $of } games drawn no draft has the votes it takes, even with all blocs won over
problem-empty-vote-help = lower `no_deal` of members, raise what blocs make of drafts, or ask for a smaller `majority`
problem-full-zone = in { $n } of { $of } games drawn three of four texts are worth more than no deal to all, so there is little to bargain over
problem-full-zone-help = raise `no_deal`, or let what one party wants cost another more points
problem-only-one-text = in { $n } of { $of } games drawn exactly one text is worth more than no deal to all, so there is nothing to bargain over
problem-only-one-text-help = lower `no_deal` of some parties, or add options between those that they want
problem-dominated-option = whoever is asked, option `{ $option }` is worth no more than `{ $better }`, so nobody will ask for it
problem-dominated-option-help = raise what `{ $option }` is worth to one party, or lower `{ $better }`, or take `{ $option }` away
problem-never-agreed = in none of { $of } games drawn can a text with option `{ $option }` be agreed on
problem-never-agreed-help = raise what it is worth to those who lose by it, or take it away
problem-idle-issue = nobody cares how issue `{ $issue }` is settled: all its options are worth the same to each
problem-idle-issue-help = give its options points under `values`, more to one party than to another

## Votes

problem-dictator = the votes of `{ $who }` decide alone in { $stage } of venue `{ $forum }`, if they are cast as one
problem-dictator-help = lower its `size`, split it into several blocs, add members, or choose another `majority`
problem-dummy = the vote of `{ $who }` can never decide anything in venue `{ $forum }`, as long as blocs vote as one
problem-dummy-help = split the largest bloc into several, lower its `size`, or choose another `majority`

## Mandates

problem-cannot-be-met = the objective of { $who } called `{ $name }` is worth nothing whatever happens: its measure lies between { $least } and { $most }
problem-cannot-be-met-help = choose `start` and `target` between { $least } and { $most }
problem-cannot-be-met-text = the objective of { $who } called `{ $name }` is worth nothing in any text that can be agreed on: the best is worth { $most }
problem-cannot-be-met-text-help = lower `start` below { $most }
problem-met-by-no-deal = the objective of { $who } called `{ $name }` is met without any text: no deal is worth { $least } or more
problem-met-by-no-deal-help = raise `target` above { $least }, or lower `no_deal`
problem-met-by-nothing = { $who } meets its mandate by doing nothing: { $points } of 10,000 or more in each of { $n } games
problem-met-by-nothing-help = move `start` of its objectives towards `target`, or choose measures that do not come by themselves
problem-always-ahead = { $who } is ahead of all other seats in each of { $n } games of bots, by { $points } of 10,000 at least
problem-always-ahead-help = raise the `target` of its objectives, or lower those of the others; `demarche simulate` tells more
