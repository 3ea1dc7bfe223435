//! Rounds in the states that tests begin from, made through the program's own forms.

use crate::program::Program;

/// The nine conditions with how many steps each has.
pub const CONDITIONS: [(&str, usize); 9] = [
    ("leadership-commitment", 4),
    ("cross-sector-partnerships", 3),
    ("organizational-capacity", 4),
    ("organizational-culture", 2),
    ("staff-buy-in", 4),
    ("racial-equity", 5),
    ("data-capacity", 4),
    ("community-engagement", 2),
    ("continuous-learning", 3),
];

/// The keys of all steps, in order.
pub fn steps() -> impl Iterator<Item = String> {
    CONDITIONS.iter().enumerate().flat_map(|(index, (_, steps))| (1..=*steps).map(move |step| format!("{}.{step}", index + 1)))
}

impl Program {
    /// Makes a jurisdiction and gives the path of its first round: "/assessments/…".
    pub async fn found(&self, name: &str) -> String {
        self.post("/jurisdictions", &[("name", name)]).await.location
    }

    /// Makes the worked example and gives the path of its round.
    pub async fn example(&self) -> String {
        self.post("/example", &[]).await.location
    }

    /// The path of the jurisdiction that a round belongs to.
    pub async fn home_of(&self, round: &str) -> String {
        let page = self.get(round).await.body;
        let id = page.split_once("href=\"/jurisdictions/").and_then(|(_, rest)| rest.split('"').next());
        format!("/jurisdictions/{}", id.expect("a round's page leads to its jurisdiction"))
    }

    /// Fills in fields of the worksheet as if they had been blank.
    pub async fn fill(&self, round: &str, fields: &[(String, String)]) {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&format!("{round}/worksheet"), &fields).await;
    }

    /// Answers the steps, in order, with the words that the iterator gives; an empty one stays blank.
    pub async fn answer(&self, round: &str, answers: impl IntoIterator<Item = &str>) {
        let fields: Vec<_> = steps().zip(answers).map(|(key, answer)| (format!("step-{key}"), answer.to_owned())).collect();
        self.fill(round, &fields).await;
    }

    /// Judges a condition.
    pub async fn judge(&self, round: &str, condition: &str, judgment: &str, reason: &str) {
        self.post(&format!("{round}/conditions/{condition}"), &[("judgment", judgment), ("judgment-reason", reason)]).await;
    }
}
