//! What leadership decides after the verdict, and what follows from it.

mod cadence;
mod caution;
mod checklist;
mod choice;
mod deciders;
mod follow_up;
mod record;
mod route;
mod since;
mod texts;

pub use cadence::Cadence;
pub use caution::why_none;
pub use checklist::Checklist;
pub use choice::{ChoiceProblems, NewDecision, TypedChoice};
pub use deciders::DECIDER_LINES;
pub use follow_up::{TermsProblems, TypedTerms};
pub use record::{CONTESTED, Decision, Terms};
pub use route::Route;
pub use since::{Changed, Part, Since};
pub use texts::Texts;
