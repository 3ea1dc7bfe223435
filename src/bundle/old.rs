//! What a bundle of the first version holds in another form: its groups, costs and places become the records that the
//! upgrade of a data file makes of them, with the same ids and the same lines of the history.

use std::collections::HashMap;

use super::line::hex;
use super::{Action, Bundle, FundingLine, Id, Jurisdiction, Line, PopulationGroup, Record, Refusal, links};
use crate::domain::history::{Event, Fact, Subject, from_millis};
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::jurisdiction::population_group;
use crate::domain::order::Follows;
use crate::domain::words::position::Position;
use crate::domain::work::by_hand::{Unplaced, first_place};
use crate::domain::work::funding::{Funding, Standing};

/// Whether anything stands in a bundle as only the first version has it.
#[must_use]
pub fn is_there(bundle: &Bundle) -> bool {
    let is_old = |action: &Action| action.cost.is_some() || action.funding.is_some();
    bundle.jurisdictions.iter().any(|it| it.launch_groups.is_some() || it.actions.iter().any(is_old))
}

/// Makes the records of today of them.
///
/// # Errors
/// [`Refusal::Disagrees`] when one is not what its history says was last saved.
pub fn renew(bundle: &mut Bundle) -> Result<(), Refusal> {
    for jurisdiction in &mut bundle.jurisdictions {
        let mut lines = Lines::after(&jurisdiction.history);
        groups(jurisdiction, &mut lines)?;
        funding(jurisdiction, &mut lines)?;
        places(jurisdiction, &mut lines);
        jurisdiction.history.extend(lines.new);
        jurisdiction.history = links::in_order(&jurisdiction.history).into_iter().cloned().collect();
    }
    Ok(())
}

/// Lines by Milepost, each of the moment of the line that it follows, or else of the first one.
pub(super) struct Lines {
    first: i64,
    moments: HashMap<Id, i64>,
    pub new: Vec<Line>,
}

impl Lines {
    pub fn after(history: &[Line]) -> Self {
        Self {
            first: history.first().map_or(0, |line| line.at),
            moments: history.iter().map(|line| (line.id, line.at)).collect(),
            new: Vec::new(),
        }
    }

    /// A value of something new.
    pub fn begin(&mut self, subject: Subject, fact: Fact, value: &str) {
        self.log(subject, fact, None, ("", value));
    }

    /// The end of a value that is no more, after its last line.
    fn end(&mut self, subject: Subject, fact: Fact, last: Option<Id>, value: &str) {
        self.log(subject, fact, last, (value, ""));
    }

    /// A value and what it was, after its last line.
    pub fn log(&mut self, subject: Subject, fact: Fact, last: Option<Id>, (before, after): (&str, &str)) {
        let at = last.and_then(|last| self.moments.get(&last)).copied().unwrap_or(self.first);
        let at = from_millis(at).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
        let follows = Follows::these(last.into_iter().map(|id| id.0));
        if before != after {
            self.new.push(line(&Event::filled_in(at, subject, fact.as_str(), follows, (before, after))));
        }
    }
}

fn line(event: &Event) -> Line {
    Line {
        id: Id(event.id.0),
        at: crate::domain::history::millis(event.at),
        since: crate::domain::history::millis(event.since),
        person: None,
        name: event.actor.name.clone(),
        subject: event.subject.kind().to_owned(),
        subject_id: Id(event.subject.id()),
        field: event.field.clone(),
        before: event.before.clone(),
        after: event.after.clone(),
        follows: links::written(&event.follows),
        edition: event.edition.number(),
        digest: hex(&event.digest()),
    }
}

/// The last line of each field of a history.
pub(super) struct LastLines<'a>(HashMap<(Id, &'a str), &'a Line>);

impl<'a> LastLines<'a> {
    pub fn of(history: impl IntoIterator<Item = &'a Line>) -> Self {
        Self(history.into_iter().map(|line| ((line.subject_id, line.field.as_str()), line)).collect())
    }

    /// Holds a value that is taken over against its last line, and gives that line.
    pub fn was_last_saved(&self, id: Id, fact: Fact, value: &str, name: &str) -> Result<Option<Id>, Refusal> {
        let last = self.0.get(&(id, fact.as_str()));
        if last.map_or("", |line| line.after.as_str()) == value {
            Ok(last.map(|line| line.id))
        } else {
            Err(Refusal::Disagrees(format!("{name}, {}", fact.label())))
        }
    }
}

fn groups(jurisdiction: &mut Jurisdiction, lines: &mut Lines) -> Result<(), Refusal> {
    let old = jurisdiction.launch_groups.take().unwrap_or_default();
    let last = LastLines::of(&jurisdiction.history).was_last_saved(jurisdiction.id, Fact::LaunchGroups, &old, &jurisdiction.name)?;
    let id = JurisdictionId(jurisdiction.id.0);
    for group in population_group::from_old(id, &old) {
        let subject = Subject::PopulationGroup(group.id);
        lines.begin(subject, Fact::Name, &group.name);
        lines.begin(subject, Fact::Position, group.position.as_str());
        let position = group.position.to_string();
        let record = PopulationGroup { id: Id(group.id.0), name: group.name, position, ..PopulationGroup::default() };
        jurisdiction.population_groups.push(record);
    }
    jurisdiction.population_groups.sort_by_key(Record::id);
    lines.end(Subject::Jurisdiction(id), Fact::LaunchGroups, last, &old);
    Ok(())
}

fn funding(jurisdiction: &mut Jurisdiction, lines: &mut Lines) -> Result<(), Refusal> {
    let (position, lines_of) = (Position::after(None), LastLines::of(&jurisdiction.history));
    for action in &mut jurisdiction.actions {
        let (cost, text) = (action.cost.take().unwrap_or_default(), action.funding.take().unwrap_or_default());
        let last = |fact, value: &str| lines_of.was_last_saved(action.id, fact, value, &jurisdiction.name);
        let (last_cost, last_text) = (last(Fact::Cost, &cost)?, last(Fact::Funding, &text)?);
        if cost.is_empty() && text.is_empty() {
            continue;
        }
        let id = ActionId(action.id.0);
        let line = FundingLine {
            id: Id(Funding::id_from_old(id).0),
            source: text.clone(),
            amount: cost.clone(),
            standing: Standing::Needed.to_string(),
            position: position.to_string(),
            ..FundingLine::default()
        };
        let subject = Subject::FundingLine(Funding::id_from_old(id));
        let facts = Funding::FACTS.into_iter().chain([Fact::Position]);
        for (fact, value) in facts.zip([&line.source, &line.amount, &line.fiscal_year, &line.standing, &line.position]) {
            lines.begin(subject, fact, value);
        }
        lines.end(Subject::Action(id), Fact::Cost, last_cost, &cost);
        lines.end(Subject::Action(id), Fact::Funding, last_text, &text);
        action.funding_lines.push(line);
    }
    Ok(())
}

fn places(jurisdiction: &mut Jurisdiction, lines: &mut Lines) {
    for action in &mut jurisdiction.actions {
        let id = ActionId(action.id.0);
        let position = first_place(&Unplaced {
            id,
            closes: action.closes.parse().ok(),
            is_owned: action.owner.is_some(),
            is_dated: !action.due.is_empty(),
        });
        lines.begin(Subject::Action(id), Fact::Position, position.as_str());
        action.position = position.to_string();
    }
}
