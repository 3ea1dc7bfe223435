//! The plan's sheets: a row for each action, and what they cost.

use super::book::Book;
use super::cell::Cell;
use super::sheet::Column;
use crate::report::{ActionPart, CostsPart, Effort, Funding, Money, Split, WorkPart, funding};

/// Wide enough for the most that an action may cost: $9,999,999,999.99.
const COST: u16 = 20;

/// A row per action.
pub fn actions(book: &mut Book<'_>, work: &WorkPart) {
    const COLUMNS: [Column; 15] = [
        Column::new("What is to be done", 44),
        Column::new("Closes", 12),
        Column::new("Condition", 26),
        Column::new("Owner", 17),
        Column::new("Helpers", 16),
        Column::new("Due", 14),
        Column::new("Status", 10),
        Column::of_amounts("Cost", COST),
        Column::new("Funding lines", 34),
        Column::new("Effort", 9),
        Column::new("Last update", 14),
        Column::new("What needs an eye", 20),
        Column::new("Why it was dropped", 18),
        Column::new("Serves", 30),
        Column::new("Notes", 44),
    ];
    let rows = work.actions.iter().map(|action| {
        vec![
            (&action.what).into(),
            (&action.label).into(),
            (&action.group).into(),
            (&action.owner).into(),
            (&action.helpers).into(),
            Cell::Day(action.due),
            action.status.label().into(),
            Cell::Money(action.cost),
            action.funding_words().into(),
            action.effort.map_or("", Effort::label).into(),
            Cell::Day(Some(action.updated)),
            action.signs.join(" ").into(),
            (&action.reason).into(),
            (&action.serves).into(),
            (&action.notes).into(),
        ]
    });
    book.table("Work plan", &COLUMNS, rows);
}

/// A row per funding line, for those who sum up in other ways.
pub fn funding_lines(book: &mut Book<'_>, work: &WorkPart) {
    const COLUMNS: [Column; 10] = [
        Column::new("What is to be done", 44),
        Column::new("Closes", 12),
        Column::new("Condition", 26),
        Column::new("Status", 10),
        Column::new("Source of money", 34),
        Column::of_amounts("Amount", COST),
        Column::new("Fiscal year", 12),
        Column::new("How it stands", 14),
        Column::new("Serves", 30),
        Column::new("What needs an eye", 20),
    ];
    let row = |(action, line): (&'_ ActionPart, &'_ Funding)| -> Vec<Cell<'static>> {
        vec![
            action.what.clone().into(),
            action.label.clone().into(),
            action.group.clone().into(),
            action.status.label().into(),
            line.source.clone().into(),
            Cell::Money(line.amount),
            line.year.map_or_else(String::new, |year| year.to_string()).into(),
            line.standing.map_or("", |standing| standing.label()).into(),
            action.serves.clone().into(),
            action.signs.join(" ").into(),
        ]
    };
    let lines = work.actions.iter().flat_map(|action| action.funding.iter().map(move |line| (action, line)));
    book.table("Funding", &COLUMNS, lines.map(row));
}

/// A row per sum: values rather than formulas, since dropped actions do not count.
pub fn costs(book: &mut Book<'_>, costs: &CostsPart) {
    fn sums<T>(kind: &'static str, shares: &[(T, Money)], name: impl Fn(&T) -> String) -> Vec<Vec<Cell<'static>>> {
        shares.iter().map(|(of, money)| vec![kind.into(), name(of).into(), Cell::Money(Some(*money))]).collect()
    }
    fn splits(kind: &'static str, shares: &[(String, Split)]) -> Vec<Vec<Cell<'static>>> {
        let parts = |(of, split): &(String, Split)| {
            let of = of.clone();
            let part = |standing: funding::Standing| (standing.label(), split.that_is(standing));
            let parts = funding::Standing::ALL.map(part).into_iter().filter(|(_, sum)| !sum.is_zero());
            let parts: Vec<(&str, Money)> = parts.chain([("in all", split.total())]).collect();
            parts
                .into_iter()
                .map(move |(how, sum)| vec![kind.into(), format!("{of}: {how}").into(), Cell::Money(Some(sum))])
                .collect::<Vec<_>>()
        };
        shares.iter().flat_map(parts).collect()
    }
    let named = |name: &String| if name.is_empty() { "No source yet".to_owned() } else { name.clone() };
    let outside =
        if costs.outside.is_empty() { Vec::new() } else { vec![vec!["Outside".into(), costs.outside.clone().into(), Cell::Money(None)]] };
    let rows = [
        sums("By condition", &costs.by_condition, String::clone),
        splits("By strategic action", &costs.by_strategic_action),
        splits("By goal", &costs.by_goal),
        sums("By source of money", &costs.by_source, named),
        sums("By fiscal year", &costs.by_year, |year| year.map_or_else(|| "No year yet".to_owned(), |year| year.to_string())),
        sums("By how it stands", &costs.by_standing, |standing| standing.label().to_owned()),
        vec![vec!["Total".into(), "All actions but those that were dropped".into(), Cell::Total(costs.total)]],
        outside,
    ];
    let columns = [Column::new("Costs", 22), Column::new("Of", 72), Column::of_amounts("Sum", width_of(costs.total))];
    book.table("Costs", &columns, rows.into_iter().flatten());
}

/// A column in which a sum can be read, however many actions it counts.
fn width_of(sum: Money) -> u16 {
    // A letter of every amount is wider than a digit in bold, and an amount ends with its cents.
    let letters = sum.to_string().chars().count() + ".00".len() + 3;
    u16::try_from(letters).expect("no amount has more than forty letters").max(COST)
}
