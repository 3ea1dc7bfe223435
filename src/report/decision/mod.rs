//! The decision in a report.

use time::Date;

use crate::domain::decision::{CONTESTED, Decision, Since};
use crate::domain::readiness::{State, Verdict};
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::shortened;
use crate::report::{Fingerprint, Route, dates};

/// The newest decision on a round as every document shows it.
#[derive(Debug)]
pub struct DecisionPart {
    /// The route chosen.
    pub route: Route,
    /// The route recommended then, if one was.
    pub recommended: Option<Route>,
    /// When it was made.
    pub decided: Date,
    /// Who decided: "name, title" each.
    pub deciders: Vec<String>,
    /// The same in one line, for the one sheet.
    pub deciders_short: String,
    /// Why; empty where no reason was needed.
    pub reason: String,
    /// The same in one line, for the one sheet.
    pub reason_short: String,
    /// Identifies the state that it rests on.
    pub fingerprint: Fingerprint,
    /// What changed since in a sentence; empty when nothing did.
    pub since: String,
    /// "Decided November 23, 2026: preparedness plan"
    pub status: String,
    /// The guide's cautions on this route with that result.
    pub cautions: Vec<&'static str>,
}

/// What changed since in a sentence, after another one where the decision may not hold.
fn told(decision: &Decision, since: &Since) -> String {
    let since = if since.is_empty() { String::new() } else { since.to_string() };
    let contested = if decision.is_contested { CONTESTED } else { "" };
    [contested, &since].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The longest list of those who decided on the verdict's sheet, in characters.
const DECIDERS: usize = 120;
/// The longest reason for a route on the verdict's sheet, in characters.
const REASON: usize = 120;

impl DecisionPart {
    pub(in crate::report) fn of(decision: &Decision, now: &State) -> Self {
        let since = Since::between(&decision.state, now);
        let deciders: Vec<String> = decision.people().map(str::to_owned).collect();
        Self {
            route: decision.route,
            recommended: decision.recommended,
            decided: decision.decided,
            // Each by itself, so that no name turns the next.
            deciders_short: all_inserted(shortened(&deciders.join("; "), DECIDERS).split("; ")).join("; "),
            deciders,
            reason: decision.reason.clone(),
            reason_short: shortened(&decision.reason, REASON),
            fingerprint: decision.fingerprint,
            since: told(decision, &since),
            cautions: decision.route.cautions(&Verdict::of(&decision.state)),
            status: Self::status_of(decision),
        }
    }

    /// Whether those who decided and their reason take more than two lines of the verdict's sheet.
    pub(in crate::report) fn is_long(&self) -> bool {
        self.deciders_short.chars().count() + self.reason_short.chars().count() > 160
    }

    /// A decision in words: "Decided November 23, 2026: preparedness plan".
    pub(in crate::report) fn status_of(decision: &Decision) -> String {
        format!("Decided {}: {}", dates::long(decision.decided), decision.route.label().to_lowercase())
    }
}
