//! The sheets of every workbook: their names, that each table stands alone, and that nothing in them is hidden.

use std::collections::BTreeSet;

use milepost::export;
use milepost::report::{Report, document};

use crate::workbook::{Cell, Workbook, cut};
use crate::worst::worst;

/// Every workbook of a report.
fn workbooks(report: &Report) -> [Workbook; 2] {
    let plan = export::xlsx::work_plan(&export::xlsx::Cover::of(report), &report.work);
    [export::xlsx::write(report), plan].map(|bytes| Workbook::read(&bytes))
}

#[test]
fn no_sheet_bears_a_name_that_is_reserved_doubled_or_too_long() {
    for book in workbooks(&worst(true)) {
        let names = book.names();
        let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), names.len(), "{names:?}");
        for name in names {
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']) && !name.starts_with('\'') && !name.ends_with('\''), "{name}");
            assert!(!["history", "true", "false"].contains(&name.to_lowercase().as_str()), "Excel keeps “{name}” for itself");
        }
    }
}

#[test]
fn a_table_stands_alone_on_its_sheet_with_its_header_in_the_first_row() {
    for book in workbooks(&worst(true)) {
        for name in book.names().into_iter().filter(|name| !matches!(name.as_str(), "Summary" | "About")) {
            // Reads the first row as the header, and finds no cell beside the table.
            let rows = book.table(&name);
            assert!(rows.iter().all(|row| row.values().any(|cell| *cell != Cell::default())), "{name} has an empty row");
        }
    }
}

#[test]
fn a_text_longer_than_a_row_shows_says_so_in_its_last_line() {
    let mut said = 0;
    for book in workbooks(&worst(true)) {
        let cells: Vec<Cell> = book.names().iter().flat_map(|name| book.rows(name)).flatten().collect();
        // In the widest column, 27 lines hold 4,950 of the narrowest letters.
        assert!(cells.iter().all(|cell| cell.text.chars().count() < 5_000));
        said += cells.iter().filter(|cell| cut(&cell.text).is_some()).count();
    }
    assert!(said > 60, "{said}");
}

#[test]
fn every_amount_can_be_read_in_its_column() {
    for book in workbooks(&worst(true)) {
        for name in book.names() {
            let widths = book.widths(&name);
            for row in book.rows(&name) {
                for (cell, width) in row.iter().zip(&widths).filter(|(cell, _)| cell.format.contains('$')) {
                    // In whole dollars without their commas, the sign, the cents, and the space at the end.
                    let digits = cell.number.unwrap().trunc().to_string().len();
                    let letters = digits + (digits - 1) / 3 + 1 + 3 + 1;
                    assert!(f64::from(u32::try_from(letters).unwrap()) < *width, "{name}: {cell:?} in {width}");
                }
            }
        }
    }
}

/// Which system each file of a zip names as its maker, those of the zips in it included: 3 is Unix.
fn makers(zip: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut at = usize::try_from(archive.central_directory_start()).unwrap();
    let mut makers = Vec::new();
    for index in 0..archive.len() {
        assert_eq!(zip[at..at + 4], *b"PK\x01\x02");
        makers.push(zip[at + 5]);
        at += 46 + [28, 30, 32].map(|place| usize::from(u16::from_le_bytes([zip[at + place], zip[at + place + 1]]))).iter().sum::<usize>();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_index(index).unwrap(), &mut bytes).unwrap();
        if bytes.starts_with(b"PK") {
            makers.extend(self::makers(&bytes));
        }
    }
    makers
}

#[test]
fn no_file_names_the_system_that_made_it() {
    let report = worst(true);
    let files = [
        ("report.xlsx".to_owned(), export::xlsx::write(&report)),
        ("plan.xlsx".to_owned(), export::xlsx::work_plan(&export::xlsx::Cover::of(&report), &report.work)),
        ("plan.docx".to_owned(), export::docx::write(&document::work_plan(&report))),
    ];
    let makers = makers(&export::packet::write(&files, report.as_of));
    assert!(makers.len() > 40 && makers.iter().all(|system| *system == 3), "{makers:?}");
}
