//! Reads the tables of the metrics and checks them, naming the line that is wrong.

use std::sync::LazyLock;

use toml::Spanned;

use super::entries::Words;
use super::raw::{RawColumns, RawGroups, RawMetrics, RawPlaces, RawReleases};
use super::{Family, Foreign, Group, HeldBack, METRICS, MetricKey, OtherColumn, PlaceCode, Quality, ReleaseKey, Successor, Tables};
use crate::domain::guide::checker::{Checker, GuideError};

/// The texts of the five files.
struct Files {
    metrics: &'static str,
    columns: &'static str,
    groups: &'static str,
    releases: &'static str,
    places: &'static str,
}

const FILES: Files = Files {
    metrics: include_str!("../metrics.toml"),
    columns: include_str!("../metrics-columns.toml"),
    groups: include_str!("../metrics-groups.toml"),
    releases: include_str!("../metrics-releases.toml"),
    places: include_str!("../metrics-places.toml"),
};

static CURRENT: LazyLock<Tables> = LazyLock::new(|| parse(&FILES).expect("a test loads the embedded tables"));

impl Tables {
    /// The tables as they are in this program.
    #[must_use]
    pub fn current() -> &'static Self {
        &CURRENT
    }
}

fn parse(files: &Files) -> Result<Tables, GuideError> {
    let mut tables = Tables {
        metrics: Vec::new(),
        definitions: Vec::new(),
        columns: Vec::new(),
        others: Vec::new(),
        foreign: Vec::new(),
        families: Vec::new(),
        groups: Vec::new(),
        qualities: Vec::new(),
        releases: Vec::new(),
        successors: Vec::new(),
        held_back: Vec::new(),
    };
    let (definitions, metrics) = metrics(files.metrics, &mut tables)?;
    groups(files.groups, &mut tables)?;
    let releases = releases(files.releases, &mut tables)?;
    columns(files.columns, &mut tables, &definitions, &releases)?;
    places(files.places, &mut tables, &metrics)?;
    Ok(tables)
}

fn metrics(text: &str, tables: &mut Tables) -> Result<(Words, Words), GuideError> {
    let check = Checker { file: "metrics.toml", text };
    let raw: RawMetrics = check.read()?;
    if raw.metric.len() != METRICS {
        return Err(check.wrong(text.len(), format!("there are {} metrics, not {METRICS}", raw.metric.len())));
    }
    let (mut definitions, mut metrics) = (Words::default(), Words::default());
    for (key, raw) in (0..).map(MetricKey).zip(raw.metric) {
        let metric = check.metric(key, raw, &mut definitions, tables)?;
        metrics.0.push(metric.word.clone());
        tables.metrics.push(metric);
    }
    Ok((definitions, metrics))
}

fn groups(text: &str, tables: &mut Tables) -> Result<(), GuideError> {
    let check = Checker { file: "metrics-groups.toml", text };
    let raw: RawGroups = check.read()?;
    let (mut families, mut groups, mut spellings) = (Words::default(), Words::default(), Words::default());
    for raw in raw.family {
        let (of, name) = (check.filled("of", raw.of)?, check.filled("name", raw.name)?);
        tables.families.push(Family { word: families.add(&check, raw.key)?, of, name, caution: raw.caution });
    }
    for raw in raw.group {
        let at = raw.key.span().start;
        if let Some(twice) = raw.spellings.iter().find(|spelling| spellings.0.iter().any(|known| known.eq_ignore_ascii_case(spelling))) {
            return Err(check.wrong(at, format!("“{twice}” is the spelling of another group")));
        }
        spellings.0.extend(raw.spellings.iter().cloned());
        if tables.groups.len() > 200 {
            return Err(check.wrong(at, "too many groups"));
        }
        tables.groups.push(Group {
            family: families.place(&check, &raw.family, "family")?,
            word: groups.add(&check, raw.key)?,
            name: check.filled("name", raw.name)?,
            spellings: raw.spellings,
            caution: raw.caution,
        });
    }
    for raw in raw.quality {
        let quality = raw.word.get_ref().parse::<Quality>();
        let quality = quality.map_err(|_| check.wrong(raw.word.span().start, format!("“{}” is no quality", raw.word.get_ref())))?;
        tables.qualities.extend(raw.spellings.into_iter().map(|spelling| (spelling, quality)));
    }
    Ok(())
}

fn releases(text: &str, tables: &mut Tables) -> Result<Words, GuideError> {
    let check = Checker { file: "metrics-releases.toml", text };
    let raw: RawReleases = check.read()?;
    let mut words = Words::default();
    for raw in raw.release {
        let key = u16::try_from(tables.releases.len()).map_err(|_| check.wrong(raw.key.span().start, "too many releases"))?;
        tables.releases.push(check.release(ReleaseKey(key), raw, &mut words)?);
    }
    Ok(words)
}

