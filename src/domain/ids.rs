//! Ids: UUID v7, so that they sort by age and no machine or server has to hand them out.

use std::fmt;
use std::str::FromStr;

use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// An id that follows from these parts, so that whoever makes the same thing apart makes it with the same id: their
/// SHA-256, as a UUID of version 8.
#[must_use]
pub fn derived(parts: &[&str]) -> Uuid {
    let digest = Sha256::digest(json!(parts).to_string().as_bytes());
    let (first, _) = digest.split_first_chunk::<16>().expect("a SHA-256 has 32 bytes");
    Builder::from_custom_bytes(*first).into_uuid()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            /// Reads the hyphenated lower-case form that addresses use, and no other.
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                let id = Uuid::try_parse(text)?;
                if id.to_string() == text { Ok(Self(id)) } else { Uuid::try_parse("").map(Self) }
            }
        }
    };
}

id!(
    /// Identifies a jurisdiction.
    JurisdictionId
);
id!(
    /// Identifies an assessment, which people call a round.
    AssessmentId
);
id!(
    /// Identifies a person of a jurisdiction.
    PersonId
);
id!(
    /// Identifies whoever sits at a browser, in whatever jurisdiction they write.
    ActorId
);
id!(
    /// Identifies a line of the history.
    EventId
);
id!(
    /// Identifies an ask: a person asked about a step or a condition.
    AskId
);
id!(
    /// Identifies a meeting.
    MeetingId
);
id!(
    /// Identifies a decision.
    DecisionId
);
id!(
    /// Identifies an action of a plan.
    ActionId
);
id!(
    /// Identifies a funding line of an action.
    FundingLineId
);
id!(
    /// Identifies a population group of a jurisdiction.
    PopulationGroupId
);
id!(
    /// Identifies what is said of a line of the road, or of one of its steps as a whole.
    RoadLineId
);
id!(
    /// Identifies what somebody began to write in a form and did not save.
    DraftId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_give_the_same_id_and_others_another() {
        let id = derived(&["a", "bc"]);
        assert_eq!(derived(&["a", "bc"]), id);
        assert_ne!(derived(&["ab", "c"]), id);
        assert_ne!(derived(&["abc"]), id);
        assert_eq!(id.get_version_num(), 8);
    }
}
