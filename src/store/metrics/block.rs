//! A block: all readings of one place in one release, in the order of the file's rows.
//!
//! First the edition of the form. Then rows: how many lines after the row before, the year, of whom it speaks by the place in
//! the release's list, cells, and a zero at the end. A cell: how many columns after the one before it in the row, quality and
//! which bounds there are, and then value and bounds as they are written.

use super::cell::{Bytes, put_cell, put_number};
use crate::domain::guide::metrics::Quality;
use crate::domain::metrics::Reading;

/// The edition of this form.
const EDITION: u8 = 1;
const LOWER: u8 = 4;
const UPPER: u8 = 8;

/// A block that is being filled.
#[derive(Debug, Default)]
pub(super) struct Filling {
    pub bytes: Vec<u8>,
    row: Option<(u64, u16, usize)>,
    line: u64,
    column: usize,
}

impl Filling {
    /// Adds a reading, of whom as the release's list says.
    pub fn add(&mut self, reading: &Reading<'_>, group: usize) {
        if self.bytes.is_empty() {
            self.bytes.push(EDITION);
        }
        let row = (reading.line, reading.of.year, group);
        if self.row != Some(row) || reading.column < self.column {
            if self.row.is_some() {
                self.bytes.push(0);
            }
            put_number(reading.line.saturating_sub(self.line), &mut self.bytes);
            put_number(u64::from(reading.of.year), &mut self.bytes);
            put_number(group as u64, &mut self.bytes);
            (self.row, self.line, self.column) = (Some(row), reading.line, 0);
        }
        put_number((reading.column - self.column + 1) as u64, &mut self.bytes);
        self.column = reading.column + 1;
        let (lower, upper) = reading.raw_bounds;
        let place = Quality::ALL.iter().position(|quality| *quality == reading.quality).unwrap_or(Quality::ALL.len() - 1);
        let quality = u8::try_from(place).expect("there are four of them");
        let has = |bound: &str, mark| if bound.is_empty() { 0 } else { mark };
        self.bytes.push(quality | has(lower, LOWER) | has(upper, UPPER));
        put_cell(reading.raw, &mut self.bytes);
        for bound in [lower, upper].into_iter().filter(|bound| !bound.is_empty()) {
            put_cell(bound, &mut self.bytes);
        }
    }

    /// The block as far as it is filled; the next one begins anew.
    pub fn take(&mut self) -> Vec<u8> {
        if self.row.is_some() {
            self.bytes.push(0);
        }
        std::mem::take(self).bytes
    }
}

/// A reading as a block holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub line: u64,
    pub year: u16,
    pub group: usize,
    pub column: usize,
    pub quality: Quality,
    pub raw: String,
    pub bounds: (String, String),
}

/// The readings of a block; nothing if it is none.
pub(super) fn read(block: &[u8], each: &mut impl FnMut(Cell)) -> Option<()> {
    let mut bytes = Bytes(block);
    if block.is_empty() {
        return Some(());
    }
    if bytes.byte()? != EDITION {
        return None;
    }
    let small = |number: u64| usize::try_from(number).ok();
    let mut line = 0_u64;
    while !bytes.0.is_empty() {
        line = line.checked_add(bytes.number()?)?;
        let year = u16::try_from(bytes.number()?).ok()?;
        let group = small(bytes.number()?)?;
        let mut column = 0_usize;
        loop {
            let step = small(bytes.number()?)?;
            if step == 0 {
                break;
            }
            column = column.checked_add(step)?;
            let head = bytes.byte()?;
            let quality = Quality::ALL[usize::from(head & 3)];
            let raw = bytes.cell()?;
            let lower = if head & LOWER == 0 { String::new() } else { bytes.cell()? };
            let upper = if head & UPPER == 0 { String::new() } else { bytes.cell()? };
            each(Cell { line, year, group, column: column - 1, quality, raw, bounds: (lower, upper) });
        }
    }
    Some(())
}
