# What orders are called, what they are about, and what they would do.

order-and = { $first } and { $last }

order-investigate = Investigate
order-investigate-about = { $clue }, { $share } done
order-investigate-effect = { $fresh ->
    [yes] { $effort } of work for two analysts until it yields a card; a skilled team is sometimes faster.
   *[no] About { $effort } of work left until it yields a card; a skilled team is sometimes faster.
}

order-share = Show a card
order-share-about = { $who } · “{ $card }”
order-share-effect = They will believe it at { $believed } of its weight, as far as they trust you, and trust you a little more for it.

order-circulate = Circulate a card
order-circulate-about = { $coalition } · “{ $card }”
order-circulate-effect = Every member sees it at once, and believes it as far as it trusts you.

order-publish = Publish a card
order-publish-safe = Everybody can then judge by it, and the source is safe.
order-publish-narrows = Everybody can then judge by it, but the source can be narrowed down{ $owner ->
    [none] .
   *[other] , which costs you the trust of whoever it belongs to: { $owner }.
}
order-publish-burns = Everybody can then judge by it, and the source is burnt for good{ $owner ->
    [none] .
   *[other] , which costs you the trust of whoever it belongs to: { $owner }.
}

order-measure-about = { $who } · { $incident }
order-measure-naming = { $who } · naming “{ $account }”
order-measure-restraint-statement = Takes the edge off what they hold against you, earns some trust, and steadies the world a little.
order-measure-ask-for-help = { $willing ->
    [yes] They think well enough of you to send people: the harm falls by about { $harm }.
   *[no] They do not think well enough of you to come: you would only lose trust.
}
order-measure-ask-to-act = They look into it, at a chance of about { $chance } while they trust you as they do now. A yes lowers the harm and hands you what they hold; a no costs you trust.
order-measure-hotline-call = Both sides cool down, and you step one rung down the ladder with each other.
order-measure-consultation = They cool down, and both sides gain some trust.
order-measure-joint-investigation = { $willing ->
    [yes] Both teams make headway on the next open clue, and they cool down.
   *[no] They distrust you too deeply to let you in: you would only lose trust.
}
order-measure-mediation = { $willing ->
    [yes] They would step in between you and whoever you quarrel with most: both cool down and step one rung down, if the other lets them.
   *[no] They do not think well enough of you to step in.
}
order-measure-indictment = People are charged, not a state: it takes that a little less as its own affair.
order-measure-countermeasure = In talks that you share no deal moves by { $bite } for them: the means of attack that you have not stood down, { $offence }, set how hard it bites.
order-measure-suspension = You no longer keep to the newest text between you, and rules are worth less.
order-measure-break-relations = Every channel between you is closed, and both trust each other less.
order-measure-private-demarche = Said behind a door. If you are right the harm eases; nobody else hears of it.
order-measure-public = Before the world. They may read it { $width } points milder or harsher than you mean it, and others judge by the cards they know. If it is wrong, it costs you credibility with everyone, for good.
order-measure-public-plain = Before the world. They will read it as you mean it, and others judge by the cards they know. If it is wrong, it costs you credibility with everyone, for good.

order-channel-diplomatic = Open a diplomatic channel
order-channel-contact-point = Open a contact point
order-channel-hotline = Open a hotline
order-channel-effect = { $willing ->
    [yes] They would agree. What you do is then misread less.
   *[no] They would not agree yet: it takes a trust of { $wants }, and they trust you at { $trust }.
}

order-restore = Restore systems
order-restore-effect = Two of your own people repair what was done: the harm falls by about { $harm }.

order-pay-ransom = Pay the ransom
order-pay-ransom-effect = The harm falls by about { $harm }. Everybody sees that you pay, and the next extortion is the worse for it.

order-help = Send help
order-help-effect = { $willing ->
    [yes] Two of your own people repair what was done: the harm falls by about { $harm }, and they will remember it.
   *[no] They do not trust you enough to let your people in.
}
order-retract = Take it back in public
order-retract-about = { $who } · { $measure } · { $incident }
order-retract-effect = Before it comes out that it was wrong, it costs far less than being found out; afterwards it mends a part. They forget what they held against you over it.

