### The debrief. Every sentence is followed by its evidence; none adds parties or measures up to a total.
### `$own`, `$theirs`, `$points` and `$cost` are whole points of a hundred of a party's best text.
### A number `$n` up to twelve comes with `$n-words` as a word. The first letter of a sentence is made a capital.

# Names within a sentence.
debrief-name = { $form ->
    [article] the { $name }
   *[plain] { $name }
}
# Last words of names that take an article.
debrief-name-article = Federation League Isles Islands Union Republic Kingdom Commonwealth Emirates States State Forum Republics
# First words of names that take one.
debrief-name-of = Republic Kingdom Commonwealth Duchy Principality Federation
debrief-change = “{ $option }” under { $issue }
# A name that begins with an article within a sentence.
debrief-article-start = The
debrief-article = the
# Quotation marks within quotation marks: as written, and as they are set.
debrief-quotes-written = “ ”
debrief-quotes-inner = ‘ ’
debrief-and = { $first } and { $last }
debrief-number-1 = one
debrief-number-2 = two
debrief-number-3 = three
debrief-number-4 = four
debrief-number-5 = five
debrief-number-6 = six
debrief-number-7 = seven
debrief-number-8 = eight
debrief-number-9 = nine
debrief-number-10 = ten
debrief-number-11 = eleven
debrief-number-12 = twelve

# Headline: what came of the talks …
debrief-head-signed-strong = { $parties-words } signatures, under a text that asks for something.
debrief-head-signed-fair = { $parties-words } signatures, under a text that will do.
debrief-head-signed-weak = { $parties-words } signatures, and little above them.
debrief-head-signed-loss = You signed, and would have done better to leave.
debrief-head-left = You left a room that had a text in it.
debrief-head-called-off = The room was closed before anybody left it.
debrief-head-walked = There was a text to be had when { $who } left.
debrief-head-emptied = There was a text to be had, until you acted.
debrief-head-missed = There was a text to be had. Nobody wrote it.
debrief-head-impossible = No text, and none was to be had.
debrief-head-open = The { $talks } are still open.
debrief-head-no-talks = No table, no text.

# … and what else it was about.
debrief-head-sound = You named the right one, and could say why.
debrief-head-lucky = You named the right one before you knew.
debrief-head-unlucky = The case was sound, and the name was wrong.
debrief-head-rash = You named the wrong one, and too early.
debrief-head-known = You knew who did it, and did not say.
debrief-head-suspected = You had the right suspicion, and left it there.
debrief-head-misled = You were watching the wrong door.
debrief-head-unknown = Who did it is anybody’s guess.
debrief-head-blamed = { $times ->
    [one] Your name is on the record.
   *[other] Your name is on the record, { $times-words } times.
}
debrief-head-unblamed = Your name is on nobody’s record.
debrief-head-tense = Between you and { $who } it came to rung { $rung }.
debrief-head-calm = Outside the room it stayed quiet.

# Standfirst.
debrief-stand-signed = { $parties-words } parties adopted the { $title } in { $turn }.
debrief-stand-failed = The { $talks } closed in { $turn } without a text.
debrief-stand-called-off = The { $talks } were called off in { $turn }.
debrief-stand-walked = The { $talks } ended in { $turn }, when { $who } walked out.
debrief-stand-left = The { $talks } ended in { $turn }, when you walked out.
debrief-stand-open = The { $talks } have not ended; what follows is how they stand.

# The result.
debrief-gain = { $own ->
    [0] You gained nothing over no deal
    [one] You gained one point over no deal
   *[other] You gained { $own } points over no deal
}, and { $other } { $theirs ->
    [0] nothing.
   *[other] { $theirs }.
}
debrief-gain-other-lost = { $own ->
    [0] You came out where you would have been without a text
    [one] You gained one point over no deal
   *[other] You gained { $own } points over no deal
}; { $other } signed a text worth { $theirs ->
    [0] hardly less to it
    [one] a point less to it
   *[other] { $theirs } points less to it
} than none. Such signatures do not hold for long.
debrief-loss = The text is worth { $own ->
    [0] hardly less
    [one] a point less
   *[other] { $own } points less
} to you than no text, and { $theirs ->
    [0] as much as none
    [one] a point more
   *[other] { $theirs } points more
} to { $other }. You could have walked away.
debrief-loss-both = The text is worth less than no text to you, by { $own }, and to { $other }, by { $theirs }. Either of you could have walked away.
debrief-better = { $count ->
    [one] One other text
   *[other] { $count-words } other texts
} would have been better for somebody at the table and worse for nobody; { $clauses ->
    [one] changing a single clause was enough.
   *[other] it took a change of { $clauses-words } clauses.
}
debrief-better-whole = Had the text held for everybody at the table, it would have been better for somebody and worse for nobody{ $count ->
    [one] {""}
   *[other] {" "}– and there were { $count-words } such texts in all
}.
debrief-better-none = No text that all could sign would have given anybody at the table more without giving somebody else less. What is left to argue about is who got what.
debrief-impasse-right = None of the { $of-words } possible texts would have suited everyone better than none, in any round. Leaving without one was right.
debrief-impasse-room = { $texts ->
    [one] One of the { $of-words } possible texts
   *[other] { $texts-words } of the { $of-words } possible texts
} would have left everyone better off than none. The fairest of them was worth { $points ->
    [0] hardly more to you than leaving.
    [one] a point more to you than leaving.
   *[other] { $points } points more to you than leaving.
}
debrief-impasse-closed = From { $turn } there was a text that would have left everyone better off, you by { $points ->
    [one] a point
   *[other] { $points } points
}. By the end there was none.
debrief-emptied-measure = It was your { $response } against { $target } in { $turn } that closed the room: after it, no text was left that all would rather sign than leave.
debrief-emptied-text = What you signed elsewhere in { $turn } closed the room here: after it, no text was left that all would rather sign than leave.
debrief-walked-out = When you walked out in { $turn }, { $texts ->
    [one] one text
   *[other] { $texts-words } texts
} would still have suited everyone better than none.

