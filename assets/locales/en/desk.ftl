# The desk: bar, bulletin, what is due, whom one looks at, orders, map key.

desk-title = { $who } · cyber desk
desk-title-watching = The world
desk-subtitle = { $level } · { $turn } of { $turns }
desk-help = Explain this screen
desk-gauges = All gauges
desk-map = Map

desk-gauge-stability = Stability
desk-gauge-stability-about = How far the world is from a spiral. Climbing a rung lowers it; restraint and good texts raise it.
desk-gauge-trust = Trust
desk-gauge-trust-about = How far states trust each other, over all pairs.
desk-gauge-norm-strength = Norm strength
desk-gauge-norm-strength-about = How much the texts in force bind, by how strong they are and how many stand behind them.
desk-gauge-resilience = Resilience
desk-gauge-resilience-about = How well systems hold, over all actors. It lowers harm and speeds evidence.
gauge-weakest = The weakest quarter of all actors stands at { $n }.
desk-gauge-fragmentation = Fragmentation
desk-gauge-fragmentation-about = How far the world falls into blocs with rules of their own. Lower is more in common, not always better.
desk-gauge-openness = Openness
desk-gauge-openness-about = How much is in the open: evidence put before the world raises it.

desk-stock-held = Plans hold { $n }.
desk-stock-capital = capital
desk-stock-capital-note = { $n } a turn
desk-stock-capital-about = Political capital: what your minister lets you spend. { $n } more every turn, up to { $cap }. { $held }
desk-stock-staff = staff free
desk-stock-staff-note = of { $n }
desk-stock-staff-about = People. Each does one thing a turn. { $held }
desk-stock-budget = budget
desk-stock-budget-note = for all turns
desk-stock-budget-about = Money. It has to last to the end. { $held }

desk-bulletin = Bulletin
desk-this-turn = Back to now
desk-due = Due
desk-nothing-due = Nothing has a date.
due-now = now
due-talks-open = { $talks } open
due-talks-close = { $talks }: last meeting
due-talks-signing = { $talks }: signatures close
due-silence = { $talks }: silence ends, the text stands
due-answers = { $talks }: { $n ->
    [one] an offer waits for your answer
   *[other] { $n } offers wait for your answer
}
news-suspended = A text is suspended
news-chosen-own = You decided: { $choice }
news-chosen = { $who } decided: { $choice }
due-decision = Your decision: { $event }
due-invitation = Your answer to { $coalition }
due-package = { $package } delivered
due-clue = { $clue }: can be worked on
due-pledges = Pledges on “{ $norm }”
due-review = Review of “{ $norm }”
due-renewal = “{ $norm }”: your pledge lapses unless you renew it
due-end = The end

