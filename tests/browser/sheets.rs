//! Printed sheets: a PDF with its pages and their text.

use std::process::Command;

use crate::browser::Browser;

/// Letter paper, in points.
pub const LETTER: (f64, f64) = (612.0, 792.0);
/// A4 paper, in points.
pub const A4: (f64, f64) = (595.0, 842.0);

/// What a page prints as.
pub struct Sheets {
    /// The text of each page.
    pub texts: Vec<String>,
    /// The width and height of each page, in points.
    pub sizes: Vec<(f64, f64)>,
}

impl Sheets {
    /// Prints the page that is open now.
    pub async fn of(browser: &Browser) -> Self {
        Self::read(&browser.print().await)
    }

    /// Reads a PDF.
    pub fn read(pdf: &[u8]) -> Self {
        let text = text(pdf);
        let sizes = sizes(&String::from_utf8_lossy(pdf));
        let texts: Vec<String> = text.split_terminator('\u{c}').map(str::to_owned).collect();
        assert_eq!(texts.len(), sizes.len(), "pages with text and pages in the file");
        Self { texts, sizes }
    }

    /// Whether all pages have this size, to within half a millimeter.
    pub fn are_on(&self, (width, height): (f64, f64)) -> bool {
        self.sizes.iter().all(|(x, y)| (x - width).abs() < 1.5 && (y - height).abs() < 1.5)
    }

    /// The number of the page that holds a text, white space aside.
    pub fn page_with(&self, text: &str) -> usize {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let sought = bare(text);
        self.texts.iter().position(|page| bare(page).contains(&sought)).unwrap_or_else(|| panic!("no page has “{text}”")) + 1
    }
}

fn text(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder for the PDF can be made");
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, pdf).expect("the PDF is written");
    let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    let output = output.expect("pdftotext starts; if it is missing, install poppler-utils (tests/run does)");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The sizes of the pages, as their objects in the file name them.
fn sizes(pdf: &str) -> Vec<(f64, f64)> {
    let pages = pdf.split("/Type /Page\n").skip(1);
    pages
        .map(|page| {
            let numbers = page.split_once("/MediaBox [").and_then(|(_, rest)| rest.split_once(']')).map(|(numbers, _)| numbers);
            let numbers: Vec<f64> = numbers.into_iter().flat_map(str::split_whitespace).filter_map(|number| number.parse().ok()).collect();
            (numbers[2] - numbers[0], numbers[3] - numbers[1])
        })
        .collect()
}
