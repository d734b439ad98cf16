# Caucuses: drafts shown in private.
talks-caucus = Caucus
talks-caucus-note = Show your draft to some of the others in private.
talks-caucus-title = Show your draft in caucus
talks-caucus-question = Whom do you show it to? The others see that you meet, and nothing of what is said.
talks-caucus-with = With { $who }
talks-caucus-show = Show it
talks-caucus-show-note = No cost. At once. Once all of them accept, whoever refuses this draft in the open this turn loses the trust of the others.
talks-caucus-shown = In caucus with { $others }
talks-caucus-alone = In caucus, between you two
talks-caucus-accept-note = No cost. Only whoever showed it hears you. If all accept, refusing it in the open this turn costs you their trust.
talks-caucus-yes = In caucus it is for your draft.
talks-caucus-no = In caucus it is against your draft.
talks-caucus-waits = It has not answered in caucus.
talks-caucus-agreed = Agreed in caucus for this turn.

news-caucus = { $by } meets { $others } in caucus
news-caucus-own = You meet { $others } in caucus
news-caucus-shown = { $by } shows you a draft in caucus
news-caucus-accepts = { $who } is for your draft in caucus
news-caucus-refuses = { $who } is against your draft in caucus
news-caucus-agreed = You agree in caucus with { $others }
news-caucus-agreed-body = Whoever refuses that draft in the open this turn loses the trust of the others.
news-caucus-broken = { $who } refuses in the open what it agreed to in caucus
news-caucus-broken-own = You refuse in the open what you agreed to in caucus
news-caucus-broken-body = Those who were there have taken note.
