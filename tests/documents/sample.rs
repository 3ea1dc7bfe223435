//! Documents to write: one with a part of every kind, one of hostile words, and any that chance makes.

use image::{ImageFormat, Rgb, RgbImage};
use milepost::domain::publication::Seal;
use milepost::report::document::outline::Item;
use milepost::report::document::{
    Align, Block, Document, Fact, Front, LadderPart, Look, Paper, Piece, Row, Rung, SealPart, Setting, Table, Text, markdown,
};
use milepost::report::meant;
use proptest::prelude::*;
use time::macros::datetime;

/// A document without blocks.
pub fn bare(title: &str) -> Document {
    Document {
        title: title.to_owned(),
        kind: "Readiness report".to_owned(),
        running: "Wren County · Fall 2026".to_owned(),
        foot: "Record 4f9c 21ab".to_owned(),
        as_of: datetime!(2026-11-23 17:42:07 -5),
        paper: Paper::Letter,
        setting: Setting::Pages,
        language: milepost::report::Language::american(),
        front: None,
        blocks: Vec::new(),
    }
}

pub fn ladder(met: u8, ceiling: u8, is_told: bool) -> Block {
    let rung = |key: &str, word: &str, route: &str, first, last| {
        let is_here = is_told && (first..=last).contains(&met);
        Rung { key: key.to_owned(), word: word.to_owned(), route: route.to_owned(), first, last, is_here }
    };
    Block::Ladder(LadderPart {
        alt: format!("A ladder from 0 to 9. Today {met} conditions are met, and the count could reach {ceiling}."),
        met,
        ceiling,
        reach: if ceiling > met { format!("could reach {ceiling}") } else { String::new() },
        rungs: vec![
            rung("few_to_none", "Few or none", "build readiness first", 0, 2),
            rung("some", "Some", "a smaller start", 3, 5),
            rung("most", "Most", "begin the plan", 6, 9),
        ],
    })
}

fn conditions() -> Block {
    let mut table = Table::new("The nine conditions with their steps and results", &[("Condition", 40), ("Steps", 22), ("Result", 38)]);
    let names = [
        "Leadership support",
        "Community voice",
        "Data and the people to read it",
        "Partners across sectors",
        "A lead with time",
        "Money for the work",
    ];
    for (at, name) in names.iter().enumerate() {
        let steps = format!("{} of 4 in place", at % 5);
        table.row([
            Text::from(format!("{}  {name}", at + 1)),
            Text::from(steps),
            Text::new().strong(if at > 2 { "Met" } else { "Not met" }).soft("  by the steps"),
        ]);
    }
    Block::Table(table)
}

fn costs() -> Block {
    let mut table = Table::new("What the plan costs by condition", &[("Action", 60), ("Owner", 25), ("Cost", 15)]);
    table.shows_caption = true;
    table.columns[2].align = Align::End;
    table.row(["Name a lead and give them time".into(), "Lee Park".into(), "$42,000".into()]);
    table.row(["Set up a data table with the school district and the health department".into(), Text::new(), "$8,500".into()]);
    table.rows.push(Row { cells: vec![vec!["All".into()], Vec::new(), vec!["$50,500".into()]], is_sum: true });
    Block::Table(table)
}

fn questions() -> Block {
    let mut table = Table::new("The steps of this condition, with boxes to tick", &[("Step", 55), ("Answer", 45)]);
    for (at, step) in
        ["An elected official speaks for the work in public", "Department heads have set time aside", "The budget names the work"]
            .iter()
            .enumerate()
    {
        let answers = ["In place", "Under way", "Not yet"].iter().enumerate();
        table.row([Text::from(*step), answers.fold(Text::new(), |text, (n, answer)| text.check(n == at, *answer))]);
    }
    Block::Table(table)
}

/// A table with a picture beside words that say the same.
fn beside_words() -> Block {
    let mut table = Table::new("Readings beside those of peers", &[("Metric", 40), ("Beside peers", 60)]);
    let cells = vec![vec!["Employment".into()], vec![Text::figure(&milepost::report::figure::legend()), "Two peers have more.".into()]];
    table.rows.push(Row { cells, is_sum: false });
    Block::Table(table)
}

