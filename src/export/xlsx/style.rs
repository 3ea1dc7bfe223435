//! How cells look: one quiet tint for headings, everything else ink on paper.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a workbook.
pub struct Styles {
    /// The first line of a sheet.
    pub title: Format,
    /// A line above a table, and one that says that something is missing.
    pub line: Format,
    /// A heading of a table.
    pub heading: Format,
    /// A heading of a column of amounts.
    pub heading_of_amounts: Format,
    /// A label beside a value.
    pub label: Format,
    /// Text of any length.
    pub text: Format,
    /// Text that looks like a formula: it carries Excel's mark for text.
    pub quoted: Format,
    /// An address to follow.
    pub link: Format,
    /// A whole number.
    pub count: Format,
    /// A day.
    pub date: Format,
    /// A day and a time.
    pub moment: Format,
    /// Dollars.
    pub money: Format,
    /// Dollars under a sum.
    pub total: Format,
}

/// Excel's numbers for where a text begins.
const FROM_LEFT: u8 = 1;
const FROM_RIGHT: u8 = 2;

/// The same look for a text that runs from the right.
pub fn from_right(style: &Format) -> Format {
    style.clone().set_align(FormatAlign::Right).set_reading_direction(FROM_RIGHT)
}

impl Default for Styles {
    fn default() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        // Programs that go by the first letter would take the side of a name that stands in a sentence.
        let text = top().set_align(FormatAlign::Left).set_text_wrap().set_reading_direction(FROM_LEFT);
        let dollars = "\"$\"#,##0.00";
        // The space at its right keeps it from the next column.
        let right = |format: Format| format.set_align(FormatAlign::Right).set_indent(1);
        let heading = || {
            Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E4_EAF2))
                .set_border_bottom(FormatBorder::Thin)
        };
        Self {
            title: Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Top),
            line: Format::new().set_font_color(Color::RGB(0x0044_474B)),
            heading: heading().set_align(FormatAlign::Left),
            heading_of_amounts: right(heading()),
            label: text.clone().set_bold(),
            quoted: text.clone().set_quote_prefix(),
            link: text.clone().set_hyperlink(),
            count: top().set_align(FormatAlign::Left),
            date: top().set_align(FormatAlign::Left).set_num_format("mmm d, yyyy"),
            moment: top().set_align(FormatAlign::Left).set_num_format("mmm d, yyyy h:mm AM/PM"),
            money: right(top()).set_num_format(dollars),
            total: right(top()).set_num_format(dollars).set_bold().set_border_top(FormatBorder::Thin),
            text,
        }
    }
}
