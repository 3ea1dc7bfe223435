//! What a reader of the plan would miss: named, each with the place where it is made good. It advises, and blocks nothing.

use super::measured::told_measures;
use super::sources::MobilityPlanSources;
use super::{MobilityPlanPart, model};
use crate::domain::findings::{Findings, Gap as FindingGap};
use crate::domain::history::Fact;
use crate::domain::measures::{Accountability, unanswered};
use crate::domain::publication::PlanPart;
use crate::domain::strategy::model::Model;
use crate::domain::strategy::{Gap as StrategyGap, Missing, Strategy};
use crate::domain::things::{Noun, Thing};
use crate::domain::wording::{Holds, Wording};
use crate::domain::words::abbreviations::abbreviations;
use crate::domain::words::{agree, capital, count, figures, inserted, list};
use crate::report::document::Chapter;

/// What is missing, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyPart {
    /// What each group is about, and what is missing there; no group is empty.
    pub groups: Vec<(&'static str, Vec<Remark>)>,
}

/// Something that a reader would miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is, in a sentence.
    pub words: String,
    /// Where it is made good: the end of an address below the jurisdiction's.
    pub at: String,
}

impl Remark {
    fn new(words: impl Into<String>, at: impl Into<String>) -> Self {
        Self { words: words.into(), at: at.into() }
    }
}

impl ReadyPart {
    /// Looks through the plan; `part` is what its document tells.
    #[must_use]
    pub fn of(sources: &MobilityPlanSources<'_>, part: &MobilityPlanPart) -> Self {
        let strategy = Strategy::of(sources.things.to_vec());
        // What is left out of the document nobody misses in it.
        let of = |which: &[PlanPart], remarks: Vec<Remark>| {
            if which.iter().any(|which| part.order.contains(which)) { remarks } else { Vec::new() }
        };
        let all = [
            ("The document itself", document(sources, part)),
            ("Findings, and who was heard", of(&[PlanPart::Findings, PlanPart::Heard], findings(sources))),
            ("Goals and strategic actions", of(&[PlanPart::Goals], strategic(&strategy))),
            ("Logic models", of(&[PlanPart::Models], models(sources, &strategy))),
            ("Measures", of(&[PlanPart::Measures], measures(sources, part, &strategy))),
            ("Reporting, lasting, learning", accountability(sources, part)),
        ];
        Self { groups: all.into_iter().filter(|(_, remarks)| !remarks.is_empty()).collect() }
    }
}

/// What people have not written for the document, or wrote before its parts changed, and words that nobody explains.
fn document(sources: &MobilityPlanSources<'_>, part: &MobilityPlanPart) -> Vec<Remark> {
    let nothing = Thing::nothing(Noun::MobilityPlan, uuid::Uuid::nil());
    let stored = sources.of_kind(Noun::MobilityPlan).next().unwrap_or(&nothing);
    let mut remarks = Vec::new();
    if part.covers.is_empty() {
        remarks.push(Remark::new("The cover does not say which years the plan covers.", "document/parts#covers"));
    }
    let stands = |which: PlanPart| part.order.contains(&which);
    for which in PlanPart::ALL.iter().copied().filter(|which| stands(*which)) {
        let Some(wording) = which.wording() else { continue };
        let name = which.label();
        match part.drafted(wording).map(|draft| Holds::of(wording, stored, &draft)) {
            Some(Holds::Changed) => {
                remarks.push(Remark::new(format!("{name}: the parts have changed since it was written."), which.edited_at()));
            }
            Some(Holds::Drafted) if wording == Wording::Summary && part.is_told(which) => {
                remarks.push(Remark::new(format!("{name}: nobody has edited what the program drafted."), which.edited_at()));
            }
            None if part.text(wording).is_empty() => {
                remarks.push(Remark::new(format!("{name}: nobody has written it."), which.edited_at()));
            }
            _ => {}
        }
    }
    if stands(PlanPart::Letter) && part.signed_by.is_empty() {
        remarks.push(Remark::new("Nobody is named who signs the letter from leadership.", "document/parts#signed_by"));
    }
    remarks.extend(unexplained(part));
    remarks
}

/// How many of them are named.
const ABBREVIATIONS: usize = 20;

/// The abbreviations in the document that its glossary does not explain.
fn unexplained(part: &MobilityPlanPart) -> Option<Remark> {
    let told = Chapter::all(part).into_iter().filter(|chapter| chapter.part != PlanPart::Glossary);
    let said = told.flat_map(|chapter| chapter.words()).collect::<Vec<_>>().join("\n");
    let known = abbreviations(&part.text(Wording::Glossary));
    let unknown: Vec<String> = abbreviations(&said).difference(&known).cloned().collect();
    let more = unknown.len().saturating_sub(ABBREVIATIONS);
    let mut named: Vec<String> = unknown.iter().take(ABBREVIATIONS).cloned().collect();
    if more > 0 {
        named.push(format!("{} more", figures(more)));
    }
    let words = format!(
        "{} in capitals {} not in the glossary: {}.",
        capital(&count(unknown.len(), "word", "words")),
        agree(unknown.len(), "is", "are"),
        list(&named)
    );
    (!unknown.is_empty()).then(|| Remark::new(words, PlanPart::Glossary.edited_at()))
}

