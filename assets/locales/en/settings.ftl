# Settings.

settings-title = Settings
settings-line = they apply at once
settings-kept = Every change applies at once and is kept on this machine.

settings-group-sight = Sight
settings-scale = Size
settings-scale-note = of everything on the screen; Ctrl + and Ctrl − do the same anywhere
settings-theme = Theme
settings-theme-note = documents are paper in both
settings-theme-dark = Dark
settings-theme-light = Light
settings-reduced-motion = Reduced motion
settings-reduced-motion-note = things appear in their place instead of moving there

settings-group-learning = Learning
settings-explain = How much a refusal explains
settings-explain-note = the debrief explains everything in any case
settings-explain-full = In full
settings-explain-full-note = which clauses hurt, how much, and the smallest step that would pass
settings-explain-hints = Hints
settings-explain-hints-note = the clause that hurts most
settings-explain-none = Nothing
settings-explain-none-note = a yes or a no, as in the real room
settings-lessons = Lessons
settings-lessons-note = a short card when an idea is first needed
settings-masked-names = Masked names
settings-masked-names-note = actors go by neutral names, such as Amber Republic

settings-group-sound = Sound
settings-volume = Everything
settings-volume-note = music and sounds together
settings-music = Music
settings-music-note = follows the tension
settings-sounds = Sounds
settings-sounds-note = offers, votes, incidents, the room
settings-captions = Captions
settings-captions-note = sounds that mean something, in words
