//! Inline mode: what is typed after the bot's name in any chat in, articles to send there out.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use teloxide::Bot;
use teloxide::payloads::AnswerInlineQuerySetters;
use teloxide::prelude::Requester;
use teloxide::types::{
    InlineQuery, InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton,
    InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText, ParseMode,
};
use tokio::time::timeout;

use super::delivery::deliver;
use super::desk::{Desk, language_of};
use super::html::texts;
use super::keyboard::keyboard;
use super::private::{START, address};
use super::send::preview;
use crate::answer::Answer;
use crate::clock::today;
use crate::engine::{Engine, Reply};
use crate::language::Language;
use crate::message::{Action, Button, Compose, Message, Preview, capitalised};
use crate::question::link::Target;
use crate::question::payload::Payload;
use crate::question::{Ask, Question};
use crate::understanding::conversation::Conversation;

/// Articles on one page; Telegram takes 50.
const PAGE: usize = 20;

/// Telegram may give the same answer to the same query for so long.
const CACHED: Duration = Duration::from_secs(5 * 60);

/// A person who types on waits no longer.
const LONGEST: Duration = Duration::from_secs(10);

/// The id of the article that answers the question itself.
const ANSWER_ID: &str = "answer";

/// What a query is answered with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// The articles.
    pub(super) results: Vec<InlineQueryResult>,
    /// What Telegram gives back to get the next page; empty on the last.
    pub(super) next_offset: String,
    /// Whether another person could be answered in another language: then Telegram may not keep the answer for all.
    pub(super) is_personal: bool,
    /// The way to the private chat, above the articles.
    pub(super) button: Option<InlineQueryResultsButton>,
}

/// Answers an inline query; a query is not counted, for one comes with every few letters typed.
pub(super) async fn on_inline(bot: Bot, query: InlineQuery, desk: Arc<Desk>) {
    let engine = desk.engine();
    let asker = Asker {
        engine: &engine,
        bot: desk.me.username(),
        hint: language_of(&query.from),
        today: today(),
    };
    let page = asker.page(&query.query, &query.offset);
    let mut request = bot
        .answer_inline_query(query.id, page.results)
        .cache_time(u32::try_from(CACHED.as_secs()).unwrap_or_default())
        .is_personal(page.is_personal)
        .next_offset(page.next_offset);
    request.button = page.button;
    if timeout(LONGEST, deliver(request)).await.is_err() {
        log::warn!("an inline query could not be answered in time");
    }
}

/// Who asks, and what is answered with.
struct Asker<'a> {
    engine: &'a Engine,
    /// The name of the bot, for links into the private chat.
    bot: &'a str,
    hint: Option<Language>,
    today: Date,
}

/// What can be sent.
struct Article {
    id: String,
    title: String,
    description: String,
    message: Message,
    /// Where the private chat goes on.
    link: Option<Target>,
}

