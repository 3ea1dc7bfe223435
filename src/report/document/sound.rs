//! Whether a document that was read back is one that this program could have made: what comes from another file is looked at before
//! any format is made of it.

use super::figure::{Figure, Mark};
use super::markdown::allowed;
use super::text::Piece;
use super::{Block, Document, Table, Text};

/// The largest side of a figure.
const SIDE: u16 = 20_000;
/// How far from its corner a mark of a figure may lie.
const FAR: f64 = 100_000.0;
/// The most columns of a table.
const COLUMNS: usize = 50;

impl Document {
    /// Whether every format can be made of it: levels of headings, cells of tables, places in figures and addresses of links are such
    /// as the program makes them.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.blocks.iter().all(block)
    }
}

fn block(block: &Block) -> bool {
    match block {
        Block::Heading { level, .. } => (2..=4).contains(level),
        Block::Lead { text: words } | Block::Paragraph { text: words } | Block::Aside { text: words } => text(words),
        Block::List { items, .. } => items.iter().all(text),
        Block::Notice { lines, .. } => lines.iter().all(text),
        Block::Outline { items } => !items.is_empty() && items.iter().all(|item| text(&item.text)),
        Block::Facts { facts } => facts.iter().all(|fact| text(&fact.text)),
        Block::Table(one) => table(one),
        Block::Ladder(ladder) => ladder.met <= 9 && ladder.rungs.iter().all(|rung| rung.first <= rung.last && rung.last <= 9),
        Block::Figure(one) => figure(one),
        Block::Typed { .. } | Block::Signature { .. } | Block::Ruled { .. } | Block::NewPage => true,
    }
}

fn text(text: &Text) -> bool {
    text.0.iter().all(|piece| match piece {
        Piece::Words { href, .. } => href.is_empty() || allowed(href).is_some(),
        Piece::Figure(one) => figure(one),
        Piece::Check(_) => true,
    })
}

fn table(table: &Table) -> bool {
    let columns = table.columns.len();
    let fits = (1..=COLUMNS).contains(&columns) && table.columns.iter().all(|column| column.share > 0);
    fits && table.rows.iter().all(|row| row.cells.len() == columns && row.cells.iter().flatten().all(text))
}

fn figure(figure: &Figure) -> bool {
    let is_near = |(x, y): (f64, f64)| x.abs() <= FAR && y.abs() <= FAR;
    let sides = [figure.width, figure.height].iter().all(|side| (1..=SIDE).contains(side));
    sides
        && figure.marks.iter().all(|mark| match *mark {
            Mark::Line { from, to, .. } | Mark::Way { from, to, .. } => is_near(from) && is_near(to),
            Mark::Dot { at, .. } | Mark::Word { at, .. } | Mark::Tip { at } | Mark::Said { at, .. } => is_near(at),
            Mark::Box { at, size, .. } => is_near(at) && is_near(size) && size.0 >= 0.0 && size.1 >= 0.0,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Look, Paper};
    use time::OffsetDateTime;

    fn of(blocks: Vec<Block>) -> Document {
        Document::of_jurisdiction("Wren County", "Plan", (OffsetDateTime::UNIX_EPOCH, Paper::Letter), blocks)
    }

    #[test]
    fn what_no_program_of_ours_makes_is_not_sound() {
        let words = |href: &str| {
            let piece = Piece::Words { text: "x".to_owned(), look: Look::Plain, href: href.to_owned() };
            of(vec![Block::Paragraph { text: Text(vec![piece]) }])
        };
        assert!(words("").is_sound() && words("https://wren.gov").is_sound() && words("mailto:dana@wren.gov").is_sound());
        assert!(!words("file:///etc/hosts").is_sound() && !words("/home").is_sound());
        let figure = |width: u16, x: f64| {
            let marks = vec![Mark::Tip { at: (x, 1.0) }];
            of(vec![Block::Figure(Figure { alt: String::new(), width, height: 10, marks })])
        };
        assert!(figure(10, 1.0).is_sound());
        assert!(!figure(0, 1.0).is_sound() && !figure(u16::MAX, 1.0).is_sound() && !figure(10, 1e300).is_sound());
        let mut table = Table::new("Costs", &[("What", 1), ("Amount", 1)]);
        table.row([Text::from("Rent"), Text::from("12")]);
        assert!(of(vec![Block::Table(table.clone())]).is_sound());
        table.row([Text::from("Rent")]);
        assert!(!of(vec![Block::Table(table)]).is_sound());
        assert!(!of(vec![Block::Heading { level: 9, text: "Deep".to_owned() }]).is_sound());
    }
}
