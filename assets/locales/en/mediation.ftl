# Mediation in talks.
order-ask-mediator = Ask to mediate
order-ask-mediator-about = { $who }, in { $talks }
order-ask-mediator-effect = { $willing ->
    [yes] It trusts you enough, and comes once another party that it trusts has asked it as well.
   *[no] It does not trust you enough to come at your word.
} Whoever mediates sees what is offered, asks what matters to each of you, and proposes.
refusal-parties-do-not-mediate = Whoever mediates is no party to the talks.
refusal-mediated = { $who } mediates there.
refusal-proposed-this-turn = You have put your one proposal of this turn.

talks-banner-mediated = { $who } mediates.
talks-banner-you-mediate = You mediate: see what they offer, ask what matters to them, and put one proposal a turn.
talks-you-mediate = You mediate at this table and have no stake of your own in the text.
talks-your-proposal = Your next proposal
talks-propose-note = No cost. At once: it is adopted once all parties accept it. You can put one a turn.
talks-stance-mediates = mediates

news-mediator-asked = { $by } asks { $who } to mediate
news-mediator-asked-own = You ask { $who } to mediate
news-mediator-asked-you = { $by } asks you to mediate
news-mediation = { $who } mediates from now on
news-mediation-own = You mediate from now on
news-mediation-own-body = You see what is offered and answered. The parties tell you what matters to them if they trust you at 0 or more.
