# Help: what each screen is for. `help-<screen>-<n>` are its lines, `help-<screen>-key-<n>` keys of its own, written as
# `key = what it does`.

help-keys = Keys
help-key-1 = Tab = to the next control; Enter or Space uses it
help-key-2 = Esc = one step back
help-key-3 = ? = this help
help-key-4 = Ctrl + − 0 = larger, smaller, normal size

help-title = Démarche
help-title-1 = The first line of the menu is where to go next: into your game, or to a first one.
help-title-2 = Each level is a case of its own. Some can be played from several seats.
help-title-3 = Everything is kept as you play. You can quit at any time.
help-title-key-1 = ↑ ↓ = up and down the menu
help-title-key-2 = Enter = the first line of the menu

help-levels = Levels
help-levels-1 = Choose a level on the left. Its goals say what you can do afterwards.
help-levels-2 = Choose whose desk you take. Each seat has its own briefing, mandate and red lines.
help-levels-3 = A level with problems cannot be played; opening it shows what to mend.
help-levels-key-1 = ↑ ↓ = through levels and seats
help-levels-key-2 = Enter = start

help-briefing = Briefing
help-briefing-1 = The case is what everybody knows. Below it are the papers only your seat reads.
help-briefing-2 = The mandate says what to bring home and how much each thing counts.
help-briefing-3 = Red lines are what your capital would refuse; a text across one cannot be signed.
help-briefing-4 = Click an actor to read its dossier, and an underlined word for what it means.
help-briefing-5 = You can open this again from the desk at any time.
help-briefing-key-1 = Enter = on to the desk

help-desk = The desk
help-desk-1 = The bulletin on the left is all that your seat may know of what happened.
help-desk-2 = The map shows the world as you know it. Click an actor, an incident or a place where they talk.
help-desk-3 = Orders show what they cost before you choose them. Plans wait until you end the turn and can be taken back.
help-desk-4 = Moves, such as an offer, take effect at once, and their button says so.
help-desk-5 = Nothing is sent before you end the turn.
help-desk-key-1 = + − = closer to the map, further away
help-desk-key-2 = O = all orders, with the reason why not
help-desk-key-3 = Z = take the last plan back
help-desk-key-4 = J = earlier turns
help-desk-key-5 = E L B = evidence, texts in force, briefing
help-desk-key-6 = T R Y U = talks, in the order of the list

help-evidence = Evidence
help-evidence-1 = Each bar is an account of who did it. The thin mark is where it stood before any evidence.
help-evidence-2 = A card weighs for and against each account in decibans: three double the odds, ten make them tenfold.
help-evidence-3 = Your standards stand on the same scale. Acting below one is allowed, at a price to your credibility.
help-evidence-4 = Harm and answer are measured on the same seven criteria. Proportion is argued, not computed.

help-talks = Talks
help-talks-1 = The text in the middle is what is on the table. Words in square brackets are not agreed; the names say who wants them.
help-talks-2 = On the left stands what each wording is worth to you. Your gain is measured against having no deal.
help-talks-3 = On the right each delegation says why it refused, and the smallest step that would pass this round.
help-talks-4 = Trying a change costs nothing. Putting it on the table cannot be undone.
help-talks-5 = A text across one of your red lines cannot be signed at all.
help-talks-6 = In caucus you show a draft to some of the others only. Once all of them accept, refusing it in the open this turn costs trust.
help-talks-key-1 = ↑ ↓ = clause by clause
help-talks-key-2 = ← → 1 9 = another wording for the clause
help-talks-key-3 = S = take the nearest smallest step over into your next offer
help-talks-key-4 = Enter = to the button that puts it on the table

help-ledger = Ledger
help-ledger-1 = Every text in force, newest first, with its real wording.
help-ledger-2 = The names below are those who stand behind it.
help-ledger-3 = Each entry holds the hash of the one before, so nobody can change an old text unseen.

help-debrief = Debrief
help-debrief-1 = How it went, in sentences that open their evidence: the turn, the offer, the figure.
help-debrief-2 = There is no total. Each thing you did well or badly stands for itself.
help-debrief-3 = The better texts are real wording that everybody at the table would have preferred.
help-debrief-4 = At the end stands what really happened, with sources.

help-saves = Saves
help-saves-1 = Every game is kept as it is played, order by order.
help-saves-2 = A game under way goes on where it stopped; a finished one opens its debrief.
help-saves-3 = A damaged save says what is wrong and what is lost. It goes on from before the damage, or from the copy that is made when a turn begins; the damaged file is set aside first.
help-saves-key-1 = ↑ ↓ = through the saves

help-settings = Settings
help-settings-1 = Every change applies at once and is kept.
help-settings-2 = How much a refusal explains can be changed in the middle of a game.
help-settings-3 = Masked names hide telling names on maps, tables and lists.
help-settings-key-1 = ← → = change a volume, or move between choices

help-sources = Sources
help-sources-1 = The levels are invented; the documents they resemble are listed here.
help-sources-2 = The debrief of a level says what really happened, and from which source.
help-sources-3 = Below stand the fonts, icons and programs the game is made of, with their licences.

help-packs = Packs
help-packs-1 = A pack brings levels that somebody else made. They stand under its title on the first screen and in the list of levels.
help-packs-2 = Drop a zip or folder on the window to install it. It is checked first; a pack with errors is not installed, and you read why.
help-packs-3 = A pack that is switched off stays where it is, and its levels are not offered. Removing it deletes its files; games that were begun can still be played.
help-packs-4 = Some packs need others. What is missing stands beside them.

help-problems = Problems
help-problems-1 = Each entry says where something is wrong, shows the line, and says how to mend it.
help-problems-2 = Click a place to copy it, and paste it into your editor.
help-problems-3 = Errors keep a level from being played. Warnings and hints do not.

help-lab = Level lab
help-lab-1 = The file is read again whenever it is saved, by whatever editor, and shown at the same turn from the same chair.
help-lab-2 = Problems stand at the left. Click a place to copy it, and paste it into your editor.
help-lab-3 = Each plane shows all texts of a table by their worth to two parties, and those that suit everybody stand out.
help-lab-4 = At the right stands what a seat keeps to itself, what it does this turn, and what is true of each incident.
help-lab-5 = The form writes into the same file, at once, and keeps comments and order.
help-lab-key-1 = ← → = a turn earlier or later
help-lab-key-2 = ↑ ↓ = from seat to seat
help-lab-key-3 = E = between seeing and editing
help-lab-key-4 = Ctrl Z = take back the last change made here
