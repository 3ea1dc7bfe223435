use proptest::prelude::*;

use super::markdown;
use crate::report::document::outline::Item;
use crate::report::document::{Align, Block, Look, Piece, Table, Text};

/// The words of a piece, with their look and where they lead.
fn words(piece: &Piece) -> (&str, Look, &str) {
    match piece {
        Piece::Words { text, look, href } => (text, *look, href),
        other => panic!("{other:?}"),
    }
}

fn only(typed: &str) -> Vec<(String, Look, String)> {
    let blocks = markdown(typed, 3);
    let [Block::Paragraph { text }] = &blocks[..] else { panic!("{typed}: {blocks:?}") };
    text.0.iter().map(words).map(|(text, look, href)| (text.to_owned(), look, href.to_owned())).collect()
}

fn plain(typed: &str) {
    assert_eq!(only(typed), [(typed.to_owned(), Look::Plain, String::new())]);
}

fn headings(typed: &str, level: u8) -> Vec<(u8, String)> {
    markdown(typed, level)
        .into_iter()
        .filter_map(|block| if let Block::Heading { level, text } = block { Some((level, text)) } else { None })
        .collect()
}

fn outline(typed: &str) -> Vec<Item> {
    let blocks = markdown(typed, 3);
    let [Block::Outline { items }] = &blocks[..] else { panic!("{typed}: {blocks:?}") };
    items.clone()
}

fn one_table(typed: &str) -> Table {
    let blocks = markdown(typed, 3);
    let [Block::Table(table)] = &blocks[..] else { panic!("{typed}: {blocks:?}") };
    table.clone()
}

#[test]
fn paragraphs_keep_their_line_ends() {
    assert_eq!(markdown("", 3), []);
    plain("One line\nand another");
    assert_eq!(markdown("One\n\n\nTwo", 3).len(), 2);
}

#[test]
fn emphasis_has_its_look() {
    let said = only("*a* **b** ***c*** snake_case 2 * 3");
    let said: Vec<(&str, Look)> = said.iter().map(|(text, look, _)| (text.as_str(), *look)).collect();
    assert_eq!(
        said,
        [
            ("a", Look::Emphasis),
            (" ", Look::Plain),
            ("b", Look::Strong),
            (" ", Look::Plain),
            ("c", Look::StrongEmphasis),
            (" snake_case 2 * 3", Look::Plain),
        ]
    );
    assert_eq!(only("\\*not\\*")[0].0, "*not*");
}

#[test]
fn headings_skip_no_level_whatever_their_marks_say() {
    assert_eq!(
        headings("#### a\n\n# b\n\n### c\n\n###### d\n\n## e", 3),
        [(3, "a"), (3, "b"), (4, "c"), (4, "d"), (4, "e")].map(|(l, t)| (l, t.to_owned()))
    );
    assert_eq!(headings("# a\n## b\n### c\n# d", 2), [(2, "a"), (3, "b"), (4, "c"), (2, "d")].map(|(l, t)| (l, t.to_owned())));
    assert_eq!(headings("# See [*the* plan](https://a.org)", 2), [(2, "See the (https://a.org) plan (https://a.org)".to_owned())]);
    plain("#");
    plain("#hashtag");
}

#[test]
fn links_lead_only_to_the_web_and_to_mailboxes() {
    let link = |text: &str, href: &str| vec![(text.to_owned(), Look::Plain, href.to_owned())];
    assert_eq!(only("[Plan](https://a.org/x)"), link("Plan", "https://a.org/x"));
    assert_eq!(only("[Write](mailto:dana@wren.gov)"), link("Write", "mailto:dana@wren.gov"));
    assert_eq!(only("<dana@wren.gov>"), link("dana@wren.gov", "mailto:dana@wren.gov"));
    assert_eq!(only("<https://a.org>"), link("https://a.org", "https://a.org"));
    for typed in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<b>)",
        "[x](/file)",
        "[x](file:///etc/passwd)",
        "[x](mailto:a@b.org?attach=/etc/passwd)",
        "[x](mailto:a@b.org,c@d.org)",
        "[](mailto:a@b.org)",
        "[x](ftp://a.org \"title\")",
        "![picture](data:image/png)",
        "[x](<java script:1>)",
        "<javascript:alert(1)>",
        "[x][y]",
    ] {
        plain(typed);
    }
}

#[test]
fn an_address_that_stands_by_itself_leads_there() {
    let said = only("See https://a.org/x_y(z), or (http://b.org/). Not xhttps://c.org or https://");
    let links: Vec<&str> = said.iter().map(|(_, _, href)| href.as_str()).filter(|href| !href.is_empty()).collect();
    assert_eq!(links, ["https://a.org/x_y(z)", "http://b.org/"]);
    assert_eq!(
        said.iter().map(|(text, ..)| text.as_str()).collect::<String>(),
        "See https://a.org/x_y(z), or (http://b.org/). Not xhttps://c.org or https://"
    );
}

#[test]
fn anything_else_is_text_as_it_was_typed() {
    for typed in [
        "<script>alert(1)</script>",
        "a <b onclick=\"x\">b</b> c",
        "<!-- note -->",
        "> said by\n> someone",
        "```\nlet x = 1;\n```",
        "a `code` b",
        "---",
        "a &amp; b &lt;c&gt;",
        "~~gone~~",
        "[^1] foot",
        "[note]: see below",
        "[a\nb]: c\n[d]: https:e",
        "$x^2$",
        "\\",
    ] {
        plain(typed);
    }
    assert_eq!(outline("- [note]: see")[0].text.words(), "[note]: see");
    assert_eq!(markdown("[a]: b\n\n[a]: c\n\n[a]: d", 3).len(), 3);
    assert_eq!(only("`[a]: b`")[0].0, "`[a]: b`");
    assert_eq!(only("> [a]: b")[0].0, "> [a]: b");
}