# The way there.
debrief-silence-broken = In { $turn } you broke the silence in the { $talks }. That is allowed, and remembered.
debrief-step-won = In { $turn } { $who } named the smallest step that would bring it along: { $changes }. You took it in { $when }, and it came.
debrief-step-lost = In { $turn } { $who } named the smallest step that would bring it along: { $changes }. You took it, but it had moved on by then.
debrief-step-ignored = In { $turn } { $who } named the smallest step that would bring it along: { $changes }. It would have cost you { $cost ->
    [0] hardly anything
    [one] one point
   *[other] { $cost } points
}, and you never offered it.
debrief-step-ignored-free = In { $turn } { $who } named the smallest step that would bring it along: { $changes }. It would have cost you nothing, and you never offered it.
debrief-moves-unfortunate = { $n ->
    [one] One of your { $of-words } moves
   *[other] { $n-words } of your { $of-words } moves
} left both you and { $who } worse off: a sign that you misread what it wanted.
debrief-moves-fortunate = { $n ->
    [one] One of your { $of-words } moves
   *[other] { $n-words } of your { $of-words } moves
} left both you and { $who } better off: you had found what could be traded.
debrief-rates = From first ask to last you went { $own } of the way to what { $other } dreamt of, and it went { $theirs } of the way to what you did.
debrief-never-asked = You never asked anybody how much a clause mattered to them. A question costs one unit of capital, and partners answer it truly.
debrief-asked = You asked { $n ->
    [one] one question
   *[other] { $n-words } questions
}: { $true ->
    [0] none was answered truly
    [one] one was answered truly
   *[other] { $true-words } were answered truly
}{ $false ->
    [0] {""}
    [one] , one falsely
   *[other] , { $false-words } falsely
}{ $evaded ->
    [0] {""}
    [one] , and one was evaded
   *[other] , and { $evaded-words } were evaded
}.
debrief-ambition = The clauses you adopted have a strength of { $to } on average, out of a hundred; the first paper on the table had { $from }.
debrief-no-deal = While you talked, what { $other } had without a text went from { $from } points to { $to }. A party that needs a text less asks for more.
debrief-also-signed = The { $talks } gave you a text in { $turn }, worth { $own ->
    [0] about as much
    [one] a point more
   *[other] { $own } points more
} than none.
debrief-also-loss = The { $talks } gave you a text in { $turn }, worth { $own ->
    [0] hardly less
    [one] a point less
   *[other] { $own } points less
} than none.
debrief-also-missed = The { $talks } ended without a text, though { $texts ->
    [one] one
   *[other] { $texts-words }
} would have suited both sides better than none.
debrief-also-right = The { $talks } ended without a text, and no text would have suited everyone.

