//! A release as pages show it: what it is, which columns were read under which meaning, which were not, and what was remarked.

use crate::domain::metrics::{KeptRelease, telling};
use crate::domain::words::{capital, count, list};

/// A release as pages show it.
pub struct ReleaseView {
    /// What it is.
    pub title: String,
    /// How sure that is, and when it was published.
    pub sentence: String,
    /// How much it holds.
    pub holds: String,
    /// How many columns are read.
    pub columns_told: String,
    /// The columns that are read: their names in the file, what they mean, and how their numbers are shown.
    pub columns: Vec<ColumnRow>,
    /// Those that are not, by the reason.
    pub unread: Vec<(String, String)>,
    /// How many remarks there are.
    pub remarks_told: String,
    /// What is not imported, and what is odd.
    pub remarks: Vec<RemarkRow>,
}

/// A column that is read.
pub struct ColumnRow {
    /// Its name in the file.
    pub name: String,
    /// The metric that it belongs to.
    pub metric: String,
    /// What its numbers mean.
    pub means: String,
    /// What counts as better.
    pub better: &'static str,
}

/// A remark.
pub struct RemarkRow {
    /// What it is about.
    pub about: String,
    /// What it says.
    pub what: String,
    /// How often.
    pub times: String,
    /// On which lines first.
    pub lines: String,
}

fn amount(number: u64, one: &str, many: &str) -> String {
    let small = usize::try_from(number).unwrap_or(usize::MAX);
    if number < 1_000 { count(small, one, many) } else { format!("{} {many}", grouped(number)) }
}

/// A number with its thousands told apart.
pub fn grouped(number: u64) -> String {
    crate::domain::words::decimal::Decimal::new(i128::from(number), 0).shown(0)
}

/// "2014 to 2019, 2021 and 2023".
fn years(all: impl Iterator<Item = u16>) -> String {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for year in all {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => spans.push((year, year)),
        }
    }
    let told = |(first, last): &(u16, u16)| if first == last { first.to_string() } else { format!("{first} to {last}") };
    list(&spans.iter().map(told).collect::<Vec<_>>())
}

impl ReleaseView {
    /// A release as pages show it.
    pub fn of(release: &KeptRelease) -> Self {
        let contents = &release.contents;
        let published = telling::published(&release.edition.published);
        let sentence = match (release.edition.release, contents.is_exact) {
            (Some(_), true) => format!("It has the size, the rows and the columns of this release, published {published}."),
            (Some(_), false) => {
                format!(
                    "It looks like this release, published {published}, but it is a part of it, was saved again, or is a later edition."
                )
            }
            (None, _) => "Milepost does not know this release. Only columns that mean the same in all releases are read.".to_owned(),
        };
        let [counties, cities] = contents.places;
        let places: Vec<String> = [(counties, "county", "counties"), (cities, "city", "cities")]
            .iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| amount(*number, one, many))
            .collect();
        let rows = amount(contents.rows, "row", "rows");
        let holds = if release.readings == 0 || contents.years.is_empty() {
            format!("No number of it is read yet. The file has {rows}.")
        } else {
            let (readings, years) = (amount(release.readings, "reading", "readings"), years(contents.years.iter().copied()));
            format!("It holds {readings} of {}, from {years}. The file has {rows}.", list(&places))
        };
        let column = |column: &crate::domain::metrics::KeptColumn| {
            let definition = column.definition.get();
            ColumnRow {
                name: column.name.clone(),
                metric: column.definition.metric().name.clone(),
                means: definition.name.clone(),
                better: telling::better(column.definition),
            }
        };
        let mut unread: Vec<(String, Vec<&str>)> = Vec::new();
        for (name, why) in &contents.unread {
            match unread.iter_mut().find(|(other, _)| other == why) {
                Some((_, names)) => names.push(name),
                None => unread.push((why.clone(), vec![name])),
            }
        }
        let remark = |remark: &crate::domain::metrics::KeptRemark| {
            let lines: Vec<String> = remark.lines.iter().map(|line| grouped(*line)).collect();
            RemarkRow {
                about: remark.about.clone(),
                what: remark.what.clone(),
                times: if remark.count == 1 { "Once".to_owned() } else { format!("{} times", grouped(remark.count)) },
                lines: match (lines.as_slice(), (lines.len() as u64) < remark.count) {
                    ([line], false) => format!("line {line}"),
                    (_, false) => format!("lines {}", list(&lines)),
                    (_, true) => format!("lines {} and more", lines.join(", ")),
                },
            }
        };
        Self {
            title: release.title().to_owned(),
            sentence,
            holds,
            columns_told: capital(&count(contents.columns.len(), "column is read", "columns are read")),
            remarks_told: capital(&count(contents.remarks.len(), "remark", "remarks")),
            columns: contents.columns.iter().map(column).collect(),
            unread: unread.into_iter().map(|(why, names)| (names.join(", "), why)).collect(),
            remarks: contents.remarks.iter().map(remark).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_in_spans() {
        assert_eq!(years([2014, 2015, 2016, 2018, 2021, 2022].into_iter()), "2014 to 2016, 2018, and 2021 to 2022");
        assert_eq!(years([2018].into_iter()), "2018");
        assert_eq!(grouped(28_289), "28,289");
    }
}
