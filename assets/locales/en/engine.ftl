### What `analyse`, `negotiate` and `tournament` say of negotiation domains, beside the errors of the library.
### Utilities and shares come as numbers already written out.

engine-undefined = undefined
engine-percent = { $share } %

# Domains and their deals.
engine-no-profiles = a domain of GENIUS needs the profiles of its parties after it
engine-one-case = a case in RON is one file
engine-deal-no-issue = `{ $text }` doesn't begin with an issue and `=`; the issues are { $names }
engine-deal-no-value = `{ $issue }` has no value `{ $value }`; its values are { $names }
engine-deal-twice = `{ $issue }` is settled twice
engine-deal-open = the deal says nothing about `{ $issue }`

# Analysis. The templates of progress bars are of indicatif.
engine-analyse-late = round { $round } of { $rounds }: --round is at most --rounds
engine-too-wide = { $reason }: --f64 reckons in them
engine-analyse-long = { $outcomes } outcomes: this may take up to { $seconds } s; Ctrl-C stops it
engine-analyse-progress = {"{msg:10} {bar:40} {percent}"} %, {"{eta}"} left
engine-analyse-frontier = frontier
engine-analyse-counting = counting
engine-analyse-comparing = comparing
engine-analyse-domain = { $parties }, { $outcomes }, { $rational }
engine-analyse-parties = { $n ->
    [one] { $n } party
   *[other] { $n } parties
}
engine-analyse-outcomes = { $n ->
    [one] { $n } outcome
   *[other] { $n } outcomes
}
engine-analyse-outcomes-many = { $n } outcomes
engine-analyse-rational = { $n } rational
engine-analyse-uncounted = too many to count which are rational
engine-analyse-opposition = opposition { $opposition }
engine-analyse-opposition-and-share = opposition { $opposition }, rational share { $share }
engine-analyse-conflict = conflict of { $a } and { $b }: { $level }
engine-analyse-unknown = unknown, as there are too many outcomes to compare each two
engine-analyse-pareto = { $n ->
    [one] Pareto frontier: { $n } point
   *[other] Pareto frontier: { $n } points
}
engine-analyse-point = { $utilities }  { $outcome }
engine-analyse-point-and-more = { $utilities }  { $outcome } and { $n } more
engine-analyse-point-and-very-many = { $utilities }  { $outcome } and more than can be counted
engine-analyse-more-points = { $n ->
    [one] and { $n } more point; --json has all
   *[other] and { $n } more points; --json has all
}
engine-analyse-no-deal = no outcome is rational: the right result is no deal
engine-analyse-nash = Nash, over no deal:
engine-analyse-nash-negmas = Nash, over the worst outcome where no deal is worse, as in NegMAS:
engine-analyse-kalai-smorodinsky = Kalai-Smorodinsky:
engine-analyse-least-spread = Kalai-Smorodinsky, least spread:
engine-analyse-egalitarian = egalitarian:
engine-analyse-utilitarian = utilitarian:

# The quality of a deal.
engine-deal = the deal:
engine-deal-utilities = utilities: { $utilities }
engine-deal-surpluses = beyond no deal: { $utilities }
engine-deal-red-line = it crosses a red line, so it lies outside the zone of agreement
engine-deal-walk-away = somebody would rather walk away, so it lies outside the zone of agreement
engine-deal-rational = it is rational for all
engine-deal-better = { $n ->
    [one] better for some and worse for none: { $n } outcome, { $signable } of which can be signed
   *[other] better for some and worse for none: { $n } outcomes, { $signable } of which can be signed
}
engine-deal-better-at-least = { $n ->
    [one] better for some and worse for none: more than { $n } outcome, { $signable } of which can be signed
   *[other] better for some and worse for none: more than { $n } outcomes, { $signable } of which can be signed
}
engine-deal-such-as = such as: { $outcome }  gains { $gains }
engine-deal-best = best of them: { $outcome }  gains { $gains }
engine-deal-pareto-distance = Pareto distance: { $value }
engine-deal-pareto-optimality = Pareto optimality: { $value }
engine-deal-nash = share of the largest Nash product: { $value }
engine-deal-kalai-smorodinsky = smallest Kalai-Smorodinsky ratio: { $value }
engine-deal-comparing = counting one point of each party as equal:
engine-deal-joint = joint efficiency: { $value }
engine-deal-integrative = integrative index: { $value }
engine-deal-share = share of { $party }: { $value }
engine-deal-trade = a trade: { $a } gets { $gets }, { $b } gets { $gives }
engine-deal-more-trades = { $n ->
    [one] and { $n } more trade; --json has all
   *[other] and { $n } more trades; --json has all
}