# Who did it.
debrief-act-sound = Your { $response } to { $target } over { $incident } named “{ $account }”. It came at { $p }, against your own standard of { $standard }, and the name was right.
debrief-act-lucky = Your { $response } to { $target } over { $incident } named “{ $account }”. It came at { $p }, below your own standard of { $standard }. The name was right, and that was luck.
debrief-act-unlucky = Your { $response } to { $target } over { $incident } named “{ $account }”. It came at { $p }, against your own standard of { $standard }. You had kept your rule, and the name was wrong all the same: bad luck.
debrief-act-rash = Your { $response } to { $target } over { $incident } named “{ $account }”. It came at { $p }, below your own standard of { $standard }, and the name was wrong.
debrief-carried = One card carried the case: “{ $card }”. With it you stood at { $p }, without it at { $without }.
debrief-disputed = { $response } over { $incident } claimed a right that did not carry: it asked more than the harm allowed, and everybody could say so.
debrief-ransom = You paid the ransom over { $incident }. That mended much at once, was seen by all, and made the next extortion worse.
debrief-planted-through = “{ $card }” was planted, to point to “{ $account }”. It did not lead you there.
debrief-planted-fooled = “{ $card }” was planted, to point to “{ $account }”, and that is what your board said at the end.
debrief-unnamed = You named nobody over { $incident }. At the end your board gave the true account, “{ $account }”, { $p }.
debrief-unnamed-misled = You named nobody over { $incident }, and that was as well: your board led with “{ $led }”, and gave the true account, “{ $account }”, { $p }.
debrief-blamed = { $times ->
    [one] { $who } put your name before the world.
    [2] Twice your name was put before the world, first by { $who }.
   *[other] { $times-words } times your name was put before the world, first by { $who }.
}

# The ladder.
debrief-misread = { $who } read your { $response } as { $way ->
    [harsher] harsher
   *[milder] milder
} than you meant it: { $channel ->
    [none] with no channel between you, its error was as wide as can be.
    [diplomatic] with only embassies between you, its error was wide.
    [contact] a contact point narrows the error, and does not end it.
   *[hotline] even a hotline leaves an error.
}
debrief-misread-by-you = You were given the { $response } of { $who } as { $way ->
    [harsher] harsher
   *[milder] milder
} than it was meant: { $channel ->
    [none] there was no channel between you.
    [diplomatic] only embassies stood between you.
    [contact] a contact point narrows the error, and does not end it.
   *[hotline] even a hotline leaves an error.
}
debrief-peak = Between you and { $who } it came to rung { $rung } of ten in { $turn }; { $end ->
    [0] at the end it was calm again.
   *[other] at the end it stood at { $end }.
}
debrief-off-ramps = { $n ->
    [one] Once you took a way down
   *[other] { $n-words } times you took a way down
} with { $who }; at the end { $end ->
    [0] the two of you were off the ladder.
   *[other] the two of you stood on rung { $end }.
}

# Promises and partners.
debrief-promise-kept = You promised { $who } the package “{ $package }” and delivered it in { $turn }. { $carried ->
    [yes] Without it, { $who } would rather have had no text.
   *[no] It would have signed without it, too.
}
debrief-promise-open = You promised { $who } the package “{ $package }”; it was under way when time ran out. { $carried ->
    [yes] Without it, { $who } would rather have had no text.
   *[no] It would have signed without it, too.
}
debrief-promise-broken = The package “{ $package }” for { $who } stopped in { $turn }, when your money ran out. A promise that lapses costs more trust than it bought.
debrief-promise-withheld = You broke off the package “{ $package }” for { $who } in { $turn }. It hurt whoever depended on it, and all have seen what your help is worth.
debrief-received-withheld = { $who } broke off the package “{ $package }” in { $turn }. What one depends on can be taken away.
debrief-given = You gave { $who } the package “{ $package }” and asked for no clause in return.
debrief-received = { $who } delivered the package “{ $package }” in { $turn }. Ask yourself what it bought.
debrief-aid-given = Your help to { $who } was worth { $value } points of what it can do, for { $spent }; since then it voted { $votes ->
    [one] once
   *[other] { $votes } times
} for a draft of yours and { $against ->
    [one] once
   *[other] { $against } times
} against one.
debrief-aid-received = { $who } made you { $value } points stronger; since then you voted { $votes ->
    [one] once
   *[other] { $votes } times
} for its drafts and { $against ->
    [one] once
   *[other] { $against } times
} against them, and depended on it by { $dependence } of 100 in the end.
debrief-aid-row = Help: { $giver } to { $recipient }
debrief-aid-figures = { $value } points gained for { $spent }; votes on the giver’s drafts: { $votes } for, { $against } against; { $texts ->
    [0] no text
    [one] one text
   *[other] { $texts } texts
} together
debrief-aid-why = What was gained stands beside what it may have bought; which was meant, only the two know.
debrief-received-not = The package “{ $package }” from { $who } had not arrived when time ran out.
debrief-coalition-won = The { $coalition } ended with { $members ->
    [one] one member
   *[other] { $members-words } members
}; the text has { $won ->
    [0] none
   *[other] { $won-words }
} of the { $of-words } clauses it wanted.
debrief-coalition-lost = The { $coalition } ended with { $members ->
    [one] one member
   *[other] { $members-words } members
} and no text to put its clauses in.

