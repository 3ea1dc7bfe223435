//! Why a thing was not saved as it is, as the sentence beside a field.

use crate::domain::history::Fact;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
use crate::store::StoreError;

/// The field and the sentence, where it is a slip of the form and no failure.
pub fn slip(noun: Noun, error: &StoreError) -> Option<(Fact, Problem)> {
    match (error, noun) {
        (StoreError::Twin(_), Noun::Organization) => {
            Some((Fact::Name, Problem::Other("There is an organization of this name already.".to_owned())))
        }
        (StoreError::Twin(_), Noun::LogicEntry) => {
            let words = "This action serves a strategic action already: it stands in a logic model. Take it out there first.";
            Some((Fact::Action, Problem::Other(words.to_owned())))
        }
        (StoreError::Twin(_), _) => Some((Fact::Person, Problem::Other("This is a member already.".to_owned()))),
        (StoreError::Elsewhere(fact), _) => {
            Some((*fact, Problem::Other("Something that was chosen here is not there any more. Choose again.".to_owned())))
        }
        _ => None,
    }
}
