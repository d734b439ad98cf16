# Short messages that something happened, and lessons.

toast-dismiss = Put this message away
toast-copied = Copied.
toast-settings-not-kept = The settings apply, but could not be kept for the next start.
toast-not-kept = This could not be kept: { $why }
toast-passed-over = The save { $name } is newer, but cannot be used: { $why }. This is the one before.
toast-resumed-short = The end of this save was damaged ({ $why }). The game goes on from the last whole record.
toast-still-broken = Read again. There are still errors.
toast-saved = Kept as { $name }.

lesson-got-it = Got it
lesson-count = Lesson { $n }