# Home fronts.
debrief-refused-own = { $ratifier } refused “{ $title }” in { $turn }: what you signed binds you to nothing. That was { $chance } likely; { $prepared ->
    [0] you had not prepared the ground at home, and doing so once would have made it { $eased }.
    [one] you had prepared the ground once, and once more would have made it { $eased }.
   *[other] you had prepared the ground { $prepared-words } times, and once more would have made it { $eased }.
}
debrief-called-to-account = { $ratifier } called you to account in { $turn }, backing you at no more than { $support } of 100{ $n ->
    [one] {""}
   *[other] ; in all you were called { $n } times
}. What you answered with you did not have for anything else.
debrief-mandate-eased = In { $turn } your capital was content with less of “{ $objective }”: { $became } instead of { $was }, for two thirds of the weight. { $met ->
    [yes] That much you reached.
   *[no] You did not reach that either.
}
debrief-mandate-shifted = In { $turn } your capital took weight from “{ $objective }”; half of it went to “{ $to }”, the rest counted for nothing.
debrief-refused = { $who } could not deliver: { $ratifier } refused “{ $title }” in { $turn }. That was { $chance } likely; { $prepared ->
    [0] nobody had prepared the ground there, and doing so once would have made it { $eased }.
    [one] its delegation had prepared the ground once, and once more would have made it { $eased }.
   *[other] its delegation had prepared the ground { $prepared-words } times, and once more would have made it { $eased }.
}

# Votes.
debrief-of-bloc = members of the { $bloc }
debrief-vote-passed = The draft that { $who } put forward for “{ $title }” passed in { $turn }, by { $yes } to { $no } with { $abstain } abstaining. { $spare ->
    [0] Not one of its supporters could have abstained.
    [one] Of its supporters one could have abstained, { $switch ->
        [0] and none changed sides.
        [one] or one changed sides.
       *[other] or { $switch-words } changed sides.
    }
   *[other] Of its supporters { $spare-words } could have abstained, { $switch ->
        [0] and none changed sides.
        [one] or one changed sides.
       *[other] or { $switch-words } changed sides.
    }
}
debrief-vote-failed = The draft that { $who } put forward for “{ $title }” failed in { $turn }, by { $yes } to { $no } with { $abstain } abstaining. It lacked { $votes ->
    [one] one ballot cast otherwise
   *[other] { $votes-words } ballots cast otherwise
}, cheapest to be had of { $voter }.
debrief-vote-hopeless = The draft that { $who } put forward for “{ $title }” failed in { $turn }, by { $yes } to { $no } with { $abstain } abstaining. Nobody who could have voted otherwise was enough to carry it.
debrief-strayed = { $who } broke ranks: in the vote on “{ $title }” it voted otherwise than “{ $coalition }” had called it to.
debrief-strayed-own = You broke ranks: in the vote on “{ $title }” you voted otherwise than “{ $coalition }” had called you to.
debrief-amended = On its way to the vote “{ $title }” was changed to { $changes }, first by { $who }: the strength of its clauses went from { $from } to { $to }.

# Words given, and norms.
debrief-pledge-kept = You kept your word to “{ $coalition }” in { $turn }.
debrief-pledge-broken = You broke your word to “{ $coalition }” in { $turn }, and its members have taken note.
debrief-pledge-broken-by = { $who } broke its word to “{ $coalition }” in { $turn }.
debrief-crystallised = Since { $turn } the norm “{ $norm }” holds for everybody: { $support } of all influence stood behind it, by { $texts ->
    [0] no text
    [one] one text
   *[other] { $texts-words } texts
} and { $pledges ->
    [0] no pledge.
    [one] one pledge.
   *[other] { $pledges-words } pledges.
}
debrief-codified = In { $turn } the norm “{ $norm }” was codified: from then on it obliged those who had signed.
debrief-own-word-broken = You had given your word on “{ $norm }”. In { $turn } { $by ->
    [you] you ran
   *[yours] somebody you answer for ran
} “{ $operation }” all the same, { $seen ->
    [yes] and everybody came to know.
   *[no] and nobody ever knew.
}
debrief-own-breach = In { $turn } { $by ->
    [you] you ran
   *[yours] somebody you answer for ran
} “{ $operation }” against the norm “{ $norm }”, { $seen ->
    [yes] and everybody came to know.
   *[no] and nobody ever knew.
}
debrief-caucus-broken = In { $turn } you refused in the open what you had agreed to in caucus ({ $talks }). Those who were there trusted you less from then on.
debrief-caucus-broken-by = In { $turn } { $who } refused in the open what it had agreed to in caucus with you ({ $talks }).
debrief-mediated = The text of { $talks } was first put by { $who }, who mediated: nobody had to give way to another.
debrief-mediated-own = You mediated in { $talks }, and the text that the parties adopted was yours. They trust you more for it.
debrief-item-kept = What you promised in “{ $title }”, { $item }, you kept.
debrief-item-broken = You promised in “{ $title }”: { $item }. You did not keep it, and everybody saw.
debrief-item-broken-by = { $who } promised in “{ $title }”: { $item }. It did not keep it, and everybody saw.
debrief-word-kept = { $n ->
    [one] You gave your word once on what you would not do
   *[other] You gave your word { $n-words } times on what you would not do
}, and did nothing against it.
debrief-breach-seen = Behind “{ $operation }” in { $turn } stood { $who }, against the norm “{ $norm }”{ $promised ->
    [yes] {" "}and its own word
   *[no] {""}
}; it came to light in { $seen }.
debrief-breach-hidden = What nobody ever saw: behind “{ $operation }” in { $turn } stood { $who }, against the norm “{ $norm }”{ $promised ->
    [yes] {" "}and its own word.
   *[no] .
}
debrief-lowest = { $n ->
    [one] One signature
   *[other] { $n-words } signatures
}, and little to keep to: the clauses have a strength of { $strength } in a hundred, and leave those they bind { $kept } in a hundred of what they had wanted. Fragmentation { $way ->
    [up] rose from { $from } to { $to }.
    [down] fell from { $from } to { $to }.
   *[same] stayed at { $to }.
}

