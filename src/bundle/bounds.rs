//! How much there may be of what the forms bound too: in a bundle, and in the file once the two are one.

use std::collections::HashSet;

use super::{Action, Bundle, Jurisdiction, Refusal, links, things};
use crate::domain::jurisdiction::population_group;
use crate::domain::order::{Follows, Linked, heads};
use crate::domain::words::inserted;
use crate::domain::words::text::Problem;
use crate::domain::work::funding::{self, Funding};

/// The most rounds of a jurisdiction, or decisions on a round, that may stand beside each other because copies went on
/// apart: one of them and those over which it can be said to hold.
pub const MOST_APART: usize = MOST_HELD_OVER + 1;
/// The most ids of what something can be said to hold over: what its column holds.
pub const MOST_HELD_OVER: usize = 108;
/// The most lines of the history that may stand last of one field, in as many copies that went on apart.
pub const MOST_LAST: usize = 1_000;

/// Whether a bundle holds no more of anything than there may be.
///
/// # Errors
/// The first [`Refusal`].
pub fn bounds(bundle: &Bundle) -> Result<(), Refusal> {
    bundle.jurisdictions.iter().try_for_each(of_jurisdiction)
}

fn of_jurisdiction(jurisdiction: &Jurisdiction) -> Result<(), Refusal> {
    let name = &jurisdiction.name;
    let read = |follows: &[super::Id]| links::read(follows).unwrap_or_default();
    groups(name, jurisdiction.population_groups.iter().filter(|group| group.deleted.is_none()).count())?;
    things::bounds(jurisdiction)?;
    jurisdiction.actions.iter().try_for_each(|action| funding(name, &action.what, says(action)))?;
    let mut actors = HashSet::new();
    if let Some(person) = jurisdiction.people.iter().find(|person| person.actor.is_some_and(|actor| !actors.insert(actor))) {
        let words = "Somebody else of the jurisdiction is already who this is at a browser.".to_owned();
        return Err(Refusal::Value { what: format!("{name}: {}", inserted(&person.name)), problem: Problem::Other(words) });
    }
    let rounds: Vec<_> = jurisdiction.rounds.iter().map(|round| (round.id.0, read(&round.follows))).collect();
    apart(&format!("The rounds of {name}"), &rounds)?;
    for round in &jurisdiction.rounds {
        let decisions: Vec<_> = round.decisions.iter().map(|decision| (decision.id.0, read(&decision.follows))).collect();
        apart(&format!("The decisions of {name}, {}", round.title), &decisions)?;
    }
    Ok(())
}

fn says(action: &Action) -> Vec<Funding> {
    let read = |line: &super::FundingLine| Funding::from_stored(line.source.clone(), &line.amount, &line.fiscal_year, &line.standing);
    action.funding_lines.iter().filter_map(read).collect()
}

/// Whether a jurisdiction may have so many population groups, without those in the bin.
///
/// # Errors
/// [`Refusal::Value`].
pub fn groups(jurisdiction: &str, count: usize) -> Result<(), Refusal> {
    if count > population_group::MOST {
        return Err(Refusal::Value { what: jurisdiction.to_owned(), problem: population_group::too_many() });
    }
    Ok(())
}

/// Whether an action may have these funding lines. Those that were cleared do not count.
///
/// # Errors
/// [`Refusal::Value`].
pub fn funding(jurisdiction: &str, action: &str, mut lines: Vec<Funding>) -> Result<(), Refusal> {
    lines.retain(|line| !line.is_blank());
    funding::fit(&lines)
        .map_err(|(_, problem)| Refusal::Value { what: format!("{jurisdiction}: the money for “{}”", inserted(action)), problem })
}

/// Whether so many rounds or decisions may stand beside each other.
///
/// # Errors
/// [`Refusal::Apart`].
pub fn apart(what: &str, all: &[(uuid::Uuid, Follows)]) -> Result<(), Refusal> {
    let linked: Vec<Linked<'_>> = all.iter().map(|(id, follows)| Linked { id: *id, follows }).collect();
    if heads(&linked).len() > MOST_APART { Err(Refusal::Apart { what: what.to_owned(), most: MOST_APART }) } else { Ok(()) }
}
