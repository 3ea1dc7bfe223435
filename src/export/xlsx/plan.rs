//! The sheet of the plan, with what it costs below.

use rust_xlsxwriter::Worksheet;

use super::cell::{Cell, dollars, make_room};
use super::sheet::{Column, named, table};
use super::style::Styles;
use super::{Cover, FITS};
use crate::report::{CostsPart, Effort, Money, PlanPart, capital, dates, number};

const COLUMNS: [Column; 14] = [
    ("What is to be done", 44),
    ("Closes", 12),
    ("Condition", 26),
    ("Owner", 17),
    ("Helpers", 16),
    ("Due", 13),
    ("Status", 10),
    ("Cost", 14),
    ("Funding source", 18),
    ("Effort", 9),
    ("Last update", 13),
    ("What needs an eye", 20),
    ("Why it was dropped", 18),
    ("Notes", 32),
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
    let without = match costs.without_cost {
        0 => None,
        1 => Some("One action has no cost yet".to_owned()),
        more => Some(format!("{} actions have no cost yet", capital(&number(more)))),
    };
    let sums = |shares: &[(String, Money)], nameless: &str| -> Vec<(String, Option<Money>)> {
        let name = |name: &str| if name.is_empty() { nameless.to_owned() } else { name.to_owned() };
        shares.iter().map(|(of, money)| (name(of), Some(*money))).collect()
    };
    let heading = |words: &str| vec![(words.to_owned(), None)];
    let lines = [
        heading("Costs by condition"),
        sums(&costs.by_condition, ""),
        heading("Costs by funding source"),
        sums(&costs.by_funding, "No source yet"),
        vec![("Total, without what was dropped".to_owned(), Some(costs.total))],
        without.map_or_else(Vec::new, |words| heading(&words)),
    ];
    let last = lines.len() - 2;
    let numbered = lines.iter().enumerate().flat_map(|(group, lines)| lines.iter().map(move |line| (group, line)));
    for (row, (group, (label, money))) in (from..).zip(numbered) {
        let cell = Cell::from(label);
        make_room(sheet, row, cell.lines(COLUMNS[0].1));
        match money {
            None => {
                let style = if group > last { &styles.line } else { &styles.label };
                sheet.write_string_with_format(row, 0, label, style).expect(FITS);
            }
            Some(money) => {
                cell.put(sheet, (row, 0), styles);
                let style = if group == last { &styles.total } else { &styles.money };
                sheet.write_number_with_format(row, COST, dollars(*money), style).expect(FITS);
            }
        }
    }
}
