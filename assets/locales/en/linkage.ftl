# Linked items: what a text gives beside its words.
link-place = { $who } joins { $coalition } with the text, whatever its terms
link-retraction = { $by } takes back with the text what it said in public against { $who }
link-retraction-of = { $by } takes back with the text what it said in public against { $who }: { $measure }
link-vote = { $by } promises to vote for drafts of the { $talks } that say { $clauses }
link-vote-any = { $by } promises to vote for drafts of the { $talks }
link-vote-against = { $by } promises to vote against drafts of the { $talks } that say { $clauses }
link-vote-against-any = { $by } promises to vote against drafts of the { $talks }
link-clause = “{ $option }” ({ $issue })
link-clause-or-more = “{ $option }” or more ({ $issue })
link-restraint = { $by } promises no measure that accuses { $who }, as long as the text binds it
link-restraint-of = { $by } promises to hold back from this against { $who }, as long as the text binds it: { $measure }
link-restraint-turns = { $by } promises no measure that accuses { $who }, for { $turns }
link-restraint-of-turns = { $by } promises to hold back from this against { $who } for { $turns }: { $measure }

# News of it.
news-word-given = { $who } gives its word
news-word-given-own = You give your word
news-word-kept = { $who } keeps its word
news-word-kept-own = You have kept your word
news-word-broken = { $who } breaks its word
news-word-broken-own = You have broken your word

# At the desk.
order-breaks-word = This breaks your word: { $word }.
actor-promise = Promised
