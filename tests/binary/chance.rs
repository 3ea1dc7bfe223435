//! Chance that can be repeated: every test says the seed it began with, and `MILEPOST_SEED` gives it again.

use std::hash::{BuildHasher, RandomState};

/// A stream of numbers (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// Begins a stream of a test, from a new seed or from the one asked for.
    pub fn new() -> Self {
        let wanted = std::env::var("MILEPOST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = wanted.unwrap_or_else(|| RandomState::new().hash_one(0));
        println!("To repeat this: MILEPOST_SEED={seed}");
        Self(seed)
    }

    /// Another stream that goes its own way.
    pub fn fork(&mut self) -> Self {
        Self(self.next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
