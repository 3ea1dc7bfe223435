//! Which reading is meant: what it is of, and the file that says it.

use std::fmt;
use std::str::FromStr;

use super::measured_place::said_place;
use super::reading::Of;
use super::subgroup::Subgroup;
use crate::domain::guide::UnknownKey;

/// Which reading is meant. Its [`Display`](fmt::Display) is its key in data and addresses, for good:
/// `income-50/city-2915670/2023/whole/` and the digest of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingKey {
    /// What it is of.
    pub of: Of,
    /// The SHA-256 of the file that says it.
    pub digest: String,
}

impl ReadingKey {
    /// In words: "Median income, Columbia, Missouri, 2023".
    #[must_use]
    pub fn in_words(&self) -> String {
        self.told(&format!(", {}", self.of.year))
    }

    /// The same without the year: "Median income, Columbia, Missouri".
    #[must_use]
    pub fn of_any_year(&self) -> String {
        self.told("")
    }

    fn told(&self, year: &str) -> String {
        let Of { definition, place, subgroup, .. } = self.of;
        let group = if subgroup == Subgroup::Whole { String::new() } else { format!(", {}", subgroup.in_words()) };
        format!("{}, {}{year}{group}", definition.get().name, said_place(&place.to_string()))
    }
}

impl fmt::Display for ReadingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Of { definition, place, year, subgroup } = self.of;
        write!(f, "{definition}/{place}/{year}/{subgroup}/{}", self.digest)
    }
}

impl FromStr for ReadingKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let parts: Vec<&str> = text.split('/').collect();
        let [definition, place, year, subgroup, digest] = parts[..] else { return Err(UnknownKey) };
        let year = super::year::read(year).ok_or(UnknownKey)?;
        let of = Of { definition: definition.parse()?, place: place.parse()?, year, subgroup: subgroup.parse()? };
        let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        is_digest.then(|| Self { of, digest: digest.to_owned() }).ok_or(UnknownKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_itself() {
        let text = format!("income-50/city-2915670/2023/whole/{}", "0a".repeat(32));
        let key: ReadingKey = text.parse().unwrap();
        assert_eq!(key.to_string(), text);
        assert!(key.in_words().ends_with(", Columbia, Missouri, 2023"), "{}", key.in_words());
        assert_eq!(format!("{}, 2023", key.of_any_year()), key.in_words());
        for other in
            ["", "income-50", &text.replace("2023", "23"), &text.replace("0a", "0A"), &text.replace("whole", "all"), &format!("{text}/")]
        {
            assert!(other.parse::<ReadingKey>().is_err(), "{other}");
        }
    }
}
