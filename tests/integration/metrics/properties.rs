//! The order of rows, their repetition, and how a file is cut into pieces change no fact.

use proptest::prelude::*;

use milepost::domain::metrics::RemarkKind;

use super::{cut, read_bytes, read_in};

/// Cuts of different kinds, none with a line end within a field.
const CUTS: [&str; 8] = [
    "p61_2025-03_place-overall.csv",
    "p64_place-income.csv",
    "m_debt_county_2018_long_crlf.csv",
    "m_homeless_county_subgroup.csv",
    "c00_2024-02_county-recent.csv",
    "gates_boone-2022_00.csv",
    "gates_rmapi-2023_cities_race-ethnicity.csv",
    "m_debt_county_2023.csv",
];

fn lines(bytes: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec);
    (lines.next().unwrap(), lines.collect())
}

fn facts(bytes: &[u8], piece: usize) -> Vec<milepost::domain::metrics::Fact> {
    let mut facts = read_in(bytes, piece, None).unwrap().facts;
    facts.sort_by_key(|fact| fact.of);
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_in_any_order_or_twice_give_the_same_facts(at in 0..CUTS.len(), seed in any::<u64>(), twice in any::<bool>(), piece in 1_usize..9000) {
        let bytes = cut(CUTS[at]);
        let (header, mut rows) = lines(&bytes);
        if twice {
            rows.extend(rows.clone());
        }
        // A shuffle of its own, so that a seed tells the order.
        let mut state = seed | 1;
        for last in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(last, usize::try_from(state >> 33).unwrap() % (last + 1));
        }
        let shuffled = [header, rows.concat()].concat();
        prop_assert_eq!(facts(&shuffled, piece), facts(&bytes, bytes.len()));
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..600), piece in 1_usize..64) {
        let _ = read_in(&bytes, piece, None);
        let headed = [b"year,state,county,subgroup,share_employed,share_employed_lb,share_employed_quality,ratio_black_nh_house_value_households\n".as_slice(), &bytes].concat();
        let _ = read_in(&headed, piece, None);
    }

    #[test]
    fn no_cell_breaks_it(cells in proptest::collection::vec("[-+0-9.eE:%NATRUE=\u{e4}]{0,12}", 8)) {
        let row = format!("year,state,county,subgroup,share_employed,share_employed_lb,share_employed_quality,ratio_black_nh_house_value_households\n{}\n2021,29,019,All,{},{},{},{}\n", cells.join(","), cells[4], cells[5], cells[6], cells[7]);
        let read = read_bytes(row.as_bytes());
        prop_assert!(read.facts.len() <= 4);
    }
}

#[test]
fn a_cut_file_gives_no_other_facts_than_the_whole() {
    let bytes = cut("p61_2025-03_place-overall.csv");
    let whole = read_bytes(&bytes);
    for end in (4000..bytes.len()).step_by(97) {
        let read = read_in(&bytes[..end], 4096, None).unwrap();
        let other = read.facts.iter().filter(|fact| !whole.facts.contains(fact)).count();
        // Only the last cell may be too short, and then the file says so.
        let may = usize::try_from(read.parsed.remarks.count(RemarkKind::OpenEnd)).unwrap();
        assert!(read.release() != whole.release() || other <= may, "{end}");
    }
}
