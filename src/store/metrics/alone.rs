//! Who imports or removes, since only one does at a time; and the numbers that were given.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

/// Whether an import or a removal is under way, and the highest number of a release that was seen.
#[derive(Debug, Default)]
pub(in crate::store) struct Works {
    is_busy: AtomicBool,
    highest: AtomicI64,
}

/// The right to import or remove. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Alone<'a>(&'a Works);

impl Works {
    /// The right to import or remove, if nobody has it.
    pub(super) fn alone(&self) -> Option<Alone<'_>> {
        let taken = self.is_busy.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire);
        taken.is_ok().then(|| Alone(self))
    }

    /// Whether somebody has it.
    pub(super) fn is_busy(&self) -> bool {
        self.is_busy.load(Ordering::Acquire)
    }

    /// Notes a number that is taken.
    pub(super) fn saw(&self, number: i64) {
        self.highest.fetch_max(number, Ordering::AcqRel);
    }

    /// A number that no release had as long as the program runs. A preview that reads beside would else take the blocks of
    /// one release for those of another.
    pub(super) fn next(&self) -> i64 {
        1 + self.highest.fetch_add(1, Ordering::AcqRel)
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        self.0.is_busy.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_works_at_a_time_and_no_number_comes_twice() {
        let works = Works::default();
        let alone = works.alone();
        assert!(alone.is_some() && works.alone().is_none() && works.is_busy());
        drop(alone);
        assert!(!works.is_busy() && works.alone().is_some());
        assert_eq!((works.next(), works.next()), (1, 2));
        works.saw(7);
        works.saw(3);
        assert_eq!((works.next(), works.next()), (8, 9));
    }
}
