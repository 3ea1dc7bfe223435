//! The sheet of the plan, with what it costs below.

use rust_xlsxwriter::Worksheet;

use super::cell::{Cell, dollars};
use super::sheet::{Column, named, table};
use super::style::Styles;
use super::{Cover, FITS};
use crate::report::{CostsPart, Effort, Money, PlanPart, dates};

const COLUMNS: [Column; 14] = [
    ("What is to be done", 42.0),
    ("Closes", 13.0),
    ("Condition", 26.0),
    ("Owner", 18.0),
    ("Helpers", 18.0),
    ("Due", 14.0),
    ("Status", 10.0),
    ("Cost", 17.0),
    ("Funding source", 20.0),
    ("Effort", 10.0),
    ("Last update", 14.0),
    ("What needs an eye", 26.0),
    ("Why it was dropped", 24.0),
    ("Notes", 40.0),
];
/// Where the costs stand, so that sums lie below them.
const COST: u16 = 7;

/// A row per action, and the sums.
pub fn sheet(plan: &PlanPart, cover: &Cover, styles: &Styles) -> Worksheet {
    let rows = plan.actions.iter().map(|action| {
        vec![
            (&action.what).into(),
            (&action.label).into(),
            (&action.group).into(),
            (&action.owner).into(),
            (&action.helpers).into(),
            Cell::Day(action.due),
            action.status.label().into(),
            Cell::Money(action.cost),
            (&action.funding).into(),
            action.effort.map_or("", Effort::label).into(),
            Cell::Day(Some(action.updated)),
            action.signs.join(" ").into(),
            (&action.reason).into(),
            (&action.notes).into(),
        ]
    });
    let back = plan.return_on.map_or_else(String::new, |date| format!("Come back to the assessment on {}.", dates::long(date)));
    let lines: Vec<String> = std::iter::once(format!("{}: {}", cover.jurisdiction, plan.heading))
        .chain([plan.lead.clone(), plan.lacking.clone(), back].into_iter().filter(|line| !line.is_empty()))
        .collect();
    let mut sheet = named("Plan", cover);
    let next = table(&mut sheet, styles, &lines, &COLUMNS, rows);
    if !plan.actions.is_empty() {
        sums(&mut sheet, styles, next + 1, &plan.costs);
    }
    sheet
}

/// The sums, from a row on: values rather than formulas, since dropped actions do not count.
fn sums(sheet: &mut Worksheet, styles: &Styles, from: u32, costs: &CostsPart) {
    let mut row = from;
    let mut line = |label: &str, money: Option<Money>, style: Option<&rust_xlsxwriter::Format>| {
        Cell::from(label).put(sheet, (row, 0), styles);
        if let Some(money) = money {
            sheet.write_number_with_format(row, COST, dollars(money), style.unwrap_or(&styles.money)).expect(FITS);
        }
        row += 1;
    };
    line("Costs by condition", None, None);
    for (name, money) in &costs.by_condition {
        line(name, Some(*money), None);
    }
    line("Costs by funding source", None, None);
    for (name, money) in &costs.by_funding {
        line(if name.is_empty() { "No source yet" } else { name }, Some(*money), None);
    }
    line("Total, without what was dropped", Some(costs.total), Some(&styles.total));
    if costs.without_cost > 0 {
        let words = if costs.without_cost == 1 { "action has" } else { "actions have" };
        line(&format!("{} {words} no cost yet", costs.without_cost), None, None);
    }
}
