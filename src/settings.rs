//! The command line and the environment: arguments in, settings out.

mod values;

pub use values::{BotName, Picture, PictureFormat, Secret};

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use url::Url;

use crate::feedback::KEPT_DAYS;
use crate::knowledge::source::Source;
use crate::language::Language;
use crate::memory::MemoryAddress;
use values::Value;

/// Answers which international organisations a city belongs to, and which of them a local institution can join.
#[derive(Debug, Parser)]
#[command(name = "hejnal", version)]
pub struct Settings {
    /// Where knowledge, index and counts lie.
    #[command(flatten)]
    pub folders: Folders,
    /// What to do; a conversation in the terminal when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Where knowledge, index and counts lie.
#[derive(Debug, Clone, Args)]
pub struct Folders {
    /// The folder of the knowledge; `knowledge` when left out, and where there is none what was built in.
    #[arg(
        long,
        env = "HEJNAL_KNOWLEDGE",
        default_value = "",
        hide_default_value = true,
        value_name = "DIR",
        value_parser = OsStringValueParser::new().map(Source::of),
        global = true
    )]
    pub knowledge: Source,
    /// The folder of the index.
    #[arg(
        long,
        env = "HEJNAL_INDEX",
        default_value = "index",
        value_name = "DIR",
        global = true
    )]
    pub index: PathBuf,
    /// The folder of what the bot counts.
    #[arg(
        long,
        env = "HEJNAL_DATA",
        default_value = "data",
        value_name = "DIR",
        global = true
    )]
    pub data: PathBuf,
    /// A Redis server (7 or newer) that several instances share: conversations, which updates are answered, counts.
    #[arg(
        long,
        env = "HEJNAL_MEMORY",
        value_name = "redis://HOST:PORT",
        hide_env_values = true,
        value_parser = Value::secret(|text| text.parse::<MemoryAddress>().map_err(|error| format!("cannot be used: {error}"))),
        global = true
    )]
    pub memory: Option<MemoryAddress>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A conversation in the terminal.
    Chat,
    /// One answer, or a batch of them.
    Ask(Ask),
    /// The Telegram bot; its token stands in `TELOXIDE_TOKEN`.
    Bot(Bot),
    /// Checks a knowledge folder; ends with 1 when it has faults, with 2 when it cannot be read.
    Check {
        /// The folder; what `--knowledge` means when left out.
        folder: Option<PathBuf>,
        /// How the faults are told.
        #[arg(long, value_enum, default_value_t)]
        format: CheckFormat,
    },
    /// Prints all that is known of one organisation, with its sources, for proofreading.
    Facts {
        /// The name of its file without the ending.
        slug: String,
    },
    /// Prints the whole knowledge as open data.
    Export {
        /// The shape; both are described in the README of the knowledge.
        #[arg(long, value_enum, default_value_t)]
        format: ExportFormat,
    },
    /// Asks the questions of files whose right answers are known, and prints how many were answered right.
    Eval {
        /// The files, one JSON object a line.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How many wrong answers are shown.
        #[arg(long, default_value_t = 20, value_name = "N")]
        wrong: usize,
    },
    /// Builds the index now.
    Index,
    /// Asks a running bot whether it is alive; ends with 0 when it says so, else with 1.
    Health {
        /// Where it tells that: its `--metrics-listen`.
        #[arg(env = "METRICS_LISTEN", value_name = "ADDR", value_parser = Value::of(values::listen))]
        address: SocketAddr,
    },
    /// Prints the address that opens the bot at an organisation, a topic or a kind of institution.
    Link(Link),
    /// Tells the editors what was asked and found in the last days, and which facts are growing old.
    Report {
        /// Of so many last days.
        #[arg(
            long,
            default_value_t = 7,
            value_name = "N",
            value_parser = clap::value_parser!(u16).range(1..=i64::from(KEPT_DAYS / 2))
        )]
        days: u16,
        /// Writes it as a page with plots for a browser.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// Lists the questions that found nothing, most often asked first.
    Unanswered {
        /// Of so many last days.
        #[arg(
            long,
            default_value_t = 30,
            value_name = "N",
            value_parser = clap::value_parser!(u16).range(1..=i64::from(KEPT_DAYS))
        )]
        days: u16,
        /// So many at most.
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: usize,
    },
    /// Prints the script with which a shell completes commands and options.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
}