/// A document with a part of every kind.
pub fn rich() -> Document {
    let note =
        "The board voted 5–0 in June.\n\nWhat still holds us back:\t two vacancies in planning.\nDana Ortiz will ask again in spring.";
    let mut document = bare("Wren County");
    document.blocks = vec![
        Block::Lead {
            text: Text::new().plain("Four of nine conditions are met. ").strong("Start smaller, and build the rest on the way."),
        },
        Block::Facts {
            facts: vec![
                Fact { name: "Round".to_owned(), text: "Fall 2026, November 23, 2026".into() },
                Fact {
                    name: "Took part".to_owned(),
                    text: Text::new().plain("Dana Ortiz, county administrator; Lee Park, planning").soft(" (and 3 more)"),
                },
                Fact { name: "Evidence".to_owned(), text: Text::new().link("https://wren.example/minutes/2026-06?a=1&b=2") },
            ],
        },
        ladder(4, 6, true),
        Block::Notice {
            heading: "Keep in mind".to_owned(),
            lines: vec![
                "Two steps have not been looked at yet; the count could rise to 6.".into(),
                "The limits of the bands were changed by Dana Ortiz.".into(),
            ],
        },
        Block::Heading { level: 2, text: "The nine conditions".to_owned() },
        conditions(),
        Block::Aside {
            text: "A condition counts as met when all of its steps are in place, or when the jurisdiction says so and why.".into(),
        },
        Block::Heading { level: 3, text: "Leadership support".to_owned() },
        Block::Paragraph {
            text: "Elected leaders and department heads say in public that this work matters, and give it time and money.".into(),
        },
        questions(),
        Block::Typed { label: "Note".to_owned(), text: note.to_owned() },
        Block::Typed {
            label: "Note".to_owned(), text: "הפגישה הבאה תתקיים בינואר 2027.\n文字の並び、絵文字 🏁".to_owned()
        },
        Block::Heading { level: 2, text: "What comes next".to_owned() },
        Block::List {
            is_numbered: true,
            items: vec![
                "Name a lead.".into(),
                Text::new().strong("Ask the county board").plain(" to set aside $42,000."),
                "Meet the school district.".into(),
            ],
        },
        Block::Paragraph { text: "Bring to the meeting:".into() },
        Block::List { is_numbered: false, items: vec!["the worksheet".into(), "the budget".into()] },
        Block::List { is_numbered: true, items: vec!["A second list begins with one again.".into()] },
        costs(),
        Block::Heading { level: 2, text: "Words for the launch".to_owned() },
        Block::Paragraph {
            text: Text::new()
                .plain("The work is led by ")
                .and("[lead department]", Look::Blank)
                .plain(" and ends on ")
                .and("[date]", Look::Blank)
                .plain("."),
        },
        Block::Paragraph {
            text: Text::new().and("Past decisions of this county kept some neighborhoods from loans and good schools.", Look::Review),
        },
        Block::Notice {
            heading: "Two blanks are left".to_owned(),
            lines: vec![Text::new().check(false, "lead department"), Text::new().check(true, "date")],
        },
        Block::Figure(milepost::report::figure::legend()),
        beside_words(),
        Block::Ruled { lines: 4, label: "Room for notes".to_owned() },
        Block::Signature { labels: vec!["Name and title".to_owned(), "Signature".to_owned(), "Date".to_owned()] },
        Block::NewPage,
        Block::Heading { level: 2, text: "On a page of its own".to_owned() },
        ladder(1, 1, false),
    ];
    document
}

/// One sheet on A4.
pub fn sheet() -> Document {
    let mut document = rich();
    "Leadership brief".clone_into(&mut document.kind);
    document.paper = Paper::A4;
    document.setting = Setting::Sheet;
    document.blocks.truncate(7);
    document.blocks.push(Block::Signature { labels: vec!["Name and title".to_owned(), "Signature".to_owned(), "Date".to_owned()] });
    document
}

/// Words that would break a careless file.
pub const HOSTILE: [&str; 12] = [
    "<script>alert('x')</script>",
    "]]><b>& &amp; &#0; \"quoted\"",
    "nul\u{0}bell\u{7}tab\u{b}escape\u{1b}delete\u{7f}next\u{85}non\u{fffe}\u{ffff}",
    "שלום \u{202e}עולם 123",
    "漢字かな交じり文 한국어",
    "🏁👩‍👩‍👧‍👦 e\u{301}",
    "--></style></title>{{ x }}{% y %}",
    "line\nline\r\nline\n\n\tindented",
    "  spaces  ",
    "=cmd|' /C calc'!A0",
    "\u{1f3c1}\u{10ffff}\u{feff}\u{200b}",
    "",
];

