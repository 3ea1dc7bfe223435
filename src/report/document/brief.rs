//! Leadership's sheet: the verdict page as one sheet of paper, never with notes.

use super::{Block, Document, Fact, LadderPart, Rung, Setting, Table, Text};
use crate::domain::words::inserted;
use crate::domain::words::language::Language;
use crate::report::{Band, LimitsPart, Report, Stage, VerdictPart};

/// The one sheet for leadership.
#[must_use]
pub fn brief(report: &Report) -> Document {
    let told = &report.verdict.told;
    let mut progress = Text::new().soft(format!("As of {}: {}", super::dates::moment(report.as_of), told.progress));
    for remark in &told.remarks {
        progress = progress.strong(format!(" {remark}"));
    }
    let mut blocks =
        vec![Block::Lead { text: told.headline.as_str().into() }, Block::Paragraph { text: progress }, ladder(&report.verdict)];
    if report.decision.is_none() {
        blocks.push(asked(report));
    }
    if !report.verdict.warnings.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "Keep in mind".to_owned() });
        blocks.push(Block::List { is_numbered: false, items: report.verdict.warnings.iter().map(|line| line.as_str().into()).collect() });
    }
    blocks.push(Block::Heading { level: 2, text: "The nine conditions".to_owned() });
    blocks.push(nine(report));
    blocks.extend(gaps(report, 2));
    blocks.extend(decided(report));
    let labels: &[&str] =
        if report.decision.is_some() { &["Name and title", "Signature", "Date"] } else { &["Route chosen", "Name and title", "Date"] };
    blocks.push(Block::Signature { labels: labels.iter().map(|label| (*label).to_owned()).collect() });
    blocks.push(Block::Aside { text: rule(report, |limits| &limits.short).into() });
    Document { blocks, ..cover(report, "Readiness brief", Setting::Sheet) }
}

/// A document of a report, still without anything in it.
pub(super) fn cover(report: &Report, kind: &str, setting: Setting) -> Document {
    Document {
        title: report.jurisdiction.clone(),
        kind: kind.to_owned(),
        running: format!("{} · {} · {}", inserted(&report.jurisdiction), inserted(&report.round), report.status()),
        foot: format!("Record {} · {}", report.fingerprint.short(), super::dates::long(report.as_of.date())),
        as_of: report.as_of,
        paper: report.paper,
        setting,
        language: Language::american(),
        front: None,
        blocks: Vec::new(),
    }
}

/// What is asked of leadership.
pub(super) fn asked(report: &Report) -> Block {
    let verdict = &report.verdict;
    let ask = &verdict.told.ask;
    let mut steps: Vec<String> = verdict.asked.iter().map(|step| format!("{}, {}", step.label, step.short)).collect();
    if ask.more > 0 {
        steps.push(format!("and {} more", ask.more));
    }
    let named = if steps.is_empty() { String::new() } else { format!(" {}.", steps.join("; ")) };
    let heading = if report.decision.is_some() { "What this result asks" } else { "Asked of leadership now" };
    Block::Notice { heading: heading.to_owned(), lines: vec![format!("{}{named} {}", ask.before, ask.after).trim().into()] }
}

/// The nine conditions, a row each.
pub(super) fn nine(report: &Report) -> Block {
    let mut table = Table::new("The nine conditions with their results", &[("Condition", 6), ("Steps in place", 2), ("Result", 5)]);
    for part in &report.conditions {
        let in_place = part.steps.iter().filter(|step| step.answer == Some(crate::report::Answer::InPlace)).count();
        let result = match &part.judgment {
            Some(judgment) => Text::new().strong(judgment.judged.label()).soft(format!(" By the steps: {}", part.words)),
            None => part.words.as_str().into(),
        };
        table.row([format!("{}. {}", part.key.number(), part.name).into(), format!("{in_place} of {}", part.steps.len()).into(), result]);
    }
    Block::Table(table)
}

/// The largest gaps under a heading of this level.
pub(super) fn gaps(report: &Report, level: u8) -> Vec<Block> {
    let verdict = &report.verdict;
    let is_too_early = verdict.stage == Stage::TooEarly;
    let heading = match (is_too_early, verdict.missing > 3) {
        (true, _) => "Gaps seen so far",
        (false, true) => "The three largest gaps",
        (false, false) => "What is missing",
    };
    let gap = |gap: &crate::report::GapPart| {
        let text = Text::new().strong(gap.name).plain(format!(": {}.", gap.size));
        if gap.need.is_empty() { text } else { text.plain(format!(" Needed: {}", inserted(&gap.need))) }
    };
    let body = match (verdict.gaps.is_empty(), verdict.missing) {
        (false, _) => Block::List { is_numbered: true, items: verdict.gaps.iter().map(gap).collect() },
        (true, 0) => Block::Paragraph { text: "All nine conditions count as met.".into() },
        (true, _) => Block::Paragraph { text: "None: too little has been looked at.".into() },
    };
    vec![Block::Heading { level, text: heading.to_owned() }, body]
}

/// The decision in short.
fn decided(report: &Report) -> Vec<Block> {
    let Some(decision) = &report.decision else { return Vec::new() };
    let recommended = decision.recommended.map_or_else(|| "no route".to_owned(), |route| route.label().to_lowercase());
    let reason = if decision.reason_short.is_empty() { String::new() } else { format!("Reason: {}", inserted(&decision.reason_short)) };
    let said = [
        format!("By {}. Recommended: {recommended}.", decision.deciders_short),
        reason,
        format!("It rests on record {}.", decision.fingerprint.short()),
        decision.since.clone(),
        decision.cautions.join(" "),
    ];
    let text = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    vec![Block::Heading { level: 2, text: decision.status.clone() }, Block::Paragraph { text: text.into() }]
}

/// The counting rule, with whoever changed its limits and why.
pub(super) fn rule(report: &Report, reason: impl Fn(&LimitsPart) -> &String) -> String {
    let rule = &report.verdict.told.rule;
    match &report.verdict.limits_changed {
        Some(limits) => format!("{rule} {}: {}", limits.who, inserted(reason(limits))),
        None => rule.clone(),
    }
}

/// The ladder of a verdict.
pub(super) fn ladder(verdict: &VerdictPart) -> Block {
    let is_told = verdict.stage != Stage::TooEarly;
    let rung = |band: Band| {
        let (first, last) = verdict.limits.range(band);
        Rung {
            key: band.as_str().to_owned(),
            word: crate::domain::words::capital(band.word()),
            route: band.route().to_owned(),
            first,
            last,
            is_here: is_told && band == verdict.band,
        }
    };
    Block::Ladder(LadderPart {
        alt: verdict.told.ladder.clone(),
        met: verdict.floor,
        ceiling: verdict.ceiling,
        reach: if verdict.ceiling > verdict.floor { verdict.told.reach.clone() } else { String::new() },
        rungs: [Band::FewToNone, Band::Some, Band::Most].map(rung).into(),
    })
}

/// The facts of one line each, for other documents.
pub(super) fn fact(name: &str, text: impl Into<Text>) -> Fact {
    Fact { name: name.to_owned(), text: text.into() }
}