/// How the faults of a knowledge folder are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people: each fault with the lines around it, on standard error.
    #[default]
    Text,
    /// For the tools of editors: one JSON object on standard output.
    Json,
}

/// The shape of exported knowledge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object.
    #[default]
    Json,
    /// A table with a row for each statement.
    Csv,
}

/// One answer, or a batch of them.
#[derive(Debug, Args)]
pub struct Ask {
    /// The question.
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub text: Vec<String>,
    /// One line of JSON in place of text.
    #[arg(long)]
    pub json: bool,
    /// Says with the answer which words of the question led to it.
    #[arg(long)]
    pub why: bool,
    /// Reads questions as lines of JSON from standard input and answers each with a line of JSON.
    #[arg(long)]
    pub batch: bool,
}

/// An address that opens the bot.
#[derive(Debug, Args)]
pub struct Link {
    /// The slug of an organisation, or the id of a topic or of a kind of institution.
    pub slug: String,
    /// What the slug is, where it could be several.
    #[arg(long, value_enum)]
    pub kind: Option<LinkKind>,
    /// The language of the answer; that of the person when left out.
    #[arg(long, value_parser = languages())]
    pub language: Option<Language>,
    /// The name of the bot, as Telegram has it.
    #[arg(long, env = "HEJNAL_BOT", value_name = "NAME", value_parser = Value::of(values::bot_name))]
    pub bot: Option<BotName>,
    /// Writes a QR code for posters as well; the ending tells whether SVG or PNG.
    #[arg(long, value_name = "FILE.svg|FILE.png", value_parser = Value::of(values::picture))]
    pub qr: Option<Picture>,
}

/// What a slug stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LinkKind {
    /// An organisation.
    Organisation,
    /// A topic.
    Topic,
    /// A kind of institution.
    Institution,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .map(|code| Language::from_code(&code).unwrap_or_default())
}

/// How the bot reaches Telegram.
#[derive(Debug, Clone, Args)]
pub struct Bot {
    /// The token of the bot.
    #[arg(
        long,
        env = "TELOXIDE_TOKEN",
        hide = true,
        hide_env_values = true,
        default_value = "",
        value_parser = Value::secret(values::token)
    )]
    pub token: Secret,
    /// Another Bot API server.
    #[arg(long, env = "TELEGRAM_API_URL", value_name = "URL", value_parser = Value::of(values::api_url))]
    pub api_url: Option<Url>,
    /// The address at which Telegram reaches the bot; long polling when left out.
    #[arg(
        long,
        env = "WEBHOOK_URL",
        value_name = "URL",
        requires = "listen",
        value_parser = Value::of(values::webhook_url)
    )]
    pub webhook_url: Option<Url>,
    /// The address at which the webhook listens.
    #[arg(long, env = "LISTEN", value_name = "ADDR", value_parser = Value::of(values::listen))]
    pub listen: Option<SocketAddr>,
    /// The address at which health and metrics are told to those who watch the bot: `/healthz`, `/readyz`, `/metrics`.
    #[arg(long, env = "METRICS_LISTEN", value_name = "ADDR", value_parser = Value::of(values::listen))]
    pub metrics_listen: Option<SocketAddr>,
    /// The secret that Telegram sends along.
    #[arg(
        long,
        env = "WEBHOOK_SECRET",
        value_name = "S",
        hide_env_values = true,
        value_parser = Value::secret(values::webhook_secret)
    )]
    pub webhook_secret: Option<Secret>,
}