order-invite = Invite
order-invite-about = { $who } · { $coalition }
order-invite-effect = { $willing ->
    [yes] They trust you enough to join.
   *[no] They join at a trust of { $wants }; they trust you at { $trust }.
}
order-join = Join
order-join-effect = You stand for its declared outcome, and its lead trusts you more: { $lead }.
order-leave = Leave
order-leave-effect = Its lead will remember it: { $lead }.

order-give = Give a package
order-give-about = { $who } · { $package }
order-give-effect = { $line } It takes { $delay }, at { $cost } of your budget each.

order-give-brings = { $who } can use { $absorbs } of it: { $gains }{ $dependence ->
    [0] .
   *[other] , and comes to depend on you by { $dependence } of 100: no deal with you is then worth less to it.
}
order-give-gain = { $what } +{ $n }
order-withhold = Break off a package
order-withhold-effect = For good. Those who get it trust you less by { $trust }, your word is worth less to all{ $hurt ->
    [0] .
   *[other] , and whoever depends on it is weakened by up to { $hurt }.
}
capacity-governance = strategy and law
capacity-technical = technical capacity
capacity-law-enforcement = law enforcement
capacity-diplomacy = diplomacy
capacity-resilience = resilience

voice-praise = { $who }, in praise
voice-criticism = { $who }, in criticism
voice-clause = for “{ $clause }”
voice-deed = { $incident }, condemned
voice-goodwill = { $who } · goodwill
voice-pressure = { $who } · pressure
voice-openness = { $who } · the internet
order-speak = Make a statement
order-speak-praise = They trust you a little more. Said once.
order-speak-criticism = They trust you less, and whoever distrusts them trusts you a little more. Said once.
order-speak-clause = All know what you want. If you become a party to a text that says it, your word is worth more; if to one that does not, it is worth less.
order-speak-deed = Victims thank you; whoever says so first strengthens the rules. Nobody is named.
order-campaign = Run a campaign
order-campaign-goodwill = They trust you more, by { $n }; each time by less, and by half where what comes from abroad is filtered.
order-campaign-pressure = Those who decide there lose { $n } of their political capital, and resent it.
order-campaign-openness = The internet becomes more open, or less, your way: by { $n }.
order-leak = Leak a card
order-leak-effect = Everybody can judge by it, and nobody is told whose it is. It is traced back to you with a chance of { $chance }: that costs credibility, and trust with everybody.
order-appoint = Appoint an ambassador to companies
order-appoint-effect = Every company can then be reached through a contact point, and hears you as if it trusted you by 20 more.
order-patch = Close the hole
order-patch-effect = The harm falls by about { $harm }, and from then on twice as fast; the next one does less.
order-take-down = Take the servers down
order-take-down-effect = The harm falls by about { $harm }. A trace may be lost with them{ $host ->
    [none] .
   *[other] , and { $host }, where they stand, takes it ill.
}
service-patch = close the hole
service-take-down = take the servers down
service-data = hand over what it knows
order-request = Ask in public
order-request-about = { $who } · { $what } · { $incident }
order-request-effect = { $who } can grant or refuse it in the next turn, before all.
order-grant = Grant it
order-refuse-request = Refuse it
order-grant-data = Whoever asked gets what you found and it lacks, and trusts you more; others who are no states trust you less.
order-refuse-data = Whoever asked trusts you less; others who are no states trust you more, and the internet stays more open.
order-refuse-service = Whoever asked trusts you less.

order-ask-capital = Ask your capital to move a red line
order-ask-capital-about = { $issue }: { $option }
order-ask-capital-effect = It may say no, and it answers only once.

