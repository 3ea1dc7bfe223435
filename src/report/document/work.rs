//! The plan as a document: open actions by condition, what is done, and what it costs.

use super::brief::{cover, fact};
use super::{Align, Block, Document, Row, Setting, Table, Text};
use crate::domain::words::inserted;
use crate::report::{ActionPart, Effort, FiscalYear, Funding, Money, Report, Split, Status, WorkPart, dates, funding};

/// The jurisdiction's plan.
#[must_use]
pub fn work_plan(report: &Report) -> Document {
    let part = &report.work;
    let mut blocks = vec![Block::Lead { text: part.lead.as_str().into() }];
    if !part.only.is_empty() {
        blocks.push(Block::Aside { text: part.only.as_str().into() });
    }
    if let Some(day) = part.return_on {
        blocks.push(Block::Facts { facts: vec![fact("Come back on", dates::long(day))] });
    }
    if !part.lacking.is_empty() {
        blocks.push(Block::Notice { heading: "Still open".to_owned(), lines: vec![part.lacking.as_str().into()] });
    }
    if part.open().next().is_none() {
        blocks.push(Block::Paragraph { text: "There is no open action.".into() });
    }
    blocks.extend(grouped(part.open()));
    blocks.extend(costs(part));
    let closed: Vec<&ActionPart> = part.closed().collect();
    if !closed.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "Done or dropped".to_owned() });
        let mut table = Table::new("Actions that are done or dropped", &[("Action", 6), ("Owner", 3), ("Status", 4)]);
        for action in closed {
            let status = match (action.status, action.reason.is_empty()) {
                (Status::Dropped, false) => format!("Dropped: {}", inserted(&action.reason)),
                (status, _) => status.label().to_owned(),
            };
            table.row([named(action), action.owner.as_str().into(), status.into()]);
        }
        blocks.push(Block::Table(table));
    }
    Document { blocks, ..cover(report, part.heading, Setting::Pages) }
}

fn named(action: &ActionPart) -> Text {
    let label = if action.label.is_empty() { String::new() } else { format!("{}  ", action.label) };
    let is_alone = action.label.is_empty() && action.signs.is_empty() && action.serves.is_empty();
    Text::new().soft(label).plain(if is_alone { action.what.clone() } else { inserted(&action.what) })
}

/// Open actions, each group with a table, and under it what was written of them.
fn grouped<'a>(actions: impl Iterator<Item = &'a ActionPart>) -> Vec<Block> {
    let mut groups: Vec<(&str, Vec<&ActionPart>)> = Vec::new();
    for action in actions {
        match groups.iter_mut().find(|(group, _)| *group == action.group) {
            Some((_, group)) => group.push(action),
            None => groups.push((&action.group, vec![action])),
        }
    }
    // In the guide's order: what stands alone begins with a letter and so comes last.
    groups.sort_by_key(|(group, _)| *group);
    groups.into_iter().flat_map(|(heading, actions)| group(heading, &actions)).collect()
}

fn group(heading: &str, actions: &[&ActionPart]) -> Vec<Block> {
    let mut table =
        Table::new(format!("Open actions: {heading}"), &[("Action", 6), ("Owner", 3), ("Due", 3), ("Status", 2), ("Effort, cost", 4)]);
    for action in actions {
        let mut what = named(action);
        if !action.serves.is_empty() {
            what = what.soft(format!(" Serves: {}", inserted(&action.serves)));
        }
        for sign in &action.signs {
            what = what.strong(format!(" {sign}"));
        }
        let owner = match (action.owner.is_empty(), action.helpers.is_empty()) {
            (true, _) => Text::new().strong("No owner"),
            (false, true) => action.owner.as_str().into(),
            (false, false) => inserted(&action.owner).into(),
        };
        let owner = if action.helpers.is_empty() { owner } else { owner.soft(format!(" with {}", inserted(&action.helpers))) };
        let due = action.due.map_or_else(|| Text::new().strong("No date"), |day| dates::long(day).into());
        let size: Vec<String> = action
            .effort
            .map(|effort| Effort::label(effort).to_owned())
            .into_iter()
            .chain(action.cost.map(|cost| cost.to_string()))
            .collect();
        let mut cells: Vec<Vec<Text>> = [what, owner, due, action.status.label().into()].map(|text| vec![text]).into();
        let size = Some(Text::from(size.join(", "))).filter(|size| !size.is_empty());
        cells.push(size.into_iter().chain(money(&action.funding)).collect());
        table.rows.push(Row { cells, is_sum: false });
    }
    let mut blocks = vec![Block::Heading { level: 2, text: heading.to_owned() }, Block::Table(table)];
    let noted = actions.iter().filter(|action| !action.notes.is_empty());
    blocks.extend(noted.map(|action| Block::typed(&action.what, &action.notes)));
    blocks
}

