//! Chance that can be repeated, and what it does to text.

/// A stream of numbers from a seed (`SplitMix64`).
pub struct Chance(u64);

/// Texts at which programs have stumbled.
const ODD: [&str; 77] = [
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "a\0b",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}txt",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "\u{10ffff}",
    "e\u{301}",
    "\u{1100}\u{1161}",
    "\u{1F3C1}",
    "ﬀ",
    "９",
    "İ",
    "ß",
    "'",
    "\"",
    "<b>",
    "&amp;",
    "%",
    "%s",
    "{}",
    "=1+1",
    "../x",
    "//x",
    "\\",
    "yes",
    "no",
    "met",
    "not_met",
    "met: ",
    "met: x",
    "not_met:x",
    "in_place",
    "under_way",
    "not_yet",
    "unknown",
    "to_do",
    "doing",
    "done",
    "dropped",
    "blank",
    "new",
    "proceed",
    "preparedness_plan",
    "postpone",
    "monthly",
    "a4",
    "2026-02-29",
    "2026-11-23",
    "1899-12-31",
    "1900-01-01",
    "2200-12-31",
    "9999-12-31",
    "0000-00-00",
    "+12026-01-01",
    "2026-1-1",
    "-1",
    "0",
    "1e9",
    "12,500",
    "99999999999999999999.99",
    "0.005",
    "e3b0c44298fc1c14",
    "1.1",
];

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// An odd text.
    pub fn odd(&mut self) -> String {
        (*self.one_of(&ODD)).to_owned()
    }

    /// A text, changed or replaced.
    pub fn text(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let at = self.below(letters.len() + 1);
        match self.below(9) {
            0 | 1 => return self.odd(),
            2 => return format!("{text}{}", self.odd()),
            3 => letters.truncate(at),
            4 => letters.splice(at..at, self.odd().chars()).for_each(drop),
            5 => {
                let length = *self.one_of(&[119, 120, 121, 300, 301, 500, 1_000, 1_001, 2_000, 2_001, 10_000, 10_001, 20_001]);
                return self.one_of(&["x", "🏁", "é", "e\u{301}", "\n", "漢 "]).repeat(length);
            }
            6 if at < letters.len() => letters[at] = char::from_u32(letters[at] as u32 ^ 1 << self.below(17)).unwrap_or('\u{fffd}'),
            7 if at < letters.len() => drop(letters.remove(at)),
            _ => letters.reverse(),
        }
        letters.into_iter().collect()
    }

    /// Bytes, changed in a few places.
    pub fn bytes(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 => bytes.truncate(at),
                1 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                2 if at < bytes.len() => bytes[at] = *self.one_of(b"%&=+\0\"{}[],:0\xff\xc3"),
                3 => bytes.splice(at..at, self.odd().into_bytes()).for_each(drop),
                4 => {
                    let end = (at + self.below(64)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, piece).for_each(drop);
                }
                _ => {
                    let end = (at + self.below(16)).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
        }
    }
}
