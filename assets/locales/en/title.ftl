# The first screen, and the bar that every page shares.

page-back = Back
page-back-key = Esc
page-close = Close
page-help = Explain this screen

title-purpose-1 = Lead a delegation. Answer attacks.
title-purpose-2 = Agree on every [word].

title-continue = Continue
title-continue-note = { $level }, { $turn }
title-continue-damaged = damaged: see what is left
title-turn = turn { $n }
title-begin = Begin
title-begin-note = choose a level and a seat
title-levels = Levels
title-levels-note = with goals and seats
title-saves = Saves
title-saves-damaged = { $n ->
    [one] one is damaged; here is why
   *[other] { $n } are damaged; here is why
}
title-saves-note = { $n ->
    [0] none yet
    [one] one game kept
   *[other] { $n } games kept
}
title-settings = Settings
title-settings-note = size, sound, how much is explained
title-lab = Level lab
title-lab-note = write a level and see what it does
title-sources = Sources
title-sources-note = what it rests on, licences
title-quit = Quit
title-quit-note = everything is kept

title-campaign = Campaign
title-campaign-note = { $n } of { $of } to play, the rest in preparation
title-in-preparation = in preparation

campaign-winter-ward = Winter Ward
campaign-winter-ward-line = hospitals, evidence
campaign-two-tracks = Two Tracks
campaign-two-tracks-line = swing states, ballots
campaign-the-understanding = The Understanding
campaign-the-understanding-line = a two-sided deal
campaign-the-call = The Call
campaign-the-call-line = open signature
campaign-seventy-nine = Seventy-Nine
campaign-seventy-nine-line = committee, plenary
campaign-new-wires = New Wires
campaign-new-wires-line = a standards body
campaign-trusted-vendor = Trusted Vendor
campaign-trusted-vendor-line = supply chains
campaign-emergency = Emergency
campaign-emergency-line = a small state
campaign-ambassador = Ambassador to the Valley
campaign-ambassador-line = firms as actors
campaign-building-blocks = Building Blocks
campaign-building-blocks-line = texts into norms
