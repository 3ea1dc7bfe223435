//! The light convention in which the two texts are written: `# Heading`, `- line of a list`, a blank line
//! between paragraphs, `[what is still missing]`, and a mark for what leadership and counsel should read first.

/// The mark at the start of a line that leadership and counsel should read before it goes out.
pub const REVIEW: &str = "[Review: leadership and counsel]";

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Line),
    /// A paragraph, with its line ends.
    Paragraph(Line),
    /// The lines of a list.
    List(Vec<Line>),
}

/// A heading, a paragraph or a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Whether it bears the mark for review; the mark itself is not among the pieces.
    pub is_for_review: bool,
    /// Its words and blanks.
    pub pieces: Vec<Piece>,
}

/// Words, or a blank among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words. A line end in them is a line end.
    Words(String),
    /// What is still missing, without its brackets.
    Blank(String),
}

impl Line {
    fn read(text: &str) -> Self {
        let head = text.get(..REVIEW.len()).filter(|head| head.eq_ignore_ascii_case(REVIEW));
        let mut line = Self { is_for_review: head.is_some(), pieces: Vec::new() };
        line.add(head.map_or(text, |head| &text[head.len()..]).trim());
        line
    }

    /// Adds the words and blanks of one line. A single word in brackets, such as `[1]`, is no blank.
    fn add(&mut self, text: &str) {
        let mut words = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            words.push_str(before);
            match after.split_once(']') {
                Some((inside, behind)) if inside.trim().contains(' ') && !inside.contains('[') => {
                    self.add_words(&mut words);
                    self.pieces.push(Piece::Blank(inside.trim().to_owned()));
                    rest = behind;
                }
                _ => {
                    words.push('[');
                    rest = after;
                }
            }
        }
        words.push_str(rest);
        self.add_words(&mut words);
    }

    fn add_words(&mut self, words: &mut String) {
        if !words.is_empty() {
            self.pieces.push(Piece::Words(std::mem::take(words)));
        }
    }

    /// Its words, blanks in their brackets, without the mark for review.
    #[must_use]
    pub fn words(&self) -> String {
        let word = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Blank(blank) => format!("[{blank}]"),
        };
        self.pieces.iter().map(word).collect()
    }

    /// The same with the mark, if it bears one.
    fn marked(&self) -> String {
        if self.is_for_review { format!("{REVIEW} {}", self.words()).trim_end().to_owned() } else { self.words() }
    }
}

impl Block {
    /// The lines in it.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Heading(line) | Self::Paragraph(line) => std::slice::from_ref(line),
            Self::List(lines) => lines,
        }
    }
}

/// Reads a text. Every text can be read: what follows no convention is a paragraph.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line may go on with the last block.
    let mut is_going_on = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_going_on = false;
        } else if let Some(heading) = heading(line) {
            blocks.push(Block::Heading(Line::read(heading)));
            is_going_on = false;
        } else if let Some(item) = item(line) {
            match blocks.last_mut() {
                Some(Block::List(items)) if is_going_on => items.push(Line::read(item)),
                _ => blocks.push(Block::List(vec![Line::read(item)])),
            }
            is_going_on = true;
        } else {
            let read = Line::read(line);
            match blocks.last_mut() {
                Some(Block::Paragraph(paragraph)) if is_going_on && !read.is_for_review => {
                    paragraph.add("\n");
                    paragraph.pieces.extend(read.pieces);
                }
                _ => blocks.push(Block::Paragraph(read)),
            }
            is_going_on = true;
        }
    }
    blocks
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    (words.len() < line.len() && words.starts_with(' ')).then(|| words.trim()).filter(|words| !words.is_empty())
}

fn item(line: &str) -> Option<&str> {
    ["- ", "– ", "• ", "* "].iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim)
}

/// The blanks that are still to be filled, each once, in order.
#[must_use]
pub fn blanks(blocks: &[Block]) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for piece in blocks.iter().flat_map(Block::lines).flat_map(|line| &line.pieces) {
        if let Piece::Blank(blank) = piece
            && !found.contains(&blank.as_str())
        {
            found.push(blank);
        }
    }
    found
}

/// How many lines bear the mark for review.
#[must_use]
pub fn reviews(blocks: &[Block]) -> usize {
    blocks.iter().flat_map(Block::lines).filter(|line| line.is_for_review).count()
}

/// The text as it goes into an e-mail: headings on a line of their own without their sign, lists with
/// hyphens, blanks and marks as they are.
#[must_use]
pub fn plain(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Heading(line) | Block::Paragraph(line) => line.marked(),
        Block::List(lines) => lines.iter().map(|line| format!("- {}", line.marked())).collect::<Vec<_>>().join("\n"),
    };
    let mut text = blocks.iter().map(block).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Piece {
        Piece::Words(text.to_owned())
    }

    #[test]
    fn headings_lists_paragraphs_blanks_and_marks_are_read() {
        let text = "# Why\nWe begin\nin [the month of launch].\n\n- One\n– Two [sic]\n\n[Review: Leadership and Counsel] We took part.\n[REVIEW: leadership and counsel]";
        let blocks = parse(text);
        assert_eq!(blocks.len(), 5);
        assert_eq!(blocks[0], Block::Heading(Line { is_for_review: false, pieces: vec![words("Why")] }));
        let pieces = vec![words("We begin"), words("\n"), words("in "), Piece::Blank("the month of launch".to_owned()), words(".")];
        assert_eq!(blocks[1], Block::Paragraph(Line { is_for_review: false, pieces }));
        assert!(matches!(&blocks[2], Block::List(lines) if lines.len() == 2 && lines[1].words() == "Two [sic]"));
        assert_eq!(blocks[3], Block::Paragraph(Line { is_for_review: true, pieces: vec![words("We took part.")] }));
        assert_eq!((blanks(&blocks), reviews(&blocks)), (vec!["the month of launch"], 2));
        assert_eq!(
            plain(&blocks),
            "Why\n\nWe begin\nin [the month of launch].\n\n- One\n- Two [sic]\n\n[Review: leadership and counsel] We took part.\n\n[Review: leadership and counsel]\n"
        );
    }

    #[test]
    fn whatever_was_typed_can_be_read_and_loses_no_word() {
        for text in
            ["", "#", "# ", "#hash", "-", "[", "]", "[[a b] c", "[open blank", "[a b", "- ", "é[é é]é", "🏁[🏁 🏁]", "[Review", "\t# x"]
        {
            let blocks = parse(text);
            let told = plain(&blocks);
            let kept: String = text.chars().filter(|c| c.is_alphanumeric() || *c == '🏁').collect();
            assert_eq!(told.chars().filter(|c| c.is_alphanumeric() || *c == '🏁').collect::<String>(), kept, "{text}");
            assert_eq!(plain(&parse(&told)), told, "read again, it says the same: {text}");
        }
    }
}
