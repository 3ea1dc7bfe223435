//! The findings, as their documents tell of them: nothing that is left out of documents; of what is missing only that a
//! finding rests on nothing, since whoever reads it would take it for proven.

mod support;

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::engagement::Engagement;
use crate::domain::findings::{End, Finding, Findings, Kind, Last, Review};
use crate::domain::guide::{DimensionKey, Framework, PillarKey};
use crate::domain::metrics::{KeptReadings, Records};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, count, dates, inserted, list, number};
use crate::report::document::Paper;
pub use support::{ReadingPart, SupportPart};

/// The *Summary of Findings* of a jurisdiction.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// How many findings there are, in a sentence.
    pub told: String,
    /// The findings by dimension.
    pub dimensions: Vec<DimensionPart>,
    /// Insights, which nobody agreed to yet; filled only where they were asked for.
    pub insights: Vec<FindingPart>,
    /// What the coalition said of them, the latest first.
    pub reviews: Vec<String>,
}

/// A dimension with its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionPart {
    /// What it is called.
    pub name: String,
    /// What it means; empty for findings that are of none.
    pub what: String,
    /// Its findings by pillar.
    pub pillars: Vec<(String, Vec<Place>)>,
}

/// A finding where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It is told here.
    Here(FindingPart),
    /// It is told further above, under this number and with this statement.
    Above(usize, String),
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingPart {
    /// Its number in the document.
    pub number: usize,
    /// "Challenge", or nothing while nobody said.
    pub kind: &'static str,
    /// What was found.
    pub statement: String,
    /// More about it.
    pub more: String,
    /// The population groups most affected.
    pub groups: Vec<String>,
    /// What it rests on.
    pub supports: Vec<SupportPart>,
    /// The readings of the metrics among these.
    pub readings: Vec<ReadingPart>,
    /// Whether it rests on nothing: not even on what documents leave out.
    pub is_bare: bool,
    /// Whether it rests on weak readings alone.
    pub is_weak: bool,
    /// What the coalition last said of it; empty for nothing.
    pub reviewed: String,
}

/// What the summary is made of.
#[derive(Debug)]
pub struct SummarySources<'a> {
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The findings with all that belongs to them.
    pub findings: &'a Findings,
    /// The engagements, as they are stored.
    pub engagements: &'a [Thing],
    /// What members are called.
    pub called: &'a HashMap<Uuid, String>,
    /// What the releases say of the readings that they rest on; none where they rest on none.
    pub kept: Option<&'a KeptReadings>,
    /// Whether insights go in.
    pub with_insights: bool,
    /// The present moment, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

/// What is read while the parts are made.
struct Making<'a> {
    sources: &'a SummarySources<'a>,
    engagements: HashMap<Uuid, Engagement<'a>>,
    records: Option<Records<'a>>,
    numbers: HashMap<Uuid, usize>,
}

impl SummaryPart {
    /// Makes the summary.
    #[must_use]
    pub fn of(sources: &SummarySources<'_>) -> Self {
        let held = sources.engagements.iter().filter(|thing| thing.noun == Noun::Engagement).map(Engagement::of);
        let engagements = held.map(|engagement| (engagement.id(), engagement)).collect();
        let mut making = Making { sources, engagements, records: sources.kept.map(Records::of), numbers: HashMap::new() };
        let shown: Vec<&Finding> = sources.findings.agreed().filter(|finding| !finding.is_left_out).collect();
        let placed = DimensionKey::ALL.into_iter().map(Some).chain([None]);
        let dimensions: Vec<DimensionPart> = placed.filter_map(|dimension| making.dimension(dimension, &shown)).collect();
        let insights: Vec<&Finding> = sources.findings.insights().filter(|finding| sources.with_insights && !finding.is_left_out).collect();
        let told = told(&shown, insights.len());
        let all: Vec<Uuid> = shown.iter().chain(&insights).map(|finding| finding.id).collect();
        Self {
            jurisdiction: sources.jurisdiction.to_owned(),
            as_of: sources.as_of,
            paper: sources.paper,
            told,
            dimensions,
            insights: insights.into_iter().map(|finding| making.finding(finding)).collect(),
            reviews: sources.findings.reviews_by(sources.as_of.date()).filter_map(|review| making.review(review, &all)).collect(),
        }
    }

    /// The findings that are told, each once, and the insights.
    pub fn findings(&self) -> impl Iterator<Item = &FindingPart> {
        let places = self.dimensions.iter().flat_map(|dimension| &dimension.pillars).flat_map(|(_, places)| places);
        let here = places.filter_map(|place| if let Place::Here(part) = place { Some(part) } else { None });
        here.chain(&self.insights)
    }
}

