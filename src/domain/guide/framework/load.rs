//! Reads the framework's file and checks it, naming the line that is wrong.

use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Dimension, DimensionKey, Framework, LineKey, Pillar, PillarKey, Point, Predictor, PredictorKey, RoadLine, RoadStep, RoadStepKey,
    Somewhere,
};
use crate::domain::guide::checker::{Checker, GuideError};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFramework {
    version: Spanned<String>,
    dimension: Vec<RawNamed>,
    pillar: Vec<Spanned<RawPillar>>,
    step: Vec<Spanned<RawStep>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNamed {
    key: Spanned<String>,
    name: Spanned<String>,
    what: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPillar {
    key: Spanned<String>,
    name: Spanned<String>,
    what: Spanned<String>,
    predictor: Vec<RawNamed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    key: Spanned<String>,
    name: Spanned<String>,
    page: u16,
    purpose: Spanned<String>,
    produces: Spanned<String>,
    who: Spanned<String>,
    line: Vec<RawLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    key: Spanned<String>,
    name: Spanned<String>,
    page: Spanned<u16>,
    who: Spanned<String>,
    produces: Spanned<String>,
    #[serde(default)]
    here: Vec<Spanned<Somewhere>>,
    #[serde(default)]
    point: Vec<RawPoint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPoint {
    name: Spanned<String>,
    what: Spanned<String>,
}

impl Checker<'_> {
    /// Holds how many there are against how many there must be.
    fn hold_count(&self, at: usize, found: usize, due: usize, what: &str) -> Result<(), GuideError> {
        if found == due { Ok(()) } else { Err(self.wrong(at, format!("there are {found} {what}, not {due}"))) }
    }

    fn dimension(&self, key: DimensionKey, raw: RawNamed) -> Result<Dimension, GuideError> {
        self.expect(&raw.key, key.as_str(), "the dimension")?;
        Ok(Dimension { key, name: self.filled("name", raw.name)?, what: self.filled("what", raw.what)? })
    }

    fn pillar(&self, key: PillarKey, raw: Spanned<RawPillar>) -> Result<Pillar, GuideError> {
        let start = raw.span().start;
        let raw = raw.into_inner();
        self.expect(&raw.key, key.as_str(), "the pillar")?;
        self.hold_count(start, raw.predictor.len(), key.predictors().count(), &format!("predictors of “{key}”"))?;
        Ok(Pillar {
            key,
            name: self.filled("name", raw.name)?,
            what: self.filled("what", raw.what)?,
            predictors: key.predictors().zip(raw.predictor).map(|(key, raw)| self.predictor(key, raw)).collect::<Result<_, _>>()?,
        })
    }

    fn predictor(&self, key: PredictorKey, raw: RawNamed) -> Result<Predictor, GuideError> {
        self.expect(&raw.key, key.as_str(), "the predictor")?;
        Ok(Predictor { key, name: self.filled("name", raw.name)?, what: self.filled("what", raw.what)? })
    }

    fn road_step(&self, key: RoadStepKey, raw: Spanned<RawStep>) -> Result<RoadStep, GuideError> {
        let start = raw.span().start;
        let raw = raw.into_inner();
        self.expect(&raw.key, &key.to_string(), "step")?;
        self.hold_count(start, raw.line.len(), key.lines().count(), &format!("lines of step {key}"))?;
        let mut before = raw.page;
        let mut lines = Vec::with_capacity(raw.line.len());
        for (key, raw) in key.lines().zip(raw.line) {
            // The guide is read from front to back.
            if *raw.page.get_ref() < before {
                return Err(self.wrong(raw.page.span().start, format!("page {} of {key} is before page {before}", raw.page.get_ref())));
            }
            before = *raw.page.get_ref();
            lines.push(self.road_line(key, raw)?);
        }
        Ok(RoadStep {
            key,
            name: self.filled("name", raw.name)?,
            page: raw.page,
            purpose: self.filled("purpose", raw.purpose)?,
            produces: self.filled("produces", raw.produces)?,
            who: self.filled("who", raw.who)?,
            lines,
        })
    }

    fn road_line(&self, key: LineKey, raw: RawLine) -> Result<RoadLine, GuideError> {
        self.expect(&raw.key, &key.to_string(), "line")?;
        let point =
            |raw: RawPoint| Ok::<_, GuideError>(Point { name: self.filled("name", raw.name)?, what: self.filled("what", raw.what)? });
        Ok(RoadLine {
            key,
            name: self.filled("name", raw.name)?,
            page: raw.page.into_inner(),
            who: self.filled("who", raw.who)?,
            produces: self.filled("produces", raw.produces)?,
            here: raw.here.into_iter().map(|here| self.somewhere(here)).collect::<Result<_, _>>()?,
            points: raw.point.into_iter().map(point).collect::<Result<_, _>>()?,
        })
    }

    fn somewhere(&self, raw: Spanned<Somewhere>) -> Result<Somewhere, GuideError> {
        let start = raw.span().start;
        let here = raw.into_inner();
        if here.path.starts_with('/') && !here.label.trim().is_empty() {
            Ok(here)
        } else {
            Err(self.wrong(start, "a place needs a path that begins with a slash, and a label"))
        }
    }
}

static CURRENT: LazyLock<Framework> = LazyLock::new(|| parse(FILE).expect("a test loads the embedded framework"));

const FILE: &str = include_str!("../framework.toml");

impl Framework {
    /// The framework as it is in this program.
    #[must_use]
    pub fn current() -> &'static Self {
        &CURRENT
    }
}

fn parse(text: &str) -> Result<Framework, GuideError> {
    let check = Checker { file: "framework.toml", text };
    let raw: RawFramework = check.read()?;
    check.hold_count(text.len(), raw.dimension.len(), DimensionKey::ALL.len(), "dimensions")?;
    check.hold_count(text.len(), raw.pillar.len(), PillarKey::ALL.len(), "pillars")?;
    check.hold_count(text.len(), raw.step.len(), RoadStepKey::all().count(), "steps")?;
    let dimensions = DimensionKey::ALL.into_iter().zip(raw.dimension).map(|(key, raw)| check.dimension(key, raw));
    let pillars = PillarKey::ALL.into_iter().zip(raw.pillar).map(|(key, raw)| check.pillar(key, raw));
    let steps = RoadStepKey::all().zip(raw.step).map(|(key, raw)| check.road_step(key, raw));
    Ok(Framework {
        version: check.filled("version", raw.version)?,
        dimensions: dimensions.collect::<Result<_, _>>()?,
        pillars: pillars.collect::<Result<_, _>>()?,
        steps: steps.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::{Guide, RoadPlace};

    #[test]
    fn the_embedded_framework_loads_and_is_of_the_guide_s_version() {
        let framework = parse(FILE).unwrap();
        assert_eq!(framework.version, Guide::current().version);
        for place in RoadPlace::all() {
            assert!(!framework.named(place).is_empty());
        }
        for key in PredictorKey::all() {
            assert_eq!(framework.predictor(key).key, key);
            assert_eq!(framework.predictor(key).name.to_lowercase().replace(' ', "-"), key.as_str(), "the key is the name");
        }
        for key in DimensionKey::ALL {
            assert_eq!(framework.dimension(key).name.replace(' ', "-"), key.as_str());
        }
    }

    fn error_after(from: &str, to: &str) -> GuideError {
        assert!(FILE.contains(from), "{from}");
        parse(&FILE.replacen(from, to, 1)).unwrap_err()
    }

    fn line_of(text: &str) -> usize {
        FILE.lines().position(|line| line.contains(text)).unwrap() + 1
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = error_after("key = \"4.2\"", "key = \"4.9\"");
        assert_eq!((error.line, error.what.as_str()), (line_of("key = \"4.2\""), "expected line “4.2”, found “4.9”"));
        assert!(error.to_string().starts_with("framework.toml, line "), "{error}");

        let error = error_after("key = \"social-capital\"", "key = \"capital\"");
        assert_eq!(error.line, line_of("key = \"social-capital\""));

        let error = error_after("name = \"just policing\"", "name = \" \"");
        assert_eq!((error.line, error.what.as_str()), (line_of("name = \"just policing\""), "“name” is empty"));

        let error = error_after("path = \"/launch\"", "path = \"launch\"");
        assert_eq!(error.line, line_of("path = \"/launch\""));

        let error = error_after("[[step]]\nkey = \"10\"", "[[step.line]]\nkey = \"10\"");
        assert!(error.what.contains("purpose"), "{error}");

        let error = error_after("page = 70\n", "page = 60\n");
        assert_eq!((error.line, error.what.as_str()), (line_of("page = 70"), "page 60 of 5.2 is before page 69"));

        let error = error_after("[[dimension]]\nkey = \"economic-success\"", "[[dimensions]]\nkey = \"economic-success\"");
        assert!(error.what.contains("dimensions"), "{error}");
    }
}
