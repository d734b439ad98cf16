# Why a bot does what it does. Each stands behind the order, as the end of its sentence; `it` is the bot.
# Worths are points of a hundred of its best text.

because-random = it takes whatever comes to hand
because-done = it has done all it wanted to
because-played-out = it played both answers to the end: its mandate came to { $this } with this one and to { $other } with the other

because-only-choice = nothing else is open to it
because-serves-best = of { $choices } choices this serves its mandate best: { $gain } points

because-enough = worth { $worth } to it, and it { $held ->
    [yes] still holds to the { $wants } it named
   *[no] asks for no more than { $wants } this round
}
because-too-little = worth { $worth } to it, and it { $held ->
    [yes] still holds to the { $wants } it named
   *[no] holds out for { $wants } this round
}
because-crosses = its red line is crossed: { $clause }
because-stays-out = it cannot sign “{ $clause }”, but the rest is worth { $worth } to it, and { $wants } is enough
because-gains-inside = inside it has { $worth }, outside { $no_deal }
because-promised-against = it promised in a text to vote against, and at { $worth } the draft gains it no more than the { $forgoes } it forgoes for that
because-over-its-word = it believes at { $belief } that { $who } is behind it, and its word to hold back weighs less with it ({ $word }) than its boldness ({ $boldness })
because-gave-word = it has given its word for it, and at { $worth } it is not worse than the { $bears } it bears for that
because-unheard = worth { $worth } to it, at least the { $wants } it holds out for; no wish of others counted
because-nearest = worth { $worth } to it, and nearest to what it heard from others of all worth the { $wants } it holds out for
because-sounds-out = before it offers this, worth { $worth } to it, it asks { $lacking ->
    [one] the one who
   *[other] those { $lacking } who
} refused its last offer
because-agreed-in-caucus = worth { $worth } to it, and { $with ->
    [one] the one it met in caucus is
   *[other] the { $with } it met in caucus are
} for it
because-wants-mediator = the parties need somebody between them, and of those who would come it trusts { $who } most, at { $trust }
because-named-mediator = another party has asked { $who }, whom it trusts at { $trust }
because-learns-weights = it mediates, and { $who } trusts it enough to tell, at { $trust }
because-best-for-all = it mediates, and of all texts this is worth most to all parties together, by what it heard from { $heard } of them
because-has-offered = its offer is on the table
because-nothing-worth = no text that it can offer is worth the { $wants } it holds out for
because-unopposed = nobody who answered refused it, and at { $worth } it is worth no less to it than the { $wants } it asks for
because-serves-all = of all worth the { $wants } it asks for, this leaves nobody with less than { $least } % of what they asked for
because-nobody-asked = nobody has asked for anything yet, and of all worth the { $wants } it asks for, this is the best for itself
because-last-round = no round is left, and of all worth the { $wants } it asks for, this leaves nobody with less than { $least } % of what they asked for
because-last-unasked = no round is left, and of all worth the { $wants } it asks for, this is the best for itself
because-stands-best = the text on the table already serves all best

because-compared = the draft is worth { $yes } to it with it and { $no } without
because-compared-lines = the draft crosses { $yes } of its red lines with it and { $no } without
because-rival-better = worth { $worth } to it, and a rival worth { $rival } is likely to pass
because-over-no-deal = worth { $worth } to it, and without a deal it has { $no_deal }
because-leans = worth { $worth } to it, less than the { $no_deal } it has without a deal, but it leans on the sponsors by { $leans }
because-overlooks = worth { $worth } to it, less than the { $no_deal } it has without a deal, but it overlooks a loss of { $overlooks }
because-under-no-deal = worth { $worth } to it, less than the { $no_deal } it has without a deal
because-called-for = { $coalition } called the vote, and at { $worth } it is not worse than the { $bears } it bears for that
because-called-against = { $coalition } called on its members to vote against, which it does not do, but it stays aside
because-half-its-own = it is { $share } % of the way from no deal to its best text, and it backs from { $wants } % on
because-improves = it gains { $gain } by it
because-improves-for-blocs = it gains { $gain } by it, and among blocs { $votes ->
    [one] one vote more would gain
   *[other] { $votes } votes more would gain
} than lose
because-court = the draft serves it and is { $lead ->
    [0] just over what it needs
    [one] one vote over what it needs
   *[other] { $lead } votes over what it needs
}, which is not safe yet; this bloc has { $votes }
because-court-short = the draft serves it and is { $short ->
    [one] one vote
   *[other] { $short } votes
} short; this bloc has { $votes }
because-court-against = the draft does it no good and is { $lead ->
    [0] just over what it needs
    [one] one vote over what it needs
   *[other] { $lead } votes over what it needs
}; this bloc has { $votes }
because-court-against-short = the draft does it no good and is { $short ->
    [one] one vote
   *[other] { $short } votes
} short already, which is not safe yet; this bloc has { $votes }
because-draft-passes = of its drafts that are likely to pass, the best for it: worth { $worth }, and { $lead ->
    [0] just enough votes
    [one] one vote more than it needs
   *[other] { $lead } votes more than it needs
}
because-draft-nearest = none of its drafts is likely to pass, and this one, worth { $worth } to it, comes nearest: { $short ->
    [one] one vote
   *[other] { $short } votes
} short

