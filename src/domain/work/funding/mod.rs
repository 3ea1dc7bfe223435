//! What an action costs and who pays: funding lines with source, amount, fiscal year and standing.

use crate::domain::names::same;
use crate::domain::work::Action;

mod fiscal_year;
mod line;
mod posted;
mod standing;

pub use fiscal_year::FiscalYear;
pub use line::{Funding, FundingLine};
pub use posted::{MOST_LINES, PostedLine, PostedLines, SOURCE_LIMIT, SettledLines, Slot, TypedLine, fit};
pub use standing::Standing;

/// The sources of money that the lines of a jurisdiction's actions name, each once, in the order in which they are
/// first named. So the list grows as one types, and what no line names any more leaves it.
#[must_use]
pub fn sources(actions: &[Action]) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    let named = actions.iter().flat_map(|action| &action.funding).map(|line| &line.says.source);
    for source in named.filter(|source| !source.is_empty()) {
        if !sources.iter().any(|known| same(known, source)) {
            sources.push(source.clone());
        }
    }
    sources
}
