//! The keys of metrics, definitions, groups and releases: their words, and what the tables say of them.

use std::fmt;
use std::str::FromStr;

use super::{Definition, DefinitionKey, Family, Group, GroupKey, Metric, MetricKey, Release, ReleaseKey, Tables};
use crate::domain::guide::UnknownKey;

macro_rules! keyed {
    ($key:ident($number:ty), $of:ident, $list:ident) => {
        impl $key {
            /// All of them, in order.
            pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
                let count = <$number>::try_from(Tables::current().$list.len()).expect("the loading holds how many there may be");
                (0..count).map(Self)
            }

            /// What the tables say of it.
            #[must_use]
            pub fn get(self) -> &'static $of {
                &Tables::current().$list[self.index()]
            }

            /// Its word in addresses and data, for good.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                &self.get().word
            }

            /// Its place among all.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $key {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $key {
            type Err = UnknownKey;

            fn from_str(text: &str) -> Result<Self, UnknownKey> {
                Self::all().find(|key| key.as_str() == text).ok_or(UnknownKey)
            }
        }
    };
}

keyed!(MetricKey(u8), Metric, metrics);
keyed!(DefinitionKey(u8), Definition, definitions);
keyed!(GroupKey(u8), Group, groups);
keyed!(ReleaseKey(u16), Release, releases);

impl DefinitionKey {
    /// The metric that it is of.
    #[must_use]
    pub fn metric(self) -> &'static Metric {
        self.get().metric.get()
    }
}

impl GroupKey {
    /// The group that a file means by a spelling, whatever its capitals.
    #[must_use]
    pub fn spelled(text: &str) -> Option<Self> {
        Self::all().find(|key| key.get().spellings.iter().any(|spelling| spelling.eq_ignore_ascii_case(text)))
    }
}

impl Group {
    /// The family that it belongs to.
    #[must_use]
    pub fn family(&self) -> &'static Family {
        &Tables::current().families[self.family]
    }

    /// What has to be said beside its numbers, its own or its family's; empty if nothing.
    #[must_use]
    pub fn caution(&self) -> &str {
        if self.caution.is_empty() { &self.family().caution } else { &self.caution }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::PredictorKey;

    #[test]
    fn every_key_reads_back_as_itself() {
        for key in MetricKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for key in DefinitionKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
            assert!(key.metric().definitions.contains(&key), "{key}");
        }
        for key in GroupKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for key in ReleaseKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("share_debt_coll".parse::<DefinitionKey>(), Err(UnknownKey));
    }

    #[test]
    fn every_predictor_has_its_metrics_and_two_have_two() {
        let of = |predictor| MetricKey::all().filter(|key| key.get().predictor == predictor).count();
        let two: Vec<&str> = PredictorKey::all().filter(|key| of(*key) == 2).map(PredictorKey::as_str).collect();
        assert_eq!(two, ["social-capital", "transportation-access"]);
        assert!(PredictorKey::all().all(|key| of(key) > 0));
    }

    #[test]
    fn a_group_is_known_by_each_of_its_spellings() {
        for (spelling, word) in [
            ("with disability", "with-disability"),
            ("Majority non-White", "majority-non-white"),
            ("$50,000 or More", "50000-or-more"),
            ("Trade, Transit, Utilities", "trade-transit-utilities"),
            ("Low Income", "disadvantaged-students"),
            ("Black", "black"),
            ("Black, Non-Hispanic", "black-non-hispanic"),
        ] {
            assert_eq!(GroupKey::spelled(spelling).map(GroupKey::as_str), Some(word), "{spelling}");
        }
        for none in ["All", "NA", "", "Blacks", "2014"] {
            assert_eq!(GroupKey::spelled(none), None, "{none}");
        }
    }

    #[test]
    fn neighborhoods_are_no_groups_of_people() {
        let group = GroupKey::spelled("White neighborhoods").unwrap().get();
        assert_eq!(group.family().of, "neighborhoods");
        assert!(!group.caution().is_empty());
        let (one, other) = (GroupKey::spelled("Communities of color").unwrap(), GroupKey::spelled("Neighborhoods of color").unwrap());
        assert!(one != other && one.get().name == other.get().name, "renamed groups are one only within a release");
    }
}
