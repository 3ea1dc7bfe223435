//! The blank worksheet, whole or only the steps that one role can best answer.

use time::OffsetDateTime;

use super::{Block, Document, Paper, Setting, Table, Text};
use crate::domain::guide::{Condition, Guide, Role, Step};
use crate::domain::readiness::{Answer, Judged};
use crate::domain::words::inserted;
use crate::domain::words::language::Language;

/// For whom a worksheet is, and on what.
#[derive(Debug, Clone)]
pub struct Blank<'a> {
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The title of the round.
    pub round: &'a str,
    /// The guide.
    pub guide: &'static Guide,
    /// The moment at which it is made, in local time.
    pub as_of: OffsetDateTime,
    /// The paper.
    pub paper: Paper,
}

/// All 31 steps, to be filled in by hand.
#[must_use]
pub fn worksheet(blank: &Blank<'_>) -> Document {
    let lead = "Nine conditions, 31 steps. Mark one box for each step. Leave a step open if no one has looked at it; mark “We don’t know yet” if someone looked and could not tell.";
    sheet(blank, "Readiness worksheet", lead, |_| true, true)
}

/// Only the steps that a role can best answer.
#[must_use]
pub fn role_sheet(blank: &Blank<'_>, role: &Role) -> Document {
    let lead =
        "These are the steps that you can best answer. Mark one box for each. Mark “We don’t know yet” if you looked and could not tell.";
    sheet(blank, &format!("Worksheet: {}", role.name), lead, |step| step.who.contains(&role.key), false)
}

fn sheet(blank: &Blank<'_>, kind: &str, lead: &str, takes: impl Fn(&Step) -> bool, is_whole: bool) -> Document {
    let Blank { jurisdiction, round, guide, as_of, paper } = blank;
    let mut blocks =
        vec![Block::Lead { text: lead.into() }, Block::Signature { labels: ["Filled in by", "Date"].map(str::to_owned).into() }];
    for condition in &guide.conditions {
        let steps: Vec<&Step> = condition.steps.iter().filter(|step| takes(step)).collect();
        if !steps.is_empty() {
            blocks.extend(asked(condition, &steps, is_whole));
        }
    }
    let source = format!("After {}, {}, {}. The wording is Milepost’s own.", guide.publisher, guide.title, guide.published);
    blocks.push(Block::Aside { text: source.into() });
    Document {
        title: (*jurisdiction).to_owned(),
        kind: kind.to_owned(),
        running: format!("{} · {}", inserted(jurisdiction), inserted(round)),
        foot: String::new(),
        as_of: *as_of,
        paper: *paper,
        setting: Setting::Pages,
        language: Language::american(),
        front: None,
        blocks,
    }
}

fn asked(condition: &Condition, steps: &[&Step], is_whole: bool) -> Vec<Block> {
    let number = condition.key.number();
    let mut table = Table::new(format!("The steps of condition {number}, to be answered"), &[("Step", 7), ("Answer: mark one", 4)]);
    for step in steps {
        let what = vec![
            Text::new().strong(step.key.label()).plain(format!("  {}", step.text)),
            Text::new().soft(format!("What counts: {}", step.counts)),
        ];
        let tick = |answer: Answer| Text::new().tagged_check(format!("{}:{answer}", step.key), false, answer.label());
        let boxes = Answer::ALL.into_iter().map(tick).collect();
        table.rows.push(super::Row { cells: vec![what, boxes], is_sum: false });
    }
    let mut blocks = vec![
        Block::Heading { level: 2, text: format!("{number}. {}", condition.name) },
        Block::Table(table),
        Block::Ruled { lines: 2, label: "Notes, and where the evidence is".to_owned() },
    ];
    if is_whole {
        blocks.push(Block::Ruled { lines: 2, label: "What do we need to address to have this condition?".to_owned() });
        let tag = |judgment: &str| format!("{}:{judgment}", condition.key);
        let boxes = Text::new()
            .plain("Do we have this condition?  ")
            .tagged_check(tag("by_steps"), false, "Go by the steps")
            .plain("   ")
            .tagged_check(tag(Judged::Met.as_str()), false, "Yes, because …")
            .plain("   ")
            .tagged_check(tag(Judged::NotMet.as_str()), false, "No, because …");
        blocks.push(Block::Paragraph { text: boxes });
        blocks.push(Block::Ruled { lines: 1, label: String::new() });
    }
    blocks
}
