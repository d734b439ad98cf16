# The evidence board: cards, clues, how sure one is, responses, proportion.

evidence-title = Evidence board
evidence-help = Explain this screen
evidence-back = Back to the desk
evidence-subtitle = { $incident } · { $victims } · { $turn }
evidence-work = { $n } analysts at work: { $clues }
evidence-capital = capital
evidence-staff = staff
evidence-none-known = Nothing has happened yet that would need evidence.
evidence-harm = Harm now: { $harm }
incident-kind-critical-infrastructure = Everybody depends on what was hit: it weighs two points more in any argument, and blame that is right makes norms stronger.
incident-kind-data-breach = Data of users got out: while nothing of it is public, victims lose credibility with them each turn.
incident-kind-ransomware = It is extortion: it does not recover by itself, police can act, and a ransom ends much of it and feeds the next.
incident-kind-espionage = It is spying: blame convinces few, and expulsion is the usual answer.
incident-kind-trade-secrets = Secrets of trade are leaving: each turn costs victims budget, and whoever took them gains.
incident-kind-supply-chain = It came with a product: it reaches another customer each turn until its maker closes the hole.
incident-kind-disinformation = It is lies: nothing repairs them, answers in public and take-downs do; while they last, victims lose capital, and openness falls.
incident-kind-state-operation = It is an operation of a state: answers are felt as two points more, and calls calm twice as much.

evidence-hand = { $n ->
    [0] No cards in hand
    [1] One card in hand
    [2] Two cards in hand
    [3] Three cards in hand
    [4] Four cards in hand
    [5] Five cards in hand
    [6] Six cards in hand
    [7] Seven cards in hand
    [8] Eight cards in hand
    [9] Nine cards in hand
    [10] Ten cards in hand
    [11] Eleven cards in hand
    [12] Twelve cards in hand
   *[other] { $n } cards in hand
}
evidence-hand-note = right of the line speaks for, left against
evidence-kind-technical = Technical
evidence-kind-human-source = Human source
evidence-kind-leak = Leak
evidence-kind-legal = Legal
evidence-kind-self-claim = Self-claim
card-safe = safe to publish
card-narrows = source would narrow it down
card-burns = publishing burns the source
card-public = before the world
card-public-burnt = before the world; the source is burnt
card-from = shown by { $who }, believed at { $believed } of its weight
card-planted = Planted: somebody wanted it to be found.
card-spoken = { $kind }: { $title }. { $source }. { $fragility }
evidence-share = Show it to
evidence-publish = Publish
evidence-check = Check it yourself

evidence-clues = Not yet read
evidence-clues-note = two analysts each
evidence-closed-clues = { $n ->
    [0] {""}
    [one] One more source is not open to you. Whoever it is open to may show you the card.
   *[other] { $n } more sources are not open to you. Whoever they are open to may show you the cards.
}
clue-effort = { $effort } of work
clue-done = { $share } done
clue-technical = takes a team of { $n }
clue-only = only you and { $who }
clue-only-you = only you

evidence-board = Who did it, as far as you know
evidence-board-note = before any card: thin mark
evidence-board-known = you took part: you know
sure-remote = remote
sure-unlikely = unlikely
sure-even = even
sure-likely = likely
sure-nearly-certain = nearly certain
sure-certain = certain

evidence-standards = Your standards of proof
evidence-standards-floor = as your capital wants them
evidence-standards-before = set in { $turn }, before you knew
evidence-standards-after = changed in { $turn }, after the first card
evidence-adjust = Adjust
evidence-standards-adjust-note = How sure do you want to be before you do it? It is easy to be strict before the first card.
evidence-standards-free = Free until the first card is in your hand.
evidence-standards-cost = Each change takes effect at once, costs { $n } capital, and cannot be undone.
evidence-standard-floor = capital wants { $floor }
# `$n`: standards that were moved and are not set yet.
evidence-set = { $n ->
    [0] Set
    [1] Set the new standard
   *[other] Set the { $n } new standards
}
evidence-unset = { $n ->
    [1] One new standard is not set yet.
   *[other] { $n } new standards are not set yet.
}
evidence-leave = Leave them as they were
evidence-keep = Leave as it is
evidence-close = Close

