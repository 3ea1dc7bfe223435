//! The words of a plan that not everybody knows.

use super::PlanPart;

/// A word of the plan with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: &'static str,
    /// What it means, in a sentence.
    pub means: &'static str,
    /// The part of the document in which it stands.
    pub part: PlanPart,
}

const fn term(word: &'static str, means: &'static str, part: PlanPart) -> Term {
    Term { word, means, part }
}

/// All of them, by the alphabet.
pub const TERMS: [Term; 16] = [
    term("Activity", "A piece of work that somebody does for a strategic action.", PlanPart::Activities),
    term("Baseline", "The value that a measure begins with.", PlanPart::Measures),
    term("Coalition", "The people and organizations that make this plan together.", PlanPart::Coalition),
    term(
        "Dimension",
        "One of the three sides of moving up from poverty: economic success, power and autonomy, and being valued in community.",
        PlanPart::Findings,
    ),
    term("Finding", "What we hold to be true about moving up from poverty here, and what it rests on.", PlanPart::Findings),
    term("Goal", "A result for people that strategic actions serve.", PlanPart::Goals),
    term("Logic model", "A picture of how what goes into a strategic action leads to change for people.", PlanPart::Models),
    term("Measure", "A number, taken again and again, that shows whether a change happens.", PlanPart::Measures),
    term("Outcome", "What changes for people: soon, later, or in the end.", PlanPart::Models),
    term("Output", "What comes out of an activity at once, such as people trained.", PlanPart::Models),
    term("Pillar", "One of five fields of life that help people move up, such as rewarding work.", PlanPart::Findings),
    term("Predictor", "One of 24 conditions that help people move up, such as housing that they can pay for.", PlanPart::Findings),
    term("Strategic action", "What will change, for whom, and by whom.", PlanPart::Goals),
    term("Target", "The value that a measure is to reach, and by when.", PlanPart::Measures),
    term("Theory of change", "Why what we do leads to what we want to see.", PlanPart::Theory),
    term("Vision statement", "What life here will be like once more people move up from poverty.", PlanPart::Vision),
];