/// A part of every kind, all of these words.
pub fn of_words(words: &str) -> Document {
    let text = || Text::from(words);
    let mut table = Table::new(words, &[(words, 1), (words, 0)]);
    table.shows_caption = true;
    table.row([text(), Text::new().strong(words).check(true, words).check(false, words)]);
    table.rows.push(Row { cells: vec![vec![text(), text()], Vec::new()], is_sum: true });
    let piece = Piece::Words { text: words.to_owned(), look: Look::Soft, href: words.to_owned() };
    let mut document = bare(words);
    words.clone_into(&mut document.kind);
    words.clone_into(&mut document.running);
    words.clone_into(&mut document.foot);
    document.blocks = vec![
        Block::NewPage,
        Block::Table(table.clone()),
        Block::Table(table),
        Block::Heading { level: 2, text: words.to_owned() },
        Block::Lead { text: text() },
        Block::Paragraph { text: Text(vec![piece]).and(words, Look::Review).and(words, Look::Blank) },
        Block::Aside { text: Text::new().link(format!("https://wren.example/{words}")) },
        Block::Typed { label: words.to_owned(), text: words.to_owned() },
        Block::Typed { label: String::new(), text: words.to_owned() },
        Block::List { is_numbered: true, items: vec![text(), text()] },
        Block::Outline {
            items: vec![
                Item { depth: 1, begins: true, number: None, text: Text::new().and(words, Look::Emphasis) },
                Item { depth: 2, begins: true, number: Some(7), text: Text::new().and(words, Look::StrongEmphasis) },
            ],
        },
        Block::Facts { facts: vec![Fact { name: words.to_owned(), text: text() }] },
        Block::Notice { heading: words.to_owned(), lines: vec![text()] },
        Block::Notice { heading: words.to_owned(), lines: Vec::new() },
        Block::Signature { labels: vec![words.to_owned(), words.to_owned()] },
        Block::Ruled { lines: 2, label: words.to_owned() },
        ladder(9, 9, true),
        Block::NewPage,
    ];
    document
}

/// The worst case: 31 notes of 10,000 characters.
pub fn longest() -> Document {
    let mut document = bare("Wren County");
    for at in 0..31 {
        let unit = HOSTILE[at % 8];
        let note: String = unit.chars().cycle().take(10_000).collect();
        document.blocks.push(Block::Heading { level: 2, text: format!("Step {at}") });
        document.blocks.push(Block::Typed { label: "Note".to_owned(), text: note });
    }
    document
}

/// What people write in Markdown, of every kind.
const MARKED: &str = "## By 2035\n\nEvery *child* and **every** ***family*** here:\n\n- learns\n  1. early\n  2. well\n     - and long\n- is safe\n\n7. seven\n8. eight\n\n#### Who\n\nAsk [the county](https://wren.example/a?b=c) or <dana@wren.example>, and see https://wren.example/d.\n\n| Who | Amount |\n|:--|--:|\n| **City** | $3 |\n| \u{5e2}\u{5d9}\u{5e8} | |\n\n> as typed\n\n<b>as typed</b>\n\n- \u{5e9}\u{5dc}\u{5d5}\u{5dd}\n  - \u{6f22}\u{5b57}\n";

/// A document of what somebody wrote in Markdown.
pub fn marked() -> Document {
    let mut document = bare("Wren County");
    document.blocks.push(Block::Heading { level: 2, text: "Vision statement".to_owned() });
    document.blocks.extend(markdown(MARKED, 3));
    document
}

/// What the seal of the long document shows.
pub const SEAL: &str = "A wren <on> an “oak” branch";

/// A seal: a disk twice as wide as high, as long ones are.
fn seal() -> SealPart {
    let disk = RgbImage::from_fn(600, 300, |x, y| {
        let away = (x.abs_diff(300) / 2).pow(2) + y.abs_diff(150).pow(2);
        Rgb(if away < 140_u32.pow(2) { [20, 80, 143] } else { [250, 248, 240] })
    });
    let mut file = std::io::Cursor::new(Vec::new());
    disk.write_to(&mut file, ImageFormat::Png).unwrap();
    SealPart { alt: SEAL.to_owned(), picture: Seal::take_in(file.get_ref()).unwrap() }
}

/// A long document, with a cover and a table of its chapters.
pub fn fronted() -> Document {
    let front = Front {
        seal: Some(seal()),
        lines: vec!["2027 to 2031".to_owned(), "שלום, 12".to_owned()],
        standing: "A draft that nobody adopted.".to_owned(),
    };
    Document { front: Some(front), ..rich() }
}

/// All documents of which every word is looked for.
pub fn all() -> Vec<Document> {
    let mut documents = vec![bare("Wren County"), rich(), sheet(), marked(), longest(), fronted()];
    documents.extend(HOSTILE.map(of_words));
    documents
}

/// Any words, with controls and all.
pub fn any_words() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..24).prop_map(|chars| chars.into_iter().collect())
}

/// A text as a file holds it.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(meant).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Every text of a document, taken from its serialized form so that none can be forgotten; what is for programs is left out.
pub fn texts(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    gather(&serde_json::to_value(document).unwrap(), &mut texts);
    texts
}

fn gather(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => texts.push(clean(text)),
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        serde_json::Value::Object(fields) => {
            let words = fields.iter().filter(|(name, _)| {
                !matches!(name.as_str(), "is" | "look" | "key" | "paper" | "setting" | "href" | "align" | "role" | "side" | "picture")
            });
            words.for_each(|(_, field)| gather(field, texts));
        }
        _ => {}
    }
}
