//! What the program drafts of the texts that keep the plan alive: early wins, continuous engagement, the case for funding.

use super::MobilityPlanPart;
use super::drafted::listed;
use super::public::{lines, titled};
use crate::domain::measures::Word;
use crate::domain::strategy::{EntryKind, Status};
use crate::domain::words::markdown::literal;
use crate::domain::words::shortened;
use crate::domain::work;
use crate::report::MeasuredPart;

/// How many lines of one kind a text names.
const SOME: usize = 10;
/// How much of a line it tells, in characters.
const TOLD: usize = 300;

impl MobilityPlanPart {
    /// The measures of which these words are told, each with where it is.
    fn measures_that(&self, words: &[Word]) -> String {
        let is_so = |one: &&MeasuredPart| one.part.word.is_some_and(|word| words.contains(&word));
        let told = |one: &MeasuredPart| {
            let word = one.part.word.map_or("", Word::label);
            literal(&format!("{}: {}. {}", shortened(&one.part.name, 120), word.to_lowercase(), shortened(&one.part.told, TOLD)))
        };
        let all: Vec<String> = self.measures.measures.iter().filter(is_so).map(told).collect();
        listed(&all, SOME)
    }

    /// Early wins: what is done, and what moved as it should or faster.
    pub(super) fn drafted_wins(&self) -> Vec<String> {
        let all = self.strategy.goals.iter().flat_map(|goal| &goal.actions);
        let strategic = all.filter(|action| action.status == Status::Done.label()).map(|action| action.title.as_str());
        let done = |activity: &&super::ActivityPart| activity.status == work::Status::Done.label();
        let activities = self.activities.iter().flat_map(|part| &part.activities).filter(done).map(|activity| activity.what.as_str());
        vec![
            titled("What is done", &lines(strategic.chain(activities))),
            titled("What moved", &self.measures_that(&[Word::Reached, Word::Ahead])),
        ]
    }

    /// Continuous engagement: what is planned, how it goes on, and how is reported.
    pub(super) fn drafted_engagement(&self) -> Vec<String> {
        let going_on: Vec<String> =
            self.going_on.iter().map(|(title, words)| literal(&format!("{}: {}", shortened(title, 120), shortened(words, TOLD)))).collect();
        let reporting: Vec<String> =
            self.lasting.reporting.iter().map(|(name, words)| literal(&format!("{name}: {}", shortened(words, TOLD)))).collect();
        let heard = lines(self.planned.iter().map(String::as_str));
        if heard.is_empty() && going_on.is_empty() {
            return Vec::new();
        }
        vec![
            titled("Who is heard next", &heard),
            titled("How it goes on", &listed(&going_on, SOME)),
            titled("How we report", &listed(&reporting, SOME)),
        ]
    }

    /// The case for funding: what changed so far, what is to come of it, and what it takes.
    pub(super) fn drafted_funding(&self) -> Vec<String> {
        let moved = self.measures_that(&[Word::Reached, Word::Ahead, Word::OnTrack, Word::Kept]);
        let is_outcome = |kind: EntryKind| matches!(kind, EntryKind::Medium | EntryKind::Long);
        let outcomes = self.models.iter().flat_map(|model| &model.rows).filter(|row| is_outcome(row.kind) && !row.is_dropped);
        let outcomes = lines(outcomes.map(|row| row.what.as_str()));
        if moved.is_empty() && outcomes.is_empty() && self.lasting.money.is_empty() {
            return Vec::new();
        }
        vec![
            titled("What has changed so far", &moved),
            titled("What it is to bring for residents", &outcomes),
            titled("What it takes", &literal(&self.lasting.money)),
        ]
    }
}
