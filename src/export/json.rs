//! The report as JSON, for other programs.

use serde_json::{Value, json};

use crate::report::{Answer, ConditionPart, DecisionPart, Report, Route, dates};

/// The version of the format. A change that could break a reader gives a new number.
pub const FORMAT: &str = "milepost-report/1";

fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

/// Writes a report. The same report always gives the same bytes.
#[must_use]
pub fn write(report: &Report) -> Vec<u8> {
    let verdict = &report.verdict;
    let document = json!({
        "format": FORMAT,
        "jurisdiction": {
            "name": report.jurisdiction,
            "kind": or_null(report.kind),
            "state": or_null(report.state),
            "executive": or_null(&report.executive),
            "example": report.is_example,
        },
        "round": { "title": report.round, "started": dates::iso(report.started) },
        "as_of": dates::iso(report.as_of.date()),
        "guide": { "title": report.guide.title, "publisher": report.guide.publisher, "version": report.guide.version },
        "people": report.people.iter().map(|person| json!({
            "name": person.name,
            "title": or_null(&person.title),
            "department": or_null(&person.department),
        })).collect::<Vec<_>>(),
        "notes": report.with_notes,
        "fingerprint": report.fingerprint.to_string(),
        "verdict": {
            "band": verdict.band.as_str(),
            "met": verdict.floor,
            "floor": verdict.floor,
            "ceiling": verdict.ceiling,
            "settled": verdict.is_settled,
            "steps_in_place": verdict.in_place,
            "steps_not_looked_at": verdict.blank,
            "limits": {
                "some": verdict.limits.some(),
                "most": verdict.limits.most(),
                "reason": verdict.limits_changed.as_ref().map(|limits| limits.reason.as_str()),
            },
            "sentence": verdict.told.headline,
            "warnings": verdict.warnings,
            "largest_gaps": verdict.gaps.iter().map(|gap| gap.key.as_str()).collect::<Vec<_>>(),
            "shortest_way_up": verdict.way_up.iter().map(|step| step.key.to_string()).collect::<Vec<_>>(),
        },
        "decision": report.decision.as_ref().map(decision),
        "conditions": report.conditions.iter().map(condition).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&document).expect("a tree of strings and numbers is always valid JSON");
    bytes.push(b'\n');
    bytes
}

fn decision(part: &DecisionPart) -> Value {
    json!({
        "route": part.route.as_str(),
        "recommended": part.recommended.map(Route::as_str),
        "decided": dates::iso(part.decided),
        "deciders": part.deciders,
        "reason": or_null(&part.reason),
        "fingerprint": part.fingerprint.to_string(),
        "changed_since": !part.since.is_empty(),
    })
}

fn condition(part: &ConditionPart) -> Value {
    json!({
        "key": part.key.as_str(),
        "name": part.name,
        "standing": part.standing.as_str(),
        "judgment": part.judgment.as_ref().map(|judgment| judgment.judged.as_str()),
        "judgment_reason": part.judgment.as_ref().map(|judgment| judgment.reason.as_str()),
        "need": or_null(&part.need),
        "steps": part.steps.iter().map(|step| json!({
            "key": step.key.to_string(),
            "text": step.text,
            "answer": step.answer.map(Answer::as_str),
            "note": or_null(&step.note),
            "evidence": or_null(&step.evidence),
            "carried": step.carried.map(dates::iso),
        })).collect::<Vec<_>>(),
    })
}
