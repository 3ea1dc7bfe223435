//! PDF: the checks that a validator of PDF/UA-1 makes of the structure, and the facts.

use std::collections::BTreeMap;

use milepost::export::pdf::typeset;
use milepost::report::document::{self, Block, Document, Piece, Row, Table, Text};

use crate::qpdf::{Pdf, Tag};
use crate::{reports, sample};

fn all(tags: &[Tag]) -> Vec<&Tag> {
    tags.iter().flat_map(Tag::all).collect()
}

/// Everything that holds for each of our documents.
pub fn is_accessible(name: &str, document: &Document) {
    let set = typeset(document).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(set.warnings, Vec::<String>::new(), "{name}");
    let pdf = Pdf::read(&set.pdf);
    let catalog = pdf.catalog();
    assert_eq!(pdf.at(&catalog["/MarkInfo"])["/Marked"], true, "{name}");
    assert_eq!(catalog["/Lang"], "u:en-US", "{name}");
    assert_eq!(pdf.at(&catalog["/ViewerPreferences"])["/DisplayDocTitle"], true, "{name}");
    let metadata = pdf.metadata();
    assert!(metadata.contains("pdfuaid:part>1<"), "{name}: {metadata}");
    assert!(metadata.contains("dc:title"), "{name}: {metadata}");
    let tags = pdf.tags();
    let tags = all(&tags);
    assert!(tags.len() > 1, "{name}: nothing is tagged");
    headings_skip_none(name, &tags);
    for figure in tags.iter().filter(|tag| tag.kind == "/Figure") {
        assert!(!figure.alt.is_empty(), "{name}: a figure without a text");
    }
    for table in tags.iter().filter(|tag| tag.kind == "/Table") {
        let heads: Vec<&Tag> = table.all().into_iter().filter(|tag| tag.kind == "/TH").collect();
        assert!(heads.iter().any(|head| head.attributes.contains("/Row") || head.attributes.contains("/Column")), "{name}: {heads:?}");
        if heads.iter().any(|head| head.attributes.contains("/Column")) {
            let groups: Vec<&str> = table.parts.iter().map(|part| part.kind.as_str()).collect();
            assert_eq!(groups, ["/THead", "/TBody"], "{name}");
            assert!(table.parts[0].all().iter().all(|tag| tag.kind != "/TH" || tag.attributes.contains("/Column")), "{name}");
            assert!(table.parts[1].parts.iter().all(|row| row.parts[0].attributes.contains("/Row")), "{name}: rows without names");
        }
        let rows: Vec<usize> = table.all().iter().filter(|tag| tag.kind == "/TR").map(|row| row.parts.len()).collect();
        assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "{name}: rows of {rows:?} cells");
    }
    for (at, page) in pdf.pages().iter().enumerate() {
        nothing_is_untagged(&format!("{name}, page {}", at + 1), page);
    }
    if document.blocks.iter().any(|block| matches!(block, document::Block::Heading { .. })) {
        assert!(!pdf.at(&catalog["/Outlines"]).is_null(), "{name}: no bookmarks");
    }
}

fn headings_skip_none(name: &str, tags: &[&Tag]) {
    let mut before = 0;
    for level in tags.iter().filter_map(|tag| tag.kind.strip_prefix("/H")?.parse::<u32>().ok()) {
        assert!(level <= before + 1, "{name}: a heading of level {level} after one of level {before}");
        before = level;
    }
}

