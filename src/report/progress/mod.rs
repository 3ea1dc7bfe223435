//! What a progress report tells of a stretch of days: what was said, what was done, what changed, what is behind, and what
//! comes next. No notes of actions, and nothing of how to reach somebody.

mod ahead;
mod behind;
mod briefing;
mod changed;
mod frozen;
mod goals;
mod sources;
mod then;

use std::collections::BTreeMap;

use time::OffsetDateTime;
use uuid::Uuid;

pub use ahead::AheadPart;
pub use behind::{BehindPart, LatePart};
pub use briefing::BriefingPart;
pub use changed::ChangedPart;
pub use goals::{DonePart, GoalProgress, PromisedPart};
pub use sources::ProgressSources;

use crate::domain::progress::{Section, Stretch};
use crate::domain::strategy::Strategy;
use crate::domain::wording::Wording;
use crate::domain::words::{agree, capital, count, dates};
use crate::domain::work::{Split, Sums};
use crate::report::MobilityPlanSources;
use crate::report::document::Paper;

/// A progress report.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgressPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment at which it was made, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// The days of which it speaks.
    pub stretch: Stretch,
    /// The whole of it in two sentences.
    pub told: String,
    /// What was said and what was done, goal by goal; none of which neither is told.
    pub goals: Vec<GoalProgress>,
    /// The measures of which something became known, as they stood on the last day.
    pub changed: Vec<ChangedPart>,
    /// What comes next, by its day.
    pub ahead: Vec<AheadPart>,
    /// The measures that do not go as they should.
    pub behind: Vec<BehindPart>,
    /// Activities past their day.
    pub late: Vec<LatePart>,
    /// How the money of the strategic actions stands, in a sentence; empty where no amount is named.
    pub money: String,
    /// The same by goal: secured, asked for, needed.
    pub money_by_goal: Vec<(String, Split)>,
    /// The texts that people write for it, or the program drafts; none that is empty.
    pub texts: BTreeMap<Wording, String>,
}

impl ProgressPart {
    /// Makes it.
    #[must_use]
    pub fn of(sources: ProgressSources<'_>) -> Self {
        let ProgressSources { plan, now, stretch, .. } = sources;
        let today = plan.as_of.date();
        let day = stretch.told_until(today);
        let strategy = Strategy::of(plan.things.to_vec());
        // What measures and drafted texts say, they say as of the last day.
        let gone_by = (day < today).then(|| then::plan(sources, day));
        let then = gone_by.as_ref().unwrap_or(now);
        let measures = &then.measures.measures;
        let goals = goals::all(sources, &strategy);
        let changed = changed::all(sources, measures);
        let behind = behind::measures(measures, &changed);
        let late = behind::activities(sources, &strategy, day);
        let text = |wording: &Wording| (*wording, then.text(*wording));
        let money = match now.lasting.money.as_str() {
            // Of money no day is on record: it is told as it stands today.
            told if gone_by.is_some() && !told.is_empty() => format!("This is how the money stands on {}. {told}", dates::long(today)),
            told => told.to_owned(),
        };
        Self {
            jurisdiction: now.jurisdiction.clone(),
            as_of: plan.as_of,
            paper: plan.paper,
            stretch,
            told: told(&goals, &changed, behind.len(), late.len()),
            ahead: ahead::all(sources, &strategy, (stretch.to, stretch.next_until())),
            goals,
            changed,
            behind,
            late,
            money,
            money_by_goal: money_by_goal(plan, &strategy),
            texts: Wording::OF_MOMENTUM.iter().map(text).filter(|(_, words)| !words.is_empty()).collect(),
        }
    }

    /// Whether a section tells anything.
    #[must_use]
    pub fn tells(&self, section: Section) -> bool {
        match section {
            Section::Said => self.goals.iter().any(|goal| !goal.promised.is_empty()),
            Section::Did => self.goals.iter().any(|goal| !goal.done.is_empty()),
            Section::Changed => !self.changed.is_empty(),
            Section::Behind => !self.behind.is_empty() || !self.late.is_empty(),
            Section::Money => !self.money.is_empty(),
            Section::Next => !self.ahead.is_empty(),
            _ => section.wording().is_some_and(|wording| self.texts.contains_key(&wording)),
        }
    }
}

fn money_by_goal(plan: &MobilityPlanSources<'_>, strategy: &Strategy) -> Vec<(String, Split)> {
    let sums = Sums::of(plan.actions, plan.serving);
    let named = |(goal, split): &(Option<Uuid>, Split)| Some((strategy.goal((*goal)?)?.title.clone(), *split));
    sums.by_goal.iter().filter_map(named).filter(|(_, split)| !split.total().is_zero()).collect()
}

/// "Of six activities that were due, four are done. There is news of two measures. One measure is not where it should be."
fn told(goals: &[GoalProgress], changed: &[ChangedPart], behind: usize, late: usize) -> String {
    let due: usize = goals.iter().map(GoalProgress::due).sum();
    let done_of_due: usize = goals.iter().map(GoalProgress::done_of_due).sum();
    let done: usize = goals.iter().map(|goal| goal.done.len()).sum();
    let mut sentences = Vec::new();
    if due > 0 {
        let all = count(due, "activity that was due", "activities that were due");
        sentences.push(format!(
            "Of {all}, {} {} done.",
            crate::domain::words::number(done_of_due),
            if done_of_due < 2 { "is" } else { "are" }
        ));
    }
    if done > 0 {
        let all = capital(&count(done, "piece of work", "pieces of work"));
        sentences.push(format!("{all} {} finished in these days.", agree(done, "was", "were")));
    }
    if !changed.is_empty() {
        let n = changed.len();
        sentences.push(format!("There is news of {}.", count(n, "measure", "measures")));
    }
    sentences.extend(Some(behind::counted(behind, late)).filter(|words| !words.is_empty()));
    if sentences.is_empty() { "Nothing of these days is on record yet.".to_owned() } else { sentences.join(" ") }
}