news-nothing = Nothing that you know of.
news-source-ladder = Escalation ladder
news-exposed = The wrong one was named
news-exposed-body = It has come out that “{ $account }” was not behind { $incident }.
news-retracted = Taken back
news-retracted-body = The { $measure } against { $who } over { $incident } is withdrawn.
news-rung-own = You and { $who }: rung { $n }, { $rung }
news-rung = { $who }: rung { $n }, { $rung }
news-card-found = A new card on { $incident }.
news-card-found-by = { $who } found a card on { $incident }.
news-card-shown = { $who } shows you a card
news-card-sent = { $who } has seen your card
news-card-believed = believed at { $believed } of its weight
news-card-published = { $who } published a card
news-card-published-own = Your card is before the world
news-card-burnt = Its source is burnt.
news-measure = { $who }: { $measure }
news-measure-own = You: { $measure }
news-measure-at = To { $who }, over { $incident }.
news-measure-at-you = To you, over { $incident }.
news-measure-names = It names “{ $account }”.
news-measure-read = You read it as { $n } of 10.
news-talks-opened = { $talks }: open
news-talks-revised = { $talks }: a new revision is out
news-silence = { $talks }: a text lies under silence
news-silence-body = It is adopted at the end of { $until } unless a delegation speaks.
news-silence-broken = { $talks }: the silence is broken
news-adopted = { $talks }: a text is adopted
news-walked-out = { $talks }: a delegation walked out
news-talks-failed = { $talks } have failed
news-capital-moved = Your capital moves a red line
news-capital-stays = Your capital keeps its red line
news-signing = { $talks }: a text is open for signature
news-signed = { $who } signs a text
news-signed-own = You sign a text
news-reserved = { $who } stays out of a clause
news-reserved-own = You stay out of a clause
news-tabled = { $forum }: { $who } puts a draft to the vote
news-tabled-own = { $forum }: your draft is put to the vote
news-cosponsored = { $forum }: { $who } joins the sponsors
news-amendment = { $forum }: { $who } moves an amendment
news-division = { $forum }: { $who } asks for a vote on one clause
news-taken-first = { $forum }: the chair takes a draft first
news-courted = { $forum }: you have spoken with { $bloc }
news-courted-paid = { $forum }: { $bloc } takes what you gave
news-vote-opened = { $forum }: a vote is under way
news-vote-passed = { $forum }: passed, { $yes }–{ $no }–{ $abstain }
news-vote-failed = { $forum }: voted down, { $yes }–{ $no }–{ $abstain }
news-vote-calls = For: { $yes }. Against: { $no }.
news-nobody = nobody
news-passed-on = { $forum }: the draft goes on to { $stage }
news-motion-withdrawn = { $forum }: a draft is taken back
news-motion-lapsed = { $forum }: a draft is not taken
news-channel = { $channel } with { $who }
news-invited = { $who } is invited to { $coalition }
news-invited-you = You are invited to { $coalition }
news-joined = { $who } joins { $coalition }
news-left = { $who } leaves { $coalition }
news-package-started = { $package }: begun
news-package-delivered = { $package }: delivered
news-package-lapsed = { $package }: lapsed
desk-group-request = { $who } asks you: { $what }
news-spoke = { $who } makes a statement
news-spoke-own = You make a statement
news-campaign = { $who } runs a campaign
news-campaign-own = You run a campaign
news-leaked = A paper prints a card that nobody admits to
news-leaked-own = Your leak is printed
news-leaked-traced = A leak is traced to { $who }
news-leaked-own-traced = Your leak is traced to you
news-ambassador = { $who } sends an ambassador to companies
news-ambassador-own = Your ambassador to companies is appointed
news-patched = { $who } closes the hole
news-patched-own = You close the hole
news-taken-down = { $who } takes the servers down
news-taken-down-own = You take the servers down
news-ransom = { $who } pays the ransom
news-ransom-own = You pay the ransom
news-spread = It has reached { $who }
news-spread-own = It has reached you
news-trace-lost = A trace is lost with them: { $clue }.
news-requested = { $who } asks in public
news-requested-own = You ask in public
news-request-body = { $who }: { $what }.
news-granted = { $who } grants what was asked
news-granted-own = You grant what was asked
news-refused = { $who } refuses what was asked
news-refused-own = You refuse what was asked
news-package-withheld = { $package }: broken off
news-capacity = { $what } { $by }
news-dependence = { $who } depends on you: { $by }
news-dependence-own = You depend on { $who }: { $by }
news-package-source = { $giver } to { $recipient }
news-plan-failed = Could not be done: { $plan }
news-credibility-up = Your word counts for more
news-credibility-down = Your word counts for less
news-credibility-body = Credibility { $by }.
news-no-deal-up = No deal is worth more to you
news-no-deal-down = No deal is worth less to you
news-no-deal-body = { $talks }: { $by } points without a text.
news-standing = How others see you
news-standing-source = trust in you since last turn

desk-trust-0 = distrustful
desk-trust-1 = wary
desk-trust-2 = open
desk-trust-3 = friendly
desk-trust-4 = close

desk-rung-0 = calm
desk-rung-1 = friction
desk-rung-2 = protest
desk-rung-3 = open dispute
desk-rung-4 = reprisals
desk-rung-5 = confrontation
desk-rung-6 = crisis
desk-rung-7 = threats of force
desk-rung-8 = the brink
desk-rung-9 = clashes
desk-rung-10 = armed conflict

desk-link-none = none
desk-link-diplomatic = notes only
desk-link-contact-point = contact point
desk-link-hotline = hotline
desk-link-incident = incident

desk-overlay-trust = Trust in you
desk-overlay-trust-low = distrust
desk-overlay-trust-high = trust
desk-overlay-openness = Openness
desk-overlay-openness-low = sovereign
desk-overlay-openness-high = open
desk-overlay-resilience = Resilience
desk-overlay-resilience-low = brittle
desk-overlay-resilience-high = resilient
desk-overlay-coalition = Coalition
desk-overlay-coalition-low = outside
desk-overlay-coalition-high = member
desk-overlay-tension = Tension
desk-overlay-tension-low = calm
desk-overlay-tension-high = conflict

stage-venue = { $talks } · { $note }
stage-standing = { $overlay } { $n } of 5

world-title = Everybody
world-note = how far they trust you
world-note-watching = you only watch
world-you = you
world-trust = { $word }, { $n }
world-incidents = Incidents
world-harm = harm { $harm }
desk-all-actors = Everybody
desk-watching = You only watch: no seat is yours.

