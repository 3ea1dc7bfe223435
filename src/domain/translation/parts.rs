//! What a translation of the public summary consists of.

use crate::domain::history::Fact;
use crate::domain::things::{Part, Rule};

/// The longest text, in characters: as long as four pages, in languages that take more room than English.
const LONG: usize = 12_000;

/// A translation. What it rests on is the fingerprint of the public summary that stood beside it when somebody saved it.
pub const TRANSLATION: &[Part] = &[
    Part::new(Fact::Language, Rule::Language),
    Part::new(Fact::Title, Rule::Named(200, "Give it its title, in its own language.")),
    Part::new(Fact::Text, Rule::Told(LONG, "Put in the text.")),
    Part::new(Fact::TextBasis, Rule::Frozen),
];