# The world.
debrief-gauge-up = The gauge that moved most was { $gauge }: up from { $from } to { $to }.
debrief-gauge-down = The gauge that moved most was { $gauge }: down from { $from } to { $to }.
debrief-mandate-failed = “{ $objective }” went past the line at which your capital calls the whole mandate failed.

# Tags.
debrief-tag-figure = figure { $n }
debrief-tag-offer = { $turn }, offer { $n }
debrief-tag-rung = { $turn }, rung { $n }
debrief-tag-act = { $turn }, { $what }
debrief-tag-board = { $turn }, evidence
debrief-tag-better = better texts
debrief-tag-measure = { $measure }
debrief-tag-package = package
debrief-tag-coalition = coalition
debrief-tag-gauge = gauges
debrief-tag-mandate = mandate
debrief-tag-kept = what was kept
debrief-tag-refusal = ratification
debrief-tag-vote = vote
debrief-tag-pledge = pledge
debrief-tag-norm = norm
debrief-tag-breach = breach
debrief-tag-promise = promise

# What a tag opens.
debrief-slip-turn = { $date }.
debrief-slip-offer = Offer { $n }, { $turn }, by { $who }
debrief-slip-clause = { $issue }: { $option }
debrief-slip-worth = To you { $own } points, { $own-gain } over no deal; to { $other } { $theirs }, { $their-gain } over no deal.
debrief-slip-accepted = Accepted by { $who }.
debrief-slip-refused = Refused by { $who }.
debrief-slip-unanswered = Not answered by { $who }.
debrief-slip-plane = Every text the clauses allow, by what it is worth to you and to { $other }.
debrief-slip-concessions = What each side’s asks were worth to itself.
debrief-slip-board = At the end of { $turn }, on { $n ->
    [0] no card
    [one] one card
   *[other] { $n } cards
}:
debrief-slip-account = { $name }: { $p }
debrief-slip-account-true = { $name }: { $p } – this was so
debrief-slip-act = { $response } by { $who } against { $target }, { $turn }
debrief-slip-act-account = It named “{ $account }”.
debrief-slip-act-sure = Confidence { $p }, own standard { $standard }.
debrief-slip-act-read = Meant at { $meant } of ten, read at { $read }.
debrief-slip-act-carried = Without “{ $card }” it would have been { $without }.
debrief-slip-act-retracted = You took it back in public.
debrief-slip-act-exposed = The world found out that it was wrong.
debrief-slip-rung = Between you and { $who }, rung { $n } of ten at the end of { $turn }.
debrief-slip-package = { $who }, to { $recipient }: started in { $turn }, { $paid } paid.
debrief-slip-joined = { $who } joined in { $turn }.
debrief-slip-no-joined = Nobody joined.
debrief-slip-better = Compared with the text you adopted; see the cards below the figures.
debrief-slip-better-impasse = Compared with what lay on the table last; see the cards below the figures.
debrief-slip-objective = { $value } at the end, { $start } at the start.

