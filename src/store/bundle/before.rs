//! What stood here before a merge: kept beside it in the journal, so that it can be undone.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::bundle::{Bundle, Id, Place, unite};
use crate::store::hands::{Result, StoreError};

/// What a merge found here.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// The jurisdictions that were merged, without their history, and what was deleted for good of them.
    pub bundle: Bundle,
    /// The states kept for print that came with it: the round, and the fingerprint.
    pub states: Vec<(Id, String)>,
}

impl Before {
    /// What a merge of these finds. Nothing where it could not be undone: a jurisdiction is new here, or a line of the
    /// history that is here was written on there.
    pub fn of(ours: &Bundle, theirs: &Bundle) -> Option<Self> {
        let here: HashMap<Id, _> = ours.jurisdictions.iter().map(|it| (it.id, it)).collect();
        let is_written_on = |jurisdiction: &crate::bundle::Jurisdiction| {
            let known = here.get(&jurisdiction.id).map_or(&[][..], |it| it.history.as_slice());
            unite(known, &jurisdiction.history).is_ok_and(|lines| lines.iter().any(|line| matches!(line, Place::Longer(_))))
        };
        let is_merge = theirs.jurisdictions.iter().all(|it| here.contains_key(&it.id) && !is_written_on(it));
        if !is_merge || theirs.jurisdictions.is_empty() {
            return None;
        }
        let prints = |bundle: &Bundle| -> HashSet<(Id, String)> {
            let rounds = bundle.jurisdictions.iter().flat_map(|it| &it.rounds);
            rounds.flat_map(|round| round.states.iter().map(|state| (round.id, state.fingerprint.clone()))).collect()
        };
        let known = prints(ours);
        let mut states: Vec<(Id, String)> = prints(theirs).into_iter().filter(|print| !known.contains(print)).collect();
        states.sort();
        let ids: HashSet<Id> = here.keys().copied().collect();
        let mut jurisdictions = ours.jurisdictions.clone();
        for jurisdiction in &mut jurisdictions {
            jurisdiction.history.clear();
            jurisdiction.rounds.iter_mut().for_each(|round| round.states.clear());
        }
        let is_of_these = |of: Option<Id>| of.is_some_and(|of| ids.contains(&of));
        let tombstones = ours.tombstones.iter().filter(|stone| is_of_these(stone.jurisdiction)).cloned().collect();
        Some(Self { bundle: Bundle { jurisdictions, tombstones, ..Bundle::default() }, states })
    }

    /// The jurisdictions.
    pub fn ids(&self) -> Vec<Uuid> {
        self.bundle.jurisdictions.iter().map(|it| it.id.0).collect()
    }

    /// The stored form.
    pub fn packed(&self) -> Vec<u8> {
        const FITS: &str = "a room in memory takes whatever is written to it";
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let json = serde_json::to_vec(self).expect("a tree of strings and numbers is always valid JSON");
        encoder.write_all(&json).expect(FITS);
        encoder.finish().expect(FITS)
    }

    /// Reads the stored form.
    pub fn read(packed: &[u8]) -> Result<Self> {
        let damaged = || StoreError::Damaged("what stood before an import cannot be read".to_owned());
        let mut json = Vec::new();
        ZlibDecoder::new(packed).read_to_end(&mut json).map_err(|_| damaged())?;
        serde_json::from_slice(&json).map_err(|_| damaged())
    }
}
