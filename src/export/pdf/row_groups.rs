//! The rows of tagged tables in groups, `THead` and `TBody`, which the engine leaves out of every table that names its rows.
//!
//! typst-pdf 0.15 makes these groups only if no cell of a table is the header of a row (`build_table` in its
//! `tags/context/table.rs`), and nothing that a template can say changes that. Who hears a table needs the names of its
//! rows more than its groups, but may have both: so the groups are put into the finished file. Each table gets two
//! elements more with its rows in them, and the file a new list of offsets. A file that is not as expected stays as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The same file, with the rows of its tables in groups.
pub fn grouped(pdf: Vec<u8>) -> Vec<u8> {
    File::read(&pdf).and_then(File::grouped).unwrap_or(pdf)
}

/// A file taken apart: plain objects and one list of offsets, as the engine writes it.
struct File<'a> {
    /// What stands before the first object.
    start: &'a [u8],
    /// The objects in their order, each with its number.
    objects: Vec<(usize, Cow<'a, [u8]>)>,
    /// Where the object of a number stands among them.
    places: BTreeMap<usize, usize>,
    /// The entries of the trailer after the count of objects.
    trailer: &'a str,
}

impl<'a> File<'a> {
    fn read(pdf: &'a [u8]) -> Option<Self> {
        let end = str::from_utf8(pdf.get(pdf.len().checked_sub(32)?..)?).ok()?;
        let list: usize = end.split_once("startxref\n")?.1.strip_suffix("\n%%EOF")?.parse().ok()?;
        let (list_text, trailer) = str::from_utf8(pdf.get(list..)?).ok()?.split_once("trailer\n<</Size ")?;
        let (count, trailer) = trailer.split_once("/Root ")?;
        let trailer = trailer.split_once("\nstartxref")?.0;
        // The first number is never in use.
        let mut lines = list_text.lines().skip(3);
        let used = |line: &str| line.strip_suffix(" 00000 n")?.parse().ok();
        let offsets: Vec<usize> = lines.by_ref().map(|line| used(line.trim_end())).collect::<Option<_>>()?;
        if count.parse() != Ok(offsets.len() + 1) {
            return None;
        }
        let mut order: Vec<(usize, usize)> = offsets.into_iter().zip(1..).collect();
        order.sort_unstable();
        let ends = order.iter().skip(1).map(|(offset, _)| *offset).chain([list]);
        let object = |((offset, number), end): (&(usize, usize), usize)| Some((*number, Cow::from(pdf.get(*offset..end)?)));
        let objects: Vec<_> = order.iter().zip(ends).map(object).collect::<Option<_>>()?;
        let places = objects.iter().enumerate().map(|(at, (number, _))| (*number, at)).collect();
        Some(Self { start: pdf.get(..order.first()?.0)?, objects, places, trailer })
    }

    /// An object of the tags as text.
    fn element(&self, number: usize) -> Option<&str> {
        let (_, bytes) = &self.objects[*self.places.get(&number)?];
        str::from_utf8(bytes).ok().filter(|text| text.contains(" 0 obj\n<</Type/StructElem/S/"))
    }

    fn grouped(mut self) -> Option<Vec<u8>> {
        let tables: Vec<usize> = self.objects.iter().filter(|(_, bytes)| is_table(bytes)).map(|(number, _)| *number).collect();
        for table in tables {
            self.group(table)?;
        }
        Some(self.written())
    }

    /// Puts the rows of a table into groups: those that name its columns, which stand first, and all others. A table
    /// without both, such as facts with their names, has no groups.
    fn group(&mut self, table: usize) -> Option<()> {
        let rows = parts(self.element(table)?)?;
        let head = rows.iter().take_while(|row| self.names_columns(**row)).count();
        if head == 0 || head == rows.len() {
            return Some(());
        }
        let last = self.objects.len();
        let groups = [("THead", last + 1, &rows[..head]), ("TBody", last + 2, &rows[head..])];
        for (kind, number, rows) in groups {
            let element = format!("{number} 0 obj\n<</Type/StructElem/S/{kind}/P {table} 0 R/K[{}]>>\nendobj\n", references(rows));
            self.places.insert(number, self.objects.len());
            self.objects.push((number, Cow::from(element.into_bytes())));
            for row in rows {
                let moved = self.element(*row)?.replacen(&format!("/P {table} 0 R"), &format!("/P {number} 0 R"), 1);
                self.replace(*row, moved);
            }
        }
        let whole = self.element(table)?;
        let (before, after) = whole.rsplit_once("/K[")?;
        let whole = format!("{before}/K[{}{}", references(&[last + 1, last + 2]), &after[after.find(']')?..]);
        self.replace(table, whole);
        Some(())
    }

