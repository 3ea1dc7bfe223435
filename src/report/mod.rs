//! The one model that every document reads: two documents may differ in form, never in fact. Pure.

mod coalition;
mod decision;
pub mod document;
mod file_name;
mod findings;
mod history;
mod measures;
mod metrics;
mod outreach;
mod progress;
mod publication;
mod readiness;
mod rounds;
mod strategy;
mod translation;
mod work;

use time::{Date, OffsetDateTime};

pub use crate::domain::decision::Route;
pub use crate::domain::guide::{ConditionKey, Guide, StepKey};
pub use crate::domain::history::Fact;
pub use crate::domain::measures::Word;
pub use crate::domain::people::Profile as Person;
pub use crate::domain::publication::PlanPart;
pub use crate::domain::readiness::{Answer, Band, Fingerprint, Judged, Limits, Stage, Standing, Telling};
pub use crate::domain::words::decimal::Decimal;
pub use crate::domain::words::language::Language;
pub use crate::domain::words::letters::{meant, text_meant};
pub use crate::domain::words::text::web_address;
pub use crate::domain::words::{capital, dates, inserted, number};
pub use coalition::{GroupPart, MemberPart, RosterPart, SectorPart};
pub use decision::DecisionPart;
pub use document::figure;
pub use file_name::{FileName, file_stem};
pub use findings::{DimensionPart, FindingPart, Place as FindingPlace, ReadingPart, SummaryPart, SummarySources, SupportPart};
pub use history::{ChangePart, Log};
pub use measures::{MeasurePart, MeasureSheetPart, UpdatePart};
pub use metrics::{
    ApartPart, AppendixPart, EarlierPart, LinePart, MetricPart, Moved, PillarPart, PlacePart, PlaceSources, PredictorPart, READINGS,
    ReadingRow, SHARES, ShareRow, group_name,
};
pub use outreach::{OutreachLine, OutreachPart};
pub use progress::{
    AheadPart, BehindPart, BriefingPart, ChangedPart, DonePart, GoalProgress, LatePart, ProgressPart, ProgressSources, PromisedPart,
};
pub use publication::{
    APPENDIX, ActivitiesPart, ActivityPart, CoalitionPart, CommentPart, CommentsPart, DataPart, FootingPart, FrozenPlan, HeardPart,
    JoinedPart, LastingPart, MeasuredPart, MeasuresPart, MobilityPlanPart, MobilityPlanSources, ModelPart, ModelRow, ReadyPart, Remark,
};
pub use readiness::{ConditionPart, JudgmentPart, StepPart};
pub use readiness::{GapPart, LimitsPart, StepRef, VerdictPart};
pub use rounds::{RoundPart, RoundSource};
pub use strategy::{GoalPart, StrategicActionPart, StrategyPart, StrategySources};
pub use translation::PublicSummaryPart;
pub use work::{
    ActionPart, CostsPart, Effort, FiscalYear, Funding, Money, Serving, Split, Status, Topic, WorkPart, WorkSources, funding, told_outside,
};
pub use work::{Calendar, CalendarEvent, CalendarSources};

use crate::domain::decision::Decision;
use crate::domain::readiness::State;
use crate::domain::work::{Action, Only};

/// All that a document may say about one round at one moment.
#[derive(Debug)]
pub struct Report {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// What kind of government it is; empty when not said.
    pub kind: &'static str,
    /// Its state; empty when not said.
    pub state: &'static str,
    /// The title of its executive; empty when not said.
    pub executive: String,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// The round's title.
    pub round: String,
    /// The day it began.
    pub started: Date,
    /// The moment of which the report speaks, in local time.
    pub as_of: OffsetDateTime,
    /// Who took part.
    pub people: Vec<Person>,
    /// The guide it was read with.
    pub guide: &'static Guide,
    /// The verdict.
    pub verdict: VerdictPart,
    /// The newest decision on it, if there is one.
    pub decision: Option<DecisionPart>,
    /// The nine conditions.
    pub conditions: Vec<ConditionPart>,
    /// The jurisdiction's plan.
    pub work: WorkPart,
    /// All rounds of the jurisdiction, oldest first.
    pub rounds: Vec<RoundPart>,
    /// Who changed what, newest first; filled only where it was asked for.
    pub history: Vec<ChangePart>,
    /// Whether older lines of the history were left out.
    pub is_history_cut: bool,
    /// On which paper it is set.
    pub paper: document::Paper,
    /// Identifies the state.
    pub fingerprint: Fingerprint,
    /// Whether notes are in it.
    pub with_notes: bool,
}

/// What a report is made of.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The jurisdiction.
    pub jurisdiction: &'a crate::domain::jurisdiction::Profile,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// The round.
    pub round: &'a crate::domain::rounds::Heading,
    /// What it says.
    pub state: &'a State,
    /// The newest decision on it.
    pub decision: Option<&'a Decision>,
    /// The jurisdiction's actions that do not lie in the bin.
    pub actions: &'a [Action],
    /// Which strategic actions they serve.
    pub serving: &'a Serving,
    /// Which of them are meant.
    pub only: Only,
    /// The newest decision of the jurisdiction, on whichever round: the plan follows from it.
    pub latest_decision: Option<&'a Decision>,
    /// All rounds of the jurisdiction, oldest first.
    pub rounds: &'a [RoundSource],
    /// The history of the jurisdiction; empty where nobody asked for it.
    pub log: Log,
    /// On which paper it is set.
    pub paper: document::Paper,
    /// Who took part.
    pub people: Vec<Person>,
    /// The guide it is read with.
    pub guide: &'static Guide,
    /// Who changed the limits, and when; if somebody did.
    pub limits_by: Option<(String, OffsetDateTime)>,
    /// The present moment, in local time.
    pub as_of: OffsetDateTime,
    /// Whether notes go in.
    pub with_notes: bool,
}

impl Report {
    /// Makes the report.
    #[must_use]
    pub fn of(sources: Sources<'_>) -> Self {
        let Sources {
            jurisdiction,
            is_example,
            round,
            state,
            decision,
            actions,
            serving,
            only,
            latest_decision,
            rounds,
            log,
            paper,
            people,
            guide,
            limits_by,
            as_of,
            with_notes,
        } = sources;
        Self {
            jurisdiction: jurisdiction.name.clone(),
            kind: jurisdiction.kind.word(),
            state: jurisdiction.state_name(),
            executive: jurisdiction.executive.clone(),
            is_example,
            round: round.title.clone(),
            started: round.started,
            as_of,
            people,
            verdict: VerdictPart::of(state, guide, &jurisdiction.name, limits_by),
            decision: decision.map(|decision| DecisionPart::of(decision, state)),
            conditions: guide.conditions.iter().map(|condition| ConditionPart::of(condition, state, with_notes)).collect(),
            work: WorkPart::of(WorkSources { actions, serving, only, decision: latest_decision, guide }, as_of.date(), with_notes),
            rounds: rounds.iter().map(RoundPart::of).collect(),
            history: ChangePart::all(&log, rounds, with_notes),
            is_history_cut: log.is_cut,
            paper,
            guide,
            fingerprint: state.fingerprint(),
            with_notes,
        }
    }

    /// Whether what was decided fills lines of the verdict's sheet, so that all is set smaller on paper.
    #[must_use]
    pub fn is_decided_at_length(&self) -> bool {
        self.decision.as_ref().is_some_and(DecisionPart::is_long)
    }

    /// How far it is: "Draft", or what was decided.
    #[must_use]
    pub fn status(&self) -> &str {
        self.decision.as_ref().map_or("Draft", |decision| &decision.status)
    }
}
