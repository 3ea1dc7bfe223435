//! The sheets of the plan: its strategic actions, their work plan, the measures with every update, and the readings behind
//! the findings.

use super::book::Book;
use super::cell::Cell;
use super::sheet::Column;
use crate::report::{Fact, MeasuredPart, MobilityPlanPart, PlanPart, Word, inserted};

/// Adds a sheet for each table of the plan that has rows, and whose part stands in the document.
pub fn sheets(book: &mut Book<'_>, plan: &MobilityPlanPart, with_notes: bool) {
    if plan.stands(PlanPart::Goals) && plan.strategy.goals.iter().any(|goal| !goal.actions.is_empty()) {
        strategic_actions(book, plan);
    }
    if plan.stands(PlanPart::Activities) && !plan.activities.is_empty() {
        work(book, plan);
    }
    let measured = &plan.measures.measures;
    if plan.stands(PlanPart::Measures) && !measured.is_empty() {
        measures(book, plan);
        if measured.iter().any(|one| !one.part.updates.is_empty()) {
            updates(book, plan, with_notes);
        }
    }
    if !plan.told_readings().is_empty() {
        readings(book, plan);
    }
}

/// A text as a cell of its own, where nothing stands around it.
fn alone<'a>(text: &str) -> Cell<'a> {
    inserted::bare(text).into()
}

/// Several as one, a line each.
fn lines<'a>(texts: &[String]) -> Cell<'a> {
    alone(&texts.join("\n"))
}

/// A row per strategic action, goal by goal.
fn strategic_actions(book: &mut Book<'_>, plan: &MobilityPlanPart) {
    /// What else is said of it, each under its own heading.
    const SAID: [(Fact, &str, u16); 11] = [
        (Fact::Lead, "Lead", 26),
        (Fact::Members, "Partners", 30),
        (Fact::Groups, "Whom it reaches", 26),
        (Fact::Place, "Where", 26),
        (Fact::Predictors, "Predictors", 30),
        (Fact::Levels, "What it changes", 26),
        (Fact::BuildsOn, "What it builds on", 34),
        (Fact::Proof, "Proof that it works", 34),
        (Fact::Equity, "Effect on equity", 34),
        (Fact::Shaped, "What the community said", 40),
        (Fact::Risks, "Risks", 34),
    ];
    let first = [
        Column::new("Strategic action", 40),
        Column::new("Goal", 34),
        Column::new("How far it is", 14),
        Column::new("What it answers", 40),
    ];
    let columns: Vec<Column> = first.into_iter().chain(SAID.map(|(_, heading, width)| Column::new(heading, width))).collect();
    let rows = plan.strategy.goals.iter().flat_map(|goal| goal.actions.iter().map(move |action| (goal, action)));
    let row = |(goal, action): (&crate::report::GoalPart, &crate::report::StrategicActionPart)| -> Vec<Cell<'_>> {
        let first = [alone(&action.title), alone(&goal.title), action.status.into(), lines(&action.answers)];
        first.into_iter().chain(SAID.map(|(fact, ..)| alone(action.said(fact)))).collect()
    };
    book.table("Strategic actions", &columns, rows.map(row));
}

/// A row per activity.
fn work(book: &mut Book<'_>, plan: &MobilityPlanPart) {
    const COLUMNS: [Column; 6] = [
        Column::new("Strategic action", 40),
        Column::new("Activity", 50),
        Column::new("Who", 28),
        Column::new("By", 14),
        Column::new("Status", 12),
        Column::of_amounts("Cost", 20),
    ];
    let all = plan.activities.iter().flat_map(|of| of.activities.iter().map(move |one| (of, one)));
    let rows = all.map(|(of, one)| -> Vec<Cell<'_>> {
        vec![alone(&of.title), alone(&one.what), alone(&one.who), Cell::Day(one.due), one.status.into(), Cell::Money(one.cost)]
    });
    book.table("Work plan", &COLUMNS, rows);
}

/// A row per measure.
fn measures(book: &mut Book<'_>, plan: &MobilityPlanPart) {
    const COLUMNS: [Column; 15] = [
        Column::new("Measure", 40),
        Column::new("Unit", 18),
        Column::new("What it sees", 40),
        Column::new("Which way is better", 16),
        Column::new("Baseline", 24),
        Column::new("Baseline as a number", 14),
        Column::new("Target", 24),
        Column::new("Target as a number", 14),
        Column::new("Latest", 24),
        Column::new("Latest as a number", 14),
        Column::new("How it goes", 14),
        Column::new("In a sentence", 44),
        Column::new("Who collects it", 28),
        Column::new("How often", 16),
        Column::new("Where it is found", 34),
    ];
    let row = |one: &MeasuredPart| -> Vec<Cell<'_>> {
        let part = &one.part;
        let [baseline, target] = part.ends;
        vec![
            alone(&part.name),
            alone(&part.unit),
            lines(&plan.seen_by(one)),
            part.direction.into(),
            alone(&part.baseline),
            baseline.into(),
            alone(&part.target),
            target.into(),
            alone(&part.now),
            part.same.into(),
            part.word.map_or("No word yet", Word::label).into(),
            alone(&part.told),
            alone(&one.who),
            one.rhythm.into(),
            alone(&one.where_found),
        ]
    };
    book.table("Measures", &COLUMNS, plan.measures.measures.iter().map(row));
}

/// A row per update, those of a measure together and the newest first.
fn updates(book: &mut Book<'_>, plan: &MobilityPlanPart, with_notes: bool) {
    const COLUMNS: [Column; 9] = [
        Column::new("Measure", 40),
        Column::new("Period", 24),
        Column::new("Day", 14),
        Column::new("Value", 24),
        Column::new("Value as a number", 14),
        Column::new("Unit", 18),
        Column::new("Answer", 18),
        Column::new("How it counts", 34),
        Column::new("Note", 50),
    ];
    let all = plan.measures.measures.iter().flat_map(|one| one.part.updates.iter().map(move |update| (&one.part, update)));
    let rows = all.map(|(part, update)| -> Vec<Cell<'_>> {
        let note = if with_notes { &update.note } else { "" };
        vec![
            alone(&part.name),
            alone(&update.period),
            Cell::Day(Some(update.day)),
            alone(&update.value),
            update.number.into(),
            alone(&part.unit),
            update.answer.label().into(),
            alone(&update.remark),
            alone(note),
        ]
    });
    let columns = if with_notes { &COLUMNS[..] } else { &COLUMNS[..8] };
    book.table("Updates", columns, rows);
}

/// A row per reading behind a finding.
fn readings(book: &mut Book<'_>, plan: &MobilityPlanPart) {
    const COLUMNS: [Column; 6] = [
        Column::new("Finding", 50),
        Column::new("What was measured", 50),
        Column::new("Value", 24),
        Column::new("Year", 12),
        Column::new("Quality", 16),
        Column::new("Release", 40),
    ];
    let rows = plan.told_readings().iter().map(|(number, reading)| -> Vec<Cell<'_>> {
        let told = [&reading.what, &reading.value, &reading.year, &reading.quality, &reading.release];
        [alone(&plan.finding(*number))].into_iter().chain(told.map(|words| alone(words))).collect()
    });
    book.table("Readings", &COLUMNS, rows);
}