    /// Whether a row names columns, and so do all of its cells.
    fn names_columns(&self, row: usize) -> bool {
        let cells = self.element(row).and_then(parts).unwrap_or_default();
        let names = |cell: &usize| self.element(*cell).is_some_and(|text| text.contains("/S/TH/") && text.contains("/Scope/Column"));
        !cells.is_empty() && cells.iter().all(names)
    }

    fn replace(&mut self, number: usize, text: String) {
        if let Some(at) = self.places.get(&number) {
            self.objects[*at].1 = Cow::from(text.into_bytes());
        }
    }

    fn written(&self) -> Vec<u8> {
        let mut pdf = self.start.to_vec();
        let mut offsets = BTreeMap::new();
        for (number, bytes) in &self.objects {
            offsets.insert(number, pdf.len());
            pdf.extend_from_slice(bytes);
        }
        let list = pdf.len();
        let count = self.objects.len() + 1;
        pdf.extend(format!("xref\n0 {count}\n0000000000 65535 f\r\n").into_bytes());
        for offset in offsets.values() {
            pdf.extend(format!("{offset:010} 00000 n\r\n").into_bytes());
        }
        pdf.extend(format!("trailer\n<</Size {count}/Root {}\nstartxref\n{list}\n%%EOF", self.trailer).into_bytes());
        pdf
    }
}

fn is_table(object: &[u8]) -> bool {
    const KIND: &[u8] = b" 0 obj\n<</Type/StructElem/S/Table/";
    let number = object.iter().take_while(|byte| byte.is_ascii_digit()).count();
    object[number..].starts_with(KIND)
}

/// The numbers of an element's parts; nothing if one is no element.
fn parts(element: &str) -> Option<Vec<usize>> {
    let parts = element.rsplit_once("/K[")?.1.split_once(']')?.0;
    parts.split_terminator(" 0 R").map(|number| number.trim().parse().ok()).collect()
}

fn references(numbers: &[usize]) -> String {
    numbers.iter().map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// A file of one table, with this in the first cell of its first row.
    fn file(scope: &str) -> Vec<u8> {
        let tag = |kind: &str, of: usize, more: &str| format!("<</Type/StructElem/S/{kind}/P {of} 0 R{more}>>");
        let objects = [
            tag("Table", 9, "/A[<</O/Table/Summary(K[ )>>]/K[2 0 R 4 0 R]"),
            tag("TR", 1, "/K[3 0 R]"),
            tag("TH", 2, &format!("/A[<</O/Table/Scope/{scope}>>]/K[0]/Pg 9 0 R")),
            tag("TR", 1, "/K[5 0 R]"),
            tag("TH", 4, "/A[<</O/Table/Scope/Row>>]/K[1]/Pg 9 0 R"),
        ];
        let mut pdf = "%PDF-1.7\n%\n\n".to_owned();
        let mut list = String::new();
        for (at, object) in objects.iter().enumerate() {
            write!(list, "{:010} 00000 n\r\n", pdf.len()).unwrap();
            writeln!(pdf, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
        }
        let end = format!("trailer\n<</Size 6/Root 9 0 R>>\nstartxref\n{}\n%%EOF", pdf.len());
        format!("{pdf}xref\n0 6\n0000000000 65535 f\r\n{list}{end}").into_bytes()
    }

    #[test]
    fn rows_that_name_columns_stand_in_a_group_of_their_own() {
        let made = String::from_utf8(grouped(file("Column"))).unwrap();
        for part in [
            "1 0 obj\n<</Type/StructElem/S/Table/P 9 0 R/A[<</O/Table/Summary(K[ )>>]/K[6 0 R 7 0 R]>>",
            "2 0 obj\n<</Type/StructElem/S/TR/P 6 0 R/K[3 0 R]>>",
            "4 0 obj\n<</Type/StructElem/S/TR/P 7 0 R/K[5 0 R]>>",
            "6 0 obj\n<</Type/StructElem/S/THead/P 1 0 R/K[2 0 R]>>",
            "7 0 obj\n<</Type/StructElem/S/TBody/P 1 0 R/K[4 0 R]>>",
            "xref\n0 8\n",
            "<</Size 8/Root 9 0 R>>",
        ] {
            assert!(made.contains(part), "{part}\nis not in\n{made}");
        }
        let again = File::read(made.as_bytes()).unwrap();
        assert!((1..=7).all(|number| again.element(number).unwrap().starts_with(&format!("{number} 0 obj\n"))));
    }

    #[test]
    fn what_has_no_names_of_columns_or_is_no_such_file_stays_as_it_is() {
        for bytes in [file("Row"), b"%PDF-1.7 and nothing else that would be known here".to_vec(), Vec::new()] {
            assert_eq!(grouped(bytes.clone()), bytes);
        }
    }
}
