//! What is to be said of a file: each kind once for what it is about, with how often and where first.

use std::collections::BTreeMap;

/// How many lines a remark names.
const LINES: usize = 5;
/// How many remarks are kept. A file with more kinds of trouble is no metrics file.
const LIMIT: usize = 1000;

/// A kind of remark. Its order is that in which people read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// The file ends in the middle of a row.
    CutOff,
    /// The last row has no line end, so that its last cell may have been cut short.
    OpenEnd,
    /// A row has fewer fields than the header, and is not read: nobody knows which are missing.
    ShortRow,
    /// A row has more fields than the header, and is not read.
    LongRow,
    /// The header stands again among the rows.
    HeaderAgain,
    /// A row names no place that could be one.
    NoPlace,
    /// A row names no year.
    NoYear,
    /// Two rows have one key and different values: neither is read.
    RowsContradict,
    /// A row stands twice with the same values, and is read once.
    RowTwice,
    /// A row names a group that is not known.
    UnknownGroup,
    /// A row names no group though the file tells groups apart.
    NoGroup,
    /// A place that no list of measured places has; its readings are kept.
    NewPlace,
    /// A name was not UTF-8.
    NotUtf8,
    /// A name was encoded twice.
    EncodedTwice,
    /// A column has no year, since the file has none and nobody named one.
    ColumnWithoutYear,
    /// A value is a formula, which no metrics file holds.
    Formula,
    /// A value is no number, or no pair where there has to be one.
    NotANumber,
    /// TRUE stands for one, so that a program guessed types and lost other values.
    TrueForOne,
    /// A zero that cannot be true, taken for missing.
    FalseZero,
    /// A value that the publisher holds back elsewhere, not taken.
    HeldBack,
    /// A value of a column whose year the publisher corrected later.
    OtherYear,
    /// A value outside of what is plausible, kept.
    Implausible,
    /// A value at the number to which larger ones were cut.
    Capped,
    /// Bounds that do not lie around their value, kept as they are.
    BoundsAmiss,
    /// One bound without the other.
    OneBound,
    /// A value without quality.
    NoQuality,
    /// A quality that is none of the known words.
    UnknownQuality,
    /// A quality without a value, which is no reading.
    QualityAlone,
    /// Words and digits of quality in one file, which no published file has.
    TwoQualities,
}

impl RemarkKind {
    /// Whether what it speaks of is not imported.
    #[must_use]
    pub const fn is_left_out(self) -> bool {
        matches!(
            self,
            Self::CutOff
                | Self::ShortRow
                | Self::LongRow
                | Self::HeaderAgain
                | Self::NoPlace
                | Self::NoYear
                | Self::RowsContradict
                | Self::RowTwice
                | Self::UnknownGroup
                | Self::NoGroup
                | Self::ColumnWithoutYear
                | Self::Formula
                | Self::NotANumber
                | Self::FalseZero
                | Self::HeldBack
                | Self::QualityAlone
        )
    }

    /// Those of a file that is not whole: it, or rows of it, ended too early or were changed.
    pub const BROKEN: [Self; 3] = [Self::CutOff, Self::ShortRow, Self::LongRow];

    /// Whether people need not look at it: it stands in almost every file.
    #[must_use]
    pub const fn is_usual(self) -> bool {
        matches!(self, Self::NoQuality | Self::QualityAlone | Self::OneBound | Self::Capped)
    }

