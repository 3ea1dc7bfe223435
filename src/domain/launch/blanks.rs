//! The blanks that both texts have besides those of the launch facts.

/// The blank for the day of the decision.
pub(super) const DECIDED_ON: &str = "day of the decision to proceed";
/// The blank for those who decided.
pub(super) const DECIDERS: &str = "names of those who decided";
/// The blank for the title of the executive.
pub(super) const EXECUTIVE: &str = "title of the executive";
/// The blank for a fact that nobody can fill in but who knows the place.
pub(super) const LOCAL_FACT: &str = "one local fact from your Mobility Metrics";
