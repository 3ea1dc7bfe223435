//! The words that a field may hold, as the schema lists them: taken from the domain, so that they cannot drift apart.

use serde_json::{Value, json};

use crate::report::{Answer, Band, ConditionKey, Effort, Judged, Route, Standing, Status, StepKey, funding};

/// How many conditions there are.
pub const CONDITIONS: usize = ConditionKey::ALL.len();

/// The words, and null for what nobody said.
fn or_null<const N: usize>(words: [&str; N]) -> Value {
    words.into_iter().map(Value::from).chain([Value::Null]).collect()
}

/// How many steps they have.
pub fn steps() -> usize {
    StepKey::all().count()
}

/// The keys of the conditions.
pub fn conditions() -> Value {
    json!(ConditionKey::ALL.map(ConditionKey::as_str))
}

/// The answers, and null for a step not looked at.
pub fn answers() -> Value {
    or_null(Answer::ALL.map(Answer::as_str))
}

/// The judgments, and null for going by the steps.
pub fn judgments() -> Value {
    or_null([Judged::Met, Judged::NotMet].map(Judged::as_str))
}

/// The standings.
pub fn standings() -> Value {
    json!([Standing::Met, Standing::Open, Standing::Partly, Standing::NotMet].map(Standing::as_str))
}

/// The bands.
pub fn bands() -> Value {
    json!([Band::Most, Band::Some, Band::FewToNone].map(Band::as_str))
}

/// The bands, and null while it is too early to say.
pub fn bands_or_none() -> Value {
    or_null([Band::Most, Band::Some, Band::FewToNone].map(Band::as_str))
}

/// The routes.
pub fn routes() -> Value {
    json!(Route::ALL.map(Route::as_str))
}

/// The routes, and null where none was recommended.
pub fn routes_or_none() -> Value {
    or_null(Route::ALL.map(Route::as_str))
}

/// How far an action can be.
pub fn statuses() -> Value {
    json!(Status::ALL.map(Status::as_str))
}

/// How money can stand.
pub fn money_standings() -> Value {
    json!(funding::Standing::ALL.map(funding::Standing::as_str))
}

/// The efforts, and null where nobody said.
pub fn efforts() -> Value {
    or_null(Effort::ALL.map(Effort::as_str))
}

/// A text, or nothing where there is none.
pub fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