# Figures.
debrief-figure-plane = Figure 1. What each of { $n-words } possible texts was worth
debrief-figure-concessions = Figure 2. How each side gave way
debrief-figure-acts = Figure 3. How sure you were, against your own standard
debrief-figure-belief = Figure 4. What your board said about { $incident }
debrief-figure-ladder = Figure 5. Escalation with { $who }, rung { $n } at the peak
debrief-figure-shown = You and { $other }, whose wishes are most opposed to yours. The line is what the two of you could have reached without the others; zone, fair points and better texts count all { $n-words } parties, and so lie inside it.
debrief-figure-shown-two = You and { $other }. The line is the Pareto frontier: beyond it nothing can be had.
debrief-axis = better for { $who }
debrief-axis-you = better for you
debrief-no-deal-of = no deal, { $who } { $points }
debrief-no-deal-you = no deal, you { $points }
debrief-zone = zone of agreement
debrief-zone-count = { $n ->
    [0] no text suits all { $parties-words }
    [one] one text suits all { $parties-words } better than no deal
   *[other] dark dots: { $n-words } texts suit all { $parties-words } better than no deal
}
debrief-figure-beyond = { $n ->
    [one] the dot above and to the right of the signed text is better for you and { $other }, but
   *[other] the dots above and to the right of the signed text are better for you and { $other }, but each is
} { $others ->
    [one] worse for the third party at the table.
   *[other] worse for at least one of the { $others-words } others at the table.
}
debrief-plane-note = open dots cross somebody’s red line
debrief-signed = the text you signed
debrief-fair-nash = Nash
debrief-fair-kalai-smorodinsky = Kalai–Smorodinsky
debrief-fair-egalitarian = egalitarian
debrief-fair-utilitarian = utilitarian
debrief-asks-you = your asks
debrief-asks = { $who }’s asks
debrief-no-asks = Nobody put an offer of its own on this table.
debrief-no-acts = You named nobody.
debrief-no-ladder = Nothing moved on the ladder between you and anybody.
debrief-knew = You knew: your side took part. This is what your cards would have told another.
debrief-line-true = true: { $account }
debrief-line-led = { $account }
debrief-ladder-text = text signed
debrief-ladder-channel-diplomatic = embassies
debrief-ladder-channel-contact = contact point
debrief-ladder-channel-hotline = hotline opens
debrief-ladder-act-theirs = { $who }: { $response }
debrief-spoken-plane = Figure 1: { $n-words } texts by their worth to you and to { $other }. No deal is worth { $own } to you and { $theirs } to { $other }.
debrief-spoken-plane-deal = Figure 1: { $n-words } texts by their worth to you and to { $other }. No deal is worth { $own } to you and { $theirs } to { $other }; the text you signed is worth { $deal-own } and { $deal-theirs }.
debrief-spoken-concessions = Figure 2: { $who }: { $values }.
debrief-spoken-belief = Figure 4: { $who }: { $values }.
debrief-spoken-ladder = Figure 5: rungs with { $who } from { $unit } on: { $values }.

# Better texts.
debrief-better-head = { $n ->
    [one] One text better for some and worse for none
    [2] Two texts better for some and worse for none
   *[other] Three texts better for some and worse for none
}
debrief-better-head-two = { $n ->
    [one] One text better for one or both of you and worse for neither
    [2] Two texts better for one or both of you and worse for neither
   *[other] Three texts better for one or both of you and worse for neither
}
debrief-better-head-contested = Every change costs somebody: three that gain most for the fewest losers
debrief-better-head-impasse = { $n ->
    [one] One text everyone would have preferred to none
    [2] Two texts everyone would have preferred to none
   *[other] Three texts everyone would have preferred to none
}
debrief-better-head-none = Better texts
debrief-better-note = { $n ->
    [one] the only such text
   *[other] { $n-words } such texts exist; these change fewest clauses
}
debrief-better-note-contested = gains over the text you signed
debrief-better-note-impasse = { $n ->
    [0] from { $turn }; by the end it was gone
    [one] the only such text; gains over no deal
   *[other] { $n-words } such texts exist; these are nearest to what lay on the table, with gains over no deal
}
debrief-better-nothing = There was no text that all would have preferred to none. That is a result, too.
debrief-better-nothing-contested = Every other text that all could sign would have cost everybody something.
debrief-better-same = This is what lay on the table. It only needed signatures.
debrief-better-whole-title = the same text for all
debrief-better-whole-note = It only had to hold for everybody at the table.
debrief-better-losers = { $who } would have lost.
debrief-better-silent = clause { $n } left out
debrief-better-linked = { $name }, left out