    /// What people read, before the count.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::CutOff => "The file ends in the middle of a row, so a part of it seems to be missing.",
            Self::OpenEnd => "The last row has no line end. If the file was cut off there, its last cell may be too short.",
            Self::ShortRow => "The row has fewer fields than the header. It is not read, since nobody knows which are missing.",
            Self::LongRow => "The row has more fields than the header. It is not read.",
            Self::HeaderAgain => "The header stands again among the rows. It is left out.",
            Self::NoPlace => "The row names no place: its state or its code is no number of the right length.",
            Self::NoYear => "The row names no year. It is not read, since a year is never guessed.",
            Self::RowsContradict => "The same place, year and group stands in several rows with different values. None of them is read.",
            Self::RowTwice => "The row stands twice with the same values. It is read once.",
            Self::UnknownGroup => "The row names a group that Milepost does not know. It is not read.",
            Self::NoGroup => "The row names no group, though the file tells groups apart. It is not read.",
            Self::NewPlace => "Milepost does not know this place yet. Its values are kept, under the name in the file.",
            Self::NotUtf8 => "A name in this row is not in UTF-8. It is read as Windows-1252.",
            Self::EncodedTwice => "A name in this row was encoded twice. It is read as it was meant.",
            Self::ColumnWithoutYear => "The file has no years. Say which year this column is of, or it is not read.",
            Self::Formula => "The value is a formula, which no published file holds. It is not read.",
            Self::NotANumber => "The value is not a number. It is not read.",
            Self::TrueForOne => {
                "TRUE stands for 1. Whoever saved this file let a program guess, and it lost other values: they are missing here."
            }
            Self::FalseZero => "The value is zero, which cannot be true. It is taken as missing.",
            Self::HeldBack => "The publisher holds this value back in its combined files, so it is not taken from here.",
            Self::OtherYear => "The publisher corrected the year of this column later. It is read as of the right year.",
            Self::Implausible => "The value is outside of what is plausible. It is kept as it is.",
            Self::Capped => "The value is at the largest number that the publisher allows; the true one may be higher.",
            Self::BoundsAmiss => "The bounds do not lie around the value. They are kept as they are.",
            Self::OneBound => "The value has one bound only.",
            Self::NoQuality => "The value comes without quality. It is kept as “quality not given”.",
            Self::UnknownQuality => "The quality is none of the known words. It is taken as not given.",
            Self::QualityAlone => "There is a quality and no value. That is no reading.",
            Self::TwoQualities => "The file has words and digits of quality, which no published file has. Was it put together by hand?",
        }
    }
}

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its kind.
    pub kind: RemarkKind,
    /// What it is about: a column, a group, a place; empty where the kind says all.
    pub about: String,
    /// How often it is true.
    pub count: u64,
    /// The first lines for which it is.
    pub lines: Vec<u64>,
}

/// The remarks on a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    all: BTreeMap<(RemarkKind, String), (u64, Vec<u64>)>,
}

impl Remarks {
    /// Adds what is true at a line.
    pub fn add(&mut self, kind: RemarkKind, about: &str, line: u64) {
        // A look-up by reference would need a key of its own type; few rows give any remark.
        let key = (kind, about.to_owned());
        if self.all.len() >= LIMIT && !self.all.contains_key(&key) {
            return;
        }
        let (count, lines) = self.all.entry(key).or_default();
        *count += 1;
        if lines.len() < LINES {
            lines.push(line);
        }
    }

    /// Adds all of others.
    pub fn join(&mut self, others: &Self) {
        for ((kind, about), (count, lines)) in &others.all {
            let own = self.all.entry((*kind, about.clone())).or_default();
            own.0 += count;
            own.1.extend(lines.iter().take(LINES - own.1.len().min(LINES)));
        }
    }

    /// All, in the order in which people read them.
    pub fn iter(&self) -> impl Iterator<Item = Remark> + '_ {
        self.all.iter().map(|((kind, about), (count, lines))| Remark {
            kind: *kind,
            about: about.clone(),
            count: *count,
            lines: lines.clone(),
        })
    }

    /// How often something of a kind is true.
    #[must_use]
    pub fn count(&self, kind: RemarkKind) -> u64 {
        self.all.iter().filter(|((of, _), _)| *of == kind).map(|(_, (count, _))| count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_made_once_with_its_count_and_first_lines() {
        let mut remarks = Remarks::default();
        for line in 2..10 {
            remarks.add(RemarkKind::ShortRow, "", line);
        }
        remarks.add(RemarkKind::NotANumber, "share_employed", 7);
        let all: Vec<Remark> = remarks.iter().collect();
        assert_eq!(all[0], Remark { kind: RemarkKind::ShortRow, about: String::new(), count: 8, lines: vec![2, 3, 4, 5, 6] });
        assert_eq!((all[1].about.as_str(), all[1].count), ("share_employed", 1));
        assert_eq!(remarks.count(RemarkKind::ShortRow), 8);
    }
}
