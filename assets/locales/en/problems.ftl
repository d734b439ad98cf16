# What is wrong with a level or a save.

problems-title-level = Problems in a level
problems-title-save = A save that cannot be loaded
problems-intro-level = { $n ->
    [one] One error keeps this level from being played. Mend it and open the level again.
   *[other] { $n } errors keep this level from being played. Mend them and open the level again.
}
problems-intro-warnings = The level can be played. This could be better.
problems-intro-save = { $name } cannot be used. Nothing in it was changed; the file stays as it is.
problems-save-help = A finished game has to be whole, so that nobody can be told something that did not happen. An unfinished one goes on from its last whole record, if there is one.
problems-error = Error
problems-warning = Warning
problems-hint = Hint
problems-copy = Copy the place
problems-copy-all = Copy all
