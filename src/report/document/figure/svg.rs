//! A figure as a drawing of its own, in black on white.

use std::fmt::Write;

use super::{Figure, Look, Mark, Role};

impl Role {
    /// How wide a line is, and with which dashes.
    const fn stroke(self) -> (f64, &'static str) {
        match self {
            Self::Own | Self::Weak | Self::Typical => (1.6, if matches!(self, Self::Typical) { " stroke-dasharray=\"3 2\"" } else { "" }),
            Self::Peer => (1.3, ""),
            Self::Parity => (2.6, ""),
            Self::Bound => (1.0, ""),
            Self::Axis => (0.6, ""),
        }
    }
}

/// The faces in which words are set.
const FACES: &str = "Source Sans 3, Calibri, Segoe UI, Arial, sans-serif";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const fn dashes(is_past: bool) -> &'static str {
    if is_past { " stroke-dasharray=\"4 3\"" } else { "" }
}

impl Figure {
    /// The drawing as an SVG file, which needs no style sheet.
    #[must_use]
    pub fn svg(&self) -> String {
        let (w, h) = (self.width, self.height);
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>"
        );
        for mark in &self.marks {
            // Writing to a text cannot fail.
            let _ = match mark {
                Mark::Line { from, to, role } => {
                    let (width, dash) = role.stroke();
                    write!(
                        text,
                        "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#000\" stroke-width=\"{width}\"{dash}/>",
                        from.0, from.1, to.0, to.1
                    )
                }
                Mark::Dot { at, role } => {
                    let fill = if *role == Role::Weak { "#fff" } else { "#000" };
                    write!(text, "<circle cx=\"{}\" cy=\"{}\" r=\"4.5\" fill=\"{fill}\" stroke=\"#000\" stroke-width=\"1.5\"/>", at.0, at.1)
                }
                Mark::Word { at, side, text: word } => write!(
                    text,
                    "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"13\" font-family=\"{FACES}\">{}</text>",
                    at.0,
                    at.1,
                    side.as_str(),
                    escaped(word)
                ),
                Mark::Box { at, size, is_past } => write!(
                    text,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.2\"{}/>",
                    at.0,
                    at.1,
                    size.0,
                    size.1,
                    dashes(*is_past)
                ),
                Mark::Way { is_past, .. } => {
                    write!(text, "<path d=\"{}\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.1\"{}/>", mark.path(), dashes(*is_past))
                }
                Mark::Tip { .. } => write!(text, "<path d=\"{}\" fill=\"#000\"/>", mark.path()),
                Mark::Said { at, text: line, look } => {
                    let look = match look {
                        Look::Plain => "",
                        Look::Strong => " font-weight=\"600\"",
                        Look::Struck => " text-decoration=\"line-through\"",
                    };
                    write!(
                        text,
                        "<text x=\"{}\" y=\"{}\" font-size=\"13\" font-family=\"{FACES}\"{look}>{}</text>",
                        at.0,
                        at.1,
                        escaped(line)
                    )
                }
            };
        }
        text.push_str("</svg>");
        text
    }
}
