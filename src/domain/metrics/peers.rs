//! Suggested peers: places of the same kind that are nearest in people.

use std::collections::BTreeSet;

use crate::domain::guide::metrics::PlaceCode;

use super::measured_place::MeasuredPlace;

/// How many peers are suggested together.
pub const PEERS: usize = 12;

/// A suggested peer.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// The place.
    pub place: &'static MeasuredPlace,
    /// Its people in that year.
    pub people: u32,
}

/// Suggested peers, and by what they were found.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// The place's own people.
    pub people: u32,
    /// The year of all these numbers: the one asked for, or the last before of which the place's people are known.
    pub year: u16,
    /// Peers in its own state, the nearest first.
    pub in_state: Vec<Peer>,
    /// Peers anywhere else, the nearest first.
    pub elsewhere: Vec<Peer>,
}

/// Suggests peers: half from the place's own state, half from elsewhere, and more of one where the other has fewer. Places
/// that share one estimate with it are none. All have people in that year, so that no place stands beside one that was
/// drawn anew since.
#[must_use]
pub fn suggest(code: PlaceCode, year: u16, shared: &BTreeSet<PlaceCode>) -> Option<Suggested> {
    let own = MeasuredPlace::of(code)?;
    let (year, people) = own.people_by(year)?;
    let mut near: Vec<Peer> = MeasuredPlace::all()
        .iter()
        .filter(|place| place.code.kind() == code.kind() && place.code != code && !shared.contains(&place.code))
        .filter_map(|place| Some(Peer { place, people: place.people(year)? }))
        .collect();
    near.sort_by_key(|peer| (peer.people.abs_diff(people), peer.place.code));
    let (mut in_state, mut elsewhere): (Vec<Peer>, Vec<Peer>) = near.into_iter().partition(|peer| peer.place.code.state() == code.state());
    let from_state = in_state.len().min((PEERS / 2).max(PEERS.saturating_sub(elsewhere.len())));
    in_state.truncate(from_state);
    elsewhere.truncate(PEERS - from_state);
    Some(Suggested { people, year, in_state, elsewhere })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(code: &str, year: u16) -> Suggested {
        suggest(code.parse().unwrap(), year, &BTreeSet::new()).unwrap()
    }

    #[test]
    fn peers_are_of_one_kind_and_nearest_in_people() {
        let found = suggested("city-2915670", 2023);
        assert_eq!((found.people, found.year, found.in_state.len() + found.elsewhere.len()), (129_330, 2023, PEERS));
        assert!(found.in_state.iter().all(|peer| peer.place.code.state() == 29));
        let far: Vec<u32> = found.elsewhere.iter().map(|peer| peer.people.abs_diff(found.people)).collect();
        assert!(far.is_sorted() && far.len() == 6, "{far:?}");
        let next = MeasuredPlace::all()
            .iter()
            .filter(|place| place.code.kind() == found.elsewhere[0].place.code.kind())
            .filter(|place| place.code.state() != 29);
        let nearest = next.filter_map(|place| place.people(2023)).map(|people| people.abs_diff(129_330)).min();
        assert_eq!(nearest, Some(far[0]));
    }

    #[test]
    fn where_the_state_has_few_there_are_more_from_elsewhere() {
        let found = suggested("county-11001", 2023);
        assert_eq!((found.in_state.len(), found.elsewhere.len()), (0, PEERS));
        let found = suggested("county-10001", 2023);
        assert_eq!((found.in_state.len(), found.elsewhere.len()), (2, PEERS - 2));
    }

    #[test]
    fn a_place_that_is_no_more_is_compared_in_the_last_year_that_it_was() {
        let found = suggested("county-09001", 2023);
        assert_eq!(found.year, 2021);
        assert!(found.in_state.iter().all(|peer| peer.place.people(2021).is_some()), "old counties beside old counties");
    }

    #[test]
    fn who_shares_one_estimate_is_no_peer() {
        let found = suggested("county-29019", 2023);
        let first = found.in_state[0].place.code;
        let without = suggest("county-29019".parse().unwrap(), 2023, &BTreeSet::from([first])).unwrap();
        assert!(without.in_state.iter().all(|peer| peer.place.code != first));
    }
}
