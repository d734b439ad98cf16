# Choice of level and seat.

levels-title = Levels
levels-line = choose a level, then whose desk you take
levels-none = There are no levels.
levels-broken = This level cannot be played before its problems are mended.
levels-goals = Afterwards you can
levels-seats = Whose desk
levels-saved-note = Kept as you play. You can leave at any time.
levels-card-note = { $length } · { $n ->
    [one] one seat
   *[other] { $n } seats
}
levels-cannot-be-played = cannot be played as it is
levels-problems = { $n ->
    [0] problems
    [one] one problem
   *[other] { $n } problems
}
levels-length = { $length } · { $actors } actors · { $talks ->
    [0] no talks
    [one] one set of talks
   *[other] { $talks } sets of talks
}
levels-start = Start as { $seat }
