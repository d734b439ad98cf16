# Short messages that something happened, and lessons.

toast-dismiss = Put this message away
toast-copied = Copied.
toast-settings-not-kept = The settings apply, but could not be kept for the next start.
toast-not-kept = This could not be kept: { $why }
toast-passed-over = The newer save { $name } is damaged: { $why } How far it had come cannot be told. You go on in { $here }, in { $turn }.
toast-passed-over-left = The newer save { $name } is damaged: { $why } It had reached { $reached } and can still go on in { $left }, from Saves. You go on in { $here }, in { $turn }.
toast-passed-over-lost = The newer save { $name } is damaged: { $why } It had reached { $reached }, and none of it can be used. You go on in { $here }, in { $turn }.
toast-mended = The end of this save was not written: { $why } The game goes on from the last whole record.
toast-resumed-before = This save was damaged: { $why } The damaged file was set aside as { $aside }.
toast-resumed-copy = This save was damaged: { $why } The game goes on from the copy that was made when the turn began; the damaged file was set aside as { $aside }.
toast-still-broken = Read again. There are still errors.
toast-saved = Kept as { $name }.

lesson-got-it = Got it
lesson-count = Lesson { $n }
