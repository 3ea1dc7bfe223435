//! What a frozen plan says of each thing in it, by the thing's id: what two publications are compared by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::things::{Noun, choice};

choice! {
    /// A kind of entry of a frozen plan, in the order in which a comparison tells them.
    EntryKind {
        /// A goal.
        Goal "goal" "Goals",
        /// A strategic action.
        StrategicAction "strategic_action" "Strategic actions",
        /// An activity of a strategic action.
        Activity "activity" "Activities",
        /// An entry of a logic model.
        LogicEntry "logic_entry" "Entries of logic models",
        /// A measure.
        Measure "measure" "Measures",
        /// A finding.
        Finding "finding" "Findings",
        /// An engagement.
        Engagement "engagement" "Engagements",
        /// A member of the coalition.
        Member "member" "Members of the coalition",
        /// How is reported, sustained and learned.
        Accountability "accountability" "Reporting, making it last, and learning",
        /// A text that people write.
        Text "text" "Texts",
    }
}

impl EntryKind {
    /// The kind of thing that it is, if it is one.
    #[must_use]
    pub const fn noun(self) -> Option<Noun> {
        match self {
            Self::Goal => Some(Noun::Goal),
            Self::StrategicAction => Some(Noun::StrategicAction),
            Self::LogicEntry => Some(Noun::LogicEntry),
            Self::Measure => Some(Noun::Measure),
            Self::Finding => Some(Noun::Finding),
            Self::Engagement => Some(Noun::Engagement),
            Self::Member => Some(Noun::Member),
            Self::Accountability => Some(Noun::Accountability),
            Self::Activity | Self::Text => None,
        }
    }

    /// What people call one of it, and several, within a sentence.
    #[must_use]
    pub const fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Activity => ("activity", "activities"),
            Self::LogicEntry => ("entry of a logic model", "entries of logic models"),
            Self::Member => ("member", "members"),
            Self::Text => ("text", "texts"),
            Self::Accountability => ("accountability plan", "accountability plans"),
            Self::Goal => ("goal", "goals"),
            Self::StrategicAction => ("strategic action", "strategic actions"),
            Self::Measure => ("measure", "measures"),
            Self::Finding => ("finding", "findings"),
            Self::Engagement => ("engagement", "engagements"),
        }
    }

    /// What people call one of the facts that such an entry says.
    #[must_use]
    pub fn label_of(self, fact: Fact) -> &'static str {
        self.noun().and_then(|noun| noun.part(fact)).map_or_else(|| fact.label(), |part| part.label)
    }
}

/// What a frozen plan says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// What it is.
    pub kind: EntryKind,
    /// What it is called.
    pub name: String,
    /// What the plan says of it, in words, as printed.
    pub says: BTreeMap<Fact, String>,
}

/// All that a frozen plan says, thing by thing.
pub type PlanEntries = BTreeMap<Uuid, PlanEntry>;

/// An entry in the canonical text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    kind: String,
    name: String,
    says: BTreeMap<String, String>,
}

impl Serialize for PlanEntry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let says = self.says.iter().map(|(fact, words)| (fact.to_string(), words.clone())).collect();
        Said { kind: self.kind.to_string(), name: self.name.clone(), says }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PlanEntry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unknown = |what: &str| serde::de::Error::custom(format!("no plan says anything of “{what}”"));
        let said = Said::deserialize(deserializer)?;
        let kind = said.kind.parse().map_err(|_| unknown(&said.kind))?;
        let fact = |(fact, words): (String, String)| fact.parse().map(|known| (known, words)).map_err(|()| unknown(&fact));
        Ok(Self { kind, name: said.name, says: said.says.into_iter().map(fact).collect::<Result<_, _>>()? })
    }
}