# Measures.
debrief-measures-of = The measures of the { $talks }
debrief-measures-note = Measures that add points of different parties count one point of each as equal.
debrief-measure-gain = Gain over no deal
debrief-measure-gain-short = gain
debrief-measure-gain-why = What the text is worth to you beyond having none, in points of a hundred.
debrief-measure-zone = Texts that suited everyone
debrief-measure-zone-short = zone
debrief-measure-zone-why = Texts that cross nobody’s red line and that nobody would rather do without: the zone of agreement when the talks ended.
debrief-measure-share-of-best = Share of your best hope
debrief-measure-share-of-best-short = your best hope
debrief-measure-share-of-best-why = Your gain, of the most you could gain in any text that everyone would sign.
debrief-measure-dominating = Texts better for somebody, worse for nobody
debrief-measure-dominating-short = count
debrief-measure-dominating-why = A count: the plainest measure of what was left on the table.
debrief-measure-nash-ratio = Product of gains, of the largest
debrief-measure-nash-ratio-short = product of gains
debrief-measure-nash-ratio-why = Nash: the gains of all parties multiplied. It does not depend on the scale on which anybody counts.
debrief-measure-smallest-share = Smallest share of a best hope
debrief-measure-smallest-share-short = smallest share
debrief-measure-smallest-share-why = Kalai and Smorodinsky: the party that got least of what it could have hoped for got this much of it.
debrief-measure-joint-efficiency = Sum of gains, of the largest
debrief-measure-joint-efficiency-short = sum of gains
debrief-measure-joint-efficiency-why = All gains added up, against the text with the largest sum.
debrief-measure-integrative = Value created by trading clauses
debrief-measure-integrative-short = value created
debrief-measure-integrative-why = 0 is what tossing a coin on each clause would give, 100 the largest sum there is; below 0 you did worse than the coin.
debrief-measure-conflict = How opposed you and { $who } were
debrief-measure-conflict-short = conflict
debrief-measure-conflict-why = Pairs of texts that you two rank in opposite order. It describes the table, not you.
debrief-measure-concession = How far you went, and { $who }
debrief-measure-concession-short = concessions
debrief-measure-concession-why = From first ask to last, of the way to what the other side dreamt of.
debrief-measure-moves = Moves that cost both of you
debrief-measure-moves-short = moves
debrief-measure-moves-why = Each move from one of your offers to the next, by what it did to you and to { $who }. Moves bad for both mean that you misread the other side.
debrief-measure-questions = Questions asked
debrief-measure-questions-short = questions
debrief-measure-questions-why = What others said when you asked how much a clause mattered to them, compared with the truth.
debrief-measure-ambition = Strength of the clauses
debrief-measure-ambition-short = strength
debrief-measure-ambition-why = Mean strength of the adopted clauses, out of a hundred, and of the first paper.
debrief-measure-no-deal = No deal, at the start and at the end
debrief-measure-no-deal-short = no deal
debrief-measure-no-deal-why = Your own; what you would have without a text.
debrief-measure-anchors = Against the middle of the first two asks
debrief-measure-anchors-short = anchors
debrief-measure-anchors-why = By how many points the text is worth more to you than the middle of the two opening offers.
debrief-measure-brier = Final board on { $incident }: Brier score
debrief-measure-brier-why = 0 is certainty in the truth, 2 certainty in something else; saying one in four for each of four accounts scores 0.75.
debrief-measure-log-loss = Final board on { $incident }: log loss
debrief-measure-log-loss-why = The surprise of the truth, in nats: 0 is none, 0.69 a coin’s toss.
debrief-value-undefined = undefined
debrief-value-of = { $n } of { $of }
debrief-value-from-to = { $from } → { $to }
debrief-value-and = { $first } and { $second }
debrief-value-points = { $value } points
debrief-comparable = counting one point of each party as equal

