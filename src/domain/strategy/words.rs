//! The words of the strategy: how far a strategic action is, what it changes, and what stands in its logic model.

use crate::domain::things::choice;

choice! {
    /// How far a strategic action is.
    Status {
        /// Somebody thought of it.
        Idea "idea" "Idea",
        /// It was chosen for the plan.
        Chosen "chosen" "Chosen",
        /// It is being done.
        UnderWay "under_way" "Under way",
        /// It is done.
        Done "done" "Done",
        /// It is not done any more, with a reason.
        Dropped "dropped" "Dropped",
    }
}

impl Status {
    /// Whether its logic model and its measures count.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Chosen | Self::UnderWay)
    }
}

choice! {
    /// A level of systems change.
    Level {
        /// Rules, laws and priorities.
        Policy "policy" "Policy",
        /// What institutions and people do.
        Practice "practice" "Practice",
        /// How money, people and knowledge are given out.
        Resources "resources" "Resource flows",
        /// Who works with whom, and how well.
        Relationships "relationships" "Relationships",
        /// Who decides.
        Power "power" "Power",
        /// What people believe and take for granted.
        Models "mental_models" "Mental models",
    }
}

choice! {
    /// A score that a person sets for the coalition.
    Score {
        /// The lowest.
        One "1" "1, very low",
        /// Below the middle.
        Two "2" "2, low",
        /// The middle.
        Three "3" "3, medium",
        /// Above the middle.
        Four "4" "4, high",
        /// The highest.
        Five "5" "5, very high",
    }
}

choice! {
    /// What an entry of a logic model is: its column, in the order of the columns.
    EntryKind {
        /// What goes into it.
        Input "input" "Input",
        /// What is done.
        Activity "activity" "Activity",
        /// What comes out at once.
        Output "output" "Output",
        /// What changes soon.
        Short "short" "Short-term outcome",
        /// What changes later.
        Medium "medium" "Medium-term outcome",
        /// What changes in the end.
        Long "long" "Long-term outcome",
    }
}
