//! The search.

use uuid::Uuid;

use super::index::{self, Number};
use super::texts::{Text, these};
use crate::domain::find::{Kind, Sought};
use crate::domain::ids::JurisdictionId;
use crate::store::Store;
use crate::store::hands::Result;

/// How many texts of a kind one page holds at most.
pub const MOST: usize = 50;

/// How many of each kind are shown at first, where there are several kinds: a person looks for one text, and every
/// further one shown costs time.
const AT_FIRST: usize = 10;

/// What was found, kind by kind in the order of the page.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The kinds of which something was found.
    pub groups: Vec<Group>,
}

/// What was found of one kind.
#[derive(Debug, Clone)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// At most [`MOST`], the newest rounds first.
    pub hits: Vec<Hit>,
    /// How many there are in all, where that was counted.
    pub all: Option<usize>,
    /// Where the next page of this kind begins, if there are more.
    pub more: Option<i64>,
}

/// A text that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The record in which it stands.
    pub record: Uuid,
    /// Which text of the record it is; empty where the record is one.
    pub field: String,
    /// What it is within: its round, its finding.
    pub within: Option<Uuid>,
    /// What that is called.
    pub beside: String,
    /// The day or the place that tells it from others; of what a round says, "newest" if that round is.
    pub extra: String,
    /// What it says, field by field, each with what the field is called.
    pub parts: Vec<(&'static str, String)>,
}

impl Store {
    /// What holds the words sought in a jurisdiction, without what lies in the bin: of all kinds, or the texts of one kind
    /// that come after a place.
    ///
    /// # Errors
    /// A failed read.
    pub async fn find(&self, of: JurisdictionId, sought: &Sought, only: Option<(Kind, Option<i64>)>) -> Result<Found> {
        let mut reader = self.reader().await?;
        let Some(place) = index::place(&mut reader, of.0).await? else { return Ok(Found::default()) };
        let (kinds, below) = match &only {
            None => (Kind::ALL, None),
            Some((kind, below)) => (std::slice::from_ref(kind), *below),
        };
        let shown = |kinds_found: usize| if only.is_none() && kinds_found > 1 { AT_FIRST } else { MOST };
        let found = index::find(&mut reader, place, kinds, sought, (|kinds_found| shown(kinds_found) + 1, below)).await?;
        let most = shown(found.of.len());
        let mut groups = Vec::new();
        for kind in kinds {
            let mut of_kind: Vec<Number> = Vec::new();
            for number in &found.kept {
                if index::kind(number.0)? == *kind {
                    of_kind.push(number.clone());
                }
            }
            let more = (of_kind.len() > most).then(|| of_kind[most - 1].0);
            of_kind.truncate(most);
            let wanted: Vec<(Uuid, String)> = of_kind.iter().map(|(_, record, field)| (*record, field.clone())).collect();
            let texts = these(&mut reader, *kind, &wanted).await?;
            let hits = in_order(*kind, &wanted, texts);
            if !hits.is_empty() {
                let all = if only.is_none() { found.of.get(kind).copied() } else { None };
                groups.push(Group { kind: *kind, hits, all, more });
            }
        }
        Ok(Found { groups })
    }
}

/// The texts in the order of the page: as they were found; of what rounds say, round by round in the order of the guide.
fn in_order(kind: Kind, wanted: &[(Uuid, String)], mut texts: Vec<Text>) -> Vec<Hit> {
    if kind.is_said_in_a_round() {
        let step = |text: &Text| text.field.parse::<crate::domain::readiness::Field>().ok();
        texts.sort_by_cached_key(|text| (std::cmp::Reverse(text.rank), text.record, step(text)));
    } else {
        let place = |text: &Text| wanted.iter().position(|(record, field)| *record == text.record && *field == text.field);
        texts.sort_by_cached_key(place);
    }
    let hit = |text: Text| {
        let Text { record, field, within, beside, extra, parts, .. } = text;
        Hit { record, field, within, beside, extra, parts }
    };
    texts.into_iter().map(hit).collect()
}
