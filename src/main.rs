//! The program: a command line in, an exit code out.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use hejnal::editors::{self, Findings, LinkError, Week};
use hejnal::engine::Engine;
use hejnal::knowledge::Knowledge;
use hejnal::knowledge::read::{Folder, ReadError};
use hejnal::knowledge::source::Source;
use hejnal::language::Language;
use hejnal::live::Live;
use hejnal::search::{self, IndexError};
use hejnal::settings::{self, CheckFormat, Command, ExportFormat, Folders, Settings};
use hejnal::words::Analyser;
use hejnal::{clock, evaluation, feedback, probe, report, telegram, terminal};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    pretty_env_logger::formatted_timed_builder()
        .parse_filters(&std::env::var("RUST_LOG").unwrap_or_else(|_| "info".to_owned()))
        .target(pretty_env_logger::env_logger::Target::Stderr)
        .init();
    match run(Settings::parse()) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            report::failure(error.as_ref());
            ExitCode::from(exit_code(error.as_ref()))
        }
    }
}

/// 2 where something given cannot be used, 1 where something failed.
fn exit_code(error: &(dyn std::error::Error + 'static)) -> u8 {
    let is_unreadable = matches!(report::unread(error), Some(ReadError::Unreadable { .. }));
    let is_no_place = matches!(error.downcast_ref(), Some(IndexError::Folder { .. }));
    let is_wrong_value = error.downcast_ref().is_some_and(LinkError::is_wrong_value);
    if is_unreadable || is_no_place || is_wrong_value {
        2
    } else {
        1
    }
}

/// Whether the reader of the output has gone, as `head` does once it has seen enough.
fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
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
            ask.why,
        )?,
        Command::Ask(ask) => {
            let form = match ask.json {
                true => terminal::Form::Json,
                false => terminal::Form::Text { is_coloured },
            };
            terminal::ask(&engine(&folders)?, &ask.text.join(" "), form, ask.why)?;
        }
        Command::Check { folder, format } => {
            let source = folder.map_or(folders.knowledge, Source::Folder);
            return checked(&Findings::of(&source)?, format);
        }
        Command::Facts { slug } => {
            let files = Folder::read(&folders.knowledge)?;
            editors::facts(&files, &slug, io::stdout().lock())?;
        }
        Command::Export { format } => {
            let output = BufWriter::new(io::stdout().lock());
            match format {
                ExportFormat::Json => editors::export_json(&knowledge(&folders)?, output)?,
                ExportFormat::Csv => editors::export_csv(&knowledge(&folders)?, output)?,
            }
        }
        Command::Eval { files, wrong } => evaluate(&engine(&folders)?, &files, wrong)?,
        Command::Index => drop(search::rebuild(
            &folders.index,
            &folders.knowledge,
            &Analyser::new()?,
        )?),
        Command::Link(link) => editors::link(&knowledge(&folders)?, &link, io::stdout().lock())?,
        Command::Unanswered { days, limit } => {
            let output = io::stdout().lock();
            let place = feedback::Place::of(&folders);
            feedback::unanswered(place, clock::today(), days, limit, output)?;
        }
        Command::Report { days, html } => report(&folders, days, html.as_deref())?,
        Command::Bot(bot) => run_bot(&folders, bot)?,
        Command::Health { address } => probe::probe(address)?,
        Command::Completions { shell } => terminal::completions(shell, io::stdout().lock())?,
        Command::Man => terminal::manual(io::stdout().lock())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The engine of the terminal commands.
fn engine(folders: &Folders) -> Outcome<Engine> {
    let analyser = Analyser::new()?;
    let opened = search::open_where_possible(&folders.index, &folders.knowledge, &analyser)?;
    report::opened(&opened);
    Ok(Engine::new(opened, analyser)?)
}

fn evaluate(engine: &Engine, files: &[PathBuf], wrong: usize) -> Outcome<()> {
    let mut questions = Vec::new();
    for file in files {
        questions.extend(evaluation::questions(file)?);
    }
    let tally = evaluation::evaluate(engine, &questions);
    let mut output = io::stdout().lock();
    write!(output, "{tally}")?;
    for line in tally.wrong().iter().take(wrong) {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

fn report(folders: &Folders, days: u16, page: Option<&Path>) -> Outcome<()> {
    let today = clock::today();
    let counts = feedback::counts(feedback::Place::of(folders), Week::since(today, days))?;
    let week = Week::new(&counts, &knowledge(folders)?, today, days)?;
    match page {
        Some(path) => editors::write_page(&week, path)?,
        None => editors::write_text(&week, io::stdout().lock())?,
    }
    Ok(())
}

fn knowledge(folders: &Folders) -> Outcome<Knowledge> {
    Ok(Folder::read(&folders.knowledge)?.knowledge()?)
}

fn run_bot(folders: &Folders, settings: settings::Bot) -> Outcome<()> {
    let live = Arc::new(Live::open(folders.clone())?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let memory = folders.memory.clone();
    let feedback = feedback::Feedback::new(feedback::Place::of(folders));
    runtime.block_on(telegram::run(live, feedback, memory, settings))?;
    runtime.shutdown_background();
    Ok(())
}

fn checked(found: &Findings, format: CheckFormat) -> Outcome<ExitCode> {
    match format {
        CheckFormat::Text => found.tell(),
        CheckFormat::Json => found.write_json(io::stdout().lock())?,
    }
    Ok(ExitCode::from(u8::from(found.errors() > 0)))
}

fn system_language() -> Option<Language> {
    std::env::var("LANG")
        .ok()
        .and_then(|locale| Language::from_code(&locale))
}
