//! The jurisdiction's own count of elected officials, beside the residents' shares that the files hold.

use time::Date;
use uuid::Uuid;

use crate::domain::guide::metrics::DefinitionKey;
use crate::domain::history::Fact;
use crate::domain::things::Thing;
use crate::domain::words::dates;
use crate::domain::words::decimal::Decimal;

/// The groups that the files tell residents by, each with the definition of its residents' share.
const GROUPS: [(Fact, &str); 4] = [
    (Fact::Black, "residents-black"),
    (Fact::Hispanic, "residents-hispanic"),
    (Fact::White, "residents-white"),
    (Fact::OtherGroups, "residents-other"),
];

/// How many elected officials of one body are of which group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officials {
    /// Its id.
    pub id: Uuid,
    /// Which body.
    pub body: String,
    /// The day of the count.
    pub counted: Option<Date>,
    /// How many are of each group, by the definition of its residents' share; nothing where nobody said.
    pub groups: Vec<(DefinitionKey, Option<u32>)>,
    /// How many are of a group that is not known.
    pub not_known: Option<u32>,
}

impl Officials {
    /// A count as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        let group = |(fact, word): &(Fact, &str)| Some((word.parse().ok()?, thing.read(*fact)));
        Self {
            id: thing.id,
            body: thing.get(Fact::Name).to_owned(),
            counted: dates::parse_iso(thing.get(Fact::Counted)),
            groups: GROUPS.iter().filter_map(group).collect(),
            not_known: thing.read(Fact::NotKnown),
        }
    }

    /// The groups that are counted, by the definition of their residents' share.
    pub fn groups() -> impl Iterator<Item = DefinitionKey> {
        GROUPS.iter().filter_map(|(_, word)| word.parse().ok())
    }

    /// How many there are together, as far as they are said.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.groups.iter().filter_map(|(_, count)| *count).chain(self.not_known).fold(0, u32::saturating_add)
    }

    /// How many there are of groups that are known; nothing unless all four are said, since a blank is no zero.
    #[must_use]
    pub fn known(&self) -> Option<u32> {
        self.groups.iter().map(|(_, count)| *count).try_fold(0_u32, |all, count| Some(all.saturating_add(count?)))
    }

    /// The share of a group among the officials whose group is known; nothing unless all four groups are said.
    #[must_use]
    pub fn share(&self, definition: DefinitionKey) -> Option<Decimal> {
        let of_group = self.groups.iter().find(|(key, _)| *key == definition).and_then(|(_, count)| *count)?;
        Decimal::new(i128::from(of_group), 0).over(Decimal::new(i128::from(self.known()?), 0), 6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::things::Noun;

    #[test]
    fn shares_are_of_those_whose_group_is_known() {
        let mut thing = Thing::nothing(Noun::Officials, Uuid::from_u128(1));
        for (fact, value) in
            [(Fact::Name, "City council"), (Fact::Black, "2"), (Fact::White, "5"), (Fact::OtherGroups, "1"), (Fact::NotKnown, "1")]
        {
            thing.values.insert(fact, value.to_owned());
        }
        let share = |of: &Thing, word: &str| Officials::of(of).share(word.parse().unwrap()).map(|share| share.to_string());
        assert_eq!((Officials::of(&thing).all(), Officials::of(&thing).known()), (9, None));
        assert_eq!(share(&thing, "residents-black"), None, "nobody said how many are Hispanic, and a blank is no zero");
        thing.values.insert(Fact::Hispanic, "0".to_owned());
        assert_eq!(Officials::of(&thing).known(), Some(8));
        assert_eq!(share(&thing, "residents-black").as_deref(), Some("0.25"));
        assert_eq!(share(&thing, "residents-hispanic").as_deref(), Some("0"));
        assert_eq!(share(&thing, "turnout"), None);
        assert_eq!(Officials::of(&Thing::nothing(Noun::Officials, Uuid::nil())).share("residents-black".parse().unwrap()), None);
    }
}