motion-name = { $who }’s draft of { $when }
motion-says = It says: { $clauses }.
motion-says-worth = It says: { $clauses }. { $over } over no deal to you.
motion-says-red-line = It says: { $clauses }. It crosses a red line of yours.
put-amendment = the amendment “{ $clause }” to { $motion }
put-clause = the clause “{ $clause }” of { $motion }
whip-count = About { $yes } for, { $no } against and { $abstain } abstaining; { $open ->
    [0] every delegation has spoken for it.
    [one] one delegation has not said.
   *[other] { $open } delegations have not said.
}

order-vote-yes = Vote for it
order-vote-no = Vote against it
order-vote-no-explained = Vote against it, and explain
order-vote-explained-effect = Its sponsors hold it less against you.
order-vote-abstain = Abstain

order-reserve = Stay out of a clause
order-reserve-about = { $clause } · { $title }
order-reserve-effect = To you it says nothing there. Before all, and it cannot be undone.

order-sign = Sign a text
order-sign-effect = You are bound by it once it is in force, and { $who } thanks you.
order-table = Put a draft before the venue
order-table-about = { $title } · { $forum }
order-cosponsor = Join its sponsors
order-withdraw = Take back your draft
order-take-first = Take it before all others
order-amend = Move an amendment
order-amend-effect = It is voted on before the draft, the furthest removed first.
order-divide = Ask for a vote on one clause
order-divide-effect = If that vote fails, the draft says nothing there.
order-clause-about = { $clause } · { $motion }
order-court = Win a bloc over
order-court-against = Win a bloc over against it
order-court-about = { $bloc } ({ $n }) · { $motion }
order-court-effect = A word in the corridor: { $points ->
    [one] one point
   *[other] { $points } points
} with each of them.
order-court-paid-effect = { $price }: { $points ->
    [one] one point
   *[other] { $points } points
} with each of them. Only you know what you paid.

order-offer = Put an offer on the table
order-accept = Accept an offer
order-refuse = Refuse an offer
order-caucus = Show a draft in caucus
order-caucus-effect = Only they see it, and only you hear their answers. Once all of them accept, whoever refuses that draft in the open this turn loses the trust of the others.
order-accept-caucus = Accept in caucus
order-refuse-caucus = Refuse in caucus
order-yield = Pass the floor on
order-walk-out = Walk out
order-walk-out-effect = For good: the talks fail for you, and everybody sees who left.
order-revise = Write a new revision
order-put-to-silence = Put a text under silence
order-open-text = Open a text for signature
order-break-silence = Break the silence
order-ask = Ask how much it matters
order-ask-about = { $who } · “{ $issue }”, { $talks }
order-ask-effect = { $candour ->
    [truly] They trust you enough to answer truly.
    [evasively] They will evade it: they do not trust you enough.
   *[falsely] They may answer, but not truly: they distrust you.
}
order-standard = Set a standard of proof
order-standard-about = { $standard }: { $at }
order-standard-effect = How sure you want to be before you do it. Acting below it is possible, and costs credibility.
order-unplan = Take a plan back
order-send = { $unit ->
    [day] End the day
    [month] End the month
   *[week] End the week
}
order-send-effect = All your plans stand and are sent.

# Standards of proof, as they stand in a sentence.
proof-private-demarche = private démarche
proof-joint-statement = joint statement
proof-public-attribution = public attribution
proof-sanctions = sanctions
proof-countermeasure = countermeasure

# Harm in points of ten.
order-harm = { $points } of 10

# What an order leaves, and how it is read aloud.
order-leaves = leaves { $free }
order-spoken-chosen = { $title }, { $about }: chosen, { $cost }. Click to take it back
order-spoken-plan = { $title }, { $about }: { $cost }
order-spoken-move = { $title }, { $about }: { $cost }, at once, cannot be undone
order-spoken-off = { $title }, { $about }: { $why }

