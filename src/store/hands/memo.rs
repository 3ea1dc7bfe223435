//! What was read lately, kept for as long as nothing was committed since.
//!
//! No second truth: the one writer numbers its commits and tells the number before it tells anybody of success, and
//! what is held here counts for one number only. A value read after a commit was told has seen that commit; once
//! the next one is told, nobody is given the value any more. Where another process writes to the file, nobody tells
//! its commits: leave the memo out there, and every read goes to the file.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// The most that a memo holds, in bytes of what was read; as values of the domain they take about twice as much.
const MOST_BYTES: usize = 512 * 1024;

/// The number of the last commit, as the writer told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf(u64);

/// Values by their keys, all of them read since the last commit.
#[derive(Debug)]
pub struct Memo<K, V> {
    commits: watch::Receiver<u64>,
    held: Mutex<Held<K, V>>,
}

#[derive(Debug)]
struct Held<K, V> {
    as_of: AsOf,
    values: HashMap<K, Arc<V>>,
    bytes: usize,
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// An empty memo of a file whose writer tells its commits here.
    #[must_use]
    pub fn new(commits: watch::Receiver<u64>) -> Self {
        Self { commits, held: Mutex::new(Held { as_of: AsOf(0), values: HashMap::new(), bytes: 0 }) }
    }

    /// The last commit. Ask before reading what is to be kept: the file is then at least as new as this.
    #[must_use]
    pub fn now(&self) -> AsOf {
        AsOf(*self.commits.borrow())
    }

    /// What was read of a key since the last commit.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let now = self.now();
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_of == now { held.values.get(key).map(Arc::clone) } else { None }
    }

    /// Keeps what was read, begun as of a commit and `bytes` long in the file. Something larger than all that may
    /// be held is not kept, and where it fits no more, what was held before gives way.
    pub fn keep(&self, as_of: AsOf, key: K, value: &Arc<V>, bytes: usize) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_of.0 > as_of.0 || bytes > MOST_BYTES {
            return;
        }
        if held.as_of != as_of || held.bytes + bytes > MOST_BYTES {
            *held = Held { as_of, values: HashMap::new(), bytes: 0 };
        }
        held.bytes += bytes;
        held.values.insert(key, Arc::clone(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo() -> (watch::Sender<u64>, Memo<&'static str, u32>) {
        let (commits, told) = watch::channel(0);
        (commits, Memo::new(told))
    }

    #[test]
    fn what_was_read_counts_until_the_next_commit_is_told() {
        let (commits, memo) = memo();
        memo.keep(memo.now(), "a", &Arc::new(1), 1);
        assert_eq!(memo.get(&"a").as_deref(), Some(&1));
        commits.send_modify(|count| *count += 1);
        assert_eq!(memo.get(&"a"), None);
        memo.keep(memo.now(), "b", &Arc::new(2), 1);
        assert_eq!((memo.get(&"a"), memo.get(&"b").as_deref()), (None, Some(&2)), "what was read before it is gone");
    }

    #[test]
    fn what_was_read_before_a_commit_and_comes_after_it_is_not_kept() {
        let (commits, memo) = memo();
        let before = memo.now();
        commits.send_modify(|count| *count += 1);
        memo.keep(before, "a", &Arc::new(1), 1);
        assert_eq!(memo.get(&"a"), None);
        memo.keep(memo.now(), "a", &Arc::new(2), 1);
        memo.keep(before, "a", &Arc::new(1), 1);
        assert_eq!(memo.get(&"a").as_deref(), Some(&2));
    }

    #[test]
    fn it_never_holds_more_than_it_may() {
        let (_commits, memo) = memo();
        let fill = |key, bytes| memo.keep(memo.now(), key, &Arc::new(0), bytes);
        fill("large", MOST_BYTES);
        assert!(memo.get(&"large").is_some());
        fill("one more", 1);
        assert!(memo.get(&"large").is_none() && memo.get(&"one more").is_some());
        fill("too large", MOST_BYTES + 1);
        assert!(memo.get(&"too large").is_none() && memo.get(&"one more").is_some());
    }
}
