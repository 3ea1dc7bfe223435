//! Holds each step of the readiness assessment to what its line in the guide demands.
//!
//! The table was read against the guide line by line. Whoever rewords a step and fails here has
//! dropped an actor, an action or an item of that line: mend the step, not the table.

use milepost::domain::guide::Guide;

/// What one line of the guide's Readiness Assessment demands, in words its step must contain.
struct Line {
    step: &'static str,
    /// Who acts; several required words are parted by `|`.
    actor: &'static str,
    action: &'static str,
    object: &'static str,
    items: &'static [&'static str],
}

/// The guide's "Mobility Advocate and/or leadership".
const EITHER_OR_BOTH: &str = "Mobility Advocate|leadership or both";

const LINES: [Line; 31] = [
    Line {
        step: "1.1",
        actor: "Mobility Advocate",
        action: "shared",
        object: "executive leadership",
        items: &["Mobility Metrics", "findings", "Framework for Boosting Mobility and Advancing Equity"],
    },
    Line {
        step: "1.2",
        actor: "Executive leadership",
        action: "agreed",
        object: "Mobility Action Planning process",
        items: &["in so many words", "start"],
    },
    Line { step: "1.3", actor: "Executive leadership", action: "won", object: "department heads", items: &["buy-in"] },
    Line {
        step: "1.4",
        actor: EITHER_OR_BOTH,
        action: "committed",
        object: "resources",
        items: &["identified", "fund", "developing a Mobility Action Plan"],
    },
    Line {
        step: "2.1",
        actor: "Mobility Advocate",
        action: "taken stock",
        object: "partnerships",
        items: &["municipality", "now", "could be critical", "succeed"],
    },
    Line {
        step: "2.2",
        actor: "Mobility Advocate",
        action: "surveyed",
        object: "municipal leadership",
        items: &["even if informally", "staff", "time", "resources", "humility", "manage new relationships"],
    },
    Line { step: "2.3", actor: "Mobility Advocate", action: "considered", object: "local government", items: &["ways", "good partner"] },
    Line {
        step: "3.1",
        actor: "Leadership",
        action: "assessed",
        object: "staff able to facilitate",
        items: &["Mobility Action Planning process", "resources", "if needed", "add staff capacity"],
    },
    Line { step: "3.2", actor: EITHER_OR_BOTH, action: "assessed", object: "existing staff", items: &["relevant", "skills", "knowledge"] },
    Line {
        step: "3.3",
        actor: EITHER_OR_BOTH,
        action: "found",
        object: "trainings or resources",
        items: &["could", "build", "staff", "knowledge", "capacity"],
    },
    Line {
        step: "3.4",
        actor: "Mobility Advocate",
        action: "examined",
        object: "planning process",
        items: &["policies", "procedures", "data systems", "make sure", "enough infrastructure", "support"],
    },
    Line {
        step: "4.1",
        actor: "Leadership",
        action: "believes",
        object: "general culture among staff",
        items: &["welcomes", "progress", "improvements", "the way things are now"],
    },
    Line {
        step: "4.2",
        actor: "Leadership",
        action: "ready to actively invite",
        object: "staff",
        items: &["ideas", "speak openly", "practices or processes", "aren’t working"],
    },
    Line {
        step: "5.1",
        actor: "Leadership",
        action: "identified",
        object: "organizational champions",
        items: &["will link work across departments", "staff opportunities", "input", "shape", "key project priorities"],
    },
    Line {
        step: "5.2",
        actor: "Organizational champions",
        action: "shared",
        object: "staff across departments",
        items: &["approach", "Boosting Mobility and Advancing Equity"],
    },
    Line {
        step: "5.3",
        actor: "Organizational champions|leadership or both",
        action: "held",
        object: "approach",
        items: &["brownbags, or other sessions", "sharing information", "discuss"],
    },
    Line {
        step: "5.4",
        actor: "structure or process",
        action: "in place",
        object: "departments",
        items: &["engage jointly", "planning process", "future"],
    },
    Line {
        step: "6.1",
        actor: "Leadership",
        action: "said outright",
        object: "committed to work toward",
        items: &["dismantling structural racism", "boosting mobility from poverty"],
    },
    Line {
        step: "6.2",
        actor: "The government",
        action: "publicly acknowledged",
        object: "role",
        items: &["creating racial inequities", "that is, with a municipal declaration"],
    },
    Line {
        step: "6.3",
        actor: "The city or county",
        action: "provides",
        object: "opportunities to learn",
        items: &[
            "individually or as a team",
            "structural racism",
            "policies",
            "norms",
            "practices",
            "in place",
            "principles",
            "diversity",
            "equity",
            "inclusion",
        ],
    },
    Line {
        step: "6.4",
        actor: "All staff",
        action: "required",
        object: "learn",
        items: &["individually or in teams", "structural racism", "diversity", "equity", "inclusion"],
    },
    Line {
        step: "6.5",
        actor: EITHER_OR_BOTH,
        action: "have a plan",
        object: "with staff",
        items: &["discussions among staff", "examine", "past and current policies", "shared analysis", "race", "racial inequity"],
    },
    Line {
        step: "7.1",
        actor: EITHER_OR_BOTH,
        action: "understand",
        object: "principles of data quality",
        items: &["capacity", "assess the quality", "any supplemental data that is collected"],
    },
    Line {
        step: "7.2",
        actor: EITHER_OR_BOTH,
        action: "understand",
        object: "data storage",
        items: &["important", "secure", "infrastructure", "protocols", "analysis software"],
    },
    Line {
        step: "7.3",
        actor: EITHER_OR_BOTH,
        action: "identified",
        object: "possible funds",
        items: &[
            "train",
            "recruit",
            "dedicate",
            "technical skills",
            "cleaning",
            "integrating",
            "putting to use",
            "supplemental data",
            "as needed",
        ],
    },
    Line {
        step: "7.4",
        actor: EITHER_OR_BOTH,
        action: "considered",
        object: "types of graphics and data visualizations",
        items: &["might be useful", "communications"],
    },
    Line {
        step: "8.1",
        actor: EITHER_OR_BOTH,
        action: "identified",
        object: "funding sources",
        items: &["could", "pay for hosting events", "compensate", "community members", "staff", "time"],
    },
    Line {
        step: "8.2",
        actor: "Municipal staff|or else the Mobility Advocate|leadership or both",
        action: "experience",
        object: "deep and meaningful community engagement",
        items: &["considered", "staff could develop that capacity or", "identify an external partner", "skills"],
    },
    Line {
        step: "9.1",
        actor: "Executive leadership",
        action: "committed",
        object: "Mobility Action Planning process",
        items: &["in so many words", "continuous", "evaluations", "assessments"],
    },
    Line {
        step: "9.2",
        actor: "Mobility Advocate",
        action: "identified",
        object: "evaluation protocols",
        items: &["if any", "exist", "within local government"],
    },
    Line {
        step: "9.3",
        actor: EITHER_OR_BOTH,
        action: "identified",
        object: "staff, external partners or both",
        items: &["experience", "evaluation", "learning", "performance management"],
    },
];