because-home-refuses = { $title } would be refused there with a chance of { $chance }
because-little-backed = { $who } backs it at { $support }, and calls it to account below { $floor }
because-out-of-reach = “{ $objective }” is out of reach, and half of it would bring its mandate { $gain } more
because-better-elsewhere = weight taken from “{ $objective }” would bring its mandate { $gain } more on “{ $to }”

because-wants-the-same = what it wants is worth { $gain } more to it than silence on it
because-terms-met = { $who } has got what it takes
because-cheapest-terms = it brings { $who } into { $coalition }, and nothing that would bring somebody in is cheaper now
because-draft-serves = the draft has all that { $coalition } wants
because-all-inside = all it would invite are in
because-late = the talks are too far on to wait for { $outside ->
    [one] the one still outside
   *[other] the { $outside } still outside
}
because-own-terms = { $lead } invited it on its own terms
because-trusts-lead = it trusts { $lead } at { $trust }, and { $wants } is enough
because-would-join = { $who } trusts it at { $trust }, and { $wants } is enough

because-quarrel = it stands on rung { $rung } with { $who }, and lets stand no more than { $bears }
because-most-trusting = it quarrels with { $who }, and of all others { $third } trusts it most, at { $trust }
because-came-through = the attack came through { $who }, who can look into it
because-disbelieves = it believes so only at { $belief } now
because-sure = it believes it was { $who } at { $belief }, and acts so from { $wants } on
because-first-clue = { $concern ->
    [victim] it was hit
    [relay] the attack came through it
    [suspected] it answers for somebody under suspicion
   *[reader] it can read what few can
}, and this is the first clue it can work on
because-fresh-card = it found it last time, trusts { $who } at { $trust }, and { $wants } is enough
because-for-allies = it found it last time, and is candid enough, at { $candour }, to show it to all of { $coalition }
because-rather-pays = the harm stands at { $harm }, and from { $wants } on it would rather pay
because-owes-users = its users do not know yet what got out, and the harm stands at { $harm }
because-answers-lies = lies are told about it or a friend, and the harm stands at { $harm }
because-may-be-next = it uses what was broken into, the harm stands at { $harm }, and { $who } can close the hole
because-harmed = the harm stands at { $harm }, and its people can mend it
because-friend-hit = it has people to spare, trusts { $who } at { $trust }, and the harm there stands at { $harm }
because-needs-channel = both sit in { $talks }, { $who } trusts it at { $trust }, and it has { $capital } capital free

because-gives-freely = no talks decide over it, and it is ready to give: { $trading }, where { $wants } is enough
because-voted-against = { $who } voted against its draft after it began “{ $package }”

because-asked = it trusts { $who } at { $trust }, { $grant ->
    [yes] more than the { $over } it takes
   *[no] not more than the { $over } it takes
}
because-guards-data = it stands for open networks, at { $openness }, and hands over nobody’s data
because-cannot-afford = it cannot afford to grant it
because-made-it = it made what was broken into, and the harm stands at { $harm }
because-grave-servers = the harm stands at { $harm }, and it steps in from { $wants } on
because-has-what-helps = it was hit, the harm stands at { $harm }, and { $who } has what helps
because-works-for-rules = it works for rules, at { $norms }, and speaks up from { $wants } on
because-dearest-clause = nothing in these talks is worth more to it: { $worth }
because-trusts-least = nobody trusts it less than { $who }, at { $trust }
because-gives-there = it gives “{ $package }” there, and wants that known
because-rival = { $who } is a rival, whom it trusts at { $trust }

because-pays-off = it gains { $gain }, and the price of being seen (a chance of { $chance }) and of its word is { $price }
because-others-answer = it gains { $gain }, and others answer for it
because-not-worth-it = what they could do would bring it { $gain } and cost it { $price }, as they would be seen with a chance of { $chance }
because-may-be-behind = { $who }, whom it trusts at { $trust }, may be behind what has happened
because-zeal = its zeal for “{ $norm }”{ $wanted ->
    [yes] , which its mandate asks for,
   *[no] {""}
} comes to { $zeal }, which is enough to promise this much
because-friends-rules = it guards its own hand, at { $sovereignty }, and trusts those who live by these rules at { $trust }