/// Whatever is painted is tagged, or marked as an ornament.
fn nothing_is_untagged(name: &str, content: &str) {
    let mut depth = 0_u32;
    for token in operators(content) {
        match token {
            "BDC" | "BMC" => depth += 1,
            "EMC" => depth -= 1,
            "Tj" | "TJ" | "'" | "\"" | "f" | "f*" | "F" | "S" | "s" | "B" | "B*" | "b" | "b*" | "Do" | "sh" => {
                assert!(depth > 0, "{name}: {token} outside of any tag");
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

/// The words of a content stream outside of its strings and dictionaries.
fn operators(content: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut in_text, mut in_hex) = (None, 0_u32, false);
    let mut is_escaped = false;
    for (at, c) in content.char_indices() {
        if in_text > 0 {
            match (is_escaped, c) {
                (true, _) => is_escaped = false,
                (_, '\\') => is_escaped = true,
                (_, '(') => in_text += 1,
                (_, ')') => in_text -= 1,
                _ => {}
            }
            continue;
        }
        let ends = c.is_ascii_whitespace() || "()<>[]{}/".contains(c);
        if ends && let Some(from) = start.take() {
            words.push(&content[from..at]);
        }
        match c {
            '(' => in_text = 1,
            '<' => in_hex = true,
            '>' => in_hex = false,
            _ if !ends && !in_hex && start.is_none() => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| &content[from..]));
    words
}

/// Wherever a page ends, a line to write on never stands on the next one without its question.
#[test]
fn lines_to_write_on_stay_with_their_question() {
    let made = |blocks: Vec<Block>| Pdf::read(&typeset(&Document { blocks, ..reports::worksheet() }).unwrap().pdf);
    let shown = |page: &str| operators(page).iter().filter(|word| matches!(**word, "Tj" | "TJ")).count();
    let line = || Block::Ruled { lines: 1, label: String::new() };
    let paragraph = |text: &str| Block::Paragraph { text: text.into() };
    let bare = shown(made(vec![paragraph("Before"), Block::NewPage, line()]).pages().last().unwrap());
    let mut turned = 0;
    for before in 24..44 {
        let blocks = (0..before).map(|_| paragraph("Before")).chain([paragraph("The question?"), line()]).collect();
        let pages = made(blocks).pages();
        turned += usize::from(pages.len() > 1);
        assert!(pages.len() == 1 || shown(pages.last().unwrap()) > bare, "after {before} lines a line strays");
    }
    assert!((1..20).contains(&turned), "a page ends somewhere among them: {turned}");
}

#[test]
fn every_document_is_accessible() {
    for (at, document) in sample::all().iter().enumerate() {
        is_accessible(&format!("sample {at}"), document);
    }
    is_accessible("worksheet", &reports::worksheet());
    for (name, report) in [("empty", reports::empty()), ("typical", reports::typical()), ("worst", reports::worst())] {
        is_accessible(&format!("{name} report"), &document::full(&report));
        is_accessible(&format!("{name} brief"), &document::brief(&report));
        is_accessible(&format!("{name} plan"), &document::work_plan(&report));
    }
}

/// The text with each number that stands for a letter read as that letter. The brackets around it may have traded places,
/// as they do where lines run from the right.
fn read(text: &str) -> String {
    let mut parts = text.split("U+");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, text) = part.split_at(part.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(part.len()));
        if read.ends_with('[') {
            read.pop();
        }
        read.push(char::from_u32(u32::from_str_radix(number, 16).expect("a number")).expect("a letter"));
        read.push_str(text.strip_prefix(']').unwrap_or(text));
    }
    read
}

/// Each word with how often it stands there.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// The document without what is said only to those who cannot see it.
fn seen(mut document: Document) -> Document {
    if let Some(seal) = document.front.as_mut().and_then(|front| front.seal.as_mut()) {
        seal.alt.clear();
    }
    for block in &mut document.blocks {
        match block {
            Block::Ladder(ladder) => ladder.alt.clear(),
            Block::Figure(figure) => figure.alt.clear(),
            Block::Table(table) => {
                if !table.shows_caption {
                    table.caption.clear();
                }
                let pieces = table.rows.iter_mut().flat_map(|row| &mut row.cells).flatten().flat_map(|text| &mut text.0);
                for piece in pieces {
                    if let Piece::Figure(figure) = piece {
                        figure.alt.clear();
                    }
                }
            }
            _ => {}
        }
    }
    document
}

#[test]
fn the_seal_on_the_cover_is_a_figure_with_its_words() {
    let pdf = Pdf::read(&typeset(&sample::fronted()).unwrap().pdf);
    let tags = pdf.tags();
    let tags = all(&tags);
    let at = |holds: &dyn Fn(&Tag) -> bool| tags.iter().position(|tag| holds(tag)).unwrap();
    let seal = at(&|tag| tag.kind == "/Figure" && tag.alt == sample::SEAL);
    assert!(seal < at(&|tag| tag.kind == "/Title" || tag.kind == "/H1" || tag.kind == "/P"), "it is read before the title");
    let painted = operators(&pdf.pages()[0]).iter().filter(|word| **word == "Do").count();
    assert_eq!(painted, 1, "and painted once");
}

#[test]
fn every_word_is_in_the_pdf() {
    let reports = [document::full(&reports::empty()), document::full(&reports::typical()), document::brief(&reports::typical())];
    for document in reports.into_iter().chain([reports::worksheet(), sample::rich()]) {
        let held = counted(&read(&Pdf::read(&typeset(&document).unwrap().pdf).text()));
        for (word, times) in counted(&sample::texts(&seen(document.clone())).join(" ")) {
            assert!(held.get(&word).is_some_and(|there| *there >= times), "{}: “{word}” {times} times", document.kind);
        }
    }
}

/// How often each letter and digit stands there.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    // What changes its form beside its neighbors is copied from a page as another letter.
    for c in read(&text).chars().filter(|c| c.is_alphanumeric() && !matches!(u32::from(*c), 0x600..=0x6FF | 0x900..=0x97F)) {
        *letters.entry(c).or_default() += 1;
    }
    letters
}

#[test]
fn the_longest_report_loses_no_letter_in_the_pdf() {
    let document = document::full(&reports::worst());
    let wanted = loses_no_letter(&document, &typeset(&document).unwrap().pdf);
    assert!(wanted[&'e'] > 10_000 && wanted[&'漢'] > 1_000 && wanted[&'ש'] > 1_000);
}