order-operate = Run an operation
order-operate-effect = { $line } All see who did it with a chance of { $chance } or so; what becomes known can be attributed as ever. { $breach ->
    [word] It breaks the word that was given.
    [norm] It breaks a norm that holds for all.
   *[none] No norm or word stands against it.
}
order-restrain = Call it off
order-restrain-effect = Whatever it has planned now comes to nothing, and it likes you less for it.
order-pledge = Make a pledge
order-pledge-back = Take a pledge back
order-pledge-again = Renew a pledge
order-pledge-about = { $norm } · { $n ->
    [0] nothing any more
    [1] the gravest operations
    [2] grave operations
   *[other] all operations
}
order-pledge-effect = { $line } Before all, and remembered. Those who stand behind it trust you { $way ->
    [more] more
    [same] as before, and it stands until the review after the next
   *[less] less, and your credibility suffers
}. { $holds ->
    [yes] It holds for all; { $support } of all influence stands behind it.
   *[no] { $support } of all influence stands behind it, at { $at } it holds for all; a pledge counts from level 2.
}
order-review = Report on how they keep their word
order-review-about = { $who } · { $norm }
order-review-effect = What was hidden is found with a chance of { $chance }. If you find nothing, you say so, and it does them good.
order-align = Go over to a bloc of rules
order-align-back = Go back to the common rules
order-align-common = One protocol, one set of rules for all who share them.
order-align-effect = { $line } Those who live by it trust you more, those whom you leave less. Fragmentation would be { $n }.
rule-bloc-common = the common rules


## Home fronts
order-persuade = Prepare a ratifier
order-persuade-effect = It backs you at { $now } of 100, and afterwards at { $after }.
order-lower-floor = Ask your capital for a lower floor
order-lower-floor-effect = If it agrees, the least confidence falls from { $now } to { $after }. It answers only once.
order-ease = Ask your capital to be content with less
order-ease-effect = If it agrees, { $after } counts in full instead of { $target }, and the objective weighs { $less } instead of { $weight }; the rest counts for nothing. It answers only once.
order-shift = Ask your capital to lay weight elsewhere
order-shift-effect = If it agrees, this weighs { $moved } less and “{ $to }” { $arrives } more; the rest counts for nothing. It answers only once.
ratifier-content = It finds all it wants in “{ $title }” as it is now.
ratifier-refuses = It would refuse “{ $title }” as it is now with { $chance }.

## Coalitions
order-invite-for = Invite with something in hand
order-invite-for-effect = They get { $price } once they join; it is gone from you at once.
order-pledge-public = Pledge in public
order-pledge-private = Pledge to the lead
order-pledge-to-about = { $coalition } · { $outcome }
order-pledge-public-effect = All hear it. Kept, members trust you more; broken, it costs credibility and the trust of every member.
order-pledge-private-effect = Only { $who } hears it, and only its trust is at stake.
order-whip = Call members to vote for it
order-whip-against = Call members to vote against it
order-whip-effect = Who votes the other way has broken ranks, and you trust it less.
order-whip-splits = Who votes the other way has broken ranks and is out, with those who follow it.
order-whip-count = As it stands: { $count }. { $margin }
whip-tally = { $yes } for, { $no } against, { $abstain } abstaining, { $open } not known
whip-spare = { $n ->
    [0] No supporter may abstain.
    [one] One supporter may abstain, and it still passes.
   *[other] { $n } supporters may abstain, and it still passes.
}
whip-missing = { $n ->
    [one] One vote is missing.
   *[other] { $n } votes are missing.
}
whip-hopeless = No vote that could change would carry it.
whip-word = a word
whip-cheapest = { $bloc } for { $what }: { $n ->
    [one] one vote nearer
   *[other] { $n } votes nearer
}{ $carries ->
    [yes] , and it passes.
   *[no] .
}
whip-pivotal = Decided by { $who } alone.
whip-nobody-pivotal = Nobody decides it alone.
order-declare = Make a joint statement
order-declare-effect = { $carried ->
    [yes] Most members speak along. No deal falls by { $by } points for each party outside. It can be made once.
   *[no] Most members do not trust you enough to speak along: it would come to nothing.
}
join-price-trust = trust of { $n } in you
join-price-package = { $package }
join-price-met = { $who } has what it wants to join.
join-price-wants = { $who } wants one of: { $prices }.
join-after = { $who } waits for { $others }.
join-after-members = { $who } waits until there are { $n } members.
