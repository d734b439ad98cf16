# What the commands for authors say: new, fmt, upgrade, graph, schema.

cli-new-next = Now open { $file } in an editor, and after each change run: demarche check { $file }
cli-new-exists = There is a file { $file } here already, and it stays as it is. Give the level another name.
cli-new-unwritten = { $file } cannot be written: { $reason }
cli-new-path = “{ $name }” is a path. Go to the folder that you want the level in, and give only its name.
cli-new-control = A name is one line of text.
cli-new-letters = “{ $name }” gives no name for a file. Use some letters from a to z; the title in the file can be anything.
cli-new-long = “{ $name }” is too long: the name of the file would have more than { $most } letters. Shorten it; the title in the file can be longer.

cli-rewrite-kept = { $file }: nothing to change
cli-rewrite-would = { $file }: would be { $what }
cli-rewrite-written = { $file }: { $what }
cli-rewrite-unwritten = { $file } cannot be written, and is as it was: { $reason }

cli-fmt-input = standard input
cli-fmt-laid-out = laid out

upgrade-done =
    written anew
      { $changes }
upgrade-change = line { $line }: { $what }
upgrade-version = the version of the format is { $version }
upgrade-link = what an issue gives has a name: Package({ $link })
upgrade-rung = { $old } is now { $new }, as for other numbers of the world
list-lines =
    { $before }
      { $next }

cli-schema-written = { $folder }: open it, with your levels in it, in an editor that runs ron-lsp
cli-schema-unwritten = { $folder } cannot be written: { $reason }
cli-schema-taken = { $file } is there already and was not written by this command. Choose another folder.