/// Whether every letter of a document is in its file as often as there, and how often that is.
pub fn loses_no_letter(document: &Document, pdf: &[u8]) -> BTreeMap<char, usize> {
    let held = letters(&Pdf::read(pdf).text());
    let wanted = letters(&sample::texts(&seen(document.clone())).concat());
    for (letter, times) in &wanted {
        assert!(held.get(letter).is_some_and(|there| there >= times), "“{letter}” {times} times, but {:?}", held.get(letter));
    }
    wanted
}

#[test]
fn a_picture_without_a_text_and_a_skipped_heading_would_be_found() {
    let content = "/P <</MCID 0>> BDC (a) Tj EMC 0 0 m f";
    assert!(std::panic::catch_unwind(|| nothing_is_untagged("untagged", content)).is_err());
    let tag = |kind: &str| Tag { kind: kind.to_owned(), alt: String::new(), attributes: String::new(), parts: Vec::new() };
    let (first, third) = (tag("/H1"), tag("/H3"));
    assert!(std::panic::catch_unwind(|| headings_skip_none("skipped", &[&first, &third])).is_err());
}

#[test]
fn the_brief_is_one_sheet_whatever_somebody_wrote() {
    for report in [reports::empty(), reports::typical(), reports::worst()] {
        let set = typeset(&document::brief(&report)).unwrap();
        assert_eq!(set.pages, 1);
    }
}

/// A document with this in a paragraph, a table and a link.
fn linked(address: &str, title: &str) -> Document {
    let mut document = sample::bare(title);
    let mut table = Table::new("Owners", &[("Action", 14), ("Owner", 3)]);
    table.row(["Ask".into(), "Papadimitrakopoulou".into()]);
    document.blocks = vec![
        Block::Heading { level: 2, text: "One".to_owned() },
        Block::Paragraph { text: Text::new().soft("1a, evidence: ").link(address) },
        Block::Table(table),
    ];
    document
}

#[test]
fn a_link_leads_where_it_says_and_is_copied_whole() {
    for (address, leads, shown) in [
        (
            "https://example.org/wren/budget-2027?a=%20",
            "https://example.org/wren/budget-2027?a=%20",
            "https://example.org/wren/budget-2027?a=%20",
        ),
        ("https://example.org/\u{10FFFD}", "https://example.org/%F4%8F%BF%BD", "https://example.org/[U+10FFFD]"),
    ] {
        let pdf = Pdf::read(&typeset(&linked(address, "Wren County")).unwrap().pdf);
        assert_eq!(pdf.links(), [leads]);
        assert!(pdf.text().contains(shown), "{}", pdf.text());
        assert!(!pdf.text().contains('\u{200B}'));
    }
}

#[test]
fn a_long_name_is_the_title_of_its_file_as_it_was_typed() {
    let name = format!("{} \u{6F22} County", "Intergovernmental".repeat(3));
    let pdf = Pdf::read(&typeset(&linked("https://example.org", &name)).unwrap().pdf);
    assert!(pdf.metadata().contains(&format!("{name}: Readiness report")), "{}", pdf.metadata());
}

#[test]
fn a_row_stays_on_one_page_and_a_line_above_a_table_stays_with_it() {
    let mut document = sample::bare("Wren County");
    for n in 0..40 {
        let mut table = Table::new("Steps", &[("Step", 7), ("Answer", 4)]);
        let cell = |text: String| vec![Text::from(text)];
        for row in 0..3 {
            let boxes = ["Begin", "b", "c", "d", "End"].map(|word| Text::from(format!("{word}-{n}-{row}")));
            table.rows.push(Row { cells: vec![cell("What counts".to_owned()), boxes.into()], is_sum: false });
        }
        document.blocks.push(Block::Heading { level: 2, text: format!("Part {n}") });
        document.blocks.push(Block::Paragraph { text: format!("Standing-{n}").into() });
        document.blocks.push(Block::Typed { label: "Judged met".to_owned(), text: format!("Reason-{n}") });
        document.blocks.push(Block::Table(table));
        document.blocks.push(Block::Ruled { lines: 2, label: "Notes".to_owned() });
    }
    let pages = Pdf::read(&typeset(&document).unwrap().pdf).text();
    let page_of = |word: String| pages.split('\u{c}').position(|page| page.split_whitespace().any(|held| held == word)).unwrap();
    assert!(pages.matches('\u{c}').count() > 5);
    for n in 0..40 {
        assert_eq!(page_of(format!("Reason-{n}")), page_of(format!("Begin-{n}-0")), "part {n}");
        assert_eq!(page_of(format!("Standing-{n}")), page_of(format!("Begin-{n}-0")), "part {n}");
        for row in 0..3 {
            assert_eq!(page_of(format!("Begin-{n}-{row}")), page_of(format!("End-{n}-{row}")), "part {n}, row {row}");
        }
    }
}