fn findings(sources: &MobilityPlanSources<'_>) -> Vec<Remark> {
    let findings = Findings::of(sources.things.to_vec(), sources.groups.to_vec());
    let place = |gap: &FindingGap| match gap {
        FindingGap::Dimension(_) | FindingGap::Predictors(_) => "findings".to_owned(),
        FindingGap::Unsupported(ids) | FindingGap::Weak(ids) => ids.first().map_or_else(String::new, |id| format!("findings/{id}")),
        FindingGap::Unheard(_) => "engagement".to_owned(),
        FindingGap::Promise(id) => format!("engagement/{id}"),
    };
    findings.missing(sources.as_of.date()).into_iter().map(|missing| Remark::new(missing.words, place(&missing.gap))).collect()
}

fn strategic(strategy: &Strategy) -> Vec<Remark> {
    let first = |ids: &[uuid::Uuid], within: &str| ids.first().map_or_else(String::new, |id| format!("{within}/{id}"));
    let place = |gap: &StrategyGap| match gap {
        StrategyGap::Unanswered(ids) => first(ids, "findings"),
        StrategyGap::BareGoals(ids) => first(ids, "strategy/goals"),
        StrategyGap::NoGoal(ids) | StrategyGap::NoLead(ids) | StrategyGap::NoFinding(ids) => first(ids, "strategy"),
        StrategyGap::Predictors(_) | StrategyGap::NoPolicy => "strategy".to_owned(),
    };
    let mut remarks = Vec::new();
    if strategy.goals.is_empty() {
        remarks.push(Remark::new("There is no goal yet.", "strategy"));
    }
    // The page of the strategy lists the findings below its sentence; here they are counted.
    let told = |missing: &Missing| match &missing.gap {
        StrategyGap::Unanswered(ids) => {
            let n = ids.len();
            format!("{} {} answered by no strategic action.", capital(&count(n, "finding", "findings")), agree(n, "is", "are"))
        }
        _ => missing.words.clone(),
    };
    remarks.extend(strategy.missing().iter().map(|missing| Remark::new(told(missing), place(&missing.gap))));
    remarks
}

/// Models that are missing, and entries that hang in the air.
fn models(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for action in strategy.live().filter(|action| action.status.counts()) {
        let model: Model = model::of(sources, action);
        let title = inserted(&action.title);
        let at = format!("strategy/{}/model", action.id);
        if model.entries.is_empty() {
            remarks.push(Remark::new(format!("“{title}” has no logic model yet."), at));
            continue;
        }
        let (nowhere, bare) = (model.lead_nowhere().len(), model.come_from_nowhere().len());
        let told =
            [(nowhere, agree(nowhere, "leads nowhere", "lead nowhere")), (bare, agree(bare, "comes from nowhere", "come from nowhere"))];
        for (n, what) in told.into_iter().filter(|(n, _)| *n > 0) {
            remarks.push(Remark::new(format!("“{title}”: {} of its logic model {what}.", count(n, "entry", "entries")), at.clone()));
        }
    }
    remarks
}

fn measures(sources: &MobilityPlanSources<'_>, part: &MobilityPlanPart, strategy: &Strategy) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    if part.measures.measures.is_empty() {
        remarks.push(Remark::new("Nothing is measured yet.", "measures"));
    }
    let actions: Vec<Thing> = sources.of_kind(Noun::StrategicAction).cloned().collect();
    let measures = told_measures(sources, strategy);
    remarks.extend(unanswered(&actions, &measures).into_iter().map(|words| Remark::new(words, "measures")));
    for (what, fact) in [("no baseline", Fact::Baseline), ("no target", Fact::Target)] {
        let without: Vec<&Thing> = measures.iter().filter(|measure| measure.get(fact).is_empty()).collect();
        if let Some(first) = without.first() {
            let n = without.len();
            let words = format!("{} {} {what}.", capital(&count(n, "measure", "measures")), agree(n, "has", "have"));
            remarks.push(Remark::new(words, format!("measures/{}", first.id)));
        }
    }
    remarks
}

/// The part of the document in which a fact of the accountability plan would stand.
const fn told_in(fact: Fact) -> PlanPart {
    match fact {
        Fact::ReportTo | Fact::ReportHow | Fact::Owner | Fact::Rhythm => PlanPart::Reporting,
        Fact::Questions | Fact::Evaluation | Fact::Learning => PlanPart::Learning,
        _ => PlanPart::Lasting,
    }
}

fn accountability(sources: &MobilityPlanSources<'_>, part: &MobilityPlanPart) -> Vec<Remark> {
    let nothing = Thing::nothing(Noun::Accountability, uuid::Uuid::nil());
    let stored = sources.of_kind(Noun::Accountability).next().unwrap_or(&nothing);
    let gaps = Accountability::of(stored).gaps().into_iter().filter(|gap| part.order.contains(&told_in(gap.fact)));
    gaps.map(|gap| Remark::new(gap.what, format!("accountability#{}", gap.fact))).collect()
}
