//! A document as plain text for an e-mail: a paragraph is a line, however long.

use super::xml::fit;
use crate::report::document::outline::Item;
use crate::report::document::{Block, Check, Document, LadderPart, Look, Piece, Rung, Table, Text};

/// Writes the document. Every line ends with a line feed.
#[must_use]
pub fn write(document: &Document) -> String {
    let head = format!("{}\n{}\n{}", document.kind, document.title, rule('=', &document.title));
    let parts = document.blocks.iter().map(block).filter(|part| !part.is_empty());
    let foot = (!document.foot.is_empty()).then(|| format!("--\n{}", document.foot));
    let parts: Vec<String> = [head].into_iter().chain(parts).chain(foot).collect();
    let file = parts.join("\n\n") + "\n";
    file.chars().filter_map(fit).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("{text}\n{}", rule(if *level <= 2 { '-' } else { '.' }, text)),
        Block::Lead { text } | Block::Paragraph { text } | Block::Aside { text } => line(text),
        Block::Typed { label, text } if label.is_empty() => text.clone(),
        Block::Typed { label, text } => format!("{label}:\n{text}"),
        Block::List { is_numbered, items } => list(*is_numbered, items),
        Block::Outline { items } => items.iter().map(entry).collect::<Vec<_>>().join("\n"),
        Block::Facts { facts } => facts.iter().map(|fact| named(&fact.name, &line(&fact.text))).collect::<Vec<_>>().join("\n"),
        Block::Table(part) => table(part),
        Block::Ladder(part) => ladder(part),
        Block::Figure(figure) => figure.alt.clone(),
        Block::Notice { heading, lines } => {
            [heading.to_uppercase()].into_iter().chain(lines.iter().map(line)).collect::<Vec<_>>().join("\n")
        }
        Block::Signature { labels } => labels.iter().map(|label| format!("{label}: ____________________")).collect::<Vec<_>>().join("\n"),
        Block::Ruled { lines, label } => {
            let lines = vec!["____________________"; usize::from(*lines)];
            [format!("{label}:").as_str()].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
        }
        Block::NewPage => String::new(),
    }
}

/// A line under a heading, as long as it, within reason.
fn rule(of: char, text: &str) -> String {
    of.to_string().repeat(text.chars().count().clamp(3, 72))
}

/// A text with its marks: boxes stand apart from what is before them, and links show where they lead.
fn line(text: &Text) -> String {
    let mut line = String::new();
    let mut before = Look::Plain;
    for piece in &text.0 {
        match piece {
            Piece::Words { text, look, href } => {
                if *look != before {
                    line.push_str(look.mark());
                    before = *look;
                }
                line.push_str(text);
                if !href.is_empty() && href != text && href.strip_prefix("mailto:") != Some(text) {
                    line.extend([" (", href, ")"]);
                }
            }
            Piece::Check(Check { is_checked, label, .. }) => {
                if !line.is_empty() && !line.ends_with(char::is_whitespace) {
                    line.push_str("  ");
                }
                line.push_str(if *is_checked { "[x] " } else { "[ ] " });
                line.push_str(label);
                before = Look::Plain;
            }
            Piece::Figure(figure) => line.push_str(&figure.alt),
        }
    }
    line
}

/// A value with its name; a value of several lines begins below it.
fn named(name: &str, value: &str) -> String {
    match (name.is_empty(), value.contains('\n')) {
        (true, _) => value.to_owned(),
        (false, true) => format!("{name}:\n{value}"),
        (false, false) => format!("{name}: {value}").trim_end().to_owned(),
    }
}

fn list(is_numbered: bool, items: &[Text]) -> String {
    let item = |(at, text): (usize, &Text)| marked(if is_numbered { format!("{}. ", at + 1) } else { "- ".to_owned() }, text);
    items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
}

/// A line of an outline, set in by its depth.
fn entry(item: &Item) -> String {
    let room = "   ".repeat(usize::from(item.depth.saturating_sub(1)));
    let mark = item.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
    marked(room + &mark, &item.text)
}

/// A line of a list: what goes on below stands below its words.
fn marked(mark: String, text: &Text) -> String {
    let below = format!("\n{}", " ".repeat(mark.len()));
    mark + &line(text).replace('\n', &below)
}

fn table(table: &Table) -> String {
    let row = |cells: &Vec<Vec<Text>>| {
        let cells = table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(column, cell)| named(&column.name, &cell.iter().map(line).collect::<Vec<_>>().join("\n")));
        cells.collect::<Vec<_>>().join("\n")
    };
    let caption = (table.shows_caption && !table.caption.is_empty()).then(|| table.caption.clone());
    let rows = table.rows.iter().map(|part| row(&part.cells)).filter(|row| !row.is_empty());
    caption.into_iter().chain(rows).collect::<Vec<_>>().join("\n\n")
}

fn ladder(ladder: &LadderPart) -> String {
    let rung = |part: &Rung| {
        let here = if part.is_here { ", here" } else { "" };
        format!("- {} to {}: {}, {}{here}", part.first, part.last, part.word, part.route)
    };
    [ladder.alt.clone()].into_iter().chain(ladder.rungs.iter().map(rung)).collect::<Vec<_>>().join("\n")
}
