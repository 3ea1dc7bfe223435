//! The Word file, unpacked and read part by part.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use milepost::export;
use milepost::report::document::{Block, Document, Piece};
use milepost::report::figure::Figure;
use roxmltree::{Document as Tree, Node};

use crate::page::headings_skip_none;
use crate::sample;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of the file by name, as bytes.
fn files(docx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let all = 0..archive.len();
    let read = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    all.map(read).collect()
}

/// What stands behind the last dot of a name.
fn kind(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, kind)| kind)
}

/// The parts of the file that are text, by name: all but pictures in pixels.
pub fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let texts = files(docx).into_iter().filter(|(name, _)| kind(name) != "png");
    texts.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// All words of the text, its header and its footer, those for people who cannot see its tables included.
pub fn words(docx: &[u8]) -> String {
    let parts = parts(docx);
    let mut words = String::new();
    for (_, drawing) in parts.iter().filter(|(name, _)| kind(name) == "svg") {
        let tree = Tree::parse(drawing).unwrap();
        for text in tree.descendants().filter_map(|node| node.text()) {
            words.push_str(text);
            words.push('\n');
        }
    }
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let tree = Tree::parse(&parts[name]).unwrap();
        for node in tree.descendants() {
            if is(node, "t") {
                words.push_str(node.text().unwrap_or_default());
                words.push('\n');
            } else if is(node, "tblDescription") || is(node, "tblCaption") {
                words.push_str(value(node));
                words.push('\n');
            } else if node.tag_name().name() == "docPr" {
                words.push_str(node.attribute("descr").unwrap());
                words.push('\n');
            }
        }
    }
    words
}

pub fn is(node: Node, name: &str) -> bool {
    node.has_tag_name((W, name))
}

pub fn value<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute((W, "val")).unwrap()
}

fn values<'a>(tree: &'a Tree, name: &str) -> Vec<&'a str> {
    tree.descendants().filter(|node| is(*node, name)).map(|node| node.attribute((W, "val")).unwrap()).collect()
}

/// What holds for every Word file, whatever stands in it.
pub fn check(document: &Document) {
    let docx = export::docx::write(document);
    let parts = parts(&docx);
    let trees: BTreeMap<&str, Tree> = parts.iter().map(|(name, text)| (name.as_str(), Tree::parse(text).unwrap())).collect();
    for text in parts.values() {
        assert!(text.starts_with("<?xml"));
    }
    package_is_whole(&trees, &files(&docx));
    pictures_are_whole(&trees, &files(&docx));
    references_lead_somewhere(&trees);
    tables_are_whole(&trees["word/document.xml"]);
    let levels = values(&trees["word/document.xml"], "pStyle").into_iter().filter_map(|style| style.strip_prefix("Heading")?.parse().ok());
    headings_skip_none(levels);
}

/// Every picture is told, drawn, and has a twin in pixels of the same shape; the seal is there in pixels alone.
fn pictures_are_whole(trees: &BTreeMap<&str, Tree>, files: &BTreeMap<String, Vec<u8>>) {
    let text = &trees["word/document.xml"];
    let relations = &trees["word/_rels/document.xml.rels"];
    let target = |id: &str| {
        let relation = relations.descendants().find(|node| node.attribute("Id") == Some(id)).unwrap();
        format!("word/{}", relation.attribute("Target").unwrap())
    };
    let mut numbers = BTreeSet::new();
    for picture in text.descendants().filter(|node| node.tag_name().name() == "inline") {
        let named = |name: &str| picture.descendants().find(|node| node.tag_name().name() == name).unwrap();
        assert!(!named("docPr").attribute("descr").unwrap().is_empty());
        assert!(numbers.insert(named("docPr").attribute("id").unwrap()));
        let twin = &files[&target(named("blip").attribute((R, "embed")).unwrap())];
        let pixels = |at: usize| u64::from(u32::from_be_bytes(twin[at..at + 4].try_into().unwrap()));
        let size = |name: &str| named("extent").attribute(name).unwrap().parse::<u64>().unwrap();
        assert!(twin.starts_with(b"\x89PNG"));
        if named("docPr").attribute("name") == Some("Seal") {
            assert_eq!(size("cx") * pixels(20), size("cy") * pixels(16), "the shape of the seal");
            continue;
        }
        let drawing = target(named("svgBlip").attribute((R, "embed")).unwrap());
        let drawn = |name: &str| trees[drawing.as_str()].root_element().attribute(name).unwrap().parse::<u64>().unwrap();
        assert_eq!(pixels(16) * drawn("height"), pixels(20) * drawn("width"), "the shape of {drawing}");
        assert_eq!(size("cx") * drawn("height"), size("cy") * drawn("width"), "the shape of {drawing} on the page");
    }
}

