//! The verdict in a report.

use time::OffsetDateTime;

use crate::domain::readiness::{State, Verdict, WayUp, telling};
use crate::domain::words::{inserted, shortened};
use crate::report::{Band, ConditionKey, Guide, Limits, Stage, StepKey, Telling, dates};

/// The verdict as every document shows it.
#[derive(Debug)]
pub struct VerdictPart {
    /// The floor's band.
    pub band: Band,
    /// Conditions that count as met today.
    pub floor: u8,
    /// Conditions that could count if every open step turned out in place.
    pub ceiling: u8,
    /// Whether floor and ceiling lie in one band.
    pub is_settled: bool,
    /// How much may be said.
    pub stage: Stage,
    /// Steps in place.
    pub in_place: u8,
    /// Steps not looked at.
    pub blank: u8,
    /// The limits of the bands.
    pub limits: Limits,
    /// Who changed the limits, and why; if somebody did.
    pub limits_changed: Option<LimitsPart>,
    /// The sentences.
    pub told: Telling,
    /// The steps that the ask names.
    pub asked: Vec<StepRef>,
    /// The warnings, a sentence each.
    pub warnings: Vec<String>,
    /// The largest gaps, at most three.
    pub gaps: Vec<GapPart>,
    /// How many conditions do not count as met.
    pub missing: usize,
    /// The steps of the shortest way up.
    pub way_up: Vec<StepRef>,
}

/// A step, named in a sentence.
#[derive(Debug)]
pub struct StepRef {
    /// Its key.
    pub key: StepKey,
    /// "5c"
    pub label: String,
    /// "sessions to discuss the approach"
    pub short: &'static str,
}

/// A missing condition among the largest.
#[derive(Debug)]
pub struct GapPart {
    /// The condition.
    pub key: ConditionKey,
    /// Its name.
    pub name: &'static str,
    /// How large the gap is.
    pub size: String,
    /// What is needed, in one line; empty while nobody said.
    pub need: String,
}

/// Limits other than ours.
#[derive(Debug)]
pub struct LimitsPart {
    /// "Changed by Dana Ortiz on November 23, 2026"
    pub who: String,
    /// Why.
    pub reason: String,
    /// Why, in one line, for the one sheet.
    pub short: String,
}

/// The longest need beside a gap, in characters, so that the verdict stays on its sheet.
const NEED: usize = 90;
/// The longest reason for other limits on the verdict's sheet, in characters.
const REASON: usize = 160;

impl VerdictPart {
    /// How many characters stand on the one sheet beside what always stands there, so that a document
    /// can choose the size of its type.
    #[must_use]
    pub fn length(&self) -> usize {
        let told = &self.told;
        let sentences = [&told.headline, &told.progress, &told.ask.before, &told.ask.after];
        let texts = sentences.into_iter().chain(&told.remarks).chain(&self.warnings).map(String::len);
        let steps = self.asked.iter().map(|step| step.short.len());
        let gaps = self.gaps.iter().map(|gap| gap.name.len() + gap.need.len());
        let limits = self.limits_changed.iter().map(|limits| limits.who.len() + limits.short.len());
        texts.chain(steps).chain(gaps).chain(limits).sum()
    }

    pub(in crate::report) fn of(state: &State, guide: &'static Guide, name: &str, limits_by: Option<(String, OffsetDateTime)>) -> Self {
        let verdict = Verdict::of(state);
        let told = telling(&verdict, name);
        let named = |steps: &[StepKey]| {
            steps.iter().map(|key| StepRef { key: *key, label: key.label(), short: &guide.step(*key).short }).collect::<Vec<_>>()
        };
        let mut gaps = verdict.largest_gaps();
        let missing = gaps.len();
        if verdict.stage() == Stage::TooEarly {
            // What nobody has looked at is not known to be a gap.
            gaps.retain(|gap| gap.tally.blank < gap.tally.total());
        }
        let limits = state.limits();
        Self {
            band: verdict.band(),
            floor: verdict.floor(),
            ceiling: verdict.ceiling(),
            is_settled: verdict.is_settled(),
            stage: verdict.stage(),
            in_place: verdict.in_place(),
            blank: verdict.blank(),
            limits: limits.limits,
            limits_changed: (!limits.reason.is_empty()).then(|| LimitsPart {
                who: limits_by.map_or_else(
                    || "These limits were changed".to_owned(),
                    |(who, at)| format!("These limits were changed by {} on {}", inserted(&who), dates::long(at.date())),
                ),
                reason: limits.reason.clone(),
                short: shortened(&limits.reason, REASON),
            }),
            asked: named(&told.ask.steps),
            warnings: verdict.warnings().iter().map(ToString::to_string).collect(),
            missing,
            gaps: gaps
                .iter()
                .take(3)
                .map(|gap| GapPart {
                    key: gap.key,
                    name: &guide.condition(gap.key).name,
                    size: gap.gap(),
                    need: shortened(state.need(gap.key), NEED),
                })
                .collect(),
            way_up: match verdict.shortest_way_up() {
                WayUp::Steps { steps, .. } => named(&steps),
                WayUp::Top | WayUp::Blocked { .. } => Vec::new(),
            },
            told,
        }
    }
}
