//! The numbers of the plan as one table for other programs: every reading behind a finding, and every update of a measure.

use super::{MeasuredPart, MobilityPlanPart};
use crate::domain::publication::PlanPart;
use crate::domain::words::dates;
use crate::report::{ReadingPart, UpdatePart, inserted};

/// The columns of that table.
pub const APPENDIX: [&str; 11] = [
    "What the number is",
    "What it belongs to",
    "What was measured",
    "Period",
    "Day",
    "Value",
    "Value as a number",
    "Unit",
    "Answer",
    "Quality",
    "Release or source",
];

impl MobilityPlanPart {
    /// Whether a part stands in the document, or somebody left it out.
    #[must_use]
    pub fn stands(&self, part: PlanPart) -> bool {
        self.order.contains(&part)
    }

    /// The readings behind the findings, each with the number of its finding; none where no part of the document tells of them.
    #[must_use]
    pub fn told_readings(&self) -> &[(usize, ReadingPart)] {
        if self.stands(PlanPart::DataNotes) || self.stands(PlanPart::Findings) { &self.data.rows } else { &[] }
    }

    /// The rows of the table under [`APPENDIX`], of the parts that stand in the document.
    #[must_use]
    pub fn appendix(&self) -> Vec<[String; 11]> {
        let readings = self.told_readings().iter().map(|(number, one)| self.reading(*number, one));
        let measures = self.measures.measures.iter().filter(|_| self.stands(PlanPart::Measures));
        let updates = measures.flat_map(|one| one.part.updates.iter().map(move |update| self.update(one, update)));
        readings.chain(updates).map(|row| row.map(|cell| inserted::bare(&cell))).collect()
    }

    /// The finding of this number, with it: "3. Rents outrun wages."
    #[must_use]
    pub fn finding(&self, number: usize) -> String {
        let found = self.findings.findings().find(|finding| finding.number == number);
        found.map_or_else(String::new, |finding| format!("{number}. {}", finding.statement))
    }

    /// The titles of the strategic actions, and the goals, that a measure sees.
    #[must_use]
    pub fn seen_by(&self, measure: &MeasuredPart) -> Vec<String> {
        let actions = self.strategy.goals.iter().flat_map(|goal| &goal.actions);
        let titles = actions.filter(|action| measure.serves.contains(&action.id)).map(|action| action.title.clone());
        titles.chain(measure.goals.iter().cloned()).collect()
    }

    fn reading(&self, number: usize, reading: &ReadingPart) -> [String; 11] {
        let ReadingPart { what, value, year, quality, release } = reading.clone();
        let nothing = String::new;
        let kind = "Reading behind a finding".to_owned();
        [kind, self.finding(number), what, year, nothing(), value, nothing(), nothing(), nothing(), quality, release]
    }

    fn update(&self, measure: &MeasuredPart, update: &UpdatePart) -> [String; 11] {
        [
            "Update of a measure".to_owned(),
            self.seen_by(measure).join("; "),
            measure.part.name.clone(),
            update.figures.clone(),
            dates::iso(update.day),
            update.value.clone(),
            update.number.map_or_else(String::new, |number| number.to_string()),
            measure.part.unit.clone(),
            update.answer.label().to_owned(),
            String::new(),
            measure.where_found.clone(),
        ]
    }
}
