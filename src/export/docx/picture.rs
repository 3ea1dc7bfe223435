//! Figures of a Word file: each as a drawing, and as a twin in pixels for programs that draw none.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::export::typeface;
use crate::report::figure::Figure;

/// How many pixels a unit of a figure gets: about 300 to the inch.
const SCALE: u16 = 4;

/// Our own face alone, so that the twin looks alike on every machine.
static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    faces.load_font_source(fontdb::Source::Binary(Arc::new(typeface::SANS)));
    Options { font_family: "Source Sans 3".to_owned(), fontdb: Arc::new(faces), ..Options::default() }
});

/// The files of pictures with their names, two for each.
pub fn files(figures: &[&Figure]) -> Vec<(String, Vec<u8>)> {
    let both = |(at, figure): (usize, &&Figure)| {
        let svg = figure.svg();
        let twin = pixels(&svg, figure.width, figure.height).expect("a drawing of ours can be read, and is no larger than a page");
        [(format!("word/media/figure{}.svg", at + 1), svg.into_bytes()), (format!("word/media/figure{}.png", at + 1), twin.to_vec())]
    };
    let files = figures.iter().enumerate().flat_map(both).collect();
    // As where pages are set: five more documents keep what was drawn.
    comemo::evict(5);
    files
}

/// The twin as PNG. It is drawn once for each content while documents that hold it are made.
#[comemo::memoize]
fn pixels(svg: &str, width: u16, height: u16) -> Option<Arc<[u8]>> {
    let tree = Tree::from_str(svg, &OPTIONS).ok()?;
    let [width, height] = [width, height].map(|side| u32::from(side) * u32::from(SCALE));
    let mut pixmap = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::from_scale(f32::from(SCALE), f32::from(SCALE)), &mut pixmap.as_mut());
    pixmap.encode_png().ok().map(Arc::from)
}
