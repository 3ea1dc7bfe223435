//! Reads the tables of the metrics and checks them, naming the line that is wrong.

use std::sync::LazyLock;

use toml::Spanned;

use super::raw::{
    RawCase, RawColumn, RawColumns, RawEdge, RawGroups, RawMetric, RawMetrics, RawPlaces, RawRelease, RawReleases,
};
use super::{
    Case, Column, Definition, DefinitionKey, Edge, Family, Foreign, Group, HeldBack, METRICS, Metric, MetricKey, OtherColumn, PlaceCode,
    PlaceKind, Quality, Release, ReleaseKey, Successor, Tables,
};
use crate::domain::guide::PredictorKey;
use crate::domain::guide::checker::{Checker, GuideError};
use crate::domain::words::decimal::Decimal;

/// A list of words, each of which stands in it once.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn add(&mut self, check: &Checker<'_>, key: Spanned<String>) -> Result<String, GuideError> {
        let at = key.span().start;
        let word = check.filled("key", key)?;
        if self.0.contains(&word) {
            return Err(check.wrong(at, format!("“{word}” is there already")));
        }
        self.0.push(word.clone());
        Ok(word)
    }

    fn place(&self, check: &Checker<'_>, word: &Spanned<String>, noun: &str) -> Result<usize, GuideError> {
        let found = self.0.iter().position(|known| known == word.get_ref());
        found.ok_or_else(|| check.wrong(word.span().start, format!("“{}” is no {noun}", word.get_ref())))
    }
}

impl Checker<'_> {
    fn decimal(&self, text: &Spanned<String>) -> Result<Decimal, GuideError> {
        Decimal::read(text.get_ref()).ok_or_else(|| self.wrong(text.span().start, format!("“{}” is no number", text.get_ref())))
    }

    fn metric(&self, key: MetricKey, raw: RawMetric, words: &mut Words, tables: &mut Tables) -> Result<Metric, GuideError> {
        let at = raw.predictor.span().start;
        let predictor = raw.predictor.get_ref().parse::<PredictorKey>();
        let predictor = predictor.map_err(|_| self.wrong(at, format!("“{}” is no predictor", raw.predictor.get_ref())))?;
        if tables.metrics.last().is_some_and(|before| before.predictor > predictor) {
            return Err(self.wrong(at, "the metrics stand in the order of the predictors"));
        }
        let mut definitions = Vec::with_capacity(raw.definition.len());
        for raw in raw.definition {
            let own = DefinitionKey(u8::try_from(tables.definitions.len()).map_err(|_| self.wrong(at, "too many definitions"))?);
            definitions.push(own);
            let (least, most) = raw.range.get_ref();
            let number = |text: &str| Decimal::read(text).ok_or_else(|| self.wrong(raw.range.span().start, format!("“{text}” is no number")));
            let range = (number(least)?, number(most)?);
            tables.definitions.push(Definition {
                key: own,
                word: words.add(self, raw.key)?,
                metric: key,
                name: self.filled("name", raw.name)?,
                unit: raw.unit,
                of: raw.of,
                better: raw.better,
                range,
                for_larger_areas: raw.larger_areas,
                zero: raw.zero,
                cap: raw.cap.as_ref().map(|cap| self.decimal(cap)).transpose()?,
                is_past: raw.past,
                source: self.filled("source", raw.source)?,
            });
        }
        Ok(Metric {
            key,
            word: self.filled("key", raw.key)?,
            predictor,
            name: self.filled("name", raw.name)?,
            what: self.filled("what", raw.what)?,
            is_ranked: raw.ranked,
            definitions,
        })
    }

    fn column(&self, raw: RawColumn, definitions: &Words, releases: &Words) -> Result<Column, GuideError> {
        let at = raw.names.span().start;
        let cases = match (raw.means, raw.case) {
            (Some(means), case) if case.is_empty() => {
                vec![RawCase { means, times: None, year: None, releases: Vec::new(), places: None, with: Vec::new(), over: None, up_to: None }]
            }
            (None, case) if !case.is_empty() => case,
            _ => return Err(self.wrong(at, "a column has either one meaning or cases")),
        };
        let case = |raw: RawCase| {
            let release = |word: &Spanned<String>| {
                let place = releases.place(self, word, "release")?;
                Ok::<_, GuideError>(ReleaseKey(u16::try_from(place).expect("a release's place was held when it was added")))
            };
            let means = definitions.place(self, &raw.means, "definition")?;
            Ok::<_, GuideError>(Case {
                means: DefinitionKey(u8::try_from(means).expect("a definition's place was held when it was added")),
                times: raw.times.as_ref().map_or(Ok(Decimal::ONE), |times| self.decimal(times))?,
                year: raw.year,
                releases: raw.releases.iter().map(release).collect::<Result<_, _>>()?,
                places: raw.places,
                with: raw.with,
                over: raw.over.as_ref().map(|over| self.decimal(over)).transpose()?,
                up_to: raw.up_to.as_ref().map(|up_to| self.decimal(up_to)).transpose()?,
            })
        };
        Ok(Column {
            names: raw.names.into_inner(),
            quality: raw.quality,
            cases: cases.into_iter().map(case).collect::<Result<_, _>>()?,
            source: self.filled("source", raw.source)?,
        })
    }

    fn release(&self, key: ReleaseKey, raw: RawRelease, words: &mut Words) -> Result<Release, GuideError> {
        let edge = |raw: RawEdge| Ok::<_, GuideError>(Edge { number: self.decimal(&raw.number)?, column: raw.column });
        self.filled("source", raw.source)?;
        if raw.with.is_empty() && raw.version.is_empty() {
            return Err(self.wrong(raw.key.span().start, "nothing tells this release from others"));
        }
        let mut years: Vec<(String, u16)> = raw.years.into_iter().collect();
        years.sort();
        Ok(Release {
            key,
            word: words.add(self, raw.key)?,
            title: self.filled("title", raw.title)?,
            places: raw.places,
            groups: raw.groups,
            published: self.filled("published", raw.published)?,
            columns: raw.columns,
            with: raw.with,
            without: raw.without,
            over: raw.over.into_iter().map(edge).collect::<Result<_, _>>()?,
            up_to: raw.up_to.into_iter().map(edge).collect::<Result<_, _>>()?,
            holds: raw.holds,
            within: raw.within,
            versions: raw.version,
            years,
        })
    }

    fn place_code(&self, kind: &Spanned<String>, digits: &Spanned<String>) -> Result<PlaceCode, GuideError> {
        let kind = kind.get_ref().parse::<PlaceKind>().map_err(|_| self.wrong(kind.span().start, "no kind of place"))?;
        let code = digits.get_ref().split_at_checked(2).and_then(|(state, code)| PlaceCode::read(kind, state, code));
        code.ok_or_else(|| self.wrong(digits.span().start, format!("“{}” is no code", digits.get_ref())))
    }
}

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
        let codes = |codes: &[Spanned<String>]| codes.iter().map(|code| check.place_code(&raw.kind, code)).collect::<Result<_, _>>();
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
