//! An object in which every name stands once: readers disagree on which of two values counts.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};

/// The saved fields of a round, by name. A blank one is missing.
pub type Entries = BTreeMap<String, String>;

/// Reads the saved fields of a round.
///
/// # Errors
/// When a name comes twice.
pub fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Entries, D::Error> {
    deserializer.deserialize_map(Once)
}

struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts in which every name stands once")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Entries::new();
        while let Some((name, value)) = map.next_entry::<String, String>()? {
            match entries.entry(name) {
                Entry::Vacant(free) => drop(free.insert(value)),
                Entry::Occupied(taken) => return Err(A::Error::custom(format_args!("{} comes twice", taken.key()))),
            }
        }
        Ok(entries)
    }
}
