//! What the coalition said last: the reviews of the latest day that has come, and whether they came to one end.

use time::Date;
use uuid::Uuid;

use super::{Agreed, Review};
use crate::domain::words::{capital, count, dates};

/// What the reviews of one day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All that said something said this; nothing if none did.
    One(Option<Agreed>),
    /// So many said different things: then none of them settles anything.
    Apart(usize),
}

impl End {
    /// The end of the reviews of one day, by what each of them came to.
    #[must_use]
    pub fn of(all: impl IntoIterator<Item = Option<Agreed>>) -> Self {
        let said: Vec<Agreed> = all.into_iter().flatten().collect();
        match said.split_first() {
            Some((first, rest)) if rest.iter().any(|other| other != first) => Self::Apart(said.len()),
            first => Self::One(first.map(|(first, _)| *first)),
        }
    }

    /// That the reviews of a day came to different ends; empty if they did not.
    #[must_use]
    pub fn told_apart(self, on: Date) -> String {
        match self {
            Self::One(_) => String::new(),
            Self::Apart(n) => {
                format!("{} of {} came to different ends.", capital(&count(n, "review", "reviews")), dates::long(on))
            }
        }
    }
}

/// The reviews of the latest day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last<'a> {
    /// That day.
    pub on: Date,
    /// They.
    pub reviews: Vec<&'a Review>,
}

impl<'a> Last<'a> {
    /// The last of these reviews; nothing if none was held by today.
    #[must_use]
    pub fn of(reviews: impl IntoIterator<Item = &'a Review>, today: Date) -> Option<Self> {
        let held: Vec<&Review> = reviews.into_iter().filter(|review| review.held <= today).collect();
        let on = held.iter().map(|review| review.held).max()?;
        Some(Self { on, reviews: held.into_iter().filter(|review| review.held == on).collect() })
    }

    /// What they came to.
    #[must_use]
    pub fn end(&self) -> End {
        End::of(self.reviews.iter().map(|review| review.agreed))
    }

    /// Whether one of them went through a finding.
    #[must_use]
    pub fn went_through(&self, finding: Uuid) -> bool {
        self.reviews.iter().any(|review| review.findings.contains(&finding))
    }
}
