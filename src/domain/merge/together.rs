//! Which fields of a record are merged as one, since one of them without the other says something that nobody wrote; and
//! which are never asked about.

use crate::domain::history::{Fact, Subject};

/// The fields of a record that belong to this one, itself among them.
#[must_use]
pub fn together(subject: Subject, field: &str) -> Vec<Fact> {
    let groups: &[&[Fact]] = match subject {
        Subject::Jurisdiction(_) => &[&[Fact::LaunchLeader, Fact::LaunchLeaderPerson]],
        Subject::Meeting(_) => &[&[Fact::Present, Fact::PresentPeople]],
        Subject::Decision(_) => &[&[Fact::Deciders, Fact::DecidersPeople]],
        Subject::Action(_) => &[&[Fact::Status, Fact::Reason, Fact::Updated]],
        Subject::RoadLine(_) => &[&[Fact::Status, Fact::Reason]],
        Subject::FundingLine(_) => &[&[Fact::Source, Fact::Amount, Fact::FiscalYear, Fact::Standing]],
        _ => &[],
    };
    let Ok(fact) = field.parse::<Fact>() else { return Vec::new() };
    groups.iter().find(|group| group.contains(&fact)).map_or_else(|| vec![fact], |group| group.to_vec())
}

/// Whether the field is never asked about though both copies changed it: where something stands in a list, and since when
/// it lies in the bin if it does in both. The lesser of the two holds, whichever copy it stands in, so that all copies end
/// with the same.
#[must_use]
pub fn never_asked(field: &str, ours: &str, theirs: &str) -> bool {
    match field.parse() {
        Ok(Fact::Position) => true,
        Ok(Fact::Deleted) => !ours.is_empty() && !theirs.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::{ActionId, JurisdictionId};

    #[test]
    fn a_field_belongs_to_its_group_and_most_stand_alone() {
        let action = Subject::Action(ActionId(Uuid::nil()));
        assert_eq!(together(action, "reason"), [Fact::Status, Fact::Reason, Fact::Updated]);
        assert_eq!(together(action, "what"), [Fact::What]);
        assert_eq!(together(Subject::Jurisdiction(JurisdictionId(Uuid::nil())), "reason"), [Fact::Reason]);
        assert!(together(action, "step-1.1").is_empty(), "an answer stands alone");
    }

    #[test]
    fn where_something_stands_and_since_when_it_lies_in_the_bin_is_not_asked() {
        assert!(never_asked("position", "a", "b") && never_asked("deleted", "1", "2"));
        assert!(!never_asked("deleted", "", "2") && !never_asked("what", "a", "b"));
    }
}
