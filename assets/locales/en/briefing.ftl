# What a seat reads before its first turn.

briefing-title = Briefing · { $seat }
briefing-line = { $level } · { $turns }
briefing-begins = Begins on { $day } { $year }
briefing-paper = The case
briefing-papers = For { $seat } only
briefing-mandate = Your mandate
briefing-objectives = What to bring home
briefing-red-lines = What you cannot sign
briefing-no-red-lines = Your capital has drawn no red line.
briefing-floors = How sure your capital wants you to be
briefing-floors-note = You set your own standards at or above these.
briefing-means = What you have
briefing-actors = Who is who
briefing-begin = Begin
briefing-to-desk = Back to the desk

briefing-capital = Political capital
briefing-capital-amount = { $n }, and { $more } more every { $turn }
briefing-staff = Staff
briefing-budget = Budget for the whole game

briefing-scale = { $what }: { $start } counts for nothing, { $target } in full
briefing-was = Your capital has changed it: it was { $target } in full, with a weight of { $weight }.
briefing-fatal-up = At { $n } or more the whole mandate has failed.
briefing-fatal-down = At { $n } or less the whole mandate has failed.
briefing-red-line = { $talks }, clause { $n } ({ $clause }): “{ $option }”
briefing-red-line-silent = { $talks }, clause { $n } ({ $clause }): a text that is silent on it
briefing-red-line-beside = { $talks }, beside the text ({ $clause }): “{ $option }”

briefing-proof-private = A word in private
briefing-proof-joint = A statement with others
briefing-proof-public = A name in public
briefing-proof-sanctions = Sanctions
briefing-proof-countermeasure = A countermeasure

measure-text-value = What the text of the { $what } is worth to you, of 100
measure-gauge = { $what } in the world, of 100
measure-stability = Stability
measure-trust = Trust
measure-norm-strength = Strength of norms
measure-resilience-gauge = Resilience
measure-fragmentation = Fragmentation
measure-openness = Openness
measure-rung = The rung between you and { $what }, 0 calm to 10 armed conflict
measure-trust-of = How far { $what } trusts you, −100 to 100
measure-mean-trust = How far all others trust you on average, −100 to 100
measure-credibility = Your credibility, of 100
measure-certainty = How sure you are of what is true about { $what }
measure-harm = The harm of { $what } at the end, of 10
measure-resilience = The resilience of { $what }, of 100
measure-weakest-quarter = Mean resilience of the weakest quarter of all actors, of 100
measure-coalition = Members of { $what }
measure-delivered = { $what } is delivered
measure-rightly-blamed = The right one is named in public for { $what }, and nobody wrongly
measure-blamed = How often others name you in public
measure-capacity = The { $capacity } of { $what }, of 100
measure-depends-on = How far you depend on { $what }, of 100
measure-dependence-of = How far { $what } depends on you, of 100
measure-budget = What is left of the budget

measure-ambition = How much the text of the { $what } asks for, of 100
measure-values-kept = How much of what you wanted you keep in the text of the { $what }, of 100
measure-norm-support = Share of all influence behind “{ $what }”
measure-breaches = How often you are seen to break your word or a norm
measure-pledge = Your pledge on “{ $what }”, 0 to 3
measure-ran = { $what }: it was run


## Home fronts
measure-bound = Bound by { $what }
measure-is-bound = The text of { $what } binds you

## Coalitions
measure-signatures = Signatures under the text of { $what }
