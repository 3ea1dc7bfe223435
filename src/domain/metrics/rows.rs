//! A CSV file, pushed piece by piece: its rows come out as they are complete. Memory is bounded by the longest row of all
//! metrics files, so that neither a quote that is never closed nor an endless line fills it.

use csv_core::{ReadRecordResult, Reader};

/// The longest row that is read. The longest of a real file has less than two thousand bytes.
pub const ROW_LIMIT: usize = 128 * 1024;
/// The most fields that a row may have. The most of a real file are 116.
pub const FIELD_LIMIT: usize = 2048;

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// The line that it begins on, from 1.
    pub line: u64,
}

impl<'a> Row<'a> {
    /// How many fields it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A field without the blanks around it; nothing where the row has none.
    #[must_use]
    pub fn get(&self, at: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.bytes[start..*end].trim_ascii()
    }

    /// All its bytes, without what stands between the fields.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// A row or a field is longer than that of any metrics file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// The line that it begins on.
    pub line: u64,
}

/// Takes pieces of a file, gives rows.
pub struct Rows {
    reader: Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    filled: usize,
    ended: usize,
    line: u64,
    after_return: bool,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            reader: Reader::new(),
            bytes: vec![0; ROW_LIMIT],
            ends: vec![0; FIELD_LIMIT],
            filled: 0,
            ended: 0,
            line: 1,
            after_return: false,
        }
    }
}

impl Rows {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`TooLong`] at the line of the first row that is.
    pub fn push(&mut self, piece: &[u8], each: &mut impl FnMut(Row<'_>)) -> Result<(), TooLong> {
        // An empty piece would mean the end.
        if piece.is_empty() { Ok(()) } else { self.take(piece, each) }
    }

    /// Takes the end of the file. A last row without a line end is a row.
    ///
    /// # Errors
    /// [`TooLong`] at the line of the first row that is.
    pub fn finish(&mut self, each: &mut impl FnMut(Row<'_>)) -> Result<(), TooLong> {
        self.take(&[], each)
    }

    fn take(&mut self, mut piece: &[u8], each: &mut impl FnMut(Row<'_>)) -> Result<(), TooLong> {
        loop {
            let (result, read, wrote, ends) = self.reader.read_record(piece, &mut self.bytes[self.filled..], &mut self.ends[self.ended..]);
            if read > 0 {
                self.after_return = piece[read - 1] == b'\r';
            }
            piece = &piece[read..];
            self.filled += wrote;
            self.ended += ends;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return Err(TooLong { line: self.line }),
                ReadRecordResult::Record => {
                    let bytes = self.ended.checked_sub(1).map_or(0, |last| self.ends[last]);
                    each(Row { bytes: &self.bytes[..bytes], ends: &self.ends[..self.ended], line: self.line });
                    self.filled = 0;
                    self.ended = 0;
                    // A row that ends in CRLF comes out at its CR: the LF is still to come, and belongs to it.
                    self.line = self.reader.line() + u64::from(self.after_return);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(file: &[u8], piece: usize) -> Vec<(u64, Vec<String>)> {
        let (mut rows, mut found) = (Rows::default(), Vec::new());
        let mut each = |row: Row<'_>| {
            let fields = (0..row.len()).map(|at| String::from_utf8(row.get(at).to_vec()).unwrap()).collect();
            found.push((row.line, fields));
        };
        for piece in file.chunks(piece) {
            rows.push(piece, &mut each).unwrap();
        }
        rows.finish(&mut each).unwrap();
        found
    }

    #[test]
    fn rows_are_the_same_however_the_file_is_cut() {
        let file = b"a,b\n1, x \n\"2\n3\",\"p, \"\"q\"\"\"\n4,\n5,6";
        let whole = rows(file, file.len());
        assert_eq!(whole.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 3, 5, 6]);
        assert_eq!(whole[1].1, ["1", "x"]);
        assert_eq!(whole[2].1, ["2\n3", "p, \"q\""]);
        assert_eq!(whole[4].1, ["5", "6"], "a last line without its end");
        for piece in 1..8 {
            assert_eq!(rows(file, piece), whole, "{piece}");
        }
    }

    #[test]
    fn crlf_counts_as_one_line_end() {
        for piece in 1..8 {
            let lines: Vec<u64> = rows(b"a,b\r\n1,2\r\n3,4\r\n", piece).iter().map(|row| row.0).collect();
            assert_eq!(lines, [1, 2, 3], "{piece}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let mut rows = Rows::default();
        rows.push(b"a,b\n1,\"", &mut |_| {}).unwrap();
        let piece = [b'x'; 4096];
        let end = (0..1000).find_map(|_| rows.push(&piece, &mut |_| {}).err());
        assert_eq!(end, Some(TooLong { line: 2 }));
        let end = Rows::default().push(&[b','; 4096], &mut |_| {}).err();
        assert_eq!(end, Some(TooLong { line: 1 }), "nor do endless fields");
    }
}
