//! The words of engagement: its form, and how far it is.

use crate::domain::things::choice;

choice! {
    /// The form of an engagement.
    Form {
        /// An interview.
        Interview "interview" "Interview",
        /// A focus group.
        FocusGroup "focus_group" "Focus group",
        /// A listening session.
        ListeningSession "listening_session" "Listening session",
        /// A survey.
        Survey "survey" "Survey",
        /// A data walk: people look at figures together, and say what they see.
        DataWalk "data_walk" "Data walk",
        /// Something else.
        Other "other" "Other",
    }
}

choice! {
    /// How far an engagement is.
    Stage {
        /// Still to come.
        Planned "planned" "Planned",
        /// It took place.
        Held "held" "Held",
        /// It will not take place.
        CalledOff "called_off" "Called off",
    }
}
