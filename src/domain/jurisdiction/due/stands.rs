//! Where a jurisdiction stands: a line for each part of its work.

use super::Outlook;
use crate::domain::readiness::{Verdict, telling};
use crate::domain::road::Road;
use crate::domain::words::{agree, capital, count, dates, list, number};
use crate::domain::work;

/// How one part of the work stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// What the part is called.
    pub part: &'static str,
    /// How it stands, in a sentence or two.
    pub words: String,
}

impl Outlook<'_> {
    /// Where the jurisdiction stands, in the order of the road.
    #[must_use]
    pub fn stands(&self) -> [Stand; 9] {
        [
            Stand { part: "Road", words: self.on_the_road() },
            Stand { part: "Readiness", words: self.readiness() },
            Stand { part: "Decision", words: self.choice() },
            Stand { part: "Coalition", words: self.coalition() },
            Stand { part: "Findings", words: self.findings() },
            Stand { part: "Engagement", words: self.engagement() },
            Stand { part: "Strategy", words: self.strategy() },
            Stand { part: "Measures", words: self.measures() },
            Stand { part: "Work plan", words: work::progress(self.actions, self.today) },
        ]
    }

    /// Where it stands on the road.
    #[must_use]
    pub fn on_the_road(&self) -> String {
        Road::of(self.road, &self.known()).in_words()
    }

    fn readiness(&self) -> String {
        self.state.map_or_else(
            || "There is no round yet.".to_owned(),
            |state| {
                let told = telling(&Verdict::of(state), "");
                format!("{} {}", told.short, told.progress)
            },
        )
    }

    fn choice(&self) -> String {
        let Some(decision) = self.decision else { return "Leadership has not chosen a route yet.".to_owned() };
        let (on, chose) = (dates::long(decision.decided), decision.route.infinitive());
        if self.is_decided {
            format!("On {on} leadership chose {chose}.")
        } else {
            format!("Leadership has not chosen a route in the newest round yet. On {on}, in an earlier one, it chose {chose}.")
        }
    }

    /// How far the asking is.
    #[must_use]
    pub fn coalition(&self) -> String {
        let coalition = &self.ground.coalition;
        if coalition.members == 0 {
            return "No one is on the list yet.".to_owned();
        }
        let told = [
            (coalition.joined, "joined"),
            (coalition.asked, "asked and not answered yet"),
            (coalition.declined, "declined"),
            (coalition.to_ask, "still to ask"),
        ];
        format!("{}: {}.", capital(&count(coalition.members, "member on the list", "members on the list")), some(&told))
    }

    /// How many findings there are, and on what.
    #[must_use]
    pub fn findings(&self) -> String {
        let findings = &self.ground.findings;
        let insights = (findings.insights > 0).then(|| count(findings.insights, "insight", "insights"));
        if findings.findings == 0 {
            return insights
                .map_or_else(|| "There is no finding yet.".to_owned(), |insights| format!("{}, and no finding yet.", capital(&insights)));
        }
        let told: Vec<String> = std::iter::once(count(findings.findings, "finding", "findings")).chain(insights).collect();
        let on = match findings.dimensions.len() {
            3 => "on all three dimensions".to_owned(),
            0 => "on no dimension yet".to_owned(),
            n => format!("on {} of the three dimensions", number(n)),
        };
        format!("{}, {on}.", capital(&list(&told)))
    }

    /// How many engagements are planned and were held, and whether people know what became of them.
    #[must_use]
    pub fn engagement(&self) -> String {
        let engagement = &self.ground.engagement;
        if engagement.planned + engagement.held == 0 {
            return "No engagement is planned or held yet.".to_owned();
        }
        let told = capital(&some(&[(engagement.planned, "planned"), (engagement.held, "held")]));
        let owed = engagement.heard.saturating_sub(engagement.reported);
        if owed == 0 { format!("{told}.") } else { format!("{told}; {} {} not reported back yet.", number(owed), agree(owed, "is", "are")) }
    }

    /// What of the strategy is written, and how many strategic actions are chosen and modeled.
    #[must_use]
    pub fn strategy(&self) -> String {
        let strategy = &self.ground.strategy;
        let texts = match (strategy.has_vision, strategy.has_theory) {
            (true, true) => "The vision and the theory of change are written.",
            (true, false) => "The vision is written.",
            (false, true) => "The theory of change is written.",
            (false, false) => "",
        };
        let actions = if strategy.chosen == 0 {
            "No strategic action is chosen yet.".to_owned()
        } else {
            format!(
                "{} {} chosen. A logic model is begun for {} and approved for {}.",
                capital(&count(strategy.chosen, "strategic action", "strategic actions")),
                agree(strategy.chosen, "is", "are"),
                number(strategy.begun),
                number(strategy.approved)
            )
        };
        [texts, &actions].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// How many measures there are, and how much of what the logic models promise they see.
    #[must_use]
    pub fn measures(&self) -> String {
        let measures = &self.ground.measures;
        if measures.measures == 0 {
            return "There is no measure yet.".to_owned();
        }
        let whole = format!("{} with a direction, a baseline and a target.", number(measures.whole));
        let told = format!("{}, {whole}", capital(&count(measures.measures, "measure", "measures")));
        if measures.to_cover < 2 {
            return told;
        }
        let (covered, all) = (capital(&number(measures.covered)), number(measures.to_cover));
        format!("{told} {covered} of {all} inputs, outputs and outcomes {} a measure.", agree(measures.covered, "has", "have"))
    }
}

/// "two joined and one still to ask": of each how many there are, without those that are none.
fn some(counts: &[(usize, &str)]) -> String {
    let told: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", number(*n))).collect();
    list(&told)
}
