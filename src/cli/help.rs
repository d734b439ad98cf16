//! What `--help` says, in the language of the reader: the tree of commands and arguments with its words.
//!
//! A command `check` has the message `command-check`, its argument `paths` the message `command-check-paths`. What is wrong
//! with arguments is said by clap, which speaks English only.

use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::words::{Arg as Value, Words, say};

/// The command line with its help in words.
pub(super) fn command(words: &Words) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    in_words(super::Cli::command().disable_version_flag(true).arg(version), "command", words)
}

fn in_words(command: Command, id: &str, words: &Words) -> Command {
    let usage = words.get("cli-usage");
    command
        .about(words.get(id))
        .long_about(Resettable::Reset)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(words.get("cli-commands"))
        .subcommand_value_name(words.get("cli-command"))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .mut_args(|arg| {
            let id = id_of(id, &arg);
            argument_in_words(arg, &id, words)
        })
        .mut_subcommands(|command| {
            let id = format!("{id}-{}", command.get_name());
            in_words(command, &id, words)
        })
}

/// The message of an argument. The help is the same everywhere.
fn id_of(command: &str, arg: &Arg) -> String {
    match arg.get_id().as_str() {
        "help" => String::from("command-help"),
        name => format!("{command}-{}", name.replace('_', "-")),
    }
}

/// The argument with its help, its heading, and what clap would append in English.
fn argument_in_words(arg: Arg, id: &str, words: &Words) -> Arg {
    let heading = words.get(if arg.is_positional() { "cli-arguments" } else { "cli-options" });
    let arg = arg.help_heading(heading).long_help(Resettable::Reset);
    let help = words.get(id);
    if !arg.get_action().takes_values() {
        return arg.help(help);
    }
    let help = with_choices(&arg, help, words);
    let help = with_default(&arg, help, words);
    arg.help(help).hide_possible_values(true).hide_default_value(true)
}

fn with_choices(arg: &Arg, help: String, words: &Words) -> String {
    let choices = arg.get_possible_values();
    let names = Value::names(choices.iter().map(|choice| choice.get_name()));
    if choices.is_empty() { help } else { words.say(&say!("cli-choices", help = help, names = names)) }
}

fn with_default(arg: &Arg, help: String, words: &Words) -> String {
    match arg.get_default_values() {
        [value] => words.say(&say!("cli-default", help = help, value = value.to_string_lossy().into_owned())),
        _ => help,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The messages of a command and all under it.
    fn ids(command: &Command, id: &str, all: &mut Vec<String>) {
        all.push(id.to_owned());
        all.extend(command.get_arguments().map(|arg| id_of(id, arg)));
        for command in command.get_subcommands() {
            ids(command, &format!("{id}-{}", command.get_name()), all);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_and_there_are_no_others() {
        let mut wanted = Vec::new();
        ids(&command(&Words::new("en")), "command", &mut wanted);
        wanted.sort();
        wanted.dedup();
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/en/command.ftl");
        let text = std::fs::read_to_string(file).unwrap();
        let mut there: Vec<&str> = text.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect();
        there.retain(|id| id.starts_with("command"));
        there.sort_unstable();
        assert_eq!(there, wanted);
    }

    #[test]
    fn help_is_all_words() {
        let mut root = command(&Words::new("en"));
        root.build();
        let check = |command: &mut Command| {
            for help in [command.render_help().to_string(), command.render_long_help().to_string()] {
                assert!(help.contains("Usage: ") && !help.contains('«'), "{help}");
            }
        };
        root.get_subcommands_mut().for_each(check);
        let help = root.render_help().to_string();
        assert!(help.contains("Commands:") && help.contains("Options:") && !help.contains('«'), "{help}");
        let simulate = root.find_subcommand_mut("simulate").unwrap().render_help().to_string();
        assert!(simulate.contains("How many games [default: 100]"), "{simulate}");
    }
}
