# Why an order is not allowed. Whole sentences; where something would help, they say what.

cost-capital = { $n } capital
cost-staff = { $n } staff
cost-budget = { $n } budget
cost-nothing = no cost

channel-none = no channel
channel-diplomatic = a diplomatic channel
channel-contact-point = a contact point
channel-hotline = a hotline

refusal-over = The game has ended.
refusal-no-seat = You only watch: no seat is yours.
refusal-turn-sent = You have sent this turn.
refusal-unknown = There is no such thing here.
refusal-short-of-capital = It costs { $cost } capital and you have { $free } free.
refusal-short-of-staff = It takes { $cost } staff and you have { $free } free.
refusal-short-of-budget = It costs { $cost } of your budget and you have { $free } free.
refusal-reserved = { $n ->
    [one] A plan of this turn holds the rest; take it back to free it.
   *[other] { $n } plans of this turn hold the rest; take one back to free it.
}
refusal-already-planned = It is already among your plans, as number { $n }.
refusal-no-such-plan = There is no such plan.

refusal-talks-closed = These talks are not open.
refusal-not-a-party = You are not at this table.
refusal-not-your-floor = { $who } has the floor.
refusal-no-caucus = A caucus is some of the other parties: choose at least one, and not all.
refusal-no-offers-left = { $n ->
    [one] You have made your one offer while having the floor.
   *[other] You have made your { $n } offers while having the floor.
}
refusal-not-a-draft = The draft does not fit the clauses on the table.
refusal-own-red-line = Clause { $n } crosses a red line: your capital would refuse the whole text.
refusal-same-again = You have put this very draft on the table in this round. Change something first.
refusal-no-such-offer = This offer is not open to an answer from you.
refusal-already-answered = You have answered this offer.
refusal-chair-only = Only { $who } may do this, from the chair.
refusal-chair-revises = The chair makes no offers: it writes the text.
refusal-no-silence = No silence procedure runs.
refusal-silence-runs = A silence procedure runs: the text can only be adopted or the silence broken.

refusal-incident-unknown = The incident is not known yet.
refusal-nothing-to-restore = The harm is repaired.
refusal-switched-off = This part of the rules is switched off here.
refusal-clue-known = This is already known.
refusal-clue-not-yet = Nobody can work on this before { $when }.
refusal-clue-not-open = This source is not open to you.
refusal-clue-after = An earlier card has to be in your hand first.
refusal-too-technical = It wants a technical capacity of { $needs }; yours is { $have }.
refusal-card-not-held = You do not hold this card.
refusal-card-known-there = They showed it to you.
refusal-card-public = The card is before the world already.
refusal-yourself = Not with yourself.
refusal-no-channel = It takes { $needs } between you.
refusal-channel-best = There is no stronger channel than the one you have.
refusal-name-an-account = Say first whom you hold responsible.
refusal-names-nobody = This measure names nobody.
refusal-account-answers = For this account it is { $who } that answers.
refusal-account-answers-nobody = Nobody answers for this account.
refusal-own-incident = You are hit yourself: restore your systems.
refusal-nothing-to-retract = You have said no such thing in public, or have taken it back.
refusal-not-a-victim = Only those who were hit can do this.
refusal-not-the-relay = It was relayed through another territory: ask { $who }.
refusal-no-relay = It was relayed through nobody’s territory that is known.
refusal-needs-coalition = A joint statement needs a coalition that you are in, with two members at least.
refusal-no-quarrel = You quarrel with nobody: there is nothing to mediate.
refusal-too-little-law = It wants a capacity of law enforcement of { $needs }; yours is { $have }.
refusal-no-text-between = No text is in force between you and { $who }.
refusal-already-taken = You took this measure before, over the same incident.
refusal-below-floor = Your capital wants { $floor } at least.
refusal-standards-out-of-order = Standards rise with how severe the act is, up to 99 per cent.
refusal-lead-only = Only { $who }, who leads it, may invite.
refusal-not-invited = There is no invitation to take up.
refusal-already-in = Already in, or invited.
refusal-not-a-member = You are not a member.
refusal-lead-stays = Who leads a coalition cannot leave it.
refusal-not-your-package = This is { $who }’s to give.
refusal-package-under-way = It is under way, or was delivered.
refusal-for-signature = This text is opened for signature, not put under silence.
refusal-text-stands = The text is open for signature and does not change any more.
refusal-not-for-signature = No text is open for signature here.
refusal-already-signed = You have signed.
refusal-nothing-to-reserve = No text is about to be adopted here.
refusal-no-such-reservation = The text says nothing there, gives something there, or you stay out of it already.
refusal-no-venue = These talks are not put to a vote.
refusal-goes-on-without = These talks go on whoever walks out.
refusal-no-vote = You have no vote here.
refusal-no-such-motion = This draft is not pending.
refusal-sponsor-only = Only { $who } can do this: it is its draft.
refusal-one-at-a-time = Another draft of yours is pending. Take it back first.
refusal-already-sponsor = You are among its sponsors.
refusal-already-moved = The draft says so already, or somebody has moved it.
refusal-already-first = It is taken first already.
refusal-already-courted = You have said or given them this over the draft.
refusal-nothing-put = Nothing is being voted on here.
refusal-already-voted = You have voted.
refusal-not-asked = Nobody asks you this now, or you have decided it.
refusal-no-red-line = Your capital draws no line here.
refusal-capital-answered = Your capital has answered this once; it will not again.
refusal-not-your-operation = Only { $who } can run this operation.
refusal-not-before = It cannot be run before { $when }.
refusal-incident-known = What it would bring about is known already.
refusal-not-its-sponsor = { $who } answers for it, not you.
refusal-no-sponsor = Nobody answers for it.
refusal-not-a-round = Pledges on this are made in rounds; the next is in { $when }.
refusal-no-round = Pledges on this are made in rounds, and there is none left.
refusal-same-pledge = This is what you have pledged, or another pledge on it is planned.
refusal-no-reviewer = Only technical and civil-society bodies report on others.
refusal-nothing-promised = { $who } has given no word on this.
refusal-same-rule-bloc = You live by these rules already.


## Home fronts
refusal-full-support = It backs you in full already.
refusal-no-floor = Your capital sets no floor here, or has answered.
refusal-no-half-way = There is no half way to this.
refusal-mandate-answered = Your capital has answered about this objective, or you ask it something else about it.

## Coalitions
refusal-out-of-sequence = Members that you wait for are not there yet.
refusal-price-unmet = Your capital wants something for it that has not come.
refusal-already-pledged = You have given your word here.
refusal-already-whipped = Members were called on this draft.
refusal-no-statement = It makes no joint statement, or has made it.

refusal-not-running = Nothing runs that could be broken off.
refusal-already-said = You have said so; saying it twice is saying it less.
refusal-states-only = Only states can do this.
refusal-already-appointed = You have an ambassador to companies.
refusal-already-done = This has been done.
refusal-not-by-systems = Lies are not repaired by technicians; they are answered in public, taken down, or traced to who spreads them.
refusal-no-ransom = Nobody asks for a ransom here.
refusal-not-its-maker = Somebody else made it; you could ask them.
refusal-not-its-servers = Nobody runs servers here that you could take down.
refusal-cannot-serve = There is nothing that { $who } could do about it.
refusal-already-asked = You have asked for this.
refusal-no-such-request = Nobody asked you for this in the turn before.
