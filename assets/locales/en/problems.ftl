# What is wrong with a level or a save.

problems-title-level = Problems in a level
problems-title-save = A save that cannot be loaded
problems-intro-level = { $n ->
    [one] One error keeps this level from being played. Mend it and open the level again.
   *[other] { $n } errors keep this level from being played. Mend them and open the level again.
}
problems-intro-warnings = The level can be played. This could be better.
problems-intro-save = { $name } cannot be used. Nothing in it was changed; the file stays as it is.
problems-save-help = A finished game has to be whole, so that nobody can be told something that did not happen. An unfinished one goes on from its last whole record or from the copy that is made when a turn begins, if either is there.
problems-error = Error
problems-warning = Warning
problems-hint = Hint
problems-copy = Copy the place
problems-copy-all = Copy all
problems-again = Open again

# Problems of a level: what is wrong, one sentence without a full stop, and under the same name with -help, how to mend it.
# What stands in backquotes, round, square or curly brackets is written so in a level.

problem-help = help: { $help }

## What is meant, and what there is

list-names = { $before }, { $next }
list-parts = { $before }; { $next }
list-cut = { $names } and { $rest } more
problem-did-you-mean = did you mean `{ $near }`? { $all }
problem-choices = the choices are { $names }
problem-fields = its fields are { $names }
problem-levels = the levels are { $names }
problem-known = the { $kind } are { $names }
problem-known-of = the { $kind } of { $owner } are { $names }
problem-none = there are no { $kind } in this level at all
problem-none-of = there are no { $kind } of { $owner } at all
problem-owner = { $kind } `{ $name }`
problem-example = for example: { $example }
problem-write = write { $what }
problem-delete = delete it
problem-take-one-away = take one of them away

## Files

problem-missing-file = the file cannot be read: { $reason }
problem-missing-file-help = check the path; levels end in .ron
problem-no-level = there is no level `{ $name }`
problem-not-utf8 = the file is not UTF-8 text: byte { $at } is { $byte }
problem-not-utf8-help = save it as UTF-8; this is often a letter with an accent from an older encoding
problem-not-utf8-help-utf16 = it looks like UTF-16: save it as UTF-8
problem-too-large = the file is larger than { $most } KiB, the most a level may have
problem-too-large-help = is this really a level?
problem-byte-order-mark = the file starts with an invisible byte order mark
problem-byte-order-mark-help = save it as "UTF-8", not as "UTF-8 with BOM"
problem-empty = there is nothing in this file
problem-empty-help = a level is one value in round brackets: (field: value, …)
problem-goes-on = the file goes on behind its end
problem-goes-on-help = a level is one value; delete what follows, or move the bracket that ends it too early
problem-too-many-problems = { $n ->
    [one] { $n } more problem is not shown
   *[other] { $n } more problems are not shown
}
problem-too-many-problems-help = mend the others first
problem-too-many-problems-here = so much is wrong here that the rest is passed over

## Brackets, commas and colons

problem-unclosed-bracket = `{ $opener }` is never closed
problem-unclosed-bracket-help = add `{ $closer }`
problem-unclosed-bracket-before = add `{ $closer }` before { $what }
problem-stray-closer = `{ $closer }` closes nothing
problem-stray-closer-help = delete it, or write `{ $closer }`
problem-wrong-closer = `{ $opener }` is closed by `{ $closer }`
problem-wrong-closer-help = write `{ $closer }`
problem-ends-too-early = this bracket ends the level too early
problem-ends-too-early-help = delete it, or open the bracket that it should close
problem-no-brackets = a field outside of any brackets
problem-no-brackets-help = put round brackets around the whole level: ( … )
problem-too-deep = brackets nested more than { $most } deep
problem-too-deep-help = a bracket is probably not closed
problem-too-long-list = more than { $most } items in one pair of brackets
problem-too-long-list-help = split it up
problem-missing-comma = expected a comma here
problem-missing-comma-help = put a comma before { $what }
problem-stray-comma = there is nothing before this comma
problem-stray-comma-help = delete the comma, or add the missing value
problem-missing-colon = expected `:` after { $name }
problem-missing-value = { $name } has no value
problem-missing-value-help = write { $name }: value
problem-missing-key = there is no key before the colon
problem-missing-key-help = write "key": value
problem-quoted-field = the name of a field has no quotes
problem-quoted-field-help = write { $name }: …
problem-no-field-name = this cannot be the name of a field
problem-no-field-name-help = in round brackets a bare word stands before the colon; a map needs {"{ }"}
problem-named-item = the items of a list have no names
problem-named-item-help = named fields stand in ( ), the keys of a map in {"{ }"}
problem-mixed-fields-named = a named field among unnamed values
problem-mixed-fields-unnamed = a value without a name among named fields
problem-mixed-fields-help = give all of them names, or none
problem-given-twice = { $what } is given twice: first at line { $line }, column { $column }
problem-given-twice-help = delete one of them
given-field = the field `{ $name }`
given-key = the key `{ $key }`