impl Asker<'_> {
    /// A page of the articles on a query.
    fn page(&self, query: &str, offset: &str) -> Page {
        if query.trim().is_empty() {
            let language = self.hint.unwrap_or_default();
            let topics = self.engine.catalogue().topics.iter();
            let topics = topics.map(|topic| Found::Topic(topic.id.clone())).collect();
            return self.of(topics, language, offset, true);
        }
        let reply = self.ask(query, self.hint);
        let language = reply.language;
        let is_personal = Language::ALL
            .into_iter()
            .any(|hint| self.ask(query, Some(hint)).language != language);
        self.of(found(reply, self.engine), language, offset, is_personal)
    }

    fn ask(&self, query: &str, hint: Option<Language>) -> Reply {
        let question = Question::text(query, hint, self.today);
        self.engine.answer(&question, &Conversation::default()).0
    }

    fn of(&self, found: Vec<Found>, language: Language, offset: &str, is_personal: bool) -> Page {
        let first: usize = offset.parse().unwrap_or(0);
        let next = first.saturating_add(PAGE);
        let next_offset = if next < found.len() {
            next.to_string()
        } else {
            String::new()
        };
        let button = found.is_empty().then(|| InlineQueryResultsButton {
            text: self.engine.phrases().say(language, "inline-nothing", &[]),
            kind: InlineQueryResultsButtonKind::StartParameter(START.to_owned()),
        });
        let shown = found.into_iter().skip(first).take(PAGE);
        let articles = shown.filter_map(|found| self.article(found, language));
        let results = articles.filter_map(|article| self.result(article, language));
        Page {
            results: results.collect(),
            next_offset,
            is_personal,
            button,
        }
    }

    fn article(&self, found: Found, language: Language) -> Option<Article> {
        match found {
            Found::Answer(reply) => {
                let heading = heading(&reply, self.engine)?;
                Some(Article {
                    id: ANSWER_ID.to_owned(),
                    title: heading,
                    description: first_line(&reply.message),
                    link: reply.target(),
                    message: reply.message,
                })
            }
            Found::Organisation(slug) => {
                let organisation = self.engine.catalogue().organisation(&slug)?;
                let compose = Compose {
                    catalogue: self.engine.catalogue(),
                    phrases: self.engine.phrases(),
                    language,
                    year: self.today.year(),
                    in_place: None,
                };
                let purpose = organisation.purpose.get(language);
                let description = format!("{purpose} {}", compose.standing(&organisation));
                let title = compose.list_name(&organisation);
                Some(self.of_button(
                    Target::Organisation(slug),
                    title,
                    Some(description),
                    language,
                ))
            }
            Found::Topic(id) => {
                let topic = self.engine.catalogue().topic(&id)?;
                let title = capitalised(topic.label.get(language));
                Some(self.of_button(Target::Topic(id), title, None, language))
            }
        }
    }

    /// What a button would answer; described by its first line where nothing else is said.
    fn of_button(
        &self,
        target: Target,
        title: String,
        description: Option<String>,
        language: Language,
    ) -> Article {
        let payload = Payload {
            language,
            request: target.request(),
        };
        let id = payload.to_string();
        let question = Question {
            ask: Ask::Button(payload),
            hint: self.hint,
            today: self.today,
        };
        let (reply, _) = self.engine.answer(&question, &Conversation::default());
        Article {
            id,
            title,
            description: description.unwrap_or_else(|| first_line(&reply.message)),
            message: reply.message,
            link: Some(target),
        }
    }

    fn result(&self, article: Article, language: Language) -> Option<InlineQueryResult> {
        let text = texts(&article.message).into_iter().next()?;
        let content = InputMessageContentText::new(text.html)
            .parse_mode(ParseMode::Html)
            .link_preview_options(preview(&Preview::None));
        let content = InputMessageContent::Text(content);
        let mut result = InlineQueryResultArticle::new(article.id, article.title, content)
            .description(article.description);
        let buttons = self.buttons(article.message.buttons, article.link, language);
        result.reply_markup = keyboard(&buttons);
        Some(result.into())
    }

    /// The buttons that work in any chat: under a message sent from there, the bot learns of no chat that it could
    /// answer in, so what it would be asked for leads to the private chat.
    fn buttons(&self, of: Vec<Button>, link: Option<Target>, language: Language) -> Vec<Button> {
        let pages = of.into_iter();
        let pages = pages.filter(|button| matches!(button.action, Action::Open(_)));
        let label = self.engine.phrases().say(language, "inline-more", &[]);
        let address = address(self.bot, link, language);
        let private = Button::new(label, Action::Open(address));
        pages.chain([private]).collect()
    }
}

/// One of the things that a query found.
enum Found {
    /// The answer itself, where it is more than a card or a list.
    Answer(Box<Reply>),
    /// An organisation, by slug.
    Organisation(String),
    /// A topic, by id.
    Topic(String),
}

/// What a reply offers to send: of a list each organisation, of an answer on one itself and the card.
fn found(reply: Reply, engine: &Engine) -> Vec<Found> {
    let of_slugs = |slugs: &[&str]| {
        let slugs = slugs.iter().map(|slug| (*slug).to_owned());
        slugs.map(Found::Organisation).collect::<Vec<_>>()
    };
    let organisations = of_slugs(&reply.answer.organisations());
    match &reply.answer {
        Answer::List(_) | Answer::WaysIn(_) | Answer::Card(_) => organisations,
        Answer::DidYouMean(slugs) => {
            of_slugs(&slugs.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ if !organisations.is_empty() => {
            let mut all = vec![Found::Answer(Box::new(reply))];
            all.extend(organisations);
            all
        }
        Answer::Benefits(_) | Answer::Process(_) => vec![Found::Answer(Box::new(reply))],
        Answer::Greeting | Answer::Help | Answer::Topics(_) | Answer::Institutions(_) => {
            let topics = engine.catalogue().topics.iter();
            topics.map(|topic| Found::Topic(topic.id.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// What an article on an answer is called: the organisation that it is on, else its own first line.
fn heading(reply: &Reply, engine: &Engine) -> Option<String> {
    let slug = reply.answer.organisations().first().copied();
    let organisation = slug.and_then(|slug| engine.catalogue().organisation(slug));
    let name = organisation.map(|known| known.names.get(reply.language).full.clone());
    name.or_else(|| Some(first_line(&reply.message)).filter(|line| !line.is_empty()))
}

fn first_line(message: &Message) -> String {
    let text = message.plain_text();
    let line = text.lines().find(|line| !line.trim().is_empty());
    line.unwrap_or_default().trim().to_owned()
}
