//! The program: a command line in, an exit code out.

use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use clap::Parser;
use hejnal::engine::Engine;
use hejnal::knowledge::read::{Folder, ReadError};
use hejnal::language::Language;
use hejnal::search::{self, IndexError};
use hejnal::settings::{self, Command, Folders, Settings};
use hejnal::words::Analyser;
use hejnal::{report, telegram, terminal};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    pretty_env_logger::formatted_timed_builder()
        .parse_filters(&std::env::var("RUST_LOG").unwrap_or_else(|_| "info".to_owned()))
        .target(pretty_env_logger::env_logger::Target::Stderr)
        .init();
    match run(Settings::parse()) {
        Ok(code) => code,
        Err(error) => {
            report::failure(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn run(settings: Settings) -> Outcome<ExitCode> {
    let folders = settings.folders;
    let is_coloured = io::stdout().is_terminal();
    match settings.command.unwrap_or(Command::Chat) {
        Command::Chat => terminal::chat(&engine(&folders)?, system_language(), is_coloured)?,
        Command::Ask(ask) if ask.batch => terminal::batch(
            &engine(&folders)?,
            io::stdin().lock(),
            BufWriter::new(io::stdout().lock()),
        )?,
        Command::Ask(ask) => terminal::ask(
            &engine(&folders)?,
            &ask.text.join(" "),
            ask.json,
            is_coloured,
        )?,
        Command::Check { folder } => return Ok(check(&folder.unwrap_or(folders.knowledge))),
        Command::Index => drop(search::rebuild(
            &folders.index,
            &folders.knowledge,
            &Analyser::new()?,
        )?),
        Command::Bot(bot) => run_bot(&folders, bot)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The engine of the terminal commands: without a place for the index it works from memory.
fn engine(folders: &Folders) -> Outcome<Engine> {
    let analyser = Analyser::new()?;
    let opened = match search::open(&folders.index, &folders.knowledge, &analyser) {
        Err(error @ IndexError::Folder { .. }) => {
            log::warn!(
                "{}; the index is kept in memory this time",
                report::chain(&error)
            );
            search::open_in_memory(&folders.knowledge, &analyser)?
        }
        other => other?,
    };
    report::opened(&opened);
    Ok(Engine::new(opened, analyser)?)
}

fn run_bot(folders: &Folders, settings: settings::Bot) -> Outcome<()> {
    let analyser = Analyser::new()?;
    let opened = search::open(&folders.index, &folders.knowledge, &analyser)?;
    report::opened(&opened);
    let engine = Engine::new(opened, analyser)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(telegram::run(engine, settings))?;
    runtime.shutdown_background();
    Ok(())
}

fn check(folder: &std::path::Path) -> ExitCode {
    match Folder::read(folder).and_then(|files| files.knowledge()) {
        Ok(knowledge) => {
            log::info!(
                "{} organisations, {} topics: no faults",
                knowledge.organisations().len(),
                knowledge.topics.len()
            );
            ExitCode::SUCCESS
        }
        Err(error @ ReadError::Faulty(_)) => {
            report::failure(&error);
            ExitCode::from(1)
        }
        Err(error) => {
            report::failure(&error);
            ExitCode::from(2)
        }
    }
}

fn system_language() -> Option<Language> {
    std::env::var("LANG")
        .ok()
        .and_then(|locale| Language::from_code(&locale))
}