fn package_is_whole(trees: &BTreeMap<&str, Tree>, files: &BTreeMap<String, Vec<u8>>) {
    let list = &trees["[Content_Types].xml"];
    let typed: BTreeSet<&str> = list.descendants().filter_map(|node| node.attribute("PartName")).collect();
    let kinds: BTreeSet<&str> = list.descendants().filter_map(|node| node.attribute("Extension")).collect();
    let is_a_kind = |name: &str| kind(name) != "xml" && kinds.contains(kind(name));
    for name in files.keys().filter(|name| !is_a_kind(name) && *name != "[Content_Types].xml") {
        assert!(typed.contains(format!("/{name}").as_str()), "{name} has no type");
    }
    assert!(typed.iter().all(|name| trees.contains_key(&name[1..])));
    for (name, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let mut ids = BTreeSet::new();
        for relation in trees[name].root_element().children().filter(Node::is_element) {
            assert!(ids.insert(relation.attribute("Id").unwrap()));
            let target = relation.attribute("Target").unwrap();
            if relation.attribute("TargetMode") == Some("External") {
                assert!(["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start)), "{target}");
                assert!(!target.contains(|c: char| c.is_whitespace() || "\"<>\\^`{|}".contains(c)), "{target}");
            } else {
                assert!(files.contains_key(&format!("{folder}{target}")), "{target} is missing");
            }
        }
    }
}

fn references_lead_somewhere(trees: &BTreeMap<&str, Tree>) {
    let text = &trees["word/document.xml"];
    let relations = &trees["word/_rels/document.xml.rels"];
    let known: BTreeSet<&str> = relations.descendants().filter_map(|node| node.attribute("Id")).collect();
    assert!(text.descendants().filter_map(|node| node.attribute((R, "id"))).all(|id| known.contains(id)));
    let styles = &trees["word/styles.xml"];
    let known: BTreeSet<&str> = styles.descendants().filter_map(|node| node.attribute((W, "styleId"))).collect();
    for name in ["pStyle", "rStyle", "tblStyle"] {
        assert!(values(text, name).into_iter().all(|style| known.contains(style)), "{name}");
    }
    for name in ["basedOn", "next"] {
        assert!(values(styles, name).into_iter().all(|style| known.contains(style)), "{name}");
    }
    let lists: BTreeSet<&str> = trees["word/numbering.xml"].descendants().filter_map(|node| node.attribute((W, "numId"))).collect();
    assert!(values(text, "numId").into_iter().all(|list| lists.contains(list)));
    let boxes: Vec<&str> = text
        .descendants()
        .filter(|node| is(*node, "sdtPr"))
        .map(|node| value(node.children().find(|part| is(*part, "id")).unwrap()))
        .collect();
    assert_eq!(boxes.iter().collect::<BTreeSet<_>>().len(), boxes.len());
    assert!(values(text, "alias").into_iter().all(|title| title.chars().count() <= 64));
}

fn tables_are_whole(text: &Tree) {
    for cell in text.descendants().filter(|node| is(*node, "tc")) {
        assert!(is(cell.last_element_child().unwrap(), "p"));
    }
    for table in text.descendants().filter(|node| is(*node, "tbl")) {
        assert!(is(table.next_sibling_element().unwrap(), "p"));
        let columns = table.descendants().filter(|node| is(*node, "gridCol")).count();
        for row in table.children().filter(|node| is(*node, "tr")) {
            let spans = row.descendants().filter(|node| is(*node, "gridSpan")).map(|node| value(node).parse::<usize>().unwrap() - 1);
            let cells = row.children().filter(|node| is(*node, "tc")).count();
            assert_eq!(cells + spans.sum::<usize>(), columns);
        }
    }
}

#[test]
fn every_word_file_is_whole() {
    for document in sample::all() {
        check(&document);
    }
}

#[test]
fn styles_tables_boxes_and_links_are_real() {
    let document = sample::rich();
    let parts = parts(&export::docx::write(&document));
    let text = Tree::parse(&parts["word/document.xml"]).unwrap();
    let styles = values(&text, "pStyle");
    for style in ["Title", "Heading1", "Heading2", "ListBullet", "ListNumber", "Quote", "Caption", "Notice", "TableHead"] {
        assert!(styles.contains(&style), "{style}");
    }
    let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(text.descendants().filter(|node| is(*node, "tblHeader")).count(), tables);
    let json = serde_json::to_string(&document).unwrap();
    let boxes: Vec<&str> =
        text.descendants().filter(|node| node.has_tag_name((W14, "checked"))).map(|node| node.attribute((W14, "val")).unwrap()).collect();
    assert_eq!(boxes.len(), json.matches("\"is\":\"check\"").count());
    assert_eq!(boxes.iter().filter(|checked| **checked == "1").count(), json.matches("\"is_checked\":true").count());
    assert_eq!(text.descendants().filter(|node| is(*node, "hyperlink")).count(), 1);
    assert_eq!(text.descendants().filter(|node| is(*node, "highlight")).count(), 2);
    assert!(text.descendants().any(|node| is(node, "pageBreakBefore")));
    assert!(values(&text, "rStyle").contains(&"Review"));
}

#[test]
fn lists_within_lists_are_real_and_each_counts_for_itself() {
    let parts = parts(&export::docx::write(&sample::marked()));
    let text = Tree::parse(&parts["word/document.xml"]).unwrap();
    let of = |name: &str| values(&text, name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(of("ilvl"), ["0", "1", "1", "2", "0", "0", "0", "0", "1"]);
    // Bullets are list 1; each list with numbers has one of its own.
    assert_eq!(of("numId"), ["1", "2", "2", "1", "1", "3", "3", "1", "1"]);
    let numbering = Tree::parse(&parts["word/numbering.xml"]).unwrap();
    assert_eq!(values(&numbering, "startOverride"), ["1", "7"]);
    assert!(["Emphasis", "StrongEmphasis", "Strong", "Hyperlink"].iter().all(|style| of("rStyle").iter().any(|one| one == style)));
    assert!(["Heading1", "Heading2", "Heading3"].iter().all(|style| of("pStyle").iter().any(|one| one == style)));
    assert!(parts["word/_rels/document.xml.rels"].contains("Target=\"mailto:dana@wren.example\""));
}

#[test]
fn a_file_names_itself_and_carries_no_date_but_its_own() {
    let parts = parts(&export::docx::write(&sample::rich()));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dc:title>Wren County: Readiness report</dc:title>") && core.contains("<dc:creator>Milepost</dc:creator>"));
    assert_eq!(core.matches("2026-11-23T22:42:07Z").count(), 2);
    assert!(parts["word/styles.xml"].contains("w:lang w:val=\"en-US\""));
    let sizes = [sample::rich(), sample::sheet()].map(|document| {
        let parts = self::parts(&export::docx::write(&document));
        let text = Tree::parse(&parts["word/document.xml"]).unwrap();
        let size = text.descendants().find(|node| is(*node, "pgSz")).unwrap();
        (size.attribute((W, "w")).unwrap().to_owned(), size.attribute((W, "h")).unwrap().to_owned())
    });
    assert_eq!(sizes, [("12240".to_owned(), "15840".to_owned()), ("11906".to_owned(), "16838".to_owned())]);
}

#[test]
fn an_address_that_is_not_of_the_web_is_no_link() {
    let mut document = sample::bare("Wren County");
    let piece = |href: &str| Piece::Words { text: "here".to_owned(), look: milepost::report::document::Look::Plain, href: href.to_owned() };
    let pieces = ["javascript:alert(1)", "file:///etc/passwd", "https://wren.example/a b\"<>"].map(piece);
    document.blocks = vec![Block::Paragraph { text: milepost::report::document::Text(pieces.into()) }];
    let relations = &parts(&export::docx::write(&document))["word/_rels/document.xml.rels"];
    assert_eq!(relations.matches("External").count(), 1);
    assert!(relations.contains("Target=\"https://wren.example/a%20b%22%3C%3E\""));
}

#[test]
fn a_line_above_a_table_stays_with_it() {
    let mut document = sample::rich();
    document.blocks.retain(|block| matches!(block, Block::Table(_)));
    document.blocks.insert(0, Block::Typed { label: "Judged met".to_owned(), text: "Because".to_owned() });
    let last = document.blocks.len() - 1;
    document.blocks.insert(last, Block::Paragraph { text: "Partly met: 2 of 4".into() });
    let parts = parts(&export::docx::write(&document));
    let text = Tree::parse(&parts["word/document.xml"]).unwrap();
    for style in ["BodyText", "QuoteLabel", "QuoteEnd"] {
        let line = text.descendants().find(|node| is(*node, "p") && values_in(*node, "pStyle") == [style]).unwrap();
        assert!(line.descendants().any(|node| is(node, "keepNext")), "{style}");
    }
}

#[test]
fn a_picture_is_no_wider_than_the_text_and_no_higher_than_a_page() {
    let figure = |width: u16, height: u16| Figure { alt: "Wide".to_owned(), width, height, marks: Vec::new() };
    let sides = |figure: Figure| -> (u64, u64) {
        let document = Document { blocks: vec![Block::Figure(figure)], ..sample::rich() };
        let parts = parts(&export::docx::write(&document));
        let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
        let extent = tree.descendants().find(|node| node.tag_name().name() == "extent").unwrap();
        let side = |name: &str| extent.attribute(name).unwrap().parse().unwrap();
        (side("cx"), side("cy"))
    };
    // 6.5 inches of text, in Word's units of 914,400 an inch; 600 points high.
    let (width, height) = sides(figure(1_000, 300));
    assert!((5_000_000..=6_500_000).contains(&width) && (width * 3).abs_diff(height * 10) < 20_000, "{width} by {height}");
    let (width, height) = sides(figure(300, 4_000));
    assert!((7_000_000..=7_620_000).contains(&height) && (width * 40).abs_diff(height * 3) < 20_000, "{width} by {height}");
    assert_eq!(sides(figure(100, 50)), (952_500, 476_250), "what has room is as large as ever");
}

#[test]
fn the_seal_stands_above_the_title_with_its_words() {
    let document = sample::fronted();
    let docx = export::docx::write(&document);
    let parts = parts(&docx);
    let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
    let styles: Vec<&str> = values_in(tree.root_element(), "pStyle");
    assert_eq!(styles[..3], ["CoverSeal", "CoverKindBelow", "Title"]);
    let told = tree.descendants().find(|node| node.tag_name().name() == "docPr").unwrap();
    assert_eq!((told.attribute("name"), told.attribute("descr")), (Some("Seal"), Some(sample::SEAL)));
    let kept = &files(&docx)["word/media/seal.png"];
    assert_eq!(kept, document.seal().unwrap().picture.png());
}

fn values_in<'a>(node: Node<'a, '_>, name: &str) -> Vec<&'a str> {
    node.descendants().filter(|part| is(*part, name)).map(value).collect()
}

#[test]
fn what_to_write_on_empty_lines_can_be_read() {
    let parts = parts(&export::docx::write(&crate::reports::worksheet()));
    let text = Tree::parse(&parts["word/document.xml"]).unwrap();
    let asked = |words: &str| text.descendants().filter(|node| is(*node, "t") && node.text() == Some(words)).count();
    assert_eq!((asked("Notes, and where the evidence is"), asked("What do we need to address to have this condition?")), (9, 9));
}

#[test]
fn lines_to_write_on_stay_with_their_question_in_word() {
    let blocks = vec![Block::Paragraph { text: "The question?".into() }, Block::Ruled { lines: 3, label: String::new() }];
    let parts = parts(&export::docx::write(&Document { blocks, ..crate::reports::worksheet() }));
    let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
    let holds = |node: &Node| node.descendants().any(|part| is(part, "keepNext"));
    let question = tree.descendants().find(|node| is(*node, "p") && node.descendants().any(|part| part.text() == Some("The question?")));
    assert!(holds(&question.unwrap()), "the question");
    let rows: Vec<bool> = tree.descendants().filter(|node| is(*node, "tr")).map(|row| holds(&row)).collect();
    assert_eq!(rows, [true, true, false], "the lines");
}