place-briefing = Briefing
place-briefing-note = the case, your papers and your mandate
place-evidence = Evidence board
place-evidence-note = { $n ->
    [0] no cards yet
    [one] one card in hand
   *[other] { $n } cards in hand
}
place-ledger = Texts in force
place-ledger-note = { $n ->
    [one] one text
   *[other] { $n } texts
}
place-talks-opens = from { $turn }
place-talks-your-floor = you have the floor
place-talks-open = open
place-talks-silence = silence runs
place-talks-signing = open for signature
place-talks-adopted = text adopted
place-talks-failed = failed

actor-trust = Trust in you
actor-trust-words = { $word }, { $n }{ $trend ->
    [rising] {" and rising"}
    [falling] {" and falling"}
   *[still] {""}
}
actor-your-trust = Your trust in them
actor-channel = Channel
actor-rung = Escalation
actor-rung-words = rung { $n } of 10, { $rung }
actor-technical = Response team
actor-resilience = Resilience
actor-credibility = Credibility
actor-offence = Means of attack
actor-offence-down = { $n } of 100; { $all } with what is stood down
actor-of-hundred = { $n } of 100
actor-text = Between you in force
actor-text-words = { $text }, { $turn }
actor-leads = Leads
actor-member = Member of
actor-wants-unknown = You have not asked, and they have not said.
actor-wants-no-talks = You share no open table with them.
actor-want-says = “{ $says }”
actor-want-told = They said so in { $turn }.
actor-want-evaded = Asked in { $turn }; their answer was evasive.
actor-no-table = You share no open table with them.
actor-ask = Ask
actor-ask-note = At the table: how much a clause matters to them.
actor-offer = Offer
actor-offer-note = At the table.
actor-governance = Strategy and law
actor-law-enforcement = Law enforcement
actor-diplomacy = Diplomacy
actor-depends = Depends on { $who }
actor-ambassador = Ambassador to companies
actor-ambassador-words = appointed
actor-offer-package = Offer a package
desk-want-unasked = They ask for it at the table. How much it matters you have not asked.
desk-wants = What they want
desk-wants-note = how much it matters
desk-officer = Note from your desk officer
desk-dossier = Dossier
desk-between = Between you

officer-relay = “{ $incident } came through servers on their soil, and they may not know. Ask before you accuse.”
officer-misread = “Whatever we do reads up to { $n } points harsher or milder over there than we mean it. A better channel comes first.”
officer-would-join = “They would join { $coalition } if we asked: it takes { $n }, and they are past it.”
officer-evasive = “Ask, and they will be polite about it. They do not trust us enough to say.”
officer-false = “Do not build on what they tell us. At this trust they say what suits them.”

between-measure = they took a measure: { $measure }
between-measure-own = you: { $measure }
between-card = showed you “{ $card }”
between-card-own = you showed “{ $card }”
between-channel = { $channel }
between-rung = rung { $n }, { $rung }
between-adopted = both signed: { $talks }
between-silence-broken = broke the silence: { $talks }
between-told = answered on { $issue }
between-evaded = evaded on { $issue }
between-package-started = begun: { $package }
between-package-withheld = broken off: { $package }
between-spoke = said in public: { $what }
between-asked = asked you: { $what }
between-asked-own = you asked: { $what }
between-granted = granted: { $what }
between-refused = refused: { $what }
between-package-delivered = delivered: { $package }
between-joined = joined { $coalition }

desk-orders = Orders
desk-all-orders = All orders
desk-all-n-orders = { $n ->
    [one] One possible order
   *[other] All { $n } orders
}
desk-chosen = { $unit ->
    [day] Orders today
    [month] Orders this month
   *[week] Orders this week
}: { $n ->
    [0] none chosen
   *[other] { $n } chosen
}
desk-leaves = { $cost }; leaves { $free }
desk-leaves-all = { $free } free
desk-undo = Undo
desk-undo-nothing = Nothing is planned.
desk-take-back = Take it back
desk-suggested = Could also be ordered
desk-plans = Plans stay sealed until you end the turn; until then they can be taken back.
desk-moves = At once; cannot be undone
desk-cannot = Not possible now
desk-close = Close
desk-group-ask = Questions at the table
desk-group-adoption = Texts about to be adopted
desk-group-home = Coalitions and capital

end-note = nothing is sent before that
end-waiting = Sent. Waiting for { $who }.
end-question = { $label }?
end-stay = Stay at the desk
end-floor = You hold the floor: { $talks }.
end-unanswered = An offer in { $talks } waits for your answer.
end-silence = The text in { $talks } stands if nobody speaks before the turn ends.
end-undecided = “{ $event }” waits for your decision. If you send now, it is: { $otherwise }.
end-request = { $who } waits for your answer: { $what }.
end-vote = { $forum } waits for your vote.
end-invitation = { $coalition } waits for your answer.
end-staff = { $n ->
    [one] One of your people has nothing to do.
   *[other] { $n } of your people have nothing to do.
}

