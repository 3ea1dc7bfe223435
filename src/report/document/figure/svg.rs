//! A figure as a drawing of its own, in black.

use std::fmt::Write;

use super::{Figure, Mark, Role};

impl Figure {
    /// The drawing as an SVG file, which needs no style sheet.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">",
            w = self.width,
            h = self.height
        );
        for mark in &self.marks {
            // Writing to a text cannot fail.
            let _ = match mark {
                Mark::Line { from, to, role } => {
                    let (color, width, dash) = match role {
                        Role::Own | Role::Weak => ("#000", 1.5, ""),
                        Role::Peer => ("#000", 1.2, ""),
                        Role::Typical => ("#000", 1.5, " stroke-dasharray=\"3 2\""),
                        Role::Bound => ("#777", 1.5, ""),
                        Role::Axis => ("#999", 1.0, ""),
                    };
                    write!(
                        text,
                        "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}/>",
                        from.0, from.1, to.0, to.1
                    )
                }
                Mark::Dot { at, role } => {
                    let fill = if *role == Role::Weak { "#fff" } else { "#000" };
                    write!(text, "<circle cx=\"{}\" cy=\"{}\" r=\"4.5\" fill=\"{fill}\" stroke=\"#000\" stroke-width=\"1.5\"/>", at.0, at.1)
                }
                Mark::Word { at, side, text: word } => write!(
                    text,
                    "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"13\" font-family=\"Inter, sans-serif\">{}</text>",
                    at.0,
                    at.1,
                    side.as_str(),
                    word.replace('&', "&amp;").replace('<', "&lt;")
                ),
            };
        }
        text.push_str("</svg>");
        text
    }
}
