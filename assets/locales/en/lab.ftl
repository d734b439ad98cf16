# The level lab.

lab-title = Level lab
lab-subtitle = a level file, while it is being written
lab-intro = Open a level file here and edit it in any editor, or in the form of the lab: whenever it is saved, the lab shows what is wrong, how its talks stand, what every seat wants, and how games of it end.
lab-open-path = Path of a level file
lab-open-hint = such as levels/my-level.ron
lab-open = Open
lab-open-drop = You can also drop a file on the window.
lab-open-levels = Or begin from a level
lab-open-copy = built in: a copy of your own is made in { $folder }
lab-open-no-copy = No copy could be made in { $folder }: { $reason }
lab-open-nothing = Write the path of a level file first.

lab-reading = reading…
lab-sound = no problems
lab-sound-but = can be played, { $others ->
    [one] one warning or hint
   *[other] { $others } warnings and hints
}
lab-broken = { $errors ->
    [one] one error
   *[other] { $errors } errors
}{ $others ->
    [0] {""}
    [one] , one warning or hint
   *[other] , { $others } warnings and hints
}
lab-older = The file has errors. What you see is the last level that was sound.
lab-stuck = The level is sound, but bots came to no end in it: that is a mistake of the program. What you see is the level before.
lab-nothing-yet = As soon as the file has no errors, its talks and seats are shown here.
lab-no-problems = Nothing is wrong with this file.
lab-no-talks = This level has no talks.
lab-drawing = working out the talks…

lab-problems = Problems
lab-line = line { $line }
lab-planes = Talks
lab-secrets = Secrets
lab-parts = Parts
lab-look = See
lab-edit = Edit
lab-close = Another file
lab-copy-path = Copy the path
lab-undo = Undo
lab-undone-elsewhere = The file was changed elsewhere since, so nothing is taken back.
lab-no-place = That is no longer in the file.
lab-no-value = That cannot be written there. Write { $wanted }.
lab-no-value-there = That cannot be written there.
lab-not-written = The file could not be written: { $reason }
lab-play = Play from here
lab-turn = Moment of the game
lab-sooner = One turn earlier
lab-later = One turn later
lab-when = beginning of { $turn }
lab-when-end = end of the game, { $turn }
lab-signed = the text that was adopted
lab-no-deal = no deal, { $who } { $points }
lab-zone-undrawn = No interests are drawn.
lab-zone = { $n ->
    [0] No text suits { $parties ->
        [2] both parties
       *[other] all { $parties } parties
    } better than no deal.
    [one] One of { $of } texts suits { $parties ->
        [2] both parties
       *[other] all { $parties } parties
    } better than no deal.
   *[other] { $n } of { $of } texts ({ $share }) suit { $parties ->
        [2] both parties
       *[other] all { $parties } parties
    } better than no deal.
}
lab-plane-spoken = { $talks }, all texts by their worth to { $you } and to { $other }. { $zone } No deal is worth { $own } to { $you } and { $theirs } to { $other }.

lab-balance = Balance
lab-balance-start = Quick balance
lab-balance-stop = Stop
lab-balance-none = { $n } games of bots in the background: who does well, and where texts are agreed.
lab-balance-running = { $n } of { $of } games
lab-balance-done = { $n ->
    [one] One game of bots
   *[other] { $n } games of bots
}
lab-balance-older = { $n ->
    [one] One game of an older text
   *[other] { $n } games of an older text
}
lab-balance-scores = Mandate met, of 100
lab-balance-agreement = Games with a text
lab-balance-best = { $points } · best in { $best }

lab-secret-deeds = What it does this turn
lab-secret-mandate = Mandate
lab-secret-objective = { $line } · { $weight } of the mandate
lab-secret-objective-failed = { $line } · { $weight } of the mandate · as it stands, the whole mandate has failed
lab-secret-means = Means
lab-secret-standards = Standards of proof
lab-secret-cards = Cards in hand, and how far they are believed
lab-secret-card-from = { $incident } · shown by { $who }
lab-secret-worth = Worth of { $talks }, of 100
lab-secret-no-deal = No deal
lab-secret-option = { $option } { $worth }
lab-secret-option-barred = { $option } { $worth } (red line)
lab-secret-home = Who ratifies
lab-secret-trust = Trust
lab-secret-trusts = trusts it { $own }, is trusted { $theirs }, rung { $rung }
lab-secret-truths = What is true
lab-secret-harm = harm { $harm }
lab-secret-not-open = not open yet, harm { $harm }

lab-part-level = The level
lab-part-actors = Actors
lab-part-mandate = Mandate
lab-part-objectives = Objectives
lab-part-home = Who ratifies
lab-part-talks = Talks
lab-part-issues = Issues
lab-part-positions = Interests

lab-form-nothing = The file holds nothing that a form can show. Its problems say why.
lab-form-which = Which
lab-form-content = What is in its brackets
lab-form-add = Add one
lab-form-add-key = Add under the name
lab-form-key = New name
lab-form-silent = the text says nothing about it
lab-form-entries = { $n ->
    [0] none
    [one] one entry
   *[other] { $n } entries
}
lab-form-number = { $n }.
lab-form-default = left out: { $value }
lab-form-not-given = left out
lab-form-elsewhere = Saved at once, with comments and order kept. Undo with Ctrl Z.
lab-form-open = Open
lab-form-remove = Remove
lab-form-from = from
lab-form-to = to
