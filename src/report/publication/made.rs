//! What the program can say by itself: the plan in short, and how it was made.

use super::footing::LastingPart;
use super::measured::MeasuresPart;
use super::sources::MobilityPlanSources;
use crate::domain::coalition::{Asking, Coalition};
use crate::domain::findings::Findings;
use crate::domain::strategy::Strategy;
use crate::domain::words::{capital, count, dates, list, number};
use crate::report::SummaryPart;

/// The plan in short: what each line is about, and its words; several are a list.
pub(super) fn in_short(
    findings: &SummaryPart,
    strategy: &Strategy,
    measures: &MeasuresPart,
    lasting: &LastingPart,
) -> Vec<(&'static str, Vec<String>)> {
    let told = |words: &str| if words.is_empty() { Vec::new() } else { vec![words.to_owned()] };
    let all = [
        ("What was found", if findings.findings().next().is_some() { told(&findings.told) } else { Vec::new() }),
        ("What we want", strategy.goals.iter().map(|goal| goal.title.clone()).collect()),
        ("What will change", strategy.live().filter(|action| action.status.counts()).map(|action| action.title.clone()).collect()),
        ("How it goes", told(&measures.told)),
        ("What it takes", told(&lasting.money)),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

/// How the plan was made, a sentence each.
pub(super) fn made(sources: &MobilityPlanSources<'_>, coalition: &Coalition, findings: &Findings) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(decision) = sources.decision {
        told.push(format!("On {} leadership chose {}.", dates::long(decision.decided), decision.route.infinitive()));
    }
    let joined = coalition.standing(Asking::Joined).count();
    if joined > 0 {
        told.push(format!("{} joined the coalition that made it.", capital(&count(joined, "member", "members"))));
    }
    let heard = sources.engagements();
    if !heard.is_empty() {
        let days: Vec<_> = heard.iter().filter_map(|engagement| engagement.day()).collect();
        let span = match (days.iter().min(), days.iter().max()) {
            (Some(first), Some(last)) if first != last => format!(" between {} and {}", dates::long(*first), dates::long(*last)),
            (Some(day), _) => format!(" on {}", dates::long(*day)),
            _ => String::new(),
        };
        told.push(format!("Residents and partners were heard on {}{span}.", count(heard.len(), "occasion", "occasions")));
    }
    let sources_here = findings.sources.iter().filter(|source| source.is_here(sources.as_of.date())).count();
    if sources_here > 0 {
        let sources = capital(&count(sources_here, "source of data and stories was", "sources of data and stories were"));
        told.push(format!("{sources} drawn on."));
    }
    let reviews: Vec<String> = findings.reviews_by(sources.as_of.date()).map(|review| dates::long(review.held)).collect();
    match reviews.as_slice() {
        [] => {}
        [last, _, _, _, _, _, ..] => {
            told.push(format!("The coalition reviewed the findings {} times, the last time on {last}.", number(reviews.len())));
        }
        few => {
            let days: Vec<&String> = few.iter().rev().collect();
            told.push(format!("The coalition reviewed the findings on {}.", list(&days)));
        }
    }
    told
}