fn columns(text: &str, tables: &mut Tables, definitions: &Words, releases: &Words) -> Result<(), GuideError> {
    let check = Checker { file: "metrics-columns.toml", text };
    let raw: RawColumns = check.read()?;
    for raw in raw.column {
        let at = raw.names.span().start;
        let column = check.column(raw, definitions, releases)?;
        let is_known = |name: &String| tables.columns.iter().any(|known| known.names.contains(name));
        if let Some(twice) = column.names.iter().find(|name| is_known(name)) {
            return Err(check.wrong(at, format!("“{twice}” has a meaning already")));
        }
        tables.columns.push(column);
    }
    for raw in raw.other {
        check.filled("source", raw.source)?;
        tables.others.push(OtherColumn { names: raw.names, why: check.filled("why", raw.why)? });
    }
    for raw in raw.foreign {
        check.filled("source", raw.source)?;
        tables.foreign.push(Foreign { columns: raw.columns, why: check.filled("why", raw.why)? });
    }
    Ok(())
}

fn places(text: &str, tables: &mut Tables, metrics: &Words) -> Result<(), GuideError> {
    let check = Checker { file: "metrics-places.toml", text };
    let raw: RawPlaces = check.read()?;
    for raw in raw.successor {
        let codes =
            |codes: &[Spanned<String>]| codes.iter().map(|code| check.place_code(&raw.kind, code)).collect::<Result<Vec<PlaceCode>, _>>();
        check.filled("source", raw.source)?;
        tables.successors.push(Successor {
            old: codes(&raw.old)?,
            new: codes(&raw.new)?,
            year: raw.year,
            is_renamed: raw.renamed,
            sentence: check.filled("sentence", raw.sentence)?,
        });
    }
    for raw in raw.held_back {
        check.filled("source", raw.source)?;
        let metric = |word: &Spanned<String>| {
            let place = metrics.place(&check, word, "metric")?;
            Ok::<_, GuideError>(MetricKey(u8::try_from(place).expect("there are 26 metrics")))
        };
        tables.held_back.push(HeldBack {
            places: raw.codes.iter().map(|code| check.place_code(&raw.kind, code)).collect::<Result<_, _>>()?,
            metrics: raw.metrics.iter().map(metric).collect::<Result<_, _>>()?,
            before: raw.before,
            year: raw.year,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_load() {
        let tables = parse(&FILES).unwrap();
        assert_eq!(tables.metrics.len(), METRICS);
        assert!(tables.releases.len() > 200 && tables.columns.len() > 40 && tables.groups.len() > 40);
        // Every known column has its one meaning, and no name is both read and left out.
        for column in &tables.columns {
            for name in &column.names {
                assert!(!tables.others.iter().any(|other| other.is(name)), "{name}");
            }
        }
        assert!(tables.definitions.iter().all(|definition| definition.range.0 < definition.range.1));
    }

    /// The error after a change of one file.
    fn error_after(change: impl Fn(&mut Files), from: &str) -> GuideError {
        let mut files = FILES;
        change(&mut files);
        let error = parse(&files).err().unwrap_or_else(|| panic!("{from}"));
        assert!(error.to_string().contains(", line "), "{error}");
        error
    }

    fn replaced(text: &'static str, from: &str, to: &str) -> &'static str {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).leak()
    }

    #[test]
    fn a_wrong_line_is_named() {
        let line = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
        let (from, to) = ("predictor = \"housing-stability\"", "predictor = \"housing\"");
        let error = error_after(|files| files.metrics = replaced(files.metrics, from, to), from);
        assert_eq!((error.file, error.line), ("metrics.toml", line(FILES.metrics, from)));

        let from = "means = \"affordable-30\"";
        let error = error_after(|files| files.columns = replaced(files.columns, from, "means = \"affordable\""), from);
        assert_eq!(
            (error.file, error.line, error.what.as_str()),
            ("metrics-columns.toml", line(FILES.columns, from), "“affordable” is no definition")
        );

        let from = "names = [\"share_medical_debt_coll\"]";
        let error = error_after(|files| files.columns = replaced(files.columns, from, "names = [\"share_debt_coll\"]"), from);
        assert_eq!((error.line, error.what.as_str()), (line(FILES.columns, from), "“share_debt_coll” has a meaning already"));

        let from = "spellings = [\"Black\"]";
        let error = error_after(|files| files.groups = replaced(files.groups, from, "spellings = [\"hispanic\"]"), from);
        assert!(error.what.contains("“Hispanic” is the spelling of another group"), "{error}");

        let from = "key = \"county-recent-2024-02\"";
        let error = error_after(|files| files.releases = replaced(files.releases, from, "key = \"county-overall-2021\""), from);
        assert_eq!((error.file, error.line), ("metrics-releases.toml", line(FILES.releases, from)));

        let from = "old = [\"02261\"]";
        let error = error_after(|files| files.places = replaced(files.places, from, "old = [\"02\"]"), from);
        assert_eq!((error.file, error.line), ("metrics-places.toml", line(FILES.places, from)));
    }
}
