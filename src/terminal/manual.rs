//! `hejnal man` and `hejnal completions`: the command line in, its manual page or what a shell completes it with out.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::settings::Settings;

/// How a section of the library begins.
const SECTION: &str = ".SH ";

/// Prints the manual page: one for all commands.
///
/// # Errors
/// When the output cannot be written.
pub fn manual(mut output: impl Write) -> io::Result<()> {
    let command = Settings::command();
    let page = Man::new(command.clone());
    page.render_title(&mut output)?;
    page.render_name_section(&mut output)?;
    page.render_synopsis_section(&mut output)?;
    page.render_description_section(&mut output)?;
    page.render_options_section(&mut output)?;
    writeln!(output, "{SECTION}COMMANDS")?;
    for one in command.get_subcommands() {
        let name = format!("{} {}", command.get_name(), one.get_name());
        write_command(one.clone().bin_name(name), &mut output)?;
    }
    page.render_version_section(&mut output)
}

/// The library gives each command a page of its own: here what it says of it becomes a part of the one page.
fn write_command(command: Command, output: &mut impl Write) -> io::Result<()> {
    let has_options = command.get_arguments().any(|one| !one.is_hide_set());
    let name = command.get_bin_name().unwrap_or_default().to_owned();
    let page = Man::new(command);
    let mut text = Vec::new();
    page.render_synopsis_section(&mut text)?;
    let synopsis = body(&text);
    text.clear();
    page.render_description_section(&mut text)?;
    let description = body(&text);
    text.clear();
    if has_options {
        page.render_options_section(&mut text)?;
    }
    let options = body(&text);
    writeln!(
        output,
        ".SS {name}\n{synopsis}\n.PP\n{description}\n{options}"
    )
}

/// What stands under the heading of a section.
fn body(section: &[u8]) -> String {
    let text = String::from_utf8_lossy(section);
    let lines = text.lines().skip_while(|line| !line.starts_with(SECTION));
    let lines: Vec<&str> = lines.skip(1).collect();
    lines.join("\n")
}

/// Prints the script with which a shell completes commands and options.
///
/// # Errors
/// When the output cannot be written.
pub fn completions(shell: Shell, mut output: impl Write) -> io::Result<()> {
    let mut command = Settings::command();
    let name = command.get_name().to_owned();
    // Straight to the output a broken pipe would be a panic within the library.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    output.write_all(&script)
}