desk-group-norms = Norms and rules
news-crystallised = “{ $norm }” holds for all from now on
news-codified = “{ $norm }” is binding from now on
news-breach = { $who } is seen to break a norm of all: “{ $norm }”
news-breach-word = { $who } is seen to break its word: “{ $norm }”
news-breach-own = All see that you are behind it: “{ $norm }” is broken
news-operation-own = Your operation has run
news-operation = { $who } has run an operation that you are part of
news-restrained-own = You have called { $who } off
news-restrained = { $by } has called you off
news-pledge-own = You make a pledge of level { $n } of 3
news-pledge = { $who } makes a pledge of level { $n } of 3
news-pledge-back-own = You take your pledge back
news-pledge-back = { $who } takes its pledge back
news-pledge-lapsed-own = You have not renewed your pledge, and it lapses
news-pledge-lapsed = { $who } does not renew its pledge, and it lapses
news-report-found = { $by } reports that { $who } broke its word
news-report-clean = { $by } reports that it found nothing against { $who }
news-aligned-own = You go over to { $bloc }
news-aligned = { $who } goes over to { $bloc }
news-aligned-back-own = You go back to the common rules
news-aligned-back = { $who } goes back to the common rules
actor-sponsor = Answered for by
actor-rule-bloc = Lives by
actor-pledge = Pledge
actor-pledge-words = { $norm }, level { $n } of 3
actor-word = Its word
actor-word-words = { $kept } kept, { $open } open, { $back } taken back, { $broken } broken


## Home fronts
actor-ratifier = Ratifies
ratifier-over = { $name } ({ $talks }).
ratifier-support = Backs you at { $n } of 100.
ratifier-insists = Wants { $issue }: at least { $option }.
ratifier-never = Takes no { $issue }: { $option }.
news-sent-home = { $who } takes a text home to be ratified
news-sent-home-own = Your home front has a text to ratify
news-ratified = { $who } ratifies a text and is bound by it
news-ratified-own = Your home front ratifies a text; it binds you
news-refused-at-home = { $name } of { $who } refuses a text
news-refused-source = signed and not kept: its word is worth less
news-support = { $name } has heard you
news-support-body = support { $by }
news-floor-lowered = Your capital asks for less proof
news-floor-stays = Your capital asks for as much proof as ever
ratifier-follows = { $name }.
ratifier-floor = Below { $n } it calls you to account.
news-swayed-more = { $name } backs you more
news-swayed-less = { $name } backs you less
sway-unanswered = “{ $incident }” does harm at home, and you have not answered it
sway-restored = “{ $incident }” does no more harm at home
sway-wrongly-blamed = you named the wrong one in public
sway-conceded = “{ $title }” is worth less to you than no deal
sway-word-broken = you did not keep your word
sway-praised = { $who } praises you
sway-met = “{ $objective }” is met
sway-answered = you have answered
news-called-own = { $name } calls you to account
news-called = { $name } of { $who } calls its delegation to account
news-called-body = Answering takes { $cost }.
news-mandate-stands = Your capital leaves your mandate as it is
news-mandate-eased = Your capital is content with less
news-mandate-target = now { $target } counts in full, for two thirds of the weight
news-mandate-shifted = Your capital lays weight on something else
news-mandate-to = half of what it gives up now lies on “{ $to }”
want-eased = Eased in { $turn }.
want-lighter = Made lighter in { $turn }.
want-heavier = Made heavier in { $turn }.

## Coalitions
news-join-paid = { $who } is offered something to join { $coalition }
news-join-paid-own = You are offered something to join { $coalition }
news-pledged = { $who } pledges to back { $coalition }
news-pledged-private = { $who } gives its word to the lead of { $coalition }
news-pledged-own = You pledge to back { $coalition }
news-pledged-own-private = You give your word to the lead of { $coalition }
news-pledge-kept = { $who } keeps its pledge to { $coalition }
news-pledge-kept-own = You keep your pledge to { $coalition }
news-pledge-broken = { $who } breaks its pledge to { $coalition }
news-pledge-broken-own = You break your pledge to { $coalition }
news-pledge-public = given before all
news-pledge-private = given to the lead alone
news-whipped = { $coalition }: members are called to vote for a draft
news-whipped-against = { $coalition }: members are called to vote against a draft
news-ranks-broken = { $who } breaks the ranks of { $coalition }
news-ranks-broken-own = You break the ranks of { $coalition }
news-declared = { $coalition } speaks with one voice
news-declared-body = no deal falls by { $n } points for each party outside
news-bloc-signed = { $bloc }: { $n } have signed a text
