//! Files that are none, or that broke on the way: a clear sentence with line numbers, and nothing taken for something else.

use milepost::domain::metrics::{FILE_LIMIT, FileProblem, RemarkKind, Survey};

use super::{cut, read_bytes, survey};

fn problem(bytes: &[u8]) -> FileProblem {
    survey(bytes, 4096).err().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&bytes[..bytes.len().min(80)])))
}

#[test]
fn what_is_no_metrics_file_is_refused_with_a_sentence() {
    assert_eq!(problem(b""), FileProblem::Empty);
    assert_eq!(problem(b"PK\x03\x04\x14\x00"), FileProblem::Packed);
    assert_eq!(problem(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), FileProblem::Packed);
    assert_eq!(problem(b"\xFF\xFEy\0e\0a\0r\0"), FileProblem::Utf16);
    assert_eq!(problem(b"%PDF-1.7"), FileProblem::NotText);
    assert_eq!(problem(b"year\0state"), FileProblem::NotText);
    assert_eq!(problem(b"name,email\nAnn,a@example.org\n"), FileProblem::NoPlaces);
    assert_eq!(problem(b"year,state,county,rainfall\n2021,29,019,3\n"), FileProblem::NoMetrics);
    assert_eq!(problem(b"year,state,county,\"share_employed"), FileProblem::NoRows);
}

#[test]
fn other_files_of_the_publisher_say_what_they_are() {
    for (name, word) in [
        ("k_county-medians.csv", "medians"),
        ("k_quality-county.csv", "names of places"),
        ("x_county-populations.csv", "counts people"),
        ("x_place-populations.csv", "counts people"),
    ] {
        let FileProblem::Foreign(why) = problem(&cut(name)) else { panic!("{name}") };
        assert!(why.contains(word), "{name}: {why}");
    }
    let FileProblem::Foreign(why) = problem(b"state,place,subgroup.x,subgroup_type.x,index_air_quality\n") else { panic!() };
    assert!(why.contains("April 10, 2023"), "{why}");
    let FileProblem::Foreign(why) = problem(b"county,random_id,comparisons\n06033,935\n") else { panic!() };
    assert!(why.contains("asked for data"), "{why}");
}

#[test]
fn a_file_without_an_end_is_refused_before_it_fills_the_memory() {
    let mut survey = Survey::default();
    survey.push(b"year,state,county,share_employed\n").unwrap();
    let line = b"2021,29,019,0.8\n".repeat(4096);
    let mut pushed = 0;
    let refused = loop {
        pushed += line.len() as u64;
        if let Err(problem) = survey.push(&line) {
            break problem;
        }
        assert!(pushed <= FILE_LIMIT + line.len() as u64);
    };
    assert_eq!(refused, FileProblem::TooLarge);
    assert!(matches!(
        problem(&[b"year,state,county,share_employed\n2021,29,\"".as_slice(), &vec![b'x'; 200_000]].concat()),
        FileProblem::TooLong(2)
    ));
}

#[test]
fn short_and_long_rows_are_named_and_not_shifted() {
    let read =
        read_bytes(b"year,state,county,share_employed,share_employed_quality\n2021,29,019,0.8\n2021,29,021,0.7,1\n2021,29,023,0.7,1,9\n");
    assert_eq!(read.facts.len(), 1);
    assert_eq!((read.lines(RemarkKind::ShortRow, ""), read.lines(RemarkKind::LongRow, "")), (vec![2], vec![4]));
    assert_eq!(read.parsed.remarks.count(RemarkKind::CutOff), 0);
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let bytes = cut("m_transport_county.csv");
    let read = read_bytes(&bytes[..bytes.len() - 30]);
    assert_eq!(read.lines(RemarkKind::CutOff, ""), [8]);
    assert_eq!(read.facts.len(), 12, "the rows before it are read");
}

#[test]
fn a_header_among_the_rows_is_left_out() {
    let bytes = cut("m_transport_county.csv");
    let header = bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap();
    let read = read_bytes(&[&bytes, header, b"2019,29,021,0.1,1,0.2,1\n"].concat());
    assert_eq!((read.lines(RemarkKind::HeaderAgain, ""), read.facts.len()), (vec![9], 16));
}

#[test]
fn of_rows_that_contradict_each_other_none_is_read() {
    let read = read_bytes(b"year,state,county,share_employed\n2021,29,019,0.8\n2021,29,021,0.7\n2021,29,019,0.9\n2021,29,021,0.7\n");
    let facts: Vec<String> = read.facts.iter().map(|fact| fact.of.place.to_string()).collect();
    assert_eq!(facts, ["county-29021"]);
    assert_eq!((read.lines(RemarkKind::RowsContradict, "county-29019"), read.lines(RemarkKind::RowTwice, "")), (vec![4], vec![5]));
}

#[test]
fn formulas_and_nonsense_are_no_values() {
    let read = read_bytes(
        b"year,state,county,share_employed,share_employed_quality,share_employed_lb\n2021,29,019,=1+1,1,NA\n2021,29,021,n/a,1,0\n2021,29,023,0.7,good,=1\n2021,=1,=2,0.7,1,\n",
    );
    assert_eq!(read.facts.len(), 1);
    assert_eq!(read.facts[0].lower, None);
    for (kind, about, line) in [
        (RemarkKind::Formula, "share_employed", 2),
        (RemarkKind::NotANumber, "share_employed", 3),
        (RemarkKind::UnknownQuality, "share_employed", 4),
        (RemarkKind::NoPlace, "", 5),
    ] {
        assert_eq!(read.lines(kind, about), [line], "{kind:?}");
    }
}

#[test]
fn a_byte_order_mark_and_blank_lines_do_no_harm() {
    let plain = read_bytes(b"year,state,county,share_employed\n2021,29,019,0.8\n");
    let marked = read_bytes(b"\xEF\xBB\xBFyear,state,county,share_employed\n\n2021,29,019,0.8\n\n");
    assert_eq!(marked.facts, plain.facts);
}

#[test]
fn words_and_digits_of_quality_in_one_file_are_told() {
    let read = read_bytes(b"year,state,county,share_employed,share_employed_quality\n2021,29,019,0.8,Strong\n2021,29,021,0.7,1\n");
    assert_eq!(read.parsed.remarks.count(RemarkKind::TwoQualities), 1);
}

#[test]
fn a_doubled_column_is_read_once() {
    let read = read_bytes(b"year,state,county,share_employed,share_employed\n2021,29,019,0.8,0.9\n");
    assert_eq!((read.facts.len(), read.facts[0].raw.as_str()), (1, "0.8"));
    assert!(read.why_unread("share_employed").contains("stands before"));
}
