//! Errors speak twice: plain and kind to the visitor, exact in the log. Never one text for both.

use axum::http::StatusCode;

use crate::store::StoreError;

/// Why a request was not answered as asked.
#[derive(Debug)]
pub enum Failure {
    /// There is nothing at this address.
    NotFound,
    /// The address does not take this method.
    WrongMethod,
    /// What was sent cannot be read; nothing was saved.
    Malformed(&'static str),
    /// What was sent is not a form.
    NotAForm,
    /// More was sent than any form holds.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// The request came from another site.
    OtherSite,
    /// The request was for a name that is not this machine's.
    OtherHost,
    /// The round is read-only.
    ReadOnly,
    /// Somebody changed it after the page was shown.
    ChangedSince,
    /// Copies went on apart, and nobody has said yet which holds.
    Unsettled,
    /// The data file or the disk failed.
    Store(StoreError),
    /// A fault of ours.
    Ours(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::ReadOnlyRound => Self::ReadOnly,
            StoreError::Overtaken
            | StoreError::Moved
            | StoreError::PersonGone(_)
            | StoreError::Twin(_)
            | StoreError::Elsewhere(_)
            | StoreError::InUse
            | StoreError::Full
            | StoreError::NameTaken(_) => Self::ChangedSince,
            StoreError::Unsettled => Self::Unsettled,
            error => Self::Store(error),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Ours(error.to_string())
    }
}

impl Failure {
    /// The status, the heading and the plain words for the visitor.
    #[must_use]
    pub fn in_words(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "There is nothing at this address",
                "The address may be mistyped, or what was here was deleted. Deleted things lie in the bin until Milepost has been used on 30 more days.",
            ),
            Self::WrongMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                "That can’t be done at this address",
                "Go back to the page you came from and try again from there.",
            ),
            Self::Malformed(what) => (StatusCode::BAD_REQUEST, "What was sent could not be read", what),
            Self::NotAForm => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "What was sent is not a form of this program", "Nothing was saved."),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "That is more than a form can hold",
                "Nothing was saved. A note holds 10,000 characters; go back, shorten it, and save again.",
            ),
            Self::TooSlow => (StatusCode::SERVICE_UNAVAILABLE, "That took too long", "Go back and try again."),
            Self::OtherSite => (
                StatusCode::FORBIDDEN,
                "This came from another website",
                "Milepost takes changes only from its own pages. Nothing was saved.",
            ),
            Self::OtherHost => (
                StatusCode::MISDIRECTED_REQUEST,
                "This address is not Milepost’s",
                "Open Milepost by the address that it shows when it starts.",
            ),
            Self::ReadOnly => (
                StatusCode::CONFLICT,
                "This round is read-only",
                "A newer round exists, so this one no longer takes changes. Nothing was saved. It can be reopened from its own page.",
            ),
            Self::ChangedSince => (
                StatusCode::CONFLICT,
                "Somebody changed this in the meantime",
                "Nothing was saved. Go back, reload the page to see what it says now, and try again.",
            ),
            Self::Unsettled => (
                StatusCode::CONFLICT,
                "First say which holds",
                "Two copies of this jurisdiction went on apart, so more than one round or decision stands as the newest. Nothing was saved. Go to the jurisdiction’s home and say there which holds.",
            ),
            Self::Store(StoreError::Unwritable(_)) => (
                StatusCode::INSUFFICIENT_STORAGE,
                "The disk did not take it",
                "The disk may be full, or the data file can’t be written. Nothing was lost that was saved before. Make room, then go back and save again.",
            ),
            Self::Store(StoreError::Damaged(_)) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "The data file seems to be damaged",
                "Milepost does not show data that it can’t trust. Open the page of the data file, check it, and restore a backup from there.",
            ),
            Self::Store(_) | Self::Ours(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong in Milepost",
                "What was saved before is safe. Go back and try again.",
            ),
        }
    }

    /// Writes what happened to the log, for those who have to find the cause.
    pub(super) fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "the data file failed"),
            Self::Ours(error) => tracing::error!(%error, "a fault of ours"),
            other => tracing::debug!(failure = ?other, "refused"),
        }
    }
}
