# The talks table.

# Headings and controls.
talks-instructions = Your instructions
talks-gain = Gain over no deal
talks-no-deal = no deal
talks-best = best
talks-worth = worth to you
talks-red-line = Red line:
talks-learnt = What they told you
talks-said = What they said
talks-smallest-step = Smallest step:
talks-course = Course of offers
talks-course-note = what their offers are worth to you (line), and yours (dashes); dots: no deal
talks-your-offer = Your next offer
talks-your-text = Your next text
talks-under-silence = Under silence
talks-table = The table
talks-back = Back to the desk
talks-close = Close
talks-help = Explain this screen
talks-capital = capital
talks-ask = Ask
talks-outside = You are not at this table. You learn that they meet, and what they adopt.
talks-watching = You watch this table and hold no seat at it.
talks-and = { $first } and { $last }

# Top bar.
talks-when = { $turn }, { $day }
talks-protocol-offers = offers in turn
talks-protocol-ballot = put to the vote in { $forum }
talks-protocol-signature = open for signature, in force with { $n }
talks-protocol-single-text = consensus with silence procedure
talks-opens = Opens in { $when }
talks-closes = Closes at the end of { $when }, { $left } left
talks-closes-now = Closes at the end of { $when }: now or not at all
talks-adopted-when = Adopted in { $when }
talks-ended = Ended without a text
talks-offers-left = { $n ->
    [0] no offers left
    [one] { $n } offer left
   *[other] { $n } offers left
}

# What is going on.
talks-banner-not-open = They meet from { $when } on, { $day }. You can prepare your first offer.
talks-banner-silence = Silence runs until the end of { $when }. Unless somebody breaks it, this text is adopted as it stands.
talks-banner-adopted = Adopted. { $parties } stand behind it.
talks-banner-out-of-time = Time ran out without a text.
talks-banner-called-off = These talks were called off.
talks-banner-left = { $who } walked out. There will be no text.
talks-banner-you-left = You walked out. There will be no text.
talks-banner-behind-doors = They meet behind closed doors.
talks-banner-your-floor = You have the floor.
talks-banner-your-pen = You have the floor, and the pen.
talks-banner-floor = { $who } has the floor.
talks-banner-round = Round { $n } of { $of } this turn.
talks-banner-round-over = All rounds of this turn are over. The talks go on when the turn is sent.

# The document.
talks-paper-adopted = Adopted text
talks-paper-silence = Text under silence
talks-paper-chair-first = Chair’s first text
talks-paper-chair = Chair’s text, Rev. { $n }
talks-paper-offer = { $who }’s offer
talks-paper-opening = Paper on the table
talks-brackets = { $open ->
    [one] { $open } bracket left of { $ever }
   *[other] { $open } brackets left of { $ever }
}
talks-brackets-none = no brackets left
talks-brackets-never = no brackets yet
talks-clause-silent = (the text is silent on this)
talks-clause-no-more = nothing more
talks-clause-delete = delete this clause
talks-unheld-draft = your next offer
talks-unheld-paper = as the paper has it
talks-beside = Beside the text, { $issue }:{" "}
talks-package = { $line }: { $giver } gives, { $recipient } gets; { $cost } of the budget a turn for { $takes }

# Instructions and worths.
talks-across-red-line = across a red line
talks-cannot-sign = Across a red line: cannot be signed
talks-option-red-line = red line
talks-red-line-why = A red line: your capital would refuse the whole text.
talks-red-line-words = { $option }, in { $clause }. Your capital would refuse the whole text.
talks-crossed-both = Your next offer and the text on the table cross it.
talks-crossed-table = The text on the table crosses it.
talks-crossed-offer = Your next offer crosses it.
talks-gain-offer = with your next offer
talks-gain-adopted = with the adopted text
talks-gain-table = text on the table
talks-gain-best = all your way
talks-gain-theirs = all their way
talks-ask-capital = Ask your capital to move it
talks-ask-capital-note = { $cost }; a plan: sealed until you send the turn. It answers once.
talks-capital-moved = Your capital gave way: { $option } in { $clause } is no red line any more.
talks-capital-stays = Your capital stands by its red line: { $option } in { $clause }.
talks-told-0 = does not matter to them
talks-told-1 = matters a little
talks-told-2 = matters
talks-told-3 = matters much
talks-told-4 = matters most of all
talks-told-evaded = they did not say
talks-told-note = their trust in you is { $trust }; who distrusts you may not tell the truth