evidence-at-their-word = Cards that others showed count as far as you trust them. At their word, “{ $account }” would stand at { $sure }.
evidence-carries = Without this source ({ $source }), “{ $account }” falls to
evidence-carries-below = , below your { $standard }. One card carries the case.
evidence-carries-public = It is before the world.
evidence-carries-safe = You could publish it.
evidence-carries-narrows = Publishing it would narrow its source down.
evidence-carries-burns = Publishing it would burn its source.

evidence-responses = Responses
evidence-responses-note = severe to mild
measure-needs = needs { $at }
measure-norm-h = norm h
measure-norm-c = norm c
measure-off-ramp = off-ramp
measure-preventive = preventive
measure-cooperative = cooperative
measure-class-stability = stability
measure-restrictive = restrictive
measure-support = support
measure-below = You are { $sure } sure and set yourself { $standard }. Acting all the same is possible: it costs { $cost } credibility and is named in the debrief.

evidence-argument = Is it proportionate?
evidence-argument-note = an argument, not a verdict
argument-harm = harm done: { $victim }
argument-measure-read = { $measure }, as read
argument-measure = { $measure }
criterion-scope = scope
criterion-scale = scale
criterion-duration = duration
criterion-intensity = intensity
criterion-complexity = complexity
criterion-sophistication = sophistication
criterion-impact = impact
criterion-overall = overall
argument-reading = They may read { $low } to { $high } where you mean { $meant }: { $channel }.
argument-reading-exact = They will read { $meant }, as you mean it: the hotline and a text bind you both.
argument-reading-label = They will read { $taken } where you mean { $meant }: the right that you claim is not one you have.
argument-reading-plain = It names nobody: there is nothing to misread.
argument-channel-none = there is no channel between you
argument-channel-diplomatic = only notes pass between you
argument-channel-contact-point = a contact point helps
argument-channel-hotline = a hotline helps
argument-account = { $account } · { $word } { $sure }
argument-label-none = No legal label is needed: it breaks no duty and names nobody’s breach.
argument-label-retorsion = Label you can argue: retorsion, an unfriendly but lawful act.
argument-label-countermeasure = Label you can argue: countermeasure, lawful only against the state responsible.
argument-label-self-defence = Label you can argue: self-defence, lawful only against an armed attack.
argument-disputed-no-state = Everybody would dispute that: whoever you aim it at is no state and has broken no law between states.
argument-disputed-no-wrong = Everybody would dispute that: spying is unfriendly, and breaks no law between states.
argument-disputed-no-armed-attack = Everybody would dispute that: a harm of { $harm } out of 10 is far from an armed attack.
argument-disputed-excessive = Everybody would dispute that: it weighs more than the harm it answers, { $harm } out of 10.
argument-owns = If your account is right, they own { $owned } of { $harm } points of harm to themselves. What they read beyond that, up to { $held }, they will hold against you.
argument-owns-nothing = Even if your account is right, they did none of it themselves: all they read, up to { $held }, they will hold against you.
argument-owns-all = If your account is right, they own { $owned } of { $harm } points of harm to themselves, more than they can read into this.
argument-audience = Others, by the cards you know they know
argument-convinced = convinced: { $word }, { $sure }
argument-unconvinced = not convinced: { $word }, { $sure }
argument-disputes = would dispute it: { $word }, { $sure }
argument-plan = Plan: { $measure } · { $cost }
argument-take-back = Take back: { $measure }
argument-first = First: { $measure } · { $cost }
evidence-naming = Naming
evidence-target = To
evidence-you-say = You can say
evidence-they-say = They will say
evidence-with = with

evidence-coalitions = Who would speak with you
evidence-members = Members
coalition-invited = You are invited.
coalition-alone = A joint statement needs two members at least.
coalition-speaks = { $n } members can make a joint statement.
coalition-waiting = Invited: { $who }.

## Coalitions
coalition-pledged = Pledged: { $who }.
coalition-kept = Kept its word: { $who }.
coalition-broke = Broke its word: { $who }.
coalition-cheapest = The cheapest to win next: { $who }.
