//! What a failed call of the Bot API means: an error of teloxide in, what is to be done about it out.

use std::time::Duration;

use teloxide::types::ChatId;
use teloxide::{ApiError, RequestError};

/// What is to be done about a failed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Telegram asks to wait (429).
    Wait(Duration),
    /// The network or Telegram's servers fail for the moment: the call is worth repeating.
    Passing,
    /// Nobody is there any more: the bot was blocked or the chat is gone (403).
    Gone,
    /// The markup of a text is refused; its plain text may pass.
    Markup,
    /// The message that was to be changed cannot be changed.
    NotEditable,
    /// Nothing is lost: the message is as it should be, or a query has grown too old.
    Harmless,
    /// The group has another identifier now.
    Moved(ChatId),
    /// The token is not valid (401).
    Token,
    /// Another instance asks for the same updates, or a webhook is set (409).
    Conflict,
    /// Telegram refuses the call for another reason (400).
    Refused,
}

impl Fault {
    /// Reads an error. Telegram's texts change with its versions, so the texts count, not only teloxide's variants.
    pub(super) fn of(error: &RequestError) -> Self {
        match error {
            RequestError::RetryAfter(wait) => Self::Wait(wait.duration()),
            RequestError::MigrateToChatId(chat) => Self::Moved(*chat),
            RequestError::Network(_) | RequestError::InvalidJson { .. } | RequestError::Io(_) => {
                Self::Passing
            }
            RequestError::Api(ApiError::InvalidToken) => Self::Token,
            RequestError::Api(error) => Self::of_text(&error.to_string()),
        }
    }

    /// Telegram's code for it in the metrics, or a word for what happened on the way.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Wait(_) => "429",
            Self::Passing => "unreached",
            Self::Gone => "403",
            Self::Token => "401",
            Self::Conflict => "409",
            Self::Markup | Self::NotEditable | Self::Harmless | Self::Moved(_) | Self::Refused => {
                "400"
            }
        }
    }

    fn of_text(text: &str) -> Self {
        let lower = text.to_lowercase();
        let lower = lower
            .trim_start_matches("unknown error: ")
            .trim_matches('"');
        let has = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
        if has(&[
            "message is not modified",
            "query is too old",
            "query id is invalid",
        ]) {
            return Self::Harmless;
        }
        if has(&["can't parse entities"]) {
            return Self::Markup;
        }
        if has(&[
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
        ]) {
            return Self::NotEditable;
        }
        if lower.starts_with("forbidden")
            || has(&[
                "chat not found",
                "group is deactivated",
                "bot was kicked",
                "can't initiate conversation",
            ])
        {
            return Self::Gone;
        }
        if lower.starts_with("conflict") {
            return Self::Conflict;
        }
        if has(&["unauthorized", "invalid bot token"]) {
            return Self::Token;
        }
        if lower.starts_with("bad request") {
            return Self::Refused;
        }
        Self::Passing
    }
}

/// An error in words for the log, without what a person wrote and without the token: answers of Telegram are not shown.
pub(super) fn told(error: &RequestError) -> String {
    match error {
        RequestError::Network(error) if error.is_timeout() => "no answer in time".to_owned(),
        RequestError::Network(error) if error.is_connect() => "no connection".to_owned(),
        RequestError::Network(_) => "the connection broke".to_owned(),
        RequestError::InvalidJson { source, .. } => format!("the answer is broken: {source}"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Fault {
        Fault::of(&RequestError::Api(ApiError::Unknown(text.to_owned())))
    }

    #[test]
    fn todays_texts_of_telegram_are_known_where_teloxide_has_older_ones() {
        assert_eq!(
            of("Bad Request: query is too old and response timeout expired or query ID is invalid"),
            Fault::Harmless
        );
        assert_eq!(of("Forbidden: bot was blocked by the user"), Fault::Gone);
        assert_eq!(of("Bad Request: message is too long"), Fault::Refused);
        assert_eq!(
            of("Conflict: terminated by other getUpdates request"),
            Fault::Conflict
        );
    }

    #[test]
    fn teloxides_own_variants_are_read_by_their_texts() {
        let markup = ApiError::CantParseEntities("Bad Request: can't parse entities: …".to_owned());
        for (error, fault) in [
            (ApiError::MessageNotModified, Fault::Harmless),
            (ApiError::InvalidQueryId, Fault::Harmless),
            (ApiError::BotBlocked, Fault::Gone),
            (ApiError::UserDeactivated, Fault::Gone),
            (ApiError::ChatNotFound, Fault::Gone),
            (ApiError::MessageToEditNotFound, Fault::NotEditable),
            (ApiError::MessageCantBeEdited, Fault::NotEditable),
            (ApiError::InvalidToken, Fault::Token),
            (ApiError::TerminatedByOtherGetUpdates, Fault::Conflict),
            (markup, Fault::Markup),
        ] {
            assert_eq!(
                Fault::of(&RequestError::Api(error.clone())),
                fault,
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_fault_of_the_servers_is_worth_another_attempt() {
        for text in ["Bad Gateway", "Internal Server Error", "Gateway Timeout"] {
            assert_eq!(of(text), Fault::Passing, "{text}");
        }
    }
}
