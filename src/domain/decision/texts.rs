//! The conditions and steps as they read when a decision was made.

use serde_json::{Value, json};

use crate::domain::guide::{CONDITIONS, ConditionKey, Guide, STEPS, StepKey};

/// The names of the conditions and the lines of the steps, frozen with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    conditions: [String; CONDITIONS],
    steps: [String; STEPS],
}

impl Texts {
    /// The texts of a guide.
    #[must_use]
    pub fn of(guide: &Guide) -> Self {
        let mut steps = StepKey::all().map(|key| guide.step(key).text.clone());
        Self {
            conditions: ConditionKey::ALL.map(|key| guide.condition(key).name.clone()),
            steps: std::array::from_fn(|_| steps.next().expect("a loaded guide has every step")),
        }
    }

    /// The name of a condition.
    #[must_use]
    pub fn condition(&self, key: ConditionKey) -> &str {
        &self.conditions[key.index()]
    }

    /// The line of a step.
    #[must_use]
    pub fn step(&self, key: StepKey) -> &str {
        &self.steps[key.index()]
    }

    /// The stored form: canonical JSON (RFC 8785).
    #[must_use]
    pub fn canonical(&self) -> String {
        let conditions: serde_json::Map<String, Value> =
            ConditionKey::ALL.into_iter().map(|key| (key.to_string(), self.condition(key).into())).collect();
        let steps: serde_json::Map<String, Value> = StepKey::all().map(|key| (key.to_string(), self.step(key).into())).collect();
        let texts = json!({"format": "milepost-texts/1", "conditions": conditions, "steps": steps});
        serde_json_canonicalizer::to_string(&texts).expect("a tree of strings is always valid JSON")
    }

    /// Reads the stored form. `None` when it is none.
    #[must_use]
    pub fn from_canonical(canonical: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(canonical).ok()?;
        let read = |group: &str, key: &str| value[group][key].as_str().map(str::to_owned);
        let conditions: Option<Vec<String>> = ConditionKey::ALL.into_iter().map(|key| read("conditions", key.as_str())).collect();
        let steps: Option<Vec<String>> = StepKey::all().map(|key| read("steps", &key.to_string())).collect();
        let texts = Self { conditions: conditions?.try_into().ok()?, steps: steps?.try_into().ok()? };
        (texts.canonical() == canonical).then_some(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frozen_texts_read_back_and_nothing_else_does() {
        let texts = Texts::of(Guide::current());
        assert_eq!(texts.step("3.1".parse().unwrap()), Guide::current().step("3.1".parse().unwrap()).text);
        let canonical = texts.canonical();
        assert_eq!(Texts::from_canonical(&canonical), Some(texts));
        for wrong in ["", "{}", &canonical.replacen("texts/1", "texts/2", 1), &format!("{canonical} ")] {
            assert_eq!(Texts::from_canonical(wrong), None);
        }
    }
}