# The next offer.
talks-change = clause { $number }: { $from } becomes { $to }
talks-change-linked = { $issue }: { $to }
talks-offer-silence = adopted as it stands, unless somebody breaks the silence
talks-offer-unchanged = the text on the table as it stands
talks-put = Put it on the table
talks-put-revision = Write Rev. { $n }
talks-table-draft = Put it to the vote
talks-table-note = A plan: sealed until you end the turn. { $forum } takes it in { $when }.
talks-table-too-late = A plan: sealed until you end the turn. The venue does not sit again.
talks-open-text = Open it for signature
talks-open-text-note = No cost. At once, and it cannot be undone: the text does not change any more, and you have signed it.
talks-sign = Sign
talks-sign-note = A plan: sealed until you end the turn.
talks-for-signature = Open for signature
talks-offer-signing = Whoever signs is bound once it is in force.
talks-paper-signing = Open for signature
talks-banner-signing = Open for signature: { $n } of { $of } have signed. { $parties }
talks-stance-outside = stays outside
talks-off-signing = The text is open for signature and does not change any more.
talks-put-silence = Put it under silence
talks-put-silence-note = No cost. At once, and it cannot be undone: silence runs until the end of { $when }.
talks-reset = Start again
talks-reset-note = Compose from the text on the table again.
talks-yield = Pass the floor
talks-break-silence = Break the silence
talks-break-silence-note = No cost. At once, and it cannot be undone: the text is not adopted, and on the last turn the talks fail.
talks-leave = Walk out
talks-leave-note = No cost. At once, and it cannot be undone: the talks fail and everybody at the table trusts you less.
talks-leave-question = Leave for good? The talks fail, and everybody at the table trusts you less. It cannot be undone.
talks-stay = Stay
talks-at-once = No cost. At once, and it cannot be undone.
talks-off-red-line = Across a red line: { $option }, in { $clause }. Your capital would refuse the whole text.
talks-off-not-yet = The talks have not opened.
talks-off-round-over = All rounds of this turn are over.
talks-off-adopted = The text is adopted.
talks-off-failed = The talks are over.

# Where they stand.
talks-stance-accepts = with you
talks-stance-supports = supports the text
talks-stance-signed = signed
talks-stance-near = { $n ->
    [one] one step
   *[other] { $n } steps
}
talks-stance-asks = { $n ->
    [0] asks for no change
    [one] asks for one change
   *[other] asks for { $n } changes
}
talks-stance-refused = refused
talks-stance-chair = chair
talks-stance-not-heard = not heard yet
talks-stance-silent = silent so far
talks-stance-left = walked out
talks-stance-ended = no text
talks-stance-proposes = made this offer
talks-note-accepted = accepts your offer
talks-note-refused = refused your offer
talks-note-accepted-before = accepted your last offer
talks-note-refused-before = refused your last offer
talks-note-accepted-text = supports the chair’s text
talks-note-refused-text = refused the chair’s text

# What they said.
talks-nobody-heard = Nobody has spoken yet. Here they say what they make of an offer: which clauses cost them, and the smallest step that would win them.
talks-quote = “{ $words }”
talks-grade-red-line = a red line, they say
talks-grade-much-too-costly = much too costly
talks-grade-costly = costly
talks-grade-a-little-short = a little short
talks-grade-fine = fine
talks-rest-fine = fine with { $clauses }
talks-step = { $changes }. Then { $who } joins.
talks-step-earlier = { $changes }. Last time that would have won { $who }.
talks-step-none = none. No change of words would win them this round.
talks-step-write = write “{ $to }” in clause { $number }
talks-step-drop = drop clause { $number }
talks-step-give = add { $issue }: { $to }
talks-step-keep = leave out { $issue }
talks-step-costs = costs you { $n }
talks-step-costs-nothing = costs you nothing
talks-step-gains = gains you { $n }
talks-step-costs-below = costs you { $n }, and is { $below } worse for you than no deal
talks-step-costs-nothing-below = costs you nothing, and is { $below } worse for you than no deal
talks-step-gains-below = gains you { $n }, and is still { $below } worse for you than no deal
talks-step-red-line = crosses a red line of yours
talks-step-take = Take it over
talks-step-taken = In your next offer
talks-step-note = Changes your next offer; nothing is sent yet.
talks-offer-is-text = the text on the table
talks-accepted-by = accepted by { $who }
talks-you-accepted = You accepted it.
talks-you-refused = You refused it.
talks-support = Support
talks-accept = Accept
talks-accept-adopts = No cost. At once, and it cannot be undone: the text is adopted.
talks-refuse = Refuse
talks-take-offer = Start from it
talks-ask-whom = Ask { $who } how much it matters
talks-ask-note = { $cost } a question, at once. The answer is as true as they trust you.
talks-accept-yours = { $n ->
    [one] { $who } accepts your offer.
   *[other] { $who } accept your offer.
}
talks-refuse-yours = { $n ->
    [one] { $who } is not on board.
   *[other] { $who } are not on board.
}
talks-silent-yours = { $n ->
    [one] { $who } has not answered your offer.
   *[other] { $who } have not answered your offer.
}
talks-accept-text = { $n ->
    [one] { $who } supports the chair’s text.
   *[other] { $who } support the chair’s text.
}
talks-refuse-text = { $n ->
    [one] { $who } is not on board.
   *[other] { $who } are not on board.
}
talks-silent-text = { $n ->
    [one] { $who } has not answered the chair’s text.
   *[other] { $who } have not answered the chair’s text.
}
talks-dial-full = in full
talks-dial-hints = hints
talks-dial-none = nothing
talks-dial-note = How much a delegation that refuses explains: in full, the worst clause, or nothing.

# The course of offers.
talks-no-offers = No offers yet.
talks-course-nothing = nothing yet
talks-course-spoken = { $who }. Worth of the last offers to you: theirs { $theirs }, yours { $yours }.
talks-estimate = your guess: your next offer gives them { $share } of what they ask

talks-strength = Ambition { $ambition } of 100; you keep { $kept } of 100 of what you want.
