//! An Excel file as a spreadsheet reads it: sheets of cells, each with its text or number and its number format.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use time::{Date, Duration};
use zip::ZipArchive;

/// A cell that holds something.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its text; empty for a number.
    pub text: String,
    /// Its number; none for a text.
    pub number: Option<f64>,
    /// How a number is shown.
    pub format: String,
}

/// A workbook, read back.
pub struct Workbook {
    parts: BTreeMap<String, String>,
    strings: Vec<String>,
    /// The number format of each style.
    formats: Vec<String>,
}

/// The rows of a sheet, without gaps, each with its cells by column.
pub type Rows = Vec<Vec<Cell>>;

impl Workbook {
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(name, text);
        }
        for (name, text) in &parts {
            assert!(Document::parse(text).is_ok(), "{name} is no XML: {text}");
        }
        let strings = parts.get("xl/sharedStrings.xml").map_or_else(Vec::new, |text| strings(text));
        let formats = formats(&parts["xl/styles.xml"]);
        Self { parts, strings, formats }
    }

    /// A part of the file as text.
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// All parts whose names contain this.
    pub fn parts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |(part, _)| part.contains(name)).map(|(_, text)| text.as_str())
    }

    /// The names of the sheets, in order.
    pub fn names(&self) -> Vec<String> {
        let book = Document::parse(self.part("xl/workbook.xml")).unwrap();
        tagged(book.root(), "sheet").map(|sheet| sheet.attribute("name").unwrap().to_owned()).collect()
    }

    /// The XML of a sheet.
    pub fn xml(&self, name: &str) -> &str {
        let at = self.names().iter().position(|other| other == name).unwrap();
        self.part(&format!("xl/worksheets/sheet{}.xml", at + 1))
    }

    /// The rows of a sheet.
    pub fn rows(&self, name: &str) -> Rows {
        let sheet = Document::parse(self.xml(name)).unwrap();
        tagged(sheet.root(), "row")
            .map(|row| {
                let mut cells = Vec::new();
                for cell in tagged(row, "c") {
                    let column = column(cell.attribute("r").unwrap());
                    cells.resize_with(cells.len().max(column + 1), Cell::default);
                    cells[column] = self.cell(cell);
                }
                cells
            })
            .collect()
    }

    /// The widths of the columns of a sheet, in characters.
    pub fn widths(&self, name: &str) -> Vec<f64> {
        let sheet = Document::parse(self.xml(name)).unwrap();
        let mut widths = Vec::new();
        for column in tagged(sheet.root(), "col") {
            let number = |attribute: &str| column.attribute(attribute).unwrap().parse::<usize>().unwrap();
            assert_eq!(number("min"), widths.len() + 1);
            widths.resize(number("max"), column.attribute("width").unwrap().parse().unwrap());
        }
        widths
    }

    /// The rows of a sheet that holds a table with its header in the first row, each by heading. A text that is
    /// longer than its cell shows is taken from the sheet of long texts.
    pub fn table(&self, name: &str) -> Vec<BTreeMap<String, Cell>> {
        let rows = self.rows(name);
        let (headings, rows) = rows.split_first().unwrap();
        assert!(headings.iter().all(|heading| !heading.text.is_empty()), "{name} begins with another row than its header: {headings:?}");
        let named = |row: &Vec<Cell>| {
            assert!(row.len() <= headings.len(), "{name}: a cell beside the table");
            let cells = row.iter().map(|cell| Cell { text: self.whole(&cell.text), ..cell.clone() });
            headings.iter().map(|heading| heading.text.clone()).zip(cells.chain(std::iter::repeat(Cell::default()))).collect()
        };
        rows.iter().map(named).collect()
    }

    /// The whole of a text whose cell says that it does not show all of it.
    fn whole(&self, text: &str) -> String {
        let Some((start, number)) = cut(text) else { return text.to_owned() };
        let parts = self.table("Long texts").into_iter().filter(|row| row["Text"].number == Some(number));
        let (numbers, words): (Vec<_>, Vec<_>) = parts.map(|row| (row["Part"].number.unwrap(), row["Words"].text.clone())).unzip();
        assert_eq!(numbers.first(), Some(&1.0));
        assert!(numbers.is_sorted());
        let whole = words.concat();
        assert!(whole.starts_with(start), "{whole:.200} does not go on where {start:.200} ends");
        whole
    }

    fn cell(&self, cell: Node<'_, '_>) -> Cell {
        assert!(tagged(cell, "f").next().is_none(), "a formula");
        let style: usize = cell.attribute("s").unwrap_or("0").parse().unwrap();
        let value = tagged(cell, "v").next().and_then(|value| value.text()).unwrap_or_default();
        match cell.attribute("t") {
            Some("s") => Cell { text: self.strings[value.parse::<usize>().unwrap()].clone(), ..Cell::default() },
            None => Cell { number: value.parse().ok(), format: self.formats[style].clone(), ..Cell::default() },
            Some(other) => panic!("a cell of type {other}"),
        }
    }
}

/// What a cell shows of a text that is longer, and the number of the whole among the long texts.
pub fn cut(text: &str) -> Option<(&str, f64)> {
    let (start, sign) = text.rsplit_once("\n… All of it: text ")?;
    Some((start, sign.strip_suffix(" on the sheet “Long texts”")?.parse().ok()?))
}

fn tagged<'a, 'b>(node: Node<'a, 'b>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |node| node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", tag)))
}

fn strings(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let plain = |item: Node<'_, '_>| tagged(item, "t").filter_map(|text| text.text().map(unescaped)).collect::<String>();
    tagged(document.root(), "si").map(plain).collect()
}

/// Excel writes `_x005F_` for an underscore that could begin an escape.
fn unescaped(text: &str) -> String {
    text.replace("_x005F_", "_")
}

fn formats(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let attribute = |node: Node<'_, '_>, name: &str| node.attribute(name).unwrap_or_default().to_owned();
    let codes: BTreeMap<String, String> =
        tagged(document.root(), "numFmt").map(|format| (attribute(format, "numFmtId"), attribute(format, "formatCode"))).collect();
    let styles = tagged(document.root(), "cellXfs").next().unwrap();
    tagged(styles, "xf").map(|style| codes.get(&attribute(style, "numFmtId")).cloned().unwrap_or_default()).collect()
}

/// "C7" is in column 2.
fn column(reference: &str) -> usize {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1
}

impl Cell {
    /// The day that a cell shows, if it is one: a number with the format of a date.
    pub fn date(&self) -> Option<Date> {
        let number = self.number.filter(|_| self.format.contains("yyyy"))?;
        let epoch = Date::from_calendar_date(1899, time::Month::December, 30).unwrap();
        Some(epoch + Duration::seconds_f64(number.floor() * 86_400.0))
    }
}