#[test]
fn lists_keep_their_numbers_and_their_depth() {
    let items = outline("3. a\n4. b\n   - c\n\n     more\n   - d\n5. e");
    let told: Vec<(u8, bool, Option<u32>, String)> =
        items.iter().map(|item| (item.depth, item.begins, item.number, item.text.words())).collect();
    let wanted =
        [(1, true, Some(3), "a"), (1, false, Some(4), "b"), (2, true, None, "c\nmore"), (2, false, None, "d"), (1, false, Some(5), "e")];
    assert_eq!(told, wanted.map(|(depth, begins, number, text)| (depth, begins, number, text.to_owned())));
    assert_eq!(markdown("- a\n\n1. b", 3).len(), 2, "lists of two kinds are two");
    assert_eq!(outline("- # Loud\n  text")[0].text.words(), "Loud\ntext");
    plain("123456. is a number");
    let table = outline("- x\n\n  | a |\n  |---|\n  | b |");
    assert_eq!(table[0].text.words(), "x\n| a |\n|---|\n| b |");
}

#[test]
fn a_table_has_its_columns_and_rows() {
    let table = one_table("| Who | Amount |\n|:--|--:|\n| **City** | $3 |\n| County |\n");
    assert_eq!(table.caption, "Table: Who, Amount");
    assert_eq!(table.columns.iter().map(|column| column.align).collect::<Vec<_>>(), [Align::Start, Align::End]);
    let words: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.iter().map(Text::words).collect()).collect()).collect();
    assert_eq!(words, [["City", "$3"], ["County", ""]].map(|row| row.map(str::to_owned)));
    plain("| a | b |");
    let wide = format!("|{}\n|{}\n|{}", " a |".repeat(9), "---|".repeat(9), " b |".repeat(9));
    plain(&wide);
}

#[test]
fn scripts_of_every_side_are_read() {
    assert_eq!(only("**שלום** עולם")[0], ("שלום".to_owned(), Look::Strong, String::new()));
    assert_eq!(outline("- 漢字\n- مرحبا")[1].text.words(), "مرحبا");
    assert_eq!(only("見 https://a.org/漢。")[1].2, "https://a.org/漢");
}

#[test]
fn hostile_and_huge_texts_end_soon() {
    let n = 20_000;
    for typed in [
        ">".repeat(n),
        "- ".repeat(n / 2),
        "1. ".repeat(n / 3),
        "*".repeat(n),
        "**a".repeat(n / 3),
        "_a *".repeat(n / 4),
        "[".repeat(n),
        "[a](".repeat(n / 4),
        "![".repeat(n / 2),
        "`".repeat(n),
        "`a``".repeat(n / 4),
        "<".repeat(n),
        "<!--".repeat(n / 4),
        "<a ".repeat(n / 3),
        "&".repeat(n),
        "\\".repeat(n),
        "# ".repeat(n / 2),
        "|".repeat(n),
        format!("|{}\n|{}\n{}", "a|".repeat(2_000), "-|".repeat(2_000), "|\n".repeat(6_000)),
        "[a]: b\n".repeat(n / 7),
        "[a\n".repeat(n / 3),
        "http".repeat(n / 4),
        "https://a.org/) ".repeat(n / 16),
        format!("https://{}", "(".repeat(n)),
        format!("https://{}", ")".repeat(n)),
        "a\n\n".repeat(n / 3),
        "\n".repeat(n),
        "- a\n  ".repeat(n / 6),
        (0..140).map(|depth| "  ".repeat(depth) + "- x\n").collect(),
    ] {
        let blocks = markdown(&typed, 3);
        for block in &blocks {
            if let Block::Outline { items } = block {
                assert!(items.iter().all(|item| item.depth <= 6));
            }
        }
    }
}

/// All letters of what was read, those of addresses included.
fn letters(blocks: &[Block]) -> Vec<char> {
    let mut all = String::new();
    let mut take = |text: &Text| {
        for (text, _, href) in text.0.iter().map(words) {
            all.push_str(text);
            // An address that stands by itself is its own words.
            if href != text && href.strip_prefix("mailto:") != Some(text) {
                all.push_str(href);
            }
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph { text } => take(text),
            Block::Heading { text, .. } => take(&text.as_str().into()),
            Block::Outline { items } => items.iter().for_each(|item| take(&item.text)),
            Block::Table(table) => {
                table.columns.iter().for_each(|column| take(&column.name.as_str().into()));
                table.rows.iter().flat_map(|row| row.cells.iter().flatten()).for_each(&mut take);
            }
            other => panic!("{other:?}"),
        }
    }
    let mut letters: Vec<char> = all.chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters
}

proptest! {
    /// Whatever is typed, each letter of it is told once, and headings begin where they should and skip none.
    #[test]
    fn no_letter_is_lost(typed in "([a-fא-ג漢*_#>|`~<&;:!/.()\\[\\]\\\\\n -]|https://|mailto:|[0-9]\\. |\n\n|\\|-\\|\n|    ){0,60}") {
        let mut wanted: Vec<char> = typed.chars().filter(|c| c.is_alphabetic()).collect();
        wanted.sort_unstable();
        let blocks = markdown(&typed, 3);
        prop_assert_eq!(letters(&blocks), wanted, "{:?}", blocks);
        let mut before = 2;
        for (level, _) in headings(&typed, 3) {
            prop_assert!((3..=4).contains(&level) && level <= before + 1);
            before = level;
        }
    }
}
