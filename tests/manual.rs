//! The manual page and the completions of shells: the command line in, every command of it in what is printed out.

use std::io::Read;
use std::process::Stdio;

use clap::CommandFactory;
use hejnal::settings::Settings;

use crate::program::hejnal;

/// What a command prints while secrets stand in the environment.
fn printed(arguments: &[&str]) -> String {
    let output = hejnal()
        .args(arguments)
        .env("TELOXIDE_TOKEN", "1:hush")
        .env("WEBHOOK_SECRET", "hush")
        .env("HEJNAL_MEMORY", "redis://:hush@host")
        .env("WEBHOOK_URL", "https://hush.example/hush")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(!text.contains("hush"), "{arguments:?}");
    text
}

fn commands() -> Vec<String> {
    let command = Settings::command();
    let commands = command.get_subcommands();
    commands.map(|one| one.get_name().to_owned()).collect()
}

#[test]
fn the_completions_of_each_shell_name_every_command_and_no_secret() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert!(script.contains("webhook-secret"), "{shell}");
    }
}

#[test]
fn the_manual_page_names_every_command_and_its_options_and_no_secret() {
    let page = printed(&["man"]);
    for command in commands() {
        let heading = format!(".SS hejnal {command}\n");
        assert!(page.contains(&heading), "{command}");
    }
    for part in [r"webhook\-secret", "HEJNAL_KNOWLEDGE", "TELEGRAM_API_URL"] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    for arguments in [&["man"][..], &["completions", "bash"]] {
        let mut child = hejnal()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut said = String::new();
        let mut errors = child.stderr.take().expect("standard error is piped");
        errors.read_to_string(&mut said).expect("it is UTF-8");
        assert!(child.wait().expect("it ends").success(), "{said}");
        assert_eq!(said, "");
    }
}
