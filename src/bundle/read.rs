//! A bundle read from bytes, with care: bounded, whole, of our version, and true to its own history.

use serde::Deserialize;
use serde_json::error::Category;

use super::{Action, Bundle, FORMAT, Refusal, Thing, before, bounds, door, links, old, whole};
use crate::domain::history::Fact;
use crate::domain::things::Noun;
use crate::domain::wording::Wording;

/// The largest bundle that is read, in bytes: 256 MiB.
pub const LIMIT: u64 = 256 << 20;

/// The first thing that is read of a bundle.
#[derive(Deserialize)]
struct Mark {
    format: Option<String>,
}

/// Reads a bundle. What comes back can be trusted as much as the data file itself.
///
/// # Errors
/// [`Refusal`] says why not.
pub fn read(bytes: &[u8]) -> Result<Bundle, Refusal> {
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::TooLarge(LIMIT >> 20));
    }
    // Some programs put a mark of its encoding before a text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii_start().first().is_some_and(|first| !matches!(first, b'{' | b'[')) {
        return Err(Refusal::OtherKind);
    }
    let mark: Mark = serde_json::from_slice(bytes).map_err(|error| misread(&error, Refusal::Foreign))?;
    let format = mark.format.ok_or(Refusal::Foreign)?;
    let version = version(&format)?;
    let mut bundle: Bundle = serde_json::from_slice(bytes).map_err(|error| {
        let form = Refusal::Form { line: error.line(), column: error.column() };
        misread(&error, form)
    })?;
    if !links::are_told(&mut bundle, version > 1)
        || (version > 1 && old::is_there(&bundle))
        || (version < 3 && has_road(&bundle))
        || (version < 4 && has_things(&bundle))
        || (version < 5 && has_metrics(&bundle))
        || (version < 6 && has_strategy(&bundle))
        || (version < 7 && has_document(&bundle))
        || (version < 8 && has_publication(&bundle))
        || (version < 9 && has_seal(&bundle))
    {
        return Err(Refusal::Form { line: 1, column: 1 });
    }
    if version == 1 {
        links::from_sequence(&mut bundle);
        before::people_of_jurisdictions(&mut bundle)?;
        old::renew(&mut bundle)?;
    }
    FORMAT.clone_into(&mut bundle.format);
    whole::ids(&bundle)?;
    links::records(&bundle)?;
    door::values(&bundle)?;
    bounds::bounds(&bundle)?;
    whole::history(&bundle)?;
    Ok(bundle)
}

/// Whether anything of the road stands in a bundle, as only the third version has it.
fn has_road(bundle: &Bundle) -> bool {
    let is_for_road = |action: &Action| !action.road_line.is_empty();
    bundle.jurisdictions.iter().any(|it| !it.road_lines.is_empty() || it.actions.iter().any(is_for_road))
}

/// Whether any thing stands in a bundle, as only the fourth version has them.
fn has_things(bundle: &Bundle) -> bool {
    bundle.jurisdictions.iter().any(|it| !it.things.is_empty())
}

/// Whether anything of the metrics stands in a bundle, as only the fifth version has it.
fn has_metrics(bundle: &Bundle) -> bool {
    let is_kind = |thing: &Thing| matches!(thing.noun(), Some(Noun::Place | Noun::Peer | Noun::Officials));
    let is_reading = |thing: &Thing| thing.noun() == Some(Noun::Support) && thing.facts.contains_key(Fact::Reading.as_str());
    bundle.jurisdictions.iter().any(|it| it.things.iter().any(|thing| is_kind(thing) || is_reading(thing)))
}

/// Whether anything of the strategy and its measures stands in a bundle, as only the sixth version has it.
fn has_strategy(bundle: &Bundle) -> bool {
    let is_kind = |thing: &Thing| {
        matches!(
            thing.noun(),
            Some(
                Noun::Strategy
                    | Noun::Goal
                    | Noun::StrategicAction
                    | Noun::LogicEntry
                    | Noun::Approval
                    | Noun::Measure
                    | Noun::Update
                    | Noun::Accountability
            )
        )
    };
    let new = [Fact::StrategicActions, Fact::Measures, Fact::Changed];
    let goes_back =
        |thing: &Thing| thing.noun() == Some(Noun::Engagement) && new.iter().any(|fact| thing.facts.contains_key(fact.as_str()));
    bundle.jurisdictions.iter().any(|it| it.things.iter().any(|thing| is_kind(thing) || goes_back(thing)))
}

/// Whether anything that people write for the document stands in a bundle, as only the seventh version has it.
fn has_document(bundle: &Bundle) -> bool {
    bundle.jurisdictions.iter().any(|it| it.things.iter().any(|thing| thing.noun() == Some(Noun::MobilityPlan)))
}

/// Whether anything that brings the plan out or keeps it alive stands in a bundle, as only the eighth version has it.
fn has_publication(bundle: &Bundle) -> bool {
    let is_text = |thing: &Thing| {
        let texts = Wording::OF_PUBLICATION.iter().chain(&Wording::OF_MOMENTUM);
        let mut facts = texts.flat_map(|wording| std::iter::once(wording.fact()).chain(wording.basis()));
        thing.noun() == Some(Noun::MobilityPlan) && facts.any(|fact| thing.facts.contains_key(fact.as_str()))
    };
    let is_kind = |thing: &Thing| matches!(thing.noun(), Some(Noun::Publication | Noun::Comment | Noun::Translation | Noun::Outreach));
    bundle.jurisdictions.iter().any(|it| it.things.iter().any(|thing| is_kind(thing) || is_text(thing)))
}

/// Whether a seal stands in a bundle, as only the ninth version has it.
fn has_seal(bundle: &Bundle) -> bool {
    let says = |thing: &Thing| [Fact::Seal, Fact::SealAlt].iter().any(|fact| thing.facts.contains_key(fact.as_str()));
    bundle.jurisdictions.iter().any(|it| it.things.iter().any(|thing| thing.noun() == Some(Noun::MobilityPlan) && says(thing)))
}

/// The version of a bundle, of those that are read: what was written before order was recorded, before the road, before
/// things, before the metrics, before the strategy, before the texts of the document, before those that bring it out, before the
/// seal, and ours.
fn version(format: &str) -> Result<u64, Refusal> {
    let (name, ours) = FORMAT.split_once('/').expect("our format has a version");
    let ours: u64 = ours.parse().expect("our version is a number");
    let came = format.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')).ok_or(Refusal::Foreign)?;
    let version: u64 = came.parse().map_err(|_| Refusal::Foreign)?;
    match version {
        // A number is written in one way.
        _ if version.to_string() != came || version == 0 => Err(Refusal::Foreign),
        version if version > ours => Err(Refusal::Newer { version, ours }),
        version => Ok(version),
    }
}

fn misread(error: &serde_json::Error, data: Refusal) -> Refusal {
    match error.classify() {
        Category::Eof => Refusal::CutShort,
        Category::Data => data,
        Category::Syntax | Category::Io => Refusal::NotJson { line: error.line(), column: error.column() },
    }
}
