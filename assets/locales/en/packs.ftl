# Packs: what is wrong with one, what was done with it, and the page that lists them.

## Names of files

portable-empty = a name is missing: two slashes side by side, or one at an end
portable-dots = `{ $name }` leads out of the pack; write where in the pack the file lies, such as levels/my-level.ron
portable-character = names in a pack are written with letters from a to z without accents, digits, spaces and - _ . ( ) +, not with `{ $character }`
portable-ending = a name must not begin with a space or end in a space or full stop, which Windows takes away
portable-device = Windows keeps `{ $name }` for a device; choose another name
portable-long = a name may have { $most } characters
portable-not-text = the name is not written in UTF-8; rename the file with letters from a to z

## What is wrong with a pack

problem-pack-closed = the level `{ $name }` is not offered
problem-pack-version = `{ $version }` is not a version
problem-pack-version-mended = write "{ $version }"
problem-pack-version-help = write three whole numbers with dots between, such as "1.0.0"
problem-pack-requirement = `{ $wanted }` does not say which versions will do
problem-pack-requirement-help = write ">=1.2" for 1.2 and all later ones, "1.2" for 1.2 and later ones before 2.0, "=1.2.0" for no other, or "*" for any
problem-pack-needs-itself = the pack depends on itself
problem-pack-needed-twice = the pack `{ $name }` is listed twice

pack-no-manifest = there is no pack.ron in it
pack-no-manifest-help = a pack has a file pack.ron at its top, beside the folder levels; docs/LEVELS.md shows one
pack-empty-help = is this really a pack? It holds no files
pack-nothing-in-it = there is no level and no map in it
pack-nothing-in-it-help = levels lie in the folder levels, maps in levels/maps; their names end in .ron
pack-missing = it cannot be read: { $reason }
pack-missing-help = check the path; a pack is a zip, or a folder with a pack.ron
pack-no-file = it is neither a file nor a folder
pack-no-zip = it is not a zip that can be read ({ $reason })
pack-zip-again = pack it again as a plain zip without a password, or give the folder itself
pack-file-unreadable = { $path } cannot be read: { $reason }
pack-encrypted = { $path } is locked with a password
pack-bad-name = `{ $path }` cannot be the path of a file in a pack
pack-deep = { $path } lies in more folders than a pack has
pack-deep-help = levels lie in levels, maps in levels/maps, all else at the top or one folder down
pack-link = { $path } is a link or device, not a file
pack-link-help = put a copy of the file itself in its place
pack-twice = { $path } is there twice, or beside a name that differs only in capital letters
pack-twice-help = give one of them another name; Windows and macOS take them for the same
pack-twice-in-zip = two files in the zip have the same path
pack-file = { $path } is of a kind that packs do not have
pack-file-help = take it out: a pack holds levels and maps, and beside them only words: files that end in { $endings }, and LICENCE or README
pack-stray = nothing reads { $path }
pack-ron-help = levels lie in the folder levels, maps in levels/maps; pack.ron lies at the top
pack-small-letters = write it in small letters: { $path }
pack-limit-help = a pack holds levels and the words about them; leave out what is neither
pack-zip-large = the zip is larger than { $most } MiB
pack-file-large = { $path } is larger than { $most } KiB
pack-total-large = its files are larger than { $most } MiB together
pack-many-files = it holds more than { $most } files and folders
pack-bomb = { $path } is more than { $most } times as large unpacked as packed

what-licence = the licence
what-about = what it is about
what-author = the name of an author
what-authors = the list of authors

## Why its levels are not offered

pack-broken = pack.ron or its files have errors
pack-off = the pack is switched off
pack-moved = its folder is called `{ $is }`, and pack.ron says `{ $says }`: install it again
pack-wants-game = it is made for game version { $wanted }, and this is { $game }
pack-wants-game-help = if the pack wants a newer game, get that; if you made the pack and it works here, change `game`
pack-needs = it needs the pack `{ $pack }` ({ $wanted }), which is not installed
pack-needs-version = it needs the pack `{ $pack }` in version { $wanted }, and { $found } is installed
pack-needs-enabled = it needs the pack `{ $pack }`, which is switched off
pack-needs-open = it needs the pack `{ $pack }`, whose own levels are not offered
pack-needs-help = who installs this pack needs that one as well; tell them where to get it

## What was done

pack-installed = { $title } { $version } is installed.
pack-upgraded = { $title } { $version } is installed in place of { $before }.
pack-downgraded = { $title } { $version } is installed in place of the newer { $before }.
pack-again = { $title } { $version } is installed again.

## The page

packs-title = Packs
packs-line = { $n ->
    [0] levels that others made; none is installed
    [one] one is installed
   *[other] { $n } are installed
}
packs-open = Packs
packs-install = Install a pack
packs-drop = Drop a zip or a folder with a pack.ron anywhere on this window, or write where it lies.
packs-held = Let go to install it.
packs-path = Where the pack lies
packs-path-hint = path of a zip or folder
packs-install-button = Install
packs-install-off = Write where the pack lies first.
packs-empty = No packs are installed. A pack brings levels that somebody else made, each with its briefing, seats and debrief.
packs-folder = They lie in { $folder }
packs-made = version { $version } · { $authors } · { $licence }
packs-levels = { $n ->
    [one] one level: { $titles }
   *[other] { $n } levels: { $titles }
}
packs-only-maps = no levels, but maps for other packs
packs-closed = Its levels are not offered: { $why }.
packs-on = switched on
packs-off = switched off
packs-offer = Offer { $title }
packs-play = To its levels
packs-remove = Remove { $title }
packs-remove-question = Remove { $title }?
packs-remove-body = Its files are deleted from the folder of packs. Games that were begun can still be played, without their map.
packs-remove-yes = Remove
packs-remove-no = Keep it
packs-older-question = Put an older version in its place?
packs-older-body = { $title } { $installed } is installed. What you gave is the older version { $version }.
packs-older-yes = Install the older one
packs-older-no = Keep { $installed }

packs-of-game = Of the game
packs-shelf-note = { $n ->
    [one] one level
   *[other] { $n } levels
}

problems-title-pack = Problems in a pack
problems-intro-pack = { $n ->
    [one] One error keeps this pack from being used. Nothing was installed.
   *[other] { $n } errors keep this pack from being used. Nothing was installed.
}
problems-intro-pack-installed = { $n ->
    [one] One error keeps the levels of this pack from being offered. Install it again, or remove it.
   *[other] { $n } errors keep the levels of this pack from being offered. Install it again, or remove it.
}

toast-pack-closed = { $done } Its levels are not offered yet: { $why }.
toast-pack-unwritable = The folder of packs cannot be written: { $why }
toast-pack-removed = { $title } is removed.

saves-pack-missing = From the pack { $pack }, which is not installed or not offered now. The game goes on all the same, without its map.