# Negotiations: what keeps them from being held.
engine-strategies-needed = { $parties ->
    [one] { $parties } party ({ $names }) takes { $parties } strategy
   *[other] { $parties } parties ({ $names }) take { $parties } strategies, in that order
}; { $given ->
    [one] { $given } was given
   *[other] { $given } were given
}
engine-no-party = there is no party { $party }: the domain has { $parties }
engine-caucus-size = { $parties ->
    [one] a caucus has at least two members, and there is only { $parties } party
   *[other] a caucus has at least two members, and fewer than all { $parties } parties
}
engine-other-protocol = { $option } goes with --protocol { $protocol }
engine-threshold = { $threshold ->
    [one] a threshold of { $threshold } signature
   *[other] a threshold of { $threshold } signatures
} can't be: { $parties ->
    [one] there is { $parties } party
   *[other] there are { $parties } parties
}
engine-no-optimality = optimality is left out: { $reason }

# Negotiations: how they went.
engine-negotiate-title = { $rounds ->
    [one] { $seats }; { $rounds } round at most
   *[other] { $seats }; { $rounds } rounds at most
}
engine-seat = { $party }: { $strategy }
engine-agreement = { $rounds ->
    [one] agreement after { $rounds } round: { $text }
   *[other] agreement after { $rounds } rounds: { $text }
}
engine-bound = bound by it: { $names }
engine-dissociates = { $party } dissociates itself from { $issues }
engine-deadline = { $rounds ->
    [one] no deal: time was up after { $rounds } round
   *[other] no deal: time was up after { $rounds } rounds
}
engine-left = no deal: { $party } walked out in round { $round }
engine-result = { $party }: { $utility }, { $share } % of the way from its worst to its best outcome
engine-result-dissociated = { $party }: { $utility } as if it were bound by the whole text, { $share } % of the way from its worst to its best outcome
engine-optimality = of the best possible: Pareto { $pareto }, Nash product { $nash }, Kalai-Smorodinsky { $kalai }
engine-optimality-joint = counting each party's way from its worst to its best outcome as equal: joint gain { $joint }
engine-on-frontier = nothing would have been better for some and worse for none
engine-off-frontier = something would have been better for some and worse for none
engine-impasse-right = there was nothing that all could agree to: no deal is the right result
engine-outside-zone = this lies outside what all could agree to: somebody can't sign it or would rather have no deal, so it isn't measured by the best possible
engine-outside-undominated = nothing that all could agree to would have been better for some and worse for none
engine-discounted = with what time has cost: { $utilities }
engine-impasse-missed = something could have been agreed that was better for some than no deal was then, and worse for none
engine-zone-lost = before round { $round } there was something that all could agree to; then no deal became worth more to { $names }
engine-seed = seed { $seed }; other seeds may go otherwise (--repeat)
engine-summary = { $agreements ->
    [one] { $n } negotiations, { $agreements } agreement
   *[other] { $n } negotiations, { $agreements } agreements
}
engine-summary-utility = { $party }: utility on a scale of 0 to 1: { $mean } (standard deviation { $sd })
engine-summary-rounds = rounds: { $mean } (standard deviation { $sd })
engine-summary-nash = Nash product, of the best possible: { $mean } (standard deviation { $sd })

# Negotiations: how they got there.
engine-process = the way there, by the offers that all could see:
engine-fitted = { $party } conceded like 1 - (1 - { $floor }) t^(1/e) with e = { $exponent } (below 1 tough, above 1 soft), off by { $error } on average
engine-conceded = { $party } went { $rate } % of the way from its first offer to yielding to { $other } in full
engine-steps = steps of { $party } towards { $other }: { $steps }
engine-steps-fortunate = { $n } fortunate (better for both)
engine-steps-nice = { $n } nice (better for the other, the same to it)
engine-steps-concession = { $n ->
    [one] { $n } concession
   *[other] { $n } concessions
}
engine-steps-silent = { $n } silent (the same to both)
engine-steps-selfish = { $n } selfish
engine-steps-unfortunate = { $n } unfortunate (worse for the other, and nothing gained)
engine-anchor = { $issue }: { $deal }, after openings of { $first } and { $second }