# Mandate and world.
debrief-mandate = Your mandate
debrief-mandate-note = each by itself; there is no total
debrief-mandate-row = { $start } → { $value }
debrief-mandate-worth = worth { $worth }
debrief-mandate-over = past the fatal line
debrief-mandate-eased-row = { $value } · eased in { $turn } from { $was } to { $became }, for two thirds of its weight
debrief-mandate-lighter-row = { $value } · made lighter in { $turn }
debrief-mandate-heavier-row = { $value } · made heavier in { $turn }
debrief-gauges = The world, before and after
debrief-gauge-stability = stability
debrief-gauge-trust = trust
debrief-gauge-norm-strength = strength of norms
debrief-gauge-resilience = resilience
debrief-gauge-weakest = resilience of the weakest quarter
debrief-gauge-fragmentation = fragmentation
debrief-gauge-openness = openness
debrief-partners = Promises and partners
debrief-package-row = { $package }, { $giver } to { $recipient }
debrief-package-delivered = delivered in { $turn }, { $paid } paid
debrief-package-under-way = under way, { $paid } paid
debrief-package-withheld = broken off in { $turn }, { $paid } paid
debrief-package-broken = lapsed in { $turn }, { $paid } paid
debrief-coalition-row = { $coalition }
debrief-coalition-members = { $from } → { $to } members
debrief-harm-row = Harm of { $incident }
debrief-kept-row = What “{ $title }” left its parties of what they wanted
debrief-kept = { $kept } in a hundred on average, of { $n ->
    [one] one party that it binds
   *[other] { $n-words } parties that it binds
}
debrief-kept-nobody = it binds nobody
debrief-kept-why = Counted clause by clause: the share of wishes on which a party gave nothing up.
debrief-kept-own = You kept { $kept } in a hundred.
debrief-kept-reserved = { $who } stays out of { $clauses }.
debrief-refusal-row = Signature of { $who } under “{ $title }”
debrief-refusal = { $ratifier } refused it in { $turn }
debrief-refusal-likely = That was { $chance } likely{ $prepared ->
    [0] {""}
    [one] , after the ground was prepared once
   *[other] , after the ground was prepared { $prepared-words } times
}; once more would have made it { $eased }.
debrief-refusal-bound = { $n ->
    [0] In the end the text binds nobody.
    [one] In the end the text binds one.
   *[other] In the end the text binds { $n-words }.
}
debrief-draft-row = Draft of “{ $title }”, { $turn }
debrief-draft-withdrawn = taken back
debrief-draft-lapsed = never voted on
debrief-draft-by = Put forward by { $who }.
debrief-draft-moved = { $moved ->
    [one] One change was moved, { $n ->
        [0] and did not pass.
       *[other] and passed.
    }
   *[other] { $moved-words } changes were moved; { $n ->
        [0] none passed.
        [one] one passed.
       *[other] { $n-words } passed.
    }
}
debrief-draft-amended = { $who } changed it to { $changes }.
debrief-draft-struck = { $n ->
    [one] One clause was voted out.
   *[other] { $n-words } clauses were voted out.
}
debrief-draft-strength = The strength of its clauses went from { $from } to { $to }.
debrief-vote-row = Vote on “{ $title }”, { $stage }, { $turn }
debrief-vote = { $passed ->
    [yes] passed
   *[no] failed
}: { $yes } for, { $no } against, { $abstain } abstaining, { $absent } absent
debrief-vote-spare = Votes to spare: { $abstain } could have abstained, or { $switch } changed sides.
debrief-vote-missing = Cheapest missing votes: { $moves }.
debrief-vote-nobody = No votes that could have been had would have carried it.
debrief-vote-courting = As far as could be reckoned, “{ $price }” for { $who } would have carried it.
debrief-vote-strayed = { $who } broke ranks with “{ $coalition }”.
debrief-moved = { $who } { $to ->
    [yes] for it
   *[abstain] abstaining
}
debrief-moved-bloc = { $n-words } { $who } { $to ->
    [yes] for it
   *[abstain] abstaining
}
debrief-pledge-row = Word of { $who } to “{ $coalition }”
debrief-pledge-was-kept = kept in { $turn }
debrief-pledge-was-broken = broken in { $turn }
debrief-pledge-open = never put to the test
debrief-pledge-why = Given in { $turn }, { $public ->
    [yes] before everybody.
   *[no] to the lead alone.
}
debrief-title = “{ $title }”
debrief-norm-row = The norm “{ $norm }”
debrief-norm = { $from } → { $to } of all influence behind it
debrief-norm-crystallised = It has held for everybody since { $turn }, with { $support } behind it then.
debrief-norm-not-crystallised = It never came to hold for everybody.
debrief-norm-texts = It stood in { $titles }.
debrief-norm-pledged = By pledge alone it was backed by { $who }.
debrief-norm-codified = It was codified in { $turn }, by { $titles }.
debrief-promise-row = Word of { $who } on “{ $norm }”
debrief-item-row = Word of { $who }: { $item }
debrief-item-why = Given in “{ $title }”, in { $turn }.
debrief-word-pledged = Pledged in { $turn }, to level { $level } of three.
debrief-word-signed = Signed; in force since { $turn }.
debrief-word-was-broken = broken, as all know
debrief-word-was-broken-unseen = broken, and nobody saw it
debrief-word-was-withdrawn = taken back
debrief-word-was-reported = kept; a body looked into it and found nothing
debrief-word-was-kept = kept
debrief-breach-row = What really happened: “{ $operation }”
debrief-breach = { $who }, in { $turn }, against “{ $norm }”
debrief-breach-was-seen = It came to light in { $turn }.
debrief-breach-never-seen = Nobody ever saw who it was.
debrief-breach-why = { $promised ->
    [yes] It broke a word that had been given
   *[no] No word had been given
}; as a breach it weighs { $weight } of three.
debrief-breach-line = { $line }.

# The page.
debrief-kicker = Debrief for { $who } · { $level } · after { $turn }
debrief-kicker-open = So far, for { $who } · { $level } · { $turn }
debrief-questions = Six questions for the room
debrief-really = What really happened
debrief-copy = Copy as text
debrief-back = Back to the title
debrief-help = Explain this page
debrief-source-unconfirmed = not confirmed by a document we could read
debrief-tables = Which talks
debrief-incidents = Which incident
debrief-pairs = With whom
debrief-close = Put away
debrief-show = Show it on the page