/// Where the money comes from: of several lines with what each gives, of one without, since that is the cost.
fn money(lines: &[Funding]) -> Vec<Text> {
    match lines {
        [one] => vec![Text::new().soft(one.origin())],
        lines => lines.iter().map(|line| Text::new().soft(line.in_words())).collect(),
    }
}

fn costs(part: &WorkPart) -> Vec<Block> {
    let costs = &part.costs;
    let outside = Some(Block::Aside { text: costs.outside.as_str().into() }).filter(|_| !costs.outside.is_empty());
    if costs.by_condition.is_empty() {
        return outside.into_iter().collect();
    }
    let table = |caption: &str, head: &str, rows: Vec<(String, Money)>| {
        let mut table = Table::new(caption, &[(head, 7), ("Cost", 3)]);
        table.columns[1].align = Align::End;
        for (name, money) in rows {
            table.row([name.into(), money.to_string().into()]);
        }
        let total = [Text::from("In total"), costs.total.to_string().into()];
        table.rows.push(Row { cells: total.map(|text| vec![text]).into(), is_sum: true });
        Block::Table(table)
    };
    let source = |(name, money): &(String, Money)| (if name.is_empty() { "No source yet".to_owned() } else { name.clone() }, *money);
    let year =
        |(year, money): &(Option<FiscalYear>, Money)| (year.map_or_else(|| "No year yet".to_owned(), |year| year.to_string()), *money);
    let standing = |(standing, money): &(funding::Standing, Money)| (standing.label().to_owned(), *money);
    let mut blocks = vec![
        Block::Heading { level: 2, text: "What it costs".to_owned() },
        table("Costs by condition", "Condition", costs.by_condition.clone()),
    ];
    let splits = [("Costs by strategic action", "Strategic action", &costs.by_strategic_action), ("Costs by goal", "Goal", &costs.by_goal)];
    blocks.extend(splits.into_iter().filter(|(.., rows)| !rows.is_empty()).map(|(caption, head, rows)| split(caption, head, rows)));
    blocks.extend([
        table("Costs by source of money", "Source of money", costs.by_source.iter().map(source).collect()),
        table("Costs by fiscal year", "Fiscal year", costs.by_year.iter().map(year).collect()),
        table("Costs by how the money stands", "How it stands", costs.by_standing.iter().map(standing).collect()),
    ]);
    if costs.without_cost > 0 {
        let (n, verb) = (costs.without_cost, crate::domain::words::agree(costs.without_cost, "has", "have"));
        let said = format!("{} {verb} no cost yet.", crate::domain::words::capital(&crate::domain::words::count(n, "action", "actions")));
        blocks.push(Block::Aside { text: said.into() });
    }
    blocks.extend(outside);
    blocks
}

/// Sums that are parted by how the money stands.
fn split(caption: &str, head: &str, rows: &[(String, Split)]) -> Block {
    let standings = funding::Standing::ALL;
    let mut table =
        Table::new(caption, &[(head, 6), (standings[0].label(), 3), (standings[1].label(), 3), (standings[2].label(), 3), ("In all", 3)]);
    table.columns.iter_mut().skip(1).for_each(|column| column.align = Align::End);
    for (name, split) in rows {
        let sums = standings.map(|standing| split.that_is(standing)).into_iter().chain([split.total()]);
        let cells = std::iter::once(name.as_str().into()).chain(sums.map(|sum| sum.to_string().into()));
        table.rows.push(Row { cells: cells.map(|text: Text| vec![text]).collect(), is_sum: false });
    }
    Block::Table(table)
}
