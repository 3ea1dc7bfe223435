//! What was told of the metrics of a place since the last commit, since it takes longer to unpack and compare readings than
//! to show them.

use std::sync::Arc;

use super::basis::Basis;
use crate::domain::guide::metrics::{MetricKey, PlaceCode};
use crate::report::{LinePart, MetricPart, PlacePart};
use crate::store::{Memo, Store};

/// About how many bytes a reading takes as it is told.
const ROW: usize = 400;

/// What is told, but for the readings: who asks, of which place, beside which peers. They are read before the readings
/// are, so they are a part of the key.
pub type Asked = (String, PlaceCode, Vec<PlaceCode>);

/// What is kept.
#[derive(Debug)]
pub struct Told {
    /// All metrics of a place.
    pub places: Memo<Asked, PlacePart>,
    /// One metric of a place.
    pub metrics: Memo<(Asked, MetricKey), MetricPart>,
}

/// What a page asks for of a place.
pub(super) fn asked(basis: &Basis, place: PlaceCode) -> Asked {
    (basis.jurisdiction.profile.name.clone(), place, basis.peers(place).iter().map(|peer| peer.code).collect())
}

impl Told {
    /// Nothing yet.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        Self { places: store.memo(), metrics: store.memo() }
    }
}

/// About how many bytes parts take.
pub(super) fn weight<'a>(metrics: impl Iterator<Item = &'a MetricPart>) -> usize {
    metrics.flat_map(|metric| &metric.lines).flat_map(LinePart::rows).count() * ROW
}

/// What a memo holds of a key, or else what is made of it, which is kept.
pub(super) async fn kept_or<K: Eq + std::hash::Hash, V, E>(
    memo: &Memo<K, V>,
    key: K,
    weight: impl Fn(&V) -> usize,
    make: impl AsyncFnOnce() -> Result<V, E>,
) -> Result<Arc<V>, E> {
    if let Some(kept) = memo.get(&key) {
        return Ok(kept);
    }
    let as_of = memo.now();
    let fresh = Arc::new(make().await?);
    memo.keep(as_of, key, &fresh, weight(&fresh));
    Ok(fresh)
}
