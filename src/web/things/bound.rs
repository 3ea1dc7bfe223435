//! A long list on a page: its first entries, until somebody asks for all of it.

use uuid::Uuid;

/// How many entries are shown.
pub const SHOWN: usize = 100;

/// The rest of a list, of which only the first entries are shown: `more` in `templates/things/more.html`.
pub struct More {
    /// Where all of it is shown.
    pub href: String,
    /// How many entries it has.
    pub all: usize,
    /// How many of them are not shown.
    pub rest: usize,
    /// What list it is, for those who do not see which.
    pub of: String,
}

/// How much of a list is shown: all of it, or its first entries and one that something was just done with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bound {
    /// Whether all of it is shown.
    pub is_whole: bool,
    /// The one that is shown in any case.
    pub one: Option<Uuid>,
}

impl Bound {
    /// The entries that are shown, each with its place in the whole list, and the rest, which is told as `more` says: where
    /// all of it is shown, and what list it is.
    pub fn shown<T>(
        self,
        all: Vec<T>,
        id: impl Fn(&T) -> Uuid,
        more: impl FnOnce() -> (String, String),
    ) -> (Vec<(usize, T)>, Option<More>) {
        let of = all.len();
        let is_shown = |(at, one): &(usize, T)| self.is_whole || *at < SHOWN || self.one == Some(id(one));
        let shown: Vec<(usize, T)> = all.into_iter().enumerate().filter(is_shown).collect();
        let rest = of - shown.len();
        let more = (rest > 0).then(|| {
            let (href, list) = more();
            More { href, all: of, rest, of: list }
        });
        (shown, more)
    }
}
