# Sources, licences, credits.

sources-title = Sources
sources-line = what the levels rest on, and what the game is made of
sources-level-note = The level is invented. These are the documents behind what it resembles; the debrief says which belongs to what.
sources-unconfirmed = not confirmed by a document that could be read

sources-copy = Copy the address

sources-assets = Type, icons, map and sound
sources-assets-note = Everything that ships with the game.
sources-serif = Source Serif 4
sources-serif-place = Adobe · SIL Open Font License 1.1 · “Source” is a trademark of Adobe
sources-sans = Source Sans 3
sources-sans-place = Adobe · SIL Open Font License 1.1 · “Source” is a trademark of Adobe
sources-icons = Phosphor Icons
sources-icons-place = phosphoricons.com · MIT licence
sources-map = The map of the Bay of Harrow
sources-map-place = made for this game · MIT or Apache 2.0
sources-sounds = Music, room tone and sounds
sources-sounds-place = made for this game · MIT or Apache 2.0

sources-program = The program
sources-program-note = The full texts of all licences lie beside the source.
sources-game = Démarche
sources-game-place = MIT or Apache 2.0, as you choose
sources-egui = egui
sources-egui-place = screens · MIT or Apache 2.0
sources-bevy = Bevy
sources-bevy-place = window, map and sound · MIT or Apache 2.0