# Negotiations: move by move. `$party` is a name or the chair, in a caucus or not.
engine-chair = the chair
engine-in-caucus = { $party } (in caucus)
engine-move = round { $round }  { $act }
engine-move-offer = { $party } puts on the table: { $text }
engine-move-assent = { $party } agrees
engine-move-dissociate = { $party } agrees, but dissociates itself from some clauses
engine-move-object = { $party } objects
engine-move-object-and-wants = { $party } objects and wants: { $text }
engine-move-abstain = { $party } abstains
engine-move-leave = { $party } walks out
engine-clause-red-line = { $issue }: { $offered } can't be signed
engine-smallest-change = { $n ->
    [0] the text as it is would do at another time
    [one] the smallest change that would do: { $clauses }
   *[other] the smallest changes that would do: { $clauses }
}
engine-changed-clause = { $issue }: { $value }
engine-no-change = no change would do now
engine-clause-loss = { $issue }: { $offered } costs it { $loss } against { $wanted }

# Why a party did so: its verdict on what was on the table, then why it proposed what it did. A party is `it`.
engine-reason = { $verdict }; { $proposal }
engine-verdict-proposed = worth { $worth } to it
engine-verdict-next = worth { $worth } to it, it asks for { $asks }, as for its own next proposal
engine-verdict-time = worth { $worth } to it, it asks for { $asks }, as time is nearly up
engine-verdict-combined = worth { $worth } to it, it asks for { $asks }: time is nearly up, and nothing better came of late
engine-verdict-dissociated = worth { $worth } to it, it asks for { $asks }; it can't sign all of it
engine-verdict-red-line = what was on the table crosses its red line on { $issue }
engine-verdict-no-deal = what was on the table is worth { $worth } to it, less than no deal
engine-verdict-aspiration = what was on the table is worth { $worth } to it, it asks for { $asks }
engine-verdict-nothing = nothing that it can sign is worth as much as no deal
engine-why-aspiration = at this time it asks for { $asks }
engine-why-returns = it returns a concession of { $conceded } and asks for { $asks }
engine-why-took-back = the others took back { $taken }, so it asks for { $asks }
engine-why-opening = there is no concession to return yet; it asks for { $asks }
engine-why-next-best = { $received ->
    [one] its next best, as the others have made { $received } offer and it { $offers }
   *[other] its next best, as the others have made { $received } different offers and it { $offers }
}
engine-why-repeats = { $received ->
    [one] again, as the others have made only { $received } offer and it { $offers }
   *[other] again, as the others have made only { $received } different offers and it { $offers }
}
engine-why-similar = of all that is worth { $asks } to it, the most similar to what was asked for: { $similarity } %
engine-why-modelled = of all that is worth { $asks } to it, what it believes the others like best: { $believed }
engine-why-best = its best, always
engine-why-drawn = drawn from all that beats no deal

# Tournaments.
engine-strategy-twice = strategy `{ $strategy }` is named twice
engine-two-strategies = a tournament takes two strategies or more
engine-too-many-games = { $strategies } strategies in { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, { $repeat ->
    [one] once
   *[other] { $repeat } times
}: more than { $most } games; fewer strategies or repetitions would do
engine-negotiate-progress = {"{bar:40} {pos}"} of {"{len}"} negotiations, {"{eta}"} left
engine-tournament-progress = {"{bar:40} {pos}"} of {"{len}"} games, {"{eta}"} left
engine-tournament-title = { $rounds ->
    [one] { $games } games of { $rounds } round at most between { $names }
   *[other] { $games } games of { $rounds } rounds at most between { $names }
}
engine-column-strategy = strategy
engine-column-utility = utility
engine-column-agreements = agreements
engine-column-nash = Nash
engine-column-pareto = Pareto
engine-column-rounds = rounds
engine-tournament-note = mean (95 % interval over games); utility from 0, a seat's worst outcome, to 1, its best; no deal may lie beyond both

# Votes and coalitions.
votes-power = member { $member }, weight { $weight }: Shapley-Shubik { $pivots }, Banzhaf { $banzhaf } (swings: { $swings })
votes-winning = minimal winning coalitions:
votes-blocking = minimal blocking coalitions:
coalition-unsolved = the least core could not be found
coalition-shapley = Shapley value: { $values }
coalition-core = the core holds what all would rather stay with
coalition-core-empty = the core is empty: whatever is shared out, some would gain by leaving
coalition-core-beyond = the core is looked for among up to { $most } actors
coalition-core-unknown = whether the core is empty could not be proved
coalition-least-core = least core: { $values }
coalition-beyond = shares beyond the Shapley value: { $values }
coalition-unshared = these shares leave { $left } of what all are worth together to nobody
coalition-overspent = these shares come to { $missing } more than all are worth together
coalition-worst-gains = with these shares { $members } would gain most by leaving: { $excess }
coalition-worst-even = with these shares nobody would gain by leaving; { $members } would have as much without the others
coalition-worst-loses = with these shares nobody would gain by leaving; { $members } would lose least: { $excess }
