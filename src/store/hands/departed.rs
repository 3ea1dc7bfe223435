//! Which lines of the history left the file, in a bundle or otherwise, and are never written on.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

/// The last line that left. A line that was there when the file was opened counts: the file may have been copied since.
#[derive(Debug)]
pub(in crate::store) struct Departed {
    last: AtomicI64,
    /// How many take lines out right now. Meanwhile no line is written on.
    leaving: AtomicUsize,
}

impl Departed {
    pub fn new(last: i64) -> Arc<Self> {
        Arc::new(Self { last: AtomicI64::new(last), leaving: AtomicUsize::new(0) })
    }

    /// Whether the line at this place left, or may be leaving.
    pub fn has(&self, seq: i64) -> bool {
        self.leaving.load(Ordering::SeqCst) > 0 || seq <= self.last.load(Ordering::SeqCst)
    }

    /// All lines up to this one left.
    pub fn left(&self, seq: i64) {
        self.last.fetch_max(seq, Ordering::SeqCst);
    }

    /// From now on until this is dropped, no line is written on.
    pub fn leave(self: &Arc<Self>) -> Leaving {
        self.leaving.fetch_add(1, Ordering::SeqCst);
        Leaving(Arc::clone(self))
    }
}

/// Somebody takes lines out.
pub(in crate::store) struct Leaving(Arc<Departed>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.leaving.fetch_sub(1, Ordering::SeqCst);
    }
}
