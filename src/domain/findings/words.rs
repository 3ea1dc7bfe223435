//! The words of findings: how far one is, its kind, what it rests on, and what a review came to.

use crate::domain::things::choice;
use crate::domain::words::number;

choice! {
    /// How far a finding is.
    Stage {
        /// Not agreed yet.
        Insight "insight" "Insight",
        /// A finding.
        Finding "finding" "Finding",
    }
}

choice! {
    /// What a finding is about.
    Kind {
        /// What keeps people from moving up.
        Challenge "challenge" "Challenge",
        /// What lies behind a challenge.
        Cause "cause" "Cause",
        /// What a community can build on.
        Asset "asset" "Asset",
    }
}

choice! {
    /// What a finding rests on.
    SupportKind {
        /// A figure of one's own.
        Figure "figure" "A figure",
        /// What was heard at an engagement.
        Engagement "engagement" "An engagement",
        /// Something of the history of the place, or a policy.
        History "history" "History or policy",
        /// A story that many tell.
        Narrative "narrative" "A prevailing narrative",
        /// A document.
        Document "document" "A document",
        /// A reading of the Mobility Metrics.
        Reading "reading" "A reading of the metrics",
    }
}

choice! {
    /// What a review came to.
    Agreed {
        /// The coalition agreed.
        Yes "yes" "Agreed",
        /// It agreed, once something is changed.
        WithChanges "with_changes" "Agreed, with changes",
        /// It did not agree.
        No "no" "Not agreed",
    }
}

impl SupportKind {
    /// Those that are typed into a form.
    pub const BY_HAND: &[Self] = &[Self::Figure, Self::Engagement, Self::History, Self::Narrative, Self::Document];

    /// So many of it within a sentence: "a figure", "two figures".
    #[must_use]
    pub fn counted(self, n: usize) -> String {
        let (one, many) = match self {
            Self::Figure => ("a figure", "figures"),
            Self::Engagement => ("an engagement", "engagements"),
            Self::History => ("a piece of history or policy", "pieces of history or policy"),
            Self::Narrative => ("a prevailing narrative", "prevailing narratives"),
            Self::Document => ("a document", "documents"),
            Self::Reading => ("a reading of the metrics", "readings of the metrics"),
        };
        if n == 1 { one.to_owned() } else { format!("{} {many}", number(n)) }
    }
}