## Texts, numbers and words

problem-unclosed-text = this text has no closing quote
problem-unclosed-text-help = add a double quote at the end of the text
problem-unclosed-raw-text-help = this kind of text ends with { $end }
problem-unclosed-quote = this quote is never closed
problem-unclosed-quote-help = text stands in double quotes
problem-unclosed-comment = this comment is never closed
problem-unclosed-comment-help = end it with */ (comments nest: each /* needs its own)
problem-comments-start = a comment starts with //
problem-hash = `#` starts nothing here
problem-too-long-text = a text of { $n } bytes; at most { $most } are allowed
problem-too-long-text-help = split it up or shorten it
problem-control-character = the text holds the control character { $character }
problem-bidi-character = the text holds { $character }, which changes the order in which it is shown
problem-bidi-character-comment = the comment holds { $character }, which changes the order in which text is shown
problem-bad-text-help = write \\ for a backslash
problem-bad-text-character-help = text stands in double quotes: "{ $text }"
problem-bad-text-not-utf8 = the escapes do not make up UTF-8 text
problem-bad-text-no-character = a character is missing between the quotes
problem-bad-text-one-character = single quotes hold exactly one character
problem-bad-text-unclosed = the closing quote is missing
problem-bad-text-escape = a backslash must be followed by one of n r t 0 x u \ " ', or doubled
problem-bad-text-bytes = these bytes are not a UTF-8 character
problem-bad-text-hex = \x needs two hexadecimal digits, as in \x41
problem-bad-text-unicode = \u needs one to six hexadecimal digits in curly brackets, as in \u{"{e9}"}
problem-bad-text-no-such-character = there is no character with this number
problem-typographic-quotes = these are typographic quotes
problem-typographic-quotes-help = use straight ones: "{ $text }"
problem-bad-number = `{ $number }` is not a number
problem-bad-number-help = numbers look like 5, -3, 1_000 or 0.5; text stands in double quotes
problem-bad-number-suffix = `{ $number }` does not fit into { $suffix }
problem-bad-number-underscore = an underscore stands between digits
problem-bad-number-byte = a byte is one ASCII character in single quotes, as in b'a'
problem-not-finite = `{ $number }` is not a finite number
problem-not-finite-help = give a number; a bare word with this name is written in double quotes
problem-not-finite-too-large = `{ $number }` is too large for any number
problem-not-finite-too-large-help = give a number that fits
problem-open-range = the range has no end
problem-open-range-help = a range is written 1..=5, without spaces
problem-backward-range = the range runs backwards, from { $low } to { $high }
problem-several-words = several bare words in a row
problem-several-words-help = put text in double quotes: "{ $text }"; or a comma between
problem-no-bare-word = `{ $text }` is not a bare word
problem-put-in-quotes = put it in double quotes: "{ $text }"
problem-some-one-value = Some holds exactly one value
problem-some-one-value-help = write Some(value), or just the value
problem-some-brackets = Some needs its value in brackets
problem-some-brackets-help = write Some(value), or just the value, or None
problem-bad-header = this header cannot be read
problem-bad-header-help = write #![enable(implicit_some)] or leave it out: it is always on
problem-idle-extension = the extension { $name } has no effect in levels
problem-idle-extension-help = leave it out
problem-unknown-extension = there is no extension { $name }
problem-unknown-extension-help = levels need no extensions: leave it out

## Values of another kind than is wanted

problem-expected = expected { $wanted }, found { $found }
problem-expected-help = delete it, or write { $wanted } in its place
problem-expected-more = expected { $wanted }
problem-wrong-count = expected { $wanted } values in the brackets, found { $found }
problem-wrong-name = expected { $wanted }, found brackets named `{ $found }`
problem-wrong-name-help = write `{ $wanted }(…)` or leave the name out
problem-variant-alone = `{ $name }` stands alone, without brackets
problem-variant-value = expected `{ $name }(…)` with { $wanted }
problem-variant-fields = expected `{ $name }(…)` with its fields
problem-variant-brackets-help = one more pair of brackets is needed: { $name }((…))
problem-unknown-variant = { $owner } has no choice `{ $name }`
problem-unknown-field = { $owner } has no field `{ $name }`
problem-no-fields = { $owner } has no fields at all
problem-missing-field = { $owner } lacks the field `{ $name }`
problem-missing-field-help = add `{ $name }: { $example }`
problem-missing-field-help-meaning = add `{ $name }: { $example }` ({ $meaning })
problem-out-of-range-number = { $number } is out of range
problem-give-whole = give a whole number from { $least } to { $most }
problem-give = give { $wanted }
problem-fraction-help = write { $below } or { $above }
problem-fraction-exponent-help = write it without an exponent, between { $below } and { $above }
problem-no-quotes = take the quotes away: { $text }
problem-double-quotes = use double quotes: "{ $text }"
problem-square-brackets = a list is written in square brackets: […]
problem-list-of-one = a list of one is written in square brackets: [{ $text }]
problem-curly-brackets = a map is written in curly brackets: {"{"}"key": value{"}"}
problem-round-brackets = use round brackets: { $example }
problem-values-need-names = the values need names: { $example }

wanted-value = a value
wanted-value-or-field = a value or `name: value`
wanted-entry = `key: value`
wanted-comma = a comma

found-written = `{ $text }`
found-end = the end of the file
found-number = the number { $text }
found-fraction = the fraction { $text }
found-character = the character { $text }
found-text = the text { $text }
found-bytes = a byte string
found-word = the bare word `{ $text }`
found-named = `{ $name }(…)`
found-empty-brackets = empty brackets ()
found-values = values in round brackets
found-fields = fields in round brackets
found-list = a list
found-map = a map
found-range = a range
found-unreadable = something unreadable

shape-bool = true or false
shape-whole = { $n ->
    [one] a whole number
   *[other] whole numbers
}
shape-whole-at-least = { $n ->
    [one] a whole number of at least { $least }
   *[other] whole numbers of at least { $least }
}
shape-whole-from = { $n ->
    [one] a whole number from { $least } to { $most }
   *[other] whole numbers from { $least } to { $most }
}
shape-interval = { $n ->
    [one] a whole number or a range (low, high)
   *[other] whole numbers or ranges (low, high)
}
shape-text = { $n ->
    [one] text in double quotes
   *[other] texts in double quotes
}
shape-optional = { $value } (or None)
shape-list = { $n ->
    [one] a list of { $items }
   *[other] lists of { $items }
}
shape-tuple = { $n } values in round brackets ({ $parts })
shape-map = a map from text to { $values }
# The name of a type; $initial says whether it begins with a vowel or a consonant.
shape-type = { $n ->
    [one] { $initial ->
        [vowel] an { $name }
       *[consonant] a { $name }
    }
   *[other] { $name }
}

## Names

problem-no-map = there is no map `{ $name }`
problem-unknown-name = there is no { $kind } `{ $name }` in this level
problem-unknown-name-of = there is no { $kind } `{ $name }` of { $owner }
problem-duplicate-name = there are two { $kind } called `{ $name }`
problem-duplicate-name-of = there are two { $kind } of { $owner } called `{ $name }`
problem-duplicate-name-help = give one of them another name
problem-listed-twice = { $kind } `{ $name }` is listed twice
problem-bad-id = `{ $name }` cannot be a short name
problem-bad-id-help = small letters, digits and hyphens, at most 40
problem-bad-id-help-mended = small letters, digits and hyphens, such as `{ $mended }`
problem-bad-code = the code of an actor is three capital letters, not `{ $code }`
problem-same-actor = `{ $name }` is paired with itself
problem-same-actor-help = name two different actors
problem-seat-itself = `{ $name }` is the seat itself
problem-seat-itself-help = name another actor
problem-territory-taken = territory `{ $territory }` belongs to { $owner } already
problem-said-twice = { $what } is given twice
problem-explained-twice = the word `{ $word }` is explained twice
problem-measure-twice = the measure { $measure } is given twice

kind-actor = { $n ->
    [one] actor
   *[other] actors
}
kind-incident = { $n ->
    [one] incident
   *[other] incidents
}
kind-suspect = { $n ->
    [one] suspect
   *[other] suspects
}
kind-clue = { $n ->
    [one] clue
   *[other] clues
}
kind-card = { $n ->
    [one] card
   *[other] cards
}
kind-forum = { $n ->
    [one] venue
   *[other] venues
}
kind-bloc = { $n ->
    [one] bloc
   *[other] blocs
}
kind-talks = { $n ->
    [one] set of talks
   *[other] talks
}
kind-issue = { $n ->
    [one] issue
   *[other] issues
}
kind-option = { $n ->
    [one] option
   *[other] options
}
kind-package = { $n ->
    [one] package
   *[other] packages
}
kind-coalition = { $n ->
    [one] coalition
   *[other] coalitions
}
kind-event = { $n ->
    [one] event
   *[other] events
}
kind-choice = { $n ->
    [one] choice
   *[other] choices
}
kind-lesson = { $n ->
    [one] lesson
   *[other] lessons
}
kind-source = { $n ->
    [one] source
   *[other] sources
}
kind-territory = { $n ->
    [one] territory
   *[other] territories
}
kind-map = { $n ->
    [one] map
   *[other] maps
}

## The level as a whole

problem-format-version = this program reads version { $reads } of the format, not { $found }
problem-format-version-help = write `format: { $reads }`
problem-format-newer-help = it was written for a newer program: get that one, or write `format: { $reads }` if it is a slip
problem-older-writing-help = this is how it was written in an older version of the format: run `demarche upgrade` on this file, which writes it anew and keeps all else
problem-no-version = the file does not say which version of the format it is written in
problem-no-version-help = write `format: { $reads }` at its beginning, or 0 if it was written for an older program
problem-file-name = the level calls itself `{ $id }` and its file `{ $file }`
problem-file-name-help = write `id: "{ $file }"`, or rename the file to { $id }.ron
problem-bad-address = `{ $url }` is no address of the web
problem-bad-address-help = an address starts with https:// and has no spaces; leave it out if it is not certain
problem-bad-date = `{ $date }` is no day in the calendar
problem-bad-date-help = write year, month and day, such as "2021-01-11"
problem-empty-text = { $what } is empty
problem-empty-text-help = write at least a word
problem-list-length = { $n ->
    [0] { $what }: the list is empty
    [one] { $what }: the list has { $n } item
   *[other] { $what }: the list has { $n } items
}
problem-list-length-help = it takes from { $least } to { $most }
problem-out-of-range = { $what } is { $n }
problem-out-of-range-help = write a whole number from { $least } to { $most }
problem-no-such-turn = { $what } is turn { $turn }, and the level has turns 1 to { $last }
problem-no-such-turn-help = write a turn from 1 to { $last }, or change `turns`
problem-off-the-map = { $point } lies beyond the edge of the map
problem-off-the-map-help = the map goes from (0, 0) at the top left to { $corner }
problem-broken-map = the map `{ $name }` has errors of its own
problem-broken-map-help = see `demarche check { $file }`
problem-long-hint = the hint has { $n } sentences
problem-long-hint-help = keep to three; say the rest in another hint, when it is needed

## Actors

problem-no-player = no seat can be taken by a person
problem-no-player-help = give an actor `playable: (pitch: …, difficulty: …, briefing: […])`
problem-capital-over-cap = starts with { $starts } of political capital and can keep { $keeps }
problem-capital-over-cap-help = lower `capital` or raise `capital_cap` (20 if left out)
problem-objective-flat = start and target are both { $start }, so nothing can be gained
problem-objective-flat-help = write a target above or below the start
problem-fatal-on-the-way = the fatal value { $fatal } lies on the way from { $start } to the target { $target }
problem-fatal-below-help = write a number at or below { $start }
problem-fatal-above-help = write a number at or above { $start }
problem-fatal-start = the fatal value is the start { $start }, so the mandate fails as long as nothing is done
problem-fatal-start-help = write a value that is only reached if things get worse
problem-no-text-to-value = { $who } is not a party to `{ $talks }`, so no text is worth anything to it
problem-no-text-to-value-help = make { $who } a party, or measure something else

## Incidents

problem-priors-sum = the priors sum to { $sum } per mille, not to 1,000
problem-priors-sum-missing = { $n ->
    [one] { $n } is missing
   *[other] { $n } are missing
}
problem-priors-sum-too-many = { $n ->
    [one] { $n } is too many
   *[other] { $n } are too many
}
problem-circular = clue `{ $clue }` waits for a clue that waits for it
problem-circular-help = let one of them be worked on from the start
problem-last-card = `{ $card }` is the last card of `{ $clue }`: its probability is what the others leave
problem-last-card-help = leave `base` and `weights` out on the last card
problem-no-base = card `{ $card }` has no base, and it is not the last
problem-no-base-help = write `base: 300` for a card that exists in 300 of 1,000 cases for a suspect of weight 0
problem-card-never = with base { $base } and weight { $weight } this card never exists if `{ $suspect }` is true
problem-card-never-help = raise the base, or the weight
problem-card-rare = card `{ $card }` is so rare that its weights are wrong by { $decibans } decibans
problem-card-rare-help = probabilities are kept in per mille: raise the base
problem-cards-sum = the cards before the last sum to { $sum } per mille for `{ $suspect }`; the last needs at least { $least }
problem-cards-sum-help = lower a base
problem-rounded-weights = the weights of the last card are rounded by up to { $decibans } decibans
problem-rounded-weights-help = with base { $base } they come out better

## Talks

problem-chair-last = the chair `{ $chair }` does not speak last
problem-chair-last-help = a chair that hears everybody before it writes puts its code at the end of `parties`
problem-turn-order = the talks close in turn { $closes } and open in turn { $opens }
problem-turn-order-help = write a turn from { $opens } to { $last }
problem-silence-too-late = the talks close in the last turn { $last }, and silence runs for one turn more
problem-silence-too-late-help = write `closes: { $before }`
problem-silence-too-late-help-turn = add a turn to the level, or let the talks begin earlier
problem-not-a-party = { $who } is not a party to talks `{ $talks }`
problem-not-a-party-help = the parties are { $names }
problem-too-many-texts = the issues make { $n } possible texts, more than { $most }
problem-too-many-texts-help = take some issues or options away
problem-sentence-gap = { $n ->
    [one] the sentence of `{ $issue }` has { $n } gap `{"{}"}` for the words of its options
   *[other] the sentence of `{ $issue }` has { $n } gaps `{"{}"}` for the words of its options
}
problem-sentence-gap-help = write {"{}"} where the words of the chosen option go
problem-sentence-gap-help-many = leave {"{}"} in one place only
problem-linked-issue = issue `{ $issue }` gives something, so its only option is `{ $given }`
problem-linked-issue-help = write `{ $given }` instead of `{ $option }`, or take `link` away
problem-giver-no-party = { $who } gives package `{ $package }` and is not a party to these talks
problem-recipient-no-party = { $who } gets package `{ $package }` and is not a party to these talks
problem-tool-twice = { $tool } is offered twice
problem-recipient-twice = { $name } gets it already
problem-linked-parties-help = link packages between parties
problem-caucus-of-two = two parties have nobody to keep a caucus from
problem-caucus-of-two-help = take `caucus` away, or add a party
problem-mediation-without-offers = '{ $talks }' is not settled by alternating offers: nobody can mediate there
problem-mediation-without-offers-help = take `mediation` away
problem-link-lead-joins = { $who } leads coalition `{ $coalition }` and is in it already
problem-link-lead-joins-help = name somebody whom the lead can take in
problem-link-no-party = { $who } is not a party to talks `{ $talks }`, so a text of theirs gives no place
problem-link-no-party-help = the lead and whoever joins have to sit at the table
problem-link-itself = { $who } is on both sides of this item
problem-link-itself-help = name another actor
problem-link-no-blame = this measure blames nobody in public, so there is nothing to take back
problem-link-no-accusation = this measure accuses nobody, so nobody has to hold back from it
problem-link-measure-help = name a measure that accuses, or leave `measure` out for all of them
problem-link-no-vote = { $who } has no vote in venue `{ $forum }`
problem-link-no-vote-help = name a member of the venue
problem-link-no-ballot = no venue votes on drafts of talks `{ $talks }`
problem-link-no-ballot-help = name other talks with `protocol: Ballot`
what-link-turns = the number of turns of a restraint
problem-silent-option = the option `{ $name }` is always there
problem-silent-option-help = take it away; values and openings can use its name
problem-missing-position = party { $party } has no position
problem-missing-position-help = add to `positions`: "{ $party }": (values: {"{…}"}, no_deal: 40)
problem-member-no-party = { $who } votes in `{ $forum }` and does not sit at these talks
problem-member-no-party-help = add { $who } to the parties of `{ $talks }` with a position, or take it from the members
problem-no-session = { $stage } does not sit from turn { $from } to { $to }, so nothing can be adopted
problem-no-session-help = add a session in time, or let the talks go on for longer
problem-session-order = the session of turn { $turn } stands after that of turn { $before }
problem-session-order-help = write the turns one after the other, each once
problem-too-many-votes = { $n } votes, more than { $most }
problem-too-many-votes-help = make some blocs smaller
problem-missing-leaning = talks `{ $talks }` do not say what { $names } make of drafts
problem-missing-leaning-help = add to `leanings`: "{ $bloc }": (towards: 0)
problem-leaning-without-vote = talks `{ $talks }` are not put to a vote, so `leanings` does nothing
problem-leaning-without-vote-help = write `protocol: Ballot(forum: "…")`, or take `leanings` away
problem-unused-forum = no talks are put to a vote in venue `{ $name }`
problem-unused-forum-help = write `protocol: Ballot(forum: "…")` in some talks, or take the venue away
problem-points = points go from { $least } to { $most }
problem-points-help = a party's best text is usually worth about 100
problem-nothing-to-sign = { $party } can sign no option of `{ $issue }`, not even silence
problem-nothing-to-sign-help = take a red line away
problem-no-interest = { $n ->
    [one] the best text may be worth { $n } point to { $party }
   *[other] the best text may be worth { $n } points to { $party }
}
problem-no-interest-help = all values are measured against the best text: give points to options it wants under `values`
problem-no-deal-better = the best text is worth { $best } to { $party } at most, and no deal { $no_deal } at least
problem-no-deal-better-help = then it never signs: lower `no_deal`, or raise a value

## Coalitions and events

problem-lead-no-member = the lead { $lead } is not among the members
problem-lead-no-member-help = add "{ $lead }" to `members`
problem-invited-twice = { $who } is a member or invited already
problem-no-parties = an event has no parties to a text
problem-no-parties-help = there is no text here: name the actors, or put the effect into an option

## What is probably not meant

problem-unused-source = source `{ $name }` is not named under `really`
problem-unused-source-help = name it with the day that it is about, or take it away
problem-unused-package = package `{ $name }` is linked to no issue, effect or objective
problem-unused-package-help = link an issue to it, so that it can be bargained for
problem-unused-actor = { $who } takes no part in any talks, incident, package, coalition or event
problem-unused-actor-help = give it a part, or take it away
problem-idle-seat = { $who } can be played, but sits at no talks and has no objective
problem-idle-seat-help = make it a party to talks, give it objectives, or take `playable` away
problem-alike = no clue tells `{ $one }` from `{ $other }`
problem-kind-supply-chain = a supply-chain incident without makers or customers cannot spread, nor be stopped
problem-kind-disinformation = nobody can answer this disinformation: the level offers no statements, and names no servers
problem-kind-ransomware = no victim of this ransomware has a budget to pay from
problem-kind-trade-secrets = no victim of this theft has a budget to lose
problem-kind-data-breach = there is no clue of this data breach that a victim could publish
problem-kind-espionage = this is espionage, and the level offers no expulsion, which is the usual answer
problem-kind-help = give the incident what its kind is about, or another kind
problem-alike-help = give a card different weights for the two, unless doubt is the point

## Parts of a level, as sentences above speak of them

what-name-forum = the name of a venue
what-line-forum = the line of a venue
what-stages = the bodies of a venue
what-name-stage = the name of a body
what-sessions = the sessions
what-turn-session = the turn of a session
what-legitimacy = the legitimacy of a venue
what-name-bloc = the name of a bloc
what-size-bloc = the size of a bloc
what-points-bloc = points with a bloc
what-name-price = the name of a price
what-threshold = the number of signatures
what-name-talks = the name of talks
what-title-document = the title of the document
what-line-title = the line under the title
what-parties = the parties
what-number-rounds-each-turn = the number of rounds each turn
what-number-offers = the number of offers
what-first-turn-talks = the first turn of talks
what-last-turn-talks = the last turn of talks
what-issues = the issues
what-name-issue = the name of an issue
what-options-issue = the options of an issue
what-name-option = the name of an option
what-words-option = the words of an option
what-ambition = ambition
what-is-said = what is said
what-name-measure = the name of a measure
what-argument-measure = the argument for a measure
what-objection-measure = the objection to a measure
what-cost-political-capital = a cost in political capital
what-cost-staff = a cost in staff
what-cost-money = a cost in money
what-change-points = a change in points
what-name-package = the name of a package
what-line-package = the line of a package
what-cost-each-turn = the cost each turn
what-delay-turns = the delay in turns
what-gain-capacity = the gain in a capacity
what-gain-dependence = the dependence on the giver
what-gain-resilience = the gain in resilience
what-gain-trust = the gain in trust
what-name-coalition = the name of a coalition
what-outcome-coalition = the outcome of a coalition
what-coalition-wants = what a coalition wants
what-members = the members
what-trust-at-which-actor-joins = the trust at which an actor joins
what-turn-event = the turn of an event
what-chance-per-mille = a chance in per mille
what-heading-event = the heading of an event
what-text-event = the text of an event
what-source-event = the source of an event
what-rung-ladder = a rung of the ladder
what-move-ladder = a move on the ladder
what-change-political-capital = a change in political capital
what-change-money = a change in money
what-change = a change
what-title = the title
what-tagline = the tagline
what-briefing = the briefing
what-goals = the goals
what-questions = the questions
what-number-turns = the number of turns
what-gauge = a gauge
what-name-incident = the name of an incident
what-line-incident = the line of an incident
what-victims = the victims
what-turn-which-incident-becomes-known = the turn in which an incident becomes known
what-recovers-tenths-turn = `recovers`, in tenths a turn,
what-label-route = the label of the route
what-site-route = the site of the route
what-reason-fixed-truth = the reason for a fixed truth
what-criterion = a criterion
what-suspects = the suspects
what-name-suspect = the name of a suspect
what-line-suspect = the line of a suspect
what-short-form-suspect = the short form of a suspect
what-prior-per-mille = a prior in per mille
what-share-per-mille = a share in per mille
what-clues = the clues
what-name-clue = the name of a clue
what-source-clue = the source of a clue
what-effort-turns = the effort in turns
what-technical-capacity = technical capacity
what-first-turn-clue = the first turn of a clue
what-cards-clue = the cards of a clue
what-heading-card = the heading of a card
what-text-card = the text of a card
what-weight-decibans = a weight in decibans
what-base-per-mille = a base in per mille
what-turn-hint = the turn of a hint
what-hint = a hint
what-heading-hint = the heading of a hint
what-word-glossary = a word of the glossary
what-meaning-word = the meaning of a word
what-heading-what-really-happened = the heading of what really happened
what-day = a day
what-happened-day = what happened on a day
what-title-source = the title of a source
what-place-source = the place of a source
what-actors = the actors
what-name-actor = the name of an actor
what-short-name = the short name
what-masked-name = the masked name
what-masked-word = a word of the masked names
what-line-name = the line under the name
what-paragraph-dossier = a paragraph of the dossier
what-pitch = the pitch
what-difficulty = the difficulty
what-briefing-seat = the briefing of a seat
what-influence = influence
what-capacity = a capacity
what-resilience = resilience
what-openness = openness
what-climbs-at = `climbs_at`
what-boldness = boldness
what-candour = candour
what-doctrine = `{ $field }`
what-political-capital = political capital
what-political-capital-turn = political capital a turn
what-cap-political-capital = the cap of political capital
what-staff = staff
what-budget = the budget
what-mandate = the mandate
what-objectives = the objectives
what-floor-per-cent = a floor in per cent
what-name-objective = the name of an objective
what-weight-objective = the weight of an objective
what-start-objective = the start of an objective
what-target-objective = the target of an objective
what-fatal-value = the fatal value
what-trust-by-default = the trust by default
what-trust = trust
what-trust-between-these-two = the trust between these two
what-channel-between-these-two = the channel between these two
what-rung-these-two = the rung of these two
what-entry = an entry of { $of }

## Maps

map-format = this program reads version { $reads } of the map format, not { $found }
map-size = the sheet is not from 1 to 10,000 wide and high
map-unreadable = the map cannot be read: { $reason }
map-unreadable-help = a map is (format: 1, size: (width, height), territories: […], borders: […], water: […], seas: […]); points are two numbers in round brackets
map-missing-help = add { $field }
map-territory = territory `{ $name }`
map-territory-empty = the id of a territory is empty
map-territory-twice = there are two of { $what }
map-no-ring = { $what } has no ring
map-name-of = the name of { $what }
map-sea = the name of `{ $name }`
map-border = a border
map-border-short = a border has fewer than two points
map-border-short-help = a border takes two points and more
map-contour = a depth contour
map-ring-empty = a ring of { $what } has no points
map-ring-closed = a ring of { $what } ends with the point it begins with
map-ring-closed-help = rings close by themselves
map-ring-short = { $n ->
    [one] a ring of { $what } has { $n } point
   *[other] a ring of { $what } has { $n } points
}
map-ring-short-help = a ring takes three and more
map-ring-area = a ring of { $what } has no area, or runs the wrong way round
map-ring-area-help = points go clockwise on the screen, where y points down
map-far-off = { $what } has a point { $point } far beyond the edge of the sheet
map-far-off-help = the sheet is { $width } by { $height }, and { $margin } beyond its edges are allowed

# Events.
what-turns-until-again = the number of turns until it can happen again
what-choices = the choices
what-name-choice = the name of a choice
what-line-choice = the line of a choice
what-value-compared = the value that is compared
problem-turn-and-window = event `{ $event }` has a turn and also `from` or `until`
problem-turn-and-window-help = `turn` alone is that turn and no other; leave it out to give the first and the last
problem-window-order = the last turn { $until } comes before the first, { $from }
problem-window-order-help = write { $from } or a later turn
problem-asked-in-the-dark = event `{ $event }` asks { $who }, which does not learn of it
problem-asked-in-the-dark-help = add { $who } to `only`
problem-otherwise-costs = `{ $choice }` is taken where nobody chooses, and has a cost
problem-otherwise-costs-help = name a choice without a cost, or add one that is to do nothing
problem-measure-not-in-level = `{ $measure }` is none of this level’s responses
problem-measure-not-in-level-help = add it to `responses`, or name one that is there
problem-lead-leaves = { $who } leads coalition `{ $coalition }` and cannot leave it
problem-lead-leaves-help = let another member leave
problem-incident-never-opens = nothing ever makes incident `{ $name }` known
problem-incident-never-opens-help = give it `opens: 1`, or an event the effect `OpenIncident`

# Norms.
kind-norm = { $n ->
    [one] norm
   *[other] norms
}
kind-operation = { $n ->
    [one] operation
   *[other] operations
}
kind-rule-bloc = { $n ->
    [one] bloc of rules
   *[other] blocs of rules
}
what-name-norm = the name of a norm
what-line-norm = the line of a norm
what-crystallises-at = the share of influence at which a norm crystallises
what-turn-round = the turn of a pledging round
what-turn-review = the turn of the first review
what-turns-review = the turns from one review to the next
what-reviewers = those who report at a review
problem-no-reviewer = `{ $who }` is no body that reports on how others keep their word
problem-no-reviewer-help = name a technical or a civil-society body
problem-opened-twice = incident `{ $name }` is brought about by operation `{ $operation }`, and an event or a text makes it known as well
problem-opened-twice-help = whichever comes second does nothing; let one of the two open another incident
what-name-operation = the name of an operation
what-line-operation = the line of an operation
what-turn-operation = the first turn of an operation
what-gravity = the gravity of an operation
what-name-rule-bloc = the name of a bloc of rules
what-line-rule-bloc = the line of a bloc of rules
problem-silent-norm = silence on `{ $issue }` says nothing
problem-silent-norm-help = name the least option that says it
problem-round-order = the pledging round of turn { $turn } stands behind that of turn { $before }
problem-round-order-help = list rounds in the order of their turns, each once
problem-operated-incident = incident `{ $incident }` becomes known with operation `{ $operation }`, and has `opens` or a fixed truth
problem-operated-incident-help = take `opens` and `truth` away from the incident, or name another
problem-operated-account = if account `{ $account }` is true, { $who } took no part
problem-operated-account-help = add { $who } to the `parties` of that { $kind }, or name another
problem-two-rule-blocs = { $who } belongs to two blocs of rules
problem-sponsor = { $sponsor } cannot be the sponsor of { $who }
problem-sponsor-help = only threat actors have sponsors, and a sponsor has none itself
problem-builds-on-itself = talks `{ $talks }` build on themselves
problem-builds-on-itself-help = name talks whose text can be adopted before, or take it away
problem-no-blocs-to-count = talks `{ $talks }` have no blocs that could sign
problem-no-blocs-to-count-help = name the venue in `watched_by`, or take `blocs_count` away
problem-fragmentation-start = fragmentation starts at { $start }, and is { $read } by the blocs of rules
problem-fragmentation-start-help = write `fragmentation: { $read }`


## Home fronts
kind-ratifier = { $n ->
    [one] ratifier
   *[other] ratifiers
}
what-name-ratifier = the name of a ratifier
what-ratified = the talks that somebody ratifies
what-turns-ratifier = the turns until a ratifier decides
what-support = support at home
what-account-floor = the support below which somebody at home calls to account
what-account-cost = what a call to account takes
problem-ratifier-idle = `{ $who }` has no talks whose texts come before it, and does not follow what happens either
problem-ratifier-idle-help = name talks in `over`, or write `follows: ()`
problem-account-free = a call to account takes nothing
problem-account-free-help = write `capital` or `staff`, or leave `floor` out
problem-insists-twice = `{ $who }` insists twice on `{ $issue }`, and counts both as missed
problem-insists-twice-help = put both into one: `at_least` and `refuses` can stand together
what-shift = the share of an objective’s weight that can go over
problem-ratifies-nothing = { $who } does not sit at `{ $talks }`, so there is nothing to ratify
problem-ratifies-nothing-help = make { $who } a party, or take the talks away
problem-insists-elsewhere = `{ $who }` insists on something in `{ $talks }`, which does not come before it
problem-insists-elsewhere-help = add "{ $talks }" to `over`
problem-insists-backward = `{ $up_to }` comes before `{ $at_least }`
problem-insists-backward-help = name the weaker option in `at_least` and the stronger in `up_to`
problem-insists-impossible = no option of `{ $issue }` would satisfy it
problem-insists-impossible-help = refuse fewer options, or insist on a weaker one
problem-insists-on-nothing = every option of `{ $issue }` satisfies it
problem-insists-on-nothing-help = write `at_least` or `refuses`

## Coalitions
what-splits-below = the trust below which members leave
what-statement = the points of a joint statement
what-after-members = the number of members that come first
problem-terms-uninvited = { $who } has terms for `{ $coalition }` and cannot be invited
problem-terms-uninvited-help = add ("{ $who }", 0) to `invites`
problem-terms-never = { $who } waits for { $other }, which can never be there first
problem-terms-never-help = name another: { $names }
problem-terms-deadlock = nobody of { $names } can ever join `{ $coalition }`: they wait for each other
problem-terms-deadlock-help = let one of them join without waiting: take somebody out of `after`, or lower `after_members`
problem-price-of-nothing = this price asks for nothing
problem-price-of-nothing-help = write `capital` or `budget`, or take the price away
problem-price-elsewhere = `{ $package }` is not given to { $who } by the lead
problem-price-elsewhere-help = name a package from { $lead } to { $who }
problem-watched-without-signature = the text of `{ $talks }` is not opened for signature, so no bloc signs it
problem-watched-without-signature-help = write `protocol: OpenSignature(…)`, or take `watched_by` away
