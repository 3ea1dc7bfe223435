//! What the program drafts of the texts that bring the plan out: the public summary, the announcement, the talking points.

use super::drafted::listed;
use super::{MobilityPlanPart, StrategyTold};
use crate::domain::words::markdown::literal;
use crate::domain::words::{inserted, shortened};

/// How many lines of one kind a text for the public names.
const FEW: usize = 6;
/// How much of a line it tells, in characters: so many lines of so many fit on four pages, whatever stands in them.
const NAMED: usize = 120;

/// A heading with what stands below it; nothing where that is nothing.
pub(super) fn titled(heading: &str, body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("# {heading}\n\n{body}") }
}

/// Lines that people wrote, as the first of a list.
pub(super) fn lines<'a>(all: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = all.into_iter().map(|line| literal(&shortened(line, NAMED))).collect();
    listed(&lines, FEW)
}

/// Sentences of the program's own, or nothing where one is missing.
fn told(sentences: &[&str]) -> String {
    sentences.iter().filter(|words| !words.is_empty()).map(|words| literal(words)).collect::<Vec<_>>().join(" ")
}

/// Two parts below one heading.
fn both(first: String, second: String) -> String {
    [first, second].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n")
}

impl MobilityPlanPart {
    /// Whether there is anything of which a text for the public could tell.
    fn is_begun(&self) -> bool {
        self.findings.findings().next().is_some()
            || self.strategy.goals.iter().any(|goal| !goal.title.is_empty() || !goal.actions.is_empty())
    }

    /// What the plan is, in two sentences.
    fn what_it_is(&self) -> String {
        let years = if self.covers.is_empty() { String::new() } else { format!(" for {}", inserted(&self.covers)) };
        let name = inserted(&self.jurisdiction);
        literal(&format!(
            "{name} and its partners made a plan{years} so that more people here can move up from poverty. It is called a Mobility Action Plan."
        ))
    }

    fn found(&self) -> String {
        lines(self.findings.findings().map(|finding| finding.statement.as_str()))
    }

    fn goals(&self) -> String {
        lines(self.strategy.goals.iter().map(|goal| goal.title.as_str()).filter(|title| !title.is_empty()))
    }

    /// What will change, each with who leads it.
    fn changes(&self) -> String {
        let told = |action: &StrategyTold<'_>| {
            let lead = if action.lead.is_empty() { String::new() } else { format!(" ({})", inserted(&shortened(action.lead, 60))) };
            literal(&format!("{}{lead}", shortened(action.title, NAMED)))
        };
        let all: Vec<String> = self.chosen().iter().map(told).collect();
        listed(&all, FEW)
    }

    /// How people will know: what is measured, from where to where.
    fn known_by(&self) -> String {
        let told = |one: &crate::report::MeasuredPart| {
            let part = &one.part;
            // "90 renters (November 29, 2024)"
            let dated = |said: &str| said.split_once(", ").map_or_else(|| said.to_owned(), |(value, day)| format!("{value} ({day})"));
            let way = match (dated(&part.baseline), dated(&part.target)) {
                (baseline, target) if baseline.is_empty() && target.is_empty() => String::new(),
                (baseline, target) if target.is_empty() => format!(": {baseline} at the start"),
                (baseline, target) if baseline.is_empty() => format!(": {target} is what we want"),
                (baseline, target) => format!(": from {baseline} to {target}"),
            };
            literal(&format!("{}{}", shortened(&part.name, NAMED), shortened(&way, NAMED)))
        };
        let all: Vec<String> = self.measures.measures.iter().map(told).collect();
        listed(&all, FEW)
    }

    /// How somebody can take part: what is planned, and how is reported.
    fn take_part(&self) -> String {
        let planned = lines(self.planned.iter().map(String::as_str));
        let planned = if planned.is_empty() { String::new() } else { format!("You can be heard here:\n\n{planned}") };
        let report = |name: &str| self.lasting.reporting.iter().find(|(known, _)| *known == name).map(|(_, words)| shortened(words, 300));
        let how = report("How").map_or_else(String::new, |how| format!("How we report on the plan: {how}"));
        both(planned, literal(&how))
    }

    /// The public summary.
    pub(super) fn drafted_summary(&self) -> Vec<String> {
        if !self.is_begun() {
            return Vec::new();
        }
        vec![
            titled("What this is", &self.what_it_is()),
            titled("What we found", &self.found()),
            titled("What we want", &self.goals()),
            titled("What will change, and who does it", &both(self.changes(), told(&[&self.coalition_told()]))),
            titled("What it costs", &told(&[&self.lasting.money])),
            titled("How we will know", &self.known_by()),
            titled("How to take part", &self.take_part()),
        ]
    }

    /// The announcement.
    pub(super) fn drafted_announcement(&self) -> Vec<String> {
        if !self.is_begun() {
            return Vec::new();
        }
        let thanks = "Thank you to all who gave time, knowledge and trust. The plan goes on changing, and we will report what comes of it.";
        vec![
            self.what_it_is(),
            titled("Why it matters", &self.found()),
            titled("What you will see", &self.changes()),
            titled("Who made it", &told(&self.made.iter().map(String::as_str).collect::<Vec<_>>())),
            titled("How to take part", &self.take_part()),
            thanks.to_owned(),
        ]
    }

    /// The talking points.
    pub(super) fn drafted_points(&self) -> Vec<String> {
        if !self.is_begun() {
            return Vec::new();
        }
        let mut short = format!("- {}", self.what_it_is());
        if !self.heard.is_empty() && !self.coalition.sectors.is_empty() {
            short += "\n- It was made with residents and partners, and not only for them.";
        }
        let measures = &self.measures.measures;
        if !measures.is_empty() && measures.iter().all(|one| !one.part.target.is_empty()) {
            short += "\n- It is a promise that anybody can check: each measure has a number and a day.";
        }
        vec![
            titled("The plan in short", &short),
            titled("What we found", &self.found()),
            titled("What we want", &self.goals()),
            titled("What we do", &self.changes()),
            titled("What it costs", &told(&[&self.lasting.money])),
            titled("How we will know", &self.known_by()),
        ]
    }

    /// Who works on it, where somebody joined.
    fn coalition_told(&self) -> String {
        if self.coalition.sectors.is_empty() { String::new() } else { self.coalition.told.clone() }
    }
}
