//! Single entries of the tables, from what is written to what is known.

use toml::Spanned;

use super::raw::{RawCase, RawColumn, RawEdge, RawMetric, RawRelease};
use super::{Case, Column, Definition, DefinitionKey, Edge, Metric, MetricKey, PlaceCode, PlaceKind, Release, ReleaseKey, Tables};
use crate::domain::guide::PredictorKey;
use crate::domain::guide::checker::{Checker, GuideError};
use crate::domain::words::decimal::Decimal;

/// A list of words, each of which stands in it once.
#[derive(Default)]
pub(super) struct Words(pub Vec<String>);

impl Words {
    pub fn add(&mut self, check: &Checker<'_>, key: Spanned<String>) -> Result<String, GuideError> {
        let at = key.span().start;
        let word = check.filled("key", key)?;
        if self.0.contains(&word) {
            return Err(check.wrong(at, format!("“{word}” is there already")));
        }
        self.0.push(word.clone());
        Ok(word)
    }

    pub fn place(&self, check: &Checker<'_>, word: &Spanned<String>, noun: &str) -> Result<usize, GuideError> {
        let found = self.0.iter().position(|known| known == word.get_ref());
        found.ok_or_else(|| check.wrong(word.span().start, format!("“{}” is no {noun}", word.get_ref())))
    }
}

impl Checker<'_> {
    pub(super) fn decimal(&self, text: &Spanned<String>) -> Result<Decimal, GuideError> {
        Decimal::read(text.get_ref()).ok_or_else(|| self.wrong(text.span().start, format!("“{}” is no number", text.get_ref())))
    }

    pub(super) fn metric(&self, key: MetricKey, raw: RawMetric, words: &mut Words, tables: &mut Tables) -> Result<Metric, GuideError> {
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
            let number =
                |text: &str| Decimal::read(text).ok_or_else(|| self.wrong(raw.range.span().start, format!("“{text}” is no number")));
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
                base_differs: raw.base_differs,
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

    pub(super) fn column(&self, raw: RawColumn, definitions: &Words, releases: &Words) -> Result<Column, GuideError> {
        let at = raw.names.span().start;
        let cases = match (raw.means, raw.case) {
            (Some(means), case) if case.is_empty() => {
                vec![RawCase {
                    means,
                    times: None,
                    year: None,
                    releases: Vec::new(),
                    places: None,
                    with: Vec::new(),
                    without: Vec::new(),
                    before: None,
                    over: None,
                    up_to: None,
                }]
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
                without: raw.without,
                before: raw.before,
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

    pub(super) fn release(&self, key: ReleaseKey, raw: RawRelease, words: &mut Words) -> Result<Release, GuideError> {
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

    pub(super) fn place_code(&self, kind: &Spanned<String>, digits: &Spanned<String>) -> Result<PlaceCode, GuideError> {
        let kind = kind.get_ref().parse::<PlaceKind>().map_err(|_| self.wrong(kind.span().start, "no kind of place"))?;
        let code = digits.get_ref().split_at_checked(2).and_then(|(state, code)| PlaceCode::read(kind, state, code));
        code.ok_or_else(|| self.wrong(digits.span().start, format!("“{}” is no code", digits.get_ref())))
    }
}