#[test]
fn every_step_keeps_the_actor_action_object_and_items_of_its_line() {
    let steps: Vec<(String, String)> = Guide::current().steps().map(|step| (step.key.to_string(), plain(&step.text))).collect();
    let keys: Vec<&str> = steps.iter().map(|(key, _)| key.as_str()).collect();
    let lines: Vec<&str> = LINES.iter().map(|line| line.step).collect();
    assert_eq!(keys, lines, "the guide’s steps and the table’s lines, in order");

    let mut missing = Vec::new();
    for (line, (key, text)) in LINES.iter().zip(&steps) {
        let actors = line.actor.split('|').map(|word| ("actor", word));
        let words = actors.chain([("action", line.action), ("object", line.object)]).chain(line.items.iter().map(|word| ("item", *word)));
        for (part, word) in words {
            if !text.contains(&plain(word)) {
                missing.push(format!("step {key} lacks its {part} “{word}”: {text}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// "Leadership" takes in department heads, so a step may not narrow it or widen it.
#[test]
fn leadership_is_called_executive_only_where_the_guide_does() {
    for step in Guide::current().steps() {
        let key = step.key.to_string();
        let executive = plain(&step.text).contains("executive");
        let in_the_guide = ["1.1", "1.2", "1.3", "9.1"].contains(&key.as_str());
        assert_eq!(executive, in_the_guide, "step {key}: {}", step.text);
    }
}

/// Lower case, so that a word counts wherever it stands in the sentence.
fn plain(text: &str) -> String {
    text.to_lowercase()
}
