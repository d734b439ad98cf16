# Texts in force.

ledger-title = Ledger
ledger-line = { $n ->
    [0] no text in force
    [one] one text in force
   *[other] { $n } texts in force
}
ledger-number = Text { $n }
ledger-texts = In force
ledger-suspended = adopted in { $when }; suspended by { $who }
ledger-adopted = adopted in { $when }
ledger-silent = (the text is silent on this)
ledger-reserved = (Not for { $who }.)
ledger-parties = Who stands behind it
ledger-chain = Place in the chain
ledger-hash = This entry
ledger-previous = Entry before
ledger-first = none, the first of the chain
ledger-cites = Stands on
ledger-cites-none = No earlier text is cited.
ledger-beside = Given with it
ledger-package = { $name }: { $giver } gives, { $recipient } gets, { $cost } of the budget a turn for { $turns }
ledger-copy = Copy the whole hash
ledger-whole = The chain is whole: every entry names the one before it.
ledger-broken = The chain is broken: an entry does not follow the one before it.
ledger-empty = Nothing is in force yet.
ledger-empty-note = A text that is adopted comes here with its real wording and everyone who stands behind it. Later texts can cite it, and promises in it are remembered.

## Home fronts
ledger-pending = Not yet ratified by { $who }.
ledger-refused = Refused at home by { $who }.
