# Saves.

saves-title = Saves
saves-line = { $n ->
    [0] none yet
    [one] one game, kept as you play
   *[other] { $n } games, kept as you play, newest first
}
saves-empty = No game has been kept yet.
saves-empty-on = Choose a level
saves-folder = They lie in { $folder }
saves-copy = Keep a copy of the game under way
saves-turn = { $turn } of { $of }
saves-date = { $day } { $year }, { $time } UTC
saves-load = Go on
saves-load-before = Go on before the damage
saves-load-copy = Go on from its copy
saves-load-finished = Read the debrief
saves-load-finished-copy = Read the debrief from its copy
saves-damaged = Damaged
saves-torn = Its end was not written
saves-harm = { $fault } { $lost }
saves-lost = { $records ->
    [0] Nothing is lost.
    [one] One record is lost.
   *[other] { $records } records are lost.
}
saves-lost-turns = { $records ->
    [one] One record is lost: the game goes on in { $turn }, where it had reached { $reached }.
   *[other] { $records } records are lost: the game goes on in { $turn }, where it had reached { $reached }.
}
saves-lost-all = { $records ->
    [one] One record cannot be trusted any more.
   *[other] { $records } records cannot be trusted any more.
}
saves-finished = finished
saves-unreadable = The file cannot be read: { $reason }
saves-instead = Load the one before: { $name }

fault-empty = The file is empty or cannot be read.
fault-not-text = Line { $line } is not text.
fault-not-a-record = Line { $line } is not a record of a game.
fault-wrong-number = A record is missing or out of order at line { $line }.
fault-wrong-hash = Something in line { $line } was changed: its hash does not fit.
fault-wrong-chain = Line { $line } does not follow the one before.
fault-not-canonical = Line { $line } is not as the game writes it.
fault-cut-short = The file ends within line { $line }.
fault-after-seal = Something follows the end of the game, from line { $line } on.
fault-wrong-seal = The seal in line { $line } is that of another game.
fault-not-sealed = The game was not finished, or its end was cut off.
fault-not-a-session = This is not the beginning of a game.
fault-newer-format = It was written by a newer version (format { $version }).
fault-wrong-state = The record in line { $line } leads elsewhere than it says.