fn told(shown: &[&Finding], insights: usize) -> String {
    let of = |kind: Option<Kind>| shown.iter().filter(|finding| finding.kind == kind).count();
    let kinds = [
        (of(Some(Kind::Challenge)), "challenge", "challenges"),
        (of(Some(Kind::Cause)), "cause", "causes"),
        (of(Some(Kind::Asset)), "asset", "assets"),
    ];
    let mut parts: Vec<String> = kinds.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
    let unsaid = of(None);
    if unsaid > 0 && !parts.is_empty() {
        parts.push(format!("{} not sorted yet", number(unsaid)));
    }
    let told = match (shown.len(), parts.is_empty()) {
        (0, _) => "There are no findings to tell of yet.".to_owned(),
        (n, true) => format!("{}.", capital(&count(n, "finding", "findings"))),
        (n, false) => format!("{}: {}.", capital(&count(n, "finding", "findings")), list(&parts)),
    };
    if insights > 0 {
        let follow = capital(&count(insights, "insight follows that", "insights follow that"));
        return format!("{told} {follow} nobody has agreed to yet.");
    }
    told
}

impl Making<'_> {
    fn dimension(&mut self, dimension: Option<DimensionKey>, shown: &[&Finding]) -> Option<DimensionPart> {
        let is_of = |finding: &&&Finding| match dimension {
            Some(key) => finding.dimensions.contains(&key),
            None => finding.dimensions.is_empty(),
        };
        let found: Vec<&Finding> = shown.iter().filter(is_of).copied().collect();
        if found.is_empty() {
            return None;
        }
        let mut pillars = Vec::new();
        for pillar in PillarKey::ALL.into_iter().map(Some).chain([None]) {
            let is_under = |finding: &&&Finding| match pillar {
                Some(key) => finding.pillars().contains(&key),
                None => finding.predictors.is_empty(),
            };
            let places: Vec<Place> = found.iter().filter(is_under).map(|finding| self.place(finding)).collect();
            let name = pillar.map_or_else(|| "No predictor chosen yet".to_owned(), |key| capital(&Framework::current().pillar(key).name));
            if !places.is_empty() {
                pillars.push((name, places));
            }
        }
        let (name, what) = match dimension {
            Some(key) => {
                let dimension = Framework::current().dimension(key);
                (capital(&dimension.name), first_sentence(&dimension.what))
            }
            None => ("Other findings".to_owned(), String::new()),
        };
        Some(DimensionPart { name, what, pillars })
    }

    fn place(&mut self, finding: &Finding) -> Place {
        match self.numbers.get(&finding.id) {
            Some(number) => Place::Above(*number, finding.statement.clone()),
            None => Place::Here(self.finding(finding)),
        }
    }

    fn finding(&mut self, finding: &Finding) -> FindingPart {
        let number = self.numbers.len() + 1;
        self.numbers.insert(finding.id, number);
        let sources = self.sources;
        let support = |support: &_| {
            let part = SupportPart::of(support, sources.findings, &self.engagements, sources.as_of.date())?;
            Some(SupportPart { newer: self.records.as_ref().and_then(|records| support.newer(records)).unwrap_or_default(), ..part })
        };
        FindingPart {
            number,
            kind: finding.kind.map_or("", Kind::label),
            statement: finding.statement.clone(),
            more: finding.more.clone(),
            groups: sources
                .findings
                .groups
                .iter()
                .filter(|group| finding.groups.contains(&group.id))
                .map(|group| group.name.clone())
                .collect(),
            supports: sources.findings.holding(finding).filter_map(support).collect(),
            readings: sources.findings.holding(finding).filter_map(ReadingPart::of).collect(),
            is_bare: sources.findings.is_bare(finding),
            is_weak: sources.findings.is_weak(finding),
            reviewed: self.reviewed(finding.id),
        }
    }

    /// What the coalition last said of a finding.
    fn reviewed(&self, finding: Uuid) -> String {
        let through = self.sources.findings.reviews.iter().filter(|review| review.findings.contains(&finding));
        let Some(last) = Last::of(through, self.sources.as_of.date()) else { return String::new() };
        let outcome = match last.end() {
            End::Apart(_) => return last.end().told_apart(last.on),
            End::One(agreed) => agreed.map_or_else(String::new, |agreed| format!(": {}", agreed.label().to_lowercase())),
        };
        format!("Reviewed by the coalition on {}{outcome}.", dates::long(last.on))
    }

    /// A review in a sentence, as far as it went through what the document tells of.
    fn review(&self, review: &Review, shown: &[Uuid]) -> Option<String> {
        let mut numbers: Vec<usize> =
            review.findings.iter().filter(|id| shown.contains(id)).filter_map(|id| self.numbers.get(id)).copied().collect();
        numbers.sort_unstable();
        let named: Vec<String> = numbers.iter().map(usize::to_string).collect();
        let what = match named.as_slice() {
            [] => return None,
            [one] => format!("number {one}"),
            many => format!("numbers {}", list(many)),
        };
        let members: Vec<String> = review.members.iter().filter_map(|id| self.sources.called.get(id)).map(|name| inserted(name)).collect();
        let who = if members.is_empty() { String::new() } else { format!(" Taking part: {}.", list(&members)) };
        let outcome = review.agreed.map_or_else(String::new, |agreed| format!(" {}.", agreed.label()));
        Some(format!("{}: {what}.{outcome}{who}", dates::long(review.held)))
    }
}

fn first_sentence(text: &str) -> String {
    text.split_once(". ").map_or_else(|| text.to_owned(), |(first, _)| format!("{first}."))
}
