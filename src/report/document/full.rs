//! The whole report of a round: the verdict, then condition by condition every answer.

use super::brief::{cover, ladder, nine};
use super::{Block, Document, Fact, Setting, Table, Text};
use crate::domain::words::inserted;
use crate::domain::words::inserted::all_inserted;
use crate::report::{ConditionPart, Report, StepPart, dates};

/// The report of a round.
#[must_use]
pub fn full(report: &Report) -> Document {
    let mut blocks = front(report);
    blocks.extend(verdict(report));
    blocks.extend(report.conditions.iter().flat_map(condition));
    Document { blocks, ..cover(report, "Readiness report", Setting::Pages) }
}

/// Who, when, by which guide.
fn front(report: &Report) -> Vec<Block> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, text: Text| facts.push(Fact { name: name.to_owned(), text });
    fact("Round", report.round.as_str().into());
    fact("Standing", Text::new().strong(report.status()));
    let government: Vec<&str> = [report.kind, report.state].into_iter().filter(|part| !part.is_empty()).collect();
    if !government.is_empty() {
        fact("Government", government.join(", ").into());
    }
    if !report.executive.is_empty() {
        fact("Led by", report.executive.as_str().into());
    }
    fact("Started", dates::long(report.started).into());
    fact("As of", dates::moment(report.as_of).into());
    let people: Vec<String> = report
        .people
        .iter()
        .map(|person| {
            if person.role().is_empty() {
                inserted(&person.name)
            } else {
                format!("{}, {}", inserted(&person.name), inserted(&person.role()))
            }
        })
        .collect();
    fact("Taking part", if people.is_empty() { "No one is on record.".into() } else { people.join("; ").into() });
    fact("Notes", if report.with_notes { "In this report, but for those marked to be left out" } else { "Not in this report" }.into());
    let guide = report.guide;
    fact(
        "Follows",
        format!(
            "{}, {}, {}, Step 3. Milepost is an independent work; the wording is its own.",
            guide.publisher, guide.title, guide.published
        )
        .into(),
    );
    fact("Record", report.fingerprint.short().into());
    let mut blocks = vec![Block::Facts { facts }];
    if report.is_example {
        blocks.push(Block::Notice { heading: "Worked example".to_owned(), lines: vec!["This jurisdiction does not exist.".into()] });
    }
    blocks
}

fn verdict(report: &Report) -> Vec<Block> {
    let told = &report.verdict.told;
    let mut blocks = vec![
        Block::Heading { level: 2, text: "The result".to_owned() },
        Block::Lead { text: told.headline.as_str().into() },
        Block::Paragraph { text: told.progress.as_str().into() },
    ];
    blocks.extend(told.remarks.iter().map(|remark| Block::Paragraph { text: Text::new().strong(remark) }));
    blocks.push(ladder(&report.verdict));
    blocks.push(super::brief::asked(report));
    if !report.verdict.warnings.is_empty() {
        blocks.push(Block::Heading { level: 3, text: "Keep in mind".to_owned() });
        blocks.push(Block::List { is_numbered: false, items: report.verdict.warnings.iter().map(|line| line.as_str().into()).collect() });
    }
    blocks.push(Block::Heading { level: 3, text: "The nine conditions".to_owned() });
    blocks.push(nine(report));
    blocks.extend(super::brief::gaps(report, 3));
    blocks.extend(decision(report));
    blocks.push(Block::Aside { text: super::brief::rule(report, |limits| &limits.reason).into() });
    blocks
}

fn decision(report: &Report) -> Vec<Block> {
    let Some(decision) = &report.decision else { return Vec::new() };
    let mut facts = vec![
        Fact { name: "Route".to_owned(), text: Text::new().strong(decision.route.label()) },
        Fact { name: "Decided".to_owned(), text: dates::long(decision.decided).into() },
        Fact { name: "By".to_owned(), text: all_inserted(&decision.deciders).join("\n").into() },
        Fact { name: "Recommended".to_owned(), text: decision.recommended.map_or("No route", |route| route.label()).into() },
    ];
    if !decision.reason.is_empty() {
        facts.push(Fact { name: "Reason".to_owned(), text: decision.reason.as_str().into() });
    }
    facts.push(Fact { name: "Rests on".to_owned(), text: format!("Record {}", decision.fingerprint.short()).into() });
    if !decision.since.is_empty() {
        facts.push(Fact { name: "Since then".to_owned(), text: decision.since.as_str().into() });
    }
    let mut blocks = vec![Block::Heading { level: 3, text: "The decision".to_owned() }, Block::Facts { facts }];
    blocks.extend(decision.cautions.iter().map(|caution| Block::Paragraph { text: (*caution).into() }));
    blocks
}

/// A condition with its steps as a table, and under it what was written of them.
fn condition(part: &ConditionPart) -> Vec<Block> {
    let heading = format!("{}. {}", part.key.number(), part.name);
    let mut table = Table::new(format!("The steps of condition {}, and the answers", part.key.number()), &[("Step", 7), ("Answer", 3)]);
    for step in &part.steps {
        table.row([Text::new().strong(&step.label).plain(format!("  {}", step.text)), answer(step)]);
    }
    let mut blocks = vec![Block::Heading { level: 2, text: heading }, Block::Paragraph { text: Text::new().strong(&part.words) }];
    if let Some(judgment) = &part.judgment {
        blocks.push(Block::typed(judgment.judged.label(), &judgment.reason));
    }
    blocks.push(Block::Table(table));
    for step in &part.steps {
        if !step.note.is_empty() {
            blocks.push(Block::typed(format!("{}, note", step.label), &step.note));
        }
        if !step.evidence.is_empty() {
            let text = Text::new().soft(format!("{}, evidence: ", step.label)).link(&step.evidence);
            blocks.push(Block::Paragraph { text });
        }
    }
    // What is met needs nothing, unless somebody wrote that it does.
    if !(part.counts_as_met() && part.need.is_empty()) {
        let need = if part.need.is_empty() { "Nothing is written down yet." } else { &part.need };
        // It may begin a page, far from the heading.
        blocks.push(Block::typed(format!("Condition {}: what must be addressed", part.key.number()), need));
    }
    blocks
}

fn answer(step: &StepPart) -> Text {
    let is_checked = step.answer == Some(crate::report::Answer::InPlace);
    let text = Text::new().tagged_check(format!("{}:{}", step.key, crate::report::Answer::InPlace), is_checked, step.words);
    match step.carried {
        Some(day) => text.soft(format!(" (from {}, not confirmed)", dates::month(day))),
        None => text,
    }
}
